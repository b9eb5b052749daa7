package dev.candor.template;

import static dev.candor.template.TemplatebookTest.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.Rendering;
import dev.candor.document.UndefinedName;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateRendererTest {

  private static final Disclosure OPT_OUT =
      new Disclosure("us-reg-f-opt-out", "Reply \"STOP\"\n to stop.");

  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, Object> context =
      GivenPart.map(
          "name", "Ana <b>", "loan", GivenPart.map("amountDue", Money.of("412.50", "USD")));
  private Subject subject = Subject.PAYMENT_FAILED;
  private String language = "en";
  private List<Disclosure> disclosures = List.of();
  private boolean strict = true;

  private TemplateRendererTest() {
    put("en/paymentFailed/email.subject", "Payment of {{money loan.amountDue}}\n");
    put(
        "en/paymentFailed/email.html",
        "{{#> layouts/email title=\"T\"}}<h1>Dear {{name}}</h1><p>{{money loan.amountDue}} on {{date today}}.</p>{{/layouts/email}}");
    put("en/paymentFailed/text.text", "Dear {{name}}: {{money loan.amountDue}}. " + SLOT);
    put("es/paymentFailed/text.text", "{{language}} {{money loan.amountDue}} " + SLOT);
    put(
        "en/paymentFailed/mail.html",
        "<html lang=\"en\"><head><title>Letter</title></head><body><p>Dear {{name}}</p></body></html>");
    put("en/paymentFailed/voice.text", "Hello {{name}}.");
    put("en/loanPaidOff/text.text", "Paid. " + SLOT);
    files.put(
        "layouts/email.hbs",
        "<html lang=\"en\"><head><title>{{title}}</title></head><body>{{> @partial-block}}<p>{{> disclosures}}</p></body></html>");
    files.put("partials/disclosures.hbs", SLOT);
    files.put("templatebook.properties", "name=us\nversion=1\ndisabled=loanPaidOff/text");
  }

  private void put(String name, String text) {
    files.put("templates/" + name + ".hbs", text);
  }

  private TemplateRenderer renderer() {
    return TemplateRenderer.of(Templatebook.of(new TreeMap<>(files), new ArrayList<>()));
  }

  private RenderOrder order(Channel channel, Set<Format> formats) {
    return new RenderOrder(
        subject,
        channel,
        language,
        null,
        context,
        disclosures,
        strict,
        formats,
        Instant.parse("2026-03-07T03:00:00Z"),
        ZoneId.of("America/New_York"));
  }

  private Rendering render(Channel channel, Format... formats) {
    return renderer().render(order(channel, Set.of(formats)));
  }

  @Test
  void writes_an_email_with_its_subject_line_html_and_text() {
    Document email = render(Channel.EMAIL, Format.HTML, Format.TEXT).document();

    assertThat(email.subjectLine()).isEqualTo("Payment of $412.50");
    assertThat(email.html())
        .isEqualTo(
            "<html lang=\"en\"><head><title>T</title></head><body><h1>Dear Ana &lt;b&gt;</h1><p>$412.50 on March 6, 2026.</p><p></p></body></html>");
    assertThat(email.text()).isEqualTo("Dear Ana <b>\n\n$412.50 on March 6, 2026.");
    assertThat(email.pdf()).isNull();
    assertThat(email.language()).isEqualTo("en");
    assertThat(email.template()).matches("paymentFailed/email sha256:[0-9a-f]{64}");
  }

  @Test
  void prefers_the_text_its_author_wrote() {
    put("en/paymentFailed/email.text", "Plain {{name}}" + SLOT);

    assertThat(render(Channel.EMAIL, Format.HTML, Format.TEXT).document().text())
        .isEqualTo("Plain Ana <b>");
  }

  @Test
  @Tag("slow")
  void writes_only_what_was_asked_for() {
    Document text = render(Channel.EMAIL, Format.TEXT).document();
    Document html = render(Channel.EMAIL, Format.HTML).document();
    Document pdf = render(Channel.MAIL, Format.PDF).document();

    assertThat(text.html()).isNull();
    assertThat(text.text()).startsWith("Dear Ana <b>");
    assertThat(text.subjectLine()).isNotNull();
    assertThat(html.text()).isNull();
    assertThat(html.subjectLine()).isNotNull();
    assertThat(pdf.html()).isNull();
    assertThat(pdf.text()).isNull();
    assertThat(new String(pdf.pdf(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
  }

  @Test
  void writes_a_text_message_without_escapes() {
    assertThat(render(Channel.TEXT, Format.TEXT).document().text())
        .isEqualTo("Dear Ana <b>: $412.50. ");
    assertThat(render(Channel.TEXT, Format.TEXT).document().subjectLine()).isNull();
  }

  @Test
  void writes_the_script_of_a_call() {
    assertThat(render(Channel.VOICE, Format.TEXT).document().text()).isEqualTo("Hello Ana <b>.");
  }

  @Test
  void takes_the_language_and_falls_back_to_english() {
    language = "es";
    assertThat(render(Channel.TEXT, Format.TEXT).document().text()).isEqualTo("es $412.50 ");
    assertThat(render(Channel.TEXT, Format.TEXT).document().template())
        .startsWith("es/paymentFailed/text sha256:");
    assertThat(render(Channel.MAIL, Format.HTML).document().language()).isEqualTo("en");
    language = "vi";
    assertThat(render(Channel.TEXT, Format.TEXT).document().language()).isEqualTo("en");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTML", "PDF"})
  void refuses_a_format_that_the_channel_does_not_have(Format format) {
    assertThatThrownBy(() -> render(Channel.TEXT, Format.TEXT, format))
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessage(
            "1 fault in the order:\npaymentFailed/text: The channel (text) has no ("
                + format
                + "). Formats: text.\nMaybe ask for text.");
  }

  @Test
  void refuses_an_order_for_no_format() {
    assertThatThrownBy(() -> render(Channel.TEXT))
        .hasMessageContaining("The order asks for no format.");
  }

  @Test
  void knows_which_templates_there_are() {
    TemplateRenderer renderer = renderer();

    assertThat(renderer.find(Subject.PAYMENT_FAILED, Channel.EMAIL, "en", null))
        .hasValueSatisfying(found -> assertThat(found.enabled()).isTrue());
    assertThat(renderer.find(Subject.PAYMENT_FAILED, Channel.CHAT, "en", null)).isEmpty();
    assertThat(renderer.find(Subject.LOAN_PAID_OFF, Channel.TEXT, "en", null))
        .hasValueSatisfying(found -> assertThat(found.enabled()).isFalse());
  }

  @Test
  void refuses_a_missing_and_a_disabled_template() {
    assertThatThrownBy(() -> render(Channel.CHAT, Format.TEXT))
        .hasMessage(
            "1 fault in the order:\npaymentFailed/chat: There is no template for the subject (paymentFailed) by (chat). Channels that have one: email, mail, text, voice.\nMaybe send it by email.");
    subject = Subject.LOAN_PAID_OFF;
    assertThatThrownBy(() -> render(Channel.TEXT, Format.TEXT))
        .hasMessageContaining("loanPaidOff/text: The template (loanPaidOff/text) is disabled.");
  }

  @Test
  void lists_the_undefined_names_of_all_parts_layouts_and_partials_at_once() {
    put("en/paymentFailed/email.subject", "Dear {{nam}}");
    put("en/paymentFailed/email.text", "{{a.b}} " + SLOT);
    files.put("partials/disclosures.hbs", SLOT + "\n{{lender.name}}");
    context.remove("loan");

    assertThatThrownBy(() -> render(Channel.EMAIL, Format.HTML, Format.TEXT))
        .isInstanceOfSatisfying(
            BrokenTemplateException.class,
            broken ->
                assertThat(broken.faults())
                    .extracting(fault -> fault.place() + " " + fault.path())
                    .containsExactly(
                        "partials/disclosures:2:3 lender.name",
                        "paymentFailed/email.html:1:64 loan.amountDue",
                        "paymentFailed/email.subject:1:8 nam",
                        "paymentFailed/email.text:1:3 a.b"))
        .hasMessageContaining(
            "paymentFailed/email.subject:1:8 nam: The name (nam) is not defined. Nearest: name.\n    Dear {{nam}}\n           ^");

    strict = false;
    Rendering lenient = render(Channel.EMAIL, Format.HTML, Format.TEXT);
    assertThat(lenient.undefinedNames())
        .extracting(UndefinedName::place)
        .containsExactly(
            "partials/disclosures:2:3",
            "paymentFailed/email.html:1:64",
            "paymentFailed/email.subject:1:8",
            "paymentFailed/email.text:1:3");
    assertThat(lenient.document().subjectLine()).isEqualTo("Dear");
  }

  @Test
  void keeps_a_subject_line_one_line_whatever_the_data() {
    put("en/paymentFailed/email.subject", "For {{name}}{{{name}}}");
    context.put("name", "Ana\r\nBcc: all@example.org\r\n\r\n<script>");

    assertThat(render(Channel.EMAIL, Format.HTML).document().subjectLine())
        .isEqualTo("For Ana Bcc: all@example.org <script>Ana Bcc: all@example.org <script>");
  }

  @Test
  void prints_every_disclosure_in_every_part() {
    disclosures = List.of(OPT_OUT, new Disclosure("b", "Second."));

    assertThat(render(Channel.TEXT, Format.TEXT).document().text())
        .endsWith("Reply \"STOP\"\n to stop.Second.");
    assertThat(render(Channel.EMAIL, Format.HTML).document().html())
        .contains("<p>Reply &quot;STOP&quot;\n to stop.Second.</p>");
    assertThat(render(Channel.EMAIL, Format.TEXT).document().text())
        .contains("Reply \"STOP\" to stop.Second.");
  }

  @Test
  void refuses_a_disclosure_without_a_slot() {
    disclosures = List.of(OPT_OUT);

    assertThatThrownBy(() -> render(Channel.MAIL, Format.PDF))
        .hasMessage(
            "1 fault in the template paymentFailed/mail:\npaymentFailed/mail.html:1:1: The disclosure (us-reg-f-opt-out) is required and was not printed. The template has no slot for it.\n"
                + "Maybe add {{#each disclosures}}{{text}}{{/each}} where every message passes.");
    assertThatThrownBy(() -> render(Channel.VOICE, Format.TEXT))
        .hasMessageContaining("paymentFailed/voice.text:1:1: The disclosure (us-reg-f-opt-out)");
  }

  @Test
  void refuses_a_disclosure_whose_slot_was_not_reached() {
    put("en/paymentFailed/text.text", "{{#if loan.no}}" + SLOT + "{{/if}}");
    strict = false;
    disclosures = List.of(OPT_OUT);

    assertThatThrownBy(() -> render(Channel.TEXT, Format.TEXT))
        .hasMessageContaining(
            "paymentFailed/text.text:1:1: The disclosure (us-reg-f-opt-out) is required and was not printed.\n");
  }

  @Test
  void refuses_a_disclosure_of_which_only_some_are_printed() {
    put("en/paymentFailed/text.text", "{{disclosures.[0].text}}");
    disclosures = List.of(OPT_OUT, new Disclosure("b", "Second."));

    assertThatThrownBy(() -> render(Channel.TEXT, Format.TEXT))
        .hasMessageContaining("The disclosure (b) is required")
        .hasMessageNotContaining("opt-out");
  }

  @Test
  void refuses_a_disclosure_that_nobody_sees() {
    disclosures = List.of(OPT_OUT);
    for (String hidden :
        List.of("<p style=\"display:none\">" + SLOT + "</p>", "<img title=\"" + SLOT + "\">")) {
      files.put("partials/disclosures.hbs", hidden);

      assertThatThrownBy(() -> render(Channel.EMAIL, Format.HTML))
          .as(hidden)
          .hasMessageContaining(" not seen. What hides ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "display:none;display:banana",
        "display:none!important;display:block",
        "d\\69splay:none",
        "color:#fff;background:white",
        "color:#ffffff;background-color:rgb(255, 255, 255)",
        "color:rgba(0,0,0,0)",
        "color:transparent",
        "-webkit-text-fill-color:transparent",
        "font:0/0 a",
        "font-size:5px",
        "font-size:.1em",
        "opacity:.1",
        "height:1px;overflow:hidden",
        "width:2px;overflow-x:clip",
        "max-height:0;overflow-y:hidden",
        "clip:rect(0,0,0,0)",
        "clip-path:inset(50%)",
        "transform:scale(0)",
        "margin-left:-99em",
        "position:absolute;right:-200vw",
        "position:absolute;top:100in",
        "text-indent:-50in",
        "text-indent:100%;overflow:hidden",
        "filter:opacity(0)",
        "content-visibility:hidden",
        "unheard-of:1"
      })
  void refuses_a_disclosure_that_a_style_may_hide(String style) {
    disclosures = List.of(OPT_OUT);

    unseen("<div style=\"" + style + "\"><p>" + SLOT + "</p></div>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<details><p>SLOT</p></details>",
        "<dialog>SLOT</dialog>",
        "<audio>SLOT</audio>",
        "<video>SLOT</video>",
        "<canvas>SLOT</canvas>",
        "<object>SLOT</object>",
        "<div popover>SLOT</div>",
        "<img alt=\"SLOT\">",
        "<a href=\"mailto:SLOT\">Write</a>",
        "<p hidden>SLOT</p>"
      })
  void refuses_a_disclosure_in_an_element_that_may_hide_it(String page) {
    disclosures = List.of(OPT_OUT);

    unseen(page.replace("SLOT", SLOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".x{display:none}",
        "@media all{.x{display:none}}",
        "@media screen{.x{display:none}}",
        "body > div{opacity:0}",
        "div[class]{display:none}",
        ".x *{display:none}",
        ":not(h1).x{display:none}",
        "body .x{display:none}",
        ".y{display:none}.x{color:#fff;background:#fff}",
        ".x{d\\69splay:none}",
        "body{ .x{display:none} }",
        "html{visibility:hidden}"
      })
  void refuses_a_disclosure_that_a_style_sheet_may_hide(String css) {
    disclosures = List.of(OPT_OUT);
    String slot = "<div class=\"x\"><p>" + SLOT + "</p></div>";
    String name =
        "{{#each disclosures}}<div class=\"{{#if id}}x{{/if}}\"><p>{{text}}</p></div>{{/each}}";

    for (String way : List.of(slot, name, "<center><form>" + slot + "</form></center>")) {
      for (String sheet :
          List.of(
              "<style>" + css + "</style>",
              "{{#if disclosures}}<style>" + css + "</style>{{/if}}")) {
        for (Channel channel : List.of(Channel.EMAIL, Channel.MAIL)) {
          // what cannot be read is told when the book of an e-mail is loaded
          boolean read = channel == Channel.MAIL || !(css.contains("{ .x") || css.contains("69"));
          // a letter has no screen
          boolean shown = channel == Channel.EMAIL || !css.contains("screen");
          if (read && shown) {
            unseen(channel, sheet, way);
          }
        }
      }
    }
  }

  @Test
  void takes_a_disclosure_that_styles_leave_to_be_read() {
    disclosures = List.of(OPT_OUT);
    String css =
        "<style>@page { @bottom-right { content: counter(page) } } .y { display: none } li::before { content: '-' }"
            + " @media (prefers-color-scheme: dark) { .x { color: #e8edef !important; background-color: #12181b !important } }</style>";

    for (Channel channel : List.of(Channel.EMAIL, Channel.MAIL)) {
      page(
          channel,
          css,
          "<p class=\"y\">A</p><div style=\"font-size:0\"><div class=\"x\" style=\"margin:0 auto;padding:0 40px;font-size:13px;font-family:'a b';color:#17495c;background-color:#fff;border:1px solid #fff;overflow:hidden;height:auto;text-decoration:none\"><p style=\"font:bold 12px/1.5 Arial\">"
              + SLOT
              + "</p></div></div>");

      assertThat(render(channel, Format.HTML).document().html()).contains(" to stop.</p>");
    }
  }

  private void unseen(String slot) {
    unseen(Channel.EMAIL, "", slot);
    unseen(Channel.MAIL, "", slot);
  }

  private void unseen(Channel channel, String head, String slot) {
    page(channel, head, slot);

    assertThatThrownBy(() -> render(channel, Format.HTML))
        .as(channel + " " + head + slot)
        .hasMessageContaining(" not seen. What hides ");
  }

  private void page(Channel channel, String head, String slot) {
    put(
        "en/paymentFailed/" + channel + ".html",
        "<html lang=\"en\"><head><title>A</title>"
            + head
            + "</head><body>"
            + slot
            + "</body></html>");
  }

  @Test
  void does_not_take_disclosures_from_the_context() {
    context.put("disclosures", List.of(Map.of("text", "Forged")));
    context.put("today", "Forged");

    assertThat(render(Channel.EMAIL, Format.TEXT, Format.HTML).document().html())
        .doesNotContain("Forged");
  }

  @Test
  void the_same_order_gives_the_same_bytes_on_every_thread() throws Exception {
    disclosures = List.of(OPT_OUT);
    files.put(
        "templates/en/paymentFailed/mail.html.hbs",
        "<html lang=\"en\"><head><title>Letter</title></head><body><p>Dear {{name}}</p>"
            + SLOT
            + "</body></html>");
    TemplateRenderer renderer = renderer();
    RenderOrder letter = order(Channel.MAIL, EnumSet.allOf(Format.class));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Document>> written = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        written.add(threads.submit(() -> renderer.render(letter).document()));
      }
      Set<Document> distinct = new HashSet<>();
      for (Future<Document> one : written) {
        distinct.add(one.get());
      }

      assertThat(distinct).hasSize(1);
      assertThat(renderer().render(letter).document()).isEqualTo(distinct.iterator().next());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void keeps_the_written_text_out_of_what_it_prints_of_itself() {
    assertThat(render(Channel.EMAIL, Format.HTML, Format.TEXT).toString())
        .doesNotContain("Ana", "412");
  }
}
