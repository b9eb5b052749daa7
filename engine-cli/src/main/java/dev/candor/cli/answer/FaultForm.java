package dev.candor.cli.answer;

import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.FaultException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with something that was given, in both forms. */
public final class FaultForm {

  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  /** A line of a source and a caret under it, as they end the message of a fault. */
  private static final Pattern EXCERPT = Pattern.compile("([^\\n]*)\n    ([^\\n]*)\n    ( *\\^)");

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

  /**
   * Returns the lines of a fault: what is wrong, and where a line of the source and a caret follow,
   * these two behind a bar, so that no word of theirs begins a line.
   */
  public static List<String> lines(Fault fault) {
    Matcher excerpt = EXCERPT.matcher(fault.line());
    return excerpt.matches()
        ? List.of(excerpt.group(1), "    | " + excerpt.group(2), "    | " + excerpt.group(3))
        : List.of(fault.line());
  }

  /** Prints a fault, with what to do on the next line, and a blank line. */
  public static void print(TextPage text, String mark, Fault fault) {
    List<String> lines = lines(fault);
    text.printFitted(mark + lines.get(0));
    lines.subList(1, lines.size()).forEach(text::printFitted);
    if (!fault.maybe().isEmpty()) {
      text.printFitted("    Maybe " + fault.maybe());
    }
    text.printLine("");
  }
}
