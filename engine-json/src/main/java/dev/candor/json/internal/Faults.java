package dev.candor.json.internal;

import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the faults of one document, at most {@link #MOST}. Not to be shared between threads. */
public final class Faults {

  /** A file that is wrong everywhere must not fill the memory with its faults. */
  public static final int MOST = 1_000;

  private final String file;
  private final List<Fault> faults = new ArrayList<>();
  private final TreeSet<String> paths = new TreeSet<>();

  public Faults(String file) {
    this.file = file;
  }

  /**
   * Adds a fault at a line and column of the file; the path is empty where the text has none yet.
   */
  public void add(int line, int column, String path, String message, String maybe) {
    add(new Fault(file + ":" + line + ":" + column, path, message, maybe));
  }

  /** Adds a fault at a value of the file. */
  public void add(Node node, JsonPath path, String message, String maybe) {
    add(node.line(), node.column(), path.toString(), message, maybe);
  }

  /** Adds a fault that has its place. */
  public void add(Fault fault) {
    if (isFull()) {
      return;
    }

    faults.add(fault);
    paths.add(fault.path());
    if (isFull()) {
      faults.add(
          new Fault(
              fault.place(),
              "$",
              "The list of faults is full (" + MOST + "); what follows was not checked.",
              "mend these first."));
    }
  }

  /** Returns whether no more is taken. */
  public boolean isFull() {
    return faults.size() >= MOST;
  }

  /** Returns whether this value, or anything inside it, has a fault. */
  public boolean hasAnyIn(String path) {
    return paths.contains(path)
        || startsWith(paths.ceiling(path + "."), path + ".")
        || startsWith(paths.ceiling(path + "["), path + "[");
  }

  private static boolean startsWith(@Nullable String found, String prefix) {
    return found != null && found.startsWith(prefix);
  }

  /** Returns all of them, by place. */
  public List<Fault> toList() {
    return faults.stream().sorted(Fault.BY_PLACE).toList();
  }
}
