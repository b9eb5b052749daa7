package dev.candor.cli.library;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.document.TemplateVersion;
import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.template.TemplateLibrary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code candor templates rollback}. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description =
        "Puts the version into use that was before in time, one step further back each time; where there was none, the standard one.")
public final class TemplatesRollBackCommand implements Runnable {

  @Mixin private @Nullable VersionChange change;

  @Parameters(paramLabel = "KEY", description = "Such as en/paymentFailed/email.")
  private String key = "";

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    Stamp stamp = requireValue(change).stamp();

    requireValue(change)
        .change(
            false,
            library -> {
              TemplateVersion now = library.rollBack(key, stamp).orElse(null);
              requireValue(answer)
                  .give(
                      new InUseAnswer(
                          List.of(
                              now == null
                                  ? new InUseAnswer.VersionInUse(
                                      TemplateLibrary.versionKey(key), null)
                                  : new InUseAnswer.VersionInUse(now.key(), now.number()))));
            });
  }
}
