package dev.candor.template.variable;

import java.util.Locale;

/** What a template takes a value for, told from how it is used. */
public enum VariableType {
  /** Printed as it is: a text, or a number without a form of its own. */
  TEXT,
  /** A number, such as the first argument of {@code plural}. */
  NUMBER,
  /** An amount with its currency. */
  MONEY,
  /** A day: {@code 2026-03-16}. */
  DATE,
  /** An instant, or a time without an offset: {@code 2026-03-16T15:04:00Z}. */
  DATE_TIME,
  /** A time of the day: {@code 15:04}. */
  TIME,
  /** Only ever tested. */
  TRUTH,
  /** The target of a link or the source of an image. */
  URI,
  /** A postal address. */
  ADDRESS,
  /** Gone through with {@code each}, or joined. */
  LIST,
  /** Has names of its own. */
  GROUP,
  /** Nothing is known: it is only asked for, compared, or handed on. */
  ANY;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', ' ');

  /** As people read it, such as {@code date time}. */
  @Override
  public String toString() {
    return word;
  }
}
