package dev.candor.cli.message;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.Candor;
import dev.candor.cli.option.BorrowerOptions;
import dev.candor.cli.option.CandorOptions;
import dev.candor.cli.option.Completions;
import dev.candor.cli.option.ContextOption;
import dev.candor.cli.option.OptionValue;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.Portfolio;
import dev.candor.message.Channel;
import dev.candor.message.RenderRequest;
import dev.candor.message.Subject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code render} and {@code preview}: what is written, and for whom. */
final class RenderOptions {

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

  @Mixin private @Nullable BorrowerOptions borrower;

  @Mixin private @Nullable ContextOption context;

  @Option(
      names = "--language",
      paramLabel = "XX",
      description = "Two letters; the borrower's unless given.")
  private @Nullable String language;

  @Mixin private @Nullable StrictOption strict;

  /** A request, good in itself, and the Candor to put it to. */
  record Order(RenderRequest request, Candor candor) {}

  /**
   * Reads what is asked for.
   *
   * @param known what is wrong beside it, refused along with all that is wrong here
   */
  Order read(
      CandorOptions options, PrintWriter err, LazyInteractions interactions, List<Fault> known) {
    List<Fault> faults = new ArrayList<>(known);
    faults.addAll(options.faults());
    Subject wantedSubject = OptionValue.read("--subject", subject, Subject::of, faults);
    Channel wantedChannel = OptionValue.read("--channel", channel, Channel::of, faults);
    Map<String, @Nullable Object> values = requireValue(context).read(faults);
    BorrowerOptions.BorrowerIds ids = requireValue(borrower).read(faults);
    @Nullable Portfolio portfolio = null;
    try {
      portfolio = options.portfolio(err);
    } catch (InvalidInputException broken) {
      faults.addAll(broken.faults());
    }
    if (!faults.isEmpty() || portfolio == null || wantedSubject == null || wantedChannel == null) {
      throw new InvalidInputException("what was asked", faults);
    }

    if (ids.person() == null && options.isDemo()) {
      ids = ids.orDemo(portfolio);
      err.println("No --person given: writing for " + ids.person() + ", loan " + ids.loan() + ".");
    }
    return new Order(
        new RenderRequest(
            wantedSubject,
            wantedChannel,
            ids.person(),
            ids.loan(),
            ids.caseId(),
            ids.statement(),
            null,
            values,
            language,
            requireValue(strict).isGiven()),
        options.candor(portfolio, interactions, err, wantedSubject));
  }
}
