package dev.candor.cli;

import dev.candor.Candor;
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
record Request(SendRequest request, Candor candor) {

  static Request read(
      Path file,
      boolean strictUndefined,
      Setup setup,
      LazyInteractions interactions,
      PrintWriter err) {
    return read(
        file,
        setup,
        interactions,
        err,
        List.of(),
        request -> strictUndefined ? request.strictly() : request);
  }

  /** The same where something else on the command line may be wrong, too, of any time. */
  static Request anytime(
      Path file, Setup setup, LazyInteractions interactions, PrintWriter err, List<Fault> known) {
    return read(file, setup, interactions, err, known, SendRequest::anytime);
  }

  private static Request read(
      Path file,
      Setup setup,
      LazyInteractions interactions,
      PrintWriter err,
      List<Fault> known,
      UnaryOperator<SendRequest> meant) {
    List<Fault> faults = new ArrayList<>(known);
    faults.addAll(setup.faults());
    if (!faults.isEmpty()) {
      portfolio(setup, err, faults);
      faults.addAll(JsonInput.read(file, SendRequest.class).faults());
      throw new InvalidInputException("the command line and what it names", faults);
    }
    @Nullable Portfolio portfolio = portfolio(setup, err, faults);
    Reading<SendRequest> reading = JsonInput.read(file, SendRequest.class);
    @Nullable Subject subject = reading.partial().map(SendRequest::subject).orElse(null);
    Candor candor = setup.candor(portfolio, interactions, err, subject);
    List<String> paths = reading.faults().stream().map(Fault::path).toList();
    reading.partial().stream()
        .flatMap(partial -> candor.faults(meant.apply(partial)).stream())
        .filter(fault -> !paths.contains(fault.path()))
        .map(reading::placed)
        .forEach(faults::add);
    faults.addAll(reading.faults());
    if (!faults.isEmpty()) {
      throw new InvalidInputException(
          portfolio == null ? "the request and the portfolio" : "the request", faults);
    }
    return new Request(meant.apply(reading.orThrow("the request")), candor);
  }

  private static @Nullable Portfolio portfolio(Setup setup, PrintWriter err, List<Fault> faults) {
    try {
      return setup.portfolio(err);
    } catch (InvalidInputException broken) {
      faults.addAll(broken.faults());
      return null;
    }
  }
}
