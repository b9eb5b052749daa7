package dev.candor.document;

import dev.candor.message.Channel;
import dev.candor.message.Subject;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A written message. Immutable; the PDF's bytes are copied in and out.
 *
 * @param subject what it is about
 * @param channel the way it goes
 * @param language two letters of ISO 639-1
 * @param template which templates wrote it and their checksum, such as {@code
 *     loanOverdueFirstNotice/email sha256:1f3a...}
 * @param subjectLine the subject line of an e-mail, or null
 * @param text plain text, or null where the channel has none
 * @param html HTML, or null where the channel has none
 * @param pdf a PDF, or null where none was asked for
 */
public record Document(
    Subject subject,
    Channel channel,
    String language,
    String template,
    @Nullable String subjectLine,
    @Nullable String text,
    @Nullable String html,
    byte @Nullable [] pdf) {

  public Document {
    pdf = pdf == null ? null : pdf.clone();
  }

  @Override
  public byte @Nullable [] pdf() {
    return pdf == null ? null : pdf.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Document that
        && subject == that.subject
        && channel == that.channel
        && language.equals(that.language)
        && template.equals(that.template)
        && Objects.equals(subjectLine, that.subjectLine)
        && Objects.equals(text, that.text)
        && Objects.equals(html, that.html)
        && Arrays.equals(pdf, that.pdf);
  }

  @Override
  public int hashCode() {
    return Objects.hash(subject, channel, language, template, subjectLine, text, html) * 31
        + Arrays.hashCode(pdf);
  }

  /** Names subject, channel and template; never the content, which is personal. */
  @Override
  public String toString() {
    return "Document[" + subject + " " + channel + " " + language + " " + template + "]";
  }
}
