package dev.candor.cli;

import dev.candor.cli.config.Configuration;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.FreeForm;
import dev.candor.message.Subject;
import dev.candor.template.TemplateLibrary;
import dev.candor.template.Templatebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The templates a command looks at: the standard ones, over them what the database has in use, over
 * both a folder. And their samples: what they are written with while nobody borrows.
 */
final class Books {

  private static final String STANDARD = "templatebook/us";
  private static final Map<Subject, Templatebook> OF_ONE = new ConcurrentHashMap<>();

  @Option(
      names = "--templates",
      paramLabel = "FOLDER",
      description = "Your own templates, over templatebook-us.")
  private @Nullable Path folder;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "Where templates are kept beside the record; "
              + Configuration.DATABASE
              + " in this folder"
              + Setup.UNLESS)
  private @Nullable String db;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private Configuration inForce() {
    return Main.configuration(command).with(db, null, null, null, folder);
  }

  @Nullable Path folder() {
    return inForce().templates().value();
  }

  /** Reads the templates in the jar once, when they are first asked for. */
  private static final class InTheJar {
    static final Templatebook BOOK =
        Templatebook.fromClasspath(Books.class.getClassLoader(), STANDARD);
  }

  /** The templates in the jar. */
  static Templatebook standard() {
    return InTheJar.BOOK;
  }

  /** What one subject needs of the templates in the jar. */
  static Templatebook standard(Subject only) {
    return OF_ONE.computeIfAbsent(
        only, one -> Templatebook.fromClasspath(Books.class.getClassLoader(), STANDARD, one));
  }

  /** Whether the database ever had something in use over the standard templates. */
  static boolean changed(LazyInteractions interactions) {
    return interactions.templates().map(store -> store.revision() > 0).orElse(false);
  }

  /** The standard ones, and over them what the database has in use. */
  static Templatebook stored(LazyInteractions interactions) {
    Templatebook standard = standard();
    return interactions
        .templates()
        .map(store -> TemplateLibrary.over(standard, store).book())
        .orElse(standard);
  }

  /** All of them, one over the other. */
  static Templatebook laid(@Nullable Path folder, LazyInteractions interactions) {
    Templatebook below = stored(interactions);
    return folder == null ? below : Templatebook.fromFolder(existing(folder), below);
  }

  Templatebook book() {
    return with(interactions -> laid(folder(), interactions));
  }

  Templatebook below() {
    return with(Books::stored);
  }

  /** Does something with the database, which is then closed. */
  <T> T with(Function<LazyInteractions, T> work) {
    try (LazyInteractions interactions = new LazyInteractions(inForce().database().get())) {
      return work.apply(interactions);
    }
  }

  static Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              folder.toString(),
              "",
              "There is no folder (" + folder + ").",
              "name the folder that holds templates, partials and layouts."));
    }
    return folder;
  }

  // ---- samples

  /**
   * The sample of each subject that has one: {@code samples/paymentFailed.json} in the folder, or
   * else beside the standard templates. A file holds {@code context}, what a request would bring,
   * and beside it the engine's own names, such as {@code borrower}. A subject whose file cannot be
   * read has none.
   *
   * @param faults what is wrong with the files is added here
   */
  static Map<Subject, Map<String, @Nullable Object>> samples(
      @Nullable Path folder, List<Fault> faults) {
    Map<Subject, Map<String, @Nullable Object>> samples = new EnumMap<>(Subject.class);
    for (Subject subject : Subject.values()) {
      try {
        Map<String, @Nullable Object> sample = sample(subject, folder);
        if (sample != null) {
          samples.put(subject, sample);
        }
      } catch (InvalidInputException malformed) {
        faults.addAll(malformed.faults());
      }
    }
    return samples;
  }

  static @Nullable Map<String, @Nullable Object> sample(Subject subject, @Nullable Path folder) {
    String file = "samples/" + subject.wireName() + ".json";
    if (folder != null && Files.isRegularFile(folder.resolve(file))) {
      return flat(FreeForm.read(folder.resolve(file)));
    }
    try (InputStream stream =
        Books.class.getClassLoader().getResourceAsStream(STANDARD + "/" + file)) {
      return stream == null ? null : flat(FreeForm.read(file, stream));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One context of it, in which what the engine gives wins. */
  private static Map<String, @Nullable Object> flat(Map<String, @Nullable Object> sample) {
    Map<String, @Nullable Object> flat = new LinkedHashMap<>();
    if (sample.get("context") instanceof Map<?, ?> context) {
      context.forEach((name, value) -> flat.put(String.valueOf(name), value));
    }
    sample.forEach(
        (name, value) -> {
          if (!name.equals("context")) {
            flat.put(name, value);
          }
        });
    return flat;
  }
}
