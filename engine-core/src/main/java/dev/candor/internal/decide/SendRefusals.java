package dev.candor.internal.decide;

import dev.candor.decision.Finding;
import dev.candor.decision.Finding.Restrict;
import dev.candor.interaction.Terms;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
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
 * said, or at the time. Those that look at the facts alone are {@link HouseCheck}s.
 */
public final class SendRefusals {

  private static final RuleId DUPLICATE = RuleId.of("duplicate-external-id");
  private static final RuleId LOCATION_UNKNOWN = RuleId.of("location-unknown");
  private static final RuleId DISCLOSURE_UNWRITTEN = RuleId.of("disclosure-without-template");
  private static final RuleId NO_COMMON_HOUR = RuleId.of("no-common-hour");
  private static final RuleId TERMS_UNKNOWN = RuleId.of("terms-unknown");
  private static final RuleId TOO_OLD = RuleId.of("due-too-long-ago");
  private static final RuleId CLOCK_BEHIND = RuleId.of("clock-behind-record");
  private static final RuleId DISCLOSURE_MISSING = RuleId.of("disclosure-not-carried");

  private SendRefusals() {}

  /** Returns the refusal of a send whose external id an interaction has already (B-038). */
  public static Finding.Refuse duplicate(@Nullable ExternalId externalId, InteractionId existing) {
    return HouseCheck.refusal(
        DUPLICATE,
        "External id already used",
        Citation.house("B-038"),
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
          HouseCheck.refusal(
              TERMS_UNKNOWN,
              "Terms not known",
              Citation.house("X-12"),
              "The message was recorded before what its request said was kept, so it cannot be decided on again.",
              Map.of()));
    }

    return now.isAfter(terms.firstDueAt().plus(horizon))
        ? List.of(
            HouseCheck.refusal(
                TOO_OLD,
                "Due too long ago",
                Citation.house("X-12"),
                "The message was first set to go at "
                    + terms.firstDueAt()
                    + ", more than "
                    + horizon.toDays()
                    + " days ago.",
                Map.of("firstDueAt", terms.firstDueAt().toString())))
        : List.of();
  }

  static Finding.Refuse clockBehind(Instant lastDecidedAt, Instant now) {
    return HouseCheck.refusal(
        CLOCK_BEHIND,
        "Clock behind the record",
        Citation.house("X-03"),
        "The clock reads "
            + now
            + ", and a decision about the borrower was recorded at "
            + lastDecidedAt
            + ". The right time, or the record that belongs to this one, would settle it.",
        Map.of("now", now.toString(), "lastDecidedAt", lastDecidedAt.toString()));
  }

  /** A message already written cannot take up the words of a rule that speaks since. */
  static Finding.Refuse notCarried(Finding.Require require) {
    return HouseCheck.refusal(
        DISCLOSURE_MISSING,
        "Disclosure not carried",
        Citation.house("B-043"),
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
    return HouseCheck.refusal(
        DISCLOSURE_UNWRITTEN,
        "Disclosure without template",
        Citation.house("B-035"),
        "The letter must carry a disclosure, and without a template nothing carries it.",
        Map.of());
  }

  static Finding.Refuse locationUnknown() {
    return HouseCheck.refusal(
        LOCATION_UNKNOWN,
        "Location not known",
        Citation.house("B-063"),
        "A restriction reads the borrower's clock, and nothing tells which zone that is: there is no address or number that does, or one of another country or of the military leaves it open. A stated time zone would settle it.",
        Map.of());
  }

  static Finding.Refuse noCommonHour(
      List<Restrict> blocking, List<ZoneEvidence> evidence, Duration reach) {
    return HouseCheck.refusal(
        NO_COMMON_HOUR,
        "No permitted time",
        Citation.house("X-13"),
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
