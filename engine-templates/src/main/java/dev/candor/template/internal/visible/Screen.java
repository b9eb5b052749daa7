package dev.candor.template.internal.visible;

import dev.candor.template.internal.css.CssLength;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page is shown on, and which media queries hold there.
 *
 * @param width in pixels
 */
record Screen(int width, boolean dark, boolean paper) {

  private static final Pattern FEATURE =
      Pattern.compile("\\(\\s*([a-z-]+)\\s*(?::\\s*([a-z0-9.-]+)\\s*)?\\)");

  private static final int WIDEST = 5_000;

  String describe() {
    return paper ? " on paper" : (dark ? " in dark mode" : "") + " at " + width + " pixels";
  }

  /** Adds the widths on both sides of where a condition begins and ends to hold. */
  static void addBreakpoints(String condition, Set<Integer> widths) {
    Matcher features = FEATURE.matcher(condition.toLowerCase(Locale.ROOT));
    while (features.find()) {
      String value = features.group(2);
      if (value != null && features.group(1).endsWith("width")) {
        double pixels = CssLength.pixels(value, 16, 16, Double.NaN);
        if (pixels > 0 && pixels < WIDEST) {
          int width = (int) Math.round(pixels);
          widths.addAll(List.of(width + 1, Math.max(1, width), Math.max(1, width - 1)));
        }
      }
    }
  }

  /** Tells whether all conditions of a rule hold here, each an at-rule as written. */
  Match meets(List<String> conditions) {
    Match all = Match.YES;
    for (String condition : conditions) {
      String lower = condition.toLowerCase(Locale.ROOT).strip();
      all = all.and(lower.startsWith("@media") ? meetsAny(lower.substring(6)) : Match.MAYBE);
    }
    return all;
  }

  private Match meetsAny(String queries) {
    Match any = Match.NO;
    for (String query : queries.split(",", -1)) {
      any = any.or(meetsAll(query.strip()));
    }
    return any;
  }

  private Match meetsAll(String query) {
    Match all = Match.YES;
    for (String written : query.split("\\s+and\\s+", -1)) {
      String part = written.strip().replaceFirst("^only\\s+", "");
      all =
          all.and(
              switch (part) {
                case "all", "" -> Match.YES;
                case "screen" -> paper ? Match.NO : Match.YES;
                case "print" -> paper ? Match.YES : Match.NO;
                default -> meetsFeature(part);
              });
    }

    return all;
  }

  private Match meetsFeature(String part) {
    Matcher feature = FEATURE.matcher(part);
    String value = feature.matches() ? feature.group(2) : null;
    if (value == null) {
      return Match.MAYBE;
    }

    return switch (feature.group(1)) {
      case "max-width", "max-device-width" -> meetsWidth(value, 1);
      case "min-width", "min-device-width" -> meetsWidth(value, -1);
      case "prefers-color-scheme" ->
          value.equals("dark") || value.equals("light")
              ? value.equals("dark") == dark ? Match.YES : Match.NO
              : Match.MAYBE;
      default -> Match.MAYBE;
    };
  }

  /** Tells whether the width is at most (1) or at least (-1) what a feature asks for. */
  private Match meetsWidth(String value, int sign) {
    double pixels = CssLength.pixels(value, 16, 16, Double.NaN);
    if (paper || !(pixels >= 0)) {
      return Match.MAYBE;
    }
    return width * sign <= pixels * sign ? Match.YES : Match.NO;
  }
}
