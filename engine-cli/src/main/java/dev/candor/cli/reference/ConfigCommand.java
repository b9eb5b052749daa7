package dev.candor.cli.reference;

import dev.candor.cli.option.CommandGroup;
import picocli.CommandLine.Command;

/** {@code candor config}: what is written once for every command. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "What is in force: flags, then the environment, then the configuration file, then the defaults.",
      "The file is the one of --config, or of CANDOR_CONFIG, or candor.yaml of this folder. See: candor schema config."
    },
    subcommands = {ConfigShowCommand.class, ConfigCheckCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {"  candor config show --json", "  candor config check --config /etc/candor.yaml"})
public final class ConfigCommand extends CommandGroup {}
