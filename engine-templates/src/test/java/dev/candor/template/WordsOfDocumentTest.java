package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.document.Document;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import org.junit.jupiter.api.Test;

/** What rules read of a message is what its reader sees of it. */
class WordsOfDocumentTest {

  private static String words(String text, String html) {
    return TemplateRenderer.of(Templatebook.fromFolder(BookSamples.BOOK))
        .words(
            new Document(
                Subject.PAYMENT_FAILED, Channel.EMAIL, "en", "t", "A line", text, html, null));
  }

  @Test
  void the_line_the_text_and_the_page_are_all_read() {
    assertThat(words("In the text.", "<p>On the page.</p>"))
        .contains("A line", "In the text.", "On the page.");
  }

  @Test
  void tags_part_no_words_and_hide_none() {
    assertThat(
            words("", "<style>p { color: red }</style><p>We <b>will</b> s<i>u</i>e &amp; win</p>"))
        .contains("We will sue & win")
        .doesNotContain("color", "<");
  }
}
