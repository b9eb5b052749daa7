package dev.candor.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code candor rules table}: rules as tables, for people with spreadsheets. */
@Command(
    name = "table",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Rules as tables, CSV or XLSX: a row for each rule, a column for each key.",
    subcommands = {RulesTableExportCommand.class, RulesTableImportCommand.class})
final class RulesTableCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    EscapingWriter.help(spec);
  }
}
