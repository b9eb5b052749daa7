package dev.candor.workshop.check;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks that the values of a parameter stand in the order of their days. Stateless. */
final class ValueOrder {

  private ValueOrder() {}

  /** Returns a fault for each value that stands after a later one. */
  static List<Fault> faults(RulebookReading reading, RulePlaces places) {
    List<Fault> faults = new ArrayList<>();
    for (String name : reading.files().keySet()) {
      if (name.startsWith("parameters/")) {
        places
            .yaml(name)
            .flatMap(yaml -> yaml.get("values"))
            .filter(YamlNode::isMapping)
            .ifPresent(values -> faults.addAll(outOfOrder(values)));
      }
    }
    return faults;
  }

  private static List<Fault> outOfOrder(YamlNode values) {
    List<Fault> faults = new ArrayList<>();
    LocalDate last = LocalDate.MIN;
    for (Map.Entry<String, YamlNode> one : values.entries().entrySet()) {
      LocalDate day;
      try {
        day = LocalDate.parse(one.getKey());
      } catch (DateTimeParseException told) {
        continue; // the reader says so
      }

      if (day.isBefore(last)) {
        faults.add(
            new Fault(
                one.getValue().place(),
                "$.values." + day,
                "The value of " + day + " stands after the one of " + last + ".",
                "write the values in the order of their days."));
      }
      last = day;
    }
    return faults;
  }
}
