package dev.candor.cli;

import dev.candor.cli.answer.FaultForm;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.file.InputFile;
import dev.candor.cli.message.ExplainCommand;
import dev.candor.cli.message.PreviewCommand;
import dev.candor.cli.message.ReleaseCommand;
import dev.candor.cli.message.RenderCommand;
import dev.candor.cli.message.SendCommand;
import dev.candor.cli.option.CommandGroup;
import dev.candor.cli.option.ConfigurationOption;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.record.InteractionsCommand;
import dev.candor.cli.reference.ConfigCommand;
import dev.candor.cli.reference.SchemaCommand;
import dev.candor.cli.reference.SubjectsCommand;
import dev.candor.cli.rules.RulesCommand;
import dev.candor.cli.template.TemplatesCommand;
import dev.candor.cli.text.EscapingWriter;
import dev.candor.cli.text.StandardOutput;
import dev.candor.cli.text.TerminalWidth;
import dev.candor.cli.when.WhenCommand;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.FaultException;
import dev.candor.fault.InvalidInputException;
import dev.candor.fault.Nearest;
import dev.candor.store.StoreFailedException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command {@code candor}. Exit codes: 0 done, 1 refused, 2 bad input, 3 broken template or
 * rulebook, 70 anything else.
 */
@Command(
    name = "candor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Decides whether a message to a borrower may go out, when, and with which words; writes it and keeps the record.",
    subcommands = {
      SendCommand.class,
      ExplainCommand.class,
      WhenCommand.class,
      RenderCommand.class,
      PreviewCommand.class,
      SubjectsCommand.class,
      TemplatesCommand.class,
      RulesCommand.class,
      ReleaseCommand.class,
      InteractionsCommand.class,
      ConfigCommand.class,
      SchemaCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor send examples/requests/overdue-email.json",
      "  candor explain examples/requests/seven-calls.json --now 2026-03-06T15:00:00Z",
      "  candor when examples/requests/two-zones.json",
      "  candor render --subject loanOverdueFirstNotice --channel mail --fmt pdf -o letter.pdf",
      "  candor subjects list --theme opsCollDebt",
      "  candor templates check my-templates",
      "  candor release --portfolio examples/portfolio.json --now 2026-03-07T13:00:00Z",
      "  candor interactions list",
      "  candor config show",
      "  source <(candor generate-completion)",
      "",
      "A SQLite file that another process holds is waited for, 5 seconds at most.",
      "Exit codes: 0 done, 1 refused, 2 bad input, 3 broken template or rulebook, 70 anything else."
    })
public final class Main extends CommandGroup {

  /** What {@code launched} adds to every exit code: a JVM that fails by itself ends with 1, too. */
  private static final String LAUNCHED = "candor.exit.base";

  // a url in what somebody typed may hold a password
  private static final Pattern PASSWORD =
      Pattern.compile("(jdbc:|//)[^\\s']*@|(password=)[^\\s'&;]*", Pattern.CASE_INSENSITIVE);

  // as wide as picocli prints help by itself, and as narrow as it can
  private static final int HELP_WIDTH = 80;
  private static final int LEAST_HELP = 55;
  private static final int MOST_HELP = 1000;

  private static final Fault TWICE =
      new Fault(
          "command line",
          "",
          "Two inputs are to come from standard input (-), which can be read once.",
          "name a file for one of them.");

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // The validator greets on standard error unless its log goes where ours goes: nowhere.
    System.setProperty("org.jboss.logging.provider", "slf4j");
    StandardOutput standard = new StandardOutput();
    PrintWriter out = EscapingWriter.over(new OutputStreamWriter(standard, StandardCharsets.UTF_8));
    PrintWriter err =
        EscapingWriter.over(new OutputStreamWriter(System.err, StandardCharsets.UTF_8));
    int code = run(System.getenv(), Path.of(""), out, err, args);
    err.flush();

    // whoever stops reading has what was wanted
    if (out.checkError() && !standard.isNoLongerRead()) {
      err.println(
          "The answer could not be written to standard output; it ended with exit code "
              + code
              + ".");
      err.println("Maybe check that there is room.");
      code = ExitCode.FAILED;
    }
    System.exit(Integer.getInteger(LAUNCHED, 0) + code);
  }

  /** Runs one command in no environment and answers its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(Map.of(), Path.of(""), out, err, args);
  }

  /** Runs one command in this environment and folder, and answers its exit code. */
  static int run(
      Map<String, String> environment,
      Path folder,
      PrintWriter to,
      PrintWriter errors,
      String... args) {
    PrintWriter out = EscapingWriter.over(to);
    PrintWriter err = EscapingWriter.over(errors);
    CommandLine line = commandLine(environment, folder);
    line.setOut(out);
    line.setErr(err);
    line.setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(false);
    boolean json = Arrays.asList(args).contains("--json");
    TerminalWidth width = TerminalWidth.of(environment);
    line.setParameterExceptionHandler(
        (malformed, given) -> report(describe(malformed), json, width, out, err));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> report(failure, json, width, out, err));
    line.setExecutionStrategy(
        parsed -> {
          Fault unknown = findUnknownCommand(parsed);
          if (unknown != null) {
            return report(refuse(unknown), json, width, out, err);
          }
          if (Collections.frequency(Arrays.asList(args), InputFile.STANDARD) > 1) {
            return report(refuse(TWICE), json, width, out, err);
          }
          Integer help = CommandLine.executeHelpRequest(parsed);
          if (help != null) {
            return help;
          }
          try {
            if (!isAboutNoData(parsed)) {
              ConfigurationOption.of(parsed.commandSpec());
            }
          } catch (FaultException mistake) {
            return report(mistake, json, width, out, err);
          }
          return new CommandLine.RunLast().execute(parsed);
        });

    try {
      return line.execute(args);
    } catch (Error failure) {
      return fail(failure, err);
    }
  }

  /** Makes the whole tree of commands, as wide as the terminal of this environment. */
  static CommandLine commandLine(Map<String, String> environment, Path folder) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new Main());
    ConfigurationOption.addTo(spec, environment, folder);
    CommandLine line = new CommandLine(spec);
    line.setUsageHelpWidth(TerminalWidth.of(environment).orElse(HELP_WIDTH, LEAST_HELP, MOST_HELP));
    return line;
  }

  private static InvalidInputException refuse(Fault fault) {
    return new InvalidInputException("the command line", List.of(fault));
  }

  /** Says what is wrong with a command line that could not be read. */
  private static InvalidInputException describe(CommandLine.ParameterException malformed) {
    CommandLine at = malformed.getCommandLine();
    if (malformed instanceof CommandLine.UnmatchedArgumentException unmatched
        && !at.getSubcommands().isEmpty()
        && !unmatched.isUnknownOption()) {
      return refuse(nameUnknownCommand(at, unmatched.getUnmatched().get(0)));
    }
    String message =
        String.valueOf(malformed.getMessage())
            .replaceFirst("' is not an? (int|long)$", "' is not a whole number");

    return refuse(
        new Fault(
            "command line",
            "",
            PASSWORD.matcher(message).replaceAll("$1$2..."),
            "see " + at.getCommandSpec().qualifiedName() + " --help."));
  }

  /** Finds a command nobody knows, of which help was asked; null where there is none. */
  private static @Nullable Fault findUnknownCommand(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine at = last.commandSpec().commandLine();
    return last.unmatched().isEmpty() || at.getSubcommands().isEmpty()
        ? null
        : nameUnknownCommand(at, last.unmatched().get(0));
  }

  private static Fault nameUnknownCommand(CommandLine at, String word) {
    String name = at.getCommandSpec().qualifiedName();
    List<String> near = Nearest.to(word, at.getSubcommands().keySet(), 3);
    return new Fault(
        "command line",
        "",
        "There is no command ("
            + PASSWORD.matcher(word).replaceAll("$1$2...")
            + ") of "
            + name
            + "."
            + (near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + "."),
        near.isEmpty() ? "see " + name + " --help." : "write " + name + " " + near.get(0) + ".");
  }

  /** Returns whether a command answers the same whatever is configured. */
  private static boolean isAboutNoData(ParseResult parsed) {
    String name = parsed.hasSubcommand() ? parsed.subcommand().commandSpec().name() : "";
    return name.isEmpty() || name.equals("schema") || name.equals("generate-completion");
  }

  private static int report(
      Exception failure, boolean json, TerminalWidth width, PrintWriter out, PrintWriter err) {
    if (failure instanceof FaultException fault) {
      if (json) {
        new JsonAnswers(out).print(FaultForm.of(fault));
      } else {
        err.println(
            EscapingWriter.lines(
                fault.lines(FaultForm::lines).stream().map(line -> width.wrap(line)).toList()));
      }
      return failure instanceof BrokenTemplateException
              || failure instanceof BrokenRulebookException
          ? ExitCode.BROKEN
          : ExitCode.BAD_INPUT;
    }
    if (failure instanceof StoreFailedException store) {
      err.println(EscapingWriter.content(String.valueOf(store.getMessage())));
      return ExitCode.FAILED;
    }

    return fail(failure, err);
  }

  private static int fail(Throwable failure, PrintWriter err) {
    // Names only: the message of an exception that is not ours may hold anything.
    err.println("Candor failed (" + failure.getClass().getName() + ").");
    if (System.getenv("CANDOR_TRACE") != null) {
      failure.printStackTrace(err);
    }
    err.println("Maybe set CANDOR_TRACE=1 and run it again to see where.");
    return ExitCode.FAILED;
  }
}
