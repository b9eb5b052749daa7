package dev.candor.template.internal.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a template, before anything is looked up. Texts change while white space is
 * trimmed; the rest never does.
 */
public final class Syntax {

  private Syntax() {}

  /** Whether the author asked with {@code ~} to drop the white space before and after. */
  record Strip(boolean open, boolean close) {
    static final Strip NONE = new Strip(false, false);
  }

  /**
   * A body of statements. {@code chained} says that it holds nothing but the block of an {@code
   * else if}.
   */
  public record Body(List<Statement> statements, List<String> params, boolean chained) {
    static Body of(List<Statement> statements) {
      return new Body(statements, List.of(), false);
    }
  }

  public sealed interface Statement permits Text, Print, Comment, Block, Partial {}

  /** Text, with what is left of it after trimming, and where it stands. */
  public static final class Text implements Statement {
    final String original;
    public String value;
    boolean leftStripped;
    boolean rightStripped;

    /** How many characters were trimmed off its front. */
    int trimmed;

    private final Source source;
    private final int point;
    private final List<Integer> backslashes;

    /**
     * A text.
     *
     * @param source the template it stands in
     * @param point its first code point there, from 0
     * @param backslashes before which of its characters the template has a backslash that it has
     *     not
     */
    Text(String original, Source source, int point, List<Integer> backslashes) {
      this.original = original;
      this.value = original;
      this.source = source;
      this.point = point;
      this.backslashes = backslashes;
    }

    /** The same place with other words. */
    public Text with(String words) {
      Text text = new Text(original, source, point, backslashes);
      text.value = words;
      return text;
    }

    /** Where the character with this index in {@code value} stands, as it was read. */
    public Position at(int index) {
      int end = trimmed + index;
      int points = original.codePointCount(0, end);
      for (int backslash : backslashes) {
        points += backslash <= end ? 1 : 0;
      }
      return Position.at(source, point + points);
    }
  }

  /** {@code {{x}}}, or raw: {@code {{{x}}}} and {@code {{&x}}}. */
  public record Print(Expression expression, boolean raw, Strip strip) implements Statement {}

  public record Comment(Strip strip) implements Statement {}

  /**
   * A block: what follows the {@code #}, the part up to the next tag of its own (none for {@code
   * {{^x}}}) and the else part. Its last strip changes once, when a chain of elses learns which tag
   * closes it.
   */
  public static final class Block implements Statement {
    public final Expression head;
    public final Position position;
    public final @Nullable Body main;
    public final @Nullable Body inverse;
    public final Strip openStrip;
    public final Strip inverseStrip;
    public Strip closeStrip;

    public Block(
        Expression head,
        Position position,
        @Nullable Body main,
        @Nullable Body inverse,
        Strip openStrip,
        Strip inverseStrip,
        Strip closeStrip) {
      this.head = head;
      this.position = position;
      this.main = main;
      this.inverse = inverse;
      this.openStrip = openStrip;
      this.inverseStrip = inverseStrip;
      this.closeStrip = closeStrip;
    }

    /** The part that comes first. */
    Body first() {
      if (main != null) {
        return main;
      }
      return inverse == null ? Body.of(new ArrayList<>()) : inverse;
    }
  }

  /**
   * A partial, or with a body a partial block. The indent is learned while white space is trimmed.
   */
  public static final class Partial implements Statement {
    public final String name;
    public final Position position;
    public final @Nullable Expression context;
    public final Map<String, Expression> hash;
    public final @Nullable Body body;
    public final Strip openStrip;
    public final Strip closeStrip;
    public String indent = "";

    /** What the partial says here, where that is not what its file says. */
    public @Nullable Body target;

    public Partial(
        String name,
        Position position,
        @Nullable Expression context,
        Map<String, Expression> hash,
        @Nullable Body body,
        Strip openStrip,
        Strip closeStrip) {
      this.name = name;
      this.position = position;
      this.context = context;
      this.hash = hash;
      this.body = body;
      this.openStrip = openStrip;
      this.closeStrip = closeStrip;
    }

    /** Returns whether it stands for the block given to the partial it stands in. */
    public boolean isCallersBlock() {
      return name.equals("@partial-block");
    }
  }

  public sealed interface Expression permits Path, Literal, Call {
    Position position();

    /** As it stands in the template. */
    String written();
  }

  public record Path(String written, Position position) implements Expression {}

  /** A string, a number, true, false or null. */
  public record Literal(@Nullable Object value, String written, Position position)
      implements Expression {}

  /** A name with arguments, or in parentheses. */
  public record Call(
      String name,
      List<Expression> arguments,
      Map<String, Expression> hash,
      String written,
      Position position)
      implements Expression {}
}
