package dev.candor.workshop.casebook;

import java.util.List;

/**
 * What a rule said of a case, or the whole product. Immutable.
 *
 * @param ofProduct whether the product was asked, and not the rule alone
 * @param passed whether it is what the case expects
 * @param expected what the case expects, as it writes it
 * @param got what was said, in words
 * @param trace how that came about, one line for each step; empty where it is as expected
 */
public record CaseAnswer(
    boolean ofProduct, boolean passed, String expected, String got, List<String> trace) {

  public CaseAnswer {
    trace = List.copyOf(trace);
  }
}
