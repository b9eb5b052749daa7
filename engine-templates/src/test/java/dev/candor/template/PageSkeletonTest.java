package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fault.Fault;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.Compiler;
import dev.candor.template.internal.program.RenderRun;
import dev.candor.template.internal.syntax.ParseTrees;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.value.TemplateValues.RequiredWords;
import dev.candor.template.internal.visible.HtmlToText;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSkeletonTest {

  private static final String WORDS = "Reply \"STOP\" & we'll <stop>;\nlt; nothing else";

  /** What became of one page. */
  private record Look(boolean known, boolean seen, String page) {}

  private static Look look(String page) {
    return look(page, Map.of());
  }

  private static Look look(String page, Map<String, String> partials) {
    Map<String, Source> sources = new TreeMap<>();
    partials.forEach((name, text) -> sources.put(name, new Source("partials/" + name, text)));
    List<Fault> faults = new ArrayList<>();
    CompiledTemplate plan =
        new Compiler(sources, true, new ParseTrees(), faults).template(new Source("page", page));
    assertThat(faults).isEmpty();
    Object root =
        GivenPart.map(
            "words",
            new RequiredWords(0, WORDS),
            "data",
            "\" hidden style='display:none'><!--&",
            "list",
            List.of(1, 2),
            "yes",
            true);
    RenderRun writing =
        new RenderRun(root, PrintLocale.EN, ZoneOffset.UTC, "t", new Position(plan.source(), 1, 1));
    String html = writing.render(plan, Form.HTML).toString();
    return new Look(
        writing.seenDisclosures().get(0),
        HtmlToText.of(html).replaceAll("\\s+", " ").contains(WORDS.replaceAll("\\s+", " ")),
        html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{words}}",
        "<p>{{words}}</p>",
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset='utf-8'><title>{{data}}</title>"
            + "<style>p { display: none }</style></head>\n<body class=\"a\">\n<p>{{words}}</p>\n</body></html>",
        "<div style=\"display:none\">{{data}} &nbsp;</div><p style=\"margin:0\">{{words}}</p>",
        "<table><tr><td style=\"font-size:13px\"><h2>A</h2><p>{{words}}</p></td></tr></table>",
        "<!--[if mso]><table><![endif]--><p>{{words}}</p>",
        "<a href=\"{{data}}\" title='{{data}}'>{{data}}</a><br/><p>{{words}}</p>",
        "{{#if yes}}<p>A</p>{{else}}<div>B</div>{{/if}}{{#each list}}<p>{{this}}</p>{{/each}}<p>{{words}}</p>",
        "<td>&amp; &{{data}} {{words}}",
        "<p>A & B, {{words}}</p>"
      })
  void never_says_more_than_readers_see(String page) {
    Look look = look(page);

    assertThat(!look.known || look.seen).as(look.page).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{words}}",
        "<p>{{words}}</p>",
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset='utf-8'><title>{{data}}</title>"
            + "<style>p { color: #c00 }</style></head>\n<body class=\"a\">\n<p>{{words}}</p>\n</body></html>",
        "<div style=\"display:none\">{{data}} &nbsp;</div><p style=\"margin:0\">{{words}}</p>",
        "<table><tr><td style=\"font-size:13px\"><h2>A</h2><p>{{words}}</p></td></tr></table>",
        "<!--[if mso]><table><![endif]--><p>{{words}}</p>",
        "<a href=\"{{data}}\" title='{{data}}'>{{data}}</a><br/><p>{{words}}</p>",
        "{{#if yes}}<p>A</p>{{else}}<div>B</div>{{/if}}{{#each list}}<p>{{this}}</p>{{/each}}<p>{{words}}</p>"
      })
  void knows_what_stands_in_plain_sight(String page) {
    Look look = look(page);

    assertThat(look.seen).as(look.page).isTrue();
    assertThat(look.known).as(look.page).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- {{words}} -->",
        "<p hidden>{{words}}</p>",
        "<p style=\"DISPLAY: none\">{{words}}</p>",
        "<p style=\"display&#58;none\">{{words}}</p>",
        "<p style=\"{{#if yes}}display:none{{/if}}\">{{words}}</p>",
        "<p style=\"{{data}}\">{{words}}</p>",
        "<p title=\"{{words}}\">A</p>",
        "<title>{{words}}</title>",
        "<style>{{words}}</style>",
        "<select><option>{{words}}</option></select>",
        "<div hidden><p>{{words}}</p></div>",
        "{{#if yes}}<div hidden>{{/if}}{{words}}{{#if yes}}</div>{{/if}}",
        "<p>{{{data}}}</p>{{words}}",
        "<p>{{words}}</p><body hidden>",
        "<p hidden>A<div>{{words}}</div>",
        "&{{words}}",
        "&#{{#if yes}}3{{/if}}{{words}}",
        "{{#each list}}{{../words}}&{{/each}}",
        "<p {{#if yes}}hidden{{/if}}>{{words}}</p>"
      })
  void does_not_claim_what_may_be_hidden(String page) {
    Look look = look(page);

    assertThat(look.known).as(look.page).isFalse();
  }

  @Test
  void follows_layouts_and_the_blocks_given_to_them() {
    Map<String, String> partials =
        Map.of(
            "layout",
            "<html><body>{{> head}}{{> @partial-block}}<p>{{> slot}}</p></body></html>",
            "head",
            "<h1>A</h1>",
            "slot",
            "{{words}}");

    assertThat(look("{{#> layout}}<p>{{data}}</p>{{/layout}}", partials).known).isTrue();
    assertThat(look("{{#> layout}}<p hidden>{{data}}{{/layout}}", partials).known).isFalse();
    assertThat(look("<p hidden>{{> slot}}</p><p>{{> slot}}</p>", partials).known).isFalse();
  }

  @Property
  void says_it_only_where_the_page_as_a_browser_reads_it_shows_it(@ForAll("pages") String page) {
    Look look = look(page);

    assertThat(!look.known || look.seen).as(look.page).isTrue();
  }

  @Provide
  Arbitrary<String> pages() {
    return pieces().list().ofMinSize(1).ofMaxSize(12).map(pieces -> String.join("", pieces));
  }

  private static Arbitrary<String> pieces() {
    Arbitrary<String> name =
        Arbitraries.of(
            "p",
            "div",
            "span",
            "a",
            "b",
            "table",
            "tr",
            "td",
            "tbody",
            "ul",
            "li",
            "h1",
            "body",
            "html",
            "head",
            "title",
            "center",
            "br",
            "select",
            "svg",
            "textarea",
            "style",
            "form",
            "button",
            "template",
            "noscript",
            "font",
            "option");
    Arbitrary<String> attributes =
        Arbitraries.of(
            "",
            "",
            "",
            " hidden",
            " style=\"display:none\"",
            " style='color:red'",
            " class=\"a\"",
            " style=\"color:red;font-size:0\"",
            " title=\"{{data}}\"");
    Arbitrary<String> words = Arbitraries.of("{{words}}", "{{words}}", "{{data}}", "A ", "&", "\n");
    Arbitrary<String> element =
        name.flatMap(
            tag ->
                attributes.flatMap(
                    attribute ->
                        Arbitraries.of(
                                "{{words}}",
                                "{{data}}",
                                "",
                                "<p>{{words}}</p>",
                                "<br>{{words}}",
                                "<tr><td>{{words}}</td></tr>",
                                "<li>{{words}}</li>",
                                "{{#if yes}}<b>{{words}}</b>{{/if}}",
                                "{{#each list}}{{../words}}{{/each}}")
                            .map(inner -> "<" + tag + attribute + ">" + inner + "</" + tag + ">")));
    Arbitrary<String> opened =
        name.flatMap(tag -> attributes.map(attribute -> "<" + tag + attribute + ">"));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(5, element),
        net.jqwik.api.Tuple.of(2, opened),
        net.jqwik.api.Tuple.of(2, name.map(tag -> "</" + tag + ">")),
        net.jqwik.api.Tuple.of(3, words),
        net.jqwik.api.Tuple.of(1, Arbitraries.of("<!-- {{data}} -->", "<!DOCTYPE html>")));
  }
}
