package dev.candor.compliance;

import dev.candor.decision.Disclosure;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.message.Channel;
import dev.candor.party.BorrowerFile;
import dev.candor.party.InconvenientTime;
import dev.candor.party.Loan;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.ZoneEvidence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule made ready to answer: what Drools and the plain predicates both run. Immutable. */
final class Row {

  /**
   * What happened longer ago than a period and this bars nothing from now on, whichever zone's days
   * are counted.
   */
  private static final Duration MARGIN = Duration.ofDays(3);

  private final RuleDefinition rule;
  private final int layer;
  private final Explanation explanation;
  private final boolean looksAtLoan;
  private final boolean namesTheme;

  /** Makes a rule of a rulebook that nothing lies below ready. */
  Row(RuleDefinition rule) {
    this(rule, 0);
  }

  /**
   * Makes a rule ready.
   *
   * @param layer how many rulebooks lie below its own
   */
  Row(RuleDefinition rule, int layer) {
    this.rule = rule;
    this.layer = layer;
    this.explanation = new Explanation(rule.explanation());
    // The loan belongs to the reason only where the rule looks at it; else one rule would speak
    // once for each loan.
    this.looksAtLoan = explanation.names().contains("loan");
    // else a rule would speak once for each theme the message is judged under
    this.namesTheme = explanation.names().contains("theme");
  }

  RuleDefinition rule() {
    return rule;
  }

  /** Returns how many rulebooks lie below its own. */
  int layer() {
    return layer;
  }

  /** The channels it is for; empty where it names none. */
  List<String> channels() {
    return named(FactName.CHANNEL);
  }

  /**
   * The states it is for, and the empty one: where no state is known it speaks of what it misses.
   * Empty where it names none.
   */
  List<String> states() {
    List<String> states = named(FactName.STATE);
    return states.isEmpty() ? states : Stream.concat(states.stream(), Stream.of("")).toList();
  }

  /** Whether a test is the one that {@link #channels} or {@link #states} was read off. */
  boolean looksUp(Condition.Test test) {
    return test.equals(lookUp(FactName.CHANNEL)) || test.equals(lookUp(FactName.STATE));
  }

  private List<String> named(FactName fact) {
    Condition.Test test = lookUp(fact);
    return test == null
        ? List.of()
        : test.values().stream().map(Object::toString).distinct().toList();
  }

  private Condition.@Nullable Test lookUp(FactName fact) {
    for (Condition one : rule.when()) {
      if (one instanceof Condition.Test test
          && test.fact() == fact
          && test.operator() == Condition.Operator.ONE_OF) {
        return test;
      }
    }
    return null;
  }

  /**
   * Whether the rule speaks: unless a condition is plainly not met. An unknown one does not silence
   * it.
   */
  boolean speaks(Matter matter) {
    return rule.holdsOn(matter.day()) && Condition.all(rule.when(), matter) != Answer.NO;
  }

  /** Whether everything it asks is known to be so. */
  boolean sure(Matter matter) {
    return Condition.all(rule.when(), matter) == Answer.YES;
  }

  /**
   * What it says of a matter it speaks of: its saying, or a refusal that names the facts it misses.
   */
  Finding finding(Matter matter) {
    List<FactName> missing = Condition.missing(rule.when(), matter);
    return missing.isEmpty()
        ? said(matter)
        : missing(matter, missing.stream().map(FactName::text).toList());
  }

  private Finding missing(Matter matter, List<String> missing) {
    Map<String, String> facts = about(matter);
    facts.put("missing", String.join(", ", missing));
    String what =
        missing.size() == 1
            ? "the fact " + missing.get(0) + ", which is"
            : "the facts " + String.join(", ", missing) + ", which are";
    Loan loan = matter.loan();
    return new Finding.Refuse(
        reason(
            "This rule needs "
                + what
                + " not known"
                + (loan == null ? "" : " for " + loan.id())
                + "; what is not known is never taken for a yes.",
            facts));
  }

  private Finding said(Matter matter) {
    Map<String, String> facts = about(matter);
    Saying saying = rule.saying();
    if (saying instanceof Saying.Require require) {
      return required(matter, require, facts);
    }
    if (saying instanceof Saying.Restrict restrict) {
      return restricted(matter, restrict, facts);
    }
    return new Finding.Refuse(reason(explanation.with(facts), facts));
  }

  private Finding required(Matter matter, Saying.Require require, Map<String, String> facts) {
    Channel channel = matter.facts().channel();
    String language = matter.facts().language();
    Disclosure disclosure =
        channel == null ? null : require.disclosure().disclosure(channel, language).orElse(null);
    if (disclosure == null) {
      facts.put("disclosure", require.disclosure().id());
      return new Finding.Refuse(
          reason(
              "The disclosure "
                  + require.disclosure().id()
                  + " has no words for the channel "
                  + channel
                  + ".",
              facts));
    }
    return new Finding.Require(reason(explanation.with(facts), facts), disclosure);
  }

  private Finding restricted(Matter matter, Saying.Restrict restrict, Map<String, String> facts) {
    List<String> missing = new ArrayList<>();
    for (Saying.Restriction restriction : restrict.restrictions()) {
      needs(restriction, matter).ifPresent(missing::add);
    }
    if (!missing.isEmpty()) {
      return missing(matter, missing);
    }
    List<TimeLimit> limits = new ArrayList<>();
    for (Saying.Restriction restriction : restrict.restrictions()) {
      limits.addAll(limits(restriction, matter, facts));
    }
    return Finding.Restrict.of(reason(explanation.with(facts), facts), limits);
  }

  /** The fact a restriction needs and misses. */
  private static Optional<String> needs(Saying.Restriction restriction, Matter matter) {
    if (restriction instanceof Saying.Restriction.NotBefore limit) {
      return matter.value(limit.fact()) == null
          ? Optional.of(limit.fact().text())
          : Optional.empty();
    }
    if (restriction instanceof Saying.Restriction.NotAfter limit) {
      return matter.value(limit.fact()) == null
          ? Optional.of(limit.fact().text())
          : Optional.empty();
    }
    if (restriction instanceof Saying.Restriction.Holidays limit) {
      // a message may move over the end of the year
      LocalDate day = matter.day();
      return limit.calendar().covers(day.minusDays(1)) && limit.calendar().covers(day.plusDays(8))
          ? Optional.empty()
          : Optional.of("calendar " + limit.calendar().id() + " for " + day.plusDays(8).getYear());
    }
    return Optional.empty();
  }

  private static List<TimeLimit> limits(
      Saying.Restriction restriction, Matter matter, Map<String, String> facts) {
    LocalDate day = matter.day();
    if (restriction instanceof Saying.Restriction.Hours hours) {
      facts.put("hours", hours.from() + " to " + hours.to());
      return List.of(new TimeLimit.DailyHours(hours.from(), hours.to(), hours.zone()));
    }
    if (restriction instanceof Saying.Restriction.Weekdays weekdays) {
      facts.put("weekdays", names(weekdays.days()));
      return List.of(new TimeLimit.Weekdays(weekdays.days(), weekdays.zone()));
    }
    if (restriction instanceof Saying.Restriction.Holidays holidays) {
      facts.put("calendar", holidays.calendar().id());
      return List.of(new TimeLimit.NotOnDays(holidays.calendar().days().keySet(), holidays.zone()));
    }
    if (restriction instanceof Saying.Restriction.InconvenientTimes) {
      return inconvenient(matter);
    }
    if (restriction instanceof Saying.Restriction.NotBefore limit) {
      LocalDate until = day(matter, limit.fact()).plusDays(limit.days().on(day));
      facts.put("date", until.toString());
      return List.of(new TimeLimit.NotBeforeDay(until, limit.zone()));
    }
    if (restriction instanceof Saying.Restriction.NotAfter limit) {
      LocalDate until = day(matter, limit.fact()).plusDays(limit.days().on(day));
      facts.put("date", until.toString());
      return List.of(new TimeLimit.NotAfterDay(until, limit.zone()));
    }
    if (restriction instanceof Saying.Restriction.Cap cap) {
      return List.of(cap(matter, cap, facts));
    }
    return List.of(coolDown(matter, (Saying.Restriction.CoolDown) restriction, facts));
  }

  private static LocalDate day(Matter matter, FactName fact) {
    return (LocalDate) Objects.requireNonNull(matter.value(fact));
  }

  private static List<TimeLimit> inconvenient(Matter matter) {
    BorrowerFile file = matter.facts().file();
    return file == null
        ? List.of()
        : file.borrower().inconvenientTimes().stream().map(Row::closed).toList();
  }

  private static TimeLimit closed(InconvenientTime time) {
    LocalTime from = time.from();
    LocalTime to = time.to();
    // a time that ends as it begins can only have been meant as the whole day
    boolean whole = to != null && to.equals(from == null ? LocalTime.MIDNIGHT : from);
    return new TimeLimit.Closed(
        time.days(),
        whole ? null : from,
        whole ? null : to,
        null,
        time.until(),
        time.zone() == null ? LimitZone.recipient() : LimitZone.fixed(time.zone()));
  }

  private static String names(Set<DayOfWeek> days) {
    return days.stream()
        .sorted()
        .map(one -> one.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
        .collect(Collectors.joining(", "));
  }

  private static TimeLimit cap(
      Matter matter, Saying.Restriction.Cap cap, Map<String, String> facts) {
    int length = cap.length().on(matter.day());
    int max = cap.max().on(matter.day());
    Instant asOf = matter.facts().asOf();
    Duration period = cap.rolling() ? Duration.ofHours(length) : Duration.ofDays(length);
    List<Instant> events = cap.count().events(matter, asOf.minus(period).minus(MARGIN));
    facts.put("max", Integer.toString(max));
    if (cap.rolling()) {
      facts.put(
          "count",
          Long.toString(
              events.stream()
                  .filter(at -> at.isAfter(asOf.minus(period)) && at.isBefore(asOf.plus(period)))
                  .count()));
      facts.put("hours", Integer.toString(length));
      return new TimeLimit.RollingCap(max, period, events);
    }
    facts.put("count", Integer.toString(countIn(events, matter.facts(), cap.zone(), length)));
    facts.put("days", Integer.toString(length));
    return new TimeLimit.CalendarCap(max, length, cap.zone(), events);
  }

  private static TimeLimit coolDown(
      Matter matter, Saying.Restriction.CoolDown wait, Map<String, String> facts) {
    int days = wait.days().on(matter.day());
    Instant asOf = matter.facts().asOf();
    List<Instant> events =
        wait.count().events(matter, asOf.minus(Duration.ofDays(days)).minus(MARGIN));
    Instant last = wait.count().last(matter, asOf);
    facts.put("last", last == null ? "none" : latestDay(last, matter.facts(), wait.zone()));
    facts.put("days", Integer.toString(days));
    return new TimeLimit.CoolDown(days, wait.zone(), events);
  }

  private static String latestDay(Instant instant, Facts facts, LimitZone zone) {
    return zones(facts, zone).stream()
        .map(one -> LocalDate.ofInstant(instant, one))
        .max(LocalDate::compareTo)
        .orElseThrow()
        .toString();
  }

  /**
   * How many events lie in the fullest run of days that holds today, in the zone where that is
   * most: events already set for later count as well.
   */
  private static int countIn(List<Instant> events, Facts facts, LimitZone zone, int days) {
    if (events.isEmpty()) {
      return 0;
    }
    int most = 0;
    long[] on = new long[events.size()];
    for (ZoneId one : zones(facts, zone)) {
      for (int event = 0; event < on.length; event++) {
        on[event] = LocalDate.ofInstant(events.get(event), one).toEpochDay();
      }
      // where a clock is set back over midnight a later event has an earlier day
      Arrays.sort(on);
      most = Math.max(most, fullest(on, LocalDate.ofInstant(facts.asOf(), one).toEpochDay(), days));
    }
    return most;
  }

  /** How many of these days, sorted, lie in the fullest run of so many days that holds today. */
  private static int fullest(long[] on, long today, int days) {
    int most = 0;
    int end = 0;
    for (int begin = 0; begin < on.length; begin++) {
      if (on[begin] <= today - days) {
        continue;
      }
      // a run that begins between two events holds no more than the one that begins with the later
      long first = Math.min(on[begin], today);
      while (end < on.length && on[end] < first + days) {
        end++;
      }
      most = Math.max(most, end - begin);
    }
    return most;
  }

  private static Set<ZoneId> zones(Facts facts, LimitZone zone) {
    return zone.match(
        () -> {
          Set<ZoneId> zones =
              facts.zoneEvidence().stream()
                  .map(ZoneEvidence::zones)
                  .flatMap(Set::stream)
                  .collect(Collectors.toSet());
          return zones.isEmpty() ? Set.of(ZoneOffset.UTC) : zones;
        },
        Set::of);
  }

  private Map<String, String> about(Matter matter) {
    Map<String, String> facts = Explanation.values();
    put(facts, "channel", matter.value(FactName.CHANNEL));
    if (namesTheme || matter.facts().themes().size() == 1) {
      put(facts, "theme", matter.value(FactName.THEME));
    }
    Loan loan = matter.loan();
    put(facts, "loan", loan == null ? null : loan.id());
    for (FactName name : explanation.facts()) {
      Object value = matter.value(name);
      facts.put(name.text(), value == null ? "not known" : value.toString());
    }
    return facts;
  }

  private static void put(Map<String, String> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value.toString());
    }
  }

  private Reason reason(String text, Map<String, String> facts) {
    if (!looksAtLoan) {
      facts.remove("loan");
    }
    return new Reason(rule.id(), rule.title(), rule.citation(), text, facts, rule.from());
  }
}
