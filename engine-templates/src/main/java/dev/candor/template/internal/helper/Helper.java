package dev.candor.template.internal.helper;

import dev.candor.template.internal.value.TemplateValues;
import dev.candor.template.variable.VariableType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A word a template may call with arguments. Stateless; shared between threads.
 *
 * @param name as templates write it
 * @param least fewest arguments
 * @param most most arguments
 * @param takes what its arguments are taken for, the last for all that follow; empty where that
 *     depends on the call
 * @param options what may be given with {@code name=value}, by name
 * @param asks how it meets what is not there
 * @param gives what it prints
 * @param localized whether what it prints depends on the language
 * @param work what it does
 */
public record Helper(
    String name,
    int least,
    int most,
    List<VariableType> takes,
    Map<String, HelperOption> options,
    Asks asks,
    Gives gives,
    boolean localized,
    Work work) {

  /** How a helper meets an undefined argument, or null as the first one. */
  public enum Asks {
    /** It prints: undefined stays undefined, and null prints as nothing. */
    FOR_SOMETHING,
    /** It compares: undefined, once noted, counts as null. */
    FOR_ANYTHING,
    /** It evaluates its arguments itself, in part or quietly. */
    ITSELF
  }

  /** What a helper prints. */
  public enum Gives {
    /** Text, which is made harmless like any data; or an answer. */
    TEXT,
    /** Markup in HTML, and the words of it elsewhere. */
    MARKUP,
    /** A picture, for which only HTML has a place. */
    PICTURE
  }

  /** What a helper does. */
  @FunctionalInterface
  interface Work {
    /** The value, or a {@link WrongArgumentException}. */
    @Nullable Object on(Arguments arguments);
  }

  public @Nullable Object call(Arguments arguments) {
    if (asks == Asks.FOR_SOMETHING) {
      if (!arguments.evaluate()) {
        return TemplateValues.UNDEFINED;
      }
      if (arguments.isNull(0)) {
        return null;
      }
    }
    if (asks == Asks.FOR_ANYTHING) {
      arguments.evaluate();
    }
    return work.on(arguments);
  }
}
