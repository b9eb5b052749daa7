package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.json.Portfolio;
import dev.candor.json.RecordReader;
import dev.candor.party.BorrowerFile;
import dev.candor.workshop.change.RecordedDecision;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class RulesCommandsTest {

  @TempDir private Path folder;

  @Test
  void prints_the_rulebook_as_html_and_pdf() throws IOException {
    Path pages = folder.resolve("pages");

    Terminal done =
        Terminal.candor(
            "rules", "pages", House.rulebook(folder).toString(), "-o", pages.toString());

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(Files.readString(pages.resolve("rulebook.html")))
        .contains("<h3>Texts about debts</h3>")
        .contains("It warns, and stops and moves nothing.");
    assertThat(Files.size(pages.resolve("rulebook.pdf"))).isGreaterThan(10_000);
  }

  @Test
  void prints_as_of_the_day_that_is_given() throws IOException {
    Path pages = folder.resolve("pages");

    Terminal done =
        Terminal.candor(
            "rules",
            "pages",
            House.rulebook(folder).toString(),
            "--now",
            "2025-12-31T23:59:00Z",
            "-o",
            pages.toString());

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(Files.readString(pages.resolve("rulebook.html")))
        .contains("As of</th><td>2025-12-31.")
        .contains("From 2026-01-01, not yet on 2025-12-31; no end is written.");
  }

  @Test
  void lays_rules_of_the_house_over_the_law() {
    Path example = Terminal.EXAMPLES.resolve("rulebook-house");
    Terminal done =
        Terminal.candor(
            "explain",
            Terminal.EXAMPLES.resolve("requests/overdue-email.json").toString(),
            "--house",
            example.toString(),
            "--json");

    assertThat(done.err()).containsPattern("Using rulebook-us\\+[a-z-]+ 2026\\.1\\+");
    assertThat(done.out()).containsPattern("\"name\" : \"rulebook-us\\+");
  }

  @Test
  @Tag("slow")
  void the_pages_of_a_house_over_the_law_have_the_cases_of_both() throws IOException {
    Path pages = folder.resolve("pages");

    Terminal done =
        Terminal.candor(
            "rules",
            "pages",
            Terminal.EXAMPLES.resolve("rulebook-house").toString(),
            "--over",
            "rulebook-us",
            "-o",
            pages.toString());

    assertThat(done.exit()).as(done.out() + done.err()).isZero();
    StringBuilder html = new StringBuilder();
    try (Stream<Path> files = Files.list(pages)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".html")).toList()) {
        html.append(Files.readString(file));
      }
    }
    assertThat(html)
        .contains("<code>house-office-hours</code>")
        .contains("<code>us-reg-f-call-frequency</code>")
        .doesNotContain("No case is written for this rule yet.");
  }

  @Test
  void compares_the_law_with_a_house_laid_over_it() {
    Terminal done =
        Terminal.candor(
            "rules",
            "diff",
            "rulebook-us",
            Terminal.EXAMPLES.resolve("rulebook-house").toString(),
            "--over",
            "rulebook-us");

    assertThat(done.exit()).as(done.err()).isEqualTo(1);
    assertThat(done.out())
        .contains("added  house-office-hours")
        .contains("Rules: 8 added, 0 removed, 0 edited.");
  }

  @Test
  void writes_no_rule_into_a_file() throws IOException {
    Path file = Files.writeString(folder.resolve("taken.md"), "mine");

    Terminal done = Terminal.candor("rules", "new", "-o", file.toString());

    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("is of a file.").contains("Maybe name a folder with -o");
    assertThat(file).hasContent("mine");
  }

  @Test
  void asks_for_a_rule_on_standard_input_and_runs_its_cases() {
    Path book = folder.resolve("my-rules");
    String answers =
        "house-late\nLate it is\nThe house says so.\n\n\n4.7\n2026-01-01\n\n4\n2\n1\n1\nNo {loan}.\n";
    InputStream keyboard = System.in;
    Terminal done;
    try {
      System.setIn(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
      done = Terminal.candor("rules", "new", "-o", book.toString(), "--over", "rulebook-us");
    } finally {
      System.setIn(keyboard);
    }

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out())
        .contains("wrote " + book.resolve("rules/house/house-late.yaml"))
        .contains("passes  stops: ")
        .contains("passes  lets through: ")
        .contains("Next: candor rules check " + book + " --over rulebook-us; then");
    assertThat(Terminal.candor("rules", "test", book.toString(), "--no-mutants").exit()).isZero();
  }

  @Test
  void replays_the_sample_history_against_two_rulebooks() throws IOException {
    String history = Terminal.EXAMPLES.resolve("history.jsonl").toString();
    String house = House.rulebook(folder).toString();

    Terminal done = Terminal.candor("rules", "diff", "rulebook-us", house, "--history", history);

    assertThat(done.exit()).as(done.err()).isEqualTo(1);
    assertThat(done.out())
        .contains(
            "BO-BANKRUPT  loanOverdueFirstNotice by email\n  was      refused by us-bankruptcy-stay")
        .contains("  because  ")
        .contains(" of 10 decisions change, of ");
    Terminal json =
        Terminal.candor("rules", "diff", "rulebook-us", house, "--history", history, "--json");
    assertThat(json.out().lines()).allSatisfy(line -> assertThat(line).startsWith("{"));
    assertThat(
            Terminal.candor("rules", "diff", "rulebook-us", "rulebook-us", "--history", history)
                .exit())
        .isZero();
  }

  @Test
  @Tag("slow")
  void what_explain_and_send_write_down_is_replayed_to_the_same_answers() throws IOException {
    Path history = folder.resolve("history.jsonl");
    int lines = 0;
    Portfolio portfolio = Portfolio.read(Terminal.EXAMPLES.resolve("portfolio.json"));
    for (String request :
        List.of(
            "overdue-email.json",
            "night-text.json",
            "seven-calls.json",
            "cool-down.json",
            "bankruptcy.json",
            "statement-letter.json",
            "payment-receipt.json",
            "spanish.json",
            "do-not-interact.json",
            "two-zones.json")) {
      Terminal done =
          Terminal.example(
              lines % 2 == 0 ? "explain" : "send",
              request,
              folder.resolve(request + ".db"),
              "--now",
              Terminal.NOW,
              "--record",
              history.toString());
      assertThat(done.exit()).as(done.out() + done.err()).isLessThan(2);
      lines++;
      RecordedDecision kept =
          RecordReader.read(
                  "line", Files.readAllLines(history).get(lines - 1), RecordedDecision.class)
              .orThrow("the line");
      BorrowerFile known = portfolio.find(kept.request().personId()).orElseThrow();
      assertThat(kept.file()).usingRecursiveComparison().ignoringFields("history").isEqualTo(known);
      assertThat(kept.file().history()).containsExactlyInAnyOrderElementsOf(known.history());
      assertThat(kept.at()).isEqualTo(Instant.parse(Terminal.NOW));
    }

    Terminal replayed =
        Terminal.candor(
            "rules", "diff", "rulebook-us", "rulebook-us", "--history", history.toString());

    assertThat(replayed.exit()).as(replayed.err()).isZero();
    assertThat(replayed.out()).contains("0 of " + lines + " decisions change");
  }

  @Test
  void a_history_that_is_not_there_is_a_mistake() {
    Terminal done =
        Terminal.candor(
            "rules",
            "diff",
            "rulebook-us",
            "rulebook-us",
            "--history",
            folder.resolve("none.jsonl").toString());

    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("The history cannot be read").contains("Maybe ");
  }
}
