package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** What a permission rests on. */
public enum PermissionGround implements Word {
  /** The borrower's prior consent. */
  CONSENT("consent"),
  /** The express permission of a court of competent jurisdiction. */
  COURT("court"),
  /** A judicial remedy after judgment that cannot be had without it. */
  POSTJUDGMENT_REMEDY("postjudgmentRemedy"),
  /** The third party asked for it. */
  REQUEST("request"),
  /** An earlier response is believed erroneous or incomplete, and that they know better now. */
  CORRECTION("correction");

  /** All grounds, by wire name. */
  public static final Vocabulary<PermissionGround> WORDS =
      Vocabulary.of("permission ground", PermissionGround.class);

  private final String wireName;

  PermissionGround(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the ground with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static PermissionGround of(String wireName) {
    return WORDS.of(wireName);
  }

  @Override
  @JsonValue
  public String wireName() {
    return wireName;
  }

  @Override
  public String toString() {
    return wireName;
  }
}
