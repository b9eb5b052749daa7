package dev.candor.cli.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value in force and where it comes from. Immutable.
 *
 * @param value null where there is none
 * @param from {@code default}, {@code flag}, the variable of the environment, or {@code file:line}
 */
public record Setting<T>(@Nullable T value, String from) {

  static final String DEFAULT = "default";
  static final String FLAG = "flag";

  static <T> Setting<T> standard(@Nullable T value) {
    return new Setting<>(value, DEFAULT);
  }

  /** Returns what a flag gives, or this where it gives nothing. */
  public Setting<T> orFlag(@Nullable T given) {
    return given == null ? this : new Setting<>(given, FLAG);
  }

  /** Returns the value of a setting that always has one. */
  public T get() {
    return Objects.requireNonNull(value);
  }

  /** Returns whether nobody has set it. */
  public boolean isDefault() {
    return from.equals(DEFAULT);
  }
}
