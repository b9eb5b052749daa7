package dev.candor.pdf;

import dev.candor.fault.Fault;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks up every character of a document in the fonts. Made for one document. */
final class CharacterGuard {

  private static final int SHOWN = 10;

  private static final String OTHER_LETTERS =
      "write them with Latin, Greek or Cyrillic letters and common signs; emoji and other scripts have no font.";

  private final PdfFonts fonts;
  private final boolean casesChange;
  private final SortedSet<Integer> unwritable = new TreeSet<>();
  private final SortedSet<Integer> rightToLeft = new TreeSet<>();
  private int longestWord;

  /**
   * Creates a guard.
   *
   * @param casesChange whether small letters may be printed as capitals, or the other way round
   */
  CharacterGuard(PdfFonts fonts, boolean casesChange) {
    this.fonts = fonts;
    this.casesChange = casesChange;
  }

  /** Returns what is wrong with the text checked so far. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (longestWord > PdfLimits.MAX_WORD) {
      faults.add(
          PdfFaults.tooMuch(
              "A word has (" + longestWord + ") characters",
              PdfLimits.MAX_WORD,
              "put spaces into it."));
    }
    if (!unwritable.isEmpty()) {
      faults.add(
          PdfFaults.fault(
              "No font has these characters: " + describe(unwritable) + ".", OTHER_LETTERS));
    }

    if (!rightToLeft.isEmpty()) {
      faults.add(
          PdfFaults.fault(
              "These characters run from right to left and would be written backwards: "
                  + describe(rightToLeft)
                  + ".",
              OTHER_LETTERS));
    }
    return faults;
  }

  void check(String text) {
    int word = 0;

    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      if (Character.isWhitespace(codePoint)) {
        word = 0;
        continue;
      }
      longestWord = Math.max(longestWord, ++word);
      if (codePoint > 0x7E) {
        checkCharacter(codePoint);
      }
    }
  }

  private void checkCharacter(int codePoint) {
    if (Character.getType(codePoint) == Character.FORMAT || Character.isISOControl(codePoint)) {
      return; // never drawn
    }
    byte direction = Character.getDirectionality(codePoint);
    if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
      rightToLeft.add(codePoint);
      return;
    }

    checkGlyph(codePoint);
    if (casesChange) {
      String one = Character.toString(codePoint);
      one.toUpperCase(Locale.ROOT).codePoints().forEach(this::checkGlyph);
      one.toLowerCase(Locale.ROOT).codePoints().forEach(this::checkGlyph);
    }
  }

  private void checkGlyph(int codePoint) {
    if (codePoint > 0x7E && !fonts.canDraw(codePoint)) {
      unwritable.add(codePoint);
    }
  }

  // ---- characters that are never drawn

  /**
   * Returns the text without the characters XML has no place for and those that only vary others,
   * and with accents joined to their letters.
   */
  static String clean(String text) {
    if (isPlain(text)) {
      return text;
    }

    // no Liberation font has a glyph for the hyphen that does not break; it looks like the other
    String hyphened = text.replace('\u2011', '-');
    String composed =
        Normalizer.isNormalized(hyphened, Normalizer.Form.NFC)
            ? hyphened
            : Normalizer.normalize(hyphened, Normalizer.Form.NFC);
    if (composed.chars().noneMatch(CharacterGuard::isNeverDrawn)) {
      return composed;
    }
    StringBuilder kept = new StringBuilder(composed.length());
    composed.chars().filter(c -> !isNeverDrawn(c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c < 0x20 || c >= 0x7F) && c != '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean isNeverDrawn(int c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r'
        || c == 0x7F
        || c == 0x034F // combining grapheme joiner, in the preheaders of e-mails
        || c >= 0xFE00 && c <= 0xFE0F // variation selectors
        || c >= 0xFFFE;
  }

  // ---- names of characters

  /** Names them by script: {@code Arabic (U+0645), Han (U+4E00, U+4E01 and 7 more)}. */
  private static String describe(SortedSet<Integer> codePoints) {
    Map<String, SortedSet<Integer>> byName = new LinkedHashMap<>();
    for (int codePoint : codePoints) {
      byName.computeIfAbsent(name(codePoint), missing -> new TreeSet<>()).add(codePoint);
    }
    String some =
        byName.entrySet().stream()
            .limit(SHOWN)
            .map(entry -> entry.getKey() + " (" + list(entry.getValue()) + ")")
            .collect(Collectors.joining(", "));
    int more = byName.size() - SHOWN;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  /** Returns the script, or for a sign that belongs to none its own name. */
  private static String name(int codePoint) {
    UnicodeScript script = UnicodeScript.of(codePoint);

    return switch (script) {
      case COMMON, INHERITED ->
          String.valueOf(Character.getName(codePoint)).toLowerCase(Locale.ROOT);
      case UNKNOWN ->
          switch (Character.getType(codePoint)) {
            case Character.SURROGATE -> "half a character";
            case Character.PRIVATE_USE -> "private use";
            default -> "unassigned";
          };
      default -> {
        String name = script.name().replace('_', ' ');
        yield name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
      }
    };
  }

  private static String list(SortedSet<Integer> codePoints) {
    String some =
        codePoints.stream()
            .limit(SHOWN)
            .map(codePoint -> String.format(Locale.ROOT, "U+%04X", codePoint))
            .collect(Collectors.joining(", "));
    int more = codePoints.size() - SHOWN;
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
