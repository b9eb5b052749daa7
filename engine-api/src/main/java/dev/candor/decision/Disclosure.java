package dev.candor.decision;

import java.util.Set;

/**
 * Words a message must carry. Immutable.
 *
 * @param id its name in the rulebook, such as {@code us-reg-f-opt-out-notice}
 * @param text the words themselves, plain text in the message's channel and language
 * @param saysAlso the ids of disclosures that say nothing these words do not: a message written
 *     with these lacks nothing where one of those is required by the time it goes
 */
public record Disclosure(String id, String text, Set<String> saysAlso) {

  public Disclosure {
    saysAlso = Set.copyOf(saysAlso);
  }

  /** Words that stand for no others. */
  public Disclosure(String id, String text) {
    this(id, text, Set.of());
  }

  /** Whether a message with these words has what is required: these very words, or less. */
  public boolean meets(Disclosure required) {
    return (id.equals(required.id) && text.equals(required.text)) || saysAlso.contains(required.id);
  }
}
