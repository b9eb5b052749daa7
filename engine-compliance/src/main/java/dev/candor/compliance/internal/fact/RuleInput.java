package dev.candor.compliance.internal.fact;

import dev.candor.compliance.internal.words.Phrases;
import dev.candor.decision.Facts;
import dev.candor.message.Channel;
import dev.candor.message.Theme;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message about one loan under one state's law and one theme as one flat fact: every named fact
 * is read once, when it is first asked for. Drools joins nothing. Not to be shared between threads.
 */
public final class RuleInput {

  private static final Object UNREAD = new Object();

  private final FactSource source;
  private final @Nullable Object[] values = new @Nullable Object[FactRegister.size()];
  private final LocalDate day;
  private final String channelKey;

  private RuleInput(FactSource source) {
    this.source = source;
    this.day = LocalDate.ofInstant(source.facts().asOf(), ZoneOffset.UTC);
    Channel channel = source.facts().channel();
    this.channelKey = channel == null ? "" : channel.wireName();
    Arrays.fill(values, UNREAD);
  }

  /**
   * Returns one for each loan the message is about, or one without; each for every state it may be
   * in and every theme it is judged under.
   */
  public static List<RuleInput> of(Facts facts) {
    return of(facts, null);
  }

  /** Returns the same of a message whose words are known. */
  public static List<RuleInput> ofWritten(Facts facts, String words) {
    return of(facts, new Phrases(words));
  }

  private static List<RuleInput> of(Facts facts, @Nullable Phrases phrases) {
    List<@Nullable String> states = FactSource.states(facts.file());
    List<RuleInput> inputs =
        new ArrayList<>(Math.max(1, facts.loans().size()) * states.size() * facts.themes().size());
    SortedHistory history = SortedHistory.of(facts.history());

    if (facts.loans().isEmpty()) {
      add(inputs, facts, history, null, states, phrases);
    }
    for (Loan loan : facts.loans()) {
      add(inputs, facts, history, loan, states, phrases);
    }
    return inputs;
  }

  private static void add(
      List<RuleInput> inputs,
      Facts facts,
      SortedHistory history,
      @Nullable Loan loan,
      List<@Nullable String> states,
      @Nullable Phrases phrases) {
    for (String state : states) {
      for (Theme theme : facts.themes()) {
        inputs.add(new RuleInput(new FactSource(facts, history, loan, state, theme, phrases)));
      }
    }
  }

  /** Returns what the host knows of the message. */
  public Facts facts() {
    return source.facts();
  }

  /** Returns what happened before, oldest first. */
  public SortedHistory history() {
    return source.history();
  }

  /** Returns the loan; null where the message is about none. */
  public @Nullable Loan loan() {
    return source.loan();
  }

  /** Returns the fact as it is here; null when missing. */
  public @Nullable Object value(Fact fact) {
    Object value = values[fact.index()];
    if (value == UNREAD) {
      value = fact.read(source);
      values[fact.index()] = value;
    }
    return value;
  }

  /**
   * Returns which day of consent to calls about the loan, given directly by the person the message
   * goes to, a past call was placed on; null where none covered it.
   */
  public @Nullable Long consentDay(PastInteraction call) {
    return source.callConsentDay(call.at(), call);
  }

  /** Returns the channel, for Drools' hash index; empty when missing. */
  public String channelKey() {
    return channelKey;
  }

  /** Returns the state, for Drools' hash index; empty when missing. */
  public String stateKey() {
    String state = source.state();
    return state == null ? "" : state;
  }

  /** Returns the day decided on, in UTC; what "effective from" is compared with. */
  public LocalDate day() {
    return day;
  }

  /** Returns the day decided on where the borrower is, the earliest of all places. */
  public LocalDate today() {
    return source.today();
  }
}
