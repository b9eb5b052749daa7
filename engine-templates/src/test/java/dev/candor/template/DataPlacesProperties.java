package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.html.HtmlContext;
import dev.candor.template.internal.html.PrintedData;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.RenderRun;
import dev.candor.template.internal.syntax.Position;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Whatever the template and whatever the data: what loads and is written is the template's page.
 */
class DataPlacesProperties {
  /**
   * A share is told from chance by the tries of the full lane, not by the fifty of the fast one.
   */
  private static final boolean MANY_TRIES = Integer.getInteger("jqwik.tries.default", 1_000) >= 500;

  private static Predicate<Double> moreThan(double percent) {
    return share -> !MANY_TRIES || share > percent;
  }

  private static final String MARK = "tame";

  private static final Set<String> ADDRESSES =
      Set.of(
          "href",
          "src",
          "action",
          "formaction",
          "background",
          "data",
          "poster",
          "cite",
          "ping",
          "srcset",
          "xlink:href",
          "longdesc",
          "manifest");

  @Property(edgeCases = EdgeCasesMode.NONE)
  void data_never_add_to_a_page_or_run_in_it(
      @ForAll("pages") String page,
      @ForAll("values") String x,
      @ForAll("values") String y,
      @ForAll boolean a,
      @ForAll boolean b) {
    CompiledTemplate plan = plan(page);

    Statistics.label("loads").collect(plan != null);
    Statistics.label("loads")
        .coverage(
            coverage -> {
              coverage.check(true).percentage(moreThan(15));
              coverage.check(false).percentage(moreThan(15));
            });
    if (plan == null) {
      return;
    }
    String tame = write(plan, data(MARK, "1", a, b));
    String hostile = write(plan, data(x, y, a, b));
    Statistics.label("is written").collect(hostile != null);
    Statistics.label("is written")
        .coverage(
            coverage -> {
              coverage.check(true).percentage(moreThan(10));
              coverage.check(false).percentage(moreThan(1));
            });
    if (hostile == null) {
      return;
    }
    // what data may bring raw is judged alone
    if (tame != null && !page.contains("{{{") && !page.contains("{{&")) {
      assertThat(skeleton(hostile)).as(page).isEqualTo(skeleton(tame));
    }
    harmless(hostile, page);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void a_page_written_from_known_places_is_the_page_that_is_read_up_to_each_of_them(
      @ForAll("pages") String before,
      @ForAll("marks") String mark,
      @ForAll("pages") String after,
      @ForAll("values") String x,
      @ForAll("values") String y,
      @ForAll boolean a,
      @ForAll boolean b) {
    String page = before + mark + after;
    CompiledTemplate plan = plan(page);
    if (plan == null) {
      return;
    }
    ReadPage read = new ReadPage(plan, false);
    ReadPage known = new ReadPage(plan, true);

    List<String> answer = answer(known, data(x, y, a, b));
    assertThat(answer).as(page).isEqualTo(answer(read, data(x, y, a, b)));

    Statistics.label("known").collect(known.starts > 0, answer.size() > 1);
    Statistics.label("known")
        .coverage(
            coverage -> {
              coverage.check(true, false).percentage(moreThan(5));
              coverage.check(true, true).percentage(moreThan(5));
              coverage.check(false, false).percentage(moreThan(5));
            });
  }

  /** A page, of which places are known before it is written or not. */
  private static final class ReadPage implements RenderRun.Part {

    private final CompiledTemplate plan;
    private final boolean known;
    private int starts;

    ReadPage(CompiledTemplate plan, boolean known) {
      this.plan = plan;
      this.known = known;
    }

    @Override
    public void write(RenderRun run) {
      plan.write(run);
    }

    @Override
    public int sizeHint() {
      return plan.sizeHint();
    }

    @Override
    public boolean isSeen(PrintedData printed) {
      return plan.isSeen(printed);
    }

    @Override
    public boolean isPlain(PrintedData printed) {
      return plan.isPlain(printed);
    }

    @Override
    public HtmlContext findStart(PrintedData printed) {
      HtmlContext start = known ? plan.findStart(printed) : null;
      starts += start == null ? 0 : 1;
      return start;
    }
  }

  /** What is written, and then each fault in order. */
  private static List<String> answer(ReadPage page, Map<String, Object> data) {
    RenderRun writing =
        new RenderRun(
            data, PrintLocale.EN, ZoneOffset.UTC, "t", new Position(page.plan.source(), 1, 1));
    List<String> answer = new ArrayList<>();
    try {
      answer.add(writing.render(page, Form.HTML).toString());
      writing.finish(false);
    } catch (BrokenTemplateException refused) {
      refused.faults().forEach(fault -> answer.add(fault.line()));
    }
    return answer;
  }

  private static CompiledTemplate plan(String page) {
    Map<String, String> files = new TreeMap<>();
    files.put("templates/en/paymentFailed/mail.html.hbs", page);
    files.put("partials/p.hbs", "{{x}}");
    files.put("partials/title.hbs", "<b title=\"{{word}}\">{{> @partial-block}}</b>");
    files.put("partials/script.hbs", "<script>{{> @partial-block}}</script>");
    files.put("partials/opens.hbs", "<a href=\"");
    files.put("partials/link.hbs", "<a href=\"{{x}}\"\n title='a'>a</a>\n{{y}}\n");
    try {
      Templatebook book = Templatebook.of(new TreeMap<>(files), new ArrayList<>());
      return book.find(
              dev.candor.message.Subject.PAYMENT_FAILED,
              dev.candor.message.Channel.MAIL,
              "en",
              null)
          .orElseThrow()
          .html();
    } catch (BrokenTemplateException refused) {
      return null;
    }
  }

  private static Map<String, Object> data(String x, String y, boolean a, boolean b) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("x", x);
    data.put("y", y);
    data.put("a", a);
    data.put("b", b);
    data.put("l", List.of(Map.of("x", x), Map.of("x", y)));
    return data;
  }

  private static String write(CompiledTemplate plan, Map<String, Object> data) {
    RenderRun writing =
        new RenderRun(data, PrintLocale.EN, ZoneOffset.UTC, "t", new Position(plan.source(), 1, 1));
    try {
      String written = writing.render(plan, Form.HTML).toString();
      writing.finish(false);
      return written;
    } catch (BrokenTemplateException refused) {
      return null;
    }
  }

  /** Elements, the names of their attributes, comments and scripts, in order. */
  private static String skeleton(String html) {
    StringBuilder skeleton = new StringBuilder();
    Jsoup.parse(html).traverse((node, depth) -> skeleton.append(depth).append(bones(node)));
    return skeleton.toString().replaceAll("[0-9]+;", "");
  }

  private static String bones(Node node) {
    if (node instanceof Element element) {
      return element.normalName()
          + element.attributes().asList().stream()
              .map(Attribute::getKey)
              .collect(Collectors.joining(",", "(", ") "));
    }
    return node instanceof Comment || node instanceof DataNode ? node.outerHtml() + " " : ";";
  }

  private static void harmless(String html, String page) {
    for (Element element : Jsoup.parse(html).getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = attribute.getValue();
        if (ADDRESSES.contains(name)) {
          assertThat(scheme(value))
              .as(page + " " + html)
              .isIn(
                  "", "http", "https", "mailto", "tel", "cid", element.nameIs("img") ? "data" : "");
          assertThat(value.strip().toLowerCase(Locale.ROOT))
              .doesNotMatch("data:(text|image.svg).*");
        }
        if (name.equals("style")) {
          assertThat(value).as(page).doesNotContain("evil", "position", "expression");
        }
        if (name.startsWith("on") || name.equals("srcdoc") || name.equals("http-equiv")) {
          assertThat(value).as(page).doesNotContain("alert", "evil");
        }
      }
      if (element.nameIs("script") || element.nameIs("style")) {
        assertThat(element.data()).as(page).doesNotContain("alert", "evil");
      }
    }
  }

  /** The scheme as a browser reads it: the value is decoded already. */
  private static String scheme(String address) {
    String read = address.replaceAll("^[\\x00-\\x20]+", "").replaceAll("[\\t\\n\\r]", "");
    int end = 0;
    while (end < read.length() && String.valueOf(read.charAt(end)).matches("[A-Za-z0-9+.-]")) {
      end++;
    }
    return end > 0 && end < read.length() && read.charAt(end) == ':' && isLetter(read.charAt(0))
        ? read.substring(0, end).toLowerCase(Locale.ROOT)
        : "";
  }

  private static boolean isLetter(char c) {
    return (c | ' ') >= 'a' && (c | ' ') <= 'z';
  }

  // ---- pages

  @Provide
  Arbitrary<String> pages() {
    Arbitrary<String> words =
        Arbitraries.of(
            "", "java", "&Tab;", "script:", ":", "&#58;", "https://a.example/", "/", " ");
    Arbitrary<String> print =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of("{{x}}", "{{y}}", "{{> p}}", "{{concat x y}}")),
            Tuple.of(
                3,
                Arbitraries.of(
                    "{{#if a}}{{x}}{{else}}{{y}}{{/if}}",
                    "{{#each l}}{{x}}{{/each}}",
                    "{{default x y}}",
                    "{{#each l}}{{x}}\" title=\"{{/each}}",
                    "{{#unless b}}java{{/unless}}{{y}}",
                    "{{x}}{{y}}")),
            Tuple.of(1, Arbitraries.of("{{{x}}}", "{{&y}}")));
    Arbitrary<String> value =
        Combinators.combine(words, print, words).as((before, data, after) -> before + data + after);
    Arbitrary<String> harmless =
        Arbitraries.of(
            "<p>%s</p>",
            "<p title=\"%s\">a</p>",
            "<b class='%s'>",
            "<a href=\"%s\">a</a>",
            "<a href='https://a.example/%s'>a</a>",
            "<img src=\"%s\" alt=\"\">",
            "<title>%s</title>",
            "<textarea>%s</textarea>",
            "<table><tr><td width=\"%s\">a</td></tr></table>",
            "<table bgcolor='%s'><tr><td>a</table>",
            "<p style=\"color:%s\">",
            "<p style=\"width:%s;height:1px\">",
            "<meta name=a content=\"%s\">",
            "{{#> title word=\"w\"}}%s{{/title}}",
            "{{#> title word=x}}%s{{/title}}",
            "<a {{#if a}}href{{else}}title{{/if}}=\"%s\">a</a>",
            "<a href=\"{{x}}/%s\" title=\"{{y}}\">a</a>",
            "{{#each l}}<p style='color:{{x}}'>%s</p>{{/each}}",
            "{{#if b}}<a title='b' href='{{/if}}%s",
            "<div>\n  {{> link}}\n  %s</div>",
            "  {{> opens}}\n%s\">a</a>",
            "{{> link}}%s{{> link}}");
    Arbitrary<String> dangerous =
        Arbitraries.of(
            "<script>'%s'</script>",
            "<style>p{color:%s}</style>",
            "<p onclick=\"%s\">",
            "<iframe srcdoc=\"%s\"></iframe>",
            "<iframe src=\"%s\"></iframe>",
            "<meta http-equiv=refresh content=\"%s\">",
            "<meta content=\"%s\" http-equiv=refresh>",
            "<svg><set to=\"%s\"/></svg>",
            "<animate values=\"%s\">",
            "<p style=\"%s\">",
            "<p style=\"background:url(%s)\">",
            "<p title=%s>",
            "<p %s>",
            "<%s>",
            "<!-- %s -->",
            "<xmp>%s</xmp>",
            "<noscript>%s</noscript>",
            "<template>%s</template>",
            "<button formaction=\"%s\">",
            "<base href=\"%s\">",
            "<img srcset=\"%s\">",
            "<p {{#if a}}onclick{{else}}title{{/if}}=\"%s\">",
            "{{#if b}}<script>{{else}}<i>{{/if}}%s</i></script>",
            "{{#> script}}%s{{/script}}",
            "{{> opens}}%s\">a</a>");
    Arbitrary<String> context =
        Arbitraries.frequencyOf(Tuple.of(9, harmless), Tuple.of(2, dangerous));
    return Combinators.combine(context, value)
        .as((where, what) -> where.replace("%s", what))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join("\n", parts));
  }

  /** What prints HTML of ours, and what may put it where there is no place for it. */
  @Provide
  Arbitrary<String> marks() {
    return Arbitraries.of(
        "",
        "{{markdown x}}",
        "{{default (markdown y) x}}",
        "<b>{{sanitized x}}</b>",
        "{{#if a}}<p title=\"{{/if}}{{markdown x}}\">",
        "{{#if b}}<select>{{/if}}{{markdown y}}</select>");
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of("word", "red", "12", "50%", "#fff", "", "https://a.example/b")),
        Tuple.of(
            5,
            Arbitraries.of(
                "javascript:alert(1)",
                "\u0001\tJava\nScript:alert(1)",
                "javascript&colon;alert(1)",
                "script:alert(1)",
                "java",
                "Tab;javascript:alert(1)",
                ":alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "data:image/svg+xml;base64,evil",
                "vbscript:alert",
                "red;position:absolute",
                "url(//evil.example)",
                "1px;background:url(//evil.example)",
                "\"><script>alert(1)</script>",
                "' onclick='alert(1)",
                " onclick=alert(1) ",
                "--><script>alert(1)</script>",
                "</title><script>alert(1)</script>",
                "</script><img src=x onerror=alert(1)>",
                "<img src=x onerror=alert(1)>",
                "<b>bold</b>",
                "0;url=javascript:alert(1)",
                "//evil.example",
                "@evil.example",
                "`",
                "=",
                "&",
                "<",
                "\"",
                "'")),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
  }
}
