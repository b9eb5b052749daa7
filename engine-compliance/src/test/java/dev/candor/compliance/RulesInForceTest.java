package dev.candor.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesInForceTest {

  private static final Facts FACTS =
      Question.of(Personas.newYorker(), Channel.TEXT, Instant.parse("2026-04-07T16:00:00Z"))
          .facts();
  private static final int RULES = 6;

  /** Rules that all refuse and all say the edition. */
  private static SortedMap<String, byte[]> files(int edition) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", ("name: house\nversion: \"" + edition + "\"\n").getBytes(UTF_8));
    for (int rule = 0; rule < RULES; rule++) {
      files.put(
          "rules/" + rule + ".yaml",
          """
          id: no-texts-%d
          title: No texts
          sentence: The house sends no texts.
          citation: { body: House, corpus: House policy, section: "1" }
          verified: house
          effective: { from: 2020-01-01 }
          jurisdiction: house
          when: { channel: text }
          refuse: true
          explanation: Edition %d.
          """
              .formatted(rule, edition)
              .getBytes(UTF_8));
    }
    return files;
  }

  private static Rulebook edition(int edition) {
    return Rulebooks.fromFiles(files(edition), null);
  }

  private static void write(Path folder, SortedMap<String, byte[]> files) throws IOException {
    for (String name : files.keySet()) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, files.get(name));
    }
  }

  private static List<String> said(Decision decision) {
    return decision.findings().stream()
        .map(finding -> finding.reason().explanation())
        .distinct()
        .toList();
  }

  @Test
  void decides_by_the_rulebook_that_was_put_in_force_last() {
    Rulebook first = edition(1);
    RulesInForce rules = RulesInForce.from(() -> first);
    assertThat(said(rules.decide(FACTS))).containsExactly("Edition 1.");
    assertThat(rules.replace(edition(2))).isSameAs(first);
    assertThat(said(rules.decide(FACTS))).containsExactly("Edition 2.");
    assertThat(rules.reload()).isTrue();
    assertThat(rules.rulebook()).isSameAs(first);
    assertThat(said(rules.decide(FACTS))).containsExactly("Edition 1.");
  }

  @Test
  void reads_its_folders_again(@TempDir Path law, @TempDir Path house) throws IOException {
    write(law, files(1));
    write(
        house,
        new TreeMap<>(
            java.util.Map.of(
                "rulebook.yaml",
                "name: upper\nversion: \"1\"\n".getBytes(UTF_8),
                "rules/upper.yaml",
                new String(files(7).get("rules/0.yaml"), UTF_8)
                    .replace("no-texts-0", "upper")
                    .getBytes(UTF_8))));
    RulesInForce rules = RulesInForce.fromFolders(law, house);
    assertThat(said(rules.decide(FACTS))).containsExactly("Edition 1.", "Edition 7.");
    assertThat(rules.reload()).as("nothing has changed").isFalse();
    write(law, files(2));
    assertThat(said(rules.decide(FACTS))).containsExactly("Edition 1.", "Edition 7.");
    assertThat(rules.reload()).isTrue();
    assertThat(said(rules.decide(FACTS))).containsExactly("Edition 2.", "Edition 7.");
  }

  @Test
  void keeps_what_is_in_force_when_the_folder_has_faults(@TempDir Path folder) throws IOException {
    write(folder, files(1));
    RulesInForce rules = RulesInForce.fromFolders(folder);
    Decision before = rules.decide(FACTS);
    write(folder, files(2));
    Files.writeString(folder.resolve("rules/0.yaml"), "id: no-texts-0\nrefuse: true\n");
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(rules::reload)
        .withMessageContaining("rules/0.yaml")
        .withMessageContaining("Maybe");
    assertThat(rules.decide(FACTS)).isEqualTo(before);
    assertThat(rules.rulebook().version()).isEqualTo(before.rulebook());
  }

  @Test
  void never_begins_with_a_rulebook_that_has_faults(@TempDir Path empty) {
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> RulesInForce.fromFolders(empty));
  }

  /** Four threads decide while the rulebook is exchanged 200 times. */
  @Test
  @Tag("slow")
  void never_mixes_two_rulebooks_in_one_decision() throws Exception {
    List<Rulebook> editions = new ArrayList<>();
    for (int edition = 0; edition < 200; edition++) {
      editions.add(edition(edition));
    }
    RulesInForce rules = RulesInForce.from(() -> editions.get(0));
    AtomicBoolean over = new AtomicBoolean();
    AtomicReference<String> seen = new AtomicReference<>("");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> deciders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        deciders.add(
            threads.submit(
                () -> {
                  int decisions = 0;
                  do {
                    Decision decision = rules.decide(FACTS);
                    assertThat(editions)
                        .extracting(Rulebook::version)
                        .contains(decision.rulebook());
                    assertThat(decision.findings()).hasSize(RULES);
                    assertThat(said(decision))
                        .containsExactly("Edition " + decision.rulebook().version() + ".");
                    seen.set(decision.rulebook().hash());
                    decisions++;
                  } while (!over.get());
                  return decisions;
                }));
      }
      for (Rulebook next : editions) {
        rules.replace(next);
        // every edition decides at least once, so that each swap happens under load
        while (!seen.get().equals(next.version().hash())
            && deciders.stream().noneMatch(Future::isDone)) {
          Thread.onSpinWait();
        }
      }
      over.set(true);
      for (Future<Integer> decider : deciders) {
        assertThat(decider.get()).isPositive();
      }
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
  }

  /** What is not in force any more is gone: else a service that reloads daily ends one day. */
  @Test
  @Tag("slow")
  void leaves_nothing_behind_after_200_reloads(@TempDir Path folder) throws IOException {
    write(folder, files(0));
    RulesInForce rules = RulesInForce.fromFolders(folder);
    for (int edition = 1; edition <= 40; edition++) {
      reload(rules, folder, edition);
    }
    // asked once before it counts: asking loads classes, too
    metaspace();
    classes();
    long metaspace = metaspace();
    int classes = classes();
    for (int edition = 41; edition <= 240; edition++) {
      reload(rules, folder, edition);
    }
    // the JVM still loads one or the other of its own; a class for each reload would be 200
    assertThat(classes() - classes).isLessThan(60);
    assertThat(metaspace() - metaspace).isLessThanOrEqualTo(2 * 1024 * 1024);
  }

  private static void reload(RulesInForce rules, Path folder, int edition) throws IOException {
    write(folder, files(edition));
    assertThat(rules.reload()).isTrue();
    assertThat(said(rules.decide(FACTS))).containsExactly("Edition " + edition + ".");
  }

  private static int classes() {
    return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
  }

  private static long metaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }
}
