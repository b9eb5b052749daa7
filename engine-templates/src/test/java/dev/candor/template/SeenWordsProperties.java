package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.pdf.PdfWriter;
import dev.candor.template.internal.css.CssColor;
import dev.candor.template.internal.visible.VisibilityAnalysis;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;

/**
 * What is called seen is painted: in a browser, wide and narrow, light and dark, and on paper. A
 * tenth of all pages in each build; all 3,000 and 300 letters with {@code -Dcandor.sight.times=10}.
 */
@Tag("slow")
class SeenWordsProperties {

  private static final int TIMES = Integer.getInteger("candor.sight.times", 1);
  private static final PdfWriter WRITER = new PdfWriter();
  private static final int DPI = 96;

  private static Chromium browser;

  private static Chromium browser() {
    if (browser == null) {
      Chromium started = Chromium.start();
      browser = started;
      // other tests look at pages in it as well
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
    }
    return browser;
  }

  static boolean seen(String html, boolean letter) {
    Document page = Jsoup.parse(html);
    VisibilityAnalysis analysis = VisibilityAnalysis.of(page, letter);
    return page.nodeStream(TextNode.class)
        .anyMatch(
            text ->
                text.getWholeText().contains(PaintedWords.WORDS)
                    && analysis.findHidingReason(text) == null);
  }

  @Property(tries = 30, seed = "42", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void words_called_seen_are_painted_in_a_browser(@ForAll("manyPages") List<String> pages) {
    List<String> wrong = new ArrayList<>();
    for (String page : pages) {
      boolean seen = seen(page, false);
      Statistics.label("pages")
          .collect(seen)
          .coverage(coverage -> coverage.check(true).percentage(share -> share >= 15));
      if (seen) {
        String why = unpainted(page);
        if (!why.isEmpty()) {
          wrong.add(why + "\n" + page);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Returns why the words of a page are not painted everywhere; empty where they are. */
  static String unpainted(String page) {
    browser().show(page);
    boolean schemes = page.contains("dark") || page.contains("color-scheme");
    for (int width : new int[] {600, 320}) {
      for (boolean dark : schemes ? new boolean[] {false, true} : new boolean[] {false}) {
        String why = PaintedWords.unseen(browser(), width, dark);
        if (!why.isEmpty()) {
          return why;
        }
      }
    }
    return "";
  }

  @Property(tries = 30, seed = "43", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void words_called_seen_are_inked_on_paper(@ForAll("manyLetters") List<String> letters)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String letter : letters) {
      boolean seen = seen(letter, true);
      Statistics.label("letters")
          .collect(seen)
          .coverage(coverage -> coverage.check(true).percentage(share -> share >= 10));
      if (seen) {
        String why = uninked(letter);
        if (!why.isEmpty()) {
          wrong.add(why + "\n" + letter);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Provide
  Arbitrary<List<String>> manyPages() {
    return TrickyPages.pages().list().ofSize(10 * TIMES);
  }

  @Provide
  Arbitrary<List<String>> manyLetters() {
    return TrickyPages.letters().list().ofSize(TIMES);
  }

  // ---- paper

  /** A letter of the words, in pixels of the page. */
  private record Letter(int page, double x, double y, double width, double height, double size) {}

  /**
   * Returns why the words of a letter are not inked; empty where they are. The same letter without
   * the words has nothing where they stand.
   */
  static String uninked(String html) throws IOException {
    Instant day = Instant.parse("2026-03-02T00:00:00Z");
    byte[] with;
    byte[] without;
    try {
      with = WRITER.write(html, day);
      without =
          WRITER.write(
              html.replace(PaintedWords.WORDS, PaintedWords.WORDS.replaceAll("[a-zA-Z]", "\u00a0")),
              day);
    } catch (BrokenTemplateException refused) {
      // no letter, so none that hides anything
      return "";
    }
    try (PDDocument one = Loader.loadPDF(with);
        PDDocument other = Loader.loadPDF(without)) {
      List<Letter> letters = letters(one);
      if (letters.isEmpty()) {
        return "the words are not in the text of the letter";
      }
      Letter first = letters.get(0);
      BufferedImage painted = new PDFRenderer(one).renderImageWithDPI(first.page, DPI);
      BufferedImage blank =
          first.page < other.getNumberOfPages()
              ? new PDFRenderer(other).renderImageWithDPI(first.page, DPI)
              : new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      int faint = 0;
      for (Letter letter : letters) {
        if (letter.size < 5.9) {
          return "letters are of " + letter.size + " points";
        }
        if (letter.x < 0
            || letter.y - letter.height < 0
            || letter.x + letter.width > painted.getWidth()
            || letter.y > painted.getHeight()) {
          return "a letter is off the page at " + letter.x + ", " + letter.y;
        }
        double contrast = range(painted, letter);
        if (contrast < 2.5) {
          faint++;
        }
        if (letter.page == first.page && range(blank, letter) > 1.6) {
          return "something else is where the words are";
        }
      }
      return faint > letters.size() / 5
          ? faint + " letters of " + letters.size() + " are faint"
          : "";
    }
  }

  /** The contrast between the lightest and the darkest pixel of a letter's box. */
  private static double range(BufferedImage page, Letter letter) {
    double most = 1;
    CssColor light = null;
    CssColor dark = null;
    for (int x = (int) letter.x; x <= letter.x + letter.width; x++) {
      for (int y = (int) (letter.y - letter.height); y <= letter.y; y++) {
        if (x < 0 || y < 0 || x >= page.getWidth() || y >= page.getHeight()) {
          continue;
        }
        int rgb = page.getRGB(x, y);
        CssColor color = new CssColor((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 1);
        if (light == null) {
          light = color;
          dark = color;
        }
        most = Math.max(most, Math.max(color.contrast(light), color.contrast(dark)));
      }
    }
    return most;
  }

  private static List<Letter> letters(PDDocument pdf) throws IOException {
    List<Letter> letters = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    double scale = DPI / 72.0;
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition at) {
            if (!at.getUnicode().isBlank()) {
              text.append(at.getUnicode());
              letters.add(
                  new Letter(
                      getCurrentPageNo() - 1,
                      at.getXDirAdj() * scale,
                      at.getYDirAdj() * scale,
                      at.getWidthDirAdj() * scale,
                      at.getHeightDir() * scale,
                      at.getFontSizeInPt()));
            }
          }
        };
    stripper.getText(pdf);
    String wanted = PaintedWords.WORDS.replace(" ", "");
    int from = text.toString().toLowerCase(Locale.ROOT).indexOf(wanted.toLowerCase(Locale.ROOT));
    return from < 0 ? List.of() : letters.subList(from, from + wanted.length());
  }
}
