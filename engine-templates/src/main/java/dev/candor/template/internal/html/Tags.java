package dev.candor.template.internal.html;

import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Syntax.Block;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.syntax.Syntax.Comment;
import dev.candor.template.internal.syntax.Syntax.Partial;
import dev.candor.template.internal.syntax.Syntax.Print;
import dev.candor.template.internal.syntax.Syntax.Statement;
import dev.candor.template.internal.syntax.Syntax.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tags in one run of statements, found as a browser finds them. What is not text is one opaque
 * character, so a tag may hold mustaches; comments (those of Outlook too), scripts, titles and text
 * fields hold no tags. No tree is built: a template's tables need not be whole. Immutable.
 */
public final class Tags {

  /** Stands for a statement that is no text; no text holds it where a statement stands. */
  private static final char OPAQUE = '\uffff';

  /** For the quote of an attribute that is its name alone. */
  public static final char NO_VALUE = '\0';

  /** Elements that hold words and no tags. */
  public static final Set<String> RAW = HtmlElements.with(Trait.RAW);

  private static final Set<String> STYLING = Set.of("class", "id", "style");

  private final List<Statement> statements;
  // where each statement begins in the text
  private final int[] starts;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  /** Something that stands between words. */
  public sealed interface Token {}

  /**
   * A start tag.
   *
   * @param name in small letters; empty where a mustache stands in it
   * @param at its {@code <}
   * @param end behind its last attribute
   * @param attributes those written out, the first of each name
   * @param open whether a mustache may print more attributes that matter to styles
   */
  public record Opens(String name, int at, int end, List<Attribute> attributes, boolean open)
      implements Token {

    /** The attribute with this name, if it is written out. */
    public @Nullable Attribute attribute(String wanted) {
      for (Attribute attribute : attributes) {
        if (attribute.name.equals(wanted)) {
          return attribute;
        }
      }
      return null;
    }
  }

  /**
   * An attribute.
   *
   * @param name in small letters
   * @param from where its value begins
   * @param value as written
   * @param quote around the value; a space where there is none, {@link #NO_VALUE} for a name alone
   * @param opaque whether a mustache stands in the value
   */
  public record Attribute(String name, int from, String value, char quote, boolean opaque) {
    public int to() {
      return from + value.length();
    }
  }

  /** An end tag. */
  public record Closes(String name, int at) implements Token {}

  /**
   * What a style element holds.
   *
   * @param always whether it is for every screen
   */
  public record Styles(int from, String css, boolean always) implements Token {}

  /** A block or partial between tags. */
  public record Inner(Statement statement) implements Token {}

  /** A tag that does not end within these statements. */
  public record Unended(int at) implements Token {}

  private Tags(List<Statement> statements) {
    this.statements = statements;
    this.starts = new int[statements.size()];
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < starts.length; i++) {
      starts[i] = all.length();
      if (statements.get(i) instanceof Text words) {
        all.append(words.value);
      } else if (!(statements.get(i) instanceof Comment)) {
        all.append(OPAQUE);
      }
    }
    this.text = all.toString();
  }

  public static Tags of(Body body) {
    Tags tags = new Tags(body.statements());
    tags.read();
    return tags;
  }

  public List<Token> tokens() {
    return tokens;
  }

  /** Where a character stands in its template. */
  public Position position(int index) {
    int i = statementAt(index);
    Statement statement = statements.get(i);
    if (statement instanceof Text words) {
      return words.at(Math.min(index - starts[i], words.value.length()));
    }
    return position(statement);
  }

  private static Position position(Statement statement) {
    if (statement instanceof Print print) {
      return print.expression().position();
    }
    return statement instanceof Block block ? block.position : ((Partial) statement).position;
  }

  /** The first place from here on, and before the end, where a mustache stands; null without. */
  public @Nullable Position mustache(int from, int end) {
    for (int i = from; i < end; i++) {
      if (isOpaque(i)) {
        return position(i);
      }
    }
    return null;
  }

  /** The statements with these words put in before the characters with these indexes. */
  public List<Statement> with(TreeMap<Integer, String> words) {
    if (words.isEmpty()) {
      return statements;
    }
    List<Statement> all = new ArrayList<>(statements);
    for (int index : words.descendingKeySet()) {
      // what stands here, or else before it, is a character of a tag
      int i = statementAt(index);
      if (!(all.get(i) instanceof Text)) {
        i = statementAt(index - 1);
      }
      Text old = (Text) all.get(i);
      String value = old.value;
      int at = index - starts[i];
      all.set(i, old.with(value.substring(0, at) + words.get(index) + value.substring(at)));
    }
    return all;
  }

  private int statementAt(int index) {
    int found = Arrays.binarySearch(starts, index);
    int i = found < 0 ? -found - 2 : found;
    // comments have no length: of those that begin here the last one has the character
    while (i + 1 < starts.length && starts[i + 1] <= index) {
      i++;
    }
    while (i > 0 && statements.get(i) instanceof Comment) {
      i--;
    }
    return i;
  }

  private boolean isOpaque(int index) {
    return text.charAt(index) == OPAQUE && !(statements.get(statementAt(index)) instanceof Text);
  }

  // ---- reading

  private void read() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '<') {
        at = tag(at);
      } else {
        if (c == OPAQUE && isOpaque(at)) {
          Statement statement = statements.get(statementAt(at));
          if (!(statement instanceof Print)) {
            tokens.add(new Inner(statement));
          }
          if (statement instanceof Block block
              && (leavesTagOpen(block.main) || leavesTagOpen(block.inverse))) {
            // what follows stands in that tag, or does not
            tokens.add(new Unended(at));
            return;
          }
        }
        at++;
      }
    }
  }

  private static boolean leavesTagOpen(@Nullable Body body) {
    return body != null && of(body).tokens.stream().anyMatch(Unended.class::isInstance);
  }

  private int tag(int at) {
    if (text.startsWith("<!--", at)) {
      // from the dashes that open it, so that <!--> ends at once
      return after("-->", at + 2, at);
    }
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (isLetter(next)) {
      return opens(at);
    }
    if (next == '/' && at + 2 < text.length() && isLetter(text.charAt(at + 2))) {
      int end = at + 2;
      while (end < text.length() && !endsName(end)) {
        end++;
      }
      tokens.add(new Closes(lower(at + 2, end), at));
      return after(">", end, at);
    }
    return next == '!' || next == '?' || next == '/' ? after(">", at, at) : at + 1;
  }

  /** Behind these characters; behind all where they are missing, or a block may print them. */
  private int after(String end, int from, int start) {
    int found = text.indexOf(end, from);
    if (found < 0 || mayPrint(end, from, found)) {
      tokens.add(new Unended(start));
      return text.length();
    }
    return found + end.length();
  }

  /** Whether a block among these characters, with those around it, may say this. */
  private boolean mayPrint(String end, int from, int to) {
    for (int at = from; at < to; at++) {
      if (isOpaque(at)
          && statements.get(statementAt(at)) instanceof Block block
          && (partOf(end, block.main) || partOf(end, block.inverse))) {
        return true;
      }
    }
    return false;
  }

  /** Whether these words hold the end, begin with its last characters or stop at its first. */
  private static boolean partOf(String end, @Nullable Body body) {
    if (body == null) {
      return false;
    }
    Tags inside = new Tags(body.statements());
    String words = inside.text;
    for (int i = 1; i < end.length(); i++) {
      if (words.startsWith(end.substring(i)) || words.endsWith(end.substring(0, i))) {
        return true;
      }
    }
    return words.contains(end) || inside.mayPrint(end, 0, words.length());
  }

  private int opens(int start) {
    int at = start + 1;
    boolean named = true;
    while (at < text.length() && !endsName(at)) {
      if (isOpaque(at)) {
        if (!(statements.get(statementAt(at)) instanceof Print)) {
          break;
        }
        named = false;
      }
      at++;
    }
    String name = named ? lower(start + 1, at) : "";
    List<Attribute> attributes = new ArrayList<>();
    boolean open = false;
    boolean whole = true;
    int end = at;
    while (whole && at < text.length() && text.charAt(at) != '>') {
      if (isSpace(text.charAt(at)) || text.charAt(at) == '/') {
        at++;
        continue;
      }
      if (isOpaque(at)) {
        Within within = within(statements.get(statementAt(at)));
        whole = within != Within.BREAKS;
        open |= within == Within.STYLES;
        at++;
        end = at;
        continue;
      }
      int nameFrom = at;
      while (at < text.length()
          && (at == nameFrom || text.charAt(at) != '=')
          && !endsName(at)
          && !isOpaque(at)) {
        at++;
      }
      // what is printed here may end the name, or go on with it
      open |= at < text.length() && isOpaque(at);
      String attribute = lower(nameFrom, at);
      int behind = at;
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      if (at >= text.length() || text.charAt(at) != '=') {
        end = behind;
        at = behind;
        add(attributes, new Attribute(attribute, behind, "", NO_VALUE, false));
        continue;
      }
      at++;
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      char quote = at < text.length() ? text.charAt(at) : ' ';
      boolean quoted = quote == '"' || quote == '\'';
      int from = quoted ? at + 1 : at;
      at = from;
      while (at < text.length()
          && (quoted
              ? text.charAt(at) != quote
              : text.charAt(at) != '>' && !isSpace(text.charAt(at)))) {
        at++;
      }
      boolean opaque = mustache(from, at) != null;
      whole = !opaque || !printed(from, at, quoted ? String.valueOf(quote) : " \t\n\r\f\"'<>");
      add(
          attributes,
          new Attribute(attribute, from, text.substring(from, at), quoted ? quote : ' ', opaque));
      at = quoted ? at + 1 : at;
      end = Math.min(at, text.length());
    }
    if (!whole || at >= text.length()) {
      // where the tag ends is printed, so nobody knows what the words behind it are
      tokens.add(new Unended(start));
      return text.length();
    }
    Opens opens = new Opens(name, start, end, List.copyOf(attributes), open);
    tokens.add(opens);
    return RAW.contains(name) ? raw(opens, at + 1) : at + 1;
  }

  private static void add(List<Attribute> attributes, Attribute attribute) {
    if (attributes.stream().noneMatch(one -> one.name.equals(attribute.name))) {
      attributes.add(attribute);
    }
  }

  private int raw(Opens opens, int from) {
    int at = from;
    while (at < text.length()) {
      int close = text.indexOf("</", at);
      if (close < 0) {
        break;
      }
      int end = close + 2 + opens.name.length();
      if (text.regionMatches(true, close + 2, opens.name, 0, opens.name.length())
          && end < text.length()
          && endsName(end)) {
        if (mayPrint("</", from, close)) {
          break;
        }
        if (opens.name.equals("style")) {
          Attribute media = opens.attribute("media");
          boolean always =
              media == null || media.value.isBlank() || media.value.strip().equals("all");
          tokens.add(new Styles(from, text.substring(from, close), always));
        }
        return close;
      }
      at = close + 2;
    }
    tokens.add(new Unended(opens.at));
    return text.length();
  }

  /** Whether a block among these characters has one of the others in its words. */
  private boolean printed(int from, int to, String wanted) {
    for (int at = from; at < to; at++) {
      if (isOpaque(at)
          && statements.get(statementAt(at)) instanceof Block block
          && (printed(block.main, wanted) || printed(block.inverse, wanted))) {
        return true;
      }
    }
    return false;
  }

  private static boolean printed(@Nullable Body body, String wanted) {
    if (body == null) {
      return false;
    }
    Tags inside = new Tags(body.statements());
    return inside.text.chars().anyMatch(c -> wanted.indexOf(c) >= 0)
        || inside.printed(0, inside.text.length(), wanted);
  }

  /** What a mustache does to the tag it stands in, outside of any value. */
  private enum Within {
    HARMLESS,
    /** It may print a class, an id or a style. */
    STYLES,
    /** It may end the tag. */
    BREAKS
  }

  private static Within within(Statement statement) {
    if (statement instanceof Comment) {
      return Within.HARMLESS;
    }
    if (statement instanceof Block block) {
      Within main = within(block.main);
      Within inverse = within(block.inverse);
      return main.compareTo(inverse) > 0 ? main : inverse;
    }
    return Within.STYLES;
  }

  private static Within within(@Nullable Body body) {
    Within within = Within.HARMLESS;
    if (body == null) {
      return within;
    }
    Tags inside = new Tags(body.statements());
    char quote = ' ';
    int word = 0;
    for (int at = 0; at < inside.text.length(); at++) {
      char c = inside.text.charAt(at);
      if (quote != ' ') {
        quote = c == quote ? ' ' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '<' || c == '>') {
        return Within.BREAKS;
      } else if (c == '=') {
        within = STYLING.contains(inside.lower(word, at).strip()) ? Within.STYLES : within;
      } else if (inside.isOpaque(at)) {
        Within inner = within(inside.statements.get(inside.statementAt(at)));
        within = inner.compareTo(within) > 0 ? inner : within;
      } else if (isSpace(c)) {
        word = at + 1;
      }
    }
    return quote == ' ' ? within : Within.BREAKS;
  }

  private boolean endsName(int at) {
    char c = text.charAt(at);
    return isSpace(c) || c == '/' || c == '>';
  }

  private String lower(int from, int to) {
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
