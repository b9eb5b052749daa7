package dev.candor.cli;

import dev.candor.compliance.internal.sheet.RuleSheet;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.workshop.change.RulebookDiff;
import dev.candor.workshop.change.RulebookDiff.Change;
import dev.candor.workshop.change.RulebookDiff.Difference;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor rules diff}: which rules differ between two rulebooks, and in what. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Names the rules that were added, removed and edited, key by key; and the numbers, disclosures and calendars.",
      "With --history, puts recorded decisions to both and says which answers change, by which rules, and for how many borrowers.",
      "Exit code 1 where anything differs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules diff rules-2025 my-rules --over rulebook-us",
      "  candor rules diff rulebook-us my-copy --json",
      "  candor rules diff rulebook-us my-rules --over rulebook-us --history examples/history.jsonl"
    })
final class RulesDiffCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "OLD", description = "The rulebook or table that was.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The rulebook or table that is to be.")
  private Path after = Path.of("");

  @Option(
      names = "--over",
      paramLabel = "FOLDER",
      description =
          "The rulebook below both, such as rulebook-us. Where OLD is that one, the answer is what NEW adds to it.")
  private @Nullable Path over;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "Recorded decisions, one a line: {\"at\": INSTANT, \"request\": REQUEST, \"file\": BORROWER}.")
  private @Nullable Path history;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    @Nullable Rulebook below = over == null ? null : RuleFolder.named(over).orThrow();
    if (history != null) {
      return HistoryDiff.run(
          RuleFolder.named(before, over, below).orThrow(),
          RuleFolder.named(after, over, below).orThrow(),
          history,
          json,
          out,
          Given.of(spec).commandLine().getErr());
    }
    RulebookDiff diff =
        isTable(before) || isTable(after)
            ? RulebookDiff.ofRules(rules(before, over, below), rules(after, over, below))
            : RulebookDiff.of(
                RuleFolder.named(before, over, below).orThrow(),
                RuleFolder.named(after, over, below).orThrow());
    if (json) {
      out.println(
          Json.text(
              Json.of(
                  "rules",
                  diff.rules().stream().map(RulesDiffCommand::json).toList(),
                  "others",
                  diff.others().stream().map(RulesDiffCommand::json).toList())));
    } else {
      Stream.of(diff.rules(), diff.others()).flatMap(List::stream).forEach(one -> told(out, one));
      out.println(
          diff.isEmpty()
              ? "Nothing differs."
              : counted(diff.rules())
                  + (diff.others().isEmpty()
                      ? ""
                      : " Of what they name: " + diff.others().size() + "."));
    }
    return diff.isEmpty() ? Main.DONE : Main.REFUSED;
  }

  private static boolean isTable(Path path) {
    return path.toString().matches(".*\\.(csv|xlsx)") && Files.isRegularFile(path);
  }

  /** The rules as they were written; those of a table need not be good ones. */
  private static List<RulebookDiff.Rule> rules(
      Path path, @Nullable Path over, @Nullable Rulebook below) {
    if (!isTable(path)) {
      return RulebookDiff.rules(RuleFolder.named(path, over, below).orThrow());
    }
    List<Fault> faults = new ArrayList<>();
    List<RulebookDiff.Rule> rules =
        RuleSheet.rows(path.toString(), RulesTableImportCommand.bytes(path), faults).stream()
            .map(RulebookDiff.Rule::of)
            .toList();
    if (!faults.isEmpty()) {
      throw new BrokenRulebookException("the table", faults);
    }
    return rules;
  }

  private static String counted(List<Difference> rules) {
    return "Rules: "
        + count(rules, RulebookDiff.Kind.ADDED)
        + " added, "
        + count(rules, RulebookDiff.Kind.REMOVED)
        + " removed, "
        + count(rules, RulebookDiff.Kind.EDITED)
        + " edited.";
  }

  private static long count(List<Difference> rules, RulebookDiff.Kind kind) {
    return rules.stream().filter(one -> one.kind() == kind).count();
  }

  private static void told(PrintWriter out, Difference one) {
    String place = one.after() == null ? one.before() : one.after();
    out.println(
        one.kind().text()
            + "  "
            + (one.what().equals("rule") ? "" : one.what() + " ")
            + one.id()
            + (place == null ? "" : "  " + place));
    for (Change change : one.changes()) {
      out.println("    " + change.key());
      if (change.before() != null) {
        out.println("      - " + change.before());
      }
      if (change.after() != null) {
        out.println("      + " + change.after());
      }
    }
  }

  private static Object json(Difference one) {
    return Json.of(
        "what", one.what(),
        "id", one.id(),
        "kind", one.kind().text(),
        "before", one.before(),
        "after", one.after(),
        "changes",
            one.changes().stream()
                .map(
                    change ->
                        Json.of(
                            "key", change.key(),
                            "before", change.before(),
                            "after", change.after()))
                .toList());
  }
}
