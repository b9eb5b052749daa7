package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.sheet.RuleSheet;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.compliance.rule.RulebookWords;
import dev.candor.fault.Fault;
import dev.candor.law.RulebookVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a rulebook and checks it whole: every fault of every file is found at once.
 * One reader reads one rulebook.
 */
public final class RulebookReader {

  private static final String NAME = "rulebook.yaml";

  private final SortedMap<String, byte[]> files;
  private final List<Fault> faults;
  private final @Nullable Rulebook below;
  private final IdRegister ids;

  private RulebookReader(
      SortedMap<String, byte[]> files, List<Fault> known, @Nullable Rulebook below) {
    this.files = files;
    this.faults = new ArrayList<>(known);
    this.below = below;
    this.ids = new IdRegister(below);
  }

  /**
   * Reads these files as a rulebook.
   *
   * @param known faults found before, such as files too large to read
   * @param below what lies below, or null
   */
  public static RulebookReading read(
      SortedMap<String, byte[]> files, List<Fault> known, @Nullable Rulebook below) {
    return new RulebookReader(files, known, below).read();
  }

  private RulebookReading read() {
    // beside the reading, for it takes as long as a quarter of it
    CompletableFuture<String> hash = CompletableFuture.supplyAsync(() -> RulebookHash.of(files));
    SortedMap<String, List<YamlNode>> roots = parse();
    RulebookWords words = words(roots);
    List<RuleReader.Draft> drafts = drafts(roots, words);

    List<RuleDefinition> rules = new ArrayList<>();
    for (RuleReader.Draft one : drafts) {
      YamlNode id = one.id();
      RuleDefinition rule = one.rule();
      if (id != null && ids.isFree(id) && rule != null) {
        rules.add(rule);
      }
    }
    List<RuleDefinition> all = new ArrayList<>(below == null ? List.of() : below.rules());
    all.addAll(rules);

    RulebookChecks checks = new RulebookChecks(ids, faults);
    checks.checkExceptions(drafts, all);
    checks.checkNothingIsLost(drafts);
    checkFiles();
    checks.checkPersonas(files, below);

    RulebookVersion version = version(roots, hash);
    return new RulebookReading(
        faults.isEmpty() && version != null
            ? new Rulebook(version, all, words, files, below)
            : null,
        rules,
        all,
        words,
        files,
        ids.places(),
        below,
        faults);
  }

  // ---- the files

  /** Returns what the files hold that says something to a reader, by name. */
  private SortedMap<String, List<YamlNode>> parse() {
    SortedMap<String, List<YamlNode>> roots = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      roots.put(file.getKey(), parse(file.getKey(), file.getValue()));
    }
    return roots;
  }

  private List<YamlNode> parse(String name, byte[] bytes) {
    return switch (folder(name)) {
      case "parameters", "disclosures", "calendars", "rules" -> parseYaml(name, bytes);
      case "tables" ->
          hasPlace(name) && !name.endsWith(".md") ? RuleSheet.rows(name, bytes, faults) : List.of();
      default -> name.equals(NAME) ? parseYaml(name, bytes) : List.of();
    };
  }

  private List<YamlNode> parseYaml(String name, byte[] bytes) {
    Optional<YamlNode> root =
        name.endsWith(".yaml") ? YamlParser.parse(name, bytes, faults) : Optional.empty();
    return root.isEmpty() ? List.of() : List.of(root.get());
  }

  private static List<YamlNode> in(String folder, SortedMap<String, List<YamlNode>> roots) {
    List<YamlNode> found = new ArrayList<>();
    for (Map.Entry<String, List<YamlNode>> file : roots.entrySet()) {
      if (file.getKey().startsWith(folder)) {
        found.addAll(file.getValue());
      }
    }
    return found;
  }

  /** Returns the first folder of a name; empty for a file that is in none. */
  private static String folder(String name) {
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }

  private static boolean hasPlace(String name) {
    if (name.endsWith(".md")) {
      return true;
    }
    return switch (folder(name)) {
      case "" -> name.equals(NAME) || name.equals("coverage.yaml");
      case "parameters", "disclosures", "calendars", "rules", "cases", "personas" ->
          name.endsWith(".yaml");
      case "tables" -> name.endsWith(".csv") || name.endsWith(".xlsx");
      default -> false;
    };
  }

  /** Notes every file there is no place for, and that there is no rule. */
  private void checkFiles() {
    boolean hasRules = false;
    for (String name : files.keySet()) {
      hasRules |= name.startsWith("rules/") || name.startsWith("tables/");
      if (!hasPlace(name)) {
        faults.add(
            new Fault(
                name,
                "",
                "A rulebook has no place for this file.",
                "end its name in .yaml and move it under rules/, parameters/, disclosures/, calendars/ or cases/; a table is a .csv or .xlsx under tables/."));
      }
    }

    if (!hasRules) {
      faults.add(
          new Fault(
              "rules", "", "There is no rule.", "add a rule under rules/, or check the path."));
    }
  }

  // ---- what they say

  private RulebookWords words(SortedMap<String, List<YamlNode>> roots) {
    WordReader reader = new WordReader(ids, below);
    for (YamlNode one : in("calendars/", roots)) {
      reader.readCalendar(one);
    }
    for (YamlNode one : in("parameters/", roots)) {
      reader.readParameter(one);
    }
    for (YamlNode one : in("disclosures/", roots)) {
      reader.readDisclosure(one);
    }
    return reader.words();
  }

  private List<RuleReader.Draft> drafts(
      SortedMap<String, List<YamlNode>> roots, RulebookWords words) {
    RuleReader reader = new RuleReader(new NameResolver(words, ids.unreadable(words)));
    List<RuleReader.Draft> drafts = new ArrayList<>();
    for (String folder : List.of("rules/", "tables/")) {
      for (YamlNode one : in(folder, roots)) {
        drafts.add(reader.read(one));
      }
    }
    return drafts;
  }

  /** Returns the version, over that of what lies below; null where it could not be read. */
  private @Nullable RulebookVersion version(
      SortedMap<String, List<YamlNode>> roots, CompletableFuture<String> hash) {
    if (!roots.containsKey(NAME)) {
      faults.add(
          new Fault(
              NAME, "", "The file is missing.", "add rulebook.yaml with name: and version:."));
    }
    for (YamlNode yaml : roots.getOrDefault(NAME, List.of())) {
      yaml.only(List.of("name", "version", "title"));
      Optional<String> name = yaml.needLine("name");
      Optional<String> version = yaml.needLine("version");
      if (name.isPresent()) {
        checkName(yaml.need("name").orElseThrow(), name.get());
      }
      if (name.isPresent() && version.isPresent()) {
        RulebookVersion own = new RulebookVersion(name.get(), version.get(), hash.join());
        return below == null ? own : layOver(own, below.version());
      }
    }

    return null;
  }

  private static RulebookVersion layOver(RulebookVersion upper, RulebookVersion below) {
    return below.under(upper.layers().get(0), RulebookHash.of(below.hash(), upper.hash()));
  }

  /** Notes a name by which an answer could not tell one layer from another. */
  private void checkName(YamlNode at, String name) {
    if (name.indexOf('+') >= 0) {
      at.fault(
          "The name (" + name + ") has a +, which joins the names of layers.", "write a hyphen.");
    }
    if (below != null
        && below.version().layers().stream().anyMatch(layer -> layer.name().equals(name))) {
      at.fault(
          "The name (" + name + ") is that of a rulebook below.",
          "choose another name; law is corrected by replacing its rulebook, not by laying another"
              + " over it.");
    }
  }
}
