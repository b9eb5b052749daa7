package dev.candor.fault;

import java.util.List;

/**
 * Tells that a message was accepted under rulebooks that are not in force where it is to be
 * released: one is missing, is older, or says something else under the same version. The message
 * stays scheduled. Its text names rulebooks and nothing else, so it may be logged.
 */
public final class RulebookChangedException extends FaultException {

  private static final long serialVersionUID = 1L;

  /** Says what is in the way, one fault for each rulebook; at least one. */
  public RulebookChangedException(List<Fault> faults) {
    super("the rulebooks in force", faults);
  }
}
