package dev.candor.template.internal.helper;

import dev.candor.template.internal.html.Links;
import dev.candor.template.internal.value.TemplateValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints texts and lists of them. Stateless. */
final class TextHelpers {

  static final int LAST_FOUR = 4;

  private TextHelpers() {}

  static String mask(String value) {
    StringBuilder kept = new StringBuilder(LAST_FOUR);
    int at = value.length();
    for (int found = 0; found < LAST_FOUR && at > 0; ) {
      int c = value.codePointBefore(at);
      at -= Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        kept.insert(0, Character.toChars(c));
        found++;
      }
    }
    return "****" + kept;
  }

  /** A North American number in the usual form; any other as it stands. */
  static String phone(String value) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (" -.()+".indexOf(c) < 0 || (c == '+' && digits.length() > 0)) {
        return value;
      }
    }
    boolean country = digits.length() == 11 && digits.charAt(0) == '1';
    if (!country && (digits.length() != 10 || value.indexOf('+') >= 0)) {
      return value;
    }

    String ten = digits.substring(country ? 1 : 0);

    return "(" + ten.substring(0, 3) + ") " + ten.substring(3, 6) + "-" + ten.substring(6);
  }

  static String join(Arguments arguments) {
    List<?> list = arguments.list(0);
    String between = arguments.size() > 1 ? arguments.text(1) : ", ";
    String last = arguments.option("last");
    StringBuilder text = new StringBuilder();
    int size = list.size();
    int i = 0;
    for (Object raw : list) {
      arguments.call().step();
      Object item = TemplateValues.expose(raw);
      String printed = item == null ? "" : TemplateValues.print(item);
      if (printed == null) {
        throw arguments.wrong(0, item == TemplateValues.REFUSED ? list : item, "a list of texts");
      }
      text.append(i == 0 ? "" : i == size - 1 && last != null ? last : between);
      appendBounded(text, printed, arguments);
      i++;
    }

    return text.toString();
  }

  static String list(Arguments arguments) {
    List<String> items = new ArrayList<>();
    for (Object raw : arguments.list(0)) {
      Object item = TemplateValues.expose(raw);
      String printed = item == null ? "" : TemplateValues.print(item);
      if (printed == null) {
        throw arguments.wrong(0, item == TemplateValues.REFUSED ? raw : item, "a list of texts");
      }
      if (!printed.isBlank()) {
        items.add(printed.strip());
      }
    }
    boolean or = "or".equals(arguments.option("word"));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i);
      if (i > 0) {
        text.append(i < items.size() - 1 ? ", " : arguments.call().tongue().conjunction(or, item));
      }
      appendBounded(text, item, arguments);
    }

    return text.toString();
  }

  static String url(Arguments arguments) {
    if (!(arguments.value(0) instanceof String text)) {
      throw arguments.wrong(0, arguments.value(0), "a link as text");
    }
    String target = Links.target(text);
    if (target == null) {
      throw arguments.unusable(
          0,
          "is no link that may be followed.",
          "hand in " + Links.ALLOWED + ", of at most " + Links.LONGEST + " characters.");
    }
    return target;
  }

  static String concat(Arguments arguments) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < arguments.size(); i++) {
      appendBounded(text, arguments.text(i), arguments);
    }
    return text.toString();
  }

  private static void appendBounded(StringBuilder text, String more, Arguments arguments) {
    if (text.length() + (long) more.length() > Arguments.LONGEST_TEXT) {
      throw new WrongArgumentException(
          arguments
              .call()
              .fault(
                  "The text is longer than (" + Arguments.LONGEST_TEXT + ") characters.",
                  "put less together."));
    }
    arguments.call().work(more.length());
    text.append(more);
  }

  static List<String> addressLines(Arguments arguments) {
    Object address = arguments.value(0);
    if (!TemplateValues.hasNames(address)) {
      throw arguments.wrong(0, address, "an address");
    }

    List<String> lines = new ArrayList<>();
    add(lines, part(arguments, address, "line1"));
    add(lines, part(arguments, address, "line2"));
    String city = part(arguments, address, "city");
    String state = part(arguments, address, "state");
    String code = part(arguments, address, "postalCode");
    String stateAndCode = state + (state.isEmpty() || code.isEmpty() ? "" : " ") + code;
    add(lines, city + (city.isEmpty() || stateAndCode.isEmpty() ? "" : ", ") + stateAndCode);
    String country = part(arguments, address, "country");
    add(lines, country.equals("US") ? "" : country);

    return lines;
  }

  private static void add(List<String> lines, String line) {
    if (!line.isEmpty()) {
      lines.add(line);
    }
  }

  private static String part(Arguments arguments, @Nullable Object address, String name) {
    Object part = TemplateValues.expose(TemplateValues.member(address, name));
    if (part == null || part == TemplateValues.UNDEFINED) {
      return "";
    }
    if (part instanceof String text) {
      return text.strip();
    }
    throw arguments.wrong(0, address, "an address, whose " + name + " is a text");
  }
}
