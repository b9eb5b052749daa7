package dev.candor.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "pages", mixinStandardHelpOptions = true)
final class RulesPagesCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return Main.DONE;
  }
}
