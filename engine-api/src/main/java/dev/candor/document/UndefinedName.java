package dev.candor.document;

import java.util.List;

/**
 * A name a template uses and its context does not define. Null is defined; absent is not.
 *
 * @param name the full path as written, such as {@code loan.amountDue}
 * @param template the template or partial it stands in, such as {@code
 *     loanOverdueFirstNotice/email.html}
 * @param line its line, from 1
 * @param column its column, from 1, counted in characters
 * @param sourceLine the line itself; of a line over 1,000 characters the part around the name
 * @param nearest defined names like it, best first; may be empty
 */
public record UndefinedName(
    String name, String template, int line, int column, String sourceLine, List<String> nearest) {

  public UndefinedName {
    nearest = List.copyOf(nearest);
  }

  /** {@code template:line:column}. */
  public String place() {
    return template + ":" + line + ":" + column;
  }
}
