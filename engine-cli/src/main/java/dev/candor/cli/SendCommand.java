package dev.candor.cli;

import dev.candor.interaction.Outcome;
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

/** {@code candor send}: the whole line. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description =
        "Decides, times, writes and records a message, and queues it. Exits 1 when it is refused.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor send examples/requests/overdue-email.json --portfolio examples/portfolio.json",
      "  candor send request.json --now 2026-03-07T03:30:00Z --json",
      "  candor send request.json --db jdbc:postgresql://localhost/candor --strict-undefined"
    })
final class SendCommand implements Callable<Integer> {

  @Mixin private @Nullable Setup setup;

  @Parameters(paramLabel = "REQUEST.json", description = "The request. See: candor schema request.")
  private @Nullable Path file;

  @Option(
      names = "--strict-undefined",
      description =
          "Makes a name the template uses and the context lacks an error, whatever the request says.")
  private boolean strictUndefined;

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
          Request.read(
              Given.of(file), strictUndefined, given, interactions, command.commandLine().getErr());
      Outcome outcome = read.candor().send(read.request());
      out.println(
          json
              ? Json.text(Json.outcome(outcome))
              : Told.in(command).outcome(read.request(), outcome));
      return outcome.<Integer>match(
          queued -> Main.DONE, scheduled -> Main.DONE, refused -> Main.REFUSED);
    }
  }
}
