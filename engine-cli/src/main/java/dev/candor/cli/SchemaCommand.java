package dev.candor.cli;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor schema}: the JSON Schema of what Candor reads. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Prints the JSON Schema of a request or a portfolio, for editors and validators.",
    footerHeading = "%nExamples:%n",
    footer = {"  candor schema portfolio > portfolio.schema.json"})
final class SchemaCommand implements Runnable {

  @Parameters(paramLabel = "request|portfolio", description = "Of what.")
  private String of = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    for (Schema schema : Schema.values()) {
      if (schema.name().toLowerCase(Locale.ROOT).equals(of)) {
        Given.of(spec).commandLine().getOut().println(schema.text().stripTrailing());
        return;
      }
    }
    throw new InvalidInputException(
        "the command line",
        new Fault(
            "schema",
            "",
            "The value (" + of + ") is none of request and portfolio.",
            "write candor schema portfolio."));
  }
}
