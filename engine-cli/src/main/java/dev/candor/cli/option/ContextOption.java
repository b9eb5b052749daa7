package dev.candor.cli.option;

import dev.candor.cli.file.InputFile;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --context}: what a request would bring for its template. */
public final class ContextOption {

  @Option(
      names = "--context",
      paramLabel = "FILE",
      description = "More data for the template: a JSON object; - for standard input.")
  private @Nullable Path context;

  /** Returns the file as it was named; null where there is none. */
  public @Nullable Path file() {
    return context;
  }

  /**
   * Reads the file; empty where none is named.
   *
   * @throws InvalidInputException for whatever is wrong with it
   */
  public Map<String, @Nullable Object> read() {
    return context == null ? Map.of() : InputFile.readFreeForm(context);
  }

  /** Does the same, and adds what is wrong to the faults instead. */
  public Map<String, @Nullable Object> read(List<Fault> faults) {
    try {
      return read();
    } catch (InvalidInputException broken) {
      faults.addAll(broken.faults());
      return Map.of();
    }
  }
}
