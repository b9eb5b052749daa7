package dev.candor.cli.message;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.InteractionForm;
import dev.candor.cli.answer.SegmentsForm;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.answer.VerdictAnswer;
import dev.candor.cli.answer.VerdictPrinter;
import dev.candor.decision.Verdict;
import dev.candor.document.TextSegments;
import dev.candor.document.UndefinedName;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Outcome;
import dev.candor.message.SendRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code send}: the verdict, and what was recorded.
 *
 * @param segments how a text message is cut; null for what goes another way
 */
record OutcomeAnswer(SendRequest request, Outcome outcome, @Nullable TextSegments segments)
    implements CommandAnswer {

  @Override
  public Object toJson() {
    return SegmentsForm.add(
        segments,
        outcome.match(
            queued -> toJson(queued.verdict(), queued.interaction(), queued.undefinedNames()),
            scheduled ->
                toJson(scheduled.verdict(), scheduled.interaction(), scheduled.undefinedNames()),
            refused -> VerdictAnswer.toJson(refused.verdict())));
  }

  private static Map<String, @Nullable Object> toJson(
      Verdict.Permitted verdict, Interaction interaction, List<UndefinedName> undefined) {
    Map<String, @Nullable Object> json = VerdictAnswer.toJson(verdict);
    json.put("interaction", InteractionForm.of(interaction));
    json.put("undefinedNames", undefined.stream().map(InteractionForm::of).toList());
    return json;
  }

  @Override
  public void print(TextPage text) {
    VerdictPrinter told = new VerdictPrinter(text);
    outcome.<@Nullable Void>match(
        queued -> {
          told.print(request, queued.verdict());
          printRecorded(text, queued.interaction(), queued.undefinedNames());
          return null;
        },
        scheduled -> {
          told.print(request, scheduled.verdict());
          printRecorded(text, scheduled.interaction(), scheduled.undefinedNames());
          return null;
        },
        refused -> {
          told.print(request, refused.verdict());
          return null;
        });

    SegmentsForm.print(segments, text);
  }

  private static void printRecorded(
      TextPage text, Interaction interaction, List<UndefinedName> undefined) {
    text.printLabeled(
        "recorded",
        text.bold(interaction.id().value())
            + ", status "
            + interaction.status()
            + ", "
            + interaction.channel()
            + (interaction.contactId() == null ? "" : " to " + interaction.contactId()));
    text.printLabeled("", "candor interactions show " + interaction.id());

    if (!undefined.isEmpty()) {
      text.printLabeled("undefined", undefined.size() + " names were left blank:");
      undefined.forEach(name -> text.printLabeled("", name.place() + "  " + name.name()));
    }
  }
}
