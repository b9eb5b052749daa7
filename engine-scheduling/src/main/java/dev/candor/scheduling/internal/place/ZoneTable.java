package dev.candor.scheduling.internal.place;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A table of places and the zones each may be in: {@code key,zone|zone,source}, one place a line
 * under one line of headings. Immutable.
 *
 * @param name the file, for faults
 * @param rows by key
 */
public record ZoneTable(String name, SortedMap<String, Row> rows) {

  /** Puts zones in the order of their ids. */
  public static final Comparator<ZoneId> BY_ID = Comparator.comparing(ZoneId::getId);

  /**
   * One place.
   *
   * @param line where it stands in the file, from 1
   * @param zones every zone it may be in, at least one, by id
   * @param source where that was taken from
   */
  public record Row(int line, SortedSet<ZoneId> zones, String source) {

    /**
     * Returns whether somebody read in its source what it says; a row of any other word was not
     * checked.
     */
    public boolean isRead() {
      return source.endsWith("(read in a public copy)");
    }
  }

  /** Reads the table of that name in this jar. */
  public static ZoneTable load(String name) {
    try (InputStream stream =
        ZoneTable.class.getResourceAsStream("/dev/candor/scheduling/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("The zone table (" + name + ") is missing from the jar.");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      return read(name, lines);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads a table; every line that cannot be read is a fault, and with one fault there is no table.
   */
  public static ZoneTable read(String name, List<String> lines) {
    SortedMap<String, Row> rows = new TreeMap<>();
    Map<String, SortedSet<ZoneId>> sets = new HashMap<>();
    List<Fault> faults = new ArrayList<>();

    for (int line = 2; line <= lines.size(); line++) {
      String place = name + ":" + line;
      String[] cells = lines.get(line - 1).split(",", -1);
      if (cells.length != 3 || cells[0].isBlank() || cells[1].isBlank() || cells[2].isBlank()) {
        faults.add(
            new Fault(
                place,
                "",
                "The row has not three cells with a value.",
                "write key,zone|zone,source without other commas."));
        continue;
      }
      // a table of a thousand places has some twenty sets of zones
      SortedSet<ZoneId> zones = sets.get(cells[1]);
      if (zones == null) {
        zones = zones(place, cells[1], faults);
        sets.put(cells[1], zones);
      }
      Row row = new Row(line, zones, cells[2]);
      Row earlier = rows.putIfAbsent(cells[0], row);
      if (earlier != null) {
        faults.add(
            new Fault(
                place,
                "",
                "The key (" + cells[0] + ") stands in line " + earlier.line() + " already.",
                "remove one of the two."));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the zone table " + name, faults);
    }

    return new ZoneTable(name, Collections.unmodifiableSortedMap(rows));
  }

  private static SortedSet<ZoneId> zones(String place, String cell, List<Fault> faults) {
    SortedSet<ZoneId> zones = new TreeSet<>(BY_ID);
    for (String zone : cell.split("\\|", -1)) {
      if (ZoneId.getAvailableZoneIds().contains(zone)) {
        zones.add(ZoneId.of(zone));
      } else {
        faults.add(
            new Fault(
                place,
                "",
                "The value (" + zone + ") is not a time zone.",
                "write an id such as America/New_York."));
      }
    }

    return Collections.unmodifiableSortedSet(zones);
  }
}
