package dev.candor.cli.answer;

import dev.candor.cli.text.EscapingWriter;
import dev.candor.cli.text.TerminalWidth;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/**
 * Answers told to a person, in lines with a label or indented under one. Coloured on a terminal
 * only, and wrapped at its width.
 */
public final class TextPage {

  /** The column at which what stands beside a label begins. */
  public static final int INDENT = 12;

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final int WIDTH = 96;

  /** Clocks that stand beside an instant; the rest would only repeat. */
  private static final int MOST_CLOCKS = 3;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;
  private final TerminalWidth terminal;

  public TextPage(PrintWriter out, PrintWriter err, Ansi ansi, TerminalWidth terminal) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
    this.terminal = terminal;
  }

  /** Returns where it is printed to. */
  public PrintWriter out() {
    return out;
  }

  /** Prints a line. */
  public void printLine(String line) {
    out.println(line);
  }

  /** Prints a line to standard error, beside the answer: what a program would only have to drop. */
  public void printAside(String line) {
    err.println(line);
  }

  /** Prints lines. */
  public void printLines(List<String> lines) {
    lines.forEach(this::printLine);
  }

  /** Prints a line that is an answer, which nothing from outside can look like. */
  public void printAnswer(String line) {
    printLine(EscapingWriter.ANSWER + line);
  }

  /** Prints a line beside its label. */
  public void printLabeled(String label, String text) {
    printLine((label(label) + text).stripTrailing());
  }

  /** Prints a text beside its label, wrapped. */
  public void printWrapped(String label, String text) {
    printLabeled(label, wrap(text, INDENT));
  }

  /** Prints a text under the label above it, wrapped. */
  public void printIndented(String text) {
    printLine(" ".repeat(INDENT) + wrap(text, INDENT));
  }

  /** Prints a content of several lines under its heading, in which lines stay lines. */
  public void printContent(String heading, String content) {
    printLine("--- " + heading);
    printLine(EscapingWriter.content(content.stripTrailing()));
  }

  /** Returns the label with which a line begins. */
  public String label(String text) {
    return String.format("  %-10s", text);
  }

  /** Returns the text in bold. */
  public String bold(String text) {
    return paint("bold", text);
  }

  /** Returns the text in a style of picocli's, such as {@code fg(red),bold}. */
  public String paint(String style, String text) {
    return ansi.enabled()
        ? ansi.string("@|" + style + " " + EscapingWriter.escape(text).replace("|@", "") + "|@")
            .replace("\u001B", EscapingWriter.ESCAPE)
        : text;
  }

  /** Returns the text broken into lines of the terminal's width, each but the first indented. */
  public String wrap(String text, int indent) {
    return TerminalWidth.wrap(text, indent, indent, terminal.orElse(WIDTH));
  }

  /** Prints a line, broken at the terminal's width where that is known. */
  public void printFitted(String line) {
    printLine(terminal.wrap(line));
  }

  /** Returns the instant by the clocks of these zones, in brackets; empty where there are none. */
  public static String local(Instant instant, Set<ZoneId> zones) {
    return zones.isEmpty()
        ? ""
        : "  ("
            + zones.stream()
                .limit(MOST_CLOCKS)
                .map(zone -> LOCAL.format(instant.atZone(zone)) + " " + zone.getId())
                .collect(Collectors.joining(", "))
            + ")";
  }
}
