package dev.candor.template;

import static dev.candor.template.GivenTemplate.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.BrokenTemplateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"{{x}}\">",
        "<a href='{{x}}'>",
        "<a href={{x}}>",
        "<A HREF = \"{{x}}\">",
        "<a href=\" \n{{x}}\">",
        "<a href=\"{{{x}}}\">",
        "<a href=\"{{#if x}}{{x}}{{/if}}\">",
        "<a href=\"{{none}}{{x}}\">",
        "<a href=\"{{> p x=x}}\">",
        "<img src=\"{{x}}\">",
        "<form action=\"{{x}}\">",
        "<button formaction=\"{{x}}\">",
        "<svg><a xlink:href=\"{{x}}\">",
        "{{#each l}}<a href=\"{{this}}\">{{/each}}"
      })
  void refuses_an_address_that_runs_wherever_data_begin_it(String template) {
    for (String address :
        new String[] {
          "javascript:alert(1)",
          " \u0001JaVa\tScRiPt\n:a",
          "vbscript:a",
          "file:///a",
          "data:text/html,a"
        }) {
      assertThatThrownBy(
              () ->
                  given(template)
                      .partial("p", "{{x}}")
                      .with("x", address, "none", "", "l", java.util.List.of(address))
                      .html())
          .as(address)
          .isInstanceOf(BrokenTemplateException.class)
          .hasMessageContaining(") makes an address of another kind.")
          .hasMessageNotContaining(address);
    }
  }

  @Test
  void refuses_a_scheme_that_two_values_make_together() {
    assertThatThrownBy(
            () -> given("<a href=\"{{x}}{{y}}\">").with("x", "java", "y", "script:a").html())
        .hasMessageContaining("The value of (y) makes an address");
  }

  @Test
  void refuses_a_raw_address_whose_colon_is_an_entity() {
    assertThatThrownBy(
            () -> given("<a href=\"{{{x}}}\">").with("x", "javascript&colon;alert(1)").html())
        .isInstanceOf(BrokenTemplateException.class);
    // escaped, it is a file of a strange name
    assertThat(given("<a href=\"{{x}}\">").with("x", "javascript&colon;alert(1)").html())
        .isEqualTo("<a href=\"javascript&amp;colon;alert(1)\">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/a?b=c:d",
        "HTTP://example.org",
        "mailto:a@example.org",
        "tel:+12125550101",
        "cid:logo",
        "/pay",
        "pay?at=12:30",
        "#part",
        "//example.org/a",
        "",
        "example.org/a:b"
      })
  void lets_an_address_pass_that_a_reader_may_follow(String address) {
    assertThat(given("<a href=\"{{x}}\">").with("x", address).html())
        .isEqualTo("<a href=\"" + given("{{x}}").with("x", address).html() + "\">");
  }

  @Test
  void a_picture_may_be_a_data_uri_and_a_link_may_not() {
    String picture = "data:image/png;base64,iVBORw0KGgo";

    assertThat(given("<img src=\"{{x}}\">").with("x", picture).html()).contains(picture);
    assertThatThrownBy(() -> given("<a href=\"{{x}}\">").with("x", picture).html())
        .isInstanceOf(BrokenTemplateException.class);
    assertThatThrownBy(() -> given("<img src=\"{{x}}\">").with("x", "data:image/svg+xml,a").html())
        .isInstanceOf(BrokenTemplateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"https://example.org/{{x}}\">",
        "<p title=\"{{x}}\">",
        "<p data-note=\"{{x}}\">",
        "{{x}}",
        "<a href=\"/\">{{x}}",
        "Note: {{x}}",
        "\"{{x}}\""
      })
  void looks_at_no_other_data(String template) {
    assertThat(given(template).with("x", "Note: javascript:a").html()).contains("javascript:a");
  }

  @Test
  void a_text_has_no_addresses() {
    assertThat(given("href=\"{{x}}").with("x", "javascript:a").text())
        .isEqualTo("href=\"javascript:a");
  }
}
