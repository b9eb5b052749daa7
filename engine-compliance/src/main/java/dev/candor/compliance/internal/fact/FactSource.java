package dev.candor.compliance.internal.fact;

import dev.candor.compliance.internal.call.CallConsents;
import dev.candor.compliance.internal.call.CalledPerson;
import dev.candor.compliance.internal.words.Phrases;
import dev.candor.decision.Facts;
import dev.candor.message.CaseType;
import dev.candor.message.Theme;
import dev.candor.message.Word;
import dev.candor.party.Address;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of one message are read from: what the host knows, with the one loan, state and
 * theme it is judged under here. Not to be shared between threads.
 */
final class FactSource {

  private final Facts facts;
  private final SortedHistory history;
  private final @Nullable Loan loan;
  private final @Nullable String state;
  private final Theme theme;
  private final @Nullable Phrases phrases;
  private @Nullable LocalDate today;

  FactSource(
      Facts facts,
      SortedHistory history,
      @Nullable Loan loan,
      @Nullable String state,
      Theme theme,
      @Nullable Phrases phrases) {
    this.facts = facts;
    this.history = history;
    this.loan = loan;
    this.state = state;
    this.theme = theme;
    this.phrases = phrases;
  }

  Facts facts() {
    return facts;
  }

  SortedHistory history() {
    return history;
  }

  @Nullable Loan loan() {
    return loan;
  }

  @Nullable String state() {
    return state;
  }

  Theme theme() {
    return theme;
  }

  /** Returns the words of the message; null before it is written. */
  @Nullable Phrases phrases() {
    return phrases;
  }

  @Nullable BorrowerFile file() {
    return facts.file();
  }

  @Nullable Contact contact() {
    return facts.contact();
  }

  /**
   * Returns the day decided on where the borrower is, the earliest of all places they may be in.
   */
  LocalDate today() {
    LocalDate known = today;
    if (known == null) {
      known = dayThere(facts.asOf());
      today = known;
    }
    return known;
  }

  /** Returns the day of an instant where the borrower is, the earliest of all places. */
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

  /**
   * Returns which day of consent to calls about the loan an instant lies on; null where none covers
   * it.
   *
   * @param call the call placed then, or null for one that is yet to be placed
   */
  @Nullable Long callConsentDay(Instant at, @Nullable PastInteraction call) {
    return loan == null
        ? null
        : new CallConsents(new CalledPerson(contact(), file()), loan, history.all(), zones())
            .day(at, call);
  }

  /** Returns the day decided on where the borrower is, the latest of all places. */
  LocalDate latestDay() {
    LocalDate latest = LocalDate.ofInstant(facts.asOf(), ZoneOffset.UTC);
    for (ZoneId zone : zones()) {
      LocalDate there = LocalDate.ofInstant(facts.asOf(), zone);
      latest = there.isAfter(latest) ? there : latest;
    }
    return latest;
  }

  /** Returns every zone the borrower may be in; none where nothing tells. */
  Set<ZoneId> zones() {
    Set<ZoneId> zones = new HashSet<>();
    for (ZoneEvidence evidence : facts.zoneEvidence()) {
      zones.addAll(evidence.zones());
    }
    return zones;
  }

  /** Returns the first address of the borrower's own that is in use; null where none is known. */
  @Nullable Address residence() {
    BorrowerFile file = file();
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

  /** Returns the states of all such addresses, each once; one null where none is known. */
  static List<@Nullable String> states(@Nullable BorrowerFile file) {
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

  private static @Nullable Address residence(Contact contact) {
    return contact.type() == ContactType.ADDRESS
            && contact.affiliation() == Affiliation.SELF
            && !contact.isArchived()
            && !Boolean.FALSE.equals(contact.valid())
        ? contact.address()
        : null;
  }

  /** Returns the borrower's cases that touch the loan. */
  List<Case> cases() {
    BorrowerFile file = file();
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

  /** Returns those of a type that are open. */
  List<Case> openCases(CaseType type) {
    List<Case> open = new ArrayList<>();
    for (Case one : cases()) {
      if (one.open() && one.type() == type) {
        open.add(one);
      }
    }
    return open;
  }

  /** Returns a word as rules write it; null for none. */
  static @Nullable String wire(@Nullable Word word) {
    return word == null ? null : word.wireName();
  }

  /** Returns words as rules write them. */
  static Set<String> wires(Collection<? extends Word> words) {
    Set<String> wires = new HashSet<>();
    for (Word word : words) {
      wires.add(word.wireName());
    }
    return Set.copyOf(wires);
  }
}
