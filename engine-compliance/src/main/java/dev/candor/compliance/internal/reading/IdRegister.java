package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every id of a rulebook and of what lies below, each with its place: none is taken twice. Not to
 * be shared between threads.
 */
final class IdRegister {

  /** Everything with an id in the layers below, each with the place it stands at. */
  private final Map<String, String> lower = new HashMap<>();

  private final Map<String, String> places = new HashMap<>();

  /** The ids that parameters, disclosures and calendars of this rulebook have. */
  private final Set<String> words = new HashSet<>();

  IdRegister(@Nullable Rulebook below) {
    if (below != null) {
      String name = below.version().name();
      below.parameters().keySet().forEach(id -> lower.put(id, name));
      below.disclosures().keySet().forEach(id -> lower.put(id, name));
      below.calendars().keySet().forEach(id -> lower.put(id, name));
      below.rules().forEach(rule -> lower.put(rule.id().value(), rule.place() + " of " + name));
      places.putAll(lower);
    }
  }

  /** Returns where everything with an id stands; below as well. */
  Map<String, String> places() {
    return places;
  }

  /** Returns where an id of the layers below stands; null where none has it. */
  @Nullable String placeBelow(String id) {
    return lower.get(id);
  }

  /** Takes the id of a parameter, disclosure or calendar; null, with the fault noted, for none. */
  @Nullable String take(YamlNode yaml) {
    Optional<YamlNode> at = yaml.need("id");
    Optional<String> id = at.isEmpty() ? Optional.empty() : at.get().text();
    if (id.isEmpty() || !RuleReader.isId(at.get(), id.get()) || !isFree(at.get())) {
      return null;
    }
    words.add(id.get());
    return id.get();
  }

  /** Takes the id that stands here; false, with the fault noted, where it is taken already. */
  boolean isFree(YamlNode at) {
    String id = at.text().orElseThrow();
    String before = places.putIfAbsent(id, at.place());
    if (lower.containsKey(id)) {
      at.fault(
          "The id (" + id + ") is taken at " + lower.get(id) + ", which lies below.",
          "choose another id; law is corrected by replacing its rulebook, not by laying another over"
              + " it.");
    } else if (before != null) {
      at.fault("The id (" + id + ") is taken at " + before + ".", "choose another id.");
    }
    return before == null;
  }

  /** Returns the ids of words that stand in a file of this rulebook and could not be read. */
  Set<String> unreadable(RulebookWords read) {
    Set<String> ids = new HashSet<>(words);
    ids.removeAll(read.parameters().keySet());
    ids.removeAll(read.disclosures().keySet());
    ids.removeAll(read.calendars().keySet());
    return ids;
  }
}
