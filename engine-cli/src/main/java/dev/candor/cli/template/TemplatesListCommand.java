package dev.candor.cli.template;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.Completions;
import dev.candor.cli.option.OptionValue;
import dev.candor.fault.Fault;
import dev.candor.template.TemplateListing;
import dev.candor.template.Templatebook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor templates list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the templates with the book they are from.")
final class TemplatesListCommand implements Runnable {

  @Mixin private @Nullable TemplateOptions templates;
  @Mixin private @Nullable TemplateFilter filter;

  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      completionCandidates = Completions.Subjects.class,
      description = "Only this subject's.")
  private @Nullable String subject;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    List<Fault> faults = new ArrayList<>();
    TemplateFilter.Wanted wanted = requireValue(filter).read("--subject", subject, faults);
    OptionValue.refuse(faults);
    Templatebook book = requireValue(templates).book();
    List<TemplateListing> found =
        book.listing().stream().filter(one -> wanted.includes(one.descriptor())).toList();
    requireValue(answer).give(new TemplateList(found, book.templates().size()));
  }
}
