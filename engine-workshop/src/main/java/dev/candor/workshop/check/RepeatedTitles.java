package dev.candor.workshop.check;

import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the rules of one title that hold on the same day. Stateless. */
final class RepeatedTitles {

  private RepeatedTitles() {}

  /** Returns a fault for each pair of rules of one title that hold on the same day. */
  static List<Fault> faults(RulebookReading reading, RulePlaces places) {
    List<Fault> faults = new ArrayList<>();
    Map<List<String>, List<RuleDefinition>> titled = new LinkedHashMap<>();
    reading
        .rules()
        .forEach(
            rule ->
                titled
                    .computeIfAbsent(
                        List.of(rule.title(), rule.jurisdiction().toString()),
                        key -> new ArrayList<>())
                    .add(rule));

    titled
        .values()
        .forEach(
            same -> {
              for (int i = 1; i < same.size(); i++) {
                RuleDefinition rule = same.get(i);
                for (RuleDefinition before : same.subList(0, i)) {
                  if (TableRows.sameDay(before, rule)) {
                    faults.add(
                        new Fault(
                            places.of(rule, "effective"),
                            "$.effective",
                            "The rule ("
                                + rule.id()
                                + ") holds on days on which ("
                                + before.id()
                                + ", "
                                + before.place()
                                + ") of the same title holds.",
                            "end one before the other begins, or give it another title."));
                  }
                }
              }
            });
    return faults;
  }
}
