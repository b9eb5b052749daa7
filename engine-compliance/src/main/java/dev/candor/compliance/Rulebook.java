package dev.candor.compliance;

import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
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

/**
 * Law and house rules as their owners wrote them, checked whole. Immutable; may be shared between
 * threads.
 *
 * <p>A rulebook is a folder: {@code rulebook.yaml} with its name and version, and under {@code
 * parameters/}, {@code rules/} and {@code disclosures/} one YAML file each, in folders by
 * jurisdiction. It is data: nothing in it can run code.
 */
public final class Rulebook {

  private static final int LARGEST_FILE = 1_048_576;
  private static final int MOST_FILES = 20_000;

  private final RulebookVersion version;
  private final List<RuleDefinition> rules;
  private final List<Row> rows;

  Rulebook(RulebookVersion version, List<RuleDefinition> rules) {
    this.version = version;
    this.rules = List.copyOf(rules);
    this.rows = rules.stream().filter(RuleDefinition::enabled).map(Row::new).toList();
  }

  /**
   * The rulebook in this folder; {@link BrokenRulebookException} lists every fault of every file.
   */
  public static Rulebook fromFolder(Path folder) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<Fault> faults = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder, 12)) {
      for (Path file : walk.filter(Files::isRegularFile).limit(MOST_FILES).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (Files.size(file) > LARGEST_FILE) {
          faults.add(tooLarge(name, Files.size(file)));
        } else {
          files.put(name, Files.readAllBytes(file));
        }
      }
    } catch (IOException unreadable) {
      throw new BrokenRulebookException(
          "the rulebook",
          new Fault(
              folder.toString(),
              "",
              "The folder cannot be read.",
              "check the path; a rulebook is a folder with rulebook.yaml in it."));
    }
    return RulebookReader.read(files, faults);
  }

  /**
   * The rulebook under this root on the class path, in a folder or inside a jar, such as {@code
   * rulebook/us}.
   */
  public static Rulebook fromClasspath(ClassLoader loader, String root) {
    URL marker = loader.getResource(root + "/rulebook.yaml");
    if (marker == null) {
      throw new BrokenRulebookException(
          "the rulebook",
          new Fault(
              root,
              "",
              "There is no rulebook.yaml on the class path here.",
              "add the jar candor-rulebook-us."));
    }
    try {
      if (!marker.getProtocol().equals("jar")) {
        Path file = Path.of(marker.toURI());
        return fromFolder(file.resolveSibling(".").normalize());
      }
      SortedMap<String, byte[]> files = new TreeMap<>();
      List<Fault> faults = new ArrayList<>();
      JarURLConnection connection = (JarURLConnection) marker.openConnection();
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        for (JarEntry entry :
            jar.stream()
                .filter(one -> one.getName().startsWith(root + "/") && !one.isDirectory())
                .limit(MOST_FILES)
                .toList()) {
          String name = entry.getName().substring(root.length() + 1);
          if (entry.getSize() > LARGEST_FILE) {
            faults.add(tooLarge(name, entry.getSize()));
          } else {
            try (InputStream in = jar.getInputStream(entry)) {
              files.put(name, in.readAllBytes());
            }
          }
        }
      }
      return RulebookReader.read(files, faults);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Fault tooLarge(String name, long size) {
    return new Fault(
        name,
        "",
        "The size (" + size + " bytes) is over " + LARGEST_FILE + " bytes.",
        "split the file: one rule, one file.");
  }

  /** Its name, version and hash. */
  public RulebookVersion version() {
    return version;
  }

  /** The rules that are switched off: those nobody verified, and those whose owner says so. */
  public List<RuleId> switchedOff() {
    return rules.stream().filter(rule -> !rule.enabled()).map(RuleDefinition::id).toList();
  }

  /** How many rules are switched on. */
  public int size() {
    return rows.size();
  }

  List<RuleDefinition> rules() {
    return rules;
  }

  List<Row> rows() {
    return rows;
  }
}
