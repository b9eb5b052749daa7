package dev.candor.workshop.mutant;

import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.time.LimitZone;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Changes a restriction of a rule in one place. One finds the changes of one restriction. */
final class RestrictionMutants implements Restriction.Kinds<List<RestrictionMutants.Variant>> {

  /** A change, in words, with the restriction it makes. */
  record Variant(String change, Restriction restriction) {}

  private final RuleDefinition rule;
  private final List<Variant> variants = new ArrayList<>();
  private final BiConsumer<String, Restriction> found =
      (change, other) -> variants.add(new Variant(change, other));

  private RestrictionMutants(RuleDefinition rule) {
    this.rule = rule;
  }

  /** Finds every change of a restriction. */
  static List<Variant> find(Restriction one, RuleDefinition rule) {
    return one.match(new RestrictionMutants(rule));
  }

  @Override
  public List<Variant> hours(Restriction.Hours hours) {
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
    zone(hours.zone(), "hours", utc -> new Restriction.Hours(hours.from(), hours.to(), utc), found);

    return variants;
  }

  @Override
  public List<Variant> weekdays(Restriction.Weekdays weekdays) {
    if (weekdays.days().size() > 1) {
      for (DayOfWeek day : new TreeSet<>(weekdays.days())) {
        found.accept(
            "weekdays: " + day.name().toLowerCase(Locale.ROOT) + Changed.LEFT_OUT,
            new Restriction.Weekdays(Changed.without(weekdays.days(), day), weekdays.zone()));
      }
    }
    zone(weekdays.zone(), "weekdays", utc -> new Restriction.Weekdays(weekdays.days(), utc), found);
    return variants;
  }

  @Override
  public List<Variant> holidays(Restriction.Holidays holidays) {
    zone(
        holidays.zone(),
        "holidays",
        utc -> new Restriction.Holidays(holidays.calendar(), utc),
        found);
    return variants;
  }

  @Override
  public List<Variant> inconvenientTimes(Restriction.InconvenientTimes restriction) {
    return variants;
  }

  @Override
  public List<Variant> notBefore(Restriction.NotBefore limit) {
    Changed.numbers(
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

    return variants;
  }

  @Override
  public List<Variant> notAfter(Restriction.NotAfter limit) {
    Changed.numbers(
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

    return variants;
  }

  @Override
  public List<Variant> coolDown(Restriction.CoolDown wait) {
    Changed.numbers(
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
    CountMutants.find(
        wait.count(),
        rule,
        "cool-down",
        (change, count) ->
            found.accept(change, new Restriction.CoolDown(wait.days(), wait.zone(), count)));

    return variants;
  }

  @Override
  public List<Variant> cap(Restriction.Cap cap) {
    Changed.numbers(
        cap.max(),
        rule,
        1,
        (change, max) ->
            found.accept(
                "cap, at most: " + change,
                new Restriction.Cap(max, cap.length(), cap.unit(), cap.zone(), cap.count())));
    Changed.numbers(
        cap.length(),
        rule,
        1,
        (change, length) ->
            found.accept(
                "cap, " + cap.unit().text() + ": " + change,
                new Restriction.Cap(cap.max(), length, cap.unit(), cap.zone(), cap.count())));
    if (!cap.unit().rolls()) {
      zone(
          cap.zone(),
          "cap",
          utc -> new Restriction.Cap(cap.max(), cap.length(), cap.unit(), utc, cap.count()),
          found);
    }
    CountMutants.find(
        cap.count(),
        rule,
        "cap",
        (change, count) ->
            found.accept(
                change,
                new Restriction.Cap(cap.max(), cap.length(), cap.unit(), cap.zone(), count)));

    return variants;
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
}
