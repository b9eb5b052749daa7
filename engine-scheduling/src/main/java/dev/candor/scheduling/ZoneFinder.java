package dev.candor.scheduling;

import dev.candor.party.Address;
import dev.candor.party.Affiliation;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.party.Device;
import dev.candor.scheduling.internal.place.AddressZones;
import dev.candor.scheduling.internal.place.ZoneTable;
import dev.candor.scheduling.phone.AreaCode;
import dev.candor.time.ZoneEvidence;
import dev.candor.time.ZoneEvidence.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a borrower may be: every time zone that what is held of them leaves open (12 CFR
 * 1006.6(b)(1)(i), comment 2). It never guesses: a number or an address that tells nothing adds
 * nothing. Stateless; may be shared between threads.
 *
 * <p>Area codes, states, the first three digits of ZIP codes and counties are looked up in tables
 * in this jar, {@code area-codes.csv}, {@code states.csv}, {@code zip3.csv} and {@code
 * counties.csv}, that name a source per row. A code or state with several zones has all of them,
 * and so has every overlay of such a code, because a mobile number tells no more than its area
 * code.
 */
public final class ZoneFinder {

  private static final String FILE = "the borrower's file";

  private static final Comparator<ZoneEvidence> ADDRESSES_FIRST =
      Comparator.comparing(ZoneEvidence::source, Comparator.reverseOrder())
          .thenComparing(ZoneEvidence::basis)
          .thenComparing(ZoneFinder::ids);

  /**
   * Letters such as UTC, GMT0, CET, WET, EST5EDT: a rule for clocks, and no place that keeps it.
   */
  private static final Pattern NO_PLACE = Pattern.compile("[A-Z]{3}([+-]?[0-9]{1,2}([A-Z]{3})?)?");

  /** Zones that are written like places and are none. */
  private static final Set<String> NO_PLACES = Set.of("Zulu", "Universal", "Greenwich");

  /** Countries and cities whose zone is three capital letters in the table. */
  private static final Set<String> PLACES_OF_THREE_LETTERS = Set.of("ROK", "PRC");

  private static final @Nullable ZoneEvidence[] AREA_CODES = areaCodes();

  /** Makes a finder on the tables in this jar. */
  public ZoneFinder() {}

  /**
   * Returns the evidence in a borrower's file, each piece once, of the latest day known of it:
   * addresses first, then devices, then area codes, each by its basis, whatever the order of the
   * file. Empty when nothing tells.
   *
   * <ul>
   *   <li>A time zone that the borrower stated stands alone and replaces all else.
   *   <li>Otherwise each address in a known state or territory of the United States, and each
   *       telephone number with a known area code there, as far as it is the borrower's own, not
   *       archived and not known to be wrong. A number counts whether or not it may be called.
   *   <li>An address leaves open what its state does, less what its ZIP code and its county
   *       exclude; where they contradict each other, it leaves open what any of them does. A ZIP
   *       code without a state tells by itself.
   *   <li>Each zone that a device reported stands beside these. It replaces nothing: who travels or
   *       lends a device is still expected where they live.
   *   <li>Toll-free and premium numbers, personal numbers and codes not in the tables are no
   *       evidence, and neither is a zone that is no place, such as UTC or an offset: that is what
   *       machines are set to where nobody chose.
   *   <li>A military address, an address in another country and a number of another country say
   *       that the borrower may be anywhere: then there is no evidence at all, and nothing that
   *       reads the borrower's clock permits.
   * </ul>
   */
  public List<ZoneEvidence> evidence(BorrowerFile file) {
    return evidence(file, null);
  }

  /** Returns the same with the contact the message goes to, whoever's it is. */
  public List<ZoneEvidence> evidence(BorrowerFile file, @Nullable Contact to) {
    return evidence(file, to, Instant.MAX);
  }

  /**
   * Returns the same by what was said by now: a zone that the borrower is to state on a later day,
   * where that zone is, replaces nothing yet.
   */
  public List<ZoneEvidence> evidence(BorrowerFile file, @Nullable Contact to, Instant now) {
    Borrower borrower = file.borrower();
    ZoneId stated = borrower.timeZone();
    if (stated != null && isPlace(stated) && isStatedBy(borrower, stated, now)) {
      return List.of(
          new ZoneEvidence(
              Source.STATED,
              "stated by the borrower",
              Set.of(stated),
              FILE,
              borrower.timeZoneStatedOn()));
    }

    List<ZoneEvidence> found = new ArrayList<>();
    for (Contact contact : file.contacts()) {
      if (tells(contact) || contact.equals(to)) {
        ZoneEvidence evidence = evidence(contact);
        if (evidence != null) {
          add(found, evidence.asOf(contact.givenOn()));
        } else if (mayBeAnywhere(contact)) {
          return List.of();
        }
      }
    }
    for (Device device : borrower.devices()) {
      if (isPlace(device.timeZone())) {
        add(
            found,
            new ZoneEvidence(
                Source.DEVICE, "device", Set.of(device.timeZone()), FILE, device.reportedOn()));
      }
    }
    if (found.size() > 1) {
      found.sort(ADDRESSES_FIRST);
    }

    return List.copyOf(found);
  }

  private static boolean isStatedBy(Borrower borrower, ZoneId stated, Instant now) {
    LocalDate day = borrower.timeZoneStatedOn();
    return day == null || now.equals(Instant.MAX) || !day.isAfter(LocalDate.ofInstant(now, stated));
  }

  /**
   * Returns every zone that some of the evidence leaves open, by id. A limit on the recipient's
   * clock holds in all of them.
   */
  public static Set<ZoneId> plausible(List<ZoneEvidence> evidence) {
    SortedSet<ZoneId> zones = new TreeSet<>(ZoneTable.BY_ID);
    for (ZoneEvidence piece : evidence) {
      zones.addAll(piece.zones());
    }
    return Collections.unmodifiableSortedSet(zones);
  }

  private static boolean tells(Contact contact) {
    return contact.affiliation() == Affiliation.SELF
        && !contact.isArchived()
        && !Boolean.FALSE.equals(contact.valid());
  }

  /** Of a contact that is no evidence. */
  private static boolean mayBeAnywhere(Contact contact) {
    Address address = contact.address();
    if (contact.type() == ContactType.ADDRESS && address != null) {
      return AddressZones.mayBeAnywhere(address);
    }
    String value = contact.value();
    return contact.type() == ContactType.PHONE && value != null && AreaCode.isForeign(value);
  }

  private static @Nullable ZoneEvidence evidence(Contact contact) {
    if (contact.type() == ContactType.PHONE && contact.value() != null) {
      int code = AreaCode.of(contact.value());
      return code == AreaCode.NONE ? null : AREA_CODES[code];
    }
    return contact.type() == ContactType.ADDRESS && contact.address() != null
        ? AddressZones.evidence(contact.address())
        : null;
  }

  /** Two contacts of one place are one reason, of the later day. */
  private static void add(List<ZoneEvidence> found, ZoneEvidence evidence) {
    for (int i = 0; i < found.size(); i++) {
      ZoneEvidence earlier = found.get(i);
      if (earlier.source() == evidence.source()
          && earlier.basis().equals(evidence.basis())
          && earlier.zones().equals(evidence.zones())) {
        LocalDate day = earlier.asOf();
        if (day == null || evidence.asOf() != null && evidence.asOf().isAfter(day)) {
          found.set(i, evidence);
        }
        return;
      }
    }

    found.add(evidence);
  }

  private static boolean isPlace(ZoneId zone) {
    String id = zone.getId();
    return !(zone instanceof ZoneOffset)
        && !id.startsWith("Etc/")
        // offsets, and summer time as it was before 1987
        && !id.startsWith("SystemV/")
        && !id.startsWith("UT")
        && !id.startsWith("GMT")
        && (!NO_PLACE.matcher(id).matches() || PLACES_OF_THREE_LETTERS.contains(id))
        && !NO_PLACES.contains(id);
  }

  private static String ids(ZoneEvidence evidence) {
    SortedSet<String> ids = new TreeSet<>();
    for (ZoneId zone : evidence.zones()) {
      ids.add(zone.getId());
    }
    return String.join("|", ids);
  }

  private static @Nullable ZoneEvidence[] areaCodes() {
    @Nullable ZoneEvidence[] codes = new @Nullable ZoneEvidence[1000];
    for (Map.Entry<String, ZoneTable.Row> row :
        ZoneTable.load("area-codes.csv").rows().entrySet()) {
      codes[Integer.parseInt(row.getKey())] =
          new ZoneEvidence(
              Source.AREA_CODE,
              "area code " + row.getKey(),
              row.getValue().zones(),
              row.getValue().source(),
              null);
    }
    return codes;
  }
}
