package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision kept before its form had a mark is shown as it was kept. */
@Tag("slow")
class OldRecordsTest {

  private static final String NIGHT = "2026-03-07T03:30:00Z";
  private static final String KEPT =
      "{\"sendAt\":\"2026-03-07T13:00:00Z\",\"earliestAt\":\"2026-03-07T13:00:00Z\","
          + "\"movedBy\":[\"us-reg-f-call-hours\"],\"findings\":[{\"citation\":{\"body\":\"CFPB\"}}],"
          + "\"rulebook\":{\"name\":\"rulebook-us\",\"version\":\"1\",\"hash\":\"sha256:00\",\"layers\":[]}}";

  @TempDir private Path folder;

  @Test
  void a_decision_of_the_form_before_is_shown_and_released() throws SQLException {
    Path db = folder.resolve("old.db");
    Terminal sent = Terminal.example("send", "night-text.json", db, "--now", NIGHT);
    String id = sent.json().path("interaction").path("id").asText();
    assertThat(sent.json().path("interaction").path("status").asText()).isEqualTo("scheduled");
    keep(db, KEPT);

    Terminal shown = Terminal.candor("interactions", "show", id, "--db", db.toString());
    Terminal json = Terminal.candor("interactions", "show", id, "--json", "--db", db.toString());
    Terminal released =
        Terminal.candor(
            "release",
            "--portfolio",
            Terminal.EXAMPLES.resolve("portfolio.json").toString(),
            "--now",
            "2026-03-07T16:30:00Z",
            "--db",
            db.toString());

    assertThat(shown.out()).contains(" scheduled for 2026-03-07T13:00:00Z, by us-reg-f-call-hours");
    assertThat(json.json().path("decision").path("findings").path(0).path("citation").path("body"))
        .hasToString("\"CFPB\"");
    assertThat(released.out()).startsWith("QUEUED");
  }

  @Test
  void a_decision_of_today_says_in_the_record_what_it_said_when_it_was_made() {
    Path db = folder.resolve("new.db");
    Terminal sent = Terminal.example("send", "night-text.json", db, "--now", NIGHT);
    String id = sent.json().path("interaction").path("id").asText();
    Terminal json = Terminal.candor("interactions", "show", id, "--json", "--db", db.toString());

    assertThat(json.json().path("decision").path("form").asInt()).isEqualTo(2);
    sent.json()
        .properties()
        .forEach(
            said -> {
              if (said.getValue().isValueNode() || said.getKey().equals("movedBy")) {
                // how the text is cut and what was recorded stand beside the decision
                if (!said.getKey().equals("segments") && !said.getKey().equals("encoding")) {
                  assertThat(json.json().path("decision").path(said.getKey()))
                      .as(said.getKey())
                      .isEqualTo(said.getValue());
                }
              }
            });
  }

  private static void keep(Path db, String verdict) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + db);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("update candor_decision set verdict = '" + verdict + "'"))
          .isEqualTo(1);
    }
  }
}
