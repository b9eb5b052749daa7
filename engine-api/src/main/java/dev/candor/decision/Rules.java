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

  /** Returns whether any rule reads the words of a message; none unless a rulebook says so. */
  default boolean readsWords() {
    return false;
  }

  /**
   * Returns what the rules that read the words of a message say of one that is written: refusals
   * and warnings alone. {@link #decide} does not ask them. Not called where none reads words.
   *
   * @param facts those it was decided on, as of the time it goes
   * @param words what a reader sees of it
   */
  default Decision read(Facts facts, String words) {
    throw new IllegalStateException("No rule reads the words of a message.");
  }
}
