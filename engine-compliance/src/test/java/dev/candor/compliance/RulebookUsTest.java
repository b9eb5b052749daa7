package dev.candor.compliance;

import static dev.candor.fixture.CandorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Finding;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.Past;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.law.Citation.Verified;
import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.StatusDetails;
import dev.candor.message.Theme;
import dev.candor.party.ActorRole;
import dev.candor.party.Bankruptcy;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.CaseStatus;
import dev.candor.party.PastInteraction;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class RulebookUsTest {

  static final Rulebook US =
      Rulebooks.fromClasspath(RulebookUsTest.class.getClassLoader(), "rulebook/us");
  private static final DroolsRules RULES = DroolsRules.of(US);
  private static final String NOON = "2026-04-07T16:00:00Z";
  private static final LoanId CARD = LoanId.of("LN-CARD");

  private static Decision decide(Question question) {
    return RULES.decide(question.facts());
  }

  private static BorrowerFile owing(LoanBuilder loan, PastInteraction... history) {
    return PersonaBuilder.like(Personas.newYorker())
        .withoutLoans()
        .loan(loan.build())
        .history(history)
        .build();
  }

  private static LoanBuilder card() {
    return LoanBuilder.loan(CARD.value()).actorRole(ActorRole.DEBT_COLLECTOR);
  }

  private static PastInteraction[] dailyCalls(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            day ->
                Past.unansweredCall(
                    Instant.parse("2026-04-01T16:00:00Z").plusSeconds(86_400L * day), CARD))
        .toArray(PastInteraction[]::new);
  }

  @Test
  void states_its_name_version_and_hash() {
    assertThat(US.version().name()).isEqualTo("rulebook-us");
    assertThat(US.version().version()).isEqualTo("2026.1");
    assertThat(US.version().hash()).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void switches_on_only_rules_whose_words_somebody_checked() {
    assertThat(US.rules())
        .filteredOn(rule -> rule.enabled() && !rule.jurisdiction().isHouse())
        .isNotEmpty()
        .allSatisfy(
            rule -> assertThat(rule.citation().verified()).isIn(Verified.TEXT, Verified.QUOTED));
  }

  @Test
  void has_one_rule_that_is_no_law_and_says_so() {
    assertThat(US.rules())
        .filteredOn(rule -> rule.jurisdiction().isHouse())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.id().value()).isEqualTo("contact-of-third-party");
              assertThat(rule.citation().verified()).isEqualTo(Verified.HOUSE);
            });
  }

  @Test
  void holds_a_debt_collector_to_eight_to_nine_on_the_recipients_clock() {
    Decision decision = decide(Question.of(owing(card()), Channel.EMAIL, NOON));
    assertThat(decision)
        .restricts("us-reg-f-call-hours")
        .citing("12 CFR 1006.6(b)(1)")
        .explaining("08:00 to 21:00");
    assertThat(decision.restrictions())
        .filteredOn(one -> one.reason().ruleId().value().equals("us-reg-f-call-hours"))
        .singleElement()
        .satisfies(
            hours ->
                assertThat(hours.limits())
                    .containsExactly(
                        new TimeLimit.DailyHours(
                            LocalTime.of(8, 0), LocalTime.of(21, 0), LimitZone.recipient())));
  }

  @Test
  void sets_no_hours_for_mail() {
    assertThat(decide(Question.of(owing(card()), Channel.MAIL, NOON)))
        .doesNotRestrict("us-reg-f-call-hours");
  }

  @ParameterizedTest
  @EnumSource(
      value = ActorRole.class,
      names = {"ORIGINAL_CREDITOR", "SERVICER"})
  void does_not_bind_who_is_no_debt_collector(ActorRole role) {
    assertThat(
            decide(Question.of(owing(card().actorRole(role), dailyCalls(7)), Channel.VOICE, NOON)))
        .hasNoFindings();
  }

  @Test
  void refuses_naming_the_fact_when_the_role_is_not_known() {
    assertThat(decide(Question.of(owing(card().actorRole(null)), Channel.EMAIL, NOON)))
        .refuses("us-reg-f-call-hours")
        .citing("12 CFR 1006.6(b)(1)")
        .explaining("loan.actorRole")
        .because("missing", "loan.actorRole");
  }

  @Test
  void needs_no_role_for_a_theme_it_does_not_look_at() {
    assertThat(
            decide(
                Question.of(owing(card().actorRole(null)), Channel.EMAIL, NOON)
                    .theme(Theme.OPS_ACCOUNT_CREDENTIALS)))
        .hasNoFindings();
  }

  @Test
  void counts_the_calls_of_seven_days_and_says_so() {
    assertThat(
            decide(
                Question.of(owing(card(), dailyCalls(7)), Channel.VOICE, "2026-04-07T20:00:00Z")))
        .restricts("us-reg-f-call-frequency")
        .citing("12 CFR 1006.14(b)(2)")
        .explaining("7 of at most 7 calls about LN-CARD in 7 consecutive days are used.")
        .because("count", "7");
  }

  @Test
  void counts_six_of_seven_on_the_next_day_because_the_first_has_left_the_week() {
    assertThat(
            decide(
                Question.of(owing(card(), dailyCalls(7)), Channel.VOICE, "2026-04-08T16:00:00Z")))
        .restricts("us-reg-f-call-frequency")
        .because("count", "6");
  }

  private static PastInteraction calledBack(PastInteraction call) {
    return new PastInteraction(
        call.id(),
        call.at(),
        call.channel(),
        call.direction(),
        call.status(),
        call.statusDetails(),
        call.agentOutcome(),
        call.contactId(),
        call.subject(),
        call.theme(),
        call.debtsNamed(),
        call.debtsDiscussed(),
        call.debtElected(),
        true);
  }

  static Stream<Arguments> calls() {
    Instant at = Instant.parse("2026-04-07T14:00:00Z");
    return Stream.of(
        Arguments.argumentSet("FREQ-19 busy signal", Past.busyCall(at, CARD), 0),
        Arguments.argumentSet("FREQ-21 rang, no answer", Past.unansweredCall(at, CARD), 1),
        Arguments.argumentSet("FREQ-23 answered", Past.conversation(at, CARD), 1),
        Arguments.argumentSet("voicemail", Past.voicemail(at, CARD), 1),
        Arguments.argumentSet(
            "failed",
            Past.failedMessage(Channel.VOICE, StatusDetails.VOICE_NUMBER_INVALID, at, CARD),
            0),
        Arguments.argumentSet(
            "failed, whatever the detail",
            Past.failedMessage(Channel.VOICE, StatusDetails.BLOCKED_BY_COMPLIANCE_GUARD, at, CARD),
            0),
        Arguments.argumentSet(
            "FREQ-09 with call-back consent", calledBack(Past.unansweredCall(at, CARD)), 0),
        Arguments.argumentSet("a text is no call", Past.sent(Channel.TEXT, at, CARD), 0),
        Arguments.argumentSet("inbound", Past.receivedMessage(Channel.VOICE, at, CARD), 0),
        Arguments.argumentSet(
            "already set for later the same day",
            Past.scheduledMessage(Channel.VOICE, at.plusSeconds(3_600), CARD),
            1),
        Arguments.argumentSet(
            "about another debt", Past.unansweredCall(at, LoanId.of("LN-MEDICAL")), 0));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void counts_what_comment_14_b_3_counts(PastInteraction call, int counted) {
    assertThat(decide(Question.of(owing(card(), call), Channel.VOICE, NOON)))
        .restricts("us-reg-f-call-frequency")
        .because("count", Integer.toString(counted));
  }

  @Test
  void counts_each_debt_by_itself() {
    BorrowerFile file =
        PersonaBuilder.like(owing(card(), dailyCalls(7)))
            .loan(LoanBuilder.loan("LN-MEDICAL").actorRole(ActorRole.DEBT_COLLECTOR).build())
            .build();
    assertThat(decide(Question.of(file, Channel.VOICE, NOON).loan("LN-MEDICAL")))
        .restricts("us-reg-f-call-frequency")
        .because("count", "0");
    assertThat(decide(Question.of(file, Channel.VOICE, NOON).loan("LN-CARD")))
        .restricts("us-reg-f-call-frequency")
        .because("count", "7");
  }

  @Test
  void takes_student_loans_under_one_account_for_one_debt() {
    BorrowerFile file =
        PersonaBuilder.like(owing(card().studentLoanAccount("ACC-1"), dailyCalls(6)))
            .loan(
                LoanBuilder.loan("LN-STUDENT-2")
                    .actorRole(ActorRole.DEBT_COLLECTOR)
                    .studentLoanAccount("ACC-1")
                    .build())
            .build();
    assertThat(decide(Question.of(file, Channel.VOICE, NOON).loan("LN-STUDENT-2")))
        .restricts("us-reg-f-call-frequency")
        .because("count", "6");
  }

  @Test
  void cools_down_after_a_conversation_from_its_own_day() {
    Instant talked = Instant.parse("2026-04-03T14:00:00Z");
    Decision decision =
        decide(Question.of(owing(card(), Past.conversation(talked, CARD)), Channel.VOICE, NOON));
    assertThat(decision)
        .restricts("us-reg-f-call-cool-down")
        .citing("12 CFR 1006.14(b)(2)")
        .because("last", "2026-04-03");
    assertThat(decision.restrictions())
        .flatExtracting(Finding.Restrict::limits)
        .contains(new TimeLimit.CoolDown(7, LimitZone.recipient(), List.of(talked)));
  }

  @Test
  void cools_down_only_the_debt_talked_about() {
    BorrowerFile file =
        PersonaBuilder.like(
                owing(
                    card(),
                    Past.conversation(
                        Instant.parse("2026-04-03T14:00:00Z"), LoanId.of("LN-MEDICAL"))))
            .loan(LoanBuilder.loan("LN-MEDICAL").actorRole(ActorRole.DEBT_COLLECTOR).build())
            .build();
    assertThat(decide(Question.of(file, Channel.VOICE, NOON).loan("LN-CARD")))
        .restricts("us-reg-f-call-cool-down")
        .because("last", "none");
    assertThat(decide(Question.of(file, Channel.VOICE, NOON).loan("LN-MEDICAL")))
        .restricts("us-reg-f-call-cool-down")
        .because("last", "2026-04-03");
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"EMAIL", "TEXT"})
  void requires_the_way_to_opt_out_in_emails_and_texts(Channel channel) {
    assertThat(decide(Question.of(owing(card()), channel, NOON)))
        .requires("us-reg-f-opt-out-notice")
        .citing("12 CFR 1006.6(e)")
        .disclosing("us-reg-f-opt-out-words");
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      mode = Mode.EXCLUDE,
      names = {"EMAIL", "TEXT"})
  void requires_no_way_to_opt_out_elsewhere(Channel channel) {
    assertThat(decide(Question.of(owing(card()), channel, NOON)))
        .doesNotRequire("us-reg-f-opt-out-notice");
  }

  @Test
  void says_the_words_the_commentary_finds_sufficient() {
    assertThat(decide(Question.of(owing(card()), Channel.TEXT, NOON)).disclosures())
        .extracting(dev.candor.decision.Disclosure::text)
        .contains("Reply STOP to stop texts to this telephone number.");
  }

  @Test
  void says_them_in_the_language_of_the_message() {
    BorrowerFile spanish = PersonaBuilder.like(owing(card())).language("es").build();
    assertThat(decide(Question.of(spanish, Channel.TEXT, NOON)).disclosures())
        .extracting(dev.candor.decision.Disclosure::text)
        .contains("Responda STOP para dejar de recibir mensajes de texto en este teléfono.");
    assertThat(decide(Question.of(spanish, Channel.EMAIL, NOON)).disclosures())
        .extracting(dev.candor.decision.Disclosure::text)
        .contains(
            "Para dejar de recibir correos en esta dirección, responda a este correo con la palabra STOP.");
  }

  private static Case bankruptcy(Boolean stay, CaseStatus status, String... loans) {
    return new Case(
        CaseId.of("CS-1"),
        CaseType.BANKRUPTCY,
        status,
        Set.copyOf(Stream.of(loans).map(LoanId::of).toList()),
        LocalDate.of(2026, 2, 10),
        null,
        new Bankruptcy(7, LocalDate.of(2026, 2, 10), stay, null, null),
        null,
        Map.of());
  }

  private static Decision withCase(Case matter) {
    return decide(
        Question.of(
            PersonaBuilder.like(owing(card().actorRole(ActorRole.ORIGINAL_CREDITOR)))
                .with(matter)
                .build(),
            Channel.MAIL,
            NOON));
  }

  @Test
  void refuses_collection_under_the_stay_whoever_acts() {
    assertThat(withCase(bankruptcy(true, CaseStatus.PROCESSING)))
        .refuses("us-bankruptcy-stay")
        .citing("11 USC 362(a)(6)")
        .explaining("LN-CARD");
  }

  @Test
  void refuses_when_it_is_not_known_whether_the_stay_holds() {
    assertThat(withCase(bankruptcy(null, CaseStatus.PROCESSING)))
        .refuses("us-bankruptcy-stay")
        .because("missing", "bankruptcy.stayInForce");
  }

  @Test
  void lets_through_when_the_stay_is_lifted() {
    assertThat(withCase(bankruptcy(false, CaseStatus.PROCESSING))).hasNoFindings();
    assertThat(withCase(bankruptcy(false, CaseStatus.COMPLETED))).hasNoFindings();
  }

  @Test
  void stops_while_a_stay_is_in_force_whatever_the_status_of_its_case_and_whichever_its_loan() {
    for (CaseStatus status : CaseStatus.values()) {
      assertThat(withCase(bankruptcy(true, status))).refuses("us-bankruptcy-stay");
      assertThat(withCase(bankruptcy(true, status, "LN-OTHER"))).refuses("us-bankruptcy-stay");
    }
  }

  @Test
  void does_not_apply_before_it_took_effect() {
    assertThat(decide(Question.of(owing(card()), Channel.EMAIL, "1978-03-19T16:00:00Z")))
        .doesNotRestrict("us-reg-f-call-hours");
    assertThat(decide(Question.of(owing(card()), Channel.EMAIL, "1978-03-20T16:00:00Z")))
        .restricts("us-reg-f-call-hours");
  }

  @Test
  void speaks_once_of_a_message_about_two_loans_where_the_loan_plays_no_part() {
    BorrowerFile file =
        PersonaBuilder.like(owing(card()))
            .loan(LoanBuilder.loan("LN-2").actorRole(ActorRole.DEBT_BUYER).build())
            .build();
    assertThat(decide(Question.of(file, Channel.EMAIL, NOON)).findings())
        .extracting(one -> one.reason().ruleId().value())
        .containsOnlyOnce("us-reg-f-call-hours", "us-reg-f-opt-out-notice");
  }
}
