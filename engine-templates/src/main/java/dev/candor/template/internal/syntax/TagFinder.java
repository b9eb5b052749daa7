package dev.candor.template.internal.syntax;

import java.util.BitSet;

/**
 * Finds which characters of a template are tags and which are text, as handlebars.js 4.7 does: of
 * the backslashes right before two braces the last one makes the tag text, and two make it a tag
 * again, with one backslash left. Text ends at the next two braces, whatever it is. Immutable.
 */
public final class TagFinder {

  /** Stands for a character of text that the grammar could take for more than that. */
  private static final char PLAIN = '.';

  private final String template;
  // all by character
  private final BitSet tags = new BitSet();
  private final BitSet dropped = new BitSet();

  private TagFinder(String template) {
    this.template = template;
    read();
  }

  public static TagFinder of(String template) {
    return new TagFinder(template);
  }

  /** Checks whether the character with this index belongs to a tag; a comment is one. */
  public boolean isTag(int index) {
    return tags.get(index);
  }

  /** Checks whether the character with this index is a backslash that only says how to read on. */
  public boolean isDropped(int index) {
    return dropped.get(index);
  }

  /** Returns the index behind the tag that begins here. */
  public int endOfTag(int start) {
    return Math.min(end(start), template.length());
  }

  /**
   * Returns the template with other characters where text has backslashes and braces, each in its
   * place, so that whatever reads it finds the same tags and no others.
   */
  String masked() {
    StringBuilder masked = new StringBuilder(template);
    for (int i = 0; i < masked.length(); i++) {
      char c = masked.charAt(i);
      if (!tags.get(i) && (c == '\\' || c == '{' || c == '}')) {
        masked.setCharAt(i, PLAIN);
      }
    }
    return masked.toString();
  }

  private void read() {
    int from = 0;
    int brace = template.indexOf("{{");

    while (brace >= 0) {
      boolean one = brace > from && template.charAt(brace - 1) == '\\';
      boolean two = brace - 1 > from && one && template.charAt(brace - 2) == '\\';
      if (one) {
        dropped.set(brace - 1);
      }
      if (one && !two) {
        from = endOfEscaped(brace);
        brace = from < 0 ? -1 : template.indexOf("{{", from);
      } else {
        from = endOfTag(brace);
        tags.set(brace, from);
        brace = template.indexOf("{{", from);
      }
    }
  }

  /** Returns where the text of an escaped tag gives way to whatever is next; -1 for the end. */
  private int endOfEscaped(int brace) {
    int next = template.indexOf("{{", brace + 2);
    // backslashes before them are read with them, two at most
    for (int back = 0; next >= 0 && back < 2; back++) {
      if (next - 1 < brace + 2 || template.charAt(next - 1) != '\\') {
        break;
      }
      next--;
    }
    return next;
  }

  private int end(int start) {
    int at = start + 2;
    if (at < template.length() && template.charAt(at) == '~') {
      at++;
    }
    if (template.startsWith("!--", at)) {
      return endOfDashed(at + 1);
    }
    if (template.startsWith("!", at)) {
      int end = template.indexOf("}}", at);
      return end < 0 ? template.length() : end + 2;
    }

    boolean raw = template.startsWith("{", at);
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c == '"' || c == '\'' || c == '[') {
        at = endOfQuoted(at + 1, c == '[' ? ']' : c);
        continue;
      }
      int braces = raw ? bracesOfRaw(at) : 0;
      if (braces > 0 || template.startsWith("}}", at)) {
        return at + Math.max(2, braces);
      }
      at++;
    }
    return at;
  }

  /** Returns how long the end of a tag that prints raw is, if it stands here. */
  private int bracesOfRaw(int at) {
    return template.startsWith("}}}", at) ? 3 : template.startsWith("}~}}", at) ? 4 : 0;
  }

  private int endOfDashed(int dashes) {
    // one that ends in --~}} before is refused by who reads the comment
    int end = template.indexOf("--}}", dashes);
    return end < 0 ? template.length() : end + 4;
  }

  private int endOfQuoted(int from, char quote) {
    int at = from;
    while (at < template.length() && template.charAt(at) != quote) {
      at += template.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }
}
