package dev.candor.compliance;

import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.Dialing;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.message.Vocabulary;
import dev.candor.party.ActorRole;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactType;
import dev.candor.party.LoanStatus;
import dev.candor.party.LoanType;
import dev.candor.party.PhoneKind;
import dev.candor.party.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      word("channel", Channel.WORDS, "The way the message would go.", SENDER);
  static final FactName THEME =
      word(
          "theme",
          Theme.WORDS,
          "Why the message is sent. One judged under several themes, its subject's own and the one given, is looked at under each, and the strictest holds.",
          SENDER);
  static final FactName STATE =
      word(
          "address.state",
          null,
          "State of the residence, two letters; every state of an address in use is looked at.",
          BORROWER);

  static {
    word("subject", Subject.WORDS, "What the message is about.", SENDER);
    flag("transactional", "Whether an automated system sends it in answer to an event.", SENDER);
    word("message.dialing", Dialing.WORDS, "How the call is placed or the text sent.", SENDER);
    flag("message.commercial", "Whether its primary purpose is to advertise or sell.", SENDER);
    flag("message.limitedContent", "Whether it is a voicemail with limited content.", SENDER);
    flag(
        "message.plainEnvelope",
        "Whether nothing on its envelope, or to be seen through it, tells of a debt.",
        SENDER);
    flag(
        "message.answers",
        "Whether it is the first answer, by the same channel, to something about the loan that came from the person it goes to and did not fail; an answer that bounced is none.",
        SENDER + " and " + HISTORY);
    flag(
        "message.answersAtInconvenientTime",
        "Whether it is such an answer, the same day, to something begun at a time that is inconvenient to the borrower.",
        SENDER + ", " + HISTORY + " and " + BORROWER);
    flag(
        "message.answersAtSameContact",
        "Whether it is such an answer, the same day, to something begun by the contact the message goes to.",
        SENDER + ", " + HISTORY + " and " + CONTACT);

    word("loan.actorRole", ActorRole.WORDS, "In what role the sender acts for the loan.", LOAN);
    word("loan.type", LoanType.WORDS, "What kind of loan it is.", LOAN);
    word("loan.status", LoanStatus.WORDS, "Where the loan stands.", LOAN);
    number("loan.daysPastDue", "days", "Whole days since the oldest unpaid due date.", LOAN);
    flag("loan.chargedOff", "Whether the creditor wrote the loan off.", LOAN);
    flag("loan.timeBarred", "Whether the limitation period has run.", LOAN);
    date("loan.originatedOn", "Day the loan was made.", LOAN);
    date("loan.validationNoticeSentOn", "Day the validation notice was sent.", LOAN);
    date("loan.validationEndsOn", "Last day of the validation period.", LOAN);
    flag(
        "loan.firstCommunication",
        "Whether nothing about the loan is known to have reached the borrower or to have come from them; a call nobody took reached nobody.",
        HISTORY);
    date(
        "loan.firstCommunicationOn",
        "Day of the first communication about the loan, sent or received; missing where none is known.",
        HISTORY);
    flag(
        "loan.firstWritten",
        "Whether nothing in writing about the loan is known to have been sent to the borrower.",
        HISTORY);

    word("contact.type", ContactType.WORDS, "What the contact is.", CONTACT);
    word("contact.label", ContactLabel.WORDS, "Where the contact belongs.", CONTACT);
    word("contact.affiliation", Affiliation.WORDS, "Whose the contact is.", CONTACT);
    word("contact.phoneKind", PhoneKind.WORDS, "What kind of line the number is.", CONTACT);
    flag("contact.verified", "Whether the borrower confirmed it.", CONTACT);
    flag("contact.employerProvided", "Whether an employer provides the contact.", CONTACT);
    flag(
        "contact.reassigned",
        "Whether the number is known to belong to somebody else since consent was given.",
        CONTACT);
    flag(
        "contact.atInconvenientPlace",
        "Whether the contact is an address or a landline at a place the borrower called inconvenient.",
        CONTACT + " and " + BORROWER);
    flag(
        "contact.autodialedConsent",
        "Whether consent to autodialed or prerecorded calls and texts holds; false where none is on file. One of which no day is known counts.",
        CONTACT);
    date(
        "contact.lastInboundOn",
        "Day the borrower last used this contact to reach us by the channel of the message.",
        HISTORY);

    flag(
        "consent.granted",
        "Whether consent to the channel holds, for the contact or else, for a contact of the borrower's own, the borrower; false where none is on file. One of which no day is known counts.",
        CONTACT + " and " + BORROWER);
    flag(
        "consent.revoked",
        "Whether consent to the channel was taken back, for the contact or altogether; false where none is on file.",
        CONTACT + " and " + BORROWER);
    flag(
        "consent.direct",
        "Whether consent to the channel holds and was given directly to the sender.",
        CONTACT + " and " + BORROWER);
    number(
        "consent.directDay",
        "days",
        "Which day of that consent today is, the day it was given being the first; missing where there is none.",
        CONTACT + " and " + BORROWER);
    flag(
        "consent.usedUp",
        "Whether a conversation about the loan took place after that consent; false where there is none.",
        HISTORY);

    word("borrower.status", BorrowerStatus.WORDS, "Whether the borrower is served.", BORROWER);
    word("borrower.language", null, "The borrower's language, two letters.", BORROWER);
    flag(
        "borrower.deceased",
        "Whether the borrower has died: a day of death or a case that was not canceled says so.",
        BORROWER);
    flag(
        "borrower.electronicConsent",
        "Whether consent to electronic delivery of what the law wants in writing holds for a contact of the borrower's own; false where none is on file. One of which no day is known counts.",
        BORROWER);
    words(
        "borrower.inconvenientPlaces",
        Place.WORDS,
        "Places the borrower called inconvenient.",
        BORROWER);
    flag(
        "borrower.hasInconvenientTimes",
        "Whether times are known to be inconvenient to the borrower.",
        BORROWER);
    word(
        "address.country",
        null,
        "Country of the residence, two letters; US where an address names none.",
        BORROWER);
    word("address.city", null, "City of the residence, as written.", BORROWER);
    flag(
        "attorney.represents",
        "Whether an attorney is known to represent the borrower on the loan.",
        BORROWER);
    flag(
        "attorney.contactKnown",
        "Whether that attorney's name and address are known; false where there is none.",
        BORROWER);
    flag(
        "attorney.consents",
        "Whether that attorney agrees to direct contact; false where there is none.",
        BORROWER);
    flag(
        "attorney.unresponsive",
        "Whether that attorney has not answered within a reasonable time; false where there is none.",
        BORROWER);

    words(
        "cases.open",
        CaseType.WORDS,
        "Types of the open cases. A death, an identity theft, a request to cease and an unanswered written dispute are not ended by completing the case; one completed on no known day counts as closed.",
        CASES);
    for (CaseType type : CaseType.values()) {
      date(
          "case." + type.wireName() + ".openedOn",
          "First day of the latest open case of this type; missing where none is open.",
          CASES);
      date(
          "case." + type.wireName() + ".closedOn",
          "Last day of the latest closed case of this type; missing where none is.",
          CASES);
    }
    flag(
        "bankruptcy.stayInForce",
        "Whether the automatic stay of a bankruptcy case holds, whichever loan and status the case has; false without such a case.",
        CASES);
    flag(
        "bankruptcy.discharged",
        "Whether the loan was discharged in bankruptcy: a case or the loan's status says so.",
        CASES);
    flag(
        "bankruptcy.reaffirmed",
        "Whether every case that discharged the loan says that it was reaffirmed; false where none does, and without a day of discharge.",
        CASES);
    flag(
        "cease.written",
        "Whether the borrower asked in writing that communication cease; false without such a case.",
        CASES);
    flag(
        "dispute.written",
        "Whether the borrower disputes the debt in writing; false without an open dispute.",
        CASES);
    flag(
        "dispute.inTime",
        "Whether a dispute not known to be spoken was received within the validation period; false without an open one.",
        CASES + " and " + LOAN);
    flag(
        "dispute.answered",
        "Whether what answers each dispute not known to be spoken was sent; true without an open one.",
        CASES);
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

  private final int index;
  private final String text;
  private final Type type;
  private final @Nullable String unit;
  private final @Nullable Vocabulary<?> vocabulary;
  private final String meaning;
  private final String source;

  private FactName(
      String text,
      Type type,
      @Nullable String unit,
      @Nullable Vocabulary<?> vocabulary,
      String meaning,
      String source) {
    this.index = REGISTER.size();
    this.text = text;
    this.type = type;
    this.unit = unit;
    this.vocabulary = vocabulary;
    this.meaning = meaning;
    this.source = source;
    REGISTER.put(text, this);
  }

  private static FactName word(
      String text, @Nullable Vocabulary<?> vocabulary, String meaning, String source) {
    return new FactName(text, Type.WORD, null, vocabulary, meaning, source);
  }

  private static void words(String text, Vocabulary<?> vocabulary, String meaning, String source) {
    new FactName(text, Type.WORDS, null, vocabulary, meaning, source);
  }

  private static void number(String text, String unit, String meaning, String source) {
    new FactName(text, Type.NUMBER, unit, null, meaning, source);
  }

  private static void flag(String text, String meaning, String source) {
    new FactName(text, Type.FLAG, null, null, meaning, source);
  }

  private static void date(String text, String meaning, String source) {
    new FactName(text, Type.DATE, null, null, meaning, source);
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
    return FactReading.read(text, matter);
  }

  /** The name a rule uses. */
  @Override
  public String toString() {
    return text;
  }
}
