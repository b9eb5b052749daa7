package dev.candor.cli.library;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.DatabaseOption;
import dev.candor.document.TemplateStore;
import dev.candor.document.TemplateVersion;
import dev.candor.store.JdbcInteractions;
import dev.candor.template.TemplateLibrary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code candor templates versions}. */
@Command(
    name = "versions",
    mixinStandardHelpOptions = true,
    description = "Lists what the database keeps: every version of one key, or of all.")
public final class TemplatesVersionsCommand implements Runnable {

  @Mixin private @Nullable DatabaseOption database;

  @Parameters(
      arity = "0..1",
      paramLabel = "KEY",
      description = "Such as en/paymentFailed/email, partials/footer or layouts/letter.")
  private @Nullable String key;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    try (JdbcInteractions interactions = requireValue(database).openExisting()) {
      TemplateStore store = interactions.templates();
      List<TemplateVersion> versions =
          (key == null ? store.keys() : List.of(TemplateLibrary.versionKey(key)))
              .stream().flatMap(one -> store.versions(one).stream()).toList();
      requireValue(answer)
          .give(
              new VersionsAnswer(
                  versions,
                  key == null
                      ? "No versions: the standard templates are in use."
                      : "No versions."));
    }
  }
}
