package dev.candor.fault;

import java.util.List;

/** A rulebook that cannot be loaded. No decision is made with a part of a rulebook. */
public final class BrokenRulebookException extends FaultException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what was read, such as {@code the request}, and everything that is wrong with it; at least
   * one fault.
   */
  public BrokenRulebookException(String what, List<Fault> faults) {
    super(what, faults);
  }

  /** Makes one of a single fault. */
  public BrokenRulebookException(String what, Fault fault) {
    this(what, List.of(fault));
  }
}
