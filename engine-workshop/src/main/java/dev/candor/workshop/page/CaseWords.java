package dev.candor.workshop.page;

import dev.candor.decision.Facts;
import dev.candor.time.ZoneEvidence;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Expectation;
import dev.candor.workshop.casebook.RuleCase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases that were run, in words to print, on the borrower's own clock. Immutable. */
final class CaseWords {

  private final Map<RuleCase, Set<ZoneId>> zones = new IdentityHashMap<>();
  private final Map<RuleCase, String> failed = new IdentityHashMap<>();

  /** Runs the cases. */
  CaseWords(CaseRunner runner, List<RuleCase> cases) {
    for (RuleCase one : cases) {
      CaseResult result = runner.run(one);
      if (!result.isPassed()) {
        failed.put(one, result.got());
      }
      if (one.rule() != null) {
        zones.put(one, zones(runner.facts(one)));
      }
    }
  }

  private static Set<ZoneId> zones(Facts facts) {
    return facts.zoneEvidence().stream()
        .map(ZoneEvidence::zones)
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns how many fail. */
  int failures() {
    return failed.size();
  }

  /**
   * Returns one message stopped, one that must carry something and one let through, as far as there
   * are such cases and they pass; those first on whose day the numbers were as they are printed.
   */
  List<Map<String, @Nullable Object>> examples(List<RuleCase> cases, NumbersInForce numbers) {
    List<RuleCase> passed =
        cases.stream()
            .filter(one -> !failed.containsKey(one))
            .sorted(Comparator.comparing(one -> !numbers.areThoseOf(day(one))))
            .toList();
    List<Map<String, @Nullable Object>> examples = new ArrayList<>();
    find(passed, CaseWords::stops)
        .ifPresent(
            one ->
                examples.add(
                    example(
                        one.expected() instanceof Expectation.Warns ? "Warned" : "Stopped", one)));
    find(passed, Expectation.Requires.class::isInstance)
        .ifPresent(one -> examples.add(example("Must carry it", one)));
    find(passed, CaseWords::lets).ifPresent(one -> examples.add(example("Let through", one)));

    return examples;
  }

  private static LocalDate day(RuleCase one) {
    return LocalDate.ofInstant(one.now(), ZoneOffset.UTC);
  }

  private static Optional<RuleCase> find(List<RuleCase> cases, Predicate<Expectation> expects) {
    return cases.stream()
        .filter(one -> one.expected() != null && expects.test(one.expected()))
        .findFirst();
  }

  private static boolean stops(Expectation expected) {
    return expected instanceof Expectation.Stops
        || expected instanceof Expectation.WaitsUntil
        || expected instanceof Expectation.Warns;
  }

  private static boolean lets(Expectation expected) {
    return expected instanceof Expectation.LetsThrough || expected instanceof Expectation.Silent;
  }

  private Map<String, @Nullable Object> example(String label, RuleCase one) {
    Map<String, @Nullable Object> example = new LinkedHashMap<>();
    example.put("label", label);
    example.put("sentence", one.sentence().strip());
    example.put(
        "how",
        one.request().subject().title()
            + (one.request().channel() == null ? "" : " by " + one.request().channel())
            + ", "
            + print(one.now(), one));
    return example;
  }

  /** Returns a case as a row of the table of all of a rule. */
  Map<String, @Nullable Object> row(RuleCase one, int number) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", one.id() == null ? Integer.toString(number) : one.id());
    row.put("sentence", one.sentence().strip());
    row.put("expect", expect(one));
    row.put("failed", failed.get(one));
    row.put("source", one.source() == null ? "" : one.source());
    return row;
  }

  private String expect(RuleCase one) {
    return one.expected() instanceof Expectation.WaitsUntil waits && one.product() == null
        ? "waits until " + print(waits.instant(), one)
        : one.expectedText();
  }

  private String print(Instant instant, RuleCase one) {
    return BorrowerTime.print(instant, zones.getOrDefault(one, Set.of()));
  }
}
