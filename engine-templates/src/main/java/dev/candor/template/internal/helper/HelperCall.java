package dev.candor.template.internal.helper;

import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.syntax.Snippet;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of a helper while a message is rendered: what it was given, and what it may ask for. */
public interface HelperCall extends Snippet {

  /** Returns the name of the helper. */
  String helperName();

  /** Returns an option the helper declares; null where it declares none of that name. */
  @Nullable HelperOption declaredOption(String name);

  /** Returns how many arguments there are. */
  int size();

  /** Returns an argument as the template has it. */
  Snippet argument(int i);

  /** Returns whether the author wrote the argument out. */
  boolean isConstant(int i);

  /** Evaluates an argument; one that is undefined is noted. */
  @Nullable Object value(int i);

  /** Evaluates an argument; nothing is noted. */
  @Nullable Object valueQuietly(int i);

  /** Returns the names of the options that were given. */
  Set<String> optionNames();

  /** Evaluates an option; one that is undefined is noted. */
  @Nullable Object optionValue(String name);

  /** Returns the data of the message. */
  Object root();

  /** Returns how the language of the message writes numbers and days. */
  PrintLocale tongue();

  /** Returns the zone of the message. */
  ZoneId zone();

  /** Counts one step. */
  void step();

  /** Counts as many steps as it takes to look at that many characters of data. */
  void work(int characters);

  /**
   * Notes that a name the call asked for is not there.
   *
   * @param known the names that could have been meant, made only when needed
   * @param before what stands before the name, for a proposal
   * @param after what stands behind it
   */
  void reportUndefined(
      String name, Supplier<Collection<String>> known, String before, String after);
}
