package dev.candor.template.internal.lint;

import dev.candor.fault.Fault;
import dev.candor.template.internal.html.Addresses;
import dev.candor.template.internal.html.Tags;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.syntax.TagFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at HTML as its author wrote it, mustaches and all: which tags stand where, and what a
 * mustache prints into. Both branches of a block are looked at, one after the other; no tree is
 * built, for a template's tags need not be whole. Only for the thread that made it.
 */
public final class HtmlLook {

  private static final Pattern FLEX =
      Pattern.compile("display\\s*:\\s*((?:inline-)?(?:flex|grid))\\b", Pattern.CASE_INSENSITIVE);

  /** Stands for a mustache in an attribute's value. */
  private static final char MUSTACHE = '\uffff';

  private static final Set<String> TARGETS = Set.of("href", "src", "action", "background");

  private static final Set<String> ADDRESSES =
      Set.of("href", "src", "action", "background", "formaction", "data", "xlink:href");

  private enum State {
    TEXT,
    NAME,
    TAG,
    ATTRIBUTE,
    EQUALS,
    DOUBLE,
    SINGLE,
    UNQUOTED,
    RAW,
    COMMENT,
    DECLARATION
  }

  /** What a mustache prints into. */
  private record Printed(
      int at,
      String written,
      State state,
      String element,
      String attribute,
      boolean first,
      boolean raw) {}

  private record Attribute(String name, int at, String value) {}

  /** A start tag; open where a mustache stands among its attributes. */
  private record Tag(String name, int at, Map<String, Attribute> attributes, boolean open) {
    @Nullable String value(String attribute) {
      Attribute found = attributes.get(attribute);
      return found == null ? null : found.value();
    }
  }

  private final Source source;
  private final String text;
  private final TagFinder mustaches;
  private final List<Printed> printed = new ArrayList<>();
  private final List<Tag> tags = new ArrayList<>();
  private final List<Tag> emptyLinks = new ArrayList<>();
  private final List<Integer> styles = new ArrayList<>();
  private final Set<Position> targets = new HashSet<>();

  private State state = State.TEXT;
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder attribute = new StringBuilder();
  private final StringBuilder value = new StringBuilder();
  private Map<String, Attribute> attributes = new LinkedHashMap<>();
  private int tagAt;
  private int attributeAt;
  private boolean closing;
  private boolean openTag;
  private String raw = "";
  private @Nullable Tag link;
  private boolean linkSays;

  private HtmlLook(Source source) {
    this.source = source;
    this.text = source.text();
    this.mustaches = TagFinder.of(text);
  }

  public static HtmlLook at(Source source) {
    HtmlLook look = new HtmlLook(source);
    look.read();
    return look;
  }

  /** Whether what is printed here is the target of a link or the source of an image. */
  public boolean isTarget(Position position) {
    return targets.contains(position);
  }

  // ---- reading

  private void read() {
    int i = 0;
    while (i < text.length()) {
      if (mustaches.isTag(i)) {
        int end = mustaches.endOfTag(i);
        mustache(i, end);
        i = end;
      } else if (mustaches.isDropped(i)) {
        i++;
      } else {
        i = character(i);
      }
    }
  }

  private void mustache(int start, int end) {
    int at = start + 2;
    if (at < end && text.charAt(at) == '~') {
      at++;
    }
    boolean unescaped = at < end && (text.charAt(at) == '{' || text.charAt(at) == '&');
    at += unescaped ? 1 : 0;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    char kind = at < end ? text.charAt(at) : '!';
    if (kind == '!') {
      return;
    }
    String inside = inside(at, end);
    boolean word = "#/^".indexOf(kind) < 0 && !inside.equals("else") && !inside.startsWith("else ");
    boolean prints = word && kind != '>';
    if (state == State.EQUALS && word) {
      beginValue(State.UNQUOTED);
    }
    boolean first = value.length() == 0;
    if (prints) {
      printed.add(
          new Printed(
              at,
              inside,
              state,
              state == State.RAW ? raw : name.toString().toLowerCase(Locale.ROOT),
              attribute.toString().toLowerCase(Locale.ROOT),
              first,
              unescaped));
      boolean quoted = state == State.DOUBLE || state == State.SINGLE || state == State.UNQUOTED;
      if (quoted && first && TARGETS.contains(attribute.toString().toLowerCase(Locale.ROOT))) {
        targets.add(position(at));
      }
    }
    if (word) {
      switch (state) {
        case TEXT -> linkSays = true;
        case NAME -> name.append(MUSTACHE);
        case TAG, ATTRIBUTE -> openTag = true;
        case DOUBLE, SINGLE, UNQUOTED -> value.append(MUSTACHE);
        default -> {}
      }
    }
  }

  private String inside(int at, int end) {
    int to = end;
    while (to > at && "}~".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(at, to).strip();
  }

  private Position position(int at) {
    return Position.at(source, text.codePointCount(0, at));
  }

  private int character(int i) {
    char c = text.charAt(i);
    switch (state) {
      case TEXT -> {
        if (c == '<') {
          return opened(i);
        }
        linkSays |= !Character.isWhitespace(c) && c != '\u00a0';
      }
      case NAME -> {
        if (c == '>' || c == '/' || Character.isWhitespace(c)) {
          state = State.TAG;
          return i;
        }
        name.append(c);
      }
      case TAG -> {
        if (c == '>') {
          closeTag(i);
        } else if (!Character.isWhitespace(c) && c != '/') {
          state = State.ATTRIBUTE;
          attribute.setLength(0);
          attributeAt = i;
          attribute.append(c);
        }
      }
      case ATTRIBUTE -> {
        if (c == '=') {
          state = State.EQUALS;
        } else if (c == '>' || c == '/') {
          endAttribute();
          return i;
        } else if (!Character.isWhitespace(c)) {
          if (Character.isWhitespace(text.charAt(i - 1))) {
            endAttribute();
            return i;
          }
          attribute.append(c);
        }
      }
      case EQUALS -> {
        if (c == '"' || c == '\'') {
          beginValue(c == '"' ? State.DOUBLE : State.SINGLE);
        } else if (c == '>') {
          endAttribute();
          return i;
        } else if (!Character.isWhitespace(c)) {
          beginValue(State.UNQUOTED);
          value.append(c);
        }
      }
      case DOUBLE, SINGLE -> {
        if (c == (state == State.DOUBLE ? '"' : '\'')) {
          endAttribute();
        } else {
          value.append(c);
        }
      }
      case UNQUOTED -> {
        if (c == '>' || Character.isWhitespace(c)) {
          endAttribute();
          return i;
        }
        value.append(c);
      }
      case RAW -> {
        if (text.regionMatches(true, i, "</" + raw, 0, raw.length() + 2)) {
          state = State.TEXT;
          return i;
        }
      }
      case COMMENT -> {
        if (text.startsWith("-->", i)) {
          state = State.TEXT;
          return i + 3;
        }
      }
      case DECLARATION -> state = c == '>' ? State.TEXT : state;
    }
    return i + 1;
  }

  private int opened(int i) {
    if (text.startsWith("<!--", i)) {
      state = State.COMMENT;
      return i + 4;
    }
    char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
    closing = next == '/';
    char letter = closing && i + 2 < text.length() ? text.charAt(i + 2) : next;
    if (next == '!' || next == '?') {
      state = State.DECLARATION;
    } else if (Character.isLetter(letter) || letter == '{') {
      state = State.NAME;
      name.setLength(0);
      attributes = new LinkedHashMap<>();
      openTag = false;
      tagAt = i;
      return i + (closing ? 2 : 1);
    } else {
      linkSays = true;
    }
    return i + 1;
  }

  private void beginValue(State next) {
    state = next;
    value.setLength(0);
  }

  private void endAttribute() {
    String named = attribute.toString().toLowerCase(Locale.ROOT);
    attributes.putIfAbsent(named, new Attribute(named, attributeAt, value.toString()));
    attribute.setLength(0);
    value.setLength(0);
    state = State.TAG;
  }

  private void closeTag(int end) {
    String element = name.toString().toLowerCase(Locale.ROOT);
    state = State.TEXT;
    if (closing) {
      if (element.equals("a") && link != null) {
        if (!linkSays) {
          emptyLinks.add(link);
        }
        link = null;
      }
      return;
    }
    Tag tag = new Tag(element, tagAt, attributes, openTag);
    tags.add(tag);
    if (element.equals("a") && attributes.containsKey("href")) {
      link = tag;
      linkSays = says(tag, "aria-label") || says(tag, "title");
    } else if (element.equals("img")) {
      linkSays |= says(tag, "alt") || openTag;
    }
    if (Tags.RAW.contains(element)) {
      state = State.RAW;
      raw = element;
      if (element.equals("style")) {
        styles.add(end + 1);
      }
    }
  }

  private static boolean says(Tag tag, String attribute) {
    String words = tag.value(attribute);
    return words != null && !words.isBlank();
  }

  // ---- what is wrong

  /**
   * Tells what mail programs, browsers and the PDF writer would make of it.
   *
   * @param letter whether it is printed on paper, else it is read on a screen
   */
  public void tell(boolean letter, Consumer<Fault> faults, Consumer<Fault> notes) {
    printed.forEach(one -> tell(one, notes));
    for (Tag tag : tags) {
      tell(tag, letter, faults, notes);
    }
    for (Tag one : emptyLinks) {
      notes.accept(
          fault(
              one.at(),
              "The link has no text, so nobody can see where it leads.",
              "put words between <a> and </a>, or an image with alt."));
    }
    if (letter) {
      styles.forEach(at -> flex(at, text.indexOf("</style", at), notes));
    }
  }

  private void tell(Printed one, Consumer<Fault> notes) {
    String name = "The value of (" + one.written() + ")";
    if (one.raw() && one.state() != State.COMMENT) {
      notes.accept(
          fault(
              one.at(),
              name + " is printed raw: what data brings, tags too, goes out as it is.",
              "write {{"
                  + one.written()
                  + "}}, or {{sanitized "
                  + one.written()
                  + "}} where it brings HTML."));
    }
    boolean quoted = one.state() == State.DOUBLE || one.state() == State.SINGLE;
    if (quoted
        && one.attribute().equals("href")
        && one.first()
        && !one.written().startsWith("url ")) {
      notes.accept(
          fault(
              one.at(),
              name + " is the target of a link, whatever data brings.",
              "write {{url ...}} around it, which lets only https, http, mailto and tel pass."));
    } else if (quoted && one.attribute().equals("style")) {
      notes.accept(
          fault(
              one.at(),
              name + " stands in a style, where data could hide or cover words.",
              "write the style out, and choose between classes with {{#if}}."));
    }
  }

  private void tell(Tag tag, boolean letter, Consumer<Fault> faults, Consumer<Fault> notes) {
    for (Attribute one : tag.attributes().values()) {
      String scheme = Addresses.scheme(one.value());
      if (ADDRESSES.contains(one.name())
          && (scheme.equals("javascript") || scheme.equals("vbscript"))) {
        faults.accept(
            fault(
                one.at(),
                "The attribute ("
                    + one.name()
                    + ") begins with ("
                    + scheme
                    + ":), which runs code.",
                "begin it with https://, mailto: or tel:."));
      }
      if (letter && one.name().equals("style")) {
        flex(one.at(), one.at() + one.value().length() + one.name().length() + 2, notes);
      }
    }
    if (tag.name().equals("img")) {
      image(tag, letter, faults, notes);
    }
  }

  private void image(Tag tag, boolean letter, Consumer<Fault> faults, Consumer<Fault> notes) {
    if (!tag.open() && !tag.attributes().containsKey("alt")) {
      notes.accept(
          fault(
              tag.at(),
              "The image has no alt, so who cannot see it does not know what it says.",
              "write alt=\"what it says\", or alt=\"\" for a decoration."));
    }
    String from = tag.value("src");
    String address = from == null ? "" : from.strip().toLowerCase(Locale.ROOT);
    if (address.startsWith("http:") || address.startsWith("https:") || address.startsWith("//")) {
      int at = tag.attributes().get("src") == null ? tag.at() : tag.attributes().get("src").at();
      if (letter) {
        faults.accept(
            fault(
                at,
                "The image is on the web, and nothing is read from there while a letter is written.",
                "write it into the template as data:image/png;base64,..."));
      } else {
        notes.accept(
            fault(
                at,
                "The image is on the web, and most mail programs load it only when asked to.",
                "make sure the message can be understood without it."));
      }
    }
  }

  private void flex(int from, int to, Consumer<Fault> notes) {
    Matcher found =
        FLEX.matcher(text).region(from, to < from ? text.length() : Math.min(to, text.length()));
    while (found.find()) {
      notes.accept(
          fault(
              found.start(),
              "The display ("
                  + found.group(1)
                  + ") is not known to the PDF writer and becomes blocks.",
              "use a table."));
    }
  }

  private Fault fault(int at, String message, String maybe) {
    return position(at).fault("", message, maybe);
  }
}
