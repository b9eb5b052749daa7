package dev.candor.template.internal.print;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A language that amounts and days are printed in. The tables are our own, so that a letter reads
 * the same on every Java; the platform's change between versions.
 */
public enum PrintLocale {
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
          "December"),
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
      Set.of("and", "at", "by", "for", "in", "of", "on", "or", "the", "to")) {
    @Override
    public String money(BigDecimal amount, String currency) {
      String sign = amount.signum() < 0 ? "-" : "";
      String number = number(amount.abs());
      return currency.equals("USD") ? sign + "$" + number : currency + " " + sign + number;
    }

    @Override
    public String percent(String number) {
      return number + "%";
    }

    @Override
    public String day(LocalDate day) {
      return month(day) + " " + day.getDayOfMonth() + ", " + year(day);
    }

    @Override
    public String mediumDay(LocalDate day) {
      return month(day).substring(0, 3) + " " + day.getDayOfMonth() + ", " + year(day);
    }

    @Override
    public String shortDay(LocalDate day) {
      return two(day.getMonthValue()) + "/" + two(day.getDayOfMonth()) + "/" + year(day);
    }

    @Override
    public String dayOfMonth(LocalDate day) {
      return month(day) + " " + day.getDayOfMonth();
    }

    @Override
    public String monthOfYear(LocalDate day) {
      return month(day) + " " + year(day);
    }

    @Override
    public String time(LocalTime time) {
      return time12(time);
    }

    @Override
    public String time12(LocalTime time) {
      return hour12(time) + (time.getHour() < 12 ? " AM" : " PM");
    }

    @Override
    public String relativeDay(int days) {
      return switch (days) {
        case -1 -> "yesterday";
        case 0 -> "today";
        case 1 -> "tomorrow";
        default -> days < 0 ? -days + " days ago" : "in " + days + " days";
      };
    }

    @Override
    public String ordinal(BigInteger number, boolean feminine) {
      int hundredth = number.mod(BigInteger.valueOf(100)).intValue();
      boolean teen = hundredth > 10 && hundredth < 14;
      return number(new BigDecimal(number))
          + switch (teen ? 0 : hundredth % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
          };
    }

    @Override
    public String conjunction(boolean or, String next) {
      return or ? " or " : " and ";
    }
  },
  /** Spanish: {@code 1.234,50 US$}, {@code 6 de marzo de 2026}, {@code 15:04}. */
  ES(
      ',',
      '.',
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
          "diciembre"),
      List.of("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
      Set.of("de", "del", "la", "las", "los", "y")) {
    @Override
    public String money(BigDecimal amount, String currency) {
      return EN.money(amount, currency);
    }

    @Override
    public String percent(String number) {
      return EN.percent(number);
    }

    @Override
    public String day(LocalDate day) {
      return day.getDayOfMonth() + " de " + month(day) + " de " + year(day);
    }

    @Override
    public String mediumDay(LocalDate day) {
      String month = month(day);
      // four letters, lest it be read as siete, seven
      int letters = month.equals("septiembre") ? 4 : 3;
      return day.getDayOfMonth() + " " + month.substring(0, letters) + " " + year(day);
    }

    @Override
    public String shortDay(LocalDate day) {
      // in numbers nobody could tell whether the day or the month comes first
      return mediumDay(day);
    }

    @Override
    public String dayOfMonth(LocalDate day) {
      return day.getDayOfMonth() + " de " + month(day);
    }

    @Override
    public String monthOfYear(LocalDate day) {
      return month(day) + " de " + year(day);
    }

    @Override
    public String time(LocalTime time) {
      return time12(time);
    }

    @Override
    public String time12(LocalTime time) {
      return hour12(time) + (time.getHour() < 12 ? " a. m." : " p. m.");
    }

    @Override
    public String relativeDay(int days) {
      return switch (days) {
        case -1 -> "ayer";
        case 0 -> "hoy";
        case 1 -> "mañana";
        default -> days < 0 ? "hace " + -days + " días" : "en " + days + " días";
      };
    }

    @Override
    public String ordinal(BigInteger number, boolean feminine) {
      return number(new BigDecimal(number)) + (feminine ? ".ª" : ".º");
    }

    /** The words y and o give way before their own sound (Ortografía de la lengua española). */
    @Override
    public String conjunction(boolean or, String next) {
      return or ? (soundsO(next) ? " u " : " o ") : (soundsI(next) ? " e " : " y ");
    }

    private boolean soundsI(String word) {
      String lower = word.strip().toLowerCase(Locale.ROOT);
      String sound = lower.startsWith("h") ? lower.substring(1) : lower;
      if (sound.startsWith("í")) {
        return true;
      }
      // before another vowel it is no i any more: y hielo, y Iowa
      return sound.startsWith("i") && (sound.length() == 1 || "aeou".indexOf(sound.charAt(1)) < 0)
          || sound.startsWith("y") && sound.length() > 1 && isConsonant(sound.charAt(1));
    }

    private boolean soundsO(String word) {
      String lower = word.strip().toLowerCase(Locale.ROOT);
      String sound = lower.startsWith("h") ? lower.substring(1) : lower;
      int digits = 0;
      while (digits < lower.length()
          && lower.charAt(digits) >= '0'
          && lower.charAt(digits) <= '9') {
        digits++;
      }

      // ocho, ochenta, ochocientos; once and once mil
      return sound.startsWith("o")
          || sound.startsWith("ó")
          || lower.startsWith("8")
          || lower.startsWith("11") && digits % GROUP == 2;
    }

    private boolean isConsonant(char c) {
      return c >= 'b' && c <= 'z' && "eiou".indexOf(c) < 0;
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
  private final List<String> weekdays;
  private final Set<String> smallWords;

  PrintLocale(
      char group, char point, List<String> months, List<String> weekdays, Set<String> smallWords) {
    this.group = group;
    this.point = point;
    this.months = months;
    this.weekdays = weekdays;
    this.smallWords = smallWords;
  }

  /** The codes of ISO 639-1 that have tables here. */
  public static final List<String> LANGUAGES = List.of("en", "es");

  /** The one with this code of ISO 639-1, if its tables are here. */
  public static Optional<PrintLocale> find(String language) {
    return switch (language) {
      case "en" -> Optional.of(EN);
      case "es" -> Optional.of(ES);
      default -> Optional.empty();
    };
  }

  /** An amount, already rounded to the currency's coins. */
  public abstract String money(BigDecimal amount, String currency);

  public abstract String percent(String number);

  public abstract String day(LocalDate day);

  /** The day with its month cut short: {@code Mar 6, 2026}. */
  public abstract String mediumDay(LocalDate day);

  /** The day in numbers: {@code 03/06/2026}. */
  public abstract String shortDay(LocalDate day);

  /** The day without its year: {@code March 6}. */
  public abstract String dayOfMonth(LocalDate day);

  /** The day without its number: {@code March 2026}. */
  public abstract String monthOfYear(LocalDate day);

  /** The day with its weekday: {@code Friday, March 6, 2026}. */
  public String fullDay(LocalDate day) {
    return weekdays.get(day.getDayOfWeek().getValue() - 1) + ", " + day(day);
  }

  /** The time as the language usually tells it. */
  public abstract String time(LocalTime time);

  public abstract String time12(LocalTime time);

  public static String time24(LocalTime time) {
    return two(time.getHour()) + ":" + two(time.getMinute());
  }

  private static String hour12(LocalTime time) {
    int hour = time.getHour() % 12;
    return (hour == 0 ? 12 : hour) + ":" + two(time.getMinute());
  }

  /** A day by how many days it is from today; before it where negative. */
  public abstract String relativeDay(int days);

  /** A place in a row: {@code 3rd}. */
  public abstract String ordinal(BigInteger number, boolean feminine);

  /** What stands before the last of a list, with its spaces. */
  public abstract String conjunction(boolean or, String next);

  /** Whether a title leaves the word small, unless it is the first or the last. */
  public boolean isSmall(String word) {
    return smallWords.contains(word);
  }

  /** An amount rounded half up to the currency's coins. */
  public static BigDecimal round(BigDecimal amount, String currency) {
    int coins = WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? GROUP : 2;
    return amount.setScale(coins, RoundingMode.HALF_UP);
  }

  /** The number with all its decimals, in groups of three. */
  public String number(BigDecimal number) {
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
