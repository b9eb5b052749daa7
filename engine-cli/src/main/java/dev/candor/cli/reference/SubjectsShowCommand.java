package dev.candor.cli.reference;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.Completions;
import dev.candor.cli.option.OptionValue;
import dev.candor.fault.Fault;
import dev.candor.message.Subject;
import dev.candor.message.SubjectDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code candor subjects show}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one subject.")
final class SubjectsShowCommand implements Runnable {

  @Parameters(
      paramLabel = "SUBJECT",
      completionCandidates = Completions.Subjects.class,
      description = "Its name, such as loanOverdueFirstNotice.")
  private String subject = "";

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    List<Fault> faults = new ArrayList<>();
    @Nullable Subject wanted =
        OptionValue.read("SUBJECT", subject, Subject::of, "see candor subjects list.", faults);
    OptionValue.refuse(faults);
    requireValue(answer).give(new SubjectAnswer(SubjectDescriptor.of(requireValue(wanted))));
  }
}
