package dev.candor.cli;

import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.Rendering;
import dev.candor.document.TextSegments;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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
      "  candor render --subject statement --channel mail --portfolio examples/portfolio.json --person BO-NEWYORK --loan LN-NEWYORK --statement SM-NEWYORK-2026-02 -o statement.html",
      "  candor render --subject confirmationCode --channel text --fmt text --context code.json --strict-undefined"
    })
final class RenderCommand implements Callable<Integer> {

  @Mixin private @Nullable Writing writing;

  @Option(
      names = "--fmt",
      paramLabel = "FORMAT",
      completionCandidates = Completions.Formats.class,
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
    Format format = Format.WORDS.find(fmt).orElse(null);
    Path file = output;
    List<Fault> faults = new ArrayList<>();
    if (format == null) {
      faults.add(
          new Fault(
              "--fmt", "", "The value (" + fmt + ") is not a format.", "write text, html or pdf."));
    } else if (format == Format.PDF && file == null) {
      faults.add(new Fault("--output", "", "A PDF needs a file.", "add -o letter.pdf."));
    }
    Writing given = Given.of(writing);
    try (LazyInteractions interactions = given.interactions()) {
      Writing.Asked asked = given.asked(err, interactions, faults);
      Rendering rendering = asked.candor().render(asked.request(), Given.of(format));
      Writing.warn(err, rendering.undefinedNames());
      TextSegments segments = Told.segments(rendering.document());
      if (segments != null) {
        err.println("The text takes " + segments + ".");
      }
      byte[] bytes = bytes(rendering.document(), Given.of(format));
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

  /**
   * Whole or not at all: what stood there stays until the new file is complete. A device or a pipe
   * is written to as it is, and a link is followed.
   */
  static void write(Path file, byte[] bytes) {
    Path named = file.toAbsolutePath();
    Path folder = named.getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(named)) {
      throw wrong(
          "--output",
          "The file (" + file + ") cannot be written there.",
          Files.isDirectory(named)
              ? "name a file in that folder."
              : "name a file in a folder that exists.");
    }
    try {
      if (Files.exists(named) && !Files.isRegularFile(named)) {
        try (OutputStream stream = Files.newOutputStream(named, StandardOpenOption.WRITE)) {
          stream.write(bytes);
        }
        return;
      }
      Path target = Files.exists(named) ? named.toRealPath() : named;
      Path whole =
          target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
      try {
        Files.write(whole, bytes, StandardOpenOption.CREATE_NEW);
        Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException failed) {
      throw wrong(
          "--output",
          "The file (" + file + ") cannot be written.",
          "check that there is room and that you may write there.");
    }
  }

  private static InvalidInputException wrong(String option, String message, String maybe) {
    return new InvalidInputException("the command line", new Fault(option, "", message, maybe));
  }
}
