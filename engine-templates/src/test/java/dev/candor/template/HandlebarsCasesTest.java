package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What handlebars.js 4.7.8 wrote for each of these templates. */
class HandlebarsCasesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Arguments> cases() throws IOException {
    try (InputStream in =
        HandlebarsCasesTest.class.getResourceAsStream("/handlebars-js/cases.json")) {
      return StreamSupport.stream(JSON.readTree(in).spliterator(), false)
          .<Arguments>map(one -> Arguments.argumentSet(one.get("name").asText(), one))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writes_what_handlebars_js_writes(JsonNode one) {
    GivenPart template =
        GivenPart.given(one.get("template").asText())
            .in(JSON.convertValue(one.get("context"), Map.class));
    if (one.has("partials")) {
      one.get("partials")
          .properties()
          .forEach(partial -> template.partial(partial.getKey(), partial.getValue().asText()));
    }

    assertThat(template.html()).isEqualTo(one.get("expected").asText());
  }

  static Stream<Arguments> messages() throws IOException {
    try (InputStream in =
        HandlebarsCasesTest.class.getResourceAsStream("/handlebars-js/book.json")) {
      JsonNode book = JSON.readTree(in);
      return StreamSupport.stream(book.get("cases").spliterator(), false)
          .<Arguments>map(one -> Arguments.argumentSet(one.get("name").asText(), book, one))
          .toList()
          .stream();
    }
  }

  /** Whole messages in their layouts, with the helpers they use ported to JavaScript. */
  @ParameterizedTest
  @MethodSource("messages")
  void writes_a_whole_message_as_handlebars_js_does(JsonNode book, JsonNode one)
      throws IOException {
    Map<String, Object> context =
        new HashMap<>(
            JSON.readerForMapOf(Object.class).<Map<String, Object>>readValue(one.get("data")));
    context.put("today", LocalDate.parse(book.get("today").asText()));
    GivenPart template = GivenPart.given(one.get("template").asText()).in(context);
    book.get("partials")
        .properties()
        .forEach(partial -> template.partial(partial.getKey(), partial.getValue().asText()));

    assertThat(one.get("html").asBoolean() ? template.html() : template.text())
        .isEqualTo(one.get("expected").asText());
    assertThat(template.undefined()).isEmpty();
  }

  /** Backslashes before tags of every kind, anywhere. */
  @Test
  void reads_and_leaves_unread_the_tags_that_handlebars_js_does() throws IOException {
    try (InputStream in =
        HandlebarsCasesTest.class.getResourceAsStream("/handlebars-js/backslashes.json")) {
      JsonNode cases = JSON.readTree(in);

      assertThat(cases).hasSizeGreaterThan(500);
      assertThat(cases)
          .allSatisfy(
              one ->
                  assertThat(
                          GivenPart.given(one.get("template").asText())
                              .partial("p", "P")
                              .with("a", "A", "b", "<B>", "l", List.of(1, 2))
                              .html())
                      .as(one.get("template").asText())
                      .isEqualTo(one.get("expected").asText()));
    }
  }

  @Test
  void has_a_case_for_each_part_of_the_language() throws IOException {
    assertThat(cases().count()).isGreaterThanOrEqualTo(120);
    assertThat(
            List.of(
                "each", "with", "unless", "lookup", "@partial-block", "~", "../", "@root", " as |"))
        .allSatisfy(
            part ->
                assertThat(cases())
                    .anyMatch(one -> ((JsonNode) one.get()[0]).toString().contains(part)));
  }
}
