package dev.candor.compliance;

import dev.candor.time.LimitZone;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/** What a rule says when it applies. Immutable. */
public sealed interface Saying {

  /** The message may not go. */
  record Refuse() implements Saying {}

  /**
   * The message must carry a disclosure.
   *
   * @param disclosure its words
   */
  record Require(DisclosureText disclosure) implements Saying {}

  /**
   * The message may go only at some times.
   *
   * @param restrictions all of them hold; at least one
   */
  record Restrict(List<Restriction> restrictions) implements Saying {
    public Restrict {
      restrictions = List.copyOf(restrictions);
    }
  }

  /** Nothing of its own: the rule only gives other rules an exception. */
  record Except() implements Saying {}

  /** One restriction as the rulebook writes it. */
  sealed interface Restriction {

    /** Only these hours; past midnight where {@code to} is before {@code from}. */
    record Hours(LocalTime from, LocalTime to, LimitZone zone) implements Restriction {}

    /** Only these days of the week. */
    record Weekdays(Set<DayOfWeek> days, LimitZone zone) implements Restriction {}

    /** Not on the days of a calendar. */
    record Holidays(Calendar calendar, LimitZone zone) implements Restriction {}

    /** Not when the borrower said it is inconvenient. */
    record InconvenientTimes() implements Restriction {}

    /** Not before a fact's day and some days more. */
    record NotBefore(FactName fact, Parameter days, LimitZone zone) implements Restriction {}

    /** Not after a fact's day and some days more. */
    record NotAfter(FactName fact, Parameter days, LimitZone zone) implements Restriction {}

    /**
     * At most so many within a period.
     *
     * @param max how many
     * @param length consecutive calendar days, or hours where it rolls
     * @param rolling whether the period is so many hours, whenever they begin
     */
    record Cap(Parameter max, Parameter length, boolean rolling, LimitZone zone, Count count)
        implements Restriction {}

    /** Not for so many days after, the day itself being the first. */
    record CoolDown(Parameter days, LimitZone zone, Count count) implements Restriction {}
  }
}
