package dev.candor.cli;

import dev.candor.decision.Facts;
import dev.candor.decision.Verdict;
import dev.candor.document.TextSegments;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Outcome;
import dev.candor.message.Channel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
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

  @Mixin private @Nullable Recording recording;

  @Parameters(
      paramLabel = "REQUEST.json",
      description = "The request; - for standard input. See: candor schema request.")
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
      // what is sent is part of the history afterwards
      Facts before = Given.of(recording).wanted() ? read.candor().facts(read.request()) : null;
      Outcome outcome = read.candor().send(read.request());
      if (before != null) {
        Given.of(recording)
            .add(decidedAt(outcome), read.request(), before, command.commandLine().getErr());
      }
      TextSegments segments = segments(outcome, interactions);
      if (json) {
        out.println(Json.text(Json.with(segments, Json.outcome(outcome))));
      } else {
        Told told = Told.in(command);
        out.println(told.outcome(read.request(), outcome));
        if (segments != null) {
          out.println(told.segments(segments));
        }
      }
      return outcome.<Integer>match(
          queued -> Main.DONE, scheduled -> Main.DONE, refused -> Main.REFUSED);
    }
  }

  private static Instant decidedAt(Outcome outcome) {
    return outcome
        .<Verdict>match(
            queued -> queued.verdict(),
            scheduled -> scheduled.verdict(),
            refused -> refused.verdict())
        .grounds()
        .decidedAt();
  }

  private static @Nullable TextSegments segments(Outcome outcome, Interactions interactions) {
    Interaction interaction =
        outcome.<@Nullable Interaction>match(
            queued -> queued.interaction(), scheduled -> scheduled.interaction(), refused -> null);
    return interaction == null || interaction.channel() != Channel.TEXT
        ? null
        : interactions
            .find(interaction.id())
            .map(recorded -> Told.segments(recorded.document()))
            .orElse(null);
  }
}
