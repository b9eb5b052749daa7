package dev.candor.compliance;

import dev.candor.decision.Facts;
import dev.candor.message.Channel;
import dev.candor.message.Theme;
import dev.candor.party.Loan;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message about one loan under one state's law and one theme as one flat fact: every named fact
 * is read once, when it is first asked for. Drools joins nothing. Not to be shared between threads.
 */
public final class Matter {

  private static final Object UNREAD = new Object();

  private final Facts facts;
  private final SortedHistory history;
  private final @Nullable Loan loan;
  private final @Nullable String state;
  private final Theme theme;
  private final @Nullable Object[] values = new @Nullable Object[FactName.count()];
  private final LocalDate day;
  private final String channelKey;
  private @Nullable LocalDate today;

  private Matter(
      Facts facts,
      SortedHistory history,
      @Nullable Loan loan,
      @Nullable String state,
      Theme theme) {
    this.facts = facts;
    this.history = history;
    this.loan = loan;
    this.state = state;
    this.theme = theme;
    this.day = LocalDate.ofInstant(facts.asOf(), ZoneOffset.UTC);
    Channel channel = facts.channel();
    this.channelKey = channel == null ? "" : channel.wireName();
    Arrays.fill(values, UNREAD);
  }

  /**
   * One for each loan the message is about, or one without; each for every state it may be in and
   * every theme it is judged under.
   */
  static List<Matter> of(Facts facts) {
    List<@Nullable String> states = FactReading.states(facts);
    List<Matter> matters =
        new ArrayList<>(Math.max(1, facts.loans().size()) * states.size() * facts.themes().size());
    SortedHistory history = SortedHistory.of(facts.history());
    if (facts.loans().isEmpty()) {
      add(matters, facts, history, null, states);
    }
    for (Loan loan : facts.loans()) {
      add(matters, facts, history, loan, states);
    }
    return matters;
  }

  private static void add(
      List<Matter> matters,
      Facts facts,
      SortedHistory history,
      @Nullable Loan loan,
      List<@Nullable String> states) {
    for (String state : states) {
      for (Theme theme : facts.themes()) {
        matters.add(new Matter(facts, history, loan, state, theme));
      }
    }
  }

  Facts facts() {
    return facts;
  }

  /** What happened before, oldest first. */
  SortedHistory history() {
    return history;
  }

  @Nullable Loan loan() {
    return loan;
  }

  @Nullable String state() {
    return state;
  }

  /** The one theme it is judged under here. */
  Theme theme() {
    return theme;
  }

  /** The fact as it is here; null when missing. */
  @Nullable Object value(FactName name) {
    Object value = values[name.index()];
    if (value == UNREAD) {
      value = name.read(this);
      values[name.index()] = value;
    }
    return value;
  }

  /** The channel, for Drools' hash index; empty when missing. */
  String channelKey() {
    return channelKey;
  }

  /** The state, for Drools' hash index; empty when missing. */
  String stateKey() {
    return state == null ? "" : state;
  }

  /** The day decided on, in UTC; what "effective from" is compared with. */
  LocalDate day() {
    return day;
  }

  /** The day decided on where the borrower is, the earliest of all places they may be in. */
  LocalDate today() {
    LocalDate known = today;
    if (known == null) {
      known = dayThere(facts.asOf());
      today = known;
    }
    return known;
  }

  /** The day of an instant where the borrower is, the earliest of all places they may be in. */
  LocalDate dayThere(Instant at) {
    LocalDate earliest = null;
    for (ZoneEvidence evidence : facts.zoneEvidence()) {
      for (ZoneId zone : evidence.zones()) {
        LocalDate there = LocalDate.ofInstant(at, zone);
        earliest = earliest == null || there.isBefore(earliest) ? there : earliest;
      }
    }
    return earliest == null ? LocalDate.ofInstant(at, ZoneOffset.UTC) : earliest;
  }
}
