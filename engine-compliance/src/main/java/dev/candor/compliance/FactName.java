package dev.candor.compliance;

import dev.candor.decision.Facts;
import dev.candor.message.AgentOutcome;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.Dialing;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import dev.candor.party.ActorRole;
import dev.candor.party.Address;
import dev.candor.party.Affiliation;
import dev.candor.party.Attorney;
import dev.candor.party.Bankruptcy;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
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
import dev.candor.party.LoanType;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fact a rule may name; the register of them all is {@link #all()}. A fact that is missing is
 * never taken for a yes or a no: a rule that needs it refuses and names it.
 */
public final class FactName {

  private static final Map<String, FactName> REGISTER = new LinkedHashMap<>();

  private static final String SENDER = "the request";
  private static final String LOAN = "the loan";
  private static final String CONTACT = "the contact the message goes to";
  private static final String BORROWER = "the borrower's file";
  private static final String HISTORY = "past interactions";
  private static final String CASES = "the borrower's cases that touch the loan";

  static final FactName CHANNEL =
      word(
          "channel",
          Channel.WORDS,
          "The way the message would go.",
          SENDER,
          m -> wire(m.facts().channel()));
  static final FactName THEME =
      word(
          "theme",
          Theme.WORDS,
          "Why the message is sent: outOpsLoan for a statement or reminder, though opsServicing be named.",
          SENDER,
          m -> wire(theme(m.facts().subject(), m.facts().theme())));
  static final FactName STATE =
      word(
          "address.state",
          null,
          "State of the residence, two letters; every state of an address in use is looked at.",
          BORROWER,
          Matter::state);

  static {
    word(
        "subject",
        Subject.WORDS,
        "What the message is about.",
        SENDER,
        m -> wire(m.facts().subject()));
    flag(
        "transactional",
        "Whether an automated system sends it in answer to an event.",
        SENDER,
        m -> m.facts().transactional());
    word(
        "message.dialing",
        Dialing.WORDS,
        "How the call is placed or the text sent.",
        SENDER,
        m -> wire(m.facts().manner().dialing()));
    flag(
        "message.commercial",
        "Whether its primary purpose is to advertise or sell.",
        SENDER,
        m -> m.facts().manner().commercial());
    flag(
        "message.limitedContent",
        "Whether it is a voicemail with limited content.",
        SENDER,
        m -> m.facts().manner().limitedContent());
    flag(
        "message.plainEnvelope",
        "Whether nothing on its envelope, or to be seen through it, tells of a debt.",
        SENDER,
        m -> m.facts().manner().plainEnvelope());
    flag(
        "message.answers",
        "Whether it is the first answer, by the same channel, to something the borrower began.",
        SENDER + " and " + HISTORY,
        FactName::answers);
    flag(
        "message.answersAtInconvenientTime",
        "Whether it is such an answer, the same day, to something begun at a time that is inconvenient to the borrower.",
        SENDER + ", " + HISTORY + " and " + BORROWER,
        FactName::answersAtInconvenientTime);
    flag(
        "message.answersAtSameContact",
        "Whether it is such an answer, the same day, to something begun by the contact the message goes to.",
        SENDER + ", " + HISTORY + " and " + CONTACT,
        FactName::answersAtSameContact);

    word(
        "loan.actorRole",
        ActorRole.WORDS,
        "In what role the sender acts for the loan.",
        LOAN,
        loan(loan -> wire(loan.actorRole())));
    word(
        "loan.type",
        LoanType.WORDS,
        "What kind of loan it is.",
        LOAN,
        loan(loan -> wire(loan.type())));
    word(
        "loan.status",
        LoanStatus.WORDS,
        "Where the loan stands.",
        LOAN,
        loan(loan -> wire(loan.status())));
    number(
        "loan.daysPastDue",
        "days",
        "Whole days since the oldest unpaid due date.",
        LOAN,
        loan(loan -> loan.daysPastDue() == null ? null : Long.valueOf(loan.daysPastDue())));
    flag(
        "loan.chargedOff",
        "Whether the creditor wrote the loan off.",
        LOAN,
        loan(Loan::chargedOff));
    flag("loan.timeBarred", "Whether the limitation period has run.", LOAN, loan(Loan::timeBarred));
    date("loan.originatedOn", "Day the loan was made.", LOAN, loan(Loan::originatedOn));
    date(
        "loan.validationNoticeSentOn",
        "Day the validation notice was sent.",
        LOAN,
        loan(Loan::validationNoticeSentOn));
    date(
        "loan.validationEndsOn",
        "Last day of the validation period.",
        LOAN,
        loan(Loan::validationEndsOn));
    flag(
        "loan.firstCommunication",
        "Whether nothing about the loan is known to have reached the borrower or to have come from them; a call nobody took reached nobody.",
        HISTORY,
        m -> m.loan() == null ? null : communications(m).findAny().isEmpty());
    date(
        "loan.firstCommunicationOn",
        "Day of the first communication about the loan, sent or received; missing where none is known.",
        HISTORY,
        m ->
            communications(m)
                .map(past -> m.dayThere(past.at()))
                .min(Comparator.naturalOrder())
                .orElse(null));
    flag(
        "loan.firstWritten",
        "Whether nothing in writing about the loan is known to have been sent to the borrower.",
        HISTORY,
        m ->
            m.loan() == null
                ? null
                : communications(m)
                    .noneMatch(
                        past ->
                            past.direction() == Direction.OUTBOUND
                                && past.channel() != Channel.VOICE));

    word(
        "contact.type",
        ContactType.WORDS,
        "What the contact is.",
        CONTACT,
        contact(one -> wire(one.type())));
    word(
        "contact.label",
        ContactLabel.WORDS,
        "Where the contact belongs.",
        CONTACT,
        contact(one -> wire(one.label())));
    word(
        "contact.affiliation",
        Affiliation.WORDS,
        "Whose the contact is.",
        CONTACT,
        contact(one -> wire(one.affiliation())));
    word(
        "contact.phoneKind",
        PhoneKind.WORDS,
        "What kind of line the number is.",
        CONTACT,
        contact(one -> wire(one.phoneKind())));
    flag(
        "contact.verified",
        "Whether the borrower confirmed it.",
        CONTACT,
        contact(Contact::verified));
    flag(
        "contact.employerProvided",
        "Whether an employer provides the contact.",
        CONTACT,
        contact(Contact::employerProvided));
    flag(
        "contact.reassigned",
        "Whether the number is known to belong to somebody else since consent was given.",
        CONTACT,
        contact(Contact::reassigned));
    flag(
        "contact.atInconvenientPlace",
        "Whether the contact is an address or a landline at a place the borrower called inconvenient.",
        CONTACT + " and " + BORROWER,
        FactName::atInconvenientPlace);
    flag(
        "contact.autodialedConsent",
        "Whether consent to autodialed or prerecorded calls and texts holds; false where none is on file.",
        CONTACT,
        contact(one -> granted(one.autodialedConsent())));
    date(
        "contact.lastInboundOn",
        "Day the borrower last used this contact to reach us.",
        HISTORY,
        FactName::lastInboundOn);

    flag(
        "consent.granted",
        "Whether consent to the channel holds, for the contact or else the borrower; false where none is on file.",
        CONTACT + " and " + BORROWER,
        m -> granted(consent(m)));
    flag(
        "consent.revoked",
        "Whether consent to the channel was taken back, for the contact or altogether; false where none is on file.",
        CONTACT + " and " + BORROWER,
        FactName::revoked);
    flag(
        "consent.direct",
        "Whether consent to the channel holds and was given directly to the sender.",
        CONTACT + " and " + BORROWER,
        m -> direct(m) != null);
    number(
        "consent.directDay",
        "days",
        "Which day of that consent today is, the day it was given being the first; missing where there is none.",
        CONTACT + " and " + BORROWER,
        FactName::directDay);
    flag(
        "consent.usedUp",
        "Whether a conversation about the loan took place after that consent; false where there is none.",
        HISTORY,
        FactName::usedUp);

    word(
        "borrower.status",
        BorrowerStatus.WORDS,
        "Whether the borrower is served.",
        BORROWER,
        file(file -> wire(file.borrower().status())));
    word(
        "borrower.language",
        null,
        "The borrower's language, two letters.",
        BORROWER,
        file(file -> file.borrower().language()));
    flag(
        "borrower.deceased",
        "Whether the borrower has died: a day of death or an open case says so.",
        BORROWER,
        FactName::deceased);
    flag(
        "borrower.electronicConsent",
        "Whether consent to electronic delivery of what the law wants in writing holds; false where none is on file.",
        BORROWER,
        file(file -> granted(file.borrower().electronicConsent())));
    words(
        "borrower.inconvenientPlaces",
        Place.WORDS,
        "Places the borrower called inconvenient.",
        BORROWER,
        file(file -> wires(file.borrower().inconvenientPlaces().stream())));
    flag(
        "borrower.hasInconvenientTimes",
        "Whether times are known to be inconvenient to the borrower.",
        BORROWER,
        file(file -> !file.borrower().inconvenientTimes().isEmpty()));
    word(
        "address.country",
        null,
        "Country of the residence, two letters; US where an address names none.",
        BORROWER,
        file(
            file ->
                residence(file)
                    .map(one -> Objects.requireNonNullElse(one.country(), "US"))
                    .orElse(null)));
    word(
        "address.city",
        null,
        "City of the residence, as written.",
        BORROWER,
        file(file -> residence(file).map(Address::city).orElse(null)));
    flag(
        "attorney.represents",
        "Whether an attorney is known to represent the borrower on the loan.",
        BORROWER,
        m -> m.facts().file() == null ? null : attorney(m) != null);
    flag(
        "attorney.contactKnown",
        "Whether that attorney's name and address are known; false where there is none.",
        BORROWER,
        attorney(Attorney::contactKnown));
    flag(
        "attorney.consents",
        "Whether that attorney agrees to direct contact; false where there is none.",
        BORROWER,
        attorney(one -> Boolean.TRUE.equals(one.consentsToContact())));
    flag(
        "attorney.unresponsive",
        "Whether that attorney has not answered within a reasonable time; false where there is none.",
        BORROWER,
        attorney(one -> Boolean.TRUE.equals(one.unresponsive())));

    words("cases.open", CaseType.WORDS, "Types of the open cases.", CASES, FactName::openCases);
    for (CaseType type : CaseType.values()) {
      date(
          "case." + type.wireName() + ".openedOn",
          "First day of the latest open case of this type; missing where none is open.",
          CASES,
          m -> latest(m, type, Case::open, Case::openedOn));
      date(
          "case." + type.wireName() + ".closedOn",
          "Last day of the latest closed case of this type; missing where none is.",
          CASES,
          m -> latest(m, type, one -> !one.open(), Case::closedOn));
    }
    flag(
        "bankruptcy.stayInForce",
        "Whether the automatic stay of an open bankruptcy case holds; false without such a case.",
        CASES,
        FactName::stayInForce);
    flag(
        "bankruptcy.discharged",
        "Whether the loan was discharged in bankruptcy: a case or the loan's status says so.",
        CASES,
        FactName::discharged);
    flag(
        "bankruptcy.reaffirmed",
        "Whether every case that discharged the loan says that it was reaffirmed; false where none does.",
        CASES,
        FactName::reaffirmed);
    flag(
        "cease.written",
        "Whether the borrower asked in writing that communication cease; false without such a case.",
        CASES,
        m -> written(m, CaseType.CEASE_COMMUNICATION));
    flag(
        "dispute.written",
        "Whether the borrower disputes the debt in writing; false without an open dispute.",
        CASES,
        m -> written(m, CaseType.DISPUTE_OF_DEBT));
    flag(
        "dispute.inTime",
        "Whether a dispute not known to be spoken was received within the validation period; false without an open one.",
        CASES + " and " + LOAN,
        FactName::disputedInTime);
    flag(
        "dispute.answered",
        "Whether what answers each dispute not known to be spoken was sent; true without an open one.",
        CASES,
        m ->
            writtenDisputes(m)
                .allMatch(notice -> notice.isPresent() && notice.get().answeredOn() != null));
  }

  /** What kind of value a fact has. */
  public enum Type {
    /** One word. */
    WORD("word"),
    /** A set of words. */
    WORDS("set of words"),
    /** A whole number. */
    NUMBER("number"),
    /** True or false. */
    FLAG("true or false"),
    /** A day. */
    DATE("day");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    /** As a person reads it. */
    public String text() {
      return text;
    }
  }

  /** How a fact is read; null means missing. */
  private interface Reader {
    @Nullable Object read(Matter matter);
  }

  private final int index;
  private final String text;
  private final Type type;
  private final @Nullable String unit;
  private final @Nullable Vocabulary<?> vocabulary;
  private final String meaning;
  private final String source;
  private final Reader reader;

  private FactName(
      String text,
      Type type,
      @Nullable String unit,
      @Nullable Vocabulary<?> vocabulary,
      String meaning,
      String source,
      Reader reader) {
    this.index = REGISTER.size();
    this.text = text;
    this.type = type;
    this.unit = unit;
    this.vocabulary = vocabulary;
    this.meaning = meaning;
    this.source = source;
    this.reader = reader;
    REGISTER.put(text, this);
  }

  private static FactName word(
      String text,
      @Nullable Vocabulary<?> vocabulary,
      String meaning,
      String source,
      Reader reader) {
    return new FactName(text, Type.WORD, null, vocabulary, meaning, source, reader);
  }

  private static void words(
      String text, Vocabulary<?> vocabulary, String meaning, String source, Reader reader) {
    new FactName(text, Type.WORDS, null, vocabulary, meaning, source, reader);
  }

  private static void number(
      String text, String unit, String meaning, String source, Reader reader) {
    new FactName(text, Type.NUMBER, unit, null, meaning, source, reader);
  }

  private static void flag(String text, String meaning, String source, Reader reader) {
    new FactName(text, Type.FLAG, null, null, meaning, source, reader);
  }

  private static void date(String text, String meaning, String source, Reader reader) {
    new FactName(text, Type.DATE, null, null, meaning, source, reader);
  }

  /** Every fact there is, in the order of the register. */
  public static List<FactName> all() {
    return List.copyOf(REGISTER.values());
  }

  /** The fact with this name. */
  public static Optional<FactName> find(String name) {
    return Optional.ofNullable(REGISTER.get(name));
  }

  static Set<String> names() {
    return REGISTER.keySet();
  }

  static int count() {
    return REGISTER.size();
  }

  int index() {
    return index;
  }

  /** The name a rule uses. */
  public String text() {
    return text;
  }

  /** What kind of value it has. */
  public Type type() {
    return type;
  }

  /** What a number counts; null for other facts. */
  public @Nullable String unit() {
    return unit;
  }

  /** The words it may have; null when any. */
  public @Nullable Vocabulary<?> vocabulary() {
    return vocabulary;
  }

  /** What it says, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** Where it comes from. */
  public String source() {
    return source;
  }

  @Nullable Object read(Matter matter) {
    return reader.read(matter);
  }

  /** The name a rule uses. */
  @Override
  public String toString() {
    return text;
  }

  // ---- how they are read

  private static @Nullable String wire(@Nullable Word word) {
    return word == null ? null : word.wireName();
  }

  private static Set<String> wires(Stream<? extends Word> words) {
    return words.map(Word::wireName).collect(Collectors.toUnmodifiableSet());
  }

  private static Reader loan(Function<Loan, @Nullable Object> read) {
    return m -> m.loan() == null ? null : read.apply(m.loan());
  }

  private static Reader contact(Function<Contact, @Nullable Object> read) {
    return m -> m.facts().contact() == null ? null : read.apply(m.facts().contact());
  }

  private static Reader file(Function<BorrowerFile, @Nullable Object> read) {
    return m -> m.facts().file() == null ? null : read.apply(m.facts().file());
  }

  private static boolean granted(@Nullable Consent consent) {
    return consent != null && consent.state() == ConsentState.GRANTED;
  }

  private static @Nullable Address residence(Contact contact) {
    return contact.type() == ContactType.ADDRESS
            && contact.affiliation() == Affiliation.SELF
            && !contact.archived()
            && !Boolean.FALSE.equals(contact.valid())
        ? contact.address()
        : null;
  }

  private static Optional<Address> residence(BorrowerFile file) {
    return file.contacts().stream()
        .map(FactName::residence)
        .flatMap(Stream::ofNullable)
        .findFirst();
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

  /**
   * The 22 listed themes have no word for statements and reminders; what goes under another
   * for want of it is still one.
   */
  static @Nullable Theme theme(@Nullable Subject subject, @Nullable Theme theme) {
    return subject == null
        ? theme
        : subject.implicitTheme().filter(own -> own.listed() == theme).orElse(theme);
  }

  private static @Nullable Object answers(Matter m) {
    PastInteraction theirs = m.facts().answers();
    if (theirs == null) {
      return false;
    }
    return theirs.direction() == Direction.INBOUND
        && theirs.channel() == m.facts().channel()
        && m.facts().history().stream()
            .noneMatch(
                past ->
                    past.direction() == Direction.OUTBOUND
                        && past.channel() == theirs.channel()
                        && past.at().isAfter(theirs.at()));
  }

  /** Whether it answers something that began the same day, on every clock the borrower may have. */
  private static boolean answersSameDay(Matter m) {
    PastInteraction theirs = m.facts().answers();
    Set<ZoneId> zones = zones(m);
    return theirs != null
        && Boolean.TRUE.equals(answers(m))
        && !zones.isEmpty()
        && zones.stream()
            .allMatch(
                zone ->
                    LocalDate.ofInstant(theirs.at(), zone)
                        .equals(LocalDate.ofInstant(m.facts().asOf(), zone)));
  }

  private static @Nullable Object answersAtInconvenientTime(Matter m) {
    PastInteraction theirs = m.facts().answers();
    BorrowerFile file = m.facts().file();
    return theirs != null
        && file != null
        && answersSameDay(m)
        && zones(m).stream()
            .allMatch(
                zone ->
                    file.borrower().inconvenientTimes().stream()
                        .anyMatch(time -> covers(time, theirs.at(), zone)));
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
  private static Stream<PastInteraction> communications(Matter m) {
    Loan loan = m.loan();
    return loan == null
        ? Stream.empty()
        : m.facts().history().stream()
            .filter(
                past ->
                    past.debtsNamed().contains(loan.id())
                        || past.debtsDiscussed().contains(loan.id()))
            .filter(past -> past.status() == Status.ATTEMPTED || past.status() == Status.SUCCEEDED)
            .filter(past -> !withThirdParty(m, past))
            .filter(
                past ->
                    past.subject() != Subject.ANNUAL_PRIVACY_POLICY_NOTICE
                        && past.theme() != Theme.OPS_ACCOUNT_CREDENTIALS)
            .filter(
                past ->
                    past.direction() == Direction.INBOUND
                        || past.channel() != Channel.VOICE
                        || past.agentOutcome() == AgentOutcome.VOICE_SPOKE_WITH_FIRST_PARTY
                        || !past.debtsDiscussed().isEmpty());
  }

  private static boolean withThirdParty(Matter m, PastInteraction past) {
    BorrowerFile file = m.facts().file();
    return file != null
        && past.contactId() != null
        && file.contact(past.contactId())
            .filter(
                contact ->
                    contact.affiliation() == Affiliation.EMPLOYER
                        || contact.affiliation() == Affiliation.OTHER_PARTY)
            .isPresent();
  }

  private static @Nullable Object lastInboundOn(Matter m) {
    Contact contact = m.facts().contact();
    return contact == null
        ? null
        : m.facts().history().stream()
            .filter(
                past ->
                    past.direction() == Direction.INBOUND && contact.id().equals(past.contactId()))
            .map(past -> m.dayThere(past.at()))
            .max(Comparator.naturalOrder())
            .orElse(null);
  }

  /** Every zone the borrower may be in; none where nothing tells. */
  private static Set<ZoneId> zones(Matter m) {
    return m.facts().zoneEvidence().stream()
        .map(ZoneEvidence::zones)
        .flatMap(Set<ZoneId>::stream)
        .collect(Collectors.toUnmodifiableSet());
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

  private static @Nullable Consent consent(Matter m) {
    Channel channel = m.facts().channel();
    Contact contact = m.facts().contact();
    BorrowerFile file = m.facts().file();
    if (channel == null) {
      return null;
    }
    Consent ofContact = contact == null ? null : contact.consents().get(channel);
    return ofContact != null || file == null ? ofContact : file.borrower().consents().get(channel);
  }

  /** What was said of the channel as a whole holds for each contact, whatever was said of that. */
  private static @Nullable Object revoked(Matter m) {
    Channel channel = m.facts().channel();
    Contact contact = m.facts().contact();
    BorrowerFile file = m.facts().file();
    return channel != null
        && Stream.of(
                contact == null ? null : contact.consents().get(channel),
                file == null ? null : file.borrower().consents().get(channel))
            .anyMatch(consent -> consent != null && consent.state() == ConsentState.REVOKED);
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
    return given != null
        && m.facts().history().stream()
            .anyMatch(
                past ->
                    past.at().isAfter(given)
                        && past.channel() == Channel.VOICE
                        && mayDiscuss(past, loan));
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
    return file == null
        ? null
        : file.borrower().deceasedOn() != null
            || file.cases().stream().anyMatch(one -> one.open() && one.type() == CaseType.DECEASED);
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

  private static Reader attorney(Function<Attorney, @Nullable Boolean> read) {
    return m -> {
      if (m.facts().file() == null) {
        return null;
      }
      Attorney attorney = attorney(m);
      return attorney == null ? Boolean.FALSE : read.apply(attorney);
    };
  }

  // ---- cases

  private static Stream<Case> cases(Matter m) {
    BorrowerFile file = m.facts().file();
    Loan loan = m.loan();
    return file == null
        ? Stream.empty()
        : file.cases().stream().filter(one -> loan == null || one.touches(loan.id()));
  }

  private static @Nullable Object openCases(Matter m) {
    return m.facts().file() == null ? null : wires(cases(m).filter(Case::open).map(Case::type));
  }

  private static @Nullable Object latest(
      Matter m, CaseType type, Predicate<Case> which, Function<Case, @Nullable LocalDate> read) {
    return cases(m)
        .filter(one -> one.type() == type && which.test(one))
        .map(read)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Stream<Bankruptcy> bankruptcies(Matter m) {
    return cases(m)
        .filter(one -> one.type() == CaseType.BANKRUPTCY)
        .map(Case::bankruptcy)
        .flatMap(Stream::ofNullable);
  }

  private static @Nullable Object stayInForce(Matter m) {
    if (m.facts().file() == null) {
      return null;
    }
    boolean unknown = false;
    for (Case one : cases(m).filter(Case::open).toList()) {
      if (one.type() == CaseType.BANKRUPTCY) {
        Bankruptcy bankruptcy = one.bankruptcy();
        Boolean stay = bankruptcy == null ? null : bankruptcy.stayInForce();
        if (Boolean.TRUE.equals(stay)) {
          return true;
        }
        unknown |= stay == null;
      }
    }
    return unknown ? null : false;
  }

  private static @Nullable Object discharged(Matter m) {
    Loan loan = m.loan();
    return m.facts().file() == null
        ? null
        : (loan != null && loan.status() == LoanStatus.DISCHARGED)
            || bankruptcies(m)
                .anyMatch(
                    one -> one.dischargedOn() != null && !one.dischargedOn().isAfter(m.today()));
  }

  /** An agreement in one case says nothing of what a later one discharged. */
  private static @Nullable Object reaffirmed(Matter m) {
    List<Bankruptcy> reaffirmed =
        bankruptcies(m).filter(one -> Boolean.TRUE.equals(one.reaffirmed())).toList();
    return !reaffirmed.isEmpty()
        && bankruptcies(m)
            .filter(one -> !Boolean.TRUE.equals(one.reaffirmed()))
            .allMatch(one -> one.dischargedOn() == null);
  }

  private static Stream<Optional<Notice>> notices(Matter m, CaseType type) {
    return cases(m)
        .filter(one -> one.open() && one.type() == type)
        .map(one -> Optional.ofNullable(one.notice()));
  }

  /** A spoken dispute beside a written one neither puts that in time nor leaves it open. */
  private static Stream<Optional<Notice>> writtenDisputes(Matter m) {
    return notices(m, CaseType.DISPUTE_OF_DEBT)
        .filter(notice -> notice.map(Notice::written).orElse(true));
  }

  /** Whether one of these open cases began with something written; null where that is not known. */
  private static @Nullable Object written(Matter m, CaseType type) {
    if (m.facts().file() == null) {
      return null;
    }
    boolean unknown = false;
    for (Optional<Notice> notice : notices(m, type).toList()) {
      Boolean written = notice.map(Notice::written).orElse(null);
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
    for (Optional<Notice> notice : writtenDisputes(m).toList()) {
      LocalDate received = notice.map(Notice::receivedOn).orElse(null);
      LocalDate ends = loan == null ? null : loan.validationEndsOn();
      if (received != null && ends != null && !received.isAfter(ends)) {
        return true;
      }
      unknown |= received == null || ends == null;
    }
    return m.facts().file() == null || unknown ? null : false;
  }
}
