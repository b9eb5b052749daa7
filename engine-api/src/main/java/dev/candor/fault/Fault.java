package dev.candor.fault;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that is wrong, its place, and what to do about it.
 *
 * <p>A fault is text for people and safe to log: it names ids, fields and words of the trade, never
 * personal data. Immutable.
 *
 * @param place where: {@code file:line:column}, a template's {@code name:line:column}, or the
 *     operation's name
 * @param path the path inside, such as {@code $.theme}, or empty
 * @param message one sentence with the value in parentheses, such as {@code The value (emial) is
 *     not a channel.}
 * @param maybe what to do, without the leading "Maybe", such as {@code write "email".}
 */
public record Fault(String place, String path, String message, String maybe)
    implements Serializable {

  /** By place as people read it (file, then line and column as numbers), then path. */
  public static final Comparator<Fault> BY_PLACE =
      Comparator.comparing((Fault fault) -> sortable(fault.place))
          .thenComparing(Fault::path)
          .thenComparing(Fault::message);

  public Fault {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(maybe, "maybe");
  }

  /** Returns the fault as one line: place, path, message. */
  public String line() {
    StringBuilder line = new StringBuilder();
    if (!place.isEmpty()) {
      line.append(place);
    }
    if (!path.isEmpty()) {
      line.append(line.length() == 0 ? "" : " ").append(path);
    }
    return (line.length() == 0 ? line : line.append(": ")).append(message).toString();
  }

  private static String sortable(String place) {
    StringBuilder key = new StringBuilder();
    for (String part : place.split(":", -1)) {
      boolean number = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
      key.append(number ? "0".repeat(Math.max(0, 9 - part.length())) + part : part).append(':');
    }
    return key.toString();
  }
}
