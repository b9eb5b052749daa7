package dev.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.change.RuleImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class RulesTableImportCommand implements Callable<Integer> {

  private static final long LARGEST = 1_048_576;

  @Parameters(paramLabel = "FILE", description = "The table: .xlsx or .csv.")
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

  @Option(
      names = "--over",
      paramLabel = "FOLDER",
      description = "The rulebook below, such as rulebook-us: its numbers and words may be named.")
  private @Nullable Path over;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    Path name = table.getFileName();
    if (name == null || !name.toString().matches(".*\\.(csv|xlsx)")) {
      throw wrong("The name (" + table + ") ends in neither .xlsx nor .csv.", "name a table.");
    }
    Path folder = Files.isDirectory(output) ? RuleFolder.resolved(output) : output;
    SortedMap<String, byte[]> before = rulebook(folder);
    @Nullable Rulebook below = over == null ? null : RuleFolder.named(over).orThrow();
    RuleImport done = RuleImport.of(name.toString(), bytes(table), before, below);
    boolean exists = Files.exists(folder.resolve("rulebook.yaml"));
    List<String> written = exists ? done.changed() : List.copyOf(done.files().keySet());
    try {
      for (String file : written) {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, done.files().get(file));
      }
    } catch (IOException failed) {
      throw wrong("The folder (" + output + ") cannot be written to.", "check its rights.");
    }
    done.added().forEach(id -> out.println("added   " + id));
    done.edited().forEach(id -> out.println("edited  " + id));
    out.println(
        done.added().size()
            + " added, "
            + done.edited().size()
            + " edited, "
            + done.same()
            + " the same: "
            + output);
    return Main.DONE;
  }

  /** What is there, or what a new one begins with. */
  private SortedMap<String, byte[]> rulebook(Path folder) {
    if (Files.exists(folder.resolve("rulebook.yaml"))) {
      if (from != null) {
        throw wrong(
            "There is a rulebook in (" + output + ") already, and --from begins a new one.",
            "leave out --from, or name another folder.");
      }
      return new TreeMap<>(
          Rulebooks.readFolder(folder, over == null ? null : RuleFolder.named(over).orThrow())
              .orThrow()
              .files());
    }
    if (from != null) {
      return new TreeMap<>(RuleFolder.named(from).orThrow().files());
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

  /** What a table holds; one over a megabyte is refused. */
  static byte[] bytes(Path table) {
    if (!Files.isRegularFile(table)) {
      throw wrong("The file (" + table + ") cannot be read.", "check the path.");
    }
    try {
      if (Files.size(table) > LARGEST) {
        throw wrong(
            "The table (" + table + ") is over " + LARGEST + " bytes.", "split it into several.");
      }
      return Files.readAllBytes(table);
    } catch (IOException unreadable) {
      throw wrong("The file (" + table + ") cannot be read.", "check the path.");
    }
  }

  private static InvalidInputException wrong(String message, String maybe) {
    return new InvalidInputException(
        "the command line", new Fault("rules table import", "", message, maybe));
  }
}
