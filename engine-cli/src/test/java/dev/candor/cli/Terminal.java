package dev.candor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What one run of {@code candor} printed and how it ended. */
record Terminal(int exit, String out, String err) {

  static final Path EXAMPLES = Path.of("..", "examples");
  static final String NOW = "2026-03-06T15:00:00Z";

  static Terminal candor(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Terminal(exit, out.toString(), err.toString());
  }

  /** Puts an example request to the demo portfolio, with a record of its own. */
  static Terminal example(String command, String request, Path db, String... more) {
    String[] args = {
      command,
      EXAMPLES.resolve("requests").resolve(request).toString(),
      "--portfolio",
      EXAMPLES.resolve("portfolio.json").toString(),
      "--json"
    };
    String[] store = {"--db", db.toString()};
    String[] all = new String[args.length + store.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(store, 0, all, args.length, store.length);
    System.arraycopy(more, 0, all, args.length + store.length, more.length);
    return candor(all);
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (IOException malformed) {
      throw new UncheckedIOException(out + err, malformed);
    }
  }
}
