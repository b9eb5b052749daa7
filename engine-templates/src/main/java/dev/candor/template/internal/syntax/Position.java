package dev.candor.template.internal.syntax;

import dev.candor.fault.Fault;

/**
 * A place in a template. Immutable.
 *
 * @param source the template
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(Source source, int line, int column) {

  private static final int SHOWN = 100;

  // a template on one line may have an undefined name at each of thousands of places
  private static final int LONGEST_LINE = 1_000;

  /** Returns the place of the code point with this index, from 0. */
  public static Position at(Source source, int point) {
    int line = source.lineOf(point);
    return new Position(source, line, point - source.pointsBefore(line) + 1);
  }

  /** {@code template:line:column}. */
  public String place() {
    return source.name() + ":" + line + ":" + column;
  }

  /** The line itself; of a very long one, the part around this place. */
  public String sourceLine() {
    String whole = source.line(line);
    return whole.length() <= LONGEST_LINE
        ? whole
        : source.around(line, column, LONGEST_LINE / 2).text();
  }

  /** A fault here; the line follows the message, with a caret under the column. */
  public Fault fault(String path, String message, String maybe) {
    return new Fault(place(), path, message + "\n" + excerpt(), maybe);
  }

  private String excerpt() {
    Source.Window window = source.around(line, column, SHOWN);
    int[] points =
        window.text().codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).toArray();
    int at = Math.min(window.before(), points.length);
    int from = Math.max(0, Math.min(at - SHOWN / 2, points.length - SHOWN));
    while (from < at && points[from] == ' ') {
      from++;
    }
    int to = Math.min(points.length, from + SHOWN);
    return "    " + new String(points, from, to - from) + "\n    " + " ".repeat(at - from) + "^";
  }

  @Override
  public String toString() {
    return place();
  }
}
