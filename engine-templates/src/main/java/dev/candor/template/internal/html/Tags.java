package dev.candor.template.internal.html;

import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.html.HtmlTokenizer.State;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tags in one run of statements, found as a browser finds them. What is not text is one opaque
 * character, so a tag may hold mustaches; comments (those of Outlook too), scripts, titles and text
 * fields hold no tags. No tree is built: a template's tables need not be whole. Immutable.
 */
public final class Tags {

  /** Stands for a statement that is no text; no text holds it where a statement stands. */
  private static final char OPAQUE = HtmlTokenizer.DATA;

  /** For the quote of an attribute that is its name alone. */
  public static final char NO_VALUE = HtmlTokenizer.NO_VALUE;

  /** Elements that hold words and no tags. */
  public static final Set<String> RAW = HtmlElements.with(Trait.RAW);

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
    tags.new Reader().read();
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

  /** Makes tokens for pages of those of the HTML, as far as blocks in them leave them whole. */
  private final class Reader implements HtmlTokenizer.Handler {
    private final HtmlTokenizer tokenizer = new HtmlTokenizer(RAW, this);
    private List<Attribute> attributes = new ArrayList<>();
    // of the tag that is read: whether it is open, and what stands last in it
    private boolean open;
    private int end;
    // the element whose content is read, and where that begins
    private @Nullable Opens raw;
    private int content;
    private boolean done;

    void read() {
      for (int at = 0; at < text.length() && !done; at++) {
        if (!isOpaque(at) || reads(at, statements.get(statementAt(at)))) {
          tokenizer.read(text, at, at + 1);
        }
      }
      boolean inText = tokenizer.state() == State.DATA || tokenizer.state() == State.TAG_OPEN;
      stopIf(!inText, raw == null ? tokenizer.start() : raw.at);
    }

    /** Takes note of a statement, and tells whether it is part of a name, a value or a comment. */
    private boolean reads(int at, Statement statement) {
      switch (tokenizer.state()) {
        case DATA, TAG_OPEN -> {
          if (!(statement instanceof Print)) {
            add(new Inner(statement));
          }
          // what follows stands in that tag, or does not
          stopIf(isAny(statement, Tags::leavesTagOpen), at);
          return true;
        }
        case ATTRIBUTE_NAME -> {
          // it may end the name, or go on with it
          enter(at, statement);
          open = true;
          return true;
        }
        case TAG_NAME, BEFORE_ATTRIBUTE_NAME, AFTER_ATTRIBUTE_NAME -> {
          boolean name = tokenizer.state() == State.TAG_NAME && statement instanceof Print;
          if (!name) {
            enter(at, statement);
          }
          return name || tokenizer.isEndTag();
        }
        default -> {
          return true;
        }
      }
    }

    /** Takes note of a statement among the attributes of a start tag. */
    private void enter(int at, Statement statement) {
      if (!tokenizer.isEndTag()) {
        Within within = within(statement);
        open |= within == Within.STYLES;
        end = at + 1;
        stopIf(within == Within.BREAKS, tokenizer.start());
      }
    }

    /** Where a tag ends is printed, so nobody knows what the words behind it are. */
    private void stopIf(boolean printed, int start) {
      if (printed) {
        add(new Unended(start));
        done = true;
      }
    }

    private void add(Token token) {
      if (!done) {
        tokens.add(token);
      }
    }

    @Override
    public void onAttribute(HtmlTokenizer tag) {
      String name = tag.attribute();
      int from = tag.valueStart();
      String value = text.substring(from, from + tag.valueLength());
      boolean quoted = tag.quote() != NO_VALUE && tag.quote() != HtmlTokenizer.NO_QUOTE;
      boolean opaque = mustache(from, from + value.length()) != null;
      String ends = quoted ? String.valueOf(tag.quote()) : " \t\n\r\f\"'<>";
      stopIf(
          opaque && !tag.isEndTag() && mayPrintAny(ends, from, from + value.length()), tag.start());
      if (attributes.stream().noneMatch(one -> one.name.equals(name))) {
        attributes.add(new Attribute(name, from, value, tag.quote(), opaque));
      }
      end = Math.max(end, tag.attributeEnd());
    }

    @Override
    public void onTag(HtmlTokenizer tag) {
      int start = tag.start();
      if (tag.isEndTag()) {
        if (raw != null) {
          endContent(raw, start);
          raw = null;
        }
        add(new Closes(tag.name(), start));
        stopIf(mayPrint(">", tag.nameEnd(), tag.index()), start);
      } else {
        String name = tag.name().indexOf(OPAQUE) < 0 ? tag.name() : "";
        int behind = Math.max(end, tag.nameEnd());
        Opens opens = new Opens(name, start, behind, List.copyOf(attributes), open);
        add(opens);
        raw = RAW.contains(name) ? opens : null;
        content = tag.index() + 1;
      }
      attributes = new ArrayList<>();
      open = false;
      end = 0;
    }

    private void endContent(Opens opens, int close) {
      stopIf(mayPrint("</", content, close), opens.at);
      if (opens.name.equals("style")) {
        Attribute media = opens.attribute("media");
        boolean always =
            media == null || media.value.isBlank() || media.value.strip().equals("all");
        add(new Styles(content, text.substring(content, close), always));
      }
    }

    @Override
    public void onComment(HtmlTokenizer comment) {
      String ends = comment.state() == State.COMMENT ? "-->" : ">";
      stopIf(mayPrint(ends, comment.start() + 2, comment.index()), comment.start());
    }
  }

  private static boolean leavesTagOpen(Body body) {
    return of(body).tokens.stream().anyMatch(Unended.class::isInstance);
  }

  /** Checks whether a block has a body of this kind. */
  private static boolean isAny(Statement statement, Predicate<Body> kind) {
    return statement instanceof Block block
        && (block.main != null && kind.test(block.main)
            || block.inverse != null && kind.test(block.inverse));
  }

  /** Checks whether a block among these characters has a body of this kind. */
  private boolean isAny(int from, int to, Predicate<Body> kind) {
    for (int at = from; at < to; at++) {
      if (isOpaque(at) && isAny(statements.get(statementAt(at)), kind)) {
        return true;
      }
    }
    return false;
  }

  /** Checks whether a block among these characters, with those around it, may say this. */
  private boolean mayPrint(String end, int from, int to) {
    return isAny(from, to, body -> isPartOf(end, body));
  }

  /** Checks whether a body holds the end, begins with its last characters or stops at its first. */
  private static boolean isPartOf(String end, Body body) {
    Tags inside = new Tags(body.statements());
    String words = inside.text;
    for (int i = 1; i < end.length(); i++) {
      if (words.startsWith(end.substring(i)) || words.endsWith(end.substring(0, i))) {
        return true;
      }
    }
    return words.contains(end) || inside.mayPrint(end, 0, words.length());
  }

  /** Checks whether a block among these characters has one of the others in its words. */
  private boolean mayPrintAny(String wanted, int from, int to) {
    return isAny(
        from,
        to,
        body -> {
          Tags inside = new Tags(body.statements());
          return inside.text.chars().anyMatch(c -> wanted.indexOf(c) >= 0)
              || inside.mayPrintAny(wanted, 0, inside.text.length());
        });
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
    if (!(statement instanceof Block block)) {
      return Within.STYLES;
    }
    Within main = within(block.main);
    Within inverse = within(block.inverse);
    return main.compareTo(inverse) > 0 ? main : inverse;
  }

  private static Within within(@Nullable Body body) {
    return body == null ? Within.HARMLESS : new Tags(body.statements()).new Attributes().find();
  }

  /** Finds what these statements do to the tag they stand in. */
  private final class Attributes implements HtmlTokenizer.Handler {
    private Within found = Within.HARMLESS;

    Within find() {
      HtmlTokenizer tokenizer = new HtmlTokenizer(RAW, this);
      tokenizer.read("<a ", 0, 3);
      for (int at = 0; at < text.length() && tokenizer.isInTag(); at++) {
        boolean value = tokenizer.isInQuotes();
        if (isOpaque(at) && !value) {
          meet(within(statements.get(statementAt(at))));
        } else if (!value && (text.charAt(at) == '<' || text.charAt(at) == '>')) {
          meet(Within.BREAKS);
        }
        tokenizer.read(text, at, at + 1);
      }
      if (tokenizer.isInQuotes() || tokenizer.state() == State.BEFORE_ATTRIBUTE_VALUE) {
        return Within.BREAKS;
      }
      tokenizer.read(" ", 0, 1);
      return found;
    }

    private void meet(Within within) {
      found = within.compareTo(found) > 0 ? within : found;
    }

    @Override
    public void onAttribute(HtmlTokenizer tag) {
      if (tag.quote() != NO_VALUE && HtmlAttributes.STYLING.contains(tag.attribute())) {
        meet(Within.STYLES);
      }
    }
  }
}
