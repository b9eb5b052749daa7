package dev.candor.cli.table;

import static dev.candor.cli.option.Required.requireValue;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.file.InputFile;
import dev.candor.cli.file.TableFile;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.LowerRulebook;
import dev.candor.cli.source.RulebookFolders;
import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.change.RuleImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code candor rules table import}: a table into a rulebook. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Takes a table into a rulebook: a rule of a new id becomes a file, an edited one is written where it stood.",
      "What is the same stays as it is, and so do rules the table does not have. Nothing is written where there is a fault; exit code 3."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules table import house.xlsx -o my-rules",
      "  candor rules table import rules.xlsx --from rulebook-us -o my-copy"
    })
public final class RulesTableImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The table: .xlsx or .csv; - for standard input.")
  private Path table = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "The rulebook; made where it is not there.")
  private Path output = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description = "The rulebook a new one begins as a copy of, such as rulebook-us.")
  private @Nullable Path from;

  @Mixin private @Nullable LowerRulebook lower;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    Path name = table.getFileName();
    if (name == null
        || !InputFile.isStandard(table) && !name.toString().matches(".*\\.(csv|xlsx)")) {
      throw refuse("The name (" + table + ") ends in neither .xlsx nor .csv.", "name a table.");
    }
    Path folder = Files.isDirectory(output) ? RulebookFolders.resolve(output) : output;
    SortedMap<String, byte[]> before = readFiles(folder);
    @Nullable Rulebook below = requireValue(lower).rulebook();
    byte[] bytes = TableFile.read(table);
    RuleImport done = RuleImport.of(TableFile.name(name, bytes), bytes, before, below);
    boolean exists = Files.exists(folder.resolve("rulebook.yaml"));
    List<String> written = exists ? done.changed() : List.copyOf(done.files().keySet());

    try {
      for (String file : written) {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, done.files().get(file));
      }
    } catch (IOException failed) {
      throw refuse("The folder (" + output + ") cannot be written to.", "check its rights.");
    }
    requireValue(answer).give(new ImportedTable(done, output));
    return ExitCode.DONE;
  }

  /** Returns what is there, or what a new one begins with. */
  private SortedMap<String, byte[]> readFiles(Path folder) {
    if (Files.exists(folder.resolve("rulebook.yaml"))) {
      if (from != null) {
        throw refuse(
            "There is a rulebook in (" + output + ") already, and --from begins a new one.",
            "leave out --from, or name another folder.");
      }
      return new TreeMap<>(
          Rulebooks.readFolder(folder, requireValue(lower).rulebook()).orThrow().files());
    }

    if (from != null) {
      return new TreeMap<>(RulebookFolders.read(from, null).orThrow().files());
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    Path own = folder.toAbsolutePath().normalize().getFileName();
    files.put(
        "rulebook.yaml",
        ("name: \""
                + (own == null ? "rules" : own.toString().replaceAll("[^A-Za-z0-9._-]", "-"))
                + "\"\nversion: \"1\"\n")
            .getBytes(UTF_8));
    return files;
  }

  private static InvalidInputException refuse(String message, String maybe) {
    return new InvalidInputException(
        "the command line", new Fault("rules table import", "", message, maybe));
  }

  private record ImportedTable(RuleImport done, Path folder) implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of(
          "added", done.added(),
          "edited", done.edited(),
          "same", done.same(),
          "folder", folder.toString());
    }

    @Override
    public void print(TextPage text) {
      done.added().forEach(id -> text.printLine("added   " + id));
      done.edited().forEach(id -> text.printLine("edited  " + id));
      text.printLine(
          done.added().size()
              + " added, "
              + done.edited().size()
              + " edited, "
              + done.same()
              + " the same: "
              + folder);
    }
  }
}
