package dev.candor.party;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;

/**
 * An amount in a currency; never a double. {@code 412.50 USD}.
 *
 * @param amount the amount in whole units of the currency
 * @param currency three capital letters of ISO 4217
 */
public record Money(
    @NotNull BigDecimal amount, @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

  /** Returns the amount written as {@code amount}, in this currency. */
  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
