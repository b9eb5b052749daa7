package dev.candor.compliance.internal.reading;

import dev.candor.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the files of a rulebook from a folder or a jar; what cannot be one is noted. */
public final class RulebookFiles {

  private static final int LARGEST_FILE = 1_048_576;
  private static final int MOST_FILES = 20_000;
  private static final int DEEPEST_FOLDER = 11;

  private final String place;
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private RulebookFiles(String place) {
    this.place = place;
  }

  /**
   * Collects the files of a folder.
   *
   * @throws IOException where the folder cannot be read
   */
  public static RulebookFiles inFolder(Path folder) throws IOException {
    RulebookFiles found = new RulebookFiles(folder.toString());
    try (Stream<Path> walk = Files.walk(folder, DEEPEST_FOLDER + 1)) {
      for (Path file : (Iterable<Path>) walk::iterator) {
        if (!found.add(folder, file)) {
          break;
        }
      }
    }
    return found;
  }

  /**
   * Collects the files under a root in a jar.
   *
   * @param marker a file of the jar
   * @param root without a slash at its end
   * @throws IOException where the jar cannot be read
   */
  public static RulebookFiles inJar(URL marker, String root) throws IOException {
    RulebookFiles found = new RulebookFiles(root);
    JarURLConnection connection = (JarURLConnection) marker.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry :
          jar.stream()
              .filter(one -> one.getName().startsWith(root + "/") && !one.isDirectory())
              .limit(MOST_FILES + 1L)
              .toList()) {
        String name = entry.getName().substring(root.length() + 1);
        if (found.hasRoom() && found.hasSize(name, entry.getSize())) {
          try (InputStream in = jar.getInputStream(entry)) {
            found.files.put(name, in.readAllBytes());
          }
        }
      }
    }

    return found;
  }

  /** Returns the files by name, such as {@code rules/us/hours.yaml}. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** Returns what stands there and cannot be read. */
  public List<Fault> faults() {
    return faults;
  }

  /** Adds what a walk met; false where there are too many files already. */
  private boolean add(Path folder, Path file) throws IOException {
    String name = folder.relativize(file).toString().replace('\\', '/');
    if (name.startsWith(".") || name.endsWith("/.DS_Store")) {
      return true; // version control's and the editor's; no rule can stand there
    }
    boolean link = !file.equals(folder) && Files.isSymbolicLink(file);
    if (Files.isDirectory(file) && !link) {
      if (folder.relativize(file).getNameCount() > DEEPEST_FOLDER) {
        note(
            name,
            "The folder is deeper than " + DEEPEST_FOLDER + " folders.",
            "move what is in it up.");
      }
      return true;
    }

    String strange = strange(folder, file, link);
    if (strange != null) {
      // a rule behind it would be left out without a word
      note(
          name,
          strange,
          link && Files.isRegularFile(file)
              ? "put the file itself in its place."
              : "put the files themselves in its place.");
      return true;
    }
    if (!hasRoom()) {
      return false;
    }
    if (hasSize(name, Files.size(file))) {
      files.put(name, Files.readAllBytes(file));
    }
    return true;
  }

  /** Returns why a file is not read; null where it is. */
  private static @Nullable String strange(Path folder, Path file, boolean link) throws IOException {
    if (!Files.isRegularFile(file)) {
      return "This is neither a file nor a folder that is read.";
    }
    return link && !file.toRealPath().startsWith(folder.toRealPath())
        ? "This is a link to what lies outside of the folder."
        : null;
  }

  private boolean hasRoom() {
    if (files.size() < MOST_FILES) {
      return true;
    }
    note(
        place,
        "There are more than " + MOST_FILES + " files.",
        "check the path, or write rules as rows of a table.");
    return false;
  }

  private boolean hasSize(String name, long size) {
    if (size <= LARGEST_FILE) {
      return true;
    }
    note(
        name,
        "The size (" + size + " bytes) is over " + LARGEST_FILE + " bytes.",
        "split the file: one rule, one file.");
    return false;
  }

  private void note(String at, String message, String maybe) {
    faults.add(new Fault(at, "", message, maybe));
  }
}
