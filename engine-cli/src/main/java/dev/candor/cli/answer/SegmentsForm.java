package dev.candor.cli.answer;

import dev.candor.document.Document;
import dev.candor.document.TextSegments;
import dev.candor.message.Channel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a text message is cut, in both forms; nothing for what goes another way. */
public final class SegmentsForm {

  private SegmentsForm() {}

  /** Counts the segments of a document; null for what is no text message. */
  public static @Nullable TextSegments count(@Nullable Document document) {
    return document == null || document.channel() != Channel.TEXT || document.text() == null
        ? null
        : TextSegments.of(document.text());
  }

  /** Adds the segments to an answer, and returns it. */
  public static Map<String, @Nullable Object> add(
      @Nullable TextSegments segments, Map<String, @Nullable Object> json) {
    if (segments != null) {
      json.put("segments", segments.segments());
      json.put("encoding", segments.encoding().wireName());
    }
    return json;
  }

  /** Prints the line that says so. */
  public static void print(@Nullable TextSegments segments, TextPage text) {
    if (segments != null) {
      text.printLabeled("text", segments.toString());
    }
  }
}
