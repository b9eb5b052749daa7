package dev.candor.template.internal.visible;

import dev.candor.fault.Fault;
import dev.candor.template.internal.css.CssLength;
import dev.candor.template.internal.css.CssReader.Declaration;
import dev.candor.template.internal.css.StyleSheet;
import dev.candor.template.internal.css.StyleSheet.AtRule;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;

/** Reads the style sheets of a page: their rules, and the screens on which these differ. */
final class PageStyles {

  static final String UNREADABLE = "a style sheet that cannot be read";

  private static final Set<String> LIGHT = Set.of("light", "normal", "only light");

  /** Properties of a page on paper that move no words, whatever they say. */
  private static final Set<String> HARMLESS_ON_PAGES =
      Set.of(
          ("content font-family font-size font-style font-weight color text-align vertical-align"
                  + " white-space line-height width orphans widows")
              .split(" "));

  private final Dangers dangers;
  private final List<StyleRule> rules = new ArrayList<>();
  private final Set<String> fonts = new HashSet<>();
  private final Set<Integer> widths = new TreeSet<>();
  private boolean schemes;

  PageStyles(Dangers dangers) {
    this.dangers = dangers;
  }

  /** Returns the rules of all style sheets, in order. */
  List<StyleRule> rules() {
    return rules;
  }

  /** Returns the names of fonts that are loaded, in small letters. */
  Set<String> fonts() {
    return fonts;
  }

  /** Returns the widths at which rules begin or end to hold, in pixels. */
  Set<Integer> widths() {
    return widths;
  }

  /** Checks whether a style sheet asks for another color scheme than the light one. */
  boolean hasSchemes() {
    return schemes;
  }

  /** Checks whether a rule asks for the color scheme. */
  boolean asksForScheme() {
    return rules.stream()
        .flatMap(rule -> rule.conditions().stream())
        .anyMatch(condition -> condition.contains("prefers-color-scheme"));
  }

  /** Reads a style element. */
  void read(Element element) {
    String css = element.data();
    String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
    List<Fault> faults = new ArrayList<>();
    Position place = new Position(new Source("style", css), 1, 1);
    StyleSheet sheet = StyleSheet.read(css, true, index -> place, faults);
    if (!faults.isEmpty() || !(type.isEmpty() || type.equals("text/css"))) {
      dangers.add(UNREADABLE, false);
    }
    if (DataMark.isIn(css)) {
      dangers.add("a style sheet with data in it", true);
    }

    List<String> media =
        element.hasAttr("media") ? List.of("@media " + element.attr("media")) : List.of();
    sheet.rules().forEach(rule -> add(StyleRule.of(rule, media)));
    sheet.keptRules().forEach(kept -> add(StyleRule.of(kept, media)));
    sheet.atRules().forEach(this::read);
  }

  private void add(StyleRule rule) {
    rules.add(rule);
    rule.conditions().forEach(condition -> Screen.addBreakpoints(condition, widths));
    for (Declaration declaration : rule.declarations()) {
      schemes |=
          declaration.property().equals("color-scheme") && !LIGHT.contains(declaration.value());
    }
  }

  private void read(AtRule rule) {
    boolean harmless =
        switch (rule.name()) {
          case "import", "namespace", "viewport", "document", "layer" -> false;
          case "font-face" -> addFonts(rule);
          case "page" -> isHarmless(rule);
          default -> true;
        };
    if (!harmless) {
      dangers.add("the rule (@" + rule.name() + ")", false);
    }
  }

  private boolean addFonts(AtRule rule) {
    List<Declaration> declarations = rule.declarations();
    if (declarations == null) {
      return false;
    }
    for (Declaration declaration : declarations) {
      if (declaration.property().equals("font-family")) {
        fonts.add(declaration.value().replaceAll("[\"']", "").strip().toLowerCase(Locale.ROOT));
      }
    }
    return true;
  }

  /** Checks whether a page on paper leaves the words in it where they are. */
  private static boolean isHarmless(AtRule rule) {
    return rule.declarations() != null
        && rule.declarations().stream().allMatch(one -> isKnown(one) && fits(one))
        && rule.parts().stream().allMatch(PageStyles::isHarmless);
  }

  private static boolean isKnown(Declaration declaration) {
    String property = declaration.property();
    String value = declaration.value();
    return property.equals("size")
        ? value.matches("[a-zA-Z0-9. ]+")
        : HARMLESS_ON_PAGES.contains(property)
            || property.matches("(margin|padding|border)(-[a-z]+)*")
                && value.indexOf('-') < 0
                && value.indexOf('(') < 0;
  }

  /** Checks whether lengths of a page on paper leave room for words of ordinary size. */
  private static boolean fits(Declaration declaration) {
    String property = declaration.property();
    boolean size = property.equals("size");
    if (!size && !property.startsWith("margin") && !property.startsWith("font-size")) {
      return true;
    }

    for (String word : declaration.value().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (CssLength.isNumeric(word)) {
        double pixels = CssLength.pixels(word, 16, 16, 800);
        if (!(pixels >= (size ? 480 : 0) && pixels <= (size ? 2_000 : 192))) {
          return false;
        }
      }
    }
    return true;
  }
}
