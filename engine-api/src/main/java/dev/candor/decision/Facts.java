package dev.candor.decision;

import dev.candor.message.CaseId;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import dev.candor.message.Manner;
import dev.candor.message.StatementId;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import dev.candor.party.Statement;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the rules may look at, gathered before they speak. Nothing is read while they do.
 * Immutable.
 *
 * @param asOf the instant the message would go at if nothing moved it; "today" for every rule
 * @param subject what the message is about
 * @param theme why it is sent, as recorded
 * @param themes every theme it is judged under, of which the strictest holds: the one given and the
 *     subject's own; never empty
 * @param channel the way it would go; null when none could be chosen
 * @param transactional sent by an automated system in answer to an event
 * @param file what the host knows of the borrower; null when it knows no such borrower
 * @param contactAsked the contact the request named, or null
 * @param contact where the message would go; null when no contact suits or the one named is not the
 *     borrower's
 * @param loansAsked the loans the request named
 * @param loans those of them that are the borrower's; every loan of the borrower when the request
 *     named none
 * @param caseAsked the case the request named, or null
 * @param statementAsked the statement the request named, or null
 * @param history what happened before and what is already set for later, oldest first
 * @param template whether there is a template for subject and channel
 * @param language the language the message would be written in, two letters: its template's, or the
 *     borrower's where it has no template
 * @param channelsOffered the channels with an enabled template for the subject
 * @param useTemplate whether the content is written from a template
 * @param attachments how many documents go with it
 * @param zoneEvidence where the borrower may be; empty when nothing tells
 * @param manner what the sender declares of how it goes
 * @param answers the interaction it answers, when the request names one of the borrower's; else
 *     null
 * @param lastDecidedAt when the newest decision about the borrower was recorded; null when none was
 */
public record Facts(
    Instant asOf,
    Subject subject,
    Theme theme,
    Set<Theme> themes,
    @Nullable Channel channel,
    boolean transactional,
    @Nullable BorrowerFile file,
    @Nullable ContactId contactAsked,
    @Nullable Contact contact,
    List<LoanId> loansAsked,
    List<Loan> loans,
    @Nullable CaseId caseAsked,
    @Nullable StatementId statementAsked,
    List<PastInteraction> history,
    TemplateState template,
    String language,
    Set<Channel> channelsOffered,
    boolean useTemplate,
    int attachments,
    List<ZoneEvidence> zoneEvidence,
    Manner manner,
    @Nullable PastInteraction answers,
    @Nullable Instant lastDecidedAt) {

  public Facts {
    themes = Collections.unmodifiableSet(new LinkedHashSet<>(themes));
    if (themes.isEmpty()) {
      throw new IllegalArgumentException("A message is judged under one theme at least.");
    }
    loansAsked = List.copyOf(loansAsked);
    loans = List.copyOf(loans);
    history = List.copyOf(history);
    channelsOffered = Set.copyOf(channelsOffered);
    zoneEvidence = List.copyOf(zoneEvidence);
  }

  /** Facts judged under one theme, of a borrower about whom nothing was decided yet. */
  public Facts(
      Instant asOf,
      Subject subject,
      Theme theme,
      @Nullable Channel channel,
      boolean transactional,
      @Nullable BorrowerFile file,
      @Nullable ContactId contactAsked,
      @Nullable Contact contact,
      List<LoanId> loansAsked,
      List<Loan> loans,
      @Nullable CaseId caseAsked,
      @Nullable StatementId statementAsked,
      List<PastInteraction> history,
      TemplateState template,
      String language,
      Set<Channel> channelsOffered,
      boolean useTemplate,
      int attachments,
      List<ZoneEvidence> zoneEvidence,
      Manner manner,
      @Nullable PastInteraction answers) {
    this(
        asOf,
        subject,
        theme,
        Set.of(theme),
        channel,
        transactional,
        file,
        contactAsked,
        contact,
        loansAsked,
        loans,
        caseAsked,
        statementAsked,
        history,
        template,
        language,
        channelsOffered,
        useTemplate,
        attachments,
        zoneEvidence,
        manner,
        answers,
        null);
  }

  /** Returns these facts judged as of another instant: the one a message would go at. */
  public Facts at(Instant instant) {
    return instant.equals(asOf) ? this : with(instant, file, contact, loans, history, answers);
  }

  /**
   * Returns these facts with what else is held of the borrower.
   *
   * @param contact where the message would go, as {@code file} has it
   * @param loans those it is about, as {@code file} has them
   */
  public Facts with(
      BorrowerFile file,
      @Nullable Contact contact,
      List<Loan> loans,
      List<PastInteraction> history,
      @Nullable PastInteraction answers) {
    return with(asOf, file, contact, loans, history, answers);
  }

  private Facts with(
      Instant instant,
      @Nullable BorrowerFile otherFile,
      @Nullable Contact otherContact,
      List<Loan> otherLoans,
      List<PastInteraction> otherHistory,
      @Nullable PastInteraction otherAnswers) {
    return new Facts(
        instant,
        subject,
        theme,
        themes,
        channel,
        transactional,
        otherFile,
        contactAsked,
        otherContact,
        loansAsked,
        otherLoans,
        caseAsked,
        statementAsked,
        otherHistory,
        template,
        language,
        channelsOffered,
        useTemplate,
        attachments,
        zoneEvidence,
        manner,
        otherAnswers,
        lastDecidedAt);
  }

  /** Returns the case the request named, if it is the borrower's. */
  public Optional<Case> caseFile() {
    return file == null || caseAsked == null ? Optional.empty() : file.caseOf(caseAsked);
  }

  /** Returns the statement the request named, if it is the borrower's. */
  public Optional<Statement> statement() {
    return file == null || statementAsked == null
        ? Optional.empty()
        : file.statement(statementAsked);
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Facts[" + subject + " " + channel + " " + file + " " + asOf + "]";
  }
}
