package dev.candor.workshop.casebook;

import java.util.List;

/**
 * How a case ended. Immutable.
 *
 * @param ruleCase the case
 * @param answers what its rule said, then what the product answered, as far as the case asks them
 */
public record CaseResult(RuleCase ruleCase, List<CaseAnswer> answers) {

  public CaseResult {
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("A case has an answer of its rule or of the product.");
    }
  }

  /** Returns whether every answer is what the case expects. */
  public boolean isPassed() {
    return answers.stream().allMatch(CaseAnswer::passed);
  }

  /** Returns whether its rule, which must be asked, said what the case expects. */
  public boolean passedByRule() {
    return answers.stream().anyMatch(answer -> !answer.ofProduct() && answer.passed());
  }

  /** Returns what was said, in words: by whatever failed, or else by the first that was asked. */
  public String got() {
    return telling().got();
  }

  /** Returns how that came about, one line for each step; empty where the case passed. */
  public List<String> trace() {
    return telling().trace();
  }

  private CaseAnswer telling() {
    return answers.stream().filter(answer -> !answer.passed()).findFirst().orElse(answers.get(0));
  }
}
