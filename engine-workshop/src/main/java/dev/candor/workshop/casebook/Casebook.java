package dev.candor.workshop.casebook;

import dev.candor.compliance.internal.reading.RulebookFiles;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.law.RuleId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
  private final List<Fault> notes;

  private Casebook(CaseReader reader) {
    this.cases = List.copyOf(reader.cases());
    this.unread = Set.copyOf(reader.unread());
    this.faults = reader.faults().stream().distinct().sorted(Fault.BY_PLACE).toList();
    this.notes = reader.notes().stream().sorted(Fault.BY_PLACE).toList();
  }

  private Casebook(
      List<RuleCase> cases, Set<RuleId> unread, List<Fault> faults, List<Fault> notes) {
    this.cases = List.copyOf(cases);
    this.unread = Set.copyOf(unread);
    this.faults = List.copyOf(faults);
    this.notes = List.copyOf(notes);
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

  /**
   * What comes of reading a folder of cases that lies over a rulebook and is no part of it: of a
   * house, say, or of a reviewer. They may be of any rule, of those below as well, and start from
   * any persona of the rulebook or of the folder, whose own stand under {@code personas/}.
   *
   * @param below files of the rulebook below, or none
   */
  public static Casebook readingFolder(
      Path folder, RulebookReading rulebook, SortedMap<String, byte[]> below) {
    Set<String> known = new TreeSet<>();
    rulebook.all().forEach(rule -> known.add(rule.id().value()));
    SortedMap<String, byte[]> personas = new TreeMap<>(below);
    personas.putAll(rulebook.files());
    CaseReader reader = new CaseReader(known, Set.of());
    try {
      RulebookFiles found = RulebookFiles.inFolder(folder);
      reader.readOver(personas, found.files(), found.faults());
    } catch (IOException | UncheckedIOException unreadable) {
      reader.readOver(
          personas,
          new TreeMap<>(),
          List.of(
              new Fault(
                  folder.toString(),
                  "",
                  "The folder of cases cannot be read.",
                  "check the path; it holds YAML files with cases: in them.")));
    }

    return new Casebook(reader);
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
    List<Fault> told = new ArrayList<>(below.notes);
    told.addAll(notes);

    return new Casebook(
        both,
        missed,
        wrong.stream().distinct().sorted(Fault.BY_PLACE).toList(),
        told.stream().sorted(Fault.BY_PLACE).toList());
  }

  /** The cases of one rule. */
  public List<RuleCase> of(RuleId rule) {
    return cases.stream().filter(one -> one.isOf(rule)).toList();
  }

  /** The rules of which at least one case could not be read. */
  public Set<RuleId> unread() {
    return unread;
  }

  /** Every fault, by place; empty when all is well. */
  public List<Fault> faults() {
    return faults;
  }

  /** Returns what is no fault and should be known, by place: a persona no case starts from. */
  public List<Fault> notes() {
    return notes;
  }

  /** This; otherwise {@link BrokenRulebookException} with every fault. */
  public Casebook orThrow() {
    if (!faults.isEmpty()) {
      throw new BrokenRulebookException("the cases", faults);
    }
    return this;
  }
}
