package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static dev.candor.template.GivenPart.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.template.internal.html.Form;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDataTest {

  /** A number whose text is code. */
  private static final class LoudNumber extends BigDecimal {
    private static final long serialVersionUID = 1L;

    LoudNumber() {
      super("1");
    }

    @Override
    public String toPlainString() {
      throw new AssertionError("ran");
    }
  }

  /** Something with getters. */
  public static final class Bean {
    public String getName() {
      throw new AssertionError("ran");
    }

    public String name() {
      throw new AssertionError("ran");
    }
  }

  private record Closed(String text) {
    @Override
    public String text() {
      throw new IllegalStateException("ran");
    }
  }

  static Stream<Arguments> foreign() {
    return Stream.of(
        Arguments.argumentSet("a file", new File("/tmp/x"), "java.io.File"),
        Arguments.argumentSet("a thread", Thread.currentThread(), "java.lang.Thread"),
        Arguments.argumentSet("a class", String.class, "java.lang.Class"),
        Arguments.argumentSet("an optional", Optional.of("a"), "java.util.Optional"),
        Arguments.argumentSet("a bean", new Bean(), Bean.class.getName()),
        Arguments.argumentSet(
            "a number of an own class", new LoudNumber(), LoudNumber.class.getName()),
        Arguments.argumentSet(
            "an atomic number", new AtomicInteger(1), AtomicInteger.class.getName()),
        Arguments.argumentSet("a uuid", new UUID(1, 1), "java.util.UUID"),
        Arguments.argumentSet(
            "a local time", LocalDateTime.of(2026, 1, 1, 1, 1), "java.time.LocalDateTime"),
        Arguments.argumentSet("a set", Set.of("a"), Set.of("a").getClass().getName()),
        Arguments.argumentSet("an array of numbers", new int[] {1}, "[I"),
        Arguments.argumentSet("a builder", new StringBuilder("a"), "java.lang.StringBuilder"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void refuses_a_value_of_a_foreign_kind_wherever_it_is_read(Object value, String className) {
    for (String text :
        List.of(
            "{{x}}",
            "{{{x}}}",
            "{{x.delete}}",
            "{{#if x}}a{{/if}}",
            "{{#each x}}{{/each}}",
            "{{#with x}}{{name}}{{/with}}",
            "{{#x}}{{/x}}",
            "{{upper x}}",
            "{{#if (eq x 1)}}{{/if}}",
            "{{> p x}}",
            "{{> p a=x}}")) {
      assertThatThrownBy(() -> given(text).partial("p", "{{a}}").with("x", value).html())
          .as(text)
          .isInstanceOfSatisfying(
              BrokenTemplateException.class,
              broken ->
                  assertThat(broken.faults())
                      .singleElement()
                      .satisfies(
                          fault ->
                              assertThat(fault.line())
                                  .contains(
                                      "The value of (x",
                                      ") is a ("
                                          + className
                                          + "), which a template may not read.")));
    }
  }

  @Test
  void refuses_a_foreign_value_inside_a_list_with_its_index() {
    assertThatThrownBy(
            () -> given("{{#each l}}{{this}}{{/each}}").with("l", List.of("a", new Bean())).html())
        .hasMessageContaining(
            "t:1:9 l.[1]: The value of (l.[1]) is a (" + Bean.class.getName() + ")");
    assertThatThrownBy(() -> given("{{lookup l 1}}").with("l", List.of("a", new Bean())).html())
        .hasMessageContaining(Bean.class.getName());
    assertThatThrownBy(() -> given("{{join l}}").with("l", List.of("a", new Bean())).html())
        .isInstanceOf(BrokenTemplateException.class);
  }

  @Test
  void does_not_touch_a_file(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("keep"), "x");

    for (String text :
        List.of(
            "{{f.delete}}",
            "{{f.absolutePath}}",
            "{{lookup f \"delete\"}}",
            "{{#f}}{{delete}}{{/f}}")) {
      assertThatThrownBy(() -> given(text).with("f", file.toFile()).html())
          .isInstanceOf(BrokenTemplateException.class);
    }

    assertThat(file).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "getClass",
        "class",
        "hashCode",
        "toString",
        "__proto__",
        "constructor",
        "prototype",
        "bytes",
        "size",
        "isEmpty",
        "keySet",
        "empty",
        "notify",
        "name()"
      })
  void methods_are_not_names(String name) {
    String path = name.endsWith(")") ? "[" + name + "]" : name;

    assertThat(
            given("{{x." + path + "}}{{t." + path + "}}{{r." + path + "}}{{l." + path + "}}")
                .with(
                    "x",
                    map("a", 1),
                    "t",
                    "text",
                    "r",
                    dev.candor.message.LoanId.of("1"),
                    "l",
                    List.of(1))
                .undefined())
        .hasSize(4);
  }

  @Test
  void a_key_of_the_same_name_is_data() {
    assertThat(
            given("{{x.constructor}}{{x.__proto__}}{{lookup x \"class\"}}")
                .with("x", map("constructor", "a", "__proto__", "b", "class", "c"))
                .strictly())
        .isEqualTo("abc");
  }

  @Test
  void refuses_a_record_whose_accessor_fails_without_its_words() {
    assertThatThrownBy(() -> given("{{x.text}}").with("x", new Closed("a")).html())
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageNotContaining("ran");
  }

  @Test
  void reads_the_components_of_private_records() {
    record Row(String name, List<Integer> numbers, Object[] array, char letter) {}

    assertThat(
            given(
                    "{{r.name}}{{r.numbers.[0]}}{{r.array.[0]}}{{#each r.array}}{{this}}{{/each}}{{r.letter}}")
                .with("r", new Row("a", List.of(1), new Object[] {"x", "y"}, 'z'))
                .strictly())
        .isEqualTo("a1xxyz");
  }

  @Test
  void refuses_to_go_through_a_map_whose_keys_are_not_text() {
    assertThatThrownBy(() -> given("{{#each m}}{{this}}{{/each}}").with("m", Map.of(1, "a")).html())
        .hasMessageContaining("The map (m) has keys that are not text.");
    assertThat(given("{{m.a}}").with("m", new java.util.TreeMap<>(Map.of(1, "a"))).undefined())
        .containsExactly("1:3 m.a");
  }

  @Test
  void a_tag_in_the_data_stays_data() {
    assertThat(given("{{{x}}}{{> p x=x}}").partial("p", "{{x}}").with("x", "{{y}}{{> p}}").html())
        .isEqualTo("{{y}}{{> p}}{{y}}{{&gt; p}}");
  }

  @Test
  void text_drops_control_characters_and_those_that_turn_the_direction() {
    assertThat(
            given("{{x}}|{{{x}}}")
                .with("x", "a\u0000\u001b[31m\r\n\tb\u202ec\u2066d\u0085<&e")
                .text())
        .isEqualTo("a[31m\n\tbcd<&e|a[31m\n\tbcd<&e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\r\n", "\n", "\r", "\u0000", " \r\n ", "\u2028", "\u0085", "\u000b", "\r\n\r\n"})
  void a_subject_line_stays_one_line(String between) {
    assertThat(Form.oneLine("Due" + between + "Bcc: all@example.org\r\n"))
        .isEqualTo("Due Bcc: all@example.org");
  }

  @Test
  void html_is_escaped_in_the_middle_and_at_the_ends() {
    assertThat(given("{{x}}").with("x", "<a href=\"'`\">&</a>\u00e9{|}").html())
        .isEqualTo("&lt;a href&#x3D;&quot;&#x27;&#x60;&quot;&gt;&amp;&lt;/a&gt;\u00e9{|}");
  }

  @Test
  void says_which_class_failed_and_none_of_its_words() {
    Map<String, Object> angry =
        new java.util.AbstractMap<>() {
          @Override
          public Object get(Object key) {
            throw new IllegalStateException("SECRET");
          }

          @Override
          public Set<Entry<String, Object>> entrySet() {
            return Set.of();
          }
        };

    assertThatThrownBy(() -> given("a\n{{m.x}}").with("m", angry).html())
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining(
            "t:2:3: The data asked for here cannot be read (IllegalStateException at HostileDataTest.java:")
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void offers_no_key_that_is_somebodys_data() {
    assertThatThrownBy(
            () ->
                given("{{m.ana}}{{m.n2125550101}}{{m.name}}")
                    .with(
                        "m",
                        map("ana@x.org", 1, "2125550101", 2, "an a", 3, "names", 4, "n\name", 5))
                    .strictly())
        .hasMessageContaining("Nearest: m.names.")
        .hasMessageNotContainingAny("ana@x.org", "m.2125550101", "an a");
  }

  @Test
  void looks_for_the_nearest_name_among_very_long_ones() {
    assertThat(
            given("{{m.nam}}")
                .with("m", map("x".repeat(10_000_000), 1, "name", 2))
                .undefinedNames()
                .get(0)
                .nearest())
        .containsExactly("m.name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+2000000000", "1E-2000000000", "1E+401"})
  void refuses_a_number_that_would_fill_the_memory(String number) {
    BigDecimal value = new BigDecimal(number);

    for (String text :
        List.of("{{x}}", "{{number x}}", "{{percent x}}", "{{upper x}}", "{{m.x}}")) {
      assertThatThrownBy(() -> given(text).with("x", value, "m", map("x", value)).html())
          .as(text)
          .isInstanceOf(BrokenTemplateException.class)
          .hasMessageContaining("is a number of more than 400 digits");
    }
    assertThatThrownBy(
            () -> given("{{money x}}").with("x", map("amount", number, "currency", "USD")).html())
        .isInstanceOf(BrokenTemplateException.class);
    assertThatThrownBy(
            () ->
                given("{{x}}{{money x}}")
                    .with("x", new dev.candor.party.Money(value, "USD"))
                    .html())
        .hasMessageStartingWith("2 faults")
        .hasMessageContaining("is an amount of money that cannot be read");
    assertThat(given("{{#if (eq x x)}}same{{/if}}").with("x", value).html()).isEqualTo("same");
  }

  @Test
  void prints_the_longest_double() {
    assertThat(given("{{x}}").with("x", Double.MAX_VALUE).html()).hasSize(309);
    assertThat(given("{{x}}").with("x", Double.MIN_VALUE).html()).startsWith("0.000");
  }

  @Test
  void compares_groups_and_lists_by_what_is_in_them() {
    assertThat(
            given("{{eq a b}} {{eq a c}} {{eq l k}} {{eq l a}} {{eq l j}}")
                .with(
                    "a",
                    map("n", 1, "l", List.of("x")),
                    "b",
                    map("n", new BigDecimal("1.0"), "l", new Object[] {"x"}),
                    "c",
                    map("n", 1, "k", List.of("x")),
                    "l",
                    List.of(1, 2),
                    "k",
                    List.of(1L, 2.0),
                    "j",
                    List.of(1, 2, 3))
                .strictly())
        .isEqualTo("true false true false false");
  }

  @Test
  void compares_what_holds_itself_and_ends() {
    List<Object> one = new java.util.ArrayList<>();
    one.add(one);
    List<Object> other = new java.util.ArrayList<>();
    other.add(other);

    assertThatThrownBy(() -> given("{{eq a b}}").with("a", one, "b", other).html())
        .hasMessageContaining(
            "t:1:6 a: The value of (a) is a list, and (eq) takes values that nest no deeper than 100.");
    other.add(other);
    one.add(one);
    assertThatThrownBy(() -> given("{{eq a b}}").with("a", one, "b", other).html())
        .isInstanceOf(BrokenTemplateException.class);
  }

  @Test
  void a_number_that_is_none_equals_neither_null_nor_infinity() {
    assertThat(
            given("{{eq n null}} {{eq n i}} {{eq n n}}")
                .with("n", Double.NaN, "i", Double.POSITIVE_INFINITY)
                .html())
        .isEqualTo("false false true");
  }

  @Test
  void letters_that_grow_in_capitals_are_the_same_in_long_texts() {
    String text = "\ufb03a\u00df\ud83d\ude00\u0130\u03a3 ".repeat(100);

    assertThat(given("{{upper x}}").with("x", text).html())
        .isEqualTo(text.toUpperCase(java.util.Locale.ROOT));
    assertThat(given("{{lower x}}").with("x", text).html())
        .isEqualTo(text.toLowerCase(java.util.Locale.ROOT));
  }
}
