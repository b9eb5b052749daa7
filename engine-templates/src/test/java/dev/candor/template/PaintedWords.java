package dev.candor.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.template.internal.css.CssColor;
import java.awt.image.BufferedImage;

/** Looks in a browser whether words of a page are painted where a reader sees them. */
final class PaintedWords {

  /** Words that stand nowhere else in a page. */
  static final String WORDS = "Zebras quietly vex jumpy wolves";

  // each word's boxes in the page, and what is wrong with each: scrolled into sight, it must be on
  // the screen with nothing on top
  private static final String FIND =
      """
      (() => {
        document.documentElement.style.setProperty('scroll-behavior', 'auto', 'important');
        const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
        const found = [];
        let number = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          let from = node.data.indexOf('%1$s');
          if (from < 0) continue;
          const owner = node.parentElement;
          owner.setAttribute('data-words', number);
          for (const word of '%1$s'.split(' ')) {
            const start = node.data.indexOf(word, from);
            from = start + word.length;
            const range = document.createRange();
            range.setStart(node, start); range.setEnd(node, from);
            const boxes = [...range.getClientRects()].map(r => [r.x + scrollX, r.y + scrollY, r.width, r.height]);
            for (const [x, y, w, h] of boxes) {
              window.scrollTo(Math.max(0, x + w / 2 - innerWidth / 2), Math.max(0, y + h / 2 - innerHeight / 2));
              const left = x - scrollX, top = y - scrollY;
              const size = parseFloat(getComputedStyle(owner).fontSize);
              let why = '';
              if (w < 4 || h < %2$s || size < %2$s) why = 'is ' + w + ' by ' + h + ' in letters of ' + size;
              else if (left < -1 || top < -1 || left + w > innerWidth + 1 || top + h > innerHeight + 1) why = 'is off the page at ' + left + ', ' + top;
              else for (const [a, b] of [[.5, .5], [.1, .5], [.9, .5], [.5, .3], [.5, .7]]) {
                const element = document.elementFromPoint(left + w * a, top + h * b);
                if (element !== owner && !(element && owner.contains(element))) {
                  why = 'lies under ' + (element ? element.outerHTML.slice(0, 80) : 'nothing');
                }
              }
              found.push({x, y, w, h, word, n: number, why});
            }
            if (boxes.length == 0) found.push({x: 0, y: 0, w: 0, h: 0, word, n: number, why: 'has no box'});
          }
          number++;
        }
        window.scrollTo(0, 0);
        return found;
      })()
      """;

  private static final String FADE =
      "document.querySelectorAll('[data-words]').forEach(e =>"
          + " e.style.setProperty('-webkit-text-fill-color', %s, 'important'))";

  private static final double SMALLEST = 7.9;

  private PaintedWords() {}

  /**
   * Returns why the words of the page that is shown are not seen on a screen so wide; empty where
   * one place at least shows them all.
   */
  static String unseen(Chromium browser, int width, boolean dark) {
    browser.screen(width, dark);
    JsonNode boxes = browser.run(FIND.formatted(WORDS, SMALLEST));
    String why = "the words are not in the page";
    int most = -1;
    for (JsonNode box : boxes) {
      most = Math.max(most, box.get("n").asInt());
    }
    for (int number = 0; number <= most; number++) {
      why = unseen(browser, boxes, number);
      if (why.isEmpty()) {
        return "";
      }
    }
    return why + " (at " + width + (dark ? ", dark)" : ")");
  }

  private static String unseen(Chromium browser, JsonNode boxes, int number) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = 0;
    double bottom = 0;
    for (JsonNode box : boxes) {
      if (box.get("n").asInt() == number) {
        if (!box.get("why").asText().isEmpty()) {
          return "the word " + box.get("word").asText() + " " + box.get("why").asText();
        }
        left = Math.min(left, box.get("x").asDouble());
        top = Math.min(top, box.get("y").asDouble());
        right = Math.max(right, box.get("x").asDouble() + box.get("w").asDouble());
        bottom = Math.max(bottom, box.get("y").asDouble() + box.get("h").asDouble());
      }
    }
    left = Math.floor(left);
    top = Math.floor(top);
    double wide = Math.ceil(right - left);
    double high = Math.ceil(bottom - top);
    BufferedImage with = browser.picture(left, top, wide, high);
    browser.run(FADE.formatted("'transparent'"));
    BufferedImage without = browser.picture(left, top, wide, high);
    browser.run(FADE.formatted("''"));
    for (JsonNode box : boxes) {
      if (box.get("n").asInt() == number) {
        int x = (int) (box.get("x").asDouble() - left);
        int y = (int) (box.get("y").asDouble() - top);
        int w = (int) Math.min(box.get("w").asDouble(), with.getWidth() - x);
        int h = (int) Math.min(box.get("h").asDouble(), with.getHeight() - y);
        String ink = ink(with.getSubimage(x, y, w, h), without.getSubimage(x, y, w, h));
        if (!ink.isEmpty()) {
          return "the word " + box.get("word").asText() + " " + ink;
        }
      }
    }
    return "";
  }

  /** Returns what is wrong with the ink of a word; empty where it can be read. */
  static String ink(BufferedImage with, BufferedImage without) {
    int width = Math.min(with.getWidth(), without.getWidth());
    int height = Math.min(with.getHeight(), without.getHeight());
    int inked = 0;
    double best = 1;
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        double contrast = color(with.getRGB(x, y)).contrast(color(without.getRGB(x, y)));
        best = Math.max(best, contrast);
        inked += contrast > 1.25 ? 1 : 0;
      }
    }
    double share = inked / (double) (width * height);
    return best < 3 || share < 0.04
        ? String.format("has ink of contrast %.2f on %.1f %% of its box", best, 100 * share)
        : "";
  }

  private static CssColor color(int rgb) {
    return new CssColor((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 1);
  }
}
