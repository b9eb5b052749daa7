package dev.candor.compliance;

import dev.candor.fault.Nearest;
import dev.candor.message.AgentOutcome;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Theme;
import dev.candor.party.ContactLabel;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /** Stands between keys where they are joined to one name, such as {@code citation / section}. */
  public static final String JOIN = " / ";

  static final String ANY_OF = "any of";
  static final String NONE_OF = "none of";

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

  /** The facts that are days, by name. */
  static final Map<String, FactName> DAYS = days();

  /** The days of the week as a rule writes them. */
  static final List<String> WEEKDAYS = weekdays();

  /** What may have come of an interaction, in the words of agents and of statuses. */
  static final Set<String> OUTCOMES = outcomes();

  private static final RuleKey ZONE =
      key("zone", Kind.ZONE, "Whose clock: recipient, or a zone such as America/New_York.");
  private static final List<RuleKey> COUNT =
      List.of(
          words("channel", "Channels that count; all of them unless given.", Channel.WORDS.names()),
          words("direction", "Outbound, inbound or both.", Direction.WORDS.names()),
          words("theme", "Themes that count; all of them unless given.", Theme.WORDS.names()),
          words("label", "Labels of the contact that count.", ContactLabel.WORDS.names()),
          among("status", "status", Status.WORDS.names()),
          among("outcome", "outcome", OUTCOMES),
          key("call-backs", Kind.FLAG, "False: those made with call-back consent do not count."));
  private static final RuleKey PER =
      words(
              "per",
              "What is counted by itself; all of those named.",
              Stream.of(Count.Per.values()).map(Count.Per::text).toList())
          .must();

  private static final RuleKey RULE =
      keys(
          "rule",
          "A rule: what it is called, where it comes from, when it speaks, and what it says.",
          key("id", Kind.ID, "Its name in every answer; it never changes.").must(),
          key("title", Kind.TEXT, "Under ten words.").must(),
          key("sentence", Kind.TEXT, "One full sentence that says all of it.").must(),
          keys(
                  "citation",
                  "The provision it comes from.",
                  key("body", Kind.TEXT, "Who made it, such as CFPB.").must(),
                  key("corpus", Kind.TEXT, "In what it stands, such as 12 CFR.").must(),
                  key("section", Kind.TEXT, "Where in it, such as 1006.6(b)(1).").must(),
                  key("url", Kind.TEXT, "Where the text can be read."))
              .must(),
          key("quote", Kind.TEXT, "The provision's own words."),
          key(
              "rationale",
              Kind.TEXT,
              "How the words were read, and what was chosen where they are silent."),
          new RuleKey(
              "verified",
              Kind.WORD,
              "How far the words were checked; an unverified rule stays switched off.",
              true,
              false,
              confidences(),
              List.of(
                  word("how", "How far the words were checked.", confidences()).must(),
                  key("by", Kind.TEXT, "By which text."),
                  key("on", Kind.DAY, "On which day."))),
          keys(
                  "effective",
                  "The days on which it holds.",
                  key("from", Kind.DAY, "The first day.").must(),
                  key("to", Kind.DAY, "The last day."))
              .must(),
          key(
                  "jurisdiction",
                  Kind.JURISDICTION,
                  "Where it binds: us, a state such as us/ny, a place in it, another country, or house.")
              .must(),
          key("when", Kind.CONDITIONS, "What must be so; all of it.").must(),
          key("refuse", Kind.FLAG, "True: the message may not go."),
          keys(
              "require",
              "What the message must carry.",
              key("disclosure", Kind.ID, "The disclosure whose words it must carry.").must()),
          keys(
              "restrict",
              "The only times at which the message may go.",
              keys(
                  "hours",
                  "Hours of each day; past midnight where they end before they begin.",
                  key("from", Kind.TIME, "The first minute.").must(),
                  key("to", Kind.TIME, "The first minute after.").must(),
                  ZONE.must()),
              keys(
                  "weekdays",
                  "Days of the week.",
                  words("only", "The days on which it may go.", WEEKDAYS).must(),
                  ZONE.must()),
              keys(
                  "holidays",
                  "Not on the days of a calendar.",
                  key("calendar", Kind.ID, "The calendar.").must(),
                  ZONE.must()),
              key(
                  "inconvenient times",
                  Kind.FLAG,
                  "True: not at the times the borrower called inconvenient."),
              bound("not before", "Not before the day of a fact and some days more."),
              bound("not after", "Not after the day of a fact and some days more."),
              keys(
                  "cap",
                  "At most so many in a period.",
                  key("at most", Kind.NUMBER, "How many.").must(),
                  key("days", Kind.NUMBER, "The period in consecutive calendar days."),
                  key("hours", Kind.NUMBER, "The period in hours, which roll."),
                  PER,
                  ZONE,
                  keys("count", "What counts.", COUNT.toArray(RuleKey[]::new)).must()),
              keys(
                  "cool-down",
                  "Not for some days after an event, its own day being the first.",
                  key("days", Kind.NUMBER, "How many days.").must(),
                  PER,
                  ZONE.must(),
                  keys("after", "After what.", COUNT.toArray(RuleKey[]::new)).must())),
          word("severity", "Whether what it says stops a message.", List.of("block", "warn")),
          new RuleKey(
              "overrides",
              Kind.KEYS,
              "The rules it gives an exception to.",
              false,
              true,
              List.of(),
              List.of(
                  key("rule", Kind.ID, "The rule that keeps silent.").must(),
                  key("because", Kind.TEXT, "Why.").must())),
          new RuleKey(
              "explanation",
              Kind.TEXT,
              "What it tells people; facts stand in braces, such as {loan}.",
              true,
              false,
              List.of(),
              List.of(
                  key("short", Kind.TEXT, "In one or two sentences.").must(),
                  key("long", Kind.TEXT, "In more."))),
          key("enabled", Kind.FLAG, "False switches it off."));

  /** A rule as a whole: every key a rule may have stands under it. */
  public static RuleKey rule() {
    return RULE;
  }

  /** The names of the keys under this one, in their order. */
  public List<String> names() {
    List<String> names = new ArrayList<>(keys.size());
    for (RuleKey key : keys) {
      names.add(key.name);
    }
    return names;
  }

  /** The key of this name under this one. */
  public Optional<RuleKey> under(String name) {
    for (RuleKey key : keys) {
      if (key.name.equals(name)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /**
   * The key at the end of a joined name, such as {@code restrict / hours / from}, {@code overrides
   * / 1 / rule} or {@code when / loan.daysPastDue / more than}; empty where no rule may have it.
   */
  public static Optional<RuleKey> find(String joined) {
    return Optional.ofNullable(look(joined).key());
  }

  /**
   * The joined names nearest to one that no rule may have: what {@link #find} does not find, with
   * its first wrong key put right; at most three, the nearest first.
   */
  public static List<String> nearest(String joined) {
    Look look = look(joined);
    if (look.key() != null) {
      return List.of();
    }
    List<String> path = path(joined);
    String before = String.join(JOIN, path.subList(0, look.depth()));
    String after = String.join(JOIN, path.subList(look.depth() + 1, path.size()));
    return Nearest.to(path.get(look.depth()), look.known(), 3).stream()
        .map(
            name ->
                (before.isEmpty() ? "" : before + JOIN)
                    + name
                    + (after.isEmpty() ? "" : JOIN + after))
        .toList();
  }

  /** Joined names in the order in which a rule is best read. */
  public static Comparator<String> order() {
    return Comparator.comparing(RuleKey::ranks, Arrays::compare);
  }

  /** The keys of a joined name. */
  static List<String> path(String joined) {
    List<String> path = new ArrayList<>();
    for (int from = 0; from <= joined.length(); ) {
      int slash = joined.indexOf('/', from);
      int to = slash < 0 ? joined.length() : slash;
      path.add(joined.substring(from, to).strip());
      from = to + 1;
    }
    return path;
  }

  /** Whether a key is the number of an item in a list. */
  static boolean isNumber(String key) {
    return (key.length() == 1 || (key.length() == 2 && isDigit(key.charAt(1), '0')))
        && isDigit(key.charAt(0), '1');
  }

  private static boolean isDigit(char one, char first) {
    return one >= first && one <= '9';
  }

  // ---- looking for a key

  /** What was found; where nothing was, how deep the first wrong key stands and what could. */
  private record Look(@Nullable RuleKey key, int depth, Collection<String> known) {}

  private static Look look(String joined) {
    List<String> path = path(joined);
    RuleKey at = RULE;
    int depth = 0;
    while (depth < path.size()) {
      if (at.kind == Kind.CONDITIONS) {
        return condition(path, depth);
      }
      if (at.many && isNumber(path.get(depth)) && !at.keys.isEmpty()) {
        depth++;
        if (depth == path.size()) {
          return new Look(null, depth - 1, at.names());
        }
      }
      Optional<RuleKey> under = at.under(path.get(depth));
      if (under.isEmpty()) {
        return new Look(null, depth, at.names());
      }
      at = under.get();
      depth++;
    }
    return new Look(at, depth, List.of());
  }

  private static Look condition(List<String> path, int depth) {
    String name = path.get(depth);
    if (name.equals(ANY_OF) || name.equals(NONE_OF)) {
      int next = depth + 1;
      if (next < path.size() && isNumber(path.get(next))) {
        next++;
      }
      return next < path.size()
          ? condition(path, next)
          : new Look(conditions(name), next, List.of());
    }
    Optional<FactName> fact = FactName.find(name);
    if (fact.isEmpty()) {
      List<String> known = new ArrayList<>(FactName.names());
      known.add(ANY_OF);
      known.add(NONE_OF);
      return new Look(null, depth, known);
    }
    if (depth + 1 == path.size()) {
      return new Look(bare(fact.get()), depth, List.of());
    }
    List<Condition.Operator> operators = Condition.Operator.of(fact.get().type());
    Optional<RuleKey> compared = Optional.empty();
    for (Condition.Operator one : operators) {
      if (one.text().equals(path.get(depth + 1))) {
        compared = Optional.of(compared(fact.get(), one));
      }
    }
    return depth + 2 == path.size() && compared.isPresent()
        ? new Look(compared.get(), depth + 1, List.of())
        : new Look(
            null,
            compared.isPresent() ? depth + 2 : depth + 1,
            compared.isPresent()
                ? List.of()
                : operators.stream().map(Condition.Operator::text).toList());
  }

  private static RuleKey conditions(String name) {
    return name.equals(ANY_OF)
        ? new RuleKey(
            name,
            Kind.CONDITIONS,
            "At least one of these ways must be so.",
            false,
            true,
            List.of(),
            List.of())
        : new RuleKey(
            name,
            Kind.CONDITIONS,
            "None of these ways may be so.",
            false,
            true,
            List.of(),
            List.of());
  }

  /** A fact followed by a value, by values, or by operators. */
  static RuleKey bare(FactName fact) {
    return new RuleKey(
        fact.text(),
        switch (fact.type()) {
          case WORD, WORDS -> Kind.WORD;
          case FLAG -> Kind.FLAG;
          case NUMBER, DATE -> Kind.KEYS;
        },
        fact.meaning(),
        false,
        true,
        words(fact),
        Condition.Operator.of(fact.type()).stream().map(one -> compared(fact, one)).toList());
  }

  private static RuleKey compared(FactName fact, Condition.Operator operator) {
    String said = fact.meaning() + " Here: " + operator.text() + ".";
    return switch (operator) {
      case ONE_OF, NOT, HAS, HAS_NO, HAS_ALL ->
          new RuleKey(
              operator.text(),
              fact.type() == FactName.Type.FLAG ? Kind.FLAG : Kind.WORD,
              said,
              false,
              true,
              words(fact),
              List.of());
      case AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, DAYS_AGO_AT_LEAST, DAYS_AGO_AT_MOST ->
          key(operator.text(), Kind.NUMBER, said);
      case BETWEEN ->
          new RuleKey(operator.text(), Kind.NUMBER, said, false, true, List.of(), List.of());
      case BEFORE, ON_OR_AFTER -> key(operator.text(), Kind.DAY, said);
      case KNOWN -> key(operator.text(), Kind.FLAG, said);
    };
  }

  private static List<String> words(FactName fact) {
    return fact.vocabulary() == null ? List.of() : List.copyOf(fact.vocabulary().names());
  }

  // ---- their order

  private static int[] ranks(String joined) {
    List<String> path = path(joined);
    int[] ranks = new int[path.size()];
    RuleKey at = RULE;
    boolean conditions = false;
    for (int i = 0; i < ranks.length; i++) {
      String name = path.get(i);
      if (isNumber(name)) {
        ranks[i] = Integer.parseInt(name);
      } else if (conditions) {
        ranks[i] = rank(name);
      } else {
        int index = at.names().indexOf(name);
        ranks[i] = index < 0 ? Integer.MAX_VALUE : index;
        if (index >= 0) {
          at = at.keys.get(index);
          conditions = at.kind == Kind.CONDITIONS;
        }
      }
    }
    return ranks;
  }

  private static int rank(String name) {
    if (name.equals(ANY_OF) || name.equals(NONE_OF)) {
      return Integer.MAX_VALUE - (name.equals(ANY_OF) ? 2 : 1);
    }
    for (Condition.Operator operator : Condition.Operator.values()) {
      if (operator.text().equals(name)) {
        return operator.ordinal();
      }
    }
    return FactName.find(name).map(FactName::index).orElse(Integer.MAX_VALUE);
  }

  // ---- how they are written down

  private RuleKey must() {
    return new RuleKey(name, kind, meaning, true, many, words, keys);
  }

  private static RuleKey key(String name, Kind kind, String meaning) {
    return new RuleKey(name, kind, meaning, false, false, List.of(), List.of());
  }

  private static RuleKey word(String name, String meaning, Collection<String> words) {
    return new RuleKey(name, Kind.WORD, meaning, false, false, List.copyOf(words), List.of());
  }

  private static RuleKey words(String name, String meaning, Collection<String> words) {
    return new RuleKey(name, Kind.WORD, meaning, false, true, List.copyOf(words), List.of());
  }

  private static RuleKey keys(String name, String meaning, RuleKey... keys) {
    return new RuleKey(name, Kind.KEYS, meaning, false, false, List.of(), List.of(keys));
  }

  private static RuleKey among(String name, String what, Collection<String> words) {
    return keys(
        name,
        "Which " + what + " counts.",
        words("one of", "Only one of these counts.", words),
        words("not", "None of these counts.", words));
  }

  private static RuleKey bound(String name, String meaning) {
    return keys(
        name,
        meaning,
        word("fact", "The fact whose day it is.", DAYS.keySet()).must(),
        key("plus days", Kind.NUMBER, "How many days more; none unless given."),
        ZONE.must());
  }

  private static List<String> confidences() {
    return List.of("text", "quoted", "unverified", "house");
  }

  private static Map<String, FactName> days() {
    Map<String, FactName> days = new LinkedHashMap<>();
    for (FactName fact : FactName.all()) {
      if (fact.type() == FactName.Type.DATE) {
        days.put(fact.text(), fact);
      }
    }
    return Collections.unmodifiableMap(days);
  }

  private static List<String> weekdays() {
    List<String> names = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      names.add(day.name().toLowerCase(Locale.ROOT));
    }
    return List.copyOf(names);
  }

  private static Set<String> outcomes() {
    Set<String> words = new LinkedHashSet<>(AgentOutcome.WORDS.names());
    words.addAll(StatusDetails.WORDS.names());
    return Collections.unmodifiableSet(words);
  }
}
