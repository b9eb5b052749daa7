package dev.candor.json;

import dev.candor.json.internal.Faults;
import dev.candor.json.internal.JsonLimits;
import dev.candor.json.internal.LocatedJson;
import dev.candor.json.internal.Node;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into a record, component by component, and finds everything that is wrong with it in
 * one go: a file, a stream, or a text in memory.
 *
 * <p>A field is named as the record's component. One that is left out or null is null in the
 * record, whose constructor may set a default. Types and their forms: text; true and false; {@link
 * Integer} within 32 bits; {@link java.math.BigDecimal} as a number or as text; {@link
 * java.time.Instant} in RFC 3339 with its offset from UTC; {@link java.time.LocalDate} as
 * 2026-03-06; {@link java.time.LocalTime} as 09:30; {@link java.time.ZoneId} by name; {@link
 * java.time.DayOfWeek} in small letters; identifiers and the words of vocabularies as text; records
 * as objects; {@link java.util.List} and {@link java.util.Set} as lists; {@link Map} as an object,
 * and {@code Map<String, Object>} as an object of anything, whose numbers are Integer, Long or
 * BigDecimal. A field {@code $schema} at the top is let be.
 *
 * <p>Then the record's Jakarta constraints are checked, on whatever could be built. Nothing is
 * thrown for what a document holds: whatever is wrong is a fault of the {@link Reading}, with its
 * file, line and column, and {@link Reading#orThrow} throws it as {@link
 * dev.candor.fault.InvalidInputException}. Faults never show free text.
 *
 * <p>Refused is what is not RFC 8259 in UTF-8, with or without a byte order mark, such as comments,
 * NaN, commas too many and a name twice in an object; and what is over a bound: 10,000,000 bytes,
 * 64 objects and lists within each other, 1,000,000 UTF-16 units in one text or name, 100 digits in
 * one number, 1,000,000 values in all. At most 1,000 faults are listed, and one that says so.
 *
 * <p>Stateless, and safe to share between threads.
 */
public final class RecordReader {

  private RecordReader() {}

  /**
   * Reads a file. That there is none, that it is a folder or that it cannot be read is a fault of
   * the reading, too.
   */
  public static <T extends Record> Reading<T> read(Path file, Class<T> type) {
    return read(LocatedJson.load(file, JsonLimits.STANDARD), type);
  }

  /**
   * Reads what a stream holds, such as the standard input, to its end or to the bound of bytes; the
   * stream is not closed.
   *
   * @param name stands for the file in the places of faults
   */
  public static <T extends Record> Reading<T> read(String name, InputStream stream, Class<T> type) {
    return read(LocatedJson.load(name, stream, JsonLimits.STANDARD), type);
  }

  /**
   * Reads a text in memory, such as a field of a form or a block of a page. The bound of bytes is
   * that of its UTF-8 form; half a surrogate pair is refused as its escape is.
   *
   * @param name stands for the file in the places of faults
   */
  public static <T extends Record> Reading<T> read(String name, String json, Class<T> type) {
    return read(LocatedJson.parse(name, json, JsonLimits.STANDARD), type);
  }

  private static <T extends Record> Reading<T> read(LocatedJson json, Class<T> type) {
    Faults faults = new Faults(json.name());
    json.faults().forEach(faults::add);
    @Nullable Node root = json.root().orElse(null);
    if (root == null) {
      return new Reading<>(json, null, Map.of(), faults.toList());
    }
    Binder binder = new Binder(faults);
    @Nullable T record = binder.document(root, type);
    if (record != null) {
      Constraints.check(record, binder.places(), json, faults);
    }
    return new Reading<>(json, record, binder.places(), faults.toList());
  }
}
