package dev.candor.workshop.check;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.workshop.calendar.RuleParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the parameters, disclosures and calendars that no rule uses. */
final class UnusedFiles {

  private final RulebookReading reading;
  private final RulePlaces places;
  private final Set<String> broken = new HashSet<>();

  private UnusedFiles(RulebookReading reading, RulePlaces places) {
    this.reading = reading;
    this.places = places;
    reading.faults().forEach(fault -> broken.add(fault.place().replaceAll("[:!].*", "")));
  }

  /** Returns a fault for each parameter, disclosure and calendar that no rule uses. */
  static List<Fault> faults(RulebookReading reading, RulePlaces places) {
    UnusedFiles files = new UnusedFiles(reading, places);
    List<Fault> faults = new ArrayList<>();
    Set<String> used = new HashSet<>();
    reading.all().forEach(rule -> uses(rule, used));
    faults.addAll(files.unused("parameters/", "parameter", used));
    faults.addAll(files.unused("disclosures/", "disclosure", used));
    faults.addAll(files.unused("calendars/", "calendar", used));
    return faults;
  }

  private static void uses(RuleDefinition rule, Set<String> used) {
    RuleParts.numbers(rule).forEach(number -> used.add(number.id()));
    RuleParts.calendars(List.of(rule)).forEach(calendar -> used.add(calendar.id()));
    if (rule.action() instanceof RuleAction.Require require) {
      used.add(require.disclosure().id());
    }
  }

  private List<Fault> unused(String folder, String kind, Set<String> used) {
    List<Fault> faults = new ArrayList<>();
    for (String name : reading.files().keySet()) {
      if (!name.startsWith(folder) || !name.endsWith(".yaml")) {
        continue;
      }
      Optional<YamlNode> id = places.yaml(name).flatMap(yaml -> yaml.get("id"));
      Optional<String> text = id.flatMap(YamlNode::text);
      if (text.isPresent()
          && !used.contains(text.get())
          && !broken.contains(name)
          && !inBrokenRule(text.get())) {
        faults.add(
            new Fault(
                id.get().place(),
                "$.id",
                "No rule uses the " + kind + " (" + text.get() + ").",
                "remove it, or name it in a rule."));
      }
    }

    return faults;
  }

  /** Returns whether a rule that could not be read may be who uses it. */
  private boolean inBrokenRule(String id) {
    return reading.files().entrySet().stream()
        .filter(file -> file.getKey().matches("(rules|tables)/.*"))
        .filter(file -> broken.contains(file.getKey()))
        .anyMatch(file -> new String(file.getValue(), StandardCharsets.UTF_8).contains(id));
  }
}
