package dev.candor.cli.template;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.option.Completions;
import dev.candor.cli.option.OptionValue;
import dev.candor.fault.Fault;
import dev.candor.message.Subject;
import dev.candor.template.TemplateVariables;
import dev.candor.template.Templatebook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code candor templates variables}. */
@Command(
    name = "variables",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the names that a subject's templates use, through their layouts and partials.",
      "Those from the request have to stand in its context; the others Candor puts there."
    })
final class TemplatesVariablesCommand implements Runnable {

  @Parameters(
      paramLabel = "SUBJECT",
      completionCandidates = Completions.Subjects.class,
      description = "Its name, such as paymentSuccessful.")
  private String subject = "";

  @Mixin private @Nullable TemplateFilter filter;
  @Mixin private @Nullable TemplateOptions templates;

  @Option(names = "--schema", description = "Answers with the JSON Schema of the context.")
  private boolean schema;

  @Option(names = "--sample", description = "Answers with a context to fill in, for --context.")
  private boolean sample;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    List<Fault> faults = new ArrayList<>();
    TemplateFilter.Wanted wanted = requireValue(filter).read("SUBJECT", subject, faults);
    if (schema && sample) {
      faults.add(
          new Fault(
              "--sample", "", "A schema and a sample are two answers.", "ask for one of them."));
    }
    OptionValue.refuse(faults);
    Subject of = requireValue(wanted.subject());
    Templatebook book = requireValue(templates).book();
    TemplateVariables found = book.variables(of, wanted.channel(), wanted.language());
    if (found.templates().isEmpty()) {
      throw TemplateFilter.refuseMissing(book, of, wanted.channel());
    }

    if (schema || sample) {
      // JSON in both forms: what is asked for is a file of it
      new JsonAnswers(requireValue(answer).out()).print(schema ? found.schema() : found.sample());
    } else {
      requireValue(answer).give(new VariablesAnswer(found));
    }
  }
}
