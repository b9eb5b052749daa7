package dev.candor.cli;

import dev.candor.Candor;
import dev.candor.document.UndefinedName;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.Portfolio;
import dev.candor.message.CaseId;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.RenderRequest;
import dev.candor.message.StatementId;
import dev.candor.message.Subject;
import dev.candor.message.UnknownWordException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code render} and {@code preview} are both asked. */
final class Writing {

  @Mixin private @Nullable Setup setup;

  @Option(
      names = "--subject",
      required = true,
      paramLabel = "SUBJECT",
      completionCandidates = Completions.Subjects.class,
      description = "Whose template. See: candor subjects list.")
  private String subject = "";

  @Option(
      names = "--channel",
      required = true,
      paramLabel = "CHANNEL",
      completionCandidates = Completions.Channels.class,
      description = "voice, email, fax, text, chat, mail, gui or document.")
  private String channel = "";

  @Option(
      names = "--person",
      paramLabel = "ID",
      description = "The borrower; the demo borrower when there is no --portfolio either.")
  private @Nullable String person;

  @Option(names = "--loan", paramLabel = "ID", description = "The loan.")
  private @Nullable String loan;

  @Option(names = "--case", paramLabel = "ID", description = "The case.")
  private @Nullable String caseId;

  @Option(names = "--statement", paramLabel = "ID", description = "The statement.")
  private @Nullable String statement;

  @Option(
      names = "--context",
      paramLabel = "FILE",
      description = "More data for the template: a JSON object.")
  private @Nullable Path context;

  @Option(
      names = "--language",
      paramLabel = "XX",
      description = "Two letters; the borrower's unless given.")
  private @Nullable String language;

  @Option(
      names = "--strict-undefined",
      description = "Makes a name the template uses and the context lacks an error.")
  private boolean strictUndefined;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** The setup, which sees this mixin and not the command it belongs to. */
  private Setup setup() {
    return Given.of(setup).of(command);
  }

  /** A request, good in itself, and the Candor to put it to. */
  record Asked(RenderRequest request, Candor candor) {}

  Asked asked(PrintWriter err, LazyInteractions interactions, List<Fault> known) {
    Setup given = setup();
    List<Fault> faults = new ArrayList<>(known);
    faults.addAll(given.faults());
    Subject wantedSubject = word("--subject", subject, Subject::of, faults);
    Channel wantedChannel = word("--channel", channel, Channel::of, faults);
    Map<String, @Nullable Object> values = Map.of();
    if (context != null) {
      try {
        values = JsonInput.readFreeForm(context);
      } catch (InvalidInputException broken) {
        faults.addAll(broken.faults());
      }
    }
    @Nullable PersonId borrower = word("--person", person, PersonId::of, faults);
    @Nullable LoanId itsLoan = word("--loan", loan, LoanId::of, faults);
    @Nullable CaseId itsCase = word("--case", caseId, CaseId::of, faults);
    @Nullable StatementId itsStatement = word("--statement", statement, StatementId::of, faults);
    @Nullable Portfolio portfolio = null;
    try {
      portfolio = given.portfolio(err);
    } catch (InvalidInputException broken) {
      faults.addAll(broken.faults());
    }
    if (!faults.isEmpty() || portfolio == null || wantedSubject == null || wantedChannel == null) {
      throw new InvalidInputException("what was asked", faults);
    }
    if (borrower == null && given.demo()) {
      borrower = Demo.BORROWER;
      itsLoan = itsLoan == null ? Demo.loan(portfolio) : itsLoan;
      itsStatement = itsStatement == null ? Demo.statement(portfolio) : itsStatement;
      err.println("No --person given: writing for " + borrower + ", loan " + itsLoan + ".");
    }
    return new Asked(
        new RenderRequest(
            wantedSubject,
            wantedChannel,
            borrower,
            itsLoan,
            itsCase,
            itsStatement,
            null,
            values,
            language,
            strictUndefined),
        given.candor(portfolio, interactions, err, wantedSubject));
  }

  LazyInteractions interactions() {
    return setup().interactions();
  }

  /** Says which names the template did not find, one a line. */
  static void warn(PrintWriter err, List<UndefinedName> undefined) {
    if (!undefined.isEmpty()) {
      err.println(
          undefined.size() == 1
              ? "1 name is not defined and was left blank:"
              : undefined.size() + " names are not defined and were left blank:");
      undefined.forEach(
          name ->
              err.println(
                  "  "
                      + name.place()
                      + " "
                      + name.name()
                      + (name.nearest().isEmpty()
                          ? ""
                          : "  (nearest: " + String.join(", ", name.nearest()) + ")")));
      err.println(
          "Maybe give them with --context, or use --strict-undefined to make this an error.");
    }
  }

  static <T> @Nullable T word(
      String option, @Nullable String text, Function<String, T> read, List<Fault> faults) {
    if (text == null) {
      return null;
    }
    try {
      return read.apply(text);
    } catch (UnknownWordException unknown) {
      faults.add(
          new Fault(
              option,
              "",
              String.valueOf(unknown.getMessage()),
              unknown.nearest().isEmpty()
                  ? "see candor --help."
                  : "write " + unknown.nearest().get(0) + "."));
    } catch (IllegalArgumentException malformed) {
      faults.add(
          new Fault(option, "", String.valueOf(malformed.getMessage()), "check " + option + "."));
    }
    return null;
  }
}
