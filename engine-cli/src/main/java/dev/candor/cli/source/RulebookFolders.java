package dev.candor.cli.source;

import dev.candor.cli.config.RulebookLayer;
import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rulebooks by the names people write: folders, or rulebook-us in the jar. */
public final class RulebookFolders {

  private static final String STANDARD = "rulebook-us";
  private static final String ROOT = "rulebook/us";
  private static final String IN_A_CHECKOUT = "src/main/resources/rulebook";
  private static final Map<String, RulebookReading> IN_JARS = new ConcurrentHashMap<>();

  private RulebookFolders() {}

  /** Reads the rulebook in a folder, or the one in the jar by its name. */
  public static Rulebook at(Path folder) {
    return read(folder, null).orThrow();
  }

  /** Reads the rulebooks that are named over one another, the first lowest. */
  public static Rulebook layer(List<RulebookLayer> layers) {
    Rulebook below = null;
    for (RulebookLayer layer : layers) {
      below = reading(layer, below).orThrow();
    }
    return Objects.requireNonNull(below);
  }

  /** Refuses a layer whose folder is not there; reads nothing of it. */
  public static void requireFolder(RulebookLayer layer) {
    if (layer.folder() != null && !isStandard(layer.folder())) {
      resolve(layer.folder());
    }
  }

  private static boolean isStandard(Path named) {
    return named.toString().equals(STANDARD) && !Files.exists(named);
  }

  private static RulebookReading reading(RulebookLayer layer, @Nullable Rulebook under) {
    if (layer.folder() != null) {
      return read(layer.folder(), under);
    }
    RulebookReading found = inAJar(Objects.requireNonNull(layer.root()));
    return under == null ? found : Rulebooks.readFiles(found.files(), under);
  }

  /** Reads a rulebook over another, or that other one itself where both are the same. */
  public static RulebookReading readOver(
      Path folder, @Nullable Path over, @Nullable Rulebook under) {
    return read(folder, over != null && isSame(folder, over) ? null : under);
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /** Reads a folder, or the rulebook in the jar by its name, over another where there is one. */
  public static RulebookReading read(@Nullable Path named, @Nullable Rulebook under) {
    if (named == null || isStandard(named)) {
      if (under != null) {
        throw refuse("FOLDER", "There is no folder to lay over the other.", "name your rulebook.");
      }
      return standard();
    }
    return Rulebooks.readFolder(resolve(named), under);
  }

  /** Returns rulebook-us as it is in the jar. */
  public static RulebookReading standard() {
    return inAJar(ROOT);
  }

  /** Reads a rulebook on the class path, which is the same as long as the process runs, once. */
  private static RulebookReading inAJar(String root) {
    return IN_JARS.computeIfAbsent(
        root, one -> Rulebooks.readClasspath(RulebookFolders.class.getClassLoader(), one));
  }

  /** Returns the folder itself, or the only rulebook in a module of that name in a checkout. */
  public static Path resolve(Path named) {
    if (!Files.isDirectory(named)) {
      throw refuse(
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
        throw refuse(
            books.toString(), "The folder (" + books + ") cannot be read.", "check the path.");
      }
    }

    return named;
  }

  private static InvalidInputException refuse(String place, String message, String maybe) {
    return new InvalidInputException("the command line", new Fault(place, "", message, maybe));
  }
}
