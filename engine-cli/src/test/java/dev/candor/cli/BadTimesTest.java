package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times and limits nobody can mean: one clear error each, and nothing is decided. */
@Tag("slow")
class BadTimesTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # request                                    | its field                              | place         | what is wrong                                                              | what to do
          a jitter below zero                          | "sendJitter": -1                       | $.sendJitter  | The value (-1) of sendJitter must be 0 or more.                            | take away the minus sign.
          a jitter beyond an int                       | "sendJitter": 2147483648               | $.sendJitter  | The value (2147483648) of sendJitter must be at most 2147483647.           | write a smaller number.
          a jitter of half a second                    | "sendJitter": 0.5                      | $.sendJitter  | The value (0.5) of sendJitter must be a whole number.                      | leave out the fraction.
          a send time in the past                      | "sendAt": "2026-03-06T14:00:00Z"       | $.sendAt      | The value (2026-03-06T14:00:00Z) is in the past; now is 2026-03-06T15:00:00Z. | leave sendAt out
          a send time a second after seven days        | "sendAt": "2026-03-13T15:00:01Z"       | $.sendAt      | The value (2026-03-13T15:00:01Z) is more than 7 days after now             | choose an earlier time.
          a send time without an offset                | "sendAt": "2026-03-06T15:00:00"        | $.sendAt      | The value (2026-03-06T15:00:00) of sendAt has no time of day with an offset from UTC. | write 2026-03-06T15:00:00Z
          a send time on 30 February                   | "sendAt": "2026-02-30T15:00:00Z"       | $.sendAt      | The value (2026-02-30T15:00:00Z) of sendAt is not a time that exists.      | write 2026-03-06T15:00:00Z
          a send time in the year 10000                | "sendAt": "+10000-01-01T00:00:00Z"     | $.sendAt      | The value of sendAt is not an RFC 3339 time with an offset from UTC.       | write 2026-03-06T15:00:00Z
          a send time beyond any instant               | "sendAt": "+1000000001-01-01T00:00:00Z" | $.sendAt     | The value of sendAt is not an RFC 3339 time with an offset from UTC.       | write 2026-03-06T15:00:00Z
          """)
  void a_request_with(String name, String field, String place, String wrong, String todo)
      throws IOException {
    Path request =
        Files.writeString(
            folder.resolve("request.json"),
            "{\"subject\": \"loanOverdueFirstNotice\", \"channel\": \"email\", \"personId\": \"BO-NEWYORK\", \"loanId\": \"LN-NEWYORK\", "
                + field
                + "}");
    Path db = folder.resolve("record.db");

    Terminal sent =
        Terminal.candor(
            "send",
            request.toString(),
            "--portfolio",
            Terminal.EXAMPLES.resolve("portfolio.json").toString(),
            "--now",
            Terminal.NOW,
            "--db",
            db.toString());

    assertThat(sent.exit()).isEqualTo(2);
    assertThat(sent.out()).isEmpty();
    assertThat(sent.err())
        .startsWith("1 fault in the request:\n")
        .contains(place + ": " + wrong)
        .containsPattern("\nMaybe .*" + java.util.regex.Pattern.quote(todo));
    assertThat(db).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # rule                           | what it says                                                                                                                        | place                                 | what is wrong                                                    | what to do
          an unknown zone                  | hours: { from: "08:00", to: "21:00", zone: America/New_Yrok }                                                                       | :10:46 $.restrict.hours.zone          | The value (America/New_Yrok) is not a known zone. Nearest: America/New_York. | write America/New_York.
          a window of no length            | hours: { from: "08:00", to: "08:00", zone: recipient }                                                                              | :10:10 $.restrict.hours               | The hours (08:00 to 08:00) are empty.                            | let them end later than they begin
          an hour that no day has          | hours: { from: "08:00", to: "25:00", zone: recipient }                                                                              | :10:31 $.restrict.hours.to            | The value (25:00) is not a time of day.                          | write it in quotes as "08:00".
          hours written twice              | hours: { from: "08:00", to: "12:00", zone: recipient }~  hours: { from: "10:00", to: "21:00", zone: recipient }                     | :11:3                                 | The key (hours) stands here twice.                               | keep one of them.
          a cap of nothing                 | cap: { at most: 0, days: 7, per: borrower, zone: recipient, count: { channel: text } }                                              | :10:19 $.restrict.cap.at most         | The value (0) must be at least 1.                                | remove the rule instead.
          a cap over no days               | cap: { at most: 7, days: 0, per: borrower, zone: recipient, count: { channel: text } }                                              | :10:28 $.restrict.cap.days            | The value (0) must be at least 1.                                | remove the rule instead.
          a cool-down of minus three days  | cool-down: { days: -3, per: borrower, zone: recipient, after: { channel: text } }                                                   | :10:22 $.restrict.cool-down.days      | The value (-3) is not a whole number from 1 to 999999.           | write it in digits alone.
          a day no week has                | weekdays: { only: [monday, fryday], zone: recipient }                                                                               | :10:30 $.restrict.weekdays.only[1]    | The value (fryday) is not a known day of the week. Nearest: friday. | write friday.
          a calendar nobody wrote          | holidays: { calendar: bank-holidays, zone: recipient }                                                                              | :10:25 $.restrict.holidays.calendar   | The value (bank-holidays) is not a known calendar.               | write one first
          """)
  void a_rule_with(String name, String says, String place, String wrong, String todo)
      throws IOException {
    Files.writeString(folder.resolve("rulebook.yaml"), "name: bad\nversion: \"1\"\n");
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(
        folder.resolve("rules/bad.yaml"),
        """
        id: bad
        title: A mistake
        sentence: A rule with a mistake in its times.
        citation: { body: House, corpus: House policy, section: "1" }
        verified: house
        effective: { from: 2020-01-01 }
        jurisdiction: house
        when: { channel: text }
        restrict:
          %s
        explanation: Not now.
        """
            .formatted(says.replace("~", "\n")));

    Terminal checked = Terminal.candor("rules", "check", folder.toString());

    assertThat(checked.exit()).isEqualTo(3);
    assertThat(checked.out() + checked.err())
        .contains("rules/bad.yaml" + place + ": " + wrong + "\n    Maybe " + todo);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # numbers and days                                    | file             | what stands there                                                           | place        | what is wrong
          two values of a number from one day on                | parameters/a.yaml | values: { 2021-11-30: 7, 2021-11-30: 8 }                                   | :3:26        | The key (2021-11-30) stands here twice.
          a day of a calendar with two names                    | calendars/a.yaml | years: { from: 2026, to: 2026 }~days: { 2026-07-04: One, 2026-07-04: Two }  | :4:26        | The key (2026-07-04) stands here twice.
          a day of a calendar that is none                      | calendars/a.yaml | years: { from: 2026, to: 2026 }~days: { 2026-02-29: Leap day }             | :4:21        | The value (2026-02-29) is not a day.
          a day of a calendar outside its years                 | calendars/a.yaml | years: { from: 2026, to: 2026 }~days: { 2026-07-04: One, 2027-01-01: Two } | :4:38        | The day (2027-01-01) is in none of the years it covers.
          a calendar that ends before it begins                 | calendars/a.yaml | years: { from: 2027, to: 2026 }~days: { 2026-07-04: One }                  | :3:8         | The years end (2026) before they begin.
          """)
  void a_rulebook_with(String name, String file, String says, String place, String wrong)
      throws IOException {
    Files.writeString(folder.resolve("rulebook.yaml"), "name: bad\nversion: \"1\"\n");
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(
        folder.resolve(file),
        (file.startsWith("parameters") ? "id: a\nunit: days\n" : "id: a\ntitle: Days\n")
            + says.replace("~", "\n")
            + "\n");

    Terminal checked = Terminal.candor("rules", "check", folder.toString());

    assertThat(checked.exit()).isEqualTo(3);
    assertThat(checked.out() + checked.err()).contains(file + place).contains(wrong);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a now before 1970        | 1969-12-31T23:59:59Z   | The value (1969-12-31T23:59:59Z) must be from 1970-01-01T00:00:00Z to 2200-01-01T00:00:00Z.
          a now in the year 12000  | +12000-01-01T00:00:00Z | The value (+12000-01-01T00:00:00Z) must be from 1970-01-01T00:00:00Z to 2200-01-01T00:00:00Z.
          """)
  void a_command_with(String name, String now, String wrong) {
    Terminal sent =
        Terminal.candor(
            "send",
            Terminal.EXAMPLES.resolve("requests/overdue-email.json").toString(),
            "--portfolio",
            Terminal.EXAMPLES.resolve("portfolio.json").toString(),
            "--now",
            now);

    assertThat(sent.exit()).isEqualTo(2);
    assertThat(sent.err()).contains("--now: " + wrong).contains("\nMaybe check the year.");
  }
}
