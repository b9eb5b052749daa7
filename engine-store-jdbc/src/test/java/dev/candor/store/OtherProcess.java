package dev.candor.store;

import dev.candor.interaction.Interactions.Entry;
import dev.candor.interaction.Interactions.Written;
import dev.candor.message.PersonId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JVM of its own that records on one store. It says "ready", waits for a line, opens the store
 * and says "open"; then a line for each answer, after the answer: "kept IN-1." or "known IN-1.".
 */
final class OtherProcess implements AutoCloseable {

  private static final Pattern ANSWER = Pattern.compile("open|(kept|known) .*\\.");

  private final Process process;
  private final BufferedReader output;

  private OtherProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts one that records {@code count} entries with external ids run-0, run-1..., ids beginning
   * with {@code name}.
   */
  static OtherProcess ready(String name, String url, int count) throws IOException {
    OtherProcess other =
        new OtherProcess(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    // from 24 on Java warns of SQLite's native library, and a warning is no answer
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OtherProcess.class.getName(),
                    name,
                    url,
                    Integer.toString(count))
                .redirectErrorStream(true)
                .start());
    if (!"ready".equals(other.output.readLine())) {
      throw new IOException("The other process did not start.");
    }
    return other;
  }

  void go() throws IOException {
    Writer input = process.outputWriter(StandardCharsets.UTF_8);
    input.write("go\n");
    input.flush();
  }

  /** The next whole answer; empty at the end. Anything else it says is a failure of its own. */
  String next() throws IOException {
    String line = output.readLine();
    if (line == null || ANSWER.matcher(line).matches()) {
      return line == null ? "" : line;
    }
    // dead, so that what it said comes to an end
    process.toHandle().destroyForcibly();
    String rest = output.lines().collect(Collectors.joining("\n"));
    // killed in the midst of a line it ends there
    if (rest.isEmpty() && ANSWER.matcher(line + ".").matches()) {
      return "";
    }
    throw new IOException("The other process said:\n" + line + "\n" + rest);
  }

  /** Every whole line that is left. */
  List<String> rest() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = next(); !line.isEmpty(); line = next()) {
      lines.add(line);
    }
    return lines;
  }

  /** SIGKILL, in the midst of whatever it does. */
  void kill() {
    // by its handle: what it has said can still be read
    process.toHandle().destroyForcibly();
  }

  int exit() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] args) throws IOException {
    System.out.println("ready");
    System.in.read();
    try (JdbcInteractions store = JdbcInteractions.open(args[1])) {
      System.out.println("open");
      for (int i = 0; i < Integer.parseInt(args[2]); i++) {
        System.out.println(record(store, args[0], i) + ".");
      }
    }
  }

  private static String record(JdbcInteractions store, String name, int number) {
    String person = "BO-" + number % 5;
    Entry entry = Given.entry(name + number).to(person).as("run-" + number).entry();
    while (true) {
      long version =
          store.history(PersonId.of(person), Instant.parse("2000-01-01T00:00:00Z")).version();
      Written written = store.record(entry, version);
      String answer =
          written.match(
              kept -> "kept " + kept.interaction().id(),
              duplicate -> "known " + duplicate.existing(),
              () -> "");
      if (!answer.isEmpty()) {
        return answer;
      }
    }
  }
}
