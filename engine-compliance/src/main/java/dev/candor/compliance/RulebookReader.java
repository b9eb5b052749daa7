package dev.candor.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.fault.BrokenRulebookException;
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
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import dev.candor.time.LimitZone;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
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

  private static final Set<String> RULE_KEYS =
      new LinkedHashSet<>(
          List.of(
              "id",
              "title",
              "sentence",
              "citation",
              "quote",
              "rationale",
              "verified",
              "effective",
              "jurisdiction",
              "when",
              "refuse",
              "require",
              "restrict",
              "explanation",
              "enabled"));
  private static final Set<String> CITATION_KEYS =
      new LinkedHashSet<>(List.of("body", "corpus", "section", "url"));
  private static final Set<String> COUNT_KEYS =
      new LinkedHashSet<>(List.of("channel", "direction", "status", "outcome", "call-backs"));

  private final List<Fault> faults;
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final Map<String, DisclosureText> disclosures = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();

  private RulebookReader(List<Fault> faults) {
    this.faults = faults;
  }

  static Rulebook read(SortedMap<String, byte[]> files, List<Fault> known) {
    RulebookReader reader = new RulebookReader(new ArrayList<>(known));
    Optional<RulebookVersion> version = reader.version(files);
    files.forEach((name, bytes) -> reader.load("parameters/", name, bytes, reader::parameter));
    files.forEach((name, bytes) -> reader.load("disclosures/", name, bytes, reader::disclosure));
    List<RuleDefinition> rules = new ArrayList<>();
    files.forEach(
        (name, bytes) ->
            reader.load("rules/", name, bytes, yaml -> reader.rule(yaml).ifPresent(rules::add)));
    files.keySet().stream()
        .filter(
            name ->
                !name.matches(
                    "(parameters|disclosures|rules|cases)/.*\\.yaml|rulebook\\.yaml|coverage\\.yaml|.*\\.md"))
        .forEach(
            name ->
                reader.faults.add(
                    new Fault(
                        name,
                        "",
                        "A rulebook has no place for this file.",
                        "end its name in .yaml and move it under rules/, parameters/, disclosures/ or cases/.")));
    if (files.keySet().stream().noneMatch(name -> name.startsWith("rules/"))) {
      reader.faults.add(
          new Fault(
              "rules", "", "There is no rule.", "add a rule under rules/, or check the path."));
    }
    if (!reader.faults.isEmpty() || version.isEmpty()) {
      throw new BrokenRulebookException("the rulebook", reader.faults);
    }
    return new Rulebook(version.get(), rules);
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
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, bytes) -> {
            digest.update(name.getBytes(UTF_8));
            digest.update((byte) 0);
            digest.update(Integer.toString(bytes.length).getBytes(UTF_8));
            digest.update((byte) 0);
            digest.update(bytes);
          });
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
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
    yaml.only(RULE_KEYS);
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
    Optional<Verified> verified = yaml.need("verified").flatMap(this::verified);
    Optional<Citation> citation =
        yaml.need("citation").flatMap(at -> citation(at, verified.orElse(Verified.UNVERIFIED)));
    @Nullable String quote = yaml.get("quote").flatMap(Yaml::text).orElse(null);
    Optional<Yaml> effective = yaml.need("effective");
    effective.ifPresent(at -> at.only(List.of("from", "to")));
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
    Optional<String> explanation = yaml.need("explanation").flatMap(this::explanation);
    List<Condition> when =
        new ArrayList<>(yaml.need("when").map(this::conditions).orElse(List.of()));
    jurisdiction
        .flatMap(Jurisdiction::state)
        .ifPresent(
            state ->
                when.add(new Condition(FactName.STATE, Condition.Operator.ONE_OF, List.of(state))));
    Optional<Saying> saying = saying(yaml, from.orElse(LocalDate.MAX));
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
            from.get(),
            to.orElse(null),
            jurisdiction.get(),
            enabled,
            when,
            saying.get(),
            explanation.get(),
            yaml.place()));
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
                    .filter(name -> !Explanation.NAMES.contains(name))
                    .forEach(name -> unknown(at, "name", name, Explanation.NAMES)));
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
    at.only(CITATION_KEYS);
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

  private List<Condition> conditions(Yaml at) {
    List<Condition> conditions = new ArrayList<>();
    at.entries()
        .forEach(
            (name, value) -> {
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
                                        condition(fact.get(), one, operand)
                                            .ifPresent(conditions::add)));
              } else {
                Condition.Operator operator =
                    fact.get().type() == FactName.Type.WORDS
                        ? Condition.Operator.HAS
                        : Condition.Operator.ONE_OF;
                condition(fact.get(), operator, value).ifPresent(conditions::add);
              }
            });
    return conditions;
  }

  private Optional<Condition.Operator> operator(String text, Yaml at) {
    for (Condition.Operator operator : Condition.Operator.values()) {
      if (operator.text().equals(text)) {
        return Optional.of(operator);
      }
    }
    unknown(
        at,
        "operator",
        text,
        List.of(Condition.Operator.values()).stream().map(Condition.Operator::text).toList());
    return Optional.empty();
  }

  private Optional<Condition> condition(FactName fact, Condition.Operator operator, Yaml operand) {
    boolean fits =
        switch (operator) {
          case ONE_OF, NOT -> fact.type() != FactName.Type.WORDS;
          case AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN ->
              fact.type() == FactName.Type.NUMBER && !operand.isList();
          case HAS, HAS_NO -> fact.type() == FactName.Type.WORDS;
        };
    if (!fits) {
      operand.fault(
          "The operator (" + operator.text() + ") does not go with the fact (" + fact.text() + ").",
          fact.type() == FactName.Type.WORDS
              ? "use has or has no."
              : fact.type() == FactName.Type.NUMBER
                  ? "use at least, at most, more than or less than with one number."
                  : "use one of or not.");
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (Yaml item : operand.items()) {
      value(fact, item).ifPresent(values::add);
    }
    if (operand.isList() && operand.items().isEmpty()) {
      operand.fault(
          "The list is empty, so the condition can never be met.", "name at least one value.");
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(new Condition(fact, operator, values));
  }

  private Optional<Object> value(FactName fact, Yaml item) {
    return switch (fact.type()) {
      case NUMBER -> item.integer().map(Integer::longValue);
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
    List<String> said =
        List.of("refuse", "require", "restrict").stream()
            .filter(key -> rule.get(key).isPresent())
            .toList();
    if (said.size() != 1) {
      rule.fault(
          "A rule says one of refuse, require and restrict; this one says "
              + (said.isEmpty() ? "none" : String.join(" and ", said))
              + ".",
          "write one rule for each thing to say.");
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
    at.only(List.of("hours", "cap", "cool-down"));
    List<Saying.Restriction> all = new ArrayList<>();
    at.get("hours").flatMap(this::hours).ifPresent(all::add);
    at.get("cap")
        .flatMap(
            cap -> {
              cap.only(List.of("at most", "days", "per", "zone", "count"));
              Optional<Parameter> max = cap.need("at most").flatMap(number -> number(number, from));
              Optional<Parameter> days = cap.need("days").flatMap(number -> number(number, from));
              Optional<LimitZone> zone = cap.need("zone").flatMap(this::zone);
              Optional<Count> count = count(cap);
              return max.isEmpty() || days.isEmpty() || zone.isEmpty() || count.isEmpty()
                  ? Optional.<Saying.Restriction>empty()
                  : Optional.<Saying.Restriction>of(
                      new Saying.Restriction.Cap(max.get(), days.get(), zone.get(), count.get()));
            })
        .ifPresent(all::add);
    at.get("cool-down")
        .flatMap(
            wait -> {
              wait.only(List.of("days", "per", "zone", "after"));
              Optional<Parameter> days = wait.need("days").flatMap(number -> number(number, from));
              Optional<LimitZone> zone = wait.need("zone").flatMap(this::zone);
              Optional<Count> count = count(wait);
              return days.isEmpty() || zone.isEmpty() || count.isEmpty()
                  ? Optional.<Saying.Restriction>empty()
                  : Optional.<Saying.Restriction>of(
                      new Saying.Restriction.Wait(days.get(), zone.get(), count.get()));
            })
        .ifPresent(all::add);
    if (all.isEmpty()) {
      if (List.of("hours", "cap", "cool-down").stream().anyMatch(key -> at.get(key).isPresent())) {
        return Optional.empty();
      }
      at.fault("The restriction says nothing.", "give it hours:, cap: or cool-down:.");
      return Optional.empty();
    }
    return Optional.of(new Saying.Restrict(List.copyOf(all)));
  }

  private Optional<Saying.Restriction> hours(Yaml at) {
    at.only(List.of("from", "to", "zone"));
    Optional<LocalTime> from = at.need("from").flatMap(this::time);
    Optional<LocalTime> to = at.need("to").flatMap(this::time);
    Optional<LimitZone> zone = at.need("zone").flatMap(this::zone);
    if (from.isEmpty() || to.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(to.get())) {
      at.fault(
          "The hours (" + from.get() + " to " + to.get() + ") must end after they begin.",
          "swap them.");
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

  private Optional<Parameter> number(Yaml at, LocalDate from) {
    Optional<String> text = at.text();
    if (text.isPresent() && text.get().matches("[0-9]{1,6}")) {
      int value = Integer.parseInt(text.get());
      if (value < 1) {
        at.fault("The value (" + value + ") must be at least 1.", "remove the rule instead.");
        return Optional.empty();
      }
      return Optional.of(Parameter.constant(value));
    }
    return text.flatMap(
        id -> {
          Parameter parameter = parameters.get(id);
          if (parameter == null) {
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

  private Optional<Count> count(Yaml limit) {
    Optional<String> per =
        limit
            .need("per")
            .flatMap(at -> at.text().filter(text -> oneOf(at, text, List.of("debt", "borrower"))));
    Optional<Yaml> written =
        limit.get("count").isPresent() ? limit.get("count") : limit.get("after");
    if (written.isEmpty()) {
      limit.fault(
          "The key (count) is missing.",
          "say which interactions count, as channel:, direction:, status: and outcome:.");
      return Optional.empty();
    }
    Yaml at = written.get();
    at.only(COUNT_KEYS);
    Set<Channel> channels = words(at.get("channel"), Channel.WORDS);
    Set<Direction> directions = words(at.get("direction"), Direction.WORDS);
    Set<Status> statusesNot =
        words(at.get("status").flatMap(status -> status.need("not")), Status.WORDS);
    Set<String> outcomes = outcomes(at.get("outcome").flatMap(outcome -> outcome.get("one of")));
    Set<String> outcomesNot = outcomes(at.get("outcome").flatMap(outcome -> outcome.get("not")));
    boolean callBacks = at.get("call-backs").flatMap(Yaml::flag).orElse(true);
    return per.map(
        unit ->
            new Count(
                unit.equals("debt"),
                channels,
                directions,
                statusesNot,
                outcomes,
                outcomesNot,
                callBacks));
  }

  private boolean oneOf(Yaml at, String text, List<String> known) {
    if (!known.contains(text)) {
      unknown(at, "unit", text, known);
    }
    return known.contains(text);
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
            ? (known.size() <= 12
                ? "use one of: " + String.join(", ", known.stream().sorted().toList()) + "."
                : "check its spelling.")
            : "write " + nearest.get(0) + ".");
  }
}
