package dev.candor.internal.decide;

import dev.candor.decision.Finding;
import dev.candor.decision.Finding.Restrict;
import dev.candor.interaction.Terms;
import dev.candor.internal.check.HouseReason;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words the house's refusals that look at more than the facts: at the record, at what the rules
 * said, or at the time. Those that look at the facts alone are {@link
 * dev.candor.internal.check.HouseCheck}s.
 */
public final class SendRefusals {

  private static final HouseReason DUPLICATE =
      HouseReason.of(
          "duplicate-external-id",
          "External id already used",
          "An interaction with the external id of the request exists already.",
          "Take the interaction that the answer names; send something new with a new id.");

  private static final HouseReason LOCATION_UNKNOWN =
      HouseReason.of(
          "location-unknown",
          "Location not known",
          "A restriction reads the borrower's clock, and nothing tells which zone that is.",
          "State the borrower's time zone, or add an address or a telephone number that tells it.");

  private static final HouseReason DISCLOSURE_UNWRITTEN =
      HouseReason.of(
          "disclosure-without-template",
          "Disclosure without template",
          "A letter without template must carry a disclosure.",
          "Use a template.");

  private static final HouseReason NO_COMMON_HOUR =
      HouseReason.of(
          "no-common-hour",
          "No permitted time",
          "No instant within 400 days is permitted by every restriction in every zone the borrower may be in.",
          "Add better evidence of where the borrower is.");

  private static final HouseReason TERMS_UNKNOWN =
      HouseReason.of(
          "terms-unknown",
          "Terms not known",
          "A due message was recorded before what its request said was kept.",
          "Send it again.");

  private static final HouseReason TOO_OLD =
      HouseReason.of(
          "due-too-long-ago",
          "Due too long ago",
          "A due message was first set to go more than seven days ago.",
          "Send it again.");

  private static final HouseReason CLOCK_BEHIND =
      HouseReason.of(
          "clock-behind-record",
          "Clock behind the record",
          "The clock reads earlier than a decision about the borrower was recorded at.",
          "Set the clock right.");

  private static final HouseReason DISCLOSURE_MISSING =
      HouseReason.of(
          "disclosure-not-carried",
          "Disclosure not carried",
          "A due message as it was written lacks words that a rule requires now.",
          "Send it again, so that it is written anew.");

  private SendRefusals() {}

  /** Returns every reason there is, in the order of their ids. */
  public static List<HouseReason> reasons() {
    return List.of(
        CLOCK_BEHIND,
        DISCLOSURE_MISSING,
        DISCLOSURE_UNWRITTEN,
        TOO_OLD,
        DUPLICATE,
        LOCATION_UNKNOWN,
        NO_COMMON_HOUR,
        TERMS_UNKNOWN);
  }

  /** Returns the refusal of a send whose external id an interaction has already. */
  public static Finding.Refuse duplicate(@Nullable ExternalId externalId, InteractionId existing) {
    return DUPLICATE.refuse(
        "An interaction with the external id "
            + externalId
            + " exists: "
            + existing
            + ". A repeated send is blocked.",
        Map.of("existing", existing.value(), "externalId", String.valueOf(externalId)));
  }

  /** Returns why a message that is due must not go whatever the rules say; mostly nothing. */
  static List<Finding> stale(@Nullable Terms terms, Instant now) {
    Duration horizon = RequestCheck.HORIZON;
    if (terms == null) {
      return List.of(
          TERMS_UNKNOWN.refuse(
              "The message was recorded before what its request said was kept, so it cannot be decided on again.",
              Map.of()));
    }

    return now.isAfter(terms.firstDueAt().plus(horizon))
        ? List.of(
            TOO_OLD.refuse(
                "The message was first set to go at "
                    + terms.firstDueAt()
                    + ", more than "
                    + horizon.toDays()
                    + " days ago.",
                Map.of("firstDueAt", terms.firstDueAt().toString())))
        : List.of();
  }

  static Finding.Refuse clockBehind(Instant lastDecidedAt, Instant now) {
    return CLOCK_BEHIND.refuse(
        "The clock reads "
            + now
            + ", and a decision about the borrower was recorded at "
            + lastDecidedAt
            + ". The right time, or the record that belongs to this one, would settle it.",
        Map.of("now", now.toString(), "lastDecidedAt", lastDecidedAt.toString()));
  }

  /**
   * Returns the refusal of a message already written: it cannot take up the words of a rule that
   * speaks since.
   */
  static Finding.Refuse notCarried(Finding.Require require) {
    return DISCLOSURE_MISSING.refuse(
        "The rule "
            + require.reason().ruleId()
            + " now requires words ("
            + require.disclosure().id()
            + ") that the message as it was written does not carry.",
        Map.of(
            "disclosure",
            require.disclosure().id(),
            "requiredBy",
            require.reason().ruleId().value()));
  }

  static Finding.Refuse disclosureUnwritten() {
    return DISCLOSURE_UNWRITTEN.refuse(
        "The letter must carry a disclosure, and without a template nothing carries it.", Map.of());
  }

  static Finding.Refuse locationUnknown() {
    return LOCATION_UNKNOWN.refuse(
        "A restriction reads the borrower's clock, and nothing tells which zone that is: there is no address or number that does, or one of another country or of the military leaves it open. A stated time zone would settle it.",
        Map.of());
  }

  static Finding.Refuse noCommonHour(
      List<Restrict> blocking, List<ZoneEvidence> evidence, Duration reach) {
    return NO_COMMON_HOUR.refuse(
        "No instant within "
            + reach.toDays()
            + " days is permitted by every restriction in every zone the borrower may be in"
            + (ZoneFinder.plausible(evidence).size() > 1
                ? "; better evidence of the location would help."
                : "."),
        Map.of(
            "restrictions",
            blocking.stream()
                .map(one -> one.reason().ruleId().value())
                .collect(Collectors.joining(", "))));
  }
}
