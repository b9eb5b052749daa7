package dev.candor.benchmark.rules;

import dev.candor.decision.Facts;
import dev.candor.decision.TemplateState;
import dev.candor.fixture.ContactBuilder;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.Past;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import dev.candor.message.Manner;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactType;
import dev.candor.party.LoanStatus;
import dev.candor.party.PastInteraction;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Messages to decide on, all facts known, the same each time. */
public final class Questions {

  private static final Instant NOON = Instant.parse("2026-04-07T16:00:00Z");
  private static final int MANY = 64;

  private Questions() {}

  /** Messages to borrowers in these states, each with so many interactions in its past. */
  static List<Facts> of(List<String> states, int interactions) {
    Random random = new Random(11);
    List<Facts> questions = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      questions.add(question(random, states, interactions));
    }
    return questions;
  }

  /**
   * Returns a call to the New Yorker of whom nothing is special: what a service holds of a
   * borrower, and no more work to put it together.
   */
  static Facts plain() {
    BorrowerFile file = Personas.newYorker();
    return facts(Channel.VOICE, file, phone(file));
  }

  private static Facts question(Random random, List<String> states, int interactions) {
    Channel channel = GeneratedRule.CHANNELS.get(random.nextInt(GeneratedRule.CHANNELS.size()));
    String state = states.get(random.nextInt(states.size()));
    PersonaBuilder persona =
        PersonaBuilder.like(
                random.nextInt(8) == 0 ? Personas.inconvenientTimes() : Personas.newYorker())
            .without(ContactType.ADDRESS)
            .withoutLoans()
            .with(
                ContactBuilder.home("CT-HOME", "1 Example Street", "Town", state, "10001").build());
    int loans = 1 + random.nextInt(3);

    for (int loan = 0; loan < loans; loan++) {
      persona.loan(
          LoanBuilder.loan("LN-" + loan)
              .type(GeneratedRule.LOAN_TYPES.get(random.nextInt(GeneratedRule.LOAN_TYPES.size())))
              .status(random.nextInt(8) == 0 ? LoanStatus.FROZEN : LoanStatus.ACTIVE)
              .timeBarred(random.nextInt(8) == 0)
              .daysPastDue(random.nextInt(120))
              .build());
    }

    PastInteraction[] history = new PastInteraction[interactions];
    for (int past = 0; past < interactions; past++) {
      history[past] =
          Past.sent(
              GeneratedRule.CHANNELS.get(random.nextInt(GeneratedRule.CHANNELS.size())),
              NOON.minusSeconds(3_600L * 24 * 60 * (interactions - past) / interactions + 60));
    }

    persona.history(history);
    BorrowerFile file = persona.build();

    return facts(
        channel,
        file,
        ContactBuilder.like(phone(file))
            .label(random.nextInt(4) == 0 ? ContactLabel.WORK : ContactLabel.HOME)
            .build());
  }

  private static Facts facts(Channel channel, BorrowerFile file, Contact contact) {
    return new Facts(
        NOON,
        Subject.LOAN_OVERDUE_FIRST_NOTICE,
        Theme.OPS_COLL_DEBT,
        channel,
        true,
        file,
        null,
        contact,
        List.of(),
        file.loans(),
        null,
        null,
        file.history(),
        TemplateState.ENABLED,
        "en",
        Set.of(channel),
        true,
        0,
        List.of(
            new ZoneEvidence(
                ZoneEvidence.Source.STATED, "stated", Set.of(ZoneId.of("America/New_York")))),
        Manner.PLAIN,
        null);
  }

  private static Contact phone(BorrowerFile file) {
    return file.contacts().stream()
        .filter(one -> one.type() == ContactType.PHONE)
        .findFirst()
        .orElseThrow();
  }
}
