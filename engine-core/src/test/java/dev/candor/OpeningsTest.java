package dev.candor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.Past;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Consent;
import dev.candor.party.ConsentHolder;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.party.DoNotInteract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is open in the days ahead, to the instant, for borrowers under the rulebook. */
@Tag("slow")
class OpeningsTest {

  /** Friday, 10:00 in New York. */
  private static final Instant NOW = Instant.parse("2026-03-06T15:00:00Z");

  private static Openings openings(BorrowerFile file, Channel channel, Instant from, int days) {
    SendRequest request =
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
            .channel(channel)
            .build();
    return House.with(file).candor.openings(request, from, from.plus(Duration.ofDays(days)));
  }

  /** Each stretch as {@code 15:00 open} or {@code 02:00 rule rule}, at its start. */
  private static List<String> told(Openings openings) {
    return openings.stretches().stream()
        .map(
            stretch ->
                stretch.from()
                    + " "
                    + (stretch.open()
                        ? "open"
                        : stretch.closedBy().stream()
                            .map(one -> one.reason().ruleId().value())
                            .collect(Collectors.joining(" "))))
        .toList();
  }

  @Test
  void a_new_yorker_is_open_from_eight_to_nine_by_their_clock_and_clocks_go_forward_on_sunday() {
    Openings openings = openings(Personas.newYorker(), Channel.EMAIL, NOW, 3);

    assertThat(told(openings))
        .containsExactly(
            "2026-03-06T15:00:00Z open",
            "2026-03-07T02:00:00Z us-reg-f-call-hours",
            "2026-03-07T13:00:00Z open",
            "2026-03-08T02:00:00Z us-reg-f-call-hours",
            "2026-03-08T12:00:00Z open",
            "2026-03-09T01:00:00Z us-reg-f-call-hours",
            "2026-03-09T12:00:00Z open");
    assertThat(openings.nextOpenAt()).isEqualTo(NOW);
    assertThat(openings.open()).isTrue();
  }

  @Test
  void one_who_may_be_in_two_zones_is_open_where_both_are() {
    assertThat(told(openings(Personas.twoZones(), Channel.EMAIL, NOW, 1)))
        .containsExactly(
            "2026-03-06T15:00:00Z us-reg-f-call-hours",
            "2026-03-06T16:00:00Z open",
            "2026-03-07T02:00:00Z us-reg-f-call-hours");
  }

  @Test
  void a_cool_down_stands_before_the_hours_that_close_a_part_of_it() {
    Openings openings = openings(Personas.talkedTo(), Channel.VOICE, NOW, 7);

    assertThat(told(openings))
        .startsWith(
            "2026-03-06T15:00:00Z us-reg-f-call-cool-down",
            "2026-03-07T02:00:00Z us-reg-f-call-cool-down us-reg-f-call-hours",
            "2026-03-07T13:00:00Z us-reg-f-call-cool-down");
    assertThat(openings.stretches().get(1).closedBy())
        .extracting(Openings.Closing::until)
        .containsExactly(
            Instant.parse("2026-03-11T04:00:00Z"), Instant.parse("2026-03-07T13:00:00Z"));
    assertThat(openings.nextOpenAt()).isEqualTo("2026-03-11T12:00:00Z");
  }

  @Test
  void a_call_already_set_for_later_closes_the_days_around_it() {
    PersonaBuilder persona = PersonaBuilder.like(Personas.newYorker());
    LoanId loan = Personas.newYorker().loans().get(0).id();
    for (int days = 2; days <= 8; days++) {
      persona.history(Past.scheduledMessage(Channel.VOICE, NOW.plus(Duration.ofDays(days)), loan));
    }

    Openings openings = openings(persona.build(), Channel.VOICE, NOW, 3);

    // seven calls from Sunday to Saturday: an eighth may go today, and none from Sunday on
    assertThat(told(openings))
        .containsExactly(
            "2026-03-06T15:00:00Z open",
            "2026-03-07T02:00:00Z us-reg-f-call-hours",
            "2026-03-07T13:00:00Z open",
            "2026-03-08T02:00:00Z us-reg-f-call-hours",
            "2026-03-08T05:00:00Z us-reg-f-call-frequency us-reg-f-call-hours",
            "2026-03-08T12:00:00Z us-reg-f-call-frequency",
            "2026-03-09T01:00:00Z us-reg-f-call-frequency us-reg-f-call-hours",
            "2026-03-09T12:00:00Z us-reg-f-call-frequency");
    assertThat(openings.stretches().get(5).closedBy().get(0).until()).isNull();
  }

  @Test
  void an_instruction_that_begins_or_ends_opens_and_closes_at_midnight() {
    BorrowerFile file =
        PersonaBuilder.like(Personas.newYorker())
            .with(
                new DoNotInteract(
                    Set.of(),
                    Set.of(),
                    LocalDate.parse("2026-03-07"),
                    LocalDate.parse("2026-03-07"),
                    null))
            .build();

    assertThat(told(openings(file, Channel.EMAIL, NOW, 2)))
        .containsExactly(
            "2026-03-06T15:00:00Z open",
            "2026-03-07T02:00:00Z us-reg-f-call-hours",
            "2026-03-07T05:00:00Z do-not-interact us-reg-f-call-hours",
            "2026-03-07T13:00:00Z do-not-interact",
            "2026-03-08T02:00:00Z us-reg-f-call-hours do-not-interact",
            "2026-03-08T05:00:00Z us-reg-f-call-hours",
            "2026-03-08T12:00:00Z open");
  }

  @Test
  void the_cool_down_begins_to_spare_whoever_consents_right_after_that_instant() {
    Instant consents = Instant.parse("2026-03-06T18:30:00Z");
    BorrowerFile talkedTo = Personas.talkedTo();
    Contact phone =
        talkedTo.contacts().stream()
            .filter(contact -> contact.type() == ContactType.PHONE)
            .findFirst()
            .orElseThrow();
    BorrowerFile file =
        PersonaBuilder.like(talkedTo)
            .without(ContactType.PHONE)
            .with(
                new Contact(
                    phone.id(),
                    phone.type(),
                    phone.value(),
                    null,
                    phone.label(),
                    phone.affiliation(),
                    phone.status(),
                    true,
                    true,
                    phone.phoneKind(),
                    true,
                    false,
                    false,
                    Map.of(
                        Channel.VOICE,
                        new Consent(ConsentState.GRANTED, consents, ConsentHolder.US)),
                    null,
                    List.of()))
            .build();

    assertThat(told(openings(file, Channel.VOICE, NOW, 1)))
        .containsExactly(
            "2026-03-06T15:00:00Z us-reg-f-call-cool-down",
            "2026-03-06T18:30:00.001Z open",
            "2026-03-07T02:00:00Z us-reg-f-call-hours",
            "2026-03-07T13:00:00Z open");
  }

  @Test
  void a_rule_closes_from_the_day_it_takes_effect() {
    Instant before = Instant.parse("2021-11-29T22:00:00Z");

    List<String> told = told(openings(Personas.newYorker(), Channel.EMAIL, before, 2));

    // 30 November 2021 begins in UTC, where effective dates are counted
    assertThat(told)
        .anySatisfy(line -> assertThat(line).startsWith("2021-11-30T02:00:00Z us-reg-f-call-hours"))
        .noneSatisfy(line -> assertThat(line).startsWith("2021-11-29T").contains("us-reg-f"));
  }

  @Test
  void what_waiting_does_not_cure_closes_everything() {
    Openings openings = openings(Personas.bankrupt(), Channel.EMAIL, NOW, 7);

    assertThat(openings.nextOpenAt()).isNull();
    assertThat(openings.stretches())
        .allSatisfy(
            stretch ->
                assertThat(stretch.closedBy().get(0).reason().ruleId().value())
                    .isEqualTo("us-bankruptcy-stay"));
    assertThat(openings.stretches().get(0).closedBy().get(0).until()).isNull();
  }

  @Test
  void asks_for_the_location_where_nothing_tells_it() {
    assertThat(openings(Personas.nowhere(), Channel.EMAIL, NOW, 1).stretches())
        .singleElement()
        .satisfies(
            stretch ->
                assertThat(stretch.closedBy())
                    .extracting(one -> one.reason().ruleId().value())
                    .contains("location-unknown", "address-invalid"));
  }

  @Test
  @Tag("slow")
  void the_next_opening_may_lie_after_the_days_told_of() {
    BorrowerFile file =
        PersonaBuilder.like(Personas.newYorker())
            .with(new DoNotInteract(Set.of(), Set.of(), null, LocalDate.parse("2026-04-30"), null))
            .build();

    assertThat(openings(file, Channel.EMAIL, NOW, 7).nextOpenAt())
        .isEqualTo("2026-05-01T12:00:00Z");
  }

  static Stream<Arguments> nights() {
    return Stream.of(
        Arguments.of(
            "New York, clocks go forward",
            "America/New_York",
            "2026-03-08T01:00:00Z",
            List.of(
                "2026-03-08T01:00:00Z open",
                "2026-03-08T02:00:00Z us-reg-f-call-hours",
                "2026-03-08T12:00:00Z open")),
        Arguments.of(
            "New York, clocks go back",
            "America/New_York",
            "2026-11-01T00:00:00Z",
            List.of(
                "2026-11-01T00:00:00Z open",
                "2026-11-01T01:00:00Z us-reg-f-call-hours",
                "2026-11-01T13:00:00Z open")),
        Arguments.of(
            "Lord Howe, clocks go back half an hour",
            "Australia/Lord_Howe",
            "2026-04-04T09:00:00Z",
            List.of(
                "2026-04-04T09:00:00Z open",
                "2026-04-04T10:00:00Z us-reg-f-call-hours",
                "2026-04-04T21:30:00Z open")),
        Arguments.of(
            "Lord Howe, clocks go forward half an hour",
            "Australia/Lord_Howe",
            "2026-10-03T09:00:00Z",
            List.of(
                "2026-10-03T09:00:00Z open",
                "2026-10-03T10:30:00Z us-reg-f-call-hours",
                "2026-10-03T21:00:00Z open")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nights")
  void eight_and_nine_are_what_the_clock_shows_on_the_nights_it_is_changed(
      String name, String zone, String from, List<String> expected) {
    BorrowerFile file = PersonaBuilder.like(Personas.newYorker()).timeZone(ZoneId.of(zone)).build();

    assertThat(told(openings(file, Channel.EMAIL, Instant.parse(from), 1)))
        .as(name)
        .isEqualTo(expected);
  }

  @Test
  @Tag("slow")
  void a_finer_instant_than_a_millisecond_is_rounded_down() {
    Openings openings = openings(Personas.newYorker(), Channel.EMAIL, NOW.plusNanos(999_999), 1);

    assertThat(openings.from()).isEqualTo(NOW);
    assertThat(openings.until()).isEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  static Stream<Arguments> spans() {
    return Stream.of(
        Arguments.of("nothing", NOW, NOW, "at least a millisecond and at most 31 days"),
        Arguments.of("less than a millisecond", NOW, NOW.plusNanos(999_999), "at least a milli"),
        Arguments.of("backwards", NOW, NOW.minusMillis(1), "at least a millisecond"),
        Arguments.of("too long", NOW, NOW.plus(Openings.LONGEST).plusMillis(1), "at most 31 days"),
        Arguments.of("the first instant there is", Instant.MIN, NOW, "must lie between"),
        Arguments.of("the last instant there is", NOW, Instant.MAX, "must lie between"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spans")
  void a_time_that_cannot_be_told_of_is_refused_with_its_value(
      String name, Instant from, Instant until, String saying) {
    BorrowerFile file = Personas.newYorker();
    SendRequest request =
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
            .channel(Channel.EMAIL)
            .build();
    Candor candor = House.with(file).candor;

    assertThatThrownBy(() -> candor.openings(request, from, until))
        .as(name)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(" + from + " to " + until + ")")
        .hasMessageContaining(saying)
        .hasMessageContaining("\nMaybe ");
  }
}
