package dev.candor.template.internal.visible;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContradictionsTest {

  private static final String WORDS = "does not apply to you";

  @Test
  void words_that_tags_part_are_the_words_a_reader_sees() {
    assertThat(
            Contradictions.find("", "<p title=\"a > b\">This does <b>not</b>\n apply to you", true))
        .isEqualTo(WORDS);
    assertThat(Contradictions.find("", "<p title=\"does not apply to you\">Pay.</p>", true))
        .isNull();
  }

  @Test
  void in_a_text_nothing_is_a_tag_and_all_is_seen() {
    assertThat(Contradictions.find("", " <this does not apply to you>", false)).isEqualTo(WORDS);
  }

  @Test
  void the_next_words_count_and_not_those_far_away() {
    assertThat(Contradictions.find("", "x".repeat(160) + WORDS, false)).isNull();
    assertThat(Contradictions.find("", "x".repeat(100) + WORDS, false)).isEqualTo(WORDS);
  }
}
