package dev.candor;

import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Consent;
import dev.candor.party.PastInteraction;
import dev.candor.scheduling.Schedule;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a message may go in the time ahead: every stretch that is open or closed, to the
 * millisecond, and by which rules a closed one is closed. Immutable.
 *
 * <p>An instant is open exactly when {@link Candor#explain} would permit the same message, without
 * jitter, with that instant as its {@code sendAt}. There are two differences: within the tolerance
 * of now a {@code sendAt} means now there where now is permitted, and itself here; and in the past
 * and beyond {@link Plan#HORIZON}, where a send takes no {@code sendAt}, it is here as if it did.
 *
 * <p>All is judged on what is known now: the borrower's file, their history and what is already set
 * for later. The rules are asked again wherever a day begins in UTC or in a zone the borrower may
 * be in, a clock is changed, a consent begins, or something is set for; a rule of the host's own
 * making that looks at the hour itself, and restricts nothing to it, is seen at those instants
 * only.
 *
 * @param from the first instant told of, in whole milliseconds
 * @param until the end, which is not told of any more, in whole milliseconds
 * @param stretches all of them from {@code from} to {@code until}, in order and without gaps; two
 *     that touch are not closed by the same rules
 * @param nextOpenAt the first open instant at or after {@code from}, looked for 400 days ahead;
 *     null when there is none
 * @param zoneEvidence where the borrower may be, and why
 * @param rulebook by which rules
 * @param tzdb version of the time zone rules used
 */
public record Openings(
    Instant from,
    Instant until,
    List<Stretch> stretches,
    @Nullable Instant nextOpenAt,
    List<ZoneEvidence> zoneEvidence,
    RulebookVersion rulebook,
    String tzdb) {

  /** The longest time that can be told of at once. */
  public static final Duration LONGEST = Duration.ofDays(31);

  private static final Instant FIRST = Instant.parse("0002-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9998-01-01T00:00:00Z");

  /** How much is looked at in one go in search of what opens after the time told of. */
  private static final Duration STEP = Duration.ofDays(7);

  /** What goes on longest says when the rest is worth looking at; then what began first. */
  private static final Comparator<Shut> LASTING =
      Comparator.comparing(Shut::until)
          .reversed()
          .thenComparing(Shut::from)
          .thenComparing(shut -> shut.reason().ruleId());

  public Openings {
    stretches = List.copyOf(stretches);
    zoneEvidence = List.copyOf(zoneEvidence);
  }

  /**
   * A stretch of time in which nothing changes.
   *
   * @param from its first instant
   * @param until its end, which belongs to what follows
   * @param closedBy the rules that close it, each once, the one that stays closed longest first;
   *     empty when it is open
   */
  public record Stretch(Instant from, Instant until, List<Closing> closedBy) {
    public Stretch {
      closedBy = List.copyOf(closedBy);
    }

    /** Whether the message may go at every instant of it. */
    public boolean open() {
      return closedBy.isEmpty();
    }
  }

  /**
   * One rule that closes a stretch.
   *
   * @param reason why, as of the instant it began to close
   * @param until when this rule alone would open again; null when not within the time told of
   */
  public record Closing(Reason reason, @Nullable Instant until) {}

  /** A time for which one rule lets nothing go. */
  private record Shut(Instant from, Instant until, Reason reason) {}

  /** Whether the message may go at {@code from}. */
  public boolean open() {
    return stretches.get(0).open();
  }

  /**
   * The openings of a message.
   *
   * @throws IllegalArgumentException when the time is empty, longer than {@link #LONGEST} or out of
   *     range
   */
  static Openings of(Plan plan, Facts facts, Instant from, Instant until) {
    requireSpan(from, until);
    Instant first = from.truncatedTo(ChronoUnit.MILLIS);
    Instant end = until.truncatedTo(ChronoUnit.MILLIS);
    List<Stretch> stretches = stretches(plan, facts, first, end);
    return new Openings(
        first,
        end,
        stretches,
        nextOpen(plan, facts, stretches, first, end),
        facts.zoneEvidence(),
        plan.said(facts.at(first), facts.asOf()).rulebook(),
        Schedule.tzdbVersion());
  }

  private static void requireSpan(Instant from, Instant until) {
    if (from.isBefore(FIRST) || until.isAfter(LAST)) {
      throw new IllegalArgumentException(
          "The time ("
              + from
              + " to "
              + until
              + ") must lie between "
              + FIRST
              + " and "
              + LAST
              + ".\nMaybe check the year.");
    }
    Instant first = from.truncatedTo(ChronoUnit.MILLIS);
    Instant end = until.truncatedTo(ChronoUnit.MILLIS);
    if (!first.isBefore(end) || Duration.between(first, end).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The time ("
              + from
              + " to "
              + until
              + ") must be at least a millisecond and at most "
              + LONGEST.toDays()
              + " days.\nMaybe ask for seven days.");
    }
  }

  private static @Nullable Instant nextOpen(
      Plan plan, Facts facts, List<Stretch> known, Instant from, Instant until) {
    Instant reach = from.plus(Plan.REACH);
    Optional<Instant> open = firstOpen(known);
    for (Instant at = until; open.isEmpty() && at.isBefore(reach); at = at.plus(STEP)) {
      open = firstOpen(stretches(plan, facts, at, at.plus(STEP)));
    }
    return open.filter(at -> !at.isAfter(reach)).orElse(null);
  }

  private static Optional<Instant> firstOpen(List<Stretch> stretches) {
    return stretches.stream().filter(Stretch::open).map(Stretch::from).findFirst();
  }

  private static List<Stretch> stretches(Plan plan, Facts facts, Instant from, Instant until) {
    List<Shut> shuts = new ArrayList<>();
    shuts(plan, facts, from, until).values().forEach(of -> shuts.addAll(joined(of)));
    shuts.sort(LASTING);
    SortedSet<Instant> edges = new TreeSet<>(Set.of(from));
    for (Shut shut : shuts) {
      edges.add(shut.from());
      edges.add(shut.until());
    }
    edges.add(until);
    List<Stretch> stretches = new ArrayList<>();
    Instant begin = null;
    for (Instant edge : edges) {
      if (begin != null) {
        stretches.add(new Stretch(begin, edge, closing(shuts, begin, until)));
      }
      begin = edge;
    }
    return stretches;
  }

  private static List<Closing> closing(List<Shut> shuts, Instant at, Instant end) {
    return shuts.stream()
        .filter(shut -> !at.isBefore(shut.from()) && at.isBefore(shut.until()))
        .map(shut -> new Closing(shut.reason(), shut.until().equals(end) ? null : shut.until()))
        .toList();
  }

  /** For each rule when it lets nothing go; a rule may say so of several loans. */
  private static SortedMap<RuleId, List<Shut>> shuts(
      Plan plan, Facts facts, Instant from, Instant until) {
    SortedMap<RuleId, List<Shut>> shuts = new TreeMap<>();
    NavigableSet<Instant> asked = turns(facts, from, until);
    for (Instant begin : asked) {
      Instant next = asked.higher(begin);
      Instant end = next == null ? until : next;
      for (Finding finding : plan.said(facts.at(begin), facts.asOf()).findings()) {
        List<Shut> said =
            finding.<List<Shut>>match(
                refuse -> List.of(new Shut(begin, end, refuse.reason())),
                require -> List.of(),
                restrict -> shut(restrict, facts.zoneEvidence(), begin, end));
        if (!said.isEmpty()) {
          shuts.computeIfAbsent(finding.reason().ruleId(), rule -> new ArrayList<>()).addAll(said);
        }
      }
    }
    return shuts;
  }

  private static List<Shut> shut(
      Finding.Restrict restrict, List<ZoneEvidence> evidence, Instant begin, Instant end) {
    Schedule schedule = Schedule.of(restrict.limits(), evidence);
    List<Shut> shuts = new ArrayList<>();
    Instant at = begin;
    while (at.isBefore(end)) {
      Optional<Instant> open = schedule.next(at, end);
      Instant opens = open.orElse(end);
      if (at.isBefore(opens)) {
        shuts.add(new Shut(at, opens, restrict.reason()));
      }
      at = open.isPresent() ? schedule.until(opens, end) : end;
    }
    return shuts;
  }

  /** What touches or overlaps as one, for the reason it began with. */
  private static List<Shut> joined(List<Shut> shuts) {
    List<Shut> joined = new ArrayList<>();
    shuts.sort(Comparator.comparing(Shut::from));
    for (Shut next : shuts) {
      Shut last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last == null || next.from().isAfter(last.until())) {
        joined.add(next);
      } else if (next.until().isAfter(last.until())) {
        joined.set(joined.size() - 1, new Shut(last.from(), next.until(), last.reason()));
      }
    }
    return joined;
  }

  /**
   * Every instant at which the rules may begin to say something else, {@code from} among them. They
   * look at the day, in UTC or where the borrower is, and at whether something has happened yet.
   */
  private static NavigableSet<Instant> turns(Facts facts, Instant from, Instant until) {
    NavigableSet<Instant> turns = new TreeSet<>();
    Set<ZoneId> zones = new HashSet<>(ZoneFinder.plausible(facts.zoneEvidence()));
    zones.add(ZoneOffset.UTC);
    for (ZoneId zone : zones) {
      days(turns, zone.getRules(), from, until);
    }
    BorrowerFile file = facts.file();
    if (file != null) {
      begins(turns, file.borrower().consents().values());
      file.contacts().forEach(contact -> begins(turns, contact.consents().values()));
    }
    facts.history().stream().map(PastInteraction::at).map(Openings::wholly).forEach(turns::add);
    return new TreeSet<>(in(turns, from, until));
  }

  private static SortedSet<Instant> in(NavigableSet<Instant> turns, Instant from, Instant until) {
    turns.add(from);
    return turns.subSet(from, until);
  }

  /** The instants at which the date that a clock shows becomes another one. */
  private static void days(Set<Instant> turns, ZoneRules rules, Instant from, Instant until) {
    LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(2);
    for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1);
        day.isBefore(last);
        day = day.plusDays(1)) {
      for (ZoneOffset offset : rules.getValidOffsets(day.atStartOfDay())) {
        turns.add(day.atStartOfDay().toInstant(offset));
      }
    }
    // a clock that is set back over midnight, or forward over a day, changes its date in between
    for (ZoneOffsetTransition change = rules.nextTransition(from);
        change != null && change.getInstant().isBefore(until);
        change = rules.nextTransition(change.getInstant())) {
      turns.add(change.getInstant());
    }
  }

  private static void begins(Set<Instant> turns, Collection<Consent> consents) {
    for (Consent consent : consents) {
      Instant at = consent.at();
      if (at != null) {
        turns.add(wholly(at));
      }
    }
  }

  /** The first whole millisecond that is not before an instant. */
  private static Instant wholly(Instant instant) {
    Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(instant) ? whole : whole.plusMillis(1);
  }
}
