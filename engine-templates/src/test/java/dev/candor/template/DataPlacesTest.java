package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.BrokenTemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a page may print data at all, and what data may be there. */
class DataPlacesTest {

  private static List<String> faults(String page) {
    return given(page)
        .partial("p", "{{x}}")
        .partial("tag", "<a href=\"")
        .partial("script", "<script>{{> @partial-block}}</script>")
        .partial("style", "<style>p { color: {{color}} }</style>")
        .partial("outer", "{{#> frame color=x}}{{> style}}{{/frame}}")
        .partial("frame", "<div>{{> @partial-block}}</div>")
        .misplaced();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<iframe srcdoc=\"{{x}}\"></iframe>",
        "<iframe src=\"{{x}}\"></iframe>",
        "<iframe src='https://bank.example/{{x}}'></iframe>",
        "<object data=\"{{x}}\"></object>",
        "<embed src=\"{{x}}\">",
        "<base href=\"{{x}}\">",
        "<link rel=stylesheet href=\"{{x}}\">",
        "<script src=\"{{x}}\"></script>",
        "<script>var a = '{{x}}';</script>",
        "<script>{{{x}}}</script>",
        "<script><!-- <script>{{x}}</script> --></script>",
        "<SCRIPT >{{x}}</SCRIPT>",
        "<p onclick=\"{{x}}\">",
        "<p ONCLICK = '{{x}}'>",
        "<body onload=\"go('{{x}}')\">",
        "<svg><animate attributeName=href values=\"{{x}}\"/></svg>",
        "<svg><set attributeName=href to=\"{{x}}\"/></svg>",
        "<animate values=\"{{x}}\">",
        "<set to=\"{{x}}\">",
        "<animate attributeName=\"{{x}}\">",
        "<svg><a xlink:href=\"{{x}}\">a</a></svg>",
        "<svg><style>{{x}}</style></svg>",
        "<math href=\"{{x}}\"></math>",
        "<a xlink:href=\"{{x}}\">",
        "<meta http-equiv=\"refresh\" content=\"{{x}}\">",
        "<meta http-equiv=refresh content=\"0;url={{x}}\">",
        "<meta content=\"{{x}}\" http-equiv=refresh>",
        "<meta content='{{x}}'\nHTTP-EQUIV>",
        "<meta http-equiv=\"{{x}}\" content=a>",
        "<button formaction=\"{{x}}\">",
        "<form action=\"{{x}}\">",
        "<form action=\"https://{{x}}/pay\">",
        "<table background=\"{{x}}\">",
        "<img srcset=\"{{x}}\">",
        "<img src=a onerror=\"{{x}}\">",
        "<a ping=\"{{x}}\">",
        "<a target=\"{{x}}\">",
        "<video poster=\"{{x}}\">",
        "<video src=\"{{x}}\">",
        "<input type=image src=\"{{x}}\">",
        "<a href=\"javascript:go('{{x}}')\">",
        "<a href=\"java&Tab;script&colon;{{x}}\">",
        "<a href='&#106;avascript:{{x}}'>",
        "<a href='\u0001 JAVA\nSCRIPT:{{x}}'>",
        "<a href=\"data:text/html,{{x}}\">",
        "<img src=\"data:text/html,{{x}}\">",
        "<style>p { color: {{x}} }</style>",
        "<style>{{{x}}}</style>",
        "<p style=\"{{x}}\">",
        "<p style=\"color:red;{{x}}\">",
        "<p style=\"{{x}}:red\">",
        "<p style=\"background:url({{x}})\">",
        "<p style=\"background:url('{{x}}')\">",
        "<p style=\"background:u\\rl({{x}}\">",
        "<p style='background:url(&quot;{{x}}'>",
        "<p style=\"width:expression({{x}})\">",
        "<p style=\"position:{{x}}\">",
        "<p style=\"color:red/*{{x}}\">",
        "<p title={{x}}>",
        "<p title=a{{x}}>",
        "<p title= {{x}} class=b>",
        "<p {{x}}>",
        "<p a{{x}}=b>",
        "<p data-{{x}}=\"b\">",
        "<p{{x}}>",
        "<p/{{x}}>",
        "<{{x}}>",
        "</{{x}}>",
        "<h{{x}}>",
        "<p title=\"{{{x}}}\">",
        "<p title='{{&x}}'>",
        "<title>{{{x}}}</title>",
        "<title></titl{{x}}><script>{{y}}</script>",
        "<title>a <{{x}}</title>",
        "<textarea></{{x}}>a</textarea>",
        "<!-- {{x}} -->",
        "<!--[if mso]>{{x}}<![endif]-->",
        "<!{{x}}>",
        "<?{{x}}?>",
        "<![CDATA[{{x}}]]>",
        "<template>{{x}}</template>",
        "<noscript><p title=\"{{x}}\"></noscript>",
        "<xmp>{{x}}</xmp>",
        "<iframe>{{x}}</iframe>",
        "<noembed>{{x}}</noembed>",
        "<noframes>{{x}}</noframes>",
        "<plaintext>{{x}}",
        "<p v-html=\"{{x}}\">",
        "<p hx-get=\"{{x}}\">",
        // the same, by blocks, partials and layouts
        "{{#if a}}<script>{{else}}<p>{{/if}}{{x}}",
        "{{#if a}}<script>{{/if}}{{x}}{{#if a}}</script>{{/if}}",
        "<p {{#if a}}onclick{{else}}title{{/if}}=\"{{x}}\">",
        "{{#each l}}<p title=\"{{this}}\" onclick={{/each}}\"{{x}}\">",
        "{{#each l}}{{this}}<!--{{/each}}",
        "<script>{{> p}}</script>",
        "{{#> script}}{{x}}{{/script}}",
        "{{#> script}}{{#if a}}{{> p}}{{/if}}{{/script}}",
        "{{> tag}}javascript:{{x}}\">",
        "{{> style color=x}}",
        "{{#with m}}{{> style}}{{/with}}",
        "{{> outer color=\"red\"}}",
        "{{#> frame color=x}}<style>p { color: {{color}} }</style>{{/frame}}",
        "{{> style m color=x}}",
      })
  void refuses_at_load_what_could_run_or_load(String page) {
    assertThat(faults(page)).isNotEmpty();

    Map<String, String> files = new TreeMap<>();
    files.put("templates/en/paymentFailed/mail.html.hbs", page);
    files.put("partials/p.hbs", "{{x}}");
    files.put("partials/tag.hbs", "<a href=\"");
    files.put("partials/script.hbs", "<script>{{> @partial-block}}</script>");
    files.put("partials/style.hbs", "<style>p { color: {{color}} }</style>");
    files.put("partials/outer.hbs", "{{#> frame color=x}}{{> style}}{{/frame}}");
    files.put("partials/frame.hbs", "<div>{{> @partial-block}}</div>");
    assertThatThrownBy(() -> Templatebook.of(new TreeMap<>(files), new ArrayList<>()))
        .isInstanceOfSatisfying(
            BrokenTemplateException.class,
            broken ->
                assertThat(broken.faults())
                    .allSatisfy(fault -> assertThat(fault.maybe()).isNotEmpty())
                    .anySatisfy(fault -> assertThat(fault.message()).startsWith("The value of (")));
  }

  @Test
  void says_what_is_wrong_where_and_what_may_help() {
    assertThat(
            faults(
                "<iframe srcdoc=\"{{x}}\"></iframe>\n<p style=\"{{x}}\">\n<xmp>{{x}}</xmp><meta content=\"{{x}}\" http-equiv=\"refresh\">"))
        .containsExactly(
            "t:1:19: The value of (x) stands in the attribute (srcdoc) of (iframe), where data could run or load something.",
            "t:2:13 x: The value of (x) stands in a style where it could be more than a color or a size.",
            "t:3:8: The value of (x) stands in the element (xmp), where not every reader takes it for text.",
            "t:3:34 x: The value of (x) stands in a meta element with http-equiv, where it could lead the reader away.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{x}}",
        "<html lang=\"{{x}}\"><head><meta name=\"author\" content=\"{{x}}\"><title>{{x}}</title></head>",
        "<p title=\"{{x}}\" class='a {{x}}' id=\"{{x}}\" data-note=\"{{x}}\" aria-label=\"{{x}}\">{{x}}</p>",
        "<a href=\"{{x}}\">{{x}}</a><a href=\"{{url x}}\">a</a><img src=\"{{x}}\" alt=\"{{x}}\">",
        "<img src=\"data:image/png;base64,{{x}}\" alt=\"\">",
        "<form action=\"https://bank.example/pay?loan={{x}}\"><input name=\"{{x}}\" value=\"{{x}}\"><textarea>{{x}}</textarea>",
        "<select><option value=\"{{x}}\">{{x}}</option></select>{{x}}",
        "<table width=\"{{x}}\" bgcolor=\"{{x}}\"><td background='https://bank.example/{{x}}' align=\"{{x}}\">",
        "<p style=\"color:{{x}};width:{{x}}px;background-color: #{{x}}; border: 1px solid {{x}}\">",
        "<p style=\"color:rgb({{x}},{{x}},0)\">",
        "<script>var a = 1;</script><style>p{}</style>{{x}}",
        "<!-- a --><svg><path d=\"a\"/></svg>{{x}}<svg/>{{x}}",
        "<br/>{{x}}<p a='\"' b=\"'\">{{x}}",
        "{{#if a}}<td>{{else}}<td title=\"{{x}}\">{{/if}}{{x}}</td>",
        "<a {{#if a}}href=\"{{x}}\"{{else}}title=\"{{x}}\"{{/if}}>{{x}}</a>",
        "<a href=\"{{#each l}}/{{this}}{{/each}}\" title=\"{{#each l}}{{this}}, {{/each}}\">",
        "<style>p { color: {{#if a}}red{{else}}blue{{/if}} }</style>",
        "{{> style color=\"red\"}}",
        "1 < 2 {{x}} {{{x}}}",
        "{{#> page}}{{x}}{{/page}}",
      })
  void lets_data_stand_where_they_are_data(String page) {
    assertThat(
            given(page)
                .partial("style", "<style>p { color: {{color}} }</style>")
                .partial("page", "<body><div title=\"{{x}}\">{{> @partial-block}}</div></body>")
                .misplaced())
        .isEmpty();
  }

  @Test
  void what_an_author_gives_a_partial_is_the_authors() {
    assertThat(
            given(
                    "{{> style color=\"red\"}}{{> deep word=\"a'b\"}}{{#> lay color=\"blue\"}}{{> style}}{{/lay}}")
                .partial("lay", "{{> @partial-block}}")
                .partial("style", "<style>p { color: {{color}} }</style>")
                .partial("deep", "{{> deeper color=word}}")
                .partial("deeper", "<script>'{{color}}'</script>")
                .html())
        .isEqualTo(
            "<style>p { color: red }</style><script>'a&#x27;b'</script><style>p { color: blue }</style>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "<p style=\"color:{{x}}\"> | #A0b1c2",
        "<p style=\"color:{{x}}\"> | red",
        "<p style=\"background:{{x}}\"> | rgb(1, 2, 3)",
        "<p style=\"width:{{x}}\"> | 12.5px",
        "<p style=\"width:{{x}}%\"> | 50",
        "<p style=\"color:rgb({{x}},0,0)\"> | 255",
        "<td width=\"{{x}}\" height='{{x}}'> | 100",
        "<td width=\"{{x}}\"> | 50%",
        "<td bgcolor=\"{{x}}\"> | #ffffff",
        "<font color=\"{{x}}\"> | navy",
        "<p>{{{x}}} | <b class='a'>bold</b> & <a href=\"https://bank.example\">more</a>",
        "<p>{{{x}}} | 1 < 2 &amp; 3",
      })
  void prints_a_value_that_is_no_more_than_one(String page, String value) {
    assertThat(given(page).misplaced()).isEmpty();
    assertThat(given(page).with("x", value).html()).contains(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "<p style=\"color:{{x}}\"> | red;position:absolute",
        "<p style=\"color:{{x}}\"> | url(https://other.example)",
        "<p style=\"background:{{x}}\"> | red url(a)",
        "<p style=\"background:rgb({{x}},0,0)\"> | 0) url(a",
        "<p style=\"width:{{x}}px\"> | 1px;color:red;width:2",
        "<p style=\"width:{{x}}\"> | -500px",
        "<p style=\"color:{{x}}\"> | r/**/ed",
        "<p style=\"color:{{x}}\"> | \\72 ed",
        "<td width=\"{{x}}\"> | 1;a",
        "<td bgcolor=\"{{x}}\"> | red url(a)",
        "<font color=\"{{x}}\"> | javascript:a",
        "<p>{{{x}}} | <script>secret</script>",
        "<p>{{{x}}} | <img src=x onerror=secret>",
        "<p>{{{x}}} | <a href='java&Tab;script:secret'>a</a>",
        "<p>{{{x}}} | <td onclick=secret>",
        "<p>{{{x}}} | <body onload=secret>",
        "<p>{{{x}}} | <p style='background:url(secret)'>",
        "<p>{{{x}}} | <p title=\"",
        "<p>{{{x}}} | <!-- secret",
        "<p>{{{x}}} | <",
        "<p>{{{x}}} | <svg/onload=secret>",
        "<p>{{{x}}} | <meta http-equiv=refresh content=secret>",
        "<p>{{{x}}} | <p><iframe srcdoc='secret'>",
        "<p>{{{x}}} | </title><script >secret",
        "<img src=\"data:image/{{x}}\"> | svg+xml;base64,secret",
      })
  void refuses_a_value_that_is_more_than_one(String page, String value) {
    assertThat(given(page).misplaced()).isEmpty();
    assertThatThrownBy(() -> given(page).with("x", value).html())
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining("t:1:")
        .hasMessageContaining("Maybe ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_page_with_too_many_ways_is_looked_at_as_it_is_written() {
    String ways = "<a href=\"" + "{{#if a}}x{{else}}y{{/if}}".repeat(8) + "\">";

    assertThatThrownBy(
            () ->
                given(ways + "<script>{{x}}</script>")
                    .with("x", "secret", "a", false, "b", false)
                    .html())
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining("stands in a script, where data could run.");
  }
}
