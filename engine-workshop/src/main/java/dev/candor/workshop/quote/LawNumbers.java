package dev.candor.workshop.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers and dates in a sentence of the law. What only points to a provision, such as {@code
 * (b)(2)} or a section's number, is neither. Stateless.
 */
final class LawNumbers {

  private static final Pattern DATE =
      Pattern.compile(
          "\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.? \\d{1,2}, \\d{4}\\b"
              + "|\\b\\d{4}-\\d{2}-\\d{2}\\b");

  private static final Pattern POINTER =
      Pattern.compile(
          "\u00A7+\\s*\\S+|\\([0-9A-Za-z]{1,4}\\)|\\b\\d+ (?:CFR|U\\.?S\\.?C\\.?|FR|Stat\\.) [\\w.-]+"
              + "|\\b(?:[Ss]ection|[Pp]art|[Tt]itle|[Cc]hapter) [\\d.]+[\\w.-]*");

  private static final Pattern NUMBER =
      Pattern.compile(
          "\\b\\d[\\d,]*(?:\\.\\d+)?(?=\\D|$)|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
              + "|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|once|twice)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What is looked for. */
  enum FigureKind {
    /** A number in digits or in a word. */
    NUMBER,
    /** A day of a year. */
    DATE;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private LawNumbers() {}

  /** Finds them in the order of the words. */
  static List<String> find(FigureKind kind, String sentence) {
    String plain = sentence;
    if (kind == FigureKind.NUMBER) {
      plain = POINTER.matcher(DATE.matcher(sentence).replaceAll(" ")).replaceAll(" ");
    }
    Matcher matcher = (kind == FigureKind.DATE ? DATE : NUMBER).matcher(plain);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group().toLowerCase(Locale.ROOT));
    }

    return found;
  }
}
