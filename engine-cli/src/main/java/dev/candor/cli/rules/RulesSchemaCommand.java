package dev.candor.cli.rules;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.page.RulebookSchema;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code candor rules schema}: the JSON Schema of the files of a rulebook. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description =
        "Prints the JSON Schema of a kind of file of a rulebook, for editors that complete and check while you type.",
    footerHeading = "%nExamples:%n",
    footer = {"  candor rules schema > rule.schema.json", "  candor rules schema parameter"})
final class RulesSchemaCommand implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description = "rule, parameter, disclosure, calendar or cases; rule unless given.")
  private String of = "rule";

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    RulebookSchema schema =
        Arrays.stream(RulebookSchema.values())
            .filter(one -> one.text().equals(of))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "the command line",
                        new Fault(
                            "rules schema",
                            "",
                            "The value (" + of + ") is no kind of file of a rulebook.",
                            "use one of: "
                                + Arrays.stream(RulebookSchema.values())
                                    .map(RulebookSchema::text)
                                    .collect(Collectors.joining(", "))
                                + ".")));

    // JSON in both forms: what is asked for is a file of it
    new JsonAnswers(requireValue(answer).out()).print(schema.tree());
  }
}
