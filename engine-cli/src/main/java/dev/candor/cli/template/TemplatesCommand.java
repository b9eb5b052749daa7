package dev.candor.cli.template;

import dev.candor.cli.library.TemplatesActivateCommand;
import dev.candor.cli.library.TemplatesDisableCommand;
import dev.candor.cli.library.TemplatesEnableCommand;
import dev.candor.cli.library.TemplatesImportCommand;
import dev.candor.cli.library.TemplatesRetireCommand;
import dev.candor.cli.library.TemplatesRollBackCommand;
import dev.candor.cli.library.TemplatesVersionsCommand;
import dev.candor.cli.option.CommandGroup;
import picocli.CommandLine.Command;

/** {@code candor templates}: what messages are written with. */
@Command(
    name = "templates",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "What messages are written with.",
    subcommands = {
      TemplatesListCommand.class,
      TemplatesShowCommand.class,
      TemplatesVariablesCommand.class,
      TemplatesCheckCommand.class,
      TemplatesPreviewCommand.class,
      TemplatesDiffCommand.class,
      TemplatesImportCommand.class,
      TemplatesVersionsCommand.class,
      TemplatesActivateCommand.class,
      TemplatesRollBackCommand.class,
      TemplatesRetireCommand.class,
      TemplatesEnableCommand.class,
      TemplatesDisableCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor templates list --channel email",
      "  candor templates show paymentSuccessful/email --part html",
      "  candor templates variables paymentSuccessful --sample > payment.json",
      "  candor templates check my-templates",
      "  candor templates preview paymentSuccessful --templates my-templates -o preview --watch",
      "  candor templates diff standard my-templates",
      "  candor templates import my-templates --by ana --note \"new address\""
    })
public final class TemplatesCommand extends CommandGroup {}
