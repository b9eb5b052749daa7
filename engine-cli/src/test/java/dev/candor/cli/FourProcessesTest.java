package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.interaction.Interaction;
import dev.candor.message.Channel;
import dev.candor.store.JdbcInteractions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four processes send to the same borrowers at once, under the same caps. */
@Tag("slow")
class FourProcessesTest {

  private static final int PROCESSES = 4;
  private static final int MOST_CALLS = 7;

  /** One whose sender is no debt collector: no cap holds for calls. */
  private static final String UNCAPPED = "BO-FIRSTPARTY";

  @TempDir private Path folder;

  @Test
  void pass_no_cap_and_lose_nothing_on_sqlite() throws Exception {
    assertExact(folder.resolve("record.db").toString());
  }

  @Test
  void pass_no_cap_and_lose_nothing_on_postgresql() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      assertExact(server.getJdbcUrl("postgres", "postgres"));
    }
  }

  private static void assertExact(String db) throws Exception {
    JdbcInteractions.open(db).close();
    Map<String, String> accepted = new HashMap<>();
    List<String> refused = new ArrayList<>();
    List<Process> processes = new ArrayList<>();
    try {
      List<BufferedReader> outputs = new ArrayList<>();
      for (int i = 0; i < PROCESSES; i++) {
        Process process = start(db, "process" + i);
        processes.add(process);
        outputs.add(
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
      }
      for (BufferedReader output : outputs) {
        assertThat(output.readLine()).isEqualTo("ready");
      }
      for (Process process : processes) {
        Writer input = process.outputWriter(StandardCharsets.UTF_8);
        input.write("go\n");
        input.flush();
      }
      for (BufferedReader output : outputs) {
        List<String> lines = output.lines().toList();
        assertThat(lines).hasSize(SharedSends.SENDS + 1).endsWith("done");
        for (String line : lines.subList(0, SharedSends.SENDS)) {
          String[] words = line.split(" ");
          if (words[0].equals("accepted")) {
            assertThat(accepted.put(words[1], words[2])).as(line).isNull();
          } else {
            assertThat(words[0]).as(line).isEqualTo("refused");
            refused.add(words[1]);
          }
        }
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    assertThat(accepted.size() + refused.size()).isEqualTo(576);
    try (JdbcInteractions interactions = JdbcInteractions.open(db)) {
      List<Interaction> all = interactions.list(null, 10_000);
      assertThat(
              all.stream()
                  .collect(
                      Collectors.toMap(
                          one -> String.valueOf(one.externalId()), one -> one.id().value())))
          .as("kept is what was accepted")
          .isEqualTo(accepted);
      Map<String, Long> calls =
          all.stream()
              .filter(one -> one.channel() == Channel.VOICE)
              .collect(Collectors.groupingBy(one -> one.personId().value(), Collectors.counting()));
      assertThat(new TreeSet<>(calls.keySet()))
          .containsExactly("BO-CHICAGO", UNCAPPED, "BO-NEWYORK", "BO-TWOZONES");
      calls.forEach(
          (person, count) ->
              assertThat(count)
                  .as(person)
                  .isEqualTo(person.equals(UNCAPPED) ? 576 / 3 / 4 : MOST_CALLS));
      assertThat(all.stream().filter(one -> one.channel() == Channel.EMAIL)).hasSize(576 / 3 * 2);
    }
  }

  private static Process start(String db, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SharedSends.class.getName(),
            Terminal.EXAMPLES.resolve("portfolio.json").toString(),
            db,
            name)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
