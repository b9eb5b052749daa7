package dev.candor.compliance;

import dev.candor.decision.Facts;
import dev.candor.message.AgentOutcome;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.message.Word;
import dev.candor.party.Address;
import dev.candor.party.Affiliation;
import dev.candor.party.Attorney;
import dev.candor.party.Bankruptcy;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.Consent;
import dev.candor.party.ConsentHolder;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactType;
import dev.candor.party.InconvenientTime;
import dev.candor.party.Loan;
import dev.candor.party.LoanStatus;
import dev.candor.party.Notice;
import dev.candor.party.PastInteraction;
import dev.candor.party.PhoneKind;
import dev.candor.party.Place;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of the register from what the host knows of a message. In one place and by one
 * switch: a class for each, as a lambda is, takes the JVM longer to make than all of them take it
 * to read. Stateless.
 */
final class FactReading {

  private static final String OPENED = ".openedOn";
  private static final Map<String, CaseType> DAYS_OF_CASES = daysOfCases();

  private FactReading() {}

  private static Map<String, CaseType> daysOfCases() {
    Map<String, CaseType> days = new HashMap<>();
    for (CaseType type : CaseType.values()) {
      days.put("case." + type.wireName() + OPENED, type);
      days.put("case." + type.wireName() + ".closedOn", type);
    }
    return days;
  }

  /** The fact of this name; null where it is missing. */
  static @Nullable Object read(String fact, Matter m) {
    Facts facts = m.facts();
    Loan loan = m.loan();
    Contact contact = facts.contact();
    BorrowerFile file = facts.file();
    return switch (fact) {
      case "channel" -> wire(facts.channel());
      case "theme" -> wire(m.theme());
      case "address.state" -> m.state();
      case "subject" -> wire(facts.subject());
      case "transactional" -> facts.transactional();
      case "message.dialing" -> wire(facts.manner().dialing());
      case "message.commercial" -> facts.manner().commercial();
      case "message.limitedContent" -> facts.manner().limitedContent();
      case "message.plainEnvelope" -> facts.manner().plainEnvelope();
      case "message.answers" -> answers(m);
      case "message.answersAtInconvenientTime" -> answersAtInconvenientTime(m);
      case "message.answersAtSameContact" -> answersAtSameContact(m);
      case "loan.actorRole" -> loan == null ? null : wire(loan.actorRole());
      case "loan.type" -> loan == null ? null : wire(loan.type());
      case "loan.status" -> loan == null ? null : wire(loan.status());
      case "loan.daysPastDue" ->
          loan == null || loan.daysPastDue() == null ? null : Long.valueOf(loan.daysPastDue());
      case "loan.chargedOff" -> loan == null ? null : loan.chargedOff();
      case "loan.timeBarred" -> loan == null ? null : loan.timeBarred();
      case "loan.originatedOn" -> loan == null ? null : loan.originatedOn();
      case "loan.validationNoticeSentOn" -> loan == null ? null : loan.validationNoticeSentOn();
      case "loan.validationEndsOn" -> loan == null ? null : loan.validationEndsOn();
      case "loan.firstCommunication" -> loan == null ? null : firstCommunication(m) == null;
      case "loan.firstCommunicationOn" -> firstCommunicationOn(m);
      case "loan.firstWritten" -> loan == null ? null : isFirstWritten(m);
      case "contact.type" -> contact == null ? null : wire(contact.type());
      case "contact.label" -> contact == null ? null : wire(contact.label());
      case "contact.affiliation" -> contact == null ? null : wire(contact.affiliation());
      case "contact.phoneKind" -> contact == null ? null : wire(contact.phoneKind());
      case "contact.verified" -> contact == null ? null : contact.verified();
      case "contact.employerProvided" -> contact == null ? null : contact.employerProvided();
      case "contact.reassigned" -> contact == null ? null : contact.reassigned();
      case "contact.atInconvenientPlace" -> atInconvenientPlace(m);
      case "contact.autodialedConsent" ->
          contact == null ? null : granted(contact.autodialedConsent());
      case "contact.lastInboundOn" -> lastInboundOn(m);
      case "consent.granted" -> granted(consent(m));
      case "consent.revoked" -> revoked(m);
      case "consent.direct" -> direct(m) != null;
      case "consent.directDay" -> directDay(m);
      case "consent.usedUp" -> usedUp(m);
      case "borrower.status" -> file == null ? null : wire(file.borrower().status());
      case "borrower.language" -> file == null ? null : file.borrower().language();
      case "borrower.deceased" -> deceased(m);
      case "borrower.electronicConsent" ->
          file == null ? null : isOwn(contact) && granted(file.borrower().electronicConsent());
      case "borrower.inconvenientPlaces" ->
          file == null ? null : wires(file.borrower().inconvenientPlaces());
      case "borrower.hasInconvenientTimes" ->
          file == null ? null : !file.borrower().inconvenientTimes().isEmpty();
      case "address.country" -> country(file);
      case "address.city" -> city(file);
      case "attorney.represents" -> file == null ? null : attorney(m) != null;
      case "attorney.contactKnown", "attorney.consents", "attorney.unresponsive" ->
          file == null ? null : ofAttorney(fact, attorney(m));
      case "cases.open" -> openCases(m);
      case "bankruptcy.stayInForce" -> stayInForce(m);
      case "bankruptcy.discharged" -> discharged(m);
      case "bankruptcy.reaffirmed" -> reaffirmed(m);
      case "cease.written" -> written(m, CaseType.CEASE_COMMUNICATION);
      case "dispute.written" -> written(m, CaseType.DISPUTE_OF_DEBT);
      case "dispute.inTime" -> disputedInTime(m);
      case "dispute.answered" -> isEveryDisputeAnswered(m);
      default -> dayOfCase(fact, m);
    };
  }

  // ---- how they are read

  private static @Nullable String wire(@Nullable Word word) {
    return word == null ? null : word.wireName();
  }

  private static Set<String> wires(Collection<? extends Word> words) {
    Set<String> wires = new HashSet<>();
    for (Word word : words) {
      wires.add(word.wireName());
    }
    return Set.copyOf(wires);
  }

  private static boolean granted(@Nullable Consent consent) {
    return consent != null && consent.state() == ConsentState.GRANTED;
  }

  private static @Nullable Address residence(Contact contact) {
    return contact.type() == ContactType.ADDRESS
            && contact.affiliation() == Affiliation.SELF
            && !contact.isArchived()
            && !Boolean.FALSE.equals(contact.valid())
        ? contact.address()
        : null;
  }

  private static @Nullable Address residence(@Nullable BorrowerFile file) {
    if (file != null) {
      for (Contact contact : file.contacts()) {
        Address residence = residence(contact);
        if (residence != null) {
          return residence;
        }
      }
    }
    return null;
  }

  private static @Nullable String country(@Nullable BorrowerFile file) {
    Address residence = residence(file);
    return residence == null ? null : Objects.requireNonNullElse(residence.country(), "US");
  }

  private static @Nullable String city(@Nullable BorrowerFile file) {
    Address residence = residence(file);
    return residence == null ? null : residence.city();
  }

  /** The states of every residence, each once; one null where none is known. */
  static List<@Nullable String> states(Facts facts) {
    BorrowerFile file = facts.file();
    List<@Nullable String> states = new ArrayList<>(2);
    if (file != null) {
      for (Contact contact : file.contacts()) {
        Address residence = residence(contact);
        String state = residence == null ? null : residence.state();
        if (state != null && !states.contains(state)) {
          states.add(state);
        }
      }
    }
    if (states.isEmpty()) {
      states.add(null);
    }
    return states;
  }

  // ---- messages

  private static @Nullable Object answers(Matter m) {
    PastInteraction theirs = m.facts().answers();
    if (theirs == null
        || theirs.direction() != Direction.INBOUND
        || theirs.channel() != m.facts().channel()
        || !isAbout(theirs, m)) {
      return false;
    }
    for (PastInteraction past : m.history().since(theirs.at())) {
      // what bounced answered nothing
      if (past.direction() == Direction.OUTBOUND
          && past.channel() == theirs.channel()
          && past.hasHappened()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether it is known to be about the loan: it names it, or names none and the borrower has no
   * other.
   */
  private static boolean isAbout(PastInteraction past, Matter m) {
    Loan loan = m.loan();
    BorrowerFile file = m.facts().file();
    boolean namesNone =
        past.debtElected() == null
            && past.debtsNamed().isEmpty()
            && past.debtsDiscussed().isEmpty();
    if (loan != null && !past.debtsDiscussed().isEmpty()) {
      return past.debtsDiscussed().contains(loan.id());
    }
    return loan == null
        || (namesNone ? file != null && file.loans().size() == 1 : past.chargedTo(loan.id()));
  }

  /** Whether it answers something that began the same day, on every clock the borrower may have. */
  private static boolean answersSameDay(Matter m) {
    PastInteraction theirs = m.facts().answers();
    Set<ZoneId> zones = zones(m);
    if (theirs == null || zones.isEmpty() || !Boolean.TRUE.equals(answers(m))) {
      return false;
    }
    for (ZoneId zone : zones) {
      if (!LocalDate.ofInstant(theirs.at(), zone)
          .equals(LocalDate.ofInstant(m.facts().asOf(), zone))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object answersAtInconvenientTime(Matter m) {
    PastInteraction theirs = m.facts().answers();
    BorrowerFile file = m.facts().file();
    if (theirs == null || file == null || !answersSameDay(m)) {
      return false;
    }
    for (ZoneId zone : zones(m)) {
      if (!isInconvenient(file, theirs.at(), zone)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInconvenient(BorrowerFile file, Instant at, ZoneId zone) {
    for (InconvenientTime time : file.borrower().inconvenientTimes()) {
      if (covers(time, at, zone)) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(InconvenientTime time, Instant at, ZoneId recipient) {
    LocalDateTime local =
        LocalDateTime.ofInstant(at, Objects.requireNonNullElse(time.zone(), recipient));
    LocalTime from = Objects.requireNonNullElse(time.from(), LocalTime.MIN);
    LocalTime to = time.to();
    boolean overnight = to != null && to.isBefore(from);
    boolean begunTheDayBefore = overnight && local.toLocalTime().isBefore(to);
    LocalDate day = begunTheDayBefore ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    boolean inHours =
        begunTheDayBefore
            || (!local.toLocalTime().isBefore(from)
                && (to == null || overnight || local.toLocalTime().isBefore(to)));
    return inHours
        && (time.days().isEmpty() || time.days().contains(day.getDayOfWeek()))
        && (time.until() == null || !day.isAfter(time.until()));
  }

  private static @Nullable Object answersAtSameContact(Matter m) {
    PastInteraction theirs = m.facts().answers();
    Contact contact = m.facts().contact();
    return theirs != null
        && contact != null
        && contact.id().equals(theirs.contactId())
        && answersSameDay(m);
  }

  /**
   * What is known to have been said about the loan between the borrower and the sender. What names
   * no debt is not known to be about this one, and a voicemail may say nothing of any: an unknown
   * never makes the first communication a later one. Nor does what was said to a third party (15
   * USC 1692b), nor a privacy notice or a code (15 USC 1692g(e)).
   */
  private static boolean isCommunication(Matter m, PastInteraction past) {
    Loan loan = m.loan();
    return loan != null && isCommunication(past, loan) && !withThirdParty(m, past);
  }

  private static @Nullable PastInteraction firstCommunication(Matter m) {
    for (PastInteraction past : m.history().all()) {
      if (isCommunication(m, past)) {
        return past;
      }
    }
    return null;
  }

  private static boolean isCommunication(PastInteraction past, Loan loan) {
    boolean named =
        past.debtsNamed().contains(loan.id()) || past.debtsDiscussed().contains(loan.id());
    boolean ofDebt =
        past.subject() != Subject.ANNUAL_PRIVACY_POLICY_NOTICE
            && past.theme() != Theme.OPS_ACCOUNT_CREDENTIALS;
    boolean reached =
        past.direction() == Direction.INBOUND
            || past.channel() != Channel.VOICE
            || past.agentOutcome() == AgentOutcome.VOICE_SPOKE_WITH_FIRST_PARTY
            || !past.debtsDiscussed().isEmpty();
    return named && past.surelyHappened() && ofDebt && reached;
  }

  private static @Nullable LocalDate firstCommunicationOn(Matter m) {
    PastInteraction first = firstCommunication(m);
    if (first == null) {
      return null;
    }
    LocalDate earliest = m.dayThere(first.at());
    // where a clock goes back over midnight, what came later has the earlier day
    Instant clockGoesBack = first.at().plus(1, ChronoUnit.DAYS);
    for (PastInteraction past : m.history().since(first.at())) {
      if (past.at().isAfter(clockGoesBack)) {
        break;
      }
      LocalDate day = m.dayThere(past.at());
      if (day.isBefore(earliest) && isCommunication(m, past)) {
        earliest = day;
      }
    }
    return earliest;
  }

  private static boolean isFirstWritten(Matter m) {
    for (PastInteraction past : m.history().all()) {
      if (past.direction() == Direction.OUTBOUND
          && past.channel() != Channel.VOICE
          && isCommunication(m, past)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it was with somebody else, or with a contact nobody knows any more. */
  private static boolean withThirdParty(Matter m, PastInteraction past) {
    BorrowerFile file = m.facts().file();
    if (file == null || past.contactId() == null) {
      return false;
    }
    for (Contact contact : file.contacts()) {
      if (contact.id().equals(past.contactId())) {
        return contact.affiliation() == Affiliation.EMPLOYER
            || contact.affiliation() == Affiliation.OTHER_PARTY
            || Boolean.TRUE.equals(contact.reassigned());
      }
    }
    return true;
  }

  private static @Nullable Object lastInboundOn(Matter m) {
    Contact contact = m.facts().contact();
    if (contact == null) {
      return null;
    }
    List<PastInteraction> history = m.history().all();
    for (int i = history.size() - 1; i >= 0; i--) {
      PastInteraction past = history.get(i);
      if (past.direction() == Direction.INBOUND
          && past.channel() == m.facts().channel()
          && past.surelyHappened()
          && !past.at().isAfter(m.facts().asOf())
          && contact.id().equals(past.contactId())) {
        return m.dayThere(past.at());
      }
    }
    return null;
  }

  /** Every zone the borrower may be in; none where nothing tells. */
  private static Set<ZoneId> zones(Matter m) {
    Set<ZoneId> zones = new HashSet<>();
    for (ZoneEvidence evidence : m.facts().zoneEvidence()) {
      zones.addAll(evidence.zones());
    }
    return zones;
  }

  private static @Nullable Object atInconvenientPlace(Matter m) {
    Contact contact = m.facts().contact();
    BorrowerFile file = m.facts().file();
    if (contact == null || file == null) {
      return null;
    }
    Set<Place> places = file.borrower().inconvenientPlaces();
    if (places.isEmpty()
        || contact.type() == ContactType.EMAIL
        || contact.phoneKind() == PhoneKind.MOBILE) {
      return false;
    }
    if (contact.label() == null) {
      return null;
    }
    boolean named =
        (contact.label() == ContactLabel.HOME && places.contains(Place.HOME))
            || (contact.label() == ContactLabel.WORK && places.contains(Place.WORK));
    // a number of a kind nobody knows may be a landline
    return named && contact.type() == ContactType.PHONE && contact.phoneKind() == null
        ? null
        : named;
  }

  // ---- consents

  /** What was said of the contact; else, for the borrower's own, of the channel as a whole. */
  private static @Nullable Consent consent(Matter m) {
    Channel channel = m.facts().channel();
    Contact contact = m.facts().contact();
    BorrowerFile file = m.facts().file();
    if (channel == null) {
      return null;
    }
    Consent ofContact = contact == null ? null : contact.consents().get(channel);
    return ofContact != null || file == null || !isOwn(contact)
        ? ofContact
        : file.borrower().consents().get(channel);
  }

  /** Whether the borrower may speak for it: nobody else's, and no employer's. */
  private static boolean isOwn(@Nullable Contact contact) {
    return contact == null
        || (contact.affiliation() == Affiliation.SELF
            && !Boolean.TRUE.equals(contact.employerProvided()));
  }

  /** What was said of the channel as a whole holds for each contact, whatever was said of that. */
  private static @Nullable Object revoked(Matter m) {
    Channel channel = m.facts().channel();
    Contact contact = m.facts().contact();
    BorrowerFile file = m.facts().file();
    return channel != null
        && (isRevoked(contact == null ? null : contact.consents().get(channel))
            || isRevoked(file == null ? null : file.borrower().consents().get(channel)));
  }

  private static boolean isRevoked(@Nullable Consent consent) {
    return consent != null && consent.state() == ConsentState.REVOKED;
  }

  private static @Nullable Consent direct(Matter m) {
    Consent consent = consent(m);
    return granted(consent) && Objects.requireNonNull(consent).givenTo() == ConsentHolder.US
        ? consent
        : null;
  }

  private static @Nullable Object directDay(Matter m) {
    Consent consent = direct(m);
    // consent yet to be given is none
    return consent == null || consent.at() == null || consent.at().isAfter(m.facts().asOf())
        ? null
        : Long.valueOf(ChronoUnit.DAYS.between(m.dayThere(consent.at()), m.today()) + 1);
  }

  private static @Nullable Object usedUp(Matter m) {
    Consent consent = direct(m);
    Loan loan = m.loan();
    Instant given = consent == null ? null : consent.at();
    if (given != null) {
      for (PastInteraction past : m.history().since(given)) {
        if (past.at().isAfter(given) && past.channel() == Channel.VOICE && mayDiscuss(past, loan)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether the loan was talked about, or nothing tells that it was not: a conversation of which
   * nobody noted the debts is taken for one about each it may be charged to.
   */
  private static boolean mayDiscuss(PastInteraction past, @Nullable Loan loan) {
    if (!past.debtsDiscussed().isEmpty()) {
      return loan == null || past.debtsDiscussed().contains(loan.id());
    }
    boolean conversation =
        past.agentOutcome() == AgentOutcome.VOICE_SPOKE_WITH_FIRST_PARTY
            || past.statusDetails() == StatusDetails.VOICE_SPOKE_WITH_FIRST_PARTY
            || (past.status() == Status.SUCCEEDED
                && past.agentOutcome() == null
                && past.statusDetails() == null);
    return conversation && (loan == null || past.chargedTo(loan.id()));
  }

  // ---- borrowers

  private static @Nullable Object deceased(Matter m) {
    BorrowerFile file = m.facts().file();
    if (file == null) {
      return null;
    }
    boolean deceased = file.borrower().deceasedOn() != null;
    for (Case one : file.cases()) {
      deceased |= one.open() && one.type() == CaseType.DECEASED;
    }
    return deceased;
  }

  private static @Nullable Attorney attorney(Matter m) {
    BorrowerFile file = m.facts().file();
    Attorney attorney = file == null ? null : file.borrower().attorney();
    Loan loan = m.loan();
    return attorney == null
            || (loan != null
                && !attorney.loanIds().isEmpty()
                && !attorney.loanIds().contains(loan.id()))
        ? null
        : attorney;
  }

  private static @Nullable Boolean ofAttorney(String fact, @Nullable Attorney attorney) {
    if (attorney == null) {
      return false;
    }
    return switch (fact) {
      case "attorney.contactKnown" -> attorney.contactKnown();
      case "attorney.consents" -> Boolean.TRUE.equals(attorney.consentsToContact());
      default -> Boolean.TRUE.equals(attorney.unresponsive());
    };
  }

  // ---- cases

  /** The borrower's cases that touch the loan. */
  private static List<Case> cases(Matter m) {
    BorrowerFile file = m.facts().file();
    Loan loan = m.loan();
    if (file == null || loan == null) {
      return file == null ? List.of() : file.cases();
    }
    List<Case> cases = new ArrayList<>();
    for (Case one : file.cases()) {
      if (one.touches(loan.id())) {
        cases.add(one);
      }
    }
    return cases;
  }

  private static @Nullable Object openCases(Matter m) {
    if (m.facts().file() == null) {
      return null;
    }
    Set<CaseType> open = EnumSet.noneOf(CaseType.class);
    for (Case one : cases(m)) {
      if (one.open()) {
        open.add(one.type());
      }
    }
    return wires(open);
  }

  /** The latest day of {@code case.X.openedOn} of the open cases, or of {@code .closedOn}. */
  private static @Nullable LocalDate dayOfCase(String fact, Matter m) {
    CaseType type = DAYS_OF_CASES.get(fact);
    if (type == null) {
      throw new IllegalStateException("The register has a fact that nothing reads: " + fact);
    }
    boolean opened = fact.endsWith(OPENED);
    LocalDate latest = null;
    for (Case one : cases(m)) {
      LocalDate day = opened ? one.openedOn() : one.closedOn();
      if (one.type() == type
          && one.open() == opened
          && day != null
          && (latest == null || day.isAfter(latest))) {
        latest = day;
      }
    }
    return latest;
  }

  private static List<Bankruptcy> bankruptcies(Matter m) {
    List<Bankruptcy> bankruptcies = new ArrayList<>();
    for (Case one : cases(m)) {
      Bankruptcy bankruptcy = one.bankruptcy();
      if (one.type() == CaseType.BANKRUPTCY && bankruptcy != null) {
        bankruptcies.add(bankruptcy);
      }
    }
    return bankruptcies;
  }

  /**
   * The stay keeps every creditor of the borrower out, so one in force counts whatever the status
   * of its case and whichever loan that names.
   */
  private static @Nullable Object stayInForce(Matter m) {
    BorrowerFile file = m.facts().file();
    if (file == null) {
      return null;
    }
    boolean unknown = false;
    for (Case one : file.cases()) {
      if (one.type() == CaseType.BANKRUPTCY) {
        Bankruptcy bankruptcy = one.bankruptcy();
        Boolean stay = bankruptcy == null ? null : bankruptcy.stayInForce();
        if (Boolean.TRUE.equals(stay)) {
          return true;
        }
        unknown |= one.open() && stay == null;
      }
    }
    return unknown ? null : false;
  }

  private static @Nullable Object discharged(Matter m) {
    Loan loan = m.loan();
    if (m.facts().file() == null) {
      return null;
    }
    boolean discharged = loan != null && loan.status() == LoanStatus.DISCHARGED;
    for (Bankruptcy one : bankruptcies(m)) {
      discharged |= one.dischargedOn() != null && !one.dischargedOn().isAfter(m.today());
    }
    return discharged;
  }

  /**
   * An agreement in one case says nothing of what a later one discharged, and one without a
   * discharge nothing of any.
   */
  private static @Nullable Object reaffirmed(Matter m) {
    boolean reaffirmed = false;
    for (Bankruptcy one : bankruptcies(m)) {
      if (Boolean.TRUE.equals(one.reaffirmed()) && one.dischargedOn() != null) {
        reaffirmed = true;
      } else if (one.dischargedOn() != null) {
        return false;
      }
    }
    return reaffirmed;
  }

  /** What began each open case of a type; null where that is not known. */
  private static List<@Nullable Notice> notices(Matter m, CaseType type) {
    List<@Nullable Notice> notices = new ArrayList<>();
    for (Case one : cases(m)) {
      if (one.open() && one.type() == type) {
        notices.add(one.notice());
      }
    }
    return notices;
  }

  /** A spoken dispute beside a written one neither puts that in time nor leaves it open. */
  private static List<@Nullable Notice> writtenDisputes(Matter m) {
    List<@Nullable Notice> written = new ArrayList<>();
    for (Notice notice : notices(m, CaseType.DISPUTE_OF_DEBT)) {
      if (notice == null || !Boolean.FALSE.equals(notice.written())) {
        written.add(notice);
      }
    }
    return written;
  }

  private static boolean isEveryDisputeAnswered(Matter m) {
    for (Notice notice : writtenDisputes(m)) {
      if (notice == null || notice.answeredOn() == null) {
        return false;
      }
    }
    return true;
  }

  /** Whether one of these open cases began with something written; null where that is not known. */
  private static @Nullable Object written(Matter m, CaseType type) {
    if (m.facts().file() == null) {
      return null;
    }
    boolean unknown = false;
    for (Notice notice : notices(m, type)) {
      Boolean written = notice == null ? null : notice.written();
      if (Boolean.TRUE.equals(written)) {
        return true;
      }
      unknown |= written == null;
    }
    return unknown ? null : false;
  }

  private static @Nullable Object disputedInTime(Matter m) {
    Loan loan = m.loan();
    boolean unknown = false;
    for (Notice notice : writtenDisputes(m)) {
      LocalDate received = notice == null ? null : notice.receivedOn();
      LocalDate ends = loan == null ? null : loan.validationEndsOn();
      if (received != null && ends != null && !received.isAfter(ends)) {
        return true;
      }
      unknown |= received == null || ends == null;
    }
    return m.facts().file() == null || unknown ? null : false;
  }
}
