package dev.candor.cli.message;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.SegmentsForm;
import dev.candor.cli.answer.UndefinedNames;
import dev.candor.cli.file.DocumentBytes;
import dev.candor.cli.file.OutputFile;
import dev.candor.cli.option.CandorOptions;
import dev.candor.cli.option.Completions;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.document.Format;
import dev.candor.document.Rendering;
import dev.candor.document.TextSegments;
import dev.candor.fault.Fault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor render}: the document alone, in one form. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = "Writes a message in one form and sends nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor render --subject loanOverdueFirstNotice --channel mail --fmt pdf -o letter.pdf",
      "  candor render --subject statement --channel mail --portfolio examples/portfolio.json --person BO-NEWYORK --loan LN-NEWYORK --statement SM-NEWYORK-2026-02 -o statement.html",
      "  candor render --subject confirmationCode --channel text --fmt text --context code.json --strict-undefined"
    })
public final class RenderCommand implements Callable<Integer> {

  @Mixin private @Nullable CandorOptions options;

  @Mixin private @Nullable RenderOptions rendering;

  @Option(
      names = "--fmt",
      paramLabel = "FORMAT",
      completionCandidates = Completions.Formats.class,
      description = "text, html or pdf; html unless given, text where the channel has no html.")
  private @Nullable String fmt;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; standard output unless given. A PDF needs a file.")
  private @Nullable Path output;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    PrintWriter err = requireValue(answer).err();
    List<Fault> faults = new ArrayList<>();
    Format given = fmt == null ? null : DocumentBytes.format(fmt, faults);
    if (given == Format.PDF && output == null) {
      faults.add(new Fault("--output", "", "A PDF needs a file.", "add -o letter.pdf."));
    }
    try (LazyInteractions interactions = requireValue(options).interactions()) {
      RenderOptions.Order order =
          requireValue(rendering).read(requireValue(options), err, interactions, faults);
      Format format = given == null ? DocumentBytes.firstFormat(order.request().channel()) : given;
      Rendering written = order.candor().render(order.request(), format);
      UndefinedNames.warn(err, written.undefinedNames());
      TextSegments segments = SegmentsForm.count(written.document());
      if (segments != null) {
        err.println("The text takes " + segments + ".");
      }

      byte[] bytes = requireValue(DocumentBytes.of(written.document(), format));
      if (output != null) {
        OutputFile.write(output, bytes);
        err.println("Wrote " + output + " (" + bytes.length + " bytes).");
      }
      requireValue(answer).give(new RenderAnswer(written, format, output, bytes.length));
      return ExitCode.DONE;
    }
  }
}
