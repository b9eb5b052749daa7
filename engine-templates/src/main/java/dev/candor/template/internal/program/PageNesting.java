package dev.candor.template.internal.program;

import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.html.HtmlTokenizer;
import dev.candor.template.internal.html.HtmlTokenizer.TokenizerState;
import dev.candor.template.internal.program.ProgramNode.Printed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Follows a page whose tags nest as written, whichever way its blocks go: known elements, each
 * closed in the block that opened it, attributes in quotes, no data printed raw. Any other page is
 * not sound, and nothing is known of it. Only for the thread that made it.
 */
final class PageNesting implements HtmlTokenizer.Handler {

  private static final int DEEPEST = 100;

  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9:-]+");

  private static final Set<String> RAW = HtmlElements.with(Trait.RAW);
  private static final Set<String> EMPTY = HtmlElements.with(Trait.EMPTY_IN_PAGE);
  private static final Set<String> INLINE = HtmlElements.with(Trait.INLINE);
  private static final Set<String> BLOCKS = HtmlElements.with(Trait.BLOCK);
  private static final Set<String> OF_PAGE = HtmlElements.with(Trait.OF_PAGE);
  private static final Set<String> LINES = HtmlElements.with(Trait.HOLDS_LINES);
  private static final Set<String> CELLS = Set.of("td", "th");

  /** Where elements may stand that have a place of their own; nothing else stands there. */
  private static final Map<String, Set<String>> PARENTS =
      Map.ofEntries(
          Map.entry("html", Set.of("")),
          Map.entry("head", Set.of("", "html")),
          Map.entry("body", Set.of("", "html")),
          Map.entry("meta", Set.of("head")),
          Map.entry("link", Set.of("head")),
          Map.entry("base", Set.of("head")),
          Map.entry("title", Set.of("head")),
          Map.entry("style", Set.of("head")),
          Map.entry("thead", Set.of("table")),
          Map.entry("tbody", Set.of("table")),
          Map.entry("tfoot", Set.of("table")),
          Map.entry("tr", Set.of("table", "thead", "tbody", "tfoot")),
          Map.entry("td", Set.of("tr")),
          Map.entry("th", Set.of("tr")),
          Map.entry("li", Set.of("ul", "ol")));

  private static final Set<String> CLOSED =
      PARENTS.values().stream()
          .flatMap(Set::stream)
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toSet());

  private static final Set<String> ONCE = Set.of("html", "head", "body");

  /** Where data or a block may come between two pieces. */
  private static final Set<TokenizerState> BETWEEN =
      EnumSet.of(
          TokenizerState.DATA,
          TokenizerState.RAW_TEXT,
          TokenizerState.BEFORE_ATTRIBUTE_NAME,
          TokenizerState.SINGLE_QUOTED_VALUE,
          TokenizerState.DOUBLE_QUOTED_VALUE);

  private final HtmlTokenizer tokens = new HtmlTokenizer(RAW, this);
  private final List<String> open = new ArrayList<>();
  private final Set<String> once = new HashSet<>();
  private final Set<Printed> inText = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Printed> elsewhere = Collections.newSetFromMap(new IdentityHashMap<>());
  private String words = "";
  // whether what comes next could be read as part of an entity
  private boolean entity;
  private boolean started;
  private boolean broken;
  private int blocks;

  /** Checks whether the whole page, which ends here, nests as written. */
  boolean isSound() {
    return !broken && tokens.state() == TokenizerState.DATA && open.isEmpty();
  }

  /** Checks whether a comment may stand here, or is nothing but a part of a value. */
  boolean takesComments() {
    return tokens.isInQuotes()
        || tokens.state() == TokenizerState.DATA
        || tokens.state() == TokenizerState.RAW_TEXT;
  }

  /** Keeps those of these that are printed as text and nowhere else. */
  void retainText(Set<Printed> printed) {
    printed.retainAll(inText);
    printed.removeAll(elsewhere);
  }

  // ---- what the page says

  void read(String text) {
    words = text;
    tokens.read(text, 0, text.length());
    broken |= !BETWEEN.contains(tokens.state());
  }

  void print(Printed printed) {
    boolean text = tokens.state() == TokenizerState.DATA;
    broken |= printed.raw() || isBetweenAttributes();
    if (text) {
      checkText();
    }
    (text && !entity ? inText : elsewhere).add(printed);
    started = true;
    entity = false;
    tokens.readData();
  }

  /** Begins a block, and returns what must be the same at its end. */
  String beginBlock() {
    broken |= isBetweenAttributes() || tokens.name().equals("style") && isRaw();
    blocks++;
    return key();
  }

  /** A block may be written, often or not at all: it must leave the page as it found it. */
  void endBlock(String begin) {
    blocks--;
    broken |= entity || !key().equals(begin);
  }

  private String key() {
    return tokens.key() + open;
  }

  private boolean isBetweenAttributes() {
    return tokens.isInTag() && !tokens.isInQuotes();
  }

  private boolean isRaw() {
    return tokens.state() == TokenizerState.RAW_TEXT;
  }

  // ---- tokens

  @Override
  public void onText(CharSequence html, int from, int to) {
    String text = html.subSequence(from, to).toString();
    if (!text.isBlank()) {
      checkText();
      started = true;
    }
    int and = text.lastIndexOf('&');
    entity = (entity || and >= 0) && text.indexOf(';', Math.max(and, 0)) < 0;
  }

  /** There is text here: it must be where text may stand. */
  private void checkText() {
    broken |= CLOSED.contains(parent());
  }

  @Override
  public void onError() {
    broken = true;
  }

  @Override
  public void onComment(HtmlTokenizer comment) {
    entity = false;
    if (comment.state() == TokenizerState.COMMENT) {
      int end = words.indexOf("--", comment.start() + 4);
      broken |= end != comment.index() - 2;
    } else {
      broken |= started || !comment.name().equals("doctype html");
      started = true;
    }
  }

  @Override
  public void onAttribute(HtmlTokenizer tag) {
    broken |=
        tag.isEndTag()
            || tag.quote() == HtmlTokenizer.NO_QUOTE
            || !ATTRIBUTE.matcher(tag.attribute()).matches();
  }

  @Override
  public void onTag(HtmlTokenizer tag) {
    entity = false;
    started = true;
    String name = tag.name();
    if (tag.isEndTag()) {
      broken |= tag.index() != tag.nameEnd() || !parent().equals(name);
      if (!open.isEmpty()) {
        open.remove(open.size() - 1);
      }
      return;
    }

    broken |=
        !fits(name)
            || open.size() >= DEEPEST
            || blocks > 0 && OF_PAGE.contains(name)
            || tag.isSelfClosing() && !EMPTY.contains(name);
    if (!broken && !EMPTY.contains(name)) {
      open.add(name);
    }
  }

  // ---- elements

  private String parent() {
    return open.isEmpty() ? "" : open.get(open.size() - 1);
  }

  /** Checks whether an element stands here as written. */
  private boolean fits(String name) {
    Set<String> parents = PARENTS.get(name);
    if (parents != null) {
      return parents.contains(parent()) && (!ONCE.contains(name) || once.add(name));
    }
    if (CLOSED.contains(parent())) {
      return false;
    }
    return name.equals("a")
        ? !open.contains("a")
        : INLINE.contains(name) || BLOCKS.contains(name) && !isInLine();
  }

  /** Checks whether something is open, up to the next cell, that a block would end. */
  private boolean isInLine() {
    for (int i = open.size() - 1; i >= 0 && !CELLS.contains(open.get(i)); i--) {
      if (LINES.contains(open.get(i))) {
        return true;
      }
    }
    return false;
  }
}
