package dev.candor.internal.decide;

import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Consent;
import dev.candor.party.InconvenientTime;
import dev.candor.party.PastInteraction;
import dev.candor.party.Permission;
import dev.candor.party.Whereabouts;
import dev.candor.scheduling.Schedule;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works out when a message may go in the time ahead, to the millisecond, and which rules close the
 * rest. Immutable.
 *
 * @param from the first instant looked at
 * @param until the end, which is not looked at any more
 * @param spans every stretch of time in which nothing changes, in order and without gaps
 * @param nextOpenAt the first open instant at or after {@code from}, looked for {@link
 *     Decider#REACH} ahead; null when there is none
 * @param zoneEvidence where the borrower may be, and why
 * @param rulebook by which rules
 */
public record OpenTimes(
    Instant from,
    Instant until,
    List<Span> spans,
    @Nullable Instant nextOpenAt,
    List<ZoneEvidence> zoneEvidence,
    RulebookVersion rulebook) {

  /** When the night begins and ends in which an answer may go. */
  private static final List<LocalTime> NIGHT = List.of(LocalTime.of(8, 0), LocalTime.of(21, 0));

  /** How much is looked at in one go in search of what opens after the time asked for. */
  private static final Duration STEP = Duration.ofDays(7);

  /** What goes on longest says when the rest is worth looking at; then what began first. */
  private static final Comparator<Closure> LASTING =
      Comparator.comparing(Closure::until)
          .reversed()
          .thenComparing(Closure::from)
          .thenComparing(closure -> closure.reason().ruleId());

  public OpenTimes {
    spans = List.copyOf(spans);
    zoneEvidence = List.copyOf(zoneEvidence);
  }

  /**
   * A stretch of time in which nothing changes.
   *
   * @param closedBy what closes it, lasting longest first; empty when it is open
   */
  public record Span(Instant from, Instant until, List<Closure> closedBy) {

    public Span {
      closedBy = List.copyOf(closedBy);
    }
  }

  /** A time for which one rule lets nothing go. */
  public record Closure(Instant from, Instant until, Reason reason) {}

  /**
   * Works out the open times of a message from {@code from} up to, and not at, {@code until}, both
   * in whole milliseconds.
   */
  public static OpenTimes of(Decider decider, Facts facts, Instant from, Instant until) {
    List<Span> spans = spans(decider, facts, from, until);

    return new OpenTimes(
        from,
        until,
        spans,
        nextOpen(decider, facts, spans, from, until),
        facts.zoneEvidence(),
        decider.rule(facts.at(from), facts.asOf()).rulebook());
  }

  private static @Nullable Instant nextOpen(
      Decider decider, Facts facts, List<Span> known, Instant from, Instant until) {
    Instant reach = from.plus(Decider.REACH);
    Optional<Instant> open = firstOpen(known);
    for (Instant at = until; open.isEmpty() && at.isBefore(reach); at = at.plus(STEP)) {
      open = firstOpen(spans(decider, facts, at, at.plus(STEP)));
    }

    return open.filter(at -> !at.isAfter(reach)).orElse(null);
  }

  private static Optional<Instant> firstOpen(List<Span> spans) {
    return spans.stream().filter(span -> span.closedBy().isEmpty()).map(Span::from).findFirst();
  }

  private static List<Span> spans(Decider decider, Facts facts, Instant from, Instant until) {
    List<Closure> closures = new ArrayList<>();
    closures(decider, facts, from, until).values().forEach(of -> closures.addAll(join(of)));
    closures.sort(LASTING);

    SortedSet<Instant> edges = new TreeSet<>(Set.of(from));
    for (Closure closure : closures) {
      edges.add(closure.from());
      edges.add(closure.until());
    }
    edges.add(until);

    List<Span> spans = new ArrayList<>();
    Instant begin = null;
    for (Instant edge : edges) {
      if (begin != null) {
        spans.add(new Span(begin, edge, closing(closures, begin)));
      }
      begin = edge;
    }
    return spans;
  }

  private static List<Closure> closing(List<Closure> closures, Instant at) {
    return closures.stream()
        .filter(one -> !at.isBefore(one.from()) && at.isBefore(one.until()))
        .toList();
  }

  /** Returns for each rule when it lets nothing go; a rule may say so of several loans. */
  private static SortedMap<RuleId, List<Closure>> closures(
      Decider decider, Facts facts, Instant from, Instant until) {
    SortedMap<RuleId, List<Closure>> closures = new TreeMap<>();
    NavigableSet<Instant> asked = changes(facts, from, until);
    for (Instant begin : asked) {
      Instant next = asked.higher(begin);
      Instant end = next == null ? until : next;
      for (Finding finding : decider.rule(facts.at(begin), facts.asOf()).findings()) {
        List<Closure> said =
            finding.<List<Closure>>match(
                refuse -> List.of(new Closure(begin, end, refuse.reason())),
                require -> List.of(),
                restrict -> closures(restrict, facts.zoneEvidence(), begin, end));
        if (!said.isEmpty()) {
          closures
              .computeIfAbsent(finding.reason().ruleId(), rule -> new ArrayList<>())
              .addAll(said);
        }
      }
    }

    return closures;
  }

  private static List<Closure> closures(
      Finding.Restrict restrict, List<ZoneEvidence> evidence, Instant begin, Instant end) {
    Schedule schedule = Schedule.of(restrict.limits(), evidence);
    List<Closure> closures = new ArrayList<>();
    Instant at = begin;
    while (at.isBefore(end)) {
      Optional<Instant> open = schedule.next(at, end);
      Instant opens = open.orElse(end);
      if (at.isBefore(opens)) {
        closures.add(new Closure(at, opens, restrict.reason()));
      }
      at = open.isPresent() ? schedule.until(opens, end) : end;
    }
    return closures;
  }

  /** Returns what touches or overlaps as one, for the reason it began with. */
  private static List<Closure> join(List<Closure> closures) {
    List<Closure> joined = new ArrayList<>();
    closures.sort(Comparator.comparing(Closure::from));
    for (Closure next : closures) {
      Closure last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last == null || next.from().isAfter(last.until())) {
        joined.add(next);
      } else if (next.until().isAfter(last.until())) {
        joined.set(joined.size() - 1, new Closure(last.from(), next.until(), last.reason()));
      }
    }
    return joined;
  }

  /**
   * Returns every instant at which the rules may begin to say something else, {@code from} among
   * them. They look at the day, in UTC or where the borrower is, and at whether something has
   * happened yet.
   */
  private static NavigableSet<Instant> changes(Facts facts, Instant from, Instant until) {
    NavigableSet<Instant> changes = new TreeSet<>();
    Set<ZoneId> zones = new HashSet<>(ZoneFinder.plausible(facts.zoneEvidence()));
    zones.add(ZoneOffset.UTC);

    BorrowerFile file = facts.file();
    Set<LocalTime> clocks = file == null ? Set.of() : clocks(file.borrower(), facts);
    for (ZoneId zone : zones) {
      days(changes, zone.getRules(), from, until);
      clocks.forEach(clock -> times(changes, clock, zone, from, until));
    }

    if (file != null) {
      Whereabouts known = file.borrower().whereabouts();
      if (known != null) {
        add(changes, known.from());
        add(changes, known.until());
      }
      begins(changes, file.borrower().consents().values());
      file.contacts().forEach(contact -> begins(changes, contact.consents().values()));
    }
    facts.history().stream().map(PastInteraction::at).map(OpenTimes::ceil).forEach(changes::add);

    return new TreeSet<>(between(changes, from, until));
  }

  /** Returns the times of day at which a permission or an answer may begin or end to free it. */
  private static Set<LocalTime> clocks(Borrower borrower, Facts facts) {
    Set<@Nullable LocalTime> clocks = new HashSet<>();
    for (Permission permission : borrower.permissions()) {
      clocks.add(permission.from());
      clocks.add(permission.to());
    }
    if (facts.answers() != null) {
      clocks.addAll(NIGHT);
      for (InconvenientTime time : borrower.inconvenientTimes()) {
        clocks.add(time.from());
        clocks.add(time.to());
      }
    }

    return clocks.stream().filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** Adds the instants at which a clock shows a time of day. */
  private static void times(
      Set<Instant> changes, LocalTime clock, ZoneId zone, Instant from, Instant until) {
    LocalDate last = LocalDate.ofInstant(until, zone).plusDays(1);
    for (LocalDate day = LocalDate.ofInstant(from, zone);
        day.isBefore(last);
        day = day.plusDays(1)) {
      changes.add(day.atTime(clock).atZone(zone).toInstant());
    }
  }

  private static SortedSet<Instant> between(
      NavigableSet<Instant> changes, Instant from, Instant until) {
    changes.add(from);
    return changes.subSet(from, until);
  }

  /** Adds the instants at which the date that a clock shows becomes another one. */
  private static void days(Set<Instant> changes, ZoneRules rules, Instant from, Instant until) {
    LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(2);
    for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1);
        day.isBefore(last);
        day = day.plusDays(1)) {
      for (ZoneOffset offset : rules.getValidOffsets(day.atStartOfDay())) {
        changes.add(day.atStartOfDay().toInstant(offset));
      }
    }

    // a clock that is set back over midnight, or forward over a day, changes its date in between
    for (ZoneOffsetTransition change = rules.nextTransition(from);
        change != null && change.getInstant().isBefore(until);
        change = rules.nextTransition(change.getInstant())) {
      changes.add(change.getInstant());
    }
  }

  private static void begins(Set<Instant> changes, Collection<Consent> consents) {
    for (Consent consent : consents) {
      Instant at = consent.at();
      add(changes, at);
      // a prior consent covers what comes after it
      add(changes, at == null ? null : at.plusMillis(1));
      add(changes, consent.startsAt());
      add(changes, consent.endsAt());
    }
  }

  private static void add(Set<Instant> changes, @Nullable Instant at) {
    if (at != null) {
      changes.add(ceil(at));
    }
  }

  /** Returns the first whole millisecond that is not before an instant. */
  private static Instant ceil(Instant instant) {
    Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(instant) ? whole : whole.plusMillis(1);
  }
}
