package dev.candor.cli.file;

import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a document in one form. */
public final class DocumentBytes {

  private DocumentBytes() {}

  /** Returns the content in a form; null where the document does not have it. */
  public static byte @Nullable [] of(Document document, Format format) {
    return switch (format) {
      case TEXT -> utf8(document.text());
      case HTML -> utf8(document.html());
      case PDF -> document.pdf();
    };
  }

  /** Reads the value of {@code --fmt}; null where it is wrong, which is added to the faults. */
  public static @Nullable Format format(String fmt, List<Fault> faults) {
    Format format = Format.WORDS.find(fmt).orElse(null);
    if (format == null) {
      faults.add(
          new Fault(
              "--fmt", "", "The value (" + fmt + ") is not a format.", "write text, html or pdf."));
    }
    return format;
  }

  /** Returns the format of a channel's messages that people look at first. */
  public static Format firstFormat(Channel channel) {
    return switch (channel) {
      case TEXT, VOICE, CHAT -> Format.TEXT;
      case EMAIL, GUI, MAIL, FAX, DOCUMENT -> Format.HTML;
    };
  }

  private static byte @Nullable [] utf8(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
