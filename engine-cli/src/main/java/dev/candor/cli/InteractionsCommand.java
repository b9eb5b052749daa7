package dev.candor.cli;

import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.store.JdbcInteractions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor interactions}: the record. */
@Command(
    name = "interactions",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "What was recorded.",
    subcommands = {InteractionsCommand.ListCommand.class, InteractionsCommand.ShowCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor interactions list --person BO-NEWYORK",
      "  candor interactions show IX-4Q2M8ZV7K1WB3N5D --fmt pdf -o sent.pdf"
    })
final class InteractionsCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    EscapingWriter.help(spec);
  }

  /** {@code candor interactions list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists interactions, newest first.")
  static final class ListCommand implements Runnable {

    @Mixin private @Nullable Database database;

    @Option(names = "--person", paramLabel = "ID", description = "Only those of this borrower.")
    private @Nullable String person;

    @Option(
        names = "--limit",
        paramLabel = "N",
        description = "At most so many, 1 to 10000; 50 unless given.")
    private int limit = 50;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = Given.of(spec).commandLine().getOut();
      if (limit < 1 || limit > 10_000) {
        throw new InvalidInputException(
            "the command line",
            new Fault(
                "--limit",
                "",
                "The value (" + limit + ") must be 1 to 10000.",
                "leave it out for the newest 50."));
      }
      try (JdbcInteractions interactions = Given.of(database).existing()) {
        List<Interaction> found =
            interactions.list(person == null ? null : PersonId.of(person), limit);
        if (json) {
          out.println(Json.text(found.stream().map(Json::interaction).toList()));
        } else {
          found.forEach(
              one ->
                  out.printf(
                      "%-20s %-10s %-24s %-8s %-26s %s%n",
                      one.id(),
                      one.status(),
                      one.sendAt(),
                      one.channel(),
                      one.subject(),
                      one.personId()));
          out.println(
              found.isEmpty()
                  ? "No interactions."
                  : found.size() == 1 ? "1 interaction." : found.size() + " interactions.");
        }
      }
    }
  }

  /** {@code candor interactions show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one interaction with its content and every decision on it.")
  static final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Its id, such as IX-4Q2M8ZV7K1WB3N5D.")
    private String id = "";

    @Mixin private @Nullable Database database;

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

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      CommandSpec command = Given.of(spec);
      PrintWriter out = command.commandLine().getOut();
      try (JdbcInteractions interactions = Given.of(database).existing()) {
        Recorded recorded =
            interactions
                .find(InteractionId.of(id))
                .orElseThrow(
                    () ->
                        new InvalidInputException(
                            "the command line",
                            new Fault(
                                "ID",
                                "",
                                "There is no interaction ("
                                    + id
                                    + ") in "
                                    + Given.of(database).shown()
                                    + ".",
                                "see candor interactions list, or name another --db.")));
        if (fmt != null) {
          content(recorded.document(), fmt, out, command.commandLine().getErr());
        } else {
          out.println(
              json ? Json.text(Json.recorded(recorded)) : Told.in(command).recorded(recorded));
        }
        return Main.DONE;
      }
    }

    private void content(
        @Nullable Document document, String wanted, PrintWriter out, PrintWriter err) {
      Format format =
          Format.WORDS
              .find(wanted)
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          "the command line",
                          new Fault(
                              "--fmt",
                              "",
                              "The value (" + wanted + ") is not a format.",
                              "write text, html or pdf.")));
      byte @Nullable [] bytes =
          document == null
              ? null
              : switch (format) {
                case TEXT -> utf8(document.text());
                case HTML -> utf8(document.html());
                case PDF -> document.pdf();
              };
      Path file = output;
      if (bytes == null || (format == Format.PDF && file == null)) {
        throw new InvalidInputException(
            "the command line",
            new Fault(
                "--fmt",
                "",
                bytes == null
                    ? "The interaction has no content as " + format + "."
                    : "A PDF needs a file.",
                bytes == null ? "try another --fmt." : "add -o sent.pdf."));
      }
      if (file == null) {
        out.print(new String(bytes, StandardCharsets.UTF_8));
        out.flush();
      } else {
        RenderCommand.write(file, bytes);
        err.println("Wrote " + file + " (" + bytes.length + " bytes).");
      }
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
      return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
