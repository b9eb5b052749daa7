package dev.candor.template.internal.html;

import dev.candor.template.internal.html.HtmlElements.Trait;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in a page a piece of HTML ends: where text may stand, in an attribute's value, or inside a
 * tag, a comment, or an element whose content is no markup. Follows the tokenizer of the HTML
 * standard (13.2.5) as far as that question needs. Only for the thread that made it.
 */
public final class HtmlPlace {

  /** Learns what was read; the place tells the element, the attribute and its value. */
  public interface Watcher {

    /** A value that was to be watched is whole. */
    default void ended(PrintedData printed, HtmlPlace place) {}

    /** A tag is whole, and data that were to be watched say what the page does once it is open. */
    default void refreshes(PrintedData printed) {}

    /** A tag is whole. */
    default void tag(String element) {}

    /** An attribute is whole. */
    default void attribute(HtmlPlace place) {}
  }

  private enum State {
    TEXT,
    OPENED,
    NAME,
    BEFORE,
    ATTRIBUTE,
    AFTER,
    VALUE,
    UNQUOTED,
    SINGLE,
    DOUBLE,
    MARK,
    COMMENT,
    RAW
  }

  /** Stands for data whose words are not known. */
  static final char DATA = '\uffff';

  private static final Set<String> RAW = HtmlElements.with(Trait.NO_MARKUP);

  private static final Set<String> WORDS = Set.of("title", "textarea");
  private static final Set<String> FOREIGN = Set.of("svg", "math");
  // longer than any that is known
  private static final int LONGEST_NAME = 40;

  private final Watcher watcher;
  private State state = State.TEXT;
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder attribute = new StringBuilder();
  private final StringBuilder value = new StringBuilder();
  // the data that stand in this value, and in the content of this meta element
  private @Nullable PrintedData suspect;
  private @Nullable PrintedData content;
  private boolean equivalent;
  private boolean closing;
  private boolean slash;
  // inside of a select there is no markup but options
  private boolean select;
  // the element whose content is no markup, and how much of its end tag or of a comment's end
  private String raw = "";
  private int matched;
  // how many dashes more before a comment that was just opened is like any other
  private int fresh;
  private final StringBuilder tail = new StringBuilder();
  private boolean quoted;

  public HtmlPlace(Watcher watcher) {
    this.watcher = watcher;
  }

  /** Whether text and elements may stand here. */
  public boolean isMarkup() {
    return state == State.TEXT && !select;
  }

  /** Whether text may stand here, be it without elements, as in a title. */
  boolean isText() {
    return state == State.TEXT || state == State.RAW && WORDS.contains(raw) && !select;
  }

  boolean isQuotedValue() {
    return state == State.DOUBLE || state == State.SINGLE;
  }

  /** Whether an attribute's value stands here without quotes, or would begin. */
  boolean isUnquotedValue() {
    return state == State.UNQUOTED || state == State.VALUE;
  }

  /** The element whose tag this is, or whose content. */
  String element() {
    return state == State.RAW ? raw : name.toString();
  }

  boolean isContent() {
    return state == State.RAW;
  }

  /** The attribute whose value this is, in small letters. */
  String attribute() {
    return attribute.toString();
  }

  /** The value so far, as it stands in the page. */
  String value() {
    return value.toString();
  }

  int valueLength() {
    return value.length();
  }

  /** What it is inside of, for errors. */
  public String where() {
    return switch (state) {
      case TEXT -> select ? "the element (select)" : "text";
      case COMMENT, MARK -> "a comment";
      case RAW -> "the element (" + raw + ")";
      default -> "a tag";
    };
  }

  /** Has the watcher told when the value is whole that stands here, and the tag. */
  public void watch(PrintedData printed) {
    suspect = printed;
    if (attribute().equals("content")) {
      content = printed;
    }
  }

  public void read(CharSequence html, int from, int to) {
    for (int i = from; i < to; i++) {
      read(html.charAt(i));
    }
  }

  /** Reads data whose words are not known. */
  public void readData() {
    read(DATA);
  }

  private void read(char c) {
    switch (state) {
      case TEXT -> state = c == '<' ? State.OPENED : State.TEXT;
      case OPENED -> opened(c);
      case NAME -> {
        if (c == '>' || c == '/' || isSpace(c)) {
          begin();
          read(c);
        } else {
          append(name, c);
        }
      }
      case BEFORE -> before(c);
      case ATTRIBUTE -> {
        if (c == '=') {
          state = State.VALUE;
        } else if (c == '>' || c == '/' || isSpace(c)) {
          state = State.AFTER;
          read(c);
        } else {
          append(attribute, c);
        }
      }
      case AFTER -> {
        if (c == '=') {
          state = State.VALUE;
        } else if (!isSpace(c)) {
          before(c);
        }
      }
      case VALUE -> {
        if (c == '>') {
          endValue();
          close();
        } else if (!isSpace(c)) {
          value.setLength(0);
          state = c == '"' ? State.DOUBLE : c == '\'' ? State.SINGLE : State.UNQUOTED;
          if (state == State.UNQUOTED) {
            value.append(c);
          }
        }
      }
      case UNQUOTED -> {
        if (c == '>' || isSpace(c)) {
          endValue();
          read(c);
        } else {
          value.append(c);
        }
      }
      case SINGLE, DOUBLE -> {
        if (c == (state == State.SINGLE ? '\'' : '"')) {
          endValue();
        } else {
          value.append(c);
        }
      }
      case MARK -> {
        name.append(name.length() < 2 ? String.valueOf(c) : "");
        if (name.toString().equals("--")) {
          state = State.COMMENT;
          // <!--> and <!---> are comments already
          matched = 2;
          fresh = 2;
        } else if (c == '>') {
          state = State.TEXT;
        }
      }
      case COMMENT -> inComment(c);
      case RAW -> inRaw(c);
    }
  }

  private static void append(StringBuilder name, char c) {
    if (name.length() <= LONGEST_NAME) {
      name.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
  }

  private void opened(char c) {
    if (c == '/' && !closing) {
      closing = true;
      return;
    }
    boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    name.setLength(0);
    if (letter) {
      append(name, c);
      state = State.NAME;
    } else if (c == '!' || c == '?' || closing) {
      state = c == '>' ? State.TEXT : State.MARK;
      name.append(c == '!' && !closing ? "" : "  ");
      closing = false;
    } else {
      state = c == '<' ? State.OPENED : State.TEXT;
      closing = false;
    }
  }

  private void begin() {
    state = State.BEFORE;
    attribute.setLength(0);
    value.setLength(0);
    suspect = null;
    content = null;
    equivalent = false;
    slash = false;
  }

  private void before(char c) {
    if (attribute.length() > 0) {
      endValue();
    }
    if (c == '>') {
      close();
    } else if (c == '/' || isSpace(c)) {
      state = State.BEFORE;
      slash = c == '/';
    } else {
      // an equals sign with no name before it begins one
      attribute.setLength(0);
      slash = false;
      append(attribute, c);
      state = State.ATTRIBUTE;
    }
  }

  private void endValue() {
    equivalent |= attribute().equals("http-equiv");
    watcher.attribute(this);
    if (suspect != null) {
      watcher.ended(suspect, this);
      suspect = null;
    }
    state = State.BEFORE;
    slash = false;
    attribute.setLength(0);
    value.setLength(0);
  }

  private void close() {
    String element = name.toString();
    watcher.tag(element);
    if (content != null && equivalent) {
      watcher.refreshes(content);
    }
    boolean empty = slash && FOREIGN.contains(element);
    state = !closing && !empty && RAW.contains(element) ? State.RAW : State.TEXT;
    if (element.equals("select")) {
      select = !closing;
    }
    raw = element;
    matched = 0;
    closing = false;
    tail.setLength(0);
    quoted = false;
    suspect = null;
    content = null;
  }

  private void inComment(char c) {
    if (c == '>' && matched >= 2) {
      state = State.TEXT;
    } else if (c == '-') {
      // after --! a dash begins anew
      matched = matched > 2 ? 1 : Math.min(2, matched + 1);
      fresh--;
    } else {
      matched = c == '!' && matched == 2 && fresh <= 0 ? 3 : 0;
      fresh = 0;
    }
  }

  private void inRaw(char c) {
    if (raw.equals("plaintext")) {
      // it has no end
      return;
    }
    if (raw.equals("script")) {
      tail.append(c);
      if (tail.length() > 4) {
        tail.deleteCharAt(0);
      }
      // inside of <!-- a script may hold scripts of its own, whose end is not its end
      if (c == '-' && tail.toString().equals("<!--")) {
        quoted = true;
      } else if (quoted) {
        quoted = c != '>' || tail.indexOf("-->") < 0;
        matched = 0;
        return;
      }
    }
    String end = "</" + raw;
    if (matched == end.length()) {
      if (c == '>' || c == '/' || isSpace(c)) {
        closing = true;
        name.setLength(0);
        name.append(raw);
        begin();
        read(c);
        return;
      }
      matched = 0;
    }
    matched = Character.toLowerCase(c) == end.charAt(matched) ? matched + 1 : c == '<' ? 1 : 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  public HtmlPlace copy() {
    HtmlPlace copy = new HtmlPlace(watcher);
    copy.state = state;
    copy.name.append(name);
    copy.attribute.append(attribute);
    copy.value.append(value);
    copy.suspect = suspect;
    copy.content = content;
    copy.equivalent = equivalent;
    copy.closing = closing;
    copy.slash = slash;
    copy.select = select;
    copy.raw = raw;
    copy.matched = matched;
    copy.fresh = fresh;
    copy.tail.append(tail);
    copy.quoted = quoted;
    return copy;
  }

  /** Returns the same for two places from which the same HTML leads to the same places. */
  public String key() {
    String inside =
        switch (state) {
          case TEXT -> "";
          case COMMENT -> matched + " " + fresh;
          case MARK -> name.toString();
          case RAW -> raw + " " + matched + " " + tail + " " + quoted;
          case OPENED -> "" + closing;
          default ->
              String.join(
                  "\n",
                  name,
                  attribute,
                  DataPolicy.asksForValue(element(), attribute()) ? value : "",
                  closing + " " + slash + " " + equivalent,
                  suspect == null ? "" : suspect.position().place(),
                  content == null ? "" : content.position().place());
        };
    return state + " " + select + " " + inside;
  }
}
