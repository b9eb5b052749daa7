package dev.candor.workshop.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sections of a text without markup, or with that of Markdown. A section begins at a line that
 * is a heading: after hashes or equal signs, or a section sign with a number. Stateless.
 */
final class LawPlainText {

  private static final int LONGEST_HEADING = 240;

  private static final Pattern MARKED = Pattern.compile("(?:#{1,6}|={3,})\\s+(\\S.*)");

  /** Such as {@code § 1006.14 Harassing conduct.}, not a sentence that begins with a number. */
  private static final Pattern SIGNED =
      Pattern.compile("\\s*\\*{0,2}(\u00A7+\\s*[0-9][\\w.:-]*\\s*(?:\\p{Lu}.*|\\*.*)?)");

  private static final Pattern EMPHASIS =
      Pattern.compile("(?<![\\p{L}\\p{N}_])_(?=\\S)|(?<=\\S)_(?![\\p{L}\\p{N}_])|\\*{1,3}");

  private LawPlainText() {}

  /** Reads one. What stands above the first heading goes by the name of the file. */
  static List<LawSection> read(String file, String text) {
    List<LawSection> sections = new ArrayList<>();
    int slash = file.lastIndexOf('/') + 1;
    int dot = file.lastIndexOf('.');
    String named = dot > slash ? file.substring(slash, dot) : file.substring(slash);
    String source = LawSection.corpus(file);
    String heading = apart(named);
    StringBuilder words = new StringBuilder();

    for (String line : text.split("\\R", -1)) {
      String next = heading(line);
      if (!next.isEmpty()) {
        add(sections, file, source, heading, words);
        heading = next;
        words = new StringBuilder();
      }
      words.append(EMPHASIS.matcher(line).replaceAll("")).append('\n');
    }
    add(sections, file, source, heading, words);

    return sections;
  }

  private static void add(
      List<LawSection> sections, String file, String source, String heading, StringBuilder words) {
    if (!words.toString().isBlank()) {
      sections.add(new LawSection(file, source, heading, words.toString()));
    }
  }

  private static String heading(String line) {
    if (line.length() > LONGEST_HEADING) {
      return "";
    }
    Matcher marked = MARKED.matcher(line);
    if (marked.matches()) {
      return marked.group(1).replace("*", "");
    }
    Matcher signed = SIGNED.matcher(line);
    return signed.matches() ? signed.group(1).replace("*", "") : "";
  }

  /** Parts the collection from the number in a name: {@code 12cfr1006.14}, {@code dc-28-3814}. */
  private static String apart(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("(cfr|usc|rcny|nycrr|cmr)-?(?=\\d)", " $1 ")
        .replaceAll("(?<=\\p{L})[-_ ](?=\\d)", " ");
  }
}
