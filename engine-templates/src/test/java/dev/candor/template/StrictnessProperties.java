package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.document.UndefinedName;
import dev.candor.fault.BrokenTemplateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Strict names and lenient ones are two views of the same thing. */
class StrictnessProperties {

  private static final List<String> LEAVES =
      List.of("a", "b", "c", "g.a", "g.b", "g.h.a", "g.h.i.b", "@root.c", "@root.g.c");

  private static GivenPart given(String text, Map<String, Object> data) {
    return GivenPart.given(text)
        .partial("p", "<{{a}}{{g.b}}{{#if v}}{{b}}{{/if}}>")
        .partial("lay", "{{c}}({{> @partial-block}})")
        .in(data);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void strict_reports_the_names_that_lenient_lists_at_the_same_places(
      @ForAll("templates") String text, @ForAll("data") Map<String, Object> data) {
    List<UndefinedName> listed = given(text, data).undefinedNames();

    BrokenTemplateException broken =
        catchThrowableOfType(BrokenTemplateException.class, () -> given(text, data).strictly());

    Statistics.collect(listed.isEmpty() ? "all defined" : "some undefined");
    if (listed.isEmpty()) {
      assertThat(broken).isNull();
    } else {
      assertThat(broken.faults().stream().map(fault -> fault.place() + " " + fault.path()))
          .containsExactlyInAnyOrderElementsOf(
              listed.stream().map(name -> name.place() + " " + name.name()).toList());
    }
  }

  /** Null takes the same branches as an undefined name, so what was reached stays the same. */
  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void defining_exactly_those_names_makes_strict_pass_and_writes_the_same(
      @ForAll("templates") String text, @ForAll("data") Map<String, Object> data) {
    List<UndefinedName> listed = given(text, data).undefinedNames();
    String lenient = given(text, data).html();
    Map<String, Object> whole = copy(data);
    for (UndefinedName name : listed) {
      define(whole, path(name).split("[.]"));
    }

    assertThatCode(() -> assertThat(given(text, whole).strictly()).isEqualTo(lenient))
        .doesNotThrowAnyException();
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void leaving_one_of_those_names_out_is_still_an_error(
      @ForAll("templates") String text, @ForAll("data") Map<String, Object> data) {
    List<UndefinedName> listed = given(text, data).undefinedNames();
    Set<String> names = Set.copyOf(listed.stream().map(StrictnessProperties::path).toList());
    for (String left : names) {
      Map<String, Object> whole = copy(data);
      names.stream()
          .filter(name -> !name.equals(left))
          .forEach(name -> define(whole, name.split("[.]")));

      assertThat(given(text, whole).undefinedNames())
          .isNotEmpty()
          .allMatch(name -> path(name).equals(left));
    }
  }

  private static String path(UndefinedName name) {
    return name.name().replaceFirst("^(@root[.]|[.][.]/|row[.])", "");
  }

  /** Puts null under a path, at the root and in each row, where nothing stands there. */
  private static void define(Map<String, Object> data, String[] path) {
    put(data, path);
    if (data.get("rows") instanceof List<?> rows) {
      for (Object row : rows) {
        put(map(row), path);
      }
    }
  }

  private static void put(Map<String, Object> data, String[] path) {
    Map<String, Object> at = data;
    for (int i = 0; i < path.length - 1; i++) {
      at = map(at.computeIfAbsent(path[i], key -> new LinkedHashMap<>()));
    }
    at.putIfAbsent(path[path.length - 1], null);
  }

  private static Map<String, Object> copy(Map<String, Object> data) {
    Map<String, Object> copy = new HashMap<>();
    data.forEach(
        (key, value) ->
            copy.put(
                key,
                value instanceof Map
                    ? copy(map(value))
                    : value instanceof List<?> list
                        ? new ArrayList<Object>(list.stream().map(row -> copy(map(row))).toList())
                        : value));
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @Provide
  Arbitrary<String> templates() {
    Arbitrary<String> leaf = Arbitraries.of(LEAVES);
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            leaf.map(name -> "{{" + name + "}}"),
            leaf.map(name -> "{{{" + name + "}}}\n"),
            leaf.map(name -> "{{concat \"x\" " + name + "}}"),
            leaf.map(name -> "{{upper (lower " + name + ")}}"),
            leaf.map(name -> "{{default " + name + " \"z\"}}"),
            leaf.map(name -> "{{> p v=" + name + "}}"),
            leaf.map(name -> "  {{> p}}\n"),
            Arbitraries.of("text", "{{! a }}", "{{#each rows}}{{../b}}{{@index}}{{/each}}"));
    return Arbitraries.recursive(() -> piece, inner -> wrapped(inner, leaf), 0, 3);
  }

  private static Arbitrary<String> wrapped(Arbitrary<String> inner, Arbitrary<String> leaf) {
    return Arbitraries.oneOf(
        around(inner, leaf, "{{#if %s}}", "{{else}}{{c}}{{/if}}"),
        around(inner, leaf, "{{#if (eq %s \"v\")}}", "{{/if}}"),
        around(inner, leaf, "{{#if (and %s b)}}", "{{else}}{{a}}{{/if}}"),
        around(inner, leaf, "{{#if (or c %s)}}", "{{/if}}"),
        around(inner, leaf, "{{#unless (not %s)}}", "{{else}}no{{/unless}}"),
        around(inner, leaf, "{{#if null}}{{a}}{{else if %s}}", "{{/if}}"),
        around(inner, leaf, "{{#with %s}}{{.}}{{else}}", "{{/with}}"),
        around(inner, leaf, "{{^%s}}", "{{/}}"),
        around(inner, leaf, "{{#> lay v=%s}}", "{{/lay}}"),
        inner.map(text -> "{{#each rows as |row i|}}{{row.a}}" + text + "{{i}}{{/each}}"),
        inner.map(text -> "{{#each rows}}" + text + "{{../a}}{{/each}}"),
        inner.list().ofMinSize(2).ofMaxSize(4).map(texts -> String.join("", texts)));
  }

  private static Arbitrary<String> around(
      Arbitrary<String> inner, Arbitrary<String> leaf, String before, String after) {
    return inner.flatMap(
        text ->
            leaf.map(
                name ->
                    before.replace("%s", name)
                        + text
                        + after.replace("{{/}}", "{{/" + name + "}}")));
  }

  @Provide
  Arbitrary<Map<String, Object>> data() {
    return Arbitraries.of("a", "b", "c", "g.a", "g.b", "g.c", "g.h.a", "g.h.i.b", "row.a", "row.b")
        .set()
        .ofMaxSize(8)
        .map(
            there -> {
              Map<String, Object> data = new HashMap<>();
              Map<String, Object> row = new HashMap<>();
              data.put("rows", new ArrayList<>(List.of(row, new HashMap<>(Map.of("a", "w")))));
              for (String name : there) {
                String[] path = name.replace("row.", "").split("[.]");
                put(name.startsWith("row.") ? row : data, path);
                fill(name.startsWith("row.") ? row : data, path);
              }
              return data;
            });
  }

  private static void fill(Map<String, Object> data, String[] path) {
    Map<String, Object> at = data;
    for (int i = 0; i < path.length - 1; i++) {
      at = map(at.get(path[i]));
    }
    at.put(path[path.length - 1], "v");
  }
}
