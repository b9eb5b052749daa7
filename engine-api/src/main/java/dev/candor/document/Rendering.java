package dev.candor.document;

import java.util.List;

/**
 * A document, the template it was written with, and the names that did not find.
 *
 * @param document what was written
 * @param template the descriptor of the template, as it was when it was used
 * @param undefinedNames every undefined name once per place, sorted by place; empty when the
 *     context defines all
 */
public record Rendering(
    Document document, TemplateDescriptor template, List<UndefinedName> undefinedNames) {

  public Rendering {
    undefinedNames = List.copyOf(undefinedNames);
  }
}
