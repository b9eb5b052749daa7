package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

  private static final String RULE =
      """
      id: house-no-texts
      title: No texts about debts
      sentence: The house sends no texts about debts.
      citation: { body: House, corpus: House policy, section: "4.2" }
      verified: { how: house, by: the handbook, on: 2026-01-05 }
      effective: { from: 2026-01-01 }
      jurisdiction: house
      when:
        channel: text
        theme: opsCollDebt
      refuse: true
      explanation: The house sends no texts about debts.
      """;

  private static final String PERSONA =
      """
      persona: nora
      request: { subject: loanOverdueFirstNotice, channel: text, theme: opsCollDebt }
      file:
        borrower: { id: P-1, status: active }
        contacts:
          - { id: C-1, type: phone, value: "+1 212 555 0100", phoneKind: mobile }
          - { id: C-2, type: address, address: { line1: 1 Main St, city: New York, state: NY, postalCode: "10001" } }
      """;

  private static final String CASES =
      """
      rule: house-no-texts
      cases:
        - case: A text about a debt is stopped.
          persona: nora
          now: 2026-03-06T12:00:00-05:00
          expect: stops
        - case: A call about one is not.
          persona: nora
          now: 2026-03-06T12:00:00-05:00
          request: { channel: voice }
          expect: lets through
      """;

  @TempDir private Path folder;

  private Path book(Map<String, String> more) throws IOException {
    Path book = folder.resolve("book");
    write(book, "rulebook.yaml", "name: house\nversion: \"1\"\n");
    write(book, "rules/texts.yaml", RULE);
    write(book, "personas/nora.yaml", PERSONA);
    write(book, "cases/texts.yaml", CASES);
    for (Map.Entry<String, String> file : more.entrySet()) {
      write(book, file.getKey(), file.getValue());
    }
    return book;
  }

  private static void write(Path book, String name, String text) throws IOException {
    Path path = book.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String off(String id, String old, String other) {
    String rule =
        RULE.replace("house-no-texts", id).replace("No texts about", id) + "enabled: false\n";
    assertThat(rule).contains(old);
    return rule.replace(old, other);
  }

  /** Ten files, each with another mistake. */
  private Path broken() throws IOException {
    return book(
        Map.of(
            "rules/a.yaml", off("house-a", "channel: text", "chanel: text"),
            "rules/b.yaml",
                off(
                    "house-b",
                    "citation: { body: House, corpus: House policy, section: \"4.2\" }\n",
                    ""),
            "rules/c.yaml", off("house-c", "channel: text", "channel: { on of: [text] }"),
            "rules/d.yaml", off("house-d", "theme: opsCollDebt", "theme: [opsCollDebt"),
            "rules/e.yaml",
                off("house-e", "channel: text", "channel: { one of: [text], not: [text] }"),
            "rules/f.yaml", off("house-f", "refuse: true", "require: { disclosure: house-words }"),
            "parameters/g.yaml",
                "id: house-days\ntitle: Days\nunit: days\nvalues: { 2026-13-01: 7 }\n",
            "cases/h.yaml", CASES.replace("house-no-texts", "house-no-text"),
            "personas/otto.yaml", PERSONA.replace("nora", "otto").replace("file:", "fille:"),
            "notes.txt", "What to do next.\n"));
  }

  @Test
  @Tag("slow")
  void ten_mistakes_in_ten_files_are_all_told_at_once_with_their_places() throws IOException {
    Terminal check = Terminal.candor("rules", "check", broken().toString());

    assertThat(check.exit()).isEqualTo(3);
    assertThat(check.out().lines().filter(line -> !line.startsWith("    ") && !line.isEmpty()))
        .containsExactly(
            "cases/h.yaml:1:7 $.rule: The value (house-no-text) is not a known rule. Nearest: house-no-texts.",
            "notes.txt: A rulebook has no place for this file.",
            "parameters/g.yaml:4:23 $.values.2026-13-01: The value (2026-13-01) is not a day.",
            "personas/otto.yaml:1:1 $: The key (file) is missing.",
            "personas/otto.yaml:4:3 $.fille: The key (fille) is not known here. Nearest: file.",
            "rules/a.yaml:9:11 $.when.chanel: The value (chanel) is not a known fact. Nearest: channel.",
            "rules/b.yaml:1:1 $: The key (citation) is missing.",
            "rules/c.yaml:9:21 $.when.channel.on of: The value (on of) is not a known operator. Nearest: one of.",
            "rules/d.yaml:11:7: This is not YAML: expected ',' or ']', but got :.",
            "rules/e.yaml:9:12 $.when.channel: What the rule (house-e) asks of channel can never be so: channel one of text and channel not text.",
            "rules/f.yaml:11:24 $.require.disclosure: The value (house-words) is not a known disclosure.",
            "note  personas/otto.yaml:1:1 $: No case starts from the persona (otto).",
            "2 rules (1 switched off), 2 cases: 11 faults, 1 note.",
            "Maybe begin with the first: one mistake may bring others with it.");
    assertThat(check.out().lines().filter(line -> line.startsWith("    Maybe "))).hasSize(12);
  }

  @Test
  void no_rule_of_a_broken_rulebook_is_loaded() throws IOException {
    String book = broken().toString();

    Terminal test = Terminal.candor("rules", "test", book);
    Terminal explain =
        Terminal.example(
            "explain", "overdue-email.json", folder.resolve("none.db"), "--rulebook", book);

    assertThat(List.of(test.exit(), explain.exit())).containsExactly(3, 3);
    assertThat(test.err()).contains("rules/a.yaml:9:11").contains("\nMaybe ");
  }

  @Test
  void a_good_rulebook_has_no_fault() throws IOException {
    Terminal check = Terminal.candor("rules", "check", book(Map.of()).toString());

    assertThat(check.out()).isEqualTo("1 rule (0 switched off), 2 cases: 0 faults.\n");
    assertThat(check.exit()).isZero();
  }

  @Test
  void tests_tell_what_passed_and_which_changes_no_case_notices() throws IOException {
    Terminal test = Terminal.candor("rules", "test", book(Map.of()).toString());

    assertThat(test.exit()).as(test.err()).isZero();
    assertThat(test.out())
        .contains("no case notices  house-no-texts  theme one of opsCollDebt left out\n")
        .contains("2 cases passed, 0 failed.\n")
        .endsWith("6 mutants, 3 survived: 50.0 in 100.\n");
  }

  @Test
  @org.junit.jupiter.api.Tag("slow")
  void tests_name_the_examples_that_passed_and_no_other() throws IOException {
    String book =
        book(Map.of(
                "cases/texts.yaml",
                CASES
                    .replace("- case: A text", "- id: FREQ-02\n    case: A text")
                    .replace("- case: A call", "- id: FREQ-01\n    case: A call"),
                "cases/more.yaml",
                CASES
                    .replace("- case: A text", "- id: FREQ-03\n    case: Another text")
                    .replace("A call", "Another call")
                    .replace("expect: stops", "expect: lets through")))
            .toString();

    Terminal test = Terminal.candor("rules", "test", book, "--no-mutants");

    assertThat(test.out())
        .endsWith("3 cases passed, 1 failed.\n2 examples among the passed: FREQ-01, FREQ-02.\n");
    assertThat(
            Terminal.candor("rules", "test", book, "--no-mutants", "--json")
                .json()
                .get("examples")
                .toString())
        .isEqualTo("[\"FREQ-01\",\"FREQ-02\"]");
  }

  @Test
  void a_case_that_fails_is_told_with_its_place_and_what_the_conditions_met() throws IOException {
    Path book = book(Map.of("cases/texts.yaml", CASES.replace("channel: voice", "theme: null")));

    Terminal test = Terminal.candor("rules", "test", book.toString(), "--no-mutants");

    assertThat(test.exit()).isEqualTo(1);
    assertThat(test.out())
        .isEqualTo(
            """
            failed  cases/texts.yaml:7:5 house-no-texts: A call about one is not.
                expected  lets through
                got       refuses: The house sends no texts about debts.
                  yes     channel one of text  (channel = text)
                  yes     theme one of opsCollDebt  (theme = opsCollDebt)

            1 case passed, 1 failed.
            """);
  }

  @Test
  void a_rulebook_lies_over_another_and_starts_from_its_personas() throws IOException {
    Path upper = folder.resolve("upper");
    write(upper, "rulebook.yaml", "name: branch\nversion: \"1\"\n");
    write(
        upper,
        "rules/calls.yaml",
        RULE.replace("house-no-texts", "branch-no-calls").replace("text\n", "voice\n"));
    write(
        upper,
        "cases/calls.yaml",
        CASES
            .replace("house-no-texts", "branch-no-calls")
            .replace("stops", "silent")
            .replace("lets through", "stops"));

    Terminal test =
        Terminal.candor(
            "rules", "test", upper.toString(), "--over", book(Map.of()).toString(), "--no-mutants");

    assertThat(test.out()).isEqualTo("2 cases passed, 0 failed.\n");
  }

  @Test
  void cases_of_a_folder_ask_the_rules_and_the_product_and_change_no_rule() throws IOException {
    String book = book(Map.of()).toString();
    Path cases = folder.resolve("mine");
    write(
        cases,
        "texts.yaml",
        CASES
            .replace("expect: stops", "expect: stops\n    product: goes now")
            .replace("A call", "The call"));

    Terminal test = Terminal.candor("rules", "test", book, "--cases", cases.toString());
    JsonNode json =
        Terminal.candor("rules", "test", book, "--cases", cases.toString(), "--json").json();

    assertThat(test.exit()).as(test.err()).isEqualTo(1);
    assertThat(test.out())
        .isEqualTo(
            """
            failed  texts.yaml:3:5 house-no-texts: A text about a debt is stopped.
                expected  product goes now
                got       product refused by house-no-texts
                  house-no-texts: The house sends no texts about debts.

            1 case passed, 1 failed.
            1 case asked the whole product: 0 as expected, 1 not.
            """);
    assertThat(json.get("product").toString()).isEqualTo("{\"asked\":1,\"passed\":0}");
    assertThat(json.get("failed").get(0).get("asked").asText()).isEqualTo("product");
    assertThat(json.get("mutants").isNull()).isTrue();
  }

  @Test
  void coverage_lists_the_rules_and_what_is_missing() throws IOException {
    Path book = book(Map.of("coverage.yaml", "missing:\n  - faxes, handbook 4.3\n"));

    assertThat(Terminal.candor("rules", "coverage", book.toString()).out())
        .isEqualTo(
            """
            rule            citation          verified  on          since       switched  cases  by
            house-no-texts  House policy 4.2  house     2026-01-05  2026-01-01  on        2      the handbook

            Known to be missing:
              faxes, handbook 4.3
            """);
  }

  @Test
  void a_module_of_a_checkout_is_taken_for_the_rulebook_in_it() throws IOException {
    Path module = folder.resolve("rulebook-own");
    Path book = module.resolve("src/main/resources/rulebook/own");
    Files.createDirectories(book.getParent());
    Files.move(book(Map.of()), book);

    assertThat(Terminal.candor("rules", "check", module.toString()).exit()).isZero();
  }

  @Test
  void a_folder_that_is_not_there_is_bad_input() {
    Terminal check = Terminal.candor("rules", "check", "nowhere");

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.err()).contains("There is no folder (nowhere).").contains("\nMaybe ");
  }

  @Test
  @Tag("slow")
  void all_three_answer_in_json() throws IOException {
    String book = book(Map.of()).toString();

    JsonNode check = Terminal.candor("rules", "check", book, "--json").json();
    JsonNode test = Terminal.candor("rules", "test", book, "--json").json();
    JsonNode coverage = Terminal.candor("rules", "coverage", book, "--json").json();

    assertThat(check.toString())
        .isEqualTo(
            "{\"rules\":1,\"switchedOff\":0,\"cases\":2,\"productCases\":0,\"faults\":[],\"notes\":[]}");
    assertThat(test.get("passed").asInt()).isEqualTo(2);
    assertThat(test.get("survivors").get(0).get("change").asText())
        .isEqualTo("theme one of opsCollDebt left out");
    assertThat(coverage.get("rules").get(0).get("switchedOn").asBoolean()).isTrue();
  }
}
