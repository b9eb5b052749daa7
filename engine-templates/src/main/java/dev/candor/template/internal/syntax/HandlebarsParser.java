package dev.candor.template.internal.syntax;

import com.github.jknack.handlebars.internal.HbsLexer;
import com.github.jknack.handlebars.internal.HbsParser;
import com.github.jknack.handlebars.internal.antlr.BailErrorStrategy;
import com.github.jknack.handlebars.internal.antlr.BaseErrorListener;
import com.github.jknack.handlebars.internal.antlr.CharStreams;
import com.github.jknack.handlebars.internal.antlr.CommonTokenStream;
import com.github.jknack.handlebars.internal.antlr.RecognitionException;
import com.github.jknack.handlebars.internal.antlr.Recognizer;
import com.github.jknack.handlebars.internal.antlr.RuleContext;
import com.github.jknack.handlebars.internal.antlr.Token;
import com.github.jknack.handlebars.internal.antlr.misc.ParseCancellationException;
import dev.candor.fault.Fault;
import dev.candor.template.internal.syntax.Syntax.Body;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a template with the grammar of handlebars-java. Nothing of its run time is used. Only for
 * the thread that made it.
 */
public final class HandlebarsParser {

  /** Characters of a name with its path, or of any other word in a tag. */
  static final int LONGEST_NAME = 1_000;

  private final Source source;
  private final TagFinder tags;
  private final String masked;
  private final CodePoints points;
  private final TreeBuilder tree;
  private final List<Fault> faults;

  private HandlebarsParser(Source source, List<Fault> faults) {
    this.source = source;
    this.tags = TagFinder.of(source.text());
    this.masked = tags.masked();
    this.points = new CodePoints(source.text());
    this.tree = new TreeBuilder(source, tags, points, faults);
    this.faults = faults;
  }

  /**
   * The template's statements with white space trimmed; where it cannot be read, null, and at least
   * one fault is added.
   */
  public static @Nullable Body read(Source source, List<Fault> faults) {
    int before = faults.size();
    Body body = new HandlebarsParser(source, faults).read();
    if (faults.size() > before || body == null) {
      return null;
    }
    WhitespaceControl.trim(body);
    return body;
  }

  private @Nullable Body read() {
    if (!namesAreShort()) {
      return null;
    }
    try {
      return parse();
    } catch (StackOverflowError tooDeep) {
      fault(
          Position.at(source, 0),
          "The template cannot be read: its tags nest too deep.",
          "write shorter names and fewer parentheses.");
      return null;
    }
  }

  /**
   * Whether no tag has a word that is very long: before the lexer, which looks at the whole of it
   * again for each of its letters.
   */
  private boolean namesAreShort() {
    int at = masked.indexOf("{{");
    while (at >= 0) {
      int in = at + 2;
      if (masked.startsWith("!", in) || masked.startsWith("~!", in)) {
        boolean dashed = masked.startsWith("!--", in);
        int end = masked.indexOf(dashed ? "--}}" : "}}", in);
        at = end < 0 ? -1 : masked.indexOf("{{", end + 2);
        continue;
      }
      int end = endOfShortNames(in);
      if (end < 0) {
        return false;
      }
      at = masked.indexOf("{{", end);
    }

    return true;
  }

  /** Returns where a tag ends; -1 after a fault where a word in it is too long. */
  private int endOfShortNames(int from) {
    int in = from;
    int word = in;
    int quote = 0;
    while (in < masked.length() && (quote != 0 || !masked.startsWith("}}", in))) {
      char c = masked.charAt(in++);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
        word = in;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c <= ' ' || c == '{' || c == '(' || c == ')') {
        word = in;
      } else if (in - word > LONGEST_NAME) {
        fault(
            Position.at(source, masked.codePointCount(0, word)),
            "The word that begins here has more than (" + LONGEST_NAME + ") characters.",
            "write a shorter one.");
        return -1;
      }
    }

    return in;
  }

  private @Nullable Body parse() {
    // the grammar has rules of its own for backslashes, so it sees none in text
    HbsLexer lexer = new HbsLexer(CharStreams.fromString(masked, source.name()), "{{", "}}");
    List<Integer> unreadable = new ArrayList<>();
    lexer.removeErrorListeners();
    lexer.addErrorListener(
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              @Nullable Object symbol,
              int line,
              int column,
              String message,
              @Nullable RecognitionException exception) {
            unreadable.add(lexer._tokenStartCharIndex);
          }
        });
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    if (!unreadable.isEmpty()) {
      refuseUnreadable(unreadable);
      return null;
    }
    if (!new BlockBalance(source, faults).isBalanced(tokens) || !agrees(tokens)) {
      return null;
    }

    HbsParser parser = new HbsParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return tree.body(parser.template().body());
    } catch (ParseCancellationException cancelled) {
      if (cancelled.getCause() instanceof RecognitionException cause) {
        refuseMisread(tokens, cause);
      } else {
        fault(
            Position.at(source, 0),
            "The template cannot be read.",
            "compare it with the Handlebars language.");
      }
      return null;
    }
  }

  /**
   * Checks that the grammar takes the same characters for tags as handlebars.js: text that one of
   * them would read as a tag goes out unread.
   */
  private boolean agrees(CommonTokenStream tokens) {
    String text = source.text();
    for (Token token : tokens.getTokens()) {
      boolean words = token.getType() == HbsLexer.TEXT;
      if (token.getType() == Token.EOF) {
        continue;
      }
      for (int point = token.getStartIndex(); point <= token.getStopIndex(); point++) {
        if (tags.isTag(points.charIndex(point)) == words) {
          fault(
              Position.at(source, point),
              "It cannot be told where the tag at this place ends.",
              "close it with as many braces as it opens with, and take quotes, brackets and"
                  + " backslashes out of it.");
          return false;
        }
      }
      boolean ends =
          (token.getType() == HbsLexer.END || token.getType() == HbsLexer.END_T)
              && !token.getText().startsWith("~");
      int next = token.getStopIndex() + 1;
      if (ends
          && points.charIndex(next) < text.length()
          && text.charAt(points.charIndex(next)) == '}') {
        fault(
            Position.at(source, next),
            "A brace stands right behind a tag, which would close it too.",
            "write {{{ and }}} around the name, or a space before the brace.");
        return false;
      }
    }

    return true;
  }

  /** One fault a line, and not many. */
  private void refuseUnreadable(List<Integer> points) {
    int line = 0;
    int told = 0;

    for (int point : points) {
      Position position = Position.at(source, point);
      if (position.line() > line && told++ < 10) {
        if (source.text().startsWith("{{!", source.text().offsetByCodePoints(0, point))) {
          fault(
              position,
              "The comment that begins here never ends.",
              "close it with }}, or with --}} where it begins with {{!--.");
        } else {
          fault(
              position,
              "The characters here are not Handlebars.",
              "mend the tag; a tag looks like {{name}} or {{#if name}}.");
        }
      }
      line = Math.max(line, position.line());
    }
  }

  private void refuseMisread(CommonTokenStream tokens, RecognitionException cause) {
    Token token = cause.getOffendingToken();
    if (token.getType() == Token.EOF) {
      for (RuleContext rule = cause.getCtx(); rule != null; rule = rule.parent) {
        if (rule instanceof HbsParser.StatementContext statement) {
          fault(
              at(statement.getStart()),
              "The tag that begins here never ends.",
              "close it with }}.");
          return;
        }
      }
    }

    Position position = at(token);
    int next = Math.min(token.getTokenIndex() + 1, tokens.size() - 1);
    boolean isElse =
        token.getType() == HbsLexer.UNLESS
            || token.getType() == HbsLexer.ELSE
            || tokens.get(next).getType() == HbsLexer.ELSE;
    if (isElse) {
      fault(
          position,
          "This else stands outside of a block, or after the last else of one.",
          "keep one {{else}} in each block, and it last.");
    } else if (token.getType() == HbsLexer.DECORATOR) {
      tree.decorator(token);
    } else if (token.getType() == Token.EOF) {
      fault(position, "The template ends in the middle of a tag.", "close it with }}.");
    } else {
      fault(
          position,
          "The word (" + shorten(token) + ") cannot stand here.",
          "close the tag before it, or put the word in quotes.");
    }
  }

  private static String shorten(Token token) {
    String text = token.getText();
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  private Position at(Token token) {
    return Position.at(source, token.getStartIndex());
  }

  private void fault(Position position, String message, String maybe) {
    faults.add(position.fault("", message, maybe));
  }
}
