package dev.candor.cli.table;

import dev.candor.cli.option.CommandGroup;
import picocli.CommandLine.Command;

/** {@code candor rules table}: rules as tables, for people with spreadsheets. */
@Command(
    name = "table",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Rules as tables, CSV or XLSX: a row for each rule, a column for each key.",
    subcommands = {RulesTableExportCommand.class, RulesTableImportCommand.class})
public final class RulesTableCommand extends CommandGroup {}
