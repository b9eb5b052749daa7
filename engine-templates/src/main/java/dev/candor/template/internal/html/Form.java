package dev.candor.template.internal.html;

import org.jspecify.annotations.Nullable;

/** What a part is written as, and with it how the data in it is made harmless. */
public enum Form {
  /**
   * One line: control characters are folded to a space, so that nothing can start another header.
   */
  SUBJECT_LINE {
    @Override
    public void append(String value, StringBuilder out) {
      out.append(value);
    }
  },
  /**
   * Plain text: control characters but newline and tab are dropped, and those that turn the reading
   * direction.
   */
  TEXT {
    @Override
    public void append(String value, StringBuilder out) {
      appendClean(value, out);
    }
  },
  /** HTML: Handlebars' seven characters are escaped. */
  HTML {
    @Override
    public void append(String value, StringBuilder out) {
      int length = value.length();
      int from = 0;

      for (int i = 0; i < length; i++) {
        char c = value.charAt(i);
        String escape = c < ESCAPES.length ? ESCAPES[c] : null;
        if (escape != null) {
          out.append(value, from, i).append(escape);
          from = i + 1;
        }
      }

      if (from == 0) {
        out.append(value);
      } else {
        out.append(value, from, length);
      }
    }
  };

  private static final @Nullable String[] ESCAPES = new String['`' + 1];

  static {
    ESCAPES['&'] = "&amp;";
    ESCAPES['<'] = "&lt;";
    ESCAPES['>'] = "&gt;";
    ESCAPES['"'] = "&quot;";
    ESCAPES['\''] = "&#x27;";
    ESCAPES['`'] = "&#x60;";
    ESCAPES['='] = "&#x3D;";
  }

  /** Appends data. */
  public abstract void append(String value, StringBuilder out);

  /**
   * Appends data that the author wants as it is; only in HTML is that more than {@link #append}.
   */
  public void appendRaw(String value, StringBuilder out) {
    if (this == HTML) {
      out.append(value);
    } else {
      append(value, out);
    }
  }

  /**
   * Appends a text without control characters (newline and tab stay) and without those that turn
   * the reading direction.
   */
  public static void appendClean(CharSequence value, StringBuilder out) {
    int length = value.length();
    int from = 0;

    for (int i = 0; i < length; i++) {
      if (isUnwanted(value.charAt(i))) {
        out.append(value, from, i);
        from = i + 1;
      }
    }

    if (from == 0) {
      out.append(value);
    } else {
      out.append(value, from, length);
    }
  }

  /** Whether {@link #appendClean} would append the text as it is. */
  public static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUnwanted(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * One line: each run of white space that holds a control character or a line separator becomes
   * one space.
   */
  public static String oneLine(CharSequence text) {
    String whole = text.toString().strip();
    return isPlain(whole) ? whole : folded(text);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= '\u007f') {
        return false;
      }
    }
    return true;
  }

  private static String folded(CharSequence text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        gap = true;
      } else if (!turnsDirection(c)) {
        if (gap && c == ' ') {
          continue;
        }
        if (gap && line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
          line.append(' ');
        }
        gap = false;
        line.append(c);
      }
    }

    return line.toString().strip();
  }

  private static boolean isUnwanted(char c) {
    // one comparison for almost every character
    if (c >= ' ' && c < '\u007f') {
      return false;
    }
    return c < ' ' ? c != '\n' && c != '\t' : c <= '\u009f' || turnsDirection(c);
  }

  private static boolean turnsDirection(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }
}
