package dev.candor.workshop.change;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule in the making: the values of its keys, each one the reader takes. What is not asked for
 * yet has a value to begin with. Not to be shared between threads.
 */
final class RuleDraft {

  private final SortedMap<String, byte[]> there;
  private final @Nullable Rulebook below;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final List<FirstCases.Asked> asked = new ArrayList<>();

  /**
   * Makes a draft.
   *
   * @param there the files of the rulebook it goes to
   * @param below the rulebook that one lies over, or null
   */
  RuleDraft(SortedMap<String, byte[]> there, @Nullable Rulebook below) {
    this.there = there;
    this.below = below;

    keys.put("id", "new-rule");
    keys.put("title", RuleText.quote("New rule"));
    keys.put("sentence", RuleText.quote("A new rule."));
    keys.put("body", RuleText.quote("House"));
    keys.put("corpus", RuleText.quote("House policy"));
    keys.put("section", RuleText.quote("1"));
    keys.put("verified", "house");
    keys.put("from", "2026-01-01");
    keys.put("jurisdiction", "house");
    keys.put("when", "  channel: [email]\n");
    keys.put("saying", "refuse: true\n");
    keys.put("explanation", RuleText.quote("It is so."));
  }

  /** Returns the value of a key, as it stands in the file. */
  String get(String key) {
    return String.valueOf(keys.get(key));
  }

  /** Puts a value that needs no reader. */
  void put(String key, String value) {
    keys.put(key, value);
  }

  /** Returns what its when asks so far, in the order of asking. */
  List<FirstCases.Asked> conditions() {
    return List.copyOf(asked);
  }

  /** Notes one thing more that its when asks. */
  void addCondition(FirstCases.Asked one) {
    asked.add(one);
  }

  /** Takes a value where the reader takes it; else returns what the reader says. */
  Optional<String> set(String key, String value) {
    String before = keys.put(key, value);

    try {
      String file = file("rules");
      if (there.containsKey(file) || there.containsKey(file("cases"))) {
        keys.put(key, String.valueOf(before));
        return Optional.of("There is a file (" + file + ") or its cases already.");
      }
      read();
      return Optional.empty();
    } catch (BrokenRulebookException refused) {
      keys.put(key, String.valueOf(before));
      Fault first = refused.faults().get(0);
      return Optional.of(first.message() + " Maybe " + first.maybe());
    }
  }

  /** Returns the rulebook with the draft in it, as the reader reads it. */
  Rulebook read() {
    SortedMap<String, byte[]> files = new TreeMap<>(there);
    files.put(file("rules"), text().getBytes(StandardCharsets.UTF_8));
    return Rulebooks.fromFiles(files, below);
  }

  /** Returns the name of its file in a folder of the rulebook. */
  String file(String kind) {
    return kind + "/" + keys.get("jurisdiction") + "/" + keys.get("id") + ".yaml";
  }

  /** Returns the text of its file. */
  String text() {
    return "id: "
        + keys.get("id")
        + "\ntitle: "
        + keys.get("title")
        + "\nsentence: "
        + keys.get("sentence")
        + "\ncitation:\n  body: "
        + keys.get("body")
        + "\n  corpus: "
        + keys.get("corpus")
        + "\n  section: "
        + keys.get("section")
        + "\nverified: "
        + keys.get("verified")
        + "\neffective:\n  from: "
        + keys.get("from")
        + "\njurisdiction: "
        + keys.get("jurisdiction")
        + "\nwhen:\n"
        + keys.get("when")
        + keys.get("saying")
        + "explanation: "
        + keys.get("explanation")
        + "\n";
  }
}
