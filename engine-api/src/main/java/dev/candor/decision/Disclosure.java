package dev.candor.decision;

import java.util.Map;

/**
 * Words a message must carry. Immutable.
 *
 * @param id its name in the rulebook, such as {@code us-reg-f-opt-out-notice}
 * @param text the words themselves, plain text in the message's channel and language
 * @param saysAlso disclosures that say nothing these words do not, as they were worded when these
 *     were, by id: a message written with these lacks nothing where one of those is required by the
 *     time it goes, unless it was worded anew
 */
public record Disclosure(String id, String text, Map<String, String> saysAlso) {

  public Disclosure {
    saysAlso = Map.copyOf(saysAlso);
  }

  /** Words that stand for no others. */
  public Disclosure(String id, String text) {
    this(id, text, Map.of());
  }

  /** Returns whether a message with these words has what is required: these very words, or less. */
  public boolean meets(Disclosure required) {
    return required.text.equals(id.equals(required.id) ? text : saysAlso.get(required.id));
  }
}
