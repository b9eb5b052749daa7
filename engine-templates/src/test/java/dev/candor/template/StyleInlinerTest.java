package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static dev.candor.template.GivenPart.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.inline.StyleInliner;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.Compiler;
import dev.candor.template.internal.program.RenderRun;
import dev.candor.template.internal.syntax.ParseTrees;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StyleInlinerTest {

  private static Arguments page(String name, String css, String template, String html) {
    return Arguments.argumentSet(name, css, template, html);
  }

  static Stream<Arguments> pages() {
    return Stream.of(
        page("an element", "p { margin: 0 }", "<p>a</p>", "<p style=\"margin:0;\">a</p>"),
        page("an element in capitals", "P{margin:0}", "<P>a</P>", "<P style=\"margin:0;\">a</P>"),
        page(
            "a class",
            ".soft{color:#555}",
            "<b class=soft>a</b>",
            "<b class=soft style=\"color:#555;\">a</b>"),
        page(
            "classes are told apart by capitals",
            ".soft{color:#555}",
            "<b class='Soft'>a</b>",
            "<b class='Soft'>a</b>"),
        page("an id", "#x{color:red}", "<b id='x'>a</b>", "<b id='x' style=\"color:red;\">a</b>"),
        page(
            "all of a compound",
            "p.soft.small#x{color:red}",
            "<p class=\"small big soft\" id=\"x\">a</p><p class='soft' id='x'>b</p><td class='soft small' id='x'>",
            "<p class=\"small big soft\" id=\"x\" style=\"color:red;\">a</p><p class='soft' id='x'>b</p><td class='soft small' id='x'>"),
        page(
            "a list of selectors",
            "h1, .x ,td.in{margin:0}",
            "<h1>a</h1><b class='x'>b</b><td class='in'>c<td>d",
            "<h1 style=\"margin:0;\">a</h1><b class='x' style=\"margin:0;\">b</b><td class='in' style=\"margin:0;\">c<td>d"),
        page(
            "the later rule last",
            "p{margin:0}p{color:red}",
            "<p>a</p>",
            "<p style=\"margin:0;color:red;\">a</p>"),
        page(
            "the more specific rule last",
            ".a{color:red;margin:1px}#i{color:blue}p{color:green;padding:0}",
            "<p class='a' id='i'>a</p>",
            "<p class='a' id='i' style=\"padding:0;margin:1px;color:blue;\">a</p>"),
        page(
            "a property said again",
            "p{color:red}p{color:blue}",
            "<p>a</p>",
            "<p style=\"color:blue;\">a</p>"),
        page(
            "a value for programs that read no other",
            "p{background:#fff;background:linear-gradient(#fff, #eee)}",
            "<p>a</p>",
            "<p style=\"background:#fff;background:linear-gradient(#fff, #eee);\">a</p>"),
        page(
            "the author's own style wins",
            "p{color:red;margin:0}",
            "<p style=\"color:blue\">a</p>",
            "<p style=\"margin:0;color:blue\">a</p>"),
        page(
            "the author's own style in single quotes",
            "p{font-family:'A B',Arial}",
            "<p style='color:blue;'>a</p>",
            "<p style='font-family:\"A B\",Arial;color:blue;'>a</p>"),
        page(
            "the author's own style without quotes",
            "p{margin:0}",
            "<p style=color:blue>a</p>",
            "<p style=\"margin:0;color:blue\">a</p>"),
        page(
            "an empty style", "p{margin:0}", "<p style=\"\">a</p>", "<p style=\"margin:0;\">a</p>"),
        page(
            "a style without a value",
            "p{margin:0}",
            "<p style>a</p><p style=>b</p><p style= color:red>c</p>",
            "<p style=\"margin:0;\">a</p><p style=\"margin:0;\">b</p><p style= \"margin:0;color:red\">c</p>"),
        page(
            "important wins over the author's own style",
            "p{color:red!important;margin:0}",
            "<p style=\"color:blue\">a</p><p>b</p>",
            "<p style=\"margin:0;color:blue;color:red;\">a</p><p style=\"margin:0;color:red;\">b</p>"),
        page(
            "important wins over what is more specific",
            ".a{color:blue}p{color:red !important}",
            "<p class='a'>a</p>",
            "<p class='a' style=\"color:blue;color:red;\">a</p>"),
        page(
            "quotes, ampersands and lines of a value",
            "p{font-family:\"A B\",\n  Arial;background:url('x?a=1&b=2');content:\"it's\"}",
            "<p>a</p>",
            "<p style=\"font-family:'A B',   Arial;background:url('x?a=1&amp;b=2');content:&quot;it's&quot;;\">a</p>"),
        page(
            "what only Outlook reads",
            "td{mso-line-height-rule:exactly;-webkit-text-size-adjust:100%}",
            "<td>a",
            "<td style=\"mso-line-height-rule:exactly;-webkit-text-size-adjust:100%;\">a"),
        page(
            "comments in the style sheet",
            "/* p{} */p/* x */{/* y */color:/* z: */red/**/}<!-- b{color:red} -->",
            "<p>a</p><b>c</b>",
            "<p style=\"color:red;\">a</p><b style=\"color:red;\">c</b>"),
        page(
            "elements around it",
            ".panel td{padding:0}.panel p b{color:red}",
            "<table class='panel'><tr><td><b>a</b><p><i><b>b</b></i></p></td></tr></table><td>c</td>",
            "<table class='panel'><tr><td style=\"padding:0;\"><b>a</b><p><i><b style=\"color:red;\">b</b></i></p></td></tr></table><td>c</td>"),
        page(
            "elements around it, more specific",
            ".panel td{padding:1px}td{padding:0}",
            "<div class='panel'><td>a</td></div>",
            "<div class='panel'><td style=\"padding:1px;\">a</td></div>"),
        page(
            "an element that is itself not around itself",
            "div div{margin:0}",
            "<div><br><div>a</div></div><div>b</div>",
            "<div><br><div style=\"margin:0;\">a</div></div><div>b</div>"),
        page(
            "what an attribute cannot say stays",
            "a:hover{color:red}@media (max-width:600px){p{margin:0 !important}}td>b{x:y}a[href]{x:y}*{x:y}@font-face{font-family:X;src:url(x)}@import url(y);",
            "<p><a href='x'>a</a><td><b>c</b></td></p>",
            "<p><a href='x'>a</a><td><b>c</b></td></p>"),
        page(
            "mustaches in attributes",
            ".button{color:#fff}",
            "<a class=\"button\" href=\"{{url}}?a={{b}}\">x</a><a href={{url}} class='button'>y</a>",
            "<a class=\"button\" href=\"/u?a=B\" style=\"color:#fff;\">x</a><a href=/u class='button' style=\"color:#fff;\">y</a>"),
        page(
            "mustaches in the style",
            "p{margin:0;color:red!important}",
            "<p style=\"color:{{b}}\">x</p><p style=\"{{b}}\">y</p>",
            "<p style=\"margin:0;color:B;color:red;\">x</p><p style=\"margin:0;B;color:red;\">y</p>"),
        page(
            "a mustache for an attribute that is no style",
            "td{margin:0}",
            "<td{{#if b}} align=\"{{b}}\"{{/if}} width='1'>x",
            "<td align=\"B\" width='1' style=\"margin:0;\">x"),
        page(
            "a mustache for a class, an id or a style",
            "td{margin:0}",
            "<td class='a {{b}}'>v<td {{#if b}}class=\"b\" {{/if}}width='1'>w<td{{#if no}}{{else}} style='x:y'{{/if}}>x<td {{{b}}}>y<h{{n}}>z",
            "<td class='a B'>v<td class=\"b\" width='1'>w<td style='x:y'>x<td B>y<h1>z"),
        page(
            "blocks between tags",
            "td{margin:0}b{color:red}",
            "{{#if b}}<td>1{{else if no}}<td>2{{else}}<td>3{{/if}}{{#each l}}<td><b>{{this}}</b>{{/each}}{{^no}}<td>4{{/no}}",
            "<td style=\"margin:0;\">1<td style=\"margin:0;\"><b style=\"color:red;\">x</b><td style=\"margin:0;\"><b style=\"color:red;\">y</b><td style=\"margin:0;\">4"),
        page(
            "nothing behind blocks that split a tag",
            "td{margin:0}b{color:red}",
            "{{#if b}}<td {{else}}<td class='x' {{/if}}align='left'><b>a</b>",
            "<td align='left'><b>a</b>"),
        page(
            "comments, scripts and fields hold no tags",
            "p{margin:0}",
            "<!-- <p> --><!--[if mso]><p>a</p><![endif]--><!--[if !mso]><!--><p>b</p><!--<![endif]--><script>\"<p>\"</script><textarea><p></textarea><title><p>{{b}}</title><![CDATA[<p>]]>",
            "<!-- <p> --><!--[if mso]><p>a</p><![endif]--><!--[if !mso]><!--><p style=\"margin:0;\">b</p><!--<![endif]--><script>\"<p>\"</script><textarea><p></textarea><title><p>B</title><![CDATA[<p>]]>"),
        page(
            "a greater sign in an attribute and a lesser one in text",
            "p{margin:0}",
            "<p title='a>b'>1 < 2 <3</p>",
            "<p title='a>b' style=\"margin:0;\">1 < 2 <3</p>"),
        page(
            "a tag that closes itself",
            "img{border:0}",
            "<img src='a'/><img src='a' /><img src=a/>",
            "<img src='a' style=\"border:0;\"/><img src='a' style=\"border:0;\" /><img src=a/ style=\"border:0;\">"),
        page(
            "an attribute given twice",
            ".a{margin:0}",
            "<p class='a' class='b'>x</p><p class='b' class='a'>y</p>",
            "<p class='a' class='b' style=\"margin:0;\">x</p><p class='b' class='a'>y</p>"),
        page(
            "white space dropped and comments of the template",
            "p{margin:0}",
            "<p {{! c }} class='a'>x</p>\n{{#if b~}}\n  <p>y</p>\n{{~/if}}",
            "<p  class='a' style=\"margin:0;\">x</p>\n<p style=\"margin:0;\">y</p>"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void copies_styles_into_tags(String css, String template, String html) {
    String sheet = "<style>" + css + "</style>";

    assertThat(
            given(sheet + template)
                .with("url", "/u", "b", "B", "n", 1, "l", List.of("x", "y"), "no", false)
                .email())
        .isEqualTo(sheet + html);
  }

  @Test
  void takes_the_style_sheets_of_template_layout_and_partials_together() {
    assertThat(
            given(
                    "{{#> layouts/email}}<p class='a'>x</p><style>p{color:red}</style>{{/layouts/email}}")
                .partial(
                    "layouts/email",
                    "<style>p{margin:0;color:blue}</style><body class='a'>{{> @partial-block}}{{> foot}}</body>")
                .partial("foot", "<style>.a{padding:0}</style><p>y</p>")
                .email())
        .isEqualTo(
            "<style>p{margin:0;color:blue}</style><body class='a' style=\"padding:0;\"><p class='a' style=\"margin:0;color:red;padding:0;\">x</p><style>p{color:red}</style><style>.a{padding:0}</style><p style=\"margin:0;color:red;\">y</p></body>");
  }

  @Test
  void a_partial_looks_as_each_page_it_stands_in_says() {
    String partial = "<p class='a'>{{b}}</p>";

    assertThat(
            given("<style>p{margin:0}</style>{{> p}}").partial("p", partial).with("b", 1).email())
        .endsWith("<p class='a' style=\"margin:0;\">1</p>");
    assertThat(
            given("<style>.a{margin:1px}</style>{{> p}}")
                .partial("p", partial)
                .with("b", 1)
                .email())
        .endsWith("<p class='a' style=\"margin:1px;\">1</p>");
    assertThat(given("{{> p}}").partial("p", partial).with("b", 1).email())
        .isEqualTo("<p class='a'>1</p>");
  }

  @Test
  void a_partial_looks_as_the_elements_around_it_say() {
    assertThat(
            given(
                    "<style>.a b{margin:0}</style><p class='a'>{{> p}}</p>{{> p}}{{#> q}}{{> p}}{{/q}}")
                .partial("p", "<b>x</b>")
                .partial("q", "<i class='a'>{{> @partial-block}}</i>")
                .email())
        .endsWith(
            "<p class='a'><b style=\"margin:0;\">x</b></p><b>x</b><i class='a'><b style=\"margin:0;\">x</b></i>");
  }

  @Test
  void a_block_handed_on_to_the_next_partial_looks_as_it_stands_there() {
    assertThat(
            given("{{#> outer}}<b>x</b>{{/outer}}<style>.a .c b{margin:0}</style>")
                .partial(
                    "outer",
                    "<p class='a'>{{#> inner}}{{> @partial-block}}{{/inner}}{{> plain}}</p>")
                .partial("inner", "<i class='c'>{{> @partial-block}}</i>")
                .partial("plain", "<b>y</b>")
                .email())
        .startsWith("<p class='a'><i class='c'><b style=\"margin:0;\">x</b></i><b>y</b></p>");
  }

  @Test
  void a_block_that_stands_in_two_places_gets_no_styles_of_elements_around_it() {
    GivenPart page =
        given("<style>.a b{margin:0}b{color:red}</style>{{#> q}}<b>x</b>{{/q}}")
            .partial("q", "<i class='a'>{{> @partial-block}}</i><i>{{> @partial-block}}</i>");

    assertThat(page.email())
        .endsWith(
            "<i class='a'><b style=\"color:red;\">x</b></i><i><b style=\"color:red;\">x</b></i>");
    assertThat(page.emailNotes())
        .containsExactly(
            "t:1:8: The rule (.a b) is not copied into the tags, because of the elements around them.");
  }

  static Stream<Arguments> unclosed() {
    return Stream.of(
        Arguments.argumentSet("a tag never closed", "<div><p class='a'><b>x</b></div>"),
        Arguments.argumentSet("a tag closed twice", "<p class='a'><b>x</b></p></p>"),
        Arguments.argumentSet("a tag that a block opens", "{{#if b}}<p class='a'>{{/if}}<b>x</b>"),
        Arguments.argumentSet("a tag that a partial opens", "{{> open}}<b>x</b></p>"),
        Arguments.argumentSet(
            "a paragraph that a table ends", "<p class='a'><table><b>x</b></table></p>"));
  }

  @ParameterizedTest
  @MethodSource("unclosed")
  void elements_around_a_tag_do_not_count_where_not_all_are_closed(String template) {
    GivenPart page =
        given("<style>.a b{margin:0}i{color:red}</style>" + template + "<i></i>")
            .partial("open", "<p class='a'>")
            .with("b", true);

    assertThat(page.email()).contains("<b>x</b>").endsWith("<i style=\"color:red;\"></i>");
    assertThat(page.emailNotes())
        .containsExactly(
            "t:1:8: The rule (.a b) is not copied into the tags, because of the elements around them.");
    assertThat(page.emailFaults()).isEmpty();
  }

  @Test
  void a_page_that_does_not_close_leaves_the_others_alone() {
    // one inliner for both, as in a book
    List<Fault> faults = new ArrayList<>();
    Map<String, Source> partials =
        Map.of(
            "head", new Source("partials/head", "<style>.a b{margin:0}</style>"),
            "open", new Source("partials/open", "<p class='a'><b>x</b>"));
    Compiler planner = new Compiler(partials, true, new ParseTrees(), faults);
    StyleInliner styles = new StyleInliner(planner::body, faults, new HashSet<>());
    List<String> written = new ArrayList<>();
    for (String page :
        List.of(
            "{{> head}}{{> open}}",
            "{{> head}}{{> open}}</p>",
            "{{> head}}<p class='a'><b>x</b></p>")) {
      Source source = new Source("t", page);
      CompiledTemplate plan = planner.template(source, styles.copyStyles(planner.body(source)));
      written.add(
          new RenderRun(Map.of(), PrintLocale.EN, ZoneOffset.UTC, "t", new Position(source, 1, 1))
              .render(plan, Form.HTML)
              .substring("<style>.a b{margin:0}</style>".length()));
    }

    assertThat(written)
        .containsExactly(
            "<p class='a'><b>x</b>",
            "<p class='a'><b>x</b></p>",
            "<p class='a'><b style=\"margin:0;\">x</b></p>");
  }

  private static Arguments note(String name, String template, String... lines) {
    return Arguments.argumentSet(name, template, List.of(lines));
  }

  static Stream<Arguments> notes() {
    return Stream.of(
        note(
            "nothing",
            "<style>p{margin:0}a:hover{color:red}@media print{p{color:red}}</style><p>x</p>"),
        note(
            "a sign between elements",
            "<style>\n td > b { x:y }\n</style>",
            "t:2:2: The rule (td > b) is not copied into the tags, because of the sign (>)."),
        note(
            "other selectors",
            "<style>a[href]{x:y}*{x:y}p:first-child{x:y}.a\\:b{x:y}</style>",
            "t:1:8: The rule (a[href]) is not copied into the tags, because of brackets.",
            "t:1:20: The rule (*) is not copied into the tags, because of the sign (*).",
            "t:1:26: The rule (p:first-child) is not copied into the tags, because of the colon (:first-child).",
            "t:1:44: The rule (.a\\:b) is not copied into the tags, because of a backslash."),
        note(
            "a rule for small screens that lost its effect",
            "<style>.in{padding:40px}@media (max-width:600px){.in{padding-left:4px;margin:0;padding-top:0 !important}}</style><p class='in'>",
            "t:1:54: The property (padding-left) of (.in) has no effect: tags it is for have it in their style, copied from another rule."),
        note(
            "a class that is printed",
            "<style>.b{margin:0}</style>\n<p class='a {{b}}'>x<p {{{b}}}>y<p id='{{b}}'>z<h{{b}}>",
            "t:2:1: The class of this tag is printed, so no style is copied into it.",
            "t:2:21: A mustache may print more attributes of this tag, so no style is copied into it.",
            "t:2:48: The name of this tag is printed, so no style is copied into it."),
        note(
            "a printed id where ids matter",
            "<style>#b{margin:0}</style><p id='{{b}}'>z",
            "t:1:28: The id of this tag is printed, so no style is copied into it."),
        note(
            "a style without quotes that is printed",
            "<style>p{margin:0}</style><p style={{b}}>z",
            "t:1:27: The style of this tag has no quotes, so no other style is copied into it."),
        note(
            "a style sheet that is not always there",
            "{{#if b}}<style>p{margin:0}</style>{{/if}}<p>x</p>",
            "t:1:17: The style sheet stands in a block, so its rules are not copied into the tags."),
        note(
            "a tag that a block ends",
            "<style>p{margin:0}</style><p>x<p {{#if b}}title='a>'>{{/if}}<p>",
            "t:1:31: This tag does not end where it begins, so no style is copied into it and what follows."),
        note("a style sheet for paper", "<style media='print'>p{margin:0}</style><p>x</p>"));
  }

  @ParameterizedTest
  @MethodSource("notes")
  void notes_what_is_not_copied(String template, List<String> lines) {
    assertThat(given(template).emailNotes()).containsExactlyElementsOf(lines);
  }

  @Test
  void does_not_copy_what_is_not_always_there() {
    assertThat(given("{{#if b}}<style>p{margin:0}</style>{{/if}}<p>x</p>").with("b", false).email())
        .isEqualTo("<p>x</p>");
    assertThat(given("<style media='print'>p{margin:0}</style><p>x</p>").email())
        .endsWith("<p>x</p>");
    assertThat(given("<style media=' all '>p{margin:0}</style><p>x</p>").email())
        .endsWith("<p style=\"margin:0;\">x</p>");
  }

  private static Arguments fault(String name, String css, String line) {
    return Arguments.argumentSet(name, css, line);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("a brace never closed", "p {", "t:2:3: The brace that opens here is never closed."),
        fault("a brace closed twice", "p {}}", "t:2:5: The brace closes nothing."),
        fault(
            "a brace missing between two rules",
            "p { color: red; .b { color: red } }",
            "t:2:20: A rule stands inside the rule (p), or a } is missing before it."),
        fault("a selector alone", ".a", "t:2:1: The words (.a) are no rule: no braces follow."),
        fault(
            "a declaration alone",
            "color: red; p {}",
            "t:2:1: The words (color: red) are no rule: no braces follow."),
        fault("an unknown at-rule", "@meda print {}", "t:2:1: The rule (@meda) is not known."),
        fault("no colon", "p { color red }", "t:2:5: The words (color red) are no declaration."),
        fault(
            "a semicolon missing",
            "p { color: red\n margin: 0 }",
            "t:2:5: The value (red  margin: 0) runs into the next property."),
        fault("no value", "p { color: ; }", "t:2:5: The property (color) has no value."),
        fault(
            "a strange mark",
            "p { color: red !importent }",
            "t:2:5: The value (red !importent) has a ! that is not !important."),
        fault(
            "a parenthesis not closed",
            "p { width: calc(1px; } b { color: red }",
            "t:2:5: The value (calc(1px;) has a parenthesis without its other."),
        fault(
            "a comment never closed",
            "p { } /* x",
            "t:2:7: The comment that begins here never ends."),
        fault(
            "a string never closed",
            "p { content: \"x }",
            "t:2:14: The string that begins here does not end on its line."),
        fault("no selector", "{ color: red }", "t:2:1: The selector () cannot be read."),
        fault("a comma too many", "p, { color: red }", "t:2:4: The selector () cannot be read."),
        fault("two dots", "b..a { color: red }", "t:2:1: The selector (b..a) cannot be read."),
        fault("a number", "b, .1a { color: red }", "t:2:4: The selector (.1a) cannot be read."),
        fault("a sign last", "b > { color: red }", "t:2:1: The selector (b >) cannot be read."),
        fault("a sign first", "> b { color: red }", "t:2:1: The selector (> b) cannot be read."),
        fault("a percentage", "b % { color: red }", "t:2:1: The selector (b %) cannot be read."),
        fault(
            "a fault inside a media rule",
            "@media print { p { color } }",
            "t:2:20: The words (color) are no declaration."),
        fault(
            "a mustache",
            "p { color: {{colour}} }",
            "t:2:14: A mustache stands in a style sheet, where nothing makes its data harmless."));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void names_what_is_wrong_in_a_style_sheet(String css, String line) {
    assertThat(given("<style>\n" + css + "</style><p>x</p>").emailFaults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).startsWith(line);
              assertThat(fault.line().lines().count()).isGreaterThan(2);
            });
  }

  @Test
  void names_a_fault_of_a_shared_style_sheet_once() throws Exception {
    SortedMap<String, String> files = new TreeMap<>();
    for (String subject : List.of("paymentFailed", "paymentSuccessful")) {
      files.put("templates/en/" + subject + "/email.subject.hbs", "s");
      files.put("templates/en/" + subject + "/email.html.hbs", "{{#> layouts/e}}x{{/layouts/e}}");
    }
    files.put(
        "layouts/e.hbs", "<style>p{x}q{y}</style>{{> @partial-block}}" + TemplatebookTest.SLOT);

    assertThatThrownBy(() -> Templatebook.of(files, new ArrayList<>()))
        .hasMessageStartingWith("2 faults in the templatebook:\nlayouts/e:1:10: The words (x) are");
  }

  @Test
  void places_of_undefined_names_stay_those_of_the_file() {
    GivenPart page =
        given("<style>p,b{margin:0}</style><p>{{a}}</p>\n<p>\\{{x}} <b>{{c}}</b></p>{{> p}}")
            .partial("p", "<p>\n  <b>{{d}}</b></p>");

    assertThat(page.email()).contains("<p style=\"margin:0;\">{{x}} <b style=\"margin:0;\">");
    assertThat(page.undefined()).containsExactly("2:8 d", "1:34 a", "2:16 c");
    assertThatThrownBy(page::strictEmail)
        .hasMessageContaining("t:1:34 a: ")
        .hasMessageContaining("t:2:16 c: ")
        .hasMessageContaining("partials/p:2:8 d: ");
  }

  @Test
  void places_in_a_style_sheet_count_what_was_trimmed_and_escaped() {
    assertThat(
            given("{{#if a}}{{/if~}}\n  \\{{x}}\u00e9\ud83d\ude00<style>p[a]{x:y}</style><p>x</p>")
                .emailNotes())
        .containsExactly(
            "t:2:18: The rule (p[a]) is not copied into the tags, because of brackets.");
  }

  @Test
  void only_emails_get_styles_copied() throws Exception {
    SortedMap<String, String> files = new TreeMap<>();
    String page = "<html lang='en'><head><title>t</title><style>p{margin:0}</style></head><p>x</p>";
    files.put("templates/en/paymentFailed/email.subject.hbs", "s");
    files.put("templates/en/paymentFailed/email.html.hbs", page + TemplatebookTest.SLOT);
    files.put("templates/en/paymentFailed/mail.html.hbs", page);
    Templatebook book = Templatebook.of(files, new ArrayList<>());

    assertThat(written(book, Channel.EMAIL)).contains("<p style=\"margin:0;\">x</p>");
    assertThat(written(book, Channel.MAIL)).contains("<p>x</p>");
    assertThat(book.notes()).isEmpty();
  }

  private static String written(Templatebook book, Channel channel) {
    return TemplateRenderer.of(book)
        .render(
            new RenderOrder(
                Subject.PAYMENT_FAILED,
                channel,
                "en",
                null,
                map(),
                List.of(),
                true,
                Set.of(Format.HTML),
                Instant.parse("2026-03-06T15:00:00Z"),
                ZoneId.of("America/New_York")))
        .document()
        .html();
  }
}
