package dev.candor.cli;

import dev.candor.decision.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor explain}: decision and time, nothing recorded. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Says whether a message may go and when, by which rules, and records nothing. Exits 1 when it may not.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor explain examples/requests/seven-calls.json --now 2026-03-06T15:00:00Z",
      "  candor explain request.json --portfolio mine.json --json"
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private @Nullable Setup setup;

  @Mixin private @Nullable Recording recording;

  @Parameters(
      paramLabel = "REQUEST.json",
      description = "The request; - for standard input. See: candor schema request.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Setup given = Given.of(setup);
    CommandSpec command = Given.of(spec);
    PrintWriter out = command.commandLine().getOut();
    try (LazyInteractions interactions = given.interactions()) {
      Request read =
          Request.read(Given.of(file), false, given, interactions, command.commandLine().getErr());
      Verdict verdict = read.candor().explain(read.request());
      if (Given.of(recording).wanted()) {
        Given.of(recording)
            .add(
                verdict.grounds().decidedAt(),
                read.request(),
                read.candor().facts(read.request()),
                command.commandLine().getErr());
      }
      out.println(
          json
              ? Json.text(Json.verdict(verdict))
              : Told.in(command).explained(read.request(), verdict)
                  + EscapingWriter.BREAK
                  + Told.in(command).label("picture")
                  + WhenCommand.asked(Given.of(file), command.commandLine().getParseResult()));
      return verdict.<Integer>match(permitted -> Main.DONE, refused -> Main.REFUSED);
    }
  }
}
