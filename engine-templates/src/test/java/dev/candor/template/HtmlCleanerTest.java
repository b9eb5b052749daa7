package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.template.internal.css.StyleCleaner;
import dev.candor.template.internal.safe.HtmlCleaner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlCleanerTest {

  private static final String PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==";

  static Stream<Arguments> dropped() {
    return Stream.of(
        clean("a script", "a<script>alert(1)</script>b", "ab"),
        clean("a style sheet", "<style>p{display:none}</style><p>b</p>", "<p>b</p>"),
        clean("an event handler", "<b onclick=alert(1) OnLoad='x'>b</b>", "<b>b</b>"),
        clean("a form", "<form action=https://x><input name=a><button>b</button></form>", "b"),
        clean("a frame", "<iframe src=https://x>a</iframe>b", "b"),
        clean("a drawing with a script", "<svg><g onload=alert(1)><a>x</a></g></svg>b", "b"),
        clean(
            "markup hidden in mathematics",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            ""),
        clean("an object", "<object data=x><embed src=x>a</object>b", "b"),
        clean("a base and a refresh", "<base href=https://x><meta http-equiv=refresh>b", "b"),
        clean("a comment", "a<!-- x --><!--[if mso]><p>x</p><![endif]-->b", "ab"),
        clean("a class and an id", "<p class=preheader id=top>b</p>", "<p>b</p>"),
        clean("an unknown element", "<blink>a</blink><font color=red>b</font>", "ab"),
        clean("a picture elsewhere", "<img src=https://x/p.png alt='a logo'>b", "a logob"),
        clean("a picture without words", "<img src=//x/p.png>b", "b"),
        clean("a drawing as a picture", "<img src='data:image/svg+xml;base64,PHN2Zz4='>b", "b"),
        clean("a picture that is none", "<img src='data:image/png;base64,PHN2Zz4='>b", "b"),
        clean(
            "sources of other sizes",
            "<img src='" + PNG + "' srcset='https://x 2x' alt=a>",
            "<img src=\"" + PNG + "\" alt=\"a\">"),
        clean("a link to a script", "<a href=' java\tscript:alert(1)'>b</a>", "b"),
        clean("a link to a page of data", "<a href='data:text/html,x'>b</a>", "b"),
        clean("a link to a place nearby", "<a href='/x'>a</a><a href='//x/y'>b</a>", "ab"),
        clean("a link with a name before its host", "<a href='https://a.b@c.d/'>b</a>", "b"),
        clean("what is hidden", "<p style='display:none'>a</p><p hidden>a</p>b", "b"),
        clean("characters that turn the direction", "a\u202eb&#x202e;c&#7;", "abc"));
  }

  static Stream<Arguments> styles() {
    return Stream.of(
        style("a position", "position:fixed;top:0;left:0;z-index:9", ""),
        style("a position by the back door", "posi\\74ion:fixed;color:red", "color:red"),
        style("a negative margin", "margin:-50px;margin-top:-1em;padding:4px", "padding:4px"),
        style("a margin out of bounds", "margin:9999px", ""),
        style(
            "a picture behind",
            "background:url(https://x);background-color:#FFF",
            "background-color:#fff"),
        style("a color behind", "background: #eee", "background-color:#eee"),
        style("an expression", "width:expression(alert(1));color:e\\78pression(x)", ""),
        style("a comment is a space", "co/**/lor:red;width:/**/9px", "width:9px"),
        style("a semicolon in a string", "font-family:'a;color:red;b';width:9px", "width:9px"),
        style("a float and a transform", "float:left;transform:scale(9);filter:blur(9px)", ""),
        style(
            "height and overflow",
            "height:0;overflow:hidden;max-height:1px;clip:rect(0,0,0,0)",
            ""),
        style("letters of all sizes", "font-size:900px", ""),
        style("letters in ems", "font-size:2em", ""),
        style("big letters", "font-size:48px", "font-size:48px;line-height:1.3"),
        style("a low line", "font-size:20px;line-height:1px", "font-size:20px;line-height:1.3"),
        style(
            "a line of its own",
            "line-height:1.5;font-size:20px",
            "line-height:1.5;font-size:20px"),
        style(
            "fonts",
            "font-family:Arial, \"Open Sans\", x{}y, sans-serif",
            "font-family:arial,'open sans',sans-serif"),
        style("a quote that does not end", "font-family:\"a;position:fixed;\"", ""),
        style(
            "colors",
            "color:rgb(1, 2, 3);border:1px solid rgba(0,0,0,.5)",
            "color:rgb(1,2,3);border:1px solid rgba(0,0,0,.5)"),
        style("a border", "border-left: 3PX  Dashed  Red !important", "border-left:3px dashed red"),
        style("a variable", "--x:1;color:var(--x)", ""),
        style("a fifth side", "padding:1px 2px 3px 4px 5px", ""),
        style("a number of two points", "padding:1.2.3px;margin:.px;width:1.5px", "width:1.5px"));
  }

  private static Arguments clean(String name, String html, String clean) {
    return Arguments.argumentSet(name, html, clean);
  }

  private static Arguments style(String name, String style, String clean) {
    return Arguments.argumentSet(name, style, clean);
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("dropped")
  void drops(String html, String clean) {
    assertThat(HtmlCleaner.clean(html)).isEqualTo(clean);
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("styles")
  void keeps_of_a_style_what_is_harmless(String style, String clean) {
    assertThat(StyleCleaner.clean(style)).isEqualTo(clean);
    assertThat(StyleCleaner.clean(clean)).isEqualTo(clean);
  }

  @Test
  void keeps_the_layout_of_a_letter_as_editors_write_it() {
    String letter =
        "<div style=\"font-family:arial,sans-serif;color:#333333\">"
            + "<h2 style=\"text-align:center\">Your plan</h2>"
            + "<p>Dear <strong>Ana</strong>,<br>as <em>agreed</em> on the <u>phone</u>:</p>"
            + "<table width=\"100%\" cellpadding=\"4\" cellspacing=\"0\" border=\"1\" style=\"border-collapse:collapse\">"
            + "<colgroup><col width=\"60%\"><col></colgroup>"
            + "<thead><tr bgcolor=\"#eeeeee\"><th scope=\"col\" align=\"left\">Due</th><th>Amount</th></tr></thead>"
            + "<tbody><tr><td valign=\"top\">April 1</td><td align=\"right\" style=\"padding:4px 8px;white-space:pre-line\">$50.00</td></tr>"
            + "<tr><td colspan=\"2\"><ul><li>by card</li><li>by <a href=\"https://bank.example/pay?a=1&amp;b=2\">link</a></li></ul></td></tr></tbody>"
            + "</table>"
            + "<blockquote>as you wrote</blockquote><pre>a\n  b</pre><hr>"
            + "<ol start=\"3\" type=\"a\"><li>one</li></ol><dl><dt>Who</dt><dd>us</dd></dl>"
            + "<img src=\""
            + PNG
            + "\" alt=\"Logo\" width=\"120\" height=\"40\">"
            + "<a href=\"mailto:care@bank.example\">write</a> <a href=\"tel:+12125550101\">call</a>"
            + "</div>";

    assertThat(HtmlCleaner.clean(letter)).isEqualTo(letter);
  }

  static Stream<Arguments> unbalanced() {
    return Stream.of(
        clean("an element that is not closed", "<div><b>a", "<div><b>a</b></div>"),
        clean("ends without a beginning", "</td></tr></table></div></body></html>a", "a"),
        clean("a cell without a table", "<td>a</td><tr><td>b", "ab"),
        clean("an item without a list", "<li>a</li><dt>b", "ab"),
        clean(
            "a link in a link",
            "<a href=https://x>a<a href=https://y>b</a>",
            "<a href=\"https://x\">a</a><a href=\"https://y\">b</a>"),
        clean("a page of its own", "<html><body bgcolor=red><p>a</body></html>b", "<p>ab</p>"),
        clean("a comment that does not end", "a<!-- b", "a"),
        clean("a script that does not end", "a<script>b", "a"),
        clean("a tag that does not end", "a<p title='", "a"));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("unbalanced")
  void is_balanced_where_the_input_is_not(String html, String clean) {
    assertThat(HtmlCleaner.clean(html)).isEqualTo(clean);
  }

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        Arguments.argumentSet(
            "characters", "a".repeat(200_001), "has (200001) characters; the most is 200000."),
        Arguments.argumentSet(
            "pictures",
            "<img src='data:image/png;base64," + "A".repeat(1_100_000) + "'>",
            "characters with its pictures; the most is 1048576."),
        Arguments.argumentSet("tags", "<b>".repeat(10_001), "has (10001) tags; the most is 10000."),
        Arguments.argumentSet(
            "levels", "<div>".repeat(60) + "secret", "nests elements more than (50) deep."));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("tooMuch")
  void refuses_too_much_with_one_error_that_does_not_quote_it(String html, String message) {
    assertThatThrownBy(() -> given("<p>\n{{sanitized note}}").with("note", html).html())
        .isInstanceOfSatisfying(
            BrokenTemplateException.class,
            broken -> {
              assertThat(broken.faults()).hasSize(1);
              assertThat(broken.faults().get(0).place()).isEqualTo("t:2:13");
              assertThat(broken.getMessage())
                  .contains("The text in (note) ")
                  .contains(message)
                  .contains("\nMaybe ")
                  .doesNotContain("secret", "aaaa", "<b>");
            });
  }

  @Test
  void takes_a_picture_of_a_quarter_mebibyte_and_no_bigger_one() {
    String start = "iVBORw0KGgo";
    int most = HtmlCleaner.MAX_PICTURE;

    assertThat(HtmlCleaner.clean(picture(start + "A".repeat(most - start.length()))))
        .contains("<img");
    assertThat(HtmlCleaner.clean(picture(start + "A".repeat(most + 1 - start.length()))))
        .isEqualTo("big");
  }

  private static String picture(String data) {
    return "<img src='data:image/png;base64," + data + "' alt=big>";
  }
}
