package dev.candor.compliance;

import dev.candor.decision.Facts;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Law and house rules as their owners wrote them, checked whole. Immutable; may be shared between
 * threads.
 *
 * <p>A rulebook is a folder: {@code rulebook.yaml} with its name and version, and under {@code
 * parameters/}, {@code rules/}, {@code disclosures/}, {@code calendars/} and {@code cases/} one
 * YAML file each, in folders by jurisdiction, and under {@code tables/} sheets with a rule in each
 * row. It is data: nothing in it can run code.
 */
public final class Rulebook {

  private static final int LARGEST_FILE = 1_048_576;
  private static final int MOST_FILES = 20_000;
  private static final int DEEPEST_FOLDER = 11;

  private final RulebookVersion version;
  private final List<RuleDefinition> rules;
  private final List<Row> rows;
  private final Words words;
  private final SortedMap<String, byte[]> files;
  private final @Nullable Rulebook below;
  private final Map<RuleId, Integer> layers = new HashMap<>();

  /** What rules may refer to by name. */
  record Words(
      Map<String, Parameter> parameters,
      Map<String, DisclosureText> disclosures,
      Map<String, Calendar> calendars) {
    Words {
      parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
      disclosures = Collections.unmodifiableMap(new TreeMap<>(disclosures));
      calendars = Collections.unmodifiableMap(new TreeMap<>(calendars));
    }

    static final Words NONE = new Words(Map.of(), Map.of(), Map.of());
  }

  Rulebook(
      RulebookVersion version,
      List<RuleDefinition> rules,
      Words words,
      SortedMap<String, byte[]> files,
      @Nullable Rulebook below) {
    this.version = version;
    this.rules = List.copyOf(rules);
    this.below = below;
    int layer = below == null ? 0 : below.depth() + 1;
    for (RuleDefinition rule : rules) {
      // Drools would drop one of two rules of one name without a word
      if (layers.put(rule.id(), below == null ? 0 : below.layers.getOrDefault(rule.id(), layer))
          != null) {
        throw new IllegalArgumentException(
            "The rule (" + rule.id() + ") is there twice.\nMaybe leave one of them out.");
      }
    }
    this.rows =
        rules.stream()
            .filter(RuleDefinition::enabled)
            .map(rule -> new Row(rule, layers.getOrDefault(rule.id(), layer)))
            .toList();
    this.words = words;
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * The rulebook in this folder; {@link BrokenRulebookException} lists every fault of every file.
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
    return reading(folder, below).orThrow();
  }

  /**
   * What comes of reading this folder: the rulebook, or every fault of every file with whatever
   * could be read, to look for more faults in it. Throws nothing for what the folder holds.
   *
   * @param below what lies below, or null
   */
  public static RulebookReading reading(Path folder, @Nullable Rulebook below) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<Fault> faults = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder, DEEPEST_FOLDER + 1)) {
      for (Path file : (Iterable<Path>) walk::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (name.startsWith(".") || name.endsWith("/.DS_Store")) {
          continue; // version control's and the editor's; no rule can stand there
        }
        boolean link = !file.equals(folder) && Files.isSymbolicLink(file);
        if (Files.isDirectory(file) && !link) {
          if (folder.relativize(file).getNameCount() > DEEPEST_FOLDER) {
            faults.add(
                new Fault(
                    name,
                    "",
                    "The folder is deeper than " + DEEPEST_FOLDER + " folders.",
                    "move what is in it up."));
          }
        } else if (!Files.isRegularFile(file)) {
          // a rule behind it would be left out without a word
          faults.add(
              new Fault(
                  name,
                  "",
                  "This is neither a file nor a folder that is read.",
                  "put the files themselves in its place."));
        } else if (link && !file.toRealPath().startsWith(folder.toRealPath())) {
          faults.add(
              new Fault(
                  name,
                  "",
                  "This is a link to what lies outside of the folder.",
                  "put the file itself in its place."));
        } else if (files.size() == MOST_FILES) {
          faults.add(tooMany(folder.toString()));
          break;
        } else if (Files.size(file) > LARGEST_FILE) {
          faults.add(tooLarge(name, Files.size(file)));
        } else {
          files.put(name, Files.readAllBytes(file));
        }
      }
    } catch (IOException | UncheckedIOException unreadable) {
      return RulebookReading.broken(
          new Fault(
              folder.toString(),
              "",
              "The folder cannot be read.",
              "check the path; a rulebook is a folder with rulebook.yaml in it."));
    }
    return RulebookReader.reading(files, faults, below);
  }

  /**
   * What comes of reading these files as a rulebook.
   *
   * @param files by name, such as {@code rules/us/hours.yaml}; their bytes are not to be changed
   * @param below what lies below, or null
   */
  public static RulebookReading reading(SortedMap<String, byte[]> files, @Nullable Rulebook below) {
    return RulebookReader.reading(files, List.of(), below);
  }

  /**
   * The rulebook these files make, as {@link #fromFolder(Path, Rulebook)} reads those of a folder.
   *
   * @param files by name, such as {@code rules/house/no-texts.yaml}
   * @param below what lies below, or null
   * @throws BrokenRulebookException listing every fault of every file
   */
  public static Rulebook fromFiles(SortedMap<String, byte[]> files, @Nullable Rulebook below) {
    return RulebookReader.read(files, List.of(), below);
  }

  /**
   * The rulebook under this root on the class path, in a folder or inside a jar, such as {@code
   * rulebook/us}.
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
    return reading(loader, root, below).orThrow();
  }

  /** What comes of reading the rulebook under this root on the class path. */
  public static RulebookReading reading(ClassLoader loader, String root) {
    return reading(loader, root, null);
  }

  private static RulebookReading reading(
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
        return reading(file.resolveSibling(".").normalize(), below);
      }
      SortedMap<String, byte[]> files = new TreeMap<>();
      List<Fault> faults = new ArrayList<>();
      JarURLConnection connection = (JarURLConnection) marker.openConnection();
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        for (JarEntry entry :
            jar.stream()
                .filter(one -> one.getName().startsWith(root + "/") && !one.isDirectory())
                .limit(MOST_FILES + 1L)
                .toList()) {
          String name = entry.getName().substring(root.length() + 1);
          if (files.size() == MOST_FILES) {
            faults.add(tooMany(root));
          } else if (entry.getSize() > LARGEST_FILE) {
            faults.add(tooLarge(name, entry.getSize()));
          } else {
            try (InputStream in = jar.getInputStream(entry)) {
              files.put(name, in.readAllBytes());
            }
          }
        }
      }
      return RulebookReader.reading(files, faults, below);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Fault tooMany(String place) {
    return new Fault(
        place,
        "",
        "There are more than " + MOST_FILES + " files.",
        "check the path, or write rules as rows of a table.");
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

  /** Every rule, switched on or off, in the order of the files. */
  public List<RuleDefinition> rules() {
    return rules;
  }

  /** The rule with this id. */
  public Optional<RuleDefinition> rule(RuleId id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** The dated numbers by id. */
  public Map<String, Parameter> parameters() {
    return words.parameters();
  }

  /** The disclosures by id. */
  public Map<String, DisclosureText> disclosures() {
    return words.disclosures();
  }

  /** The calendars by id. */
  public Map<String, Calendar> calendars() {
    return words.calendars();
  }

  /**
   * The files it was read from by name, such as {@code cases/us/hours.yaml}; of the upper one where
   * one lies over another. Their bytes are not to be changed.
   */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** The rulebook that this one lies over; empty where it lies over none. */
  public Optional<Rulebook> below() {
    return Optional.ofNullable(below);
  }

  private int depth() {
    return below == null ? 0 : below.depth() + 1;
  }

  /**
   * Returns this rulebook with one rule changed: to try what notices. Its version stays, and so
   * does the layer of the rule.
   */
  public Rulebook with(RuleDefinition changed) {
    return only(
        rules.stream().map(rule -> rule.id().equals(changed.id()) ? changed : rule).toList());
  }

  /**
   * Returns this rulebook with these rules and no others: to try them alone, never to decide by.
   * Its version stays. A rule that has the id of one below is taken for that one; any other lies on
   * top, and none gives an exception to one of another layer.
   *
   * @throws IllegalArgumentException where two have one id
   */
  public Rulebook only(List<RuleDefinition> these) {
    return new Rulebook(version, these, words, files, below);
  }

  /** Every rule that is switched on, asked about these facts, whether it speaks or not. */
  public List<Trace> trace(Facts facts) {
    return Trace.of(rows, facts);
  }

  Words words() {
    return words;
  }

  List<Row> rows() {
    return rows;
  }
}
