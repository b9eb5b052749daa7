package dev.candor.arbitrary;

import dev.candor.arbitrary.Parts.Part;
import dev.candor.decision.Facts;
import dev.candor.decision.TemplateState;
import dev.candor.fixture.WrittenClock;
import dev.candor.message.CaseId;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import dev.candor.message.Manner;
import dev.candor.message.StatementId;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** Arbitraries of facts that belong together. */
final class FactsArbitraries {

  private final Gaps gaps;
  private final FileArbitraries files;
  private final RequestArbitraries request;

  FactsArbitraries(Gaps gaps) {
    this.gaps = gaps;
    this.files = new FileArbitraries(gaps);
    this.request = new RequestArbitraries(gaps);
  }

  /**
   * Facts that belong together: the contact, loans, case and statement are those the file has of
   * the ones asked for, and the history lies around {@code asOf}, oldest first. With gaps the
   * borrower, the channel or the contact may be missing, too.
   */
  Arbitrary<Facts> facts() {
    Parts parts = new Parts();
    Part<Instant> asOf = parts.of(TimeArbitraries.instants());
    Part<Subject> subject = parts.of(Arbitraries.of(Subject.class));
    Part<Theme> theme = parts.of(Arbitraries.of(Theme.class));
    Part<Boolean> implicit = parts.of(Draws.flags());
    Part<@Nullable Channel> channel = parts.of(gaps.perhaps(Arbitraries.of(Channel.class)));
    Part<Boolean> transactional = parts.of(Draws.flags());
    Part<BorrowerFile> file = parts.of(files.borrowerFiles());
    Part<Boolean> borrowerKnown = parts.of(gaps.known());
    Part<@Nullable ContactId> contact =
        parts.of(Draws.number(8).map(n -> ContactId.of("CT-" + n)).injectNull(0.5));
    Part<List<LoanId>> loans = parts.of(Draws.loanIds().list().uniqueElements().ofMaxSize(2));
    Part<@Nullable CaseId> matter =
        parts.of(Draws.number(4).map(n -> CaseId.of("CS-" + n)).injectNull(0.5));
    Part<@Nullable StatementId> statement =
        parts.of(Draws.number(4).map(n -> StatementId.of("SM-" + n)).injectNull(0.5));
    Part<TemplateState> template = parts.of(Arbitraries.of(TemplateState.class));
    Part<Set<Channel>> offered = parts.of(Arbitraries.of(Channel.class).set().ofMaxSize(4));
    Part<Boolean> useTemplate = parts.of(Draws.flags());
    Part<Integer> attachments = parts.of(Arbitraries.integers().between(0, 3));
    Part<List<ZoneEvidence>> evidence =
        parts.of(
            TimeArbitraries.zoneEvidence().list().ofMinSize(gaps.share() > 0 ? 0 : 1).ofMaxSize(3));
    Part<Manner> manner = parts.of(request.manners());

    return parts.as(
        drawn -> {
          Instant now = drawn.get(asOf);
          BorrowerFile known = drawn.get(borrowerKnown) ? moveTo(now, drawn.get(file)) : null;
          Channel way = drawn.get(channel);
          Set<Channel> enabled = new HashSet<>(drawn.get(offered));
          if (way != null && drawn.get(template) == TemplateState.ENABLED) {
            enabled.add(way);
          } else if (way != null) {
            enabled.remove(way);
          }
          Theme drawnTheme = drawn.get(theme);
          return new Facts(
              now,
              drawn.get(subject),
              drawn.get(implicit)
                  ? drawn.get(subject).implicitTheme().orElse(drawnTheme)
                  : drawnTheme,
              way,
              drawn.get(transactional),
              known,
              drawn.get(contact),
              contact(known, drawn.get(contact)),
              drawn.get(loans),
              loans(known, drawn.get(loans)),
              drawn.get(matter),
              drawn.get(statement),
              known == null
                  ? List.of()
                  : known.history().stream()
                      .sorted(
                          Comparator.comparing(PastInteraction::at)
                              .thenComparing(PastInteraction::id))
                      .toList(),
              drawn.get(template),
              known == null ? "en" : known.borrower().language(),
              enabled,
              drawn.get(useTemplate),
              drawn.get(attachments),
              drawn.get(evidence),
              drawn.get(manner),
              known == null || known.history().isEmpty() ? null : known.history().get(0));
        });
  }

  private static @Nullable Contact contact(@Nullable BorrowerFile file, @Nullable ContactId asked) {
    if (file == null) {
      return null;
    }
    return asked == null
        ? file.contacts().stream().findFirst().orElse(null)
        : file.contact(asked).orElse(null);
  }

  private static BorrowerFile moveTo(Instant now, BorrowerFile file) {
    Duration by = Duration.between(WrittenClock.START, now);
    return new BorrowerFile(
        file.borrower(),
        file.contacts(),
        file.loans(),
        file.cases(),
        file.statements(),
        file.history().stream().map(past -> move(past, by)).toList());
  }

  private static PastInteraction move(PastInteraction past, Duration by) {
    return new PastInteraction(
        past.id(),
        past.at().plus(by),
        past.channel(),
        past.direction(),
        past.status(),
        past.statusDetails(),
        past.agentOutcome(),
        past.contactId(),
        past.subject(),
        past.theme(),
        past.debtsNamed(),
        past.debtsDiscussed(),
        past.debtElected(),
        past.callBackConsent());
  }

  private static List<Loan> loans(@Nullable BorrowerFile file, List<LoanId> asked) {
    if (file == null) {
      return List.of();
    }
    return asked.isEmpty()
        ? file.loans()
        : file.loans().stream().filter(loan -> asked.contains(loan.id())).toList();
  }
}
