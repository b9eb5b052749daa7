package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.check.RulebookCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulebookCheckTest {

  static final String EXCEPTION =
      """
      id: house-promise
      title: Promised texts
      sentence: A text the borrower waits for goes at any hour.
      citation: { body: House, corpus: House policy, section: "3" }
      verified: house
      effective: { from: 2026-01-01 }
      jurisdiction: house
      when: { message.answers: true }
      overrides:
        - { rule: house-hours, because: the borrower waits for it }
      explanation: The borrower waits for it.
      """;

  @TempDir private Path folder;

  private RulebookCheck check(Book book) {
    RulebookReading reading = book.reading(folder);
    return RulebookCheck.of(reading, Casebook.reading(reading, new TreeMap<>()));
  }

  @Test
  void a_good_rulebook_has_no_fault() {
    RulebookCheck check = check(Book.good());

    assertThat(check.faults()).isEmpty();
    assertThat(check.rules()).isEqualTo(2);
    assertThat(check.switchedOff()).isZero();
    assertThat(check.cases()).isEqualTo(12);
  }

  @Test
  void a_persona_no_case_starts_from_is_a_note_and_no_fault() {
    RulebookCheck check =
        check(Book.good().with("personas/otto.yaml", Book.PERSONA.replace("nora", "otto")));

    assertThat(check.faults()).isEmpty();
    assertThat(check.notes())
        .extracting(Fault::line)
        .containsExactly("personas/otto.yaml:1:1 $: No case starts from the persona (otto).");
  }

  private static Arguments found(String name, Book book, String... lines) {
    return Arguments.argumentSet(name, book, List.of(lines));
  }

  static Stream<Arguments> mistakes() {
    String other = Book.HOURS.replace("id: house-hours", "id: house-hours-again");
    return Stream.of(
        found(
            "a rule without a case that it stops",
            Book.good().changed("cases/calls.yaml", "expect: stops", "expect: { counts: 2 }"),
            "rules/calls.yaml:1:1 $: The rule (house-calls) is switched on and has no case in which it speaks."),
        found(
            "a rule without a case that it lets through",
            Book.good()
                .changed("cases/calls.yaml", "expect: lets through", "expect: { counts: 1 }"),
            "rules/calls.yaml:1:1 $: The rule (house-calls) is switched on and has no case that it lets through."),
        found(
            "an exception without a case that gives it and one that does not",
            Book.good().with("rules/except.yaml", EXCEPTION),
            "rules/except.yaml:1:1 $: The rule (house-promise) is switched on and has no case in which it gives its exception.",
            "rules/except.yaml:1:1 $: The rule (house-promise) is switched on and has no case in which it gives no exception."),
        found(
            "cases of a rule that is not there",
            Book.good().changed("cases/calls.yaml", "rule: house-calls", "rule: house-cals"),
            "cases/calls.yaml:1:7 $.rule: The value (house-cals) is not a known rule. Nearest: house-calls.",
            "rules/calls.yaml:1:1 $: The rule (house-calls) is switched on and has no case in which it speaks.",
            "rules/calls.yaml:1:1 $: The rule (house-calls) is switched on and has no case that it lets through."),
        found(
            "words that shut each other out",
            Book.good()
                .changed(
                    "rules/hours.yaml",
                    "channel: text",
                    "channel: { one of: [text], not: [text, email] }"),
            "rules/hours.yaml:9:12 $.when.channel: What the rule (house-hours) asks of channel can never be so: channel one of text and channel not text, email."),
        found(
            "an empty range",
            Book.good()
                .changed("rules/hours.yaml", "{ at least: 30 }", "{ at least: 30, less than: 30 }"),
            "rules/hours.yaml:10:21 $.when.loan.daysPastDue: What the rule (house-hours) asks of loan.daysPastDue can never be so: loan.daysPastDue at least 30 and loan.daysPastDue less than 30."),
        found(
            "has and has no of one word",
            Book.good()
                .changed(
                    "rules/hours.yaml",
                    "channel: text",
                    "channel: text\n  cases.open: { has: [bankruptcy], has no: [bankruptcy, cease] }")
                .changed("rules/hours.yaml", ", cease]", "]"),
            "rules/hours.yaml:10:15 $.when.cases.open: What the rule (house-hours) asks of cases.open can never be so: cases.open has bankruptcy and cases.open has no bankruptcy."),
        found(
            "days that shut each other out",
            Book.good()
                .changed(
                    "rules/hours.yaml",
                    "channel: text",
                    "channel: text\n  loan.originatedOn: { before: 2020-01-01, on or after: 2020-01-01 }"),
            "rules/hours.yaml:10:22 $.when.loan.originatedOn: What the rule (house-hours) asks of loan.originatedOn can never be so: loan.originatedOn before 2020-01-01 and loan.originatedOn on or after 2020-01-01."),
        found(
            "a way that the rest shuts out",
            Book.good()
                .changed(
                    "rules/hours.yaml",
                    "channel: text",
                    "channel: text\n  any of:\n    - contact.label: work\n    - channel: email"),
            "rules/hours.yaml:11:5 $.when.any of: The rule (house-hours) can never speak by way 2 of any of: the rest of when shuts it out."),
        found(
            "none of what is always so",
            Book.good()
                .changed(
                    "rules/hours.yaml",
                    "channel: text",
                    "channel: text\n  none of:\n    - channel: [text, voice]"),
            "rules/hours.yaml:11:5 $.when.none of: The rule (house-hours) can never speak: way 1 of none of is always so."),
        found(
            "a number that leaves nothing from a day on",
            Book.good()
                .with(
                    "parameters/days.yaml",
                    "id: house-days\ntitle: Days\nunit: days\nvalues: { 2026-01-01: 60, 2027-01-01: 29 }\n")
                .changed(
                    "rules/hours.yaml",
                    "{ at least: 30 }",
                    "{ at least: 30, at most: house-days }"),
            "rules/hours.yaml:10:21 $.when.loan.daysPastDue: What the rule (house-hours) asks of loan.daysPastDue can never be so from 2027-01-01 on: loan.daysPastDue at least 30 and loan.daysPastDue at most house-days{2026-01-01=60, 2027-01-01=29}."),
        found(
            "the same rule twice",
            Book.good()
                .with("rules/more.yaml", other.replace("title: Hours", "title: More hours"))
                .with(
                    "cases/more.yaml",
                    Book.HOURS_CASES.replace("rule: house-hours", "rule: house-hours-again")),
            "rules/more.yaml:1:1 $: The rule (house-hours-again) says nothing that (house-hours, rules/hours.yaml:1:1) does not say; the two are the same."),
        found(
            "a rule hidden by a wider one",
            Book.good()
                .with(
                    "rules/more.yaml",
                    other
                        .replace("title: Hours", "title: More hours")
                        .replace("at least: 30", "between: [60, 90]"))
                .with(
                    "cases/more.yaml",
                    Book.HOURS_CASES.replace("rule: house-hours", "rule: house-hours-again")),
            "rules/more.yaml:1:1 $: The rule (house-hours-again) says nothing that (house-hours, rules/hours.yaml:1:1) does not say of more messages."),
        found(
            "rules of one title on one day",
            Book.good()
                .with("rules/more.yaml", other.replace("\"18:00\"", "\"17:00\""))
                .with(
                    "cases/more.yaml",
                    Book.HOURS_CASES.replace("rule: house-hours", "rule: house-hours-again")),
            "rules/more.yaml:6:12 $.effective: The rule (house-hours-again) holds on days on which (house-hours, rules/hours.yaml:1:1) of the same title holds."),
        found(
            "values out of order",
            Book.good()
                .changed(
                    "parameters/calls.yaml",
                    "{ 2026-01-01: 2 }",
                    "{ 2026-05-01: 3, 2026-01-01: 2 }"),
            "parameters/calls.yaml:4:38 $.values.2026-01-01: The value of 2026-01-01 stands after the one of 2026-05-01."),
        found(
            "a parameter nobody uses",
            Book.good()
                .with(
                    "parameters/days.yaml",
                    "id: house-days\ntitle: Days\nunit: days\nvalues: { 2026-01-01: 60 }\n"),
            "parameters/days.yaml:1:5 $.id: No rule uses the parameter (house-days)."),
        found(
            "a disclosure nobody uses",
            Book.good()
                .with(
                    "disclosures/words.yaml",
                    "id: house-words\ntitle: Words\nwords: { text: { en: Reply STOP. } }\n"),
            "disclosures/words.yaml:1:5 $.id: No rule uses the disclosure (house-words)."),
        found(
            "calendars that nobody uses, overlap and leave a year out",
            Book.good()
                .with("calendars/a.yaml", calendar("2026", 2026))
                .with("calendars/b.yaml", calendar("2026-2026", 2026))
                .with("calendars/c.yaml", calendar("2028", 2028)),
            "calendars/a.yaml:1:5 $.id: No rule uses the calendar (house-closed-2026).",
            "calendars/b.yaml:1:5 $.id: No rule uses the calendar (house-closed-2026-2026).",
            "calendars/b.yaml:1:5 $.years: The year 2026 is in the calendar (house-closed-2026) of the same family as well.",
            "calendars/c.yaml:1:5 $.id: No rule uses the calendar (house-closed-2028).",
            "calendars/c.yaml:1:5 $.years: No calendar of the family (house-closed) covers 2027."));
  }

  private static String calendar(String suffix, int year) {
    return "id: house-closed-"
        + suffix
        + "\ntitle: Closed\nyears: { from: "
        + year
        + ", to: "
        + year
        + " }\ndays: { "
        + year
        + "-01-01: New Year }\n";
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void finds_what_cannot_be_meant(Book book, List<String> lines) {
    List<Fault> faults = check(book).faults();

    assertThat(faults).extracting(Fault::line).containsExactlyElementsOf(lines);
    assertThat(faults).allSatisfy(fault -> assertThat(fault.maybe()).isNotEmpty());
  }
}
