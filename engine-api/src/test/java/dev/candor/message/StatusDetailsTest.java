package dev.candor.message;

import static dev.candor.message.Channel.CHAT;
import static dev.candor.message.Channel.DOCUMENT;
import static dev.candor.message.Channel.EMAIL;
import static dev.candor.message.Channel.GUI;
import static dev.candor.message.Channel.MAIL;
import static dev.candor.message.Channel.TEXT;
import static dev.candor.message.Channel.VOICE;
import static dev.candor.message.Direction.INBOUND;
import static dev.candor.message.Direction.OUTBOUND;
import static dev.candor.message.Status.ATTEMPTED;
import static dev.candor.message.Status.CANCELED;
import static dev.candor.message.Status.FAILED;
import static dev.candor.message.Status.IN_PROGRESS;
import static dev.candor.message.Status.SCHEDULED;
import static dev.candor.message.Status.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a status detail goes with. */
class StatusDetailsTest {

  private static final List<String> SUCCEEDED_ONLY =
      List.of("emailDelivered", "emailOpened", "emailClick", "letterDelivered", "chatRead");

  private static final List<String> ATTEMPTED_ONLY =
      List.of(
          "voiceReceivedOutsideOpenHours",
          "voiceConnected",
          "emailSent",
          "letterCreated",
          "letterRenderedPdf",
          "letterRenderedThumbnails",
          "letterInTransit",
          "letterInLocalArea",
          "letterProcessedForDelivery",
          "letterRerouted",
          "chatPosted",
          "textConvoTimeoutAutoclose",
          "textConvoClosedStale",
          "textConvoClosedByAgent");

  static Stream<Arguments> fitting() {
    return Stream.of(
        fits("a delivered e-mail succeeded", "emailDelivered", SUCCEEDED, EMAIL, OUTBOUND),
        fits("a read chat succeeded", "chatRead", SUCCEEDED, CHAT, INBOUND),
        fits("a sent e-mail is attempted", "emailSent", ATTEMPTED, EMAIL, OUTBOUND),
        fits("a letter in transit is attempted", "letterInTransit", ATTEMPTED, MAIL, OUTBOUND),
        fits("a bounced e-mail failed", "emailBounced", FAILED, EMAIL, OUTBOUND),
        fits("a text over its price failed", "textMessagePriceExceedsMax", FAILED, TEXT, OUTBOUND),
        fits("an invalid contact on voice", "invalidContact", FAILED, VOICE, INBOUND),
        fits("an invalid contact on document", "invalidContact", FAILED, DOCUMENT, OUTBOUND),
        fits("a block on mail", "blockedByComplianceGuard", FAILED, MAIL, OUTBOUND),
        fits("no agents, inbound", "voiceReceivedNoAgentsAvailable", FAILED, VOICE, INBOUND),
        fits("number disconnected, outbound", "voiceNumberDisconnected", FAILED, VOICE, OUTBOUND),
        fits(
            "unexpected disconnect, inbound",
            "voiceUnexpectedDisconnect",
            SUCCEEDED,
            VOICE,
            INBOUND),
        fits(
            "unexpected disconnect, outbound",
            "voiceUnexpectedDisconnect",
            FAILED,
            VOICE,
            OUTBOUND),
        fits("hung up, any status", "voicePickedHungUp", IN_PROGRESS, VOICE, OUTBOUND));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void fits(String details, Status status, Channel channel, Direction direction) {
    assertThat(StatusDetails.of(details).faultsWith(status, channel, direction)).isEmpty();
  }

  static Stream<Arguments> at_odds() {
    return Stream.of(
        clashes(
            "a delivered e-mail that failed",
            "emailDelivered",
            FAILED,
            EMAIL,
            OUTBOUND,
            "The status detail (emailDelivered) requires status succeeded, not (failed)."),
        clashes(
            "a sent e-mail that succeeded",
            "emailSent",
            SUCCEEDED,
            EMAIL,
            OUTBOUND,
            "The status detail (emailSent) requires status attempted, not (succeeded)."),
        clashes(
            "a bounced e-mail still scheduled",
            "emailBounced",
            SCHEDULED,
            EMAIL,
            OUTBOUND,
            "The status detail (emailBounced) requires status failed, not (scheduled)."),
        clashes(
            "a bounced e-mail canceled",
            "emailBounced",
            CANCELED,
            EMAIL,
            OUTBOUND,
            "The status detail (emailBounced) requires status failed, not (canceled)."),
        clashes(
            "a number disconnected by text",
            "voiceNumberDisconnected",
            FAILED,
            TEXT,
            OUTBOUND,
            "The status detail (voiceNumberDisconnected) requires channel voice, not (text)."),
        clashes(
            "an invalid contact that succeeded",
            "invalidContact",
            SUCCEEDED,
            GUI,
            OUTBOUND,
            "The status detail (invalidContact) requires status failed, not (succeeded)."),
        clashes(
            "no agents, outbound",
            "voiceReceivedNoAgentsAvailable",
            FAILED,
            VOICE,
            OUTBOUND,
            "The status detail (voiceReceivedNoAgentsAvailable) requires direction inbound, not (outbound)."),
        clashes(
            "number disconnected, inbound",
            "voiceNumberDisconnected",
            FAILED,
            VOICE,
            INBOUND,
            "The status detail (voiceNumberDisconnected) requires direction outbound, not (inbound)."),
        clashes(
            "everything at once",
            "voiceNumberDisconnected",
            ATTEMPTED,
            EMAIL,
            INBOUND,
            "The status detail (voiceNumberDisconnected) requires status failed, not (attempted).",
            "The status detail (voiceNumberDisconnected) requires channel voice, not (email).",
            "The status detail (voiceNumberDisconnected) requires direction outbound, not (inbound)."));
  }

  @ParameterizedTest
  @MethodSource("at_odds")
  void says_what_is_at_odds(
      String details, Status status, Channel channel, Direction direction, List<String> faults) {
    assertThat(StatusDetails.of(details).faultsWith(status, channel, direction))
        .containsExactlyElementsOf(faults);
  }

  @Test
  void the_lists_of_the_source_are_complete() {
    assertThat(requiring(SUCCEEDED)).containsExactlyInAnyOrderElementsOf(SUCCEEDED_ONLY);
    assertThat(requiring(ATTEMPTED)).containsExactlyInAnyOrderElementsOf(ATTEMPTED_ONLY);
    // the 28 of the source's list, and the two valid with every channel
    assertThat(requiring(FAILED))
        .hasSize(30)
        .contains("invalidContact", "blockedByComplianceGuard");
    assertThat(StatusDetails.values())
        .filteredOn(details -> details.status().isEmpty())
        .hasSize(13);
  }

  @Test
  void only_two_go_with_every_channel() {
    assertThat(StatusDetails.values())
        .filteredOn(details -> details.channel().isEmpty())
        .containsExactlyInAnyOrder(
            StatusDetails.INVALID_CONTACT, StatusDetails.BLOCKED_BY_COMPLIANCE_GUARD);
  }

  @Test
  void only_the_stale_conversation_is_deprecated() {
    assertThat(StatusDetails.values())
        .filteredOn(StatusDetails::isDeprecated)
        .containsExactly(StatusDetails.TEXT_CONVO_CLOSED_STALE);
  }

  @Test
  void every_detail_fits_just_what_it_requires() {
    for (StatusDetails details : StatusDetails.values()) {
      for (Status status : Status.values()) {
        for (Channel channel : Channel.values()) {
          for (Direction direction : Direction.values()) {
            long expected =
                details.status().filter(required -> required != status).stream().count();
            expected += details.channel().filter(required -> required != channel).stream().count();
            expected +=
                details.direction().filter(required -> required != direction).stream().count();
            assertThat(details.faultsWith(status, channel, direction))
                .as("%s with %s %s %s", details, status, channel, direction)
                .hasSize((int) expected);
          }
        }
      }
    }
  }

  private static List<String> requiring(Status status) {
    return Stream.of(StatusDetails.values())
        .filter(details -> details.status().equals(Optional.of(status)))
        .map(StatusDetails::wireName)
        .toList();
  }

  private static Arguments fits(
      String name, String details, Status status, Channel channel, Direction direction) {
    return Arguments.argumentSet(name, details, status, channel, direction);
  }

  private static Arguments clashes(
      String name,
      String details,
      Status status,
      Channel channel,
      Direction direction,
      String... faults) {
    return Arguments.argumentSet(name, details, status, channel, direction, List.of(faults));
  }
}
