package dev.candor.workshop.casebook;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.law.RuleId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cases of a rulebook: {@code cases/**.yaml}, each a patch over one of {@code personas/*.yaml}.
 * Whatever is wrong is a fault with its place, and every fault of every file is found at once.
 * Immutable.
 */
public final class Casebook {

  private final List<RuleCase> cases;
  private final Set<RuleId> unread;
  private final List<Fault> faults;

  private Casebook(CaseReader reader) {
    this.cases = List.copyOf(reader.cases());
    this.unread = Set.copyOf(reader.unread());
    this.faults = reader.faults().stream().distinct().sorted(Fault.BY_PLACE).toList();
  }

  private Casebook(List<RuleCase> cases, Set<RuleId> unread, List<Fault> faults) {
    this.cases = List.copyOf(cases);
    this.unread = Set.copyOf(unread);
    this.faults = List.copyOf(faults);
  }

  /**
   * The cases of a rulebook.
   *
   * @throws BrokenRulebookException listing every fault of every case and persona
   */
  public static Casebook of(Rulebook rulebook) {
    Set<String> known = new TreeSet<>();
    rulebook.rules().forEach(rule -> known.add(rule.id().value()));
    return reading(rulebook.files(), new TreeMap<>(), known, lower(rulebook.below())).orThrow();
  }

  /**
   * What comes of reading the cases of a rulebook, good or broken; throws nothing for what its
   * files hold.
   *
   * @param below files of the rulebook below, whose personas may be started from as well
   */
  public static Casebook reading(RulebookReading rulebook, SortedMap<String, byte[]> below) {
    Set<String> known = new TreeSet<>(rulebook.places().keySet());
    rulebook.all().forEach(rule -> known.add(rule.id().value()));
    return reading(rulebook.files(), below, known, lower(rulebook.below()));
  }

  private static Set<String> lower(Optional<Rulebook> below) {
    Set<String> ids = new TreeSet<>();
    below.ifPresent(book -> book.rules().forEach(rule -> ids.add(rule.id().value())));
    return ids;
  }

  private static Casebook reading(
      SortedMap<String, byte[]> files,
      SortedMap<String, byte[]> below,
      Set<String> rules,
      Set<String> lower) {
    CaseReader reader = new CaseReader(rules, lower);
    reader.read(files, below);
    return new Casebook(reader);
  }

  /** The cases that could be read, in the order of the files. */
  public List<RuleCase> cases() {
    return cases;
  }

  /** These cases and those of the rulebook below, which come first. */
  public Casebook over(Casebook below) {
    List<RuleCase> both = new ArrayList<>(below.cases);
    both.addAll(cases);
    Set<RuleId> missed = new HashSet<>(below.unread);
    missed.addAll(unread);
    List<Fault> wrong = new ArrayList<>(below.faults);
    wrong.addAll(faults);
    return new Casebook(both, missed, wrong.stream().distinct().sorted(Fault.BY_PLACE).toList());
  }

  /** The cases of one rule. */
  public List<RuleCase> of(RuleId rule) {
    return cases.stream().filter(one -> one.rule().equals(rule)).toList();
  }

  /** The rules of which at least one case could not be read. */
  public Set<RuleId> unread() {
    return unread;
  }

  /** Every fault, by place; empty when all is well. */
  public List<Fault> faults() {
    return faults;
  }

  /** This; otherwise {@link BrokenRulebookException} with every fault. */
  public Casebook orThrow() {
    if (!faults.isEmpty()) {
      throw new BrokenRulebookException("the cases", faults);
    }
    return this;
  }
}
