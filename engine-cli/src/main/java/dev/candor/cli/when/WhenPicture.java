package dev.candor.cli.when;

import dev.candor.Openings;
import dev.candor.Openings.Closing;
import dev.candor.Openings.Stretch;
import dev.candor.cli.answer.VerdictPrinter;
import dev.candor.decision.Reason;
import dev.candor.law.RuleId;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a picture of openings shows, whether it is drawn in characters or as SVG: a row a day by one
 * clock, the open hours by that clock and beside them by others, and a letter for each rule that
 * closes something.
 */
final class WhenPicture {

  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE = time("HH:mm");
  private static final DateTimeFormatter SECOND = time("HH:mm:ss");
  private static final DateTimeFormatter MILLI = time("HH:mm:ss.SSS");
  private static final int HOURS_BETWEEN_MARKS = 3;

  private final Openings openings;
  private final ZoneId zone;
  private final List<Day> days;
  private final List<HourColumn> columns;
  private final Map<RuleId, Label> labels;

  private WhenPicture(
      Openings openings,
      ZoneId zone,
      List<Day> days,
      List<HourColumn> columns,
      Map<RuleId, Label> labels) {
    this.openings = openings;
    this.zone = zone;
    this.days = days;
    this.columns = columns;
    this.labels = labels;
  }

  /**
   * A rule that closes something, and the letter that stands for it.
   *
   * @param letter a space where it is always behind another that stays closed longer
   */
  record Label(String letter, Reason reason) {

    /** Returns what the letter stands for. */
    String words() {
      return letter.isBlank() ? "and behind these by" : "closed by";
    }
  }

  /** The open hours of every day by one clock, or by several that show the same. */
  record HourColumn(String head, List<String> hours) {}

  /** An hour written over a row. */
  record Mark(Duration after, String hour) {}

  /**
   * One day of the clock the picture is drawn by: 23 or 25 hours long where that clock is changed.
   */
  record Day(LocalDate date, Instant from, Instant until, List<ZoneOffsetTransition> changes) {

    Duration length() {
      return Duration.between(from, until);
    }

    /** Such as {@code 02:00 becomes 03:00, a day of 23 hours}; empty on any other day. */
    String note() {
      if (changes.isEmpty()) {
        return "";
      }
      String hours =
          String.format(Locale.ROOT, "%.2f", length().toMinutes() / 60.0).replaceAll("\\.?0+$", "");

      return changes.stream()
              .map(
                  change ->
                      clock(change.getDateTimeBefore())
                          + " becomes "
                          + clock(change.getDateTimeAfter()))
              .collect(Collectors.joining(", "))
          + ", a day of "
          + hours
          + " hours";
    }

    /** Every third hour that the clock shows on this day; one that it shows twice, twice. */
    List<Mark> marks(ZoneId zone) {
      List<Mark> marks = new ArrayList<>();
      for (int hour = 0; hour < 24; hour += HOURS_BETWEEN_MARKS) {
        LocalDateTime there = date.atTime(hour, 0);
        for (ZoneOffset offset : zone.getRules().getValidOffsets(there)) {
          Duration after = Duration.between(from, there.toInstant(offset));
          marks.add(new Mark(after, String.format(Locale.ROOT, "%02d", hour)));
        }
      }
      return marks;
    }
  }

  /**
   * Returns the picture of these openings.
   *
   * @param sender the sender's clock; the picture is drawn by it where nothing tells of another
   */
  static WhenPicture of(Openings openings, ZoneId sender) {
    ZoneId zone = drawnBy(openings, sender);
    List<Day> days = days(openings, zone);
    return new WhenPicture(
        openings, zone, days, columns(openings, days, zone, sender), labels(openings));
  }

  Openings openings() {
    return openings;
  }

  /** Returns what the signs beside the hours mean, those that are there. */
  List<String> signs() {
    List<String> hours = columns.stream().flatMap(column -> column.hours().stream()).toList();
    List<String> signs = new ArrayList<>();
    if (hours.stream().anyMatch(text -> text.contains("(+1)"))) {
      signs.add("(+1) is the next day");
    }
    if (hours.stream().anyMatch(text -> text.contains("(-1)"))) {
      signs.add("(-1) the day before");
    }
    if (hours.stream().anyMatch(text -> text.contains("…"))) {
      signs.add("… here the picture ends");
    }
    return signs;
  }

  /** By whose clock the rows are drawn. */
  ZoneId zone() {
    return zone;
  }

  List<Day> days() {
    return days;
  }

  List<HourColumn> columns() {
    return columns;
  }

  /** In the order in which they are first met in the picture. */
  List<Label> labels() {
    return List.copyOf(labels.values());
  }

  /** Returns the letter of the rule that keeps a stretch closed longest. */
  String letter(Stretch closed) {
    return label(closed.closedBy().get(0)).letter();
  }

  Label label(Closing closing) {
    return Objects.requireNonNull(labels.get(closing.reason().ruleId()));
  }

  /** Returns what of the stretches lies between two instants, cut there. */
  List<Stretch> between(Instant from, Instant until) {
    return openings.stretches().stream()
        .filter(stretch -> stretch.from().isBefore(until) && stretch.until().isAfter(from))
        .map(
            stretch ->
                new Stretch(
                    later(stretch.from(), from),
                    stretch.until().isBefore(until) ? stretch.until() : until,
                    stretch.closedBy()))
        .toList();
  }

  /**
   * Returns the zone to draw by: the strongest evidence tells, and of several zones the first by
   * name.
   */
  private static ZoneId drawnBy(Openings openings, ZoneId sender) {
    return openings.zoneEvidence().stream()
        .max((a, b) -> a.source().compareTo(b.source()))
        .map(ZoneEvidence::zones)
        .map(zones -> zones.stream().min((a, b) -> a.getId().compareTo(b.getId())).orElseThrow())
        .orElse(sender);
  }

  private static List<Day> days(Openings openings, ZoneId zone) {
    List<Day> days = new ArrayList<>();
    for (LocalDate date = LocalDate.ofInstant(openings.from(), zone); ; date = date.plusDays(1)) {
      Instant from = date.atStartOfDay(zone).toInstant();
      Instant until = date.plusDays(1).atStartOfDay(zone).toInstant();
      if (!from.isBefore(openings.until())) {
        return days;
      }
      // a day that a clock leaves out has no instant
      if (from.isBefore(until)) {
        days.add(new Day(date, from, until, changes(zone, from, until)));
      }
    }
  }

  private static List<ZoneOffsetTransition> changes(ZoneId zone, Instant from, Instant until) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition change = zone.getRules().nextTransition(from.minusMillis(1));
    while (change != null && change.getInstant().isBefore(until)) {
      changes.add(change);
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return changes;
  }

  private static List<HourColumn> columns(
      Openings openings, List<Day> days, ZoneId zone, ZoneId sender) {
    Map<List<String>, List<ZoneId>> alike = new LinkedHashMap<>();
    alike.computeIfAbsent(hours(openings, days, zone), hours -> new ArrayList<>()).add(zone);
    for (ZoneId other : VerdictPrinter.zones(openings.zoneEvidence())) {
      if (!other.equals(zone)) {
        alike.computeIfAbsent(hours(openings, days, other), hours -> new ArrayList<>()).add(other);
      }
    }
    List<HourColumn> columns = new ArrayList<>();
    alike.forEach(
        (hours, zones) ->
            columns.add(
                new HourColumn(
                    place(zones.get(0)) + (zones.size() == 1 ? "" : " +" + (zones.size() - 1)),
                    hours)));
    if (!sender.equals(zone)) {
      columns.add(new HourColumn(place(sender) + " (you)", hours(openings, days, sender)));
    }

    return columns;
  }

  /** {@code Z} reads as a letter, not as a zone. */
  static String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** Returns the last part of a zone's name, so that several have room. */
  private static String place(ZoneId zone) {
    String name = name(zone);
    return name.substring(name.lastIndexOf('/') + 1).replace('_', ' ');
  }

  private static List<String> hours(Openings openings, List<Day> days, ZoneId zone) {
    return days.stream().map(day -> hours(openings, day, zone)).toList();
  }

  private static String hours(Openings openings, Day day, ZoneId zone) {
    List<String> open =
        openings.stretches().stream()
            .filter(Stretch::open)
            .filter(one -> one.from().isBefore(day.until()) && one.until().isAfter(day.from()))
            .map(
                one -> {
                  boolean goesOn =
                      one.until().equals(openings.until()) && one.until().isBefore(day.until());
                  Instant end = one.until().isBefore(day.until()) ? one.until() : day.until();
                  return at(later(one.from(), day.from()), zone, day.date())
                      + "-"
                      + end(end, zone, day.date())
                      + (goesOn ? "…" : "");
                })
            .toList();

    return open.isEmpty() ? "closed" : String.join(", ", open);
  }

  /** Midnight at the end of the day itself is 24:00. */
  private static String end(Instant instant, ZoneId zone, LocalDate day) {
    return day.plusDays(1).atStartOfDay().equals(LocalDateTime.ofInstant(instant, zone))
        ? "24:00"
        : at(instant, zone, day);
  }

  /**
   * Returns the time, as exactly as it is; with the offset where the clock shows it twice, and the
   * days it lies apart from the day of the row.
   */
  private static String at(Instant instant, ZoneId zone, LocalDate day) {
    LocalDateTime there = LocalDateTime.ofInstant(instant, zone);
    boolean twice = zone.getRules().getValidOffsets(there).size() > 1;
    long apart = ChronoUnit.DAYS.between(day, there.toLocalDate());
    return clock(there)
        + (twice ? "[" + zone.getRules().getOffset(instant) + "]" : "")
        + (apart == 0 ? "" : String.format(Locale.ROOT, "(%+d)", apart));
  }

  private static String clock(LocalDateTime there) {
    LocalTime time = there.toLocalTime();
    return (time.getNano() != 0 ? MILLI : time.getSecond() != 0 ? SECOND : MINUTE).format(time);
  }

  private static Map<RuleId, Label> labels(Openings openings) {
    Map<RuleId, Label> labels = new LinkedHashMap<>();
    for (Stretch stretch : openings.stretches()) {
      if (!stretch.open()) {
        Reason reason = stretch.closedBy().get(0).reason();
        labels.computeIfAbsent(reason.ruleId(), rule -> new Label(letter(labels.size()), reason));
      }
    }
    for (Stretch stretch : openings.stretches()) {
      for (Closing closing : stretch.closedBy()) {
        labels.putIfAbsent(closing.reason().ruleId(), new Label(" ", closing.reason()));
      }
    }

    return labels;
  }

  /** One character each, as far as the alphabets go. */
  private static String letter(int number) {
    String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    return number < letters.length() ? letters.substring(number, number + 1) : "?";
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static DateTimeFormatter time(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
