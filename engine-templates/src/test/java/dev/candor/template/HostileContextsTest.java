package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.RenderRun;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.visible.HtmlToText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hostile context in every place a template has for data: it ends as data, or in one error
 * that does not repeat it.
 */
@Tag("slow")
class HostileContextsTest {

  /** Not how fast it must be, but when it hangs. */
  private static final Duration HANGS = Duration.ofSeconds(60);

  /** Work for each row of a long list; what is short enough to be written down needs no such. */
  private static final int ROWS_FOR_WHAT_IS_LARGE = 5_000;

  private static final int ROWS = 100;

  private static final List<String> PLACES =
      List.of(
          "{{x}}",
          "{{{x}}}",
          "{{x.x}}{{x.x.x.x.x}}",
          "{{x.length}}",
          "{{x.[0]}}{{x.[999999999]}}",
          "{{x.name}}{{x.getClass}}{{x.class}}{{x.constructor}}",
          "{{#if x}}a{{else}}b{{/if}}",
          "{{#unless x}}a{{/unless}}",
          "{{#each x}}{{@key}}{{@index}}{{#if @last}}.{{/if}}{{this}}{{else}}none{{/each}}",
          "{{#each x as |value key|}}{{key}}{{#each value}}.{{/each}}{{/each}}",
          "{{#each x}}{{#each this}}{{#each this}}{{@key}}{{/each}}{{/each}}{{/each}}",
          "{{#with x}}{{y}}{{../x}}{{else}}none{{/with}}",
          "{{#x}}{{.}}{{else}}none{{/x}}",
          "{{^x}}none{{/x}}",
          "{{> p x}}",
          "{{> p y=x}}",
          "  {{> p y=x}}\n",
          "{{#> lay x}}{{y}}{{/lay}}",
          "{{lookup x \"x\"}}{{lookup x 0}}",
          "{{lookup m x}}",
          "{{upper x}}",
          "{{lower x}}",
          "{{title x}}",
          "{{mask x}}",
          "{{phone x}}",
          "{{money x}}",
          "{{number x}}",
          "{{number x decimals=2}}",
          "{{number 1 decimals=x}}",
          "{{percent x}}",
          "{{date x}}",
          "{{date x format=\"short\"}}",
          "{{date \"2026-03-06\" format=x}}",
          "{{dateTime x}}",
          "{{time x}}",
          "{{plural x \"day\" \"days\"}}",
          "{{plural 2 x x}}",
          "{{join x}}",
          "{{join x x last=x}}",
          "{{join items x}}",
          "{{concat x x}}",
          "{{#each (addressLines x)}}{{this}}{{/each}}",
          "{{default x \"d\"}}{{default nope x}}",
          "{{#if (defined x.y.z)}}a{{/if}}",
          "{{#if (eq x x)}}a{{/if}}",
          "{{#if (eq x copy)}}a{{/if}}",
          "{{#if (ne items copy)}}a{{/if}}",
          "{{#if (lt x 1)}}a{{/if}}",
          "{{#if (gte 1 x)}}a{{/if}}",
          "{{#if (lte x copy)}}a{{/if}}",
          "{{#if (and x (or x (not x)))}}a{{/if}}",
          "{{xx}}{{coppy}}{{x.lenght}}{{x.nam}}{{x.name1}}",
          "{{#with x}}{{#with x}}{{#with x}}{{coppy}}{{/with}}{{/with}}{{/with}}",
          "{{#each rows}}{{../x}}{{/each}}",
          "{{#each rows}}{{#if (upper ../x)}}a{{/if}}{{/each}}",
          "{{#each rows}}{{#if (eq ../x ../copy)}}a{{/if}}{{/each}}",
          "{{#each rows}}{{#if (join ../x)}}a{{/if}}{{/each}}",
          "{{#each rows}}{{#if (mask ../x)}}a{{/if}}{{#if (number ../x)}}a{{/if}}{{/each}}",
          "{{#each rows}}{{#each ../x}}{{/each}}{{/each}}",
          "{{#each rows}}{{../x.nam}}{{/each}}");

  /** Places where nothing but data may come out: elements, attributes and links are the page's. */
  private static final String PAGE =
      """
      <html lang="en"><head><title>{{x}}</title></head><body>
      <h1 title="{{x}}" class='{{x}}'>Dear {{x}},</h1>
      <p>{{#each items}}<b>{{this}}</b>{{/each}}{{concat x x}}{{default nope x}}{{> shown label=x}}</p>
      <p>{{upper x}}</p><p>{{lower x}}</p><p>{{title x}}</p><p>{{lookup m "x"}}</p>
      <table><tr><td>{{x}}</td><td title="a {{x}} b">{{m.x}}</td></tr></table>
      <ul><li>{{x}}</li></ul><pre>{{x}}</pre><blockquote>{{x}}</blockquote>
      <a href="https://example.org/?q={{x}}" title="{{x}}">{{x}}</a>
      {{#each disclosures}}{{text}}{{/each}}</body></html>
      """;

  /** Places where an address or a style is expected. */
  private static final String LINKS =
      """
      <html lang="en"><head><title>Links</title></head><body>
      <a href="{{x}}">pay</a><a href='{{x}}'>pay</a><img src="{{x}}" alt="{{x}}">
      {{#each disclosures}}{{text}}{{/each}}</body></html>
      """;

  private static final String LETTER =
      """
      <html lang="en"><head><title>{{x}}</title></head><body><h1 title="{{x}}">Dear {{x}},</h1>
      <table><tr><td>{{x}}</td></tr></table><a href="https://example.org/{{x}}">{{x}}</a></body></html>
      """;

  private static final String STYLED =
      """
      <html lang="en"><head><title>Styles</title></head>
      <body><h1 style="width: {{x}}">Dear</h1><p style="color:{{x}};background: {{x}}">Sir</p>
      <table bgcolor="{{x}}" width="{{x}}"><tr><td>x</td></tr></table></body></html>
      """;

  private static final Set<String> FETCHING = Set.of("addresses", "styles", "pictures and paper");

  @TempDir static Path folder;
  private static HostileWorld world;
  private static TemplateRenderer renderer;
  private static final Map<String, CompiledTemplate> PLANS = new LinkedHashMap<>();

  @BeforeAll
  static void open() {
    world = new HostileWorld(folder);
    PLACES.forEach(
        place ->
            PLANS.put(
                place,
                GivenPart.given(place)
                    .partial("p", "{{y}}{{x}}{{this.y}}")
                    .partial("lay", "{{y}}{{> @partial-block}}")
                    .plan()));
    Map<String, String> files = new TreeMap<>();
    String slot = "{{#each disclosures}}{{text}}{{/each}}";
    files.put("partials/shown.hbs", "<i>{{label}}</i>");
    files.put("templates/en/paymentFailed/email.subject.hbs", "Due: {{x}} {{{x}}}");
    files.put("templates/en/paymentFailed/email.html.hbs", PAGE);
    files.put("templates/en/paymentFailed/text.text.hbs", "Dear {{x}} {{{x}}} {{upper x}}" + slot);
    files.put("templates/en/loanPaidOff/email.subject.hbs", "{{x}}");
    files.put("templates/en/loanPaidOff/email.html.hbs", LINKS);
    files.put("templates/en/paymentFailed/mail.html.hbs", LETTER);
    files.put("templates/en/loanPaidOff/mail.html.hbs", LINKS);
    files.put("templates/en/paymentFailed/document.html.hbs", STYLED);
    renderer = TemplateRenderer.of(Templatebook.of(new TreeMap<>(files), new ArrayList<>()));
  }

  @AfterAll
  static void close() throws IOException {
    List<String> asked = world.asked();
    world.close();
    assertThat(asked).isEmpty();
    assertThat(world.file()).hasContent(HostileWorld.FILE_WORDS);
  }

  static Stream<Arguments> contexts() {
    return HostileContext.all().stream()
        .map(context -> Arguments.argumentSet(context.toString(), context));
  }

  private static Map<String, Object> data(HostileContext context) {
    Map<String, Object> data = new LinkedHashMap<>();
    Object value = context.value(world);
    data.put("x", value);
    data.put("copy", context.value(world));
    data.put("items", Collections.singletonList(value));
    data.put("m", GivenPart.map("x", value));
    int rows = context.kind().equals("made") ? ROWS_FOR_WHAT_IS_LARGE : ROWS;
    data.put("rows", Collections.nCopies(rows, Map.of("id", 1)));
    return data;
  }

  @Test
  void there_are_enough_of_them_and_each_has_a_name_of_its_own() {
    assertThat(HostileContext.all()).hasSizeGreaterThanOrEqualTo(400);
    assertThat(HostileContext.all()).extracting(HostileContext::name).doesNotHaveDuplicates();
    assertThat(HostileContext.all())
        .extracting(HostileContext::tries)
        .allMatch(text -> text.length() > 4);
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void ends_in_output_or_one_error_in_every_place(HostileContext context) {
    Map<String, Object> data = data(context);
    AtomicReference<String> here = new AtomicReference<>("");
    assertTimeoutPreemptively(
        HANGS,
        () ->
            PLANS.forEach(
                (place, plan) -> {
                  here.set(place);
                  write(context, place, plan, data, Form.HTML, false);
                  if (!place.contains("rows")) {
                    write(context, place, plan, data, Form.HTML, true);
                    write(context, place, plan, data, Form.TEXT, false);
                  }
                }),
        here::get);
  }

  private static void write(
      HostileContext context,
      String place,
      CompiledTemplate plan,
      Map<String, Object> data,
      Form form,
      boolean strict) {
    RenderRun writing =
        new RenderRun(
            data,
            PrintLocale.EN,
            ZoneId.of("America/New_York"),
            "the template t",
            new Position(plan.source(), 1, 1));
    try {
      String written = writing.render(plan, form).toString();
      writing.finish(strict);
      assertThat(written.length()).isLessThanOrEqualTo(RenderRun.LONGEST);
      if (form == Form.TEXT) {
        harmless(written);
      } else if (!place.contains("{{{")) {
        assertThat(Jsoup.parseBodyFragment(written).body().getAllElements()).as(place).hasSize(1);
      }
    } catch (BrokenTemplateException broken) {
      keepsSilent(context, broken);
    }
  }

  private static void harmless(String text) {
    assertThat(text)
        .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");
  }

  /** The error may name the template, the kind of a value and its class; never the value. */
  private static void keepsSilent(HostileContext context, BrokenTemplateException broken) {
    assertThat(broken.getCause()).isNull();
    String said = broken.getMessage();
    assertThat(said.lines().toList()).last().asString().startsWith("Maybe ");
    assertThat(said).doesNotContain(HostileValues.SECRET);
    assertThat(said.length()).isLessThan(20_000);
    if (context.isText()
        && context.value(world) instanceof String value
        && value.length() > 8
        && PLACES.stream().noneMatch(place -> place.contains(value))) {
      assertThat(said).doesNotContain(value.substring(0, Math.min(200, value.length())));
    }
  }

  private static Document render(
      HostileContext context, Subject subject, Channel channel, Format... formats) {
    return renderer
        .render(
            new RenderOrder(
                subject,
                channel,
                "en",
                null,
                data(context),
                List.of(),
                false,
                Set.of(formats),
                Instant.parse("2026-03-07T03:00:00Z"),
                ZoneId.of("America/New_York")))
        .document();
  }

  /** Runs it, or sees that the error keeps silent. */
  private interface Check {
    void on(Document document);
  }

  private static void check(
      HostileContext context, Subject subject, Channel channel, Format format, Check check) {
    assertTimeoutPreemptively(
        HANGS,
        () -> {
          Document document;
          try {
            document = render(context, subject, channel, format);
          } catch (BrokenTemplateException broken) {
            keepsSilent(context, broken);
            return;
          }
          check.on(document);
        });
  }

  /** Each element with the names of its attributes, in order. */
  private static String skeleton(String html) {
    return Jsoup.parse(html).getAllElements().stream()
        .map(
            element ->
                element.normalName()
                    + element.attributes().asList().stream()
                        .map(Attribute::getKey)
                        .collect(Collectors.joining(",", "(", ")")))
        .collect(Collectors.joining(" "));
  }

  private static final HostileContext TAME =
      new HostileContext("none", "word", "nothing at all", "text", "word");

  @ParameterizedTest
  @MethodSource("contexts")
  void an_email_has_the_elements_and_attributes_its_template_wrote(HostileContext context) {
    String tame = skeleton(render(TAME, Subject.PAYMENT_FAILED, Channel.EMAIL, Format.HTML).html());
    check(
        context,
        Subject.PAYMENT_FAILED,
        Channel.EMAIL,
        Format.HTML,
        document -> {
          assertThat(skeleton(document.html())).isEqualTo(tame);
          oneLine(document.subjectLine());
          assertThat(Jsoup.parse(document.html()).select("a").attr("href"))
              .startsWith("https://example.org/?q=");
          harmless(HtmlToText.of(document.html()));
        });
  }

  private static void oneLine(String line) {
    harmless(line);
    assertThat(line).doesNotContainPattern("[\\n\\t\\u2028\\u2029]");
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void a_link_is_one_that_a_reader_may_follow(HostileContext context) {
    String tame = skeleton(render(TAME, Subject.LOAN_PAID_OFF, Channel.EMAIL, Format.HTML).html());
    check(
        context,
        Subject.LOAN_PAID_OFF,
        Channel.EMAIL,
        Format.HTML,
        document -> {
          assertThat(skeleton(document.html())).isEqualTo(tame);
          for (Element element : Jsoup.parse(document.html()).select("[href], [src]")) {
            assertThat(scheme(element.attr(element.hasAttr("href") ? "href" : "src")))
                .isIn("", "http", "https", "mailto", "tel", element.nameIs("img") ? "data" : "");
          }
        });
  }

  /** The scheme as a browser reads it: without controls and blanks before, line ends within. */
  private static String scheme(String address) {
    String read = address.replaceAll("^[\\x00-\\x20]+", "").replaceAll("[\\t\\n\\r]", "");
    int end = 0;
    while (end < read.length()
        && (Character.isLetterOrDigit(read.charAt(end)) && read.charAt(end) < 128
            || "+-.".indexOf(read.charAt(end)) >= 0)) {
      end++;
    }
    return end < read.length() && read.charAt(end) == ':'
        ? read.substring(0, end).toLowerCase(java.util.Locale.ROOT)
        : "";
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void a_text_message_has_no_control_characters(HostileContext context) {
    check(
        context,
        Subject.PAYMENT_FAILED,
        Channel.TEXT,
        Format.TEXT,
        document -> harmless(document.text()));
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void a_letter_becomes_a_pdf_or_one_error_and_nothing_is_fetched(HostileContext context) {
    Check unread = HostileWorld::assertUnread;
    check(context, Subject.PAYMENT_FAILED, Channel.MAIL, Format.PDF, unread);
    if (FETCHING.contains(context.group())) {
      check(context, Subject.LOAN_PAID_OFF, Channel.MAIL, Format.PDF, unread);
      check(context, Subject.PAYMENT_FAILED, Channel.DOCUMENT, Format.PDF, unread);
    }
  }

  /** Else the test above could not fail: the bytes of a letter hold no words. */
  @Test
  void would_see_the_words_of_a_file_in_a_letter() {
    HostileContext telling =
        new HostileContext("none", "file", "tells a file", "text", HostileWorld.FILE_WORDS);
    Document letter = render(telling, Subject.PAYMENT_FAILED, Channel.MAIL, Format.PDF);

    assertThat(PdfWords.of(letter.pdf())).contains(HostileWorld.FILE_WORDS);
    assertThatThrownBy(() -> HostileWorld.assertUnread(letter)).isInstanceOf(AssertionError.class);
  }
}
