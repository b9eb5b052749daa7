package dev.candor.cli.message;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.Preview;
import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.UndefinedNames;
import dev.candor.cli.option.CandorOptions;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.document.TextSegments;
import dev.candor.message.Channel;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code candor preview}: subject line, text and html of a message. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = "Writes subject line, text and html of a message and sends nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor preview --subject loanOverdueFirstNotice --channel email",
      "  candor preview --subject paymentSuccessful --channel text --context payment.json --json"
    })
public final class PreviewCommand implements Callable<Integer> {

  @Mixin private @Nullable CandorOptions options;

  @Mixin private @Nullable RenderOptions rendering;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    PrintWriter err = requireValue(answer).err();
    try (LazyInteractions interactions = requireValue(options).interactions()) {
      RenderOptions.Order order =
          requireValue(rendering).read(requireValue(options), err, interactions, List.of());
      Preview preview = order.candor().preview(order.request());
      String text = preview.contentText();
      TextSegments segments =
          order.request().channel() == Channel.TEXT && text != null ? TextSegments.of(text) : null;
      requireValue(answer).give(new PreviewAnswer(preview, segments));
      UndefinedNames.warn(err, preview.undefinedNames());
      return ExitCode.DONE;
    }
  }
}
