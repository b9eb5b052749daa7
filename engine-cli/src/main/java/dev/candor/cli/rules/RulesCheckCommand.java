package dev.candor.cli.rules;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.FaultForm;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RuleFolder;
import dev.candor.cli.text.Plural;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.workshop.check.RulebookCheck;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code candor rules check}: everything that is wrong with a rulebook, at once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Tells everything that is wrong with a rulebook and its cases, with file, line and column.",
      "Beside what cannot be read: conditions that can never be met, rules that hide each other, rows that contradict, gaps and overlaps, what nothing uses, and rules without cases. Exit code 3 where there is a fault."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules check",
      "  candor rules check my-rules --over rulebook-us",
      "  candor rules check my-rules --json"
    })
final class RulesCheckCommand implements Callable<Integer> {

  @Mixin private @Nullable RuleFolder folder;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    RuleFolder given = requireValue(folder);
    RulebookReading reading = given.read();
    RulebookCheck check = RulebookCheck.of(reading, given.readCases(reading));
    requireValue(answer).give(new RulebookFaults(check));
    return check.faults().isEmpty() ? ExitCode.DONE : ExitCode.BROKEN;
  }

  private record RulebookFaults(RulebookCheck check) implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of(
          "rules", check.rules(),
          "switchedOff", check.switchedOff(),
          "cases", check.cases(),
          "productCases", check.productCases(),
          "faults", FaultForm.of(check.faults()),
          "notes", FaultForm.of(check.notes()));
    }

    @Override
    public void print(TextPage text) {
      List<Fault> faults = check.faults();
      faults.forEach(fault -> FaultForm.print(text, "", fault));
      check.notes().forEach(note -> FaultForm.print(text, "note  ", note));
      text.printLine(
          Plural.of(check.rules(), "rule")
              + " ("
              + check.switchedOff()
              + " switched off), "
              + Plural.of(check.cases(), "case")
              + (check.productCases() == 0
                  ? ""
                  : " (" + check.productCases() + " of the whole product)")
              + ": "
              + Plural.of(faults.size(), "fault")
              + (check.notes().isEmpty() ? "" : ", " + Plural.of(check.notes().size(), "note"))
              + ".");

      if (!faults.isEmpty()) {
        text.printLine("Maybe begin with the first: one mistake may bring others with it.");
      }
    }
  }
}
