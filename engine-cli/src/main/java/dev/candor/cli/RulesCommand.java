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
      RulesNewCommand.class,
      RulesCheckCommand.class,
      RulesTestCommand.class,
      RulesExplainCommand.class,
      RulesPagesCommand.class,
      RulesTableCommand.class,
      RulesDiffCommand.class,
      RulesCoverageCommand.class,
      RulesSchemaCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules check my-rules --over rulebook-us",
      "  candor rules test rulebook-us",
      "  candor rules coverage"
    })
final class RulesCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    EscapingWriter.help(spec);
  }
}
