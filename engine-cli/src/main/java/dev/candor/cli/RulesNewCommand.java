package dev.candor.cli;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.law.RuleId;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.casebook.RuleCase;
import dev.candor.workshop.change.RuleInterview;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code candor rules new}: asks for a rule and writes it with its first two cases. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Asks for a rule, question by question, and writes it with two cases: one it stops, one it lets through. Writes over nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules new -o my-rules",
      "  candor rules new -o my-rules --over rulebook-us"
    })
final class RulesNewCommand implements Callable<Integer> {

  /** More than anybody answers; an endless input ends here. */
  private static final long MOST_BYTES = 1_048_576;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "The rulebook it goes to, made where it is not there; my-rules unless given.")
  private Path folder = Path.of("my-rules");

  @Option(
      names = "--over",
      paramLabel = "FOLDER",
      description = "The rulebook below, such as rulebook-us, whose numbers and words it may use.")
  private @Nullable Path over;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    Rulebook below = over == null ? null : RuleFolder.at(over);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              folder.toString(),
              "",
              "The name (" + folder + ") is of a file.",
              "name a folder with -o; it is made where it is missing."));
    }
    RuleInterview.NewRule written =
        RuleInterview.ask(
            folder,
            below,
            new BufferedReader(
                new InputStreamReader(
                    new FirstBytes(System.in, MOST_BYTES), StandardCharsets.UTF_8)),
            out);
    out.println();
    written.files().forEach(file -> out.println("wrote " + file));
    Rulebook rulebook = Rulebooks.fromFolder(folder, below);
    CaseRunner runner = CaseRunner.of(rulebook);
    boolean failed = false;
    for (RuleCase one : Casebook.of(rulebook).of(RuleId.of(written.rule()))) {
      CaseResult result = runner.run(one);
      failed |= !result.passed();
      out.println(
          (result.passed() ? "passes  " : "fails   ")
              + one.expected().text()
              + ": "
              + one.sentence()
              + (result.passed() ? "" : "  It " + result.got() + "."));
    }
    String named = folder + (over == null ? "" : " --over " + over);
    out.println(
        failed
            ? "A case fails: change it in the file, then run candor rules test " + named + "."
            : "Next: candor rules check " + named + "; then add the cases its source tells of.");
    return Main.DONE;
  }
}
