package dev.candor.compliance.rule;

import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Law and house rules as their owners wrote them, checked whole. Immutable; may be shared between
 * threads.
 *
 * <p>A rulebook is a folder: {@code rulebook.yaml} with its name and version, and under {@code
 * parameters/}, {@code rules/}, {@code disclosures/}, {@code calendars/} and {@code cases/} one
 * YAML file each, in folders by jurisdiction, and under {@code tables/} sheets with a rule in each
 * row. It is data: nothing in it can run code.
 */
public final class Rulebook {

  private final RulebookVersion version;
  private final List<RuleDefinition> rules;
  private final RulebookWords words;
  private final SortedMap<String, byte[]> files;
  private final @Nullable Rulebook below;
  private final Map<RuleId, Integer> layers = new HashMap<>();

  /**
   * Creates a rulebook of what was read. {@link dev.candor.compliance.Rulebooks} reads one.
   *
   * @param version its name, version and hash
   * @param rules every rule, those of what lies below first
   * @param words what rules refer to by name; below as well
   * @param files what it was read from, by name; their bytes are not to be changed
   * @param below the rulebook it lies over, or null
   * @throws IllegalArgumentException where two rules have one id
   */
  public Rulebook(
      RulebookVersion version,
      List<RuleDefinition> rules,
      RulebookWords words,
      SortedMap<String, byte[]> files,
      @Nullable Rulebook below) {
    this.version = version;
    this.rules = List.copyOf(rules);
    this.below = below;
    int layer = below == null ? 0 : below.depth() + 1;
    for (RuleDefinition rule : rules) {
      // Drools would drop one of two rules of one name without a word
      if (layers.put(rule.id(), below == null ? 0 : below.layers.getOrDefault(rule.id(), layer))
          != null) {
        throw new IllegalArgumentException(
            "The rule (" + rule.id() + ") is there twice.\nMaybe leave one of them out.");
      }
    }

    this.words = words;
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Returns its name, version and hash. */
  public RulebookVersion version() {
    return version;
  }

  /**
   * Returns the rules that are switched off: those nobody verified, and those whose owner says so.
   */
  public List<RuleId> switchedOff() {
    return rules.stream().filter(rule -> !rule.enabled()).map(RuleDefinition::id).toList();
  }

  /** Returns how many rules are switched on. */
  public int size() {
    int size = 0;
    for (RuleDefinition rule : rules) {
      size += rule.enabled() ? 1 : 0;
    }
    return size;
  }

  /** Returns every rule, switched on or off, in the order of the files. */
  public List<RuleDefinition> rules() {
    return rules;
  }

  /** Returns the rule with this id. */
  public Optional<RuleDefinition> rule(RuleId id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** Returns the dated numbers by id. */
  public Map<String, Parameter> parameters() {
    return words.parameters();
  }

  /** Returns the disclosures by id. */
  public Map<String, DisclosureText> disclosures() {
    return words.disclosures();
  }

  /** Returns the calendars by id. */
  public Map<String, Calendar> calendars() {
    return words.calendars();
  }

  /**
   * Returns the files it was read from by name, such as {@code cases/us/hours.yaml}; of the upper
   * one where one lies over another. Their bytes are not to be changed.
   */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** Returns the rulebook that this one lies over; empty where it lies over none. */
  public Optional<Rulebook> below() {
    return Optional.ofNullable(below);
  }

  private int depth() {
    return below == null ? 0 : below.depth() + 1;
  }

  /**
   * Returns this rulebook with one rule changed: to try what notices. Its version stays, and so
   * does the layer of the rule.
   */
  public Rulebook with(RuleDefinition changed) {
    return only(
        rules.stream().map(rule -> rule.id().equals(changed.id()) ? changed : rule).toList());
  }

  /**
   * Returns this rulebook with these rules and no others: to try them alone, never to decide by.
   * Its version stays. A rule that has the id of one below is taken for that one; any other lies on
   * top, and none gives an exception to one of another layer.
   *
   * @throws IllegalArgumentException where two have one id
   */
  public Rulebook only(List<RuleDefinition> these) {
    return new Rulebook(version, these, words, files, below);
  }

  /** Returns what its rules refer to by name. */
  public RulebookWords words() {
    return words;
  }

  /** Returns how many rulebooks lie below the one that has this rule; 0 for the lowest. */
  public int layerOf(RuleDefinition rule) {
    return layers.getOrDefault(rule.id(), 0);
  }
}
