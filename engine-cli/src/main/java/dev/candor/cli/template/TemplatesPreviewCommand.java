package dev.candor.cli.template;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.Candor;
import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.Answers;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.file.InputFile;
import dev.candor.cli.file.OutputFile;
import dev.candor.cli.file.SavedFiles;
import dev.candor.cli.option.BorrowerOptions;
import dev.candor.cli.option.CandorOptions;
import dev.candor.cli.option.Completions;
import dev.candor.cli.option.ContextOption;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.OptionValue;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.cli.source.StandardTemplates;
import dev.candor.cli.text.Plural;
import dev.candor.decision.Disclosure;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.message.Channel;
import dev.candor.message.RenderRequest;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Mixin private @Nullable TemplateFilter filter;

  @Mixin private @Nullable CandorOptions options;

  @Mixin private @Nullable BorrowerOptions borrower;

  @Mixin private @Nullable ContextOption context;

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

  @Mixin private @Nullable AnswerOption answer;

  /** What is asked for, good in itself. */
  private record PreviewOrder(
      Subject subject,
      @Nullable Channel channel,
      String language,
      @Nullable String wantedLanguage,
      BorrowerOptions.BorrowerIds ids) {}

  @Override
  public Integer call() {
    CandorOptions given = requireValue(options);
    PrintWriter err = requireValue(answer).err();
    List<Fault> faults = new ArrayList<>(given.faults());
    TemplateFilter.Wanted wanted = requireValue(filter).read("SUBJECT", subject, faults);
    BorrowerOptions.BorrowerIds ids = requireValue(borrower).read(faults);
    @Nullable Duration longest = duration(faults);
    checkBorrower(ids, given, faults);
    checkFolders(given, faults);
    OptionValue.refuse(faults);
    PreviewOrder asked =
        new PreviewOrder(
            requireValue(wanted.subject()),
            wanted.channel(),
            wanted.language() == null ? "en" : wanted.language(),
            wanted.language(),
            ids);

    Path folder = makeFolder(requireValue(output));
    if (watch) {
      watch(asked, given, folder, longest);
      return ExitCode.DONE;
    }
    PreviewPage page = page(asked, given, err);
    write(page, folder, false);
    page.warn(err);
    return page.isWhole() ? ExitCode.DONE : ExitCode.BROKEN;
  }

  private void checkBorrower(
      BorrowerOptions.BorrowerIds ids, CandorOptions given, List<Fault> faults) {
    if (ids.person() == null && (!given.isDemo() || ids.loan() != null || ids.caseId() != null)) {
      faults.add(
          new Fault(
              "--person",
              "",
              "There is no --person, and a portfolio, a loan or a case says nothing without.",
              "add --person ID, or leave the others out to use the sample."));
    }
  }

  private void checkFolders(CandorOptions given, List<Fault> faults) {
    Path templates = given.templateFolder();
    if (templates == null) {
      if (watch) {
        faults.add(
            new Fault(
                "--watch",
                "",
                "There is no folder to watch.",
                "name yours with --templates FOLDER."));
      }
      return;
    }
    Path data = requireValue(context).file();
    if (watch && data != null && InputFile.isStandard(data)) {
      faults.add(
          new Fault(
              "--context",
              "",
              "Standard input (-) can be read once, and a watch reads again and again.",
              "name a file."));
    }

    if (!Files.isDirectory(templates)) {
      faults.add(
          new Fault(
              "--templates",
              "",
              "There is no folder (" + templates + ").",
              "name the folder that holds templates, partials and layouts."));
    }

    if (watch && output != null && isIn(output, templates)) {
      faults.add(
          new Fault(
              "--output",
              "",
              "The folder (" + output + ") lies in the one that is watched.",
              "name a folder beside your templates."));
    }
  }

  private void watch(
      PreviewOrder asked, CandorOptions given, Path folder, @Nullable Duration longest) {
    List<Path> watched = new ArrayList<>();
    watched.add(requireValue(given.templateFolder()));
    if (requireValue(context).file() != null) {
      watched.add(requireValue(requireValue(context).file()));
    }
    PrintWriter err = requireValue(answer).err();
    err.println("Watching " + given.templateFolder() + "; end with Ctrl-C.");

    try (SavedFiles saved = SavedFiles.in(watched)) {
      do {
        writeAgain(asked, given, folder);
        requireValue(answer).out().flush();
        err.flush();
      } while (saved.await(longest));
    }
  }

  /** Takes one turn of the watch: what is broken is told and waits to be mended. */
  private void writeAgain(PreviewOrder asked, CandorOptions given, Path folder) {
    PrintWriter err = requireValue(answer).err();
    PreviewPage page;

    try {
      page = page(asked, given, err);
    } catch (BrokenTemplateException | InvalidInputException broken) {
      page = PreviewPage.ofBroken(asked.subject(), String.valueOf(broken.getMessage()));
    } catch (UncheckedIOException meanwhile) {
      page =
          PreviewPage.ofBroken(
              asked.subject(),
              "A file could not be read while it was saved.\nMaybe save it again.");
    }
    write(page, folder, true);
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

  private static Path makeFolder(Path folder) {
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

  private PreviewPage page(PreviewOrder asked, CandorOptions given, PrintWriter err) {
    Map<String, @Nullable Object> values = requireValue(context).read();

    try (LazyInteractions interactions = given.interactions()) {
      Templatebook book = given.templates(interactions);
      TemplateFilter.Wanted wanted =
          new TemplateFilter.Wanted(asked.subject(), asked.channel(), asked.language());
      List<TemplateDescriptor> templates =
          book.descriptors().stream().filter(wanted::includes).toList();
      if (templates.isEmpty()) {
        throw TemplateFilter.refuseMissing(book, asked.subject(), asked.channel());
      }
      PreviewPage page = new PreviewPage(asked.subject());
      if (asked.ids().person() == null) {
        addOfSample(page, templates, book, given, values);
      } else {
        Candor candor = given.candor(given.portfolio(err), interactions, err);
        for (TemplateDescriptor template : templates) {
          if (template.loanType() == null) {
            page.add(template, () -> write(candor, template.channel(), asked, values));
          }
        }
      }
      return page;
    }
  }

  private static void addOfSample(
      PreviewPage page,
      List<TemplateDescriptor> templates,
      Templatebook book,
      CandorOptions given,
      Map<String, @Nullable Object> values) {
    TemplateRenderer renderer = TemplateRenderer.of(book);
    for (TemplateDescriptor template : templates) {
      Map<String, @Nullable Object> data =
          book.variables(template.subject(), template.channel(), template.language())
              .context(StandardTemplates.sample(template.subject(), given.templateFolder()));
      data.putAll(values);
      page.add(
          template,
          () -> PreviewPage.WrittenParts.of(renderer.render(order(template, data, given))));
    }
  }

  private static RenderOrder order(
      TemplateDescriptor template, Map<String, @Nullable Object> data, CandorOptions given) {
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

  /** Writes as a send would, one form after the other. */
  private static PreviewPage.WrittenParts write(
      Candor candor, Channel channel, PreviewOrder asked, Map<String, @Nullable Object> values) {
    RenderRequest request =
        new RenderRequest(
            asked.subject(),
            channel,
            asked.ids().person(),
            asked.ids().loan(),
            asked.ids().caseId(),
            asked.ids().statement(),
            null,
            values,
            asked.wantedLanguage(),
            false);
    PreviewPage.WrittenParts parts =
        PreviewPage.WrittenParts.of(candor.render(request, Format.TEXT));
    for (Format format : formats(channel)) {
      if (format != Format.TEXT) {
        parts = parts.with(candor.render(request, format).document());
      }
    }

    return parts;
  }

  private void write(PreviewPage page, Path folder, boolean watched) {
    Map<String, byte[]> files = page.files(watched);
    files.forEach((name, bytes) -> OutputFile.write(folder.resolve(name), bytes));
    CommandAnswer written = new PreviewFiles(folder, List.copyOf(files.keySet()), page.broken());
    Answers answers = requireValue(answer).answers();
    if (watched) {
      answers.giveLine(written);
    } else {
      answers.give(written);
    }
  }

  /** The answer: the files, and what is broken among the templates. */
  private record PreviewFiles(Path folder, List<String> files, List<String> broken)
      implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of("folder", folder.toString(), "files", files, "broken", broken);
    }

    @Override
    public void print(TextPage text) {
      text.printLine(
          "Wrote " + Plural.of(files.size(), "file") + "; open " + folder.resolve("index.html"));
    }
  }
}
