package dev.candor.arbitrary;

import dev.candor.arbitrary.Parts.Part;
import dev.candor.fixture.WrittenClock;
import dev.candor.message.CaseId;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Dialing;
import dev.candor.message.DocumentId;
import dev.candor.message.ExternalId;
import dev.candor.message.LoanId;
import dev.candor.message.Manner;
import dev.candor.message.MessageContent;
import dev.candor.message.MessagePurpose;
import dev.candor.message.PersonId;
import dev.candor.message.SendRequest;
import dev.candor.message.SocialAudience;
import dev.candor.message.StatementId;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Arbitraries of requests to send. */
final class RequestArbitraries {

  private final Gaps gaps;

  RequestArbitraries(Gaps gaps) {
    this.gaps = gaps;
  }

  /** Returns what senders declare of how a message goes. */
  Arbitrary<Manner> manners() {
    return Combinators.combine(
            gaps.perhaps(Arbitraries.of(Dialing.class)),
            gaps.perhaps(Draws.flags()),
            gaps.perhaps(Draws.flags()),
            gaps.perhaps(Draws.flags()),
            gaps.perhaps(Arbitraries.of(MessagePurpose.class)),
            Arbitraries.of(MessageContent.class).set().ofMaxSize(1),
            gaps.perhaps(Arbitraries.of(SocialAudience.class)))
        .as(Manner::new);
  }

  /** Requests as at the start of {@link WrittenClock}. */
  Arbitrary<SendRequest> sendRequests() {
    return sendRequestsAt(WrittenClock.START);
  }

  /**
   * Requests that break no constraint: a theme wherever the subject has none, a send time from an
   * hour before now to seven days after, a jitter of at most a day. With gaps every other optional
   * part may be missing.
   */
  Arbitrary<SendRequest> sendRequestsAt(Instant now) {
    Parts parts = new Parts();
    Part<Subject> subject = parts.of(Arbitraries.of(Subject.class));
    Part<@Nullable Channel> channel = parts.of(gaps.perhaps(Arbitraries.of(Channel.class)));
    Part<Theme> theme = parts.of(Arbitraries.of(Theme.class));
    Part<Boolean> themeGiven = parts.of(gaps.known());
    Part<PersonId> person = parts.of(Draws.personIds());
    Part<@Nullable ContactId> contact =
        parts.of(gaps.perhaps(Draws.number(8).map(n -> ContactId.of("CT-" + n))));
    Part<@Nullable LoanId> loan = parts.of(gaps.perhaps(Draws.loanIds()));
    Part<List<LoanId>> loans = parts.of(Draws.loanIds().list().ofMaxSize(3));
    Part<@Nullable CaseId> matter =
        parts.of(gaps.perhaps(Draws.number(4).map(n -> CaseId.of("CS-" + n))));
    Part<@Nullable StatementId> statement =
        parts.of(gaps.perhaps(Draws.number(4).map(n -> StatementId.of("SM-" + n))));
    Part<Map<String, Object>> context = parts.of(contexts());
    Part<List<DocumentId>> attachments =
        parts.of(Draws.number(9).map(n -> DocumentId.of("DC-" + n)).list().ofMaxSize(2));
    Part<@Nullable String> bulk = parts.of(gaps.perhaps(Draws.number(9).map(n -> "bulk-" + n)));
    Part<@Nullable String> previous = parts.of(gaps.perhaps(Draws.number(9).map(n -> "IX-" + n)));
    Part<Boolean> transactional = parts.of(Draws.flags());
    Part<Boolean> useTemplate = parts.of(Draws.flags());
    Part<@Nullable ExternalId> externalId =
        parts.of(gaps.perhaps(Draws.number(999).map(n -> ExternalId.of("run-1:" + n))));
    Part<@Nullable Instant> sendAt =
        parts.of(
            TimeArbitraries.instantsAround(now, Duration.ofHours(1), Duration.ofDays(7))
                .injectNull(0.5));
    Part<Integer> jitter = parts.of(Arbitraries.integers().between(0, 86_400));
    Part<Boolean> strict = parts.of(Draws.flags());
    Part<Manner> manner = parts.of(manners());

    return parts.as(
        drawn ->
            new SendRequest(
                drawn.get(subject),
                drawn.get(channel),
                drawn.get(themeGiven) || drawn.get(subject).implicitTheme().isEmpty()
                    ? drawn.get(theme)
                    : null,
                drawn.get(person),
                drawn.get(contact),
                drawn.get(loan),
                drawn.get(loans),
                drawn.get(matter),
                drawn.get(statement),
                drawn.get(context),
                drawn.get(attachments),
                drawn.get(bulk),
                drawn.get(previous),
                drawn.get(transactional),
                drawn.get(manner),
                drawn.get(useTemplate),
                drawn.get(externalId),
                drawn.get(sendAt),
                drawn.get(jitter),
                drawn.get(strict)));
  }

  private static Arbitrary<Map<String, Object>> contexts() {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            Arbitraries.strings().ascii().ofMaxLength(20).asGeneric(),
            Arbitraries.integers().asGeneric(),
            Draws.flags().asGeneric());
    Arbitrary<String> names =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);

    return Arbitraries.maps(
            names,
            Arbitraries.oneOf(
                scalars,
                scalars.list().ofMaxSize(3).asGeneric(),
                Arbitraries.maps(names, scalars).ofMaxSize(3).asGeneric()))
        .ofMaxSize(4);
  }
}
