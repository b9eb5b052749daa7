package dev.candor.workshop.casebook;

import dev.candor.law.RuleId;
import dev.candor.message.SendRequest;
import dev.candor.party.BorrowerFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case of a rulebook, ready to run: what one rule must stop or let through, what the whole
 * product must answer, or both. Immutable.
 *
 * @param rule the rule it is of; null where it asks the product alone
 * @param sentence what it says, in one sentence
 * @param id of the example it is, or null
 * @param source where the example stands, or null
 * @param note what a reader should know, or null
 * @param persona the persona it starts from
 * @param place file, line and column
 * @param now the instant taken for now
 * @param request the message
 * @param file the borrower, with what happened before
 * @param words what a reader sees of the message, for rules that read it; null where that is not
 *     looked at
 * @param expected what the rule must say; null where there is no rule
 * @param product what the whole product must answer, or null
 */
public record RuleCase(
    @Nullable RuleId rule,
    String sentence,
    @Nullable String id,
    @Nullable String source,
    @Nullable String note,
    String persona,
    String place,
    Instant now,
    SendRequest request,
    BorrowerFile file,
    @Nullable String words,
    @Nullable Expectation expected,
    @Nullable ProductExpectation product) {

  public RuleCase {
    if ((rule == null) != (expected == null)) {
      throw new IllegalArgumentException(
          "A case expects something of a rule where it names one, and not else.");
    }
    if (expected == null && product == null) {
      throw new IllegalArgumentException("A case expects something of a rule or of the product.");
    }
  }

  /** Returns whether it is a case of this rule. */
  public boolean isOf(RuleId id) {
    return id.equals(rule);
  }

  /** Returns what it expects, in the words it is written in. */
  public String expectedText() {
    String ofRule = expected == null ? "" : expected.text();
    String ofProduct = product == null ? "" : "product " + product.text();
    return ofRule + (ofRule.isEmpty() || ofProduct.isEmpty() ? "" : "; ") + ofProduct;
  }
}
