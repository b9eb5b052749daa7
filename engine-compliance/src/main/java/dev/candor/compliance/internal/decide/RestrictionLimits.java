package dev.candor.compliance.internal.decide;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.Restriction;
import dev.candor.party.BorrowerFile;
import dev.candor.party.InconvenientTime;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes limits of time of the restrictions of a rule, and tells the explanation what they say. Not
 * to be shared between threads.
 */
final class RestrictionLimits implements Restriction.Kinds<List<TimeLimit>> {

  /**
   * What happened longer ago than a period and this bars nothing from now on, whichever zone's days
   * are counted.
   */
  private static final Duration MARGIN = Duration.ofDays(3);

  private final RuleInput input;
  private final LocalDate day;
  private final Map<String, String> facts;

  /**
   * Creates the functions for one input.
   *
   * @param facts where the names that an explanation may use are put
   */
  RestrictionLimits(RuleInput input, Map<String, String> facts) {
    this.input = input;
    this.day = input.day();
    this.facts = facts;
  }

  @Override
  public List<TimeLimit> hours(Restriction.Hours hours) {
    facts.put("hours", hours.from() + " to " + hours.to());
    return List.of(new TimeLimit.DailyHours(hours.from(), hours.to(), hours.zone()));
  }

  @Override
  public List<TimeLimit> weekdays(Restriction.Weekdays weekdays) {
    facts.put("weekdays", names(weekdays.days()));
    return List.of(new TimeLimit.Weekdays(weekdays.days(), weekdays.zone()));
  }

  @Override
  public List<TimeLimit> holidays(Restriction.Holidays holidays) {
    facts.put("calendar", holidays.calendar().id());
    return List.of(new TimeLimit.NotOnDays(holidays.calendar().days().keySet(), holidays.zone()));
  }

  @Override
  public List<TimeLimit> inconvenientTimes(Restriction.InconvenientTimes restriction) {
    BorrowerFile file = input.facts().file();
    return file == null
        ? List.of()
        : file.borrower().inconvenientTimes().stream().map(RestrictionLimits::closed).toList();
  }

  @Override
  public List<TimeLimit> notBefore(Restriction.NotBefore limit) {
    return List.of(new TimeLimit.NotBeforeDay(until(limit.fact(), limit.days()), limit.zone()));
  }

  @Override
  public List<TimeLimit> notAfter(Restriction.NotAfter limit) {
    return List.of(new TimeLimit.NotAfterDay(until(limit.fact(), limit.days()), limit.zone()));
  }

  private LocalDate until(Fact fact, Parameter days) {
    LocalDate until =
        ((LocalDate) Objects.requireNonNull(input.value(fact))).plusDays(days.on(day));
    facts.put("date", until.toString());
    return until;
  }

  @Override
  public List<TimeLimit> cap(Restriction.Cap cap) {
    int length = cap.length().on(day);
    int max = cap.max().on(day);
    Instant asOf = input.facts().asOf();
    Duration period = cap.unit().times(length);
    List<Instant> events =
        new EventCounter(cap.count(), input).events(asOf.minus(period).minus(MARGIN));

    facts.put("max", Integer.toString(max));
    if (cap.unit().rolls()) {
      facts.put(
          "count",
          Long.toString(
              events.stream()
                  .filter(at -> at.isAfter(asOf.minus(period)) && at.isBefore(asOf.plus(period)))
                  .count()));
      facts.put(cap.unit().text(), Integer.toString(length));
      return List.of(new TimeLimit.RollingCap(max, period, events));
    }
    int count = PastDays.countIn(events, input.facts(), cap.zone(), length);
    facts.put("count", Integer.toString(count));
    facts.put("days", Integer.toString(length));
    return List.of(new TimeLimit.CalendarCap(max, length, cap.zone(), events));
  }

  @Override
  public List<TimeLimit> coolDown(Restriction.CoolDown wait) {
    int days = wait.days().on(day);
    Instant asOf = input.facts().asOf();
    EventCounter counter = new EventCounter(wait.count(), input);
    List<Instant> events = counter.events(asOf.minus(Duration.ofDays(days)).minus(MARGIN));
    Instant last = counter.last(asOf);

    facts.put("last", last == null ? "none" : PastDays.latest(last, input.facts(), wait.zone()));
    facts.put("days", Integer.toString(days));
    return List.of(new TimeLimit.CoolDown(days, wait.zone(), events));
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
}
