package dev.candor.decision;

/**
 * A rulebook ready to decide. A port; {@code engine-compliance} builds one from a folder or a jar.
 * Implementations may be shared between threads, read no clock and no file, and give the same
 * answer for the same facts.
 */
@FunctionalInterface
public interface Rules {

  /**
   * Returns what every rule says of these facts. A rule that misses a fact it needs refuses and
   * names the fact; nothing fails open.
   */
  Decision decide(Facts facts);
}
