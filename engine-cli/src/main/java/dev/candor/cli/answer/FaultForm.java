package dev.candor.cli.answer;

import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.FaultException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with something that was given, in both forms. */
public final class FaultForm {

  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  private FaultForm() {}

  /** Returns the answer of a command that failed for what it was given. */
  public static Map<String, @Nullable Object> of(FaultException failure) {
    boolean broken =
        failure instanceof BrokenTemplateException || failure instanceof BrokenRulebookException;

    return JsonAnswers.of(
        "outcome",
        "failed",
        "status",
        broken ? UNPROCESSABLE : BAD_REQUEST,
        "message",
        String.valueOf(failure.getMessage()),
        "sendAt",
        null,
        "faults",
        of(failure.faults()));
  }

  /** Returns faults in their order. */
  public static List<Map<String, @Nullable Object>> of(List<Fault> faults) {
    return faults.stream().map(FaultForm::of).toList();
  }

  private static Map<String, @Nullable Object> of(Fault fault) {
    return JsonAnswers.of(
        "place", fault.place(),
        "path", fault.path(),
        "message", fault.message(),
        "maybe", fault.maybe());
  }

  /** Prints a fault, with what to do on the next line, and a blank line. */
  public static void print(TextPage text, String mark, Fault fault) {
    text.printLine(mark + fault.line());
    if (!fault.maybe().isEmpty()) {
      text.printLine("    Maybe " + fault.maybe());
    }
    text.printLine("");
  }
}
