package dev.candor.workshop.change;

import dev.candor.compliance.internal.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A rule as the text of a file: YAML as people write it. Stateless. */
public final class RuleText {

  private static final int WIDTH = 118;
  private static final int SHORT = 90;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 ._/()'-]*");
  private static final Pattern AS_IT_IS = Pattern.compile("[0-9]{1,6}|[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern FOLDS = Pattern.compile("\\S+( \\S+)*");

  /** Words that YAML, or an older reader of it, takes for something else. */
  private static final List<String> TAKEN =
      List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private RuleText() {}

  /** The rule, with a line feed at its end. */
  static String of(YamlNode rule) {
    StringBuilder text = new StringBuilder();
    keys(rule, "", text);
    return text.toString();
  }

  private static void keys(YamlNode at, String indent, StringBuilder text) {
    at.entries()
        .forEach(
            (key, value) -> {
              text.append(indent).append(scalar(key)).append(':');
              under(value, indent, text);
            });
  }

  private static void under(YamlNode value, String indent, StringBuilder text) {
    if (value.isMapping()) {
      if (value.entries().isEmpty()) {
        text.append(" {}\n");
      } else {
        text.append('\n');
        keys(value, indent + "  ", text);
      }
    } else if (value.isList()) {
      list(value.items(), indent, text);
    } else {
      single(raw(value), indent, text);
    }
  }

  private static void list(List<YamlNode> items, String indent, StringBuilder text) {
    if (items.stream().anyMatch(item -> item.isMapping() || item.isList())) {
      text.append('\n');
      for (YamlNode item : items) {
        StringBuilder inside = new StringBuilder();
        if (item.isMapping()) {
          keys(item, indent + "    ", inside);
        } else {
          inside.append(indent).append("    ").append(flow(item.items())).append('\n');
        }
        text.append(indent).append("  - ").append(inside.substring(indent.length() + 4));
      }
    } else {
      String flow = flow(items);
      if (indent.length() + flow.length() <= WIDTH) {
        text.append(' ').append(flow).append('\n');
      } else {
        text.append('\n');
        items.forEach(
            item -> text.append(indent).append("  - ").append(scalar(raw(item))).append('\n'));
      }
    }
  }

  private static String flow(List<YamlNode> items) {
    return items.stream()
        .map(item -> scalar(raw(item)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Long text is folded where lines may be joined by a space again. */
  private static void single(String value, String indent, StringBuilder text) {
    if (value.length() <= SHORT
        || !FOLDS.matcher(value).matches()
        || value.codePoints().anyMatch(RuleText::isHidden)) {
      text.append(' ').append(scalar(value)).append('\n');
      return;
    }

    text.append(" >\n");
    StringBuilder line = new StringBuilder(indent).append("  ");
    int start = line.length();
    for (String word : value.split(" ")) {
      if (line.length() > start && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line.setLength(start);
      }
      line.append(line.length() > start ? " " : "").append(word);
    }
    text.append(line).append('\n');
  }

  private static String raw(YamlNode scalar) {
    return scalar.text().orElse("");
  }

  private static String scalar(String value) {
    if (AS_IT_IS.matcher(value).matches()
        || value.equals("true")
        || value.equals("false")
        || (PLAIN.matcher(value).matches()
            && !value.endsWith(" ")
            && !TAKEN.contains(value.toLowerCase(Locale.ROOT)))) {
      return value;
    }

    StringBuilder quoted = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (isHidden(c)) {
                    quoted.append(String.format("\\u%04x", c));
                  } else {
                    quoted.appendCodePoint(c);
                  }
                }
              }
            });

    return quoted.append('"').toString();
  }

  private static boolean isHidden(int c) {
    return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
  }

  /** Returns a word or number as it is; anything else quoted, so that it stays one value. */
  static String quoteUnlessWord(String answer) {
    return answer.matches("[A-Za-z0-9_.-]+") ? answer : quote(answer);
  }

  /** Returns text as YAML reads it back, whatever it holds. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || (c >= 0x80 && c < 0xa0)) {
        quoted.append(String.format("\\x%02x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
