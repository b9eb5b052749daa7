package dev.candor.json;

import dev.candor.fault.InvalidInputException;
import dev.candor.json.internal.Faults;
import dev.candor.json.internal.LocatedJson;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON file that holds one object of anything, such as the context of a template.
 * Stateless, and safe to share between threads.
 */
public final class FreeForm {

  private FreeForm() {}

  /**
   * Returns the object in a file, its fields in the order of the file; its values are String,
   * Integer, Long, BigDecimal, Boolean, null, List and Map. Anything else in the file, and what
   * {@link RecordReader} refuses of any document, is refused with {@link InvalidInputException}.
   */
  public static Map<String, @Nullable Object> read(Path file) {
    return of(LocatedJson.read(file));
  }

  /**
   * Returns the object that a stream holds, refused as a file is; the stream is not closed.
   *
   * @param name stands for the file in the places of faults
   */
  public static Map<String, @Nullable Object> read(String name, InputStream stream) {
    return of(LocatedJson.read(name, stream));
  }

  static Map<String, @Nullable Object> of(LocatedJson json) {
    Faults faults = new Faults(json.name());
    Map<String, @Nullable Object> values =
        json.root().map(root -> new Binder(faults).freeForm(root)).orElse(null);
    if (values == null) {
      throw new InvalidInputException("the context", faults.toList());
    }
    return values;
  }
}
