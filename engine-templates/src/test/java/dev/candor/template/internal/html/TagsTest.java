package dev.candor.template.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.template.internal.html.Tags.Opens;
import dev.candor.template.internal.html.Tags.Token;
import dev.candor.template.internal.html.Tags.Unended;
import dev.candor.template.internal.syntax.HandlebarsParser;
import dev.candor.template.internal.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

  private static List<Token> tokens(String template) {
    return Tags.of(
            Objects.requireNonNull(
                HandlebarsParser.read(new Source("t", template), new ArrayList<>())))
        .tokens();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<option {{#if x}}selected{{/if}}>",
        "<td {{#if x}}width=\"3\"{{else}}width=4{{/if}} nowrap>",
        "<p title=\"{{#if x}}a > b{{/if}}\">",
        "<p><!--{{#if x}}a - b{{/if}}-->",
        "<p><title>{{#if x}}<b>{{/if}}</title>",
        "<p>{{#if x}}<b>c</b>{{else}}d{{/if}}"
      })
  void a_block_that_leaves_a_tag_as_it_found_it_is_a_part_of_it(String template) {
    assertThat(tokens(template)).noneMatch(Unended.class::isInstance);
    assertThat(tokens(template).get(0)).isInstanceOfSatisfying(Opens.class, this::isClosed);
  }

  private void isClosed(Opens opens) {
    assertThat(opens.open()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p {{x}}>",
        "<p{{> x}}>",
        "<p {{> x}}>",
        "<p{{#if x}} class=\"a\"{{/if}}>",
        "<p {{#if x}}width=\"3\"{{#if y}} id = a{{/if}}{{/if}}>",
        "<p cl{{x}}=\"a\">",
        "<p style{{#if x}} width=\"3\"{{/if}}>"
      })
  void a_tag_whose_styling_may_be_printed_is_open(String template) {
    assertThat(tokens(template).get(0))
        .isInstanceOfSatisfying(Opens.class, opens -> assertThat(opens.open()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p {{#if x}}>{{/if}}",
        "<p class=\"a{{#if x}}\"{{/if}}>",
        "<p class={{#if x}}\"a b\"{{/if}}>",
        "<!-- {{#if x}}--{{/if}}> -->",
        "<!-- -{{#if x}}->{{/if}} -->",
        "<title>{{#if x}}</title>{{/if}}",
        "{{#if x}}<p {{/if}}>",
        "<p {{#if x}}{{#if y}}title='{{/if}}{{/if}}>'>"
      })
  void a_tag_that_a_block_may_end_has_no_end(String template) {
    assertThat(tokens(template)).last().isInstanceOf(Unended.class);
  }
}
