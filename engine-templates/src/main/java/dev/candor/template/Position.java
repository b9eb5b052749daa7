package dev.candor.template;

import dev.candor.fault.Fault;

/**
 * A place in a template. Immutable.
 *
 * @param source the template
 * @param line from 1
 * @param column from 1, in characters
 */
record Position(Source source, int line, int column) {

  private static final int SHOWN = 100;

  /** {@code template:line:column}. */
  String place() {
    return source.name() + ":" + line + ":" + column;
  }

  /** The line itself. */
  String sourceLine() {
    return source.line(line);
  }

  /** A fault here; the line follows the message, with a caret under the column. */
  Fault fault(String path, String message, String maybe) {
    return faultAt(place(), path, message, maybe);
  }

  /** The same under another name for the place. */
  Fault faultAt(String place, String path, String message, String maybe) {
    return new Fault(place, path, message + "\n" + excerpt(), maybe);
  }

  private String excerpt() {
    int[] points =
        sourceLine().codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).toArray();
    int at = Math.min(column - 1, points.length);
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
