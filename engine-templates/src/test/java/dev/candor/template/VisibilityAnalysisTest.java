package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.decision.Disclosure;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to hide a disclosure that is required, each refused. */
class VisibilityAnalysisTest {

  private static final String SLOT = "{{#each disclosures}}<p>{{text}}</p>{{/each}}";

  private static Templatebook book(Channel channel, String page) {
    Map<String, String> files = new TreeMap<>();
    String root = "templates/en/paymentFailed/" + channel.wireName();
    files.put("templatebook.properties", "name=own\nversion=1\n");
    files.put(root + ".html.hbs", page);
    if (channel == Channel.EMAIL) {
      files.put(root + ".subject.hbs", "Hello");
    }
    List<Fault> faults = new ArrayList<>();
    return Templatebook.of(new TreeMap<>(files), faults);
  }

  private static String write(Channel channel, String page, Map<String, Object> data) {
    return TemplateRenderer.of(book(channel, page))
        .render(
            new RenderOrder(
                Subject.PAYMENT_FAILED,
                channel,
                "en",
                null,
                data,
                List.of(new Disclosure("opt-out", "Reply STOP to opt out of these messages.")),
                false,
                Set.of(Format.HTML),
                Instant.parse("2026-03-02T15:00:00Z"),
                ZoneOffset.UTC))
        .document()
        .html();
  }

  private static String page(String head, String body) {
    return "<!DOCTYPE html><html lang=\"en\"><head><title>A</title>"
        + head
        + "</head><body>"
        + body.replace("SLOT", SLOT)
        + "</body></html>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table bgcolor=\"#ffffff\"><tr><td style=\"color:#fff\">SLOT</td></tr></table>",
        "<div style=\"background:#fff\"><div><div style=\"color:#fefefe\">SLOT</div></div></div>",
        "<font color=\"#ffffff\">SLOT</font>",
        "<font color=\"chucknorris\">SLOT</font>",
        "<div style=\"background-image:url(https://x.example/a.png)\">SLOT</div>",
        "<div style=\"background:linear-gradient(#000,#333)\">SLOT</div>",
        "<table><tr><td background=\"https://x.example/a.png\">SLOT</td></tr></table>",
        "<div style=\"overflow:hidden;height:3px\">SLOT</div>",
        "<div style=\"max-height:4px\">SLOT</div>",
        "<div style=\"max-height:12px;overflow:hidden\">SLOT</div>",
        "SLOT<div style=\"position:absolute;top:0;left:0;width:100%;height:2000px;background:#fff\"></div>",
        "SLOT<div style=\"position:fixed;top:0\">A</div>",
        "SLOT<div style=\"margin-top:-400px;height:400px;background:#fff\"></div>",
        "SLOT<img src=\"cid:a\" width=\"600\" height=\"600\" style=\"margin-top:-600px\">",
        "<div style=\"outline:30px solid #fff;outline-offset:-30px\">SLOT</div>",
        "<div style=\"box-shadow:inset 0 0 0 500px #fff\">SLOT</div>",
        "SLOT<div style=\"box-shadow:0 -40px 0 40px #fff\">A</div>",
        "<script>document.body.innerHTML=''</script>SLOT",
        "SLOT<script src=\"a.js\"></script>",
        "<div style=\"-webkit-text-fill-color:#fff\">SLOT</div>",
        "<div style=\"position:relative;left:-5000px\">SLOT</div>",
        "<div style=\"margin-left:-5000px\">SLOT</div>",
        "<div style=\"text-indent:-9999px\">SLOT</div>",
        "<div style=\"transform:translateX(-5000px)\">SLOT</div>",
        "<div style=\"font-size:50%\"><div style=\"font-size:60%\"><div style=\"font-size:70%\">SLOT</div></div></div>",
        "<div style=\"font-size:.7em\"><small><small><small>SLOT</small></small></small></div>",
        "<div style=\"opacity:.6\"><div style=\"opacity:.6\"><div style=\"opacity:.6\">SLOT</div></div></div>",
        "<bdo dir=\"rtl\">SLOT</bdo>",
        "<div style=\"unicode-bidi:bidi-override;direction:rtl\">SLOT</div>",
        "&#x202e;SLOT",
        "SLOT<p>This does not apply to you.</p>",
        "SLOT<p>Please dis<b>reg</b>ard the&nbsp;above.</p>",
        "<p>Disregard the following:</p>SLOT",
        "<iframe srcdoc=\"A\"></iframe>SLOT",
        "<div style=\"letter-spacing:-1em\">SLOT</div>",
        "<div style=\"filter:blur(5px)\">SLOT</div>",
        "<div style=\"mix-blend-mode:screen\">SLOT</div>",
        "<div style=\"text-shadow:0 0 9px #000\">SLOT</div>",
        "<div style=\"font-family:Wingdings\">SLOT</div>",
        "<div aria-hidden=\"true\">SLOT</div>",
        "<div style=\"width:0;float:left\"><div style=\"width:500px;height:300px;background:#000\"></div></div>SLOT",
        "<div style=\"height:2px\"><img src=\"cid:a\" width=\"600\" height=\"300\"></div>SLOT",
        "<span style=\"border:40px solid #fff\">SLOT</span>",
        "<div onclick=\"this.remove()\">SLOT</div>"
      })
  void refuses_a_page_that_hides_its_disclosures(String body) {
    assertThatThrownBy(() -> book(Channel.EMAIL, page("", body)))
        .as(body)
        .hasMessageContaining(
            "The disclosures are printed where they are not seen. What hides them, or may: ")
        .hasMessageContaining("paymentFailed/email.html:1:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<link rel=\"stylesheet\" href=\"https://x.example/a.css\">",
        "<style>@import url(a.css);</style>",
        "<style>p::first-line{color:#fff}</style>",
        "<style>p:first-letter{font-size:0}</style>",
        "<style>p::before{content:'Not for you: '}</style>",
        "<style>body::after{content:'';position:fixed;top:0;left:0;width:100%;height:100%;background:#fff}</style>",
        "<style>@media (max-width:400px){p{display:none}}</style>",
        "<style>@media (min-width:401px) and (max-width:599px){p{display:none}}</style>",
        "<style>@media (prefers-color-scheme:dark){p{color:#111;background:#000}}</style>",
        "<style>@media (prefers-color-scheme:dark){body{background:#000}}</style>",
        "<meta name=\"color-scheme\" content=\"dark light\"><style>p{color:#333}</style>",
        "<style>@font-face{font-family:Blank;src:url(a.woff)}p{font-family:Blank}</style>",
        "<style>@supports (display:grid){p{opacity:0}}</style>",
        "<style>html{font-size:3px}p{font-size:1rem}</style>",
        "<style>*{color:#fff}</style>",
        "<style>body > p{color:#fff!important}</style>",
        "<meta http-equiv=\"refresh\" content=\"0;url=https://x.example/\">",
        "<meta name=\"viewport\" content=\"width=5000\">"
      })
  void refuses_a_head_that_hides_the_disclosures(String head) {
    assertThatThrownBy(() -> book(Channel.EMAIL, page(head, "SLOT")))
        .as(head)
        .hasMessageContaining("not seen. What hides them, or may: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style=\"color:#ffffff\">SLOT</div>",
        "<div style=\"position:absolute;top:0;left:0;width:8in;height:10in;background:#fff\"></div>SLOT",
        "SLOT<div style=\"margin-top:-2in;height:2in;background:#fff\">A</div>",
        "<div style=\"margin-left:-9in\">SLOT</div>",
        "<div style=\"position:absolute;left:-9in\">SLOT</div>",
        "<div style=\"font-size:50%\"><div style=\"font-size:50%\">SLOT</div></div>",
        "<div style=\"position:running(x)\">SLOT</div>",
        "<style>@page{margin:-2in}</style>SLOT",
        "<style>@page{size:1in 1in}</style>SLOT",
        "<style>@media print{p{display:none}}</style>SLOT"
      })
  void refuses_a_letter_that_hides_its_disclosures(String body) {
    String style = body.startsWith("<style>") ? body.substring(0, body.indexOf("SLOT")) : "";

    assertThatThrownBy(() -> book(Channel.MAIL, page(style, body.substring(style.length()))))
        .as(body)
        .hasMessageContaining("not seen. What hides them, or may: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style=\"color:{{x}}\">SLOT</div>",
        "<table><tr><td bgcolor=\"{{x}}\">SLOT</td></tr></table>",
        "<div class=\"{{x}}\">SLOT</div>",
        "SLOT<p>{{x}}</p>",
        "<img src=\"cid:a\" width=\"{{x}}\">SLOT"
      })
  void refuses_a_message_whose_data_alone_hides_a_disclosure(String body) {
    String head = "<style>.hide{display:none}</style>";
    for (String value : List.of("#fff", "black", "hide", "It does not apply to you.", "9999")) {
      String page = page(head, body);
      boolean hides =
          value.startsWith("#") && body.contains("color:{{")
              || value.equals("black") && body.contains("bgcolor")
              || value.equals("hide") && body.contains("class=")
              || value.startsWith("It") && body.startsWith("SLOT")
              || value.equals("9999") && body.contains("width=");
      if (hides) {
        assertThatThrownBy(() -> write(Channel.EMAIL, page, Map.of("x", value)))
            .as(body + " " + value)
            .hasMessageContaining("The disclosure (opt-out) is required");
      }
    }
  }

  @Test
  void takes_no_template_whose_data_are_a_whole_style() {
    assertThatThrownBy(() -> book(Channel.EMAIL, page("", "<div style=\"{{x}}\">A</div>" + SLOT)))
        .hasMessageContaining("(x)")
        .hasMessageContaining("style");
  }

  @Test
  void tells_the_contrast_and_the_place() {
    assertThatThrownBy(
            () ->
                book(Channel.EMAIL, page("", "<div style=\"color:#999999\">\n" + SLOT + "</div>")))
        .hasMessageContaining("paymentFailed/email.html:2:")
        .hasMessageContaining(
            "the color (#999999) on (#ffffff) in <p>, a contrast of (2.85) where (4.5) is needed")
        .hasMessageContaining("Maybe ");
  }

  @Test
  void takes_data_that_leaves_the_words_to_be_read() {
    String page =
        page(
            "<style>.a{color:#222222}</style>",
            "<div class=\"{{x}}\" style=\"color:{{y}}\">SLOT</div>");

    assertThat(write(Channel.EMAIL, page, Map.of("x", "a", "y", "#17495c"))).contains("Reply STOP");
  }

  @Test
  void takes_the_nearest_background() {
    String page =
        page(
            "",
            "<div style=\"background:url(https://x.example/a.png)\"><div style=\"background:#ffffff;color:#333333\">SLOT</div></div>");

    assertThat(write(Channel.EMAIL, page, Map.of())).contains("Reply STOP");
  }
}
