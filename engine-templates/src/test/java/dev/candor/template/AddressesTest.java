package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.BrokenTemplateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"{{x}}\">",
        "<a href='{{x}}'>",
        "<A HREF = \"{{x}}\">",
        "<a href=\" \n{{x}}\">",
        "<a href=\"{{#if x}}{{x}}{{/if}}\">",
        "<a href=\"{{none}}{{x}}\">",
        "<a href=\"{{> p x=x}}\">",
        "<img src=\"{{x}}\">",
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
  void an_escaped_reference_is_a_file_of_a_strange_name() {
    assertThat(given("<a href=\"{{x}}\">").with("x", "javascript&colon;alert(1)").html())
        .isEqualTo("<a href=\"javascript&amp;colon;alert(1)\">");
  }

  /** A browser reads the references first, then drops what is white space. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "&Tab;{{x}} | javascript:alert(1)",
        "&#9;&NewLine;&#x20;{{x}} | javascript:alert(1)",
        "&#1{{x}} | ;javascript:alert(1)",
        "&{{x}} | Tab;javascript:alert(1)",
        "java{{x}} | script:alert(1)",
        "java&Tab;{{x}} | script:alert(1)",
        "&#106;avascript{{x}} | :alert(1)",
        "&#x6a&#x61vascript{{x}} | :alert(1)",
        "{{x}}script:alert(1) | java",
        "{{x}}&colon;alert(1) | javascript",
        "{{x}}&#58;alert(1) | javascript",
        "{{x}}{{#if x}}:{{/if}}alert(1) | javascript",
        "{{#if x}}java{{/if}}{{x}} | script:alert(1)",
        "{{> p x=x}}:{{x}} | javascript",
        "{{concat \"java\" x}} | script:alert(1)",
        "https://bank.example{{x}} | @other.example",
        "https://bank.example{{x}} | .other.example",
        "https://{{x}}@other.example/ | bank.example",
      })
  void judges_an_address_as_a_browser_reads_it(String address, String data) {
    for (String element : new String[] {"<a href=\"%s\">", "<img src='%s'>"}) {
      GivenPart template =
          given(String.format(element, address)).partial("p", "{{x}}").with("x", data);

      assertThatThrownBy(template::html)
          .isInstanceOf(BrokenTemplateException.class)
          .hasMessageContaining(") makes an address of another kind.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bank.example/{{x}}",
        "https://bank.example?at={{x}}",
        "https://bank.example{{path}}",
        "https://{{name}}.bank.example/",
        "https://bank.example:{{name}}/",
        "/{{x}}",
        "#{{x}}",
        "mailto:{{x}}",
        "tel:{{x}}",
        "SMS:{{x}}?body={{x}}",
        "{{#if name}}https://bank.example/{{x}}{{else}}/{{x}}{{/if}}"
      })
  void an_author_may_begin_it(String address) {
    String written = "<a href=\"" + address + "\">";

    assertThat(given(written).misplaced()).isEmpty();
    assertThat(given(written).with("x", "javascript:a", "path", "/a:b", "name", "a1").html())
        .startsWith("<a href=");
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
