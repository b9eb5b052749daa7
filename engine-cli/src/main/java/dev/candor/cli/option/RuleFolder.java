package dev.candor.cli.option;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.source.RulebookFolders;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.workshop.casebook.Casebook;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The rulebook a command looks at: a folder, or the one in the jar; over another where asked. */
public final class RuleFolder {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The rulebook; rulebook-us unless given.")
  private @Nullable Path folder;

  @Mixin private @Nullable LowerRulebook lower;

  /** Reads it. What lies below must be good. */
  public RulebookReading read() {
    Rulebook under = requireValue(lower).rulebook();
    return folder == null && under == null
        ? RulebookFolders.standard()
        : RulebookFolders.read(folder, under);
  }

  /** Reads its cases. */
  public Casebook readCases(RulebookReading rulebook) {
    RulebookReading below = requireValue(lower).reading();
    return Casebook.reading(rulebook, below == null ? new TreeMap<>() : below.files());
  }

  /** Reads a folder of cases that lies over it and is no part of it. */
  public Casebook readCasesOver(RulebookReading rulebook, Path cases) {
    RulebookReading below = requireValue(lower).reading();
    return Casebook.readingFolder(cases, rulebook, below == null ? new TreeMap<>() : below.files());
  }

  /** Reads its cases with those of the rulebook below. */
  public Casebook readEveryCase(RulebookReading rulebook) {
    Casebook own = readCases(rulebook);
    Rulebook below = requireValue(lower).rulebook();
    return below == null ? own : own.over(Casebook.of(below));
  }
}
