package dev.candor.template.internal.syntax;

import com.github.jknack.handlebars.internal.HbsLexer;
import com.github.jknack.handlebars.internal.HbsParser;
import com.github.jknack.handlebars.internal.antlr.BailErrorStrategy;
import com.github.jknack.handlebars.internal.antlr.BaseErrorListener;
import com.github.jknack.handlebars.internal.antlr.CharStreams;
import com.github.jknack.handlebars.internal.antlr.CommonTokenStream;
import com.github.jknack.handlebars.internal.antlr.ParserRuleContext;
import com.github.jknack.handlebars.internal.antlr.RecognitionException;
import com.github.jknack.handlebars.internal.antlr.Recognizer;
import com.github.jknack.handlebars.internal.antlr.RuleContext;
import com.github.jknack.handlebars.internal.antlr.Token;
import com.github.jknack.handlebars.internal.antlr.misc.Interval;
import com.github.jknack.handlebars.internal.antlr.misc.ParseCancellationException;
import com.github.jknack.handlebars.internal.antlr.tree.TerminalNode;
import dev.candor.fault.Fault;
import dev.candor.template.internal.syntax.Syntax.Block;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.syntax.Syntax.Call;
import dev.candor.template.internal.syntax.Syntax.Comment;
import dev.candor.template.internal.syntax.Syntax.Expression;
import dev.candor.template.internal.syntax.Syntax.Literal;
import dev.candor.template.internal.syntax.Syntax.Partial;
import dev.candor.template.internal.syntax.Syntax.Path;
import dev.candor.template.internal.syntax.Syntax.Print;
import dev.candor.template.internal.syntax.Syntax.Statement;
import dev.candor.template.internal.syntax.Syntax.Strip;
import dev.candor.template.internal.syntax.Syntax.Text;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a template with the grammar of handlebars-java. The only class that touches that library:
 * its parse tree comes in, {@link Syntax} goes out, and nothing of its run time is used. Only for
 * the thread that made it.
 */
public final class Grammar {

  /**
   * How deep blocks and parentheses may nest; deeper would end the parser's stack, not only
   * patience.
   */
  static final int DEEPEST = 100;

  /** Characters of a name with its path, or of any other word in a tag. */
  static final int LONGEST_NAME = 1_000;

  /** Digits of a number written in a template. */
  static final int LONGEST_NUMBER = 40;

  private final Source source;
  private final TagFinder tags;
  private final String masked;
  // the grammar counts code points; null where they are the characters
  private final int @Nullable [] indexes;
  private final List<Fault> faults;

  private Grammar(Source source, List<Fault> faults) {
    this.source = source;
    this.tags = TagFinder.of(source.text());
    this.masked = tags.masked();
    this.indexes = indexes(source.text());
    this.faults = faults;
  }

  /**
   * The template's statements with white space trimmed; where it cannot be read, null, and at least
   * one fault is added.
   */
  public static @Nullable Body read(Source source, List<Fault> faults) {
    int before = faults.size();
    Body body = new Grammar(source, faults).read();
    if (faults.size() > before || body == null) {
      return null;
    }
    WhiteSpace.trim(body);
    return body;
  }

  private static int @Nullable [] indexes(String text) {
    int points = text.codePointCount(0, text.length());
    if (points == text.length()) {
      return null;
    }
    int[] indexes = new int[points + 1];
    for (int point = 0, at = 0; at < text.length(); point++) {
      indexes[point] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    indexes[points] = text.length();
    return indexes;
  }

  private int index(int point) {
    return indexes == null ? point : indexes[point];
  }

  private @Nullable Body read() {
    if (!namesAreShort()) {
      return null;
    }
    try {
      return parsed();
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
    String text = masked;
    int at = text.indexOf("{{");
    while (at >= 0) {
      int in = at + 2;
      if (text.startsWith("!", in) || text.startsWith("~!", in)) {
        boolean dashed = text.startsWith("!--", in);
        int end = text.indexOf(dashed ? "--}}" : "}}", in);
        at = end < 0 ? -1 : text.indexOf("{{", end + 2);
        continue;
      }
      int word = in;
      int quote = 0;
      while (in < text.length() && (quote != 0 || !text.startsWith("}}", in))) {
        char c = text.charAt(in++);
        if (quote != 0) {
          quote = c == quote ? 0 : quote;
          word = in;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c <= ' ' || c == '{' || c == '(' || c == ')') {
          word = in;
        } else if (in - word > LONGEST_NAME) {
          fault(
              Position.at(source, text.codePointCount(0, word)),
              "The word that begins here has more than (" + LONGEST_NAME + ") characters.",
              "write a shorter one.");
          return false;
        }
      }
      at = text.indexOf("{{", in);
    }
    return true;
  }

  private @Nullable Body parsed() {
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
      unreadable(unreadable);
      return null;
    }
    if (!balanced(tokens) || !agreed(tokens)) {
      return null;
    }
    HbsParser parser = new HbsParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return body(parser.template().body());
    } catch (ParseCancellationException cancelled) {
      if (cancelled.getCause() instanceof RecognitionException cause) {
        misread(tokens, cause);
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
  private boolean agreed(CommonTokenStream tokens) {
    String text = source.text();
    for (Token token : tokens.getTokens()) {
      boolean words = token.getType() == HbsLexer.TEXT;
      if (token.getType() == Token.EOF) {
        continue;
      }
      for (int point = token.getStartIndex(); point <= token.getStopIndex(); point++) {
        if (tags.isTag(index(point)) == words) {
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
      if (ends && index(next) < text.length() && text.charAt(index(next)) == '}') {
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
  private void unreadable(List<Integer> points) {
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

  /** An opening tag. */
  private record Opened(Token token, String name) {}

  /**
   * Whether every block is closed by its own name and none nests too deep: before the parser, which
   * goes as deep as they do.
   */
  private boolean balanced(CommonTokenStream tokens) {
    Deque<Opened> open = new ArrayDeque<>();
    int parentheses = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.getType()) {
        case HbsLexer.START_BLOCK, HbsLexer.START_PARTIAL_BLOCK ->
            open.push(new Opened(token, nameAfter(tokens, i)));
        case HbsLexer.UNLESS -> {
          if (tokens.get(i + 1).getType() != HbsLexer.END) {
            open.push(new Opened(token, nameAfter(tokens, i)));
          }
        }
        case HbsLexer.END_BLOCK -> {
          if (!closes(open.poll(), token, tokens.get(i + 1))) {
            return false;
          }
        }
        case HbsLexer.START_RAW -> {
          fault(
              at(token),
              "Raw blocks are not read.",
              "write a backslash before each tag that is to be printed.");
          return false;
        }
        case HbsLexer.START_DELIM -> {
          fault(at(token), "Delimiters cannot be changed.", "write {{ and }}.");
          return false;
        }
        case HbsLexer.NUMBER -> {
          if (token.getText().length() > LONGEST_NUMBER) {
            fault(
                at(token),
                "The number that begins here has more than (" + LONGEST_NUMBER + ") digits.",
                "write a shorter one.");
            return false;
          }
        }
        case HbsLexer.LP -> parentheses++;
        case HbsLexer.RP -> parentheses--;
        default -> {}
      }
      if (open.size() > DEEPEST || parentheses > DEEPEST) {
        tooDeep(at(token));
        return false;
      }
    }
    Opened last = open.peek();
    if (last != null && tagEnds(tokens)) {
      fault(
          at(last.token),
          "The block (" + last.name + ") that opens here is never closed.",
          "close it with {{/" + last.name + "}}.");
      return false;
    }
    return true;
  }

  /** Whether the last tag has its braces; otherwise the parser says more about it. */
  private static boolean tagEnds(CommonTokenStream tokens) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      switch (tokens.get(i).getType()) {
        case HbsLexer.END, HbsLexer.END_T, HbsLexer.END_RAW -> {
          return true;
        }
        case HbsLexer.START,
            HbsLexer.START_T,
            HbsLexer.START_AMP,
            HbsLexer.START_BLOCK,
            HbsLexer.START_PARTIAL,
            HbsLexer.START_PARTIAL_BLOCK,
            HbsLexer.END_BLOCK,
            HbsLexer.UNLESS -> {
          return false;
        }
        default -> {}
      }
    }
    return true;
  }

  private static String nameAfter(CommonTokenStream tokens, int i) {
    Token name = tokens.get(i + 1);
    if (name.getType() == HbsLexer.DECORATOR) {
      name = tokens.get(i + 2);
    }
    boolean quoted =
        name.getType() == HbsLexer.DOUBLE_STRING || name.getType() == HbsLexer.SINGLE_STRING;
    return quoted ? unquoted(name.getText()) : name.getText();
  }

  private boolean closes(@Nullable Opened opened, Token token, Token name) {
    if (opened == null) {
      fault(
          at(token),
          "This tag closes a block, and none is open.",
          "delete it, or open the block before it.");
      return false;
    }
    if (opened.name.equals(name.getText()) || name.getType() != HbsLexer.QID) {
      return true;
    }
    fault(
        at(name),
        "The tag closes ("
            + name.getText()
            + "), and the block open here is ("
            + opened.name
            + ") from line "
            + at(opened.token).line()
            + ".",
        "write {{/" + opened.name + "}}.");
    return false;
  }

  private void tooDeep(Position position) {
    fault(
        position,
        "Blocks nest deeper than (" + DEEPEST + ") here.",
        "move the inner part into a partial.");
  }

  private void misread(CommonTokenStream tokens, RecognitionException cause) {
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
      decorator(token);
    } else if (token.getType() == Token.EOF) {
      fault(position, "The template ends in the middle of a tag.", "close it with }}.");
    } else {
      fault(
          position,
          "The word (" + shown(token) + ") cannot stand here.",
          "close the tag before it, or put the word in quotes.");
    }
  }

  private static String shown(Token token) {
    String text = token.getText();
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  // ---- statements

  private Body body(HbsParser.BodyContext context) {
    return body(context, List.of(), false);
  }

  private Body body(HbsParser.@Nullable BodyContext context, List<String> params, boolean chained) {
    List<Statement> statements = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    List<Integer> backslashes = new ArrayList<>();
    int start = 0;
    if (context != null) {
      for (HbsParser.StatementContext statement : context.statement()) {
        if (text.length() == 0) {
          start = statement.getStart().getStartIndex();
        }
        if (statement.text() != null) {
          words(statement.text(), text, backslashes);
        } else {
          text(text, start, backslashes, statements);
          statement(statement, statements);
        }
      }
    }
    text(text, start, backslashes, statements);
    return new Body(statements, params, chained);
  }

  private void text(StringBuilder text, int start, List<Integer> backslashes, List<Statement> out) {
    if (text.length() > 0) {
      out.add(new Text(text.toString(), source, start, List.copyOf(backslashes)));
      text.setLength(0);
      backslashes.clear();
    }
  }

  /** Adds what the template says there, but for the backslashes that only say how to read on. */
  private void words(HbsParser.TextContext words, StringBuilder text, List<Integer> backslashes) {
    String template = source.text();
    int end = index(words.getStop().getStopIndex() + 1);
    for (int at = index(words.getStart().getStartIndex()); at < end; at++) {
      if (tags.isDropped(at)) {
        backslashes.add(text.length());
      } else {
        text.append(template.charAt(at));
      }
    }
  }

  private void statement(HbsParser.StatementContext statement, List<Statement> out) {
    if (statement.var() != null) {
      HbsParser.VarContext var = statement.var();
      if (var.DECORATOR() != null) {
        decorator(var.getStart());
      } else {
        out.add(new Print(head(var.sexpr()), false, strip(var.START(), var.END())));
      }
    } else if (statement.tvar() != null) {
      HbsParser.TvarContext var = statement.tvar();
      out.add(new Print(head(var.sexpr()), true, strip(var.START_T(), var.END_T())));
    } else if (statement.ampvar() != null) {
      HbsParser.AmpvarContext var = statement.ampvar();
      out.add(new Print(head(var.sexpr()), true, strip(var.START_AMP(), var.END())));
    } else if (statement.block() != null) {
      block(statement.block(), out);
    } else if (statement.unless() != null) {
      unless(statement.unless(), out);
    } else if (statement.partial() != null) {
      HbsParser.PartialContext partial = statement.partial();
      Strip strip = strip(partial.START_PARTIAL(), partial.END());
      partial(partial.pexpr(), null, strip, strip, out);
    } else if (statement.partialBlock() != null) {
      partialBlock(statement.partialBlock(), out);
    } else if (statement.comment() != null) {
      comment(statement.comment(), out);
    }
  }

  private void comment(HbsParser.CommentContext comment, List<Statement> out) {
    String text = comment.getText();
    boolean dashed = text.startsWith("{{!--");
    if (!text.endsWith(dashed ? "--}}" : "}}")) {
      fault(
          at(comment.getStart()),
          "The comment that begins here never ends.",
          "close it with " + (dashed ? "--}}." : "}}."));
    } else if (dashed && text.contains("--~}}")) {
      fault(
          at(comment.getStart()), "A comment with dashes cannot end in --~}}.", "end it in --}}.");
    } else {
      out.add(new Comment(new Strip(false, text.endsWith("~}}"))));
    }
  }

  private void decorator(Token token) {
    fault(
        at(token),
        "Decorators such as {{#*inline}} are not read.",
        "move the part into a file under partials.");
  }

  private void block(HbsParser.BlockContext block, List<Statement> out) {
    if (block.DECORATOR() != null) {
      decorator(block.getStart());
      return;
    }
    Expression head = head(block.sexpr());
    Strip close = strip(block.END_BLOCK(), block.END(block.END().size() - 1));
    List<Link> links = new ArrayList<>();
    HbsParser.ElseBlockContext elses = block.elseBlock();
    if (elses != null) {
      elses.elseStmtChain().forEach(link -> links.add(Link.of(link)));
      if (elses.elseStmt() != null) {
        links.add(Link.of(elses.elseStmt()));
      }
    }
    if (links.size() > DEEPEST) {
      tooDeep(at(links.get(DEEPEST).start));
      return;
    }
    Body main = body(block.thenBody, params(block.blockParams()), false);
    out.add(
        chain(
            head,
            at(block.getStart()),
            main,
            strip(block.START_BLOCK(), block.END(0)),
            links,
            0,
            close));
  }

  /** One else of a block: {@code {{else}}} or {@code {{else if x}}}. */
  private record Link(
      Token start,
      Strip strip,
      HbsParser.@Nullable SexprContext sexpr,
      HbsParser.@Nullable BlockParamsContext params,
      HbsParser.@Nullable BodyContext body) {

    static Link of(HbsParser.ElseStmtContext part) {
      return new Link(
          part.getStart(),
          elseStrip(part, part.inverseToken, part.END()),
          null,
          null,
          part.unlessBody);
    }

    static Link of(HbsParser.ElseStmtChainContext part) {
      return new Link(
          part.getStart(),
          elseStrip(part, part.inverseToken, part.END()),
          part.sexpr(),
          part.blockParams(),
          part.unlessBody);
    }

    private static Strip elseStrip(ParserRuleContext part, Token inverse, TerminalNode end) {
      return new Strip(
          part.getStart().getText().endsWith("~") || part.getStart().getText().endsWith("~^"),
          end.getText().startsWith("~") || inverse.getText().endsWith("~"));
    }
  }

  /**
   * A block with the elses from the given one on; what closes a link is the next one, as in
   * handlebars.js.
   */
  private Block chain(
      Expression head,
      Position position,
      Body main,
      Strip open,
      List<Link> links,
      int next,
      Strip close) {
    if (next == links.size()) {
      return new Block(head, position, main, null, open, Strip.NONE, close);
    }
    Link link = links.get(next);
    if (link.sexpr == null) {
      return new Block(
          head, position, main, body(link.body, List.of(), false), open, link.strip, close);
    }
    Strip linkClose = next + 1 < links.size() ? links.get(next + 1).strip : Strip.NONE;
    Block inner =
        chain(
            head(link.sexpr),
            at(link.start),
            body(link.body, params(link.params), false),
            link.strip,
            links,
            next + 1,
            linkClose);
    inner.closeStrip = close;
    List<Statement> only = new ArrayList<>(List.of(inner));
    return new Block(
        head, position, main, new Body(only, List.of(), true), open, link.strip, close);
  }

  private void unless(HbsParser.UnlessContext unless, List<Statement> out) {
    Expression head = head(unless.sexpr());
    Body body = body(unless.body(), params(unless.blockParams()), false);
    out.add(
        new Block(
            head,
            at(unless.getStart()),
            null,
            body,
            strip(unless.UNLESS(), unless.END(0)),
            Strip.NONE,
            strip(unless.END_BLOCK(), unless.END(1))));
  }

  private void partialBlock(HbsParser.PartialBlockContext partial, List<Statement> out) {
    partial(
        partial.pexpr(),
        body(partial.thenBody),
        strip(partial.START_PARTIAL_BLOCK(), partial.END(0)),
        strip(partial.END_BLOCK(), partial.END(1)),
        out);
  }

  private void partial(
      HbsParser.PexprContext pexpr,
      @Nullable Body body,
      Strip open,
      Strip close,
      List<Statement> out) {
    TerminalNode context;
    List<HbsParser.HashContext> hash;
    if (pexpr instanceof HbsParser.StaticPathContext path) {
      // the name itself is a QID, too
      List<TerminalNode> names = path.QID();
      boolean named = path.PATH() == null;
      context = names.size() > (named ? 1 : 0) ? names.get(names.size() - 1) : null;
      hash = path.hash();
    } else if (pexpr instanceof HbsParser.LiteralPathContext path) {
      context = path.QID();
      hash = path.hash();
    } else {
      fault(
          at(pexpr.getStart()),
          "A partial's name is written, not computed.",
          "choose between partials with {{#if}}.");
      return;
    }
    out.add(
        new Partial(
            pathOf(pexpr),
            at(pexpr.getStart()),
            context == null ? null : reference(context),
            hash(hash),
            body,
            open,
            close));
  }

  private static String pathOf(HbsParser.PexprContext pexpr) {
    if (pexpr instanceof HbsParser.StaticPathContext path) {
      String text = path.path.getText();
      return text.startsWith("[") && text.endsWith("]")
          ? text.substring(1, text.length() - 1)
          : text;
    }
    if (pexpr instanceof HbsParser.LiteralPathContext path) {
      return unquoted(path.path.getText());
    }
    return pexpr.getText();
  }

  private List<String> params(HbsParser.@Nullable BlockParamsContext params) {
    if (params == null) {
      return List.of();
    }
    List<String> names = params.QID().stream().map(TerminalNode::getText).toList();
    for (TerminalNode name : params.QID()) {
      if (name.getText().chars().anyMatch(c -> c == '.' || c == '/' || c == '@' || c == '[')) {
        fault(
            at(name.getSymbol()),
            "The name (" + name.getText() + ") cannot be given to a value.",
            "use letters and digits.");
      }
    }
    if (names.size() > 2) {
      fault(
          at(params.getStart()),
          "There are (" + names.size() + ") names after as, and a block gives at most 2.",
          "keep the value and the index.");
    }
    return names;
  }

  private static Strip strip(TerminalNode open, TerminalNode close) {
    // the mark follows the two braces on the way in, and precedes them on the way out
    return new Strip(open.getText().startsWith("{{~"), close.getText().contains("~"));
  }

  // ---- expressions

  /** What stands first in a tag: a name alone is a path, with arguments a call. */
  private Expression head(HbsParser.SexprContext sexpr) {
    return sexpr.param().isEmpty() && sexpr.hash().isEmpty() ? reference(sexpr.QID()) : call(sexpr);
  }

  private Call call(HbsParser.SexprContext sexpr) {
    List<Expression> arguments = new ArrayList<>();
    sexpr.param().forEach(param -> arguments.add(param(param)));
    return new Call(
        sexpr.QID().getText(),
        Collections.unmodifiableList(arguments),
        hash(sexpr.hash()),
        written(sexpr),
        at(sexpr.getStart()));
  }

  private Map<String, Expression> hash(List<HbsParser.HashContext> pairs) {
    Map<String, Expression> hash = new LinkedHashMap<>();
    for (HbsParser.HashContext pair : pairs) {
      if (hash.put(pair.QID().getText(), param(pair.param())) != null) {
        fault(
            at(pair.getStart()),
            "The name (" + pair.QID().getText() + ") is given twice.",
            "keep one of them.");
      }
    }
    return hash;
  }

  private Expression param(HbsParser.ParamContext param) {
    if (param instanceof HbsParser.RefParamContext reference) {
      return reference(reference.QID());
    }
    if (param instanceof HbsParser.SubParamExprContext sub) {
      return call(sub.sexpr());
    }
    String text = param.getText();
    Position position = at(param.getStart());
    if (param instanceof HbsParser.NumberParamContext) {
      return new Literal(new BigDecimal(text), text, position);
    }
    if (param instanceof HbsParser.BoolParamContext) {
      return new Literal(Boolean.valueOf(text), text, position);
    }
    return new Literal(unquoted(text), text, position);
  }

  private Expression reference(TerminalNode qid) {
    Position position = at(qid.getSymbol());
    return qid.getText().equals("null")
        ? new Literal(null, "null", position)
        : new Path(qid.getText(), position);
  }

  private static String unquoted(String literal) {
    String quote = literal.substring(0, 1);
    return literal.substring(1, literal.length() - 1).replace("\\" + quote, quote);
  }

  private String written(ParserRuleContext rule) {
    return rule.getStart()
        .getInputStream()
        .getText(Interval.of(rule.getStart().getStartIndex(), rule.getStop().getStopIndex()));
  }

  private Position at(Token token) {
    return Position.at(source, token.getStartIndex());
  }

  private void fault(Position position, String message, String maybe) {
    faults.add(position.fault("", message, maybe));
  }
}
