package dev.candor.cli.rules;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.Answers;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.file.InputFile;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.text.Plural;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.law.RuleId;
import dev.candor.workshop.change.Replay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Puts recorded decisions to two rulebooks, and tells which answers change. */
final class HistoryDiff {

  private static final long TOLD_EVERY = 10_000;

  private HistoryDiff() {}

  /** Answers with each change and the sums, and returns the exit code. */
  static int run(Rulebook before, Rulebook after, Path file, AnswerOption answer) {
    Answers answers = answer.answers();
    PrintWriter err = answer.err();
    Replay replay = Replay.of(before, after);

    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                InputFile.open(file),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
      Replay.Summary summary =
          replay.run(
              file.toString(),
              lines,
              change -> answers.giveLine(new ChangedDecision(change)),
              read -> {
                if (read % TOLD_EVERY == 0) {
                  err.println(read + " decisions replayed.");
                }
              });
      answers.giveLine(new ChangedDecisions(summary));
      return summary.changed() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
    } catch (IOException unreadable) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              file.toString(),
              "",
              "The history cannot be read.",
              "check the path; it is a file of text in UTF-8, one decision a line."));
    }
  }

  private static List<String> sort(Set<RuleId> ids) {
    return ids.stream().map(RuleId::value).sorted().toList();
  }

  /** One decision that comes out otherwise. */
  private record ChangedDecision(Replay.DecisionChange change) implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of(
          "line", change.line(),
          "at", change.at().toString(),
          "personId", change.person().value(),
          "subject", change.subject().wireName(),
          "channel", JsonAnswers.text(change.channel()),
          "before", toJson(change.before()),
          "after", toJson(change.after()),
          "because", sort(change.because()));
    }

    private static Object toJson(Replay.Answer answer) {
      return JsonAnswers.of(
          "outcome",
          answer.permitted() ? "accepted" : "refused",
          answer.permitted() ? "sendAt" : "nextAllowableAt",
          JsonAnswers.text(answer.at()),
          "rules",
          sort(answer.rules()),
          "disclosures",
          answer.disclosures(),
          "ruleWarnings",
          sort(answer.warnings()));
    }

    @Override
    public void print(TextPage text) {
      text.printLine(
          "line "
              + change.line()
              + "  "
              + change.at()
              + "  "
              + change.person()
              + "  "
              + change.subject()
              + (change.channel() == null ? "" : " by " + change.channel()));

      text.printLine("  was      " + change.before());
      text.printLine("  is       " + change.after());
      text.printLine("  because  " + String.join(", ", sort(change.because())));
    }
  }

  /** The sums over all of them. */
  private record ChangedDecisions(Replay.Summary sum) implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of(
          "decisions", sum.decisions(),
          "changed", sum.changed(),
          "refusedNow", sum.refusedNow(),
          "goNow", sum.goNow(),
          "borrowers", sum.borrowers());
    }

    @Override
    public void print(TextPage text) {
      text.printLine(
          sum.changed()
              + " of "
              + sum.decisions()
              + " decisions change, of "
              + Plural.of(sum.borrowers(), "borrower")
              + ": "
              + sum.refusedNow()
              + " went and are refused, "
              + sum.goNow()
              + " were refused and go, "
              + (sum.changed() - sum.refusedNow() - sum.goNow())
              + " change in time, reason or words.");
    }
  }
}
