package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.Candor;
import dev.candor.OfficeHours;
import dev.candor.interaction.Throttle;
import dev.candor.message.Channel;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class ReleaseCommandTest {

  private static final String NIGHT = "2026-03-07T03:30:00Z";
  private static final String MORNING = "2026-03-07T13:00:00Z";
  private static final String NEXT_NIGHT = "2026-03-08T02:30:00Z";
  private static final String NEXT_MORNING = "2026-03-08T12:00:00Z";

  @TempDir private Path folder;
  private Path db;
  private Path portfolio;

  @BeforeEach
  void keep() throws IOException {
    db = folder.resolve("record.db");
    portfolio = folder.resolve("portfolio.json");
    Files.copy(Terminal.EXAMPLES.resolve("portfolio.json"), portfolio);
  }

  /** Sends an overdue notice at night and answers its id. */
  private String scheduled() {
    Terminal sent = Terminal.example("send", "overdue-email.json", db, "--now", NIGHT);
    assertThat(sent.json().at("/interaction/status").asText()).isEqualTo("scheduled");
    return sent.json().at("/interaction/id").asText();
  }

  private Terminal release(String now, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "release",
                "--now",
                now,
                "--db",
                db.toString(),
                "--portfolio",
                portfolio.toString()));
    args.addAll(Arrays.asList(more));
    return Terminal.candor(args.toArray(new String[0]));
  }

  private String shown(String id) {
    return Terminal.candor("interactions", "show", id, "--db", db.toString()).out();
  }

  /** The borrower took back the consent to e-mail. */
  private void revoke() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode tree = mapper.readTree(portfolio.toFile());
    for (JsonNode file : tree.get("borrowers")) {
      JsonNode borrower = file.has("borrower") ? file.get("borrower") : file;
      if (borrower.path("id").asText().equals("BO-NEWYORK")) {
        ObjectNode consents = ((ObjectNode) borrower).putObject("consents");
        consents.putObject("email").put("state", "revoked");
      }
    }
    mapper.writeValue(portfolio.toFile(), tree);
  }

  @Test
  @Tag("slow")
  void lets_go_what_is_due_and_says_so() {
    String id = scheduled();

    assertThat(release(NIGHT).out()).isEqualToIgnoringNewLines("Nothing is due.");
    Terminal released = release(MORNING);

    assertThat(released.exit()).isZero();
    assertThat(released.out())
        .contains("QUEUED    " + id)
        .contains("2026-03-07T13:00:00Z")
        .contains("BO-NEWYORK")
        .endsWith("1 queued." + System.lineSeparator());
    assertThat(shown(id))
        .contains("status    inProgress")
        .contains(
            "decided   2026-03-07T03:30:00Z scheduled for 2026-03-07T13:00:00Z, by us-reg-f-call-hours")
        .contains("decided   2026-03-07T13:00:00Z inProgress");
    assertThat(shown(id).lines()).noneMatch(line -> line.endsWith(" "));
    assertThat(release(MORNING).out()).isEqualToIgnoringNewLines("Nothing is due.");
  }

  @Test
  @Tag("slow")
  void withholds_what_may_no_longer_go_and_names_the_rule() throws IOException {
    String id = scheduled();
    revoke();

    Terminal released = release(MORNING);

    assertThat(released.exit()).isZero();
    assertThat(released.out())
        .contains("WITHHELD  " + id)
        .contains("(consent-revoked)")
        .contains("Withheld. The borrower has revoked consent to be contacted by email.")
        .contains("1 withheld.");
    assertThat(shown(id))
        .contains("status    failed, blockedByComplianceGuard, by consent-revoked")
        .contains("decided   2026-03-07T13:00:00Z failed, by consent-revoked");
  }

  @Test
  @Tag("slow")
  void moves_what_is_released_too_late_and_lets_it_go_the_next_morning() {
    String id = scheduled();

    assertThat(release(NEXT_NIGHT).out())
        .contains("MOVED     " + id)
        .contains("Moved to 2026-03-08T12:00:00Z by: Convenient hours, 12 CFR 1006.6(b)(1).");
    assertThat(release(NEXT_MORNING).out()).contains("QUEUED    " + id);
    assertThat(shown(id))
        .contains("decided   2026-03-08T02:30:00Z scheduled for 2026-03-08T12:00:00Z");
  }

  @Test
  @Tag("slow")
  void answers_in_json() {
    String id = scheduled();

    JsonNode release = release(MORNING, "--json").json().at("/releases/0");

    assertThat(release.get("outcome").asText()).isEqualTo("queued");
    assertThat(release.get("message").asText()).isEqualTo("Released; goes now.");
    assertThat(release.at("/interaction/id").asText()).isEqualTo(id);
    assertThat(release.at("/interaction/status").asText()).isEqualTo("inProgress");
    assertThat(release.at("/verdict/findings")).isNotEmpty();
    JsonNode shown =
        Terminal.candor("interactions", "show", id, "--db", db.toString(), "--json").json();
    assertThat(shown.get("decisions").findValuesAsText("decidedAt"))
        .containsSubsequence("2026-03-07T03:30:00Z", "2026-03-07T13:00:00Z");
    assertThat(shown.get("decision")).isEqualTo(shown.at("/decisions/1/decision"));
    assertThat(shown.at("/terms/movable").asBoolean()).isTrue();
    assertThat(shown.at("/terms/firstDueAt").asText()).isEqualTo(MORNING);
    assertThat(shown.at("/terms/dialing").asText()).isEqualTo("manual");
  }

  @Test
  @Tag("slow")
  void releases_no_more_than_it_is_told_to() {
    scheduled();
    scheduled();
    assertThat(release(MORNING, "--most", "1").out()).contains("1 queued.");
    assertThat(release(MORNING, "--most", "1").out()).contains("1 queued.");
    assertThat(release(MORNING, "--most", "1").out()).contains("Nothing is due.");
  }

  @Test
  void takes_no_demo_borrowers_and_says_what_to_give() {
    String id = scheduled();

    Terminal refused =
        Terminal.candor("release", "--now", MORNING, "--most", "0", "--db", db.toString());

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            """
            2 faults in the command line:
            --most: The value (0) must be 1 to 10000.
                Maybe leave it out for 100.
            --portfolio: A release needs your borrowers, and none are given.
                Maybe add --portfolio FILE, or borrowers: FILE to candor.yaml.
            Maybe mend the lines above and try again.
            """);
    assertThat(shown(id)).contains("status    scheduled");
  }

  @Test
  @Tag("slow")
  void leaves_a_message_to_somebody_nobody_knows_and_names_the_borrower() throws IOException {
    String id = scheduled();
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode tree = (ObjectNode) mapper.readTree(portfolio.toFile());
    tree.putArray("borrowers");
    Path another = folder.resolve("another.json");
    mapper.writeValue(another.toFile(), tree);
    String before = shown(id);

    Terminal faulted =
        Terminal.candor(
            "release", "--now", MORNING, "--db", db.toString(), "--portfolio", another.toString());

    assertThat(faulted.exit()).isEqualTo(70);
    assertThat(faulted.out())
        .contains("FAULTED   " + id)
        .contains("There is no borrower (BO-NEWYORK). Maybe")
        .contains("1 faulted.");
    assertThat(shown(id)).isEqualTo(before).contains("status    scheduled");
    assertThat(release(MORNING).out()).contains("QUEUED    " + id);
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        Arguments.argumentSet("none", "0"),
        Arguments.argumentSet("less than none", "-1"),
        Arguments.argumentSet("one too many", "10001"));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void refuses_another_number(String most) {
    Terminal refused = release(MORNING, "--most", most);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--most: The value (" + most + ") must be 1 to 10000.")
        .contains("Maybe leave it out for 100.");
  }

  @Test
  void refuses_a_record_that_is_not_there_and_makes_none() {
    Terminal refused = release(MORNING);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("--db: There is no file (" + db + ").");
    assertThat(db).doesNotExist();
  }

  @Test
  @Tag("slow")
  void the_guide_shows_what_it_prints() throws IOException {
    scheduled();
    String guide = Files.readString(Path.of("..", "docs", "release.md"));
    assertThat(guide.replaceAll("IX-\\w+", "IX"))
        .contains(release(MORNING).out().replaceAll("IX-\\w+", "IX"));
  }

  @Test
  void the_guide_shows_these_options() throws IOException {
    Candor.Builder builder = Candor.builder();
    ZoneId newYork = ZoneId.of("America/New_York");
    // tag::options
    builder
        .officeHours(
            OfficeHours.of(
                "Call centre",
                Set.of(Channel.VOICE),
                new TimeLimit.DailyHours(
                    LocalTime.of(9, 0), LocalTime.of(17, 0), LimitZone.fixed(newYork))))
        .throttle(new Throttle(Channel.TEXT, 10, Duration.ofMinutes(1)))
        .waitForCaps();
    // end::options
    List<String> lines =
        Files.readAllLines(Path.of("src/test/java/dev/candor/cli/ReleaseCommandTest.java"));
    List<String> shown =
        lines.subList(
            lines.indexOf("    // tag::options") + 1, lines.indexOf("    // end::options"));
    assertThat(Files.readString(Path.of("..", "docs", "release.md")))
        .contains(
            shown.stream()
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n", "```java\n", "\n```")));
  }
}
