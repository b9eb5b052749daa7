package dev.candor.cli.answer;

import dev.candor.document.UndefinedName;
import java.io.PrintWriter;
import java.util.List;

/** Warns of the names that a template did not find. */
public final class UndefinedNames {

  private UndefinedNames() {}

  /** Prints which names the template did not find, one a line. */
  public static void warn(PrintWriter err, List<UndefinedName> undefined) {
    if (!undefined.isEmpty()) {
      err.println(
          undefined.size() == 1
              ? "1 name is not defined and was left blank:"
              : undefined.size() + " names are not defined and were left blank:");
      undefined.forEach(
          name ->
              err.println(
                  "  "
                      + name.place()
                      + " "
                      + name.name()
                      + (name.nearest().isEmpty()
                          ? ""
                          : "  (nearest: " + String.join(", ", name.nearest()) + ")")));
      err.println(
          "Maybe give them with --context, or use --strict-undefined to make this an error.");
    }
  }
}
