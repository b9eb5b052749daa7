package dev.candor.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What picocli has set by the time a command runs. */
final class Given {

  private Given() {}

  static <T> T of(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
