package dev.candor.cli.rules;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.option.ClockOption;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RuleFolder;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.page.RulebookPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor rules pages}: a rulebook to read, print and sign. */
@Command(
    name = "pages",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a rulebook as HTML and as PDF, a section for each rule with its cases, to read, print and sign.",
      "Numbers are those in force on the day of printing, with each later one and its day; the same book printed as of the same day is the same file.",
      "The cases are run: one that fails is marked, and the exit code is 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules pages -o pages",
      "  candor rules pages my-rules --over rulebook-us -o pages",
      "  candor rules pages --now 2027-01-01T00:00:00Z -o pages"
    })
final class RulesPagesCommand implements Callable<Integer> {

  @Mixin private @Nullable RuleFolder folder;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Where the files go; made where it is not there.")
  private @Nullable Path output;

  @Mixin private @Nullable ClockOption clock;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    RuleFolder given = requireValue(folder);
    RulebookReading reading = given.read();
    Rulebook rulebook = reading.orThrow();
    LocalDate day = LocalDate.now(requireValue(clock).orElse(Clock.systemUTC()));
    Path to = requireValue(output);
    List<Path> written = new ArrayList<>();
    RulebookPages pages;
    Path at = to;

    try {
      // before the pages, which take a while
      Files.createDirectories(to);
      pages = RulebookPages.of(rulebook, given.readEveryCase(reading).orThrow(), day);
      for (RulebookPages.PrintedFile file : pages.print()) {
        at = to.resolve(file.name());
        Files.write(at, file.bytes());
        written.add(at);
      }
    } catch (IOException unwritable) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              at.toString(),
              "",
              "The file cannot be written.",
              "check that the folder is there, its rights and its room."));
    }
    requireValue(answer).give(new Pages(written, pages.failures()));
    return pages.failures() > 0 ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private record Pages(List<Path> files, int failedCases) implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of(
          "files", files.stream().map(Path::toString).toList(), "failedCases", failedCases);
    }

    @Override
    public void print(TextPage text) {
      files.forEach(file -> text.printLine("wrote " + file));
      if (failedCases > 0) {
        text.printLine(
            "cases that fail: "
                + failedCases
                + ", marked where they stand. Maybe see candor rules test before anybody signs.");
      }
    }
  }
}
