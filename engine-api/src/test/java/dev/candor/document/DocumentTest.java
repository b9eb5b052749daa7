package dev.candor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.message.Channel;
import dev.candor.message.Subject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTest {

  private static Document letter() {
    return new Document(
        Subject.STATEMENT,
        Channel.MAIL,
        "en",
        "statement/mail sha256:00",
        "Dear Nora Yates",
        "You owe 412.50",
        "<p>You owe 412.50</p>",
        new byte[] {1, 2, 3});
  }

  @Test
  void two_with_the_same_words_and_bytes_are_equal() {
    assertThat(letter()).isEqualTo(letter()).hasSameHashCodeAs(letter());
  }

  static Stream<Arguments> others() {
    Document d = letter();
    return Stream.of(
        other(
            "subject",
            new Document(
                Subject.STATEMENT_LOC,
                d.channel(),
                "en",
                d.template(),
                d.subjectLine(),
                d.text(),
                d.html(),
                d.pdf())),
        other(
            "channel",
            new Document(
                d.subject(),
                Channel.EMAIL,
                "en",
                d.template(),
                d.subjectLine(),
                d.text(),
                d.html(),
                d.pdf())),
        other(
            "language",
            new Document(
                d.subject(),
                d.channel(),
                "es",
                d.template(),
                d.subjectLine(),
                d.text(),
                d.html(),
                d.pdf())),
        other(
            "template",
            new Document(
                d.subject(),
                d.channel(),
                "en",
                "other",
                d.subjectLine(),
                d.text(),
                d.html(),
                d.pdf())),
        other(
            "subject line",
            new Document(
                d.subject(), d.channel(), "en", d.template(), null, d.text(), d.html(), d.pdf())),
        other(
            "text",
            new Document(
                d.subject(),
                d.channel(),
                "en",
                d.template(),
                d.subjectLine(),
                "Other",
                d.html(),
                d.pdf())),
        other(
            "html",
            new Document(
                d.subject(),
                d.channel(),
                "en",
                d.template(),
                d.subjectLine(),
                d.text(),
                null,
                d.pdf())),
        other(
            "pdf",
            new Document(
                d.subject(),
                d.channel(),
                "en",
                d.template(),
                d.subjectLine(),
                d.text(),
                d.html(),
                new byte[] {1, 2, 4})),
        other(
            "no pdf",
            new Document(
                d.subject(),
                d.channel(),
                "en",
                d.template(),
                d.subjectLine(),
                d.text(),
                d.html(),
                null)));
  }

  @ParameterizedTest
  @MethodSource("others")
  void one_that_differs_anywhere_is_another(Document other) {
    assertThat(other).isNotEqualTo(letter());
  }

  @Test
  void its_text_shows_what_it_is_and_nothing_of_what_it_says() {
    assertThat(letter().toString())
        .contains("statement", "mail", "en", "sha256:00")
        .doesNotContain("Nora", "412.50", "<p>");
  }

  @Test
  void its_bytes_are_copied_in_and_out() {
    byte[] bytes = {1, 2, 3};
    Document document =
        new Document(Subject.STATEMENT, Channel.MAIL, "en", "t", null, null, null, bytes);

    bytes[0] = 9;
    document.pdf()[1] = 9;

    assertThat(document.pdf()).containsExactly(1, 2, 3);
  }

  @Test
  void it_may_have_no_pdf() {
    assertThat(
            new Document(Subject.STATEMENT, Channel.TEXT, "en", "t", null, "x", null, null).pdf())
        .isNull();
  }

  @Test
  void the_formats_are_text_html_and_pdf() {
    assertThat(Format.WORDS.names()).containsExactly("text", "html", "pdf");
    assertThatThrownBy(() -> Format.of("docx"))
        .hasMessage("The value (docx) is not a format. Nearest: text, html, pdf.");
    assertThat(Format.PDF.mediaType()).isEqualTo("application/pdf");
  }

  @Test
  void an_undefined_name_has_a_place() {
    assertThat(
            new UndefinedName("loan.amountDue", "statement/email.html", 7, 5, "x", List.of())
                .place())
        .isEqualTo("statement/email.html:7:5");
  }

  private static Arguments other(String what, Document other) {
    return Arguments.argumentSet(what, other);
  }
}
