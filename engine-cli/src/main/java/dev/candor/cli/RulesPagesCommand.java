package dev.candor.cli;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.page.RulebookPages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code candor rules pages}: a rulebook to read, print and sign. */
@Command(
    name = "pages",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a rulebook as HTML and as PDF, a section for each rule with its cases, to read, print and sign.",
      "The cases are run: one that fails is marked, and the exit code is 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules pages -o pages",
      "  candor rules pages my-rules --over rulebook-us -o pages"
    })
final class RulesPagesCommand implements Callable<Integer> {

  @Mixin private @Nullable RuleFolder folder;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Where the files go; made where it is not there.")
  private @Nullable Path output;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    RuleFolder given = Given.of(folder);
    RulebookReading reading = given.reading();
    Rulebook rulebook = reading.orThrow();
    Path to = Given.of(output);
    RulebookPages pages;
    Path at = to;
    try {
      // before the pages, which take a while
      Files.createDirectories(to);
      pages = RulebookPages.of(rulebook, given.everyCase(reading).orThrow());
      for (RulebookPages.Printed file : pages.print()) {
        at = to.resolve(file.name());
        Files.write(at, file.bytes());
        out.println("wrote " + at);
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
    if (pages.failures() > 0) {
      out.println(
          "cases that fail: "
              + pages.failures()
              + ", marked where they stand. Maybe see candor rules test before anybody signs.");
      return Main.REFUSED;
    }
    return Main.DONE;
  }
}
