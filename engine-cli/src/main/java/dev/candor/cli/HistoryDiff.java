package dev.candor.cli;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.change.Replay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Replays recorded decisions against two rulebooks for {@code candor rules diff --history}. */
final class HistoryDiff {

  private static final long TOLD_EVERY = 10_000;

  private HistoryDiff() {}

  /** Says which answers change; 1 when any does. */
  static int run(
      Rulebook before, Rulebook after, Path file, boolean json, PrintWriter out, PrintWriter err) {
    if (!Files.isRegularFile(file)) {
      throw unreadable(file);
    }
    Replay replay = Replay.of(before, after);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
      Replay.Summary summary =
          replay.run(
              file.toString(),
              lines,
              change -> out.println(json ? Json.line(Json.change(change)) : told(change)),
              read -> {
                if (read % TOLD_EVERY == 0) {
                  err.println(read + " decisions replayed.");
                }
              });
      out.println(json ? Json.line(Json.summary(summary)) : told(summary));
      return summary.changed() == 0 ? Main.DONE : Main.REFUSED;
    } catch (IOException unreadable) {
      throw unreadable(file);
    }
  }

  private static InvalidInputException unreadable(Path file) {
    return new InvalidInputException(
        "the command line",
        new Fault(
            file.toString(),
            "",
            "The history cannot be read.",
            "check the path; it is a file of text in UTF-8, one decision a line."));
  }

  private static String told(Replay.Change change) {
    return "line "
        + change.line()
        + "  "
        + change.at()
        + "  "
        + change.person()
        + "  "
        + change.subject()
        + (change.channel() == null ? "" : " by " + change.channel())
        + EscapingWriter.BREAK
        + "  was      "
        + change.before()
        + EscapingWriter.BREAK
        + "  is       "
        + change.after()
        + EscapingWriter.BREAK
        + "  because  "
        + String.join(", ", Json.sorted(change.because()));
  }

  private static String told(Replay.Summary sum) {
    return sum.changed()
        + " of "
        + sum.decisions()
        + " decisions change, of "
        + sum.borrowers()
        + (sum.borrowers() == 1 ? " borrower" : " borrowers")
        + ": "
        + sum.refusedNow()
        + " went and are refused, "
        + sum.goNow()
        + " were refused and go, "
        + (sum.changed() - sum.refusedNow() - sum.goNow())
        + " change in time, reason or words.";
  }
}
