package dev.candor.cli.table;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.option.Completions;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RuleFolder;
import dev.candor.cli.text.Plural;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.change.RuleTable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor rules table export}: rules into a table. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes rules into a table: .xlsx with drop-downs and a sheet that explains the columns, or .csv.",
      "Edit it in a spreadsheet program and take it back with candor rules table import."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules table export --all -o rules.xlsx",
      "  candor rules table export my-rules --rules 'house-*' -o house.csv"
    })
final class RulesTableExportCommand implements Callable<Integer> {

  @Mixin private @Nullable RuleFolder folder;

  @ArgGroup(multiplicity = "1")
  private @Nullable RuleChoice choice;

  /** The options that say which rules. */
  static final class RuleChoice {
    @Option(
        names = "--rules",
        paramLabel = "GLOB",
        completionCandidates = Completions.RuleCompletion.class,
        description = "The rules whose ids are like this, such as 'us-ny-*'.")
    private @Nullable String glob;

    @Option(names = "--all", description = "Every rule, switched on or off.")
    private boolean all;

    @Nullable String glob() {
      return all ? null : glob;
    }
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to: a name that ends in .xlsx or .csv.")
  private Path output = Path.of("");

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    String name = output.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".xlsx") && !name.endsWith(".csv")) {
      throw refuse(
          "The name (" + output + ") ends in neither .xlsx nor .csv.", "write one of them.");
    }
    List<RuleDefinition> rules = choose(requireValue(folder).read(), requireValue(choice).glob());
    RuleTable table = RuleTable.of(rules);

    try {
      Files.write(output, name.endsWith(".csv") ? table.csv() : table.xlsx());
    } catch (IOException failed) {
      throw refuse("The file (" + output + ") cannot be written.", "check the folder.");
    }
    requireValue(answer).give(new Exported(rules.size(), table.columns().size(), output));
    return ExitCode.DONE;
  }

  /** Returns the rules asked for; at least one. */
  private static List<RuleDefinition> choose(RulebookReading reading, @Nullable String glob) {
    reading.orThrow();
    if (glob == null) {
      return reading.rules();
    }
    PathMatcher like;
    try {
      like = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException malformed) {
      throw refuse("The value (" + glob + ") is no pattern.", "write it like 'us-ny-*'.");
    }
    List<RuleDefinition> found =
        reading.rules().stream().filter(rule -> like.matches(Path.of(rule.id().value()))).toList();
    if (found.isEmpty()) {
      throw refuse(
          "There is no rule like (" + glob + ").", "write a star for the rest, as in 'us-*'.");
    }

    return found;
  }

  private static InvalidInputException refuse(String message, String maybe) {
    return new InvalidInputException(
        "the command line", new Fault("rules table export", "", message, maybe));
  }

  private record Exported(int rules, int columns, Path file) implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of("rules", rules, "columns", columns, "file", file.toString());
    }

    @Override
    public void print(TextPage text) {
      text.printLine(Plural.of(rules, "rule") + ", " + columns + " columns: " + file);
    }
  }
}
