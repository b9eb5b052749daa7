package dev.candor.decision;

import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule speaks: enough to answer a regulator without opening the rulebook.
 *
 * @param ruleId the rule
 * @param title its title
 * @param citation the provision it rests on
 * @param explanation one or two sentences for this message, with the number that tipped it; no
 *     personal data
 * @param facts the facts that tipped it, by name, such as {@code calls.counted} = {@code 7}; ids
 *     and numbers only
 * @param effectiveFrom the day the rule took effect; null for house checks
 */
public record Reason(
    RuleId ruleId,
    String title,
    Citation citation,
    String explanation,
    Map<String, String> facts,
    @Nullable LocalDate effectiveFrom) {

  public Reason {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Returns this reason with one more fact that tipped it, and a sentence about that. */
  public Reason tippedBy(String name, String value, String sentence) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new Reason(ruleId, title, citation, explanation + " " + sentence, more, effectiveFrom);
  }
}
