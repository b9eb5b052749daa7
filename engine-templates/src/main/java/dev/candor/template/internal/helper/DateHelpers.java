package dev.candor.template.internal.helper;

import dev.candor.template.internal.print.PrintLocale;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Prints days and times. Stateless. */
final class DateHelpers {

  static final int A_WEEK = 7;

  private DateHelpers() {}

  static String day(Arguments arguments, LocalDate day) {
    PrintLocale tongue = arguments.call().tongue();
    String format = arguments.option("format");
    return switch (format == null ? "long" : format) {
      case "full" -> tongue.fullDay(day);
      case "medium" -> tongue.mediumDay(day);
      case "short" -> tongue.shortDay(day);
      case "monthDay" -> tongue.dayOfMonth(day);
      case "month" -> tongue.monthOfYear(day);
      case "iso" -> day.toString();
      default -> tongue.day(day);
    };
  }

  static String dateTime(Arguments arguments) {
    LocalDateTime moment = arguments.moment(0);
    return day(arguments, moment.toLocalDate())
        + ", "
        + arguments.call().tongue().time(moment.toLocalTime());
  }

  static String time(Arguments arguments) {
    LocalTime time = arguments.time(0);
    PrintLocale tongue = arguments.call().tongue();
    String format = arguments.option("format");
    if (format == null) {
      return tongue.time(time);
    }
    return format.equals("12") ? tongue.time12(time) : PrintLocale.time24(time);
  }

  static String relativeDay(Arguments arguments) {
    LocalDate day = arguments.day(0);
    long days = ChronoUnit.DAYS.between(arguments.today(), day);
    PrintLocale tongue = arguments.call().tongue();
    return Math.abs(days) <= arguments.option("within", A_WEEK)
        ? tongue.relativeDay((int) days)
        : tongue.day(day);
  }
}
