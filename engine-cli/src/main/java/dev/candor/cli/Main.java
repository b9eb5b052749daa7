package dev.candor.cli;

import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.FaultException;
import dev.candor.fault.InvalidInputException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
      "  candor release --now 2026-03-07T13:00:00Z",
      "  candor interactions list",
      "  source <(candor generate-completion)",
      "",
      "Exit codes: 0 done, 1 refused, 2 bad input, 3 broken template or rulebook, 70 anything else."
    })
public final class Main implements Runnable {

  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int BAD_INPUT = 2;
  static final int BROKEN = 3;
  static final int FAILED = 70;

  @Spec private CommandSpec spec;

  Main() {
    spec = CommandSpec.create();
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // The validator greets on standard error unless its log goes where ours goes: nowhere.
    System.setProperty("org.jboss.logging.provider", "slf4j");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, args);
    err.flush();
    if (out.checkError()) {
      err.println(
          "The answer could not be written to standard output; it ended with exit code "
              + code
              + ".");
      err.println("Maybe check that there is room, or that the reader of the pipe is still there.");
      code = FAILED;
    }
    System.exit(code);
  }

  /** Runs one command and answers its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out);
    line.setErr(err);
    line.setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(false);
    boolean json = Arrays.asList(args).contains("--json");
    line.setParameterExceptionHandler(
        (malformed, given) -> {
          Fault fault =
              new Fault(
                  "command line",
                  "",
                  String.valueOf(malformed.getMessage())
                      .replaceAll("\\R", " ")
                      .replaceFirst("' is not an? (int|long)$", "' is not a whole number"),
                  "see "
                      + malformed.getCommandLine().getCommandSpec().qualifiedName()
                      + " --help.");
          return told(
              new InvalidInputException("the command line", List.of(fault)), json, out, err);
        });
    line.setExecutionExceptionHandler((failure, command, parsed) -> told(failure, json, out, err));
    return line.execute(args);
  }

  private static int told(Exception failure, boolean json, PrintWriter out, PrintWriter err) {
    if (failure instanceof FaultException fault) {
      if (json) {
        out.println(Json.text(Json.faults(fault)));
      } else {
        err.println(fault.getMessage());
      }
      return failure instanceof BrokenTemplateException
              || failure instanceof BrokenRulebookException
          ? BROKEN
          : BAD_INPUT;
    }
    // Names only: the message of an exception that is not ours may hold anything.
    err.println("Candor failed (" + failure.getClass().getName() + ").");
    if (System.getenv("CANDOR_TRACE") != null) {
      failure.printStackTrace(err);
    }
    err.println("Maybe set CANDOR_TRACE=1 and run it again to see where.");
    return FAILED;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
