package dev.candor.compliance.rule;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.time.LimitZone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A restriction of time as the rulebook writes it. Immutable. */
public sealed interface Restriction {

  /** Hands this restriction to the function for its kind. */
  <T extends @Nullable Object> T match(Kinds<T> kinds);

  /** Returns the numbers it uses, in the order of use. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** One function for each kind of restriction; a new kind adds one. */
  interface Kinds<T extends @Nullable Object> {

    /** For {@link Hours}. */
    T hours(Hours restriction);

    /** For {@link Weekdays}. */
    T weekdays(Weekdays restriction);

    /** For {@link Holidays}. */
    T holidays(Holidays restriction);

    /** For {@link InconvenientTimes}. */
    T inconvenientTimes(InconvenientTimes restriction);

    /** For {@link NotBefore}. */
    T notBefore(NotBefore restriction);

    /** For {@link NotAfter}. */
    T notAfter(NotAfter restriction);

    /** For {@link Cap}. */
    T cap(Cap restriction);

    /** For {@link CoolDown}. */
    T coolDown(CoolDown restriction);
  }

  /** Only these hours; past midnight where {@code to} is before {@code from}. */
  record Hours(LocalTime from, LocalTime to, LimitZone zone) implements Restriction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.hours(this);
    }
  }

  /** Only these days of the week. */
  record Weekdays(Set<DayOfWeek> days, LimitZone zone) implements Restriction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.weekdays(this);
    }
  }

  /** Not on the days of a calendar. */
  record Holidays(Calendar calendar, LimitZone zone) implements Restriction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.holidays(this);
    }
  }

  /** Not when the borrower said it is inconvenient. */
  record InconvenientTimes() implements Restriction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.inconvenientTimes(this);
    }
  }

  /** Not before a fact's day and some days more. */
  record NotBefore(Fact fact, Parameter days, LimitZone zone) implements Restriction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.notBefore(this);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(days);
    }
  }

  /** Not after a fact's day and some days more. */
  record NotAfter(Fact fact, Parameter days, LimitZone zone) implements Restriction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.notAfter(this);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(days);
    }
  }

  /** In what the period of a cap is given. */
  enum CapUnit {
    /** Consecutive calendar days. */
    DAYS("days", ChronoUnit.DAYS),
    /** Hours, whenever they begin. */
    HOURS("hours", ChronoUnit.HOURS),
    /** Minutes, whenever they begin. */
    MINUTES("minutes", ChronoUnit.MINUTES);

    private final String text;
    private final ChronoUnit unit;

    CapUnit(String text, ChronoUnit unit) {
      this.text = text;
      this.unit = unit;
    }

    /** Returns the word a rule writes. */
    public String text() {
      return text;
    }

    /** Returns whether the period may begin at any minute. */
    public boolean rolls() {
      return this != DAYS;
    }

    /** Returns so many of it. */
    public Duration times(int length) {
      return Duration.of(length, unit);
    }
  }

  /**
   * At most so many within a period.
   *
   * @param max how many
   * @param length how long the period is
   * @param unit in what the length is given
   * @param zone whose days
   * @param count what counts
   */
  record Cap(Parameter max, Parameter length, CapUnit unit, LimitZone zone, CountSpec count)
      implements Restriction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.cap(this);
    }

    @Override
    public List<Parameter> parameters() {
      return count.consentDays() == null
          ? List.of(max, length)
          : List.of(max, length, count.consentDays());
    }
  }

  /** Not for so many days after, the day itself being the first. */
  record CoolDown(Parameter days, LimitZone zone, CountSpec count) implements Restriction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.coolDown(this);
    }

    @Override
    public List<Parameter> parameters() {
      return count.consentDays() == null ? List.of(days) : List.of(days, count.consentDays());
    }
  }
}
