package dev.candor.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class NearestProperties {

  private static final List<String> CHANNELS =
      List.of("voice", "email", "fax", "text", "chat", "mail", "gui", "document");

  @Example
  void two_letters_swapped_are_one_edit() {
    assertThat(Nearest.to("emial", CHANNELS, 3)).startsWith("email");
  }

  @Example
  void another_case_is_nearer_than_any_edit() {
    assertThat(Nearest.to("MAIL", CHANNELS, 1)).containsExactly("mail");
  }

  @Example
  void the_beginning_of_a_word_names_it() {
    assertThat(Nearest.to("doc", CHANNELS, 3)).contains("document");
  }

  @Example
  void of_equally_near_words_the_alphabet_decides() {
    assertThat(Nearest.to("cat", List.of("rat", "bat", "hat"), 2)).containsExactly("bat", "hat");
  }

  @Example
  void nothing_is_near_to_a_stranger() {
    assertThat(Nearest.to("xyzzyxyzzy", CHANNELS, 3)).isEmpty();
  }

  @Example
  void a_word_beyond_200_letters_is_not_compared_at_all() {
    String longWord = "a".repeat(201);

    assertThat(Nearest.to(longWord, List.of(longWord), 3)).isEmpty();
    assertThat(Nearest.to("a".repeat(200), List.of(longWord), 3)).containsExactly(longWord);
  }

  @Property(tries = 300)
  void a_known_word_is_nearest_to_itself_in_any_case(
      @ForAll @Size(min = 1, max = 8)
          List<@AlphaChars @StringLength(min = 1, max = 12) String> words) {
    String word = words.get(0);

    assertThat(Nearest.to(word.toUpperCase(Locale.ROOT), words, 1))
        .singleElement()
        .matches(nearest -> nearest.equalsIgnoreCase(word));
  }

  @Property(tries = 300)
  void names_no_more_than_asked_and_only_known_words(
      @ForAll @AlphaChars @StringLength(max = 12) String unknown,
      @ForAll @Size(max = 8) List<@AlphaChars @StringLength(max = 12) String> words,
      @ForAll @IntRange(min = 0, max = 4) int limit) {
    assertThat(Nearest.to(unknown, words, limit)).hasSizeLessThanOrEqualTo(limit).isSubsetOf(words);
  }

  @Property(tries = 300)
  void a_letter_left_out_leaves_the_word_near(
      @ForAll @AlphaChars @StringLength(min = 3, max = 12) String word,
      @ForAll @IntRange(min = 0, max = 2) int index) {
    String shorter = word.substring(0, index) + word.substring(index + 1);

    assertThat(Nearest.to(shorter, List.of("zzzzzzzzzzzzzzzzzzzz", word), 2)).contains(word);
  }
}
