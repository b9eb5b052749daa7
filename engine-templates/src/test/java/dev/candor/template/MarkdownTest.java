package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.BrokenTemplateException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownTest {

  static Stream<Arguments> written() {
    return Stream.of(
        written(
            "bold and italic",
            "**a** *b* __c__ _d_",
            "<p><strong>a</strong> <em>b</em> <strong>c</strong> <em>d</em></p>"),
        written("headers", "# a\n###### b\nc\n===", "<h1>a</h1>\n<h6>b</h6>\n<h1>c</h1>"),
        written(
            "lists in lists",
            "1. a\n   - b\n2. c",
            "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>"),
        written("a list that starts later", "3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>"),
        written(
            "a block of code",
            "```java\n<b> & c\n\n  d\n```",
            "<pre><code>&lt;b&gt; &amp; c\n\n  d\n</code></pre>"),
        written("code in a line", "`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        written("a quote and a rule", "> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>"),
        written(
            "links",
            "[a](https://x/?b=1&c=2 \"t\") <mailto:a@b.c>",
            "<p><a href=\"https://x/?b=1&amp;c=2\">a</a> <a href=\"mailto:a@b.c\">mailto:a@b.c</a></p>"),
        written("a link by name", "[a][1]\n\n[1]: https://x", "<p><a href=\"https://x\">a</a></p>"),
        written(
            "no link but those allowed",
            "[a](javascript:alert(1)) [b](/x) [c](data:text/html,x) <ftp://x>",
            "<p>a b c ftp://x</p>"),
        written(
            "a picture as its words", "![a *b* ![c](y)](https://x/p.png)", "<p>a <em>b</em> c</p>"),
        written(
            "a picture of data as its words",
            "![a](data:image/png;base64,iVBORw0KGgo=)",
            "<p>a</p>"),
        written(
            "html in a line as text",
            "a <b onclick=x>b</b>",
            "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>"),
        written(
            "html in a block as text",
            "<div>\n<script>alert(1)</script>\n\n</div>",
            "<p>&lt;div&gt;\n&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>&lt;/div&gt;</p>"),
        written("a comment as text", "<!-- a -->", "<p>&lt;!-- a --&gt;</p>"),
        written(
            "entities as what they say", "&lt;b&gt; &amp; &#x202e;x", "<p>&lt;b&gt; &amp; x</p>"),
        written("nothing", " \n", ""));
  }

  private static Arguments written(String name, String markdown, String html) {
    return Arguments.argumentSet(name, markdown, html);
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("written")
  void prints(String markdown, String html) {
    assertThat(given("{{markdown note}}").with("note", markdown).html()).isEqualTo(html);
    assertThat(given("{{{markdown note}}}").with("note", markdown).html()).isEqualTo(html);
  }

  @Test
  void a_text_and_an_argument_get_the_words() {
    assertThat(given("{{markdown note}}").with("note", "**a** & <b>").text()).isEqualTo("a & <b>");
    assertThat(given("{{upper (markdown note)}}").with("note", "**a** & <b>").html())
        .isEqualTo("A &amp; &lt;B&gt;");
    assertThat(given("{{concat \"\" (markdown note)}}").with("note", "**<b>**").html())
        .isEqualTo("&lt;b&gt;");
  }

  @Test
  void passes_through_default_if_and_partials_as_markup() {
    assertThat(
            given(
                    "{{default (markdown note) \"x\"}}{{#if (markdown none)}}x{{/if}}{{> p n=(markdown note)}}")
                .partial("p", "{{n}}")
                .with("note", "*a*", "none", " ")
                .html())
        .isEqualTo("<p><em>a</em></p><p><em>a</em></p>");
  }

  @Test
  void null_prints_nothing_and_undefined_is_undefined() {
    assertThat(given("[{{markdown none}}{{sanitized none}}]").with("none", null).strictly())
        .isEqualTo("[]");
    assertThat(given("{{markdown nope}}{{#if (sanitized nope2)}}{{/if}}").undefined())
        .containsExactly("1:12 nope", "1:35 nope2");
  }

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        Arguments.argumentSet(
            "characters", "a".repeat(20_001), "has (20001) characters; the most is 20000."),
        Arguments.argumentSet(
            "quotes",
            "> ".repeat(40) + "secret",
            "nests lists, quotes or emphasis more than (30) deep."),
        Arguments.argumentSet(
            "lists",
            "- ".repeat(40) + "secret",
            "nests lists, quotes or emphasis more than (30) deep."),
        Arguments.argumentSet(
            "emphasis",
            "*a **b ".repeat(40) + "c** d*".repeat(40),
            "nests lists, quotes or emphasis more than (30) deep."),
        Arguments.argumentSet(
            "a link used often",
            "[a]: x" + "x".repeat(9_000) + "\n\n" + "[a]".repeat(3_000),
            "becomes more than (200000) characters of HTML."));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("tooMuch")
  void refuses_too_much_with_one_error_that_does_not_quote_it(String markdown, String message) {
    assertThatThrownBy(() -> given("{{markdown note}}").with("note", markdown).html())
        .isInstanceOfSatisfying(
            BrokenTemplateException.class,
            broken -> {
              assertThat(broken.faults()).hasSize(1);
              assertThat(broken.faults().get(0).place()).isEqualTo("t:1:12");
              assertThat(broken.getMessage())
                  .contains(message)
                  .contains("\nMaybe ")
                  .doesNotContain("secret", "aaaa", "xxxx");
            });
  }
}
