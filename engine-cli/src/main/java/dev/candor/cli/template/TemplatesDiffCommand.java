package dev.candor.cli.template;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.Completions;
import dev.candor.cli.option.ContextOption;
import dev.candor.cli.option.DatabaseOption;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.OptionValue;
import dev.candor.cli.source.StandardTemplates;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code candor templates diff}: what a change of templates changes for who reads them. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the templates of two states with the same data and tells what reads differently.",
      "Each is a folder, the word standard, or a version kept in the database: KEY@NUMBER. Exit code 1 where they differ."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor templates diff standard my-templates",
      "  candor templates diff en/paymentFailed/email@2 en/paymentFailed/email@3"
    })
final class TemplatesDiffCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "OLD", description = "What was.")
  private String old = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "What is to be.")
  private String now = "";

  @Mixin private @Nullable DatabaseOption database;

  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      completionCandidates = Completions.Subjects.class,
      description = "Only this subject's.")
  private @Nullable String subject;

  @Mixin private @Nullable TemplateFilter filter;

  @Mixin private @Nullable ContextOption context;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    List<Fault> faults = new ArrayList<>();
    TemplateFilter.Wanted wanted = requireValue(filter).read("--subject", subject, faults);
    Map<String, @Nullable Object> given = requireValue(context).read(faults);
    TemplateSide before = TemplateSide.read("OLD", old, requireValue(database), faults);
    TemplateSide after = TemplateSide.read("NEW", now, requireValue(database), faults);
    OptionValue.refuse(faults);

    SortedMap<String, TemplateDescriptor> all = new TreeMap<>();
    requireValue(before).book().descriptors().forEach(one -> all.put(one.key(), one));
    requireValue(after).book().descriptors().forEach(one -> all.put(one.key(), one));
    List<TemplatesDifference.Pair> pairs = new ArrayList<>();
    for (TemplateDescriptor template : all.values()) {
      if (wanted.includes(template)) {
        pairs.add(pair(template, requireValue(before), requireValue(after), given));
      }
    }
    List<TemplatesDifference.Pair> differing =
        pairs.stream().filter(TemplatesDifference.Pair::differs).toList();
    requireValue(answer).give(new TemplatesDifference(old, now, differing, pairs.size()));
    return differing.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private static TemplatesDifference.Pair pair(
      TemplateDescriptor template,
      TemplateSide before,
      TemplateSide after,
      Map<String, @Nullable Object> given) {
    @Nullable Map<String, @Nullable Object> sample = after.sample(template.subject());
    if (sample == null) {
      sample = before.sample(template.subject());
    }
    if (sample == null) {
      sample = StandardTemplates.sample(template.subject(), null);
    }
    Map<String, @Nullable Object> data =
        merge(before.context(template, sample), after.context(template, sample));
    data.putAll(given);
    return new TemplatesDifference.Pair(
        template.key(), before.write(template, data), after.write(template, data));
  }

  private static Map<String, @Nullable Object> merge(Map<?, ?> one, Map<?, ?> other) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    one.forEach((name, value) -> all.put(String.valueOf(name), value));
    other.forEach(
        (name, value) -> {
          Object there = all.get(String.valueOf(name));
          all.put(
              String.valueOf(name),
              there instanceof Map<?, ?> group && value instanceof Map<?, ?> more
                  ? merge(group, more)
                  : value);
        });
    return all;
  }
}
