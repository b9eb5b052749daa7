package dev.candor.cli.record;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.DatabaseOption;
import dev.candor.cli.option.OptionValue;
import dev.candor.fault.Fault;
import dev.candor.message.PersonId;
import dev.candor.store.JdbcInteractions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor interactions list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists interactions, newest first.")
final class InteractionsListCommand implements Runnable {

  private static final int MOST = 10_000;

  @Mixin private @Nullable DatabaseOption database;

  @Option(names = "--person", paramLabel = "ID", description = "Only those of this borrower.")
  private @Nullable String person;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many, 1 to 10000; 50 unless given.")
  private int limit = 50;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    List<Fault> faults = new ArrayList<>();
    @Nullable PersonId borrower = OptionValue.read("--person", person, PersonId::of, faults);
    if (limit < 1 || limit > MOST) {
      faults.add(
          new Fault(
              "--limit",
              "",
              "The value (" + limit + ") must be 1 to " + MOST + ".",
              "leave it out for the newest 50."));
    }
    OptionValue.refuse(faults);

    try (JdbcInteractions interactions = requireValue(database).openExisting()) {
      requireValue(answer).give(new InteractionList(interactions.list(borrower, limit)));
    }
  }
}
