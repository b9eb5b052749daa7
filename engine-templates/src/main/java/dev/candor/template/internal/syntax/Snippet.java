package dev.candor.template.internal.syntax;

import dev.candor.fault.Fault;

/** A piece of a template that errors can show: what its author wrote, and where. */
public interface Snippet {

  /** Returns where it begins. */
  Position position();

  /** Returns it as it stands in the template. */
  String written();

  /** Returns a fault of this piece. */
  default Fault fault(String message, String maybe) {
    return position().fault(written(), message, maybe);
  }
}
