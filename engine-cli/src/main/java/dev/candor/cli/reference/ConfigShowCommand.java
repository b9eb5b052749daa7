package dev.candor.cli.reference;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.CandorOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code candor config show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows what is in force and where each value comes from, without passwords.")
final class ConfigShowCommand implements Runnable {

  @Mixin private @Nullable CandorOptions options;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    requireValue(answer).give(new ConfigurationAnswer(requireValue(options).inForce()));
  }
}
