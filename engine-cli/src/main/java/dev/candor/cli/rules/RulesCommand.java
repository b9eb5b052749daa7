package dev.candor.cli.rules;

import dev.candor.cli.option.CommandGroup;
import dev.candor.cli.table.RulesTableCommand;
import picocli.CommandLine.Command;

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
      RulesQuotesCommand.class,
      RulesCoverageCommand.class,
      RulesSchemaCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules check my-rules --over rulebook-us",
      "  candor rules test rulebook-us",
      "  candor rules coverage"
    })
public final class RulesCommand extends CommandGroup {}
