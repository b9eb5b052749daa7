package dev.candor.template;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Makes pages that show some words, or try not to: around, before and after them stand harmless
 * things and tricks, nested and combined, with values on both sides of every limit.
 */
final class TrickyPages {

  private static final String WORDS = PaintedWords.WORDS;

  // a white picture of one pixel
  private static final String PICTURE =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC";

  /** Declarations for elements around the words; most of them harmless. */
  private static final List<String> AROUND =
      List.of(
          "color:#333333",
          "color:#333333",
          "color:#17495c",
          "color:#767676",
          "color:#777777",
          "color:white",
          "color:#ffffff",
          "color:black",
          "color:inherit",
          "color:#222;color:zzz",
          "color:rgba(0,0,0,.8)",
          "color:rgba(0,0,0,.2)",
          "color:rgb(60,60,60)",
          "background-color:#ffffff",
          "background-color:#ffffff",
          "background:#f4f4f4",
          "background-color:#12181b",
          "background:#000",
          "background:#17495c;color:#fff",
          "background:#fff;color:#111111",
          "background-color:rgba(0,0,0,.5)",
          "background:linear-gradient(#fff,#000)",
          "background:url(" + PICTURE + ")",
          "background-image:url(" + PICTURE + ");background-color:#ffffff",
          "font-size:16px",
          "font-size:13px",
          "font-size:12px",
          "font-size:9px",
          "font-size:8px",
          "font-size:7px",
          "font-size:.8em",
          "font-size:.5em",
          "font-size:70%",
          "font-size:small",
          "font-size:smaller",
          "font-size:0",
          "font-size:200%",
          "font:12px Arial",
          "font:italic bold 14px/1.4 Georgia,serif",
          "font:6px/1 Arial",
          "font:20px Arial",
          "line-height:1.4",
          "line-height:20px",
          "line-height:.8",
          "line-height:0",
          "font-family:Arial,Helvetica,sans-serif",
          "font-weight:bold",
          "text-align:center",
          "opacity:.95",
          "opacity:.9",
          "opacity:.6",
          "opacity:.1",
          "opacity:0",
          "margin:0 auto",
          "margin:0 0 16px",
          "margin:20px",
          "margin-top:-10px",
          "margin-left:-40px",
          "margin-left:150px",
          "margin-left:400px",
          "padding:20px",
          "padding:0 40px",
          "padding-left:180px",
          "padding-left:260px",
          "width:100%",
          "width:300px",
          "width:600px",
          "width:50%",
          "width:20px",
          "width:10%",
          "max-width:600px",
          "max-width:100px",
          "max-width:30px",
          "min-width:900px",
          "width:900px",
          "height:auto",
          "height:10px",
          "height:40px",
          "max-height:10px",
          "max-height:0;overflow:hidden",
          "overflow:hidden",
          "overflow:hidden;width:120px",
          "overflow:hidden;height:8px",
          "overflow:auto",
          "overflow:hidden;border-radius:8px",
          "display:block",
          "display:inline-block",
          "display:none",
          "display:table",
          "display:flex",
          "display:grid",
          "position:relative",
          "position:relative;top:-50px",
          "position:relative;left:-999px",
          "position:absolute;top:0",
          "position:fixed;bottom:0",
          "position:relative;z-index:-1",
          "float:left",
          "float:right",
          "float:left;width:200px",
          "text-indent:20px",
          "text-indent:-999px",
          "text-indent:100%",
          "letter-spacing:1px",
          "letter-spacing:-8px",
          "letter-spacing:.1em",
          "word-spacing:2px",
          "word-spacing:-40px",
          "white-space:nowrap",
          "white-space:pre-wrap",
          "visibility:hidden",
          "text-decoration:underline",
          "text-decoration:none",
          "text-transform:uppercase",
          "-webkit-text-fill-color:#fff",
          "-webkit-text-fill-color:transparent",
          "-webkit-background-clip:text",
          "text-shadow:0 0 8px #000",
          "text-shadow:0 0 0 #fff",
          "box-shadow:0 2px 4px rgba(0,0,0,.1)",
          "box-shadow:inset 0 0 0 900px #fff",
          "outline:40px solid #fff;outline-offset:-40px",
          "filter:blur(9px)",
          "filter:opacity(0)",
          "mix-blend-mode:screen",
          "transform:scale(.1)",
          "transform:translateX(-9999px)",
          "clip-path:inset(50%)",
          "zoom:.1",
          "border:1px solid #dddddd",
          "border-top:1px solid #ddd",
          "border:40px solid #fff",
          "border-radius:6px",
          "vertical-align:top",
          "vertical-align:-30px",
          "direction:ltr",
          "direction:rtl;unicode-bidi:bidi-override",
          "font-family:Wingdings",
          "all:unset",
          "mso-line-height-rule:exactly",
          "-webkit-text-size-adjust:100%",
          "columns:9",
          "writing-mode:vertical-rl",
          "overflow-wrap:break-word",
          "word-break:break-word",
          "color:#fff!important",
          "color:#333!important",
          "font-size:14px!important",
          "display:block!important");

  /** Things that stand beside the words; most of them harmless. */
  private static final List<String> BESIDE =
      List.of(
          "<p>Hello Ana,</p>",
          "<h1>Your payment is late</h1>",
          "<hr>",
          "<br>",
          "text ",
          "<p style=\"margin:0 0 16px\">Your payment of <strong>$412.50</strong> was due.</p>",
          "<table role=\"presentation\" width=\"100%\"><tr><td bgcolor=\"#17495c\" style=\"padding:12px\"><a href=\"https://x.example/\" style=\"color:#ffffff\">Pay</a></td></tr></table>",
          "<div style=\"display:none;max-height:0;overflow:hidden\">Preheader</div>",
          "<div style=\"max-height:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:#fff\">Preheader</div>",
          "<img src=\"" + PICTURE + "\" width=\"120\" height=\"40\" alt=\"Bank\">",
          "<img src=\"" + PICTURE + "\" width=\"200\" height=\"300\" alt=\"\" align=\"left\">",
          "<img src=\""
              + PICTURE
              + "\" width=\"600\" height=\"200\" alt=\"\" style=\"max-width:100%\">",
          "<img src=\""
              + PICTURE
              + "\" width=\"600\" height=\"300\" alt=\"\" style=\"margin-bottom:-300px\">",
          "<img src=\""
              + PICTURE
              + "\" width=\"300\" height=\"300\" alt=\"\" style=\"position:absolute;top:0;left:0\">",
          "<div style=\"height:20px;line-height:20px;font-size:1px\">&nbsp;</div>",
          "<div style=\"height:10px\">A text that is longer than the box is high and so goes on over what follows it in the page, line after line after line after line</div>",
          "<div style=\"height:4px\"><div style=\"height:300px;background:#000\"></div></div>",
          "<div style=\"height:1px\"><img src=\""
              + PICTURE
              + "\" width=\"600\" height=\"300\" alt=\"\"></div>",
          "<div style=\"max-height:5px\"><img src=\""
              + PICTURE
              + "\" width=\"600\" height=\"300\" alt=\"\"></div>",
          "<div style=\"width:100px;float:left\"><img src=\""
              + PICTURE
              + "\" width=\"500\" height=\"300\" alt=\"\"></div>",
          "<div style=\"width:0;float:left\"><div style=\"width:500px;height:200px;background:#fff\"></div></div>",
          "<div style=\"float:left;width:100px;height:40px;background:#ddd\"></div>",
          "<div style=\"float:left;margin-right:-600px;width:600px;height:300px;background:#000\"></div>",
          "<div style=\"position:fixed;inset:0;background:#fff\"></div>",
          "<div style=\"position:absolute;top:0;left:0;width:600px;height:900px;background:#fff;pointer-events:none\"></div>",
          "<div style=\"position:absolute;inset:0;background:#fff;opacity:.9\"></div>",
          "<div style=\"margin-top:-200px;height:200px;background:#fff\"></div>",
          "<div style=\"margin-bottom:-200px;height:200px;position:relative;background:#fff\"></div>",
          "<div style=\"position:relative;top:-100px;height:200px;background:#fff\"></div>",
          "<div style=\"position:sticky;top:0;height:900px;background:#fff\"></div>",
          "<div style=\"transform:translateY(-150px);height:200px;background:#fff\"></div>",
          "<div style=\"box-shadow:0 0 0 900px #ffffff\"></div>",
          "<div style=\"box-shadow:0 -90px 0 0 #fff;height:50px\"></div>",
          "<div style=\"box-shadow:0 1px 3px rgba(0,0,0,.1);padding:10px\">Card</div>",
          "<div style=\"outline:500px solid #fff\"></div>",
          "<div style=\"line-height:0;font-size:200px\">&#9608;&#9608;&#9608;</div>",
          "<div style=\"line-height:0\"><img src=\""
              + PICTURE
              + "\" width=\"100\" height=\"40\" alt=\"\"></div>",
          "<div style=\"position:relative;height:100px\"><div style=\"position:absolute;top:0;right:0;width:120px\">Facts</div>To Ana</div>",
          "<div style=\"position:relative;height:40px\"><div style=\"position:absolute;top:0;right:0;width:120px\">Facts that are many, and many more of them, and more again, and again, and then more</div>To</div>",
          "<div style=\"filter:drop-shadow(0 60px 0 #fff);height:60px;background:#fff\"></div>",
          "<div style=\"text-shadow:0 40px 0 #fff;font-size:90px\">&#9608;&#9608;</div>",
          "<table width=\"100%\"><tr><td width=\"900\">A</td><td>B</td></tr></table>",
          "<div style=\"display:inline-block;width:280px;vertical-align:top\">One</div><div style=\"display:inline-block;width:280px;vertical-align:top\">Two</div>",
          "<table align=\"left\" width=\"280\"><tr><td>Left</td></tr></table><table align=\"left\" width=\"280\"><tr><td>Right</td></tr></table>",
          "<script>document.body.style.display='none'</script>",
          "<iframe srcdoc=\"x\" style=\"position:fixed;inset:0\"></iframe>",
          "<svg style=\"position:fixed;inset:0\" width=\"900\" height=\"900\"><rect width=\"900\" height=\"900\" fill=\"#fff\"/></svg>",
          "<p>\u202eback\u202c</p>",
          "&#x202e;",
          "<bdo dir=\"rtl\">odd</bdo>",
          "<s>old</s>",
          "<details><summary>More</summary>Hidden</details>",
          "<marquee>Moves</marquee>",
          "<textarea>",
          "<plaintext>",
          "<!-- note -->",
          "<style>p{color:#fff}",
          "<font color=\"#fff\">",
          "<div hidden>",
          "<div style=\"display:none\">",
          "<b>",
          "</div>",
          "</td>");

  /** What a style sheet says. */
  private static final List<String> RULES =
      List.of(
          "p{margin:0 0 16px}",
          "a{color:#17495c}",
          ".a{color:#444444}",
          ".b{color:#ffffff}",
          ".a{background:#ffffff}",
          ".b{background:#111111}",
          ".c{font-size:12px}",
          ".c{font-size:6px}",
          ".a.b{color:#222}",
          "div .c{color:#333}",
          "div > .a{color:#fff}",
          "table td{padding:10px}",
          "*{box-sizing:border-box}",
          "*{color:#fff}",
          "p + .a{color:#fff}",
          ".a::before{content:'Void: '}",
          ".b::after{content:'';position:absolute;inset:0;background:#fff}",
          "p::first-line{color:#fff}",
          ".a:first-letter{font-size:0}",
          ".c:hover{color:#fff}",
          ".a:not(.b){opacity:0}",
          "[class]{color:#333}",
          "[class~=b]{visibility:hidden}",
          "@media (prefers-color-scheme:dark){.a{background:#111111!important;color:#eeeeee!important}}",
          "@media (prefers-color-scheme:dark){.a{background:#111111!important}}",
          "@media (prefers-color-scheme:dark){.b{color:#e8edef!important}}",
          "@media (prefers-color-scheme:dark){body{background:#111!important}.z{color:#fff!important}}",
          "@media (max-width:400px){.a{display:none!important}}",
          "@media (max-width:480px){.w{width:100%!important}h1{font-size:20px!important}}",
          "@media (max-width:620px){.b{font-size:5px!important}}",
          "@media print{.a{display:none}}",
          "@media screen and (min-width:500px){.c{color:#fff}}",
          "@media (min-width:900px){.c{opacity:0}}",
          "@supports (display:grid){.a{display:grid}}",
          "@layer x{.a{color:#fff!important}}",
          "@import url('x.css');",
          "@font-face{font-family:F;src:url(x)}.a{font-family:F}",
          ":root{color-scheme:light dark}",
          "body{margin:0}",
          "body{color:#333;background:#fafafa}",
          "body{background:#000}",
          "html{font-size:6px}",
          ".c{font-size:1rem}",
          "span{display:block}",
          ".A{color:#fff}",
          "#i{color:#fff}",
          "#i{color:#222!important}",
          ".a{position:fixed}",
          ".z{display:none}",
          "td,th{text-align:left}",
          "h1{font:bold 22px Georgia}",
          ".w{max-width:600px}");

  private static final List<String> ATTRIBUTES =
      List.of(
          "",
          "",
          "",
          " class=\"a\"",
          " class=\"b\"",
          " class=\"c\"",
          " class=\"a b\"",
          " class=\"a c w\"",
          " class=\"A\"",
          " id=\"i\"",
          " align=\"center\"",
          " title=\"x\"",
          " bgcolor=\"#ffffff\"",
          " bgcolor=\"#000000\"",
          " bgcolor=\"white\"",
          " width=\"100%\"",
          " width=\"300\"",
          " width=\"20\"",
          " height=\"5\"",
          " hidden",
          " dir=\"rtl\"",
          " aria-hidden=\"true\"",
          " background=\"" + PICTURE + "\"",
          " onclick=\"x()\"",
          " lang=\"en\"");

  private static final List<String> ELEMENTS =
      List.of(
          "div",
          "div",
          "div",
          "p",
          "p",
          "span",
          "b",
          "a href=\"https://x.example/\"",
          "small",
          "h2",
          "h6",
          "center",
          "font color=\"#333333\"",
          "font color=\"#fff\"",
          "font size=\"1\"",
          "blockquote",
          "section",
          "ul",
          "table",
          "table",
          "s",
          "sup",
          "pre",
          "code",
          "mark",
          "em",
          "label",
          "button",
          "marquee",
          "td",
          "font size=\"2\"",
          "strong");

  private static final List<String> HEADS =
      List.of(
          "<!DOCTYPE html>",
          "<!DOCTYPE html>",
          "<!DOCTYPE html>",
          "",
          "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">",
          "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 3.2//EN\">");

  private static final List<String> METAS =
      List.of(
          "",
          "",
          "",
          "<meta name=\"color-scheme\" content=\"light dark\">",
          "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">",
          "<meta name=\"color-scheme\" content=\"dark\">",
          "<link rel=\"stylesheet\" href=\"data:text/css,p{color:white}\">");

  private static final List<String> BODIES =
      List.of(
          "",
          "",
          "",
          " style=\"margin:0;padding:0\"",
          " style=\"background-color:#f4f4f4\"",
          " bgcolor=\"#eef2f3\"",
          " bgcolor=\"#000000\"",
          " text=\"#ffffff\"",
          " text=\"#222222\"",
          " style=\"margin:0;background:#12181b;color:#e8edef\"",
          " background=\"" + PICTURE + "\"",
          " class=\"a\"",
          " link=\"#ffffff\"",
          " style=\"font-size:8px\"");

  private TrickyPages() {}

  /** Makes pages as mail programs show them: of four, one is without tricks. */
  static Arbitrary<String> pages() {
    return Arbitraries.frequencyOf(Tuple.of(3, tricky()), Tuple.of(1, calm()));
  }

  private static Arbitrary<String> calm() {
    Arbitrary<List<String>> beside = Arbitraries.of(BESIDE.subList(0, 9)).list().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of(HEADS),
            Arbitraries.of(METAS.subList(0, 5)),
            Arbitraries.of(BODIES.subList(0, 6)),
            plain().list().ofMaxSize(4),
            beside,
            beside)
        .as(
            (type, meta, body, around, before, after) ->
                page(type, meta, "", body, around, before, after));
  }

  private static Arbitrary<String> tricky() {
    Arbitrary<List<String>> around = mixed(wrapping()).list().ofMaxSize(4);
    Arbitrary<List<String>> beside = mixedBeside().list().ofMaxSize(2);
    Arbitrary<String> css =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just("")),
            Tuple.of(
                3,
                Arbitraries.of(RULES)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(3)
                    .map(rules -> "<style>" + String.join("\n", rules) + "</style>")));
    return Combinators.combine(
            Arbitraries.of(HEADS),
            Arbitraries.of(METAS),
            css,
            Arbitraries.of(BODIES),
            around,
            beside,
            beside)
        .as(TrickyPages::page);
  }

  /** Makes pages of letters: the same without what only screens know, and with the page itself. */
  static Arbitrary<String> letters() {
    Arbitrary<String> sheets =
        Arbitraries.of(
            "",
            "",
            "@page{margin:0.9in 1in}",
            "@page{size:8.5in 11in;margin:1in}",
            "@page{margin:-2in}",
            "@page{margin:-1in 1in}",
            "@page{size:8.5in 11in;margin:0;padding:400pt}",
            "@page{@bottom-right{content:counter(page)}}",
            "@page :first{margin-top:0.5in}",
            "@page{size:2in 2in}",
            "@page{background:#000}");
    return Combinators.combine(pages(), sheets)
        .as(
            (page, sheet) ->
                page.replaceFirst("</head>", "<style>" + sheet + "</style></head>")
                    // what follows in the same line would stand elsewhere without the words
                    .replace(WORDS, WORDS + "<br>"));
  }

  private static Arbitrary<String> wrapping() {
    Arbitrary<String> styles =
        Arbitraries.of(AROUND).list().ofMaxSize(2).map(all -> String.join(";", all));
    return Combinators.combine(Arbitraries.of(ELEMENTS), styles, Arbitraries.of(ATTRIBUTES))
        .as((element, style, attribute) -> open(element, attribute, style));
  }

  private static Arbitrary<String> plain() {
    return Combinators.combine(
            Arbitraries.of("div", "p", "section", "table", "span", "strong"),
            Arbitraries.of(AROUND.subList(0, 1)),
            Arbitraries.of(
                "",
                "padding:20px",
                "margin:0 0 16px",
                "font-size:13px",
                "background-color:#ffffff",
                "max-width:600px",
                "line-height:1.4",
                "color:#333333;background:#ffffff"))
        .as((element, color, style) -> open(element, "", style));
  }

  /** A third of all wrappers are those of ordinary mails, so that many pages show their words. */
  private static Arbitrary<String> mixed(Arbitrary<String> tricky) {
    return Arbitraries.oneOf(plain(), tricky, tricky);
  }

  private static Arbitrary<String> mixedBeside() {
    return Arbitraries.oneOf(Arbitraries.of(BESIDE.subList(0, 9)), Arbitraries.of(BESIDE));
  }

  private static String open(String element, String attribute, String style) {
    String styled = style.isEmpty() ? "" : " style=\"" + style + "\"";
    return "<" + element + attribute + styled + ">";
  }

  private static String page(
      String type,
      String meta,
      String css,
      String body,
      List<String> around,
      List<String> before,
      List<String> after) {
    StringBuilder start = new StringBuilder();
    List<String> ends = new ArrayList<>();
    for (String tag : around) {
      String name = tag.substring(1).split("[ >]", 2)[0];
      start.append(tag);
      String inner = name.equals("table") ? "<tr><td>" : name.equals("ul") ? "<li>" : "";
      start.append(inner);
      ends.add(
          0,
          (inner.isEmpty() ? "" : inner.equals("<li>") ? "</li>" : "</td></tr>")
              + "</"
              + name
              + ">");
    }
    return type
        + "<html lang=\"en\"><head><title>A page</title>"
        + meta
        + css
        + "</head><body"
        + body
        + ">"
        + String.join("", before)
        + start
        + WORDS
        + String.join("", ends)
        + String.join("", after)
        + "</body></html>";
  }
}
