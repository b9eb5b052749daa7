package dev.candor.workshop.check;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Parameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What several tests of one fact leave of its values on one day. Enough to see that nothing is
 * left, or that whatever is left passes another test. Not to be shared between threads.
 */
public final class ValueRange {

  private final Fact fact;
  private final LocalDate day;
  private @Nullable Set<Object> words;
  private final Set<Object> notWords = new HashSet<>();
  private long least = Long.MIN_VALUE;
  private long most = Long.MAX_VALUE;
  private long fewestDaysAgo = Long.MIN_VALUE;
  private long mostDaysAgo = Long.MAX_VALUE;
  private LocalDate first = LocalDate.MIN;
  private LocalDate before = LocalDate.MAX;
  private final List<Set<Object>> has = new ArrayList<>();
  private final Set<Object> all = new HashSet<>();
  private final Set<Object> none = new HashSet<>();
  private boolean known;
  private boolean unknown;

  private ValueRange(Fact fact, LocalDate day) {
    this.fact = fact;
    this.day = day;
  }

  /** Returns what the tests among these conditions leave of each fact they look at. */
  static Map<Fact, ValueRange> of(List<Condition> conditions, LocalDate day) {
    Map<Fact, ValueRange> ranges = new LinkedHashMap<>();
    for (Condition one : conditions) {
      if (one instanceof Condition.Test test) {
        ranges.computeIfAbsent(test.fact(), fact -> new ValueRange(fact, day)).add(test);
      }
    }
    return ranges;
  }

  /**
   * Returns the first of these facts of which nothing is left, so that they can never all be so.
   */
  static Optional<Fact> nothingLeft(List<Condition> conditions, LocalDate day) {
    return of(conditions, day).values().stream()
        .filter(ValueRange::isEmpty)
        .map(range -> range.fact)
        .findFirst();
  }

  /** Returns whether all of the second are so wherever all of the first are. Never wrongly yes. */
  static boolean implies(List<Condition> these, List<Condition> those, LocalDate day) {
    Map<Fact, ValueRange> ranges = of(these, day);
    return those.stream().allMatch(one -> these.contains(one) || implies(these, ranges, one, day));
  }

  private static boolean implies(
      List<Condition> these, Map<Fact, ValueRange> ranges, Condition one, LocalDate day) {
    if (one instanceof Condition.Test test) {
      ValueRange range = ranges.get(test.fact());
      return range != null && range.isWithin(test);
    }

    Condition.Ways ways = (Condition.Ways) one;
    if (!ways.none() && ways.ways().stream().anyMatch(way -> implies(these, way, day))) {
      return true;
    }

    return these.stream()
        .filter(Condition.Ways.class::isInstance)
        .map(Condition.Ways.class::cast)
        .filter(other -> other.none() == ways.none())
        .anyMatch(
            other ->
                ways.none()
                    ? ways.ways().stream()
                        .allMatch(
                            way -> other.ways().stream().anyMatch(wide -> implies(way, wide, day)))
                    : other.ways().stream()
                        .allMatch(
                            way -> ways.ways().stream().anyMatch(wide -> implies(way, wide, day))));
  }

  /** Returns the least number left; both ends included. */
  long least() {
    return least;
  }

  long most() {
    return most;
  }

  private void add(Condition.Test test) {
    if (test.operator() == Condition.Operator.KNOWN) {
      known |= Boolean.TRUE.equals(test.values().get(0));
      unknown |= Boolean.FALSE.equals(test.values().get(0));
      return;
    }
    known = true;
    switch (test.operator().operand()) {
      case WORDS -> addWords(test);
      case NUMBER, RANGE -> addNumbers(test);
      case DAY -> addDay(test);
      case FLAG -> throw new IllegalStateException("asked before");
    }
  }

  private void addWords(Condition.Test test) {
    switch (test.operator()) {
      case ONE_OF -> {
        Set<Object> left = new HashSet<>(test.values());
        if (words != null) {
          left.retainAll(words);
        }
        words = left;
      }
      case NOT -> notWords.addAll(test.values());
      case HAS -> has.add(new HashSet<>(test.values()));
      case HAS_ALL -> all.addAll(test.values());
      case HAS_NO -> none.addAll(test.values());
      default -> throw new IllegalStateException(test.toString());
    }
  }

  private void addNumbers(Condition.Test test) {
    switch (test.operator()) {
      case AT_LEAST -> number(test, 0).ifPresent(n -> least = Math.max(least, n));
      case MORE_THAN -> number(test, 0).ifPresent(n -> least = Math.max(least, n + 1));
      case AT_MOST -> number(test, 0).ifPresent(n -> most = Math.min(most, n));
      case LESS_THAN -> number(test, 0).ifPresent(n -> most = Math.min(most, n - 1));
      case BETWEEN -> {
        number(test, 0).ifPresent(n -> least = Math.max(least, n));
        number(test, 1).ifPresent(n -> most = Math.min(most, n));
      }
      case DAYS_AGO_AT_LEAST ->
          number(test, 0).ifPresent(n -> fewestDaysAgo = Math.max(fewestDaysAgo, n));
      case DAYS_AGO_AT_MOST ->
          number(test, 0).ifPresent(n -> mostDaysAgo = Math.min(mostDaysAgo, n));
      default -> throw new IllegalStateException(test.toString());
    }
  }

  private void addDay(Condition.Test test) {
    LocalDate one = (LocalDate) test.values().get(0);
    if (test.operator() == Condition.Operator.BEFORE) {
      before = earlier(before, one);
    } else {
      first = later(first, one);
    }
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private Optional<Long> number(Condition.Test test, int which) {
    return on(test.numbers().get(which), day).map(Long::valueOf);
  }

  /** Returns a parameter's value on a day; empty before its first. */
  static Optional<Integer> on(Parameter parameter, LocalDate day) {
    Map.Entry<LocalDate, Integer> entry = parameter.values().floorEntry(day);
    return entry == null ? Optional.empty() : Optional.of(entry.getValue());
  }

  /** Returns the words left; null where any but those shut out. */
  private @Nullable Set<Object> left() {
    Set<Object> left =
        words != null
            ? new HashSet<>(words)
            : fact.type() == Fact.Type.FLAG
                ? new HashSet<>(Set.of(true, false))
                : fact.vocabulary() == null ? null : new HashSet<>(fact.vocabulary().names());
    if (left != null) {
      left.removeAll(notWords);
    }
    return left;
  }

  private boolean isEmpty() {
    Set<Object> left = left();
    return (known && unknown)
        || (isWord() && left != null && left.isEmpty())
        || least > most
        || fewestDaysAgo > mostDaysAgo
        || !first.isBefore(before)
        || all.stream().anyMatch(none::contains)
        || has.stream().anyMatch(none::containsAll);
  }

  private boolean isWord() {
    return fact.type() == Fact.Type.WORD || fact.type() == Fact.Type.FLAG;
  }

  /** Returns whether whatever is left passes a test. Never wrongly yes. */
  private boolean isWithin(Condition.Test test) {
    return switch (test.operator().operand()) {
      case WORDS -> isWithinWords(test);
      case NUMBER, RANGE -> isWithinNumbers(test);
      case DAY -> isWithinDay(test);
      case FLAG -> Boolean.TRUE.equals(test.values().get(0)) ? known : unknown && !known;
    };
  }

  private boolean isWithinWords(Condition.Test test) {
    Set<Object> left = left();

    return switch (test.operator()) {
      case ONE_OF -> left != null && known && test.values().containsAll(left);
      case NOT ->
          known
              && (left != null
                  ? left.stream().noneMatch(test.values()::contains)
                  : notWords.containsAll(test.values()));
      case HAS ->
          all.stream().anyMatch(test.values()::contains)
              || has.stream().anyMatch(any -> test.values().containsAll(any));
      case HAS_ALL -> all.containsAll(test.values());
      case HAS_NO -> none.containsAll(test.values());
      default -> throw new IllegalStateException(test.toString());
    };
  }

  private boolean isWithinNumbers(Condition.Test test) {
    return switch (test.operator()) {
      case AT_LEAST -> number(test, 0).filter(n -> least >= n).isPresent();
      case MORE_THAN -> number(test, 0).filter(n -> least > n).isPresent();
      case AT_MOST -> number(test, 0).filter(n -> most <= n).isPresent();
      case LESS_THAN -> number(test, 0).filter(n -> most < n).isPresent();
      case BETWEEN ->
          number(test, 0).filter(n -> least >= n).isPresent()
              && number(test, 1).filter(n -> most <= n).isPresent();
      case DAYS_AGO_AT_LEAST -> number(test, 0).filter(n -> fewestDaysAgo >= n).isPresent();
      case DAYS_AGO_AT_MOST -> number(test, 0).filter(n -> mostDaysAgo <= n).isPresent();
      default -> throw new IllegalStateException(test.toString());
    };
  }

  private boolean isWithinDay(Condition.Test test) {
    LocalDate one = (LocalDate) test.values().get(0);
    return test.operator() == Condition.Operator.BEFORE
        ? !before.isAfter(one)
        : !first.isBefore(one);
  }
}
