package dev.candor.compliance.rule;

import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a rulebook: the rulebook, or everything that is wrong with it. What could be
 * read of a broken one serves to look for more faults, and never to decide by. Immutable.
 */
public final class RulebookReading {

  private final @Nullable Rulebook rulebook;
  private final List<RuleDefinition> rules;
  private final List<RuleDefinition> all;
  private final RulebookWords words;
  private final SortedMap<String, byte[]> files;
  private final Map<String, String> places;
  private final @Nullable Rulebook below;
  private final List<Fault> faults;

  /**
   * Creates what came of reading.
   *
   * @param rulebook null where there is any fault
   * @param rules those of this folder that could be read
   * @param all those and the rules of what lies below
   * @param words what rules may refer to by name; below as well
   * @param files the files of this folder by name
   * @param places the place of everything that has an id
   * @param below the rulebook it lies over, or null
   * @param faults every fault, in any order
   */
  public RulebookReading(
      @Nullable Rulebook rulebook,
      List<RuleDefinition> rules,
      List<RuleDefinition> all,
      RulebookWords words,
      SortedMap<String, byte[]> files,
      Map<String, String> places,
      @Nullable Rulebook below,
      List<Fault> faults) {
    this.rulebook = rulebook;
    this.below = below;
    this.rules = List.copyOf(rules);
    this.all = List.copyOf(all);
    this.words = words;
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    this.places = Map.copyOf(places);
    this.faults = faults.stream().sorted(Fault.BY_PLACE).toList();
  }

  /** Returns what came of reading a folder that is not there. */
  public static RulebookReading broken(Fault fault) {
    return new RulebookReading(
        null,
        List.of(),
        List.of(),
        RulebookWords.empty(),
        new TreeMap<>(),
        Map.of(),
        null,
        List.of(fault));
  }

  /** Returns the rulebook; empty when there is any fault. */
  public Optional<Rulebook> rulebook() {
    return Optional.ofNullable(rulebook);
  }

  /** Returns the rulebook; otherwise throws {@link BrokenRulebookException} with every fault. */
  public Rulebook orThrow() {
    if (rulebook == null) {
      throw new BrokenRulebookException("the rulebook", faults);
    }
    return rulebook;
  }

  /** Returns every fault of every file, by place; empty when the rulebook is good. */
  public List<Fault> faults() {
    return faults;
  }

  /** Returns the rulebook that it lies over; empty where it lies over none. */
  public Optional<Rulebook> below() {
    return Optional.ofNullable(below);
  }

  /** Returns the rules of this folder that could be read, in the order of the files. */
  public List<RuleDefinition> rules() {
    return rules;
  }

  /** Returns those and the rules of what lies below. */
  public List<RuleDefinition> all() {
    return all;
  }

  /**
   * Returns the place of everything that has an id, whether or not it could be read; below as well.
   */
  public Map<String, String> places() {
    return places;
  }

  /** Returns the dated numbers by id; below as well. */
  public Map<String, Parameter> parameters() {
    return words.parameters();
  }

  /** Returns the disclosures by id; below as well. */
  public Map<String, DisclosureText> disclosures() {
    return words.disclosures();
  }

  /** Returns the calendars by id; below as well. */
  public Map<String, Calendar> calendars() {
    return words.calendars();
  }

  /** Returns the files of this folder by name. Their bytes are not to be changed. */
  public SortedMap<String, byte[]> files() {
    return files;
  }
}
