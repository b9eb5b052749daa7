package dev.candor.fault;

import java.util.List;

/**
 * A template that cannot be loaded, or under strictUndefined uses names the context does not
 * define. Nothing was sent.
 */
public final class BrokenTemplateException extends FaultException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what was read, such as {@code the request}, and everything that is wrong with it; at least
   * one fault.
   */
  public BrokenTemplateException(String what, List<Fault> faults) {
    super(what, faults);
  }

  /** Makes one of a single fault. */
  public BrokenTemplateException(String what, Fault fault) {
    this(what, List.of(fault));
  }
}
