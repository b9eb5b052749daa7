package dev.candor.template;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.party.Address;
import dev.candor.party.Borrower;
import dev.candor.party.Case;
import dev.candor.party.Company;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The standard US templatebook and what each of its subjects is shown with: {@code
 * samples/subject.json}, a context as a request and the host's data make it.
 */
final class BookSamples {

  static final Path BOOK =
      Path.of("..", "templatebook-us", "src", "main", "resources", "templatebook", "us");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  // what the host's data is read as, so that a name left out is null and not undefined
  private static final Map<String, Class<?>> RECORDS =
      Map.of(
          "borrower", Borrower.class,
          "contact", Contact.class,
          "loan", Loan.class,
          "case", Case.class,
          "statement", Statement.class,
          "company", Company.class);

  private BookSamples() {}

  /** The sample of a subject. */
  static Map<String, @Nullable Object> of(String subject) {
    try {
      Map<String, @Nullable Object> sample =
          JSON.readerForMapOf(Object.class)
              .readValue(Files.readString(BOOK.resolve("samples").resolve(subject + ".json")));
      sample.replaceAll((name, value) -> known(value, RECORDS.get(name)));
      return sample;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(subject, unreadable);
    }
  }

  /** The same of which hardly anything is known: who and what, and nothing else of it. */
  static Map<String, @Nullable Object> bare(String subject) {
    Map<String, @Nullable Object> sample = of(subject);
    RECORDS.forEach(
        (name, type) -> {
          if (sample.containsKey(name)) {
            Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
            nothing.put("id", name + "-1");
            if (name.equals("company")) {
              nothing.put("name", "Juniper Lending");
            }
            sample.put(name, known(nothing, type));
          }
        });
    return sample;
  }

  private static @Nullable Object known(@Nullable Object value, @Nullable Class<?> type) {
    if (type == null || !(value instanceof Map<?, ?> given)) {
      return value;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    given.forEach((name, part) -> all.put((String) name, part));
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> part = component.getType();
      Object nothing =
          part == Map.class ? Map.of() : List.class.isAssignableFrom(part) ? List.of() : null;
      all.putIfAbsent(component.getName(), nothing);
      if (part == Address.class) {
        all.computeIfPresent(component.getName(), (name, address) -> known(address, part));
      }
    }
    return all;
  }
}
