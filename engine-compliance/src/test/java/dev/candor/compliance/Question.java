package dev.candor.compliance;

import dev.candor.decision.Facts;
import dev.candor.decision.TemplateState;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.Manner;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a rulebook about one message to a borrower. */
public record Question(
    BorrowerFile file,
    Channel channel,
    Theme theme,
    Subject subject,
    Instant asOf,
    List<LoanId> loans) {

  public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  public static Question of(BorrowerFile file, Channel channel, Instant asOf) {
    return new Question(
        file, channel, Theme.OPS_COLL_DEBT, Subject.LOAN_OVERDUE_FIRST_NOTICE, asOf, List.of());
  }

  public static Question of(BorrowerFile file, Channel channel, String asOf) {
    return of(file, channel, Instant.parse(asOf));
  }

  public Question theme(Theme theme) {
    return new Question(file, channel, theme, subject, asOf, loans);
  }

  public Question loan(String id) {
    return new Question(file, channel, theme, subject, asOf, List.of(LoanId.of(id)));
  }

  public Facts facts() {
    ContactType type =
        channel == Channel.EMAIL
            ? ContactType.EMAIL
            : channel == Channel.MAIL ? ContactType.ADDRESS : ContactType.PHONE;
    Contact contact =
        file.contacts().stream().filter(one -> one.type() == type).findFirst().orElse(null);
    List<Loan> about =
        loans.isEmpty()
            ? file.loans()
            : loans.stream().map(file::loan).flatMap(Optional::stream).toList();
    List<PastInteraction> history = file.history();
    return new Facts(
        asOf,
        subject,
        theme,
        channel,
        true,
        file,
        null,
        contact,
        loans,
        about,
        null,
        null,
        history,
        TemplateState.ENABLED,
        file.borrower().language(),
        Set.of(channel),
        true,
        0,
        List.of(new ZoneEvidence(ZoneEvidence.Source.ADDRESS, "state NY", Set.of(NEW_YORK))),
        Manner.PLAIN,
        null);
  }
}
