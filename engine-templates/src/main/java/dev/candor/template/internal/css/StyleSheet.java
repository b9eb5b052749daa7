package dev.candor.template.internal.css;

import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.template.internal.css.CssReader.Declaration;
import dev.candor.template.internal.css.SelectorReader.Compound;
import dev.candor.template.internal.syntax.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a style element says: rules that can be copied into tags, and those that only a program can
 * follow that reads style sheets. Values are kept as written. Immutable; equal only to itself.
 */
public final class StyleSheet {

  private static final List<String> GROUPS =
      List.of("media", "supports", "container", "layer", "document");
  private static final List<String> OTHERS =
      List.of("font-face page property viewport keyframes import charset namespace".split(" ", -1));

  private final List<SelectorRule> rules;
  private final List<KeptRule> kept;
  private final List<AtRule> atRules;

  private StyleSheet(List<SelectorRule> rules, List<KeptRule> kept, List<AtRule> atRules) {
    this.rules = List.copyOf(rules);
    this.kept = List.copyOf(kept);
    this.atRules = List.copyOf(atRules);
  }

  /** Returns the rules whose selectors are names of elements, classes and ids, in order. */
  public List<SelectorRule> rules() {
    return rules;
  }

  /** Returns the other rules, in order. */
  public List<KeptRule> keptRules() {
    return kept;
  }

  /** Returns what begins with an at sign and holds no rules, such as {@code @page}, in order. */
  public List<AtRule> atRules() {
    return atRules;
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
   * One selector with its declarations.
   *
   * @param way the tag and, before it, tags around it, outermost first
   * @param written the selector
   */
  public record SelectorRule(
      List<Compound> way, List<Declaration> declarations, String written, Position position) {

    public Compound subject() {
      return way.get(way.size() - 1);
    }

    /**
     * Returns its rank: of two rules for a tag the more specific one wins, whatever their order.
     */
    public int specificity() {
      int ids = 0;
      int classes = 0;
      int elements = 0;
      for (Compound compound : way) {
        ids += compound.ids().size();
        classes += compound.classes().size();
        elements += compound.element() == null ? 0 : 1;
      }
      return (Math.min(ids, 255) << 16) | (Math.min(classes, 255) << 8) | Math.min(elements, 255);
    }

    public KeptRule keptFor(String why) {
      return new KeptRule(declarations, written, why, position, way, List.of(), true);
    }
  }

  /**
   * One selector that stays in the style sheet.
   *
   * @param why what it has that no attribute can follow; null where it is meant for programs that
   *     read style sheets
   * @param way the tag and, before it, tags around or beside it, outermost first
   * @param conditions the at-rules it stands in, outermost first, as written
   * @param exact whether the names in its way are all that it asks for
   */
  public record KeptRule(
      List<Declaration> declarations,
      String written,
      @Nullable String why,
      Position position,
      List<Compound> way,
      List<String> conditions,
      boolean exact) {

    /** Returns what is known of the tags it is for. */
    public Compound subject() {
      return way.get(way.size() - 1);
    }
  }

  /**
   * Reads what stands in a style element. What cannot be read is a fault and is left out.
   *
   * @param places where the character with an index stands in its template
   * @param always whether its rules hold on every screen; otherwise all are kept
   */
  public static StyleSheet read(
      String css, boolean always, IntFunction<Position> places, List<Fault> faults) {
    SheetReader reader = new SheetReader(css, places, faults);
    if (reader.css.blankComments()) {
      reader.readRules(0, css.length(), !always);
    }
    return new StyleSheet(reader.rules, reader.kept, reader.atRules);
  }

  /** Reads rules; their declarations and selectors have readers of their own. */
  private static final class SheetReader {

    private final CssReader css;
    private final IntFunction<Position> places;
    private final List<Fault> faults;
    private final List<SelectorRule> rules = new ArrayList<>();
    private final List<KeptRule> kept = new ArrayList<>();
    private final List<AtRule> atRules = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    SheetReader(String text, IntFunction<Position> places, List<Fault> faults) {
      this.css = new CssReader(text, places, faults);
      this.places = places;
      this.faults = faults;
    }

    void readRules(int from, int end, boolean group) {
      int at = from;

      while (true) {
        at = css.skip(at, end);
        if (at >= end) {
          return;
        }
        if (css.starts("<!--", at) || css.starts("-->", at)) {
          at += css.at(at) == '<' ? 4 : 3;
          continue;
        }
        int stop = css.find("{};", at, end);
        boolean rule = css.at(at) == '@';
        if (stop < end && css.at(stop) == '}') {
          if (css.skip(at, stop) == stop) {
            css.fault(stop, "The brace closes nothing.", "delete it.");
          } else {
            faultBlock(at, stop);
          }
          at = stop + 1;
        } else if (stop >= end || css.at(stop) == ';') {
          if (!rule) {
            faultBlock(at, stop);
          } else {
            holdsRules(at, stop, stop);
          }
          at = stop + 1;
        } else {
          int close = css.close(stop, end);
          if (close < 0) {
            css.fault(stop, "The brace that opens here is never closed.", "close it with }.");
            return;
          }
          if (!rule) {
            readRule(at, stop, close, group);
          } else if (holdsRules(at, stop, close)) {
            conditions.add(css.oneLine(at, stop));
            readRules(stop + 1, close, true);
            conditions.remove(conditions.size() - 1);
          }
          at = close + 1;
        }
      }
    }

    private void faultBlock(int at, int end) {
      css.fault(
          at,
          "The words (" + css.show(at, end) + ") are no rule: no braces follow.",
          "write a selector, then { and }.");
    }

    /**
     * Notes an at-rule and returns whether it holds rules; without a block it closes where it ends.
     */
    private boolean holdsRules(int at, int end, int close) {
      String name = css.text(at + 1, css.nameEnd(at + 1, end)).toLowerCase(Locale.ROOT);
      if (GROUPS.contains(name) && close > end) {
        return true;
      }
      String block = close > end ? css.text(end + 1, close) : "";
      atRules.add(new SheetReader(block, places, new ArrayList<>()).readAtRule(name));
      if (GROUPS.contains(name)) {
        return false;
      }

      if (!OTHERS.contains(name) && !name.startsWith("-")) {
        List<String> known = new ArrayList<>(GROUPS);
        known.addAll(OTHERS);
        List<String> nearest = Nearest.to(name, known, 1);
        css.fault(
            at,
            "The rule (@" + name + ") is not known.",
            nearest.isEmpty() ? "delete it." : "write @" + nearest.get(0) + ".");
      }
      return false;
    }

    /** Reads what stands in the braces of an at-rule. */
    private AtRule readAtRule(String name) {
      List<Declaration> declarations = new ArrayList<>();
      List<AtRule> parts = new ArrayList<>();
      int at = css.skip(0, css.length());
      while (at < css.length()) {
        int stop = css.find("{};", at, css.length());
        int close =
            stop < css.length() && css.at(stop) == '{' ? css.close(stop, css.length()) : stop;
        if (close < 0 || (stop < css.length() && css.at(stop) == '}')) {
          return new AtRule(name, null, List.of());
        }
        if (close > stop && css.at(at) == '@') {
          SheetReader inner = new SheetReader(css.text(stop + 1, close), places, faults);
          parts.add(inner.readAtRule(css.oneLine(at + 1, stop).toLowerCase(Locale.ROOT)));
        } else if (close == stop) {
          css.declaration(at, stop, declarations);
        }
        at = css.skip(close + 1, css.length());
      }

      return new AtRule(name, faults.isEmpty() ? List.copyOf(declarations) : null, parts);
    }

    private void readRule(int at, int open, int close, boolean group) {
      int inner = css.find("{", open + 1, close);
      if (inner < close) {
        css.fault(
            inner,
            "A rule stands inside the rule ("
                + css.show(at, open)
                + "), or a } is missing before it.",
            "close that rule first; mail programs read no nested ones.");
        return;
      }

      List<Declaration> declarations = css.declarations(open + 1, close);
      int from = at;
      while (from <= open) {
        int comma = css.find(",", from, open);
        readSelector(from, comma, declarations, group);
        from = comma + 1;
      }
    }

    private void readSelector(int from, int to, List<Declaration> declarations, boolean group) {
      int at = css.skip(from, to);
      int end = to;
      while (end > at && CssReader.isSpace(css.at(end - 1))) {
        end--;
      }
      String written = css.oneLine(at, end);
      SelectorReader selector = new SelectorReader(css, at, end);
      if (!selector.read()) {
        css.fault(
            at,
            "The selector (" + CssReader.shorten(written) + ") cannot be read.",
            "write names of elements, .classes and #ids.");
        return;
      }

      List<Compound> way = selector.way();
      Position position = places.apply(at);
      boolean wanted = group || selector.hasState();
      if (!wanted && selector.why() == null) {
        rules.add(new SelectorRule(way, declarations, written, position));
        return;
      }
      kept.add(
          new KeptRule(
              declarations,
              written,
              wanted ? null : selector.why(),
              position,
              way,
              List.copyOf(conditions),
              selector.isExact()));
    }
  }
}
