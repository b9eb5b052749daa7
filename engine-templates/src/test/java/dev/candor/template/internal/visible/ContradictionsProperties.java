package dev.candor.template.internal.visible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * What most messages are let through by, one look at each character, finds what reading them as a
 * reader does finds.
 */
class ContradictionsProperties {

  private static final boolean MANY_TRIES = Integer.getInteger("jqwik.tries.default", 1_000) >= 500;

  private static Predicate<Double> moreThan(double percent) {
    return share -> !MANY_TRIES || share > percent;
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void one_look_finds_the_words_that_reading_finds(
      @ForAll("pieces") String before, @ForAll("pieces") String after, @ForAll boolean html) {
    String found = Contradictions.findWord(before, after, html);
    assertThat(Contradictions.find(before, after, html)).isEqualTo(found);

    boolean split = (before + after).indexOf('<') >= 0;
    Statistics.label("found, among tags").collect(found != null, split);
    Statistics.label("found, among tags")
        .coverage(
            coverage -> {
              coverage.check(true, true).percentage(moreThan(5));
              coverage.check(true, false).percentage(moreThan(2));
              coverage.check(false, true).percentage(moreThan(10));
            });
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void words_that_are_parted_in_any_way_are_found(
      @ForAll("words") String words, @ForAll("partedPieces") String parted) {
    assertThat(Contradictions.find("", words, false)).isNotNull();
    assertThat(Contradictions.find("", parted, true)).isNotNull();
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(Contradictions.AFTER);
  }

  @Provide
  Arbitrary<String> partedPieces() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "<b>", "</td><td>", "<a title=\"a > b\">", "<!-- > -->", "\u200b", "\u00ad", "<i></i>");
    return Combinators.combine(words(), parts, Arbitraries.integers().between(1, 12), parts)
        .as(
            (words, part, at, other) -> {
              int place = Math.min(at, words.length() - 1);
              return other + words.substring(0, place) + part + words.substring(place);
            });
  }

  @Provide
  Arbitrary<String> pieces() {
    List<String> all =
        Stream.of(Contradictions.AFTER, Contradictions.BEFORE).flatMap(List::stream).toList();
    Arbitrary<String> between =
        Arbitraries.of(
            "<b>",
            "</td><td>",
            "<p class='a'>",
            "<a title=\"a > b\">",
            "<a title='<' >",
            "<a x'\"' b=\"y>z\">",
            "<!-- a > b -->",
            "<!",
            "<?a>",
            "</",
            "<",
            ">",
            "\"",
            "&",
            "& ",
            "&am",
            "p;",
            ";",
            "&amp;",
            "&lt;",
            "&#x27;",
            "&#39;",
            "&rsquo;",
            "&nbsp;",
            "&zwnj;",
            "&shy;",
            "&#",
            "\u2019",
            "\u200b",
            "\u00ad",
            "\u00a0",
            "\u0130",
            "\u212a",
            "\u0001",
            " ",
            "  \n",
            "\ud835\udc1a");
    Arbitrary<String> words =
        Combinators.combine(
                Arbitraries.of(all),
                Arbitraries.integers().between(0, 30),
                Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just("")), Tuple.of(1, between)),
                Arbitraries.integers().between(0, 5))
            .as(ContradictionsProperties::write);
    Arbitrary<String> filler =
        Arbitraries.of("a word ", "Call us.", "apply", "x".repeat(70), "y ".repeat(40), "void");
    return Arbitraries.frequencyOf(
            Tuple.of(3, words), Tuple.of(2, filler), Tuple.of(2, between), Tuple.of(1, letters()))
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }

  private static Arbitrary<String> letters() {
    return Arbitraries.strings().withChars("aiknorevpl<>&;'\" /=!-\u0130\u212a").ofMaxLength(12);
  }

  /** The words with something put between their letters, and written in another way. */
  private static String write(String words, int at, String between, int way) {
    int place = Math.min(at, words.length() - 1);
    String letter = words.substring(place, place + 1);
    String other =
        switch (way) {
          case 1 -> "&#" + (int) letter.charAt(0) + ";";
          case 2 -> "&#x" + Integer.toHexString(letter.charAt(0)) + ";";
          case 3 -> "&#0000000000" + (int) letter.charAt(0);
          default -> letter;
        };
    String written = words.substring(0, place) + between + other + words.substring(place + 1);
    return way == 4 ? written.toUpperCase(Locale.ROOT) : written;
  }
}
