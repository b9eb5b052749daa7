package dev.candor.cli;

import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.Rendering;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code candor render}: the document alone, in one form. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = "Writes a message in one form and sends nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor render --subject loanOverdueFirstNotice --channel mail --fmt pdf -o letter.pdf",
      "  candor render --subject statement --channel mail --portfolio examples/portfolio.json --person BO-NEWYORK --loan LN-NEWYORK --statement SM-NEWYORK -o statement.html",
      "  candor render --subject confirmationCode --channel text --fmt text --context code.json --strict-undefined"
    })
final class RenderCommand implements Callable<Integer> {

  @Mixin private @Nullable Writing writing;

  @Option(
      names = "--fmt",
      paramLabel = "FORMAT",
      description = "text, html or pdf; html unless given.")
  private String fmt = "html";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; standard output unless given. A PDF needs a file.")
  private @Nullable Path output;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Given.of(spec);
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    Format format =
        Format.WORDS
            .find(fmt)
            .orElseThrow(
                () ->
                    wrong(
                        "--fmt",
                        "The value (" + fmt + ") is not a format.",
                        "write text, html or pdf."));
    Path file = output;
    if (format == Format.PDF && file == null) {
      throw wrong("--output", "A PDF is not written to a terminal.", "add -o letter.pdf.");
    }
    Writing given = Given.of(writing);
    try (LazyInteractions interactions = given.interactions()) {
      Writing.Asked asked = given.asked(err, interactions);
      Rendering rendering = asked.candor().render(asked.request(), format);
      Writing.warn(err, rendering.undefinedNames());
      byte[] bytes = bytes(rendering.document(), format);
      if (file == null) {
        out.print(new String(bytes, StandardCharsets.UTF_8));
        out.flush();
      } else {
        write(file, bytes);
        err.println("Wrote " + file + " (" + bytes.length + " bytes).");
      }
      return Main.DONE;
    }
  }

  private static byte[] bytes(Document document, Format format) {
    return switch (format) {
      case TEXT -> Given.of(document.text()).getBytes(StandardCharsets.UTF_8);
      case HTML -> Given.of(document.html()).getBytes(StandardCharsets.UTF_8);
      case PDF -> Given.of(document.pdf());
    };
  }

  /** Whole or not at all: what stood there stays until the new file is complete. */
  static void write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
      throw wrong(
          "--output",
          "The file (" + file + ") cannot be written there.",
          "name a file in a folder that exists.");
    }
    try {
      Path whole = Files.createTempFile(folder, ".candor", ".part");
      try {
        Files.write(whole, bytes);
        Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static InvalidInputException wrong(String option, String message, String maybe) {
    return new InvalidInputException("the command line", new Fault(option, "", message, maybe));
  }
}
