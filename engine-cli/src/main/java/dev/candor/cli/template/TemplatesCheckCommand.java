package dev.candor.cli.template;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.FaultForm;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.source.StandardTemplates;
import dev.candor.cli.text.Plural;
import dev.candor.fault.Fault;
import dev.candor.message.Subject;
import dev.candor.template.TemplateCheck;
import dev.candor.template.Templatebook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code candor templates check}: everything that is wrong with templates, at once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Tells everything that is wrong with templates, and what is worth a look.",
      "Each template is also written, with samples/SUBJECT.json where there is one. Exit code 3 where there is a fault."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  candor templates check my-templates", "  candor templates check --strict --json"})
final class TemplatesCheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Your templates; those of --templates unless given, or else the standard ones.")
  private @Nullable Path named;

  @Mixin private @Nullable TemplateOptions templates;

  @Option(names = "--strict", description = "Counts what is worth a look as a fault.")
  private boolean strict;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    TemplateOptions given = requireValue(templates);
    Path folder = named == null ? given.folder() : named;
    Path checked = folder == null ? null : StandardTemplates.requireFolder(folder);
    List<Fault> faults = new ArrayList<>();
    Map<Subject, Map<String, @Nullable Object>> samples =
        StandardTemplates.samples(checked, faults);
    Templatebook below = given.inUse();
    TemplateCheck check =
        checked == null
            ? TemplateCheck.of(below, samples)
            : TemplateCheck.ofFolder(checked, below, samples);
    faults.addAll(check.faults());
    faults.sort(Fault.BY_PLACE);

    requireValue(answer).give(new TemplateFaults(check.templates(), faults, check.notes()));
    boolean broken = !faults.isEmpty() || (strict && !check.notes().isEmpty());
    return broken ? ExitCode.BROKEN : ExitCode.DONE;
  }

  private record TemplateFaults(int templates, List<Fault> faults, List<Fault> notes)
      implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of(
          "templates", templates, "faults", FaultForm.of(faults), "notes", FaultForm.of(notes));
    }

    @Override
    public void print(TextPage text) {
      faults.forEach(fault -> FaultForm.print(text, "fault  ", fault));
      notes.forEach(note -> FaultForm.print(text, "note  ", note));
      text.printLine(
          Plural.of(templates, "template")
              + ": "
              + Plural.of(faults.size(), "fault")
              + ", "
              + Plural.of(notes.size(), "note")
              + ".");
    }
  }
}
