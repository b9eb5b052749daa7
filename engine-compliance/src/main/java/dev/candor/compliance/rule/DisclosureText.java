package dev.candor.compliance.rule;

import dev.candor.decision.Disclosure;
import dev.candor.message.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a disclosure by channel and language.
 *
 * @param id its name
 * @param texts the words by channel, then by language
 * @param saysAlso disclosures that say nothing these words do not
 */
public record DisclosureText(
    String id, Map<Channel, Map<String, String>> texts, List<DisclosureText> saysAlso) {

  public DisclosureText {
    saysAlso = List.copyOf(saysAlso);
  }

  /** Creates words that stand for no others. */
  public DisclosureText(String id, Map<Channel, Map<String, String>> texts) {
    this(id, texts, List.of());
  }

  /**
   * Returns the words for a channel in a language, in English where there are none in it; empty
   * when the channel has none at all.
   */
  private Optional<String> words(Channel channel, String language) {
    Map<String, String> byLanguage = texts.getOrDefault(channel, Map.of());
    return Optional.ofNullable(byLanguage.getOrDefault(language, byLanguage.get("en")));
  }

  /** Returns the disclosure for a channel in a language, with the words it stands for. */
  public Optional<Disclosure> disclosure(Channel channel, String language) {
    return words(channel, language).map(words -> disclosure(words, channel, language));
  }

  private Disclosure disclosure(String words, Channel channel, String language) {
    if (saysAlso.isEmpty()) {
      return new Disclosure(id, words);
    }
    Map<String, String> also = new HashMap<>();
    for (DisclosureText other : saysAlso) {
      other.words(channel, language).ifPresent(text -> also.put(other.id, text));
    }
    return new Disclosure(id, words, also);
  }
}
