package dev.candor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.document.TextSegments.Encoding;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextSegmentsTest {

  private static final String GRIN = "\ud83d\ude00";

  private static Arguments text(
      String name, String text, Encoding encoding, int units, int segments, int remaining) {
    return Arguments.argumentSet(name, text, encoding, units, segments, remaining);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        text("no text", "", Encoding.GSM_7, 0, 0, 160),
        text("a letter", "a", Encoding.GSM_7, 1, 1, 159),
        text("160 letters", "a".repeat(160), Encoding.GSM_7, 160, 1, 0),
        text("161 letters", "a".repeat(161), Encoding.GSM_7, 161, 2, 145),
        text("306 letters", "a".repeat(306), Encoding.GSM_7, 306, 2, 0),
        text("307 letters", "a".repeat(307), Encoding.GSM_7, 307, 3, 152),
        text("a euro", "€", Encoding.GSM_7, 2, 1, 158),
        text("80 braces", "{".repeat(80), Encoding.GSM_7, 160, 1, 0),
        text("81 braces, 76 to a segment", "{".repeat(81), Encoding.GSM_7, 162, 2, 143),
        text(
            "a bracket that does not straddle",
            "a".repeat(152) + "[" + "b".repeat(152),
            Encoding.GSM_7,
            306,
            3,
            152),
        text(
            "a bracket that ends a segment",
            "a".repeat(151) + "[" + "b".repeat(153),
            Encoding.GSM_7,
            306,
            2,
            0),
        text(
            "Spanish in GSM-7",
            "¿Señor Muñoz? Él pagó... ¡No!".replace("ó", "ò"),
            Encoding.GSM_7,
            29,
            1,
            131),
        text("Spanish that is not", "pagó", Encoding.UCS_2, 4, 1, 66),
        text("70 units", "a".repeat(69) + "’", Encoding.UCS_2, 70, 1, 0),
        text("71 units", "a".repeat(70) + "’", Encoding.UCS_2, 71, 2, 63),
        text("134 units", "é".repeat(133) + "á", Encoding.UCS_2, 134, 2, 0),
        text("an extended character in UCS-2", "€á", Encoding.UCS_2, 2, 1, 68),
        text("35 pairs", GRIN.repeat(35), Encoding.UCS_2, 70, 1, 0),
        text("36 pairs, 33 to a segment", GRIN.repeat(36), Encoding.UCS_2, 72, 2, 61),
        text(
            "a pair that does not straddle",
            "a".repeat(66) + GRIN + "b".repeat(66),
            Encoding.UCS_2,
            134,
            3,
            66),
        text("half a pair", "a\ud83d", Encoding.UCS_2, 2, 1, 68),
        text("lines", "a\r\nb\f", Encoding.GSM_7, 6, 1, 154),
        text("a tab", "a\tb", Encoding.UCS_2, 3, 1, 67));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void counts(String text, Encoding encoding, int units, int segments, int remaining) {
    TextSegments counted = TextSegments.of(text);

    assertThat(counted.encoding()).isEqualTo(encoding);
    assertThat(counted.units()).isEqualTo(units);
    assertThat(counted.segments()).isEqualTo(segments);
    assertThat(counted.remaining()).isEqualTo(remaining);
  }

  @Test
  void knows_the_128_and_10_characters_of_the_standard() {
    StringBuilder one = new StringBuilder();
    StringBuilder two = new StringBuilder();
    for (char c = 0; c < '\uffff'; c++) {
      int septets = TextSegments.septets(c);
      (septets == 1 ? one : septets == 2 ? two : new StringBuilder()).append(c);
    }

    // 128 places, of which one is the escape to the extension table
    assertThat(one).hasSize(127);
    assertThat(two).hasSize(10).contains("^", "{", "}", "\\", "[", "~", "]", "|", "€", "\f");
    assertThat(one).contains("Ñ", "ñ", "ü", "à", "è", "ì", "ò", "ù", "É", "é", "¿", "¡", "Ω");
    assertThat(one).doesNotContain("á", "í", "ó", "ú", "ç", "`", "\t");
  }

  @Test
  void names_the_characters_outside_once_in_order() {
    assertThat(TextSegments.of("José’s “á” ó’s " + GRIN + "é€").outside())
        .containsExactly(0x2019, 0x201c, 0xe1, 0x201d, 0xf3, 0x1f600);
    assertThat(TextSegments.of("plain {text} for 5€").outside()).isEmpty();
  }

  @Test
  void names_16_characters_outside_and_no_more() {
    StringBuilder text = new StringBuilder();
    for (char c = '\u4e00'; c < '\u4e20'; c++) {
      text.append(c);
    }

    assertThat(TextSegments.of(text.toString()).outside()).hasSize(16).startsWith(0x4e00);
  }

  @Test
  void is_told_in_a_few_words() {
    assertThat(TextSegments.of("a")).hasToString("1 segment, GSM-7");
    assertThat(TextSegments.of("á".repeat(71))).hasToString("2 segments, UCS-2");
    assertThat(TextSegments.of("")).hasToString("0 segments, GSM-7");
  }

  @Property
  void segments_hold_all_units_and_none_is_needless(@ForAll("messages") String text) {
    TextSegments counted = TextSegments.of(text);
    Encoding encoding = counted.encoding();
    int room = counted.segments() <= 1 ? encoding.single() : counted.segments() * encoding.joined();
    int used = counted.units() + counted.remaining();

    // each segment but the last may leave one unit free, for a character of two
    assertThat(used).isBetween(room - Math.max(0, counted.segments() - 1), room);
    assertThat(counted.remaining()).isBetween(0, encoding.single());
    assertThat(counted.outside().isEmpty()).isEqualTo(encoding == Encoding.GSM_7);
    if (counted.segments() > 1) {
      assertThat(counted.units()).isGreaterThan(encoding.single());
    }
  }

  @Property
  void a_longer_text_takes_no_fewer_segments(
      @ForAll("messages") String text, @ForAll("messages") String more) {
    assertThat(TextSegments.of(text + more).segments())
        .isGreaterThanOrEqualTo(TextSegments.of(text).segments());
  }

  @Provide
  Arbitrary<String> messages() {
    Arbitrary<List<String>> plain = pieces("a", "é", "{", "€", "\n", "word ");
    Arbitrary<List<String>> any = pieces("a", "é", "{", "á", GRIN, "\ud83d", "’");
    return Arbitraries.oneOf(plain, any).map(list -> String.join("", list));
  }

  private static Arbitrary<List<String>> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(500);
  }
}
