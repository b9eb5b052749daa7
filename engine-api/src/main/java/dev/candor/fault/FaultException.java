package dev.candor.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A mistake somebody made, with every fault of it at once. Being refused by a rule is never one of
 * these: that is a normal answer.
 *
 * <p>The message lists all faults sorted by place, one a line and under each what to do about it,
 * and ends in a line that starts with "Maybe". What failed has changed nothing.
 */
public abstract sealed class FaultException extends RuntimeException
    permits InvalidInputException,
        BrokenTemplateException,
        BrokenRulebookException,
        RulebookChangedException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final List<Fault> faults;

  FaultException(String what, List<Fault> faults) {
    super(String.join("\n", lines(what, sort(faults), fault -> List.of(fault.line()))));
    this.what = what;
    this.faults = sort(faults);
  }

  /** Returns every fault, sorted by place; never empty. */
  public List<Fault> faults() {
    return faults;
  }

  /**
   * Returns the lines of the message, with those of each fault as {@code form} gives them.
   *
   * @param form gives the lines of a fault without what to do about it; at least one
   */
  public List<String> lines(Function<Fault, List<String>> form) {
    return lines(what, faults, form);
  }

  private static List<Fault> sort(List<Fault> faults) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("An exception without a fault says nothing.");
    }

    return faults.stream().sorted(Fault.BY_PLACE).toList();
  }

  private static List<String> lines(
      String what, List<Fault> faults, Function<Fault, List<String>> form) {
    List<String> advice = faults.stream().map(Fault::maybe).distinct().toList();
    boolean apart = advice.size() > 1;
    List<String> lines = new ArrayList<>();
    lines.add(faults.size() + (faults.size() == 1 ? " fault in " : " faults in ") + what + ":");

    for (Fault fault : faults) {
      lines.addAll(form.apply(fault));
      if (apart && !fault.maybe().isEmpty()) {
        lines.add("    Maybe " + fault.maybe());
      }
    }
    lines.add(
        "Maybe "
            + (apart || advice.get(0).isEmpty()
                ? "mend the lines above and try again."
                : advice.get(0)));

    return lines;
  }
}
