package dev.candor.internal.gather;

import dev.candor.decision.Facts;
import dev.candor.interaction.Interactions.Due;
import dev.candor.interaction.Interactions.History;
import dev.candor.message.RenderRequest;
import dev.candor.message.SendRequest;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything the rules may look at, from the host's borrowers, the record, the templates
 * and the subjects' settings. May be shared between threads.
 */
public final class RequestFacts {

  private final BorrowerLookup lookup;
  private final SubjectCatalog subjects;
  private final FactCollector collector;

  /**
   * What was collected.
   *
   * @param historyVersion the version of the history that was read; what is recorded on these facts
   *     is recorded on it
   */
  public record Collected(Facts facts, long historyVersion) {}

  /** Creates one that reads from these. */
  public RequestFacts(BorrowerLookup lookup, SubjectCatalog subjects, FactCollector collector) {
    this.lookup = lookup;
    this.subjects = subjects;
    this.collector = collector;
  }

  /**
   * Collects the facts of a message to be sent, as of now.
   *
   * @param request a valid one
   */
  public Collected collect(SendRequest request, Instant now) {
    @Nullable BorrowerFile file = lookup.find(request.personId());
    History history = lookup.history(file, now);
    Theme own = subjects.ownTheme(request.subject());

    return new Collected(
        collector.collect(request, subjects.themeOf(request), own, file, history, now),
        history.version());
  }

  /** Collects fresh facts of a message that was accepted earlier and is due now. */
  public Facts collectDue(Due due, BorrowerFile file, History history, Instant now) {
    Theme own = subjects.ownTheme(due.interaction().subject());

    return collector.collectDue(due.interaction(), due.terms(), own, file, history, now);
  }

  /** Collects the facts of a send of what is to be shown, as of now, in the language it is in. */
  public Facts collectShown(
      RenderRequest request, BorrowerFile file, String language, Instant now) {
    SendRequest.Builder send =
        SendRequest.about(request.subject(), file.borrower().id()).channel(request.channel());
    if (request.loanId() != null) {
      send.loan(request.loanId());
    }
    if (request.caseId() != null) {
      send.inCase(request.caseId());
    }
    if (request.statementId() != null) {
      send.statement(request.statementId());
    }

    // a subject without a theme may be sent under any: the message shown is the strictest of them
    Theme own = subjects.ownTheme(request.subject());
    Theme theme = own == null ? Theme.INB_OTHER : own;
    return collector.collect(
        send.build(), theme, own, file, language, lookup.history(file, now), now);
  }
}
