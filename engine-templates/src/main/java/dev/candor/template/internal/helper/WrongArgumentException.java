package dev.candor.template.internal.helper;

import dev.candor.fault.Fault;

/**
 * A helper's argument that is not of its kind; ends that call alone, and becomes one fault of the
 * order.
 */
public final class WrongArgumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  WrongArgumentException(Fault fault) {
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
