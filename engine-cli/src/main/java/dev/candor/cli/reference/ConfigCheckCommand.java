package dev.candor.cli.reference;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.config.Configuration;
import dev.candor.cli.config.RulebookLayer;
import dev.candor.cli.config.Setting;
import dev.candor.cli.file.InputFile;
import dev.candor.cli.option.CandorOptions;
import dev.candor.cli.source.RulebookFolders;
import dev.candor.cli.source.StandardTemplates;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code candor config check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Reads the configuration and the borrowers, rulebooks and templates it names, and tells every fault. Exit code 2 where the configuration or the borrowers have one, 3 where the rest has.")
final class ConfigCheckCommand implements Runnable {

  @Mixin private @Nullable CandorOptions options;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    Configuration inForce = requireValue(options).inForce();
    List<Fault> faults = new ArrayList<>();
    CandorOptions.collect(faults, () -> readBorrowers(inForce));
    CandorOptions.collect(faults, () -> findTemplates(inForce));

    List<RulebookLayer> rulebooks = inForce.rulebooks().get().stream().map(Setting::get).toList();
    try {
      CandorOptions.collect(faults, () -> RulebookFolders.layer(rulebooks));
    } catch (BrokenRulebookException broken) {
      // what else is wrong stands beside it; alone it keeps its own exit code
      if (faults.isEmpty()) {
        throw broken;
      }
      faults.addAll(broken.faults());
    }

    if (!faults.isEmpty()) {
      throw new InvalidInputException("what the configuration names", faults);
    }
    requireValue(answer).give(new ConfigurationFaults(inForce.file()));
  }

  private static void readBorrowers(Configuration inForce) {
    Path borrowers = inForce.borrowers().value();
    if (borrowers != null) {
      InputFile.readPortfolio(borrowers);
    }
  }

  private static void findTemplates(Configuration inForce) {
    Path templates = inForce.templates().value();
    if (templates != null) {
      StandardTemplates.requireFolder(templates);
    }
  }

  /** The answer where everything is good. */
  private record ConfigurationFaults(@Nullable Path file) implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of("file", JsonAnswers.text(file), "faults", List.of());
    }

    @Override
    public void print(TextPage text) {
      text.printLine(
          file == null
              ? "No configuration file; the defaults are good."
              : "The configuration (" + file + ") is good.");
    }
  }
}
