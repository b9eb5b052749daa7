package dev.candor.workshop.casebook;

import java.util.List;

/**
 * How a case ended. Immutable.
 *
 * @param ruleCase the case
 * @param passed whether the rule said what the case expects
 * @param got what the rule said, in words
 * @param trace the rule's conditions with what each met, one a line; empty where the case passed
 */
public record CaseResult(RuleCase ruleCase, boolean passed, String got, List<String> trace) {

  public CaseResult {
    trace = List.copyOf(trace);
  }
}
