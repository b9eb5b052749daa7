package dev.candor.cli.text;

import java.io.PrintWriter;
import java.io.Writer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints for a terminal. What could make a terminal show other than what is said is written as its
 * escape, such as {@code \u001B} or {@code \n}: controls, line breaks, marks that turn the
 * direction of writing, characters nobody sees. So a name or a value from outside never begins a
 * line of its own and never paints one.
 *
 * <p>{@code println} and {@code printf} escape; {@code print} writes what is the program's own,
 * such as help, or a document to the byte. The program's own line breaks, colours and answers
 * inside a text are marked by {@link #BREAK}, {@link #ESCAPE} and {@link #ANSWER}, which nobody
 * outside can guess; a line that begins as an answer does and is none is indented. Not to be shared
 * between threads.
 */
public final class EscapingWriter extends PrintWriter {

  private static final String SECRET = secret();

  /** Breaks a line inside of what is printed. */
  public static final String BREAK = "\uFDD0" + SECRET + "\uFDD1";

  /** Begins a colour inside of what is printed. */
  public static final String ESCAPE = "\uFDD0" + SECRET + "\uFDD2";

  /** Begins a line that is an answer. */
  public static final String ANSWER = "\uFDD0" + SECRET + "\uFDD3";

  /** How the lines begin by which a command answers people and programs. */
  private static final Pattern LIKE_AN_ANSWER =
      Pattern.compile(
          "(ACCEPTED|SCHEDULED|REFUSED|QUEUED|MOVED|WITHHELD|HELD|FAULTED|OPEN|CLOSED)\\b|[{\\[]");

  private EscapingWriter(Writer out) {
    super(out, true);
  }

  public static EscapingWriter over(Writer out) {
    return out instanceof EscapingWriter already ? already : new EscapingWriter(out);
  }

  private static String secret() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Joins lines of the program's own. */
  public static String lines(List<String> lines) {
    return String.join(BREAK, lines);
  }

  /** Returns a content of several lines, which stay lines. */
  public static String content(String text) {
    return lines(text.lines().toList());
  }

  @Override
  public void println(@Nullable String text) {
    synchronized (lock) {
      print(show(String.valueOf(text)));
      println();
    }
  }

  @Override
  public void println(@Nullable Object value) {
    println(String.valueOf(value));
  }

  @Override
  public PrintWriter printf(String format, @Nullable Object... values) {
    return format(format, values);
  }

  @Override
  public PrintWriter format(String format, @Nullable Object... values) {
    print(
        String.format(
            Locale.ROOT,
            format,
            Arrays.stream(values)
                .map(value -> value instanceof Number ? value : show(String.valueOf(value)))
                .toArray()));
    return this;
  }

  private static String show(String text) {
    if (!text.contains(SECRET)) {
      return line(text);
    }
    return Arrays.stream(text.split(BREAK, -1))
        .map(EscapingWriter::line)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(String text) {
    boolean answer = text.startsWith(ANSWER);
    String line =
        Arrays.stream(text.substring(answer ? ANSWER.length() : 0).split(ESCAPE, -1))
            .map(EscapingWriter::escape)
            .collect(Collectors.joining("\u001B"));
    return (!answer && LIKE_AN_ANSWER.matcher(line).lookingAt() ? "  " : "") + line;
  }

  /** Returns the text with escapes in place of what a terminal would not show as it stands. */
  public static String escape(String text) {
    int first = 0;
    while (first < text.length() && isPlain(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);

    for (int i = first; i < text.length(); ) {
      int one = text.codePointAt(i);
      String chars = text.substring(i, i + Character.charCount(one));
      if (isShown(one)) {
        escaped.append(chars);
      } else if (one == '\n' || one == '\r') {
        escaped.append(one == '\n' ? "\\n" : "\\r");
      } else {
        // as JSON writes it, so that an answer in JSON says the same escaped
        chars.chars().forEach(unit -> escaped.append(String.format("\\u%04X", unit)));
      }
      i += chars.length();
    }

    return escaped.toString();
  }

  private static boolean isPlain(char one) {
    return (one >= ' ' && one < 0x7F) || one == '\t';
  }

  private static boolean isShown(int one) {
    if (one == '\t') {
      return true;
    }

    return switch (Character.getType(one)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
