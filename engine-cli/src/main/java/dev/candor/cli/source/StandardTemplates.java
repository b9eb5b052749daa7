package dev.candor.cli.source;

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
import org.jspecify.annotations.Nullable;

/**
 * The standard templates in the jar, and what lies over them: what the database has in use, and
 * over both a folder. And their samples: what they are written with while nobody borrows.
 */
public final class StandardTemplates {

  private static final String ROOT = "templatebook/us";
  private static final Map<Subject, Templatebook> OF_ONE = new ConcurrentHashMap<>();

  private StandardTemplates() {}

  /** Reads the templates in the jar once, when they are first asked for. */
  private static final class InTheJar {
    static final Templatebook BOOK = Templatebook.fromClasspath(loader(), ROOT);
  }

  private static ClassLoader loader() {
    return StandardTemplates.class.getClassLoader();
  }

  /** Returns the templates in the jar. */
  public static Templatebook book() {
    return InTheJar.BOOK;
  }

  /** Returns what one subject needs of the templates in the jar. */
  public static Templatebook of(Subject only) {
    return OF_ONE.computeIfAbsent(only, one -> Templatebook.fromClasspath(loader(), ROOT, one));
  }

  /** Returns whether the database ever had something in use over the standard templates. */
  public static boolean isChanged(LazyInteractions interactions) {
    return interactions.templates().map(store -> store.revision() > 0).orElse(false);
  }

  /** Returns the standard ones, and over them what the database has in use. */
  public static Templatebook inUse(LazyInteractions interactions) {
    return interactions
        .templates()
        .map(store -> TemplateLibrary.over(book(), store).book())
        .orElseGet(StandardTemplates::book);
  }

  /** Returns what is in use, and over it the templates of a folder where there is one. */
  public static Templatebook layer(@Nullable Path folder, LazyInteractions interactions) {
    Templatebook below = inUse(interactions);
    return folder == null ? below : Templatebook.fromFolder(requireFolder(folder), below);
  }

  /** Returns the folder, which must be there. */
  public static Path requireFolder(Path folder) {
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
   * Returns the sample of each subject that has one: {@code samples/paymentFailed.json} in the
   * folder, or else beside the standard templates. A file holds {@code context}, what a request
   * would bring, and beside it the engine's own names, such as {@code borrower}. A subject whose
   * file cannot be read has none.
   *
   * @param faults what is wrong with the files is added here
   */
  public static Map<Subject, Map<String, @Nullable Object>> samples(
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

  public static @Nullable Map<String, @Nullable Object> sample(
      Subject subject, @Nullable Path folder) {
    String file = "samples/" + subject.wireName() + ".json";
    if (folder != null && Files.isRegularFile(folder.resolve(file))) {
      return flatten(FreeForm.read(folder.resolve(file)));
    }
    try (InputStream stream = loader().getResourceAsStream(ROOT + "/" + file)) {
      return stream == null ? null : flatten(FreeForm.read(file, stream));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One context of it, in which what the engine gives wins. */
  private static Map<String, @Nullable Object> flatten(Map<String, @Nullable Object> sample) {
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
