package dev.candor.workshop.quote;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One section of a text of law, or a whole text that has none. Not to be shared between threads: it
 * folds its words when they are first asked for.
 */
final class LawSection {

  private static final Pattern CORPUS =
      Pattern.compile(
          "(?<![\\d.-])(\\d{1,3})\\s*(CFR|USC|RCNY|NYCRR|CMR)", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)");
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z]+(?:[.:-][0-9A-Za-z]+)*");

  private final String file;
  private final String heading;
  private final String text;
  private final String corpus;
  private final Set<String> numbers;
  private @Nullable String folded;

  /**
   * Creates a section.
   *
   * @param file the file it stands in, relative to the folder
   * @param source what the file says of itself: its name, or the collection it is of
   * @param heading its heading with its number
   * @param text its words
   */
  LawSection(String file, String source, String heading, String text) {
    this.file = file;
    this.heading = heading.strip();
    this.text = text;
    String own = corpus(heading);
    this.corpus = own.isEmpty() ? corpus(source) : own;
    this.numbers = numbers(heading);
  }

  String heading() {
    return heading;
  }

  /** Returns file and heading, as a person finds it. */
  String place() {
    return heading.isEmpty() ? file : file + ", " + Folded.of(heading);
  }

  /** Returns its words, folded. */
  String folded() {
    if (folded == null) {
      folded = Folded.of(text);
    }
    return folded;
  }

  /** Returns such as {@code 12 cfr}; empty where nothing says so. */
  String corpus() {
    return corpus;
  }

  Set<String> numbers() {
    return numbers;
  }

  /** Returns whether it comments on or adds to a part, such as {@code 1006}. */
  boolean isSupplementTo(String part) {
    String words = heading.toLowerCase(Locale.ROOT);
    return numbers.contains(part) && (words.contains("supp") || words.contains("appendix"));
  }

  /** Finds the collection a text names, such as {@code 12 cfr}; empty where it names none. */
  static String corpus(String words) {
    Matcher found = CORPUS.matcher(words.replace(".S.", "S").replace("C.F.R.", "CFR"));
    return found.find() ? found.group(1) + " " + found.group(2).toLowerCase(Locale.ROOT) : "";
  }

  /** Finds what may be the number of a section: words with a digit in them, without paragraphs. */
  static Set<String> numbers(String words) {
    String plain = Folded.of(words.replace("\u2014", " / "));
    for (String before = ""; !before.equals(plain); ) {
      before = plain;
      plain = IN_BRACKETS.matcher(plain).replaceAll(" ");
    }
    Set<String> numbers = new LinkedHashSet<>();
    Matcher found = NUMBER.matcher(plain.replace('/', ' '));
    while (found.find()) {
      if (found.group().chars().anyMatch(Character::isDigit)) {
        numbers.add(found.group().toLowerCase(Locale.ROOT));
      }
    }

    return numbers;
  }
}
