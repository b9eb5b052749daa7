package dev.candor.template.internal.syntax;

import com.github.jknack.handlebars.internal.HbsParser;
import com.github.jknack.handlebars.internal.antlr.ParserRuleContext;
import com.github.jknack.handlebars.internal.antlr.Token;
import com.github.jknack.handlebars.internal.antlr.misc.Interval;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes statements of what the grammar of handlebars-java parsed: its parse tree comes in, {@link
 * Syntax} goes out. Only for the thread that made it.
 */
final class TreeBuilder {

  private final Source source;
  private final TagFinder tags;
  private final CodePoints points;
  private final List<Fault> faults;

  TreeBuilder(Source source, TagFinder tags, CodePoints points, List<Fault> faults) {
    this.source = source;
    this.tags = tags;
    this.points = points;
    this.faults = faults;
  }

  /** Builds the tree of a template. */
  Body body(HbsParser.BodyContext context) {
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
    int end = points.charIndex(words.getStop().getStopIndex() + 1);
    for (int at = points.charIndex(words.getStart().getStartIndex()); at < end; at++) {
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

  void decorator(Token token) {
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
    if (links.size() > BlockBalance.DEEPEST) {
      faults.add(BlockBalance.tooDeep(at(links.get(BlockBalance.DEEPEST).start)));
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
      return BlockBalance.unquoted(path.path.getText());
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

    return new Literal(BlockBalance.unquoted(text), text, position);
  }

  private Expression reference(TerminalNode qid) {
    Position position = at(qid.getSymbol());
    return qid.getText().equals("null")
        ? new Literal(null, "null", position)
        : new Path(qid.getText(), position);
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
