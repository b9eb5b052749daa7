package dev.candor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Excepted;
import dev.candor.decision.Verdict;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.interaction.Outcome;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Loan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A house check that holds what the person asked for gives way to law, and to nothing else. */
class YieldedChecksTest {

  private static final BorrowerFile REVOKED =
      PersonaBuilder.like(Personas.newYorker()).revoked(Channel.EMAIL).build();

  private static Rulebook book(String name, String jurisdiction, String rest) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", ("name: " + name + "\nversion: \"1\"\n").getBytes(UTF_8));
    files.put(
        "rules/required.yaml",
        """
        id: %s-required
        title: Required
        sentence: A law requires it.
        citation: { body: Congress, corpus: 15 USC, section: "1" }
        verified: %s
        effective: { from: 2020-01-01 }
        jurisdiction: %s
        explanation: A law requires this message.
        overrides: [{ rule: consent-revoked, because: A law requires it. }]
        %s
        """
            .formatted(name, jurisdiction.equals("us") ? "text" : "house", jurisdiction, rest)
            .getBytes(UTF_8));
    return Rulebooks.fromFiles(files, null);
  }

  private static Verdict send(Rulebook rulebook, BorrowerFile file, LoanId... loans) {
    House house = House.set(options -> options.rules(DroolsRules.of(rulebook)), file);
    SendRequest.Builder request =
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
            .channel(Channel.EMAIL);
    List.of(loans).forEach(request::loan);

    Outcome outcome = house.candor.send(request.build());
    return outcome instanceof Outcome.Refused refused
        ? refused.verdict()
        : ((Outcome.Queued) outcome).verdict();
  }

  private static List<String> refusals(Verdict verdict) {
    return verdict.decision().refusals().stream()
        .map(one -> one.reason().ruleId().value())
        .toList();
  }

  @Test
  void what_a_law_requires_goes_where_consent_was_revoked_and_the_answer_cites_it() {
    Verdict verdict = send(book("law", "us", "when: { channel: email }"), REVOKED);

    assertThat(refusals(verdict)).isEmpty();
    assertThat(verdict.decision().exceptions())
        .extracting(
            one -> one.reason().ruleId().value(), one -> one.by().value(), Excepted::because)
        .containsExactly(tuple("consent-revoked", "law-required", "A law requires it."));
  }

  @Test
  void an_exception_nobody_needs_is_not_told() {
    Verdict verdict = send(book("law", "us", "when: { channel: email }"), Personas.newYorker());

    assertThat(refusals(verdict)).isEmpty();
    assertThat(verdict.decision().exceptions()).isEmpty();
  }

  @Test
  void a_law_that_does_not_know_or_is_of_another_message_gives_no_exception() {
    assertThat(refusals(send(book("law", "us", "when: { channel: text }"), REVOKED)))
        .contains("consent-revoked");
    assertThat(
            refusals(
                send(
                    book("law", "us", "when: { channel: email, contact.publicDomain: true }"),
                    REVOKED)))
        .contains("consent-revoked");
  }

  @Test
  void a_law_about_one_loan_gives_no_exception_to_a_message_about_two() {
    BorrowerFile file =
        PersonaBuilder.like(REVOKED)
            .loan(Loan.builder(LoanId.of("LN-SECOND")).chargedOff(false).build())
            .build();
    LoanId first = file.loans().get(0).id();
    String firstOnly =
        "when: { channel: email, loan.actorRole: " + file.loans().get(0).actorRole() + " }";

    assertThat(refusals(send(book("law", "us", firstOnly), file, first)))
        .doesNotContain("consent-revoked");
    assertThat(refusals(send(book("law", "us", firstOnly), file, first, LoanId.of("LN-SECOND"))))
        .contains("consent-revoked");
  }

  @Test
  void a_rule_of_the_house_gives_none() {
    assertThatThrownBy(() -> book("house", "house", "when: { channel: email }"))
        .isInstanceOf(BrokenRulebookException.class)
        .hasMessageContaining(
            "A rule of the house gives no exception to the house check (consent-revoked).");
  }
}
