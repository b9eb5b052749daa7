package dev.candor.template.internal.visible;

import dev.candor.template.internal.css.CssReader.Declaration;
import dev.candor.template.internal.css.SelectorReader.Compound;
import dev.candor.template.internal.css.StyleSheet.KeptRule;
import dev.candor.template.internal.css.StyleSheet.SelectorRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A rule of a style sheet, as far as its selector can be followed.
 *
 * @param way the element and, before it, elements around it, outermost first
 * @param surely whether it holds wherever its names match
 * @param part whether it is for a part of the element, or for something beside its words
 */
record StyleRule(
    List<Compound> way,
    List<Declaration> declarations,
    List<String> conditions,
    boolean surely,
    boolean part,
    int specificity) {

  private static final Pattern PART =
      Pattern.compile("::|:(before|after|first-line|first-letter|marker|selection|backdrop)");

  private static final Pattern SPACES = Pattern.compile("[ \t\n\r\f]+");

  static StyleRule of(SelectorRule rule, List<String> conditions) {
    return new StyleRule(
        rule.way(), rule.declarations(), conditions, true, false, rule.specificity());
  }

  static StyleRule of(KeptRule kept, List<String> outer) {
    List<String> conditions = new ArrayList<>(outer);
    conditions.addAll(kept.conditions());
    String written = kept.written().toLowerCase(Locale.ROOT);
    if (written.equals(":root")) {
      Compound html = new Compound("html", List.of(), List.of());
      return new StyleRule(List.of(html), kept.declarations(), conditions, true, false, 256);
    }

    boolean beside = written.indexOf('+') >= 0 || written.indexOf('~') >= 0;
    SelectorRule alike =
        new SelectorRule(kept.way(), kept.declarations(), kept.written(), kept.position());
    return new StyleRule(
        beside ? List.of(kept.subject()) : kept.way(),
        kept.declarations(),
        conditions,
        kept.exact(),
        PART.matcher(written).find(),
        alike.specificity());
  }

  /** Tells whether the rule is for this element. */
  Match matches(Element element) {
    int wanted = way.size() - 1;
    Match all = matches(element, way.get(wanted));
    for (Element at = element.parent(); at != null && wanted > 0; at = at.parent()) {
      Match one = matches(at, way.get(wanted - 1));
      // whether one that may match is the one that counts is not followed
      if (one != Match.NO) {
        all = all.and(one);
        wanted--;
      }
    }
    return wanted > 0 ? Match.NO : surely ? all : all.and(Match.MAYBE);
  }

  private static Match matches(Element element, Compound compound) {
    if (compound.element() != null && !compound.element().equals(element.normalName())) {
      return Match.NO;
    }
    Match all = Match.YES;
    for (String id : compound.ids()) {
      all = all.and(matches(element.attr("id"), id, false));
    }
    for (String name : compound.classes()) {
      all = all.and(matches(element.attr("class"), name, true));
    }
    return all;
  }

  /** Tells whether the value of an attribute has a name; where data is in it, it may. */
  private static Match matches(String value, String name, boolean several) {
    if (value.isEmpty()) {
      return Match.NO;
    }
    int from = value.indexOf(DataMark.START);
    if (from < 0) {
      if (has(value, name, several)) {
        return Match.YES;
      }
      // in some pages large and small letters are the same
      boolean alike = has(value.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), several);
      return alike ? Match.MAYBE : Match.NO;
    }

    String before = value.substring(0, from);
    String after = value.substring(value.lastIndexOf(DataMark.END) + 1);
    int end = before.lastIndexOf(' ') + 1;
    int start = after.indexOf(' ') < 0 ? after.length() : after.indexOf(' ');
    boolean sure =
        several
            && (has(before.substring(0, end), name, true)
                || has(after.substring(start), name, true));
    return sure ? Match.YES : Match.MAYBE;
  }

  private static boolean has(String value, String name, boolean several) {
    return several
        ? value.contains(name) && Arrays.asList(SPACES.split(value)).contains(name)
        : value.equals(name);
  }
}
