package dev.candor.cli;

import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TemplateDescriptor;
import dev.candor.document.TemplateStore;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.TemplateLibrary;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor templates diff}: what a change of templates changes for who reads them. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the templates of two states with the same data and tells what reads differently.",
      "Each is a folder, the word standard, or a version kept in the database: KEY@NUMBER. Exit code 1 where they differ."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor templates diff standard my-templates",
      "  candor templates diff en/paymentFailed/email@2 en/paymentFailed/email@3"
    })
final class TemplatesDiffCommand implements Callable<Integer> {

  private static final Pattern VERSION = Pattern.compile("(.+)@([0-9]{1,9})");
  private static final String STANDARD = "standard";

  @Parameters(index = "0", paramLabel = "OLD", description = "What was.")
  private String old = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "What is to be.")
  private String now = "";

  @Mixin private @Nullable Database database;

  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      completionCandidates = Completions.Subjects.class,
      description = "Only this subject's.")
  private @Nullable String subject;

  @Mixin private TemplatesCommand.@Nullable Which which;

  @Option(
      names = "--context",
      paramLabel = "FILE",
      description = "The data to write with: a JSON object; the samples unless given.")
  private @Nullable Path context;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  /** What one template reads like in both; null where it is not there. */
  private record Pair(String key, @Nullable String old, @Nullable String now) {

    boolean differs() {
      return old == null ? now != null : !old.equals(now);
    }

    List<String> lines() {
      return LineDiff.of(old == null ? "" : old, now == null ? "" : now);
    }
  }

  @Override
  public Integer call() {
    CommandSpec command = Given.of(spec);
    List<Fault> faults = new ArrayList<>();
    @Nullable Subject wanted = Writing.word("--subject", subject, Subject::of, faults);
    @Nullable Channel channel = Given.of(which).channel(faults);
    @Nullable String language = Given.of(which).language(faults);
    Map<String, @Nullable Object> given = Map.of();
    if (context != null) {
      try {
        given = JsonInput.readFreeForm(context);
      } catch (InvalidInputException broken) {
        faults.addAll(broken.faults());
      }
    }
    Templatebook before = book("OLD", old, faults);
    Templatebook after = book("NEW", now, faults);
    if (before == null || after == null || !faults.isEmpty()) {
      throw new InvalidInputException("the command line", faults);
    }
    SortedMap<String, TemplateDescriptor> all = new TreeMap<>();
    before.descriptors().forEach(template -> all.put(template.key(), template));
    after.descriptors().forEach(template -> all.put(template.key(), template));
    List<Pair> pairs = new ArrayList<>();
    for (TemplateDescriptor template : all.values()) {
      if ((wanted == null || template.subject() == wanted)
          && (channel == null || template.channel() == channel)
          && (language == null || template.language().equals(language))) {
        pairs.add(pair(template, before, after, given));
      }
    }
    List<Pair> differing = pairs.stream().filter(Pair::differs).toList();
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(
          Json.text(
              differing.stream()
                  .map(
                      pair ->
                          Json.of(
                              "template", pair.key(),
                              "old", pair.old(),
                              "new", pair.now(),
                              "diff", pair.lines()))
                  .toList()));
    } else {
      for (Pair pair : differing) {
        out.println("--- " + (pair.old() == null ? "nothing" : old + " " + pair.key()));
        out.println("+++ " + (pair.now() == null ? "nothing" : now + " " + pair.key()));
        pair.lines().forEach(out::println);
        out.println();
      }
      command
          .commandLine()
          .getErr()
          .println(
              differing.isEmpty()
                  ? "No difference in " + pairs.size() + " templates."
                  : differing.size() + " of " + pairs.size() + " templates read differently.");
    }
    return differing.isEmpty() ? Main.DONE : Main.REFUSED;
  }

  private @Nullable Templatebook book(String which, String named, List<Fault> faults) {
    Matcher version = VERSION.matcher(named);
    boolean folder = isFolder(named);
    if (!folder && named.equals(STANDARD)) {
      return Books.standard();
    }
    if (!folder && version.matches()) {
      try (LazyInteractions interactions = new LazyInteractions(Given.of(database).url())) {
        TemplateStore store = interactions.templates().orElse(null);
        if (store == null) {
          faults.add(
              new Fault(
                  "--db",
                  "",
                  "There is no file (" + Given.of(database).shown() + ").",
                  "name the database with --db."));
          return null;
        }
        return TemplateLibrary.over(Books.standard(), store)
            .with(Map.of(version.group(1), Integer.valueOf(version.group(2))));
      } catch (InvalidInputException unknown) {
        faults.addAll(unknown.faults());
        return null;
      }
    }
    if (!folder) {
      faults.add(
          new Fault(
              which,
              "",
              "There is no folder (" + named + ").",
              "name a folder, a version such as en/paymentFailed/email@2, or standard."));
      return null;
    }
    return Templatebook.fromFolder(Path.of(named), Books.standard());
  }

  private static boolean isFolder(String named) {
    try {
      return Files.isDirectory(Path.of(named));
    } catch (InvalidPathException malformed) {
      return false;
    }
  }

  private Pair pair(
      TemplateDescriptor template,
      Templatebook before,
      Templatebook after,
      Map<String, @Nullable Object> given) {
    @Nullable Map<String, @Nullable Object> sample = sample(template.subject());
    Map<String, @Nullable Object> data =
        merged(
            before
                .variables(template.subject(), template.channel(), template.language())
                .context(sample),
            after
                .variables(template.subject(), template.channel(), template.language())
                .context(sample));
    data.putAll(given);
    return new Pair(
        template.key(), written(before, template, data), written(after, template, data));
  }

  private @Nullable Map<String, @Nullable Object> sample(Subject of) {
    for (String named : List.of(now, old)) {
      if (isFolder(named)) {
        Map<String, @Nullable Object> sample = Books.sample(of, Path.of(named));
        if (sample != null) {
          return sample;
        }
      }
    }
    return Books.sample(of, null);
  }

  private static Map<String, @Nullable Object> merged(Map<?, ?> one, Map<?, ?> other) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    one.forEach((name, value) -> all.put(String.valueOf(name), value));
    other.forEach(
        (name, value) -> {
          Object there = all.get(String.valueOf(name));
          all.put(
              String.valueOf(name),
              there instanceof Map<?, ?> group && value instanceof Map<?, ?> more
                  ? merged(group, more)
                  : value);
        });
    return all;
  }

  /** Subject line and text; null where the book has no such template. */
  private static @Nullable String written(
      Templatebook book, TemplateDescriptor template, Map<String, @Nullable Object> data) {
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
                      Demo.NOW,
                      ZoneOffset.UTC))
              .document();
      String line = document.subjectLine();
      return (line == null ? "" : "Subject line: " + line + "\n\n") + document.text();
    } catch (BrokenTemplateException broken) {
      return "It cannot be written. " + broken.getMessage();
    }
  }
}
