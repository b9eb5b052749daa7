package dev.candor.compliance.internal.fact;

import static dev.candor.compliance.internal.fact.Fact.BORROWER;
import static dev.candor.compliance.internal.fact.Fact.CONTACT;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.flag;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.word;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.words;
import static dev.candor.compliance.internal.fact.Fact.HISTORY;
import static dev.candor.compliance.internal.fact.Fact.SENDER;

import dev.candor.message.Channel;
import dev.candor.message.Dialing;
import dev.candor.message.MessageContent;
import dev.candor.message.MessagePurpose;
import dev.candor.message.SocialAudience;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import org.jspecify.annotations.Nullable;

/** The facts of the message itself, and of what it answers. */
enum MessageFacts implements Fact.Reader {
  CHANNEL(word("channel", Channel.WORDS, SENDER, "The way the message would go.")),
  THEME(
      word(
          "theme",
          Theme.WORDS,
          SENDER,
          "Why the message is sent. One judged under several themes, its subject's own and the one given, is looked at under each, and the strictest holds.")),
  STATE(
      word(
          "address.state",
          null,
          BORROWER,
          "State of the residence, two letters; every state of an address in use is looked at.")),
  SUBJECT(word("subject", Subject.WORDS, SENDER, "What the message is about.")),
  TRANSACTIONAL(
      flag("transactional", SENDER, "Whether an automated system sends it in answer to an event.")),
  DIALING(
      word("message.dialing", Dialing.WORDS, SENDER, "How the call is placed or the text sent.")),
  COMMERCIAL(
      flag("message.commercial", SENDER, "Whether its primary purpose is to advertise or sell.")),
  LIMITED_CONTENT(
      flag("message.limitedContent", SENDER, "Whether it is a voicemail with limited content.")),
  PLAIN_ENVELOPE(
      flag(
          "message.plainEnvelope",
          SENDER,
          "Whether nothing on its envelope, or to be seen through it, tells of a debt.")),
  PURPOSE(word("message.purpose", MessagePurpose.WORDS, SENDER, "What the message is for.")),
  CONTAINS(
      words(
          "message.contains",
          MessageContent.WORDS,
          SENDER,
          "What the message holds that the law may forbid, as far as its sender knows.")),
  SOCIAL_AUDIENCE(
      word(
          "message.socialAudience",
          SocialAudience.WORDS,
          SENDER,
          "Who can see the message, where it goes over a social media platform.")),
  ANSWERS(
      flag(
          "message.answers",
          SENDER + " and " + HISTORY,
          "Whether it is the first answer, by the same channel, to something about the loan that came from the person it goes to and did not fail; an answer that bounced is none.")),
  ANSWERS_AT_INCONVENIENT_TIME(
      flag(
          "message.answersAtInconvenientTime",
          SENDER + ", " + HISTORY + " and " + BORROWER,
          "Whether it is such an answer to something begun at a time that is inconvenient to the borrower, within the same stretch of that time.")),
  CONTINUES_TALK(
      flag(
          "message.continuesTalk",
          HISTORY + " and " + CONTACT,
          "Whether it is said in a call that is connected, and has not ended, with the contact the message goes to.")),
  ANSWERS_IN_SAME_NIGHT(
      flag(
          "message.answersInSameNight",
          SENDER + ", " + HISTORY + " and " + CONTACT,
          "Whether it is such an answer, between 9 p.m. and 8 a.m. where the borrower may be, to something begun in the same night by the contact the message goes to.")),
  ANSWERS_AT_SAME_CONTACT(
      flag(
          "message.answersAtSameContact",
          SENDER + ", " + HISTORY + " and " + CONTACT,
          "Whether it is such an answer, the same day, to something begun by the contact the message goes to.")),
  ANSWERS_BARRED_MEDIUM(
      flag(
          "message.answersBarredMedium",
          SENDER + ", " + HISTORY + " and " + CONTACT,
          "Whether it is such an answer, on whatever day, to something that came after consent to its channel was taken back; a request of which no day is known counts as earlier.")),
  SAID(
      words(
          "message.words",
          null,
          "the message as it is written",
          "Its words, of which phrases are looked for as they stand, whatever their case, spaces and quotes. A rule that asks is asked once the message is written, and refuses or warns."));

  private final Fact.FactDeclaration declaration;

  MessageFacts(Fact.FactDeclaration declaration) {
    this.declaration = declaration;
  }

  @Override
  public Fact.FactDeclaration declaration() {
    return declaration;
  }

  @Override
  public @Nullable Object read(FactSource from) {
    return switch (this) {
      case CHANNEL -> FactSource.wire(from.facts().channel());
      case THEME -> FactSource.wire(from.theme());
      case STATE -> from.state();
      case SUBJECT -> FactSource.wire(from.facts().subject());
      case TRANSACTIONAL -> from.facts().transactional();
      case DIALING -> FactSource.wire(from.facts().manner().dialing());
      case COMMERCIAL -> from.facts().manner().commercial();
      case LIMITED_CONTENT -> from.facts().manner().limitedContent();
      case PLAIN_ENVELOPE -> from.facts().manner().plainEnvelope();
      case PURPOSE -> FactSource.wire(from.facts().manner().purpose());
      case CONTAINS -> FactSource.wires(from.facts().manner().contains());
      case SOCIAL_AUDIENCE -> FactSource.wire(from.facts().manner().socialAudience());
      case ANSWERS -> FirstAnswer.is(from);
      case ANSWERS_BARRED_MEDIUM -> ConsentFacts.isAnswerByBarredMedium(from);
      case ANSWERS_AT_INCONVENIENT_TIME -> FirstAnswer.isToInconvenientTime(from);
      case CONTINUES_TALK -> FirstAnswer.isInTalk(from);
      case ANSWERS_IN_SAME_NIGHT -> FirstAnswer.isToSameNight(from);
      case ANSWERS_AT_SAME_CONTACT -> FirstAnswer.isToSameContact(from);
      case SAID -> from.phrases();
    };
  }
}
