package dev.candor.message;

import dev.candor.fault.Nearest;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of one kind by wire name, in the source's order. Immutable. */
public final class Vocabulary<W extends Word> {

  private static final Pattern COMES_IN = Pattern.compile("inb[A-Z]");

  private final String kind;
  private final Map<String, W> words;

  private Vocabulary(String kind, Map<String, W> words) {
    this.kind = kind;
    this.words = words;
  }

  /**
   * Returns the vocabulary of an enum; {@code kind} names one word of it in errors, such as {@code
   * channel}.
   */
  public static <E extends Enum<E> & Word> Vocabulary<E> of(String kind, Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants()).forEach(word -> words.put(word.wireName(), word));
    return new Vocabulary<>(kind, Collections.unmodifiableMap(words));
  }

  /** Returns what one word of it is called. */
  public String kind() {
    return kind;
  }

  /** Returns all wire names, in the source's order. */
  public Set<String> names() {
    return words.keySet();
  }

  /** Returns the word of this name, if there is one. */
  public Optional<W> find(String wireName) {
    return Optional.ofNullable(words.get(wireName));
  }

  /**
   * Returns the word of this name; otherwise {@link UnknownWordException}, which names the nearest
   * known ones.
   */
  public W of(String wireName) {
    W word = words.get(wireName);
    if (word == null) {
      List<String> nearest = nearest(wireName);
      throw new UnknownWordException(
          kind,
          wireName,
          nearest.isEmpty() && words.size() <= 10 ? List.copyOf(words.keySet()) : nearest);
    }
    return word;
  }

  /**
   * Returns the words nearest to one that is not known, best first, at most 3. A theme of what
   * comes in is named only where one was meant: who writes {@code collections} did not mean {@code
   * inbCollections}.
   */
  public List<String> nearest(String unknown) {
    if (unknown.toLowerCase(Locale.ROOT).startsWith("inb")) {
      return Nearest.to(unknown, words.keySet(), 3);
    }
    List<String> others =
        words.keySet().stream().filter(word -> !COMES_IN.matcher(word).lookingAt()).toList();
    return Nearest.to(unknown, others, 3);
  }
}
