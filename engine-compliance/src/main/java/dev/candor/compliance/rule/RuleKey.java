package dev.candor.compliance.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A key a rule may have, with what may stand under it: what the reader accepts, the columns of a
 * table, and the schema for editors. Immutable.
 *
 * @param name as a rule writes it
 * @param kind what stands under it
 * @param meaning what it says, in one sentence
 * @param needed whether it must be there wherever the key above it is
 * @param many whether a list of such values may stand under it
 * @param words the only words it may have; empty when any
 * @param keys the keys under it; beside {@link Kind#KEYS} they stand instead of the value
 */
public record RuleKey(
    String name,
    Kind kind,
    String meaning,
    boolean needed,
    boolean many,
    List<String> words,
    List<RuleKey> keys) {

  /** What stands under a key. */
  public enum Kind {
    /** Text. */
    TEXT,
    /** The id of a rule, disclosure or calendar: small letters, digits and hyphens. */
    ID,
    /** A jurisdiction, such as {@code us/ny}. */
    JURISDICTION,
    /** A day, such as 2026-01-01. */
    DAY,
    /** A time of day, such as 08:00. */
    TIME,
    /** True or false. */
    FLAG,
    /** A whole number of at most six digits, or the id of a parameter. */
    NUMBER,
    /** One of some words, or any word where none are listed. */
    WORD,
    /** {@code recipient}, or a zone of the time zone database. */
    ZONE,
    /** Other keys. */
    KEYS,
    /** Facts, each with a value, a list of values, or operators. */
    CONDITIONS
  }

  public RuleKey {
    words = List.copyOf(words);
    keys = List.copyOf(keys);
  }

  /** Returns the names of the keys under this one, in their order. */
  public List<String> names() {
    List<String> names = new ArrayList<>(keys.size());
    for (RuleKey key : keys) {
      names.add(key.name);
    }
    return names;
  }

  /** Returns the key of this name under this one. */
  public Optional<RuleKey> under(String name) {
    for (RuleKey key : keys) {
      if (key.name.equals(name)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Returns this key, needed. */
  RuleKey must() {
    return new RuleKey(name, kind, meaning, true, many, words, keys);
  }

  static RuleKey key(String name, Kind kind, String meaning) {
    return new RuleKey(name, kind, meaning, false, false, List.of(), List.of());
  }

  static RuleKey word(String name, String meaning, Collection<String> words) {
    return new RuleKey(name, Kind.WORD, meaning, false, false, List.copyOf(words), List.of());
  }

  static RuleKey words(String name, String meaning, Collection<String> words) {
    return new RuleKey(name, Kind.WORD, meaning, false, true, List.copyOf(words), List.of());
  }

  static RuleKey keys(String name, String meaning, RuleKey... keys) {
    return new RuleKey(name, Kind.KEYS, meaning, false, false, List.of(), List.of(keys));
  }
}
