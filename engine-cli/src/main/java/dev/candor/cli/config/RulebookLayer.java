package dev.candor.cli.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook, as it is named. Immutable.
 *
 * @param name as it was written
 * @param folder where it lies; null where it lies on the class path
 * @param root where it lies on the class path; null where it lies in a folder
 */
public record RulebookLayer(String name, @Nullable Path folder, @Nullable String root) {

  /** The rulebook that ships with Candor. */
  public static final RulebookLayer STANDARD =
      new RulebookLayer("rulebook-us", null, "rulebook/us");

  static final String CLASSPATH = "classpath:";

  /** Returns the rulebook in a folder. */
  public static RulebookLayer in(Path folder) {
    return new RulebookLayer(folder.toString(), folder, null);
  }
}
