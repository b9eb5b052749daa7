package dev.candor.template.internal.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one selector, part by part. Only for the thread that made it. */
public final class SelectorReader {

  /** Those that name a state or a part, which no attribute can follow and nobody expects it to. */
  private static final Set<String> STATES =
      Set.of(
          ("active after any-link before checked disabled enabled first-letter first-line focus"
                  + " focus-visible focus-within hover link placeholder root selection target visited")
              .split(" ", -1));

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

  private final CssReader css;
  private final int end;
  private int at;
  private final List<Compound> way = new ArrayList<>();
  private @Nullable String why;
  private boolean state;
  private boolean exact = true;
  private boolean bad;

  // the compound that is being read
  private boolean empty = true;
  private @Nullable String element;
  private final List<String> ids = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();

  /** Creates a reader of what stands between two places, without blanks around it. */
  SelectorReader(CssReader css, int from, int end) {
    this.css = css;
    this.at = from;
    this.end = end;
  }

  /** Returns the tag and, before it, tags around or beside it, outermost first. */
  List<Compound> way() {
    return List.copyOf(way);
  }

  /** Returns what it has that no attribute can follow; null where there is nothing. */
  @Nullable String why() {
    return why;
  }

  /** Returns whether it asks for a state or a part of a tag. */
  boolean hasState() {
    return state;
  }

  /** Returns whether the names in its way are all that it asks for. */
  boolean isExact() {
    return exact;
  }

  /** Reads it; false where it cannot be read. */
  boolean read() {
    bad = at >= end;
    while (at < end && !bad) {
      char c = css.at(at);
      if (CssReader.isSpace(c) || isCombinator(c)) {
        combinator();
      } else if (c == '.' || c == '#' || css.isNameStart(at, end)) {
        name(c);
      } else {
        switch (c) {
          case '*' -> any();
          case '[' -> brackets();
          case ':' -> colon();
          case '\\' -> backslash();
          default -> bad = true;
        }
      }
    }

    endCompound();
    return !bad;
  }

  private static boolean isCombinator(char c) {
    return c == '>' || c == '+' || c == '~';
  }

  private void combinator() {
    at = css.skip(at, end);
    char c = css.at(at);
    if (isCombinator(c)) {
      at = css.skip(at + 1, end);
      bad = at == end || empty;
      cannotFollow("the sign (" + c + ")");
    }
    endCompound();
  }

  private void endCompound() {
    way.add(new Compound(element, List.copyOf(ids), List.copyOf(classes)));
    element = null;
    ids.clear();
    classes.clear();
    empty = true;
  }

  private void name(char c) {
    boolean sign = c == '.' || c == '#';
    int start = sign ? at + 1 : at;
    at = css.nameEnd(start, end);
    bad = !css.isNameStart(start, end) || (!sign && !empty);
    String name = css.text(start, at);

    if (c == '.') {
      classes.add(name);
    } else if (c == '#') {
      ids.add(name);
    } else {
      element = name.toLowerCase(Locale.ROOT);
    }
    empty = false;
  }

  private void any() {
    bad = !empty;
    at++;
    boolean alone = at >= end || (css.at(at) != '.' && css.at(at) != '#');
    why = alone && why == null ? "the sign (*)" : why;
    empty = false;
  }

  private void brackets() {
    cannotFollow("brackets");
    at = css.find("]", at + 1, end) + 1;
    bad = at > end;
  }

  private void colon() {
    int start = at + (css.starts("::", at) ? 2 : 1);
    at = css.nameEnd(start, end);
    String name = css.text(start, at).toLowerCase(Locale.ROOT);
    bad = start == at;
    if (at < end && css.at(at) == '(') {
      at = css.find(")", at + 1, end) + 1;
      bad |= at > end;
    }

    if (STATES.contains(name)) {
      state = true;
      exact = false;
      empty = false;
    } else {
      cannotFollow("the colon (:" + name + ")");
    }
  }

  private void backslash() {
    cannotFollow("a backslash");
    at = css.nameEnd(Math.min(end, at + 2), end);
  }

  /** Notes what no attribute can follow. */
  private void cannotFollow(String what) {
    exact = false;
    why = why == null ? what : why;
    empty = false;
  }
}
