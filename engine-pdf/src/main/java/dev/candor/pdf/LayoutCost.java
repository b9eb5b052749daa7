package dev.candor.pdf;

import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * Estimates what it takes to lay a document out, before anybody does: elements, style rules, tables
 * and counting. Made for one document.
 */
final class LayoutCost {

  private final List<Element> elements = new ArrayList<>();
  private final int[] atDepth = new int[PdfLimits.MAX_DEPTH + 1];
  private final List<Fault> faults = new ArrayList<>();
  private int deepest;
  private long levels;

  /** Adds an element so deep in the document. */
  void add(Element element, int depth) {
    elements.add(element);
    levels += depth;
    atDepth[Math.min(depth, PdfLimits.MAX_DEPTH)]++;
    deepest = Math.max(deepest, depth);
  }

  /** Returns the elements added so far. */
  List<Element> elements() {
    return elements;
  }

  /** Returns what is wrong with the number of elements. */
  List<Fault> checkElements() {
    if (elements.size() > PdfLimits.MAX_ELEMENTS) {
      faults.add(
          PdfFaults.tooMuch(
              "The HTML has (" + elements.size() + ") elements",
              PdfLimits.MAX_ELEMENTS,
              "write several documents."));
    }

    if (deepest > PdfLimits.MAX_DEPTH) {
      faults.add(
          PdfFaults.tooMuch(
              "The HTML nests elements (" + deepest + ") deep",
              PdfLimits.MAX_DEPTH,
              "look for an element that is never closed."));
    }
    return faults;
  }

  /**
   * Returns what is wrong with style rules, tables and counting.
   *
   * @param style all styles of the document, in small letters
   */
  List<Fault> check(String style) {
    long matches = matches(style);
    if (matches > PdfLimits.MAX_MATCHES) {
      faults.add(
          PdfFaults.tooMuch(
              "The elements, times their levels, times the style rules are (" + matches + ")",
              PdfLimits.MAX_MATCHES,
              "drop the rules no element uses."));
    }
    checkTables();
    checkCounters(style);
    return faults;
  }

  /**
   * Returns what it takes to match all rules. A selector of several parts is begun anew at every
   * level, so the ways to choose its parts among the levels count.
   */
  private long matches(String style) {
    long matches = 0;
    int from = 0;
    for (int at = style.indexOf('{'); at >= 0; at = style.indexOf('{', at + 1)) {
      int start = Math.max(from, Math.max(style.lastIndexOf('}', at), style.lastIndexOf(';', at)));
      matches += levels;
      for (String selector : style.substring(start, at).split(",", -1)) {
        int parts = 0;
        for (String part : selector.split("[\\x00-\\x20>+~{};]+", -1)) {
          parts += part.isEmpty() ? 0 : 1;
        }
        matches += parts > 2 ? ways(parts - 1) : 0;
      }
      from = at + 1;
      if (matches > PdfLimits.MAX_MATCHES) {
        break;
      }
    }

    return matches;
  }

  private long ways(int parts) {
    double ways = 0;
    for (int depth = parts; depth <= PdfLimits.MAX_DEPTH; depth++) {
      double choices = atDepth[depth];
      for (int i = 0; i < parts && choices > 0; i++) {
        choices = choices * (depth - i) / (i + 1);
      }
      ways += choices;
    }
    return (long) Math.min(PdfLimits.MAX_MATCHES + 1L, ways);
  }

  private void checkTables() {
    long cells = 0;
    int columns = 0;
    for (Element element : elements) {
      switch (element.normalName()) {
        case "tr" -> {
          int wide = 0;
          for (Element cell = element.firstElementChild();
              cell != null;
              cell = cell.nextElementSibling()) {
            int span = span(cell, "colspan");
            wide = Math.min(PdfLimits.MAX_CELLS, wide + span);
            cells += (long) span * span(cell, "rowspan");
          }
          columns = Math.max(columns, wide);
        }
        case "col", "colgroup" -> columns = Math.max(columns, span(element, "span"));
        default -> {}
      }
    }

    if (columns > PdfLimits.MAX_COLUMNS) {
      faults.add(
          PdfFaults.tooMuch(
              "A table has (" + columns + ") columns",
              PdfLimits.MAX_COLUMNS,
              "look at its colspan."));
    }
    if (cells > PdfLimits.MAX_CELLS) {
      faults.add(
          PdfFaults.tooMuch(
              "The tables have (" + cells + ") cells",
              PdfLimits.MAX_CELLS,
              "look at their rowspan."));
    }
  }

  private void checkCounters(String style) {
    int highest = 0;
    for (Element element : elements) {
      switch (element.normalName()) {
        case "ol" -> highest = Math.max(highest, span(element, "start"));
        case "li" -> highest = Math.max(highest, span(element, "value"));
        default -> {}
      }
    }

    for (int at = style.indexOf("counter-"); at >= 0; at = style.indexOf("counter-", at + 1)) {
      highest = Math.max(highest, highestNumber(style, at));
    }
    if (highest > PdfLimits.MAX_COUNT) {
      faults.add(
          PdfFaults.tooMuch(
              "A list counts from or by (" + highest + ")",
              PdfLimits.MAX_COUNT,
              "write the number as text."));
    }
  }

  /** Returns the highest number of the declaration that begins here, cut at a bound above all. */
  private static int highestNumber(String style, int from) {
    int highest = 0;
    int number = 0;
    for (int at = from; at < style.length() && ";}\n".indexOf(style.charAt(at)) < 0; at++) {
      int digit = Character.digit(style.charAt(at), 10);
      number = digit < 0 ? 0 : Math.min(PdfLimits.MAX_CELLS, number * 10 + digit);
      highest = Math.max(highest, number);
    }
    return highest;
  }

  /**
   * Returns a whole number of an attribute, 1 where it is none, cut at a bound above all limits.
   */
  private static int span(Element element, String attribute) {
    String value = element.attr(attribute).strip();
    if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 1;
    }
    return value.length() > 6
        ? PdfLimits.MAX_CELLS
        : Math.max(1, Math.min(PdfLimits.MAX_CELLS, Integer.parseInt(value)));
  }
}
