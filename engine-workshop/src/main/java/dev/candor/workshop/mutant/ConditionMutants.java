package dev.candor.workshop.mutant;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Condition.Operator;
import dev.candor.compliance.rule.RuleDefinition;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Changes the conditions of a rule in one place. Stateless. */
final class ConditionMutants {

  private static final Map<Operator, List<Operator>> OTHERS = new EnumMap<>(Operator.class);

  static {
    OTHERS.put(Operator.ONE_OF, List.of(Operator.NOT));
    OTHERS.put(Operator.NOT, List.of(Operator.ONE_OF));
    OTHERS.put(Operator.AT_LEAST, List.of(Operator.LESS_THAN, Operator.MORE_THAN));
    OTHERS.put(Operator.AT_MOST, List.of(Operator.MORE_THAN, Operator.LESS_THAN));
    OTHERS.put(Operator.MORE_THAN, List.of(Operator.AT_MOST, Operator.AT_LEAST));
    OTHERS.put(Operator.LESS_THAN, List.of(Operator.AT_LEAST, Operator.AT_MOST));
    OTHERS.put(Operator.HAS, List.of(Operator.HAS_NO));
    OTHERS.put(Operator.HAS_NO, List.of(Operator.HAS));
    OTHERS.put(Operator.HAS_ALL, List.of(Operator.HAS_NO, Operator.HAS));
    OTHERS.put(Operator.BEFORE, List.of(Operator.ON_OR_AFTER));
    OTHERS.put(Operator.ON_OR_AFTER, List.of(Operator.BEFORE));
    OTHERS.put(Operator.DAYS_AGO_AT_LEAST, List.of(Operator.DAYS_AGO_AT_MOST));
    OTHERS.put(Operator.DAYS_AGO_AT_MOST, List.of(Operator.DAYS_AGO_AT_LEAST));
  }

  private ConditionMutants() {}

  /** Finds every change, in words, with the conditions it leaves. */
  static void find(RuleDefinition rule, BiConsumer<String, List<Condition>> found) {
    conditions(rule.when(), rule, true, found);
  }

  private static void conditions(
      List<Condition> conditions,
      RuleDefinition rule,
      boolean top,
      BiConsumer<String, List<Condition>> found) {
    for (int i = 0; i < conditions.size(); i++) {
      int index = i;
      Condition one = conditions.get(i);
      if (one instanceof Condition.Test test) {
        if (!top || isWritten(rule, test.fact())) {
          test(
              test,
              rule,
              (change, other) ->
                  found.accept(
                      change,
                      other == null
                          ? Changed.without(conditions, index)
                          : Changed.with(conditions, index, other)));
        }
      } else if (one instanceof Condition.Ways ways) {
        ways(
            ways,
            rule,
            (change, other) -> found.accept(change, Changed.with(conditions, index, other)));
      }
    }
  }

  private static boolean isWritten(RuleDefinition rule, Fact fact) {
    String key = "when / " + fact.text();
    return rule.written().keySet().stream()
        .anyMatch(one -> one.equals(key) || one.startsWith(key + " / "));
  }

  private static void ways(
      Condition.Ways ways, RuleDefinition rule, BiConsumer<String, Condition> found) {
    String key = ways.none() ? "none of" : "any of";
    found.accept(
        key + " -> " + (ways.none() ? "any of" : "none of"),
        new Condition.Ways(ways.ways(), !ways.none()));

    for (int i = 0; i < ways.ways().size(); i++) {
      int index = i;
      if (ways.ways().size() > 1) {
        found.accept(
            key + ": way " + (i + 1) + Changed.LEFT_OUT,
            new Condition.Ways(Changed.without(ways.ways(), i), ways.none()));
      }
      conditions(
          ways.ways().get(i),
          rule,
          false,
          (change, other) -> {
            if (!other.isEmpty()) {
              found.accept(
                  key + ": " + change,
                  new Condition.Ways(Changed.with(ways.ways(), index, other), ways.none()));
            }
          });
    }
  }

  private static void test(
      Condition.Test test, RuleDefinition rule, BiConsumer<String, @Nullable Condition> found) {
    for (Condition.Operator operator : others(test)) {
      found.accept(
          test + ": " + test.operator().text() + " -> " + operator.text(),
          new Condition.Test(test.fact(), operator, test.values(), test.numbers()));
    }

    for (int i = 0; i < test.numbers().size(); i++) {
      int index = i;
      Changed.numbers(
          test.numbers().get(i),
          rule,
          0,
          (change, number) ->
              found.accept(
                  test.fact() + " " + test.operator().text() + ": " + change,
                  new Condition.Test(
                      test.fact(),
                      test.operator(),
                      test.values(),
                      Changed.with(test.numbers(), index, number))));
    }

    switch (test.operator()) {
      case KNOWN ->
          found.accept(
              test + " turned round",
              new Condition.Test(
                  test.fact(),
                  test.operator(),
                  List.of(!Boolean.TRUE.equals(test.values().get(0))),
                  List.of()));
      case BEFORE, ON_OR_AFTER -> {
        LocalDate day = (LocalDate) test.values().get(0);
        for (int by : new int[] {1, -1}) {
          found.accept(
              test + " -> " + day.plusDays(by),
              new Condition.Test(
                  test.fact(), test.operator(), List.of(day.plusDays(by)), List.of()));
        }
      }
      default -> {
        if (test.values().size() == 1) {
          found.accept(test + Changed.LEFT_OUT, null);
        }
        for (int i = 0; test.values().size() > 1 && i < test.values().size(); i++) {
          found.accept(
              test.fact()
                  + " "
                  + test.operator().text()
                  + ": "
                  + test.values().get(i)
                  + Changed.LEFT_OUT,
              new Condition.Test(
                  test.fact(), test.operator(), Changed.without(test.values(), i), test.numbers()));
        }
      }
    }
  }

  /** Returns the operator turned round, and moved over its edge. */
  private static List<Operator> others(Condition.Test test) {
    List<Operator> others = OTHERS.getOrDefault(test.operator(), List.of());
    // one word that must be there is there as one of it, too
    return test.operator() == Operator.HAS_ALL && test.values().size() < 2
        ? others.subList(0, 1)
        : others;
  }
}
