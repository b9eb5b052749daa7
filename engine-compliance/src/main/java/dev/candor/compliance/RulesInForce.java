package dev.candor.compliance;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import dev.candor.fault.BrokenRulebookException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rulebook in force, exchanged while messages are decided: each decision is made by one
 * rulebook whole, the one in force when it began, and names its version and hash. May be shared
 * between threads; deciding waits for nobody.
 *
 * <p>A rulebook with faults never comes into force: {@link #replace} and {@link #reload} throw, and
 * the one before stays.
 */
public final class RulesInForce implements Rules {

  private record InForce(Rulebook rulebook, DroolsRules rules) {
    static InForce of(Rulebook rulebook) {
      return new InForce(rulebook, DroolsRules.of(rulebook));
    }
  }

  private final Supplier<Rulebook> source;
  private volatile InForce current;

  private RulesInForce(Supplier<Rulebook> source) {
    this.source = source;
    this.current = InForce.of(source.get());
  }

  /**
   * The rulebook that the source gives now and again at each {@link #reload}, such as {@code () ->
   * Rulebooks.fromFolder(house, law)}.
   *
   * @throws BrokenRulebookException when it has faults; lists every one
   */
  public static RulesInForce from(Supplier<Rulebook> source) {
    return new RulesInForce(source);
  }

  /**
   * The rulebook in a folder, and over it those in others, the highest last; {@link #reload} reads
   * all of them again.
   *
   * @throws BrokenRulebookException listing every fault of every file of the first that has some
   */
  public static RulesInForce fromFolders(Path lowest, Path... over) {
    List<Path> upper = List.of(over);
    return from(
        () -> {
          Rulebook rulebook = Rulebooks.fromFolder(lowest);
          for (Path folder : upper) {
            rulebook = Rulebooks.fromFolder(folder, rulebook);
          }
          return rulebook;
        });
  }

  @Override
  public Decision decide(Facts facts) {
    return current.rules.decide(facts);
  }

  @Override
  public boolean readsWords() {
    return current.rules.readsWords();
  }

  @Override
  public Decision read(Facts facts, String words) {
    return current.rules.read(facts, words);
  }

  /** The rulebook in force. */
  public Rulebook rulebook() {
    return current.rulebook;
  }

  /**
   * Puts another rulebook in force, until it is replaced or {@link #reload} reads the source again.
   * Decisions under way end by the one they began with.
   *
   * @return the one in force before, to go back to
   */
  public synchronized Rulebook replace(Rulebook rulebook) {
    InForce next = InForce.of(rulebook);
    Rulebook before = current.rulebook;
    current = next;
    return before;
  }

  /**
   * Reads the source again and puts what it gives in force where that is another version or hash.
   * Whoever changes a folder file by file may be read halfway: change a copy and move it into
   * place.
   *
   * @return whether another rulebook is in force now
   * @throws BrokenRulebookException when it has faults, listing every one; the one before stays
   */
  public synchronized boolean reload() {
    Rulebook read = source.get();
    if (read.version().equals(current.rulebook.version())) {
      return false;
    }
    replace(read);
    return true;
  }
}
