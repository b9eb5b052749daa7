package dev.candor.cli.template;

import dev.candor.cli.option.DatabaseOption;
import dev.candor.cli.source.DemoPortfolio;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.cli.source.StandardTemplates;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TemplateDescriptor;
import dev.candor.document.TemplateStore;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.message.Subject;
import dev.candor.template.TemplateLibrary;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One side of {@code templates diff}: a folder, the word {@code standard}, or a version kept in the
 * database.
 *
 * @param folder null where it is none
 */
record TemplateSide(Templatebook book, @Nullable Path folder) {

  private static final Pattern VERSION = Pattern.compile("(.+)@([0-9]{1,9})");
  private static final String STANDARD = "standard";

  /**
   * Reads one side; null where it is wrong, which is added to the faults.
   *
   * @param argument the name of the argument that names it
   */
  static @Nullable TemplateSide read(
      String argument, String name, DatabaseOption database, List<Fault> faults) {
    Path folder = folder(name);
    if (folder != null) {
      return new TemplateSide(Templatebook.fromFolder(folder, StandardTemplates.book()), folder);
    }

    if (name.equals(STANDARD)) {
      return new TemplateSide(StandardTemplates.book(), null);
    }
    Matcher version = VERSION.matcher(name);
    if (version.matches()) {
      return readVersion(version.group(1), version.group(2), database, faults);
    }
    faults.add(
        new Fault(
            argument,
            "",
            "There is no folder (" + name + ").",
            "name a folder, a version such as en/paymentFailed/email@2, or standard."));
    return null;
  }

  private static @Nullable Path folder(String name) {
    try {
      Path folder = Path.of(name);
      return Files.isDirectory(folder) ? folder : null;
    } catch (InvalidPathException malformed) {
      return null;
    }
  }

  private static @Nullable TemplateSide readVersion(
      String key, String number, DatabaseOption database, List<Fault> faults) {
    try (LazyInteractions interactions = new LazyInteractions(database.url())) {
      TemplateStore store = interactions.templates().orElse(null);
      if (store == null) {
        faults.add(
            new Fault(
                "--db",
                "",
                "There is no file (" + database.printableUrl() + ").",
                "name the database with --db."));
        return null;
      }
      return new TemplateSide(
          TemplateLibrary.over(StandardTemplates.book(), store)
              .with(Map.of(key, Integer.valueOf(number))),
          null);
    } catch (InvalidInputException unknown) {
      faults.addAll(unknown.faults());
      return null;
    }
  }

  /** Returns the sample of a subject in the folder; null where there is none. */
  @Nullable Map<String, @Nullable Object> sample(Subject subject) {
    return folder == null ? null : StandardTemplates.sample(subject, folder);
  }

  /** Returns what a template is written with: the sample, and what it needs beyond. */
  Map<String, @Nullable Object> context(
      TemplateDescriptor template, @Nullable Map<String, @Nullable Object> sample) {
    return book.variables(template.subject(), template.channel(), template.language())
        .context(sample);
  }

  /** Writes subject line and text; null where there is no such template. */
  @Nullable String write(TemplateDescriptor template, Map<String, @Nullable Object> data) {
    if (!book.templates().contains(template.key())) {
      return null;
    }

    try {
      Document document =
          TemplateRenderer.of(book)
              .render(
                  new RenderOrder(
                      template.subject(),
                      template.channel(),
                      template.language(),
                      template.loanType(),
                      data,
                      List.of(),
                      false,
                      Set.of(Format.TEXT),
                      DemoPortfolio.NOW,
                      ZoneOffset.UTC))
              .document();
      String line = document.subjectLine();
      return (line == null ? "" : "Subject line: " + line + "\n\n") + document.text();
    } catch (BrokenTemplateException broken) {
      return "It cannot be written. " + broken.getMessage();
    }
  }
}
