package dev.candor.compliance;

import dev.candor.compliance.internal.decide.PredicateRules;
import dev.candor.compliance.internal.decide.RuleFailure;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides by the compiled rules of a rulebook one after the other at first, and by Drools when it
 * is clear that there is much to decide: after a hundred decisions another thread builds the
 * network, and each decision from when it stands is made by it. The answers are the same; a process
 * that has just started gives the first of them a good deal sooner, and one that decides once never
 * loads Drools. Should the network not come to be, every message is refused with {@link
 * DroolsRules#EVALUATION_FAILED}; {@link DroolsRules#of(Rulebook)} throws instead. May be shared
 * between threads.
 */
public final class TieredRules implements Rules {

  static final int FEW = 100;

  private final Rulebook rulebook;
  private final PredicateRules first;
  private final AtomicInteger decisions = new AtomicInteger();
  private volatile Rules current;

  private TieredRules(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.first = PredicateRules.of(rulebook);
    this.current = this::decideFirst;
  }

  /** Returns rules that decide by this rulebook. */
  public static TieredRules of(Rulebook rulebook) {
    return new TieredRules(rulebook);
  }

  @Override
  public Decision decide(Facts facts) {
    return current.decide(facts);
  }

  @Override
  public boolean readsWords() {
    return first.readsWords();
  }

  @Override
  public Decision read(Facts facts, String words) {
    return first.read(facts, words);
  }

  /** Returns what decides now. */
  Rules current() {
    return current;
  }

  private Decision decideFirst(Facts facts) {
    if (decisions.incrementAndGet() == FEW) {
      CompletableFuture.runAsync(() -> current = network());
    }
    return first.decide(facts);
  }

  private Rules network() {
    try {
      return DroolsRules.of(rulebook);
    } catch (RuntimeException | LinkageError failure) {
      return facts -> RuleFailure.log(rulebook.version(), failure);
    }
  }
}
