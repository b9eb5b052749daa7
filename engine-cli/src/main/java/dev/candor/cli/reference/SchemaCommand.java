package dev.candor.cli.reference;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.config.Configuration;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.fault.Nearest;
import dev.candor.json.InputSchema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code candor schema}: the JSON Schema of what Candor reads. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description =
        "Prints the JSON Schema of a request, a portfolio or the configuration, for editors and validators.",
    footerHeading = "%nExamples:%n",
    footer = {"  candor schema portfolio > portfolio.schema.json"})
public final class SchemaCommand implements Runnable {

  @Parameters(paramLabel = "request|portfolio|config", description = "Of what.")
  private String of = "";

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    requireValue(answer).give(new SchemaAnswer(schema()));
  }

  private String schema() {
    if (of.equals("config")) {
      return Configuration.schema();
    }

    return Arrays.stream(InputSchema.values())
        .filter(schema -> schema.title().equals(of))
        .findFirst()
        .map(InputSchema::text)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "the command line",
                    new Fault(
                        "schema",
                        "",
                        "The value (" + of + ") is none of request, portfolio and config.",
                        "write candor schema " + nearest() + ".")));
  }

  private String nearest() {
    List<String> known =
        Stream.concat(
                Arrays.stream(InputSchema.values()).map(InputSchema::title), Stream.of("config"))
            .toList();

    return Nearest.to(of, known, 1).stream().findFirst().orElse("portfolio");
  }
}
