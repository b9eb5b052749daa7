package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.Fault;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.party.Contact;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.casebook.RuleCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesTest {

  @TempDir private Path folder;

  private List<CaseResult> run(Book book) {
    Rulebook rulebook = book.reading(folder).orThrow();
    CaseRunner runner = CaseRunner.of(rulebook);
    return Casebook.of(rulebook).cases().stream().map(runner::run).toList();
  }

  private List<String> faults(Book book) {
    return book.casebook(folder).faults().stream().map(Fault::line).toList();
  }

  @Test
  void cases_pass_where_the_rules_say_what_they_expect() {
    assertThat(run(Book.good()))
        .hasSize(12)
        .allSatisfy(
            result ->
                assertThat(result.isPassed())
                    .as(result.ruleCase().sentence() + " " + result.got() + result.trace())
                    .isTrue());
  }

  @Test
  void what_a_cap_counts_is_of_the_time_asked_for_whatever_day_another_rule_moves_it_to() {
    Book moved =
        Book.good()
            .with(
                "rules/thursdays.yaml",
                Book.HOURS
                    .replace("id: house-hours", "id: house-thursdays")
                    .replace("channel: text", "channel: voice")
                    .replaceFirst(
                        "(?s)restrict:.*",
                        "restrict: { weekdays: { only: [thursday], zone: recipient } }\nexplanation: On Thursdays.\n"));

    assertThat(run(moved)).allMatch(CaseResult::isPassed);
  }

  @Test
  void a_case_that_fails_tells_what_the_rule_said_and_what_its_conditions_met() {
    List<CaseResult> failed =
        run(Book.good().changed("rules/hours.yaml", "at least: 30", "at least: 31")).stream()
            .filter(result -> !result.isPassed())
            .toList();

    assertThat(failed).hasSize(1);
    CaseResult one = failed.get(0);
    assertThat(one.ruleCase().place()).isEqualTo("cases/hours.yaml:24:5");
    assertThat(one.ruleCase().expectedText()).isEqualTo("stops");
    assertThat(one.got()).isEqualTo("says nothing");
    assertThat(one.trace())
        .containsExactly(
            "yes     LN-1  channel one of text  (channel = text)",
            "no      LN-1  loan.daysPastDue at least 31  (loan.daysPastDue = 30)");
  }

  @Test
  void a_case_keeps_what_tells_where_it_comes_from() {
    RuleCase first = Book.good().casebook(folder).of(RuleId.of("house-calls")).get(0);

    assertThat(first.id()).isEqualTo("CALL-1");
    assertThat(first.source()).isEqualTo("our handbook, page 3");
    assertThat(first.note()).isEqualTo("The calls are of one morning.");
    assertThat(first.file().history()).extracting(past -> past.id()).containsExactly("H1", "H2");
  }

  @Test
  void a_patch_changes_the_contact_the_message_goes_to_and_keeps_the_rest_of_it() {
    RuleCase one =
        first(
            """
            contact: { consents: { text: { state: revoked } }, phoneKind: null }
            borrower: { language: es }
            """);

    assertThat(one.request().contactId()).hasToString("C-1");
    Contact contact = one.file().contact(one.request().contactId()).orElseThrow();
    assertThat(contact.value()).isEqualTo("+1 212 555 0100");
    assertThat(contact.consents()).containsOnlyKeys(Channel.TEXT);
    assertThat(contact.phoneKind()).isNull();
    assertThat(one.file().borrower().language()).isEqualTo("es");
    assertThat(one.file().borrower().id()).hasToString("P-1");
  }

  @Test
  void a_patch_changes_the_contact_the_request_names() {
    RuleCase one = first("request: { contactId: C-work }\ncontact: { label: home }\n");

    assertThat(one.file().contact(ContactId.of("C-work")).orElseThrow().label())
        .hasToString("home");
  }

  @Test
  void an_id_with_quotes_in_it_stays_the_same_id() {
    RuleCase one = first("contact: { id: 'C-\"1\"', label: home }\n");

    assertThat(one.request().contactId()).isEqualTo(ContactId.of("C-\"1\""));
    assertThat(one.file().contact(ContactId.of("C-\"1\""))).isPresent();
  }

  @Test
  void a_call_that_reached_nobody_was_attempted_where_the_case_names_no_status() {
    RuleCase one =
        first(
            """
            history:
              - { at: 2026-03-06T17:00:00-05:00, channel: voice, agentOutcome: voiceLineBusyNoRing }
              - { at: 2026-03-06T17:01:00-05:00, channel: voice, statusDetails: voiceNumberInvalid }
              - { at: 2026-03-06T17:02:00-05:00, channel: voice, agentOutcome: voiceRangNoPickup }
            """);

    assertThat(one.file().history())
        .extracting(past -> past.status().wireName())
        .containsExactly("attempted", "attempted", "succeeded");
  }

  @Test
  void what_a_cap_counts_can_be_asked_while_an_exception_holds() {
    Book book =
        Book.good()
            .with(
                "rules/except.yaml",
                RulebookCheckTest.EXCEPTION
                    .replace("house-hours", "house-calls")
                    .replaceFirst("(?s)when:.*overrides:", "when: { channel: voice }\noverrides:"))
            .with(
                "cases/except.yaml",
                """
                rule: house-promise
                cases:
                  - case: It gives the exception.
                    persona: nora
                    now: 2026-03-06T12:00:00-05:00
                    request: { channel: voice }
                    expect: lets through
                """);

    assertThat(run(book).stream().filter(one -> one.got().contains("kept silent by house-promise")))
        .isNotEmpty()
        .filteredOn(one -> one.ruleCase().expected().text().startsWith("counts"))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.passedByRule()).as(one.got()).isTrue());
  }

  private RuleCase first(String keys) {
    String cases =
        """
        rule: house-hours
        cases:
          - case: One of them.
            persona: nora
            now: 2026-03-06T18:00:00-05:00
            expect: stops
        """;
    Casebook casebook =
        Book.good().with("cases/hours.yaml", cases + keys.indent(4)).casebook(folder).orThrow();
    return casebook.of(RuleId.of("house-hours")).get(0);
  }

  @Test
  void tells_every_fault_of_every_case_and_persona_at_its_place() {
    Book book =
        Book.good()
            .changed("cases/calls.yaml", "direction: inbound", "direction: in")
            .changed("cases/calls.yaml", "{ counts: 2 }", "{ counts: two }")
            .changed("cases/hours.yaml", "{ daysPastDue: 29 }", "{ daysPastDu: 29 }")
            .changed("cases/hours.yaml", "2025-12-31T20:00:00Z", "2025-12-31")
            .changed(
                "cases/hours.yaml",
                "expect: silent\n  - case: On the t",
                "expect: siland\n  - case: On the t")
            .changed("personas/nora.yaml", "status: active, days", "status: late, days")
            .with("personas/otto.yaml", "persona: otto\nfille: {}\n");

    assertThat(faults(book))
        .containsExactly(
            "cases/calls.yaml:22:53 $.file.history[3].direction: The value (in) is not a direction. Nearest: outbound, inbound.",
            "cases/calls.yaml:23:23 $.cases[1].expect.counts: Expected a whole number, found (two).",
            "cases/hours.yaml:23:13 $.cases[4].expect: The value (siland) is not a known expectation. Nearest: silent.",
            "cases/hours.yaml:32:25 $.file.loans[0].daysPastDu: The field (daysPastDu) is not known here. Nearest: daysPastDue.",
            "cases/hours.yaml:44:10 $.cases[8].now: The value (2025-12-31) is not an instant.",
            "personas/nora.yaml:20:53 $.file.loans[0].status: The value (late) is not a loan status. Nearest: pending, active, frozen, accelerated, chargedOff, paidOff, canceled, discharged.",
            "personas/otto.yaml:1:1 $: The key (file) is missing.",
            "personas/otto.yaml:2:8 $.fille: The key (fille) is not known here. Nearest: file.");
  }

  @Test
  void a_rule_that_is_switched_off_runs_as_if_it_alone_were_on() {
    Book book = Book.good().changed("rules/hours.yaml", "verified: house", "verified: unverified");

    assertThat(run(book)).allSatisfy(result -> assertThat(result.isPassed()).isTrue());
  }

  @Test
  void an_exception_lets_through_where_it_is_given_and_is_silent_where_not() {
    Book book =
        Book.good()
            .with("rules/except.yaml", RulebookCheckTest.EXCEPTION)
            .with(
                "cases/except.yaml",
                """
                rule: house-promise
                cases:
                  - case: The answer to a text of the night goes.
                    persona: nora
                    now: 2026-03-06T20:00:00-05:00
                    request: { previousInteractionId: H1 }
                    history: [ { at: 2026-03-06T19:59:00-05:00, direction: inbound } ]
                    expect: lets through
                  - case: Without one it does not.
                    persona: nora
                    now: 2026-03-06T20:00:00-05:00
                    expect: stops
                  - case: Nor has it anything to except by day.
                    persona: nora
                    now: 2026-03-06T12:00:00-05:00
                    expect: silent
                """);

    assertThat(run(book))
        .allSatisfy(result -> assertThat(result.isPassed()).as(result.toString()).isTrue());
  }

  @Test
  void takes_no_case_of_a_rule_that_lies_below() {
    Rulebook below = Book.good().reading(folder.resolve("below")).orThrow();
    Path above =
        new Book()
            .with("rulebook.yaml", "name: above\nversion: \"1\"\n")
            .with("rules/own.yaml", Book.HOURS.replace("id: house-hours", "id: own-hours"))
            .with("cases/hours.yaml", Book.HOURS_CASES.replace("persona: nora", "persona: other"))
            .with("personas/other.yaml", Book.PERSONA.replace("persona: nora", "persona: other"))
            .in(folder.resolve("above"));
    Casebook casebook = Casebook.reading(Rulebooks.readFolder(above, below), below.files());
    assertThat(casebook.cases()).isEmpty();
    assertThat(casebook.faults())
        .extracting(Fault::message)
        .contains("The rule (house-hours) lies below; its cases stand beside it.");
  }
}
