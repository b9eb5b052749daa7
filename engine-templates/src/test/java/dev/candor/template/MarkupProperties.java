package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.party.Money;
import dev.candor.template.internal.html.HtmlContext;
import dev.candor.template.internal.html.Links;
import dev.candor.template.internal.print.MonochromePng;
import dev.candor.template.internal.safe.HtmlCleaner;
import dev.candor.template.internal.visible.HtmlToText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What holds for whatever people outside write. */
class MarkupProperties {

  @Property
  void cleaned_html_has_nothing_but_what_is_allowed(@ForAll("html") String html) {
    String clean = HtmlCleaner.clean(html);

    allowed(clean);
    stays(clean);
    assertThat(HtmlCleaner.clean(html)).isEqualTo(clean);
    assertThat(HtmlCleaner.clean(clean)).isEqualTo(clean);
  }

  @Property
  void markdown_has_nothing_but_what_is_allowed(@ForAll("markdown") String markdown) {
    String clean = given("{{markdown x}}").with("x", markdown).html();

    allowed(clean);
    stays(clean);
    assertThat(Jsoup.parseBodyFragment(clean).select("img, [style]")).isEmpty();
    assertThat(given("{{markdown x}}").with("x", markdown).html()).isEqualTo(clean);
  }

  private static void allowed(String clean) {
    Document page = Jsoup.parseBodyFragment(clean);
    page.body()
        .traverse(
            (node, depth) -> assertThat(node).isNotInstanceOfAny(Comment.class, DataNode.class));
    HtmlStandardTest.assertHarmless(clean);
    for (Element element : page.body().select("[style]")) {
      assertThat(element.attr("style").toLowerCase(Locale.ROOT))
          .doesNotContain("position", "url", "expression", "display", "visib", "opacity")
          .doesNotContain("float", "transform", "height:0", "@", "\\", "/*", "javascript")
          .doesNotContainPattern("[:\\s]-");
    }
  }

  /** What follows it stays where the template has it, and it reads back as it was written. */
  private static void stays(String clean) {
    Document page =
        Jsoup.parse(
            "<!doctype html><body><table><tr><td id=a>"
                + clean
                + "</td><td id=b>after</td></tr></table><div id=c>"
                + clean
                + "</div><p id=d>end</p>");
    page.outputSettings().prettyPrint(false).escapeMode(org.jsoup.nodes.Entities.EscapeMode.xhtml);
    assertThat(page.expectFirst("#a").html()).isEqualTo(clean);
    assertThat(page.expectFirst("#c").html()).isEqualTo(clean);
    assertThat(page.expectFirst("#b").outerHtml()).isEqualTo("<td id=\"b\">after</td>");
    assertThat(page.expectFirst("#d").outerHtml()).isEqualTo("<p id=\"d\">end</p>");
    assertThat(page.expectFirst("#b").previousElementSibling()).isEqualTo(page.expectFirst("#a"));
    assertThat(page.expectFirst("#d").parent().normalName()).isEqualTo("body");
    assertThat(page.expectFirst("#d").previousElementSibling()).isEqualTo(page.expectFirst("#c"));
    assertThat(HtmlToText.of(page.outerHtml())).endsWith("end");
  }

  @Provide
  Arbitrary<String> html() {
    List<String> foreign =
        List.of("mtext", "mglyph", "desc", "foreignObject", "image", "x-y", "noembed", "plaintext");
    Arbitrary<String> names =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, Arbitraries.of(HtmlStandard.PROSE)),
            net.jqwik.api.Tuple.of(4, Arbitraries.of(HtmlStandard.elements())),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(foreign)));
    Arbitrary<String> attributes =
        Arbitraries.of(
            "",
            " onclick=alert(1)",
            " style='position:fixed;color:red'",
            " style=\"margin:-9px;padding:3px;font-size:40px\"",
            " href=https://x/y",
            " href='java&#10;script:alert(1)'",
            " href=\"data:text/html,x\"",
            " src=data:image/png;base64,iVBORw0KGgoAAAA=",
            " src=https://x/p.png alt='<b>'",
            " colspan=3 width=50%",
            " colspan=99999",
            " id=b class=c",
            " title='\">'",
            " hidden",
            " style='display:none'",
            " align=right",
            "/",
            " x=\"");
    Arbitrary<String> open =
        names.flatMap(name -> attributes.map(attribute -> "<" + name + attribute + ">"));
    Arbitrary<String> close = names.map(name -> "</" + name + ">");
    Arbitrary<String> text =
        Arbitraries.of(
            "x",
            " ",
            "\n",
            "&lt;b&gt;",
            "&#60;",
            "<",
            ">",
            "\"",
            "'",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x",
            "&nbsp;",
            "\u202e",
            "\u0000",
            "é",
            "\ud83d\ude00",
            "{{x}}",
            "]]]");
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, open),
            net.jqwik.api.Tuple.of(3, close),
            net.jqwik.api.Tuple.of(3, text),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(8)))
        .list()
        .ofMaxSize(25)
        .map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> markdown() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "*",
                "**",
                "_",
                "`",
                "```\n",
                "# ",
                "- ",
                "1. ",
                "> ",
                "\n",
                "\n\n",
                "    ",
                "a",
                "[a](",
                "[",
                "](",
                ")",
                "![",
                "<",
                ">",
                "javascript:alert(1)",
                "https://x",
                "\"",
                "[a]: ",
                "&#x6a;",
                "\\",
                "---",
                "<b>",
                "<!--",
                "|",
                "data:image/png;base64,iVBORw0KGgo="),
            html())
        .list()
        .ofMaxSize(20)
        .map(pieces -> String.join("", pieces));
  }

  /** The tokenizer of jsoup says where an element would be one. */
  @Property
  void a_place_that_takes_text_takes_elements(@ForAll("tokens") List<String> pieces) {
    String html = String.join("", pieces);
    HtmlContext place = new HtmlContext(new HtmlContext.Watcher() {});
    place.read(html, 0, html.length());

    Element probe = Jsoup.parse(html + "<i data-probe=1>x</i>").expectFirst("html");
    boolean element = !probe.select("i[data-probe=1]").isEmpty();
    if (place.isMarkup()) {
      assertThat(element).as(html).isTrue();
    }
    // read in pieces it is the same
    HtmlContext slowly = new HtmlContext(new HtmlContext.Watcher() {});
    for (int i = 0; i < html.length(); i++) {
      slowly.read(html, i, i + 1);
    }
    assertThat(slowly.isMarkup()).isEqualTo(place.isMarkup());
    assertThat(slowly.describe()).isEqualTo(place.describe());
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(
            "<p",
            "<b a",
            "=",
            "\"",
            "'",
            ">",
            "/",
            " ",
            "x",
            "<",
            "</",
            "</p>",
            "<!--",
            "-->",
            "-",
            "--!>",
            "<!",
            "<!doctype html>",
            "<?",
            "<script>",
            "</script>",
            "</SCRIPT ",
            "<style>",
            "</style>",
            "</sty",
            "<title>",
            "</title>",
            "<textarea>",
            "</textarea>",
            "<br/>",
            "\n",
            "<a href=x",
            "<p a='",
            "<p a=\"",
            "=>",
            "<td>",
            "</title",
            "é")
        .list()
        .ofMaxSize(14);
  }

  @Property
  void a_link_that_is_let_through_has_one_of_four_beginnings(@ForAll("links") String link) {
    String target = Links.target(link);

    if (target != null) {
      assertThat(target.toLowerCase(Locale.ROOT)).matches("(https?://[^/?#@]+.*|mailto:.+|tel:.+)");
      assertThat(target).doesNotContainPattern("[\\s\"<>\\\\`\\p{Cc}\\p{Cf}]");
      assertThat(Links.target(target)).isEqualTo(target);
    }
  }

  @Provide
  Arbitrary<String> links() {
    Arbitrary<String> start =
        Arbitraries.of(
            "",
            "http://",
            "HTTPS://",
            "https:",
            "https:/\\",
            "mailto:",
            "tel:",
            "javascript:",
            "data:",
            "file:///",
            "ftp://",
            "vbscript:",
            "//");
    Arbitrary<String> rest =
        Arbitraries.oneOf(
                Arbitraries.of(
                    "a.b",
                    "1",
                    ":",
                    "/",
                    "@",
                    "\t",
                    "\n",
                    " ",
                    "\u00a0",
                    "\u200b",
                    "\u202e",
                    "?",
                    "#",
                    "\\",
                    "%0a",
                    "javascript:"),
                Arbitraries.strings().ofMaxLength(3))
            .list()
            .ofMaxSize(5)
            .map(pieces -> String.join("", pieces));
    return start.flatMap(one -> rest.map(other -> one + other));
  }

  @Property
  void a_mask_shows_no_more_than_the_last_four(@ForAll String value) {
    String masked = given("{{{mask x}}}").with("x", value).html();

    assertThat(masked).startsWith("****");
    String shown = masked.substring(4);
    assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(4);
    StringBuilder kept = new StringBuilder();
    value.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    assertThat(kept.toString()).endsWith(shown);
  }

  @Property
  void money_reads_back_as_the_amount(
      @ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(6)
          BigDecimal amount) {
    BigDecimal cents = amount.setScale(2, RoundingMode.HALF_UP);
    GivenPart template = given("{{{money x}}}").with("x", new Money(amount, "USD"));

    assertThat(new BigDecimal(template.text().replace("$", "").replace(",", ""))).isEqualTo(cents);
    assertThat(new BigDecimal(template.inSpanish().text().replace("$", "").replace(",", "")))
        .isEqualTo(cents);
  }

  @Property(tries = 100)
  void any_picture_reads_back_pixel_by_pixel(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 9) int scale,
      @ForAll @Size(max = 60) List<Boolean> pattern)
      throws IOException {
    BitSet black = new BitSet();
    for (int i = 0; i < width * height; i++) {
      black.set(i, !pattern.isEmpty() && pattern.get(i / scale % pattern.size()));
    }

    BufferedImage image =
        ImageIO.read(
            new ByteArrayInputStream(
                MonochromePng.of(width, height, (x, y) -> black.get(y * width + x))));

    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    for (int i = 0; i < width * height; i++) {
      assertThat(image.getRGB(i % width, i / width) == 0xFF000000).isEqualTo(black.get(i));
    }
  }
}
