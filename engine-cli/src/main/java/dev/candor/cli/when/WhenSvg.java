package dev.candor.cli.when;

import dev.candor.Openings;
import dev.candor.Openings.Stretch;
import dev.candor.message.SendRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Openings drawn as SVG: one file with its own styles, in light and in dark, without scripts and
 * without anything from elsewhere. Edges stand where they are, to the minute and finer.
 */
final class WhenSvg {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final int LEFT = 110;
  private static final int TOP = 84;
  private static final int HOUR = 32;
  private static final int ROW = 30;
  private static final int BAR = 22;
  private static final int RULER = 20;
  private static final int EDGE = 16;
  private static final double CHARACTER = 7.2;

  private static final String STYLE =
      """
      <style>
      svg{color-scheme:light dark}
      text{font:12px ui-sans-serif,system-ui,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1f2933}
      .ground{fill:#ffffff}
      .title{font-size:16px;font-weight:600}
      .soft{fill:#52606d}
      .open{fill:#1b7f4d}
      .closed{fill:#e4e7eb;stroke:#9aa5b1;stroke-width:.5}
      .in-open{fill:#ffffff;font-weight:600}
      .letter{font-weight:700}
      .tick{stroke:#cbd2d9;stroke-width:1}
      @media (prefers-color-scheme:dark){
      text{fill:#e4e7eb}
      .ground{fill:#161b22}
      .soft{fill:#9aa5b1}
      .open{fill:#3fb97f}
      .closed{fill:#30363d;stroke:#6e7681}
      .in-open{fill:#06120c}
      .tick{stroke:#3e4c59}
      }
      </style>
      """;

  private final WhenPicture picture;
  private final StringBuilder svg = new StringBuilder();
  private final int across;

  private WhenSvg(WhenPicture picture) {
    this.picture = picture;
    this.across =
        picture.days().stream()
            .mapToInt(day -> (int) Math.ceil(x(day.length())))
            .max()
            .orElse(24 * HOUR);
  }

  /** Returns the picture, ready to be written to a file in UTF-8. */
  static String of(WhenPicture picture, SendRequest request) {
    return new WhenSvg(picture).draw(request);
  }

  private String draw(SendRequest request) {
    int y = TOP;
    List<WhenPicture.Mark> ruler = List.of();

    for (int i = 0; i < picture.days().size(); i++) {
      WhenPicture.Day day = picture.days().get(i);
      List<WhenPicture.Mark> marks = day.marks(picture.zone());
      if (!marks.equals(ruler)) {
        y += RULER;
        int line = y - 6;
        marks.forEach(mark -> text(LEFT + x(mark.after()), line, "soft", mark.hour()));
        if (!day.note().isEmpty()) {
          y += RULER;
          text(LEFT, y - 6, "soft", day.note());
        }
        ruler = marks;
      }
      day(day, i, y);
      y += ROW;
    }
    y += 8;
    List<String> signs = picture.signs();
    if (!signs.isEmpty()) {
      y += RULER;
      text(EDGE, y, "soft", String.join("; ", signs));
    }

    for (WhenPicture.Label label : picture.labels()) {
      y += RULER;
      text(EDGE, y, "letter", label.letter());
      text(
          EDGE + 18,
          y,
          "",
          label.words()
              + " "
              + label.reason().title()
              + ", "
              + label.reason().citation().text()
              + " ("
              + label.reason().ruleId()
              + ")");
    }

    return whole(request, y + EDGE);
  }

  private void day(WhenPicture.Day day, int row, int y) {
    text(EDGE, y + 16, "", WhenPicture.DAY.format(day.date()));
    for (WhenPicture.Mark mark : day.marks(picture.zone())) {
      double x = LEFT + x(mark.after());
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"tick\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
              x,
              y,
              x,
              y + BAR));
    }

    for (Stretch stretch : runs(picture.between(day.from(), day.until()))) {
      bar(day, stretch, y);
    }
    double x = LEFT + across + 14.0;
    for (WhenPicture.HourColumn column : picture.columns()) {
      text(x, y + 16, "", column.hours().get(row));
      x += wide(column);
    }
  }

  /** Returns the bars: what has one letter is one, whatever else closes a part of it. */
  private List<Stretch> runs(List<Stretch> stretches) {
    List<Stretch> runs = new ArrayList<>();
    for (Stretch next : stretches) {
      Stretch last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null
          && !last.open()
          && !next.open()
          && picture.letter(last).equals(picture.letter(next))) {
        runs.set(runs.size() - 1, new Stretch(last.from(), next.until(), last.closedBy()));
      } else {
        runs.add(next);
      }
    }

    return runs;
  }

  private void bar(WhenPicture.Day day, Stretch stretch, int y) {
    double from = x(Duration.between(day.from(), stretch.from()));
    double width = x(Duration.between(stretch.from(), stretch.until()));

    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" rx=\"2\"/>%n",
            stretch.open() ? "open" : "closed",
            LEFT + from,
            y,
            Math.max(width, 0.5),
            BAR));
    String inside = stretch.open() ? "open" : label(stretch, width);
    if (wide(inside) + 8 <= width) {
      text(LEFT + from + 5, y + 15, stretch.open() ? "in-open" : "letter", inside);
    }
  }

  /** Returns the letter, and the rule's title where there is room. */
  private String label(Stretch closed, double width) {
    String letter = picture.letter(closed);
    String both = letter + "  " + picture.label(closed.closedBy().get(0)).reason().title();
    return wide(both) + 8 <= width ? both : letter;
  }

  private String whole(SendRequest request, int height) {
    Openings openings = picture.openings();
    double beside = picture.columns().stream().mapToDouble(WhenSvg::wide).sum();
    String title = request.subject().title() + " for " + request.personId();
    int legend =
        picture.labels().stream()
            .mapToInt(
                label ->
                    label.reason().title().length()
                        + label.reason().citation().text().length()
                        + label.reason().ruleId().value().length()
                        + 18)
            .max()
            .orElse(0);
    int width =
        (int)
            Math.ceil(Math.max(LEFT + across + 14 + beside, EDGE + 18 + legend * CHARACTER) + EDGE);
    Instant next = openings.nextOpenAt();
    String first =
        next == null
            ? "No time within 400 days is open."
            : openings.open()
                ? "Open at " + at(openings.from()) + "."
                : "Closed at " + at(openings.from()) + "; opens at " + at(next) + ".";
    StringBuilder whole =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">%n",
                width,
                height,
                width,
                height));
    whole.append("<title>").append(escape("When it may go: " + title)).append("</title>\n");
    whole.append("<desc>").append(escape(describe(first))).append("</desc>\n");
    whole.append(STYLE);
    whole.append("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
    text(whole, EDGE, 28, "title", title);
    text(whole, EDGE, 50, "", first);
    text(
        whole,
        EDGE,
        70,
        "soft",
        "By the clock of "
            + WhenPicture.name(picture.zone())
            + "; beside each day its open hours.");
    double x = LEFT + across + 14.0;

    for (WhenPicture.HourColumn column : picture.columns()) {
      text(whole, x, TOP + RULER - 6.0, "soft", column.head());
      x += wide(column);
    }

    return whole.append(svg).append("</svg>\n").toString();
  }

  private String at(Instant instant) {
    return LOCAL.format(instant.atZone(picture.zone())) + " (" + instant + ")";
  }

  /** Returns the same for whoever does not see it. */
  private String describe(String first) {
    List<WhenPicture.Day> days = picture.days();
    List<String> hours = picture.columns().get(0).hours();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      told.add(WhenPicture.DAY.format(days.get(i).date()) + " " + hours.get(i));
    }
    return first + " " + String.join("; ", told) + ".";
  }

  private static double wide(WhenPicture.HourColumn column) {
    int longest = column.hours().stream().mapToInt(String::length).max().orElse(0);
    return Math.max(column.head().length(), longest) * CHARACTER + 16;
  }

  private static double wide(String text) {
    return text.length() * CHARACTER;
  }

  private static double x(Duration after) {
    return after.toMillis() * (double) HOUR / Duration.ofHours(1).toMillis();
  }

  private void text(double x, double y, String style, String text) {
    text(svg, x, y, style, text);
  }

  private static void text(StringBuilder to, double x, double y, String style, String text) {
    to.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\"", x, y))
        .append(style.isEmpty() ? "" : " class=\"" + style + "\"")
        .append('>')
        .append(escape(text))
        .append("</text>\n");
  }

  /** Titles come from rulebooks, ids from requests: nothing of them may become markup. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : '\uFFFD');
              }
            });

    return escaped.toString();
  }

  /** Returns what XML 1.0 lets stand in a file. */
  private static boolean isAllowed(int c) {
    return c == '\t' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }
}
