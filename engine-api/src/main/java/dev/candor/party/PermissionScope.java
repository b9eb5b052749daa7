package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** What a permission allows that the law forbids without it. */
public enum PermissionScope implements Word {
  /** Contact at other hours, or at a time called inconvenient (12 CFR 1006.6(b)(1)(i)). */
  TIMES("times"),
  /** Contact at a place called inconvenient (12 CFR 1006.6(b)(1)(ii)). */
  PLACES("places"),
  /** Contact at a workplace that forbids it (12 CFR 1006.6(b)(3)). */
  WORK("work"),
  /** Direct contact with a borrower whom an attorney represents (12 CFR 1006.6(b)(2)). */
  REPRESENTED("represented"),
  /** Talk about the debt with a third party (12 CFR 1006.6(d)(2)). */
  THIRD_PARTY("thirdParty"),
  /** Asking a third party for location information once more (12 CFR 1006.10(c)). */
  LOCATION_AGAIN("locationAgain");

  /** All scopes, by wire name. */
  public static final Vocabulary<PermissionScope> WORDS =
      Vocabulary.of("permission scope", PermissionScope.class);

  private final String wireName;

  PermissionScope(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the scope with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static PermissionScope of(String wireName) {
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
