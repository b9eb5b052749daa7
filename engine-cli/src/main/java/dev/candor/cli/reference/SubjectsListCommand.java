package dev.candor.cli.reference;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.option.Completions;
import dev.candor.cli.option.OptionValue;
import dev.candor.fault.Fault;
import dev.candor.message.Subject;
import dev.candor.message.SubjectDescriptor;
import dev.candor.message.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor subjects list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the subjects with title and implicit theme.")
final class SubjectsListCommand implements Runnable {

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      completionCandidates = Completions.ThemeCompletion.class,
      description = "Only those with this implicit theme.")
  private @Nullable String theme;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    List<Fault> faults = new ArrayList<>();
    @Nullable Theme wanted =
        OptionValue.read("--theme", theme, Theme::of, "see candor subjects list.", faults);
    OptionValue.refuse(faults);
    requireValue(answer)
        .give(
            new SubjectList(
                Arrays.stream(Subject.values())
                    .map(SubjectDescriptor::of)
                    .filter(subject -> wanted == null || subject.theme() == wanted)
                    .map(SubjectAnswer::new)
                    .toList()));
  }

  private record SubjectList(List<SubjectAnswer> subjects) implements CommandAnswer {

    @Override
    public Object toJson() {
      return subjects.stream().map(SubjectAnswer::toJson).toList();
    }

    @Override
    public void print(TextPage text) {
      subjects.forEach(subject -> subject.printLine(text));
    }
  }
}
