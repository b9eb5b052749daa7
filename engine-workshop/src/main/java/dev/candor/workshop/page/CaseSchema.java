package dev.candor.workshop.page;

import static dev.candor.workshop.page.SchemaParts.ID;
import static dev.candor.workshop.page.SchemaParts.file;
import static dev.candor.workshop.page.SchemaParts.id;
import static dev.candor.workshop.page.SchemaParts.of;
import static dev.candor.workshop.page.SchemaParts.oneOrMany;
import static dev.candor.workshop.page.SchemaParts.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the schema of a file under {@code cases/}. Stateless. */
final class CaseSchema {

  private CaseSchema() {}

  /** Returns the schema. */
  static Map<String, Object> tree() {
    Map<String, Object> patch = of("type", "object");
    Map<String, Object> list = of("type", "array", "items", of("type", "object"));
    Map<String, Object> expect = new LinkedHashMap<>();
    expect.put("description", "What this rule must answer, whatever others say.");
    expect.put(
        "anyOf",
        List.of(
            of("enum", List.of("stops", "lets through", "warns", "silent")),
            of(
                "type",
                "object",
                "properties",
                of(
                    "waits until", of("type", "string"),
                    "requires", of("type", "string", "pattern", ID),
                    "counts", of("type", "integer", "minimum", 0)),
                "minProperties",
                1,
                "additionalProperties",
                false)));
    Map<String, Object> one =
        file(
            "One message and what the rule must say of it.",
            of(
                "case", words("What must be so, in one sentence."),
                "id", words("The id of the example it is, where there is one."),
                "source", words("Where it comes from."),
                "note", words("What else there is to know."),
                "persona", words("The persona it begins with."),
                "now", words("The instant taken for now, with its offset."),
                "request", patch,
                "borrower", patch,
                "loan", patch,
                "contact", patch,
                "loans", list,
                "contacts", list,
                "cases", list,
                "statements", list,
                "history", list,
                "words", words("What a reader sees of the message, for rules that read it."),
                "expect", expect,
                "product", product()),
            List.of("case", "persona", "now"));

    Map<String, Object> file =
        file(
            "What a rule must stop and what it must let through, and what the product answers.",
            of(
                "rule", id("The rule they are of; left out where they ask the product alone."),
                "cases", of("type", "array", "items", one, "minItems", 1)),
            List.of("cases"));
    file.put("anyOf", List.of(Map.of("required", List.of("rule")), everyCaseRequires("product")));
    return file;
  }

  private static Map<String, Object> everyCaseRequires(String key) {
    return of("properties", of("cases", of("items", of("required", List.of(key)))));
  }

  /** The answer of every rule, the house checks and the clock. */
  private static Map<String, Object> product() {
    Map<String, Object> ids = oneOrMany(of("type", "string", "pattern", ID));
    Map<String, Object> instant = of("type", "string");

    return of(
        "description",
        "What the whole product must answer: every rule, the house checks and the clock.",
        "anyOf",
        List.of(
            of("const", "goes now"),
            of(
                "type",
                "object",
                "properties",
                of("goes at", instant, "carries", ids),
                "minProperties",
                1,
                "additionalProperties",
                false),
            of(
                "type",
                "object",
                "properties",
                of("refused by", ids, "until", instant),
                "required",
                List.of("refused by"),
                "additionalProperties",
                false)));
  }
}
