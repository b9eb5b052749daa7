package dev.candor.workshop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.workshop.change.RuleImport;
import dev.candor.workshop.change.RuleTable;
import dev.candor.workshop.change.RulebookDiff;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

class RuleTableTest {

  private static final Rulebook US =
      Rulebooks.fromClasspath(RuleTableTest.class.getClassLoader(), "rulebook/us");

  /** Whatever the rules of these tests name, and no rule. */
  private static SortedMap<String, byte[]> named() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(files, "rulebook.yaml", "name: house\nversion: \"1\"\n");
    for (String number : List.of("us-reg-f-calls", "us-reg-f-call-days", "house-most-calls")) {
      put(
          files,
          "parameters/" + number + ".yaml",
          "id: " + number + "\nunit: calls\nvalues: { 2021-11-30: 7 }\n");
    }
    put(
        files,
        "disclosures/words.yaml",
        "id: us-reg-f-opt-out-words\nwords:\n"
            + Channel.WORDS.names().stream()
                .map("  %s: { en: Reply STOP. }\n"::formatted)
                .collect(Collectors.joining()));
    return files;
  }

  private static Rulebook house() {
    SortedMap<String, byte[]> files = named();
    put(files, "rules/house/hours.yaml", Book.HOURS);
    put(files, "rules/house/calls.yaml", Book.CALLS);
    return read(files);
  }

  private static void put(SortedMap<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(UTF_8));
  }

  /** Whatever the rules of a rulebook name, and nothing that says them. */
  private static SortedMap<String, byte[]> withoutRules(Rulebook rulebook) {
    SortedMap<String, byte[]> files = new TreeMap<>(rulebook.files());
    files.keySet().removeIf(name -> name.matches("(rules|tables)/.*"));
    return files;
  }

  private static Rulebook read(SortedMap<String, byte[]> files) {
    return Rulebooks.readFiles(files, null).orThrow();
  }

  /** The same but for where it stands and for the order in which its facts are named. */
  private static void same(Rulebook one, Rulebook other) {
    Map<String, RuleDefinition> others = new LinkedHashMap<>();
    other.rules().forEach(rule -> others.put(rule.id().value(), rule));
    assertThat(others.keySet())
        .containsExactlyInAnyOrderElementsOf(
            one.rules().stream().map(rule -> rule.id().value()).toList());
    for (RuleDefinition rule : one.rules()) {
      RuleDefinition its = others.get(rule.id().value());
      assertThat(its).usingRecursiveComparison().ignoringFields("place", "when").isEqualTo(rule);
      assertThat(unordered(its.when())).isEqualTo(unordered(rule.when()));
    }
  }

  private static Set<Object> unordered(List<Condition> conditions) {
    Set<Object> set = new HashSet<>();
    for (Condition one : conditions) {
      set.add(
          one instanceof Condition.Ways ways
              ? List.of(ways.none(), ways.ways().stream().map(RuleTableTest::unordered).toList())
              : one);
    }
    return set;
  }

  private static Rulebook asTable(Rulebook rulebook, String name) {
    RuleTable table = RuleTable.of(rulebook.rules());
    SortedMap<String, byte[]> files = withoutRules(rulebook);
    files.put("tables/" + name, name.endsWith(".csv") ? table.csv() : table.xlsx());
    return read(files);
  }

  private static Rulebook imported(Rulebook rulebook) {
    return read(
        RuleImport.of("t.xlsx", RuleTable.of(rulebook.rules()).xlsx(), withoutRules(rulebook), null)
            .files());
  }

  @Test
  @org.junit.jupiter.api.Tag("slow")
  void the_rulebook_is_the_same_as_tables_and_as_files_again() {
    same(US, asTable(US, "t.csv"));
    same(US, asTable(US, "t.xlsx"));
    same(US, imported(US));
  }

  @Test
  void taking_back_what_nobody_edited_changes_no_byte() {
    RuleImport done = RuleImport.of("t.csv", RuleTable.of(US.rules()).csv(), US.files(), null);
    assertThat(done.changed()).isEmpty();
    assertThat(done.same()).isEqualTo(US.rules().size());
    assertThat(done.files()).isEqualTo(US.files());
  }

  @Test
  @org.junit.jupiter.api.Tag("slow")
  void the_same_rules_make_the_same_bytes() throws Exception {
    byte[] first = RuleTable.of(US.rules()).xlsx();
    // a ZIP file tells times to two seconds
    Thread.sleep(2_100);
    assertThat(RuleTable.of(US.rules()).xlsx()).isEqualTo(first);
  }

  // ---- generated rules

  private static final Arbitrary<String> TEXTS =
      Arbitraries.strings()
          .withChars("abc xyzÄñ€漢 |\\()[]\"',:;#&*!%@`-=+?<>_/0123456789.\n")
          .ofMinLength(1)
          .ofMaxLength(200)
          .map(String::strip)
          .filter(text -> !text.isEmpty());

  @Provide
  Arbitrary<List<Map<String, Object>>> rules() {
    return rule().list().ofMinSize(1).ofMaxSize(5);
  }

  private static Arbitrary<Map<String, Object>> rule() {
    Arbitrary<Map<String, Object>> words =
        Combinators.combine(
                TEXTS,
                TEXTS,
                Arbitraries.of("text", "quoted", "unverified", "house"),
                TEXTS.injectNull(0.5),
                Arbitraries.of("us", "us/ny", "house", "us/ca/los-angeles"),
                Arbitraries.of("warn", "block").injectNull(0.5))
            .as(
                (sentence, section, verified, quote, jurisdiction, severity) -> {
                  Map<String, Object> rule = new LinkedHashMap<>();
                  rule.put("title", "A title");
                  rule.put("sentence", sentence);
                  rule.put(
                      "citation",
                      Map.of("body", "B", "corpus", line(sentence), "section", line(section)));
                  rule.put("verified", verified);
                  rule.put("jurisdiction", jurisdiction);
                  rule.put("effective", Map.of("from", "2026-01-01"));
                  put(rule, "quote", quote);
                  put(rule, "severity", severity);
                  rule.put("explanation", sentence);
                  return rule;
                });
    return Combinators.combine(words, conditions(1), saying(), Arbitraries.of(true, false))
        .as(
            (rule, when, saying, enabled) -> {
              Map<String, Object> whole = new LinkedHashMap<>(rule);
              whole.put("when", when);
              whole.putAll(saying);
              put(whole, "enabled", enabled ? null : false);
              return whole;
            });
  }

  private static String line(String text) {
    return text.replace('\n', ' ');
  }

  private static void put(Map<String, Object> map, String key, Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private static Arbitrary<Map<String, Object>> conditions(int deeper) {
    Arbitrary<Map<String, Object>> facts =
        Arbitraries.of(FactRegister.all())
            .filter(fact -> fact != FactRegister.WORDS)
            .list()
            .uniqueElements()
            .ofMaxSize(3)
            .flatMap(
                chosen -> {
                  Arbitrary<Map<String, Object>> all = Arbitraries.just(Map.of());
                  for (Fact fact : chosen) {
                    all =
                        Combinators.combine(all, compared(fact))
                            .as(
                                (before, one) -> {
                                  Map<String, Object> more = new LinkedHashMap<>(before);
                                  more.put(fact.text(), one);
                                  return more;
                                });
                  }
                  return all;
                });
    if (deeper == 0) {
      return facts.filter(one -> !one.isEmpty());
    }
    return Combinators.combine(
            facts,
            conditions(0).list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of("any of", "none of").injectNull(0.6))
        .as(
            (all, ways, key) -> {
              Map<String, Object> more = new LinkedHashMap<>(all);
              put(more, key == null ? "none of" : key, key == null ? null : ways);
              return more;
            });
  }

  private static Arbitrary<Object> compared(Fact fact) {
    return Arbitraries.of(Condition.Operator.of(fact.type()))
        .flatMap(
            operator ->
                operand(fact, operator)
                    .map(
                        operand ->
                            operator == Condition.Operator.ONE_OF
                                ? operand
                                : Map.of(operator.text(), operand)));
  }

  private static Arbitrary<Object> operand(Fact fact, Condition.Operator operator) {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 999);
    return switch (operator) {
      case ONE_OF, NOT, HAS, HAS_NO, HAS_ALL ->
          (fact.type() == Fact.Type.FLAG
                  ? Arbitraries.of(true, false).map(Object.class::cast)
                  : fact.vocabulary() == null
                      ? free(fact).map(Object.class::cast)
                      : Arbitraries.of(List.copyOf(fact.vocabulary().names()))
                          .map(Object.class::cast))
              .list()
              .uniqueElements()
              .ofMinSize(1)
              .ofMaxSize(3)
              .map(list -> list.size() == 1 ? list.get(0) : list);
      case BETWEEN -> number.map(low -> List.of(low, low + 7));
      case BEFORE, ON_OR_AFTER -> Arbitraries.of("2026-01-01", "2030-12-31");
      case KNOWN -> Arbitraries.of(true, false);
      default -> number.map(Object.class::cast);
    };
  }

  private static Arbitrary<String> free(Fact fact) {
    return switch (fact.text()) {
      case "address.state", "address.country" -> Arbitraries.of("NY", "NO", "ZZ");
      case "borrower.language" -> Arbitraries.of("en", "no", "es");
      default -> Arbitraries.of("NY", "no", "A | B", "-x");
    };
  }

  private static Arbitrary<Map<String, Object>> saying() {
    return Arbitraries.of(
        Map.of("refuse", true),
        Map.of("require", Map.of("disclosure", "us-reg-f-opt-out-words")),
        Map.of(
            "restrict",
            Map.of(
                "hours",
                Map.of("from", "08:00", "to", "21:00", "zone", "recipient"),
                "weekdays",
                Map.of("only", List.of("monday", "sunday"), "zone", "America/New_York"))),
        Map.of(
            "restrict",
            Map.of(
                "cap",
                Map.of(
                    "at most",
                    "us-reg-f-calls",
                    "hours",
                    24,
                    "per",
                    List.of("debt", "person"),
                    "count",
                    Map.of()))),
        Map.of(
            "restrict",
            Map.of(
                "cool-down",
                Map.of(
                    "days",
                    7,
                    "per",
                    "debt",
                    "zone",
                    "recipient",
                    "after",
                    Map.of("channel", "voice", "status", Map.of("not", List.of("failed"))))),
            "overrides",
            List.of(Map.of("rule", "house-hours", "because", "It | says so."))));
  }

  /** JSON is YAML. */
  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach((key, one) -> entries.add(json(key) + ": " + json(one)));
      return "{" + String.join(", ", entries) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(RuleTableTest::json).toList()) + "]";
    }
    if (value instanceof String text) {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          ? text
          : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
    return String.valueOf(value);
  }

  @Property
  @Tag("slow")
  void any_rule_is_the_same_after_a_table(
      @ForAll("rules") List<Map<String, Object>> rules, @ForAll boolean csv) {
    SortedMap<String, byte[]> files = named();
    put(files, "rules/hours.yaml", Book.HOURS);
    int number = 0;
    for (Map<String, Object> rule : rules) {
      Map<String, Object> named = new LinkedHashMap<>(rule);
      named.put("id", "rule-" + ++number);
      files.put("rules/r" + number + ".yaml", json(named).getBytes(UTF_8));
    }
    Rulebook rulebook = read(files);
    same(rulebook, asTable(rulebook, csv ? "t.csv" : "t.xlsx"));
    Rulebook imported =
        read(
            RuleImport.of(
                    "t.csv", RuleTable.of(rulebook.rules()).csv(), withoutRules(rulebook), null)
                .files());
    same(rulebook, imported);
    assertThat(RulebookDiff.of(rulebook, imported).isEmpty()).isTrue();
  }

  // ---- edits

  private static byte[] edited(String right, String wrong) {
    String csv = new String(RuleTable.of(house().rules()).csv(), UTF_8);
    assertThat(csv).contains(right);
    return csv.replace(right, wrong).getBytes(UTF_8);
  }

  @Test
  void an_edited_rule_is_written_where_it_stood_and_no_other_one() {
    RuleImport done =
        RuleImport.of("t.csv", edited("Hours of the house", "Good hours"), house().files(), null);
    assertThat(done.edited()).containsExactly("house-hours");
    assertThat(done.added()).isEmpty();
    assertThat(done.same()).isEqualTo(1);
    assertThat(done.changed()).containsExactly("rules/house/hours.yaml");
    assertThat(new String(done.files().get("rules/house/hours.yaml"), UTF_8))
        .isEqualTo(
            """
            id: house-hours
            title: Good hours
            sentence: The house sends texts in the hours of its office only.
            citation:
              body: House
              corpus: House policy
              section: 1
            verified: house
            effective:
              from: 2026-01-01
            jurisdiction: house
            when:
              channel: text
              loan.daysPastDue:
                at least: 30
            restrict:
              hours:
                from: "09:00"
                to: "18:00"
                zone: recipient
            explanation: "The house texts from {hours} only."
            """);
    assertThat(RulebookDiff.of(house(), read(done.files())).rules())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.changes())
                    .containsExactly(
                        new RulebookDiff.KeyChange("title", "Hours of the house", "Good hours")));
  }

  @Test
  void a_rule_of_a_table_is_edited_in_its_table() {
    for (String name : List.of("house.csv", "house.xlsx")) {
      Rulebook table = asTable(house(), name);
      RuleImport done =
          RuleImport.of("t.csv", edited("Hours of the house", "Good hours"), table.files(), null);
      assertThat(done.changed()).containsExactly("tables/" + name);
      assertThat(RulebookDiff.of(table, read(done.files())).rules()).hasSize(1);
    }
  }

  @Test
  void a_rule_of_a_new_id_becomes_a_file_and_one_the_table_lacks_stays() {
    RuleImport done =
        RuleImport.of("t.csv", edited("house-hours", "house-more-hours"), house().files(), null);
    assertThat(done.added()).containsExactly("house-more-hours");
    assertThat(done.changed()).containsExactly("rules/house/house-more-hours.yaml");
    assertThat(read(done.files()).rules())
        .extracting(rule -> rule.id().value())
        .containsExactlyInAnyOrder("house-hours", "house-more-hours", "house-calls");
  }

  @Test
  void a_table_with_faults_is_not_taken_and_its_cells_are_named() {
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(
            () -> RuleImport.of("t.csv", edited("09:00", "9 o'clock"), house().files(), null))
        .withMessageContaining("in the table")
        .withMessageMatching(
            "(?s).*t\\.csv:\\d+:\\d+ \\$\\.restrict\\.hours\\.from: The value \\(9 o'clock\\) is not a time of day\\..*")
        .withMessageContaining("\nMaybe ");
    SortedMap<String, byte[]> empty = new TreeMap<>();
    put(empty, "rulebook.yaml", "name: house\nversion: \"1\"\n");
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> RuleImport.of("t.csv", RuleTable.of(house().rules()).csv(), empty, null))
        .withMessageContaining("The value (house-most-calls) is not a known parameter")
        .withMessageContaining("with --from.");
  }

  // ---- a spreadsheet program

  /**
   * Exported, opened in LibreOffice Calc 7.4, a title edited and a day and a time typed as it takes
   * them, saved.
   */
  @Test
  void reads_what_libreoffice_saved() throws IOException {
    SortedMap<String, byte[]> files = named();
    try (InputStream saved = RuleTableTest.class.getResourceAsStream("libreoffice.xlsx")) {
      files.put("tables/libreoffice.xlsx", saved.readAllBytes());
    }
    Rulebook rulebook = read(files);
    assertThat(rulebook.rules()).hasSize(5);
    assertThat(rulebook.rule(RuleId.of("us-reg-f-call-hours")))
        .get()
        .satisfies(
            rule -> {
              assertThat(rule.place()).isEqualTo("tables/libreoffice.xlsx!Rules!A5");
              assertThat(rule.title()).isEqualTo("Hours that are convenient");
              assertThat(rule.written())
                  .containsEntry("effective / from", "2021-11-30")
                  .containsEntry("restrict / hours / from", "08:00")
                  .containsEntry("restrict / hours / to", "21:00");
            });
  }
}
