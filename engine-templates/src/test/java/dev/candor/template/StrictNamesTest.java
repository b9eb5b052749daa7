package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static dev.candor.template.GivenPart.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.party.Money;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictNamesTest {

  private static final Map<String, String> ABSENT =
      named(
          "a name at the root", "nope",
          "a name in a map", "loan.nope",
          "a path below an absent name", "loan.nope.deep.deeper",
          "a component of a record", "due.nope",
          "an index beyond a list", "rows.[9]",
          "a name of a text", "name.nope",
          "a name below null", "nothing.nope",
          "a name one level up", "../nope",
          "a name at the root by @root", "@root.nope",
          "an index outside of a loop", "@index");

  private static final Map<String, String> PLACES =
      named(
          "printed", "a\n {{%s}}",
          "printed raw", "a {{{%s}}}",
          "printed after an ampersand", "a {{&%s}}",
          "if", "{{#if %s}}x{{/if}}",
          "else if", "{{#if false}}x{{else if %s}}y{{/if}}",
          "unless", "{{#unless %s}}x{{/unless}}",
          "each", "{{#each %s}}x{{/each}}",
          "with", "{{#with %s}}x{{/with}}",
          "a section", "{{#%s}}x{{/%s}}",
          "an inverted section", "{{^%s}}x{{/%s}}",
          "an argument", "{{upper %s}}",
          "a second argument", "{{join rows %s}}",
          "an argument of a comparison", "{{#if (eq %s 1)}}x{{/if}}",
          "an argument of not", "{{#if (not %s)}}x{{/if}}",
          "an argument of and", "{{#if (and true %s)}}x{{/if}}",
          "an argument of or", "{{#if (or false %s)}}x{{/if}}",
          "an option", "{{date \"2026-03-06\" format=%s}}",
          "an option of if", "{{#if 5 includeZero=%s}}x{{/if}}",
          "inside parentheses", "{{upper (lower (concat \"a\" %s))}}",
          "a partial's context", "{{> p %s}}",
          "a partial's name", "{{> p x=%s}}",
          "a partial block's context", "{{#> lay %s}}x{{/lay}}",
          "where lookup looks", "{{lookup %s \"a\"}}",
          "what lookup looks for", "{{lookup loan %s}}");

  private static Map<String, String> named(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static GivenPart template(String place, String name) {
    return given(place.replace("%s", name))
        .partial("p", "p")
        .partial("lay", "{{> @partial-block}}")
        .with(
            "name",
            "Ana",
            "nothing",
            null,
            "loan",
            map("id", "L1"),
            "due",
            Money.of("412.50", "USD"),
            "rows",
            List.of("a", "b"));
  }

  static Stream<Arguments> cells() {
    return PLACES.entrySet().stream()
        .flatMap(
            place ->
                ABSENT.entrySet().stream()
                    .map(
                        name ->
                            Arguments.argumentSet(
                                name.getKey() + ", " + place.getKey(),
                                place.getValue(),
                                name.getValue())));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void an_absent_name_is_listed_once_with_its_place(String place, String name) {
    int at = place.indexOf("%s");
    int line = 1 + (int) place.substring(0, at).chars().filter(c -> c == '\n').count();
    int column = at - place.lastIndexOf('\n', at);

    assertThat(template(place, name).undefined()).containsExactly(line + ":" + column + " " + name);
    assertThatThrownBy(() -> template(place, name).strictly())
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageStartingWith(
            "1 fault in the template t:\nt:"
                + line
                + ":"
                + column
                + " "
                + name
                + ": The name ("
                + name
                + ") is not defined.");
  }

  static Stream<Arguments> places() {
    return PLACES.entrySet().stream()
        .map(place -> Arguments.argumentSet(place.getKey(), place.getValue()));
  }

  @ParameterizedTest
  @MethodSource("places")
  void null_is_defined(String place) {
    if (!place.contains("lookup")) {
      assertThat(template(place, "nothing").undefined()).isEmpty();
      template(place, "nothing").strictly();
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void an_absent_name_is_nothing_where_names_are_not_strict(String place) {
    assertThat(template(place, "loan.nope").html()).doesNotContain("nope", "undefined", "null");
  }

  static Stream<Arguments> exempt() {
    return ABSENT.entrySet().stream()
        .map(name -> Arguments.argumentSet(name.getKey(), name.getValue()));
  }

  @ParameterizedTest
  @MethodSource("exempt")
  void defined_and_default_may_ask_for_an_absent_name(String name) {
    assertThat(template("{{#if (defined %s)}}there{{else}}not there{{/if}}", name).strictly())
        .isEqualTo("not there");
    assertThat(template("{{default %s \"other\"}}", name).strictly()).isEqualTo("other");
    assertThat(template("{{default (upper %s) \"other\"}}", name).strictly()).isEqualTo("other");
    assertThat(template("{{#if (and (defined %s) %s)}}x{{else}}y{{/if}}", name).strictly())
        .isEqualTo("y");
  }

  @Test
  void defined_sees_null_and_default_replaces_it() {
    assertThat(
            template(
                    "{{#if (defined nothing)}}there{{/if}} {{default nothing \"other\"}} {{default name \"other\"}}",
                    "")
                .strictly())
        .isEqualTo("there other Ana");
  }

  @Test
  void lists_every_name_of_a_template_and_its_partials_sorted_by_place_and_once() {
    GivenPart template =
        given("{{! many\nlines }}\n{{#each rows}}{{amount}}{{> foot}}{{/each}}\n  {{b}} {{b}}")
            .partial("foot", "\n{{> inner}}{{lender}}")
            .partial("inner", "{{x.y}}")
            .with("rows", List.of(map("id", 1), map("id", 2), map("id", 3)), "amount", 5);

    assertThat(template.undefinedNames().stream().map(name -> name.place() + " " + name.name()))
        .containsExactly(
            "partials/foot:2:14 lender",
            "partials/inner:1:3 x.y",
            "t:3:17 amount",
            "t:4:5 b",
            "t:4:11 b");
  }

  @Test
  void counts_columns_in_characters_and_lines_after_comments() {
    assertThat(given("\u00e9\u00e9\ud83d\ude00{{a}}\n{{!-- x\ny\nz --}}{{b}}").undefined())
        .containsExactly("1:6 a", "4:9 b");
  }

  @Test
  void does_not_take_the_value_of_an_outer_level() {
    assertThat(
            given("{{#each rows}}[{{name}}]{{/each}}")
                .with("name", "Ana", "rows", List.of(map("a", 1)))
                .undefined())
        .containsExactly("1:18 name");
  }

  @Test
  void an_absent_name_given_to_a_partial_hides_the_one_of_the_context() {
    GivenPart template = given("{{> p name=nope}}").partial("p", "[{{name}}]").with("name", "Ana");

    assertThat(template.html()).isEqualTo("[]");
    assertThat(template.undefined()).containsExactly("1:12 nope");
  }

  @Test
  void says_which_names_are_near() {
    GivenPart template =
        given(
                "{{loan.amountDu}} {{lon.amountDue}}{{#each rows as |row|}}{{rwo.id}}{{name}}{{/each}}{{lookup loan \"amountDeu\"}}{{due.amuont}}")
            .with(
                "name",
                "Ana",
                "loan",
                map("amountDue", 1, "id", "L1"),
                "rows",
                List.of(map("id", 1)),
                "due",
                Money.of("1", "USD"));

    assertThat(template.undefinedNames())
        .extracting(name -> name.name() + " -> " + String.join(", ", name.nearest()))
        .containsExactly(
            "loan.amountDu -> loan.amountDue",
            "lon.amountDue -> loan.amountDue",
            "rwo.id -> row.id",
            "name -> ../name",
            "lookup loan \"amountDeu\" -> lookup loan \"amountDue\"",
            "due.amuont -> due.amount");
  }

  @Test
  void shows_the_line_with_a_caret_and_what_to_do() {
    assertThatThrownBy(
            () ->
                given("Dear {{name}},\n  you owe {{loan.amountDu}}. {{who}}\n")
                    .with("name", "Ana", "loan", map("amountDue", 1))
                    .strictly())
        .hasMessage(
            """
            2 faults in the template t:
            t:2:13 loan.amountDu: The name (loan.amountDu) is not defined. Nearest: loan.amountDue.
                you owe {{loan.amountDu}}. {{who}}
                          ^
                Maybe write loan.amountDue, or put (loan.amountDu) into the context.
            t:2:32 who: The name (who) is not defined.
                you owe {{loan.amountDu}}. {{who}}
                                             ^
                Maybe put (who) into the context, or ask for it with {{#if (defined who)}}.
            Maybe mend the lines above and try again.""");
  }

  @Test
  void shows_the_part_of_a_long_line_around_the_name() {
    assertThat(
            new Position(new Source("t", "x".repeat(500) + "{{a}}" + "y".repeat(500)), 1, 503)
                .fault("", "m", "")
                .message())
        .isEqualTo(
            "m\n    "
                + "x".repeat(48)
                + "{{a}}"
                + "y".repeat(47)
                + "\n    "
                + " ".repeat(50)
                + "^");
  }

  @Test
  void keeps_data_out_of_errors() {
    GivenPart template =
        given(
                "{{money name}}{{lookup name key}}{{date name}}{{name.x}}{{each}}{{#each name}}{{/each}}"
                    .replace("{{each}}", ""))
            .with("name", "SECRET", "key", "SECRET2");

    assertThatThrownBy(template::strictly).hasMessageNotContainingAny("SECRET");
  }
}
