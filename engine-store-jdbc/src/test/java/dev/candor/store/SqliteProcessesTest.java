package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.store.internal.sql.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one file, and processes that die. */
@Tag("slow")
class SqliteProcessesTest {

  @TempDir private Path folder;

  @Test
  void keeps_everything_it_acknowledged_when_the_process_is_killed() throws Exception {
    String url = folder.resolve("candor.db").toString();
    List<String> acknowledged = new ArrayList<>();
    int rounds = 0;
    for (int answers : new int[] {1, 40, 97, 150}) {
      try (OtherProcess other = OtherProcess.ready("IN-" + rounds + "-", url, 1_000_000)) {
        other.go();
        assertThat(other.next()).isEqualTo("open");
        // what the rounds before have kept is known, and does not count
        for (int kept = 0; kept < answers; ) {
          String answer = other.next();
          assertThat(answer).isNotEmpty();
          if (answer.startsWith("kept ")) {
            acknowledged.add(id(answer));
            kept++;
          }
        }
        other.kill();
        other.rest().stream()
            .filter(answer -> answer.startsWith("kept "))
            .forEach(answer -> acknowledged.add(id(answer)));
        assertThat(other.exit()).as("killed").isEqualTo(128 + 9);
      }
      rounds++;
    }
    try (JdbcInteractions store = JdbcInteractions.open(url)) {
      List<String> listed =
          store.list(null, 10_000).stream().map(interaction -> interaction.id().value()).toList();
      assertThat(listed).doesNotHaveDuplicates().containsAll(acknowledged);
      // of each round the one that was under way may be there, whole, though nobody was told
      assertThat(listed.size()).isBetween(acknowledged.size(), acknowledged.size() + rounds);
      for (String table : List.of("candor_document", "candor_decision", "candor_outbox")) {
        assertThat(ids(url, "select interaction_id from " + table))
            .as(table)
            .containsExactlyInAnyOrderElementsOf(listed);
      }
      assertThat(ids(url, "select sum(version) from candor_recipient"))
          .containsExactly(Integer.toString(listed.size()));
      assertThat(ids(url, "pragma integrity_check")).containsExactly("ok");
      assertThat(ids(url, "pragma foreign_key_check")).isEmpty();
    }
  }

  @Test
  void lets_two_processes_begin_the_same_file_and_keep_each_external_id_once() throws Exception {
    int count = 60;
    for (int round = 0; round < 3; round++) {
      String url = "jdbc:sqlite:" + folder.resolve("shared" + round + ".db");
      try (OtherProcess one = OtherProcess.ready("one-", url, count);
          OtherProcess two = OtherProcess.ready("two-", url, count)) {
        one.go();
        two.go();
        assertThat(one.next()).isEqualTo("open");
        assertThat(two.next()).isEqualTo("open");
        List<String> ofOne = one.rest();
        List<String> ofTwo = two.rest();
        assertThat(one.exit()).isZero();
        assertThat(two.exit()).isZero();
        assertThat(ofOne).hasSize(count);
        assertThat(ofTwo).hasSize(count);
        for (int i = 0; i < count; i++) {
          // both name the same, and one of them kept it
          assertThat(id(ofOne.get(i))).isEqualTo(id(ofTwo.get(i)));
          assertThat(List.of(ofOne.get(i), ofTwo.get(i)))
              .filteredOn(answer -> answer.startsWith("kept "))
              .hasSize(1);
        }
      }
      assertThat(ids(url, "select external_id from candor_interaction"))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, count).mapToObj(i -> "run-" + i).toList());
    }
  }

  private static String id(String answer) {
    return answer.substring(answer.indexOf(' ') + 1, answer.length() - 1);
  }

  private static List<String> ids(String url, String sql) throws Exception {
    String jdbc = url.startsWith("jdbc:") ? url : "jdbc:sqlite:" + url;
    try (Connection connection = DriverManager.getConnection(jdbc)) {
      return Sql.query(connection, sql, row -> row.getString(1));
    }
  }
}
