package dev.candor.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.candor.fault.Fault;
import dev.candor.law.Citation.Verified;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns the files of a rulebook into checked rules; every fault of every file at once. */
final class RulebookReader {

  private static final String NAME = "rulebook.yaml";
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  /** What to do about a layer that would change one below. */
  private static final String ONLY_ADDS =
      "leave it out: law is corrected by replacing its rulebook, not by laying another over it.";

  private final List<Fault> faults;
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final Map<String, DisclosureText> disclosures = new HashMap<>();
  private final Map<String, Calendar> calendars = new HashMap<>();

  /** Where a disclosure names others that it says also; it may have no id that can be used. */
  private record SaysAlso(@Nullable String id, List<Yaml> named) {}

  private final List<SaysAlso> saysAlso = new ArrayList<>();

  /** The ids that parameters, disclosures and calendars of this rulebook have. */
  private final Set<String> named = new HashSet<>();

  private final @Nullable Rulebook below;

  /** Everything with an id in the layers below, each with the place it stands at. */
  private final Map<String, String> lower = new HashMap<>();

  private final Map<String, String> places = new HashMap<>();

  private RulebookReader(List<Fault> faults, @Nullable Rulebook below) {
    this.faults = faults;
    this.below = below;
    if (below != null) {
      parameters.putAll(below.parameters());
      disclosures.putAll(below.disclosures());
      calendars.putAll(below.calendars());
      String name = below.version().name();
      below.parameters().keySet().forEach(id -> lower.put(id, name));
      below.disclosures().keySet().forEach(id -> lower.put(id, name));
      below.calendars().keySet().forEach(id -> lower.put(id, name));
      below.rules().forEach(rule -> lower.put(rule.id().value(), rule.place() + " of " + name));
      places.putAll(lower);
    }
  }

  static Rulebook read(
      SortedMap<String, byte[]> files, List<Fault> known, @Nullable Rulebook below) {
    return reading(files, known, below).orThrow();
  }

  static RulebookReading reading(
      SortedMap<String, byte[]> files, List<Fault> known, @Nullable Rulebook below) {
    RulebookReader reader = new RulebookReader(new ArrayList<>(known), below);
    // beside the reading, for it takes as long as a quarter of it
    CompletableFuture<String> hash = CompletableFuture.supplyAsync(() -> hash(files));
    SortedMap<String, List<Yaml>> roots = reader.parsed(files);
    for (Yaml one : in("calendars/", roots)) {
      reader.calendar(one);
    }
    for (Yaml one : in("parameters/", roots)) {
      reader.parameter(one);
    }
    for (Yaml one : in("disclosures/", roots)) {
      reader.disclosure(one);
    }
    reader.saysAlso();
    Rulebook.Words words =
        new Rulebook.Words(reader.parameters, reader.disclosures, reader.calendars);
    RuleReader reading = new RuleReader(words, reader.unreadable());
    List<RuleReader.Read> read = new ArrayList<>();
    for (String folder : List.of("rules/", "tables/")) {
      for (Yaml one : in(folder, roots)) {
        read.add(reading.read(one));
      }
    }
    List<RuleDefinition> rules = new ArrayList<>();
    for (RuleReader.Read one : read) {
      Yaml id = one.id();
      RuleDefinition rule = one.rule();
      if (id != null && reader.isFree(id) && rule != null) {
        rules.add(rule);
      }
    }
    List<RuleDefinition> all = new ArrayList<>(below == null ? List.of() : below.rules());
    all.addAll(rules);
    reader.overrides(read, all);
    reader.nothingIsLost(read);
    boolean hasRules = false;
    for (String name : files.keySet()) {
      hasRules |= name.startsWith("rules/") || name.startsWith("tables/");
      if (!hasPlace(name)) {
        reader.faults.add(
            new Fault(
                name,
                "",
                "A rulebook has no place for this file.",
                "end its name in .yaml and move it under rules/, parameters/, disclosures/, calendars/ or cases/; a table is a .csv or .xlsx under tables/."));
      }
    }
    if (!hasRules) {
      reader.faults.add(
          new Fault(
              "rules", "", "There is no rule.", "add a rule under rules/, or check the path."));
    }
    reader.personas(files);
    @Nullable RulebookVersion own = reader.version(roots, hash);
    @Nullable RulebookVersion named =
        own == null || below == null ? own : over(own, below.version());
    return new RulebookReading(
        reader.faults.isEmpty() && named != null
            ? new Rulebook(named, all, words, files, below)
            : null,
        rules,
        all,
        words,
        files,
        reader.places,
        below,
        reader.faults);
  }

  /** The ids of words that stand in a file of this rulebook and could not be read. */
  private Set<String> unreadable() {
    Set<String> ids = new HashSet<>(named);
    ids.removeAll(parameters.keySet());
    ids.removeAll(disclosures.keySet());
    ids.removeAll(calendars.keySet());
    return ids;
  }

  /** A rule that did not come to be must have been told of: nothing is left out without a word. */
  private void nothingIsLost(List<RuleReader.Read> read) {
    boolean untold = faults.isEmpty();
    for (RuleReader.Read one : read) {
      Yaml id = one.id();
      if (untold && one.rule() == null && id != null) {
        id.fault("The rule could not be read.", "write it anew from one that can.");
      }
    }
  }

  /** The first folder of a name; empty for a file that is in none. */
  private static String folder(String name) {
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }

  private static boolean hasPlace(String name) {
    if (name.endsWith(".md")) {
      return true;
    }
    return switch (folder(name)) {
      case "" -> name.equals("rulebook.yaml") || name.equals("coverage.yaml");
      case "parameters", "disclosures", "calendars", "rules", "cases", "personas" ->
          name.endsWith(".yaml");
      case "tables" -> name.endsWith(".csv") || name.endsWith(".xlsx");
      default -> false;
    };
  }

  /** What the files hold that say something to a reader, by name. */
  private SortedMap<String, List<Yaml>> parsed(SortedMap<String, byte[]> files) {
    SortedMap<String, List<Yaml>> roots = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      roots.put(file.getKey(), parsed(file.getKey(), file.getValue()));
    }
    return roots;
  }

  private List<Yaml> parsed(String name, byte[] bytes) {
    return switch (folder(name)) {
      case "parameters", "disclosures", "calendars", "rules" -> yaml(name, bytes);
      case "tables" ->
          hasPlace(name) && !name.endsWith(".md") ? Table.rows(name, bytes, faults) : List.of();
      default -> name.equals(NAME) ? yaml(name, bytes) : List.of();
    };
  }

  private List<Yaml> yaml(String name, byte[] bytes) {
    Optional<Yaml> root =
        name.endsWith(".yaml") ? Yaml.parse(name, bytes, faults) : Optional.empty();
    return root.isEmpty() ? List.of() : List.of(root.get());
  }

  private static List<Yaml> in(String folder, SortedMap<String, List<Yaml>> roots) {
    List<Yaml> found = new ArrayList<>();
    for (Map.Entry<String, List<Yaml>> file : roots.entrySet()) {
      if (file.getKey().startsWith(folder)) {
        found.addAll(file.getValue());
      }
    }
    return found;
  }

  /** Returns the version of two rulebooks as one. */
  private static RulebookVersion over(RulebookVersion upper, RulebookVersion below) {
    return below.under(
        upper.layers().get(0),
        "sha256:"
            + digest(
                digest -> {
                  digest.update(below.hash().getBytes(UTF_8));
                  digest.update(upper.hash().getBytes(UTF_8));
                }));
  }

  private @Nullable RulebookVersion version(
      SortedMap<String, List<Yaml>> roots, CompletableFuture<String> hash) {
    if (!roots.containsKey(NAME)) {
      faults.add(
          new Fault(
              NAME, "", "The file is missing.", "add rulebook.yaml with name: and version:."));
    }
    for (Yaml yaml : roots.getOrDefault(NAME, List.of())) {
      yaml.only(List.of("name", "version", "title"));
      Optional<String> name = yaml.needLine("name");
      Optional<String> version = yaml.needLine("version");
      if (name.isPresent()) {
        named(yaml.need("name").orElseThrow(), name.get());
      }
      if (name.isPresent() && version.isPresent()) {
        return new RulebookVersion(name.get(), version.get(), hash.join());
      }
    }
    return null;
  }

  /** Notes a name by which an answer could not tell one layer from another. */
  private void named(Yaml at, String name) {
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

  /** Notes every persona that has the name of one below, which cases there start from. */
  private void personas(SortedMap<String, byte[]> files) {
    Map<String, String> known = new HashMap<>();
    for (Rulebook one = below; one != null; one = one.below().orElse(null)) {
      String rulebook = one.version().name();
      for (Yaml at : personaNames(one.files())) {
        known.putIfAbsent(at.text().orElse(""), rulebook);
      }
    }
    if (known.isEmpty()) {
      return;
    }
    for (Yaml at : personaNames(files)) {
      String name = at.text().orElse("");
      if (!name.isEmpty() && known.containsKey(name)) {
        faults.add(
            new Fault(
                at.place(),
                "$.persona",
                "The persona (" + name + ") stands in " + known.get(name) + ", which lies below.",
                "give it another name."));
      }
    }
  }

  /**
   * Where personas have their names; what else is wrong with them is told to whoever runs cases.
   */
  private static List<Yaml> personaNames(SortedMap<String, byte[]> files) {
    List<Yaml> names = new ArrayList<>();
    files.forEach(
        (name, bytes) -> {
          if (name.startsWith("personas/") && name.endsWith(".yaml")) {
            Optional<Yaml> root = Yaml.parse(name, bytes, new ArrayList<>());
            root.filter(Yaml::isMapping).flatMap(yaml -> yaml.get("persona")).ifPresent(names::add);
          }
        });
    return names;
  }

  private static String hash(SortedMap<String, byte[]> files) {
    return "sha256:"
        + digest(
            digest ->
                files.forEach(
                    (name, bytes) -> {
                      digest.update(name.getBytes(UTF_8));
                      digest.update((byte) 0);
                      digest.update(Integer.toString(bytes.length).getBytes(UTF_8));
                      digest.update((byte) 0);
                      digest.update(bytes);
                    }));
  }

  private static String digest(Consumer<MessageDigest> words) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      words.accept(digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void parameter(Yaml yaml) {
    yaml.only(List.of("id", "title", "unit", "values", "references"));
    Optional<String> id = id(yaml);
    Optional<String> unit = yaml.needText("unit");
    Map<LocalDate, Integer> values = new LinkedHashMap<>();
    for (Map.Entry<String, Yaml> entry : entries(yaml.need("values")).entrySet()) {
      Yaml value = entry.getValue();
      Optional<LocalDate> from = Yaml.date(entry.getKey(), value);
      Optional<Integer> number = value.integer();
      if (number.isPresent() && number.get() < 1) {
        value.fault(
            "The value (" + number.get() + ") must be at least 1.",
            "remove the rule instead of setting its number to nothing.");
      } else if (from.isPresent() && number.isPresent()) {
        values.put(from.get(), number.get());
      }
    }
    yaml.noteEmpty(List.of());
    if (id.isPresent() && unit.isPresent() && !values.isEmpty()) {
      parameters.put(id.get(), new Parameter(id.get(), unit.get(), values));
    }
  }

  private void calendar(Yaml yaml) {
    yaml.only(List.of("id", "title", "citation", "years", "days"));
    Optional<String> id = id(yaml);
    Optional<Yaml> years = yaml.need("years");
    Optional<Integer> from = Optional.empty();
    Optional<Integer> to = Optional.empty();
    if (years.isPresent()) {
      years.get().only(List.of("from", "to"));
      from = years.get().needInteger("from");
      to = years.get().needInteger("to");
      if (from.isPresent() && to.isPresent() && to.get() < from.get()) {
        years.get().fault("The years end (" + to.get() + ") before they begin.", "swap them.");
      }
      from = within(years.get(), "from", from);
      to = within(years.get(), "to", to);
    }
    yaml.noteEmpty(List.of());
    Map<LocalDate, String> days = new LinkedHashMap<>();
    for (Map.Entry<String, Yaml> entry : entries(yaml.need("days")).entrySet()) {
      Yaml name = entry.getValue();
      Optional<LocalDate> date = Yaml.date(entry.getKey(), name);
      if (date.isEmpty()) {
        continue;
      }
      if (from.isPresent()
          && to.isPresent()
          && (date.get().getYear() < from.get() || date.get().getYear() > to.get())) {
        name.fault(
            "The day (" + date.get() + ") is in none of the years it covers.",
            "change years:, or the day.");
      }
      Optional<String> text = name.text();
      if (text.isPresent()) {
        days.put(date.get(), text.get());
      }
    }
    if (id.isPresent() && from.isPresent() && to.isPresent()) {
      Set<Integer> covered = new HashSet<>();
      for (LocalDate day : days.keySet()) {
        covered.add(day.getYear());
      }
      for (int year = from.get(); year <= to.get(); year++) {
        if (!covered.contains(year)) {
          yaml.fault("The calendar has no day in " + year + ".", "add its days, or change years:.");
        }
      }
      calendars.put(id.get(), new Calendar(id.get(), from.get(), to.get(), days));
    }
  }

  private void disclosure(Yaml yaml) {
    yaml.only(List.of("id", "title", "citation", "quote", "says also", "words"));
    Optional<String> id = id(yaml);
    yaml.noteEmpty(List.of());
    Map<Channel, Map<String, String>> texts = new EnumMap<>(Channel.class);
    for (Map.Entry<String, Yaml> entry : entries(yaml.need("words")).entrySet()) {
      Optional<Channel> channel = entry.getValue().word(Channel.WORDS, entry.getKey());
      Map<String, String> words = inLanguages(entry.getValue());
      if (channel.isPresent()) {
        texts.put(channel.get(), words);
      }
    }
    if (id.isPresent()) {
      disclosures.put(id.get(), new DisclosureText(id.get(), texts));
    }
    Optional<Yaml> others = yaml.get("says also");
    if (others.isPresent()) {
      saysAlso.add(new SaysAlso(id.orElse(null), others.get().items()));
    }
  }

  private static Map<String, String> inLanguages(Yaml yaml) {
    Map<String, String> words = new HashMap<>();
    for (Map.Entry<String, Yaml> entry : yaml.entries().entrySet()) {
      String language = entry.getKey();
      if (!language.matches("[a-z]{2}")) {
        entry
            .getValue()
            .fault(
                "The value (" + language + ") is not a language.",
                "write two letters, such as en.");
      }
      Optional<String> text = entry.getValue().text();
      if (text.isPresent()) {
        words.put(language, text.get());
      }
    }
    if (!words.containsKey("en")) {
      yaml.fault("The words in en are missing.", "add en: to it; other languages fall back to it.");
    }
    return Map.copyOf(words);
  }

  /** Gives each disclosure those it says also; one of what lies below is nobody's to stand for. */
  private void saysAlso() {
    Map<String, DisclosureText> alone = Map.copyOf(disclosures);
    for (SaysAlso one : saysAlso) {
      List<DisclosureText> others = new ArrayList<>();
      for (Yaml at : one.named) {
        Optional<String> other = at.text();
        if (other.isEmpty()) {
          continue;
        }
        DisclosureText text = alone.get(other.get());
        if (text == null) {
          at.unknown("disclosure", other.get(), alone.keySet());
        } else if (lower.containsKey(other.get())) {
          at.fault(
              "The disclosure (" + text.id() + ") lies below; no words of the house stand for it.",
              "leave it out; a message carries both.");
        } else {
          others.add(text);
        }
      }
      if (one.id != null) {
        disclosures.put(
            one.id, new DisclosureText(one.id, requireNonNull(alone.get(one.id)).texts(), others));
      }
    }
  }

  /** The year, if a calendar may cover it. */
  private static Optional<Integer> within(Yaml years, String key, Optional<Integer> year) {
    if (year.isPresent() && (year.get() < FIRST_YEAR || year.get() > LAST_YEAR)) {
      years
          .need(key)
          .orElseThrow()
          .fault(
              "The year (" + year.get() + ") is not from " + FIRST_YEAR + " to " + LAST_YEAR + ".",
              "cover the years whose days are known.");
      return Optional.empty();
    }
    return year;
  }

  private static Map<String, Yaml> entries(Optional<Yaml> yaml) {
    return yaml.isEmpty() ? Map.of() : yaml.get().entries();
  }

  private Optional<String> id(Yaml yaml) {
    Optional<Yaml> at = yaml.need("id");
    Optional<String> id = at.isEmpty() ? Optional.empty() : at.get().text();
    if (id.isEmpty() || !RuleReader.isId(at.get(), id.get()) || !isFree(at.get())) {
      return Optional.empty();
    }
    named.add(id.get());
    return id;
  }

  /** Takes the id that stands here; false, with the fault noted, where it is taken already. */
  private boolean isFree(Yaml at) {
    String id = at.text().orElseThrow();
    String before = places.putIfAbsent(id, at.place());
    if (lower.containsKey(id)) {
      at.fault(
          "The id (" + id + ") is taken at " + lower.get(id) + ", which lies below.",
          "choose another id; law is corrected by replacing its rulebook, not by laying another over"
              + " it.");
    } else if (before != null) {
      at.fault("The id (" + id + ") is taken at " + before + ".", "choose another id.");
    }
    return before == null;
  }

  /** Notes every exception to a rule that is not there, or that it may not give. */
  private void overrides(List<RuleReader.Read> read, List<RuleDefinition> all) {
    Map<String, RuleDefinition> byId = new HashMap<>();
    for (RuleDefinition rule : all) {
      byId.put(rule.id().value(), rule);
    }
    for (RuleReader.Read one : read) {
      Yaml named = one.id();
      String id = named == null ? "" : named.text().orElse("");
      for (Yaml at : one.overridden()) {
        overridden(at, id, byId);
      }
    }
  }

  private void overridden(Yaml at, String id, Map<String, RuleDefinition> byId) {
    String other = at.text().orElseThrow();
    RuleDefinition excepted = byId.get(other);
    RuleDefinition by = byId.get(id);
    if (lower.containsKey(other)) {
      at.fault(
          "The rule ("
              + id
              + ") gives an exception to ("
              + other
              + "), which lies below at "
              + lower.get(other)
              + ". A rulebook that is laid over another only adds.",
          ONLY_ADDS);
    } else if (excepted == null) {
      if (!places.containsKey(other)) {
        at.unknown("rule", other, byId.keySet());
      }
    } else if (other.equals(id)) {
      at.fault("A rule cannot give itself an exception.", "name another rule.");
    } else if (excepted.saying() instanceof Saying.Except) {
      at.fault(
          "The rule (" + other + ") only gives exceptions itself.",
          "name the rule that is to keep silent.");
    } else if (by != null
        && (by.jurisdiction().isHouse() || by.citation().verified() == Verified.HOUSE)
        && !excepted.jurisdiction().isHouse()) {
      at.fault(
          "A rule of the house gives no exception to the law ("
              + other
              + ", "
              + excepted.citation().text()
              + ").",
          "leave it out: an exception to law stands in the rulebook of the law.");
    }
  }
}
