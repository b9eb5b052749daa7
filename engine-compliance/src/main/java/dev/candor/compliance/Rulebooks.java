package dev.candor.compliance;

import dev.candor.compliance.internal.reading.RulebookFiles;
import dev.candor.compliance.internal.reading.RulebookReader;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads rulebooks from folders, jars and memory. Stateless; may be shared between threads. */
public final class Rulebooks {

  private Rulebooks() {}

  /**
   * Reads the rulebook in this folder.
   *
   * @throws BrokenRulebookException listing every fault of every file
   */
  public static Rulebook fromFolder(Path folder) {
    return fromFolder(folder, null);
  }

  /**
   * Reads the rulebook in this folder and lays it over another: the rules of both hold, so the
   * strictest wins. Rules of the folder may use the numbers, disclosures and calendars below, and
   * give each other exceptions. Nothing of the folder changes what lies below: no rule gives one of
   * those below an exception, whatever it says of itself, and no id and no name below is taken
   * again.
   *
   * @param below what lies below, or null
   * @throws BrokenRulebookException listing every fault of every file
   */
  public static Rulebook fromFolder(Path folder, @Nullable Rulebook below) {
    return readFolder(folder, below).orThrow();
  }

  /**
   * Reads the rulebook these files make, as {@link #fromFolder(Path, Rulebook)} reads those of a
   * folder.
   *
   * @param files by name, such as {@code rules/house/no-texts.yaml}
   * @param below what lies below, or null
   * @throws BrokenRulebookException listing every fault of every file
   */
  public static Rulebook fromFiles(SortedMap<String, byte[]> files, @Nullable Rulebook below) {
    return readFiles(files, below).orThrow();
  }

  /**
   * Reads the rulebook under this root on the class path, in a folder or inside a jar, such as
   * {@code rulebook/us}.
   *
   * @throws BrokenRulebookException listing every fault of every file
   */
  public static Rulebook fromClasspath(ClassLoader loader, String root) {
    return fromClasspath(loader, root, null);
  }

  /**
   * Reads the rulebook under this root on the class path and lays it over another, as {@link
   * #fromFolder(Path, Rulebook)} does: for house rules that ship inside of a host's own jar.
   *
   * @param below what lies below, or null
   * @throws BrokenRulebookException listing every fault of every file
   */
  public static Rulebook fromClasspath(ClassLoader loader, String root, @Nullable Rulebook below) {
    return readClasspath(loader, root, below).orThrow();
  }

  /**
   * Reads this folder: what comes of it is the rulebook, or every fault of every file with whatever
   * could be read, to look for more faults in it. Throws nothing for what the folder holds.
   *
   * @param below what lies below, or null
   */
  public static RulebookReading readFolder(Path folder, @Nullable Rulebook below) {
    try {
      RulebookFiles found = RulebookFiles.inFolder(folder);
      return RulebookReader.read(found.files(), found.faults(), below);
    } catch (IOException | UncheckedIOException unreadable) {
      return RulebookReading.broken(
          new Fault(
              folder.toString(),
              "",
              "The folder cannot be read.",
              "check the path; a rulebook is a folder with rulebook.yaml in it."));
    }
  }

  /**
   * Reads these files as {@link #readFolder} reads those of a folder.
   *
   * @param files by name, such as {@code rules/us/hours.yaml}; their bytes are not to be changed
   * @param below what lies below, or null
   */
  public static RulebookReading readFiles(
      SortedMap<String, byte[]> files, @Nullable Rulebook below) {
    return RulebookReader.read(files, List.of(), below);
  }

  /** Reads what stands under this root on the class path, as {@link #readFolder} a folder. */
  public static RulebookReading readClasspath(ClassLoader loader, String root) {
    return readClasspath(loader, root, null);
  }

  private static RulebookReading readClasspath(
      ClassLoader loader, String root, @Nullable Rulebook below) {
    URL marker = loader.getResource(root + "/rulebook.yaml");
    if (marker == null) {
      return RulebookReading.broken(
          new Fault(
              root,
              "",
              "There is no rulebook.yaml on the class path here.",
              "check the root, or add the jar: that of rulebook/us is candor-rulebook-us."));
    }

    try {
      if (!marker.getProtocol().equals("jar")) {
        Path file = Path.of(marker.toURI());
        return readFolder(file.resolveSibling(".").normalize(), below);
      }
      RulebookFiles found = RulebookFiles.inJar(marker, root);
      return RulebookReader.read(found.files(), found.faults(), below);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
