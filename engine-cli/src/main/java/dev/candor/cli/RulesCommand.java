package dev.candor.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code candor rules}: what messages are decided by. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "What messages are decided by.",
    subcommands = {
      RulesTestCommand.class,
      RulesExplainCommand.class,
      RulesDiffCommand.class,
      RulesPagesCommand.class,
      RulesNewCommand.class
    })
final class RulesCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec command = Given.of(spec);
    command.commandLine().usage(command.commandLine().getOut());
  }
}
