package dev.candor.cli.option;

import dev.candor.Candor;
import dev.candor.cli.file.InputFile;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.Portfolio;
import dev.candor.json.Reading;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request read from a file, good in itself, and the Candor to put it to. What is wrong with the
 * request and with the portfolio is said in one error.
 */
public record CheckedRequest(SendRequest request, Candor candor) {

  public static CheckedRequest read(
      Path file,
      boolean strictUndefined,
      CandorOptions options,
      LazyInteractions interactions,
      PrintWriter err) {
    return read(
        file,
        options,
        interactions,
        err,
        List.of(),
        request -> strictUndefined ? request.strictly() : request);
  }

  /** Reads one of any time, where something else on the command line may be wrong, too. */
  public static CheckedRequest ofAnyTime(
      Path file,
      CandorOptions options,
      LazyInteractions interactions,
      PrintWriter err,
      List<Fault> known) {
    return read(file, options, interactions, err, known, SendRequest::anytime);
  }

  private static CheckedRequest read(
      Path file,
      CandorOptions options,
      LazyInteractions interactions,
      PrintWriter err,
      List<Fault> known,
      UnaryOperator<SendRequest> meant) {
    List<Fault> faults = new ArrayList<>(known);
    faults.addAll(options.faults());
    if (!faults.isEmpty()) {
      readPortfolio(options, err, faults);
      faults.addAll(InputFile.read(file, SendRequest.class).faults());
      throw new InvalidInputException("the command line and what it names", faults);
    }
    @Nullable Portfolio portfolio = readPortfolio(options, err, faults);
    Reading<SendRequest> reading = InputFile.read(file, SendRequest.class);
    @Nullable Subject subject = reading.partial().map(SendRequest::subject).orElse(null);
    Candor candor = options.candor(portfolio, interactions, err, subject);
    List<String> paths = reading.faults().stream().map(Fault::path).toList();
    reading.partial().stream()
        .flatMap(partial -> candor.faults(meant.apply(partial)).stream())
        .filter(fault -> !paths.contains(fault.path()))
        .map(reading::locate)
        .forEach(faults::add);
    faults.addAll(reading.faults());
    if (!faults.isEmpty()) {
      throw new InvalidInputException(
          portfolio == null ? "the request and the portfolio" : "the request", faults);
    }

    return new CheckedRequest(meant.apply(reading.orThrow("the request")), candor);
  }

  private static @Nullable Portfolio readPortfolio(
      CandorOptions options, PrintWriter err, List<Fault> faults) {
    try {
      return options.portfolio(err);
    } catch (InvalidInputException broken) {
      faults.addAll(broken.faults());
      return null;
    }
  }
}
