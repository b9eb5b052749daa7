package dev.candor.compliance;

import dev.candor.decision.Effect;
import dev.candor.law.Citation;
import dev.candor.law.Jurisdiction;
import dev.candor.law.RuleId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule as the rulebook states it, checked.
 *
 * @param id its name
 * @param title under ten words
 * @param sentence one full sentence that says all of it
 * @param citation the provision
 * @param quote the provision's own words, or null
 * @param from first day it holds
 * @param to last day it holds, or null
 * @param jurisdiction where it binds
 * @param enabled whether it is switched on; an unverified one never is by itself
 * @param when what must be so; all of it
 * @param saying what it says then
 * @param explanation for people, with {@code {names}} in braces
 * @param place file, line and column
 */
record RuleDefinition(
    RuleId id,
    String title,
    String sentence,
    Citation citation,
    @Nullable String quote,
    LocalDate from,
    @Nullable LocalDate to,
    Jurisdiction jurisdiction,
    boolean enabled,
    List<Condition> when,
    Saying saying,
    String explanation,
    String place) {

  Effect effect() {
    return saying.match(
        refuse -> Effect.REFUSE, require -> Effect.REQUIRE, restrict -> Effect.RESTRICT);
  }

  /** Whether the rule holds on a day, given as days since 1970. */
  boolean holdsOn(long day) {
    return day >= from.toEpochDay() && (to == null || day <= to.toEpochDay());
  }
}
