package dev.candor.fault;

import java.util.List;

/**
 * Input that cannot be read as what it should be: a request, a portfolio, an option. Nothing was
 * decided and nothing recorded.
 */
public final class InvalidInputException extends FaultException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what was read, such as {@code the request}, and everything that is wrong with it; at least
   * one fault.
   */
  public InvalidInputException(String what, List<Fault> faults) {
    super(what, faults);
  }

  /** Makes one of a single fault. */
  public InvalidInputException(String what, Fault fault) {
    this(what, List.of(fault));
  }
}
