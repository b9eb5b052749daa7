package dev.candor.template.internal.html;

import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.html.HtmlTokenizer.TokenizerState;
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
    tags.new TokenReader().read();
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
  private final class TokenReader implements HtmlTokenizer.Handler {
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
        if (!isOpaque(at) || enter(at, statements.get(statementAt(at)))) {
          tokenizer.read(text, at, at + 1);
        }
      }
      if (tokenizer.state() != TokenizerState.DATA
          && tokenizer.state() != TokenizerState.TAG_OPEN) {
        stop(start());
      }
    }

    /** Takes note of a statement, and tells whether it is part of a name, a value or a comment. */
    private boolean enter(int at, Statement statement) {
      boolean print = statement instanceof Print;
      boolean inText =
          tokenizer.state() == TokenizerState.DATA || tokenizer.state() == TokenizerState.TAG_OPEN;
      boolean part =
          switch (tokenizer.state()) {
            case TAG_NAME -> print || tokenizer.isEndTag();
            case BEFORE_ATTRIBUTE_NAME, AFTER_ATTRIBUTE_NAME -> tokenizer.isEndTag();
            default -> true;
          };

      if (inText && !print) {
        add(new Inner(statement));
      }
      if (statement instanceof Block block) {
        Branches branches = new Branches();
        branches.read(block, tokenizer);
        open |= branches.styling;
        if (branches.broken) {
          // what follows stands in that tag, or does not
          stop(inText ? at : start());
        }
      } else {
        open |= !part || tokenizer.state() == TokenizerState.ATTRIBUTE_NAME;
      }
      end = part ? end : at + 1;
      return part;
    }

    private int start() {
      return raw == null ? tokenizer.start() : raw.at;
    }

    /** Where a tag ends is printed, so nobody knows what the words behind it are. */
    private void stop(int start) {
      add(new Unended(start));
      done = true;
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
      boolean opaque = mustache(from, from + tag.valueLength()) != null;
      if (attributes.stream().noneMatch(one -> one.name.equals(name))) {
        attributes.add(new Attribute(name, from, tag.value(), tag.quote(), opaque));
      }
      end = Math.max(end, tag.attributeEnd());
    }

    @Override
    public void onTag(HtmlTokenizer tag) {
      String name = tag.name();
      if (tag.isEndTag()) {
        if (raw != null && name.equals("style")) {
          Attribute media = raw.attribute("media");
          boolean always =
              media == null || media.value.isBlank() || media.value.strip().equals("all");
          add(new Styles(content, text.substring(content, tag.start()), always));
        }
        raw = null;
        add(new Closes(name, tag.start()));
      } else {
        String known = name.indexOf(OPAQUE) < 0 ? name : "";
        int behind = Math.max(end, tag.nameEnd());
        Opens opens = new Opens(known, tag.start(), behind, List.copyOf(attributes), open);
        add(opens);
        raw = RAW.contains(known) ? opens : null;
        content = tag.index() + 1;
      }

      attributes = new ArrayList<>();
      open = false;
      end = 0;
    }
  }

  private static boolean isBetweenAttributes(HtmlTokenizer tokenizer) {
    return switch (tokenizer.state()) {
      case BEFORE_ATTRIBUTE_NAME, ATTRIBUTE_NAME, AFTER_ATTRIBUTE_NAME -> true;
      default -> false;
    };
  }

  /** Reads the branches of blocks from where a tokenizer stands: what they do to what it reads. */
  private static final class Branches implements HtmlTokenizer.Handler {
    // whether they may print a class, an id or a style
    private boolean styling;
    // whether they may end what they stand in, or begin something they do not end
    private boolean broken;

    void read(Block block, HtmlTokenizer from) {
      HtmlTokenizer start = from.copy(this);
      if (isBetweenAttributes(start) || start.state() == TokenizerState.TAG_NAME) {
        endAttribute(start);
      }
      HtmlTokenizer passed = start.copy(this);
      if (!isBetweenAttributes(start)) {
        passed.readData();
      }
      read(block.main, start, passed.key());
      read(block.inverse, start, passed.key());
    }

    private void read(@Nullable Body body, HtmlTokenizer start, String passed) {
      if (body == null || broken) {
        return;
      }
      HtmlTokenizer tokenizer = start.copy(this);
      for (Statement statement : body.statements()) {
        if (statement instanceof Text words) {
          tokenizer.read(words.value, 0, words.value.length());
        } else if (statement instanceof Block block) {
          read(block, tokenizer);
        } else if (isBetweenAttributes(tokenizer)) {
          styling |= !(statement instanceof Comment);
        } else if (!(statement instanceof Comment)) {
          tokenizer.readData();
        }
      }

      if (isBetweenAttributes(start)
          && (isBetweenAttributes(tokenizer)
              || tokenizer.state() == TokenizerState.UNQUOTED_VALUE)) {
        endAttribute(tokenizer);
      }
      broken |= !body.statements().isEmpty() && !tokenizer.key().equals(passed);
    }

    /** Leaves the name or the value that stands here without quotes, as a space would. */
    private static void endAttribute(HtmlTokenizer tokenizer) {
      tokenizer.read("/ ", 0, 2);
    }

    @Override
    public void onAttribute(HtmlTokenizer tag) {
      styling |= HtmlAttributes.STYLING.contains(tag.attribute());
    }
  }
}
