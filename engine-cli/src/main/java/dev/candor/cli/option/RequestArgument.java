package dev.candor.cli.option;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.source.LazyInteractions;
import dev.candor.fault.Fault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The request a command is about: a file, or standard input. */
public final class RequestArgument {

  @Parameters(
      paramLabel = "REQUEST.json",
      description = "The request; - for standard input. See: candor schema request.")
  private @Nullable Path file;

  /** Returns the file as it was named. */
  public Path file() {
    return requireValue(file);
  }

  /** Reads the request, and puts the Candor together that it is for. */
  public CheckedRequest read(
      boolean strictUndefined,
      CandorOptions options,
      LazyInteractions interactions,
      PrintWriter err) {
    return CheckedRequest.read(file(), strictUndefined, options, interactions, err);
  }

  /** Does the same for a request of any time, where other faults may be known already. */
  public CheckedRequest readOfAnyTime(
      CandorOptions options, LazyInteractions interactions, PrintWriter err, List<Fault> known) {
    return CheckedRequest.ofAnyTime(file(), options, interactions, err, known);
  }
}
