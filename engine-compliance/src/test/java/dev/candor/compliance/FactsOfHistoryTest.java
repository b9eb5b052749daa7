package dev.candor.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.decision.Facts;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.Past;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.message.AgentOutcome;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import dev.candor.message.StatusDetails;
import dev.candor.party.BorrowerFile;
import dev.candor.party.ContactType;
import dev.candor.party.InconvenientTime;
import dev.candor.party.PastInteraction;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the facts read off what happened before. */
class FactsOfHistoryTest {

  /** A Tuesday, noon in New York. */
  private static final Instant NOON = Instant.parse("2026-04-07T16:00:00Z");

  private static final Instant BEFORE = NOON.minusSeconds(3_600);
  private static final LoanId LOAN = LoanId.of("LN-1");

  private static BorrowerFile with(PastInteraction... history) {
    return PersonaBuilder.like(Personas.newYorker())
        .withoutLoans()
        .loan(LoanBuilder.loan(LOAN.value()).build())
        .history(history)
        .build();
  }

  private static Facts call(BorrowerFile file, @Nullable PastInteraction answers) {
    Facts facts = Question.of(file, Channel.VOICE, NOON).facts();
    return new Facts(
        facts.asOf(),
        facts.subject(),
        facts.theme(),
        facts.channel(),
        facts.transactional(),
        file,
        null,
        facts.contact(),
        facts.loansAsked(),
        facts.loans(),
        null,
        null,
        facts.history(),
        facts.template(),
        facts.language(),
        facts.channelsOffered(),
        true,
        0,
        facts.zoneEvidence(),
        facts.manner(),
        answers);
  }

  private static @Nullable Object value(String fact, Facts facts) {
    return RuleInput.of(facts).get(0).value(FactRegister.find(fact).orElseThrow());
  }

  static Stream<Arguments> communications() {
    LoanId other = LoanId.of("LN-OTHER");
    return Stream.of(
        Arguments.argumentSet("a call nobody took", Past.unansweredCall(BEFORE, LOAN), true, true),
        Arguments.argumentSet(
            "a voicemail, which may name no debt", Past.voicemail(BEFORE, LOAN), true, true),
        Arguments.argumentSet("a conversation", Past.conversation(BEFORE, LOAN), false, true),
        Arguments.argumentSet(
            "a conversation about another debt", Past.conversation(BEFORE, other), true, true),
        Arguments.argumentSet("an e-mail", Past.sent(Channel.EMAIL, BEFORE, LOAN), false, false),
        Arguments.argumentSet(
            "an e-mail of which nobody told what about",
            Past.sent(Channel.EMAIL, BEFORE),
            true,
            true),
        Arguments.argumentSet(
            "an e-mail that came back",
            Past.failedMessage(Channel.EMAIL, StatusDetails.EMAIL_BOUNCED, BEFORE, LOAN),
            true,
            true),
        Arguments.argumentSet(
            "an e-mail set for later",
            Past.scheduledMessage(Channel.EMAIL, BEFORE, LOAN),
            true,
            true),
        Arguments.argumentSet(
            "a letter of the borrower",
            Past.receivedMessage(Channel.MAIL, BEFORE, LOAN),
            true,
            true),
        Arguments.argumentSet(
            "a letter that came back",
            like(Past.sent(Channel.MAIL, BEFORE, LOAN), LocalDate.of(2026, 4, 7), null, null),
            true,
            true),
        Arguments.argumentSet(
            "a letter that comes back tomorrow",
            like(Past.sent(Channel.MAIL, BEFORE, LOAN), LocalDate.of(2026, 4, 8), null, null),
            false,
            false),
        Arguments.argumentSet(
            "a pleading",
            like(Past.sent(Channel.MAIL, BEFORE, LOAN), null, null, true),
            true,
            true));
  }

  @ParameterizedTest
  @MethodSource("communications")
  void takes_for_a_communication_only_what_is_known_to_be_one(
      PastInteraction past, boolean first, boolean firstWritten) {
    Facts facts = call(with(past), null);
    assertThat(value("loan.firstCommunication", facts)).isEqualTo(first);
    assertThat(value("loan.firstWritten", facts)).isEqualTo(firstWritten);
    boolean voicemail = past.agentOutcome() == AgentOutcome.VOICE_LEFT_VOICEMAIL;
    assertThat(value("loan.firstCommunicationOn", facts))
        .isEqualTo(first && !voicemail ? null : LocalDate.of(2026, 4, 7));
  }

  @Test
  void a_voicemail_may_have_conveyed_something_unless_its_content_is_known_to_be_limited() {
    PastInteraction voicemail = Past.voicemail(BEFORE, LOAN);
    LocalDate day = LocalDate.of(2026, 4, 7);

    assertThat(value("loan.firstCommunicationOn", call(with(voicemail), null))).isEqualTo(day);
    assertThat(
            value(
                "loan.firstCommunicationOn", call(with(like(voicemail, null, false, null)), null)))
        .isEqualTo(day);
    assertThat(
            value("loan.firstCommunicationOn", call(with(like(voicemail, null, true, null)), null)))
        .isNull();
  }

  @Test
  void a_writing_that_came_back_is_waited_for_no_longer() {
    Instant may = Instant.parse("2026-03-20T15:00:00Z");
    PastInteraction letter = Past.sent(Channel.MAIL, may, LOAN);
    Facts stands = call(with(letter), null);
    Facts returned = call(with(like(letter, LocalDate.of(2026, 3, 25), null, null)), null);

    assertThat(value("loan.writtenOn", stands)).isEqualTo(LocalDate.of(2026, 3, 20));
    assertThat(value("loan.daysWithoutReturn", stands)).isEqualTo(18L);
    assertThat(value("loan.writtenOn", returned)).isNull();
    assertThat(value("loan.daysWithoutReturn", returned)).isEqualTo(5L);
    assertThat(value("loan.spoken", stands)).isEqualTo(false);
    assertThat(value("loan.spoken", call(with(Past.conversation(BEFORE, LOAN)), null)))
        .isEqualTo(true);
  }

  @Test
  void tells_the_day_of_the_earliest_communication() {
    Facts facts =
        call(
            with(
                Past.sent(Channel.EMAIL, BEFORE, LOAN),
                Past.conversation(Instant.parse("2026-04-02T02:00:00Z"), LOAN)),
            null);
    assertThat(value("loan.firstCommunicationOn", facts)).isEqualTo(LocalDate.of(2026, 4, 1));
  }

  static Stream<Arguments> inconvenientTimes() {
    return Stream.of(
        Arguments.argumentSet("that day", time(Set.of(DayOfWeek.TUESDAY), null, null), true),
        Arguments.argumentSet("another day", time(Set.of(DayOfWeek.FRIDAY), null, null), false),
        Arguments.argumentSet("from that minute", time(Set.of(), "11:00", "12:00"), true),
        Arguments.argumentSet("up to that minute", time(Set.of(), "10:00", "11:00"), false),
        Arguments.argumentSet("after it", time(Set.of(), "11:01", null), false),
        Arguments.argumentSet("up to later", time(Set.of(), null, "11:01"), true),
        Arguments.argumentSet(
            "past midnight, of the evening before",
            time(Set.of(DayOfWeek.MONDAY), "20:00", "11:30"),
            true),
        Arguments.argumentSet(
            "past midnight, of the same evening",
            time(Set.of(DayOfWeek.TUESDAY), "20:00", "11:30"),
            false),
        Arguments.argumentSet(
            "until that day",
            new InconvenientTime(Set.of(), null, null, null, LocalDate.of(2026, 4, 7), null),
            true),
        Arguments.argumentSet(
            "until the day before",
            new InconvenientTime(Set.of(), null, null, null, LocalDate.of(2026, 4, 6), null),
            false),
        Arguments.argumentSet(
            "on another clock",
            new InconvenientTime(
                Set.of(),
                LocalTime.of(8, 0),
                LocalTime.of(9, 0),
                java.time.ZoneId.of("America/Los_Angeles"),
                null,
                null),
            true));
  }

  private static InconvenientTime time(
      Set<DayOfWeek> days, @Nullable String from, @Nullable String to) {
    return new InconvenientTime(
        days,
        from == null ? null : LocalTime.parse(from),
        to == null ? null : LocalTime.parse(to),
        null,
        null,
        null);
  }

  @ParameterizedTest
  @MethodSource("inconvenientTimes")
  void an_answer_at_an_inconvenient_time_answers_what_began_at_one(
      InconvenientTime time, boolean within) {
    // eleven in the morning
    PastInteraction theirs =
        Past.receivedMessage(Channel.VOICE, Instant.parse("2026-04-07T15:00:00Z"));
    BorrowerFile file = PersonaBuilder.like(with(theirs)).with(time).build();
    assertThat(
            value(
                "message.answersAtInconvenientTime",
                call(file, theirs).at(theirs.at().plusSeconds(30))))
        .isEqualTo(within);
  }

  @Test
  void an_answer_that_goes_another_day_is_none_at_that_time() {
    PastInteraction theirs = Past.receivedMessage(Channel.VOICE, NOON.minusSeconds(86_400));
    BorrowerFile file = PersonaBuilder.like(with(theirs)).with(time(Set.of(), null, null)).build();
    assertThat(value("message.answers", call(file, theirs))).isEqualTo(true);
    assertThat(value("message.answersAtInconvenientTime", call(file, theirs))).isEqualTo(false);
  }

  private static PastInteraction like(
      PastInteraction told,
      @Nullable LocalDate returnedOn,
      @Nullable Boolean limitedContent,
      @Nullable Boolean pleading) {
    return new PastInteraction(
        told.id(),
        told.at(),
        told.channel(),
        told.direction(),
        told.status(),
        told.statusDetails(),
        told.agentOutcome(),
        told.contactId(),
        told.subject(),
        told.theme(),
        told.debtsNamed(),
        told.debtsDiscussed(),
        told.debtElected(),
        told.callBackConsent(),
        returnedOn,
        limitedContent,
        pleading,
        Set.of());
  }

  private static PastInteraction by(@Nullable ContactId contact, PastInteraction past) {
    return new PastInteraction(
        past.id(),
        past.at(),
        past.channel(),
        past.direction(),
        past.status(),
        past.statusDetails(),
        past.agentOutcome(),
        contact,
        past.subject(),
        past.theme(),
        past.debtsNamed(),
        past.debtsDiscussed(),
        past.debtElected(),
        past.callBackConsent());
  }

  @Test
  void an_answer_to_the_same_contact_answers_what_came_from_it() {
    PastInteraction theirs = Past.receivedMessage(Channel.VOICE, BEFORE);
    ContactId ours =
        Objects.requireNonNull(Question.of(with(theirs), Channel.VOICE, NOON).facts().contact())
            .id();
    PastInteraction same = by(ours, theirs);
    PastInteraction other = by(ContactId.of("CT-OTHER"), theirs);
    PastInteraction unknown = by(null, theirs);
    PastInteraction yesterday =
        by(ours, Past.receivedMessage(Channel.VOICE, NOON.minusSeconds(86_400)));
    String fact = "message.answersAtSameContact";
    assertThat(value(fact, call(with(same), same))).isEqualTo(true);
    assertThat(value(fact, call(with(other), other))).isEqualTo(false);
    assertThat(value(fact, call(with(unknown), unknown))).isEqualTo(false);
    assertThat(value(fact, call(with(yesterday), yesterday))).isEqualTo(false);
    assertThat(value(fact, call(with(same), null))).isEqualTo(false);
  }

  @Test
  void what_was_taken_back_altogether_holds_for_a_contact_that_was_consented_to() {
    BorrowerFile consented =
        PersonaBuilder.like(with())
            .contacts(ContactType.PHONE, contact -> contact.consent(Channel.VOICE))
            .build();
    assertThat(value("consent.revoked", call(consented, null))).isEqualTo(false);
    BorrowerFile stop = PersonaBuilder.like(consented).revoked(Channel.VOICE).build();
    assertThat(value("consent.revoked", call(stop, null))).isEqualTo(true);
    BorrowerFile noTexts = PersonaBuilder.like(consented).revoked(Channel.TEXT).build();
    assertThat(value("consent.revoked", call(noTexts, null))).isEqualTo(false);
  }
}
