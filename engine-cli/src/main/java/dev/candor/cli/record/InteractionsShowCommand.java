package dev.candor.cli.record;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.file.DocumentBytes;
import dev.candor.cli.file.OutputFile;
import dev.candor.cli.option.Completions;
import dev.candor.cli.option.DatabaseOption;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.OptionValue;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.message.InteractionId;
import dev.candor.store.JdbcInteractions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code candor interactions show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows one interaction with its content and every decision on it.")
final class InteractionsShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "Its id, such as IX-4Q2M8ZV7K1WB3N5D.")
  private String id = "";

  @Mixin private @Nullable DatabaseOption database;

  @Option(
      names = "--fmt",
      paramLabel = "FORMAT",
      completionCandidates = Completions.Formats.class,
      description = "Only the content as sent: text, html or pdf.")
  private @Nullable String fmt;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the content is written; standard output unless given.")
  private @Nullable Path output;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    List<Fault> faults = new ArrayList<>();
    @Nullable InteractionId wanted = OptionValue.read("ID", id, InteractionId::of, faults);
    OptionValue.refuse(faults);
    try (JdbcInteractions interactions = requireValue(database).openExisting()) {
      Recorded recorded = interactions.find(requireValue(wanted)).orElseThrow(this::refuseUnknown);
      if (fmt == null) {
        requireValue(answer).give(new RecordedAnswer(recorded));
      } else {
        writeContent(recorded.document(), fmt);
      }
      return ExitCode.DONE;
    }
  }

  private InvalidInputException refuseUnknown() {
    return new InvalidInputException(
        "the command line",
        new Fault(
            "ID",
            "",
            "There is no interaction ("
                + id
                + ") in "
                + requireValue(database).printableUrl()
                + ".",
            "see candor interactions list, or name another --db."));
  }

  private void writeContent(@Nullable Document document, String wanted) {
    List<Fault> faults = new ArrayList<>();
    @Nullable Format format = DocumentBytes.format(wanted, faults);
    OptionValue.refuse(faults);
    byte @Nullable [] bytes =
        document == null ? null : DocumentBytes.of(document, requireValue(format));
    if (bytes == null) {
      faults.add(
          new Fault(
              "--fmt",
              "",
              "The interaction has no content as " + format + ".",
              "try another --fmt."));
    } else if (format == Format.PDF && output == null) {
      faults.add(new Fault("--fmt", "", "A PDF needs a file.", "add -o sent.pdf."));
    }
    OptionValue.refuse(faults);

    PrintWriter out = requireValue(answer).out();
    if (output == null) {
      out.print(new String(requireValue(bytes), StandardCharsets.UTF_8));
      out.flush();
    } else {
      OutputFile.write(output, requireValue(bytes));
      requireValue(answer)
          .err()
          .println("Wrote " + output + " (" + requireValue(bytes).length + " bytes).");
    }
  }
}
