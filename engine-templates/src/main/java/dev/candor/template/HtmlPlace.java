package dev.candor.template;

import dev.candor.fault.Fault;
import dev.candor.template.Plan.Node;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in a page a piece of HTML ends: where text may stand, or inside a tag, a comment, or an
 * element whose content is no markup. Follows the tokenizer of the HTML standard (13.2.5) as far as
 * that question needs. Only for the thread that made it.
 */
final class HtmlPlace {

  private enum State {
    TEXT,
    OPENED,
    NAME,
    TAG,
    VALUE,
    UNQUOTED,
    SINGLE,
    DOUBLE,
    MARK,
    COMMENT,
    RAW
  }

  private static final Set<String> RAW =
      Set.of(
          "script",
          "style",
          "title",
          "textarea",
          "xmp",
          "iframe",
          "noembed",
          "noframes",
          "noscript",
          "template",
          "svg",
          "math",
          "select");

  private static final int LONGEST_NAME = 12;

  private State state = State.TEXT;
  private final StringBuilder name = new StringBuilder();
  private boolean closing;
  // whether an attribute's name stands before what comes next in a tag
  private boolean named;
  // the element whose content is no markup, and how much of its end tag or of a comment's end
  private String raw = "";
  private int matched;
  // how many dashes more before a comment that was just opened is like any other
  private int fresh;
  private final StringBuilder tail = new StringBuilder();
  private boolean quoted;

  /** Whether text and elements may stand here. */
  boolean isText() {
    return state == State.TEXT;
  }

  /** What it is inside of, for errors. */
  String where() {
    return switch (state) {
      case TEXT -> "text";
      case COMMENT, MARK -> "a comment";
      case RAW -> "the element (" + raw + ")";
      default -> "a tag";
    };
  }

  void read(CharSequence html, int from, int to) {
    for (int i = from; i < to; i++) {
      read(html.charAt(i));
    }
  }

  private void read(char c) {
    switch (state) {
      case TEXT -> state = c == '<' ? State.OPENED : State.TEXT;
      case OPENED -> opened(c);
      case NAME -> {
        if (c == '>' || c == '/' || isSpace(c)) {
          state = State.TAG;
          named = false;
          read(c);
        } else if (name.length() <= LONGEST_NAME) {
          name.append(c);
        }
      }
      case TAG -> {
        if (c == '>') {
          close();
        } else if (c == '=' && named) {
          state = State.VALUE;
          named = false;
        } else if (!isSpace(c)) {
          // an equals sign with no name before it begins one
          named = c != '/';
        }
      }
      case VALUE -> {
        if (c == '>') {
          close();
        } else if (!isSpace(c)) {
          state = c == '"' ? State.DOUBLE : c == '\'' ? State.SINGLE : State.UNQUOTED;
        }
      }
      case UNQUOTED -> {
        if (c == '>') {
          close();
        } else if (isSpace(c)) {
          state = State.TAG;
        }
      }
      case SINGLE -> state = c == '\'' ? State.TAG : state;
      case DOUBLE -> state = c == '"' ? State.TAG : state;
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

  private void opened(char c) {
    if (c == '/' && !closing) {
      closing = true;
      return;
    }
    boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    name.setLength(0);
    if (letter) {
      name.append(c);
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

  private void close() {
    String element = name.toString().toLowerCase(Locale.ROOT);
    state = !closing && RAW.contains(element) ? State.RAW : State.TEXT;
    raw = element;
    matched = 0;
    closing = false;
    tail.setLength(0);
    quoted = false;
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
    tail.append(c);
    if (tail.length() > 4) {
      tail.deleteCharAt(0);
    }
    // inside of <!-- a script may hold scripts of its own, whose end is not its end
    if (tail.toString().equals("<!--")) {
      quoted = raw.equals("script");
    } else if (quoted) {
      quoted = tail.indexOf("-->") < 0;
      matched = 0;
      return;
    }
    String end = "</" + raw;
    if (matched == end.length()) {
      if (c == '>' || c == '/' || isSpace(c)) {
        closing = true;
        state = State.TAG;
        named = false;
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

  private HtmlPlace copy() {
    HtmlPlace copy = new HtmlPlace();
    copy.state = state;
    copy.name.append(name);
    copy.closing = closing;
    copy.named = named;
    copy.raw = raw;
    copy.matched = matched;
    copy.fresh = fresh;
    copy.tail.append(tail);
    copy.quoted = quoted;
    return copy;
  }

  // ---- templates

  /**
   * Adds a fault for each helper that prints markup where a template, by its own text, can print
   * none. What only the data can tell is found when it is written.
   */
  static void check(Node[] nodes, Collection<Fault> faults) {
    new HtmlPlace().follow(nodes, faults);
  }

  /** The fault of printing markup here. */
  Fault misplaced(Plan.Term term) {
    return term.position()
        .fault(
            term.written(),
            "The value of ("
                + term.written()
                + ") is markup, and it stands inside "
                + where()
                + ".",
            "print it between elements, where text may stand.");
  }

  private HtmlPlace follow(Node[] nodes, Collection<Fault> faults) {
    HtmlPlace at = this;
    for (Node node : nodes) {
      at = at.follow(node, faults);
    }
    return at;
  }

  private HtmlPlace follow(Node node, Collection<Fault> faults) {
    if (node instanceof Plan.Words words) {
      read(words.text(), 0, words.text().length());
    } else if (node instanceof Plan.Printed printed) {
      if (!isText()
          && printed.term() instanceof Plan.Called called
          && called.helper().gives() != Helper.Gives.TEXT) {
        faults.add(misplaced(called));
      }
    } else if (node instanceof Plan.If block) {
      return either(block.main(), block.inverse(), faults);
    } else if (node instanceof Plan.With block) {
      return either(block.main(), block.inverse(), faults);
    } else if (node instanceof Plan.Each block) {
      return either(block.main(), block.inverse(), faults);
    } else if (node instanceof Plan.Section block) {
      return either(block.main(), block.inverse(), faults);
    } else if (node instanceof Plan.Inserted inserted) {
      Node @Nullable [] body = inserted.body();
      if (body != null) {
        // where the partial prints it is not known here
        new HtmlPlace().follow(body, faults);
      }
    }
    return this;
  }

  private HtmlPlace either(Node[] main, Node[] inverse, Collection<Fault> faults) {
    HtmlPlace other = copy();
    HtmlPlace one = follow(main, faults);
    other = other.follow(inverse, faults);
    // where they part, only the data can tell
    return one.state == other.state ? one : new HtmlPlace();
  }
}
