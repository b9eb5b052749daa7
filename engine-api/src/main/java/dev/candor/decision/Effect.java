package dev.candor.decision;

import com.fasterxml.jackson.annotation.JsonValue;

/** The three things a rule may say. */
public enum Effect {
  /** The message may not go. */
  REFUSE("refuse"),
  /** The message must carry a disclosure. */
  REQUIRE("require"),
  /** The message may go only at some times. */
  RESTRICT("restrict");

  private final String wireName;

  Effect(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the word as it is written in rulebooks and answers. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  @Override
  public String toString() {
    return wireName;
  }
}
