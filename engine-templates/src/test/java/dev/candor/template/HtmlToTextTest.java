package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.template.internal.visible.HtmlToText;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlToTextTest {

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
        page(
            "a table of data",
            "<table><thead><tr><th>Date</th><th>What</th><th>Amount</th></tr></thead><tbody><tr><td>3/1</td><td>Payment<br>by card</td><td><p>$1</p></td></tr><tr><td>3/2</td><td></td><td><table><tr><td>$</td><td>2</td></tr></table></td></tr><tr><td colspan=2>Total</td><td>$3</td></tr></tbody></table>after",
            "Date | What | Amount\n3/1 | Payment by card | $1\n3/2 | | $ 2\nTotal | $3\n\nafter"),
        page(
            "a table of data whose first cell is empty",
            "<table><tr><th></th><th>March</th></tr><tr><th>Due</th><td>$1</td></tr></table>",
            "| March\nDue | $1"),
        page(
            "a table for layout with header cells",
            "<table role='presentation'><tr><th>a<br>b</th><th><p>c</p></th></tr></table>",
            "a\nb\n\nc"),
        page(
            "a label in a cell",
            "<table><tr><td>Loan:</td><td><b>Personal</b></td></tr></table>",
            "Loan: Personal"),
        page(
            "terms",
            "<dl><dt>Due</dt><dd>March</dd><dt>Amount:</dt><dd>$1</dd></dl>",
            "Due: March\nAmount: $1"),
        page(
            "a list that counts otherwise",
            "<ol start='3'><li>a</li><li value='9'>b</li><li>c</li></ol><ol start='x'><li>d</li></ol>",
            "3. a\n9. b\n10. c\n\n1. d"),
        page(
            "paragraphs and lines in an item",
            "<ul><li><p>a</p><p>b</p></li><li>c<br>d<ul><li>e</li></ul>f</li></ul>g",
            "- a\n\n  b\n- c\n  d\n  - e\n  f\n\ng"),
        page("a line between", "<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
        page(
            "a link that is a picture",
            "<a href='https://x.example/f'><img src='f' alt='Facebook'></a>",
            "Facebook (https://x.example/f)"),
        page(
            "links whose label says where they go",
            "<a href='https://www.x.example/'>www.x.example</a> <a href='https://x.example/a'>x.example/a/</a> <a href='http://x.example'>https://x.example</a>",
            "www.x.example x.example/a/ https://x.example (http://x.example)"),
        page(
            "a mail link with a subject and a link for texts",
            "<a href='mailto:a@x.example?subject=Hi'>a@x.example</a> <a href='sms:+12125550123?body=x'>Text us</a>",
            "a@x.example Text us (+12125550123)"),
        page(
            "what is struck out",
            "<del>$5</del><s>$4</s> <b style='text-decoration: line-through'>$3</b> $2",
            "$2"),
        page(
            "cells without letters of their own size",
            "<div style='font-size:0px'><div style='font-size:13px'>a</div>b<img alt='c'><b>d</b></div><i>e</i>",
            "a\nc\ne"),
        page("letters of one pixel", "<div style='font-size:1px;line-height:1px'>pre</div>a", "a"),
        page(
            "what is cut off or far away",
            "<div style='height:0;overflow:hidden'>a</div><div style='width:0px;overflow:hidden'>b</div><div style='position:absolute;left:-9999px'>c</div><div style='text-indent:-1000em'>d</div><div style='height:0'>e</div><div style='text-indent:-10px'>f</div>",
            "e\nf"),
        page(
            "letters in the colour of the paper",
            "<b style='color:#fff;background:#fff'>a</b><b style='color:transparent'>b</b><b style='color:#fff;background-color:#000'>c</b>",
            "c"),
        page(
            "a style said twice",
            "<b style='display:none;display:inline'>a</b><b style='display:inline;display:none'>b</b>",
            "a"),
        page("characters without width", "so&shy;ft&#8203; &#8288;a&#65279;", "soft a"),
        page("a form", "<textarea>a</textarea>b<button>Go</button>c", "b Go c"),
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
    assertThat(HtmlToText.of(html)).isEqualTo(text);
  }

  @Test
  void takes_the_text_of_an_email_as_a_mail_program_shows_it() {
    String page =
        """
        <!DOCTYPE html><html lang="en"><head><title>Your payment is past due</title>
        <style>.in { padding: 0 }</style></head>
        <body><div style="display:none;font-size:1px;max-height:0">Please call us&#847;&zwnj;&nbsp;</div>
        <!--[if mso]><table><tr><td>for Outlook</td></tr></table><![endif]-->
        <table role="presentation" width="600"><tr><td style="font-size:0">
        <img src="logo.png" alt="Peach Bank"></td><td align="right"><a href="https://x.example/me">My account</a></td></tr></table>
        <table role="presentation"><tr><td class="in">
        <h1>Your payment
            is past due</h1>
        <p>Dear Ana,</p>
        <p>We did not get your payment of <strong>$412.50</strong>.</p>
        <table><tr><th>Due</th><th>Amount</th></tr><tr><td>March 1</td><td align="right">$412.50</td></tr></table>
        <table role="presentation"><tr><td bgcolor="#17495c"><a href="https://x.example/pay?a=1&amp;b=2" style="color:#fff">Make a payment</a></td></tr></table>
        <ul><li>Call <a href="tel:+12125550101">(212) 555-0101</a></li><li>Write to <a href="mailto:help@x.example">help@x.example</a></li></ul>
        <p>Thanks,<br>Peach Bank</p></td></tr>
        <tr><td style="border-top:1px solid"><p style="font-size:12px">123 Main St &#183; Denver, CO</p>
        <p><a href="https://x.example/p">Privacy</a> | <a href="https://x.example/u">Unsubscribe</a></p></td></tr></table>
        <img src="https://x.example/seen.gif" width="1" height="1" alt=""></body></html>
        """;

    assertThat(HtmlToText.of(page))
        .isEqualTo(
            """
            Peach Bank | My account (https://x.example/me)

            Your payment is past due

            Dear Ana,

            We did not get your payment of $412.50.

            Due | Amount
            March 1 | $412.50

            Make a payment (https://x.example/pay?a=1&b=2)

            - Call (212) 555-0101
            - Write to help@x.example

            Thanks,
            Peach Bank

            123 Main St \u00b7 Denver, CO

            Privacy (https://x.example/p) | Unsubscribe (https://x.example/u)"""
                .stripIndent());
  }

  @Test
  void keeps_a_paragraph_whose_style_hides_it_only_in_the_name_of_a_font() {
    assertThat(HtmlToText.of("<p style='font-family:\"a;display:none;b\"'>Pay by Friday.</p>"))
        .isEqualTo("Pay by Friday.");
  }

  @Test
  void takes_the_text_of_a_page_nested_deeply() {
    assertThat(HtmlToText.of("<div>".repeat(20_000) + "x")).isEqualTo("x");
  }
}
