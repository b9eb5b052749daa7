package dev.candor.arbitrary;

import dev.candor.arbitrary.Parts.Part;
import dev.candor.fixture.WrittenClock;
import dev.candor.message.AgentOutcome;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Direction;
import dev.candor.message.LoanId;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import dev.candor.party.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Arbitraries of borrowers' files, and of what happened before. */
final class FileArbitraries {

  private final Gaps gaps;
  private final PartyArbitraries party;
  private final LoanArbitraries owed;

  FileArbitraries(Gaps gaps) {
    this.gaps = gaps;
    this.party = new PartyArbitraries(gaps);
    this.owed = new LoanArbitraries(gaps);
  }

  /**
   * Returns what happened from 40 days before an instant to 7 days after, PI-1 to PI-9999. Status
   * details fit status, channel and direction; what lies ahead is scheduled.
   */
  Arbitrary<PastInteraction> pastInteractions(Instant around) {
    Parts parts = new Parts();
    Part<String> id = parts.of(Draws.number(9_999).map(n -> "PI-" + n));
    Part<Instant> at =
        parts.of(TimeArbitraries.instantsAround(around, Duration.ofDays(40), Duration.ofDays(7)));
    Part<Channel> channel =
        parts.of(Arbitraries.oneOf(Arbitraries.just(Channel.VOICE), Arbitraries.of(Channel.class)));
    Part<Direction> direction = parts.of(Arbitraries.of(Direction.class));
    Part<Status> status = parts.of(Arbitraries.of(Status.class));
    Part<@Nullable StatusDetails> details =
        parts.of(gaps.perhaps(Arbitraries.of(StatusDetails.class)));
    Part<@Nullable AgentOutcome> outcome =
        parts.of(gaps.perhaps(Arbitraries.of(AgentOutcome.class)));
    Part<@Nullable ContactId> contact =
        parts.of(gaps.perhaps(Draws.number(8).map(n -> ContactId.of("CT-" + n))));
    Part<@Nullable Subject> subject = parts.of(gaps.perhaps(Arbitraries.of(Subject.class)));
    Part<@Nullable Theme> theme = parts.of(gaps.perhaps(Arbitraries.of(Theme.class)));
    Part<Set<LoanId>> named = parts.of(Draws.loanIds().set().ofMaxSize(2));
    Part<Set<LoanId>> discussed = parts.of(Draws.loanIds().set().ofMaxSize(2));
    Part<@Nullable LoanId> elected = parts.of(Draws.loanIds().injectNull(0.5));
    Part<@Nullable Boolean> consent = parts.of(gaps.perhaps(Draws.flags()));

    return parts.as(
        drawn -> {
          boolean ahead = drawn.get(at).isAfter(around);
          Status state = ahead ? Status.SCHEDULED : drawn.get(status);
          Direction way = ahead ? Direction.OUTBOUND : drawn.get(direction);
          StatusDetails detail = drawn.get(details);
          boolean fits =
              detail != null && detail.faultsWith(state, drawn.get(channel), way).isEmpty();
          boolean call = drawn.get(channel) == Channel.VOICE && !ahead;
          return new PastInteraction(
              drawn.get(id),
              drawn.get(at),
              drawn.get(channel),
              way,
              state,
              fits ? detail : null,
              call ? drawn.get(outcome) : null,
              drawn.get(contact),
              drawn.get(subject),
              drawn.get(theme),
              drawn.get(named),
              drawn.get(discussed),
              call ? drawn.get(elected) : null,
              call ? drawn.get(consent) : null);
        });
  }

  /**
   * Borrowers' files with up to four contacts, three loans, two cases, two statements and eight
   * interactions around the start of {@link WrittenClock}; each identifier once.
   */
  Arbitrary<BorrowerFile> borrowerFiles() {
    return borrowerFilesAround(WrittenClock.START);
  }

  /** Returns the same with the interactions around this instant. */
  Arbitrary<BorrowerFile> borrowerFilesAround(Instant instant) {
    return Combinators.combine(
            party.borrowers(),
            party.contacts().list().uniqueElements(Contact::id).ofMaxSize(4),
            owed.loans().list().uniqueElements(Loan::id).ofMaxSize(3),
            owed.cases().list().uniqueElements(Case::id).ofMaxSize(2),
            owed.statements().list().uniqueElements(Statement::id).ofMaxSize(2),
            pastInteractions(instant).list().uniqueElements(PastInteraction::id).ofMaxSize(8))
        .as(BorrowerFile::new);
  }
}
