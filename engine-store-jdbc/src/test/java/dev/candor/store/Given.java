package dev.candor.store;

import dev.candor.decision.Decision;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Excepted;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Verdict;
import dev.candor.document.Document;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Entry;
import dev.candor.interaction.Interactions.Settlement;
import dev.candor.interaction.Terms;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.CaseId;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Dialing;
import dev.candor.message.Direction;
import dev.candor.message.DocumentId;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.LoanId;
import dev.candor.message.Manner;
import dev.candor.message.MessageContent;
import dev.candor.message.MessagePurpose;
import dev.candor.message.PersonId;
import dev.candor.message.SocialAudience;
import dev.candor.message.StatementId;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.ZoneEvidence;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries to keep: {@code Given.entry("IN-1").to("BO-1").at("2026-04-01T13:00:00Z").entry()}. */
final class Given {

  static final Instant NOW = Instant.parse("2026-04-01T12:00:00.123456789Z");

  private final String id;
  private PersonId person = PersonId.of("BO-1");
  private @Nullable ExternalId externalId;
  private Instant sendAt = NOW;
  private Instant createdAt = NOW;
  private Channel channel = Channel.EMAIL;
  private Status status = Status.IN_PROGRESS;
  private @Nullable StatusDetails details;
  private List<LoanId> loans = List.of(LoanId.of("LN-1"));
  private @Nullable Document document;

  private Given(String id) {
    this.id = id;
    this.document = document("Your code is 1234.", "<p>Your code is 1234.</p>");
  }

  static Given entry(String id) {
    return new Given(id);
  }

  Given to(String person) {
    this.person = PersonId.of(person);
    return this;
  }

  Given as(String externalId) {
    this.externalId = ExternalId.of(externalId);
    return this;
  }

  Given at(String sendAt) {
    return at(Instant.parse(sendAt));
  }

  Given at(Instant sendAt) {
    this.sendAt = sendAt;
    return this;
  }

  Given created(String createdAt) {
    this.createdAt = Instant.parse(createdAt);
    return this;
  }

  Given status(Status status, @Nullable StatusDetails details) {
    this.status = status;
    this.details = details;
    return this;
  }

  Given about(String... loans) {
    this.loans = List.of(loans).stream().map(LoanId::of).toList();
    return this;
  }

  Given with(@Nullable Document document) {
    this.document = document;
    return this;
  }

  Entry entry() {
    return new Entry(
        new Interaction(
            InteractionId.of(id),
            externalId,
            person,
            ContactId.of("CT-1"),
            channel,
            Subject.CONFIRMATION_CODE,
            Theme.OPS_ACCOUNT_CREDENTIALS,
            Direction.OUTBOUND,
            status,
            details,
            sendAt,
            createdAt,
            loans,
            null,
            null,
            List.of(),
            null,
            null,
            false,
            false,
            null),
        document,
        permitted("A plain one."),
        new Terms(sendAt, true, 0, Manner.PLAIN, true, "en", List.of()));
  }

  Given by(Channel channel) {
    this.channel = channel;
    return this;
  }

  /** What becomes of a due message: it stands so afterwards. */
  static Settlement settled(
      Interaction before, Status status, Instant sendAt, @Nullable String rule) {
    return new Settlement(
        before,
        before.standing(
            status,
            rule == null ? null : StatusDetails.BLOCKED_BY_COMPLIANCE_GUARD,
            sendAt,
            rule == null ? null : RuleId.of(rule)),
        rule == null ? permitted("Released.") : refused("Withheld."));
  }

  static Verdict.Refused refused(String words) {
    Verdict.Permitted other = permitted(words);
    Finding.Refuse refusal =
        new Finding.Refuse(
            new Reason(
                RuleId.of("consent-revoked"),
                "Consent revoked",
                Citation.house("contact-opted-out"),
                words,
                Map.of(),
                null));
    return new Verdict.Refused(
        words,
        List.of(refusal),
        null,
        null,
        other.decision().with(List.of(refusal)),
        other.grounds());
  }

  static Document document(@Nullable String text, @Nullable String html) {
    return new Document(
        Subject.CONFIRMATION_CODE,
        Channel.EMAIL,
        "en",
        "confirmationCode/email sha256:1f3a",
        "Your code",
        text,
        html,
        null);
  }

  /** An entry of which every part says something, and every free text says {@code words}. */
  static Entry full(String id, String person, String words) {
    return new Entry(
        new Interaction(
            InteractionId.of(id),
            ExternalId.of("ext " + words),
            PersonId.of(person),
            ContactId.of("contact " + words),
            Channel.MAIL,
            Subject.CEASE_COMMUNICATION_ACKNOWLEDGEMENT,
            Theme.OPS_SERVICING,
            Direction.OUTBOUND,
            Status.ATTEMPTED,
            StatusDetails.LETTER_CREATED,
            Instant.parse("2026-04-01T13:00:00.000000001Z"),
            Instant.parse("2026-04-01T12:59:59.999999999Z"),
            List.of(LoanId.of("loan 2 " + words), LoanId.of("loan 1 " + words)),
            CaseId.of("case " + words),
            StatementId.of("statement " + words),
            List.of(DocumentId.of("document " + words)),
            "previous " + words,
            "bulk " + words,
            true,
            true,
            RuleId.of("house-rule")),
        new Document(
            Subject.CEASE_COMMUNICATION_ACKNOWLEDGEMENT,
            Channel.MAIL,
            "es",
            "template " + words,
            "line " + words,
            "text " + words,
            "<p>" + words + "</p>",
            words.getBytes(StandardCharsets.UTF_16)),
        permitted(words),
        new Terms(
            Instant.parse("2026-04-01T13:00:00.000000002Z"),
            false,
            2_147_483_647,
            new Manner(
                Dialing.PRERECORDED,
                true,
                true,
                false,
                MessagePurpose.ASK_FOR_CONSENT,
                Set.of(MessageContent.PROFANITY, MessageContent.THREAT_OF_SUIT),
                SocialAudience.RECIPIENT_ALONE),
            false,
            "es",
            List.of(new Disclosure("footer", words), new Disclosure("header", "Words."))));
  }

  private static Reason silent(String rule, String title) {
    return new Reason(
        RuleId.of(rule),
        title,
        Citation.house("4.2"),
        title + " it is.",
        Map.of("channel", "text"),
        LocalDate.parse("2026-01-01"));
  }

  static Verdict.Permitted permitted(String words) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("calls.counted", "3");
    facts.put("a " + words, words);
    Reason reason =
        new Reason(
            RuleId.of("us-reg-f-hours"),
            "Title " + words,
            new Citation("CFPB", "12 CFR", "1006.6(b)(1)", null, Citation.Verified.QUOTED),
            words,
            facts,
            LocalDate.parse("2021-11-30"));
    Finding.Restrict restrict =
        new Finding.Restrict(
            reason,
            List.of(
                new TimeLimit.DailyHours(
                    LocalTime.of(8, 0), LocalTime.of(21, 0), LimitZone.recipient()),
                new TimeLimit.CalendarCap(
                    7, 7, LimitZone.fixed(ZoneId.of("America/New_York")), List.of(NOW)),
                new TimeLimit.CoolDown(7, LimitZone.recipient(), List.of()),
                new TimeLimit.NotBefore(NOW),
                new TimeLimit.Weekdays(
                    Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), LimitZone.recipient()),
                new TimeLimit.NotOnDays(
                    Set.of(LocalDate.parse("2027-01-01"), LocalDate.parse("2026-12-25")),
                    LimitZone.recipient()),
                new TimeLimit.Closed(
                    Set.of(DayOfWeek.THURSDAY, DayOfWeek.TUESDAY),
                    LocalTime.of(20, 0),
                    null,
                    null,
                    LocalDate.parse("2026-12-31"),
                    LimitZone.recipient()),
                new TimeLimit.RollingCap(3, Duration.ofHours(24), List.of(NOW)),
                new TimeLimit.NotAfter(NOW),
                new TimeLimit.NotBeforeDay(LocalDate.parse("2026-04-01"), LimitZone.recipient()),
                new TimeLimit.NotAfterDay(
                    LocalDate.parse("2026-04-30"), LimitZone.fixed(ZoneId.of("America/New_York")))),
            NOW.plusSeconds(3600));
    Finding.Require require =
        new Finding.Require(
            new Reason(
                RuleId.of("house-footer"),
                "Footer",
                Citation.house("contact-invalid"),
                "Every message carries it.",
                Map.of(),
                null),
            new Disclosure("footer", words));
    return new Verdict.Permitted(
        NOW.plusSeconds(3660),
        NOW.plusSeconds(3600),
        List.of(restrict),
        new Decision(
            new RulebookVersion("rulebook-us", "2026.1", "sha256:00ff"),
            List.of(require, restrict),
            List.of(new Finding.Refuse(silent("house-late", "Late"))),
            List.of(
                new Excepted(
                    silent("house-sundays", "Sundays"),
                    RuleId.of("house-code"),
                    "asked " + words))),
        new Verdict.Grounds(
            NOW,
            NOW,
            List.of(
                new ZoneEvidence(
                    ZoneEvidence.Source.AREA_CODE,
                    "area code 605",
                    Set.of(ZoneId.of("America/Denver"), ZoneId.of("America/Chicago")),
                    "a table",
                    LocalDate.parse("2026-01-14"))),
            "2025a",
            List.of("The theme (inbBug) is deprecated.")));
  }
}
