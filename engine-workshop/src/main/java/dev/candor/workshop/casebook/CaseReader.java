package dev.candor.workshop.casebook;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.fault.Fault;
import dev.candor.json.Reading;
import dev.candor.json.RecordReader;
import dev.candor.law.RuleId;
import dev.candor.message.SendRequest;
import dev.candor.party.BorrowerFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cases of a rulebook over its personas; what is wrong is noted. One reader reads one.
 */
final class CaseReader {

  private static final String PERSONAS = "personas/";
  private static final List<String> FILE_KEYS = List.of("rule", "cases");
  private static final List<String> CASE_KEYS =
      List.of(
          "case",
          "id",
          "source",
          "note",
          "persona",
          "now",
          "request",
          "borrower",
          "loan",
          "contact",
          "loans",
          "contacts",
          "cases",
          "statements",
          "history",
          "words",
          "expect",
          "product");

  /** Where a case begins. */
  private record Persona(String place, LocatedNode.Keys request, LocatedNode.Keys file) {}

  private final List<Fault> faults = new ArrayList<>();
  private final List<Fault> notes = new ArrayList<>();
  private final List<RuleCase> cases = new ArrayList<>();
  private final Set<RuleId> unread = new HashSet<>();
  private final Map<String, Persona> personas = new TreeMap<>();
  private final Map<String, String> own = new TreeMap<>();
  private final Set<String> used = new HashSet<>();
  private final RuleSandbox trial = new RuleSandbox();
  private final Set<String> rules;
  private final Set<String> lower;

  CaseReader(Set<String> rules, Set<String> lower) {
    this.rules = rules;
    this.lower = lower;
  }

  private void persona(String name, byte[] bytes, List<Fault> told) {
    if (!name.startsWith(PERSONAS) || !name.endsWith(".yaml")) {
      return;
    }

    YamlParser.parse(name, bytes, told)
        .ifPresent(
            yaml -> {
              yaml.only(List.of("persona", "request", "file"));
              Optional<String> persona = yaml.need("persona").flatMap(YamlNode::text);
              LocatedNode.Keys request = PersonaPatch.keys(yaml.get("request"), yaml.place());
              LocatedNode.Keys file = PersonaPatch.keys(yaml.need("file"), yaml.place());
              if (persona.isPresent()) {
                String before = own.putIfAbsent(persona.get(), yaml.place());
                if (before != null) {
                  yaml.get("persona")
                      .ifPresent(
                          at ->
                              at.fault(
                                  "The persona ("
                                      + persona.get()
                                      + ") stands at "
                                      + before
                                      + " as well.",
                                  "give one of them another name."));
                }
                personas.put(persona.get(), new Persona(yaml.place(), request, file));
              }
            });
  }

  private void noteUnused() {
    own.forEach(
        (name, place) -> {
          if (!used.contains(name)) {
            notes.add(
                new Fault(
                    place,
                    "$",
                    "No case starts from the persona (" + name + ").",
                    "remove it, or write a case."));
          }
        });
  }

  private void cases(String name, byte[] bytes) {
    if (name.startsWith("cases/") && name.endsWith(".yaml")) {
      readCases(name, bytes);
    }
  }

  private void readCases(String name, byte[] bytes) {
    YamlParser.parse(name, bytes, faults)
        .ifPresent(
            yaml -> {
              yaml.only(FILE_KEYS);
              Optional<YamlNode> named = yaml.get("rule");
              Optional<RuleId> rule = named.flatMap(this::rule);
              Optional<YamlNode> all = yaml.need("cases");
              all.ifPresent(
                  list -> {
                    if (!list.isList()) {
                      list.fault("Expected a list of cases.", "write - case: and a sentence.");
                      rule.ifPresent(unread::add);
                      return;
                    }
                    for (YamlNode one : list.items()) {
                      int before = faults.size();
                      Optional<RuleCase> read = one(one, rule.orElse(null), named.isPresent());
                      if (read.isPresent() && faults.size() == before) {
                        cases.add(read.get());
                      } else {
                        rule.ifPresent(unread::add);
                      }
                    }
                  });
            });
  }

  private Optional<RuleId> rule(YamlNode at) {
    return at.text()
        .flatMap(
            text -> {
              try {
                RuleId id = RuleId.of(text);
                if (lower.contains(text)) {
                  // what lies below answers to its own cases: none from above passes for one
                  at.fault(
                      "The rule (" + text + ") lies below; its cases stand beside it.",
                      "write the case in the rulebook that has the rule.");
                  return Optional.<RuleId>empty();
                }
                if (!rules.contains(text)) {
                  ExpectationReader.noteUnknown(at, "rule", text, rules);
                  return Optional.<RuleId>empty();
                }
                return Optional.of(id);
              } catch (IllegalArgumentException malformed) {
                at.fault(
                    String.valueOf(malformed.getMessage()), "write it like us-reg-f-call-hours.");
                return Optional.<RuleId>empty();
              }
            });
  }

  /**
   * Reads one case.
   *
   * @param rule the rule it is of; null where none is named, or not a known one
   * @param ofRule whether its file names a rule, known or not
   */
  private Optional<RuleCase> one(YamlNode yaml, @Nullable RuleId rule, boolean ofRule) {
    if (!yaml.isMapping()) {
      yaml.entries(); // notes what it is instead
      return Optional.empty();
    }

    yaml.only(CASE_KEYS);
    Optional<String> sentence = yaml.need("case").flatMap(YamlNode::text);
    Optional<Instant> now = yaml.need("now").flatMap(ExpectationReader::instant);
    Optional<Expectation> expected = expected(yaml, ofRule);
    Optional<ProductExpectation> product =
        (ofRule ? yaml.get("product") : yaml.need("product")).flatMap(ExpectationReader::product);
    Optional<YamlNode> named = yaml.need("persona");
    Optional<String> personaName = named.flatMap(YamlNode::text);
    @Nullable Persona persona = personaName.map(personas::get).orElse(null);
    if (persona == null) {
      personaName.ifPresent(
          name -> ExpectationReader.noteUnknown(named.get(), "persona", name, personas.keySet()));
      return Optional.empty();
    }

    used.add(personaName.get());
    PersonaPatch patch = PersonaPatch.of(persona.request(), persona.file(), yaml);
    Optional<SendRequest> request =
        record(patch.request(), "$.request", SendRequest.class, yaml.place());
    Optional<BorrowerFile> file = record(patch.file(), "$.file", BorrowerFile.class, yaml.place());
    if (request.isEmpty()
        || file.isEmpty()
        || sentence.isEmpty()
        || now.isEmpty()
        || (ofRule ? rule == null || expected.isEmpty() : product.isEmpty())) {
      return Optional.empty();
    }

    note(HistoryCheck.findUnknown(file.get()), patch.file(), "$.file");
    note(HistoryCheck.findUnknown(request.get(), file.get()), patch.request(), "$.request");
    note(trial.faults(request.get(), now.get()), patch.request(), "$.request");

    return Optional.of(
        new RuleCase(
            rule,
            sentence.get(),
            yaml.get("id").flatMap(YamlNode::text).orElse(null),
            yaml.get("source").flatMap(YamlNode::text).orElse(null),
            yaml.get("note").flatMap(YamlNode::text).orElse(null),
            personaName.get(),
            yaml.place(),
            now.get(),
            request.get(),
            file.get(),
            yaml.get("words").flatMap(YamlNode::text).orElse(null),
            expected.orElse(null),
            product.orElse(null)));
  }

  private static Optional<Expectation> expected(YamlNode yaml, boolean ofRule) {
    if (ofRule) {
      return yaml.need("expect").flatMap(ExpectationReader::expectation);
    }

    yaml.get("expect")
        .ifPresent(
            at ->
                at.fault(
                    "What is expected of a rule stands in a file that names none.",
                    "write rule: at the top of the file, or product: here."));
    return Optional.empty();
  }

  private <T extends Record> Optional<T> record(
      LocatedNode.Keys written, String root, Class<T> type, String place) {
    Reading<T> reading = RecordReader.read(place, written.json(), type);
    note(reading.faults(), written, root);
    return reading.record();
  }

  /** Notes what a record cannot be, at the place it was written at. */
  private void note(List<Fault> found, LocatedNode written, String root) {
    for (Fault fault : found) {
      faults.add(
          new Fault(
              LocatedNode.placeOf(written, fault.path()),
              fault.path().startsWith("$") ? root + fault.path().substring(1) : root,
              fault.message(),
              fault.maybe()));
    }
  }

  /** Reads everything; the personas below may be started from as well. */
  void read(SortedMap<String, byte[]> files, SortedMap<String, byte[]> below) {
    List<Fault> toldBelow = new ArrayList<>();
    below.forEach((name, bytes) -> persona(name, bytes, toldBelow));
    own.clear();
    files.forEach((name, bytes) -> persona(name, bytes, faults));
    files.forEach(this::cases);
    noteUnused();
  }

  /**
   * Reads a folder of cases: every file of it but those under {@code personas/} holds cases.
   *
   * @param personas files with personas that may be started from as well
   * @param found what could not be read already
   */
  void readOver(
      SortedMap<String, byte[]> personas, SortedMap<String, byte[]> folder, List<Fault> found) {
    faults.addAll(found);
    SortedMap<String, byte[]> files = new TreeMap<>();
    folder.forEach(
        (name, bytes) -> {
          if (name.endsWith(".yaml")) {
            files.put(name, bytes);
          } else {
            faults.add(
                new Fault(
                    name,
                    "",
                    "This is no file of cases.",
                    "write cases in files that end in .yaml, and take other files away."));
          }
        });

    List<Fault> told = new ArrayList<>();
    personas.forEach((name, bytes) -> persona(name, bytes, told));
    own.clear();
    files.forEach((name, bytes) -> persona(name, bytes, faults));
    files.forEach(
        (name, bytes) -> {
          if (!name.startsWith(PERSONAS)) {
            readCases(name, bytes);
          }
        });
    noteUnused();
  }

  /** Returns the cases that could be read, in the order of the files. */
  List<RuleCase> cases() {
    return cases;
  }

  /** Returns the rules of which at least one case could not be read. */
  Set<RuleId> unread() {
    return unread;
  }

  /** Returns what is no fault and should be known, in any order. */
  List<Fault> notes() {
    return notes;
  }

  /** Returns every fault, in any order. */
  List<Fault> faults() {
    return faults;
  }
}
