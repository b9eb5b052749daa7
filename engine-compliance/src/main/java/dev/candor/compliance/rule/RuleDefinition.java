package dev.candor.compliance.rule;

import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.yaml.FlatKeys;
import dev.candor.decision.Effect;
import dev.candor.law.Citation;
import dev.candor.law.Jurisdiction;
import dev.candor.law.RuleId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule as the rulebook states it, checked. Immutable.
 *
 * @param id its name
 * @param title under ten words
 * @param sentence one full sentence that says all of it
 * @param citation the provision
 * @param quote the provision's own words, or null
 * @param rationale how the words were read, or null
 * @param verifiedBy by which text its words were checked, or null
 * @param verifiedOn when, or null
 * @param from first day it holds
 * @param to last day it holds, or null
 * @param jurisdiction where it binds
 * @param enabled whether it is switched on; an unverified one never is by itself
 * @param severity whether what it says binds
 * @param when what must be so; all of it
 * @param action what it does then
 * @param overrides the rules it gives an exception to
 * @param explanation for people, with {@code {names}} in braces
 * @param details the longer explanation, likewise, or null
 * @param place file, line and column
 * @param written its keys and values as written, in that order, and as the cells of a table say
 *     them: keys within keys are joined by {@code " / "} and items of a list of keys numbered;
 *     several values stand apart by {@code " | "}, with a backslash before a bar, a backslash, or a
 *     first character that a spreadsheet takes for a formula
 */
public record RuleDefinition(
    RuleId id,
    String title,
    String sentence,
    Citation citation,
    @Nullable String quote,
    @Nullable String rationale,
    @Nullable String verifiedBy,
    @Nullable LocalDate verifiedOn,
    LocalDate from,
    @Nullable LocalDate to,
    Jurisdiction jurisdiction,
    boolean enabled,
    Severity severity,
    List<Condition> when,
    RuleAction action,
    List<Override> overrides,
    String explanation,
    @Nullable String details,
    String place,
    Map<String, String> written) {

  /**
   * An exception one rule gives to another.
   *
   * @param rule the rule that keeps silent
   * @param because why
   */
  public record Override(RuleId rule, String because) {}

  public RuleDefinition {
    when = List.copyOf(when);
    overrides = List.copyOf(overrides);
    // what cannot be modified is not copied either, for that would work it out
    written =
        written instanceof FlatKeys
            ? written
            : Collections.unmodifiableMap(new LinkedHashMap<>(written));
  }

  /** Returns which of the three things it says; empty where it only gives exceptions. */
  public Optional<Effect> effect() {
    return action.effect();
  }

  /**
   * Returns whether the rule reads the words of a message, so that it is asked of a written one.
   */
  public boolean readsWords() {
    return Condition.ask(when, FactRegister.WORDS);
  }

  /** Returns whether the rule holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /** Returns this rule with other conditions. */
  public RuleDefinition withWhen(List<Condition> other) {
    return with(enabled, other, action, from, to);
  }

  /** Returns this rule with another action. */
  public RuleDefinition withAction(RuleAction other) {
    return with(enabled, when, other, from, to);
  }

  /** Returns this rule holding on other days. */
  public RuleDefinition withEffective(LocalDate otherFrom, @Nullable LocalDate otherTo) {
    return with(enabled, when, action, otherFrom, otherTo);
  }

  /** Returns this rule switched on or off: to try one that nobody verified yet. */
  public RuleDefinition withEnabled(boolean on) {
    return with(on, when, action, from, to);
  }

  private RuleDefinition with(
      boolean on,
      List<Condition> otherWhen,
      RuleAction otherAction,
      LocalDate otherFrom,
      @Nullable LocalDate otherTo) {
    return new RuleDefinition(
        id,
        title,
        sentence,
        citation,
        quote,
        rationale,
        verifiedBy,
        verifiedOn,
        otherFrom,
        otherTo,
        jurisdiction,
        on,
        severity,
        otherWhen,
        otherAction,
        overrides,
        explanation,
        details,
        place,
        written);
  }
}
