package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.DisclosureText;
import dev.candor.message.Channel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads disclosures, over those of what lies below. Not to be shared between threads. */
final class DisclosureReader {

  private final IdRegister ids;
  private final Map<String, DisclosureText> disclosures;

  /** Where a disclosure names others that it says also; it may have no id that can be used. */
  private record SaysAlso(@Nullable String id, List<YamlNode> others) {}

  private final List<SaysAlso> saysAlso = new ArrayList<>();

  DisclosureReader(IdRegister ids, Map<String, DisclosureText> below) {
    this.ids = ids;
    this.disclosures = new HashMap<>(below);
  }

  void read(YamlNode yaml) {
    yaml.only(List.of("id", "title", "citation", "quote", "says also", "words"));
    String id = ids.take(yaml);
    yaml.noteEmpty(List.of());

    Map<Channel, Map<String, String>> texts = new EnumMap<>(Channel.class);
    for (Map.Entry<String, YamlNode> entry : yaml.needEntries("words").entrySet()) {
      Optional<Channel> channel = entry.getValue().word(Channel.WORDS, entry.getKey());
      Map<String, String> words = byLanguage(entry.getValue());
      if (channel.isPresent()) {
        texts.put(channel.get(), words);
      }
    }
    if (id != null) {
      disclosures.put(id, new DisclosureText(id, texts));
    }

    Optional<YamlNode> others = yaml.get("says also");
    if (others.isPresent()) {
      saysAlso.add(new SaysAlso(id, others.get().items()));
    }
  }

  private static Map<String, String> byLanguage(YamlNode yaml) {
    Map<String, String> words = new HashMap<>();
    for (Map.Entry<String, YamlNode> entry : yaml.entries().entrySet()) {
      String language = entry.getKey();
      if (!language.matches("[a-z]{2}")) {
        entry
            .getValue()
            .fault(
                "The value (" + language + ") is not a language.",
                "write two letters, such as en.");
      }
      Optional<String> text = entry.getValue().text();
      if (text.isPresent()) {
        words.put(language, text.get());
      }
    }
    if (!words.containsKey("en")) {
      yaml.fault("The words in en are missing.", "add en: to it; other languages fall back to it.");
    }

    return Map.copyOf(words);
  }

  /**
   * Gives each disclosure those it says also, and returns all of them; one of what lies below is
   * nobody's to stand for.
   */
  Map<String, DisclosureText> finish() {
    Map<String, DisclosureText> alone = Map.copyOf(disclosures);
    for (SaysAlso one : saysAlso) {
      List<DisclosureText> others = new ArrayList<>();
      for (YamlNode at : one.others()) {
        DisclosureText other = other(at, alone);
        if (other != null) {
          others.add(other);
        }
      }
      if (one.id() != null) {
        disclosures.put(
            one.id(),
            new DisclosureText(
                one.id(), Objects.requireNonNull(alone.get(one.id())).texts(), others));
      }
    }

    return disclosures;
  }

  private @Nullable DisclosureText other(YamlNode at, Map<String, DisclosureText> alone) {
    Optional<String> id = at.text();
    if (id.isEmpty()) {
      return null;
    }

    DisclosureText text = alone.get(id.get());
    if (text == null) {
      at.noteUnknown("disclosure", id.get(), alone.keySet());
      return null;
    }
    if (ids.placeBelow(id.get()) != null) {
      at.fault(
          "The disclosure ("
              + text.id()
              + ") belongs to a rulebook below; no other words can replace it.",
          "leave it out; a message carries both.");
      return null;
    }

    return text;
  }
}
