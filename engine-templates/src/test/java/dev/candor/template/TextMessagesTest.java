package dev.candor.template;

import static dev.candor.template.TemplatebookTest.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TextSegments;
import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.internal.print.TextCharacters;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMessagesTest {

  private final TreeMap<String, String> files = new TreeMap<>();
  private List<Disclosure> disclosures = List.of();

  private Templatebook book() {
    return Templatebook.of(files, new ArrayList<>());
  }

  private void text(String template) {
    files.put("templates/en/paymentFailed/text.text.hbs", template + SLOT);
  }

  private Document write(Channel channel, Map<String, Object> context) {
    return TemplateRenderer.of(book())
        .render(
            new RenderOrder(
                Subject.PAYMENT_FAILED,
                channel,
                "en",
                null,
                GivenPart.map(
                    context.entrySet().stream()
                        .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                        .toArray()),
                disclosures,
                true,
                Set.of(Format.TEXT),
                Instant.parse("2026-03-06T15:00:00Z"),
                ZoneId.of("America/New_York")))
        .document();
  }

  private String written(Map<String, Object> context) {
    return write(Channel.TEXT, context).text();
  }

  @Test
  void writes_typographic_characters_plainly() {
    text("“Ms O’Meara” – {{a}}…");

    assertThat(
            written(
                Map.of(
                    "a", "it\u2019s\u00a05\u202f\u2212\u200b2 \u2022 caf\u00e9\tb`c\u00ab\u00bb")))
        .isEqualTo("\"Ms O'Meara\" - it's 5 -2 - caf\u00e9 b'c\"\"...");
  }

  @Test
  void leaves_letters_and_pictures_as_they_are() {
    text("Pag\u00f3 {{a}} Mu\u00f1oz \ud83d\ude00");

    assertThat(written(Map.of("a", "\u00c1ngel \u4f60")))
        .isEqualTo("Pag\u00f3 \u00c1ngel \u4f60 Mu\u00f1oz \ud83d\ude00");
  }

  @Test
  void leaves_typographic_characters_in_every_other_channel() {
    files.put("templates/en/paymentFailed/chat.text.hbs", "“{{a}}”");
    files.put("templates/en/paymentFailed/email.subject.hbs", "s");
    files.put("templates/en/paymentFailed/email.html.hbs", "<html lang='en'>" + SLOT);
    files.put("templates/en/paymentFailed/email.text.hbs", "“{{a}}”" + SLOT);

    assertThat(write(Channel.CHAT, Map.of("a", "’")).text()).isEqualTo("“’”");
    assertThat(write(Channel.EMAIL, Map.of("a", "’")).text()).isEqualTo("“’”");
  }

  @Test
  void a_disclosure_written_plainly_is_still_said() {
    text("x ");
    disclosures = List.of(new Disclosure("stop", "Reply “STOP” – we won’t write again…"));

    assertThat(written(Map.of())).isEqualTo("x Reply \"STOP\" - we won't write again...");
  }

  @Test
  void what_is_written_plainly_was_outside_of_gsm_7_and_is_in_it_then() {
    int changed = 0;
    for (char c = 0; c < '\uffff'; c++) {
      String plain = TextCharacters.plain(c);
      if (plain != null) {
        changed++;
        assertThat(TextSegments.septets(c)).as("U+%04X", (int) c).isZero();
        assertThat(TextSegments.of(plain).outside()).as("U+%04X", (int) c).isEmpty();
      }
      assertThat(TextCharacters.plain("a" + c + "b"))
          .isEqualTo("a" + (plain == null ? c : plain) + "b");
    }

    assertThat(changed).isBetween(40, 70);
  }

  @Test
  void refuses_a_text_of_more_than_10_segments() {
    text("{{a}}");

    assertThat(written(Map.of("a", "a".repeat(1530)))).hasSize(1530);
    assertThatThrownBy(() -> written(Map.of("a", "a".repeat(1531))))
        .hasMessage(
            "1 fault in the template paymentFailed/text:\npaymentFailed/text.text:1:1: The message takes (11) segments in GSM-7, and the limit is (10).\nMaybe shorten it, or change text.maxSegments= in templatebook.properties.");
    assertThatThrownBy(() -> written(Map.of("a", "José ".repeat(135) + "Ángel")))
        .hasMessageContaining(
            "The message takes (11) segments in UCS-2, and the limit is (10). Not in GSM-7: U+00C1.")
        .hasMessageNotContaining("ngel");
  }

  @ParameterizedTest
  @CsvSource({"1,160", "2,306", "255,39015"})
  void takes_the_limit_of_the_book(int limit, int longest) {
    text("{{a}}");
    files.put("templatebook.properties", "text.maxSegments = " + limit);

    assertThat(written(Map.of("a", "a".repeat(longest)))).hasSize(longest);
    assertThatThrownBy(() -> written(Map.of("a", "a".repeat(longest + 1))))
        .hasMessageContaining("and the limit is (" + limit + ")");
  }

  @ParameterizedTest
  @CsvSource({"0", "256", "-1", "ten", "''", "99999999999", "1.5"})
  void refuses_a_limit_that_is_none(String limit) {
    text("x");
    files.put("templatebook.properties", "name=a\ntext.maxSegments=" + limit);

    assertThatThrownBy(this::book)
        .hasMessageContaining(
            "templatebook.properties:2:1 text.maxSegments: The value ("
                + limit
                + ") is not a number from 1 to 255.");
  }

  @Test
  void a_lenders_book_has_the_limit_below_unless_it_has_its_own() {
    text("{{a}}");
    files.put("templatebook.properties", "name=us\ntext.maxSegments=3");
    Templatebook below = book();

    assertThat(over(below, "name=peach\nbase=us").maxSegments()).isEqualTo(3);
    assertThat(over(below, "name=peach\nbase=us\ntext.maxSegments=2").maxSegments()).isEqualTo(2);
    files.remove("templatebook.properties");
    assertThat(book().maxSegments()).isEqualTo(10);
  }

  private static Templatebook over(Templatebook below, String properties) {
    return Templatebook.of(
            new TreeMap<>(Map.of("templatebook.properties", properties)), new ArrayList<>())
        .over(below);
  }

  @Test
  void refuses_a_template_whose_words_alone_are_too_long() {
    files.put("templatebook.properties", "text.maxSegments=2");
    files.put(
        "partials/long.hbs", "b".repeat(200) + "{{#if a}}c{{else}}dd{{/if}}{{> @partial-block}}");
    text("a".repeat(103) + "{{#> long}}{{a}}…{{/long}}");

    // 103 and 200, 1 or 2, 3 for the dots: 307 at the least
    assertThatThrownBy(this::book)
        .hasMessage(
            "1 fault in the templatebook:\npaymentFailed/text.text:1:1: The words of the template alone take (3) segments in GSM-7, and the limit is (2).\nMaybe shorten it, or change text.maxSegments= in templatebook.properties.");

    text("a".repeat(102) + "{{#> long}}{{a}}…{{/long}}");
    assertThat(book().templates()).hasSize(1);
    text("a".repeat(134) + "{{#if a}}á{{/if}}");
    assertThat(book().templates()).hasSize(1);
    text("a".repeat(134) + "á");
    assertThatThrownBy(this::book).hasMessageContaining("alone take (3) segments in UCS-2");
  }

  @Test
  void words_that_are_not_always_printed_do_not_count() {
    files.put("templatebook.properties", "text.maxSegments=1");
    String words = "a".repeat(100);
    text(
        "{{#if a}}"
            + words
            + "{{else if b}}"
            + words
            + "{{/if}}{{#each l}}"
            + words
            + "{{/each}}"
            + words);

    assertThat(book().templates()).hasSize(1);
  }

  @Test
  void partials_in_partials_are_weighed_in_no_time() {
    for (int i = 0; i < 40; i++) {
      files.put("partials/p" + i + ".hbs", "{{> p" + (i + 1) + "}}{{> p" + (i + 1) + "}}");
    }
    files.put("partials/p40.hbs", "x");
    text("{{> p0}}");

    assertThatThrownBy(this::book).hasMessageContaining("alone take (6536) segments in GSM-7");
  }

  @Test
  void notes_words_that_make_a_text_longer() {
    files.put("partials/p.hbs", "\n  á\ud83d\ude00 “” á");
    text("{{#if a}}ñé’ó{{/if}}{{> p}}");

    assertThat(book().notes())
        .extracting(Fault::line)
        .map(line -> line.lines().findFirst().orElseThrow())
        .containsExactly(
            "partials/p:2:3: The character (U+00E1) is not in GSM-7, so a segment holds 67 characters, not 153.",
            "partials/p:2:4: The character (U+1F600) is not in GSM-7, so a segment holds 67 characters, not 153.",
            "paymentFailed/text.text:1:13: The character (U+00F3) is not in GSM-7, so a segment holds 67 characters, not 153.");
  }

  @Test
  void notes_a_page_that_does_not_say_its_language() {
    files.put("templates/en/paymentFailed/email.subject.hbs", "s");
    files.put(
        "templates/en/paymentFailed/email.html.hbs", "<!DOCTYPE html>\n<html dir='ltr'>" + SLOT);
    files.put("templates/en/paymentFailed/mail.html.hbs", "<p>x</p>");
    files.put("templates/en/paymentFailed/gui.html.hbs", "<p>x</p>");
    files.put("templates/en/loanPaidOff/mail.html.hbs", "{{#> layouts/l}}x{{/layouts/l}}");
    files.put("templates/en/paymentSuccessful/mail.html.hbs", "<html {{> attributes}}>");
    files.put("partials/attributes.hbs", "lang='en'");
    files.put("layouts/l.hbs", "<html lang=\"{{language}}\">{{> @partial-block}}</html>");

    assertThat(book().notes())
        .extracting(Fault::line)
        .map(line -> line.lines().findFirst().orElseThrow())
        .containsExactly(
            "paymentFailed/email.html:2:1: The page does not say its language.",
            "paymentFailed/mail.html:1:1: The page has no html element that says its language.");
  }

  @Test
  void an_email_with_text_and_no_html_is_refused() {
    files.put("templates/en/paymentFailed/email.subject.hbs", "s");
    files.put("templates/en/paymentFailed/email.text.hbs", SLOT);

    assertThatThrownBy(this::book)
        .hasMessageContaining(
            "paymentFailed/email: The part (html) is missing, and the channel (email) needs it.");
  }
}
