package dev.candor.template.internal.program;

import dev.candor.template.internal.syntax.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a template before it is written, its partials included. Filled while it is
 * planned, then only read.
 */
public final class TemplateSummary {

  /** Where a block of the caller is printed: by the template itself, or by the partial it names. */
  record BlockNeed(Position position, @Nullable String partial) {}

  /** How deep blocks and partials nest in all. */
  int nesting;

  /** How deep partials stand in partials. */
  int partials;

  /** Whether {@code disclosures} is gone through or printed. */
  public boolean disclosures;

  /** The first place that needs the caller's block. */
  @Nullable BlockNeed block;

  /** Helpers whose output depends on the language, and the first place of each. */
  public final Map<String, Position> localized = new LinkedHashMap<>();

  /** Helpers that print pictures, and the first place of each. */
  public final Map<String, Position> pictures = new LinkedHashMap<>();

  /** The file of every partial it may print, without its suffix. */
  public final Set<String> uses = new TreeSet<>();

  /** Takes over what a part of the template brings, but for nesting and the block. */
  void add(TemplateSummary part) {
    disclosures |= part.disclosures;
    part.localized.forEach(localized::putIfAbsent);
    part.pictures.forEach(pictures::putIfAbsent);
    uses.addAll(part.uses);
  }

  void needBlock(BlockNeed need) {
    if (block == null) {
      block = need;
    }
  }
}
