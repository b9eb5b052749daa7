package dev.candor.cli.when;

import dev.candor.Openings;
import dev.candor.Openings.Closing;
import dev.candor.Openings.Stretch;
import dev.candor.Plan;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.answer.VerdictPrinter;
import dev.candor.message.SendRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Openings told to a person: in words, and as a picture in characters. */
final class WhenText {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final int MARGIN = 14;

  private static final String OPEN = "█";
  private static final String PARTLY = "▒";
  private static final String CLOSED = "·";
  private static final String OUTSIDE = " ";

  private final TextPage text;
  private final WhenPicture picture;
  private final Instant now;
  private final ZoneId sender;

  WhenText(TextPage text, WhenPicture picture, Instant now, ZoneId sender) {
    this.text = text;
    this.picture = picture;
    this.now = now;
    this.sender = sender;
  }

  /** Prints whether it is open at the beginning, until or from when, and what closes it. */
  void printWords(SendRequest request) {
    Openings openings = picture.openings();
    Set<ZoneId> zones = zones();
    text.printAnswer(head(request, openings));
    text.printLabeled("at", text.bold(openings.from().toString()) + clocks(openings.from()));
    if (openings.from().isBefore(now)) {
      text.printLabeled("", "in the past: by what is known now, so no proof of what was permitted");
    }
    Stretch first = openings.stretches().get(0);
    if (first.open()) {
      text.printLabeled("until", end(openings, first, zones));
      return;
    }

    Instant next = openings.nextOpenAt();
    if (next != null) {
      text.printLabeled("opens", opens(openings, next, zones));
    }
    String mark = "because";
    for (Closing closing : first.closedBy()) {
      text.printLabeled(mark, new VerdictPrinter(text).head(closing.reason()));
      text.printIndented(closing.reason().explanation());
      Instant until = closing.until();
      if (until != null && next != null && !until.equals(next)) {
        text.printLabeled("", "closes until " + until + TextPage.local(until, zones));
      }
      mark = "";
    }
    if (next == null) {
      text.printLabeled("opens", "at no time within 400 days");
    }
  }

  private Set<ZoneId> zones() {
    return VerdictPrinter.zones(picture.openings().zoneEvidence());
  }

  private String head(SendRequest request, Openings openings) {
    return (openings.open()
            ? text.paint("fg(green),bold", "OPEN")
            : text.paint("fg(red),bold", "CLOSED"))
        + (openings.from().equals(now) ? " NOW  " : "  ")
        + request.subject().title()
        + " for "
        + request.personId()
        + request.loans().stream().map(loan -> ", " + loan).collect(Collectors.joining())
        + (request.channel() == null ? "" : ", by " + request.channel());
  }

  /** Returns the instant in each time zone there is to look at. */
  private String clocks(Instant instant) {
    List<String> clocks = new ArrayList<>();
    for (ZoneId zone : zones()) {
      clocks.add(LOCAL.format(instant.atZone(zone)) + " " + zone.getId());
    }
    if (zones().stream().noneMatch(sender::equals)) {
      clocks.add(LOCAL.format(instant.atZone(sender)) + " " + WhenPicture.name(sender));
    }
    return "  (" + String.join(", ", clocks) + ")";
  }

  private String opens(Openings openings, Instant next, Set<ZoneId> zones) {
    return text.bold(next.toString())
        + TextPage.local(next, zones)
        + (next.isAfter(now.plus(Plan.HORIZON))
            ? ", more than " + Plan.HORIZON.toDays() + " days after now"
            : next.isBefore(openings.until()) ? "" : ", after the time looked at");
  }

  private String end(Openings openings, Stretch first, Set<ZoneId> zones) {
    if (openings.stretches().size() == 1) {
      return "the end of the time looked at, "
          + first.until()
          + TextPage.local(first.until(), zones);
    }

    List<Closing> then = openings.stretches().get(1).closedBy();

    return text.bold(first.until().toString())
        + TextPage.local(first.until(), zones)
        + ", when "
        + then.stream()
            .map(one -> one.reason().title() + " (" + one.reason().ruleId() + ")")
            .collect(Collectors.joining(" and "))
        + (then.size() == 1 ? " closes it" : " close it");
  }

  /**
   * Prints a row a day, a character half an hour, or a quarter where the width has room for that;
   * then what the letters stand for.
   *
   * @param width the columns of the terminal
   */
  void printPicture(int width) {
    int beside = picture.columns().stream().mapToInt(column -> 2 + widest(column)).sum();
    int longest =
        picture.days().stream()
            .mapToInt(day -> Math.toIntExact(day.length().toMinutes()))
            .max()
            .orElse(0);
    boolean quarters = MARGIN + cells(longest, QUARTER) + beside <= width;
    Duration cell = quarters ? QUARTER : HALF_HOUR;
    int across = cells(longest, cell);
    boolean fits = MARGIN + across + beside <= width;

    text.printLine("  by the clock of " + WhenPicture.name(picture.zone()) + whose());
    printDays(cell, across, fits);
    if (!fits) {
      printHoursBelow();
    }
    text.printLine("");
    text.printLine(legend(cell));
    for (WhenPicture.Label label : picture.labels()) {
      text.printLine(
          "  "
              + text.paint("fg(red)", label.letter())
              + " "
              + label.words()
              + " "
              + new VerdictPrinter(text).head(label.reason()));
    }
  }

  private void printDays(Duration cell, int across, boolean fits) {
    String ruler = "";
    for (int i = 0; i < picture.days().size(); i++) {
      WhenPicture.Day day = picture.days().get(i);
      String marks = ruler(day, cell);
      String note = day.note();
      if (!marks.equals(ruler) || !note.isEmpty()) {
        String heads = i == 0 && fits ? heads() : "";
        String line = " ".repeat(MARGIN) + marks + " ".repeat(Math.max(0, across - marks.length()));
        text.printLine((line + heads).stripTrailing());
        if (!note.isEmpty()) {
          text.printLine(" ".repeat(MARGIN) + note);
        }
        ruler = marks;
      }

      int length = cells(Math.toIntExact(day.length().toMinutes()), cell);
      text.printLine(
          (String.format(Locale.ROOT, "  %-12s", date(day))
                  + row(day, cell)
                  + " ".repeat(across - length)
                  + (fits ? hours(i) : ""))
              .stripTrailing());
    }
  }

  private void printHoursBelow() {
    text.printLine("");
    text.printLine((" ".repeat(MARGIN - 2) + heads()).stripTrailing());
    for (int i = 0; i < picture.days().size(); i++) {
      text.printLine(
          (String.format(Locale.ROOT, "  %-10s", date(picture.days().get(i))) + hours(i))
              .stripTrailing());
    }
  }

  /** Prints where the borrower may be, and by which rules it was judged. */
  void printGrounds() {
    VerdictPrinter told = new VerdictPrinter(text);
    told.printEvidence(picture.openings().zoneEvidence());
    told.printRulebook(picture.openings().rulebook());
  }

  private String whose() {
    return picture.openings().zoneEvidence().isEmpty()
        ? ", yours, for nothing tells of the borrower's"
        : zones().size() == 1 ? ", the borrower's" : ", one of those the borrower may be in";
  }

  private static String date(WhenPicture.Day day) {
    // so that one-figure days stand under the others
    return WhenPicture.DAY.format(day.date()).replaceFirst(" (\\d) ", "  $1 ");
  }

  private static int cells(int minutes, Duration cell) {
    int of = Math.toIntExact(cell.toMinutes());
    return (minutes + of - 1) / of;
  }

  private static int widest(WhenPicture.HourColumn column) {
    return Math.max(
        column.head().length(), column.hours().stream().mapToInt(String::length).max().orElse(0));
  }

  private String heads() {
    return picture.columns().stream()
        .map(column -> "  " + pad(column.head(), widest(column)))
        .collect(Collectors.joining());
  }

  private String hours(int day) {
    return picture.columns().stream()
        .map(column -> "  " + pad(column.hours().get(day), widest(column)))
        .collect(Collectors.joining());
  }

  private static String pad(String words, int width) {
    return words + " ".repeat(Math.max(0, width - words.length()));
  }

  private String ruler(WhenPicture.Day day, Duration cell) {
    StringBuilder ruler = new StringBuilder();
    for (WhenPicture.Mark mark : day.marks(picture.zone())) {
      int at = Math.toIntExact(mark.after().toMinutes() / cell.toMinutes());
      // an hour shown twice may have no room the second time
      if (ruler.length() == 0 || at > ruler.length()) {
        ruler.append(" ".repeat(at - ruler.length())).append(mark.hour());
      } else if (at == ruler.length()) {
        ruler.append(mark.hour());
      }
    }
    return ruler.toString();
  }

  private String row(WhenPicture.Day day, Duration cell) {
    StringBuilder row = new StringBuilder();
    StringBuilder run = new StringBuilder();
    String style = "";
    String before = "";
    for (Instant at = day.from(); at.isBefore(day.until()); at = at.plus(cell)) {
      Instant end = at.plus(cell).isBefore(day.until()) ? at.plus(cell) : day.until();
      String what = cell(at, end);
      boolean letter = !Set.of(OPEN, PARTLY, OUTSIDE).contains(what);
      String colour =
          what.equals(OPEN) ? "fg(green)" : what.equals(PARTLY) ? "fg(yellow)" : "fg(red)";
      if (!colour.equals(style)) {
        row.append(paint(style, run.toString()));
        run.setLength(0);
        style = colour;
      }
      run.append(letter && what.equals(before) ? CLOSED : what);
      before = what;
    }

    return row.append(paint(style, run.toString())).toString();
  }

  private String paint(String style, String run) {
    return run.isEmpty() ? "" : text.paint(style, run);
  }

  /**
   * Returns what one character stands for: open, in part, not looked at, or the letter of what
   * closes.
   */
  private String cell(Instant from, Instant until) {
    List<Stretch> inside = picture.between(from, until);
    if (inside.isEmpty()) {
      return OUTSIDE;
    }
    boolean open = inside.stream().anyMatch(Stretch::open);
    return !open
        ? picture.letter(inside.get(0))
        : inside.stream().allMatch(Stretch::open) ? OPEN : PARTLY;
  }

  private String legend(Duration cell) {
    List<String> signs = new ArrayList<>();
    signs.add(text.paint("fg(green)", OPEN) + " open");
    signs.add(text.paint("fg(yellow)", PARTLY) + " in part");
    signs.add("a character is " + cell.toMinutes() + " minutes");
    signs.addAll(picture.signs());
    return "  " + String.join("   ", signs);
  }
}
