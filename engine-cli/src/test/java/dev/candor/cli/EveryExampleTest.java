package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example gives the answer its table promises, at 10:00 on a Friday in New York. */
@Tag("slow")
class EveryExampleTest {

  @TempDir private Path folder;

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of(
            "overdue-email.json",
            "inProgress",
            "2026-03-06T15:00:00Z",
            Set.of("us-reg-f-call-hours", "us-reg-f-opt-out-notice", "us-reg-f-later-statement")),
        Arguments.of(
            "once-only.json",
            "inProgress",
            "2026-03-06T15:00:00Z",
            Set.of("us-reg-f-call-hours", "us-reg-f-opt-out-notice", "us-reg-f-later-statement")),
        Arguments.of(
            "night-text.json",
            "inProgress",
            "2026-03-06T15:00:00Z",
            Set.of("us-reg-f-call-hours", "us-reg-f-opt-out-notice", "us-reg-f-later-statement")),
        Arguments.of(
            "two-zones.json",
            "scheduled",
            "2026-03-06T16:00:00Z",
            Set.of("us-reg-f-call-hours", "us-reg-f-opt-out-notice", "us-reg-f-first-statement")),
        Arguments.of(
            "device.json",
            "scheduled",
            "2026-03-06T16:00:00Z",
            Set.of("us-reg-f-call-hours", "us-reg-f-opt-out-notice", "us-reg-f-first-statement")),
        Arguments.of(
            "six-calls.json",
            "inProgress",
            "2026-03-06T15:00:00Z",
            Set.of(
                "us-reg-f-call-hours",
                "us-reg-f-call-frequency",
                "us-reg-f-call-cool-down",
                "us-reg-f-first-statement")),
        Arguments.of("first-party.json", "inProgress", "2026-03-06T15:00:00Z", Set.of()),
        Arguments.of(
            "payment-receipt.json",
            "inProgress",
            "2026-03-06T15:00:00Z",
            Set.of("us-reg-f-opt-out-notice", "us-reg-f-call-hours", "us-reg-f-later-statement")),
        Arguments.of("confirmation-code.json", "inProgress", "2026-03-06T15:00:00Z", Set.of()),
        Arguments.of(
            "statement-letter.json",
            "inProgress",
            "2026-03-06T15:00:00Z",
            Set.of("us-reg-f-later-statement")),
        Arguments.of(
            "spanish.json",
            "inProgress",
            "2026-03-06T15:00:00Z",
            Set.of("us-reg-f-call-hours", "us-reg-f-opt-out-notice", "us-reg-f-first-statement")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void goes_when_the_table_says_so(
      String request, String status, String sendAt, Set<String> rules) {
    Terminal sent =
        Terminal.example("send", request, folder.resolve("record.db"), "--now", Terminal.NOW);

    assertThat(sent.exit()).as(sent.out() + sent.err()).isZero();
    JsonNode json = sent.json();
    assertThat(json.get("outcome").asText()).isEqualTo("accepted");
    assertThat(json.get("status").asInt()).isEqualTo(202);
    assertThat(json.get("sendAt").asText()).isEqualTo(sendAt);
    assertThat(json.at("/interaction/status").asText()).isEqualTo(status);
    assertThat(json.at("/interaction/sendAt").asText()).isEqualTo(sendAt);
    assertThat(json.get("findings").findValuesAsText("ruleId"))
        .containsExactlyInAnyOrderElementsOf(rules);
    assertThat(json.get("undefinedNames")).isEmpty();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("seven-calls.json", "us-reg-f-call-frequency", "2026-03-07T13:00:00Z"),
        Arguments.of("cool-down.json", "us-reg-f-call-cool-down", "2026-03-10T12:00:00Z"),
        Arguments.of("opted-out.json", "contact-opted-out us-reg-f-media-request", "null"),
        Arguments.of("consent-revoked.json", "consent-revoked us-reg-f-media-request", "null"),
        Arguments.of("bankruptcy.json", "us-bankruptcy-stay", "null"),
        Arguments.of(
            "no-contact.json",
            "no-suitable-contact us-ny-email-after-disclosures us-ny-email-employer us-reg-f-known-disclosure",
            "null"),
        Arguments.of("archived-contact.json", "contact-archived", "null"),
        Arguments.of("invalid-contact.json", "contact-invalid", "null"),
        Arguments.of("inactive.json", "borrower-inactive", "null"),
        Arguments.of(
            "bad-address.json",
            "address-invalid us-co-hours us-ma-agency-hours us-me-hours us-ny-email-after-disclosures us-ny-nyc-frequency us-ny-nyc-hours us-ri-hours us-wa-call-frequency us-wa-call-hours us-wv-hours",
            "null"),
        Arguments.of("wrong-loan.json", "loan-not-of-borrower", "null"),
        Arguments.of(
            "foreign-contact.json",
            "contact-not-of-borrower us-ny-email-employer us-reg-f-known-disclosure",
            "null"),
        Arguments.of("thin-loan.json", "loan-lacks-details", "null"),
        Arguments.of("do-not-interact.json", "do-not-interact", "null"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void is_refused_for_the_reasons_of_the_table(String request, String rules, String next) {
    Path db = folder.resolve("record.db");

    Terminal sent = Terminal.example("send", request, db, "--now", Terminal.NOW);

    assertThat(sent.exit()).as(sent.out() + sent.err()).isEqualTo(1);
    JsonNode json = sent.json();
    assertThat(json.get("outcome").asText()).isEqualTo("refused");
    assertThat(json.get("status").asInt()).isEqualTo(409);
    assertThat(json.get("sendAt").isNull()).isTrue();
    assertThat(json.get("message").asText()).isNotBlank();
    assertThat(json.get("refusedBy"))
        .extracting(JsonNode::asText)
        .containsExactly(rules.split(" "));
    assertThat(json.get("nextAllowableAt").asText()).isEqualTo(next);
    assertThat(db).doesNotExist();
  }

  @Test
  void jitter_stays_within_the_hour_it_was_given() {
    JsonNode json =
        Terminal.example(
                "explain",
                "jitter.json",
                folder.resolve("record.db"),
                "--now",
                Terminal.NOW,
                "--seed",
                "42")
            .json();

    assertThat(json.get("outcome").asText()).isEqualTo("accepted");
    assertThat(json.get("sendAt").asText())
        .isBetween("2026-03-06T15:00:00Z", "2026-03-06T16:00:00Z");
    assertThat(
            Terminal.example(
                    "explain",
                    "jitter.json",
                    folder.resolve("record.db"),
                    "--now",
                    Terminal.NOW,
                    "--seed",
                    "42")
                .json()
                .get("sendAt"))
        .isEqualTo(json.get("sendAt"));
  }

  @Test
  void a_spanish_borrower_gets_spanish_words_and_a_spanish_way_to_opt_out() {
    String db = folder.resolve("record.db").toString();
    JsonNode sent =
        Terminal.example("send", "spanish.json", folder.resolve("record.db"), "--now", Terminal.NOW)
            .json();
    JsonNode recorded =
        Terminal.candor(
                "interactions", "show", sent.at("/interaction/id").asText(), "--db", db, "--json")
            .json();

    assertThat(recorded.at("/content/language").asText()).isEqualTo("es");
    assertThat(recorded.at("/content/subjectLine").asText())
        .isEqualTo("Un mensaje sobre su cuenta");
    assertThat(recorded.at("/content/contentText").asText())
        .contains("Hola, Elena Solis:")
        .contains(
            "Para dejar de recibir correos en esta dirección, responda a este correo con la palabra STOP.")
        .doesNotContain("To stop e-mails");
  }

  @Test
  void a_failing_template_names_every_undefined_name() {
    Terminal sent =
        Terminal.example(
            "send", "strict-failure.json", folder.resolve("record.db"), "--now", Terminal.NOW);

    assertThat(sent.exit()).isEqualTo(3);
    assertThat(sent.json().get("faults").findValuesAsText("message"))
        .anySatisfy(text -> assertThat(text).contains("payment.amount"))
        .anySatisfy(text -> assertThat(text).contains("payment.on"));
    assertThat(sent.json().get("faults").findValuesAsText("place"))
        .allSatisfy(place -> assertThat(place).matches("[\\w/.-]+:\\d+:\\d+"));
  }

  @Test
  void every_example_stands_in_a_table_here() throws IOException {
    Set<String> told =
        Stream.concat(
                Stream.concat(accepted(), refused()).map(row -> (String) row.get()[0]),
                Stream.of(
                    "jitter.json",
                    "strict-failure.json",
                    "bad-words.json",
                    "free-form-no-theme.json"))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(Terminal.EXAMPLES.resolve("requests"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(told).containsExactlyInAnyOrderElementsOf(names);
    }
  }
}
