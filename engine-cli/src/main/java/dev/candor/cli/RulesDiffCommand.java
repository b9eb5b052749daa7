package dev.candor.cli;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.Replay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor rules diff}: which answers another rulebook would change. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Puts recorded decisions to two rulebooks and says which answers change, by which rules, and for how many borrowers. Exits 1 when any does.",
    footerHeading = "%nExamples:%n",
    footer = {"  candor rules diff rulebook-us my-rules --history examples/history.jsonl"})
final class RulesDiffCommand implements Callable<Integer> {

  private static final long TOLD_EVERY = 10_000;

  @Parameters(index = "0", paramLabel = "OLD", description = "The rulebook as it is.")
  private @Nullable Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "The rulebook as it would be.")
  private @Nullable Path after;

  @Option(
      names = "--history",
      required = true,
      paramLabel = "FILE",
      description =
          "Recorded decisions, one a line: {\"at\": INSTANT, \"request\": REQUEST, \"file\": BORROWER}.")
  private @Nullable Path history;

  @Option(names = "--json", description = "Answers in JSON, one change a line and the sums last.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    PrintWriter err = Given.of(spec).commandLine().getErr();
    Path file = Given.of(history);
    Replay replay = Replay.of(RuleFolder.at(Given.of(before)), RuleFolder.at(Given.of(after)));
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
      throw new InvalidInputException(
          "the command line",
          new Fault(
              file.toString(),
              "",
              "The history cannot be read (" + unreadable.getClass().getSimpleName() + ").",
              "check the path; it is text in UTF-8, one decision a line."));
    }
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
        + "\n  was      "
        + change.before()
        + "\n  is       "
        + change.after()
        + "\n  because  "
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
