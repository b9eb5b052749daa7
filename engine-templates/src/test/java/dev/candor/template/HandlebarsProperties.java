package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.context.MapValueResolver;
import dev.candor.template.internal.html.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

class HandlebarsProperties {
  /**
   * A share is told from chance by the tries of the full lane, not by the fifty of the fast one.
   */
  private static final boolean MANY_TRIES = Integer.getInteger("jqwik.tries.default", 1_000) >= 500;

  private static Predicate<Double> moreThan(double percent) {
    return share -> !MANY_TRIES || share > percent;
  }

  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

  @Property
  void html_never_holds_an_unescaped_character_of_the_data(@ForAll String value) {
    String written =
        given(
                "{{x}}{{upper x}}{{#each l}}{{this}}{{/each}}{{lookup m \"x\"}}{{concat x x}}{{default none x}}")
            .with("x", value, "l", List.of(value), "m", Map.of("x", value), "none", null)
            .html();

    assertThat(written)
        .doesNotContain("<", ">", "\"", "'", "`")
        .doesNotContainPattern("&(?!(amp|lt|gt|quot|#x27|#x60|#x3D);)");
  }

  @Property
  void text_never_holds_a_control_character_of_the_data(@ForAll String value) {
    assertThat(given("{{x}}{{{x}}}").with("x", value).text())
        .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");
    assertThat(Form.oneLine(value)).doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]");
  }

  @Property
  void a_text_without_tags_is_written_as_it_is(@ForAll String value) {
    String text = value.replace("{{", "").replace("{{", "").replace("\\", "");

    assertThat(given(text).html()).isEqualTo(text);
  }

  @Property
  void whatever_is_written_as_a_template_is_read_or_refused(@ForAll("pieces") List<String> pieces) {
    // neither an endless run nor another exception
    assertThat(given(String.join("", pieces)).partial("p", "x").faults())
        .allSatisfy(fault -> assertThat(fault.line()).contains("t:"));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "{{",
            "}}",
            "{{{",
            "}}}",
            "{{#",
            "{{/",
            "{{^",
            "{{else}}",
            "if",
            "each",
            " ",
            "a",
            "as |x|",
            "(",
            ")",
            "=",
            "\"",
            "../",
            "@index",
            ".",
            "[",
            "]",
            "~",
            "\\",
            "!",
            "--",
            "{{> p}}",
            "{{#if a}}",
            "{{/if}}",
            "\n",
            "\ud83d\ude00",
            "1",
            "-")
        .list()
        .ofMaxSize(20);
  }

  /** The rule as the lexer of handlebars.js has it, in its own regular expressions. */
  private static String handlebarsJs(String template) {
    StringBuilder written = new StringBuilder();
    String rest = template;
    while (true) {
      Matcher text = UP_TO_BRACES.matcher(rest);
      if (!text.lookingAt()) {
        return written.append(rest).toString();
      }
      String content = text.group();
      rest = rest.substring(content.length());
      boolean escapes = content.endsWith("\\");
      written.append(content, 0, content.length() - (escapes ? 1 : 0));
      if (escapes && !content.endsWith("\\\\")) {
        Matcher escaped = ESCAPED.matcher(rest);
        assertThat(escaped.lookingAt()).isTrue();
        written.append(escaped.group());
        rest = rest.substring(escaped.end());
      } else {
        String tag = VALUES.keySet().stream().filter(rest::startsWith).findFirst().orElseThrow();
        written.append(VALUES.get(tag));
        rest = rest.substring(tag.length());
      }
    }
  }

  private static final Pattern UP_TO_BRACES = Pattern.compile("(?s).*?(?=\\{\\{)");
  private static final Pattern ESCAPED =
      Pattern.compile("(?s).{2,}?(?=\\{\\{|\\\\\\{\\{|\\\\\\\\\\{\\{|\\z)");
  private static final Map<String, String> VALUES =
      Map.of(
          "{{a}}", "A",
          "{{{b}}}", "<B>",
          "{{&b}}", "<B>",
          "{{lookup c \"}}\"}}", "C",
          "{{> p}}", "P",
          "{{! c }}", "",
          "{{!-- {{a}} --}}", "",
          "{{#if a}}", "",
          "{{/if}}", "");

  @Property
  void a_tag_is_read_or_left_unread_as_the_backslashes_before_it_say(
      @ForAll("backslashes") List<String> pieces) {
    String text = String.join("", pieces);
    boolean escaped = text.matches("(?s).*(?<!\\\\)\\\\\\{\\{.*");
    Statistics.label("an escaped tag").collect(escaped);
    Statistics.label("an escaped tag")
        .coverage(coverage -> coverage.check(true).percentage(moreThan(10)));

    assertThat(
            given(text)
                .partial("p", "P")
                .with("a", "A", "b", "<B>", "c", Map.of("}}", "C"))
                .strictly())
        .isEqualTo(handlebarsJs(text));
  }

  /** White space around tags that stand alone is another rule, so there is none. */
  @Provide
  Arbitrary<List<String>> backslashes() {
    Arbitrary<String> before =
        Arbitraries.of(
            "", "\\", "\\", "\\\\", "\\\\\\", "\\\\\\\\", "_", "C:", "}", "\ud83d\ude00", "{.");
    Arbitrary<String> tag =
        Arbitraries.of(
            "{{a}}",
            "{{{b}}}",
            "{{&b}}",
            "{{lookup c \"}}\"}}",
            "{{> p}}",
            "{{! c }}",
            "{{!-- {{a}} --}}",
            "{{#if a}}x{{/if}}",
            "{{#if a}}\\\\{{/if}}",
            ".");
    Arbitrary<String> piece = Combinators.combine(before, before, tag).as((a, b, c) -> a + b + c);
    // an escaped block would leave its end open, and an end of none
    return piece
        .list()
        .ofMinSize(3)
        .ofMaxSize(8)
        .filter(
            pieces ->
                !String.join("", pieces).matches("(?s).*\\\\\\{\\{#.*|.*\\}\\}\\}.*")
                    || pieces.isEmpty());
  }

  @Property
  void lists_exactly_the_names_that_were_taken_away(@ForAll @Size(max = 5) Set<Integer> gone) {
    Map<String, Object> context = new LinkedHashMap<>();
    Set<String> removed = new TreeSet<>();
    for (int i = 0; i < NAMES.size(); i++) {
      if (gone.contains(i - 2)) {
        removed.add(NAMES.get(i));
      } else {
        context.put(NAMES.get(i), List.of(1));
      }
    }
    GivenPart template =
        given(
                "{{#if a}}1{{/if}}{{#each b}}{{this}}{{/each}}{{join c}}{{#unless (not d)}}x{{/unless}}{{> p e=e}}")
            .partial("p", "{{#if e}}x{{/if}}")
            .in(context);

    Set<String> listed = new TreeSet<>();
    template.undefinedNames().stream()
        .filter(name -> name.template().equals("t"))
        .forEach(name -> listed.add(name.name()));
    assertThat(listed).isEqualTo(removed);
  }

  /** Simple templates, for which handlebars-java follows handlebars.js. */
  @Property
  void writes_what_handlebars_java_writes(
      @ForAll("templates") String text, @ForAll("contexts") Map<String, Object> context)
      throws IOException {
    Handlebars stock = new Handlebars().parentScopeResolution(false);

    String expected =
        stock
            .compileInline(text)
            .apply(Context.newBuilder(context).resolver(MapValueResolver.INSTANCE).build());

    assertThat(given(text).in(context).html()).isEqualTo(expected);
  }

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.recursive(
        () -> Arbitraries.of("{{a}}", "{{{b}}}", "{{a}} & {{b}}", "text <p>", "-", "{{! note }}"),
        this::wrapped,
        0,
        3);
  }

  private Arbitrary<String> wrapped(Arbitrary<String> inner) {
    return Arbitraries.oneOf(
        inner.map(text -> "{{#if a}}" + text + "{{/if}}"),
        inner.map(text -> "{{#unless b}}" + text + "{{else}}no{{/unless}}"),
        inner.map(text -> "{{#if c}}" + text + "{{else}}" + text + "{{/if}}"),
        inner.map(text -> "{{#each l}}" + text + "{{@index}}{{/each}}"),
        inner.map(text -> "{{#with m}}" + text + "{{../a}}{{/with}}"),
        inner.list().ofMinSize(2).ofMaxSize(3).map(texts -> String.join("", texts)));
  }

  @Provide
  Arbitrary<Map<String, Object>> contexts() {
    Arbitrary<Object> scalar = Arbitraries.of("x", "", "<&>", 0, 7, true, false);
    return scalar
        .list()
        .ofSize(5)
        .flatMap(
            values ->
                Arbitraries.integers()
                    .between(0, 3)
                    .map(
                        size -> {
                          Map<String, Object> context = new LinkedHashMap<>();
                          context.put("a", values.get(0));
                          context.put("b", values.get(1));
                          context.put("c", values.get(2));
                          List<Object> list = new ArrayList<>();
                          for (int i = 0; i < size; i++) {
                            list.add(
                                new LinkedHashMap<>(
                                    Map.of(
                                        "a",
                                        values.get(3),
                                        "b",
                                        i,
                                        "c",
                                        values.get(4),
                                        "m",
                                        Map.of("a", "in"),
                                        "l",
                                        List.of())));
                          }
                          context.put("l", list);
                          context.put(
                              "m",
                              new LinkedHashMap<>(
                                  Map.of(
                                      "a",
                                      values.get(4),
                                      "b",
                                      values.get(3),
                                      "c",
                                      1,
                                      "l",
                                      List.of(),
                                      "m",
                                      Map.of("a", 1))));
                          return context;
                        }));
  }
}
