package dev.candor.cli;

import dev.candor.decision.Verdict;
import dev.candor.workshop.page.ExplainedVerdict;
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

/** {@code candor rules explain}: a verdict, what would lift it and which rules nearly spoke. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Says what each rule said of a message, which one fact would lift a refusal, and which rules one fact kept silent. Records nothing. Exits 1 when it may not go.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules explain examples/requests/bankruptcy.json",
      "  candor rules explain request.json --portfolio mine.json --house my-rules --json"
    })
final class RulesExplainCommand implements Callable<Integer> {

  @Mixin private @Nullable Setup setup;

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
    PrintWriter err = command.commandLine().getErr();
    try (LazyInteractions interactions = given.interactions()) {
      Request read = Request.read(Given.of(file), false, given, interactions, err);
      Verdict verdict = read.candor().explain(read.request());
      ExplainedVerdict explained =
          ExplainedVerdict.of(verdict, given.rulebook(err), read.candor().facts(read.request()));
      out.println(
          json
              ? Json.text(Json.explained(explained))
              : Told.in(command).explained(read.request(), explained));
      return verdict.<Integer>match(permitted -> Main.DONE, refused -> Main.REFUSED);
    }
  }
}
