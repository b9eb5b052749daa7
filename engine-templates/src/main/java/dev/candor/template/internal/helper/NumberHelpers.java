package dev.candor.template.internal.helper;

import dev.candor.party.Money;
import dev.candor.template.internal.print.PrintLocale;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prints amounts, numbers and shares of a hundred. Stateless. */
final class NumberHelpers {

  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private NumberHelpers() {}

  static String money(Arguments arguments) {
    Money money = arguments.money(0);
    return arguments
        .call()
        .tongue()
        .money(PrintLocale.round(money.amount(), money.currency()), money.currency());
  }

  static String number(Arguments arguments) {
    int decimals = arguments.option("decimals", -1);
    BigDecimal number = arguments.number(0);
    return arguments
        .call()
        .tongue()
        .number(decimals < 0 ? number : number.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** Takes a fraction: 0.0725 is 7.25 %. */
  static String percent(Arguments arguments) {
    int decimals = arguments.option("decimals", -1);
    BigDecimal hundredths = arguments.number(0).multiply(HUNDRED);
    BigDecimal shown =
        decimals >= 0
            ? hundredths.setScale(decimals, RoundingMode.HALF_UP)
            : hundredths.signum() == 0 ? BigDecimal.ZERO : hundredths.stripTrailingZeros();
    PrintLocale tongue = arguments.call().tongue();
    return tongue.percent(tongue.number(shown));
  }

  static String ordinal(Arguments arguments) {
    BigDecimal number = arguments.number(0);
    if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
      throw arguments.wrong(0, arguments.value(0), "a whole number from 0 on");
    }
    return arguments
        .call()
        .tongue()
        .ordinal(number.toBigIntegerExact(), "f".equals(arguments.option("gender")));
  }
}
