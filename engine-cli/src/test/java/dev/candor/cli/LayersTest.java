package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rulebook of the house over the law: it only adds, and a release keeps to it. */
@Tag("slow")
class LayersTest {

  private static final String NIGHT = "2026-03-07T03:30:00Z";
  private static final String MORNING = "2026-03-07T13:00:00Z";

  @TempDir private Path folder;
  private Path db;
  private Path house;

  @BeforeEach
  void keep() throws IOException {
    db = folder.resolve("record.db");
    house = House.rulebook(folder);
  }

  private Terminal send() {
    return Terminal.example(
        "send", "overdue-email.json", db, "--now", NIGHT, "--house", house.toString());
  }

  private Terminal release(String... more) {
    String[] args = new String[7 + more.length];
    String[] first = {
      "release",
      "--now",
      MORNING,
      "--db",
      db.toString(),
      "--portfolio",
      "../examples/portfolio.json"
    };
    System.arraycopy(first, 0, args, 0, first.length);
    System.arraycopy(more, 0, args, first.length, more.length);
    return Terminal.candor(args);
  }

  @Test
  void refuses_a_house_that_lifts_the_law_dressed_up_as_law() throws IOException {
    Files.writeString(
        Files.createDirectories(house.resolve("rules/us/federal")).resolve("lift.yaml"),
        """
        id: us-lift
        title: Calls at night
        sentence: Calls may be made at night.
        citation: { body: CFPB, corpus: 12 CFR, section: "1006.6(b)(1)" }
        verified: text
        effective: { from: 2026-01-01 }
        jurisdiction: us
        when: { channel: email }
        overrides:
          - { rule: us-reg-f-call-hours, because: It is wished. }
        explanation: It is wished.
        """);
    Terminal sent = send();
    assertThat(sent.exit()).isEqualTo(3);
    assertThat(sent.out())
        .contains(
            "rules/us/federal/lift.yaml:10:13",
            "The rule (us-lift) gives an exception to (us-reg-f-call-hours), which lies below at")
        .contains("law is corrected by replacing its rulebook, not by laying another over it.");
  }

  @Test
  void tells_each_layer_and_releases_under_no_other_without_a_word() throws IOException {
    Terminal sent = send();
    assertThat(sent.json().findPath("rulebook").at("/layers/0/name").asText())
        .isEqualTo("rulebook-us");
    assertThat(sent.json().findPath("rulebook").at("/layers/1/name").asText()).isEqualTo("house");
    assertThat(sent.json().findPath("rulebook").at("/layers/1/version").asText()).isEqualTo("1");

    Terminal without = release();
    assertThat(without.exit()).isEqualTo(70);
    String oneLine = without.out().replaceAll("\\s+", " ");
    assertThat(oneLine)
        .contains("stays scheduled.")
        .contains("accepted under the rulebook (house), and it is not in force")
        .contains("Maybe put house in force again, such as with --house.");

    Files.writeString(house.resolve("rulebook.yaml"), "name: house\nversion: \"2\"\n");
    Terminal newer = release("--house", house.toString());
    assertThat(newer.exit()).isZero();
    assertThat(newer.out().replaceAll("\\s+", " "))
        .contains("QUEUED")
        .contains("The rulebook house was 1 when the message was accepted and is 2 now.");
  }
}
