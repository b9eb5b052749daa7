package dev.candor.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.internal.call.CallConsents;
import dev.candor.compliance.internal.call.CalledPerson;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.Past;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Consent;
import dev.candor.party.ConsentHolder;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which calls a consent covers. */
class CallConsentsTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final Instant GIVEN = Instant.parse("2026-04-01T16:00:00Z");
  private static final Instant CALL = GIVEN.plus(Duration.ofDays(2));
  private static final Loan LOAN = LoanBuilder.loan("LN-1").build();
  private static final Loan OTHER = LoanBuilder.loan("LN-2").build();
  private static final Consent CONSENT = new Consent(ConsentState.GRANTED, GIVEN, ConsentHolder.US);

  private static Contact contact(String id, Affiliation affiliation, @Nullable Consent consent) {
    return Contact.builder(ContactId.of(id), ContactType.PHONE)
        .affiliation(affiliation)
        .consents(consent == null ? Map.of() : Map.of(Channel.VOICE, consent))
        .build();
  }

  private static @Nullable Long day(
      Contact to, List<Contact> others, List<Loan> loans, PastInteraction... history) {
    PersonaBuilder persona = PersonaBuilder.like(Personas.newYorker()).withoutLoans();
    loans.forEach(persona::loan);
    BorrowerFile known = persona.build();
    BorrowerFile file =
        new BorrowerFile(
            known.borrower(),
            Stream.concat(Stream.of(to), others.stream()).toList(),
            known.loans(),
            List.of(),
            List.of(),
            List.of(history));
    return new CallConsents(
            new CalledPerson(to, file), LOAN, file.history(), Set.of(NEW_YORK, LOS_ANGELES))
        .day(CALL, null);
  }

  static Stream<Arguments> consents() {
    Set<LoanId> other = Set.of(OTHER.id());
    return Stream.of(
        given("as it is", CONSENT, true),
        given(
            "to the creditor",
            new Consent(ConsentState.GRANTED, GIVEN, ConsentHolder.CREDITOR),
            false),
        given("to nobody noted", new Consent(ConsentState.GRANTED, GIVEN, null), false),
        given("on no day noted", new Consent(ConsentState.GRANTED, null, ConsentHolder.US), false),
        given(
            "at the instant of the call",
            new Consent(ConsentState.GRANTED, CALL, ConsentHolder.US),
            false),
        given("taken back", new Consent(ConsentState.REVOKED, GIVEN, ConsentHolder.US), false),
        given("that ends after the call", CONSENT.between(null, CALL.plusSeconds(1)), true),
        given("that ends with the call", CONSENT.between(null, CALL), false),
        given("that begins with the call", CONSENT.between(CALL, null), true),
        given("that begins after the call", CONSENT.between(CALL.plusSeconds(1), null), false),
        given("about the debt", CONSENT.about(Set.of(LOAN.id())), true),
        given("about another debt", CONSENT.about(other), false));
  }

  @ParameterizedTest
  @MethodSource("consents")
  void a_consent_covers_a_call(Consent consent, boolean covers) {
    assertThat(day(contact("C-1", Affiliation.SELF, consent), List.of(), List.of(LOAN)))
        .isEqualTo(covers ? 3L : null);
  }

  @Test
  void a_consent_that_names_none_of_several_debts_is_about_none_for_certain() {
    Contact to = contact("C-1", Affiliation.SELF, CONSENT);

    assertThat(day(to, List.of(), List.of(LOAN, OTHER))).isNull();
  }

  static Stream<Arguments> people() {
    return Stream.of(
        people("another number of the borrower", Affiliation.SELF, Affiliation.SELF, true),
        people("the spouse's, of the borrower", Affiliation.SELF, Affiliation.SPOUSE, false),
        people("the borrower's, of the spouse", Affiliation.SPOUSE, Affiliation.SELF, false),
        people("another number of the spouse", Affiliation.SPOUSE, Affiliation.SPOUSE, true),
        people("another party's", Affiliation.OTHER_PARTY, Affiliation.OTHER_PARTY, false),
        people("another at the employer's", Affiliation.EMPLOYER, Affiliation.EMPLOYER, false));
  }

  @ParameterizedTest
  @MethodSource("people")
  void a_consent_is_of_the_person_who_gave_it(
      Affiliation called, Affiliation gave, boolean covers) {
    Contact other = contact("C-2", gave, CONSENT);

    assertThat(day(contact("C-1", called, null), List.of(other), List.of(LOAN)))
        .isEqualTo(covers ? 3L : null);
  }

  @Test
  void a_consent_taken_back_at_another_number_of_the_person_is_over() {
    Contact to = contact("C-1", Affiliation.SELF, CONSENT);
    Consent before = new Consent(ConsentState.REVOKED, GIVEN.minusSeconds(1), null);
    Consent after = new Consent(ConsentState.REVOKED, GIVEN.plusSeconds(1), null);
    Consent never = new Consent(ConsentState.REVOKED, null, null);
    Consent later = new Consent(ConsentState.REVOKED, CALL.plusSeconds(1), null);

    assertThat(revokedAt(to, before)).isEqualTo(3L);
    assertThat(revokedAt(to, after)).isNull();
    assertThat(revokedAt(to, never)).isNull();
    assertThat(revokedAt(to, later)).isEqualTo(3L);
  }

  private static @Nullable Long revokedAt(Contact to, Consent revoked) {
    return day(to, List.of(contact("C-2", Affiliation.SELF, revoked)), List.of(LOAN));
  }

  @Test
  void a_talk_about_the_debt_uses_a_consent_up() {
    Contact to = contact("C-1", Affiliation.SELF, CONSENT.about(Set.of(LOAN.id())));
    List<Loan> loans = List.of(LOAN, OTHER);
    Instant between = GIVEN.plusSeconds(60);

    assertThat(day(to, List.of(), loans, Past.conversation(between, LOAN.id()))).isNull();
    assertThat(day(to, List.of(), loans, Past.conversation(between))).isNull();
    assertThat(day(to, List.of(), loans, Past.conversation(between, OTHER.id()))).isEqualTo(3L);
    assertThat(day(to, List.of(), loans, Past.unansweredCall(between, LOAN.id()))).isEqualTo(3L);
    assertThat(day(to, List.of(), loans, Past.conversation(GIVEN, LOAN.id()))).isEqualTo(3L);
  }

  @Test
  void days_are_counted_where_they_are_most() {
    Instant night = Instant.parse("2026-04-08T05:00:00Z"); // the 8th in New York, the 7th west

    assertThat(CallConsents.day(GIVEN, night, Set.of(NEW_YORK, LOS_ANGELES))).isEqualTo(8);
    assertThat(CallConsents.day(GIVEN, night, Set.of(LOS_ANGELES))).isEqualTo(7);
    assertThat(CallConsents.day(GIVEN, GIVEN, Set.of())).isEqualTo(1);
  }

  private static Arguments given(String name, Consent consent, boolean covers) {
    return Arguments.argumentSet(name, consent, covers);
  }

  private static Arguments people(
      String name, Affiliation called, Affiliation gave, boolean covers) {
    return Arguments.argumentSet(name, called, gave, covers);
  }
}
