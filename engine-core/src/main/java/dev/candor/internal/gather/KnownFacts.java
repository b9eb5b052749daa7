package dev.candor.internal.gather;

import dev.candor.decision.Facts;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.party.Affiliation;
import dev.candor.party.Bankruptcy;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.CaseStatus;
import dev.candor.party.Consent;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.party.Loan;
import dev.candor.party.Notice;
import dev.candor.party.OptOut;
import dev.candor.party.PastInteraction;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /**
   * What no closed ticket ends: who has died stays dead, and who forbade us to write still does.
   */
  private static final Set<CaseType> NOT_ENDED_BY_CLOSING =
      EnumSet.of(CaseType.DECEASED, CaseType.IDENTITY_THEFT, CaseType.CEASE_COMMUNICATION);

  private final Facts facts;
  private final Instant asOf;
  private final LocalDate today;
  private final Instant known;

  private KnownFacts(Facts facts, Instant now) {
    this.facts = facts;
    this.asOf = facts.asOf();
    this.today = day(asOf);
    this.known = now.isBefore(asOf) ? now : asOf;
  }

  /**
   * Returns what of these facts is known.
   *
   * @param facts as gathered, as of the instant judged
   * @param now the instant the judgement is made at; the one judged may be later, and nothing that
   *     comes in after now can be answered yet
   */
  public static Facts of(Facts facts, Instant now) {
    BorrowerFile file = facts.file();
    return file == null ? facts : new KnownFacts(facts, now).of(file);
  }

  private Facts of(BorrowerFile told) {
    List<List<Contact>> shared = sharedEndpoints(told.contacts());
    Borrower borrower = borrower(told.borrower());
    List<Contact> contacts =
        oneOfSeveral(each(told.contacts(), one -> contact(one, shared)), shared);
    List<Loan> loans = each(told.loans(), this::loan);
    List<Case> cases = each(told.cases(), this::matter);
    Map<ContactId, ContactId> sameAs = sameAs(shared);
    List<PastInteraction> history =
        sameAs.isEmpty() && isPast(facts.history())
            ? facts.history()
            : each(facts.history(), one -> past(one, sameAs));
    PastInteraction answers = answers(history, contacts);
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
            : each(facts.loans(), one -> file.loan(one.id()).orElse(one)),
        history,
        answers);
  }

  // ---- consents

  // values may be null, which NullAway does not read from the constructor of a record
  @SuppressWarnings("NullAway")
  private Borrower borrower(Borrower told) {
    Map<Channel, Consent> consents = consents(told.consents(), List.of());
    Consent electronic = given(told.electronicConsent());
    return consents.equals(told.consents()) && Objects.equals(electronic, told.electronicConsent())
        ? told
        : new Borrower(
            told.id(),
            told.externalId(),
            told.status(),
            told.firstName(),
            told.lastName(),
            told.language(),
            told.timeZone(),
            told.timeZoneStatedOn(),
            told.devices(),
            told.deceasedOn(),
            consents,
            told.doNotInteract(),
            told.attorney(),
            told.inconvenientTimes(),
            told.inconvenientPlaces(),
            electronic,
            told.attributes());
  }

  /** The consent as far as it was said by then; one of which nobody noted the day was. */
  private @Nullable Consent given(@Nullable Consent consent) {
    if (consent == null || consent.at() == null) {
      return consent;
    }
    return consent.at().isAfter(asOf) ? null : consent;
  }

  /** The consents said by then; one taken back at the same endpoint is taken back here. */
  private Map<Channel, Consent> consents(Map<Channel, Consent> told, List<Contact> same) {
    Map<Channel, Consent> consents = new LinkedHashMap<>();
    told.forEach(
        (channel, consent) -> {
          Consent given = given(consent);
          if (given != null) {
            consents.put(channel, given);
          }
        });
    for (Contact other : same) {
      other
          .consents()
          .forEach(
              (channel, consent) -> {
                if (isRevoked(given(consent))) {
                  consents.put(channel, consent);
                }
              });
    }
    return consents.equals(told) ? told : consents;
  }

  private static boolean isRevoked(@Nullable Consent consent) {
    return consent != null && consent.state() == ConsentState.REVOKED;
  }

  // ---- endpoints

  /** The contacts that share an endpoint, together; those with one of their own are in no list. */
  private static List<List<Contact>> sharedEndpoints(List<Contact> contacts) {
    if (contacts.size() < 2) {
      return List.of();
    }
    Map<Endpoint, List<Contact>> byEndpoint = new LinkedHashMap<>();
    for (Contact contact : contacts) {
      Endpoint endpoint = Endpoint.of(contact);
      if (endpoint != null) {
        byEndpoint.computeIfAbsent(endpoint, one -> new ArrayList<>(1)).add(contact);
      }
    }
    return byEndpoint.size() == contacts.size()
        ? List.of()
        : byEndpoint.values().stream().filter(one -> one.size() > 1).toList();
  }

  /**
   * Where the line the message goes to is of several persons, their lines count as those of one who
   * is not the borrower alone: calls to any of them add up, and the borrower's consent frees none.
   */
  private List<Contact> oneOfSeveral(List<Contact> contacts, List<List<Contact>> shared) {
    Contact to = facts.contact();
    Set<Affiliation> persons = EnumSet.noneOf(Affiliation.class);
    for (List<Contact> same : shared) {
      if (to != null && same.stream().anyMatch(one -> one.id().equals(to.id()))) {
        same.forEach(one -> persons.add(Objects.requireNonNull(one.affiliation())));
      }
    }
    if (persons.size() < 2 || persons.stream().anyMatch(Contacts::isThirdParty)) {
      return contacts;
    }
    Affiliation other =
        persons.stream().filter(one -> one != Affiliation.SELF).findFirst().orElseThrow();
    return each(
        contacts,
        one ->
            one.type() != ContactType.ADDRESS && persons.contains(one.affiliation())
                ? of(one, other)
                : one);
  }

  private static Contact of(Contact told, Affiliation affiliation) {
    return new Contact(
        told.id(),
        told.type(),
        told.value(),
        told.address(),
        told.label(),
        affiliation,
        told.status(),
        told.valid(),
        told.verified(),
        told.phoneKind(),
        told.receiveTextMessages(),
        told.employerProvided(),
        told.reassigned(),
        told.consents(),
        told.autodialedConsent(),
        told.optOuts(),
        told.givenOn());
  }

  /** Which contact stands for all of its endpoint: the one the message goes to, else the first. */
  private Map<ContactId, ContactId> sameAs(List<List<Contact>> shared) {
    Map<ContactId, ContactId> sameAs = new HashMap<>();
    for (List<Contact> same : shared) {
      Contact to = facts.contact();
      ContactId first = to != null && same.contains(to) ? to.id() : same.get(0).id();
      same.forEach(one -> sameAs.put(one.id(), first));
    }
    return sameAs;
  }

  private Contact contact(Contact told, List<List<Contact>> shared) {
    List<Contact> same = List.of();
    for (List<Contact> group : shared) {
      same = group.contains(told) ? group : same;
    }
    Map<Channel, Consent> consents = consents(told.consents(), same);
    Consent autodialed = autodialed(told, same);
    if (same.isEmpty()
        && consents.equals(told.consents())
        && told.optOuts().stream().noneMatch(this::isToCome)
        && Objects.equals(autodialed, told.autodialedConsent())) {
      return told;
    }
    Set<OptOut> optOuts = new LinkedHashSet<>(told.optOuts());
    same.forEach(one -> optOuts.addAll(one.optOuts()));
    optOuts.removeIf(this::isToCome);
    return new Contact(
        told.id(),
        told.type(),
        told.value(),
        told.address(),
        agreed(told.label(), same.stream().map(Contact::label)),
        affiliation(told, same),
        told.status(),
        stricter(told.valid(), false, same.stream().map(Contact::valid)),
        stricter(told.verified(), false, same.stream().map(Contact::verified)),
        agreed(told.phoneKind(), same.stream().map(Contact::phoneKind)),
        stricter(
            told.receiveTextMessages(), false, same.stream().map(Contact::receiveTextMessages)),
        stricter(told.employerProvided(), true, same.stream().map(Contact::employerProvided)),
        stricter(told.reassigned(), true, same.stream().map(Contact::reassigned)),
        consents,
        autodialed,
        List.copyOf(optOuts),
        told.givenOn());
  }

  private boolean isToCome(OptOut optOut) {
    return optOut.at() != null && optOut.at().isAfter(asOf);
  }

  private @Nullable Consent autodialed(Contact told, List<Contact> same) {
    for (Contact other : same) {
      if (isRevoked(given(other.autodialedConsent()))) {
        return other.autodialedConsent();
      }
    }
    return given(told.autodialedConsent());
  }

  /** A line of somebody who must not learn of a debt is one, whosever else it is said to be. */
  private static @Nullable Affiliation affiliation(Contact told, List<Contact> same) {
    for (Contact other : same) {
      if (Contacts.isThirdParty(other)) {
        return other.affiliation();
      }
    }
    return told.affiliation();
  }

  private static @Nullable Boolean stricter(
      @Nullable Boolean told, boolean stricter, Stream<@Nullable Boolean> same) {
    return same.anyMatch(Boolean.valueOf(stricter)::equals) ? Boolean.valueOf(stricter) : told;
  }

  /** What no other contact of the endpoint contradicts; null, not known, where one does. */
  private static <T> @Nullable T agreed(@Nullable T told, Stream<@Nullable T> same) {
    boolean contradicted =
        told != null && same.anyMatch(other -> other != null && !other.equals(told));
    return contradicted ? null : told;
  }

  // ---- loans and cases

  // values may be null, which NullAway does not read from the constructor of a record
  @SuppressWarnings("NullAway")
  private Loan loan(Loan told) {
    LocalDate sent = told.validationNoticeSentOn();
    LocalDate ends = told.validationEndsOn();
    boolean isSent = sent == null || !sent.isAfter(today);
    // a period that ends before the notice that begins it went out is no period
    boolean ended = ends == null || sent == null || !ends.isBefore(sent);
    return isSent && ended
        ? told
        : new Loan(
            told.id(),
            told.type(),
            told.actorRole(),
            told.status(),
            told.daysPastDue(),
            told.chargedOff(),
            told.timeBarred(),
            told.creditor(),
            told.productName(),
            told.accountNumberLastFour(),
            told.studentLoanAccount(),
            told.originatedOn(),
            told.originalPrincipal(),
            told.balance(),
            told.amountPastDue(),
            told.amountDue(),
            told.dueOn(),
            isSent ? sent : null,
            ended ? ends : null,
            told.attributes());
  }

  // values may be null, which NullAway does not read from the constructor of a record
  @SuppressWarnings("NullAway")
  private Case matter(Case told) {
    LocalDate closed = told.closedOn();
    Notice notice = notice(told.notice());
    Bankruptcy bankruptcy = bankruptcy(told.bankruptcy(), told.status());
    boolean closedEarly = !told.open() && closed != null && closed.isAfter(today);
    boolean stillStands = told.status() == CaseStatus.COMPLETED && isNotEnded(told, notice);
    boolean reopened = closedEarly || stillStands;
    return !reopened
            && Objects.equals(notice, told.notice())
            && Objects.equals(bankruptcy, told.bankruptcy())
        ? told
        : new Case(
            told.id(),
            told.type(),
            reopened ? CaseStatus.PROCESSING : told.status(),
            told.loanIds(),
            told.openedOn(),
            reopened ? null : closed,
            bankruptcy,
            notice,
            told.attributes());
  }

  /**
   * Whether what the case stands for goes on though the ticket was completed: it ends by what ended
   * it. A canceled case says that it never was so.
   */
  private static boolean isNotEnded(Case told, @Nullable Notice notice) {
    return NOT_ENDED_BY_CLOSING.contains(told.type())
        || (told.type() == CaseType.DISPUTE_OF_DEBT
            && (notice == null
                || (!Boolean.FALSE.equals(notice.written()) && notice.answeredOn() == null)));
  }

  private @Nullable Notice notice(@Nullable Notice told) {
    LocalDate answered = told == null ? null : told.answeredOn();
    if (told == null || answered == null) {
      return told;
    }
    LocalDate received = told.receivedOn();
    boolean counts = !answered.isAfter(today) && (received == null || !answered.isBefore(received));
    return counts ? told : new Notice(received, told.written(), null);
  }

  private @Nullable Bankruptcy bankruptcy(@Nullable Bankruptcy told, CaseStatus status) {
    LocalDate discharged = told == null ? null : told.dischargedOn();
    boolean isDischarged = discharged != null && !discharged.isAfter(today);
    // an agreement reaffirms what a discharge would end, and ends nothing where there was none
    boolean agreed =
        told != null
            && Boolean.TRUE.equals(told.reaffirmed())
            && (!isDischarged || status == CaseStatus.CANCELED);
    return told == null || ((discharged == null || isDischarged) && !agreed)
        ? told
        : new Bankruptcy(
            told.chapter(),
            told.filedOn(),
            told.stayInForce(),
            isDischarged ? discharged : null,
            agreed ? Boolean.FALSE : told.reaffirmed());
  }

  // ---- what happened before

  /** Whether the last, and so each, happened by then. */
  private boolean isPast(List<PastInteraction> history) {
    return history.isEmpty() || !history.get(history.size() - 1).at().isAfter(asOf);
  }

  /** What is still to come has not happened; what was with one contact was with its endpoint. */
  private PastInteraction past(PastInteraction told, Map<ContactId, ContactId> sameAs) {
    boolean toCome =
        told.at().isAfter(asOf)
            && (told.status() == Status.ATTEMPTED || told.status() == Status.SUCCEEDED);
    ContactId contact = told.contactId();
    ContactId first = contact == null ? null : sameAs.getOrDefault(contact, contact);
    return !toCome && Objects.equals(first, contact)
        ? told
        : told.with(toCome ? Status.SCHEDULED : told.status(), first);
  }

  /**
   * What the message answers, where that may free it of anything: it came in at or before now and
   * the instant judged, was not a failure, and came from the person the message goes to.
   */
  private @Nullable PastInteraction answers(List<PastInteraction> history, List<Contact> contacts) {
    PastInteraction asked = facts.answers();
    if (asked == null) {
      return null;
    }
    for (PastInteraction past : history) {
      if (past.id().equals(asked.id())
          && past.at().equals(asked.at())
          && past.direction() == Direction.INBOUND
          && !past.at().isAfter(known)
          && past.surelyHappened()
          && isFromRecipient(past, contacts)) {
        return past;
      }
    }
    return null;
  }

  private boolean isFromRecipient(PastInteraction past, List<Contact> contacts) {
    Contact to = facts.contact();
    ContactId from = past.contactId();
    if (to == null) {
      // the lender's own pages are the borrower's
      return from == null || isOfBorrower(from, contacts);
    }
    return from == null
        ? to.affiliation() == Affiliation.SELF
        : from.equals(to.id())
            || (to.affiliation() == Affiliation.SELF && isOfBorrower(from, contacts));
  }

  private static boolean isOfBorrower(ContactId id, List<Contact> contacts) {
    return contacts.stream()
        .anyMatch(
            one ->
                one.id().equals(id)
                    && one.affiliation() == Affiliation.SELF
                    && !Boolean.TRUE.equals(one.reassigned()));
  }

  // ---- days

  /** The day of an instant where the borrower is, the earliest of all places they may be in. */
  private LocalDate day(Instant at) {
    LocalDate earliest = null;
    for (ZoneEvidence evidence : facts.zoneEvidence()) {
      for (ZoneId zone : evidence.zones()) {
        LocalDate there = LocalDate.ofInstant(at, zone);
        earliest = earliest == null || there.isBefore(earliest) ? there : earliest;
      }
    }
    return earliest == null ? LocalDate.ofInstant(at, ZoneOffset.UTC) : earliest;
  }

  /** Each as it is known; the same list where none changes. */
  @SuppressWarnings("ReferenceEquality") // a long history is not compared word by word
  private static <T> List<T> each(List<T> told, UnaryOperator<T> known) {
    List<T> changed = null;
    for (int i = 0; i < told.size(); i++) {
      T one = known.apply(told.get(i));
      if (changed == null && one != told.get(i)) {
        changed = new ArrayList<>(told);
      }
      if (changed != null) {
        changed.set(i, one);
      }
    }
    return changed == null ? told : changed;
  }
}
