package dev.candor.template.internal.visible;

import dev.candor.template.internal.html.HtmlAttributes;
import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Checks that the elements and attributes of a page are known not to hide its words. */
final class PageCheck {

  private static final Set<String> HARMLESS_LINKS =
      Set.of(
          ("icon shortcut canonical preconnect dns-prefetch author license help apple-touch-icon")
              .split(" "));

  private static final Set<String> EQUIVALENTS =
      Set.of("content-type", "x-ua-compatible", "content-language", "cleartype");

  private static final Set<String> LIGHT = Set.of("light", "light only", "only light", "normal");

  private static final Pattern VIEWPORT =
      Pattern.compile(
          "width=(device-width|600|320|640)|(initial|maximum|minimum)-scale=1(\\.0+)?"
              + "|maximum-scale=[1-9](\\.0+)?|user-scalable=(no|yes|0|1)|shrink-to-fit=(no|yes)"
              + "|height=device-height|viewport-fit=(cover|auto)|");

  private final Dangers dangers;
  private final Set<String> elements = new HashSet<>(HtmlElements.with(Trait.SHOWN));
  private boolean schemes;

  /**
   * Creates a check.
   *
   * @param letter whether the page is read on paper only
   */
  PageCheck(Dangers dangers, boolean letter) {
    this.dangers = dangers;
    elements.addAll(HtmlElements.with(Trait.BESIDE));
    if (letter) {
      elements.addAll(HtmlElements.with(Trait.ON_PAPER));
    }
  }

  /** Checks whether a meta element asks for another color scheme than the light one. */
  boolean hasSchemes() {
    return schemes;
  }

  /** Adds to the dangers what this element may do to the page. */
  void check(Element element) {
    String name = element.normalName();
    if (!elements.contains(name)) {
      dangers.add("the element <" + name + ">", false);
    }
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      if (!isKnown(key)) {
        boolean data = DataMark.isIn(key);
        dangers.add("the attribute (" + (data ? "data" : key) + ") of <" + name + ">", data);
      }
    }

    switch (name) {
      case "link" -> {
        Set<String> rel =
            Stream.of(element.attr("rel").toLowerCase(Locale.ROOT).split("[ \t\n\r\f]+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        if (rel.isEmpty() || !HARMLESS_LINKS.containsAll(rel)) {
          dangers.add("the element <link rel=" + element.attr("rel") + ">", false);
        }
      }
      case "base" -> {
        if (element.hasAttr("href")) {
          dangers.add("the element <base href>", false);
        }
      }
      case "meta" -> checkMeta(element);
      default -> {}
    }
  }

  private static boolean isKnown(String attribute) {
    return HtmlAttributes.IN_PAGE.contains(attribute)
        || Stream.of("aria-", "data-", "xmlns", "item").anyMatch(attribute::startsWith);
  }

  private void checkMeta(Element element) {
    String equivalent = element.attr("http-equiv").strip().toLowerCase(Locale.ROOT);
    if (element.hasAttr("http-equiv") && !EQUIVALENTS.contains(equivalent)) {
      dangers.add("the element <meta http-equiv=" + equivalent + ">", false);
    }

    String name = element.attr("name").strip().toLowerCase(Locale.ROOT);
    String content = element.attr("content").toLowerCase(Locale.ROOT);
    if (name.equals("color-scheme")) {
      schemes |= !LIGHT.contains(content.strip());
    } else if (name.equals("viewport")) {
      for (String part : content.split("[,;]", -1)) {
        if (!VIEWPORT.matcher(part.replaceAll("\\s", "")).matches()) {
          dangers.add("the viewport (" + part.strip() + ")", false);
        }
      }
    }
  }
}
