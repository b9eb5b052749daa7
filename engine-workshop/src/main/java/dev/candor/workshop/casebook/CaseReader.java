package dev.candor.workshop.casebook;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.json.Reading;
import dev.candor.json.RecordReader;
import dev.candor.law.RuleId;
import dev.candor.message.SendRequest;
import dev.candor.party.BorrowerFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
          "expect");
  private static final List<String> WHOLE = List.of("loans", "contacts", "cases", "statements");
  private static final List<String> EXPECTED =
      List.of("stops", "lets through", "warns", "silent", "waits until", "requires", "counts");

  private static final int FEW = 12;

  /** Where a case begins. */
  private record Persona(String place, LocatedNode.Keys request, LocatedNode.Keys file) {}

  private final List<Fault> faults = new ArrayList<>();
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
    if (!name.startsWith("personas/") || !name.endsWith(".yaml")) {
      return;
    }

    YamlParser.parse(name, bytes, told)
        .ifPresent(
            yaml -> {
              yaml.only(List.of("persona", "request", "file"));
              Optional<String> persona = yaml.need("persona").flatMap(YamlNode::text);
              LocatedNode.Keys request = keys(yaml.get("request"), yaml.place());
              LocatedNode.Keys file = keys(yaml.need("file"), yaml.place());
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
            faults.add(
                new Fault(
                    place,
                    "$",
                    "No case starts from the persona (" + name + ").",
                    "remove it, or write a case."));
          }
        });
  }

  private static LocatedNode.Keys keys(Optional<YamlNode> at, String place) {
    if (at.isEmpty()) {
      return LocatedNode.Keys.none(place);
    }
    if (LocatedNode.of(at.get()) instanceof LocatedNode.Keys keys) {
      return keys;
    }
    at.get().entries(); // notes that it has none
    return LocatedNode.Keys.none(place);
  }

  private void cases(String name, byte[] bytes) {
    if (!name.startsWith("cases/") || !name.endsWith(".yaml")) {
      return;
    }

    YamlParser.parse(name, bytes, faults)
        .ifPresent(
            yaml -> {
              yaml.only(FILE_KEYS);
              Optional<RuleId> rule = yaml.need("rule").flatMap(this::rule);
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
                      Optional<RuleCase> read = one(one, rule.orElse(RuleId.of("unknown")));
                      if (read.isPresent() && faults.size() == before && rule.isPresent()) {
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
                  noteUnknown(at, "rule", text, rules);
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

  private Optional<RuleCase> one(YamlNode yaml, RuleId rule) {
    if (!yaml.isMapping()) {
      yaml.entries(); // notes what it is instead
      return Optional.empty();
    }

    yaml.only(CASE_KEYS);
    Optional<String> sentence = yaml.need("case").flatMap(YamlNode::text);
    Optional<Instant> now = yaml.need("now").flatMap(CaseReader::instant);
    Optional<Expectation> expected = yaml.need("expect").flatMap(CaseReader::expectation);
    Optional<YamlNode> named = yaml.need("persona");
    Optional<String> personaName = named.flatMap(YamlNode::text);
    @Nullable Persona persona = personaName.map(personas::get).orElse(null);
    if (persona == null) {
      personaName.ifPresent(name -> noteUnknown(named.get(), "persona", name, personas.keySet()));
      return Optional.empty();
    }

    used.add(personaName.get());
    LocatedNode.Keys request = patched(persona.request(), yaml, "request");
    LocatedNode.Keys file = file(persona.file(), yaml, request);
    Optional<YamlNode> differs = yaml.get("contact");
    if (differs.isPresent()) {
      Optional<ChangedRequest> changed = contact(differs.get(), yaml, file, request);
      if (changed.isPresent()) {
        file = changed.get().file();
        request = changed.get().request();
      }
    }
    if (file.get("borrower") instanceof LocatedNode.Keys borrower
        && borrower.get("id") instanceof LocatedNode.One id) {
      request = request.orElse("personId", id);
    }
    Reading<SendRequest> readRequest =
        RecordReader.read(yaml.place(), request.json(), SendRequest.class);
    Reading<BorrowerFile> readFile =
        RecordReader.read(yaml.place(), file.json(), BorrowerFile.class);
    note(readRequest.faults(), request, "$.request");
    note(readFile.faults(), file, "$.file");
    if (readRequest.record().isEmpty()
        || readFile.record().isEmpty()
        || sentence.isEmpty()
        || now.isEmpty()
        || expected.isEmpty()) {
      return Optional.empty();
    }

    note(trial.faults(readRequest.record().get(), now.get()), request, "$.request");

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
            readRequest.record().get(),
            readFile.record().get(),
            expected.get()));
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

  private static LocatedNode.Keys patched(LocatedNode.Keys below, YamlNode yaml, String key) {
    Optional<YamlNode> patch = yaml.get(key);
    return patch.isEmpty()
        ? new LocatedNode.Keys(yaml.place(), below.values())
        : below.patched(keys(patch, yaml.place()));
  }

  // ---- the borrower's file

  private static LocatedNode.Keys file(
      LocatedNode.Keys below, YamlNode yaml, LocatedNode.Keys request) {
    LocatedNode.Keys file = new LocatedNode.Keys(yaml.place(), below.values());
    if (yaml.get("borrower").isPresent()) {
      LocatedNode.Keys borrower =
          file.get("borrower") instanceof LocatedNode.Keys keys
              ? keys
              : LocatedNode.Keys.none(yaml.place());
      file = file.with("borrower", patched(borrower, yaml, "borrower"));
    }
    for (String key : WHOLE) {
      Optional<YamlNode> whole = yaml.get(key);
      if (whole.isPresent()) {
        file = file.with(key, LocatedNode.of(whole.get()));
      }
    }
    Optional<YamlNode> loan = yaml.get("loan");
    if (loan.isPresent()) {
      if (file.get("loans") instanceof LocatedNode.Items loans
          && !loans.items().isEmpty()
          && loans.items().get(0) instanceof LocatedNode.Keys first) {
        file = file.with("loans", loans.with(0, patched(first, yaml, "loan")));
      } else {
        loan.get().fault("The persona has no loan to change.", "write loans: whole.");
      }
    }
    Optional<YamlNode> history = yaml.get("history");

    return history.isEmpty()
        ? file
        : file.with("history", history(LocatedNode.of(history.get()), request));
  }

  private static LocatedNode history(LocatedNode written, LocatedNode.Keys request) {
    if (!(written instanceof LocatedNode.Items list)) {
      return written;
    }

    List<LocatedNode> items = new ArrayList<>();
    int number = 1;
    for (LocatedNode item : list.items()) {
      if (item instanceof LocatedNode.Keys past) {
        LocatedNode.Keys whole =
            past.orElse("id", LocatedNode.One.text(past.place(), "H" + number))
                .orElse("direction", LocatedNode.One.text(past.place(), "outbound"))
                .orElse("status", LocatedNode.One.text(past.place(), "succeeded"));
        String channel = request.text("channel");
        items.add(
            channel == null
                ? whole
                : whole.orElse("channel", LocatedNode.One.text(past.place(), channel)));
      } else {
        items.add(item);
      }
      number++;
    }

    return new LocatedNode.Items(list.place(), items);
  }

  private record ChangedRequest(LocatedNode.Keys file, LocatedNode.Keys request) {}

  /**
   * Puts what differs over the contact the message would go to, which it is then bound to: what
   * differs may be why it would go elsewhere.
   */
  private static Optional<ChangedRequest> contact(
      YamlNode at, YamlNode yaml, LocatedNode.Keys file, LocatedNode.Keys request) {
    String asked = request.text("contactId");
    String channel = request.text("channel");
    if (file.get("contacts") instanceof LocatedNode.Items contacts) {
      Optional<LocatedNode.Keys> found =
          contacts.items().stream()
              .filter(LocatedNode.Keys.class::isInstance)
              .map(LocatedNode.Keys.class::cast)
              .filter(one -> asked != null ? asked.equals(one.text("id")) : suits(one, channel))
              .min(
                  Comparator.comparing((LocatedNode.Keys one) -> "false".equals(one.text("valid")))
                      .thenComparing(one -> !"primary".equals(one.text("status")))
                      .thenComparing(
                          one ->
                              "text".equals(channel) && !"mobile".equals(one.text("phoneKind"))));
      if (found.isPresent()) {
        LocatedNode.Keys changed = patched(found.get(), yaml, "contact");
        int index = contacts.items().indexOf(found.get());
        String id = changed.text("id");
        return Optional.of(
            new ChangedRequest(
                file.with("contacts", contacts.with(index, changed)),
                id == null
                    ? request
                    : request.with("contactId", LocatedNode.One.text(at.place(), id))));
      }
    }
    at.fault(
        "The persona has no contact "
            + (asked == null ? "for a message by " + channel : asked)
            + " to change.",
        "write contacts: whole, or name contactId: in the request.");

    return Optional.empty();
  }

  /** Whether a message by this channel would go there, as Candor chooses. */
  private static boolean suits(LocatedNode.Keys contact, @Nullable String channel) {
    String type = contact.text("type");
    String affiliation = contact.text("affiliation");
    if (channel == null
        || "archived".equals(contact.text("status"))
        || !(affiliation == null || affiliation.equals("self"))) {
      return false;
    }

    return switch (channel) {
      case "email" -> "email".equals(type);
      case "voice", "fax" -> "phone".equals(type);
      case "text" -> "phone".equals(type) && !"landline".equals(contact.text("phoneKind"));
      case "mail" -> "address".equals(type);
      default -> false;
    };
  }

  // ---- what is expected

  private static Optional<Instant> instant(YamlNode at) {
    return at.text()
        .flatMap(
            text -> {
              try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeException malformed) {
                at.fault(
                    "The value (" + text + ") is not an instant.",
                    "write it as 2026-03-06T15:00:00Z or 2026-03-06T10:00:00-05:00.");
                return Optional.<Instant>empty();
              }
            });
  }

  private static Optional<Expectation> expectation(YamlNode at) {
    if (!at.isMapping()) {
      return at.text().flatMap(text -> plain(at, text));
    }

    at.only(List.of("waits until", "requires", "counts"));
    Map<String, YamlNode> entries = at.entries();
    if (entries.size() != 1) {
      at.fault(
          "A case expects one thing; this one expects " + entries.size() + ".",
          "write one case for each.");
      return Optional.empty();
    }

    Optional<Expectation> until =
        at.get("waits until").flatMap(CaseReader::instant).map(Expectation.WaitsUntil::new);
    Optional<Expectation> requires =
        at.get("requires").flatMap(YamlNode::text).map(Expectation.Requires::new);
    Optional<Expectation> counts =
        at.get("counts").flatMap(YamlNode::integer).map(Expectation.Counts::new);

    return until.or(() -> requires).or(() -> counts);
  }

  private static Optional<Expectation> plain(YamlNode at, String text) {
    switch (text) {
      case "stops":
        return Optional.of(new Expectation.Stops());
      case "lets through":
        return Optional.of(new Expectation.LetsThrough());
      case "warns":
        return Optional.of(new Expectation.Warns());
      case "silent":
        return Optional.of(new Expectation.Silent());
      default:
        noteUnknown(at, "expectation", text, EXPECTED);
        return Optional.empty();
    }
  }

  private static void noteUnknown(
      YamlNode at, String kind, String value, Collection<String> known) {
    List<String> nearest = Nearest.to(value, known, 3);

    at.fault(
        "The value ("
            + value
            + ") is not a known "
            + kind
            + "."
            + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + "."),
        nearest.isEmpty()
            ? (known.size() <= FEW
                ? "use one of: " + String.join(", ", known.stream().sorted().toList()) + "."
                : "check its spelling.")
            : "write " + nearest.get(0) + ".");
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

  /** Returns the cases that could be read, in the order of the files. */
  List<RuleCase> cases() {
    return cases;
  }

  /** Returns the rules of which at least one case could not be read. */
  Set<RuleId> unread() {
    return unread;
  }

  /** Returns every fault, in any order. */
  List<Fault> faults() {
    return faults;
  }
}
