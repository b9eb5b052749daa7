package dev.candor.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A language that amounts and days are printed in. The tables are our own, so that a letter reads
 * the same on every Java; the platform's change between versions.
 */
enum Tongue {
  /** English as in the United States: {@code $1,234.50}, {@code March 6, 2026}, {@code 3:04 PM}. */
  EN(
      ',',
      '.',
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December")) {
    @Override
    String money(BigDecimal amount, String currency) {
      String sign = amount.signum() < 0 ? "-" : "";
      String number = number(amount.abs());
      return currency.equals("USD") ? sign + "$" + number : currency + " " + sign + number;
    }

    @Override
    String percent(String number) {
      return number + "%";
    }

    @Override
    String day(LocalDate day) {
      return month(day) + " " + day.getDayOfMonth() + ", " + year(day);
    }

    @Override
    String shortDay(LocalDate day) {
      return two(day.getMonthValue()) + "/" + two(day.getDayOfMonth()) + "/" + year(day);
    }

    @Override
    String time(LocalTime time) {
      int hour = time.getHour() % 12;
      return (hour == 0 ? 12 : hour)
          + ":"
          + two(time.getMinute())
          + (time.getHour() < 12 ? " AM" : " PM");
    }
  },
  /** Spanish: {@code 1.234,50 US$}, {@code 6 de marzo de 2026}, {@code 15:04}. */
  ES(
      '.',
      ',',
      List.of(
          "enero",
          "febrero",
          "marzo",
          "abril",
          "mayo",
          "junio",
          "julio",
          "agosto",
          "septiembre",
          "octubre",
          "noviembre",
          "diciembre")) {
    @Override
    String money(BigDecimal amount, String currency) {
      return number(amount) + " " + (currency.equals("USD") ? "US$" : currency);
    }

    @Override
    String percent(String number) {
      return number + " %";
    }

    @Override
    String day(LocalDate day) {
      return day.getDayOfMonth() + " de " + month(day) + " de " + year(day);
    }

    @Override
    String shortDay(LocalDate day) {
      return two(day.getDayOfMonth()) + "/" + two(day.getMonthValue()) + "/" + year(day);
    }

    @Override
    String time(LocalTime time) {
      return two(time.getHour()) + ":" + two(time.getMinute());
    }
  };

  private static final int GROUP = 3;
  // the currencies whose coins are not hundredths, of those a lender may meet
  private static final Set<String> WHOLE =
      Set.of("CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF", "XPF");
  private static final Set<String> THOUSANDTHS =
      Set.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

  private final char group;
  private final char point;
  private final List<String> months;

  Tongue(char group, char point, List<String> months) {
    this.group = group;
    this.point = point;
    this.months = months;
  }

  /** The one with this code of ISO 639-1, if its tables are here. */
  static Optional<Tongue> find(String language) {
    return switch (language) {
      case "en" -> Optional.of(EN);
      case "es" -> Optional.of(ES);
      default -> Optional.empty();
    };
  }

  /** An amount, already rounded to the currency's coins. */
  abstract String money(BigDecimal amount, String currency);

  abstract String percent(String number);

  abstract String day(LocalDate day);

  abstract String shortDay(LocalDate day);

  abstract String time(LocalTime time);

  /** An amount rounded half up to the currency's coins. */
  static BigDecimal rounded(BigDecimal amount, String currency) {
    int coins = WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? GROUP : 2;
    return amount.setScale(coins, RoundingMode.HALF_UP);
  }

  /** The number with all its decimals, in groups of three. */
  String number(BigDecimal number) {
    String plain = number.abs().toPlainString();
    int dot = plain.indexOf('.');
    int whole = dot < 0 ? plain.length() : dot;
    StringBuilder text = new StringBuilder(plain.length() + 8);
    if (number.signum() < 0) {
      text.append('-');
    }
    for (int i = 0; i < whole; i++) {
      if (i > 0 && (whole - i) % GROUP == 0) {
        text.append(group);
      }
      text.append(plain.charAt(i));
    }
    return dot < 0
        ? text.toString()
        : text.append(point).append(plain, dot + 1, plain.length()).toString();
  }

  String month(LocalDate day) {
    return months.get(day.getMonthValue() - 1);
  }

  static String year(LocalDate day) {
    String year = Integer.toString(day.getYear());
    return year.length() < 4 && day.getYear() >= 0 ? "0".repeat(4 - year.length()) + year : year;
  }

  static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
