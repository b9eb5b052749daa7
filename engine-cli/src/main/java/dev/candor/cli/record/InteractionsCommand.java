package dev.candor.cli.record;

import dev.candor.cli.option.CommandGroup;
import picocli.CommandLine.Command;

/** {@code candor interactions}: the record. */
@Command(
    name = "interactions",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "What was recorded.",
    subcommands = {InteractionsListCommand.class, InteractionsShowCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor interactions list --person BO-NEWYORK",
      "  candor interactions show IX-4Q2M8ZV7K1WB3N5D --fmt pdf -o sent.pdf"
    })
public final class InteractionsCommand extends CommandGroup {}
