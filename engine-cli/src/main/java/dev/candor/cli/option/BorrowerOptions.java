package dev.candor.cli.option;

import dev.candor.cli.source.DemoPortfolio;
import dev.candor.fault.Fault;
import dev.candor.json.Portfolio;
import dev.candor.message.CaseId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.StatementId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say for whom a document is written, and about what of theirs. */
public final class BorrowerOptions {

  @Option(
      names = "--person",
      paramLabel = "ID",
      description =
          "The borrower, of the portfolio; render and preview take the demo's where there is neither.")
  private @Nullable String person;

  @Option(names = "--loan", paramLabel = "ID", description = "The loan.")
  private @Nullable String loan;

  @Option(names = "--case", paramLabel = "ID", description = "The case.")
  private @Nullable String caseId;

  @Option(names = "--statement", paramLabel = "ID", description = "The statement.")
  private @Nullable String statement;

  /** The same, good in themselves; null for what was not given. */
  public record BorrowerIds(
      @Nullable PersonId person,
      @Nullable LoanId loan,
      @Nullable CaseId caseId,
      @Nullable StatementId statement) {

    /** Returns these with the demo's borrower, and their first loan and statement where none is. */
    public BorrowerIds orDemo(Portfolio portfolio) {
      return new BorrowerIds(
          DemoPortfolio.BORROWER,
          loan == null ? DemoPortfolio.loan(portfolio) : loan,
          caseId,
          statement == null ? DemoPortfolio.statement(portfolio) : statement);
    }
  }

  /** Reads the ids; what is wrong with them is added to the faults. */
  public BorrowerIds read(List<Fault> faults) {
    return new BorrowerIds(
        OptionValue.read("--person", person, PersonId::of, faults),
        OptionValue.read("--loan", loan, LoanId::of, faults),
        OptionValue.read("--case", caseId, CaseId::of, faults),
        OptionValue.read("--statement", statement, StatementId::of, faults));
  }
}
