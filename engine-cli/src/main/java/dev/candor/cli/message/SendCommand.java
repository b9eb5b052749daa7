package dev.candor.cli.message;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.SegmentsForm;
import dev.candor.cli.option.CandorOptions;
import dev.candor.cli.option.CheckedRequest;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RequestArgument;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.decision.Facts;
import dev.candor.decision.Verdict;
import dev.candor.document.TextSegments;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Outcome;
import dev.candor.message.Channel;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
public final class SendCommand implements Callable<Integer> {

  @Mixin private @Nullable CandorOptions options;

  @Mixin private @Nullable RecordOption recording;

  @Mixin private @Nullable RequestArgument request;

  @Mixin private @Nullable StrictOption strict;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    AnswerOption answering = requireValue(answer);
    RecordOption recorder = requireValue(recording);
    try (LazyInteractions interactions = requireValue(options).interactions()) {
      CheckedRequest read =
          requireValue(request)
              .read(
                  requireValue(strict).isGiven(),
                  requireValue(options),
                  interactions,
                  answering.err());
      // what is sent is part of the history afterwards
      Facts before = recorder.isGiven() ? read.candor().facts(read.request()) : null;

      Outcome outcome = read.candor().send(read.request());

      if (before != null) {
        recorder.add(decidedAt(outcome), read.request(), before, answering.err());
      }
      answering.give(new OutcomeAnswer(read.request(), outcome, segments(outcome, interactions)));
      return outcome.<Integer>match(
          queued -> ExitCode.DONE, scheduled -> ExitCode.DONE, refused -> ExitCode.REFUSED);
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
            .map(recorded -> SegmentsForm.count(recorded.document()))
            .orElse(null);
  }
}
