package dev.candor.workshop.check;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Severity;
import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table beside each other: two that contradict or repeat each other, two that
 * overlap, and numbers between two rows that none covers.
 */
public final class TableRows {

  private final List<Fault> faults = new ArrayList<>();

  private TableRows() {}

  /** What rows of a table have in common: all but the numbers of one fact. */
  private record Column(
      String table,
      String jurisdiction,
      Set<String> rest,
      @Nullable String fact,
      String kind,
      boolean warns) {}

  /** A row with the numbers it is for. */
  private record Range(RuleDefinition rule, long least, long most) {}

  /** What is wrong among the rows of each table, by place. */
  static List<Fault> faults(List<RuleDefinition> rules) {
    TableRows rows = new TableRows();
    Map<Column, List<Range>> columns = new LinkedHashMap<>();
    for (RuleDefinition rule : rules) {
      if (!rule.place().startsWith("tables/")) {
        continue;
      }
      Map<Fact, ValueRange> ranges = ValueRange.of(rule.when(), rule.from());
      List<Fact> numbers =
          ranges.keySet().stream().filter(fact -> fact.type() == Fact.Type.NUMBER).toList();
      Fact fact = numbers.size() == 1 ? numbers.get(0) : null;
      Set<String> rest = new HashSet<>();
      for (Condition one : rule.when()) {
        if (!(one instanceof Condition.Test test) || test.fact() != fact) {
          rest.add(one.key());
        }
      }
      ValueRange range = fact == null ? null : ranges.get(fact);
      columns
          .computeIfAbsent(
              new Column(
                  file(rule),
                  rule.jurisdiction().toString(),
                  rest,
                  fact == null ? null : fact.text(),
                  rule.action().getClass().getSimpleName(),
                  rule.severity() == Severity.WARN),
              key -> new ArrayList<>())
          .add(
              range == null
                  ? new Range(rule, Long.MIN_VALUE, Long.MAX_VALUE)
                  : new Range(rule, range.least(), range.most()));
    }
    columns.forEach(rows::rows);

    return rows.faults.stream().sorted(Fault.BY_PLACE).toList();
  }

  private void rows(Column column, List<Range> rows) {
    rows.sort(Comparator.comparingLong(Range::least).thenComparingLong(Range::most));
    for (int i = 0; i < rows.size(); i++) {
      for (int j = i + 1; j < rows.size(); j++) {
        together(column, rows.get(i), rows.get(j));
      }
    }
    if (column.fact() == null || rows.size() < 2) {
      return;
    }

    long covered = rows.get(0).most();
    for (Range row : rows.subList(1, rows.size())) {
      if (covered != Long.MAX_VALUE && row.least() > covered + 1) {
        fault(
            row.rule(),
            "No row of the table covers "
                + column.fact()
                + (row.least() == covered + 2
                    ? " " + (covered + 1)
                    : " from " + (covered + 1) + " to " + (row.least() - 1))
                + ".",
            "begin the row at " + (covered + 1) + ".");
      }
      covered = Math.max(covered, row.most());
    }
  }

  private void together(Column column, Range one, Range other) {
    if (one.least() > other.most()
        || other.least() > one.most()
        || !sameDay(one.rule(), other.rule())) {
      return;
    }

    boolean inOrder = Fault.BY_PLACE.compare(at(one.rule()), at(other.rule())) < 0;
    RuleDefinition earlier = inOrder ? one.rule() : other.rule();
    RuleDefinition later = inOrder ? other.rule() : one.rule();
    if (contradict(earlier.action(), later.action())) {
      fault(
          later,
          "The row contradicts the one at "
              + earlier.place()
              + ": both speak of the same messages"
              + numbers(column, one, other)
              + ", and say different things.",
          "keep one of them, or tell them apart in when.");
    } else if (column.fact() != null && earlier.action().equals(later.action())) {
      fault(
          later,
          "The row overlaps the one at " + earlier.place() + numbers(column, one, other) + ".",
          "let one begin where the other ends.");
    } else if (earlier.action().equals(later.action())
        && earlier.citation().equals(later.citation())) {
      fault(
          later,
          "The row says the same of the same messages as the one at " + earlier.place() + ".",
          "remove one of them.");
    }
  }

  private static Fault at(RuleDefinition rule) {
    return new Fault(rule.place(), "", "", "");
  }

  private static String numbers(Column column, Range one, Range other) {
    if (column.fact() == null) {
      return "";
    }

    long least = Math.max(one.least(), other.least());
    long most = Math.min(one.most(), other.most());

    return " with "
        + column.fact()
        + (least == most
            ? " " + least
            : least == Long.MIN_VALUE
                ? " up to " + most
                : most == Long.MAX_VALUE
                    ? " of " + least + " and more"
                    : " from " + least + " to " + most);
  }

  /** Returns whether two restrictions of one kind set different bounds to the same thing. */
  private static boolean contradict(RuleAction one, RuleAction other) {
    return one.restrictions().stream()
        .anyMatch(
            a ->
                other.restrictions().stream()
                    .anyMatch(b -> !a.equals(b) && a.match(new BoundsTheSame(b))));
  }

  // ---- places

  /** Whether both hold on some day. */
  static boolean sameDay(RuleDefinition one, RuleDefinition other) {
    return (one.to() == null || !one.to().isBefore(other.from()))
        && (other.to() == null || !other.to().isBefore(one.from()));
  }

  /** The file a rule stands in. */
  static String file(RuleDefinition rule) {
    return rule.place().replaceAll("[:!].*", "");
  }

  private void fault(RuleDefinition rule, String message, String maybe) {
    faults.add(new Fault(rule.place(), "$", message, maybe));
  }
}
