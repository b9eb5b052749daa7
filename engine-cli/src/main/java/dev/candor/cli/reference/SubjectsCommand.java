package dev.candor.cli.reference;

import dev.candor.cli.option.CommandGroup;
import picocli.CommandLine.Command;

/** {@code candor subjects}: what a message can be about. */
@Command(
    name = "subjects",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "What a message can be about.",
    subcommands = {SubjectsListCommand.class, SubjectsShowCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor subjects list --theme opsCollDebt",
      "  candor subjects show loanOverdueFirstNotice --json"
    })
public final class SubjectsCommand extends CommandGroup {}
