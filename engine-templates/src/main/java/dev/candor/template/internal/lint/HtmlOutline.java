package dev.candor.template.internal.lint;

import dev.candor.template.internal.html.HtmlAttributes;
import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.html.HtmlTokenizer;
import dev.candor.template.internal.html.HtmlTokenizer.TokenizerState;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.syntax.TagFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What HTML holds as its author wrote it, mustaches and all: which tags stand where, and what a
 * mustache prints into. Both branches of a block are read, one after the other; no tree is built,
 * for a template's tags need not be whole. Changes no more once it is made.
 */
public final class HtmlOutline implements HtmlTokenizer.Handler {

  /**
   * A mustache that prints.
   *
   * @param written what stands between its braces
   * @param attribute in whose quoted value it stands; empty where in none
   * @param first whether it begins the value
   * @param raw whether what it prints goes out as it is
   */
  record PrintPlace(int at, String written, String attribute, boolean first, boolean raw) {}

  /** An attribute, with a sign in its value for each mustache. */
  record WrittenAttribute(String name, int at, int end, String value) {}

  /** A start tag; open where a mustache stands among its attributes. */
  record StartTag(String name, int at, Map<String, WrittenAttribute> attributes, boolean open) {

    /** Returns the value of an attribute; nothing where it is not written out. */
    String value(String attribute) {
      WrittenAttribute found = attributes.get(attribute);
      return found == null ? "" : found.value();
    }

    private boolean says(String attribute) {
      return !value(attribute).isBlank();
    }
  }

  /** A style sheet. */
  record StyleElement(int at, int end) {}

  private static final Set<String> RAW = HtmlElements.with(Trait.RAW);

  private final Source source;
  private final String text;
  private final TagFinder mustaches;
  private final HtmlTokenizer tokens = new HtmlTokenizer(RAW, this);
  private final List<PrintPlace> prints = new ArrayList<>();
  private final List<StartTag> tags = new ArrayList<>();
  private final List<StartTag> emptyLinks = new ArrayList<>();
  private final List<StyleElement> sheets = new ArrayList<>();
  private final Set<Position> targets = new HashSet<>();
  private Map<String, WrittenAttribute> attributes = new LinkedHashMap<>();
  private boolean open;
  private @Nullable StartTag link;
  private boolean linkSays;

  private HtmlOutline(Source source) {
    this.source = source;
    this.text = source.text();
    this.mustaches = TagFinder.of(text);
  }

  /** Reads a template that is HTML. */
  public static HtmlOutline of(Source source) {
    HtmlOutline outline = new HtmlOutline(source);
    outline.read();
    return outline;
  }

  /** Checks whether what is printed here is the target of a link or the source of an image. */
  public boolean isTarget(Position position) {
    return targets.contains(position);
  }

  List<PrintPlace> prints() {
    return prints;
  }

  List<StartTag> tags() {
    return tags;
  }

  /** Returns the links without words. */
  List<StartTag> emptyLinks() {
    return emptyLinks;
  }

  List<StyleElement> sheets() {
    return sheets;
  }

  /** Returns where a character stands. */
  Position position(int at) {
    return Position.at(source, text.codePointCount(0, at));
  }

  String text() {
    return text;
  }

  // ---- mustaches

  private void read() {
    int at = 0;

    while (at < text.length()) {
      if (mustaches.isTag(at)) {
        int end = mustaches.endOfTag(at);
        readMustache(at, end);
        at = end;
      } else if (mustaches.isDropped(at)) {
        at++;
      } else {
        int end = at + 1;
        while (end < text.length() && !mustaches.isTag(end) && !mustaches.isDropped(end)) {
          end++;
        }
        tokens.read(text, at, end);
        at = end;
      }
    }
  }

  private void readMustache(int start, int end) {
    int at = start + 2;
    if (text.startsWith("~", at)) {
      at++;
    }
    boolean raw = text.startsWith("{", at) || text.startsWith("&", at);
    at += raw ? 1 : 0;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int to = end;
    while (to > at && "}~".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }

    String written = text.substring(at, to).strip();
    char kind = at < end ? text.charAt(at) : '!';
    boolean branch = "#/^".indexOf(kind) >= 0 || (written + " ").startsWith("else ");
    if (kind != '!' && !branch) {
      if (kind != '>') {
        addPrint(at, written, raw);
      }
      enter();
    }
  }

  private void addPrint(int at, String written, boolean raw) {
    boolean first = tokens.valueLength() == 0;
    boolean value =
        tokens.isInQuotes()
            || tokens.state() == TokenizerState.UNQUOTED_VALUE
            || tokens.state() == TokenizerState.BEFORE_ATTRIBUTE_VALUE;
    if (value && first && HtmlAttributes.TARGETS.contains(tokens.attribute())) {
      targets.add(position(at));
    }
    String attribute = tokens.isInQuotes() ? tokens.attribute() : "";
    boolean comment = tokens.state() == TokenizerState.COMMENT;
    prints.add(new PrintPlace(at, written, attribute, first, raw && !comment));
  }

  /** Takes note of what a mustache prints into. */
  private void enter() {
    switch (tokens.state()) {
      case DATA -> linkSays = true;
      case BEFORE_ATTRIBUTE_NAME, ATTRIBUTE_NAME, AFTER_ATTRIBUTE_NAME -> open = true;
      default -> tokens.readData();
    }
  }

  // ---- tokens

  @Override
  public void onText(CharSequence html, int from, int to) {
    for (int i = from; i < to && !linkSays; i++) {
      linkSays = !Character.isWhitespace(html.charAt(i)) && html.charAt(i) != '\u00a0';
    }
  }

  @Override
  public void onAttribute(HtmlTokenizer tag) {
    WrittenAttribute attribute =
        new WrittenAttribute(
            tag.attribute(), tag.attributeStart(), tag.attributeEnd(), tag.value());
    attributes.putIfAbsent(attribute.name, attribute);
  }

  @Override
  public void onTag(HtmlTokenizer token) {
    StartTag tag = new StartTag(token.name(), token.start(), attributes, open);
    attributes = new LinkedHashMap<>();
    open = false;
    if (token.isEndTag()) {
      endTag(tag);
      return;
    }

    tags.add(tag);
    if (tag.name.equals("a") && tag.attributes.containsKey("href")) {
      link = tag;
      linkSays = tag.says("aria-label") || tag.says("title");
    } else if (tag.name.equals("img")) {
      linkSays |= tag.says("alt") || tag.open;
    } else if (tag.name.equals("style")) {
      int end = text.indexOf("</style", token.index());
      sheets.add(new StyleElement(token.index() + 1, end < 0 ? text.length() : end));
    }
  }

  private void endTag(StartTag tag) {
    if (tag.name.equals("a") && link != null) {
      if (!linkSays) {
        emptyLinks.add(link);
      }
      link = null;
    }
  }
}
