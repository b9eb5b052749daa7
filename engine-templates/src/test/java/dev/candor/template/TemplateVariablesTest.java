package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.internal.helper.Helper;
import dev.candor.template.internal.helper.HelperRegistry;
import dev.candor.template.variable.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateVariablesTest {

  private static final String TEXT = "templates/en/paymentFailed/text.text.hbs";
  private static final String SLOT = "{{#each disclosures}}{{text}}{{/each}}";

  private static Templatebook book(Map<String, String> files) {
    return Templatebook.of(new TreeMap<>(files), new ArrayList<>());
  }

  /** The names of a text that has these words, and a partial and a layout to use. */
  private static TemplateVariables of(String words) {
    return book(Map.of(
            TEXT,
            words + SLOT,
            "partials/row.hbs",
            "{{label}}: {{money amount}}",
            "partials/maybe.hbs",
            "{{#if (defined note)}}{{note}}{{/if}}",
            "layouts/frame.hbs",
            "{{title}} {{> @partial-block}} {{footer}}"))
        .variables(Subject.PAYMENT_FAILED, null, null);
  }

  /** Every name but the slot's: path, type, ? where optional, ~ where it may be null. */
  private static List<String> names(TemplateVariables variables) {
    List<String> names = new ArrayList<>();
    variables.variables().stream()
        .filter(variable -> !variable.name().equals("disclosures"))
        .forEach(variable -> add(variable, names));
    return names;
  }

  private static void add(Variable variable, List<String> names) {
    names.add(
        variable.path()
            + " "
            + variable.type()
            + (variable.optional() ? "?" : "")
            + (variable.nullable() ? "~" : ""));
    variable.names().forEach(name -> add(name, names));
    if (variable.items() != null) {
      add(variable.items(), names);
    }
  }

  private static Arguments found(String name, String words, String... names) {
    return Arguments.argumentSet(name, words, List.of(names));
  }

  static Stream<Arguments> templates() {
    return Stream.of(
        found("a name that is printed", "{{code}}", "code text"),
        found("a path", "{{a.b.c}}", "a group", "a.b group", "a.b.c text"),
        found("an amount", "{{money fee}}", "fee money"),
        found(
            "a number with its currency beside it", "{{money fee currency=\"USD\"}}", "fee number"),
        found("a target by the helper for it", "{{url payUrl}}", "payUrl uri"),
        found("a day", "{{date on}}", "on date"),
        found("a day and its time", "{{date at}} {{time at}}", "at date time"),
        found("a number that is printed too", "{{n}} {{plural n \"day\" \"days\"}}", "n number"),
        found("a name that is only tested", "{{#if late}}late{{/if}}", "late truth~"),
        found("a name that is tested and printed", "{{#if code}}{{code}}{{/if}}", "code text~"),
        found(
            "a list",
            "{{#each lines}}{{on}}{{/each}}",
            "lines list~",
            "lines[] group",
            "lines[].on text"),
        found(
            "what a list holds", "{{#each names}}{{this}}{{/each}}", "names list~", "names[] text"),
        found(
            "a list inside a list, and the way out",
            "{{#each a}}{{#each b}}{{c}}{{../d}}{{../../e}}{{/each}}{{/each}}",
            "a list~",
            "a[] group",
            "a[].b list~",
            "a[].b[] group",
            "a[].b[].c text",
            "a[].d text",
            "e text"),
        found(
            "a name given by a block",
            "{{#each lines as |line index|}}{{line.on}}{{index}}{{/each}}",
            "lines list~",
            "lines[] group",
            "lines[].on text"),
        found("a list that is joined", "{{join names}}", "names list", "names[] text?~"),
        found("a group", "{{#with plan}}{{name}}{{/with}}", "plan group~", "plan.name text"),
        found(
            "a group, and the root",
            "{{#with plan}}{{@root.code}}{{../name}}{{/with}}",
            "code text",
            "name text",
            "plan group~"),
        found(
            "an item by its index",
            "{{lines.0.on}}",
            "lines list",
            "lines[] group",
            "lines[].on text"),
        found("how long a list is", "{{lines.length}}", "lines list"),
        found(
            "a name that is asked for",
            "{{#if (defined plan)}}{{plan.name}}{{/if}}",
            "plan group?",
            "plan.name text"),
        found(
            "a path that is asked for",
            "{{#if (defined plan.name)}}{{plan.name}}{{/if}}",
            "plan group?~",
            "plan.name text?"),
        found(
            "a name with another in its place",
            "{{default nick name}}",
            "name text",
            "nick text?~"),
        found(
            "a name that a default found",
            "{{#if (default nick \"\")}}{{nick}}{{/if}}",
            "nick text?~"),
        found(
            "a name asked for among others",
            "{{#if (and (defined a) a.b (not late))}}{{a.b}}{{/if}}",
            "a group?",
            "a.b text~",
            "late truth~"),
        found(
            "a name asked for the other way round",
            "{{#unless (defined a)}}none{{else}}{{a}}{{/unless}}",
            "a text?"),
        found(
            "a name that is gone into only where it is not",
            "{{#if (or (not (defined a)) (eq a \"x\"))}}x{{else}}{{a}}{{/if}}",
            "a text?"),
        found(
            "a name asked for once and used twice",
            "{{#if (defined a)}}{{a}}{{/if}}{{a}}",
            "a text"),
        found("a name beside a number", "{{#if (gt n 3)}}x{{/if}}", "n number~"),
        found("a name beside today", "{{#if (gt on today)}}x{{/if}}", "on date~", "today date~"),
        found("a name beside a word", "{{#if (eq state \"NY\")}}x{{/if}}", "state text~"),
        found("a name under a key", "{{lookup plan \"name\"}}", "plan group", "plan.name text"),
        found("what a partial needs", "{{> row}}", "amount money", "label text"),
        found(
            "what a partial needs beside what it is given",
            "{{> row label=\"Fee\"}}",
            "amount money"),
        found(
            "a name handed to a partial",
            "{{> row label=kind amount=fee}}",
            "fee money",
            "kind text"),
        found(
            "a partial in a group",
            "{{> row plan}}",
            "plan group",
            "plan.amount money",
            "plan.label text"),
        found("what a partial asks for", "{{> maybe}}", "note text?"),
        found(
            "a layout with a block",
            "{{#> layouts/frame title=\"T\"}}{{body}}{{title}}{{/layouts/frame}}",
            "body text",
            "footer text"),
        found(
            "a branch that a layout cannot take",
            "{{#> layouts/frame title=false}}{{#if title}}{{x}}{{/if}}{{/layouts/frame}}",
            "footer text"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void finds_each_name_with_its_path_and_type(String words, List<String> names) {
    assertThat(names(of(words))).containsExactlyElementsOf(names);
  }

  @Test
  void knows_what_every_helper_that_prints_takes_its_arguments_for() {
    assertThat(HelperRegistry.names().stream().map(HelperRegistry::find))
        .filteredOn(helper -> helper.asks() == Helper.Asks.FOR_SOMETHING)
        .hasSizeGreaterThan(20)
        .noneMatch(helper -> helper.takes().isEmpty());
  }

  @Test
  void knows_what_the_engine_gives_by_its_records() {
    TemplateVariables variables = of("{{#if loan.dueOn}}{{loan.creditor}}{{/if}}{{code}}");

    assertThat(variables.findWanted()).extracting(Variable::name).containsExactly("code");
    assertThat(names(variables))
        .containsExactly("code text", "loan group", "loan.creditor text", "loan.dueOn date~");
    assertThat(variables.variables())
        .filteredOn(Variable::given)
        .extracting(Variable::name)
        .containsExactly("disclosures", "loan");
  }

  @Test
  void says_where_a_name_is_used_in_the_order_of_the_places() {
    assertThat(of("{{code}}\n{{#if code}}{{> row label=code}}{{/if}}").findWanted())
        .filteredOn(variable -> variable.name().equals("code"))
        .singleElement()
        .extracting(Variable::uses)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(
            "partials/row:1:3",
            "paymentFailed/text.text:1:3",
            "paymentFailed/text.text:2:7",
            "paymentFailed/text.text:2:27");
  }

  @Test
  void takes_what_stands_in_a_link_for_its_target() {
    TemplateVariables variables =
        book(Map.of(
                "templates/en/paymentFailed/email.subject.hbs",
                "s",
                "templates/en/paymentFailed/email.html.hbs",
                "<a href=\"{{payUrl}}\" title=\"{{hint}}\">pay</a>" + SLOT))
            .variables(Subject.PAYMENT_FAILED, Channel.EMAIL, "en");

    assertThat(names(variables)).containsExactly("hint text", "payUrl uri");
  }

  @Test
  void reads_only_what_is_asked_for() {
    Templatebook book =
        book(
            Map.of(
                TEXT,
                "{{a}}" + SLOT,
                "templates/es/paymentFailed/text.text.hbs",
                "{{b}}" + SLOT,
                "templates/en/paymentFailed/voice.text.hbs",
                "{{c}}"));

    assertThat(book.variables(Subject.PAYMENT_FAILED, Channel.TEXT, "es").templates())
        .containsExactly("es/paymentFailed/text");
    assertThat(book.variables(Subject.PAYMENT_FAILED, null, "fr").templates())
        .containsExactly("paymentFailed/text", "paymentFailed/voice");
    assertThat(book.variables(Subject.PAYMENT_FAILED, null, null).findWanted())
        .extracting(Variable::name)
        .containsExactly("a", "b", "c");
    assertThat(book.variables(Subject.STATEMENT, null, null).templates()).isEmpty();
  }

  @Test
  void writes_a_schema_that_asks_for_what_strict_names_ask_for() {
    Map<String, Object> schema =
        of("{{date pay.on}}{{default pay.note \"\"}}{{#if (defined plan)}}{{plan}}{{/if}}")
            .schema();

    assertThat(schema)
        .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
        .containsEntry("required", List.of("pay"));
    assertThat(schema.toString())
        .contains("pay={type=object, properties={note=")
        .contains("on={$ref=#/$defs/date}}, required=[on]}");
  }
}
