package dev.candor.document;

import java.util.List;

/**
 * A document and the names its templates did not find.
 *
 * @param document what was written
 * @param undefinedNames every undefined name once per place, sorted by place; empty when the
 *     context defines all
 */
public record Rendering(Document document, List<UndefinedName> undefinedNames) {

  public Rendering {
    undefinedNames = List.copyOf(undefinedNames);
  }
}
