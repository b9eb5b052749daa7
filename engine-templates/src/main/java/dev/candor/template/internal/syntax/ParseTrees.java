package dev.candor.template.internal.syntax;

import dev.candor.fault.Fault;
import dev.candor.template.internal.syntax.Syntax.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The parse trees of sources, each read once. May be shared between threads. */
public final class ParseTrees {

  private final Map<Source, Parsed> trees = new ConcurrentHashMap<>();

  private record Parsed(@Nullable Body body, List<Fault> faults) {}

  /** Returns the statements of a source; null where it cannot be read. */
  public @Nullable Body body(Source source) {
    return parse(source).body;
  }

  /** Returns what is wrong with a source as it is written. */
  public List<Fault> faults(Source source) {
    return parse(source).faults;
  }

  private Parsed parse(Source source) {
    return trees.computeIfAbsent(
        source,
        unread -> {
          List<Fault> faults = new ArrayList<>();
          Body body = HandlebarsParser.read(unread, faults);
          return new Parsed(body, List.copyOf(faults));
        });
  }
}
