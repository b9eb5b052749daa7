package dev.candor.pdf;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import java.util.List;

/** The faults of a document that cannot be laid out. */
final class PdfFaults {

  private PdfFaults() {}

  /** Returns one fault; a PDF has no places to point at. */
  static Fault fault(String message, String maybe) {
    return new Fault("pdf", "", message, maybe);
  }

  /** Returns the fault of something that has more than it may. */
  static Fault tooMuch(String what, int most, String maybe) {
    return fault(what + "; the most is " + most + ".", maybe);
  }

  static BrokenTemplateException broken(Fault fault) {
    return broken(List.of(fault));
  }

  static BrokenTemplateException broken(List<Fault> faults) {
    return new BrokenTemplateException("the PDF", faults);
  }
}
