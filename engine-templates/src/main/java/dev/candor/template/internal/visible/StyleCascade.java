package dev.candor.template.internal.visible;

import dev.candor.template.internal.css.ComputedStyle;
import dev.candor.template.internal.css.CssReader;
import dev.candor.template.internal.css.CssReader.Declaration;
import dev.candor.template.internal.css.ElementStyle.HidingReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Applies to each element what style sheets and its own style say, in the order of the cascade. */
final class StyleCascade {

  private static final Pattern EMPTY_CONTENT = Pattern.compile("\"\"|''|none|normal");

  /** A rule that is, or may be, for an element. */
  private record MatchedRule(StyleRule rule, Match match) {}

  private final List<StyleRule> rules;
  private final Dangers dangers;
  // what no screen changes is found once
  private final Map<Element, List<MatchedRule>> candidates = new IdentityHashMap<>();
  private final Map<Element, Optional<List<Declaration>>> own = new IdentityHashMap<>();
  // of the screen that is shown
  private final Map<StyleRule, Match> met = new IdentityHashMap<>();

  StyleCascade(List<StyleRule> rules, Dangers dangers) {
    this.rules = rules;
    this.dangers = dangers;
  }

  /** Forgets what held on the screen before. */
  void show() {
    met.clear();
  }

  void apply(Element element, ComputedStyle style, Screen screen, double rootLetters) {
    List<StyleRule> sure = new ArrayList<>();
    List<StyleRule> doubtful = new ArrayList<>();
    boolean data = DataMark.isIn(element.attr("class")) || DataMark.isIn(element.attr("id"));
    for (MatchedRule candidate : candidates.computeIfAbsent(element, this::find)) {
      StyleRule rule = candidate.rule;
      Match holds = met.computeIfAbsent(rule, one -> screen.meets(one.conditions()));
      if (holds != Match.NO && rule.part()) {
        applyPart(element, rule, style, rootLetters);
      } else if (holds.and(candidate.match) == Match.YES) {
        sure.add(rule);
      } else if (holds != Match.NO) {
        doubtful.add(rule);
        style.byData |= data;
      }
    }

    sure.sort(Comparator.comparingInt(StyleRule::specificity));
    List<Declaration> inTag = readOwn(element, style);
    for (boolean important : new boolean[] {false, true}) {
      sure.forEach(rule -> apply(rule.declarations(), important, style));
      apply(inTag, important, style);
    }
    for (StyleRule rule : doubtful) {
      for (Declaration declaration : rule.declarations()) {
        style.applyDoubtful(declaration.property(), declaration.value());
      }
    }
  }

  private List<MatchedRule> find(Element element) {
    List<MatchedRule> found = new ArrayList<>();
    for (StyleRule rule : rules) {
      Match match = rule.matches(element);
      if (match != Match.NO) {
        found.add(new MatchedRule(rule, match));
      }
    }
    return found;
  }

  /** Reads the declarations written in the tag. */
  private List<Declaration> readOwn(Element element, ComputedStyle style) {
    String written = element.attr("style");
    if (written.isEmpty()) {
      return List.of();
    }
    boolean data = DataMark.isIn(written);
    List<Declaration> read =
        own.computeIfAbsent(
                element, one -> Optional.ofNullable(data ? null : CssReader.declarations(written)))
            .orElse(null);
    if (read != null) {
      return read;
    }

    HidingReason why = new HidingReason("the style of <" + element.normalName() + ">", data);
    style.hidden = style.hidden == null ? why : style.hidden;
    dangers.addHere(why);
    return List.of();
  }

  private static void apply(List<Declaration> all, boolean important, ComputedStyle style) {
    // the size of letters first: other lengths are told in it
    for (boolean only : new boolean[] {true, false}) {
      for (Declaration declaration : all) {
        String property = declaration.property();
        boolean font = property.equals("font") || property.equals("font-size");
        if (declaration.important() == important && (font || !only)) {
          style.apply(property, declaration.value());
        }
      }
    }
  }

  /** Something a style sheet puts beside the words of an element, or says of a part of them. */
  private void applyPart(Element element, StyleRule rule, ComputedStyle style, double rootLetters) {
    String name = element.normalName();
    ComputedStyle part = style.child(name, rootLetters);
    boolean shows = false;
    boolean says = false;
    for (Declaration declaration : rule.declarations()) {
      if (declaration.property().equals("content")) {
        shows = true;
        says |= !EMPTY_CONTENT.matcher(declaration.value().strip()).matches();
      } else {
        part.apply(declaration.property(), declaration.value());
      }
    }
    part.finish(1);

    @Nullable HidingReason danger = part.danger();
    if (danger != null) {
      dangers.addHere(danger);
    } else if (!part.position.equals("static")) {
      dangers.addHere("a part that a style sheet adds to <" + name + ">");
    }
    if (says || !shows) {
      style.hide("a part that a style sheet styles in <" + name + ">");
    }
  }
}
