package dev.candor.cli.message;

import picocli.CommandLine.Option;

/** The option {@code --strict-undefined}. */
final class StrictOption {

  @Option(
      names = "--strict-undefined",
      description = "Fails when the template uses a variable that is missing.")
  private boolean strictUndefined;

  boolean isGiven() {
    return strictUndefined;
  }
}
