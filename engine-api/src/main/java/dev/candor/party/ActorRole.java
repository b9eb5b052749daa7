package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/**
 * In what role the sender acts for a loan; decides which law binds (15 USC 1692a(6)). A fact of
 * each loan, never of the company.
 */
public enum ActorRole implements Word {
  /** Collects its own loan in its own name. */
  ORIGINAL_CREDITOR("originalCreditor"),
  /** Services a loan that was not in default when it was obtained. */
  SERVICER("servicer"),
  /** A debt collector under 15 USC 1692a(6). */
  DEBT_COLLECTOR("debtCollector"),
  /** Bought the debt after default. */
  DEBT_BUYER("debtBuyer");

  /** All actor roles, by wire name. */
  public static final Vocabulary<ActorRole> WORDS = Vocabulary.of("actor role", ActorRole.class);

  private final String wireName;

  ActorRole(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the actor role with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static ActorRole of(String wireName) {
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
