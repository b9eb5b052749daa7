package dev.candor.compliance.internal.decide;

import dev.candor.compliance.internal.call.CalledPerson;
import dev.candor.compliance.internal.call.ParticularDebt;
import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.rule.CountSpec;
import dev.candor.compliance.rule.Parameter;
import dev.candor.message.AgentOutcome;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactType;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import dev.candor.party.PhoneKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happened before for one input of a rule, one past interaction after the other; what
 * is the same for all is looked up once. Not to be shared between threads.
 */
final class EventCounter {

  private final CountSpec spec;
  private final RuleInput input;
  private final boolean perLoan;
  private final boolean perContact;
  private final boolean perPerson;
  private final List<Loan> debt;
  private final CalledPerson person;
  private final int consentDays;

  EventCounter(CountSpec spec, RuleInput input) {
    this.spec = spec;
    this.input = input;
    this.perLoan =
        spec.per().contains(CountSpec.Per.DEBT) || spec.per().contains(CountSpec.Per.ACCOUNT);
    this.perContact = spec.per().contains(CountSpec.Per.CONTACT);
    this.perPerson = spec.per().contains(CountSpec.Per.PERSON);
    this.debt = perLoan ? debt(spec, input) : List.of();
    this.person = new CalledPerson(input.facts().contact(), input.facts().file());
    Parameter days = spec.consentDays();
    this.consentDays = days == null ? 0 : days.on(input.day());
  }

  /** Returns the instants of all that count at or after one, in order. */
  List<Instant> events(Instant from) {
    List<Instant> events = new ArrayList<>();
    for (PastInteraction past : input.history().since(from)) {
      if (counts(past)) {
        events.add(past.at());
      }
    }
    return events;
  }

  /** Returns the latest that counts at or before an instant; null where none does. */
  @Nullable Instant last(Instant until) {
    List<PastInteraction> history = input.history().all();
    for (int i = history.size() - 1; i >= 0; i--) {
      PastInteraction past = history.get(i);
      if (!past.at().isAfter(until) && counts(past)) {
        return past.at();
      }
    }
    return null;
  }

  private boolean counts(PastInteraction past) {
    return isOfKind(past)
        && (!perLoan || isCharged(past))
        && (spec.labels().isEmpty() || hasLabel(past))
        && (!perContact || isWithContact(past))
        && (!perPerson || isWithPerson(past))
        && (consentDays == 0 || !isConsented(past));
  }

  /** Whether the person had agreed to it, in the days for which such consent frees a call. */
  private boolean isConsented(PastInteraction past) {
    Long day = perLoan && perPerson ? input.consentDay(past) : null;
    return day != null && day <= consentDays;
  }

  private boolean isCharged(PastInteraction past) {
    for (Loan loan : debt) {
      if (isChargedTo(past, loan)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfKind(PastInteraction past) {
    return (spec.channels().isEmpty() || spec.channels().contains(past.channel()))
        && (spec.directions().isEmpty() || spec.directions().contains(past.direction()))
        && (spec.themes().isEmpty() || past.theme() == null || isOfTheme(past))
        && isStatusCounted(past)
        && (spec.outcomes().isEmpty() || isOfOutcome(past))
        && !isFreedByOutcome(past)
        && (spec.callBacksCount() || !Boolean.TRUE.equals(past.callBackConsent()));
  }

  /** A call that is under way has no outcome yet. */
  private boolean isOfOutcome(PastInteraction past) {
    return past.hasEnded(input.facts().asOf()) && (has(past, spec.outcomes()) || mayHave(past));
  }

  /** Whether it went under one of the spec.themes(), or its subject's own is one of them. */
  private boolean isOfTheme(PastInteraction past) {
    return spec.themes().contains(past.theme())
        || (past.subject() != null
            && past.subject().implicitTheme().filter(spec.themes()::contains).isPresent());
  }

  /** What failed and says that it reached somebody counts as one that did. */
  private boolean isStatusCounted(PastInteraction past) {
    boolean failed = past.status() == Status.FAILED || past.status() == Status.CANCELED;
    return isStatusCounted(past.status())
        || (failed && past.saysReached() && isStatusCounted(Status.SUCCEEDED));
  }

  private boolean isStatusCounted(Status status) {
    return (spec.statuses().isEmpty() || spec.statuses().contains(status))
        && !spec.statusesNot().contains(status);
  }

  /**
   * Whether a word with which it does not count stands alone: one that says it was reached all the
   * same makes it count.
   */
  private boolean isFreedByOutcome(PastInteraction past) {
    if (!has(past, spec.outcomesNot())) {
      return false;
    }

    AgentOutcome outcome = past.agentOutcome();
    StatusDetails details = past.statusDetails();

    // what succeeded rang
    boolean reached =
        past.status() == Status.SUCCEEDED
            || !past.debtsDiscussed().isEmpty()
            || (outcome != null
                && outcome.rang()
                && !spec.outcomesNot().contains(outcome.wireName()))
            || (details != null
                && details.saysReached()
                && !spec.outcomesNot().contains(details.wireName()));

    return !reached;
  }

  /**
   * Whether it must be taken to have the outcome asked for: debts were discussed, or it succeeded
   * and nobody told how it ended. What is not known never frees a call.
   */
  private static boolean mayHave(PastInteraction past) {
    StatusDetails details = past.statusDetails();
    boolean open =
        details == null
            ? past.status() == Status.SUCCEEDED
            : details == StatusDetails.VOICE_CONNECTED
                || details == StatusDetails.VOICE_UNEXPECTED_DISCONNECT;
    return !past.debtsDiscussed().isEmpty() || (open && past.agentOutcome() == null);
  }

  private static boolean has(PastInteraction past, Set<String> words) {
    return (past.agentOutcome() != null && words.contains(past.agentOutcome().wireName()))
        || (past.statusDetails() != null && words.contains(past.statusDetails().wireName()));
  }

  /**
   * Whether it is charged to the loan: as a talk where the outcome is asked for, else as a call.
   */
  private boolean isChargedTo(PastInteraction past, Loan loan) {
    return spec.outcomes().isEmpty()
        ? past.callChargedTo(loan.id())
        : past.talkChargedTo(loan.id());
  }

  private boolean hasLabel(PastInteraction past) {
    Contact contact = contact(past);
    return contact == null
        || contact.label() == null
        || spec.labels().contains(contact.label())
        || (spec.labels().contains(ContactLabel.PERSONAL) && mayBeMobile(contact));
  }

  /** A mobile goes where its owner goes, so it is personal whatever its label says. */
  private static boolean mayBeMobile(Contact contact) {
    return contact.type() == ContactType.PHONE
        && (contact.phoneKind() == null || contact.phoneKind() == PhoneKind.MOBILE);
  }

  private boolean isWithContact(PastInteraction past) {
    Contact contact = input.facts().contact();
    return contact == null || past.contactId() == null || past.contactId().equals(contact.id());
  }

  private boolean isWithPerson(PastInteraction past) {
    return spec.outcomes().isEmpty() ? person.isCalled(past) : person.isTalkedWith(past);
  }

  private @Nullable Contact contact(PastInteraction past) {
    @Nullable BorrowerFile file = input.facts().file();
    return file == null || past.contactId() == null
        ? null
        : file.contact(past.contactId()).orElse(null);
  }

  /** Returns the loan, with what is one debt with it where debts are counted. */
  private static List<Loan> debt(CountSpec spec, RuleInput input) {
    Loan loan = input.loan();
    if (loan == null) {
      return List.of();
    }
    return spec.per().contains(CountSpec.Per.DEBT)
        ? ParticularDebt.of(loan, input.facts().file())
        : List.of(loan);
  }
}
