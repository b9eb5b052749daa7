package dev.candor.internal.gather;

import dev.candor.decision.Facts;
import dev.candor.decision.TemplateState;
import dev.candor.document.Renderer;
import dev.candor.document.TemplateDescriptor;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.History;
import dev.candor.interaction.Terms;
import dev.candor.message.CaseId;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import dev.candor.message.Manner;
import dev.candor.message.SendRequest;
import dev.candor.message.StatementId;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.LoanType;
import dev.candor.party.PastInteraction;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request and what the ports answered into facts: chooses channel, contact and loans, and
 * judges nothing. May be shared between threads.
 */
public final class FactCollector {

  private static final Comparator<PastInteraction> IN_TURN =
      Comparator.comparing(PastInteraction::at).thenComparing(PastInteraction::id);

  private final Renderer renderer;
  private final ZoneFinder zones;

  /**
   * Creates a collector.
   *
   * @param renderer tells which templates there are
   */
  public FactCollector(Renderer renderer, ZoneFinder zones) {
    this.renderer = renderer;
    this.zones = zones;
  }

  /** Collects the facts where the subject's own theme is the source's. */
  public Facts collect(
      SendRequest request, Theme theme, @Nullable BorrowerFile file, History history, Instant now) {
    Theme own = request.subject().implicitTheme().orElse(null);
    return collect(request, theme, own, file, history, now);
  }

  /**
   * Collects the facts of a message in the borrower's language.
   *
   * @param theme the one the message is recorded under
   * @param own the subject's own, by the source or as the host set it; null where it has none
   */
  public Facts collect(
      SendRequest request,
      Theme theme,
      @Nullable Theme own,
      @Nullable BorrowerFile file,
      History history,
      Instant now) {
    String spoken = file == null ? "en" : file.borrower().language();
    return collect(request, theme, own, file, spoken, history, now);
  }

  /** Collects the facts of a message in a language that need not be the borrower's. */
  public Facts collect(
      SendRequest request,
      Theme theme,
      @Nullable Theme own,
      @Nullable BorrowerFile file,
      String spoken,
      History history,
      Instant now) {
    LoanType loanType = loanType(loansNamed(request, file));
    Set<Channel> offered = findOffered(request.subject(), spoken, loanType);
    Channel channel = channel(request, file, offered);
    List<LoanId> asked = request.loans();
    Optional<TemplateDescriptor> template =
        channel == null
            ? Optional.empty()
            : renderer.find(request.subject(), channel, spoken, loanType);
    Contact contact = contact(request.contactId(), file, channel);
    List<PastInteraction> past = merge(file, history);
    List<Loan> about = loans(request, file);

    return new Facts(
        now,
        request.subject(),
        theme,
        Themes.findAll(theme, own, about, contact),
        channel,
        request.isTransactional(),
        file,
        request.contactId(),
        contact,
        asked,
        about,
        request.caseId(),
        request.statementId(),
        past,
        template
            .map(found -> found.enabled() ? TemplateState.ENABLED : TemplateState.DISABLED)
            .orElse(TemplateState.MISSING),
        template.map(TemplateDescriptor::language).orElse(spoken),
        offered,
        request.useTemplate(),
        request.attachments().size(),
        evidence(file, contact, now),
        request.manner(),
        findAnswered(past, request.previousInteractionId()),
        history.lastDecidedAt());
  }

  /**
   * Collects the facts of a message that is written already and has become due: everything fresh
   * but its content, its channel and where it goes. It is no part of its own history.
   */
  public Facts collectDue(
      Interaction message,
      @Nullable Terms terms,
      @Nullable Theme own,
      @Nullable BorrowerFile file,
      History history,
      Instant now) {
    ContactId contactId = message.contactId();
    Contact contact =
        file == null || contactId == null ? null : file.contact(contactId).orElse(null);
    List<PastInteraction> past =
        merge(file, history).stream()
            .filter(one -> !one.id().equals(message.id().value()))
            .toList();
    List<Loan> about = loans(message.loanIds(), message.statementId(), message.caseId(), file);

    return new Facts(
        now,
        message.subject(),
        message.theme(),
        Themes.findAll(message.theme(), own, about, contact),
        message.channel(),
        message.transactional(),
        file,
        contactId,
        contact,
        message.loanIds(),
        about,
        message.caseId(),
        message.statementId(),
        past,
        // what became of its template since changes nothing in what it says
        TemplateState.ENABLED,
        terms == null ? "en" : terms.language(),
        Set.of(message.channel()),
        terms == null || terms.useTemplate(),
        message.attachments().size(),
        evidence(file, contact, now),
        terms == null ? Manner.PLAIN : terms.manner(),
        findAnswered(past, message.previousInteractionId()),
        history.lastDecidedAt());
  }

  private static @Nullable PastInteraction findAnswered(
      List<PastInteraction> past, @Nullable String previousInteractionId) {
    return previousInteractionId == null
        ? null
        : past.stream()
            .filter(one -> one.id().equals(previousInteractionId))
            .findFirst()
            .orElse(null);
  }

  /** Returns where the borrower may be by what was said by now. */
  private List<ZoneEvidence> evidence(
      @Nullable BorrowerFile file, @Nullable Contact contact, Instant now) {
    return file == null ? List.of() : zones.evidence(file, contact, now);
  }

  /**
   * Returns the loans a message speaks of: those it names, else those its statement and its case
   * belong to, else the borrower's only one.
   */
  public static List<Loan> loansNamed(SendRequest request, @Nullable BorrowerFile file) {
    if (file != null && !request.loans().isEmpty()) {
      return request.loans().stream().map(file::loan).flatMap(Optional::stream).toList();
    }
    List<Loan> all = loans(request, file);
    boolean told = request.statementId() != null || request.caseId() != null;
    return told || all.size() == 1 ? all : List.of();
  }

  /** Returns the one kind of all these loans; null where there are none or several kinds. */
  public static @Nullable LoanType loanType(List<Loan> loans) {
    @Nullable LoanType first = loans.isEmpty() ? null : loans.get(0).type();
    return loans.stream().allMatch(loan -> loan.type() == first) ? first : null;
  }

  private Set<Channel> findOffered(Subject subject, String language, @Nullable LoanType loanType) {
    Set<Channel> offered = EnumSet.noneOf(Channel.class);
    for (Channel channel : Channel.values()) {
      if (renderer
          .find(subject, channel, language, loanType)
          .filter(TemplateDescriptor::enabled)
          .isPresent()) {
        offered.add(channel);
      }
    }
    return offered;
  }

  /**
   * Returns the channel asked for; else the one the contact's type leaves; else the only one with
   * an enabled template.
   */
  private static @Nullable Channel channel(
      SendRequest request, @Nullable BorrowerFile file, Set<Channel> offered) {
    if (request.channel() != null) {
      return request.channel();
    }

    Optional<Contact> contact =
        file == null || request.contactId() == null
            ? Optional.empty()
            : file.contact(request.contactId());
    List<Channel> candidates =
        offered.stream()
            .filter(
                channel ->
                    contact.isEmpty()
                        || (Contacts.needsContact(channel)
                            && Contacts.suits(contact.get(), channel)))
            .toList();

    return candidates.size() == 1 ? candidates.get(0) : null;
  }

  private static @Nullable Contact contact(
      @Nullable ContactId asked, @Nullable BorrowerFile file, @Nullable Channel channel) {
    if (file == null) {
      return null;
    }
    if (asked != null) {
      return file.contact(asked).orElse(null);
    }
    return channel == null ? null : Contacts.best(file, channel).orElse(null);
  }

  /**
   * Returns the loans the message is about that are the borrower's: those asked for, and those its
   * statement and its case belong to. A message that names none is judged as if it were about each
   * of them.
   */
  private static List<Loan> loans(SendRequest request, @Nullable BorrowerFile file) {
    return loans(request.loans(), request.statementId(), request.caseId(), file);
  }

  private static List<Loan> loans(
      List<LoanId> named,
      @Nullable StatementId statementId,
      @Nullable CaseId caseId,
      @Nullable BorrowerFile file) {
    if (file == null) {
      return List.of();
    }

    Set<LoanId> about = new LinkedHashSet<>(named);
    Optional.ofNullable(statementId)
        .flatMap(file::statement)
        .ifPresent(statement -> about.add(statement.loanId()));
    Optional.ofNullable(caseId)
        .flatMap(file::caseOf)
        .ifPresent(matter -> about.addAll(matter.loanIds()));

    return about.isEmpty()
        ? file.loans()
        : about.stream().map(file::loan).flatMap(Optional::stream).toList();
  }

  /**
   * Returns what was recorded here, with what the host reports of the same ids, and whatever else
   * the host knows. Two different things the host tells under one id both stand: dropping one could
   * free a call.
   */
  private static List<PastInteraction> merge(@Nullable BorrowerFile file, History history) {
    List<PastInteraction> hosts = file == null ? List.of() : file.history();
    if (history.interactions().isEmpty() && isInTurn(hosts)) {
      return hosts;
    }

    Map<String, PastInteraction> recorded = new LinkedHashMap<>();
    history.interactions().forEach(past -> recorded.put(past.id(), past));
    List<PastInteraction> told = new ArrayList<>(hosts.size());

    for (PastInteraction past : hosts) {
      if (recorded.computeIfPresent(past.id(), (id, ours) -> ours.reportedAs(past)) == null) {
        told.add(past);
      }
    }

    List<PastInteraction> all = new ArrayList<>(recorded.values());
    // what is told twice in the same words is told once
    all.addAll(isInTurn(told) ? told : new LinkedHashSet<>(told));
    all.sort(IN_TURN);

    return all;
  }

  /** Returns whether each comes after the one before, so that none stands there twice. */
  private static boolean isInTurn(List<PastInteraction> history) {
    for (int i = 1; i < history.size(); i++) {
      if (IN_TURN.compare(history.get(i - 1), history.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
