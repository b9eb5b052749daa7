package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.YieldingChecks;
import dev.candor.fault.Fault;
import dev.candor.law.Citation.Verified;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Checks what no file of a rulebook shows by itself: exceptions between rules, and personas. */
final class RulebookChecks {

  /** What to do about a layer that would change one below. */
  private static final String ONLY_ADDS =
      "leave it out: law is corrected by replacing its rulebook, not by laying another over it.";

  private final IdRegister ids;
  private final List<Fault> faults;

  RulebookChecks(IdRegister ids, List<Fault> faults) {
    this.ids = ids;
    this.faults = faults;
  }

  /** Notes every exception to a rule that is not there, or that it may not give. */
  void checkExceptions(List<RuleReader.Draft> drafts, List<RuleDefinition> all) {
    Map<String, RuleDefinition> byId = new HashMap<>();
    for (RuleDefinition rule : all) {
      byId.put(rule.id().value(), rule);
    }
    for (RuleReader.Draft one : drafts) {
      YamlNode named = one.id();
      String id = named == null ? "" : named.text().orElse("");
      for (YamlNode at : one.overridden()) {
        checkException(at, id, byId);
      }
    }
  }

  private void checkException(YamlNode at, String id, Map<String, RuleDefinition> byId) {
    String other = at.text().orElseThrow();
    RuleDefinition excepted = byId.get(other);
    String below = ids.placeBelow(other);

    if (YieldingChecks.IDS.stream().anyMatch(check -> check.value().equals(other))) {
      if (isOfHouse(byId.get(id))) {
        at.fault(
            "A rule of the house gives no exception to the house check (" + other + ").",
            "leave it out: the law alone sends what a person asked not to get.");
      }
    } else if (below != null) {
      at.fault(
          "The rule ("
              + id
              + ") gives an exception to ("
              + other
              + "), which lies below at "
              + below
              + ". A rulebook that is laid over another only adds.",
          ONLY_ADDS);
    } else if (excepted == null) {
      if (!ids.places().containsKey(other)) {
        at.noteUnknown("rule", other, byId.keySet());
      }
    } else if (other.equals(id)) {
      at.fault("A rule cannot give itself an exception.", "name another rule.");
    } else if (excepted.action() instanceof RuleAction.Except) {
      at.fault(
          "The rule (" + other + ") only gives exceptions itself.",
          "name the rule that is to keep silent.");
    } else if (excepted.readsWords()) {
      at.fault(
          "The rule (" + other + ") reads the words of a message, and is asked after all others.",
          "write the exception into its own when:.");
    } else if (isOfHouse(byId.get(id)) && !excepted.jurisdiction().isHouse()) {
      at.fault(
          "A rule of the house gives no exception to the law ("
              + other
              + ", "
              + excepted.citation().text()
              + ").",
          "leave it out: an exception to law stands in the rulebook of the law.");
    }
  }

  private static boolean isOfHouse(@Nullable RuleDefinition rule) {
    return rule != null
        && (rule.jurisdiction().isHouse() || rule.citation().verified() == Verified.HOUSE);
  }

  /** Notes every persona that has the name of one below, which cases there start from. */
  void checkPersonas(SortedMap<String, byte[]> files, @Nullable Rulebook below) {
    Map<String, String> known = new HashMap<>();
    for (Rulebook one = below; one != null; one = one.below().orElse(null)) {
      String rulebook = one.version().name();
      for (YamlNode at : personaNames(one.files())) {
        known.putIfAbsent(at.text().orElse(""), rulebook);
      }
    }
    if (known.isEmpty()) {
      return;
    }

    for (YamlNode at : personaNames(files)) {
      String name = at.text().orElse("");
      if (!name.isEmpty() && known.containsKey(name)) {
        faults.add(
            new Fault(
                at.place(),
                "$.persona",
                "The persona (" + name + ") stands in " + known.get(name) + ", which lies below.",
                "give it another name."));
      }
    }
  }

  /** Returns where personas have their names; what else is wrong is told to whoever runs cases. */
  private static List<YamlNode> personaNames(SortedMap<String, byte[]> files) {
    List<YamlNode> names = new ArrayList<>();
    files.forEach(
        (name, bytes) -> {
          if (name.startsWith("personas/") && name.endsWith(".yaml")) {
            Optional<YamlNode> root = YamlParser.parse(name, bytes, new ArrayList<>());
            root.filter(YamlNode::isMapping)
                .flatMap(yaml -> yaml.get("persona"))
                .ifPresent(names::add);
          }
        });
    return names;
  }

  /** Notes a rule that did not come to be without a fault: nothing is left out without a word. */
  void checkNothingIsLost(List<RuleReader.Draft> drafts) {
    boolean untold = faults.isEmpty();
    for (RuleReader.Draft one : drafts) {
      YamlNode id = one.id();
      if (untold && one.rule() == null && id != null) {
        id.fault("The rule could not be read.", "write it anew from one that can.");
      }
    }
  }
}
