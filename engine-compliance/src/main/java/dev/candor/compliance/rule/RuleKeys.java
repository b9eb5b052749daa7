package dev.candor.compliance.rule;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.yaml.FlatKeys;
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
 * Every key a rule may have: what the reader accepts, the columns of a table, and the schema for
 * editors.
 */
public final class RuleKeys {

  public static final String ANY_OF = "any of";
  public static final String NONE_OF = "none of";

  /** The facts that are days, by name. */
  public static final Map<String, Fact> DAYS = days();

  /** The days of the week as a rule writes them. */
  public static final List<String> WEEKDAYS = weekdays();

  /** What may have come of an interaction, in the words of agents and of statuses. */
  public static final Set<String> OUTCOMES = outcomes();

  private static final RuleKey ZONE =
      RuleKey.key(
          "zone", RuleKey.Kind.ZONE, "Whose clock: recipient, or a zone such as America/New_York.");
  private static final List<RuleKey> COUNT =
      List.of(
          RuleKey.words(
              "channel", "Channels that count; all of them unless given.", Channel.WORDS.names()),
          RuleKey.words("direction", "Outbound, inbound or both.", Direction.WORDS.names()),
          RuleKey.words(
              "theme", "Themes that count; all of them unless given.", Theme.WORDS.names()),
          RuleKey.words(
              "label",
              "Labels of the contact that count; a mobile counts as personal too.",
              ContactLabel.WORDS.names()),
          among("status", "status", Status.WORDS.names()),
          among("outcome", "outcome", OUTCOMES),
          RuleKey.key(
              "call-backs",
              RuleKey.Kind.FLAG,
              "False: those made with call-back consent do not count."),
          RuleKey.key(
              "consent days",
              RuleKey.Kind.NUMBER,
              "Calls placed on one of so many days of consent to them, given directly by the person"
                  + " called, do not count; per debt and person."));
  private static final RuleKey PER =
      RuleKey.words(
              "per",
              "What is counted by itself; all of those named.",
              Stream.of(CountSpec.Per.values()).map(CountSpec.Per::text).toList())
          .must();

  private static final RuleKey RULE =
      RuleKey.keys(
          "rule",
          "A rule: what it is called, where it comes from, when it speaks, and what it says.",
          RuleKey.key("id", RuleKey.Kind.ID, "Its name in every answer; it never changes.").must(),
          RuleKey.key("title", RuleKey.Kind.TEXT, "Under ten words.").must(),
          RuleKey.key("sentence", RuleKey.Kind.TEXT, "One full sentence that says all of it.")
              .must(),
          RuleKey.keys(
                  "citation",
                  "The provision it comes from.",
                  RuleKey.key("body", RuleKey.Kind.TEXT, "Who made it, such as CFPB.").must(),
                  RuleKey.key("corpus", RuleKey.Kind.TEXT, "In what it stands, such as 12 CFR.")
                      .must(),
                  RuleKey.key("section", RuleKey.Kind.TEXT, "Where in it, such as 1006.6(b)(1).")
                      .must(),
                  RuleKey.key("url", RuleKey.Kind.TEXT, "Where the text can be read."))
              .must(),
          RuleKey.key("quote", RuleKey.Kind.TEXT, "The provision's own words."),
          RuleKey.key(
              "rationale",
              RuleKey.Kind.TEXT,
              "How the words were read, and what was chosen where they are silent."),
          new RuleKey(
              "verified",
              RuleKey.Kind.WORD,
              "How far the words were checked; an unverified rule stays switched off.",
              true,
              false,
              confidences(),
              List.of(
                  RuleKey.word("how", "How far the words were checked.", confidences()).must(),
                  RuleKey.key("by", RuleKey.Kind.TEXT, "By which text."),
                  RuleKey.key("on", RuleKey.Kind.DAY, "On which day."))),
          RuleKey.keys(
                  "effective",
                  "The days on which it holds.",
                  RuleKey.key("from", RuleKey.Kind.DAY, "The first day.").must(),
                  RuleKey.key("to", RuleKey.Kind.DAY, "The last day."))
              .must(),
          RuleKey.key(
                  "jurisdiction",
                  RuleKey.Kind.JURISDICTION,
                  "Where it binds: us, a state such as us/ny, a place in it, another country, or house.")
              .must(),
          RuleKey.key("when", RuleKey.Kind.CONDITIONS, "What must be so; all of it.").must(),
          RuleKey.key("refuse", RuleKey.Kind.FLAG, "True: the message may not go."),
          RuleKey.keys(
              "require",
              "What the message must carry.",
              RuleKey.key(
                      "disclosure", RuleKey.Kind.ID, "The disclosure whose words it must carry.")
                  .must()),
          RuleKey.keys(
              "restrict",
              "The only times at which the message may go.",
              RuleKey.keys(
                  "hours",
                  "Hours of each day; past midnight where they end before they begin.",
                  RuleKey.key("from", RuleKey.Kind.TIME, "The first minute.").must(),
                  RuleKey.key("to", RuleKey.Kind.TIME, "The first minute after.").must(),
                  ZONE.must()),
              RuleKey.keys(
                  "weekdays",
                  "Days of the week.",
                  RuleKey.words("only", "The days on which it may go.", WEEKDAYS).must(),
                  ZONE.must()),
              RuleKey.keys(
                  "holidays",
                  "Not on the days of a calendar.",
                  RuleKey.key("calendar", RuleKey.Kind.ID, "The calendar.").must(),
                  ZONE.must()),
              RuleKey.key(
                  "inconvenient times",
                  RuleKey.Kind.FLAG,
                  "True: not at the times the borrower called inconvenient."),
              bound("not before", "Not before the day of a fact and some days more."),
              bound("not after", "Not after the day of a fact and some days more."),
              RuleKey.keys(
                  "cap",
                  "At most so many in a period.",
                  RuleKey.key("at most", RuleKey.Kind.NUMBER, "How many.").must(),
                  RuleKey.key(
                      "days", RuleKey.Kind.NUMBER, "The period in consecutive calendar days."),
                  RuleKey.key("hours", RuleKey.Kind.NUMBER, "The period in hours, which roll."),
                  RuleKey.key("minutes", RuleKey.Kind.NUMBER, "The period in minutes, which roll."),
                  PER,
                  ZONE,
                  RuleKey.keys("count", "What counts.", COUNT.toArray(RuleKey[]::new)).must()),
              RuleKey.keys(
                  "cool-down",
                  "Not for some days after an event, its own day being the first.",
                  RuleKey.key("days", RuleKey.Kind.NUMBER, "How many days.").must(),
                  PER,
                  ZONE.must(),
                  RuleKey.keys("after", "After what.", COUNT.toArray(RuleKey[]::new)).must())),
          RuleKey.word(
              "severity", "Whether what it says stops a message.", List.of("block", "warn")),
          new RuleKey(
              "overrides",
              RuleKey.Kind.KEYS,
              "The rules it gives an exception to.",
              false,
              true,
              List.of(),
              List.of(
                  RuleKey.key("rule", RuleKey.Kind.ID, "The rule that keeps silent.").must(),
                  RuleKey.key("because", RuleKey.Kind.TEXT, "Why.").must())),
          new RuleKey(
              "explanation",
              RuleKey.Kind.TEXT,
              "What it tells people; facts stand in braces, such as {loan}.",
              true,
              false,
              List.of(),
              List.of(
                  RuleKey.key("short", RuleKey.Kind.TEXT, "In one or two sentences.").must(),
                  RuleKey.key("long", RuleKey.Kind.TEXT, "In more."))),
          RuleKey.key("enabled", RuleKey.Kind.FLAG, "False switches it off."));

  private RuleKeys() {}

  /** Returns a rule as a whole: every key a rule may have stands under it. */
  public static RuleKey rule() {
    return RULE;
  }

  /**
   * Returns the names of the keys under the one at the end of a joined name.
   *
   * @throws java.util.NoSuchElementException where no rule may have it
   */
  public static List<String> names(String joined) {
    return find(joined).orElseThrow().names();
  }

  /**
   * Returns the key at the end of a joined name, such as {@code restrict / hours / from}, {@code
   * overrides / 1 / rule} or {@code when / loan.daysPastDue / more than}; empty where no rule may
   * have it.
   */
  public static Optional<RuleKey> find(String joined) {
    return Optional.ofNullable(look(joined).key());
  }

  /**
   * Returns the joined names nearest to one that no rule may have: what {@link #find} does not
   * find, with its first wrong key put right; at most three, the nearest first.
   */
  public static List<String> nearest(String joined) {
    Look look = look(joined);
    if (look.key() != null) {
      return List.of();
    }

    List<String> path = FlatKeys.split(joined);
    String before = String.join(FlatKeys.JOIN, path.subList(0, look.depth()));
    String after = String.join(FlatKeys.JOIN, path.subList(look.depth() + 1, path.size()));

    return Nearest.to(path.get(look.depth()), look.known(), 3).stream()
        .map(
            name ->
                (before.isEmpty() ? "" : before + FlatKeys.JOIN)
                    + name
                    + (after.isEmpty() ? "" : FlatKeys.JOIN + after))
        .toList();
  }

  /** Returns the order of joined names in which a rule is best read. */
  public static Comparator<String> order() {
    return Comparator.comparing(RuleKeys::ranks, Arrays::compare);
  }

  // ---- looking for a key

  /** What was found; where nothing was, how deep the first wrong key stands and what could. */
  private record Look(@Nullable RuleKey key, int depth, Collection<String> known) {}

  private static Look look(String joined) {
    List<String> path = FlatKeys.split(joined);
    RuleKey at = RULE;
    int depth = 0;
    while (depth < path.size()) {
      if (at.kind() == RuleKey.Kind.CONDITIONS) {
        return condition(path, depth);
      }
      if (at.many() && FlatKeys.isNumber(path.get(depth)) && !at.keys().isEmpty()) {
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
      if (next < path.size() && FlatKeys.isNumber(path.get(next))) {
        next++;
      }
      return next < path.size()
          ? condition(path, next)
          : new Look(conditions(name), next, List.of());
    }

    Optional<Fact> fact = FactRegister.find(name);
    if (fact.isEmpty()) {
      List<String> known = new ArrayList<>(FactRegister.names());
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
            RuleKey.Kind.CONDITIONS,
            "At least one of these ways must be so.",
            false,
            true,
            List.of(),
            List.of())
        : new RuleKey(
            name,
            RuleKey.Kind.CONDITIONS,
            "None of these ways may be so.",
            false,
            true,
            List.of(),
            List.of());
  }

  /** A fact followed by a value, by values, or by operators. */
  static RuleKey bare(Fact fact) {
    return new RuleKey(
        fact.text(),
        switch (fact.type()) {
          case WORD, WORDS -> RuleKey.Kind.WORD;
          case FLAG -> RuleKey.Kind.FLAG;
          case NUMBER, DATE -> RuleKey.Kind.KEYS;
        },
        fact.meaning(),
        false,
        true,
        words(fact),
        Condition.Operator.of(fact.type()).stream().map(one -> compared(fact, one)).toList());
  }

  private static RuleKey compared(Fact fact, Condition.Operator operator) {
    String said = fact.meaning() + " Here: " + operator.text() + ".";

    return switch (operator) {
      case ONE_OF, NOT, HAS, HAS_NO, HAS_ALL ->
          new RuleKey(
              operator.text(),
              fact.type() == Fact.Type.FLAG ? RuleKey.Kind.FLAG : RuleKey.Kind.WORD,
              said,
              false,
              true,
              words(fact),
              List.of());
      case AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, DAYS_AGO_AT_LEAST, DAYS_AGO_AT_MOST ->
          RuleKey.key(operator.text(), RuleKey.Kind.NUMBER, said);
      case BETWEEN ->
          new RuleKey(
              operator.text(), RuleKey.Kind.NUMBER, said, false, true, List.of(), List.of());
      case BEFORE, ON_OR_AFTER -> RuleKey.key(operator.text(), RuleKey.Kind.DAY, said);
      case KNOWN -> RuleKey.key(operator.text(), RuleKey.Kind.FLAG, said);
    };
  }

  private static List<String> words(Fact fact) {
    return fact.vocabulary() == null ? List.of() : List.copyOf(fact.vocabulary().names());
  }

  // ---- their order

  private static int[] ranks(String joined) {
    List<String> path = FlatKeys.split(joined);
    int[] ranks = new int[path.size()];
    RuleKey at = RULE;
    boolean conditions = false;
    for (int i = 0; i < ranks.length; i++) {
      String name = path.get(i);
      if (FlatKeys.isNumber(name)) {
        ranks[i] = Integer.parseInt(name);
      } else if (conditions) {
        ranks[i] = rank(name);
      } else {
        int index = at.names().indexOf(name);
        ranks[i] = index < 0 ? Integer.MAX_VALUE : index;
        if (index >= 0) {
          at = at.keys().get(index);
          conditions = at.kind() == RuleKey.Kind.CONDITIONS;
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
    return FactRegister.find(name).map(Fact::index).orElse(Integer.MAX_VALUE);
  }

  // ---- how they are written down

  private static RuleKey among(String name, String what, Collection<String> words) {
    return RuleKey.keys(
        name,
        "Which " + what + " counts.",
        RuleKey.words("one of", "Only one of these counts.", words),
        RuleKey.words("not", "None of these counts.", words));
  }

  private static RuleKey bound(String name, String meaning) {
    return RuleKey.keys(
        name,
        meaning,
        RuleKey.word("fact", "The fact whose day it is.", DAYS.keySet()).must(),
        RuleKey.key("plus days", RuleKey.Kind.NUMBER, "How many days more; none unless given."),
        ZONE.must());
  }

  private static List<String> confidences() {
    return List.of("text", "quoted", "unverified", "house");
  }

  private static Map<String, Fact> days() {
    Map<String, Fact> days = new LinkedHashMap<>();
    for (Fact fact : FactRegister.all()) {
      if (fact.type() == Fact.Type.DATE) {
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
