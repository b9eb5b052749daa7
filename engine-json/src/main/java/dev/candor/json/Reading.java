package dev.candor.json;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.internal.JsonPath;
import dev.candor.json.internal.LocatedJson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file: the record, or everything that is wrong with the file. Gives the
 * faults that others find later their place in the file. Immutable.
 *
 * @param <T> the record's type
 */
public final class Reading<T extends Record> {

  private final LocatedJson json;
  private final @Nullable T made;
  private final Map<Object, JsonPath> paths;
  private final List<Fault> faults;

  Reading(LocatedJson json, @Nullable T made, Map<Object, JsonPath> paths, List<Fault> faults) {
    this.json = json;
    this.made = made;
    this.paths = paths;
    this.faults = faults.stream().sorted(Fault.BY_PLACE).toList();
  }

  /** The record; empty when there is any fault. */
  public Optional<T> record() {
    return faults.isEmpty() ? partial() : Optional.empty();
  }

  /**
   * Returns what could be built, with null in place of whatever is wrong and without the wrong
   * items of lists; empty when nothing could. Serves to look for more faults, and never to act on.
   */
  public Optional<T> partial() {
    return Optional.ofNullable(made);
  }

  /** Returns everything that is wrong, by place; empty when the record is good. */
  public List<Fault> faults() {
    return faults;
  }

  /**
   * Returns the record; otherwise {@link InvalidInputException} with every fault.
   *
   * @param what names what was read, such as {@code the request}
   */
  public T orThrow(String what) {
    return record().orElseThrow(() -> new InvalidInputException(what, faults));
  }

  /**
   * Returns the place, {@code file:line:column}, of the value at a path such as {@code $.theme};
   * where there is none, that of the nearest value around it.
   */
  public String placeOf(String path) {
    return json.placeOf(path);
  }

  /** This reading with faults that others found, each given the place its path has in the file. */
  public Reading<T> with(Collection<Fault> found) {
    return new Reading<>(
        json,
        made,
        paths,
        Stream.concat(faults.stream(), found.stream().map(this::locate)).toList());
  }

  /**
   * Returns the fault with the place its path has in the file. One without a path stays as it is.
   */
  public Fault locate(Fault fault) {
    return fault.path().startsWith("$")
        ? new Fault(placeOf(fault.path()), fault.path(), fault.message(), fault.maybe())
        : fault;
  }

  /** Returns the path of a record inside the one that was made, by identity. */
  String pathOf(Object record) {
    return paths.getOrDefault(record, JsonPath.ROOT).toString();
  }
}
