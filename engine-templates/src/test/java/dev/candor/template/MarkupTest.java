package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static dev.candor.template.GivenPart.map;
import static dev.candor.template.TemplatebookTest.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markup in whole messages: where it may stand, and what it cannot do to the rest. */
class MarkupTest {

  private final Map<String, String> files = new TreeMap<>();

  private MarkupTest() {
    put("en/paymentFailed/email.subject", "Payment failed");
    put("en/paymentFailed/email.html", email("{{sanitized note}}"));
    put("en/paymentFailed/mail.html", "<p>x</p>");
    put("en/paymentFailed/text.text", "Failed. " + SLOT);
  }

  private static String email(String call) {
    return "<html><body><table><tr><td id=\"note\">"
        + call
        + "</td></tr><tr><td id=\"total\">Total: $5.00</td></tr></table><p id=\"law\">"
        + SLOT
        + "</p></body></html>";
  }

  private void put(String name, String text) {
    files.put("templates/" + name + ".hbs", text);
  }

  private Templatebook book() {
    return Templatebook.of(new TreeMap<>(files), new ArrayList<>());
  }

  private Document write(Channel channel, String note, Format... formats) {
    return TemplateRenderer.of(book())
        .render(
            new RenderOrder(
                Subject.PAYMENT_FAILED,
                channel,
                "en",
                null,
                map("note", note),
                List.of(new Disclosure("us-mini-miranda", "This is an attempt to collect a debt.")),
                true,
                Set.of(formats),
                Instant.parse("2026-03-10T17:00:00Z"),
                ZoneId.of("America/New_York")))
        .document();
  }

  private List<String> faults() {
    List<Fault> faults = new ArrayList<>();
    try {
      Templatebook.of(new TreeMap<>(files), new ArrayList<>());
    } catch (BrokenTemplateException broken) {
      faults.addAll(broken.faults());
    }
    return faults.stream().map(fault -> fault.line().lines().findFirst().orElseThrow()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "<div style='display:none'>a",
        "<!-- a",
        "<style>#law{display:none}</style>",
        "<style>",
        "<textarea>",
        "<title>",
        "<template>",
        "<plaintext>",
        "<select><option>",
        "<svg><style>",
        "</td></tr></table></body></html><!--",
        "<div style='position:fixed;top:0;left:0;width:100%;height:100%;background:#fff'>a",
        "<p style='margin-bottom:-500px'>a",
        "<p style='font-size:48px;line-height:0'>a",
        "<table><tr><td><table><tr><td><a href=https://x><b><i>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<p title='\"",
        "<a href=\"https://x",
        "<li></ul></ul><dd>",
        "<b><u><a href=https://x>",
      })
  void nothing_that_is_in_it_covers_hides_or_moves_what_stands_around_it(String note) {
    Document document = write(Channel.EMAIL, note, Format.HTML, Format.TEXT);

    org.jsoup.nodes.Document page = Jsoup.parse(document.html());
    assertThat(page.select("#total")).hasSize(1);
    assertThat(page.getElementById("total").html()).isEqualTo("Total: $5.00");
    assertThat(page.getElementById("law").html())
        .isEqualTo("This is an attempt to collect a debt.");
    assertThat(page.body().children())
        .extracting(Element::normalName)
        .containsExactly("table", "p");
    assertThat(page.getElementById("note").select("[style*=position], [style*=display]")).isEmpty();
    assertThat(document.text()).endsWith("Total: $5.00\n\nThis is an attempt to collect a debt.");
  }

  @Test
  void a_disclosure_inside_of_cleaned_markup_is_not_said() {
    put("en/paymentFailed/email.html", "<p>{{#each disclosures}}{{markdown text}}{{/each}}</p>");

    assertThatThrownBy(() -> write(Channel.EMAIL, "", Format.HTML))
        .hasMessageContaining("(us-mini-miranda) is required and was not printed");
  }

  @Test
  void a_subject_line_gets_one_line_of_words() {
    put("en/paymentFailed/email.subject", "Note: {{markdown note}}");

    assertThat(write(Channel.EMAIL, "# a\n\n**b** <c>", Format.TEXT).subjectLine())
        .isEqualTo("Note: a b <c>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "<p title=\"{{markdown note}}\">x</p> | 1:13 | a tag",
        "<p title='{{{sanitized note}}}'>x</p> | 1:14 | a tag",
        "<p title={{markdown note}}>x</p> | 1:12 | a tag",
        "<p {{markdown note}}>x</p> | 1:6 | a tag",
        "<{{address note}}>x | 1:4 | a tag",
        "</p {{markdown note}}>x | 1:7 | a tag",
        "<!-- {{markdown note}} --> | 1:8 | a comment",
        "<!doctype {{markdown note}}> | 1:13 | a comment",
        "<style>p{{{qr note alt=\"x\"}}}</style> | 1:12 | the element (style)",
        "<script>{{{sanitized note}}}</script> | 1:12 | the element (script)",
        "<title>{{markdown note}}</title> | 1:10 | the element (title)",
        "<p {{#if note}}{{markdown note}}{{/if}}>x | 1:18 | a tag",
        "{{#each note}}<p {{#if this}}a{{/if}} b=\"{{markdown this}}\">{{/each}} | 1:44 | a tag",
      })
  void is_refused_at_load_where_no_text_may_stand(String text, String place, String where) {
    put("en/paymentFailed/mail.html", text);

    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith("paymentFailed/mail.html:" + place + " ")
        .endsWith("is markup, and it stands inside " + where + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!doctype html><p title=\"a > b\">{{markdown note}}</p>",
        "<title>a</title><style>p > b{}</style><script>'</div>'</script>{{markdown note}}",
        "<!-- a > b --><p>{{markdown note}}",
        "{{#if a}}<p title=\"{{b}}\">{{else}}<p>{{/if}}{{markdown note}}</p>",
        "{{#if a}}<!-- {{/if}}x{{#if a}} -->{{/if}}{{markdown note}}",
        "1 < 2 {{markdown note}}",
        "<br/>{{markdown note}}<style></style >{{markdown note}}<p a=b/>{{markdown note}}",
        "<p a='\"' b=\"'\" c=x\"y>{{markdown note}}",
      })
  void may_stand_where_text_may_stand(String text) {
    put("en/paymentFailed/mail.html", text);

    assertThat(faults()).isEmpty();
  }

  @Test
  void is_refused_when_written_where_only_the_data_shows_the_place() {
    assertThatThrownBy(
            () ->
                given("{{{open}}} {{default (markdown note) \"x\"}}")
                    .with("open", "<p title=\"", "note", "secret")
                    .html())
        .hasMessageContaining("t:1:14 default (markdown note) \"x\": The value of (")
        .hasMessageContaining("is markup, and it stands inside a tag.")
        .hasMessageNotContaining("secret");
    assertThat(
            given("{{{open}}} {{default (markdown note) \"x\"}}")
                .with("open", "<p title=\"\">", "note", "a")
                .html())
        .isEqualTo("<p title=\"\"> <p>a</p>");
  }

  @Test
  void an_indented_partial_changes_no_place() {
    GivenPart template =
        given(
                "<div>\n  {{> p}}\n  {{> p}}\n{{default (markdown note) 1}} <p title=\"{{default (markdown note) 2}}\">")
            .partial("p", "{{markdown note}}\n<b\n>x</b>\n")
            .with("note", "a\n\nb");

    assertThatThrownBy(template::html)
        .hasMessageStartingWith("1 fault in")
        .hasMessageContaining("t:4:43");
    assertThatThrownBy(
            () ->
                given("<div>\n    {{> p}}\n>{{default (markdown note) 1}}")
                    .partial("p", "a {{markdown note}}\n<b title=\"\n")
                    .with("note", "a")
                    .html())
        .hasMessageContaining("t:3:4 default");
  }

  @Test
  void a_picture_is_refused_at_load_in_a_part_without_html() {
    put("en/paymentFailed/email.subject", "{{qr note alt=\"Pay\"}}");
    put("en/paymentFailed/email.text", "{{#if note}}{{> pay}}{{/if}}" + SLOT);
    put("en/paymentFailed/text.text", "{{default (barcode note alt=\"Pay\") \"\"}}" + SLOT);
    put("en/paymentFailed/mail.html", "{{> pay}}");
    files.put("partials/pay.hbs", "<p>\n{{qr note alt=\"Pay\"}}</p>");

    assertThat(faults())
        .containsExactly(
            "partials/pay:2:3: The helper (qr) prints a picture, and the part (text) has no place for one.",
            "paymentFailed/email.subject:1:3: The helper (qr) prints a picture, and the part (subject) has no place for one.",
            "paymentFailed/text.text:1:12: The helper (barcode) prints a picture, and the part (text) has no place for one.");
  }

  @Test
  void
      a_language_without_tables_is_refused_at_load_with_the_helper_the_place_and_those_there_are() {
    put(
        "fr/paymentFailed/text.text",
        "{{> due}} {{plural n \"jour\" \"jours\"}} {{upper x}}" + SLOT);
    files.put("partials/due.hbs", "{{relativeDay day}}{{#if x}}{{list y}}{{/if}}");

    assertThatThrownBy(this::book)
        .isInstanceOfSatisfying(
            BrokenTemplateException.class,
            broken ->
                assertThat(broken.faults())
                    .allSatisfy(
                        fault ->
                            assertThat(fault.maybe())
                                .isEqualTo(
                                    "write the value without it, or write in one of: en, es.")));
    assertThat(faults())
        .containsExactly(
            "fr/paymentFailed/text.text:1:13: The helper (plural) has no tables for the language (fr).",
            "partials/due:1:3: The helper (relativeDay) has no tables for the language (fr).",
            "partials/due:1:31: The helper (list) has no tables for the language (fr).");
  }
}
