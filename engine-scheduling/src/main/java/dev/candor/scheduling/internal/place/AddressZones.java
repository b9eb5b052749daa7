package dev.candor.scheduling.internal.place;

import dev.candor.party.Address;
import dev.candor.time.ZoneEvidence;
import dev.candor.time.ZoneEvidence.Source;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which zones a postal address leaves open: those of its state, fewer where its ZIP code or its
 * county says so, more where they contradict. No zone that one of them could mean is dropped.
 */
public final class AddressZones {

  private static final Set<String> TERRITORIES = Set.of("AS", "GU", "MP", "PR", "VI");
  private static final Set<String> MILITARY_CITIES = Set.of("APO", "FPO", "DPO");
  private static final Map<String, ZoneEvidence> STATES = states();

  private AddressZones() {}

  /** Returns what the address tells; null where it tells nothing. */
  public static @Nullable ZoneEvidence evidence(Address address) {
    String country = letters(address.country());
    String state = letters(address.state());
    if (!country.isEmpty() && !country.equals("US")) {
      // a territory is written as a state of the United States or as a country of its own
      if (!TERRITORIES.contains(country) || !(state.isEmpty() || state.equals(country))) {
        return null;
      }
      state = country;
    }

    int zip = ZipCode.of(address.postalCode());
    if (isMilitary(address, zip)) {
      return null;
    }
    if (state.isEmpty()) {
      return zip == ZipCode.NONE ? null : Zips.findAlone(ZipCode.prefix(zip));
    }

    ZoneEvidence whole = STATES.get(state);
    if (whole == null) {
      return null;
    }

    List<Zips.ZipPart> parts = zip == ZipCode.NONE ? List.of() : Zips.of(ZipCode.prefix(zip));
    if (parts.isEmpty()) {
      return narrow(whole, whole, state, address.county());
    }

    for (Zips.ZipPart part : parts) {
      if (part.state().equals(state)) {
        return narrow(part.evidence(), whole, state, address.county());
      }
    }

    return Zips.widen(whole, ZipCode.prefix(zip), parts);
  }

  /**
   * Returns whether an address that is no evidence says that who lives there may be anywhere: a
   * military one, one abroad, or one in a state there is not.
   */
  public static boolean mayBeAnywhere(Address address) {
    String country = letters(address.country());
    return address.state() != null
        || !(country.isEmpty() || country.equals("US"))
        || isMilitary(address, ZipCode.of(address.postalCode()));
  }

  /** Mail of the armed forces and embassies, which follows its addressee around the world. */
  private static boolean isMilitary(Address address, int zip) {
    int prefix = zip == ZipCode.NONE ? ZipCode.NONE : ZipCode.prefix(zip);
    return prefix >= 90 && prefix <= 99
        || prefix == 340
        || prefix >= 962 && prefix <= 966
        // Wake Island, a base under the prefix of Honolulu and 22 hours from it
        || zip == 96898
        || MILITARY_CITIES.contains(letters(address.city()));
  }

  /** Returns what the county leaves of the zones; nothing is dropped where it is not known. */
  private static ZoneEvidence narrow(
      ZoneEvidence found, ZoneEvidence whole, String state, @Nullable String county) {
    ZoneTable.Row row =
        county == null || whole.zones().size() == 1 ? null : Counties.find(state, county);
    if (row == null || row.zones().containsAll(found.zones())) {
      return found;
    }

    Set<ZoneId> both = new HashSet<>(found.zones());
    both.retainAll(row.zones());
    boolean agree = !both.isEmpty();
    if (agree && !row.isRead()) {
      // a row whose source nobody read may open a zone and closes none
      return found;
    }
    if (!agree) {
      both.addAll(found.zones());
      both.addAll(row.zones());
    }

    return new ZoneEvidence(
        Source.ADDRESS,
        found.basis() + (agree ? ", county" : " or county"),
        both,
        // where the state alone was found, its row says nothing the county's does not
        agree && found.equals(whole) ? row.source() : row.source() + "; " + found.takenFrom(),
        null);
  }

  private static String letters(@Nullable String word) {
    return word == null ? "" : word.strip().toUpperCase(Locale.ROOT);
  }

  private static Map<String, ZoneEvidence> states() {
    Map<String, ZoneEvidence> states = new HashMap<>();
    for (Map.Entry<String, ZoneTable.Row> row : ZoneTable.load("states.csv").rows().entrySet()) {
      states.put(
          row.getKey(),
          new ZoneEvidence(
              Source.ADDRESS,
              "state " + row.getKey(),
              row.getValue().zones(),
              row.getValue().source(),
              null));
    }
    return states;
  }

  /** The first three digits of ZIP codes. Read when the first address with one is met. */
  private static final class Zips {

    private static final @Nullable List<ZipPart>[] PREFIXES = prefixes();

    /**
     * The part of a prefix that lies in one state.
     *
     * @param row what the table says of it
     * @param evidence what an address there tells, the state's own where the prefix adds nothing
     */
    record ZipPart(String state, ZoneTable.Row row, ZoneEvidence evidence) {}

    static List<ZipPart> of(int prefix) {
      List<ZipPart> parts = PREFIXES[prefix];
      return parts == null ? List.of() : parts;
    }

    /** Returns what a ZIP code without a state tells. */
    static @Nullable ZoneEvidence findAlone(int prefix) {
      List<ZipPart> parts = of(prefix);
      return parts.isEmpty()
          ? null
          : new ZoneEvidence(Source.ADDRESS, name(prefix), zones(parts), sources(parts), null);
    }

    /** Returns what a ZIP code of another state tells: either may be right. */
    static ZoneEvidence widen(ZoneEvidence whole, int prefix, List<ZipPart> parts) {
      Set<ZoneId> either = zones(parts);
      if (whole.zones().containsAll(either)) {
        return whole;
      }
      either.addAll(whole.zones());
      return new ZoneEvidence(
          Source.ADDRESS,
          whole.basis() + " or " + name(prefix),
          either,
          whole.takenFrom() + "; " + sources(parts),
          null);
    }

    private static Set<ZoneId> zones(List<ZipPart> parts) {
      Set<ZoneId> zones = new HashSet<>();
      for (ZipPart part : parts) {
        zones.addAll(part.row().zones());
      }
      return zones;
    }

    private static String sources(List<ZipPart> parts) {
      Set<String> sources = new LinkedHashSet<>();
      for (ZipPart part : parts) {
        sources.add(part.row().source());
      }
      return String.join("; ", sources);
    }

    // three digits of five name no street
    private static String name(int prefix) {
      return "ZIP " + (prefix < 10 ? "00" : prefix < 100 ? "0" : "") + prefix + "..";
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists cannot be made otherwise
    private static @Nullable List<ZipPart>[] prefixes() {
      @Nullable List<ZipPart>[] prefixes = new List[1000];
      for (Map.Entry<String, ZoneTable.Row> entry : ZoneTable.load("zip3.csv").rows().entrySet()) {
        int prefix = Integer.parseInt(entry.getKey(), 0, 3, 10);
        String state = entry.getKey().substring(4);
        ZoneTable.Row row = entry.getValue();
        ZoneEvidence whole = STATES.get(state);
        ZoneEvidence evidence =
            whole != null && whole.zones().equals(row.zones())
                ? whole
                : new ZoneEvidence(
                    Source.ADDRESS,
                    "state " + state + ", " + name(prefix),
                    row.zones(),
                    row.source(),
                    null);
        List<ZipPart> parts = prefixes[prefix];
        if (parts == null) {
          parts = new ArrayList<>(1);
          prefixes[prefix] = parts;
        }
        parts.add(new ZipPart(state, row, evidence));
      }

      return prefixes;
    }
  }

  /** Counties of states with two zones. Read when the first address with one is met. */
  private static final class Counties {

    private static final String[] KINDS = {
      "COUNTY", "PARISH", "CITYANDBOROUGH", "BOROUGH", "MUNICIPALITY", "CENSUSAREA"
    };
    private static final Map<String, ZoneTable.Row> BY_NAME = byName();

    static ZoneTable.@Nullable Row find(String state, String county) {
      return BY_NAME.get(state + ' ' + name(county));
    }

    private static Map<String, ZoneTable.Row> byName() {
      Map<String, ZoneTable.Row> rows = new HashMap<>();
      for (Map.Entry<String, ZoneTable.Row> row :
          ZoneTable.load("counties.csv").rows().entrySet()) {
        String key = row.getKey();
        rows.put(key.substring(0, 3) + name(key.substring(3)), row.getValue());
      }
      return rows;
    }

    /**
     * Returns the capital letters alone, so that La Porte County is LaPorte and Saint Joseph St.
     * Joseph.
     */
    private static String name(String county) {
      StringBuilder letters = new StringBuilder(county.length());
      for (int i = 0; i < county.length(); i++) {
        char upper = Character.toUpperCase(county.charAt(i));
        if (upper >= 'A' && upper <= 'Z') {
          letters.append(upper);
        }
      }

      String name = letters.toString();
      for (String kind : KINDS) {
        if (name.endsWith(kind) && name.length() > kind.length()) {
          name = name.substring(0, name.length() - kind.length());
          break;
        }
      }

      return name.startsWith("SAINT") ? "ST" + name.substring(5) : name;
    }
  }
}
