package dev.candor.benchmark.email.engine;

/**
 * The three parts of one e-mail, as a contender wrote them.
 *
 * @param subjectLine one line
 * @param html the page
 * @param text the same as plain text
 */
public record Message(String subjectLine, String html, String text) {

  /**
   * Returns the parts with one spelling of entities and single spaces: what all contenders agree
   * on.
   */
  public Message plainly() {
    return new Message(plainly(subjectLine), plainly(html), plainly(text));
  }

  private static String plainly(String part) {
    return part.replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&#x3D;", "=")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replaceAll("\\s+", " ")
        .replace("> <", "><")
        .strip();
  }
}
