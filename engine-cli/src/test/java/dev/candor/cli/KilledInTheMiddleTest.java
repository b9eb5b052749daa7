package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.message.Channel;
import dev.candor.message.InteractionId;
import dev.candor.store.JdbcInteractions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted survives a kill -9, exactly once, and no cap is exceeded by it. */
@Tag("slow")
class KilledInTheMiddleTest {

  private static final int MOST_CALLS = 7;

  @TempDir private Path folder;

  /**
   * Runs the thousand sends and kills the process once so many were accepted; 0 lets it end by
   * itself.
   */
  private Map<String, String> run(Path db, int killAfter) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ThousandSends.class.getName(),
                Terminal.EXAMPLES.resolve("portfolio.json").toString(),
                db.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<String, String> accepted = new HashMap<>();
    boolean done = false;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        if (words.length == 2) {
          assertThat(accepted.put(words[0], words[1])).as("accepted twice: " + words[0]).isNull();
        }
        done |= line.equals("done");
        if (accepted.size() == killAfter) {
          // By its handle: the process itself would close the stream that is read here.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    assertThat(done).as("ended by itself").isEqualTo(killAfter == 0);
    return accepted;
  }

  @Test
  void keeps_every_accepted_send_exactly_once_and_exceeds_no_cap() throws Exception {
    Path db = folder.resolve("record.db");
    Map<String, String> accepted = new HashMap<>();
    for (int killAfter : new int[] {100, 250, 0}) {
      run(db, killAfter)
          .forEach(
              (externalId, id) ->
                  assertThat(accepted.put(externalId, id))
                      .as("accepted twice: " + externalId)
                      .isNull());
    }
    try (JdbcInteractions interactions = JdbcInteractions.open(db.toString())) {
      List<Interaction> all = interactions.list(null, 10_000);
      Map<String, String> kept =
          all.stream()
              .collect(
                  Collectors.toMap(
                      one -> String.valueOf(one.externalId()), one -> one.id().value()));
      assertThat(kept).containsAllEntriesOf(accepted);
      // A send that was kept and whose answer the kill swallowed is refused as a repetition later:
      // at most the eight in flight, each time.
      assertThat(kept.size() - accepted.size()).isBetween(0, 16);
      for (String id : kept.values()) {
        Recorded recorded = interactions.find(InteractionId.of(id)).orElseThrow();
        assertThat(recorded.document()).isNotNull();
        assertThat(recorded.decision()).contains("rulebook-us");
      }
      Map<String, Long> calls =
          all.stream()
              .filter(
                  one ->
                      one.channel() == Channel.VOICE
                          && !one.personId().value().equals("BO-FIRSTPARTY"))
              .collect(Collectors.groupingBy(one -> one.personId().value(), Collectors.counting()));
      assertThat(calls)
          .isNotEmpty()
          .allSatisfy((person, count) -> assertThat(count).isEqualTo(MOST_CALLS));
      long emails = all.stream().filter(one -> one.channel() == Channel.EMAIL).count();
      assertThat(emails).isEqualTo(emailsAsked());
    }
  }

  private static long emailsAsked() {
    long emails = 0;
    for (int i = 0; i < ThousandSends.SENDS; i++) {
      emails += i % 3 == 0 ? 0 : 1;
    }
    return emails;
  }
}
