package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

@Tag("slow")
class StyleInlinerProperties {

  private static final String SHEET =
      "<style>p,td{margin:0}.a{color:red}#i.b{padding:0!important}.a b,p .b{width:1px}*{x:y}a:hover{z:y}</style>";

  // ---- nothing but style attributes changes, however broken the page is

  @Property(tries = 1_000)
  void only_style_attributes_change(@ForAll("broken") List<String> pieces) {
    String page = String.join("", pieces);
    GivenPart template = given(page + SHEET).with("x", "X", "y", true);
    GivenPart before = given(SHEET + page).with("x", "X", "y", true);

    assertThat(withoutStyles(template.email())).isEqualTo(withoutStyles(template.html()));
    assertThat(withoutStyles(before.email())).isEqualTo(withoutStyles(before.html()));
  }

  private static String withoutStyles(String html) {
    Document page = Jsoup.parse(html);
    page.outputSettings().prettyPrint(false);
    page.select("[style]").forEach(element -> element.removeAttr("style"));
    return page.html();
  }

  @Provide
  Arbitrary<List<String>> broken() {
    return Arbitraries.of(
            "<p",
            "<td",
            "<b class=a",
            "<br>",
            "<p>",
            "</p>",
            "</",
            "<",
            ">",
            "/",
            " ",
            "\n",
            "=",
            "\"",
            "'",
            " class='a b'",
            " class=\"a {{x}}\"",
            " id=i",
            " style='x:y'",
            " style=x:y",
            " style",
            " title='{{x}}'",
            "<!--",
            "-->",
            "<!-- > -->",
            "<!",
            "<title>",
            "</title>",
            "<textarea>",
            "</textarea >",
            "<table>",
            "</table>",
            "text",
            "{{x}}",
            "{{#if y}} class='b'{{/if}}",
            "{{#if y}}<p class='a'>{{else}}<td>{{/if}}",
            "{{#if y}}<p {{/if}}")
        .list()
        .ofMaxSize(25);
  }

  // ---- the copied styles say what the style sheet said

  private record Css(String selector, int property, int value, boolean important) {
    String text() {
      return selector + "{p" + property + ":v" + value + (important ? " !important" : "") + "}";
    }
  }

  @Property(tries = 1_000)
  void the_styles_of_a_tag_say_what_the_style_sheet_said(
      @ForAll("rules") List<Css> rules, @ForAll("pages") String page) {
    String css = rules.stream().map(Css::text).collect(Collectors.joining());
    Document written = Jsoup.parse(given(page + "<style>" + css + "</style>").email());

    written.select("style").remove();

    List<Element> plain = Jsoup.parse(page).body().getAllElements();
    List<Element> styled = written.body().getAllElements();
    assertThat(styled).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(declared(styled.get(i).attr("style")))
          .as("%s in %s under %s", plain.get(i).cssSelector(), page, css)
          .isEqualTo(expected(rules, plain.get(i)));
    }
  }

  /** By hand, with jsoup's matching: own style, then what is important, over what is not. */
  private static Map<String, String> expected(List<Css> rules, Element element) {
    List<Css> matching =
        rules.stream()
            .filter(rule -> element.is(rule.selector))
            .sorted(Comparator.comparingInt(rule -> specificity(rule.selector)))
            .toList();
    Map<String, String> values = new TreeMap<>();
    matching.stream().filter(rule -> !rule.important).forEach(rule -> put(values, rule));
    values.putAll(declared(element.attr("style")));
    matching.stream().filter(rule -> rule.important).forEach(rule -> put(values, rule));
    return values;
  }

  private static void put(Map<String, String> values, Css rule) {
    values.put("p" + rule.property, "v" + rule.value);
  }

  private static int specificity(String selector) {
    int points = 0;
    for (String part : selector.split("(?=[.# ])")) {
      points += part.startsWith("#") ? 10_000 : part.startsWith(".") ? 100 : 1;
      points -= part.equals(" ") ? 1 : 0;
    }
    return points;
  }

  private static Map<String, String> declared(String style) {
    Map<String, String> values = new TreeMap<>();
    for (String declaration : style.split(";")) {
      if (!declaration.isBlank()) {
        values.put(declaration.split(":")[0], declaration.split(":")[1]);
      }
    }
    return values;
  }

  @Provide
  Arbitrary<List<Css>> rules() {
    Arbitrary<String> compound = Arbitraries.of("b", "i", ".a", ".c", "b.a", ".a.c", "#n", "i#n.a");
    Arbitrary<String> selector =
        compound.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(" ", parts));
    return Combinators.combine(
            selector,
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 9),
            Arbitraries.of(false, false, true))
        .as(Css::new)
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> pages() {
    Arbitrary<String> leaf = Arbitraries.of("x", "<b class='a'>y</b>", "<i></i>");
    Function<Arbitrary<String>, Arbitrary<String>> around =
        inside ->
            Combinators.combine(
                    Arbitraries.of("b", "i", "u"),
                    Arbitraries.of("", " class='a'", " class='c a'", " id='n'"),
                    Arbitraries.of("", "", " style='p1:v0'", " style=\"p2:v0;p3:v0;\""),
                    inside.list().ofMaxSize(3))
                .as(
                    (name, names, style, inner) ->
                        "<"
                            + name
                            + names
                            + style
                            + ">"
                            + String.join("", inner)
                            + "</"
                            + name
                            + ">");
    Arbitrary<String> page = leaf;
    for (int depth : IntStream.range(0, 3).boxed().toList()) {
      page = depth == 0 ? around.apply(leaf) : around.apply(Arbitraries.oneOf(page, leaf));
    }
    // one n only, as in a page that is right
    return page.map(html -> "<div>" + firstOnly(html) + "</div>");
  }

  private static String firstOnly(String html) {
    List<String> parts = new ArrayList<>(List.of(html.split(" id='n'", -1)));
    String first = parts.remove(0);
    return parts.isEmpty() ? first : first + " id='n'" + String.join("", parts);
  }
}
