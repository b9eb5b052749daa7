package dev.candor.compliance;

import dev.candor.message.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a disclosure by channel and language.
 *
 * @param id its name
 * @param texts the words by channel, then by language
 * @param saysAlso the ids of disclosures that say nothing these words do not
 */
public record DisclosureText(
    String id, Map<Channel, Map<String, String>> texts, Set<String> saysAlso) {

  public DisclosureText {
    saysAlso = Set.copyOf(saysAlso);
  }

  /** Words that stand for no others. */
  public DisclosureText(String id, Map<Channel, Map<String, String>> texts) {
    this(id, texts, Set.of());
  }

  /**
   * The words for a channel in a language, in English where there are none in it; empty when the
   * channel has none at all.
   */
  Optional<String> words(Channel channel, String language) {
    Map<String, String> byLanguage = texts.getOrDefault(channel, Map.of());
    return Optional.ofNullable(byLanguage.getOrDefault(language, byLanguage.get("en")));
  }
}
