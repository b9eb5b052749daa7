package dev.candor.template.internal.html;

import dev.candor.template.internal.syntax.Snippet;

/** A place of a template that prints data. Known by its identity, not by its content. */
public interface PrintedData extends Snippet {

  /** Returns whether it prints without escaping, as {@code {{{x}}}} does. */
  boolean raw();

  /** Returns whether it prints HTML rather than data. */
  boolean isMarkup();

  /** Returns whether a helper that judges addresses prints it. */
  boolean isUrl();
}
