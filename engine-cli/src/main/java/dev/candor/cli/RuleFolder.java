package dev.candor.cli;

import dev.candor.cli.config.Layer;
import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.casebook.Casebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rulebook a command looks at: a folder, or the one in the jar; over another where asked. */
final class RuleFolder {

  private static final String STANDARD = "rulebook-us";
  private static final String ROOT = "rulebook/us";
  private static final String IN_A_CHECKOUT = "src/main/resources/rulebook";
  private static final Map<String, RulebookReading> IN_JARS = new ConcurrentHashMap<>();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The rulebook; rulebook-us unless given.")
  private @Nullable Path folder;

  @Option(
      names = "--over",
      paramLabel = "FOLDER",
      description = "The rulebook below, such as rulebook-us: the rules of both hold.")
  private @Nullable Path over;

  private @Nullable RulebookReading below;

  /** What comes of reading it. What lies below must be good. */
  RulebookReading reading() {
    Rulebook under = over == null ? null : belowReading().orThrow();
    return folder == null && under == null ? standard() : read(folder, under);
  }

  /** What comes of reading its cases. */
  Casebook casebook(RulebookReading rulebook) {
    return Casebook.reading(rulebook, over == null ? new TreeMap<>() : belowReading().files());
  }

  /** The same, with the cases of the rulebook below. */
  Casebook everyCase(RulebookReading rulebook) {
    Casebook own = casebook(rulebook);
    return over == null ? own : own.over(Casebook.of(belowReading().orThrow()));
  }

  /** The rulebook in a folder, or the one in the jar by its name. */
  static Rulebook at(Path named) {
    return read(named, null).orThrow();
  }

  /** The rulebooks that are named, the first lowest. */
  static Rulebook laid(List<Layer> layers) {
    Rulebook below = null;
    for (Layer layer : layers) {
      below = reading(layer, below).orThrow();
    }
    return Given.of(below);
  }

  private static RulebookReading reading(Layer layer, @Nullable Rulebook under) {
    if (layer.folder() != null) {
      return read(layer.folder(), under);
    }
    RulebookReading found = inAJar(Given.of(layer.root()));
    return under == null ? found : Rulebooks.readFiles(found.files(), under);
  }

  private RulebookReading belowReading() {
    if (below == null) {
      below = read(over, null);
    }
    return below;
  }

  /** What comes of reading a rulebook that is named: a folder, or the one in the jar. */
  static RulebookReading named(Path folder) {
    return read(folder, null);
  }

  /** The rulebook that is named over another, or that other one itself where both are the same. */
  static RulebookReading named(Path folder, @Nullable Path over, @Nullable Rulebook under) {
    return read(folder, over != null && same(folder, over) ? null : under);
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /** The same over another. */
  static RulebookReading named(Path folder, @Nullable Rulebook under) {
    return read(folder, under);
  }

  private static RulebookReading read(@Nullable Path named, @Nullable Rulebook under) {
    if (named == null || (named.toString().equals(STANDARD) && !Files.exists(named))) {
      if (under != null) {
        throw wrong("FOLDER", "There is no folder to lay over the other.", "name your rulebook.");
      }
      return standard();
    }
    return Rulebooks.readFolder(resolved(named), under);
  }

  static RulebookReading standard() {
    return inAJar(ROOT);
  }

  /** Reads a rulebook on the class path, which is the same as long as the process runs, once. */
  private static RulebookReading inAJar(String root) {
    return IN_JARS.computeIfAbsent(
        root, one -> Rulebooks.readClasspath(RuleFolder.class.getClassLoader(), one));
  }

  /** The folder itself, or the only rulebook in a module of that name in a checkout. */
  static Path resolved(Path named) {
    if (!Files.isDirectory(named)) {
      throw wrong(
          named.toString(),
          "There is no folder (" + named + ").",
          "name the folder that holds rulebook.yaml.");
    }
    Path books = named.resolve(IN_A_CHECKOUT);
    if (!Files.exists(named.resolve("rulebook.yaml")) && Files.isDirectory(books)) {
      try (Stream<Path> children = Files.list(books)) {
        List<Path> found =
            children.filter(one -> Files.exists(one.resolve("rulebook.yaml"))).toList();
        if (found.size() == 1) {
          return found.get(0);
        }
      } catch (IOException unreadable) {
        throw wrong(
            books.toString(), "The folder (" + books + ") cannot be read.", "check the path.");
      }
    }
    return named;
  }

  private static InvalidInputException wrong(String place, String message, String maybe) {
    return new InvalidInputException("the command line", new Fault(place, "", message, maybe));
  }
}
