package dev.candor;

import static dev.candor.fixture.CandorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.decision.Verdict;
import dev.candor.document.RenderOrder;
import dev.candor.document.Renderer;
import dev.candor.document.Rendering;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.fixture.InMemoryInteractions;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.fixture.WrittenClock;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Outcome;
import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.DocumentId;
import dev.candor.message.ExternalId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.SendRequest;
import dev.candor.message.StatementId;
import dev.candor.message.Status;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.ActorRole;
import dev.candor.party.Address;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.CaseStatus;
import dev.candor.party.ContactType;
import dev.candor.party.LoanType;
import dev.candor.party.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendTest {

  private static final Instant NIGHT = Instant.parse("2026-03-07T03:30:00Z");
  private static final Instant MORNING = Instant.parse("2026-03-07T13:00:00Z");

  private static SendRequest.Builder overdue(BorrowerFile file) {
    return SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
        .channel(Channel.EMAIL)
        .loan(file.loans().get(0).id());
  }

  private static Outcome send(BorrowerFile file) {
    return House.with(file).candor.send(overdue(file).build());
  }

  @Test
  void queues_a_permitted_message_and_records_it_with_its_content() {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);

    Outcome outcome = house.candor.send(overdue(file).externalId(ExternalId.of("run-1")).build());

    assertThat(outcome).isQueued();
    Interaction interaction =
        outcome.match(Outcome.Queued::interaction, Outcome.Scheduled::interaction, refused -> null);
    assertThat(interaction.status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(interaction.sendAt()).isEqualTo(house.clock.instant());
    assertThat(interaction.theme()).isEqualTo(Theme.OPS_COLL_DEBT);
    assertThat(interaction.contactId()).isEqualTo(ContactId.of("CT-NY01-EMAIL"));
    assertThat(interaction.externalId()).isEqualTo(ExternalId.of("run-1"));
    assertThat(house.interactions.entries()).hasSize(1);
    assertThat(house.interactions.entries().get(0).document().text())
        .contains("Nora")
        .contains("reply to this e-mail with the word STOP");
  }

  @Test
  void moves_a_message_asked_for_at_night_to_the_first_permitted_instant() {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    house.clock.set(NIGHT);

    Outcome outcome = house.candor.send(overdue(file).build());

    assertThat(outcome).isScheduledFor(MORNING);
    assertThat(outcome)
        .restricts("us-reg-f-call-hours")
        .explaining("At " + NIGHT + " it is 22:30 in America/New_York.")
        .because("localTime", "22:30 in America/New_York");
    assertThat(outcome)
        .restricts("us-reg-f-call-hours")
        .citing("12 CFR 1006.6(b)(1)")
        .next(MORNING);
    Interaction interaction =
        outcome.match(Outcome.Queued::interaction, Outcome.Scheduled::interaction, refused -> null);
    assertThat(interaction.status()).isEqualTo(Status.SCHEDULED);
    assertThat(interaction.sendAt()).isEqualTo(MORNING);
  }

  @Test
  void refuses_now_at_night_when_now_was_asked_for_and_names_the_next_time() {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    house.clock.set(NIGHT);

    Outcome outcome = house.candor.send(overdue(file).sendAt(NIGHT).build());

    assertThat(outcome)
        .isRefused()
        .hasSendAt(MORNING)
        .hasNextAllowableAt(MORNING)
        .isRefusedSaying("2026-03-07T13:00:00Z");
    assertThat(house.interactions.entries()).isEmpty();
  }

  @Test
  void keeps_a_permitted_time_in_the_future_as_asked() {
    BorrowerFile file = Personas.newYorker();
    Instant asked = Instant.parse("2026-03-09T18:00:00Z");
    assertThat(House.with(file).candor.send(overdue(file).sendAt(asked).build()))
        .isScheduledFor(asked);
  }

  @Test
  void refuses_a_time_in_the_future_that_is_at_night_and_never_moves_it() {
    BorrowerFile file = Personas.newYorker();
    assertThat(
            House.with(file)
                .candor
                .send(overdue(file).sendAt(Instant.parse("2026-03-10T03:30:00Z")).build()))
        .isRefused()
        .hasSendAt(Instant.parse("2026-03-10T12:00:00Z"));
  }

  @Test
  void waits_for_eleven_in_new_york_when_the_borrower_may_be_in_california() {
    BorrowerFile file = Personas.twoZones();
    House house = House.with(file);
    house.clock.set(Instant.parse("2026-01-14T15:30:00Z"));
    assertThat(house.candor.send(overdue(file).build()))
        .isScheduledFor(Instant.parse("2026-01-14T16:00:00Z"));
  }

  @Test
  void refuses_the_eighth_call_and_says_when_the_next_may_go() {
    BorrowerFile file = Personas.calledSevenTimes();
    Verdict verdict = House.with(file).candor.explain(overdue(file).channel(Channel.VOICE).build());
    assertThat(verdict).isRefused().hasSendAt(null).isRefusedSaying("7 of at most 7 calls");
    assertThat(verdict).restricts("us-reg-f-call-frequency").citing("12 CFR 1006.14(b)(2)");
    assertThat(verdict.<Instant>match(permitted -> null, Verdict.Refused::nextAllowableAt))
        .isAfter(house(file).clock.instant());
  }

  private static House house(BorrowerFile file) {
    return House.with(file);
  }

  @Test
  void counts_its_own_calls_against_the_cap() {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    SendRequest call = overdue(file).channel(Channel.VOICE).build();
    for (int day = 0; day < 7; day++) {
      assertThat(house.candor.send(call)).isQueued();
    }
    assertThat(house.candor.send(call)).isRefused().isRefusedBy("us-reg-f-call-frequency");
    assertThat(house.interactions.entries()).hasSize(7);
  }

  @Test
  void never_lets_two_sends_share_the_last_call_of_a_cap() throws Exception {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    SendRequest call = overdue(file).channel(Channel.VOICE).build();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Outcome>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(() -> house.candor.send(call));
      }
      int accepted = 0;
      for (Future<Outcome> outcome : threads.invokeAll(calls)) {
        accepted += outcome.get().<Integer>match(queued -> 1, scheduled -> 1, refused -> 0);
      }
      assertThat(accepted).isEqualTo(7);
      assertThat(house.interactions.entries()).hasSize(7);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void blocks_a_repeated_external_id_and_names_the_interaction_that_has_it() {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    SendRequest once = overdue(file).externalId(ExternalId.of("run-1:BO-NY01")).build();
    String first =
        house
            .candor
            .send(once)
            .match(Outcome.Queued::interaction, Outcome.Scheduled::interaction, refused -> null)
            .id()
            .value();
    assertThat(house.candor.send(once))
        .isRefused()
        .isRefusedBy("duplicate-external-id")
        .isRefusedSaying(first);
    assertThat(house.interactions.entries()).hasSize(1);
  }

  @Test
  void does_not_use_up_an_external_id_by_a_refusal() {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    house.clock.set(NIGHT);
    SendRequest now = overdue(file).externalId(ExternalId.of("run-1")).sendAt(NIGHT).build();
    assertThat(house.candor.send(now)).isRefused();
    house.clock.set(MORNING);
    assertThat(house.candor.send(overdue(file).externalId(ExternalId.of("run-1")).build()))
        .isQueued();
  }

  static Stream<Arguments> refusals() {
    BorrowerFile ny = Personas.newYorker();
    return Stream.of(
        Arguments.argumentSet(
            "no contact",
            "no-suitable-contact",
            PersonaBuilder.like(ny).without(ContactType.EMAIL).build(),
            overdue(ny)),
        Arguments.argumentSet(
            "another's contact",
            "contact-not-of-borrower",
            ny,
            overdue(ny).contact(ContactId.of("CT-CA01-EMAIL"))),
        Arguments.argumentSet(
            "inactive", "borrower-inactive", Personas.inactive(), overdue(Personas.inactive())),
        Arguments.argumentSet(
            "do not interact",
            "do-not-interact",
            Personas.doNotInteract(),
            overdue(Personas.doNotInteract())),
        Arguments.argumentSet(
            "deceased",
            "borrower-deceased",
            Personas.deceasedBorrower(),
            overdue(Personas.deceasedBorrower())),
        Arguments.argumentSet(
            "deceased, by an open case that knows no day",
            "borrower-deceased",
            PersonaBuilder.like(ny).with(deathUnderInquiry()).build(),
            overdue(ny)),
        Arguments.argumentSet(
            "consent revoked",
            "consent-revoked",
            PersonaBuilder.like(ny).revoked(Channel.EMAIL).build(),
            overdue(ny)),
        Arguments.argumentSet(
            "invalid",
            "contact-invalid",
            PersonaBuilder.like(ny).contacts(ContactType.EMAIL, one -> one.valid(false)).build(),
            overdue(ny)),
        Arguments.argumentSet(
            "archived",
            "contact-archived",
            PersonaBuilder.like(ny)
                .contacts(
                    ContactType.EMAIL, one -> one.status(dev.candor.party.ContactStatus.ARCHIVED))
                .build(),
            overdue(ny).contact(ContactId.of("CT-NY01-EMAIL"))),
        Arguments.argumentSet(
            "opted out of texts",
            "contact-opted-out",
            PersonaBuilder.like(ny)
                .contacts(ContactType.PHONE, one -> one.optedOut(Channel.TEXT))
                .build(),
            overdue(ny).channel(Channel.TEXT)),
        Arguments.argumentSet(
            "takes no texts",
            "contact-opted-out",
            PersonaBuilder.like(ny)
                .contacts(ContactType.PHONE, one -> one.receiveTextMessages(false))
                .build(),
            overdue(ny).channel(Channel.TEXT)),
        Arguments.argumentSet(
            "a rule of law",
            "us-bankruptcy-stay",
            Personas.bankrupt(),
            overdue(Personas.bankrupt())),
        Arguments.argumentSet(
            "thin loan",
            "loan-lacks-details",
            PersonaBuilder.like(ny).loans(loan -> loan.creditor(null)).build(),
            overdue(ny)),
        Arguments.argumentSet(
            "another's loan", "loan-not-of-borrower", ny, overdue(ny).loan(LoanId.of("LN-CA01"))),
        Arguments.argumentSet(
            "no such state",
            "address-invalid",
            PersonaBuilder.like(ny)
                .contacts(
                    ContactType.ADDRESS,
                    one -> one.address(new Address("1 Main", null, "Town", "ZZ", "1", "US")))
                .build(),
            overdue(ny)),
        Arguments.argumentSet(
            "another country's state",
            "address-invalid",
            PersonaBuilder.like(ny)
                .contacts(
                    ContactType.ADDRESS,
                    one -> one.address(new Address("1 Main", null, "Town", "ON", "1", "CA")))
                .build(),
            overdue(ny)),
        Arguments.argumentSet(
            "no e-mail address",
            "contact-invalid",
            PersonaBuilder.like(ny)
                .contacts(ContactType.EMAIL, one -> one.value("not an email"))
                .build(),
            overdue(ny)),
        Arguments.argumentSet(
            "no number",
            "contact-invalid",
            PersonaBuilder.like(ny)
                .contacts(ContactType.PHONE, one -> one.value("CALL-NORA"))
                .build(),
            overdue(ny).channel(Channel.TEXT)),
        Arguments.argumentSet(
            "bad address",
            "address-invalid",
            PersonaBuilder.like(ny).contacts(ContactType.ADDRESS, one -> one.valid(false)).build(),
            overdue(ny)),
        Arguments.argumentSet(
            "no channel can be chosen",
            "channel-undetermined",
            ny,
            SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, ny.borrower().id())),
        Arguments.argumentSet(
            "no template", "template-missing", ny, overdue(ny).channel(Channel.GUI)),
        Arguments.argumentSet(
            "a letter of nothing",
            "letter-without-content",
            ny,
            overdue(ny).channel(Channel.MAIL).useTemplate(false)),
        Arguments.argumentSet(
            "another's case", "case-not-of-borrower", ny, overdue(ny).inCase(CaseId.of("CS-ELSE"))),
        Arguments.argumentSet(
            "another's statement",
            "statement-not-of-borrower",
            ny,
            overdue(ny).statement(StatementId.of("SM-ELSE"))),
        Arguments.argumentSet(
            "a statement of another loan",
            "statement-not-of-loan",
            twoLoans(ny),
            overdue(ny).statement(StatementId.of("SM-2"))),
        Arguments.argumentSet(
            "a case of another loan",
            "case-not-of-loan",
            twoLoans(ny),
            overdue(ny).inCase(CaseId.of("CS-2"))),
        Arguments.argumentSet(
            "nobody",
            "borrower-unknown",
            ny,
            SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, PersonId.of("BO-NOBODY"))
                .channel(Channel.EMAIL)),
        Arguments.argumentSet(
            "a fact a rule needs is missing",
            "us-reg-f-call-hours",
            PersonaBuilder.like(ny).loans(loan -> loan.actorRole(null)).build(),
            overdue(ny)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refuses_with_the_reasons_own_id_and_records_nothing(
      String ruleId, BorrowerFile file, SendRequest.Builder request) {
    House house = House.with(file);
    Outcome outcome = house.candor.send(request.build());
    assertThat(outcome).isRefused().isRefusedBy(ruleId).hasSendAt(null);
    assertThat(
            outcome.<String>match(
                queued -> "", scheduled -> "", refused -> refused.verdict().message()))
        .isNotBlank()
        .doesNotContain("example.com")
        .doesNotContain("555")
        .doesNotContain("Nora");
    assertThat(house.interactions.entries()).isEmpty();
  }

  @Test
  void refuses_a_disabled_template_and_says_so() {
    BorrowerFile file = Personas.newYorker();
    Renderer disabled =
        new Renderer() {
          @Override
          public Optional<TemplateDescriptor> find(
              Subject subject, Channel channel, String language, @Nullable LoanType loanType) {
            return Optional.of(
                new TemplateDescriptor(subject, channel, "en", null, "off", false, false));
          }

          @Override
          public Rendering render(RenderOrder order) {
            throw new AssertionError("a disabled template is not rendered");
          }
        };
    assertThat(House.with(disabled, file).candor.send(overdue(file).build()))
        .isRefused()
        .isRefusedBy("template-disabled");
  }

  private static BorrowerFile twoLoans(BorrowerFile file) {
    LoanId second = LoanId.of("LN-SECOND");
    return PersonaBuilder.like(file)
        .loan(LoanBuilder.loan("LN-SECOND").build())
        .with(
            new Statement(
                StatementId.of("SM-2"),
                second,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Map.of()))
        .with(
            new Case(
                CaseId.of("CS-2"),
                CaseType.GENERIC,
                CaseStatus.PROCESSING,
                Set.of(second),
                null,
                null,
                null,
                null,
                Map.of()))
        .build();
  }

  @Test
  void writes_with_the_day_the_message_goes() {
    BorrowerFile file = Personas.newYorker();
    List<RenderOrder> orders = new ArrayList<>();
    House house = House.with(marked(orders), file);
    Instant later = house.clock.instant().plus(Duration.ofDays(3));

    house.candor.send(overdue(file).sendAt(later).build());
    assertThat(orders).singleElement().satisfies(one -> assertThat(one.asOf()).isEqualTo(later));
  }

  @Test
  void writes_about_the_only_loan_of_a_borrower_and_about_none_of_several() {
    BorrowerFile file = Personas.newYorker();
    List<RenderOrder> orders = new ArrayList<>();
    SendRequest request =
        SendRequest.about(Subject.PAYMENT_SUCCESSFUL, file.borrower().id())
            .channel(Channel.EMAIL)
            .build();

    House.with(marked(orders), file).candor.send(request);
    House.with(marked(orders), twoLoans(file)).candor.send(request);
    assertThat(orders)
        .extracting(one -> one.context().containsKey("loan"))
        .containsExactly(true, false);
  }

  private static Case deathUnderInquiry() {
    return new Case(
        CaseId.of("CS-9"),
        CaseType.DECEASED,
        CaseStatus.INITIATED,
        Set.of(),
        null,
        null,
        null,
        null,
        Map.of());
  }

  /** The standard templates, each of them sensitive; keeps what it was asked to write. */
  private static Renderer marked(List<RenderOrder> orders) {
    Renderer standard = House.RENDERER;
    return new Renderer() {
      @Override
      public Optional<TemplateDescriptor> find(
          Subject subject, Channel channel, String language, @Nullable LoanType loanType) {
        return standard.find(subject, channel, language, loanType).map(SendTest::sensitive);
      }

      @Override
      public Rendering render(RenderOrder order) {
        orders.add(order);
        Rendering plain = standard.render(order);
        return new Rendering(plain.document(), sensitive(plain.template()), plain.undefinedNames());
      }
    };
  }

  private static TemplateDescriptor sensitive(TemplateDescriptor one) {
    return new TemplateDescriptor(
        one.subject(), one.channel(), "en", one.loanType(), one.name(), true, true);
  }

  @Test
  void marks_an_interaction_sensitive_when_its_template_is() {
    BorrowerFile file = Personas.newYorker();
    House plain = House.with(file);
    House marked = House.with(marked(new ArrayList<>()), file);
    plain.candor.send(overdue(file).build());
    marked.candor.send(overdue(file).build());

    assertThat(plain.interactions.entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.interaction().sensitive()).isFalse());
    assertThat(marked.interactions.entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.interaction().sensitive()).isTrue());
  }

  @Test
  void decides_and_writes_in_the_language_of_the_template_that_there_is() {
    BorrowerFile file = PersonaBuilder.like(Personas.newYorker()).language("fr").build();
    List<RenderOrder> orders = new ArrayList<>();
    House house = House.with(marked(orders), file);

    assertThat(house.candor.send(overdue(file).build())).isQueued();
    assertThat(orders).singleElement().satisfies(one -> assertThat(one.language()).isEqualTo("en"));
  }

  @Test
  void lets_account_credentials_through_a_do_not_interact_for_all_themes_and_a_bad_address() {
    BorrowerFile file =
        PersonaBuilder.like(Personas.newYorker())
            .with(new dev.candor.party.DoNotInteract(null, null, null, null, null))
            .contacts(ContactType.ADDRESS, one -> one.valid(false))
            .build();
    SendRequest code =
        SendRequest.about(Subject.CONFIRMATION_CODE, file.borrower().id())
            .channel(Channel.TEXT)
            .with("code", "123456")
            .with("codeMinutes", 10)
            .build();
    assertThat(House.with(file).candor.send(code)).isQueued();
  }

  @Test
  void derives_the_channel_from_the_contact_when_only_one_fits() {
    BorrowerFile file = Personas.newYorker();
    SendRequest request =
        SendRequest.about(Subject.PAYMENT_SUCCESSFUL, file.borrower().id())
            .contact(ContactId.of("CT-NY01-EMAIL"))
            .loan(file.loans().get(0).id())
            .build();
    assertThat(House.with(file).candor.explain(request)).isPermitted();
  }

  @Test
  void does_not_bind_an_original_creditor_to_the_hours_of_collectors() {
    BorrowerFile file = Personas.firstParty();
    House house = House.with(file);
    house.clock.set(NIGHT);
    assertThat(house.candor.send(overdue(file).build())).isQueued();
  }

  @Test
  void asks_for_the_location_when_nothing_tells_the_zone() {
    BorrowerFile file =
        PersonaBuilder.like(Personas.newYorker())
            .without(ContactType.PHONE)
            .contacts(
                ContactType.ADDRESS,
                one -> one.address(new Address("1 Main", null, "FPO", "AP", "96601", "US")))
            .build();
    assertThat(House.with(file).candor.send(overdue(file).build()))
        .isRefused()
        .isRefusedBy("location-unknown");
  }

  @Test
  void adds_jitter_within_its_bound_and_the_window() {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    Outcome outcome = house.candor.send(overdue(file).jitterSeconds(3_600).build());
    Verdict.Permitted verdict =
        outcome.match(Outcome.Queued::verdict, Outcome.Scheduled::verdict, refused -> null);
    assertThat(verdict.sendAt())
        .isBetween(house.clock.instant(), house.clock.instant().plusSeconds(3_600));
    assertThat(verdict.earliestAt()).isEqualTo(house.clock.instant());
  }

  @Test
  void ends_an_undefined_name_under_strict_undefined_in_an_error_and_records_nothing() {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    SendRequest request =
        SendRequest.about(Subject.PAYMENT_SUCCESSFUL, file.borrower().id())
            .channel(Channel.EMAIL)
            .loan(file.loans().get(0).id())
            .strictUndefined(true)
            .build();
    assertThatExceptionOfType(BrokenTemplateException.class)
        .isThrownBy(() -> house.candor.send(request))
        .withMessageContaining("payment.amount")
        .withMessageContaining("\nMaybe ");
    assertThat(house.interactions.entries()).isEmpty();
  }

  @Test
  void lists_undefined_names_in_the_answer_otherwise() {
    BorrowerFile file = Personas.newYorker();
    SendRequest request =
        SendRequest.about(Subject.PAYMENT_SUCCESSFUL, file.borrower().id())
            .channel(Channel.EMAIL)
            .loan(file.loans().get(0).id())
            .build();
    Outcome outcome = House.with(file).candor.send(request);
    assertThat(
            outcome.match(
                Outcome.Queued::undefinedNames,
                Outcome.Scheduled::undefinedNames,
                refused -> List.of()))
        .extracting(dev.candor.document.UndefinedName::name)
        .contains("payment.amount");
  }

  @Test
  void refuses_a_collectors_letter_of_attachments_alone_for_what_it_must_say() {
    BorrowerFile file = Personas.newYorker();
    assertThat(
            House.with(file)
                .candor
                .send(
                    overdue(file)
                        .channel(Channel.MAIL)
                        .useTemplate(false)
                        .attach(DocumentId.of("DC-1"))
                        .build()))
        .isRefusedBy("disclosure-without-template");
  }

  @Test
  void sends_a_letter_of_its_attachments_alone_without_a_template() {
    BorrowerFile file =
        PersonaBuilder.like(Personas.newYorker())
            .loans(loan -> loan.actorRole(ActorRole.ORIGINAL_CREDITOR))
            .build();
    House house = House.with(file);
    assertThat(
            house.candor.send(
                overdue(file)
                    .channel(Channel.MAIL)
                    .useTemplate(false)
                    .attach(DocumentId.of("DC-1"))
                    .build()))
        .isQueued();
    assertThat(house.interactions.entries().get(0).document()).isNull();
  }

  static Stream<Arguments> malformed() {
    BorrowerFile ny = Personas.newYorker();
    PersonId id = ny.borrower().id();
    Instant now = Instant.parse("2026-03-06T15:00:00Z");
    return Stream.of(
        Arguments.argumentSet(
            "free form without theme",
            SendRequest.about(Subject.FREE_FORM, id),
            "$.theme",
            "freeForm"),
        Arguments.argumentSet(
            "branded free form without theme",
            SendRequest.about(Subject.FREE_FORM_BRANDED, id),
            "$.theme",
            "freeFormBranded"),
        Arguments.argumentSet(
            "eight days ahead",
            overdue(ny).sendAt(now.plus(Duration.ofDays(8))),
            "$.sendAt",
            "2026-03-13T15:00:00Z"),
        Arguments.argumentSet(
            "the past",
            overdue(ny).sendAt(now.minusSeconds(3_600)),
            "$.sendAt",
            "2026-03-06T14:00:00Z"),
        Arguments.argumentSet(
            "negative jitter", overdue(ny).jitterSeconds(-5), "$.sendJitter", "-5"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void refuses_malformed_input_with_place_and_value(
      SendRequest.Builder request, String path, String value) {
    House house = House.with(Personas.newYorker());
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> house.candor.send(request.build()))
        .satisfies(
            broken -> {
              assertThat(broken.faults()).extracting(Fault::path).containsExactly(path);
              assertThat(broken).hasMessageContaining(value).hasMessageContaining("\nMaybe ");
            });
    assertThat(house.interactions.entries()).isEmpty();
  }

  @Test
  void lists_every_fault_of_a_request_at_once() {
    House house = House.with(Personas.newYorker());
    SendRequest request =
        SendRequest.about(Subject.CUSTOM_1, PersonId.of("BO-NY01"))
            .jitterSeconds(-1)
            .sendAt(Instant.parse("2026-04-06T15:00:00Z"))
            .build();
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> house.candor.send(request))
        .satisfies(
            broken ->
                assertThat(broken.faults())
                    .extracting(Fault::path)
                    .containsExactly("$.sendAt", "$.sendJitter", "$.theme"));
  }

  @Test
  void records_nothing_when_explaining() {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    assertThat(house.candor.explain(overdue(file).build())).isPermittedAt(house.clock.instant());
    assertThat(house.interactions.entries()).isEmpty();
  }

  @Test
  void warns_of_a_deprecated_theme_and_of_a_parameter_without_effect() {
    BorrowerFile file = Personas.newYorker();
    Verdict verdict =
        House.with(file)
            .candor
            .explain(
                SendRequest.about(Subject.CUSTOM_1, file.borrower().id())
                    .channel(Channel.EMAIL)
                    .theme(Theme.INB_BUG)
                    .useTemplate(false)
                    .build());
    assertThat(verdict.grounds().warnings())
        .anySatisfy(text -> assertThat(text).contains("inbGeneralInquiry"))
        .anySatisfy(text -> assertThat(text).contains("useTemplate"));
  }

  @Test
  void judges_a_message_that_names_no_loan_as_if_it_were_about_each() {
    BorrowerFile file =
        PersonaBuilder.like(Personas.firstParty())
            .loan(LoanBuilder.loan("LN-2").actorRole(ActorRole.DEBT_COLLECTOR).build())
            .build();
    House house = House.with(file);
    SendRequest request =
        SendRequest.about(Subject.PAYMENT_SUCCESSFUL, file.borrower().id())
            .theme(Theme.OPS_COLL_DEBT)
            .channel(Channel.EMAIL)
            .build();
    assertThat(house.candor.explain(request)).restricts("us-reg-f-call-hours");
  }

  @Test
  void is_not_built_without_its_ports_and_names_each_that_is_missing() {
    assertThatThrownBy(() -> Candor.builder().clock(WrittenClock.atStart()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            Candor was built without borrowers, interactions, rules, renderer.
            Maybe call borrowers(...), interactions(...), rules(...), renderer(...) of the builder; docs/embedding.md shows what each is.""");
  }

  @Test
  void takes_no_request_that_is_none() {
    House house = House.with(Personas.newYorker());

    assertThatThrownBy(() -> house.candor.send(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("request");
  }

  @Test
  void takes_no_answer_about_somebody_else() {
    BorrowerFile nora = Personas.newYorker();
    Candor candor =
        Candor.builder()
            .borrowers(id -> java.util.Optional.of(nora))
            .interactions(new InMemoryInteractions())
            .rules(House.RULES)
            .renderer(House.RENDERER)
            .clock(WrittenClock.atStart())
            .build();
    SendRequest request =
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, PersonId.of("BO-ELSE"))
            .channel(Channel.EMAIL)
            .build();
    assertThatThrownBy(() -> candor.send(request))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Asked for (BO-ELSE), Borrowers answered with another borrower, BO-NY01.");
  }

  @Test
  void begins_again_and_loses_no_send_when_another_got_in_between() throws Exception {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Outcome>> sends = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        sends.add(() -> house.candor.send(overdue(file).build()));
      }
      for (Future<Outcome> outcome : threads.invokeAll(sends)) {
        assertThat(outcome.get()).isQueued();
      }
      assertThat(house.interactions.entries()).hasSize(60);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void names_only_what_moved_it_and_only_what_refused_it() {
    BorrowerFile file = Personas.newYorker();
    House house = House.with(file);
    house.clock.set(NIGHT);
    Verdict moved = house.candor.explain(overdue(file).channel(Channel.VOICE).build());
    assertThat(
            moved.<List<String>>match(
                permitted ->
                    permitted.movedBy().stream().map(one -> one.reason().ruleId().value()).toList(),
                refused -> List.of()))
        .containsExactly("us-reg-f-call-hours");
    BorrowerFile called = Personas.calledSevenTimes();
    Verdict refused =
        House.with(called).candor.explain(overdue(called).channel(Channel.VOICE).build());
    assertThat(
            refused.<List<String>>match(
                permitted -> List.of(),
                no -> no.refusedBy().stream().map(one -> one.reason().ruleId().value()).toList()))
        .containsExactly("us-reg-f-call-frequency");
  }

  @Test
  void knows_only_the_listed_themes_when_told_to() {
    BorrowerFile file = Personas.firstParty();
    Candor strict =
        Candor.builder()
            .borrowers(id -> java.util.Optional.of(file))
            .interactions(new InMemoryInteractions())
            .rules(House.RULES)
            .renderer(House.RENDERER)
            .company(House.COMPANY)
            .clock(WrittenClock.atStart())
            .listedThemesOnly()
            .build();
    SendRequest.Builder reminder =
        SendRequest.about(Subject.STATEMENT, file.borrower().id())
            .channel(Channel.MAIL)
            .loan(file.loans().get(0).id());
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> strict.explain(reminder.theme(Theme.OUT_OPS_LOAN).build()))
        .withMessageContaining("(outOpsLoan) is not one of the 22 listed ones");
    Outcome sent =
        strict.send(
            SendRequest.about(Subject.STATEMENT, file.borrower().id())
                .channel(Channel.MAIL)
                .useTemplate(false)
                .attach(DocumentId.of("DC-1"))
                .build());
    Interaction kept =
        sent.match(Outcome.Queued::interaction, Outcome.Scheduled::interaction, refused -> null);
    assertThat(kept.theme()).isEqualTo(Theme.OPS_SERVICING);
  }
}
