package dev.candor.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** A form a message can be written in. */
public enum Format implements Word {
  /** Plain text. */
  TEXT("text", "text/plain; charset=utf-8"),
  /** HTML. */
  HTML("html", "text/html; charset=utf-8"),
  /** PDF. */
  PDF("pdf", "application/pdf");

  /** All formats, by wire name. */
  public static final Vocabulary<Format> WORDS = Vocabulary.of("format", Format.class);

  private final String wireName;
  private final String mediaType;

  Format(String wireName, String mediaType) {
    this.wireName = wireName;
    this.mediaType = mediaType;
  }

  /** Returns the format with this wire name; any other is refused with IllegalArgumentException. */
  @JsonCreator
  public static Format of(String wireName) {
    return WORDS.of(wireName);
  }

  @Override
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** Returns its media type. */
  public String mediaType() {
    return mediaType;
  }

  @Override
  public String toString() {
    return wireName;
  }
}
