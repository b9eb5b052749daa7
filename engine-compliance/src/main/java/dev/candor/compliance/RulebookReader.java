package dev.candor.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.law.Citation;
import dev.candor.law.Citation.Verified;
import dev.candor.law.Jurisdiction;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.AgentOutcome;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Theme;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import dev.candor.party.ContactLabel;
import dev.candor.time.LimitZone;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the files of a rulebook into checked rules; every fault of every file at once. */
final class RulebookReader {

  private static final List<String> SAYINGS = List.of("refuse", "require", "restrict");
  private static final int DEEPEST_WAYS = 3;

  private final List<Fault> faults;
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final Map<String, DisclosureText> disclosures = new HashMap<>();
  private final Map<String, Calendar> calendars = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, List<Yaml>> overrides = new LinkedHashMap<>();

  private RulebookReader(List<Fault> faults, @Nullable Rulebook below) {
    this.faults = faults;
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
    Optional<RulebookVersion> version = reader.version(files);
    files.forEach((name, bytes) -> reader.load("calendars/", name, bytes, reader::calendar));
    files.forEach((name, bytes) -> reader.load("parameters/", name, bytes, reader::parameter));
    files.forEach((name, bytes) -> reader.load("disclosures/", name, bytes, reader::disclosure));
    List<RuleDefinition> rules = new ArrayList<>();
    files.forEach(
        (name, bytes) ->
            reader.load("rules/", name, bytes, yaml -> reader.rule(yaml).ifPresent(rules::add)));
    files.forEach(
        (name, bytes) -> {
          if (name.startsWith("tables/")) {
            Table.rows(name, bytes, reader.faults)
                .forEach(row -> reader.rule(row).ifPresent(rules::add));
          }
        });
    List<RuleDefinition> all = new ArrayList<>(below == null ? List.of() : below.rules());
    all.addAll(rules);
    reader.overrides(all);
    files.keySet().stream()
        .filter(
            name ->
                !name.matches(
                    "(parameters|disclosures|calendars|rules|cases|personas)/.*\\.yaml|tables/.*\\.(csv|xlsx)|rulebook\\.yaml|coverage\\.yaml|.*\\.md"))
        .forEach(
            name ->
                reader.faults.add(
                    new Fault(
                        name,
                        "",
                        "A rulebook has no place for this file.",
                        "end its name in .yaml and move it under rules/, parameters/, disclosures/, calendars/ or cases/; a table is a .csv or .xlsx under tables/.")));
    if (files.keySet().stream().noneMatch(name -> name.matches("(rules|tables)/.*"))) {
      reader.faults.add(
          new Fault(
              "rules", "", "There is no rule.", "add a rule under rules/, or check the path."));
    }
    Rulebook.Words words =
        new Rulebook.Words(reader.parameters, reader.disclosures, reader.calendars);
    @Nullable RulebookVersion named =
        version.map(own -> below == null ? own : over(own, below.version())).orElse(null);
    return new RulebookReading(
        reader.faults.isEmpty() && named != null ? new Rulebook(named, all, words, files) : null,
        rules,
        all,
        words,
        files,
        reader.places,
        reader.faults);
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

  private void load(String folder, String name, byte[] bytes, Consumer<Yaml> read) {
    if (name.startsWith(folder) && name.endsWith(".yaml")) {
      Yaml.parse(name, bytes, faults).ifPresent(read);
    }
  }

  private Optional<RulebookVersion> version(SortedMap<String, byte[]> files) {
    byte[] bytes = files.get("rulebook.yaml");
    if (bytes == null) {
      faults.add(
          new Fault(
              "rulebook.yaml",
              "",
              "The file is missing.",
              "add rulebook.yaml with name: and version:."));
      return Optional.empty();
    }
    return Yaml.parse("rulebook.yaml", bytes, faults)
        .flatMap(
            yaml -> {
              yaml.only(List.of("name", "version", "title"));
              Optional<String> name = yaml.need("name").flatMap(Yaml::text);
              Optional<String> version = yaml.need("version").flatMap(Yaml::text);
              return name.isEmpty() || version.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new RulebookVersion(name.get(), version.get(), hash(files)));
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
    Optional<String> unit = yaml.need("unit").flatMap(Yaml::text);
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
    yaml.only(List.of("id", "title", "citation", "quote", "words"));
    Optional<String> id = id(yaml);
    Map<Channel, Map<String, String>> texts = new EnumMap<>(Channel.class);
    yaml.need("words")
        .ifPresent(
            words ->
                words
                    .entries()
                    .forEach(
                        (name, byLanguage) -> {
                          Optional<Channel> channel = word(Channel.WORDS, name, byLanguage);
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
    id.ifPresent(name -> disclosures.put(name, new DisclosureText(name, texts)));
  }

  private Optional<String> id(Yaml yaml) {
    return yaml.need("id")
        .flatMap(
            at ->
                at.text()
                    .flatMap(
                        id -> {
                          try {
                            RuleId.of(id);
                          } catch (IllegalArgumentException malformed) {
                            at.fault(
                                String.valueOf(malformed.getMessage()),
                                "write it like us-reg-f-call-hours.");
                            return Optional.<String>empty();
                          }
                          String before = places.putIfAbsent(id, at.place());
                          if (before != null) {
                            at.fault(
                                "The id (" + id + ") is taken at " + before + ".",
                                "choose another id.");
                            return Optional.<String>empty();
                          }
                          return Optional.of(id);
                        }));
  }

  private Optional<RuleDefinition> rule(Yaml yaml) {
    int before = faults.size();
    yaml.only(RuleKey.rule().names());
    Optional<String> id = id(yaml);
    Optional<String> title = yaml.need("title").flatMap(Yaml::text);
    title
        .filter(text -> text.split("\\s+").length >= 10)
        .ifPresent(
            text ->
                yaml.get("title")
                    .ifPresent(
                        at ->
                            at.fault(
                                "The title has ten words or more.",
                                "keep it under ten; the sentence says the rest.")));
    Optional<String> sentence = yaml.need("sentence").flatMap(Yaml::text);
    Optional<Yaml> checked = yaml.need("verified");
    Optional<Verified> verified =
        checked.flatMap(
            at -> at.isMapping() ? at.need("how").flatMap(this::verified) : verified(at));
    Optional<Yaml> checking = checked.filter(Yaml::isMapping);
    checking.ifPresent(at -> at.only(keys("verified")));
    @Nullable String verifiedBy =
        checking.flatMap(at -> at.get("by")).flatMap(Yaml::text).orElse(null);
    @Nullable LocalDate verifiedOn =
        checking.flatMap(at -> at.get("on")).flatMap(Yaml::date).orElse(null);
    Optional<Citation> citation =
        yaml.need("citation").flatMap(at -> citation(at, verified.orElse(Verified.UNVERIFIED)));
    @Nullable String quote = yaml.get("quote").flatMap(Yaml::text).orElse(null);
    @Nullable String rationale = yaml.get("rationale").flatMap(Yaml::text).orElse(null);
    Severity severity = yaml.get("severity").flatMap(this::severity).orElse(Severity.BLOCK);
    Optional<Yaml> effective = yaml.need("effective");
    effective.ifPresent(at -> at.only(keys("effective")));
    Optional<LocalDate> from = effective.flatMap(at -> at.need("from")).flatMap(Yaml::date);
    Optional<LocalDate> to = effective.flatMap(at -> at.get("to")).flatMap(Yaml::date);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      effective
          .get()
          .fault(
              "The rule ends (" + to.get() + ") before it begins (" + from.get() + ").",
              "swap the days.");
    }
    Optional<Jurisdiction> jurisdiction = yaml.need("jurisdiction").flatMap(this::jurisdiction);
    Optional<Yaml> explained = yaml.need("explanation");
    explained.filter(Yaml::isMapping).ifPresent(at -> at.only(keys("explanation")));
    Optional<String> explanation =
        explained
            .flatMap(at -> at.isMapping() ? at.need("short") : Optional.of(at))
            .flatMap(this::explanation);
    @Nullable String details =
        explained
            .filter(Yaml::isMapping)
            .flatMap(at -> at.get("long"))
            .flatMap(this::explanation)
            .orElse(null);
    LocalDate first = from.orElse(LocalDate.MAX);
    List<Condition> when = new ArrayList<>();
    jurisdiction.ifPresent(one -> bind(one, when));
    yaml.need("when").map(at -> conditions(at, first, 0)).ifPresent(when::addAll);
    Optional<Saying> saying = saying(yaml, first);
    saying
        .filter(RulebookReader::asksInconvenientTimes)
        .ifPresent(
            one ->
                when.add(
                    new Condition.Test(
                        FactName.find("borrower.hasInconvenientTimes").orElseThrow(),
                        Condition.Operator.ONE_OF,
                        List.of(true),
                        List.of())));
    boolean enabled =
        yaml.get("enabled").flatMap(Yaml::flag).orElse(true)
            && verified.orElse(Verified.UNVERIFIED) != Verified.UNVERIFIED;
    if (faults.size() > before
        || id.isEmpty()
        || title.isEmpty()
        || sentence.isEmpty()
        || citation.isEmpty()
        || from.isEmpty()
        || jurisdiction.isEmpty()
        || explanation.isEmpty()
        || saying.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleDefinition(
            RuleId.of(id.get()),
            title.get(),
            sentence.get(),
            citation.get(),
            quote,
            rationale,
            verifiedBy,
            verifiedOn,
            from.get(),
            to.orElse(null),
            jurisdiction.get(),
            enabled,
            severity,
            when,
            saying.get(),
            exceptions(yaml, id.get()),
            explanation.get(),
            details,
            yaml.place(),
            yaml.flat()));
  }

  /** What a jurisdiction asks of where the borrower lives. */
  private static void bind(Jurisdiction jurisdiction, List<Condition> when) {
    jurisdiction
        .country()
        .ifPresent(
            country ->
                when.add(
                    new Condition.Test(
                        FactName.find("address.country").orElseThrow(),
                        Condition.Operator.ONE_OF,
                        List.of(country),
                        List.of())));
    jurisdiction
        .state()
        .ifPresent(
            state ->
                when.add(
                    new Condition.Test(
                        FactName.STATE, Condition.Operator.ONE_OF, List.of(state), List.of())));
  }

  private static List<String> keys(String joined) {
    return RuleKey.find(joined).orElseThrow().names();
  }

  private static boolean asksInconvenientTimes(Saying saying) {
    return saying instanceof Saying.Restrict restrict
        && restrict.restrictions().stream()
            .anyMatch(Saying.Restriction.InconvenientTimes.class::isInstance);
  }

  private Optional<Severity> severity(Yaml at) {
    return at.text()
        .flatMap(text -> named(at, "severity", text, Severity.values(), Severity::text));
  }

  // ---- exceptions

  private List<RuleDefinition.Override> exceptions(Yaml rule, String id) {
    List<RuleDefinition.Override> all = new ArrayList<>();
    rule.get("overrides")
        .ifPresent(
            list -> {
              overrides.put(id, new ArrayList<>());
              for (Yaml one : list.items()) {
                one.only(keys("overrides"));
                Optional<Yaml> named = one.need("rule");
                Optional<String> because = one.need("because").flatMap(Yaml::text);
                Optional<String> text = named.flatMap(Yaml::text);
                if (text.isPresent() && because.isPresent() && isId(named.get(), text.get())) {
                  overrides.get(id).add(named.get());
                  all.add(new RuleDefinition.Override(RuleId.of(text.get()), because.get()));
                }
              }
            });
    return all;
  }

  private static boolean isId(Yaml at, String id) {
    try {
      RuleId.of(id);
      return true;
    } catch (IllegalArgumentException malformed) {
      at.fault(String.valueOf(malformed.getMessage()), "write it like us-reg-f-call-hours.");
      return false;
    }
  }

  /** Notes every exception to a rule that is not there, or that it may not give. */
  private void overrides(List<RuleDefinition> all) {
    Map<String, RuleDefinition> byId = new HashMap<>();
    all.forEach(rule -> byId.put(rule.id().value(), rule));
    overrides.forEach(
        (id, named) ->
            named.forEach(
                at -> {
                  String other = at.text().orElseThrow();
                  RuleDefinition excepted = byId.get(other);
                  RuleDefinition by = byId.get(id);
                  if (excepted == null) {
                    if (!places.containsKey(other)) {
                      unknown(at, "rule", other, byId.keySet());
                    }
                  } else if (other.equals(id)) {
                    at.fault("A rule cannot give itself an exception.", "name another rule.");
                  } else if (excepted.saying() instanceof Saying.Except) {
                    at.fault(
                        "The rule (" + other + ") only gives exceptions itself.",
                        "name the rule that is to keep silent.");
                  } else if (by != null
                      && (by.jurisdiction().equals(Jurisdiction.HOUSE)
                          || by.citation().verified() == Verified.HOUSE)
                      && !excepted.jurisdiction().equals(Jurisdiction.HOUSE)) {
                    at.fault(
                        "A rule of the house gives no exception to the law ("
                            + other
                            + ", "
                            + excepted.citation().text()
                            + ").",
                        "write the exception as law, with the provision that grants it.");
                  }
                }));
  }

  private Optional<String> explanation(Yaml at) {
    Optional<String> text = at.text();
    text.filter(Explanation::isOpen)
        .ifPresent(
            value ->
                at.fault(
                    "A brace is opened and not closed, or closed and not opened.",
                    "write {name}, such as {loan}."));
    text.ifPresent(
        value ->
            new Explanation(value)
                .names().stream()
                    .filter(
                        name -> !Explanation.NAMES.contains(name) && FactName.find(name).isEmpty())
                    .forEach(name -> unknown(at, "name", name, Explanation.known())));
    return text;
  }

  private Optional<Verified> verified(Yaml at) {
    return at.text()
        .flatMap(
            text -> {
              for (Verified one : Verified.values()) {
                if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
                  return Optional.of(one);
                }
              }
              at.fault(
                  "The value (" + text + ") is not a confidence.",
                  "write text, quoted, unverified or house.");
              return Optional.<Verified>empty();
            });
  }

  private Optional<Citation> citation(Yaml at, Verified verified) {
    at.only(keys("citation"));
    Optional<String> body = at.need("body").flatMap(Yaml::text);
    Optional<String> corpus = at.need("corpus").flatMap(Yaml::text);
    Optional<String> section = at.need("section").flatMap(Yaml::text);
    return body.isEmpty() || corpus.isEmpty() || section.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Citation(
                body.get(),
                corpus.get(),
                section.get(),
                at.get("url").flatMap(Yaml::text).orElse(null),
                verified));
  }

  private Optional<Jurisdiction> jurisdiction(Yaml at) {
    return at.text()
        .flatMap(
            text -> {
              try {
                Jurisdiction jurisdiction = new Jurisdiction(text);
                if (!jurisdiction.known()) {
                  at.fault(
                      "The value (" + text + ") is not a jurisdiction a rule can be bound to.",
                      "write us, a state such as us/ny, or house.");
                  return Optional.<Jurisdiction>empty();
                }
                return Optional.of(jurisdiction);
              } catch (IllegalArgumentException malformed) {
                at.fault(String.valueOf(malformed.getMessage()), "write us, us/ny or house.");
                return Optional.<Jurisdiction>empty();
              }
            });
  }

  private List<Condition> conditions(Yaml at, LocalDate from, int depth) {
    List<Condition> conditions = new ArrayList<>();
    at.entries()
        .forEach(
            (name, value) -> {
              if (name.equals(RuleKey.ANY_OF) || name.equals(RuleKey.NONE_OF)) {
                ways(value, from, depth, name.equals(RuleKey.NONE_OF)).ifPresent(conditions::add);
                return;
              }
              Optional<FactName> fact = FactName.find(name);
              if (fact.isEmpty()) {
                unknown(value, "fact", name, FactName.names());
              } else if (value.isMapping()) {
                value
                    .entries()
                    .forEach(
                        (operator, operand) ->
                            operator(operator, operand)
                                .ifPresent(
                                    one ->
                                        condition(fact.get(), one, operand, from)
                                            .ifPresent(conditions::add)));
              } else {
                Condition.Operator operator =
                    fact.get().type() == FactName.Type.WORDS
                        ? Condition.Operator.HAS
                        : Condition.Operator.ONE_OF;
                condition(fact.get(), operator, value, from).ifPresent(conditions::add);
              }
            });
    return conditions;
  }

  private Optional<Condition> ways(Yaml at, LocalDate from, int depth, boolean none) {
    if (depth >= DEEPEST_WAYS) {
      at.fault(
          "The conditions are nested deeper than " + DEEPEST_WAYS + ".", "write several rules.");
      return Optional.empty();
    }
    List<List<Condition>> ways = new ArrayList<>();
    for (Yaml way : at.items()) {
      List<Condition> conditions = conditions(way, from, depth + 1);
      if (!conditions.isEmpty()) {
        ways.add(conditions);
      }
    }
    if (at.items().isEmpty()) {
      at.fault("The list is empty.", "write at least one - fact: value.");
    }
    return ways.isEmpty() ? Optional.empty() : Optional.of(new Condition.Ways(ways, none));
  }

  private Optional<Condition.Operator> operator(String text, Yaml at) {
    return named(at, "operator", text, Condition.Operator.values(), Condition.Operator::text);
  }

  private Optional<Condition> condition(
      FactName fact, Condition.Operator operator, Yaml operand, LocalDate from) {
    boolean fits =
        operator.goesWith(fact.type())
            && switch (operator) {
              case AT_LEAST,
                  AT_MOST,
                  MORE_THAN,
                  LESS_THAN,
                  BEFORE,
                  ON_OR_AFTER,
                  DAYS_AGO_AT_LEAST,
                  DAYS_AGO_AT_MOST,
                  KNOWN ->
                  !operand.isList();
              case BETWEEN -> operand.items().size() == 2;
              case ONE_OF, NOT, HAS, HAS_NO, HAS_ALL -> true;
            };
    if (!fits) {
      operand.fault(
          "The operator (" + operator.text() + ") does not go with the fact (" + fact.text() + ").",
          switch (fact.type()) {
            case WORDS -> "use has, has no or has all.";
            case NUMBER ->
                "use at least, at most, more than or less than with one number, or between with two.";
            case DATE ->
                "use before or on or after with a day, or days ago at least or at most with a number.";
            case WORD, FLAG -> "use one of or not.";
          });
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    List<Parameter> numbers = new ArrayList<>();
    for (Yaml item : operand.items()) {
      switch (operator) {
        case AT_LEAST,
            AT_MOST,
            MORE_THAN,
            LESS_THAN,
            BETWEEN,
            DAYS_AGO_AT_LEAST,
            DAYS_AGO_AT_MOST ->
            number(item, from, 0).ifPresent(numbers::add);
        case BEFORE, ON_OR_AFTER -> item.date().ifPresent(values::add);
        case KNOWN -> item.flag().ifPresent(values::add);
        default -> value(fact, item).ifPresent(values::add);
      }
    }
    if (operand.isList() && operand.items().isEmpty()) {
      operand.fault(
          "The list is empty, so the condition can never be met.", "name at least one value.");
    }
    if (operator == Condition.Operator.BETWEEN
        && numbers.size() == 2
        && from.isBefore(LocalDate.MAX)
        && numbers.get(0).on(from) > numbers.get(1).on(from)) {
      operand.fault("The range ends before it begins.", "swap the numbers.");
    }
    return values.isEmpty() && numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Condition.Test(fact, operator, values, numbers));
  }

  private Optional<Object> value(FactName fact, Yaml item) {
    return switch (fact.type()) {
      case NUMBER, DATE -> throw new IllegalStateException("compared with numbers and days");
      case FLAG -> item.flag().map(Function.identity());
      case WORD, WORDS -> {
        Vocabulary<?> words = fact.vocabulary();
        yield item.text()
            .flatMap(
                text ->
                    words == null
                        ? Optional.of(text)
                        : word(words, text, item).map(Word::wireName));
      }
    };
  }

  private Optional<Saying> saying(Yaml rule, LocalDate from) {
    List<String> said = SAYINGS.stream().filter(key -> rule.get(key).isPresent()).toList();
    if (said.isEmpty() && rule.get("overrides").isPresent()) {
      return Optional.of(new Saying.Except());
    }
    if (said.size() != 1) {
      rule.fault(
          "A rule says one of refuse, require and restrict; this one says "
              + (said.isEmpty() ? "none" : String.join(" and ", said))
              + ".",
          "write one rule for each thing to say; one that only gives exceptions has overrides:.");
      return Optional.empty();
    }
    Yaml at = rule.get(said.get(0)).orElseThrow();
    return switch (said.get(0)) {
      case "refuse" -> refusal(at);
      case "require" ->
          at.need("disclosure").flatMap(this::disclosureNamed).map(Saying.Require::new);
      default -> restrictions(at, from);
    };
  }

  private static Optional<Saying> refusal(Yaml at) {
    Optional<Boolean> flag = at.flag();
    if (flag.isPresent() && !flag.get()) {
      at.fault(
          "A rule that refuses says refuse: true.",
          "write true, or switch the rule off with enabled: false.");
    }
    return flag.filter(yes -> yes).map(yes -> new Saying.Refuse());
  }

  private Optional<DisclosureText> disclosureNamed(Yaml at) {
    return at.text()
        .flatMap(
            id -> {
              if (!disclosures.containsKey(id)) {
                unknown(at, "disclosure", id, disclosures.keySet());
              }
              return Optional.ofNullable(disclosures.get(id));
            });
  }

  private Optional<Saying> restrictions(Yaml at, LocalDate from) {
    at.only(keys("restrict"));
    List<Saying.Restriction> all = new ArrayList<>();
    at.get("hours").flatMap(this::hours).ifPresent(all::add);
    at.get("weekdays").flatMap(this::weekdays).ifPresent(all::add);
    at.get("holidays").flatMap(this::holidays).ifPresent(all::add);
    at.get("inconvenient times")
        .ifPresent(
            one ->
                one.flag()
                    .ifPresent(
                        yes -> {
                          if (yes) {
                            all.add(new Saying.Restriction.InconvenientTimes());
                          } else {
                            one.fault(
                                "A rule that keeps them says inconvenient times: true.",
                                "write true, or remove the key.");
                          }
                        }));
    at.get("not before")
        .flatMap(one -> day(one, from, Saying.Restriction.NotBefore::new))
        .ifPresent(all::add);
    at.get("not after")
        .flatMap(one -> day(one, from, Saying.Restriction.NotAfter::new))
        .ifPresent(all::add);
    at.get("cap").flatMap(cap -> cap(cap, from)).ifPresent(all::add);
    at.get("cool-down").flatMap(wait -> coolDown(wait, from)).ifPresent(all::add);
    if (all.isEmpty()) {
      if (keys("restrict").stream().anyMatch(key -> at.get(key).isPresent())) {
        return Optional.empty();
      }
      at.fault(
          "The restriction says nothing.",
          "give it one of: " + String.join(", ", keys("restrict")) + ".");
      return Optional.empty();
    }
    return Optional.of(new Saying.Restrict(all));
  }

  private Optional<Saying.Restriction> cap(Yaml cap, LocalDate from) {
    cap.only(keys("restrict / cap"));
    Optional<Parameter> max = cap.need("at most").flatMap(number -> number(number, from, 1));
    boolean rolling = cap.get("hours").isPresent();
    if (rolling && cap.get("days").isPresent()) {
      cap.fault("A cap is in days or in hours, not both.", "remove one of them.");
    }
    Optional<Parameter> length =
        cap.need(rolling ? "hours" : "days").flatMap(number -> number(number, from, 1));
    Optional<LimitZone> zone =
        rolling && cap.get("zone").isEmpty()
            ? Optional.of(LimitZone.recipient())
            : cap.need("zone").flatMap(this::zone);
    Optional<Count> count = count(cap, "count");
    return max.isEmpty() || length.isEmpty() || zone.isEmpty() || count.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Saying.Restriction.Cap(max.get(), length.get(), rolling, zone.get(), count.get()));
  }

  private Optional<Saying.Restriction> coolDown(Yaml wait, LocalDate from) {
    wait.only(keys("restrict / cool-down"));
    Optional<Parameter> days = wait.need("days").flatMap(number -> number(number, from, 1));
    Optional<LimitZone> zone = wait.need("zone").flatMap(this::zone);
    Optional<Count> count = count(wait, "after");
    return days.isEmpty() || zone.isEmpty() || count.isEmpty()
        ? Optional.empty()
        : Optional.of(new Saying.Restriction.CoolDown(days.get(), zone.get(), count.get()));
  }

  /** A restriction bound to a fact's day. */
  private interface DayLimit {
    Saying.Restriction of(FactName fact, Parameter days, LimitZone zone);
  }

  private Optional<Saying.Restriction> day(Yaml at, LocalDate from, DayLimit limit) {
    at.only(keys("restrict / not before"));
    Optional<FactName> fact =
        at.need("fact")
            .flatMap(
                named ->
                    named
                        .text()
                        .flatMap(
                            name -> {
                              Optional<FactName> found =
                                  FactName.find(name)
                                      .filter(one -> one.type() == FactName.Type.DATE);
                              if (found.isEmpty()) {
                                unknown(
                                    named,
                                    "day",
                                    name,
                                    FactName.all().stream()
                                        .filter(one -> one.type() == FactName.Type.DATE)
                                        .map(FactName::text)
                                        .toList());
                              }
                              return found;
                            }));
    Optional<Parameter> days =
        at.get("plus days").isPresent()
            ? at.get("plus days").flatMap(number -> number(number, from, 0))
            : Optional.of(Parameter.constant(0));
    Optional<LimitZone> zone = at.need("zone").flatMap(this::zone);
    return fact.isEmpty() || days.isEmpty() || zone.isEmpty()
        ? Optional.empty()
        : Optional.of(limit.of(fact.get(), days.get(), zone.get()));
  }

  private Optional<Saying.Restriction> weekdays(Yaml at) {
    at.only(keys("restrict / weekdays"));
    Set<DayOfWeek> days = new LinkedHashSet<>();
    List<String> known =
        List.of(DayOfWeek.values()).stream()
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .toList();
    at.need("only")
        .ifPresent(
            list ->
                list.items()
                    .forEach(
                        item ->
                            item.text()
                                .ifPresent(
                                    text -> {
                                      if (known.contains(text)) {
                                        days.add(DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)));
                                      } else {
                                        unknown(item, "day of the week", text, known);
                                      }
                                    })));
    Optional<LimitZone> zone = at.need("zone").flatMap(this::zone);
    return days.isEmpty() || zone.isEmpty()
        ? Optional.empty()
        : Optional.of(new Saying.Restriction.Weekdays(days, zone.get()));
  }

  private Optional<Saying.Restriction> holidays(Yaml at) {
    at.only(keys("restrict / holidays"));
    Optional<Calendar> calendar =
        at.need("calendar")
            .flatMap(
                named ->
                    named
                        .text()
                        .flatMap(
                            id -> {
                              if (!calendars.containsKey(id)) {
                                unknown(named, "calendar", id, calendars.keySet());
                              }
                              return Optional.ofNullable(calendars.get(id));
                            }));
    Optional<LimitZone> zone = at.need("zone").flatMap(this::zone);
    return calendar.isEmpty() || zone.isEmpty()
        ? Optional.empty()
        : Optional.of(new Saying.Restriction.Holidays(calendar.get(), zone.get()));
  }

  private Optional<Saying.Restriction> hours(Yaml at) {
    at.only(keys("restrict / hours"));
    Optional<LocalTime> from = at.need("from").flatMap(this::time);
    Optional<LocalTime> to = at.need("to").flatMap(this::time);
    Optional<LimitZone> zone = at.need("zone").flatMap(this::zone);
    if (from.isEmpty() || to.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    if (from.get().equals(to.get())) {
      at.fault(
          "The hours (" + from.get() + " to " + to.get() + ") are empty.",
          "let them end later than they begin; past midnight is fine.");
      return Optional.empty();
    }
    return Optional.of(new Saying.Restriction.Hours(from.get(), to.get(), zone.get()));
  }

  private Optional<LocalTime> time(Yaml at) {
    return at.text()
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalTime.parse(text));
              } catch (DateTimeException malformed) {
                at.fault(
                    "The value (" + text + ") is not a time of day.",
                    "write it in quotes as \"08:00\".");
                return Optional.<LocalTime>empty();
              }
            });
  }

  private Optional<LimitZone> zone(Yaml at) {
    return at.text()
        .flatMap(
            text -> {
              if (text.equals("recipient")) {
                return Optional.of(LimitZone.recipient());
              }
              try {
                return Optional.of(LimitZone.fixed(ZoneId.of(text)));
              } catch (DateTimeException unknown) {
                unknown(at, "zone", text, ZoneId.getAvailableZoneIds());
                return Optional.<LimitZone>empty();
              }
            });
  }

  private Optional<Parameter> number(Yaml at, LocalDate from, int least) {
    Optional<String> text = at.text();
    if (text.isPresent() && text.get().matches("[0-9]{1,6}")) {
      int value = Integer.parseInt(text.get());
      if (value < least) {
        at.fault(
            "The value (" + value + ") must be at least " + least + ".",
            "remove the rule instead.");
        return Optional.empty();
      }
      return Optional.of(Parameter.constant(value));
    }
    return text.flatMap(
        id -> {
          Parameter parameter = parameters.get(id);
          if (parameter == null && id.matches("[-+]?[0-9][0-9.,_]*")) {
            at.fault(
                "The value (" + id + ") is not a whole number from " + least + " to 999999.",
                "write it in digits alone.");
          } else if (parameter == null) {
            unknown(at, "parameter", id, parameters.keySet());
          } else if (from.isBefore(parameter.firstDay())) {
            at.fault(
                "The parameter ("
                    + id
                    + ") has no value before "
                    + parameter.firstDay()
                    + ", and the rule takes effect on "
                    + from
                    + ".",
                "add the value in force on that day.");
          }
          return Optional.ofNullable(parameter);
        });
  }

  private Optional<Count> count(Yaml limit, String key) {
    Set<Count.Per> per = new LinkedHashSet<>();
    limit
        .need("per")
        .ifPresent(list -> list.items().forEach(item -> per(item).ifPresent(per::add)));
    Optional<Yaml> written = limit.need(key);
    if (written.isEmpty() || per.isEmpty()) {
      return Optional.empty();
    }
    Yaml at = written.get();
    at.only(keys("restrict / cap / count"));
    return Optional.of(
        new Count(
            per,
            words(at.get("channel"), Channel.WORDS),
            words(at.get("direction"), Direction.WORDS),
            words(at.get("theme"), Theme.WORDS),
            words(at.get("label"), ContactLabel.WORDS),
            words(among(at, "status").flatMap(one -> one.get("one of")), Status.WORDS),
            words(among(at, "status").flatMap(one -> one.get("not")), Status.WORDS),
            outcomes(among(at, "outcome").flatMap(one -> one.get("one of"))),
            outcomes(among(at, "outcome").flatMap(one -> one.get("not"))),
            at.get("call-backs").flatMap(Yaml::flag).orElse(true)));
  }

  private static Optional<Yaml> among(Yaml at, String key) {
    Optional<Yaml> found = at.get(key);
    found.ifPresent(one -> one.only(keys("restrict / cap / count / status")));
    return found;
  }

  private Optional<Count.Per> per(Yaml at) {
    return at.text().flatMap(text -> named(at, "unit", text, Count.Per.values(), Count.Per::text));
  }

  /** The one of these that a rule writes so; the fault names the nearest. */
  private static <E> Optional<E> named(
      Yaml at, String kind, String text, E[] all, Function<E, String> word) {
    for (E one : all) {
      if (word.apply(one).equals(text)) {
        return Optional.of(one);
      }
    }
    unknown(at, kind, text, Arrays.stream(all).map(word).toList());
    return Optional.empty();
  }

  private <W extends Word> Set<W> words(Optional<Yaml> at, Vocabulary<W> vocabulary) {
    Set<W> words = new LinkedHashSet<>();
    at.ifPresent(
        list ->
            list.items()
                .forEach(
                    item ->
                        item.text()
                            .flatMap(text -> word(vocabulary, text, item))
                            .ifPresent(words::add)));
    return words;
  }

  private Set<String> outcomes(Optional<Yaml> at) {
    Set<String> words = new LinkedHashSet<>();
    Set<String> known = new LinkedHashSet<>(AgentOutcome.WORDS.names());
    known.addAll(StatusDetails.WORDS.names());
    at.ifPresent(
        list ->
            list.items()
                .forEach(
                    item ->
                        item.text()
                            .ifPresent(
                                text -> {
                                  if (known.contains(text)) {
                                    words.add(text);
                                  } else {
                                    unknown(item, "outcome", text, known);
                                  }
                                })));
    return words;
  }

  private <W extends Word> Optional<W> word(Vocabulary<W> vocabulary, String text, Yaml at) {
    Optional<W> word = vocabulary.find(text);
    if (word.isEmpty()) {
      unknown(at, vocabulary.kind(), text, vocabulary.names());
    }
    return word;
  }

  private static void unknown(Yaml at, String kind, String value, Collection<String> known) {
    List<String> nearest = Nearest.to(value, known, 3);
    at.fault(
        "The value ("
            + value
            + ") is not a known "
            + kind
            + "."
            + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + "."),
        nearest.isEmpty()
            ? (known.isEmpty()
                ? "write one first: the rulebook has no " + kind + "."
                : known.size() <= 12
                    ? "use one of: " + String.join(", ", known.stream().sorted().toList()) + "."
                    : "check its spelling.")
            : "write " + nearest.get(0) + ".");
  }
}
