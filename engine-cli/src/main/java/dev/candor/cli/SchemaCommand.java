package dev.candor.cli;

import dev.candor.cli.config.Configuration;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.Schema;
import java.io.PrintWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor schema}: the JSON Schema of what Candor reads. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description =
        "Prints the JSON Schema of a request, a portfolio or the configuration, for editors and validators.",
    footerHeading = "%nExamples:%n",
    footer = {"  candor schema portfolio > portfolio.schema.json"})
final class SchemaCommand implements Runnable {

  @Parameters(paramLabel = "request|portfolio|config", description = "Of what.")
  private String of = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    String text = schema();
    out.println(EscapingWriter.ANSWER + EscapingWriter.content(text));
  }

  private String schema() {
    if (of.equals("config")) {
      return Configuration.schema();
    }
    return Arrays.stream(Schema.values())
        .filter(schema -> schema.title().equals(of))
        .findFirst()
        .map(Schema::text)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "the command line",
                    new Fault(
                        "schema",
                        "",
                        "The value (" + of + ") is none of request, portfolio and config.",
                        "write candor schema portfolio.")));
  }
}
