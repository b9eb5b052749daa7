package dev.candor.template.internal.program;

import dev.candor.template.internal.css.ElementStyle.HidingReason;
import dev.candor.template.internal.program.ProgramNode.Printed;
import dev.candor.template.internal.visible.Contradictions;
import dev.candor.template.internal.visible.DataMark;
import dev.candor.template.internal.visible.VisibilityAnalysis;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;

/**
 * Finds the places of a page that print where readers of it see what is printed, whichever way its
 * blocks go. Once, when the page is planned, so that not every message must be read again as a
 * browser reads it to know that a disclosure in it is seen.
 *
 * <p>It writes the page with all its blocks and lets {@link VisibilityAnalysis} look at it. What
 * that says is true of every message only where each block leaves the page as it found it, as
 * {@link PageNesting} knows. In any other page no place is surely seen, and each message must be
 * looked at. Only for the thread that made it.
 */
public final class PageSkeleton {

  private static final Pattern MARK = Pattern.compile(DataMark.START + "([0-9]+)" + DataMark.END);

  /**
   * What a page shows of what it prints.
   *
   * @param seen places that are seen in every message
   * @param unseen the disclosures of a page that never shows any: where they are printed, and why
   *     nobody sees them
   */
  public record Places(Set<Printed> seen, Map<Printed, HidingReason> unseen) {
    public static final Places NONE = new Places(Set.of(), Map.of());
  }

  private final PageWriter writer;
  private final Document document;
  private final VisibilityAnalysis analysis;
  private final Map<Printed, HidingReason> why = new IdentityHashMap<>();
  private final Set<Printed> shown = Collections.newSetFromMap(new IdentityHashMap<>());

  private PageSkeleton(PageWriter writer, boolean letter) {
    this.writer = writer;
    this.document = Jsoup.parse(writer.page());
    this.analysis = VisibilityAnalysis.of(document, letter);
  }

  /**
   * Finds the places of a page in which something is printed.
   *
   * @param letter whether it is read on paper only
   */
  static Places of(ProgramNode[] page, boolean letter) {
    PageWriter writer = PageWriter.of(page);
    return writer.isLost() ? Places.NONE : new PageSkeleton(writer, letter).find();
  }

  private Places find() {
    for (TextNode text : document.nodeStream(TextNode.class).toList()) {
      Matcher marks = MARK.matcher(text.getWholeText());
      while (marks.find()) {
        HidingReason unseen = analysis.findHidingReason(text);
        if (unseen == null) {
          shown.add(findPrinted(marks));
        } else {
          why.putIfAbsent(findPrinted(marks), unseen);
        }
      }
    }
    findContradicted();

    boolean sound = writer.nesting().isSound();
    Map<Printed, HidingReason> unseen =
        sound || analysis.dangerOfPage() != null ? findUnseen() : Map.of();
    shown.removeAll(why.keySet());
    writer.nesting().retainText(shown);
    return new Places(sound ? shown : Set.of(), unseen);
  }

  private Printed findPrinted(Matcher mark) {
    return writer.find(Integer.parseInt(mark.group(1)));
  }

  /** Takes out disclosures that the page itself takes back right beside them. */
  private void findContradicted() {
    String words = document.text();
    Matcher marks = MARK.matcher(words);

    while (marks.find()) {
      if (writer.slots().contains(findPrinted(marks))) {
        int start = Math.max(0, marks.start() - Contradictions.REACH);
        int end = Math.min(words.length(), marks.end() + Contradictions.REACH);
        String before = MARK.matcher(words.substring(start, marks.start())).replaceAll("");
        String after = MARK.matcher(words.substring(marks.end(), end)).replaceAll("");
        String found = Contradictions.find(before, after, true);
        if (found != null) {
          why.put(
              findPrinted(marks), new HidingReason("the words (" + found + ") beside them", false));
          shown.remove(findPrinted(marks));
        }
      }
    }
  }

  /** Returns why nobody sees any disclosure; nothing where one is shown, or as data say. */
  private Map<Printed, HidingReason> findUnseen() {
    Map<Printed, HidingReason> unseen = new LinkedHashMap<>();
    for (Printed slot : writer.slots()) {
      HidingReason reason =
          why.getOrDefault(slot, new HidingReason("a place that is not text", false));
      if (reason.byData() || shown.contains(slot)) {
        return Map.of();
      }
      unseen.put(slot, reason);
    }
    return unseen;
  }
}
