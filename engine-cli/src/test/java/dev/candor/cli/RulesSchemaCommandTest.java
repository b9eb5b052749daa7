package dev.candor.cli;

import static dev.candor.cli.Terminal.candor;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.workshop.page.RulebookSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class RulesSchemaCommandTest {

  private static final Path SCHEMAS = Path.of("..", "docs", "schema");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<RulebookSchema, Schema> BY_KIND =
      Stream.of(RulebookSchema.values())
          .collect(
              Collectors.toMap(
                  one -> one,
                  one ->
                      REGISTRY.getSchema(
                          candor("rules", "schema", one.text()).out(), InputFormat.JSON)));
  private static final String FOLDERS = "rules parameters disclosures calendars cases";

  private static final String GOOD =
      """
      id: house-quiet
      title: Quiet evenings
      sentence: The house sends no texts in the evening.
      citation: { body: House, corpus: House policy, section: "4.2" }
      verified: house
      effective: { from: 2026-01-01 }
      jurisdiction: house
      when:
        channel: text
        loan.daysPastDue: { more than: 30 }
        cases.open: { has no: [bankruptcy] }
        any of:
          - contact.label: work
          - contact.employerProvided: true
      restrict:
        hours: { from: "09:00", to: "18:00", zone: recipient }
      explanation: The house texts from {hours} only.
      """;

  private static List<String> wrong(RulebookSchema kind, String yaml) {
    return BY_KIND.get(kind).validate(yaml, InputFormat.YAML).stream()
        .map(Object::toString)
        .toList();
  }

  /** Run with {@code -Dcandor.rewrite=true} after a change of keys or facts. */
  @ParameterizedTest
  @EnumSource(RulebookSchema.class)
  void is_published_as_it_is(RulebookSchema kind) throws IOException {
    Path file = SCHEMAS.resolve(kind.text() + ".schema.json");
    String schema = candor("rules", "schema", kind.text()).out();
    if (Boolean.getBoolean("candor.rewrite")) {
      Files.createDirectories(SCHEMAS);
      Files.writeString(file, schema);
    }

    assertThat(Files.readString(file)).isEqualTo(schema);
  }

  @Test
  void prints_that_of_rules_unless_another_is_named() {
    assertThat(candor("rules", "schema").out()).isEqualTo(candor("rules", "schema", "rule").out());
    assertThat(candor("rules", "schema", "rulez").err())
        .contains("(rulez) is no kind of file")
        .contains("\nMaybe use one of: rule, parameter");
  }

  @Test
  void every_file_of_the_standard_rulebook_is_valid() {
    SortedMap<String, byte[]> files =
        Rulebooks.fromClasspath(getClass().getClassLoader(), "rulebook/us").files();
    List<String> folders = List.of(FOLDERS.split(" "));
    files.forEach(
        (name, bytes) -> {
          int kind = folders.indexOf(name.split("/")[0]);
          if (kind >= 0 && name.endsWith(".yaml")) {
            assertThat(
                    wrong(RulebookSchema.values()[kind], new String(bytes, StandardCharsets.UTF_8)))
                .as(name)
                .isEmpty();
          }
        });
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.argumentSet("an unknown fact", "channel: text", "chanel: text"),
        Arguments.argumentSet("an unknown word", "channel: text", "channel: txt"),
        Arguments.argumentSet("an unknown word in a list", "[bankruptcy]", "[bankrupt]"),
        Arguments.argumentSet("an unknown operator", "more than: 30", "more then: 30"),
        Arguments.argumentSet("an operator of another kind", "more than: 30", "has: 30"),
        Arguments.argumentSet("a word for a number", "more than: 30", "more than: [30]"),
        Arguments.argumentSet("an empty list", "channel: text", "channel: []"),
        Arguments.argumentSet("an unknown key", "jurisdiction: house", "juristiction: house"),
        Arguments.argumentSet("no citation", "citation: {", "quote: {"),
        Arguments.argumentSet("no section", ", section: \"4.2\"", ""),
        Arguments.argumentSet("no jurisdiction", "jurisdiction: house", "jurisdiction: us/zz"),
        Arguments.argumentSet("no confidence", "verified: house", "verified: maybe"),
        Arguments.argumentSet("no time of day", "\"09:00\"", "\"25:00\""),
        Arguments.argumentSet("no zone", "zone: recipient", "zone: nowhere"),
        Arguments.argumentSet("no day", "from: 2026-01-01", "from: yesterday"),
        Arguments.argumentSet("an id with capitals", "id: house-quiet", "id: House"),
        Arguments.argumentSet(
            "a flag in words", "employerProvided: true", "employerProvided: maybe"),
        Arguments.argumentSet("two sayings", "explanation:", "refuse: true\nexplanation:"),
        Arguments.argumentSet("no saying", "restrict:\n  hours: {", "rationale:\n  hours: {"),
        Arguments.argumentSet("nothing to restrict", "hours: {", "hour: {"),
        Arguments.argumentSet(
            "a refusal that is none",
            "restrict:\n  hours: { from: \"09:00\", to: \"18:00\", zone: recipient }",
            "refuse: false"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_the_reader_finds_is_one_for_the_schema(String right, String mistake) {
    assertThat(wrong(RulebookSchema.RULE, GOOD)).isEmpty();
    assertThat(read(GOOD).faults()).isEmpty();
    assertThat(GOOD).contains(right);
    String rule = GOOD.replace(right, mistake);
    assertThat(read(rule).faults()).isNotEmpty();
    assertThat(wrong(RulebookSchema.RULE, rule)).isNotEmpty();
  }

  private static RulebookReading read(String rule) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: house\nversion: \"1\"\n".getBytes(StandardCharsets.UTF_8));
    files.put("rules/r.yaml", rule.getBytes(StandardCharsets.UTF_8));
    return Rulebooks.readFiles(files, null);
  }
}
