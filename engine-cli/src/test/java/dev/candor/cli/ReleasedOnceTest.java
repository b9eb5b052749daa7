package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Candor;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Decided;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.interaction.Outcome;
import dev.candor.interaction.Release;
import dev.candor.message.Channel;
import dev.candor.message.Status;
import dev.candor.store.JdbcInteractions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is due goes once, whoever releases it and whatever dies. */
@Tag("slow")
class ReleasedOnceTest {

  private static final int EMAILS = 120;
  private static final int MOST_CALLS = 7;

  @TempDir private Path folder;

  @Test
  void by_two_releasers_at_once_on_sqlite() throws Exception {
    releasedOnce(folder.resolve("record.db").toString());
  }

  @Test
  void by_two_releasers_at_once_on_postgresql() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      releasedOnce(server.getJdbcUrl("postgres", "postgres"));
    }
  }

  /** Two releasers on connections of their own, and calls sent between them. */
  private static void releasedOnce(String url) throws Exception {
    try (JdbcInteractions one = JdbcInteractions.open(url);
        JdbcInteractions other = JdbcInteractions.open(url)) {
      Releasing.schedule(one, EMAILS);
      List<String> gone = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(3);
      try {
        List<Callable<List<Release>>> work = new ArrayList<>();
        for (JdbcInteractions store : List.of(one, other)) {
          Candor candor = Releasing.candor(store, Releasing.MORNING, 100);
          work.add(() -> candor.release(10_000));
        }
        Candor sending = Releasing.candor(one, Releasing.MORNING, 100);
        work.add(
            () -> {
              for (int i = 0; i < 30; i++) {
                Outcome outcome = sending.send(Releasing.request(Channel.VOICE, 0, "call-" + i));
                assertThat(outcome).isNotInstanceOf(Outcome.Scheduled.class);
              }
              return List.of();
            });
        for (Future<List<Release>> releases : threads.invokeAll(work)) {
          for (Release release : releases.get()) {
            assertThat(release).isNotInstanceOf(Release.Faulted.class);
            Releasing.gone(release).ifPresent(gone::add);
          }
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(gone).as("as many as the throttle lets go").hasSize(100).doesNotHaveDuplicates();
      List<Interaction> all = one.list(null, 10_000);
      assertThat(all)
          .filteredOn(interaction -> interaction.channel() == Channel.VOICE)
          .hasSize(MOST_CALLS);
      assertEachDecidedOnce(one, all, new HashSet<>(gone));
      assertThat(all)
          .filteredOn(interaction -> interaction.status() == Status.SCHEDULED)
          .hasSize(EMAILS - 100);
    }
  }

  @Test
  void when_the_releaser_is_killed_in_the_middle() throws Exception {
    Path db = folder.resolve("record.db");
    try (JdbcInteractions interactions = JdbcInteractions.open(db.toString())) {
      Releasing.schedule(interactions, EMAILS);
    }
    Set<String> gone = new HashSet<>();
    for (int killAfter : new int[] {15, 40, 0}) {
      for (String id : run(db, killAfter)) {
        assertThat(gone.add(id)).as("released twice: " + id).isTrue();
      }
    }
    try (JdbcInteractions interactions = JdbcInteractions.open(db.toString())) {
      List<Interaction> all = interactions.list(null, 10_000);
      assertThat(all).hasSize(EMAILS).allMatch(one -> one.status() == Status.IN_PROGRESS);
      // What was released and not told before a kill is released all the same, and once.
      assertThat(gone.size()).isBetween(EMAILS - 20, EMAILS);
      Set<String> ids = new HashSet<>();
      all.forEach(one -> ids.add(one.id().value()));
      assertEachDecidedOnce(interactions, all, ids);
    }
  }

  private static void assertEachDecidedOnce(
      JdbcInteractions interactions, List<Interaction> all, Set<String> gone) {
    for (Interaction one : all) {
      if (one.channel() == Channel.EMAIL) {
        Recorded recorded = interactions.find(one.id()).orElseThrow();
        assertThat(recorded.decisions())
            .extracting(Decided::status)
            .as(one.id().value())
            .isEqualTo(
                gone.contains(one.id().value())
                    ? List.of(Status.SCHEDULED, Status.IN_PROGRESS)
                    : List.of(Status.SCHEDULED));
        assertThat(recorded.document()).isNotNull();
      }
    }
  }

  private static List<String> run(Path db, int killAfter) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Releasing.class.getName(),
                db.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> gone = new ArrayList<>();
    boolean done = false;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        if (words.length == 2) {
          assertThat(words[0]).isEqualTo("Queued");
          gone.add(words[1]);
        }
        done |= line.equals("done");
        if (killAfter > 0 && gone.size() == killAfter) {
          // By its handle: the process itself would close the stream that is read here.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    assertThat(done).as("ended by itself").isEqualTo(killAfter == 0);
    return gone;
  }
}
