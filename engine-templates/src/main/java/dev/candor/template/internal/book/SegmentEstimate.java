package dev.candor.template.internal.book;

import dev.candor.document.TextSegments;
import dev.candor.document.TextSegments.Encoding;
import dev.candor.fault.Fault;
import dev.candor.template.internal.print.TextCharacters;
import dev.candor.template.internal.syntax.Composition;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.syntax.Syntax.Block;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.syntax.Syntax.Partial;
import dev.candor.template.internal.syntax.Syntax.Statement;
import dev.candor.template.internal.syntax.Syntax.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a text template alone, without any data, say of its length. Only for the thread
 * that made it.
 */
public final class SegmentEstimate {

  /** What a lender who wants shorter or longer texts may do. */
  public static final String SHORTEN =
      "shorten it, or change text.maxSegments= in templatebook.properties.";

  private static final int MANY = 1_000_000;
  private static final Weight NONE = new Weight(0, 0, false);

  private final Function<String, @Nullable Body> partials;
  private final Map<WeighedCall, Weight> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  /**
   * The words of some templates.
   *
   * @param partials statements by name; null where there are none
   */
  public SegmentEstimate(Function<String, @Nullable Body> partials) {
    this.partials = partials;
  }

  /**
   * What is printed at the least.
   *
   * @param septets in GSM-7
   * @param units in UCS-2
   * @param outside whether a character is always there that is not in GSM-7
   */
  private record Weight(int septets, int units, boolean outside) {

    Weight and(Weight more) {
      return new Weight(
          Math.min(MANY, septets + more.septets),
          Math.min(MANY, units + more.units),
          outside || more.outside);
    }

    Weight or(Weight other) {
      return new Weight(
          Math.min(septets, other.septets), Math.min(units, other.units), outside && other.outside);
    }

    Encoding encoding() {
      return outside ? Encoding.UCS_2 : Encoding.GSM_7;
    }

    int segments() {
      int size = outside ? units : septets;
      int joined = encoding().joined();
      return size <= encoding().single() ? 1 : (size + joined - 1) / joined;
    }
  }

  private record WeighedCall(String partial, Weight block) {}

  /** Adds a fault where no message of this template can have so few segments. */
  public void refuseLonger(Source source, Body template, int mostSegments, List<Fault> faults) {
    Weight weight = weight(template, NONE);
    if (weight.segments() > mostSegments) {
      faults.add(
          new Fault(
              source.name() + ":1:1",
              "",
              "The words of the template alone take (%s) segments in %s, and the limit is (%s)."
                  .formatted(weight.segments(), weight.encoding(), mostSegments),
              SHORTEN));
    }
  }

  /** Adds a note for each character among the words that makes a text UCS-2, once per file. */
  public void noteOutside(Body template, Set<Fault> notes) {
    Set<String> told = new HashSet<>();
    for (Body body : Composition.of(template, partials)) {
      for (Statement statement : body.statements()) {
        if (statement instanceof Text text) {
          noteOutside(text, told, notes);
        }
      }
    }
  }

  private static void noteOutside(Text text, Set<String> told, Set<Fault> notes) {
    String words = text.value;

    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (TextSegments.septets(c) == 0
          && TextCharacters.plain(c) == null
          && !(Character.isLowSurrogate(c)
              && i > 0
              && Character.isHighSurrogate(words.charAt(i - 1)))) {
        Position position = text.at(i);
        String named = nameOf(words.codePointAt(i));
        if (told.add(position.source().name() + " " + named)) {
          notes.add(
              position.fault(
                  "",
                  "The character ("
                      + named
                      + ") is not in GSM-7, so a segment holds 67 characters, not 153.",
                  "write another one."));
        }
      }
    }
  }

  /** A code point as Unicode writes it, such as {@code U+00E1}. */
  public static String nameOf(int point) {
    return String.format("U+%04X", point);
  }

  private Weight weight(@Nullable Body body, Weight block) {
    Weight weight = NONE;
    if (body != null) {
      for (Statement statement : body.statements()) {
        weight = weight.and(weight(statement, block));
      }
    }
    return weight;
  }

  private Weight weight(Statement statement, Weight block) {
    if (statement instanceof Text text) {
      String words = TextCharacters.plain(text.value);
      int septets = 0;
      boolean outside = false;
      for (int i = 0; i < words.length(); i++) {
        int one = TextSegments.septets(words.charAt(i));
        septets += Math.max(1, one);
        outside |= one == 0;
      }
      return new Weight(Math.min(MANY, septets), Math.min(MANY, words.length()), outside);
    }
    if (statement instanceof Block some) {
      return weight(some.main, block).or(weight(some.inverse, block));
    }

    return statement instanceof Partial partial ? weight(partial, block) : NONE;
  }

  private Weight weight(Partial partial, Weight block) {
    if (partial.isCallersBlock()) {
      return block;
    }

    Weight given = partial.body == null ? block : weight(partial.body, block);
    WeighedCall call = new WeighedCall(partial.name, given);
    Weight weight = known.get(call);
    if (weight == null) {
      if (!open.add(partial.name)) {
        // one that calls itself is a fault of its own
        return NONE;
      }
      weight = weight(partials.apply(partial.name), given);
      open.remove(partial.name);
      known.put(call, weight);
    }

    return weight;
  }
}
