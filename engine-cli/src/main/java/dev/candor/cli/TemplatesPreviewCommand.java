package dev.candor.cli;

import dev.candor.Candor;
import dev.candor.decision.Disclosure;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.Portfolio;
import dev.candor.message.CaseId;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.RenderRequest;
import dev.candor.message.StatementId;
import dev.candor.message.Subject;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor templates preview}: a subject's templates, written and side by side. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a subject's templates into a folder: html, text, subject line, PDF of letters, and an index.html that shows them side by side.",
      "The data is that of samples/SUBJECT.json, or made up; --context goes over it. With --person it is the portfolio's."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor templates preview paymentSuccessful -o preview",
      "  candor templates preview paymentSuccessful --templates my-templates -o preview --watch",
      "  candor templates preview loanOverdueFirstNotice --channel mail --person BO-NEWYORK --loan LN-NEWYORK -o preview"
    })
final class TemplatesPreviewCommand implements Callable<Integer> {

  private static final Set<Channel> PAPER = EnumSet.of(Channel.MAIL, Channel.DOCUMENT, Channel.FAX);
  private static final Disclosure STAND_IN =
      new Disclosure("stand-in", "Words that a rule requires stand here.");

  @Parameters(
      paramLabel = "SUBJECT",
      completionCandidates = Completions.Subjects.class,
      description = "Its name, such as paymentSuccessful.")
  private String subject = "";

  @Mixin private TemplatesCommand.@Nullable Which which;
  @Mixin private @Nullable Setup setup;

  @Option(names = "--person", paramLabel = "ID", description = "The borrower, of the portfolio.")
  private @Nullable String person;

  @Option(names = "--loan", paramLabel = "ID", description = "The loan.")
  private @Nullable String loan;

  @Option(names = "--case", paramLabel = "ID", description = "The case.")
  private @Nullable String caseId;

  @Option(names = "--statement", paramLabel = "ID", description = "The statement.")
  private @Nullable String statement;

  @Option(
      names = "--context",
      paramLabel = "FILE",
      description = "More data for the templates: a JSON object.")
  private @Nullable Path context;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where to; made where there is none.")
  private @Nullable Path output;

  @Option(
      names = "--watch",
      description = "Writes again whenever a file of --templates or --context is saved.")
  private boolean watch;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Ends the watch after so long, such as PT10M; never unless given.")
  private @Nullable String limit;

  @Spec private @Nullable CommandSpec spec;

  /** What is asked for, good in itself. */
  private record Asked(
      Subject subject,
      @Nullable Channel channel,
      @Nullable String language,
      @Nullable PersonId person,
      @Nullable LoanId loan,
      @Nullable CaseId caseId,
      @Nullable StatementId statement) {}

  @Override
  public Integer call() {
    CommandSpec command = Given.of(spec);
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    Setup given = Given.of(setup);
    List<Fault> faults = new ArrayList<>(given.faults());
    @Nullable Subject wanted = Writing.word("SUBJECT", subject, Subject::of, faults);
    @Nullable Channel channel = Given.of(which).channel(faults);
    @Nullable String language = Given.of(which).language(faults);
    @Nullable PersonId borrower = Writing.word("--person", person, PersonId::of, faults);
    @Nullable LoanId itsLoan = Writing.word("--loan", loan, LoanId::of, faults);
    @Nullable CaseId itsCase = Writing.word("--case", caseId, CaseId::of, faults);
    @Nullable StatementId itsStatement =
        Writing.word("--statement", statement, StatementId::of, faults);
    @Nullable Duration longest = duration(faults);
    if (borrower == null && (!given.demo() || loan != null || caseId != null)) {
      faults.add(
          new Fault(
              "--person",
              "",
              "There is no --person, and a portfolio, a loan or a case says nothing without.",
              "add --person ID, or leave the others out to use the sample."));
    }
    if (watch && given.folder() == null) {
      faults.add(
          new Fault(
              "--watch",
              "",
              "There is no folder to watch.",
              "name yours with --templates FOLDER."));
    }
    if (given.folder() != null && !Files.isDirectory(given.folder())) {
      faults.add(
          new Fault(
              "--templates",
              "",
              "There is no folder (" + given.folder() + ").",
              "name the folder that holds templates, partials and layouts."));
    }
    if (watch && given.folder() != null && output != null && isIn(output, given.folder())) {
      faults.add(
          new Fault(
              "--output",
              "",
              "The folder (" + output + ") lies in the one that is watched.",
              "name a folder beside your templates."));
    }
    if (wanted == null || !faults.isEmpty()) {
      throw new InvalidInputException("the command line", faults);
    }
    Asked asked = new Asked(wanted, channel, language, borrower, itsLoan, itsCase, itsStatement);
    Path folder = made(Given.of(output));
    if (!watch) {
      PreviewPage page = page(asked, given, err);
      write(page, folder, false, out);
      page.warn(err);
      return page.isWhole() ? Main.DONE : Main.BROKEN;
    }
    List<Path> watched = new ArrayList<>();
    watched.add(Given.of(given.folder()));
    if (context != null) {
      watched.add(context);
    }
    err.println("Watching " + given.folder() + "; end with Ctrl-C.");
    try (SavedFiles saved = SavedFiles.in(watched)) {
      do {
        again(asked, given, folder, out, err);
        out.flush();
        err.flush();
      } while (saved.await(longest));
    }
    return Main.DONE;
  }

  /** One turn of the watch: what is broken is told and waits to be mended. */
  private void again(Asked asked, Setup given, Path folder, PrintWriter out, PrintWriter err) {
    PreviewPage page;
    try {
      page = page(asked, given, err);
    } catch (BrokenTemplateException | InvalidInputException broken) {
      page = PreviewPage.broken(asked.subject(), String.valueOf(broken.getMessage()));
    } catch (UncheckedIOException meanwhile) {
      page =
          PreviewPage.broken(
              asked.subject(),
              "A file could not be read while it was saved.\nMaybe save it again.");
    }
    write(page, folder, true, out);
    page.warn(err);
  }

  private @Nullable Duration duration(List<Fault> faults) {
    if (limit == null) {
      return null;
    }
    try {
      Duration duration = Duration.parse(limit);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException malformed) {
      // said below
    }
    faults.add(
        new Fault(
            "--for",
            "",
            "The value (" + limit + ") is not a duration.",
            "write it as PT30S or PT10M."));
    return null;
  }

  private static boolean isIn(Path inner, Path outer) {
    return inner.toAbsolutePath().normalize().startsWith(outer.toAbsolutePath().normalize());
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              "--output",
              "",
              "The folder (" + folder + ") cannot be made there.",
              "name a folder, not a file, where you may write."));
    }
  }

  // ---- writing

  private PreviewPage page(Asked asked, Setup given, PrintWriter err) {
    Map<String, @Nullable Object> values =
        context == null ? Map.of() : JsonInput.readFreeForm(context);
    try (LazyInteractions interactions = given.interactions()) {
      Templatebook book = given.templates(interactions);
      String language = asked.language() == null ? "en" : asked.language();
      List<TemplateDescriptor> templates =
          book.descriptors().stream()
              .filter(template -> template.subject() == asked.subject())
              .filter(template -> asked.channel() == null || template.channel() == asked.channel())
              .filter(template -> template.language().equals(language))
              .toList();
      if (templates.isEmpty()) {
        String channel = asked.channel() == null ? "" : "/" + asked.channel();
        throw TemplatesCommand.none(book, asked.subject(), channel);
      }
      PreviewPage page = new PreviewPage(asked.subject());
      if (asked.person() == null) {
        TemplateRenderer renderer = TemplateRenderer.of(book);
        @Nullable Map<String, @Nullable Object> sample =
            Books.sample(asked.subject(), given.folder());
        for (TemplateDescriptor template : templates) {
          Map<String, @Nullable Object> data =
              book.variables(asked.subject(), template.channel(), language).context(sample);
          data.putAll(values);
          page.add(
              template, () -> PreviewPage.Parts.of(renderer.render(order(template, data, given))));
        }
      } else {
        Portfolio portfolio = given.portfolio(err);
        Candor candor = given.candor(portfolio, interactions, err);
        for (TemplateDescriptor template : templates) {
          if (template.loanType() == null) {
            page.add(template, () -> written(candor, template.channel(), asked, values));
          }
        }
      }
      return page;
    }
  }

  private static RenderOrder order(
      TemplateDescriptor template, Map<String, @Nullable Object> data, Setup given) {
    return new RenderOrder(
        template.subject(),
        template.channel(),
        template.language(),
        template.loanType(),
        data,
        template.channel() == Channel.VOICE || template.channel() == Channel.CHAT
            ? List.of()
            : List.of(STAND_IN),
        false,
        formats(template.channel()),
        given.now(),
        ZoneOffset.UTC);
  }

  private static Set<Format> formats(Channel channel) {
    EnumSet<Format> formats = EnumSet.of(Format.TEXT);
    if (channel == Channel.EMAIL || channel == Channel.GUI || PAPER.contains(channel)) {
      formats.add(Format.HTML);
    }
    if (PAPER.contains(channel)) {
      formats.add(Format.PDF);
    }
    return formats;
  }

  /** As a send would write it, one form after the other. */
  private static PreviewPage.Parts written(
      Candor candor, Channel channel, Asked asked, Map<String, @Nullable Object> values) {
    RenderRequest request =
        new RenderRequest(
            asked.subject(),
            channel,
            asked.person(),
            asked.loan(),
            asked.caseId(),
            asked.statement(),
            null,
            values,
            asked.language(),
            false);
    PreviewPage.Parts parts = PreviewPage.Parts.of(candor.render(request, Format.TEXT));
    for (Format format : formats(channel)) {
      if (format != Format.TEXT) {
        parts = parts.with(candor.render(request, format).document());
      }
    }
    return parts;
  }

  private static void write(PreviewPage page, Path folder, boolean watched, PrintWriter out) {
    Map<String, byte[]> files = page.files(watched);
    files.forEach((name, bytes) -> RenderCommand.write(folder.resolve(name), bytes));
    String count = files.size() == 1 ? "1 file" : files.size() + " files";
    out.println("Wrote " + count + "; open " + folder.resolve("index.html"));
  }
}
