package dev.candor.template.internal.css;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fault.Fault;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CssReaderTest {

  private static Stream<Arguments> styles() {
    return Stream.of(
        style("two", "color:red; width : 1px", "color=red", "width=1px"),
        style("a semicolon in a string", "a:\"b;c:d\";e:f", "a=\"b;c:d\"", "e=f"),
        style("a semicolon in parentheses", "a:url(b;c);e:f", "a=url(b;c)", "e=f"),
        style("a comment", "a:b/* ;c:d */;e:f", "a=b", "e=f"),
        style("in capitals", "COLOR:Red;--Own:x", "color=Red", "--Own=x"),
        style("an important one", "a:b ! important", "a=b!"),
        style("nothing", " ; ;"));
  }

  private static Arguments style(String name, String style, String... declarations) {
    return Arguments.argumentSet(name, style, List.of(declarations));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("styles")
  void reads_declarations(String style, List<String> declarations) {
    assertThat(show(CssReader.declarations(style))).isEqualTo(declarations);
    assertThat(show(CssReader.readable(style))).isEqualTo(declarations);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b;c", "a:b;c:", "a:b;c:d!x", "a:b;c:(d", "a:b;\\63:d", "a:b;c:{}"})
  void reads_no_style_in_part_that_programs_may_read_in_another_way(String style) {
    assertThat(CssReader.declarations(style)).isNull();
    assertThat(show(CssReader.readable(style))).contains("a=b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b;c:\"d", "a:b;c:d/*", "a:b;c:\"d\n\""})
  void reads_nothing_where_a_string_or_comment_never_ends(String style) {
    assertThat(CssReader.declarations(style)).isNull();
    assertThat(CssReader.readable(style)).isEmpty();
  }

  @Test
  void ends_on_quotes_behind_backslashes() {
    List<Fault> faults = new ArrayList<>();
    Position place = new Position(new Source("page", "x"), 1, 1);

    StyleSheet.read("p { content: \\\"b\"; }\np { color: red }", true, index -> place, faults);

    assertThat(faults).isNotEmpty();
  }

  private static List<String> show(List<CssReader.Declaration> declarations) {
    return declarations.stream()
        .map(one -> one.property() + "=" + one.value() + (one.important() ? "!" : ""))
        .toList();
  }
}
