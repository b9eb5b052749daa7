package dev.candor.cli.option;

import static dev.candor.cli.option.Required.requireValue;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only holds others: by itself it prints its help, all of it the program's own. */
public abstract class CommandGroup implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public final void run() {
    CommandLine line = requireValue(spec).commandLine();
    line.usage(line.getOut());
  }
}
