package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.page.RulebookPages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class RulebookPagesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 6);

  @TempDir private Path folder;

  private static List<RulebookPages.PrintedFile> print(Rulebook book) {
    return print(book, DAY);
  }

  private static List<RulebookPages.PrintedFile> print(Rulebook book, LocalDate day) {
    return RulebookPages.of(book, Casebook.of(book), day).print();
  }

  private static String html(List<RulebookPages.PrintedFile> printed) {
    return new String(printed.get(0).bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void the_same_rulebook_is_printed_in_the_same_bytes() {
    Rulebook book = Book.good().reading(folder).orThrow();
    List<RulebookPages.PrintedFile> once = print(book);
    List<RulebookPages.PrintedFile> again = print(Book.good().reading(folder).orThrow());

    assertThat(once)
        .extracting(RulebookPages.PrintedFile::name)
        .containsExactly("rulebook.html", "rulebook.pdf");
    assertThat(once.get(0).bytes()).isEqualTo(again.get(0).bytes());
    assertThat(once.get(1).bytes()).isEqualTo(again.get(1).bytes());
    assertThat(new String(once.get(1).bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void a_rule_is_told_with_what_it_asks_says_and_rests_on_and_with_its_cases() {
    Rulebook book =
        Book.good()
            .changed("rules/calls.yaml", "verified: house", "quote: Call seldom.\nverified: house")
            .reading(folder)
            .orThrow();
    String html = html(print(book));

    assertThat(html)
        .contains("<html lang=\"en\">")
        .contains("<h3>Two calls in three days</h3>")
        .contains("The house calls about a debt twice in three days at most.")
        .contains("<td>House policy 2</td>")
        .contains("<blockquote>Call seldom.</blockquote>")
        .contains("Since 2026-01-01; no end is written.")
        .contains("<td>This house</td>")
        .contains("The way the message would go.<br><code>channel</code></td><td>voice")
        .contains("At most 2 (house-most-calls) in 3 consecutive days about or to the same debt")
        .contains("What counts: by voice; direction outbound.")
        .contains("calls<br><code>house-most-calls</code></td><td>2</td><td>since 2026-01-01</td>")
        .contains("[count] of [max] calls in [days] days are used.")
        .contains("Stopped</th><td>The third call in three days is stopped.")
        .contains("Let through</th><td>A second call goes.")
        .contains("<td>CALL-1</td><td>The third call in three days is stopped.</td>")
        .contains("<td>our handbook, page 3</td>")
        .contains(book.version().hash());
  }

  private static Book threeCallsFrom2027() {
    return Book.good()
        .changed(
            "parameters/calls.yaml",
            "values: { 2026-01-01: 2 }",
            "values: { 2025-01-01: 1, 2026-01-01: 2, 2027-01-01: 3 }");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-01-01 | At most 2 (house-most-calls; 3 from 2027-01-01) in | 2</td><td>since 2026-01-01 | 3</td><td>from 2027-01-01",
        "2026-12-31 | At most 2 (house-most-calls; 3 from 2027-01-01) in | 2</td><td>since 2026-01-01 | 3</td><td>from 2027-01-01",
        "2027-01-01 | At most 3 (house-most-calls) in                    | 3</td><td>since 2027-01-01 |",
        "2025-12-31 | At most 2 (house-most-calls; 3 from 2027-01-01) in | 2</td><td>from 2026-01-01  | 3</td><td>from 2027-01-01"
      })
  void a_number_is_the_one_in_force_and_later_ones_have_their_day(
      LocalDate day, String says, String current, @Nullable String later) {
    String html = html(print(threeCallsFrom2027().reading(folder).orThrow(), day));

    assertThat(html).contains(says, current).contains("As of</th><td>" + day);
    // what held before the day, and what holds now where there is nothing to come
    assertThat(html.split("<td>(since|from) ", -1)).hasSize(later == null ? 2 : 3);
    assertThat(html).contains(later == null ? current : later);
  }

  @Test
  void a_number_in_a_condition_is_the_one_in_force_too() {
    Book book =
        threeCallsFrom2027()
            .changed(
                "rules/hours.yaml",
                "loan.daysPastDue: { at least: 30 }",
                "loan.daysPastDue: { at least: house-most-calls }");
    Rulebook read = book.reading(folder).orThrow();

    assertThat(html(print(read))).contains("at least 2 (house-most-calls; 3 from 2027-01-01) days");
    assertThat(html(print(read, LocalDate.of(2027, 1, 1))))
        .contains("at least 3 (house-most-calls) days");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-12-31 | From 2026-01-01, not yet on 2025-12-31, until 2026-06-30 inclusive. | restrict, from 2026-01-01",
        "2026-01-01 | Since 2026-01-01, until 2026-06-30 inclusive.                       | restrict",
        "2026-06-30 | Since 2026-01-01, until 2026-06-30 inclusive.                       | restrict",
        "2026-07-01 | Ended: it held from 2026-01-01, until 2026-06-30 inclusive.         | restrict, ended on 2026-06-30"
      })
  void a_rule_says_on_the_day_whether_it_is_in_force(LocalDate day, String holds, String beside) {
    Rulebook book =
        threeCallsFrom2027()
            .changed("rules/calls.yaml", "from: 2026-01-01", "from: 2026-01-01, to: 2026-06-30")
            .reading(folder)
            .orThrow();

    assertThat(html(print(book, day)))
        .contains("<td>" + holds + "</td>")
        .contains("Two calls in three days</a></td><td>" + beside + "</td>")
        // a value that comes after the end of the rule is none of its
        .contains("At most 2 (house-most-calls) in 3");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "one zone        | America/New_York | 2026-03-06T18:00:00-05:00 | 2026-03-06 18:00 America/New_York",
        "past midnight   | Asia/Tokyo       | 2026-03-06T18:00:00-05:00 | 2026-03-07 08:00 Asia/Tokyo",
        "with its second | America/New_York | 2026-03-06T18:00:59-05:00 | 2026-03-06 18:00:59 America/New_York",
        "before the hour | America/New_York | 2026-11-01T01:30:00-04:00 | 2026-11-01 01:30 America/New_York (UTC-04:00)",
        "after the hour  | America/New_York | 2026-11-01T01:30:00-05:00 | 2026-11-01 01:30 America/New_York (UTC-05:00)"
      })
  void an_example_tells_the_time_of_the_borrower(
      String name, String zone, String now, String local) {
    Rulebook book =
        Book.good()
            .with("cases/hours.yaml", hoursCase(now, "borrower: { timeZone: " + zone + " }"))
            .reading(folder)
            .orThrow();

    assertThat(html(print(book)))
        .contains("Loan Overdue First Notice by mail, " + local + "<")
        .doesNotContain(" UTC<");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "IL | 2026-03-06T18:00:00-05:00 | 2026-03-06 18:00 America/New_York, 17:00 America/Chicago",
        "IL | 2026-03-07T00:30:00-05:00 | 2026-03-07 00:30 America/New_York, 2026-03-06 23:30 America/Chicago",
        "VT | 2026-03-06T18:00:00-05:00 | 2026-03-06 18:00 America/New_York",
        "AZ | 2026-03-06T18:00:00-05:00 | 2026-03-06 18:00 America/New_York, 16:00 America/Denver or America/Phoenix"
      })
  void an_example_tells_the_time_on_every_clock_there_may_be(
      String state, String now, String local) {
    String contacts =
        """
        contacts:
              - { id: C-1, type: phone, value: "+1 212 555 0100", phoneKind: mobile }
              - { id: C-2, type: address, address: { line1: 1 Main St, city: Home, state: %s, country: US } }
        """
            .formatted(state)
            .strip();
    Rulebook book =
        Book.good().with("cases/hours.yaml", hoursCase(now, contacts)).reading(folder).orThrow();

    assertThat(html(print(book))).contains("by mail, " + local + "<");
  }

  @Test
  void an_example_of_a_borrower_who_may_be_anywhere_says_so() {
    Rulebook book =
        Book.good()
            .with(
                "cases/hours.yaml",
                hoursCase(
                    "2026-03-06T18:00:00-05:00",
                    "contacts: [{ id: C-1, type: phone, value: \"+44 20 7946 0000\", phoneKind: mobile }]"))
            .reading(folder)
            .orThrow();

    assertThat(html(print(book)))
        .contains("2026-03-06 23:00 UTC; nothing tells where the borrower is");
  }

  /** A letter, which the hours leave alone wherever the borrower is. */
  private static String hoursCase(String now, String patch) {
    return """
        rule: house-hours
        cases:
          - case: A letter goes at any hour.
            persona: nora
            now: %s
            request: { channel: mail }
            %s
            expect: silent
        """
        .formatted(now, patch);
  }

  @Test
  void a_wait_ends_on_the_clock_of_the_borrower() {
    assertThat(html(print(Book.good().reading(folder).orThrow())))
        .contains("<td>waits until 2026-03-07 09:00 America/New_York</td>");
  }

  @Test
  void the_example_is_of_a_day_with_the_numbers_in_force() {
    Rulebook book =
        threeCallsFrom2027()
            .with(
                "cases/calls.yaml",
                Book.CALLS_CASES
                    + """
                        - case: The third call of 2027 goes.
                          persona: nora
                          now: 2027-03-06T12:00:00-05:00
                          request: { channel: voice }
                          history:
                            - { at: 2027-03-06T09:00:00-05:00 }
                            - { at: 2027-03-06T10:00:00-05:00 }
                          expect: lets through
                      """)
            .reading(folder)
            .orThrow();

    assertThat(html(print(book))).contains("Let through</th><td>A second call goes.");
    assertThat(html(print(book, LocalDate.of(2027, 1, 1))))
        .contains("Let through</th><td>The third call of 2027 goes.");
  }

  @Test
  void rules_that_are_switched_off_stand_in_a_table_at_the_end() {
    Rulebook book =
        Book.good()
            .changed("rules/calls.yaml", "verified: house", "verified: unverified")
            .reading(folder)
            .orThrow();
    String html = html(print(book));

    assertThat(html).doesNotContain("<h3>Two calls in three days</h3>");
    assertThat(html.substring(html.indexOf("<h2 id=\"off\">")))
        .contains("<code>house-calls</code>")
        .contains("Nobody has read its provision yet.");
  }

  @Test
  void exceptions_are_told_on_both_sides() {
    Rulebook book =
        Book.good()
            .with(
                "rules/asked.yaml",
                Book.HOURS
                    .replace("id: house-hours", "id: house-asked")
                    .replace("title: Hours of the house", "title: They asked")
                    .replaceFirst(
                        "(?s)restrict:.*",
                        "overrides:\n  - { rule: house-hours, because: they asked for it }\nexplanation: Asked.\n"))
            .reading(folder)
            .orThrow();

    assertThat(html(print(book)))
        .contains("Hours of the house (house-hours) keeps silent: they asked for it")
        .contains("From They asked (house-asked): they asked for it")
        .contains("it only gives other rules an exception")
        .contains("No case is written for this rule yet.");
  }

  @Test
  void a_case_that_fails_is_marked_and_is_no_example() {
    Rulebook book =
        Book.good()
            .changed(
                "rules/calls.yaml", "at most: house-most-calls", "at most: house-most-calls # same")
            .changed("parameters/calls.yaml", "2026-01-01: 2", "2026-01-01: 5")
            .reading(folder)
            .orThrow();
    RulebookPages pages = RulebookPages.of(book, Casebook.of(book), DAY);
    String html = html(pages.print());

    assertThat(pages.failures()).isPositive();
    assertThat(html)
        .contains("not to be signed")
        .contains("stops<br><strong class=\"failed\">fails: ")
        .doesNotContain("Stopped</th><td>The third call in three days is stopped.");
  }

  @Test
  void a_rule_that_only_warns_is_not_said_to_stop() {
    Rulebook book =
        Book.good()
            .with(
                "rules/warned.yaml",
                Book.HOURS
                    .replace("id: house-hours", "id: house-warned")
                    .replace("title: Hours of the house", "title: Look first")
                    .replaceFirst(
                        "(?s)restrict:.*", "severity: warn\nrefuse: true\nexplanation: Look.\n"))
            .reading(folder)
            .orThrow();

    assertThat(html(print(book)))
        .contains("Look first</a></td><td>warn</td>")
        .contains("It says, as a warning only")
        .contains("The message may go, and the sender is warned with the words below.")
        .doesNotContain("The message may not go.");
  }

  @Test
  @Tag("slow")
  void a_long_rulebook_comes_in_volumes_and_no_rule_is_lost() {
    Book book = Book.good();
    for (int i = 0; i < 90; i++) {
      book.with(
          "rules/more-" + i + ".yaml",
          Book.HOURS.replace("id: house-hours", "id: house-more-" + i));
    }
    List<RulebookPages.PrintedFile> printed = print(book.reading(folder).orThrow());

    assertThat(printed)
        .extracting(RulebookPages.PrintedFile::name)
        .containsExactly("rulebook-1.html", "rulebook-1.pdf", "rulebook-2.html", "rulebook-2.pdf");
    String all = html(printed) + new String(printed.get(2).bytes(), StandardCharsets.UTF_8);
    assertThat(all).contains("Volume 1 of 2").contains("Volume 2 of 2");
    for (int i = 0; i < 90; i++) {
      assertThat(all).contains("id=\"rule-house-more-" + i + "\"");
    }
  }
}
