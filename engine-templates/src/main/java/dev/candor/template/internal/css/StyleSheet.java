package dev.candor.template.internal.css;

import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a style element says: rules that can be copied into tags, and those that only a program can
 * follow that reads style sheets. Values are kept as written. Immutable; equal only to itself.
 *
 * <p>Read with a reader of our own, not ph-css 8.1.1: that brings a dozen jars and prints values
 * its own way, while here what matters is small - rules, selectors, declarations - and must keep
 * the place in the template and the words that only one mail program knows ({@code mso-...}). It
 * reads the syntax of CSS Syntax Level 3 and does not know properties; what a browser would skip in
 * silence is a fault.
 */
public final class StyleSheet {

  private static final List<String> GROUPS =
      List.of("media", "supports", "container", "layer", "document");
  private static final List<String> OTHERS =
      List.of(
          "font-face",
          "page",
          "property",
          "viewport",
          "keyframes",
          "import",
          "charset",
          "namespace");

  /** Those that name a state or a part, which no attribute can follow and nobody expects it to. */
  private static final Set<String> STATES =
      Set.of(
          "active",
          "after",
          "any-link",
          "before",
          "checked",
          "disabled",
          "enabled",
          "first-letter",
          "first-line",
          "focus",
          "focus-visible",
          "focus-within",
          "hover",
          "link",
          "placeholder",
          "root",
          "selection",
          "target",
          "visited");

  private static final int SHOWN = 60;

  private final List<Rule> rules;
  private final List<Kept> kept;
  private final List<AtRule> atRules;

  private StyleSheet(List<Rule> rules, List<Kept> kept, List<AtRule> atRules) {
    this.rules = List.copyOf(rules);
    this.kept = List.copyOf(kept);
    this.atRules = List.copyOf(atRules);
  }

  /** Rules whose selectors are names of elements, classes and ids, in order. */
  public List<Rule> rules() {
    return rules;
  }

  /** The others, in order. */
  public List<Kept> kept() {
    return kept;
  }

  /** Returns what begins with an at sign and holds no rules, such as {@code @page}, in order. */
  public List<AtRule> atRules() {
    return atRules;
  }

  /**
   * Reads the declarations of a style attribute; null where there is anything in it that programs
   * may read in another way.
   */
  public static @Nullable List<Declaration> declarations(String style) {
    if (style.isBlank()) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>();
    Position place = new Position(new Source("style", style), 1, 1);
    Reader reader = new Reader(style, index -> place, faults);
    boolean ended = reader.blankComments();
    boolean braces = style.indexOf('{') >= 0 || style.indexOf('}') >= 0;
    if (!ended || braces || style.indexOf('\\') >= 0) {
      return null;
    }
    List<Declaration> declarations = reader.declarations(0, style.length());
    return faults.isEmpty() ? declarations : null;
  }

  /**
   * A rule that begins with an at sign and holds declarations, or nothing that is read here.
   *
   * @param name in small letters
   * @param declarations null where they cannot be read
   * @param parts the rules in it, such as the boxes in the margin of a page
   */
  public record AtRule(String name, @Nullable List<Declaration> declarations, List<AtRule> parts) {}

  /**
   * A property and its value, as written.
   *
   * @param property in small letters
   */
  public record Declaration(String property, String value, boolean important, Position position) {}

  /**
   * What must be true of one tag.
   *
   * @param element in small letters; null for any
   */
  public record Compound(@Nullable String element, List<String> ids, List<String> classes) {
    public boolean matches(String name, @Nullable String id, Set<String> names) {
      return (element == null || element.equals(name))
          && (ids.isEmpty() || ids.stream().allMatch(one -> one.equals(id)))
          && names.containsAll(classes);
    }
  }

  /**
   * One selector with its declarations.
   *
   * @param way the tag and, before it, tags around it, outermost first
   * @param written the selector
   */
  public record Rule(
      List<Compound> way, List<Declaration> declarations, String written, Position position) {

    public Compound subject() {
      return way.get(way.size() - 1);
    }

    /** Of two rules for a tag the more specific one wins, whatever their order. */
    public int specificity() {
      int ids = 0;
      int classes = 0;
      int elements = 0;
      for (Compound compound : way) {
        ids += compound.ids.size();
        classes += compound.classes.size();
        elements += compound.element == null ? 0 : 1;
      }
      return (Math.min(ids, 255) << 16) | (Math.min(classes, 255) << 8) | Math.min(elements, 255);
    }

    public Kept keptFor(String why) {
      return new Kept(subject(), declarations, written, why, position, way, List.of(), true);
    }
  }

  /**
   * One selector that stays in the style sheet.
   *
   * @param subject what is known of the tags it is for
   * @param why what it has that no attribute can follow; null where it is meant for programs that
   *     read style sheets
   * @param way the tag and, before it, tags around or beside it, outermost first
   * @param conditions the at-rules it stands in, outermost first, as written
   * @param exact whether the names in its way are all that it asks for
   */
  public record Kept(
      Compound subject,
      List<Declaration> declarations,
      String written,
      @Nullable String why,
      Position position,
      List<Compound> way,
      List<String> conditions,
      boolean exact) {}

  /**
   * Reads what stands in a style element. What cannot be read is a fault and is left out.
   *
   * @param places where the character with an index stands in its template
   * @param always whether its rules hold on every screen; otherwise all are kept
   */
  public static StyleSheet read(
      String css, boolean always, IntFunction<Position> places, List<Fault> faults) {
    Reader reader = new Reader(css, places, faults);
    if (reader.blankComments()) {
      reader.rules(0, css.length(), !always);
    }
    return new StyleSheet(reader.rules, reader.kept, reader.atRules);
  }

  private static final class Reader {

    private final IntFunction<Position> places;
    private final List<Fault> faults;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<AtRule> atRules = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final char[] css;

    Reader(String css, IntFunction<Position> places, List<Fault> faults) {
      this.css = css.toCharArray();
      this.places = places;
      this.faults = faults;
    }

    /** Comments become spaces; false where one, or a string, never ends. */
    boolean blankComments() {
      int at = 0;
      while (at < css.length) {
        char c = css[at];
        if (c == '"' || c == '\'') {
          int end = string(at);
          if (end < 0) {
            fault(
                at,
                "The string that begins here does not end on its line.",
                "close it with " + c + ".");
            return false;
          }
          at = end;
        } else if (starts("/*", at)) {
          int end = at + 2;
          while (end < css.length && !starts("*/", end)) {
            end++;
          }
          if (end >= css.length) {
            fault(at, "The comment that begins here never ends.", "close it with */.");
            return false;
          }
          Arrays.fill(css, at, end + 2, ' ');
          at = end + 2;
        } else {
          at++;
        }
      }
      return true;
    }

    /** Behind the string that begins here; -1 where its line ends first. */
    private int string(int from) {
      for (int i = from + 1; i < css.length; i++) {
        if (css[i] == '\\') {
          i++;
        } else if (css[i] == css[from]) {
          return i + 1;
        } else if (css[i] == '\n') {
          return -1;
        }
      }
      return -1;
    }

    private boolean starts(String word, int at) {
      for (int i = 0; i < word.length(); i++) {
        if (at + i >= css.length || css[at + i] != word.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    // ---- rules

    void rules(int from, int end, boolean group) {
      int at = from;
      while (true) {
        at = skip(at, end);
        if (at >= end) {
          return;
        }
        if (starts("<!--", at) || starts("-->", at)) {
          at += css[at] == '<' ? 4 : 3;
          continue;
        }
        int stop = find("{};", at, end);
        boolean rule = css[at] == '@';
        if (stop < end && css[stop] == '}') {
          if (skip(at, stop) == stop) {
            fault(stop, "The brace closes nothing.", "delete it.");
          } else {
            noBlock(at, stop);
          }
          at = stop + 1;
        } else if (stop >= end || css[stop] == ';') {
          if (!rule) {
            noBlock(at, stop);
          } else {
            atRule(at, stop, stop);
          }
          at = stop + 1;
        } else {
          int close = close(stop, end);
          if (close < 0) {
            fault(stop, "The brace that opens here is never closed.", "close it with }.");
            return;
          }
          if (!rule) {
            declared(at, stop, close, group);
          } else if (atRule(at, stop, close)) {
            conditions.add(oneLine(at, stop));
            rules(stop + 1, close, true);
            conditions.remove(conditions.size() - 1);
          }
          at = close + 1;
        }
      }
    }

    private void noBlock(int at, int end) {
      fault(
          at,
          "The words (" + shown(at, end) + ") are no rule: no braces follow.",
          "write a selector, then { and }.");
    }

    /** Whether what the at-rule holds are rules; without a block it closes where it ends. */
    private boolean atRule(int at, int end, int close) {
      int to = at + 1;
      while (to < end && isName(css[to])) {
        to++;
      }
      String name = text(at + 1, to).toLowerCase(Locale.ROOT);
      if (GROUPS.contains(name) && close > end) {
        return true;
      }
      String block = close > end ? text(end + 1, close) : "";
      atRules.add(new Reader(block, places, new ArrayList<>()).atRule(name));
      if (GROUPS.contains(name)) {
        return false;
      }
      if (!OTHERS.contains(name) && !name.startsWith("-")) {
        List<String> known = new ArrayList<>(GROUPS);
        known.addAll(OTHERS);
        List<String> nearest = Nearest.to(name, known, 1);
        fault(
            at,
            "The rule (@" + name + ") is not known.",
            nearest.isEmpty() ? "delete it." : "write @" + nearest.get(0) + ".");
      }
      return false;
    }

    /** Reads what stands in the braces of an at-rule. */
    private AtRule atRule(String name) {
      List<Declaration> declarations = new ArrayList<>();
      List<AtRule> parts = new ArrayList<>();
      int at = skip(0, css.length);
      while (at < css.length) {
        int stop = find("{};", at, css.length);
        int close = stop < css.length && css[stop] == '{' ? close(stop, css.length) : stop;
        if (close < 0 || (stop < css.length && css[stop] == '}')) {
          return new AtRule(name, null, List.of());
        }
        if (close > stop && css[at] == '@') {
          Reader inner = new Reader(text(stop + 1, close), places, faults);
          parts.add(inner.atRule(oneLine(at + 1, stop).toLowerCase(Locale.ROOT)));
        } else if (close == stop) {
          declaration(at, stop, declarations);
        }
        at = skip(close + 1, css.length);
      }
      return new AtRule(name, faults.isEmpty() ? List.copyOf(declarations) : null, parts);
    }

    private void declared(int at, int open, int close, boolean group) {
      int inner = find("{", open + 1, close);
      if (inner < close) {
        fault(
            inner,
            "A rule stands inside the rule (" + shown(at, open) + "), or a } is missing before it.",
            "close that rule first; mail programs read no nested ones.");
        return;
      }
      List<Declaration> declarations = declarations(open + 1, close);
      int from = at;
      while (from <= open) {
        int comma = find(",", from, open);
        selector(from, comma, declarations, group);
        from = comma + 1;
      }
    }

    private List<Declaration> declarations(int from, int end) {
      List<Declaration> declarations = new ArrayList<>();
      int at = from;
      while (at < end) {
        int stop = find(";", at, end);
        int start = skip(at, stop);
        if (start < stop) {
          declaration(start, stop, declarations);
        }
        at = stop + 1;
      }
      return List.copyOf(declarations);
    }

    private void declaration(int start, int end, List<Declaration> out) {
      int colon = start;
      while (colon < end && isName(css[colon])) {
        colon++;
      }
      int name = colon;
      colon = skip(colon, end);
      if (colon == start || colon >= end || css[colon] != ':') {
        fault(
            start,
            "The words (" + shown(start, end) + ") are no declaration.",
            "write property: value; and a semicolon before the next one.");
        return;
      }
      String property = text(start, name);
      if (!property.startsWith("--")) {
        property = property.toLowerCase(Locale.ROOT);
      }
      String value = text(colon + 1, end).strip();
      int mark = value.lastIndexOf('!');
      boolean important =
          mark >= 0 && value.substring(mark + 1).strip().equalsIgnoreCase("important");
      if (important) {
        value = value.substring(0, mark).strip();
      }
      if (value.isEmpty()) {
        fault(
            start,
            "The property (" + property + ") has no value.",
            "give it one, or delete the property.");
      } else if (outside(value, '!')) {
        fault(
            start,
            "The value (" + shortened(value) + ") has a ! that is not !important.",
            "write !important at the end, or delete it.");
      } else if (outside(value, ':') && value.indexOf('\n') > 0) {
        fault(
            start,
            "The value (" + shortened(value) + ") runs into the next property.",
            "put a semicolon at the end of the line.");
      } else if (!balanced(value)) {
        fault(
            start,
            "The value (" + shortened(value) + ") has a parenthesis without its other.",
            "close what is open.");
      } else {
        out.add(new Declaration(property, value, important, places.apply(start)));
      }
    }

    // ---- selectors

    private void selector(int from, int to, List<Declaration> declarations, boolean group) {
      int at = skip(from, to);
      int end = to;
      while (end > at && isSpace(css[end - 1])) {
        end--;
      }
      String written = String.join(" ", text(at, end).split("\\s+", -1));
      Position position = places.apply(Math.min(at, css.length - 1));
      List<Compound> way = new ArrayList<>();
      String why = null;
      boolean state = false;
      boolean exact = true;
      boolean bad = at == end;
      boolean combined = true;
      String element = null;
      List<String> ids = new ArrayList<>();
      List<String> classes = new ArrayList<>();
      int i = at;
      while (i < end && !bad) {
        char c = css[i];
        int next = i + 1;
        if (isSpace(c) || c == '>' || c == '+' || c == '~') {
          int gap = skip(i, end);
          c = css[gap];
          boolean sign = c == '>' || c == '+' || c == '~';
          if (sign) {
            exact = false;
            why = why == null ? "the sign (" + c + ")" : why;
            next = skip(gap + 1, end);
            bad = next == end || combined;
          } else {
            next = gap;
          }
          way.add(new Compound(element, List.copyOf(ids), List.copyOf(classes)));
          element = null;
          ids.clear();
          classes.clear();
          combined = true;
        } else if (c == '.' || c == '#' || isNameStart(i, end)) {
          int start = c == '.' || c == '#' ? i + 1 : i;
          next = start;
          while (next < end && isName(css[next])) {
            next++;
          }
          String name = text(start, next);
          bad = !isNameStart(start, end) || (start == i && !combined);
          if (c == '.') {
            classes.add(name);
          } else if (c == '#') {
            ids.add(name);
          } else {
            element = name.toLowerCase(Locale.ROOT);
          }
          combined = false;
        } else if (c == '*') {
          bad = !combined;
          boolean alone = next >= end || (css[next] != '.' && css[next] != '#');
          why = alone && why == null ? "the sign (*)" : why;
          combined = false;
        } else if (c == '[') {
          exact = false;
          next = find("]", i + 1, end) + 1;
          bad = next > end;
          why = why == null ? "brackets" : why;
          combined = false;
        } else if (c == ':') {
          exact = false;
          next = i + 1 < end && css[i + 1] == ':' ? i + 2 : i + 1;
          int start = next;
          while (next < end && isName(css[next])) {
            next++;
          }
          String name = text(start, next).toLowerCase(Locale.ROOT);
          bad = start == next;
          if (next < end && css[next] == '(') {
            next = find(")", next + 1, end) + 1;
            bad |= next > end;
          }
          if (STATES.contains(name)) {
            state = true;
          } else {
            why = why == null ? "the colon (:" + name + ")" : why;
          }
          combined = false;
        } else if (c == '\\') {
          exact = false;
          next = Math.min(end, i + 2);
          while (next < end && isName(css[next])) {
            next++;
          }
          why = why == null ? "a backslash" : why;
          combined = false;
        } else {
          bad = true;
        }
        i = next;
      }
      if (bad) {
        fault(
            Math.min(at, css.length - 1),
            "The selector (" + shortened(written) + ") cannot be read.",
            "write names of elements, .classes and #ids.");
        return;
      }
      way.add(new Compound(element, List.copyOf(ids), List.copyOf(classes)));
      Compound subject = way.get(way.size() - 1);
      if (group || state || why != null) {
        kept.add(
            new Kept(
                subject,
                declarations,
                written,
                group || state ? null : why,
                position,
                List.copyOf(way),
                List.copyOf(conditions),
                exact));
      } else {
        rules.add(new Rule(List.copyOf(way), declarations, written, position));
      }
    }

    // ---- characters

    /** The first of these characters outside of strings and parentheses; {@code end} without. */
    private int find(String wanted, int from, int end) {
      int depth = 0;
      for (int i = from; i < end; i++) {
        char c = css[i];
        if (c == '"' || c == '\'') {
          i = string(i) - 1;
        } else if (depth == 0 && wanted.indexOf(c) >= 0) {
          return i;
        } else if (c == '(' || c == '[') {
          depth++;
        } else if ((c == ')' || c == ']') && depth > 0) {
          depth--;
        } else if (c == '{' || c == '}') {
          // no parenthesis reaches over a brace, whatever was forgotten
          depth = 0;
          if (wanted.indexOf(c) >= 0) {
            return i;
          }
        } else if (c == '\\') {
          i++;
        }
      }
      return end;
    }

    private int close(int open, int end) {
      int depth = 0;
      int at = open;
      while (at < end) {
        depth += css[at] == '{' ? 1 : -1;
        if (depth == 0) {
          return at;
        }
        at = find("{}", at + 1, end);
      }
      return -1;
    }

    private int skip(int from, int end) {
      int at = from;
      while (at < end && isSpace(css[at])) {
        at++;
      }
      return at;
    }

    private boolean isNameStart(int at, int end) {
      if (at >= end) {
        return false;
      }
      char c = css[at];
      if (c == '-' && at + 1 < end) {
        return css[at + 1] == '-' || (isName(css[at + 1]) && !isDigit(css[at + 1]));
      }
      return isName(c) && c != '-' && !isDigit(c);
    }

    private static boolean isName(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || isDigit(c)
          || c == '-'
          || c == '_'
          || c >= '\u0080';
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private static boolean outside(String value, char wanted) {
      char quote = ' ';
      int depth = 0;
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '\\') {
          i++;
        } else if (quote != ' ') {
          quote = c == quote ? ' ' : quote;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '(') {
          depth++;
        } else if (c == ')') {
          depth--;
        } else if (c == wanted && depth <= 0) {
          return true;
        }
      }
      return false;
    }

    private static boolean balanced(String value) {
      char quote = ' ';
      int depth = 0;
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '\\') {
          i++;
        } else if (quote != ' ') {
          quote = c == quote ? ' ' : quote;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '(' || c == ')') {
          depth += c == '(' ? 1 : -1;
          if (depth < 0) {
            return false;
          }
        }
      }
      return depth == 0;
    }

    private String text(int from, int to) {
      return new String(css, from, to - from);
    }

    private String shown(int from, int to) {
      return shortened(oneLine(from, to));
    }

    private String oneLine(int from, int to) {
      return String.join(" ", text(from, to).strip().split("\\s+", -1));
    }

    private static String shortened(String text) {
      String line = text.replace('\n', ' ');
      return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    private void fault(int at, String message, String maybe) {
      faults.add(places.apply(Math.min(at, css.length - 1)).fault("", message, maybe));
    }
  }
}
