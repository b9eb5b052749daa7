package dev.candor.template.internal.syntax;

import dev.candor.template.internal.syntax.Syntax.Block;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.syntax.Syntax.Comment;
import dev.candor.template.internal.syntax.Syntax.Partial;
import dev.candor.template.internal.syntax.Syntax.Print;
import dev.candor.template.internal.syntax.Syntax.Statement;
import dev.candor.template.internal.syntax.Syntax.Strip;
import dev.candor.template.internal.syntax.Syntax.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trims white space as Handlebars does: around {@code ~}, and around blocks, comments and partials
 * that stand alone on a line. It changes the texts in place.
 */
public final class WhitespaceControl {

  private static final int START = -1;

  private WhitespaceControl() {}

  static void trim(Body root) {
    trim(root, true);
  }

  /** What a statement asks of the texts around it. */
  private record Wish(
      boolean open, boolean close, boolean openAlone, boolean closeAlone, boolean inlineAlone) {}

  private static void trim(Body body, boolean root) {
    List<Statement> statements = body.statements();

    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      Wish wish = wish(statement);
      if (wish == null) {
        continue;
      }
      boolean blankBefore = blankBefore(statements, i, root);
      boolean blankAfter = blankAfter(statements, i, root);
      if (wish.close) {
        omitRight(statements, i, true);
      }
      if (wish.open) {
        omitLeft(statements, i, true);
      }
      if (wish.inlineAlone && blankBefore && blankAfter) {
        omitRight(statements, i, false);
        if (omitLeft(statements, i, false) && statement instanceof Partial partial) {
          partial.indent = lastBlanks(((Text) statements.get(i - 1)).original);
        }
      }
      if (wish.openAlone && blankBefore) {
        omitRight(first(statement).statements(), START, false);
        omitLeft(statements, i, false);
      }
      if (wish.closeAlone && blankAfter) {
        omitRight(statements, i, false);
        List<Statement> last = last(statement).statements();
        omitLeft(last, last.size(), false);
      }
    }
  }

  private static Body first(Statement statement) {
    return statement instanceof Block block ? block.first() : body((Partial) statement);
  }

  private static Body last(Statement statement) {
    if (statement instanceof Block block) {
      return block.inverse == null ? block.first() : block.inverse;
    }
    return body((Partial) statement);
  }

  private static Body body(Partial partial) {
    return partial.body == null ? Body.of(List.of()) : partial.body;
  }

  private static @Nullable Wish wish(Statement statement) {
    if (statement instanceof Print print) {
      return new Wish(print.strip().open(), print.strip().close(), false, false, false);
    }
    if (statement instanceof Comment comment) {
      return new Wish(comment.strip().open(), comment.strip().close(), false, false, true);
    }
    if (statement instanceof Block block) {
      return ofBlock(block);
    }
    if (statement instanceof Partial partial) {
      return partial.body == null
          ? new Wish(partial.openStrip.open(), partial.openStrip.close(), false, false, true)
          : ofBody(partial.openStrip, partial.body, partial.closeStrip);
    }

    return null;
  }

  private static Wish ofBody(Strip openStrip, Body body, Strip closeStrip) {
    trim(body, false);
    List<Statement> statements = body.statements();
    Wish wish =
        new Wish(
            openStrip.open(),
            closeStrip.close(),
            blankAfter(statements, START, false),
            blankBefore(statements, statements.size(), false),
            false);
    if (openStrip.close()) {
      omitRight(statements, START, true);
    }
    if (closeStrip.open()) {
      omitLeft(statements, statements.size(), true);
    }

    return wish;
  }

  private static Wish ofBlock(Block block) {
    if (block.main == null || block.inverse == null) {
      return ofBody(block.openStrip, block.first(), block.closeStrip);
    }

    trim(block.main, false);
    trim(block.inverse, false);
    List<Statement> main = block.main.statements();
    Body firstInverse = block.inverse;
    Body lastInverse = block.inverse;
    if (block.inverse.chained()) {
      firstInverse = ((Block) block.inverse.statements().get(0)).first();
      while (lastInverse.chained()) {
        List<Statement> chain = lastInverse.statements();
        lastInverse = ((Block) chain.get(chain.size() - 1)).first();
      }
    }
    List<Statement> first = firstInverse.statements();
    List<Statement> last = lastInverse.statements();
    Wish wish =
        new Wish(
            block.openStrip.open(),
            block.closeStrip.close(),
            blankAfter(main, START, false),
            blankBefore(first, first.size(), false),
            false);
    if (block.openStrip.close()) {
      omitRight(main, START, true);
    }
    if (block.inverseStrip.open()) {
      omitLeft(main, main.size(), true);
    }
    if (block.inverseStrip.close()) {
      omitRight(first, START, true);
    }
    if (block.closeStrip.open()) {
      omitLeft(last, last.size(), true);
    }
    if (blankBefore(main, main.size(), false) && blankAfter(first, START, false)) {
      omitLeft(main, main.size(), false);
      omitRight(first, START, false);
    }

    return wish;
  }

  /** Whether the line up to statement i is blank. */
  private static boolean blankBefore(List<Statement> statements, int i, boolean root) {
    if (i == 0) {
      return root;
    }
    if (!(statements.get(i - 1) instanceof Text text)) {
      return false;
    }

    String original = text.original;
    int at = original.length();
    while (at > 0 && isSpace(original.charAt(at - 1))) {
      at--;
      if (original.charAt(at) == '\n') {
        return true;
      }
    }

    return at == 0 && i == 1 && root;
  }

  /** Whether the line after statement i is blank. */
  private static boolean blankAfter(List<Statement> statements, int i, boolean root) {
    if (i + 1 >= statements.size()) {
      return root;
    }
    if (!(statements.get(i + 1) instanceof Text text)) {
      return false;
    }

    String original = text.original;
    int at = 0;
    while (at < original.length() && isSpace(original.charAt(at))) {
      if (original.charAt(at) == '\n') {
        return true;
      }
      at++;
    }

    return at == original.length() && i + 2 >= statements.size() && root;
  }

  private static void omitRight(List<Statement> statements, int i, boolean all) {
    if (i + 1 >= statements.size()
        || !(statements.get(i + 1) instanceof Text text)
        || (!all && text.rightStripped)) {
      return;
    }

    String value = text.value;
    int at = 0;
    if (all) {
      while (at < value.length() && isSpace(value.charAt(at))) {
        at++;
      }
    } else {
      while (at < value.length() && isBlank(value.charAt(at))) {
        at++;
      }
      if (at < value.length() && value.charAt(at) == '\r') {
        at++;
      }
      if (at < value.length() && value.charAt(at) == '\n') {
        at++;
      }
    }
    text.rightStripped = at > 0;
    text.trimmed += at;
    text.value = value.substring(at);
  }

  private static boolean omitLeft(List<Statement> statements, int i, boolean all) {
    if (i < 1 || !(statements.get(i - 1) instanceof Text text) || (!all && text.leftStripped)) {
      return false;
    }
    String value = text.value;
    int end = value.length();
    while (end > 0 && (all ? isSpace(value.charAt(end - 1)) : isBlank(value.charAt(end - 1)))) {
      end--;
    }
    text.leftStripped = end < value.length();
    text.value = value.substring(0, end);
    return text.leftStripped;
  }

  private static String lastBlanks(String text) {
    int at = text.length();
    while (at > 0 && isBlank(text.charAt(at - 1))) {
      at--;
    }
    return text.substring(at);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /**
   * White space as JavaScript's regular expressions know it, for the characters that templates
   * hold.
   */
  private static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || c == '\u00a0'
        || c == '\ufeff'
        || c == '\u2028'
        || c == '\u2029';
  }
}
