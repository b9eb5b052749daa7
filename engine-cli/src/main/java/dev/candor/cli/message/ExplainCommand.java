package dev.candor.cli.message;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.VerdictAnswer;
import dev.candor.cli.option.CandorOptions;
import dev.candor.cli.option.CheckedRequest;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RequestArgument;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.cli.when.WhenCommand;
import dev.candor.decision.Verdict;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
public final class ExplainCommand implements Callable<Integer> {

  @Mixin private @Nullable CandorOptions options;

  @Mixin private @Nullable RecordOption recording;

  @Mixin private @Nullable RequestArgument request;

  @Mixin private @Nullable AnswerOption answer;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    AnswerOption answering = requireValue(answer);
    RecordOption recorder = requireValue(recording);
    RequestArgument argument = requireValue(request);
    try (LazyInteractions interactions = requireValue(options).interactions()) {
      CheckedRequest read =
          argument.read(false, requireValue(options), interactions, answering.err());
      Verdict verdict = read.candor().explain(read.request());
      if (recorder.isGiven()) {
        recorder.add(
            verdict.grounds().decidedAt(),
            read.request(),
            read.candor().facts(read.request()),
            answering.err());
      }

      answering.give(
          new VerdictAnswer(
              read.request(),
              verdict,
              WhenCommand.commandLine(
                  argument.file(), requireValue(spec).commandLine().getParseResult())));
      return verdict.<Integer>match(permitted -> ExitCode.DONE, refused -> ExitCode.REFUSED);
    }
  }
}
