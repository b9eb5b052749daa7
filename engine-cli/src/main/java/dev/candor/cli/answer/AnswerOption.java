package dev.candor.cli.answer;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.option.ConfigurationOption;
import dev.candor.cli.text.TerminalWidth;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --json} of every command, which chooses the form of its answers. */
public final class AnswerOption {

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** Returns what gives the answers of the command. */
  public Answers answers() {
    return json ? new JsonAnswers(out()) : text();
  }

  /** Gives the one answer of the command. */
  public void give(CommandAnswer answer) {
    answers().give(answer);
  }

  private Answers text() {
    return new TextAnswers(
        new TextPage(
            out(),
            err(),
            requireValue(command).commandLine().getColorScheme().ansi(),
            terminalWidth()));
  }

  /** Returns how wide the terminal is. */
  public TerminalWidth terminalWidth() {
    return ConfigurationOption.terminalWidth(command);
  }

  /** Returns standard output, for a content that is printed to the byte. */
  public PrintWriter out() {
    return requireValue(command).commandLine().getOut();
  }

  /** Returns where questions are put: standard output, or beside the answer where that is JSON. */
  public PrintWriter questions() {
    return json ? err() : out();
  }

  /** Returns standard error, for what is said beside the answer. */
  public PrintWriter err() {
    return requireValue(command).commandLine().getErr();
  }
}
