package dev.candor.scheduling;

import dev.candor.party.Address;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.time.ZoneEvidence;
import dev.candor.time.ZoneEvidence.Source;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a borrower may be: every time zone that what is held of them leaves open (12 CFR
 * 1006.6(b)(1)(i), comment 2). It never guesses: a number or an address that tells nothing adds
 * nothing. Stateless; may be shared between threads.
 *
 * <p>Area codes and states are looked up in two tables in this jar, {@code area-codes.csv} and
 * {@code states.csv}, that name a source per row. A code or state with several zones has all of
 * them, and so has every overlay of such a code, because a mobile number tells no more than its
 * area code.
 */
public final class ZoneFinder {

  static final Comparator<ZoneId> BY_ID = Comparator.comparing(ZoneId::getId);

  private static final Comparator<ZoneEvidence> ADDRESSES_FIRST =
      Comparator.comparing(ZoneEvidence::source, Comparator.reverseOrder())
          .thenComparing(ZoneEvidence::basis);

  private static final Set<String> TERRITORIES = Set.of("AS", "GU", "MP", "PR", "VI");
  private static final @Nullable ZoneEvidence[] AREA_CODES = areaCodes();
  private static final Map<String, ZoneEvidence> STATES = states();

  /** A finder on the tables in this jar. */
  public ZoneFinder() {}

  /**
   * The evidence in a borrower's file, each piece once: addresses first, then area codes, each by
   * its basis, whatever the order of the contacts. Empty when nothing tells.
   *
   * <ul>
   *   <li>A time zone that the borrower stated stands alone and replaces all else.
   *   <li>Otherwise each address in a known state or territory of the United States, and each
   *       telephone number with a known area code there, as far as it is the borrower's own, not
   *       archived and not known to be wrong. A number counts whether or not it may be called.
   *   <li>Toll-free and premium numbers, personal numbers and codes not in the tables are no
   *       evidence.
   *   <li>A military address, an address in another country and a number of another country say
   *       that the borrower may be anywhere: then there is no evidence at all, and nothing that
   *       reads the borrower's clock permits.
   * </ul>
   */
  public List<ZoneEvidence> evidence(BorrowerFile file) {
    return evidence(file, null);
  }

  /** The same with the contact the message goes to, whoever's it is. */
  public List<ZoneEvidence> evidence(BorrowerFile file, @Nullable Contact to) {
    ZoneId stated = file.borrower().timeZone();
    if (stated != null) {
      return List.of(new ZoneEvidence(Source.STATED, "stated by the borrower", Set.of(stated)));
    }
    SortedSet<ZoneEvidence> found = new TreeSet<>(ADDRESSES_FIRST);
    for (Contact contact : file.contacts()) {
      boolean tells = tells(contact) || contact.equals(to);
      if (tells && mayBeAnywhere(contact)) {
        return List.of();
      }
      ZoneEvidence evidence = tells ? evidence(contact) : null;
      if (evidence != null) {
        found.add(evidence);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Every zone that some of the evidence leaves open, by id. A limit on the recipient's clock holds
   * in all of them.
   */
  public static Set<ZoneId> plausible(List<ZoneEvidence> evidence) {
    SortedSet<ZoneId> zones = new TreeSet<>(BY_ID);
    for (ZoneEvidence piece : evidence) {
      zones.addAll(piece.zones());
    }
    return Collections.unmodifiableSortedSet(zones);
  }

  private static boolean tells(Contact contact) {
    return contact.affiliation() == Affiliation.SELF
        && !contact.archived()
        && !Boolean.FALSE.equals(contact.valid());
  }

  private static boolean mayBeAnywhere(Contact contact) {
    Address address = contact.address();
    if (contact.type() == ContactType.ADDRESS && address != null) {
      boolean abroad = address.country() != null && !address.country().strip().equals("US");
      return evidence(address) == null && (abroad || address.state() != null);
    }
    String value = contact.value();
    return contact.type() == ContactType.PHONE
        && value != null
        && value.strip().startsWith("+")
        && !value.strip().startsWith("+1");
  }

  private static @Nullable ZoneEvidence evidence(Contact contact) {
    if (contact.type() == ContactType.PHONE && contact.value() != null) {
      int code = AreaCode.of(contact.value());
      return code == AreaCode.NONE ? null : AREA_CODES[code];
    }
    return contact.type() == ContactType.ADDRESS && contact.address() != null
        ? evidence(contact.address())
        : null;
  }

  /** A territory is written as a state of the United States or as a country of its own. */
  private static @Nullable ZoneEvidence evidence(Address address) {
    String country =
        address.country() == null ? "US" : address.country().strip().toUpperCase(Locale.ROOT);
    String state = address.state() == null ? "" : address.state().strip().toUpperCase(Locale.ROOT);
    if (country.equals("US")) {
      return STATES.get(state);
    }
    boolean territory = TERRITORIES.contains(country) && (state.isEmpty() || state.equals(country));
    return territory ? STATES.get(country) : null;
  }

  private static @Nullable ZoneEvidence[] areaCodes() {
    @Nullable ZoneEvidence[] codes = new @Nullable ZoneEvidence[1000];
    ZoneTable.bundled("area-codes.csv")
        .rows()
        .forEach(
            (code, row) ->
                codes[Integer.parseInt(code)] =
                    new ZoneEvidence(Source.AREA_CODE, "area code " + code, row.zones()));
    return codes;
  }

  private static Map<String, ZoneEvidence> states() {
    Map<String, ZoneEvidence> states = new HashMap<>();
    ZoneTable.bundled("states.csv")
        .rows()
        .forEach(
            (state, row) ->
                states.put(state, new ZoneEvidence(Source.ADDRESS, "state " + state, row.zones())));
    return Map.copyOf(states);
  }
}
