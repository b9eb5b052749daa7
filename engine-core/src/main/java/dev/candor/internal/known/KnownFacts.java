package dev.candor.internal.known;

import dev.candor.decision.Facts;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * Turns what a host says into what may be taken for known at the instant judged. Every decision
 * passes here before a rule or a house check looks:
 *
 * <ul>
 *   <li>what is dated later than the instant judged does not count;
 *   <li>of two words that contradict each other the stricter counts;
 *   <li>what is said of one number, mailbox or house holds for every contact that has it, as far as
 *       it is the stricter;
 *   <li>an interaction is answered only if it came in, from the person the message goes to.
 * </ul>
 *
 * <p>What needs no change is kept as it is, so that the usual file costs one look.
 */
public final class KnownFacts {

  private KnownFacts() {}

  /**
   * Returns what of these facts is known.
   *
   * @param facts as gathered, as of the instant judged
   * @param now the instant the judgement is made at; the one judged may be later, and nothing that
   *     comes in after now can be answered yet
   */
  public static Facts of(Facts facts, Instant now) {
    BorrowerFile file = facts.file();
    return file == null ? facts : of(facts, file, now);
  }

  private static Facts of(Facts facts, BorrowerFile told, Instant now) {
    KnownContacts endpoints = new KnownContacts(told.contacts(), facts.contact(), facts.asOf());
    KnownCases known = new KnownCases(day(facts));
    Borrower borrower = new KnownConsents(facts.asOf()).of(told.borrower());
    List<Contact> contacts = endpoints.contacts();
    List<Loan> loans = CopyOnChange.map(told.loans(), known::loan);
    List<Case> cases = CopyOnChange.map(told.cases(), known::caseFile);

    KnownHistory past = new KnownHistory(facts, now);
    List<PastInteraction> history = past.of(endpoints.sameAs());
    PastInteraction answers = past.findAnswered(history, contacts);

    boolean asTold =
        borrower.equals(told.borrower())
            && contacts.equals(told.contacts())
            && loans.equals(told.loans())
            && cases.equals(told.cases());
    if (asTold && history.equals(facts.history()) && Objects.equals(answers, facts.answers())) {
      return facts;
    }

    BorrowerFile file =
        asTold
            ? told
            : new BorrowerFile(borrower, contacts, loans, cases, told.statements(), told.history());
    Contact to = facts.contact();
    return facts.with(
        file,
        to == null ? null : file.contact(to.id()).orElse(to),
        loans.equals(told.loans())
            ? facts.loans()
            : CopyOnChange.map(facts.loans(), one -> file.loan(one.id()).orElse(one)),
        history,
        answers);
  }

  /** Returns the day judged where the borrower is, the earliest of all places they may be in. */
  private static LocalDate day(Facts facts) {
    LocalDate earliest = null;
    for (ZoneEvidence evidence : facts.zoneEvidence()) {
      for (ZoneId zone : evidence.zones()) {
        LocalDate there = LocalDate.ofInstant(facts.asOf(), zone);
        earliest = earliest == null || there.isBefore(earliest) ? there : earliest;
      }
    }
    return earliest == null ? LocalDate.ofInstant(facts.asOf(), ZoneOffset.UTC) : earliest;
  }
}
