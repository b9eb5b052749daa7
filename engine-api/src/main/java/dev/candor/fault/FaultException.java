package dev.candor.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A mistake somebody made, with every fault of it at once. Being refused by a rule is never one of
 * these: that is a normal answer.
 *
 * <p>The message lists all faults sorted by place, one a line, and ends in a line that starts with
 * "Maybe". What failed has changed nothing.
 */
public abstract sealed class FaultException extends RuntimeException
    permits InvalidInputException,
        BrokenTemplateException,
        BrokenRulebookException,
        RulebookChangedException {

  private static final long serialVersionUID = 1L;

  private final List<Fault> faults;

  FaultException(String what, List<Fault> faults) {
    super(text(what, faults));
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("An exception without a fault says nothing.");
    }
    this.faults = faults.stream().sorted(Fault.BY_PLACE).toList();
  }

  /** Returns every fault, sorted by place; never empty. */
  public List<Fault> faults() {
    return faults;
  }

  private static String text(String what, List<Fault> faults) {
    List<Fault> sorted = faults.stream().sorted(Fault.BY_PLACE).toList();
    String head = faults.size() == 1 ? "1 fault in " + what : faults.size() + " faults in " + what;
    String maybe =
        sorted.stream()
            .map(Fault::maybe)
            .filter(text -> !text.isEmpty())
            .distinct()
            .limit(3)
            .collect(Collectors.joining(" Or "));

    return sorted.stream()
        .map(Fault::line)
        .collect(
            Collectors.joining(
                "\n",
                head + ":\n",
                "\nMaybe " + (maybe.isEmpty() ? "mend the lines above and try again." : maybe)));
  }
}
