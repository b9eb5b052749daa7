package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** To whom a consent was given. */
public enum ConsentHolder implements Word {
  /** Directly to whoever sends now. */
  US("us"),
  /** To the creditor. */
  CREDITOR("creditor"),
  /** To an earlier collector. */
  PRIOR_COLLECTOR("priorCollector");

  /** All consent holders, by wire name. */
  public static final Vocabulary<ConsentHolder> WORDS =
      Vocabulary.of("consent holder", ConsentHolder.class);

  private final String wireName;

  ConsentHolder(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the consent holder with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static ConsentHolder of(String wireName) {
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
