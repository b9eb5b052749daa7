package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {

  static Stream<Arguments> pages() {
    return Stream.of(
        page("paragraphs", "<p>One\n two</p><p>Three</p>", "One two\n\nThree"),
        page("a heading", "before<h1>Head</h1>after", "before\n\nHead\n\nafter"),
        page("divs", "<div>a</div><div><div>b</div></div>c", "a\nb\nc"),
        page("line breaks", "a<br>b<br><br>c<br><br><br><br>d", "a\nb\n\nc\n\nd"),
        page(
            "a link",
            "See <a href=\"https://x.example/pay?a=1&amp;b=2\">the page</a>.",
            "See the page (https://x.example/pay?a=1&b=2)."),
        page(
            "a link that is its label",
            "<a href='https://x.example'>https://x.example</a>",
            "https://x.example"),
        page(
            "a link without a label",
            "<a href='https://x.example'><img src='x'></a>",
            "https://x.example"),
        page(
            "a mail link",
            "<a href='mailto:a@x.example'>a@x.example</a> <a href='mailto:b@x.example'>Bo</a>",
            "a@x.example Bo (b@x.example)"),
        page("a phone link", "<a href='tel:+12125550123'>(212) 555-0123</a>", "(212) 555-0123"),
        page(
            "an anchor and a script link",
            "<a href='#top'>up</a> <a href='javascript:x()'>run</a>",
            "up run"),
        page(
            "a list",
            "<p>Do:</p><ul><li>a</li><li><p>b</p></li><li></li><li>c <b>d</b></li></ul>end",
            "Do:\n\n- a\n- b\n- \n- c d\n\nend"),
        page("a numbered list", "<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        page(
            "a list in a list",
            "<ul><li>a<ol><li>x</li><li>y</li></ol></li><li>b</li></ul>",
            "- a\n  1. x\n  2. y\n- b"),
        page(
            "a table",
            "<table><tr><th>Due</th><th>Amount</th></tr><tr><td>March</td><td>$1</td></tr></table>",
            "Due | Amount\nMarch | $1"),
        page(
            "a table for layout",
            "<table><tr><td><table><tr><td><p>a</p></td></tr></table></td></tr><tr><td>b</td></tr></table>",
            "a\n\nb"),
        page(
            "empty cells",
            "<table><tr><td></td><td>a</td><td> </td><td>b</td></tr></table>",
            "a | b"),
        page("a picture", "<img alt='Peach' src='cid:1'> Bank", "Peach Bank"),
        page(
            "what is not seen",
            "<head><title>T</title><style>p{}</style></head><body><!-- c --><script>s</script>a<span style='display:none'>b</span><span style='color:red; DISPLAY : NONE !important'>c</span><div hidden>d</div><template>e</template></body>",
            "a"),
        page(
            "a hidden preheader",
            "<div style=\"font-size:0;max-height:0px;opacity:0\">pre</div>a<span style='opacity:0.5;font-size:0.9em'>b</span>",
            "ab"),
        page("preformatted", "<pre>a\n  b</pre>c", "a\nb\n\nc"),
        page("entities and no-break spaces", "a&nbsp;&nbsp;b &lt;c&gt; &amp;", "a b <c> &"),
        page("control characters", "a\u0000\u202eb\u0085c", "abc"),
        page("nothing", "", ""));
  }

  private static Arguments page(String name, String html, String text) {
    return Arguments.argumentSet(name, html, text);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void takes_the_text(String html, String text) {
    assertThat(PlainText.of(html)).isEqualTo(text);
  }

  @Test
  void takes_the_text_of_a_page_nested_deeply() {
    assertThat(PlainText.of("<div>".repeat(20_000) + "x")).isEqualTo("x");
  }
}
