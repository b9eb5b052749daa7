package dev.candor.cli.library;

import picocli.CommandLine.Command;

/** {@code candor templates disable}. */
@Command(
    name = "disable",
    mixinStandardHelpOptions = true,
    description = "Refuses every message that would be written with a template.")
public final class TemplatesDisableCommand extends TemplateSwitch {

  @Override
  boolean isOn() {
    return false;
  }
}
