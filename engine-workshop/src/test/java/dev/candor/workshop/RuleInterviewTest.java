package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.InvalidInputException;
import dev.candor.law.RuleId;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.casebook.RuleCase;
import dev.candor.workshop.change.RuleInterview;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class RuleInterviewTest {

  private static final String HEAD =
      "house-late\nLate it is\nThe house says so.\n\n\n4.7\n2026-01-01\n\n";
  private static final String TAIL = "The house says so of {loan}.\n";

  @TempDir private Path folder;
  private final StringWriter asked = new StringWriter();

  private RuleInterview.NewRule ask(Path book, @Nullable Rulebook below, String answers) {
    return RuleInterview.ask(
        book, below, new BufferedReader(new StringReader(answers)), new PrintWriter(asked));
  }

  static Stream<Arguments> sayings() {
    String texts = "4\n2\n1\n";
    return Stream.of(
        Arguments.argumentSet("a refusal of texts about a debt", texts + "1\n"),
        Arguments.argumentSet("a refusal by theme alone", "\n2, 9\n1\n1\n"),
        Arguments.argumentSet("a refusal by a number", "4\n\n2\n3\n60\n1\n1\n"),
        Arguments.argumentSet("a refusal by at most", "4\n\n2\n2\n60\n1\n1\n"),
        Arguments.argumentSet("a refusal by a word", "1\n\n3\n3, 4\n1\n1\n"),
        Arguments.argumentSet("a refusal by a flag", "\n\n6\n1\n1\n1\n"),
        Arguments.argumentSet("a refusal by the contact", "1\n\n10\n2\n1\n1\n"),
        Arguments.argumentSet("hours", texts + "3\n08:00\n20:00\n"),
        Arguments.argumentSet("hours past midnight", texts + "3\n20:00\n02:00\n"),
        Arguments.argumentSet("days of the week", texts + "4\n1,2,3,4,5\n"),
        Arguments.argumentSet("a cap", texts + "5\n2\n7\n"),
        Arguments.argumentSet("a cap of one", "1\n\n1\n5\n1\n1\n"),
        Arguments.argumentSet("a cool-down", texts + "6\n7\n"),
        Arguments.argumentSet("a cool-down of a day", texts + "6\n1\n"));
  }

  @ParameterizedTest
  @MethodSource("sayings")
  void writes_a_rule_whose_first_two_cases_pass(String answers) {
    ask(folder.resolve("book"), null, HEAD + answers + TAIL);

    Rulebook book = Rulebooks.fromFolder(folder.resolve("book"));
    List<RuleCase> cases = Casebook.of(book).of(RuleId.of("house-late"));
    assertThat(cases).hasSize(2);
    assertThat(cases).extracting(one -> one.expectedText()).contains("stops", "lets through");
    CaseRunner runner = CaseRunner.of(book);
    assertThat(cases)
        .allSatisfy(
            one ->
                assertThat(runner.run(one).isPassed())
                    .as(one.sentence() + " " + runner.run(one).got() + runner.run(one).trace())
                    .isTrue());
  }

  @Test
  void a_rule_of_a_state_starts_from_somebody_who_lives_there() {
    ask(
        folder.resolve("book"),
        null,
        "tx-texts\nTexts\nNo texts.\nTexas\nTex. Fin. Code\n392.1\n2\n2026-01-01\nus/tx\n4\n\n1\n1\n"
            + TAIL);

    Rulebook book = Rulebooks.fromFolder(folder.resolve("book"));
    CaseRunner runner = CaseRunner.of(book);
    assertThat(Casebook.of(book).cases())
        .hasSize(2)
        .allSatisfy(one -> assertThat(runner.run(one).isPassed()).isTrue());
  }

  @Test
  void a_disclosure_of_the_book_below_may_be_asked_for() {
    Rulebook below = Rulebooks.fromClasspath(getClass().getClassLoader(), "rulebook/us");
    int which = List.copyOf(below.disclosures().keySet()).indexOf("us-reg-f-opt-out-words") + 1;

    ask(folder.resolve("book"), below, HEAD + "4\n2\n1\n2\n" + which + "\n" + TAIL);

    Rulebook book = Rulebooks.fromFolder(folder.resolve("book"), below);
    CaseRunner runner = CaseRunner.of(book);
    assertThat(Casebook.of(book).of(RuleId.of("house-late")))
        .hasSize(2)
        .allSatisfy(one -> assertThat(runner.run(one).isPassed()).isTrue());
  }

  @Test
  void refuses_right_at_the_question_what_the_reader_would_refuse() {
    ask(
        folder.resolve("book"),
        null,
        "Not An Id\nhouse-late\nLate it is\nThe house says so.\n\n\n4.7\n2026-02-30\n2026-01-01\n"
            + "us/zz\n\n9\n4\n2\n1\n3\n25:00\n08:00\n08:00\n20:00\nOf {nobody}.\n"
            + TAIL);

    assertThat(asked.toString())
        .contains("The value (Not An Id) is not a rule id")
        .contains("The value (2026-02-30) is not a day.")
        .contains("us/zz")
        .contains("The value (9) must be from 1 to 8.")
        .contains("25:00")
        .contains("The value (nobody) is not a known name.");
    assertThat(Rulebooks.fromFolder(folder.resolve("book")).size()).isEqualTo(1);
  }

  @Test
  void answers_with_quotes_braces_and_line_marks_stay_text() {
    String odd = "Say \"no\": {loan}, # not - a key \\ or 'so'";

    ask(folder.resolve("book"), null, HEAD + "4\n2\n1\n1\n" + odd + "\n");

    assertThat(Rulebooks.fromFolder(folder.resolve("book")).rules().get(0).explanation())
        .isEqualTo(odd);
  }

  @Test
  void writes_nothing_where_the_answers_end_too_early() {
    assertThatThrownBy(() -> ask(folder.resolve("book"), null, HEAD + "4\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("The answers end before the question (Which themes")
        .hasMessageContaining("Maybe ");
    assertThat(folder.resolve("book")).doesNotExist();
  }

  @Test
  void writes_over_nothing() throws IOException {
    Path book = folder.resolve("book");
    ask(book, null, HEAD + "4\n2\n1\n1\n" + TAIL);
    String before = Files.readString(book.resolve("rules/house/house-late.yaml"));

    assertThatThrownBy(() -> ask(book, null, HEAD + "4\n2\n1\n1\n" + TAIL))
        .isInstanceOf(InvalidInputException.class);

    assertThat(asked.toString()).contains("house-late");
    assertThat(Files.readString(book.resolve("rules/house/house-late.yaml"))).isEqualTo(before);
  }

  @Test
  void a_folder_of_something_else_is_left_alone() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "Dear Sir");

    assertThatThrownBy(() -> ask(folder, null, HEAD))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds files and no rulebook.yaml");
  }
}
