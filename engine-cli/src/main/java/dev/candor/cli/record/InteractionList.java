package dev.candor.cli.record;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.InteractionForm;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.text.Plural;
import dev.candor.interaction.Interaction;
import java.util.List;

/** The answer of {@code interactions list}. */
record InteractionList(List<Interaction> found) implements CommandAnswer {

  @Override
  public Object toJson() {
    return found.stream().map(InteractionForm::of).toList();
  }

  @Override
  public void print(TextPage text) {
    for (Interaction one : found) {
      text.out()
          .printf(
              "%-20s %-10s %-24s %-8s %-26s %s%n",
              one.id(), one.status(), one.sendAt(), one.channel(), one.subject(), one.personId());
    }
    text.printLine(
        found.isEmpty() ? "No interactions." : Plural.of(found.size(), "interaction") + ".");
  }
}
