package dev.candor.template.internal.inline;

import dev.candor.template.internal.css.CssReader;
import dev.candor.template.internal.css.CssReader.Declaration;
import dev.candor.template.internal.css.StyleSheet.SelectorRule;
import dev.candor.template.internal.html.Tags;
import dev.candor.template.internal.html.Tags.Attribute;
import dev.candor.template.internal.html.Tags.Opens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What rules say of one tag, as its style attribute says it: before what its author wrote the less
 * important declarations, and behind it the important ones.
 */
final class StyleAttribute {

  private final List<Declaration> first;
  private final List<Declaration> last;

  /** Creates the attribute of a tag that these rules match, the less specific first. */
  StyleAttribute(List<SelectorRule> matched) {
    first = declarations(matched, false);
    last = declarations(matched, true);
  }

  boolean isEmpty() {
    return first.isEmpty() && last.isEmpty();
  }

  /** Returns whether it says something of a property, or of a part of it. */
  boolean hasProperty(String property) {
    return says(first, property) || says(last, property);
  }

  /** Puts the words of the attribute into a tag, by their place; false where it has no quotes. */
  boolean write(Opens tag, TreeMap<Integer, String> words) {
    Attribute own = tag.attribute("style");
    if (own == null) {
      words.put(tag.end(), " style=\"" + text(first, '"') + text(last, '"') + "\"");
      return true;
    }
    boolean bare = own.quote() == ' ';
    if (bare && (own.opaque() || own.value().indexOf('"') >= 0)) {
      return false;
    }

    boolean alone = own.quote() == Tags.NO_VALUE;
    char quote = bare || alone ? '"' : own.quote();
    String before = text(without(own), quote);
    String after = text(last, quote);
    String mark = bare || alone ? "\"" : "";
    if (own.value().isBlank()) {
      words.put(own.from(), (alone ? "=" : "") + mark + before + after + mark);
      return true;
    }
    boolean ended = own.value().stripTrailing().endsWith(";");
    words.put(own.from(), mark + before);
    words.put(own.to(), (after.isEmpty() || ended ? "" : ";") + after + mark);
    return true;
  }

  /** Returns the less important declarations without those that the tag's own style overrules. */
  private List<Declaration> without(Attribute own) {
    Set<String> overruled = own.opaque() ? Set.of() : properties(own.value());
    return first.stream().filter(one -> !overruled.contains(one.property())).toList();
  }

  /** Returns their declarations; one that another says again is left out. */
  private static List<Declaration> declarations(List<SelectorRule> matched, boolean important) {
    Map<String, Declaration> byProperty = new HashMap<>();
    List<Declaration> all = new ArrayList<>();
    for (SelectorRule rule : matched) {
      for (Declaration declaration : rule.declarations()) {
        if (declaration.important() == important) {
          Declaration same = byProperty.put(declaration.property(), declaration);
          // a value that some programs cannot read needs the one before it
          if (same != null && everybodyReads(declaration.value())) {
            all.remove(same);
          }
          all.add(declaration);
        }
      }
    }

    return all;
  }

  /** Returns the properties a style attribute gives a value that everybody reads. */
  private static Set<String> properties(String style) {
    Set<String> properties = new HashSet<>();
    if (style.indexOf('(') < 0 && style.indexOf('&') < 0) {
      for (Declaration declaration : CssReader.readable(style)) {
        if (everybodyReads(declaration.value())) {
          properties.add(declaration.property());
        }
      }
    }
    return properties;
  }

  private static boolean everybodyReads(String value) {
    return value.indexOf('(') < 0 && !value.startsWith("-");
  }

  private static boolean says(List<Declaration> declarations, String property) {
    for (Declaration declaration : declarations) {
      String other = declaration.property();
      if (other.equals(property)
          || property.startsWith(other + "-")
          || other.startsWith(property + "-")) {
        return true;
      }
    }
    return false;
  }

  private static String text(List<Declaration> declarations, char quote) {
    StringBuilder text = new StringBuilder();
    for (Declaration declaration : declarations) {
      text.append(declaration.property()).append(':');
      append(declaration.value(), quote, text);
      text.append(';');
    }
    return text.toString();
  }

  /** Appends a value as an attribute has it: on one line, with the other quotes where it can. */
  private static void append(String value, char quote, StringBuilder out) {
    char other = quote == '"' ? '\'' : '"';
    boolean change = value.indexOf(other) < 0 && value.indexOf('\\') < 0;

    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == quote) {
        out.append(change ? String.valueOf(other) : quote == '"' ? "&quot;" : "&#39;");
      } else if (c == '&') {
        out.append("&amp;");
      } else if (c == '<') {
        out.append("&lt;");
      } else if (c == '\n' || c == '\r' || c == '\t') {
        out.append(' ');
      } else {
        out.append(c);
      }
    }
  }
}
