package dev.candor.message;

import java.util.List;

/** A word that its vocabulary does not hold. */
public final class UnknownWordException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 60;

  private final List<String> nearest;

  UnknownWordException(String kind, String value, List<String> nearest) {
    super(
        "The value ("
            + show(value)
            + ") is not "
            + ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ")
            + kind
            + "."
            + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + "."));
    this.nearest = nearest;
  }

  /** Returns the known words nearest to it, best first; may be empty. */
  public List<String> nearest() {
    return nearest;
  }

  private static String show(String value) {
    String plain =
        value
            .codePoints()
            .map(c -> Character.isISOControl(c) ? ' ' : c)
            .limit(SHOWN)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return value.codePointCount(0, value.length()) > SHOWN ? plain + "..." : plain;
  }
}
