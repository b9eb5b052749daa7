package dev.candor.cli.option;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes what picocli has set by the time a command runs. */
public final class Required {

  private Required() {}

  /** Returns the value, which is there once the command line is read. */
  public static <T> T requireValue(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
