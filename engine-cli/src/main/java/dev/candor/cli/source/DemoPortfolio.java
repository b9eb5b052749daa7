package dev.candor.cli.source;

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
public final class DemoPortfolio {

  /** The borrower a document is written for when none is named. */
  public static final PersonId BORROWER = PersonId.of("BO-NEWYORK");

  /** The instant at which the demo portfolio stands: a Friday, 10:00 in New York. */
  public static final Instant NOW = Instant.parse("2026-03-06T15:00:00Z");

  private static final String FILE = "/dev/candor/cli/demo/portfolio.json";

  private DemoPortfolio() {}

  /** Reads the portfolio. */
  public static Portfolio read() {
    InputStream stream =
        Objects.requireNonNull(DemoPortfolio.class.getResourceAsStream(FILE), FILE);
    return Portfolio.read("demo portfolio", stream);
  }

  /** Returns the borrower's first loan. */
  public static LoanId loan(Portfolio portfolio) {
    return portfolio.find(BORROWER).orElseThrow().loans().get(0).id();
  }

  /** Returns the borrower's first statement. */
  public static StatementId statement(Portfolio portfolio) {
    return portfolio.find(BORROWER).orElseThrow().statements().get(0).id();
  }
}
