package dev.candor.compliance.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** What a plain value is, decided here and by the library's JSON schema alike. */
class ScalarTest {

  private static final ScalarResolver LIBRARY = new JsonSchema().getScalarResolver();
  private static final Map<Tag, Scalar> MEANT =
      Map.of(
          Tag.STR, Scalar.TEXT,
          Tag.INT, Scalar.WHOLE,
          Tag.FLOAT, Scalar.NUMBER,
          Tag.BOOL, Scalar.FLAG,
          Tag.NULL, Scalar.NOTHING,
          Tag.ENV_TAG, Scalar.VARIABLE);

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.argumentSet("nothing at all", "", Scalar.NOTHING),
        Arguments.argumentSet("null", "null", Scalar.NOTHING),
        Arguments.argumentSet("null in capitals", "NULL", Scalar.TEXT),
        Arguments.argumentSet("a tilde", "~", Scalar.TEXT),
        Arguments.argumentSet("true", "true", Scalar.FLAG),
        Arguments.argumentSet("false", "false", Scalar.FLAG),
        Arguments.argumentSet("True", "True", Scalar.TEXT),
        Arguments.argumentSet("yes", "yes", Scalar.TEXT),
        Arguments.argumentSet("zero", "0", Scalar.WHOLE),
        Arguments.argumentSet("minus zero", "-0", Scalar.WHOLE),
        Arguments.argumentSet("a whole number", "1207", Scalar.WHOLE),
        Arguments.argumentSet("a whole number below zero", "-7", Scalar.WHOLE),
        Arguments.argumentSet("more digits than an int has", "99999999999", Scalar.WHOLE),
        Arguments.argumentSet("a plus", "+7", Scalar.TEXT),
        Arguments.argumentSet("a zero before digits", "007", Scalar.TEXT),
        Arguments.argumentSet("a zero before digits and a point", "00.5", Scalar.TEXT),
        Arguments.argumentSet("octal", "0o14", Scalar.TEXT),
        Arguments.argumentSet("hexadecimal", "0x1F", Scalar.TEXT),
        Arguments.argumentSet("digits of another script", "٣", Scalar.TEXT),
        Arguments.argumentSet("a minus alone", "-", Scalar.TEXT),
        Arguments.argumentSet("a fraction", "1.25", Scalar.NUMBER),
        Arguments.argumentSet("a point without a fraction", "1.", Scalar.NUMBER),
        Arguments.argumentSet("a fraction without a number", ".5", Scalar.TEXT),
        Arguments.argumentSet("two points", "1006.6.1", Scalar.TEXT),
        Arguments.argumentSet("an exponent", "1e3", Scalar.NUMBER),
        Arguments.argumentSet("an exponent with a sign", "1.e-3", Scalar.NUMBER),
        Arguments.argumentSet("an exponent without digits", "1e", Scalar.TEXT),
        Arguments.argumentSet("an exponent with only a sign", "1e+", Scalar.TEXT),
        Arguments.argumentSet("an exponent with a fraction", "1e3.5", Scalar.TEXT),
        Arguments.argumentSet("infinity", ".inf", Scalar.NUMBER),
        Arguments.argumentSet("minus infinity", "-.inf", Scalar.NUMBER),
        Arguments.argumentSet("no number", ".nan", Scalar.NUMBER),
        Arguments.argumentSet("minus no number", "-.nan", Scalar.TEXT),
        Arguments.argumentSet("infinity in capitals", ".INF", Scalar.TEXT),
        Arguments.argumentSet("a number on two lines", "1\n", Scalar.TEXT),
        Arguments.argumentSet("a day", "2026-01-01", Scalar.TEXT),
        Arguments.argumentSet("a time", "08:00", Scalar.TEXT),
        Arguments.argumentSet("a variable of the environment", "${HOME}", Scalar.VARIABLE),
        Arguments.argumentSet("one with a stand-in", "${HOME:-here}", Scalar.VARIABLE),
        Arguments.argumentSet("dollars", "$5", Scalar.TEXT),
        Arguments.argumentSet("a word", "text", Scalar.TEXT));
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_plain_value_is_what_the_library_says(String plain, Scalar meant) {
    assertThat(Scalar.of(plain)).isEqualTo(meant);
    assertThat(MEANT.get(LIBRARY.resolve(plain, true))).isEqualTo(meant);
  }

  @Property
  void no_short_value_is_anything_else_to_the_library(@ForAll("nasty") String plain) {
    assertThat(Scalar.of(plain)).isEqualTo(MEANT.get(LIBRARY.resolve(plain, true)));
  }

  @Provide
  Arbitrary<String> nasty() {
    Arbitrary<String> characters =
        Arbitraries.of(
            "0", "1", "9", "-", "+", ".", "e", "E", "_", "x", " ", "\n", "\r", "\0", "٣", "n", "t");
    Arbitrary<String> words =
        Arbitraries.of("true", "false", "null", "inf", ".inf", ".nan", "${", "}", ":-", "10");
    return Arbitraries.frequencyOf(Tuple.of(5, characters), Tuple.of(1, words))
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        Arguments.argumentSet("a whole number", "-12", true),
        Arguments.argumentSet("a fraction", "0.5", true),
        Arguments.argumentSet("an exponent", "1E+3", true),
        Arguments.argumentSet("a point without a fraction", "1.", false),
        Arguments.argumentSet("a point before an exponent", "1.e3", false),
        Arguments.argumentSet("infinity", "-.inf", false),
        Arguments.argumentSet("a zero before digits, as a sheet may hold", "007", false),
        Arguments.argumentSet("a word that a tag calls a number", "seven", false));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void json_writes_only_its_own_numbers(String text, boolean json) {
    assertThat(Scalar.isJsonNumber(text)).isEqualTo(json);
  }
}
