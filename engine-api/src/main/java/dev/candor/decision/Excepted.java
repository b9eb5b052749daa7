package dev.candor.decision;

import dev.candor.law.RuleId;

/**
 * A rule that would have spoken, had another not given it an exception. Kept for the record.
 *
 * @param reason what the rule would have said
 * @param by the rule that gives the exception
 * @param because the ground that rule states for it
 */
public record Excepted(Reason reason, RuleId by, String because) {}
