package dev.candor.cli.library;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.template.TemplateLibrary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code candor templates retire}. */
@Command(
    name = "retire",
    mixinStandardHelpOptions = true,
    description = "Takes the version in use out of use, so that the standard one shows again.")
public final class TemplatesRetireCommand implements Runnable {

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
              library.retire(key, stamp);
              requireValue(answer)
                  .give(
                      new InUseAnswer(
                          List.of(
                              new InUseAnswer.VersionInUse(
                                  TemplateLibrary.versionKey(key), null))));
            });
  }
}
