package dev.candor.json;

import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the faults of one document, at most {@link #MOST}. Not to be shared between threads. */
final class Faults {

  /** A file that is wrong everywhere must not fill the memory with its faults. */
  static final int MOST = 1_000;

  private final String file;
  private final List<Fault> faults = new ArrayList<>();
  private final TreeSet<String> paths = new TreeSet<>();

  Faults(String file) {
    this.file = file;
  }

  /**
   * Adds a fault at a line and column of the file; the path is empty where the text has none yet.
   */
  void add(int line, int column, String path, String message, String maybe) {
    add(new Fault(file + ":" + line + ":" + column, path, message, maybe));
  }

  /** Adds a fault at a value of the file. */
  void add(Node node, JsonPath path, String message, String maybe) {
    add(node.line(), node.column(), path.toString(), message, maybe);
  }

  /** Adds a fault that has its place. */
  void add(Fault fault) {
    if (full()) {
      return;
    }
    faults.add(fault);
    paths.add(fault.path());
    if (full()) {
      faults.add(
          new Fault(
              fault.place(),
              "$",
              "The list of faults is full (" + MOST + "); what follows was not checked.",
              "mend these first."));
    }
  }

  /** Whether no more is taken. */
  boolean full() {
    return faults.size() >= MOST;
  }

  /** Whether this value, or anything inside it, has a fault. */
  boolean anyIn(String path) {
    return paths.contains(path)
        || startsWith(paths.ceiling(path + "."), path + ".")
        || startsWith(paths.ceiling(path + "["), path + "[");
  }

  private static boolean startsWith(@Nullable String found, String prefix) {
    return found != null && found.startsWith(prefix);
  }

  /** All of them, by place. */
  List<Fault> sorted() {
    return faults.stream().sorted(Fault.BY_PLACE).toList();
  }
}
