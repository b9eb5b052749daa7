package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fault.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoadFaultsTest {

  private static List<String> lines(GivenPart template) {
    return template.faults().stream()
        .map(fault -> fault.line().lines().findFirst().orElseThrow())
        .toList();
  }

  private static Arguments fault(String name, String template, String line) {
    return Arguments.argumentSet(name, template, line);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "an unknown helper",
            "a\n {{mony x}}",
            "t:2:4: There is no helper (mony). Nearest: money."),
        fault(
            "an unknown helper without a near one",
            "{{frobnicate x}}",
            "t:1:3: There is no helper (frobnicate)."),
        fault(
            "an unknown helper in parentheses",
            "{{#if (eqq a b)}}{{/if}}",
            "t:1:8: There is no helper (eqq). Nearest: eq, qr."),
        fault(
            "an unknown block",
            "{{#iff x}}{{/iff}}",
            "t:1:4: There is no helper (iff). Nearest: if."),
        fault(
            "a helper of handlebars-java",
            "{{precompile \"a\"}}",
            "t:1:3: There is no helper (precompile)."),
        fault(
            "a helper as a block",
            "{{#eq a b}}x{{/eq}}",
            "t:1:4: The helper (eq) gives a value and cannot open a block."),
        fault("a block as a helper", "{{if a}}", "t:1:3: The block (if) has no value."),
        fault(
            "a block in parentheses",
            "{{upper (if a \"b\")}}",
            "t:1:10: The block (if) has no value."),
        fault(
            "too few arguments",
            "{{plural n \"day\"}}",
            "t:1:3: The helper (plural) takes 3 arguments and has (2)."),
        fault(
            "too many arguments",
            "{{money a b}}",
            "t:1:3: The helper (money) takes 1 arguments and has (2)."),
        fault(
            "an unknown option",
            "{{date a fromat=\"short\"}}",
            "t:1:17: The helper (date) has no option (fromat). Nearest: format."),
        fault(
            "an option of a block",
            "{{#each a sort=true}}{{/each}}",
            "t:1:16: The block (each) has no option (sort)."),
        fault("if without a value", "{{#if}}{{/if}}", "t:1:1: The block (if) needs a value."),
        fault(
            "if with two values",
            "{{#if a b}}{{/if}}",
            "t:1:4: The block (if) takes 1 value and has (2)."),
        fault(
            "if with a name",
            "{{#if a as |b|}}{{/if}}",
            "t:1:4: The block (if) gives no value that could be named (b)."),
        fault(
            "three names",
            "{{#each a as |b c d|}}{{/each}}",
            "t:1:11: There are (3) names after as, and a block gives at most 2."),
        fault(
            "an unknown partial",
            "a {{> fooder}}",
            "t:1:7: There is no partial (fooder). Nearest: footer."),
        fault(
            "an unknown partial with a block",
            "{{#> lay}}x{{/lay}}",
            "t:1:6: There is no partial (lay). Nearest: layouts/email."),
        fault(
            "a computed partial",
            "{{> (lookup a b)}}",
            "t:1:5: A partial's name is written, not computed."),
        fault(
            "a partial's block without one",
            "{{> layouts/email}}",
            "t:1:5: The partial (layouts/email) prints the block of its caller, and this call has none."),
        fault(
            "a block of nobody",
            "{{> @partial-block}}",
            "t:1:5: There is no block to print here: the template is nobody's partial."),
        fault(
            "a block that is not printed",
            "{{#> footer}}x{{/footer}}",
            "t:1:6: The partial (footer) does not print the block given to it."),
        fault(
            "a block never closed",
            "a\n{{#if x}}b",
            "t:2:1: The block (if) that opens here is never closed."),
        fault(
            "an inner block never closed",
            "{{#if x}}{{#each y}}b{{/if}}",
            "t:1:25: The tag closes (if), and the block open here is (each) from line 1."),
        fault(
            "a partial block never closed",
            "{{#> footer}}b",
            "t:1:1: The block (footer) that opens here is never closed."),
        fault(
            "the wrong block closed",
            "{{#if x}}\n{{/each}}",
            "t:2:4: The tag closes (each), and the block open here is (if) from line 1."),
        fault(
            "a block closed that is not open",
            "a{{/if}}",
            "t:1:2: This tag closes a block, and none is open."),
        fault(
            "an else outside",
            "a{{else}}b",
            "t:1:2: This else stands outside of a block, or after the last else of one."),
        fault(
            "a second else",
            "{{#if a}}{{else}}{{else}}{{/if}}",
            "t:1:18: This else stands outside of a block, or after the last else of one."),
        fault("a tag never ended", "a {{b", "t:1:3: The tag that begins here never ends."),
        fault(
            "a comment never ended", "a {{! b", "t:1:3: The comment that begins here never ends."),
        fault(
            "characters of no language",
            "{{a ? b}}\n{{c % d}}",
            "t:1:5: The characters here are not Handlebars."),
        fault(
            "a path with the parent inside",
            "{{a.../b}}",
            "t:1:3: The path (a.../b) cannot be followed: (..) stands inside it."),
        fault(
            "this inside a path",
            "{{a.this}}",
            "t:1:3: The path (a.this) cannot be followed: (this) stands inside it."),
        fault("unknown data", "{{@indx}}", "t:1:3: There is no (@indx). Nearest: @index."),
        fault(
            "a decorator",
            "{{#*inline \"a\"}}x{{/inline}}",
            "t:1:1: Decorators such as {{#*inline}} are not read."),
        fault("a raw block", "{{{{raw}}}}x{{{{/raw}}}}", "t:1:1: Raw blocks are not read."),
        fault("other delimiters", "{{=<% %>=}}", "t:1:1: Delimiters cannot be changed."),
        fault("a name given twice", "{{> footer a=1 a=2}}", "t:1:16: The name (a) is given twice."),
        fault(
            "a third brace",
            "a {{b}}}",
            "t:1:8: A brace stands right behind a tag, which would close it too."));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void finds_it_while_loading(String text, String line) {
    GivenPart template =
        given(text).partial("footer", "f").partial("layouts/email", "{{> @partial-block}}");

    assertThat(lines(template)).first().isEqualTo(line);
    assertThat(template.faults()).allSatisfy(fault -> assertThat(fault.maybe()).isNotEmpty());
  }

  @Test
  void finds_all_faults_of_a_template_and_its_partials_at_once() {
    GivenPart template =
        given("{{mony a}}{{> fotter}}\n{{#eq a b}}{{uper c}}{{/eq}}")
            .partial("footer", "{{dat x}}")
            .partial("broken", "{{#if x}}");

    assertThat(lines(template))
        .containsExactlyInAnyOrder(
            "partials/broken:1:1: The block (if) that opens here is never closed.",
            "partials/footer:1:3: There is no helper (dat). Nearest: date, gt, lt.",
            "t:1:3: There is no helper (mony). Nearest: money.",
            "t:1:15: There is no partial (fotter). Nearest: footer.",
            "t:2:4: The helper (eq) gives a value and cannot open a block.",
            "t:2:14: There is no helper (uper). Nearest: upper.");
  }

  @Test
  void finds_each_line_with_unreadable_characters() {
    assertThat(lines(given("{{a ? b}}\n{{c % d ; e}}")))
        .containsExactly(
            "t:1:5: The characters here are not Handlebars.",
            "t:2:5: The characters here are not Handlebars.");
  }

  @Test
  void finds_partials_that_call_themselves() {
    GivenPart template =
        given("{{> a}}")
            .partial("a", "{{> b}}")
            .partial("b", "x\n {{> c}}")
            .partial("c", "{{#if x}}{{> a}}{{/if}}");

    assertThat(template.faults())
        .singleElement()
        .extracting(Fault::line)
        .asString()
        .startsWith("partials/c:1:14: The partial (a) calls itself: a > b > c > a.");
  }

  @Test
  void finds_a_partial_that_gives_itself_a_block() {
    assertThat(lines(given("").partial("a", "{{> @partial-block}}{{#> a}}x{{/a}}")))
        .containsExactly("partials/a:1:26: The partial (a) calls itself: a > a.");
  }

  @Test
  void a_name_of_a_helper_without_arguments_is_a_name() {
    assertThat(
            given("{{date}} {{title}} {{#phone}}{{this}}{{/phone}}")
                .with("date", "d", "title", "t", "phone", "p")
                .strictly())
        .isEqualTo("d t p");
  }
}
