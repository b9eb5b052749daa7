package dev.candor.cli.library;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.document.TemplateVersion.Stamp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Switches a template on or off. */
abstract class TemplateSwitch implements Runnable {

  @Mixin private @Nullable VersionChange change;

  @Parameters(
      paramLabel = "TEMPLATE",
      description = "Such as paymentFailed/email or es/paymentFailed/email; see templates list.")
  private String template = "";

  @Mixin private @Nullable AnswerOption answer;

  /** Returns whether it switches on. */
  abstract boolean isOn();

  @Override
  public void run() {
    Stamp stamp = requireValue(change).stamp();
    requireValue(change)
        .change(
            true,
            library -> {
              library.enable(template, isOn(), stamp);
              requireValue(answer).give(new Switched(template, isOn()));
            });
  }

  private record Switched(String template, boolean enabled) implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of("template", template, "enabled", enabled);
    }

    @Override
    public void print(TextPage text) {
      text.printLine(template + " is " + (enabled ? "enabled." : "disabled."));
    }
  }
}
