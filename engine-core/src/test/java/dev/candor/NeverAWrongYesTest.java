package dev.candor;

import static dev.candor.fixture.CandorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.decision.Facts;
import dev.candor.decision.Verdict;
import dev.candor.fixture.ContactBuilder;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.Past;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.interaction.Outcome;
import dev.candor.law.RuleId;
import dev.candor.message.AgentOutcome;
import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Direction;
import dev.candor.message.DocumentId;
import dev.candor.message.ExternalId;
import dev.candor.message.LoanId;
import dev.candor.message.SendRequest;
import dev.candor.message.StatementId;
import dev.candor.message.Status;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.ActorRole;
import dev.candor.party.Address;
import dev.candor.party.Affiliation;
import dev.candor.party.Bankruptcy;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.CaseStatus;
import dev.candor.party.ContactStatus;
import dev.candor.party.ContactType;
import dev.candor.party.DoNotInteract;
import dev.candor.party.PastInteraction;
import dev.candor.party.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Inputs by which a message could slip through, each of which once did. */
class NeverAWrongYesTest {

  private static final BorrowerFile NORA = Personas.newYorker();
  private static final LoanId LOAN = NORA.loans().get(0).id();

  private static SendRequest.Builder call() {
    return SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, NORA.borrower().id())
        .channel(Channel.VOICE)
        .loan(LOAN);
  }

  private static Verdict explain(BorrowerFile file, SendRequest.Builder request) {
    return House.with(file).candor.explain(request.build());
  }

  private static PastInteraction past(
      String id, Direction direction, Status status, AgentOutcome outcome, Set<LoanId> discussed) {
    return new PastInteraction(
        id,
        Instant.parse("2026-03-05T15:00:00Z"),
        Channel.VOICE,
        direction,
        status,
        null,
        outcome,
        null,
        null,
        Theme.OPS_COLL_DEBT,
        Set.of(),
        discussed,
        null,
        null);
  }

  @Test
  void hears_from_the_host_how_a_call_of_its_own_ended() {
    AtomicReference<BorrowerFile> books = new AtomicReference<>(NORA);
    House house = House.with(NORA);
    Candor candor =
        Candor.builder()
            .borrowers(id -> java.util.Optional.of(books.get()))
            .interactions(house.interactions)
            .rules(House.RULES)
            .renderer(House.RENDERER)
            .company(House.COMPANY)
            .clock(house.clock)
            .build();
    String id =
        candor
            .send(call().build())
            .match(Outcome.Queued::interaction, Outcome.Scheduled::interaction, refused -> null)
            .id()
            .value();
    books.set(
        PersonaBuilder.like(NORA)
            .history(
                past(
                    id,
                    Direction.OUTBOUND,
                    Status.SUCCEEDED,
                    AgentOutcome.VOICE_SPOKE_WITH_FIRST_PARTY,
                    Set.of(LOAN)))
            .build());
    house.clock.advance(Duration.ofDays(1));
    assertThat(candor.explain(call().build()))
        .isRefusedBy("us-reg-f-call-cool-down")
        .restricts("us-reg-f-call-frequency")
        .because("count", "1");
  }

  @Test
  void takes_discussed_debts_and_untold_successes_for_conversations() {
    for (PastInteraction conversation :
        List.of(
            past("A", Direction.INBOUND, Status.SUCCEEDED, null, Set.of(LOAN)),
            past(
                "B",
                Direction.OUTBOUND,
                Status.ATTEMPTED,
                AgentOutcome.VOICE_UNEXPECTED_DISCONNECT,
                Set.of(LOAN)),
            past("C", Direction.OUTBOUND, Status.SUCCEEDED, null, Set.of()))) {
      assertThat(explain(PersonaBuilder.like(NORA).history(conversation).build(), call()))
          .isRefusedBy("us-reg-f-call-cool-down");
    }
  }

  @Test
  void judges_the_loan_of_the_statement_too() {
    BorrowerFile file =
        PersonaBuilder.like(NORA)
            .loan(LoanBuilder.loan("LN-2").build())
            .with(
                new Case(
                    CaseId.of("CS-1"),
                    CaseType.BANKRUPTCY,
                    CaseStatus.PROCESSING,
                    Set.of(LoanId.of("LN-2")),
                    null,
                    null,
                    new Bankruptcy(7, null, true, null, null),
                    null,
                    Map.of()))
            .with(
                new Statement(
                    StatementId.of("SM-2"),
                    LoanId.of("LN-2"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    Map.of()))
            .build();
    SendRequest.Builder letter =
        SendRequest.about(Subject.STATEMENT, NORA.borrower().id())
            .channel(Channel.MAIL)
            .loan(LOAN)
            .statement(StatementId.of("SM-2"));
    assertThat(explain(file, letter)).isRefusedBy("us-bankruptcy-stay");
  }

  @Test
  void looks_at_instructions_on_the_day_the_message_goes() {
    Instant monday = Instant.parse("2026-03-09T15:00:00Z");
    DoNotInteract fromSunday = new DoNotInteract(null, null, LocalDate.of(2026, 3, 8), null, null);
    DoNotInteract untilFriday = new DoNotInteract(null, null, null, LocalDate.of(2026, 3, 6), null);
    assertThat(explain(PersonaBuilder.like(NORA).with(fromSunday).build(), call().sendAt(monday)))
        .isRefusedBy("do-not-interact");
    assertThat(explain(PersonaBuilder.like(NORA).with(untilFriday).build(), call().sendAt(monday)))
        .isPermittedAt(monday);
  }

  @Test
  void looks_at_instructions_again_after_moving_the_message_to_another_day() {
    House house =
        House.with(
            PersonaBuilder.like(NORA)
                .with(new DoNotInteract(null, null, LocalDate.of(2026, 3, 7), null, null))
                .build());
    house.clock.set(Instant.parse("2026-03-07T03:30:00Z"));
    assertThat(house.candor.explain(call().build())).isRefusedBy("do-not-interact");
  }

  @Test
  void asks_for_the_location_when_an_address_or_a_number_may_be_anywhere() {
    BorrowerFile abroad =
        PersonaBuilder.like(NORA)
            .contacts(ContactType.PHONE, one -> one.value("+442079460018"))
            .build();
    BorrowerFile serving =
        PersonaBuilder.like(NORA)
            .contacts(
                ContactType.ADDRESS,
                one -> one.address(new Address("PSC 1", null, "APO", "AE", "09001", "US")))
            .build();
    assertThat(explain(abroad, call()))
        .isRefusedBy("location-unknown")
        .isRefusedSaying("of another country or of the military leaves it open");
    assertThat(explain(serving, call())).isRefusedBy("location-unknown");
  }

  @Test
  void counts_the_contact_it_calls_as_evidence_whoevers_it_is() {
    BorrowerFile file =
        PersonaBuilder.like(NORA)
            .with(
                ContactBuilder.mobile("CT-SPOUSE", "+14155550123")
                    .affiliation(Affiliation.SPOUSE)
                    .build())
            .build();
    House house = House.with(file);
    house.clock.set(Instant.parse("2026-03-06T13:30:00Z"));
    assertThat(house.candor.explain(call().contact(ContactId.of("CT-SPOUSE")).build()))
        .isPermittedAt(Instant.parse("2026-03-06T16:00:00Z"));
  }

  @Test
  void tells_no_employer_and_no_stranger_of_a_debt() {
    for (Affiliation affiliation : List.of(Affiliation.EMPLOYER, Affiliation.OTHER_PARTY)) {
      for (ActorRole role : ActorRole.values()) {
        assertThat(toThirdParty(affiliation, role, "US"))
            .filteredOn(id -> id.contains("third-part"))
            .containsExactly(
                role == ActorRole.DEBT_COLLECTOR || role == ActorRole.DEBT_BUYER
                    ? "us-reg-f-third-parties"
                    : "contact-of-third-party");
      }
    }
  }

  @Test
  void tells_no_third_party_where_the_role_or_the_residence_is_not_known() {
    for (Affiliation affiliation : List.of(Affiliation.EMPLOYER, Affiliation.OTHER_PARTY)) {
      assertThat(toThirdParty(affiliation, null, "US")).contains("contact-of-third-party");
      for (ActorRole role : ActorRole.values()) {
        assertThat(toThirdParty(affiliation, role, "CA"))
            .containsAnyOf("contact-of-third-party", "us-reg-f-third-parties");
        assertThat(toThirdParty(affiliation, role, null))
            .containsAnyOf("contact-of-third-party", "us-reg-f-third-parties");
      }
    }
  }

  /** The ids of all that refuse a call about a debt to a third party; no residence for null. */
  private static List<String> toThirdParty(
      Affiliation affiliation, @Nullable ActorRole role, @Nullable String country) {
    PersonaBuilder borrower =
        PersonaBuilder.like(NORA)
            .loans(loan -> loan.actorRole(role))
            .with(
                ContactBuilder.mobile("CT-ELSE", "+12125550123").affiliation(affiliation).build());
    if (country == null) {
      borrower.without(ContactType.ADDRESS);
    } else {
      borrower.contacts(
          ContactType.ADDRESS,
          contact ->
              contact.address(
                  new Address("1 Example Street", null, "Example", "NY", "10001", country)));
    }
    return explain(borrower.build(), call().contact(ContactId.of("CT-ELSE")))
        .decision()
        .refusals()
        .stream()
        .map(refusal -> refusal.reason().ruleId().value())
        .toList();
  }

  @Test
  void holds_an_opt_out_for_the_number_however_often_it_is_written_down() {
    BorrowerFile file =
        PersonaBuilder.like(NORA)
            .with(
                ContactBuilder.mobile("CT-OLD", "(212) 555-0101")
                    .status(ContactStatus.ARCHIVED)
                    .optedOut(Channel.TEXT)
                    .build())
            .build();
    assertThat(explain(file, call().channel(Channel.TEXT))).isRefusedBy("contact-opted-out");
  }

  @Test
  void needs_an_address_of_the_borrowers_own() {
    BorrowerFile file =
        PersonaBuilder.like(NORA)
            .contacts(ContactType.ADDRESS, one -> one.affiliation(Affiliation.ATTORNEY))
            .build();
    assertThat(explain(file, call())).isRefusedBy("address-invalid");
  }

  @Test
  void binds_the_notice_before_an_employer_is_asked_as_well() {
    BorrowerFile file = Personas.calledSevenTimes();
    SendRequest.Builder notice =
        SendRequest.about(Subject.CUSTOM_1, file.borrower().id())
            .theme(Theme.OPS_COLL_CONTACT_EMPLOYER_NOTICE)
            .channel(Channel.VOICE);
    assertThat(explain(file, notice)).restricts("us-reg-f-call-frequency").because("count", "7");
    assertThat(explain(file, notice.channel(Channel.TEXT))).requires("us-reg-f-opt-out-notice");
  }

  @Test
  void sends_nothing_by_a_clock_that_went_back_behind_the_record() {
    House house = House.with(NORA);
    Instant now = house.clock.instant();
    house.candor.send(call().channel(Channel.EMAIL).build());

    house.clock.set(now.minus(Duration.ofSeconds(59)));
    assertThat(refusedByClock(house)).isFalse();
    house.clock.set(now.minus(Duration.ofSeconds(61)));
    assertThat(refusedByClock(house)).isTrue();
  }

  private static boolean refusedByClock(House house) {
    return rules(house.candor.explain(call().channel(Channel.EMAIL).build()))
        .contains(RuleId.of("clock-behind-record"));
  }

  @Test
  void lets_no_theme_talk_a_subject_out_of_its_rules() {
    House house = House.with(NORA);
    Verdict plain = house.candor.explain(call().build());
    for (Theme theme : Theme.values()) {
      Verdict judged = house.candor.explain(call().theme(theme).build());
      assertThat(rules(judged)).as(theme.wireName()).containsAll(rules(plain));
    }
  }

  @Test
  void takes_the_themes_for_third_parties_only_with_a_subject_that_has_none_of_its_own() {
    for (Theme theme :
        List.of(
            Theme.OPS_COLL_LOCATE_BORROWER,
            Theme.OPS_COLL_VERIFY_EMPLOYMENT,
            Theme.OPS_COLL_CONTACT_EMPLOYER_NOTICE)) {
      assertThat(explain(NORA, call().theme(theme))).isRefusedBy("theme-not-of-subject");
    }
  }

  private static Set<RuleId> rules(Verdict verdict) {
    return verdict.decision().findings().stream()
        .map(finding -> finding.reason().ruleId())
        .collect(Collectors.toSet());
  }

  @Test
  void knows_a_reminder_under_the_theme_of_servicing() {
    BorrowerFile file = Personas.bankrupt();
    SendRequest.Builder reminder =
        SendRequest.about(Subject.PAYMENT_DUE_DATE_REMINDER, file.borrower().id())
            .channel(Channel.MAIL);
    assertThat(explain(file, reminder)).isRefusedBy("us-bankruptcy-stay");
    assertThat(explain(file, reminder.theme(Theme.OPS_SERVICING)))
        .isRefusedBy("us-bankruptcy-stay");
  }

  @Test
  void judges_a_notice_and_servicing_under_their_own_theme_whatever_is_given() {
    Candor candor = House.with(NORA).candor;
    Map<Subject, Theme> talkedOut =
        Map.of(
            Subject.CREDIT_NEGATIVE_INFO_REPORTED, Theme.OPS_SERVICING,
            Subject.DEBT_VALIDATION_NOTICE, Theme.OPS_SERVICING,
            Subject.PAYMENT_DUE_DATE_REMINDER, Theme.INB_PAYMENTS,
            Subject.PAYMENT_SUCCESSFUL, Theme.INB_PAYMENTS,
            Subject.LOAN_DETAILS, Theme.AGENT_NOTIFICATION);
    talkedOut.forEach(
        (subject, theme) -> {
          SendRequest.Builder request =
              SendRequest.about(subject, NORA.borrower().id()).channel(Channel.MAIL);
          Facts facts = candor.facts(request.theme(theme).build());
          assertThat(facts.theme()).isEqualTo(theme);
          assertThat(facts.themes())
              .as(subject + " as " + theme)
              .contains(subject.implicitTheme().orElseThrow());
        });
  }

  @Test
  void remembers_for_ten_years_whom_it_asked_where_the_borrower_is() {
    ContactId sister = ContactId.of("CT-SISTER");
    BorrowerFile file =
        PersonaBuilder.like(NORA)
            .with(
                ContactBuilder.home(sister.value(), "5 Example Road", "New York", "NY", "10002")
                    .affiliation(Affiliation.OTHER_PARTY)
                    .build())
            .build();
    House house = House.with(file);
    SendRequest question =
        SendRequest.about(Subject.CUSTOM_1, file.borrower().id())
            .theme(Theme.OPS_COLL_LOCATE_BORROWER)
            .channel(Channel.MAIL)
            .contact(sister)
            .useTemplate(false)
            .attach(DocumentId.of("DC-1"))
            .build();
    house.candor.send(question);
    assertThat(house.interactions.entries()).hasSize(1);
    house.clock.advance(Duration.ofDays(500));
    assertThat(house.candor.explain(question))
        .isRefusedBy("no-common-hour")
        .restricts("us-fdcpa-location-once")
        .because("count", "1");
  }

  @Test
  void sends_no_letter_without_a_template_that_had_to_carry_a_disclosure() {
    dev.candor.decision.Finding.Require require =
        new dev.candor.decision.Finding.Require(
            new dev.candor.decision.Reason(
                dev.candor.law.RuleId.of("say-so"),
                "Say so",
                dev.candor.law.Citation.house("1"),
                "Say so.",
                Map.of(),
                null),
            new dev.candor.decision.Disclosure("say-so", "So."));
    Candor candor =
        Candor.builder()
            .borrowers(id -> java.util.Optional.of(NORA))
            .interactions(House.with(NORA).interactions)
            .rules(
                facts ->
                    new dev.candor.decision.Decision(
                        new dev.candor.law.RulebookVersion("test", "1", "sha256:0"),
                        List.of(require)))
            .renderer(House.RENDERER)
            .clock(House.with(NORA).clock)
            .build();
    assertThat(
            candor.send(
                call()
                    .channel(Channel.MAIL)
                    .useTemplate(false)
                    .attach(DocumentId.of("DC-1"))
                    .build()))
        .isRefusedBy("disclosure-without-template");
  }

  @Test
  void counts_calls_that_are_already_set_for_later() {
    PastInteraction[] tomorrow = new PastInteraction[7];
    for (int i = 0; i < 7; i++) {
      tomorrow[i] =
          Past.scheduledMessage(
              Channel.VOICE, Instant.parse("2026-03-07T15:00:00Z").plusSeconds(i), LOAN);
    }
    assertThat(explain(PersonaBuilder.like(NORA).history(tomorrow).build(), call()))
        .isRefusedBy("us-reg-f-call-frequency")
        .restricts("us-reg-f-call-frequency")
        .because("count", "7");
  }

  @Test
  void names_the_first_even_when_the_first_filled_the_cap() {
    House house = House.with(NORA);
    for (int i = 0; i < 6; i++) {
      assertThat(house.candor.send(call().build())).isQueued();
    }
    SendRequest once = call().externalId(ExternalId.of("run-1")).build();
    assertThat(house.candor.send(once)).isQueued();
    assertThat(house.candor.send(once)).isRefusedBy("duplicate-external-id");
  }
}
