package dev.candor.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.message.AgentOutcome;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.LoanId;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PastInteractionTest {

  private static final Instant NOON = Instant.parse("2026-03-06T17:00:00Z");
  private static final LoanId ONE = LoanId.of("LN-1");
  private static final LoanId OTHER = LoanId.of("LN-2");

  static Stream<Arguments> callsAndTalks() {
    return Stream.of(
        counted("nothing said of debts", raised(Set.of(), Set.of(), null, Set.of()), true, true),
        counted(
            "raised by the borrower in a call about another",
            raised(Set.of(OTHER), Set.of(ONE, OTHER), null, Set.of(ONE)),
            false,
            true),
        counted(
            "begun about it, and the borrower raised another",
            raised(Set.of(ONE), Set.of(ONE, OTHER), null, Set.of(OTHER)),
            true,
            true),
        counted(
            "begun about it, and only what the borrower raised was noted",
            raised(Set.of(ONE), Set.of(OTHER), null, Set.of(OTHER)),
            true,
            true),
        counted(
            "begun about it, and another discussed of which nobody noted who raised it",
            raised(Set.of(ONE), Set.of(OTHER), null, Set.of()),
            true,
            false),
        counted(
            "raised by the borrower, and begun about nothing noted",
            raised(Set.of(), Set.of(ONE), null, Set.of(ONE)),
            true,
            true),
        counted(
            "named and raised by the borrower as well",
            raised(Set.of(ONE), Set.of(ONE), null, Set.of(ONE)),
            true,
            true));
  }

  @ParameterizedTest
  @MethodSource("callsAndTalks")
  void a_call_counts_for_what_it_was_placed_about_and_a_talk_for_what_was_discussed(
      PastInteraction past, boolean call, boolean talk) {
    assertThat(past.callChargedTo(ONE)).isEqualTo(call);
    assertThat(past.talkChargedTo(ONE)).isEqualTo(talk);
  }

  static Stream<Arguments> elections() {
    AgentOutcome voicemail = AgentOutcome.VOICE_LEFT_VOICEMAIL;
    StatusDetails forBorrower = StatusDetails.VOICE_LEFT_VOICEMAIL_FIRST_PARTY;
    return Stream.of(
        elected("rang", AgentOutcome.VOICE_RANG_NO_PICKUP, null, null, false),
        elected(
            "reached voicemail and left nothing",
            AgentOutcome.VOICE_REACHED_VOICEMAIL_NO_MESSAGE_LEFT,
            null,
            null,
            false),
        elected("rang, as the line tells", null, StatusDetails.VOICE_RANG_NO_PICKUP, null, false),
        elected("left a voicemail", voicemail, null, null, true),
        elected("left a voicemail of limited content", voicemail, null, true, false),
        elected("left one, as the line tells", null, forBorrower, true, false),
        elected("left one that names debts", voicemail, null, false, true),
        elected(
            "was answered, whatever is said of content",
            AgentOutcome.VOICE_PICKED_HUNG_UP,
            null,
            true,
            true),
        elected("nobody tells", null, null, null, true));
  }

  @ParameterizedTest
  @MethodSource("elections")
  void a_call_nobody_took_counts_for_the_one_debt_elected_and_not_for_each_it_was_meant_for(
      PastInteraction past, boolean counts) {
    assertThat(past.callChargedTo(ONE)).isEqualTo(counts);
    assertThat(past.callChargedTo(OTHER)).isTrue();
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        ended("succeeded", Status.SUCCEEDED, null, null, 0, true),
        ended("under way", Status.IN_PROGRESS, null, null, 1, false),
        ended("set for later", Status.SCHEDULED, null, null, -1, false),
        ended("under way for a day", Status.IN_PROGRESS, null, null, 24, false),
        ended("under way for longer", Status.IN_PROGRESS, null, null, 25, true),
        ended(
            "under way, and told how it ended",
            Status.IN_PROGRESS,
            AgentOutcome.VOICE_SPOKE_WITH_FIRST_PARTY,
            null,
            1,
            true),
        ended(
            "under way and connected",
            Status.IN_PROGRESS,
            null,
            StatusDetails.VOICE_CONNECTED,
            1,
            false),
        ended(
            "under way and dropped",
            Status.IN_PROGRESS,
            null,
            StatusDetails.VOICE_UNEXPECTED_DISCONNECT,
            1,
            true));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void a_call_under_way_has_not_ended(PastInteraction past, boolean ended) {
    assertThat(past.hasEnded(NOON)).isEqualTo(ended);
  }

  @Test
  void a_consent_covers_from_its_start_until_before_its_end() {
    Consent consent = new Consent(ConsentState.GRANTED, NOON, ConsentHolder.US);
    Consent bounded = consent.between(NOON, NOON.plusSeconds(60));

    assertThat(consent.covers(NOON.minusSeconds(1))).isTrue();
    assertThat(bounded.covers(NOON.minusSeconds(1))).isFalse();
    assertThat(bounded.covers(NOON)).isTrue();
    assertThat(bounded.covers(NOON.plusSeconds(59))).isTrue();
    assertThat(bounded.covers(NOON.plusSeconds(60))).isFalse();
    assertThat(bounded.about(Set.of(ONE)).loanIds()).containsExactly(ONE);
    assertThat(bounded.about(Set.of(ONE)).endsAt()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void a_later_report_adds_what_the_borrower_raised_and_takes_nothing_away() {
    PastInteraction plain = raised(Set.of(ONE), Set.of(ONE, OTHER), null, Set.of());
    PastInteraction told = raised(Set.of(), Set.of(), null, Set.of(OTHER));

    assertThat(plain.reportedAs(told).debtsRaisedByBorrower()).containsExactly(OTHER);
    assertThat(told.reportedAs(plain).debtsRaisedByBorrower()).containsExactly(OTHER);
    assertThat(told.with(Status.FAILED, null).debtsRaisedByBorrower()).containsExactly(OTHER);
  }

  private static Arguments counted(String name, PastInteraction past, boolean call, boolean talk) {
    return Arguments.argumentSet(name, past, call, talk);
  }

  private static Arguments elected(
      String name,
      @Nullable AgentOutcome outcome,
      @Nullable StatusDetails details,
      @Nullable Boolean limited,
      boolean counts) {
    return Arguments.argumentSet(
        name,
        voice(
            Status.ATTEMPTED,
            outcome,
            details,
            NOON,
            Set.of(ONE, OTHER),
            Set.of(),
            OTHER,
            limited,
            Set.of()),
        counts);
  }

  private static Arguments ended(
      String name,
      Status status,
      @Nullable AgentOutcome outcome,
      @Nullable StatusDetails details,
      int hoursAgo,
      boolean ended) {
    Instant at = NOON.minus(hoursAgo, ChronoUnit.HOURS);
    return Arguments.argumentSet(
        name, voice(status, outcome, details, at, Set.of(), Set.of(), null, null, Set.of()), ended);
  }

  private static PastInteraction raised(
      Set<LoanId> named,
      Set<LoanId> discussed,
      @Nullable LoanId elected,
      Set<LoanId> raisedByBorrower) {
    return voice(
        Status.SUCCEEDED,
        AgentOutcome.VOICE_SPOKE_WITH_FIRST_PARTY,
        null,
        NOON,
        named,
        discussed,
        elected,
        null,
        raisedByBorrower);
  }

  private static PastInteraction voice(
      Status status,
      @Nullable AgentOutcome outcome,
      @Nullable StatusDetails details,
      Instant at,
      Set<LoanId> named,
      Set<LoanId> discussed,
      @Nullable LoanId elected,
      @Nullable Boolean limitedContent,
      Set<LoanId> raisedByBorrower) {
    return new PastInteraction(
        "PI-1",
        at,
        Channel.VOICE,
        Direction.OUTBOUND,
        status,
        details,
        outcome,
        null,
        null,
        null,
        named,
        discussed,
        elected,
        null,
        null,
        limitedContent,
        null,
        raisedByBorrower);
  }
}
