package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.RenderRun;
import dev.candor.template.internal.syntax.Position;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LimitsTest {

  private static List<String> lines(GivenPart template) {
    return template.faults().stream()
        .map(fault -> fault.line().lines().findFirst().orElseThrow())
        .toList();
  }

  private static String nested(int depth, String open, String inner, String close) {
    return open.repeat(depth) + inner + close.repeat(depth);
  }

  @Test
  void blocks_nest_to_100_and_no_deeper() {
    assertThat(given(nested(100, "{{#if a}}", "x", "{{/if}}")).with("a", 1).html()).isEqualTo("x");
    assertThat(lines(given(nested(101, "{{#if a}}", "x", "{{/if}}"))))
        .containsExactly("t:1:901: Blocks nest deeper than (100) here.");
    assertThat(lines(given(nested(5000, "{{#if a}}", "x", "{{/if}}")))).hasSize(1);
    assertThat(lines(given("{{^a}}".repeat(5000)))).hasSize(1);
  }

  @Test
  void parentheses_nest_to_100_and_no_deeper() {
    assertThat(given("{{upper " + nested(100, "(lower ", "a", ")") + "}}").with("a", "x").html())
        .isEqualTo("X");
    assertThat(lines(given("{{upper " + nested(101, "(lower ", "a", ")") + "}}")))
        .singleElement()
        .asString()
        .endsWith("Blocks nest deeper than (100) here.");
    assertThat(lines(given("{{upper " + nested(5000, "(lower ", "a", ")") + "}}"))).hasSize(1);
  }

  @Test
  void elses_chain_to_100_and_no_longer() {
    assertThat(
            given(
                    "{{#if a}}0{{else}}x{{/if}}"
                        .replace("{{else}}", "{{else if a}}y".repeat(99) + "{{else}}"))
                .with("a", 0)
                .html())
        .isEqualTo("x");
    assertThat(lines(given("{{#if a}}0" + "{{else if a}}y".repeat(200) + "{{/if}}")))
        .singleElement()
        .asString()
        .endsWith("Blocks nest deeper than (100) here.");
  }

  @Test
  void partials_stand_in_partials_to_50_and_no_deeper() {
    GivenPart allowed = given("{{> p1}}");
    GivenPart refused = given("{{> p1}}");
    for (int i = 1; i <= 50; i++) {
      allowed.partial("p" + i, i == 50 ? "x" : "{{> p" + (i + 1) + "}}");
      refused.partial("p" + i, "{{> p" + (i + 1) + "}}");
    }

    assertThat(allowed.html()).isEqualTo("x");
    assertThat(refused.partial("p51", "x").faults())
        .extracting(Fault::message)
        .first()
        .asString()
        .startsWith("Partials stand in partials deeper than (50) here.");
  }

  @Test
  void blocks_nest_through_partials_to_500_and_no_deeper() {
    GivenPart template = given("{{> p1}}").with("a", 1);
    for (int i = 1; i <= 6; i++) {
      template.partial(
          "p" + i, nested(90, "{{#if a}}", i == 6 ? "x" : "{{> p" + (i + 1) + "}}", "{{/if}}"));
    }

    assertThat(lines(template))
        .first()
        .asString()
        .contains("Blocks and partials nest deeper than (500) here.");
  }

  @Test
  void the_deepest_template_fits_a_small_stack() throws InterruptedException {
    GivenPart template = given("{{> p1}}").with("a", 1);
    for (int i = 1; i <= 5; i++) {
      template.partial(
          "p" + i, nested(98, "{{#each l}}", i == 5 ? "x" : "{{> p" + (i + 1) + "}}", "{{/each}}"));
    }
    CompiledTemplate plan = template.plan();
    StringBuilder written = new StringBuilder();
    List<Object> itself = new java.util.ArrayList<>();
    java.util.Map<String, Object> context = GivenPart.map("l", itself);
    itself.add(context);
    Thread thread =
        new Thread(
            null,
            () ->
                written.append(
                    new RenderRun(
                            context,
                            PrintLocale.EN,
                            java.time.ZoneOffset.UTC,
                            "t",
                            new Position(plan.source(), 1, 1))
                        .render(plan, Form.HTML)),
            "small",
            768 * 1024);
    thread.start();
    thread.join();

    assertThat(written.toString()).isEqualTo("x");
  }

  @Test
  void an_order_takes_a_million_steps_and_no_more() {
    List<Integer> list = Collections.nCopies(100, 1);

    assertThatThrownBy(
            () ->
                given(
                        "{{#each l}}{{#each ../l}}{{#each ../../l}}{{#each ../../../l}}{{/each}}{{/each}}{{/each}}{{/each}}")
                    .in(GivenPart.map("l", distinct()))
                    .html())
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining("The template takes more than (1000000) steps.")
        .hasMessageContaining("t:1:");
    assertThat(given("{{#each l}}{{.}}{{/each}}").with("l", list).html()).hasSize(100);
  }

  private static List<Object> distinct() {
    List<Object> list = new java.util.ArrayList<>();
    for (int i = 0; i < 100; i++) {
      list.add(GivenPart.map("i", i));
    }
    return list;
  }

  @Test
  void a_part_has_4_mebi_characters_and_no_more() {
    String half = "x".repeat(RenderRun.LONGEST / 2);

    assertThat(given("{{a}}{{a}}").with("a", half).html()).hasSize(RenderRun.LONGEST);
    assertThatThrownBy(() -> given("{{a}}{{a}}{{b}}").with("a", half, "b", "y").html())
        .hasMessageContaining("t:1:13: The output is longer than (4194304) characters.");
    assertThatThrownBy(() -> given("{{a}}").with("a", "<".repeat(RenderRun.LONGEST / 2)).html())
        .hasMessageContaining("The output is longer than (4194304) characters.");
    assertThatThrownBy(
            () ->
                given("{{#each l}}" + "y".repeat(1000) + "{{/each}}")
                    .with("l", Collections.nCopies(5000, 1))
                    .html())
        .hasMessageContaining("The output is longer");
    assertThatThrownBy(
            () ->
                given("  {{> p}}")
                    .partial("p", "{{a}}")
                    .with("a", "\n".repeat(RenderRun.LONGEST / 2))
                    .html())
        .hasMessageContaining("The output is longer");
  }

  @Test
  void texts_put_together_have_4_mebi_characters_and_no_more() {
    assertThatThrownBy(
            () ->
                given("{{#if (concat a a a)}}{{/if}}")
                    .with("a", "x".repeat(RenderRun.LONGEST / 2))
                    .html())
        .hasMessageContaining("The text is longer than (4194304) characters.");
    assertThatThrownBy(
            () ->
                given("{{#if (join l)}}{{/if}}")
                    .with("l", Collections.nCopies(3, "x".repeat(RenderRun.LONGEST / 2)))
                    .html())
        .hasMessageContaining("The text is longer than (4194304) characters.");
  }

  @Test
  void looking_at_much_data_costs_steps() {
    assertThatThrownBy(
            () ->
                given("{{#each l}}{{#if (upper ../a)}}{{/if}}{{/each}}")
                    .with("a", "x".repeat(100_000), "l", Collections.nCopies(1000, 1))
                    .html())
        .hasMessageContaining("The template takes more than (1000000) steps.");
    assertThatThrownBy(
            () ->
                given("{{#each l}}{{#if (join ../l)}}{{/if}}{{/each}}")
                    .with("l", Collections.nCopies(2000, ""))
                    .html())
        .hasMessageContaining("The template takes more than (1000000) steps.");
  }

  @Test
  void a_path_has_100_names_and_no_more() {
    assertThat(given("{{a" + ".a".repeat(99) + "}}").with("a", 1).undefined()).hasSize(1);
    assertThat(lines(given("{{a" + ".a".repeat(100) + "}}")))
        .containsExactly("t:1:3: The path has (101) names; the most is 100.");
    assertThat(lines(given("{{" + "../".repeat(101) + "a}}"))).hasSize(1);
  }

  @Test
  void a_word_in_a_tag_has_1000_characters_and_no_more() {
    assertThat(given("{{" + "a".repeat(1000) + "}}").undefined()).hasSize(1);
    assertThat(lines(given("\u00e9\n{{#if (eq b " + "a".repeat(1001) + ")}}{{/if}}")))
        .containsExactly("t:2:13: The word that begins here has more than (1000) characters.");
    assertThat(given("{{! " + "a".repeat(2000) + "}}{{upper \"" + "a".repeat(2000) + "\"}}").html())
        .hasSize(2000);
  }

  @Test
  void a_very_long_line_is_shown_around_the_name() {
    GivenPart template = given("x".repeat(5000) + "{{abc}}" + "\ud83d\ude00".repeat(5000));

    assertThat(template.undefinedNames().get(0).sourceLine())
        .hasSizeLessThanOrEqualTo(1000)
        .contains("{{abc}}");
    assertThatThrownBy(template::strictly)
        .hasMessageContaining("x{{abc}}\ud83d\ude00")
        .hasMessageContaining("\n    " + " ".repeat(50) + "^");
  }
}
