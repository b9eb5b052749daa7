package dev.candor.workshop;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.CountSpec;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.Theme;
import dev.candor.party.ContactLabel;
import dev.candor.time.LimitZone;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule changed in one place: a case should notice. Immutable.
 *
 * @param rule the rule as it is
 * @param change what was changed, in words
 * @param changed the rule with the change
 */
public record Mutant(RuleDefinition rule, String change, RuleDefinition changed) {

  private static final String LEFT_OUT = " left out";

  /**
   * Every mutant of a rule: each number one more and one less, each operator turned round or moved
   * over its edge, each listed word left out, each hour a minute earlier and later, each zone of
   * the recipient made UTC, each "per" of a cap left out, and the days it holds from and to a day
   * earlier and later. What the reader adds by itself, such as the state of a jurisdiction, stays.
   */
  public static List<Mutant> of(RuleDefinition rule) {
    List<Mutant> all = new ArrayList<>();
    conditions(
        rule.when(),
        rule,
        true,
        (change, when) -> all.add(new Mutant(rule, change, rule.withWhen(when))));
    if (rule.action() instanceof RuleAction.Restrict restrict) {
      List<Restriction> restrictions = restrict.restrictions();
      for (int i = 0; i < restrictions.size(); i++) {
        int index = i;
        restriction(
            restrictions.get(i),
            rule,
            (change, other) ->
                all.add(
                    new Mutant(
                        rule,
                        change,
                        rule.withAction(new RuleAction.Restrict(with(restrictions, index, other))))));
      }
    }
    days(rule, all);
    return all;
  }

  // ---- conditions

  private static void conditions(
      List<Condition> conditions,
      RuleDefinition rule,
      boolean top,
      BiConsumer<String, List<Condition>> found) {
    for (int i = 0; i < conditions.size(); i++) {
      int index = i;
      Condition one = conditions.get(i);
      if (one instanceof Condition.Test test) {
        if (!top || written(rule, test.fact())) {
          test(
              test,
              rule,
              (change, other) ->
                  found.accept(
                      change,
                      other == null ? without(conditions, index) : with(conditions, index, other)));
        }
      } else if (one instanceof Condition.Ways ways) {
        ways(ways, rule, (change, other) -> found.accept(change, with(conditions, index, other)));
      }
    }
  }

  private static boolean written(RuleDefinition rule, Fact fact) {
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
            key + ": way " + (i + 1) + LEFT_OUT,
            new Condition.Ways(without(ways.ways(), i), ways.none()));
      }
      conditions(
          ways.ways().get(i),
          rule,
          false,
          (change, other) -> {
            if (!other.isEmpty()) {
              found.accept(
                  key + ": " + change,
                  new Condition.Ways(with(ways.ways(), index, other), ways.none()));
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
      numbers(
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
                      with(test.numbers(), index, number))));
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
          found.accept(test + LEFT_OUT, null);
        }
        for (int i = 0; test.values().size() > 1 && i < test.values().size(); i++) {
          found.accept(
              test.fact() + " " + test.operator().text() + ": " + test.values().get(i) + LEFT_OUT,
              new Condition.Test(
                  test.fact(), test.operator(), without(test.values(), i), test.numbers()));
        }
      }
    }
  }

  /** The operator turned round, and moved over its edge. */
  private static List<Condition.Operator> others(Condition.Test test) {
    return switch (test.operator()) {
      case ONE_OF -> List.of(Condition.Operator.NOT);
      case NOT -> List.of(Condition.Operator.ONE_OF);
      case AT_LEAST -> List.of(Condition.Operator.LESS_THAN, Condition.Operator.MORE_THAN);
      case AT_MOST -> List.of(Condition.Operator.MORE_THAN, Condition.Operator.LESS_THAN);
      case MORE_THAN -> List.of(Condition.Operator.AT_MOST, Condition.Operator.AT_LEAST);
      case LESS_THAN -> List.of(Condition.Operator.AT_LEAST, Condition.Operator.AT_MOST);
      case HAS -> List.of(Condition.Operator.HAS_NO);
      case HAS_NO -> List.of(Condition.Operator.HAS);
      case HAS_ALL ->
          test.values().size() > 1
              ? List.of(Condition.Operator.HAS_NO, Condition.Operator.HAS)
              : List.of(Condition.Operator.HAS_NO);
      case BEFORE -> List.of(Condition.Operator.ON_OR_AFTER);
      case ON_OR_AFTER -> List.of(Condition.Operator.BEFORE);
      case DAYS_AGO_AT_LEAST -> List.of(Condition.Operator.DAYS_AGO_AT_MOST);
      case DAYS_AGO_AT_MOST -> List.of(Condition.Operator.DAYS_AGO_AT_LEAST);
      case BETWEEN, KNOWN -> List.of();
    };
  }

  /** A number one more and one less; each value of a dated one that holds while the rule does. */
  private static void numbers(
      Parameter number, RuleDefinition rule, int least, BiConsumer<String, Parameter> found) {
    number
        .values()
        .forEach(
            (day, value) -> {
              LocalDate next = number.values().higherKey(day);
              boolean holds =
                  (next == null || next.isAfter(rule.from()))
                      && (rule.to() == null || !day.isAfter(rule.to()));
              for (int by : new int[] {1, -1}) {
                if (holds && value + by >= least) {
                  Map<LocalDate, Integer> values = new LinkedHashMap<>(number.values());
                  values.put(day, value + by);
                  found.accept(
                      (number.id().isEmpty() ? "" : number.id() + " of " + day + ": ")
                          + value
                          + " -> "
                          + (value + by),
                      new Parameter(number.id(), number.unit(), values));
                }
              }
            });
  }

  // ---- restrictions

  private static void restriction(
      Restriction one, RuleDefinition rule, BiConsumer<String, Restriction> found) {
    if (one instanceof Restriction.Hours hours) {
      for (int by : new int[] {1, -1}) {
        LocalTime from = hours.from().plusMinutes(by);
        LocalTime to = hours.to().plusMinutes(by);
        if (!from.equals(hours.to())) {
          found.accept(
              "hours from " + hours.from() + " -> " + from,
              new Restriction.Hours(from, hours.to(), hours.zone()));
        }
        if (!to.equals(hours.from())) {
          found.accept(
              "hours to " + hours.to() + " -> " + to,
              new Restriction.Hours(hours.from(), to, hours.zone()));
        }
      }
      zone(
          hours.zone(),
          "hours",
          utc -> new Restriction.Hours(hours.from(), hours.to(), utc),
          found);
    } else if (one instanceof Restriction.Weekdays weekdays) {
      if (weekdays.days().size() > 1) {
        for (DayOfWeek day : new TreeSet<>(weekdays.days())) {
          found.accept(
              "weekdays: " + day.name().toLowerCase(Locale.ROOT) + LEFT_OUT,
              new Restriction.Weekdays(without(weekdays.days(), day), weekdays.zone()));
        }
      }
      zone(
          weekdays.zone(),
          "weekdays",
          utc -> new Restriction.Weekdays(weekdays.days(), utc),
          found);
    } else if (one instanceof Restriction.Holidays holidays) {
      zone(
          holidays.zone(),
          "holidays",
          utc -> new Restriction.Holidays(holidays.calendar(), utc),
          found);
    } else if (one instanceof Restriction.NotBefore limit) {
      numbers(
          limit.days(),
          rule,
          0,
          (change, days) ->
              found.accept(
                  "not before, plus days: " + change,
                  new Restriction.NotBefore(limit.fact(), days, limit.zone())));
      zone(
          limit.zone(),
          "not before",
          utc -> new Restriction.NotBefore(limit.fact(), limit.days(), utc),
          found);
    } else if (one instanceof Restriction.NotAfter limit) {
      numbers(
          limit.days(),
          rule,
          0,
          (change, days) ->
              found.accept(
                  "not after, plus days: " + change,
                  new Restriction.NotAfter(limit.fact(), days, limit.zone())));
      zone(
          limit.zone(),
          "not after",
          utc -> new Restriction.NotAfter(limit.fact(), limit.days(), utc),
          found);
    } else if (one instanceof Restriction.Cap cap) {
      cap(cap, rule, found);
    } else if (one instanceof Restriction.CoolDown wait) {
      numbers(
          wait.days(),
          rule,
          1,
          (change, days) ->
              found.accept(
                  "cool-down, days: " + change,
                  new Restriction.CoolDown(days, wait.zone(), wait.count())));
      zone(
          wait.zone(),
          "cool-down",
          utc -> new Restriction.CoolDown(wait.days(), utc, wait.count()),
          found);
      count(
          wait.count(),
          "cool-down",
          (change, count) ->
              found.accept(
                  change, new Restriction.CoolDown(wait.days(), wait.zone(), count)));
    }
  }

  private static void cap(
      Restriction.Cap cap,
      RuleDefinition rule,
      BiConsumer<String, Restriction> found) {
    numbers(
        cap.max(),
        rule,
        1,
        (change, max) ->
            found.accept(
                "cap, at most: " + change,
                new Restriction.Cap(
                    max, cap.length(), cap.rolling(), cap.zone(), cap.count())));
    numbers(
        cap.length(),
        rule,
        1,
        (change, length) ->
            found.accept(
                "cap, " + (cap.rolling() ? "hours: " : "days: ") + change,
                new Restriction.Cap(
                    cap.max(), length, cap.rolling(), cap.zone(), cap.count())));
    if (!cap.rolling()) {
      zone(
          cap.zone(),
          "cap",
          utc -> new Restriction.Cap(cap.max(), cap.length(), false, utc, cap.count()),
          found);
    }
    count(
        cap.count(),
        "cap",
        (change, count) ->
            found.accept(
                change,
                new Restriction.Cap(
                    cap.max(), cap.length(), cap.rolling(), cap.zone(), count)));
  }

  private static void zone(
      LimitZone zone,
      String of,
      Function<LimitZone, Restriction> with,
      BiConsumer<String, Restriction> found) {
    if (zone.equals(LimitZone.recipient())) {
      found.accept(of + ", zone recipient -> UTC", with.apply(LimitZone.fixed(ZoneOffset.UTC)));
    }
  }

  private static void count(CountSpec count, String of, BiConsumer<String, CountSpec> found) {
    for (CountSpec.Per per : new TreeSet<>(count.per())) {
      if (per != CountSpec.Per.BORROWER) {
        found.accept(
            of + ", per " + per.text() + LEFT_OUT,
            new CountSpec(
                without(count.per(), per),
                count.channels(),
                count.directions(),
                count.themes(),
                count.labels(),
                count.statuses(),
                count.statusesNot(),
                count.outcomes(),
                count.outcomesNot(),
                count.callBacksCount()));
      }
    }
    each(
        count.channels(),
        of + ", channel ",
        found,
        less -> counting(count, less, count.directions(), count.themes()));
    each(
        count.directions(),
        of + ", direction ",
        found,
        less -> counting(count, count.channels(), less, count.themes()));
    each(
        count.themes(),
        of + ", theme ",
        found,
        less -> counting(count, count.channels(), count.directions(), less));
    each(
        count.labels(),
        of + ", label ",
        found,
        less -> ending(count, less, count.statuses(), count.statusesNot()));
    each(
        count.statuses(),
        of + ", status ",
        found,
        less -> ending(count, count.labels(), less, count.statusesNot()));
    each(
        count.statusesNot(),
        of + ", status not ",
        found,
        less -> ending(count, count.labels(), count.statuses(), less));
    each(
        count.outcomes(),
        of + ", outcome ",
        found,
        less -> outcomes(count, less, count.outcomesNot(), count.callBacksCount()));
    each(
        count.outcomesNot(),
        of + ", outcome not ",
        found,
        less -> outcomes(count, count.outcomes(), less, count.callBacksCount()));
    if (!count.callBacksCount()) {
      found.accept(
          of + ", call-backs counted",
          outcomes(count, count.outcomes(), count.outcomesNot(), true));
    }
  }

  private static <T extends Comparable<? super T>> void each(
      Set<T> words, String of, BiConsumer<String, CountSpec> found, Function<Set<T>, CountSpec> with) {
    for (T word : new TreeSet<>(words)) {
      found.accept(of + word + LEFT_OUT, with.apply(without(words, word)));
    }
  }

  private static CountSpec counting(
      CountSpec count, Set<Channel> channels, Set<Direction> directions, Set<Theme> themes) {
    return new CountSpec(
        count.per(),
        channels,
        directions,
        themes,
        count.labels(),
        count.statuses(),
        count.statusesNot(),
        count.outcomes(),
        count.outcomesNot(),
        count.callBacksCount());
  }

  private static CountSpec ending(
      CountSpec count, Set<ContactLabel> labels, Set<Status> statuses, Set<Status> statusesNot) {
    return new CountSpec(
        count.per(),
        count.channels(),
        count.directions(),
        count.themes(),
        labels,
        statuses,
        statusesNot,
        count.outcomes(),
        count.outcomesNot(),
        count.callBacksCount());
  }

  private static CountSpec outcomes(
      CountSpec count, Set<String> outcomes, Set<String> outcomesNot, boolean callBacksCount) {
    return new CountSpec(
        count.per(),
        count.channels(),
        count.directions(),
        count.themes(),
        count.labels(),
        count.statuses(),
        count.statusesNot(),
        outcomes,
        outcomesNot,
        callBacksCount);
  }

  // ---- days

  private static void days(RuleDefinition rule, List<Mutant> all) {
    @Nullable LocalDate to = rule.to();
    for (int by : new int[] {1, -1}) {
      LocalDate from = rule.from().plusDays(by);
      if (to == null || !from.isAfter(to)) {
        all.add(
            new Mutant(
                rule, "effective from " + rule.from() + " -> " + from, rule.withEffective(from, to)));
      }
      if (to != null && !to.plusDays(by).isBefore(rule.from())) {
        all.add(
            new Mutant(
                rule,
                "effective to " + to + " -> " + to.plusDays(by),
                rule.withEffective(rule.from(), to.plusDays(by))));
      }
    }
  }

  // ---- lists

  private static <T> List<T> with(List<T> list, int index, T other) {
    List<T> changed = new ArrayList<>(list);
    changed.set(index, other);
    return changed;
  }

  private static <T> List<T> without(List<T> list, int index) {
    List<T> changed = new ArrayList<>(list);
    changed.remove(index);
    return changed;
  }

  private static <T> Set<T> without(Set<T> words, T word) {
    Set<T> changed = new LinkedHashSet<>(words);
    changed.remove(word);
    return changed;
  }
}
