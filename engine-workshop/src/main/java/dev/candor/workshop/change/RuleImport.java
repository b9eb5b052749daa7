package dev.candor.workshop.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.internal.sheet.RuleSheet;
import dev.candor.compliance.internal.yaml.FlatKeys;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table taken into a rulebook: a rule of a new id becomes a file, an edited one is written where
 * it stood, and what is the same stays as it is, to the byte. A rule the table does not have stays,
 * too. Immutable.
 *
 * @param files the rulebook's files afterwards, by name
 * @param changed the names of those that differ, or are new
 * @param added the ids of rules that are new
 * @param edited the ids of rules that say something else
 * @param same how many rules of the table the rulebook has already
 */
public record RuleImport(
    SortedMap<String, byte[]> files,
    List<String> changed,
    List<String> added,
    List<String> edited,
    int same) {

  private static final String TABLES = "tables/";

  /** Where the table stands while it is checked: no table of the rulebook does. */
  private static final String CHECKED = "tables/imported table/";

  public RuleImport {
    changed = List.copyOf(changed);
    added = List.copyOf(added);
    edited = List.copyOf(edited);
  }

  /**
   * A table taken into a rulebook.
   *
   * @param name the table's file name, which begins the place of every fault; a spreadsheet's ends
   *     in {@code .xlsx}
   * @param table what it holds
   * @param files the rulebook's files by name; with {@code rulebook.yaml} at least
   * @param below what lies below the rulebook, or null
   * @throws BrokenRulebookException listing every fault of the table, at its cells, and of the
   *     rulebook; then nothing is imported
   */
  public static RuleImport of(
      String name, byte[] table, SortedMap<String, byte[]> files, @Nullable Rulebook below) {
    List<Fault> faults = new ArrayList<>();
    Map<String, YamlNode> rows = new LinkedHashMap<>();
    for (YamlNode row : RuleSheet.rows(name, table, faults)) {
      String id = new FlatKeys(row).get("id");
      if (id != null) {
        rows.putIfAbsent(id, row);
      }
    }
    if (!faults.isEmpty()) {
      throw new BrokenRulebookException("the table", faults);
    }
    if (rows.isEmpty()) {
      throw new BrokenRulebookException(
          "the table",
          new Fault(name, "", "There is no rule in it.", "name the columns in its first row."));
    }

    Map<String, RuleDefinition> standing = new LinkedHashMap<>();
    if (files.keySet().stream().anyMatch(file -> file.matches("(rules|tables)/.*"))) {
      for (RuleDefinition rule : Rulebooks.readFiles(files, below).orThrow().rules()) {
        if (below == null || below.rule(rule.id()).isEmpty()) {
          standing.put(rule.id().value(), rule);
        }
      }
    }
    SortedMap<String, byte[]> checked = without(files, standing, rows);
    checked.put(CHECKED + name, table);
    RulebookReading reading = Rulebooks.readFiles(checked, below);
    if (!reading.faults().isEmpty()) {
      throw new BrokenRulebookException(
          "the table", reading.faults().stream().map(RuleImport::atTheTable).toList());
    }

    return written(files, standing, rows);
  }

  private static Fault atTheTable(Fault fault) {
    String place =
        fault.place().startsWith(CHECKED)
            ? fault.place().substring(CHECKED.length())
            : fault.place();
    String maybe =
        fault.message().contains("is not a known parameter")
                || fault.message().contains("is not a known disclosure")
                || fault.message().contains("is not a known calendar")
            ? fault.maybe() + " Or name the rulebook it was exported from with --from."
            : fault.maybe();
    return new Fault(place, fault.path(), fault.message(), maybe);
  }

  /** The files without the rules that the table brings. */
  private static SortedMap<String, byte[]> without(
      SortedMap<String, byte[]> files,
      Map<String, RuleDefinition> standing,
      Map<String, YamlNode> rows) {
    SortedMap<String, byte[]> left = new TreeMap<>(files);
    standing.forEach(
        (id, rule) -> {
          if (rows.containsKey(id)) {
            left.remove(file(rule));
          }
        });
    files
        .keySet()
        .forEach(
            file -> {
              if (file.startsWith(TABLES) && !left.containsKey(file)) {
                List<Map<String, String>> others =
                    in(file, standing).stream()
                        .filter(rule -> !rows.containsKey(rule.get("id")))
                        .toList();
                if (!others.isEmpty()) {
                  left.put(file, table(file, others));
                }
              }
            });

    return left;
  }

  private static RuleImport written(
      SortedMap<String, byte[]> files,
      Map<String, RuleDefinition> standing,
      Map<String, YamlNode> rows) {
    SortedMap<String, byte[]> after = new TreeMap<>(files);
    List<String> changed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<String> edited = new ArrayList<>();
    Map<String, Map<String, Map<String, String>>> editedRows = new LinkedHashMap<>();
    rows.forEach(
        (id, row) -> {
          RuleDefinition before = standing.get(id);
          if (before == null) {
            added.add(id);
            String file = "rules/" + new FlatKeys(row).get("jurisdiction") + "/" + id;
            while (after.containsKey(file + ".yaml")) {
              file += "-2";
            }
            file += ".yaml";
            after.put(file, RuleText.of(row).getBytes(UTF_8));
            changed.add(file);
          } else if (!before.written().equals(new FlatKeys(row))) {
            edited.add(id);
            String file = file(before);
            if (file.startsWith(TABLES)) {
              editedRows.computeIfAbsent(file, none -> new HashMap<>()).put(id, new FlatKeys(row));
            } else {
              after.put(file, RuleText.of(row).getBytes(UTF_8));
              changed.add(file);
            }
          }
        });
    editedRows.forEach(
        (file, edits) -> {
          after.put(
              file,
              table(
                  file,
                  in(file, standing).stream()
                      .map(rule -> edits.getOrDefault(rule.get("id"), rule))
                      .toList()));
          changed.add(file);
        });

    return new RuleImport(
        after, changed, added, edited, rows.size() - added.size() - edited.size());
  }

  private static byte[] table(String file, List<Map<String, String>> rules) {
    RuleTable table = RuleTable.ofWritten(rules);
    return file.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? table.xlsx() : table.csv();
  }

  private static List<Map<String, String>> in(String file, Map<String, RuleDefinition> standing) {
    return standing.values().stream()
        .filter(rule -> file(rule).equals(file))
        .map(RuleDefinition::written)
        .toList();
  }

  /** The file of a rule: its place without line and column, or without sheet and cell. */
  private static String file(RuleDefinition rule) {
    return Optional.of(rule.place())
        .map(place -> place.replaceFirst("(:[0-9]+:[0-9]+|![^!]*![A-Z]+[0-9]+)$", ""))
        .orElseThrow();
  }
}
