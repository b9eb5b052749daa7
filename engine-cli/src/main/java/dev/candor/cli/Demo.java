package dev.candor.cli;

import dev.candor.json.Portfolio;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.StatementId;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;

/**
 * The demo lender that stands in when no portfolio is given: the same file as {@code
 * examples/portfolio.json}.
 */
final class Demo {

  /** The borrower a document is written for when none is named. */
  static final PersonId BORROWER = PersonId.of("BO-NEWYORK");

  /** The instant at which the demo portfolio stands: a Friday, 10:00 in New York. */
  static final Instant NOW = Instant.parse("2026-03-06T15:00:00Z");

  private static final String FILE = "demo/portfolio.json";

  private Demo() {}

  static Portfolio portfolio() {
    InputStream stream = Objects.requireNonNull(Demo.class.getResourceAsStream(FILE), FILE);
    return Portfolio.read("demo portfolio", stream);
  }

  /** The borrower's first loan. */
  static LoanId loan(Portfolio portfolio) {
    return portfolio.find(BORROWER).orElseThrow().loans().get(0).id();
  }

  /** The borrower's first statement. */
  static StatementId statement(Portfolio portfolio) {
    return portfolio.find(BORROWER).orElseThrow().statements().get(0).id();
  }
}
