package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.law.RuleId;
import dev.candor.workshop.casebook.CaseAnswer;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.check.RulebookCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a case asks of the whole product, what it may name, and cases that lie over a rulebook. */
class ProductCasesTest {

  private static final String WORDS =
      """
      id: house-stop-words
      title: How to stop
      citation: { body: House, corpus: House policy, section: "4" }
      words: { text: { en: Reply STOP to stop. } }
      """;

  private static final String REQUIRES =
      """
      id: house-stop
      title: Texts tell how to stop
      sentence: Every text tells how to stop.
      citation: { body: House, corpus: House policy, section: "4" }
      verified: house
      effective: { from: 2026-01-01 }
      jurisdiction: house
      when: { channel: text }
      require: { disclosure: house-stop-words }
      explanation: It tells how to stop.
      """;

  @TempDir private Path folder;

  private static Book book() {
    return Book.good()
        .with("disclosures/stop.yaml", WORDS)
        .with("rules/stop.yaml", REQUIRES)
        .with(
            "cases/stop.yaml",
            """
            rule: house-stop
            cases:
              - case: A text tells it.
                persona: nora
                now: 2026-03-06T12:00:00-05:00
                expect: { requires: house-stop-words }
              - case: A call does not.
                persona: nora
                now: 2026-03-06T12:00:00-05:00
                request: { channel: voice }
                expect: silent
            """);
  }

  private static Book asking(String... cases) {
    return book().with("cases/product.yaml", "cases:\n" + String.join("", cases));
  }

  private static String asked(String now, String keys) {
    return "  - { case: One of them., persona: nora, now: %s, %s }\n".formatted(now, keys);
  }

  private List<CaseResult> run(Book book) {
    Rulebook rulebook = book.reading(folder).orThrow();
    CaseRunner runner = CaseRunner.of(rulebook);
    return Casebook.of(rulebook).cases().stream()
        .filter(one -> one.product() != null)
        .map(runner::run)
        .toList();
  }

  private static Arguments answered(String name, String expected, String now, String keys) {
    return Arguments.argumentSet(name, expected, now, keys);
  }

  static Stream<Arguments> answers() {
    String noon = "2026-03-06T12:00:00-05:00";
    String night = "2026-03-06T18:00:00-05:00";
    String nine = "2026-03-07T09:00:00-05:00";
    String spent =
        "request: { channel: voice }, history: [ { at: 2026-03-06T09:00:00-05:00 }, { at: 2026-03-05T09:00:00-05:00 } ]";
    String revoked = "contact: { consents: { text: { state: revoked } } }";
    return Stream.of(
        answered("goes now", "goes now", noon, "loan: {}"),
        answered("goes when the hours begin", "{ goes at: " + nine + " }", night, "loan: {}"),
        answered("carries the words", "{ carries: house-stop-words }", noon, "loan: {}"),
        answered(
            "carries them when it goes",
            "{ goes at: " + nine + ", carries: [house-stop-words] }",
            night,
            "loan: {}"),
        answered("refused by a rule", "{ refused by: house-calls }", noon, spent),
        answered(
            "until a day",
            "{ refused by: house-calls, until: 2026-03-08T00:00:00-05:00 }",
            noon,
            spent),
        answered("refused by a house check", "{ refused by: consent-revoked }", noon, revoked),
        answered(
            "refused by both",
            "{ refused by: [consent-revoked, borrower-inactive] }",
            noon,
            revoked + ", borrower: { status: inactive }"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void the_product_answers_as_a_case_expects(String expected, String now, String keys) {
    List<CaseResult> results = run(asking(asked(now, "product: " + expected + ", " + keys)));

    assertThat(results).hasSize(1);
    assertThat(results).allMatch(CaseResult::isPassed, results.toString());
  }

  static Stream<Arguments> wrongAnswers() {
    String noon = "2026-03-06T12:00:00-05:00";
    String night = "2026-03-06T18:00:00-05:00";
    String later = "goes at 2026-03-07T14:00:00Z, carries house-stop-words";
    String spent =
        "request: { channel: voice }, history: [ { at: 2026-03-06T09:00:00-05:00 }, { at: 2026-03-05T09:00:00-05:00 } ]";
    String refused = "refused by house-calls, until 2026-03-08T05:00:00Z";
    return Stream.of(
        answered("later is not now", "goes now", night, "request: {}#" + later),
        answered(
            "a minute off",
            "{ goes at: 2026-03-07T09:01:00-05:00 }",
            night,
            "request: {}#" + later),
        answered(
            "other words",
            "{ carries: house-other }",
            noon,
            "request: {}#goes now, carries house-stop-words"),
        answered(
            "words, and later", "{ carries: house-stop-words }", night, "request: {}#" + later),
        answered(
            "refused, and by another", "{ refused by: house-hours }", noon, spent + "#" + refused),
        answered(
            "refused, and not by all",
            "{ refused by: [house-calls, house-hours] }",
            noon,
            spent + "#" + refused),
        answered(
            "refused until another day",
            "{ refused by: house-calls, until: 2026-03-08T06:00:00Z }",
            noon,
            spent + "#" + refused),
        answered("refused, and not gone", "goes now", noon, spent + "#" + refused),
        answered(
            "gone, and not refused",
            "{ refused by: house-hours }",
            noon,
            "request: {}#goes now, carries house-stop-words"));
  }

  @ParameterizedTest
  @MethodSource("wrongAnswers")
  void another_answer_of_the_product_fails_the_case_and_is_told(
      String expected, String now, String keysAndGot) {
    String[] parts = keysAndGot.split("#");
    List<CaseResult> results = run(asking(asked(now, "product: " + expected + ", " + parts[0])));

    assertThat(results).extracting(CaseResult::isPassed).containsExactly(false);
    assertThat(results.get(0).got()).isEqualTo(parts[1]);
  }

  @Test
  void a_case_may_ask_its_rule_and_the_product_and_fails_where_either_does() {
    Book book =
        book()
            .changed(
                "cases/hours.yaml",
                "expect: lets through\n  - case: A text at nine",
                "expect: lets through\n    product: { refused by: borrower-inactive }\n    borrower: { status: inactive }\n  - case: A text at nine");
    CaseResult both = run(book).get(0);
    CaseResult none =
        run(book.changed("cases/hours.yaml", "    borrower: { status: inactive }\n", "")).get(0);

    assertThat(both.answers()).extracting(CaseAnswer::ofProduct).containsExactly(false, true);
    assertThat(both.isPassed()).as(both.toString()).isTrue();
    assertThat(none.isPassed()).isFalse();
    assertThat(none.passedByRule()).isTrue();
    assertThat(none.ruleCase().expectedText())
        .isEqualTo("lets through; product refused by borrower-inactive");
  }

  @Test
  void a_rule_that_is_switched_off_says_nothing_in_the_product() {
    Book book =
        book()
            .changed("rules/hours.yaml", "verified: house", "verified: unverified")
            .changed(
                "cases/hours.yaml",
                "expect: { waits until: 2026-03-07T09:00:00-05:00 }",
                "expect: { waits until: 2026-03-07T09:00:00-05:00 }\n    product: goes now");

    assertThat(run(book)).extracting(CaseResult::isPassed).containsExactly(true);
  }

  @Test
  void a_failed_answer_tells_what_refuses_with_its_reason() {
    CaseResult failed =
        run(asking(
                asked(
                    "2026-03-06T12:00:00-05:00",
                    "product: goes now, borrower: { status: inactive }")))
            .get(0);

    assertThat(failed.trace()).hasSize(1);
    assertThat(failed.trace().get(0)).startsWith("borrower-inactive: ");
  }

  @Test
  void check_counts_the_cases_that_ask_the_product() {
    RulebookReading reading =
        asking(asked("2026-03-06T12:00:00-05:00", "product: goes now")).reading(folder);
    RulebookCheck check = RulebookCheck.of(reading, Casebook.reading(reading, new TreeMap<>()));

    assertThat(check.faults()).isEmpty();
    assertThat(check.productCases()).isEqualTo(1);
    assertThat(check.cases()).isEqualTo(15);
  }

  @Test
  void tells_what_cannot_be_an_answer_of_the_product() {
    String noon = "2026-03-06T12:00:00-05:00";
    Book book =
        asking(
            asked(noon, "product: gos now"),
            asked(noon, "product: { goes at: tomorrow }"),
            asked(noon, "product: { until: 2026-03-06T12:00:00-05:00 }"),
            asked(noon, "product: { refused by: a, carries: b }"),
            asked(noon, "product: { carries: b, until: 2026-03-06T12:00:00-05:00 }"),
            asked(noon, "product: { goes: now }"),
            asked(noon, "product: goes now, expect: stops"),
            asked(noon, "loan: {}"));

    assertThat(lines(book.casebook(folder)))
        .containsExactly(
            "cases/product.yaml:2:83 $.cases[0].product: The value (gos now) is not a known answer of the product. Nearest: goes now.",
            "cases/product.yaml:3:94 $.cases[1].product.goes at: The value (tomorrow) is not an instant.",
            "cases/product.yaml:4:83 $.cases[2].product: A case expects the product to let a message go or to refuse it.",
            "cases/product.yaml:5:83 $.cases[3].product: A case expects the product to let a message go or to refuse it.",
            "cases/product.yaml:6:83 $.cases[4].product: A case expects the product to let a message go or to refuse it.",
            "cases/product.yaml:7:83 $.cases[5].product: A case expects the product to let a message go or to refuse it.",
            "cases/product.yaml:7:91 $.cases[5].product.goes: The key (goes) is not known here. Nearest: goes at.",
            "cases/product.yaml:8:101 $.cases[6].expect: What is expected of a rule stands in a file that names none.",
            "cases/product.yaml:9:5 $.cases[7]: The key (product) is missing.");
  }

  private static List<String> lines(Casebook casebook) {
    return casebook.faults().stream().map(Fault::line).toList();
  }

  @Test
  void tells_every_loan_contact_and_interaction_of_a_history_that_is_not_in_the_file() {
    Book book =
        book()
            .with(
                "cases/product.yaml",
                """
                cases:
                  - case: It names what is not there.
                    persona: nora
                    now: 2026-03-06T12:00:00-05:00
                    request: { previousInteractionId: H9 }
                    history:
                      - { at: 2026-03-05T12:00:00-05:00, debtsNamed: [LN-1, LN-2] }
                      - { at: 2026-03-05T12:00:00-05:00, debtsDiscussed: [LN-3] }
                      - { at: 2026-03-05T12:00:00-05:00, debtElected: LN-4 }
                      - { at: 2026-03-05T12:00:00-05:00, contactId: C-5 }
                      - { at: 2026-03-05T12:00:00-05:00, contactId: C-1, debtElected: LN-1 }
                    product: goes now
                """);

    assertThat(lines(book.casebook(folder)))
        .containsExactly(
            "cases/product.yaml:5:39 $.request.previousInteractionId: The file of the case has no past interaction (H9).",
            "cases/product.yaml:7:54 $.file.history[0].debtsNamed: The file of the case has no loan (LN-2).",
            "cases/product.yaml:8:58 $.file.history[1].debtsDiscussed: The file of the case has no loan (LN-3).",
            "cases/product.yaml:9:55 $.file.history[2].debtElected: The file of the case has no loan (LN-4).",
            "cases/product.yaml:10:53 $.file.history[3].contactId: The file of the case has no contact (C-5).");
  }

  @Test
  void what_a_cap_counts_can_be_asked_while_an_exception_keeps_it_silent() {
    Book book =
        Book.good()
            .with(
                "rules/except.yaml",
                RulebookCheckTest.EXCEPTION
                    .replace("message.answers: true", "channel: voice")
                    .replace("rule: house-hours", "rule: house-calls"));
    Rulebook rulebook = book.reading(folder).orThrow();
    CaseRunner runner = CaseRunner.of(rulebook);

    assertThat(Casebook.of(rulebook).of(RuleId.of("house-calls")).stream().map(runner::run))
        .filteredOn(result -> result.ruleCase().expectedText().equals("counts 2"))
        .hasSize(1)
        .allMatch(CaseResult::isPassed);
  }

  @Test
  void a_folder_of_cases_lies_over_a_rulebook_and_the_one_below_and_is_no_part_of_them()
      throws IOException {
    Rulebook below = book().reading(folder.resolve("below")).orThrow();
    Path above =
        new Book()
            .with("rulebook.yaml", "name: above\nversion: \"1\"\n")
            .with("rules/own.yaml", Book.HOURS.replace("id: house-hours", "id: own-hours"))
            .in(folder.resolve("above"));
    RulebookReading reading = Rulebooks.readFolder(above, below);
    Path cases =
        new Book()
            .with(
                "of-rules.yaml",
                """
                rule: house-hours
                cases:
                  - { case: Of a rule below., persona: nora, now: 2026-03-06T18:00:00-05:00, expect: stops }
                """)
            .with(
                "more/of-the-product.yaml",
                "cases:\n"
                    + asked("2026-03-06T12:00:00-05:00", "product: goes now")
                        .replace("persona: nora", "persona: mine"))
            .with("personas/mine.yaml", Book.PERSONA.replace("persona: nora", "persona: mine"))
            .in(folder.resolve("mine"));
    Casebook casebook = Casebook.readingFolder(cases, reading, below.files());
    CaseRunner runner = CaseRunner.of(reading.orThrow());

    assertThat(lines(casebook)).isEmpty();
    assertThat(casebook.cases()).hasSize(2).allMatch(one -> runner.run(one).isPassed());

    Files.writeString(cases.resolve("notes.txt"), "?");
    assertThat(lines(Casebook.readingFolder(cases, reading, below.files())))
        .containsExactly("notes.txt: This is no file of cases.");
    assertThat(lines(Casebook.readingFolder(folder.resolve("none"), reading, below.files())))
        .containsExactly(folder.resolve("none") + ": The folder of cases cannot be read.");
  }
}
