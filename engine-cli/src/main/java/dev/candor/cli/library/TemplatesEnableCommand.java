package dev.candor.cli.library;

import picocli.CommandLine.Command;

/** {@code candor templates enable}. */
@Command(
    name = "enable",
    mixinStandardHelpOptions = true,
    description = "Lets messages be written with a template again.")
public final class TemplatesEnableCommand extends TemplateSwitch {

  @Override
  boolean isOn() {
    return true;
  }
}
