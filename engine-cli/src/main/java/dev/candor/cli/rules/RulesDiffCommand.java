package dev.candor.cli.rules;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.file.TableFile;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.LowerRulebook;
import dev.candor.cli.source.RulebookFolders;
import dev.candor.compliance.internal.sheet.RuleSheet;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.workshop.change.RulebookDiff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code candor rules diff}: which rules differ between two rulebooks, and in what. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Names the rules that were added, removed and edited, key by key; and the numbers, disclosures and calendars.",
      "With --history, puts recorded decisions to both and says which answers change, by which rules, and for how many borrowers.",
      "With --over, where OLD is the rulebook below, the answer is what NEW adds to it. Exit code 1 where anything differs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules diff rules-2025 my-rules --over rulebook-us",
      "  candor rules diff rulebook-us my-copy --json",
      "  candor rules diff rulebook-us my-rules --over rulebook-us --history examples/history.jsonl"
    })
final class RulesDiffCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "The rulebook or table that was; - for a table on standard input.")
  private Path before = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "The rulebook or table that is to be; - for a table on standard input.")
  private Path after = Path.of("");

  @Mixin private @Nullable LowerRulebook lower;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "Recorded decisions, one a line: {\"at\": INSTANT, \"request\": REQUEST, \"file\": BORROWER}; - for standard input.")
  private @Nullable Path history;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    @Nullable Rulebook below = requireValue(lower).rulebook();
    if (history != null) {
      return HistoryDiff.run(
          rulebook(before, below), rulebook(after, below), history, requireValue(answer));
    }
    RulebookDiff diff =
        TableFile.isTable(before) || TableFile.isTable(after)
            ? RulebookDiff.ofRules(rules(before, below), rules(after, below))
            : RulebookDiff.of(rulebook(before, below), rulebook(after, below));
    requireValue(answer).give(new RulebookDifference(diff));
    return diff.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private Rulebook rulebook(Path folder, @Nullable Rulebook below) {
    return RulebookFolders.readOver(folder, requireValue(lower).folder(), below).orThrow();
  }

  /** Reads the rules as they were written; those of a table need not be good ones. */
  private List<RulebookDiff.Rule> rules(Path path, @Nullable Rulebook below) {
    if (!TableFile.isTable(path)) {
      return RulebookDiff.rules(rulebook(path, below));
    }
    List<Fault> faults = new ArrayList<>();
    byte[] bytes = TableFile.read(path);
    List<RulebookDiff.Rule> rules =
        RuleSheet.rows(TableFile.name(path, bytes), bytes, faults).stream()
            .map(RulebookDiff.Rule::of)
            .toList();
    if (!faults.isEmpty()) {
      throw new BrokenRulebookException("the table", faults);
    }

    return rules;
  }
}
