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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the files of a rulebook into checked rules; every fault of every file at once. */
final class RulebookReader {

  private static final String NAME = "rulebook.yaml";

  private final List<Fault> faults;
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final Map<String, DisclosureText> disclosures = new HashMap<>();
  private final Map<String, Calendar> calendars = new HashMap<>();

  /** Where disclosures name others that they say also. */
  private final Map<String, List<Yaml>> saysAlso = new LinkedHashMap<>();

  private final Set<String> lower;

  private final Map<String, String> places = new HashMap<>();

  private RulebookReader(List<Fault> faults, @Nullable Rulebook below) {
    this.faults = faults;
    this.lower = below == null ? Set.of() : below.disclosures().keySet();
    if (below != null) {
      parameters.putAll(below.parameters());
      disclosures.putAll(below.disclosures());
      calendars.putAll(below.calendars());
      below.rules().forEach(rule -> places.put(rule.id().value(), rule.place()));
      below.parameters().keySet().forEach(id -> places.put(id, below.version().name()));
      below.disclosures().keySet().forEach(id -> places.put(id, below.version().name()));
      below.calendars().keySet().forEach(id -> places.put(id, below.version().name()));
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
    in("calendars/", roots).forEach(reader::calendar);
    in("parameters/", roots).forEach(reader::parameter);
    in("disclosures/", roots).forEach(reader::disclosure);
    reader.saysAlso();
    Rulebook.Words words =
        new Rulebook.Words(reader.parameters, reader.disclosures, reader.calendars);
    RuleReader reading = new RuleReader(words);
    List<RuleReader.Read> read =
        Stream.of("rules/", "tables/")
            .flatMap(folder -> in(folder, roots))
            .map(reading::read)
            .toList();
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
    files.keySet().stream()
        .filter(name -> !hasPlace(name))
        .forEach(
            name ->
                reader.faults.add(
                    new Fault(
                        name,
                        "",
                        "A rulebook has no place for this file.",
                        "end its name in .yaml and move it under rules/, parameters/, disclosures/, calendars/ or cases/; a table is a .csv or .xlsx under tables/.")));
    if (files.keySet().stream()
        .noneMatch(name -> name.startsWith("rules/") || name.startsWith("tables/"))) {
      reader.faults.add(
          new Fault(
              "rules", "", "There is no rule.", "add a rule under rules/, or check the path."));
    }
    @Nullable RulebookVersion named =
        reader
            .version(roots, hash)
            .map(own -> below == null ? own : over(own, below.version()))
            .orElse(null);
    return new RulebookReading(
        reader.faults.isEmpty() && named != null ? new Rulebook(named, all, words, files) : null,
        rules,
        all,
        words,
        files,
        reader.places,
        reader.faults);
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
    files.forEach((name, bytes) -> roots.put(name, parsed(name, bytes)));
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
    return name.endsWith(".yaml")
        ? Yaml.parse(name, bytes, faults).map(List::of).orElse(List.of())
        : List.of();
  }

  private static Stream<Yaml> in(String folder, SortedMap<String, List<Yaml>> roots) {
    return roots.entrySet().stream()
        .filter(file -> file.getKey().startsWith(folder))
        .flatMap(file -> file.getValue().stream());
  }

  /** The version of two rulebooks as one. */
  private static RulebookVersion over(RulebookVersion upper, RulebookVersion below) {
    return new RulebookVersion(
        below.name() + "+" + upper.name(),
        below.version() + "+" + upper.version(),
        "sha256:"
            + digest(
                digest -> {
                  digest.update(below.hash().getBytes(UTF_8));
                  digest.update(upper.hash().getBytes(UTF_8));
                }));
  }

  private Optional<RulebookVersion> version(
      SortedMap<String, List<Yaml>> roots, CompletableFuture<String> hash) {
    if (!roots.containsKey(NAME)) {
      faults.add(
          new Fault(
              NAME, "", "The file is missing.", "add rulebook.yaml with name: and version:."));
    }
    return in(NAME, roots)
        .findFirst()
        .flatMap(
            yaml -> {
              yaml.only(List.of("name", "version", "title"));
              Optional<String> name = yaml.needText("name");
              Optional<String> version = yaml.needText("version");
              return name.isEmpty() || version.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new RulebookVersion(name.get(), version.get(), hash.join()));
            });
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
    Optional<Yaml> written = yaml.need("values");
    written.ifPresent(
        all ->
            all.entries()
                .forEach(
                    (day, value) -> {
                      Optional<LocalDate> from = Yaml.date(day, value);
                      Optional<Integer> number = value.integer();
                      if (from.isPresent() && number.isPresent()) {
                        if (number.get() < 1) {
                          value.fault(
                              "The value (" + number.get() + ") must be at least 1.",
                              "remove the rule instead of setting its number to nothing.");
                        } else {
                          values.put(from.get(), number.get());
                        }
                      }
                    }));
    if (id.isPresent() && unit.isPresent() && !values.isEmpty()) {
      parameters.put(id.get(), new Parameter(id.get(), unit.get(), values));
    }
  }

  private void calendar(Yaml yaml) {
    yaml.only(List.of("id", "title", "citation", "years", "days"));
    Optional<String> id = id(yaml);
    Optional<Yaml> years = yaml.need("years");
    years.ifPresent(at -> at.only(List.of("from", "to")));
    Optional<Integer> from = years.flatMap(at -> at.need("from")).flatMap(Yaml::integer);
    Optional<Integer> to = years.flatMap(at -> at.need("to")).flatMap(Yaml::integer);
    if (from.isPresent() && to.isPresent() && to.get() < from.get()) {
      years.get().fault("The years end (" + to.get() + ") before they begin.", "swap them.");
    }
    Map<LocalDate, String> days = new LinkedHashMap<>();
    yaml.need("days")
        .ifPresent(
            all ->
                all.entries()
                    .forEach(
                        (day, name) ->
                            Yaml.date(day, name)
                                .ifPresent(
                                    date -> {
                                      if (from.isPresent()
                                          && to.isPresent()
                                          && (date.getYear() < from.get()
                                              || date.getYear() > to.get())) {
                                        name.fault(
                                            "The day ("
                                                + date
                                                + ") is in none of the years it covers.",
                                            "change years:, or the day.");
                                      }
                                      name.text().ifPresent(text -> days.put(date, text));
                                    })));
    if (id.isPresent() && from.isPresent() && to.isPresent()) {
      for (int year = from.get(); year <= to.get(); year++) {
        int one = year;
        if (days.keySet().stream().noneMatch(day -> day.getYear() == one)) {
          yaml.fault("The calendar has no day in " + year + ".", "add its days, or change years:.");
        }
      }
      calendars.put(id.get(), new Calendar(id.get(), from.get(), to.get(), days));
    }
  }

  private void disclosure(Yaml yaml) {
    yaml.only(List.of("id", "title", "citation", "quote", "says also", "words"));
    Optional<String> id = id(yaml);
    Map<Channel, Map<String, String>> texts = new EnumMap<>(Channel.class);
    yaml.need("words")
        .ifPresent(
            words ->
                words
                    .entries()
                    .forEach(
                        (name, byLanguage) -> {
                          Optional<Channel> channel = byLanguage.word(Channel.WORDS, name);
                          Map<String, String> inLanguages = new HashMap<>();
                          byLanguage
                              .entries()
                              .forEach(
                                  (language, text) -> {
                                    if (!language.matches("[a-z]{2}")) {
                                      text.fault(
                                          "The value (" + language + ") is not a language.",
                                          "write two letters, such as en.");
                                    }
                                    text.text()
                                        .ifPresent(value -> inLanguages.put(language, value));
                                  });
                          if (!inLanguages.containsKey("en")) {
                            byLanguage.fault(
                                "The words in en are missing.",
                                "add en: to it; other languages fall back to it.");
                          }
                          channel.ifPresent(one -> texts.put(one, Map.copyOf(inLanguages)));
                        }));
    id.ifPresent(
        name -> {
          disclosures.put(name, new DisclosureText(name, texts));
          yaml.get("says also").ifPresent(list -> saysAlso.put(name, list.items()));
        });
  }

  /** Gives each disclosure those it says also; one of what lies below is nobody's to stand for. */
  private void saysAlso() {
    Map<String, DisclosureText> alone = Map.copyOf(disclosures);
    saysAlso.forEach(
        (id, named) -> {
          List<DisclosureText> others = new ArrayList<>();
          for (Yaml at : named) {
            String other = at.text().orElse(null);
            if (other == null) {
              continue;
            }
            DisclosureText text = alone.get(other);
            if (text == null) {
              at.unknown("disclosure", other, alone.keySet());
            } else if (lower.contains(other)) {
              at.fault(
                  "The disclosure (" + other + ") lies below; no words of the house stand for it.",
                  "leave it out; a message carries both.");
            } else {
              others.add(text);
            }
          }
          disclosures.put(
              id, new DisclosureText(id, requireNonNull(alone.get(id)).texts(), others));
        });
  }

  private Optional<String> id(Yaml yaml) {
    return yaml.need("id")
        .filter(at -> at.text().filter(text -> RuleReader.isId(at, text)).isPresent())
        .filter(this::isFree)
        .flatMap(Yaml::text);
  }

  /** Takes the id that stands here; false, with the fault noted, where it is taken already. */
  private boolean isFree(Yaml at) {
    String id = at.text().orElseThrow();
    String before = places.putIfAbsent(id, at.place());
    if (before != null) {
      at.fault("The id (" + id + ") is taken at " + before + ".", "choose another id.");
    }
    return before == null;
  }

  /** Notes every exception to a rule that is not there, or that it may not give. */
  private void overrides(List<RuleReader.Read> read, List<RuleDefinition> all) {
    Map<String, RuleDefinition> byId = new HashMap<>();
    all.forEach(rule -> byId.put(rule.id().value(), rule));
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
    if (excepted == null) {
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
          "write the exception as law, with the provision that grants it.");
    }
  }
}
