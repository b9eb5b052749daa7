package dev.candor.cli.option;

import dev.candor.cli.source.RulebookFolders;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --over}: the rulebook below the one a command looks at. */
public final class LowerRulebook {

  @Option(
      names = "--over",
      paramLabel = "FOLDER",
      description = "The rulebook below, such as rulebook-us: the rules of both hold.")
  private @Nullable Path over;

  private @Nullable RulebookReading known;

  /** Returns the folder as it was named; null where there is none. */
  public @Nullable Path folder() {
    return over;
  }

  /** Reads it once; null where there is none. */
  public @Nullable RulebookReading reading() {
    if (known == null && over != null) {
      known = RulebookFolders.read(over, null);
    }
    return known;
  }

  /** Returns the rulebook, which must be good; null where there is none. */
  public @Nullable Rulebook rulebook() {
    RulebookReading reading = reading();
    return reading == null ? null : reading.orThrow();
  }
}
