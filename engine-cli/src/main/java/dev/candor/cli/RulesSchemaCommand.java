package dev.candor.cli;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.page.RulebookSchema;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  @Spec private @Nullable CommandSpec spec;

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
    Given.of(spec).commandLine().getOut().println(Json.text(schema.tree()));
  }
}
