package dev.candor.cli.rules;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.CandorOptions;
import dev.candor.cli.option.CheckedRequest;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RequestArgument;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.decision.Verdict;
import dev.candor.workshop.page.ExplainedVerdict;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private @Nullable CandorOptions options;

  @Mixin private @Nullable RequestArgument request;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    CandorOptions given = requireValue(options);
    PrintWriter err = requireValue(answer).err();
    try (LazyInteractions interactions = given.interactions()) {
      CheckedRequest read = requireValue(request).read(false, given, interactions, err);
      Verdict verdict = read.candor().explain(read.request());
      ExplainedVerdict explained =
          ExplainedVerdict.of(verdict, given.rulebook(err), read.candor().facts(read.request()));
      requireValue(answer).give(new ExplainedAnswer(read.request(), explained));
      return verdict.<Integer>match(permitted -> ExitCode.DONE, refused -> ExitCode.REFUSED);
    }
  }
}
