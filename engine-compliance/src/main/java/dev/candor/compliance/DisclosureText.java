package dev.candor.compliance;

import dev.candor.message.Channel;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a disclosure by channel and language.
 *
 * @param id its name
 * @param texts the words by channel, then by language
 */
public record DisclosureText(String id, Map<Channel, Map<String, String>> texts) {

  /**
   * The words for a channel in a language, in English where there are none in it; empty when the
   * channel has none at all.
   */
  Optional<String> words(Channel channel, String language) {
    Map<String, String> byLanguage = texts.getOrDefault(channel, Map.of());
    return Optional.ofNullable(byLanguage.getOrDefault(language, byLanguage.get("en")));
  }
}
