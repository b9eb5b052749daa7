package dev.candor.workshop.quote;

import dev.candor.compliance.rule.RuleDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking up one rule's quote.
 *
 * @param rule the rule
 * @param standing what came of it
 * @param place file and heading where the quote stands, or where the cited text is; null where
 *     there is none
 * @param nearest what comes nearest to a quote that does not stand, in a sentence; or null
 */
public record QuoteResult(
    RuleDefinition rule, Standing standing, @Nullable String place, @Nullable String nearest) {

  /** How a quote stands to the text its citation names. */
  public enum Standing {
    /** It is there, word for word. */
    STANDS("stands"),
    /** The text is there and the quote is not in it. */
    DOES_NOT_STAND("does not stand"),
    /** The text its citation names is not there. */
    NO_TEXT("no text"),
    /** The rule has no quote. */
    NO_QUOTE("no quote");

    private final String text;

    Standing(String text) {
      this.text = text;
    }

    /** Returns it as a person reads it. */
    public String text() {
      return text;
    }
  }
}
