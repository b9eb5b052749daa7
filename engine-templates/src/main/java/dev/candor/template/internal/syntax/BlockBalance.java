package dev.candor.template.internal.syntax;

import com.github.jknack.handlebars.internal.HbsLexer;
import com.github.jknack.handlebars.internal.antlr.CommonTokenStream;
import com.github.jknack.handlebars.internal.antlr.Token;
import dev.candor.fault.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the tags of a template before it is parsed. Only for the thread that made it. */
final class BlockBalance {

  /**
   * How deep blocks and parentheses may nest; deeper would end the parser's stack, not only
   * patience.
   */
  static final int DEEPEST = 100;

  /** Digits of a number written in a template. */
  static final int LONGEST_NUMBER = 40;

  private final Source source;
  private final List<Fault> faults;

  BlockBalance(Source source, List<Fault> faults) {
    this.source = source;
    this.faults = faults;
  }

  /** An opening tag. */
  private record Opened(Token token, String name) {}

  /**
   * Whether every block is closed by its own name and none nests too deep: before the parser, which
   * goes as deep as they do.
   */
  boolean isBalanced(CommonTokenStream tokens) {
    Deque<Opened> open = new ArrayDeque<>();
    int parentheses = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (isRefused(token)) {
        return false;
      }
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
        case HbsLexer.LP -> parentheses++;
        case HbsLexer.RP -> parentheses--;
        default -> {}
      }
      if (open.size() > DEEPEST || parentheses > DEEPEST) {
        faults.add(tooDeep(at(token)));
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

  /** Returns whether a token is one that is never read; that is noted. */
  private boolean isRefused(Token token) {
    switch (token.getType()) {
      case HbsLexer.START_RAW ->
          fault(
              at(token),
              "Raw blocks are not read.",
              "write a backslash before each tag that is to be printed.");
      case HbsLexer.START_DELIM ->
          fault(at(token), "Delimiters cannot be changed.", "write {{ and }}.");
      case HbsLexer.NUMBER -> {
        if (token.getText().length() <= LONGEST_NUMBER) {
          return false;
        }
        fault(
            at(token),
            "The number that begins here has more than (" + LONGEST_NUMBER + ") digits.",
            "write a shorter one.");
      }
      default -> {
        return false;
      }
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
        "The tag closes (%s), and the block open here is (%s) from line %s."
            .formatted(name.getText(), opened.name, at(opened.token).line()),
        "write {{/" + opened.name + "}}.");

    return false;
  }

  /** Returns the fault of blocks that nest too deep. */
  static Fault tooDeep(Position position) {
    return position.fault(
        "",
        "Blocks nest deeper than (" + DEEPEST + ") here.",
        "move the inner part into a partial.");
  }

  /** Returns what a word in quotes says. */
  static String unquoted(String literal) {
    String quote = literal.substring(0, 1);
    return literal.substring(1, literal.length() - 1).replace("\\" + quote, quote);
  }

  private Position at(Token token) {
    return Position.at(source, token.getStartIndex());
  }

  private void fault(Position position, String message, String maybe) {
    faults.add(position.fault("", message, maybe));
  }
}
