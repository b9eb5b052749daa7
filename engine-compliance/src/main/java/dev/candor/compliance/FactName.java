package dev.candor.compliance;

import dev.candor.decision.Facts;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import dev.candor.party.ActorRole;
import dev.candor.party.Address;
import dev.candor.party.Affiliation;
import dev.candor.party.Bankruptcy;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Case;
import dev.candor.party.Contact;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactType;
import dev.candor.party.Loan;
import dev.candor.party.LoanStatus;
import dev.candor.party.LoanType;
import dev.candor.party.PhoneKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The register of every fact a rule may name: its type, its meaning, and how it is read. A fact
 * read as null is missing.
 */
enum FactName {
  CHANNEL(
      "channel",
      Type.WORD,
      Channel.WORDS,
      "The way the message would go.",
      (facts, loan) -> wire(facts.channel())),
  THEME(
      "theme",
      Type.WORD,
      Theme.WORDS,
      "Why the message is sent.",
      (facts, loan) -> wire(facts.theme())),
  SUBJECT(
      "subject",
      Type.WORD,
      Subject.WORDS,
      "What the message is about.",
      (facts, loan) -> wire(facts.subject())),
  TRANSACTIONAL(
      "transactional",
      Type.FLAG,
      null,
      "Whether an automated system sends it in answer to an event.",
      (facts, loan) -> facts.transactional()),
  ACTOR_ROLE(
      "loan.actorRole",
      Type.WORD,
      ActorRole.WORDS,
      "In what role the sender acts for the loan.",
      (facts, loan) -> loan == null ? null : wire(loan.actorRole())),
  LOAN_TYPE(
      "loan.type",
      Type.WORD,
      LoanType.WORDS,
      "What kind of loan it is.",
      (facts, loan) -> loan == null ? null : wire(loan.type())),
  LOAN_STATUS(
      "loan.status",
      Type.WORD,
      LoanStatus.WORDS,
      "Where the loan stands.",
      (facts, loan) -> loan == null ? null : wire(loan.status())),
  DAYS_PAST_DUE(
      "loan.daysPastDue",
      Type.NUMBER,
      null,
      "Whole days since the oldest unpaid due date.",
      (facts, loan) ->
          loan == null || loan.daysPastDue() == null ? null : Long.valueOf(loan.daysPastDue())),
  CHARGED_OFF(
      "loan.chargedOff",
      Type.FLAG,
      null,
      "Whether the creditor wrote the loan off.",
      (facts, loan) -> loan == null ? null : loan.chargedOff()),
  TIME_BARRED(
      "loan.timeBarred",
      Type.FLAG,
      null,
      "Whether the limitation period has run.",
      (facts, loan) -> loan == null ? null : loan.timeBarred()),
  CONTACT_TYPE(
      "contact.type",
      Type.WORD,
      ContactType.WORDS,
      "What the contact is.",
      contact(contact -> wire(contact.type()))),
  CONTACT_LABEL(
      "contact.label",
      Type.WORD,
      ContactLabel.WORDS,
      "Where the contact belongs.",
      contact(contact -> wire(contact.label()))),
  PHONE_KIND(
      "contact.phoneKind",
      Type.WORD,
      PhoneKind.WORDS,
      "What kind of line the number is.",
      contact(contact -> wire(contact.phoneKind()))),
  EMPLOYER_PROVIDED(
      "contact.employerProvided",
      Type.FLAG,
      null,
      "Whether an employer provides the contact.",
      contact(Contact::employerProvided)),
  BORROWER_STATUS(
      "borrower.status",
      Type.WORD,
      BorrowerStatus.WORDS,
      "Whether the borrower is served.",
      file(file -> wire(file.borrower().status()))),
  STATE(
      "address.state",
      Type.WORD,
      null,
      "State of the residence, two letters.",
      file(FactName::state)),
  OPEN_CASES(
      "cases.open",
      Type.WORDS,
      CaseType.WORDS,
      "Types of the open cases that touch the loan.",
      FactName::openCases),
  STAY_IN_FORCE(
      "bankruptcy.stayInForce",
      Type.FLAG,
      null,
      "Whether the automatic stay of an open bankruptcy case holds for the loan; false without such a case.",
      FactName::stayInForce);

  /** What kind of value a fact has. */
  enum Type {
    WORD,
    WORDS,
    NUMBER,
    FLAG
  }

  /** How a fact is read; null means missing. */
  interface Reader {
    @Nullable Object read(Facts facts, @Nullable Loan loan);
  }

  private static final Map<String, FactName> BY_NAME =
      Stream.of(values())
          .collect(
              Collectors.toMap(
                  FactName::text, Function.identity(), (a, b) -> a, LinkedHashMap::new));

  private final String text;
  private final Type type;
  private final @Nullable Vocabulary<?> vocabulary;
  private final String meaning;
  private final Reader reader;

  FactName(
      String text, Type type, @Nullable Vocabulary<?> vocabulary, String meaning, Reader reader) {
    this.text = text;
    this.type = type;
    this.vocabulary = vocabulary;
    this.meaning = meaning;
    this.reader = reader;
  }

  static Optional<FactName> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** The name a rule uses. */
  String text() {
    return text;
  }

  Type type() {
    return type;
  }

  /** The words it may have; null when any. */
  @Nullable Vocabulary<?> vocabulary() {
    return vocabulary;
  }

  String meaning() {
    return meaning;
  }

  @Nullable Object read(Facts facts, @Nullable Loan loan) {
    return reader.read(facts, loan);
  }

  private static @Nullable String wire(@Nullable Word word) {
    return word == null ? null : word.wireName();
  }

  private static Reader contact(Function<Contact, @Nullable Object> read) {
    return (facts, loan) -> facts.contact() == null ? null : read.apply(facts.contact());
  }

  private static Reader file(Function<BorrowerFile, @Nullable Object> read) {
    return (facts, loan) -> facts.file() == null ? null : read.apply(facts.file());
  }

  private static @Nullable String state(BorrowerFile file) {
    return file.contacts().stream()
        .filter(
            contact ->
                contact.type() == ContactType.ADDRESS
                    && contact.affiliation() == Affiliation.SELF
                    && !contact.archived()
                    && !Boolean.FALSE.equals(contact.valid()))
        .map(Contact::address)
        .filter(address -> address != null && address.tellsState())
        .findFirst()
        .map(Address::state)
        .orElse(null);
  }

  private static List<Case> openCasesOf(Facts facts, @Nullable Loan loan) {
    BorrowerFile file = facts.file();
    return file == null
        ? List.of()
        : file.cases().stream()
            .filter(one -> one.open() && (loan == null || one.touches(loan.id())))
            .toList();
  }

  private static @Nullable Object openCases(Facts facts, @Nullable Loan loan) {
    return facts.file() == null
        ? null
        : openCasesOf(facts, loan).stream()
            .map(one -> one.type().wireName())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static @Nullable Object stayInForce(Facts facts, @Nullable Loan loan) {
    if (facts.file() == null) {
      return null;
    }
    boolean unknown = false;
    for (Case one : openCasesOf(facts, loan)) {
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
}
