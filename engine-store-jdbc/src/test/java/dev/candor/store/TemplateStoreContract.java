package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.document.TemplateStore;
import dev.candor.document.TemplateStore.Action;
import dev.candor.document.TemplateStore.InUse;
import dev.candor.document.TemplateVersion;
import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.document.TemplateVersion.State;
import dev.candor.fault.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the port promises, whatever the database. */
abstract class TemplateStoreContract {

  private static final String FOOTER = "partials/footer";
  private static final Stamp ANA =
      new Stamp("ana", Instant.parse("2026-03-01T10:00:00.000000001Z"));
  private static final Stamp BEN = new Stamp("ben", Instant.parse("2026-03-02T10:00:00Z"));

  private JdbcInteractions interactions;
  private TemplateStore store;

  /** The url of a database without templates. */
  abstract String url() throws Exception;

  @BeforeEach
  void open() throws Exception {
    interactions = JdbcInteractions.open(url());
    store = interactions.templates();
  }

  @AfterEach
  void close() {
    interactions.close();
  }

  private TemplateVersion draft(String key, String text) {
    return store.draft(
        key, new TreeMap<>(Map.of(key + ".hbs", text)), "sum of " + text, "a note", ANA);
  }

  @Test
  void has_nothing_at_first() {
    assertThat(store.revision()).isZero();
    assertThat(store.inUse()).isEqualTo(new InUse(0, new TreeMap<>(), Map.of(), Map.of()));
    assertThat(store.keys()).isEmpty();
    assertThat(store.versions(FOOTER)).isEmpty();
    assertThat(store.changes()).isEmpty();
  }

  @Test
  void keeps_a_draft_as_it_is_and_uses_it_not() {
    String text =
        "\u00d1and\u00fa \ud83d\ude00 {{x}}'; drop table candor_template_version; --\n\t\"\\";
    TemplateVersion draft = draft(FOOTER, text);

    assertThat(draft)
        .isEqualTo(
            new TemplateVersion(
                FOOTER,
                1,
                State.DRAFT,
                new TreeMap<>(Map.of(FOOTER + ".hbs", text)),
                "sum of " + text,
                "a note",
                ANA,
                null,
                null));
    assertThat(store.versions(FOOTER)).containsExactly(draft);
    assertThat(store.inUse().files()).isEmpty();
    assertThat(store.revision()).isZero();
  }

  @Test
  void counts_the_versions_of_each_key_alone() {
    assertThat(draft(FOOTER, "a").number()).isEqualTo(1);
    assertThat(draft(FOOTER, "b").number()).isEqualTo(2);
    assertThat(draft("layouts/letter", "c").number()).isEqualTo(1);
    assertThat(store.versions(FOOTER)).extracting(TemplateVersion::number).containsExactly(2, 1);
    assertThat(store.keys()).containsExactly("layouts/letter", FOOTER);
  }

  @Test
  void has_one_active_version_of_a_key() {
    draft(FOOTER, "a");
    draft(FOOTER, "b");

    assertThat(store.activate(Map.of(FOOTER, 1), 0, ANA)).isTrue();
    assertThat(store.activate(Map.of(FOOTER, 2), 1, BEN)).isTrue();

    assertThat(store.versions(FOOTER))
        .extracting(TemplateVersion::number, TemplateVersion::state)
        .containsExactly(tuple(2, State.ACTIVE), tuple(1, State.RETIRED));
    TemplateVersion first = store.versions(FOOTER).get(1);
    assertThat(first.activated()).isEqualTo(ANA);
    assertThat(first.retired()).isEqualTo(BEN);
    InUse now = store.inUse();
    assertThat(now.revision()).isEqualTo(2);
    assertThat(now.files()).isEqualTo(Map.of(FOOTER + ".hbs", "b"));
    assertThat(now.numbers()).isEqualTo(Map.of(FOOTER, 2));
  }

  @Test
  void changes_nothing_for_one_who_saw_an_older_revision() {
    draft(FOOTER, "a");
    draft(FOOTER, "b");
    store.activate(Map.of(FOOTER, 1), 0, ANA);

    assertThat(store.activate(Map.of(FOOTER, 2), 0, BEN)).isFalse();
    assertThat(store.retire(FOOTER, 0, BEN)).isFalse();
    assertThat(store.enable("paymentFailed/text", false, 0, BEN)).isFalse();

    assertThat(store.inUse().numbers()).isEqualTo(Map.of(FOOTER, 1));
    assertThat(store.inUse().enabled()).isEmpty();
    assertThat(store.changes()).hasSize(3);
  }

  @Test
  void refuses_a_version_that_is_not_there_and_changes_nothing() {
    draft(FOOTER, "a");
    store.activate(Map.of(FOOTER, 1), 0, ANA);

    assertThatThrownBy(() -> store.activate(Map.of(FOOTER, 7), 1, BEN))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("There is no version (7) of (partials/footer).");
    assertThat(store.inUse().numbers()).isEqualTo(Map.of(FOOTER, 1));
    assertThat(store.revision()).isEqualTo(1);
  }

  @Test
  void activates_several_in_one_step_or_none() {
    draft(FOOTER, "a");
    draft("layouts/letter", "b");

    assertThatThrownBy(
            () -> store.activate(Map.of(FOOTER, 1, "layouts/letter", 2, "partials/x", 1), 0, BEN))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("There is no version (2) of (layouts/letter).")
        .hasMessageContaining("There is no version (1) of (partials/x).");
    assertThat(store.revision()).isZero();
    assertThat(store.inUse().numbers()).isEmpty();

    assertThat(store.activate(Map.of(FOOTER, 1, "layouts/letter", 1), 0, BEN)).isTrue();
    assertThat(store.revision()).isEqualTo(1);
    assertThat(store.inUse().numbers()).isEqualTo(Map.of(FOOTER, 1, "layouts/letter", 1));
  }

  @Test
  void takes_a_version_out_of_use() {
    draft(FOOTER, "a");
    store.activate(Map.of(FOOTER, 1), 0, ANA);

    assertThat(store.retire(FOOTER, 1, BEN)).isTrue();

    assertThat(store.inUse().files()).isEmpty();
    assertThat(store.versions(FOOTER).get(0).state()).isEqualTo(State.RETIRED);
  }

  @Test
  void keeps_switches_and_says_who_did_what() {
    draft(FOOTER, "a");
    store.activate(Map.of(FOOTER, 1), 0, ANA);
    store.enable("paymentFailed/text", false, 1, BEN);
    store.enable("paymentFailed/text", true, 2, ANA);
    store.enable("es/paymentFailed/text", false, 3, BEN);

    assertThat(store.inUse().enabled())
        .isEqualTo(Map.of("paymentFailed/text", true, "es/paymentFailed/text", false));
    assertThat(store.changes())
        .containsExactly(
            new TemplateStore.Change(FOOTER, 1, Action.DRAFTED, ANA),
            new TemplateStore.Change(FOOTER, 1, Action.ACTIVATED, ANA),
            new TemplateStore.Change("paymentFailed/text", 0, Action.DISABLED, BEN),
            new TemplateStore.Change("paymentFailed/text", 0, Action.ENABLED, ANA),
            new TemplateStore.Change("es/paymentFailed/text", 0, Action.DISABLED, BEN));
  }

  @Test
  void lets_one_of_many_change_what_all_saw() throws Exception {
    int threads = 8;
    for (int i = 0; i < threads; i++) {
      draft(FOOTER, "text " + i);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int i = 1; i <= threads; i++) {
        int number = i;
        all.add(() -> store.activate(Map.of(FOOTER, number), 0, BEN));
      }
      int done = 0;
      for (Future<Boolean> one : pool.invokeAll(all)) {
        done += one.get() ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
      assertThat(store.inUse().numbers()).hasSize(1);
      assertThat(store.revision()).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void gives_drafts_made_at_once_numbers_of_their_own() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<TemplateVersion>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String text = "text " + i;
        all.add(() -> draft(FOOTER, text));
      }
      for (Future<TemplateVersion> one : pool.invokeAll(all)) {
        one.get();
      }
      assertThat(store.versions(FOOTER))
          .extracting(TemplateVersion::number)
          .containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    } finally {
      pool.shutdownNow();
    }
  }
}
