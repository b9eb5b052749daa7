package dev.candor.workshop.calendar;

import java.time.LocalDate;

/**
 * A day on which what a rulebook says changes. Immutable.
 *
 * @param on the first day of what is new
 * @param kind whether a rule or a number begins, a rule ends, a calendar runs out, or a change is
 *     expected and not yet in the rulebook
 * @param id the rule, number or calendar; empty for what is expected of no one of them
 * @param what in words
 */
public record DatedChange(LocalDate on, ComingKind kind, String id, String what) {

  /** What changes. */
  public enum ComingKind {
    /** A rule holds for the first time. */
    BEGINS("begins"),
    /** A rule holds no longer. */
    ENDS("ends"),
    /** A number has another value. */
    NUMBER("number"),
    /** A calendar says nothing any longer. */
    CALENDAR("calendar"),
    /** A change is known to come, and the rulebook does not go by it yet. */
    EXPECTED("expected");

    private final String text;

    ComingKind(String text) {
      this.text = text;
    }

    /** Returns its word. */
    public String text() {
      return text;
    }
  }
}
