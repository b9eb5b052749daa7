package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.decision.Decision;
import dev.candor.decision.Verdict;
import dev.candor.document.Document;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Decided;
import dev.candor.interaction.Interactions.Due;
import dev.candor.interaction.Interactions.Entry;
import dev.candor.interaction.Interactions.History;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.interaction.Interactions.Settled;
import dev.candor.interaction.Interactions.Settlement;
import dev.candor.interaction.Interactions.Written;
import dev.candor.interaction.Throttle;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.party.PastInteraction;
import dev.candor.store.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the port promises, whatever the database. */
abstract class InteractionsContract {

  private static final int THREADS = 8;
  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  private JdbcInteractions store;

  /** The url of an empty database. */
  abstract String url() throws Exception;

  /** A connection of the test's own, beside the store. */
  abstract Connection connect() throws SQLException;

  @BeforeEach
  void open() throws Exception {
    store = JdbcInteractions.open(url());
  }

  @AfterEach
  void close() {
    store.close();
  }

  // what is kept

  @Test
  void gives_back_every_field_of_what_it_kept() {
    Entry entry = Given.full("IN-1", "BO-1", "words");
    assertThat(store.record(entry, 0)).isEqualTo(new Written.Kept(entry.interaction()));
    assertThat(store.find(InteractionId.of("IN-1"))).contains(recorded(entry));
  }

  @Test
  void knows_the_interaction_of_an_external_id() {
    kept(Given.entry("IN-1").as("run-1").entry());
    assertThat(store.findByExternalId(ExternalId.of("run-1"))).contains(InteractionId.of("IN-1"));
    assertThat(store.findByExternalId(ExternalId.of("run-2"))).isEmpty();
  }

  @Test
  void gives_back_nothing_where_nothing_was() {
    Entry entry = Given.entry("IN-1").about().with(null).entry();
    kept(entry);
    assertThat(store.find(InteractionId.of("IN-1"))).contains(recorded(entry));
  }

  @Test
  void keeps_what_it_acknowledged_when_opened_again() throws Exception {
    Entry entry = Given.full("IN-1", "BO-1", "words");
    kept(entry);
    store.close();
    store = JdbcInteractions.open(reopenUrl());
    assertThat(store.find(InteractionId.of("IN-1")).map(Recorded::interaction))
        .contains(entry.interaction());
    assertThat(version("BO-1")).isEqualTo(1);
  }

  /** The url of the database as the test has left it. */
  abstract String reopenUrl();

  static Stream<Arguments> hostileWords() {
    return Stream.of(
        Arguments.argumentSet("closes the quote", "x'); drop table candor_interaction; --"),
        Arguments.argumentSet("is always true", "' or '1'='1"),
        Arguments.argumentSet("double quotes", "\" or \"\"=\""),
        Arguments.argumentSet("backslashes", "\\' \\\\ \\x00"),
        Arguments.argumentSet("marks", "? $1 :name @p {fn now()} %s {0}"),
        Arguments.argumentSet("wildcards", "%_*[a-z]"),
        Arguments.argumentSet("a comment", "/* */ -- #"),
        Arguments.argumentSet("JSON", "\"],\"x\":[\"\\u0000"),
        Arguments.argumentSet("four bytes", "\uD83D\uDCB8 \uD835\uDD0A \uD840\uDC00"),
        Arguments.argumentSet("other scripts", "Zoë Ñandú 李小龍 שלום हिन्दी é"),
        Arguments.argumentSet("rare separators", "a\u2028b\u00A0c\uFEFFd\uFFFFe"));
  }

  @ParameterizedTest
  @MethodSource("hostileWords")
  void keeps_words_as_words(String words) {
    Entry entry = Given.full("id " + words, "person " + words, words);
    kept(entry);
    assertThat(store.find(entry.interaction().id())).contains(recorded(entry));
    assertThat(store.list(entry.interaction().personId(), 10)).containsExactly(entry.interaction());
    assertThat(store.history(entry.interaction().personId(), LONG_AGO).interactions()).hasSize(1);
    assertThat(store.record(entry, 1)).isEqualTo(new Written.Duplicate(entry.interaction().id()));
    assertThat(store.list(PersonId.of("BO-other"), 10)).isEmpty();
  }

  @Test
  void keeps_line_breaks_and_tabs_of_a_document() {
    kept(Given.entry("IN-1").with(Given.document("a\r\nb\tc\n", "\u0001\u001f\u007f")).entry());
    assertThat(document("IN-1").text()).isEqualTo("a\r\nb\tc\n");
    assertThat(document("IN-1").html()).isEqualTo("\u0001\u001f\u007f");
  }

  @Test
  void keeps_every_byte_of_a_pdf() {
    byte[] pdf = new byte[300_000];
    new Random(7).nextBytes(pdf);
    IntStream.range(0, 256).forEach(i -> pdf[i] = (byte) i);
    Document plain = Given.document("text", null);
    kept(
        Given.entry("IN-1")
            .with(
                new Document(
                    plain.subject(),
                    plain.channel(),
                    plain.language(),
                    plain.template(),
                    null,
                    null,
                    null,
                    pdf))
            .entry());
    assertThat(document("IN-1").pdf()).isEqualTo(pdf);
  }

  @Test
  void tells_an_empty_text_from_none() {
    kept(Given.entry("IN-1").with(Given.document("", null)).entry());
    assertThat(document("IN-1").text()).isEmpty();
    assertThat(document("IN-1").html()).isNull();
  }

  @Test
  void knows_nothing_of_an_id_it_never_kept() {
    kept(Given.entry("IN-1").entry());
    assertThat(store.find(InteractionId.of("IN-2"))).isEmpty();
    assertThat(store.find(InteractionId.of("in-1"))).isEmpty();
  }

  @Test
  void keeps_what_is_set_for_later_from_a_dispatcher() throws SQLException {
    scheduled("IN-1", "2026-04-02T12:00:00Z");
    assertThat(rows("select interaction_id || ' ' || state from candor_outbox"))
        .containsExactly("IN-1 scheduled");
  }

  @Test
  @Tag("slow")
  void puts_one_waiting_row_into_the_outbox() throws SQLException {
    kept(Given.entry("IN-1").at("2026-04-02T12:00:00Z").entry());
    assertThat(rows("select interaction_id || ' ' || state || ' ' || attempts from candor_outbox"))
        .containsExactly("IN-1 waiting 0");
    assertThat(rows("select due_at from candor_outbox")).containsExactly("1775131200000000000");
  }

  // what is refused

  @Test
  void refuses_what_a_database_cannot_give_back_all_at_once() {
    Entry entry =
        Given.entry("IN-1")
            .at(Instant.parse("2300-01-01T00:00:00Z"))
            .with(Given.document("secret\u0000", "secret\uD83D"))
            .entry();
    assertThatThrownBy(() -> store.record(entry, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            """
            4 faults in the interaction to be kept:
            interaction IN-1 $.document.html: The half character (U+D83D) cannot be kept.
                Maybe take the character out of the template or of the values that it shows.
            interaction IN-1 $.document.text: The character (U+0000) cannot be kept.
                Maybe take the character out of the template or of the values that it shows.
            interaction IN-1 $.sendAt: The value (2300-01-01T00:00:00Z) is outside of 1677-09-21 to 2262-04-11.
                Maybe give an instant within.
            interaction IN-1 $.terms.firstDueAt: The value (2300-01-01T00:00:00Z) is outside of 1677-09-21 to 2262-04-11.
                Maybe give an instant within.
            Maybe mend the lines above and try again.""");
    assertNothingKept("BO-1");
  }

  @Test
  void refuses_a_second_interaction_under_an_id_that_is_taken() throws SQLException {
    kept(Given.entry("IN-1").to("BO-1").entry());
    assertThatThrownBy(() -> store.record(Given.entry("IN-1").to("BO-2").as("x").entry(), 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            """
            1 fault in the interaction to be kept:
            interaction IN-1 $.id: The value (IN-1) is the id of another interaction.
            Maybe make ids from a source that does not repeat.""");
    assertNothingKept("BO-2");
    assertThat(rows("select count(*) from candor_interaction")).containsExactly("1");
    kept(Given.entry("IN-2").to("BO-2").entry());
  }

  static Stream<Arguments> limitsRefused() {
    return Stream.of(
        Arguments.argumentSet("none", 0),
        Arguments.argumentSet("less than none", -1),
        Arguments.argumentSet("one too many", 10_001));
  }

  @ParameterizedTest
  @MethodSource("limitsRefused")
  void refuses_a_list_of_another_length(int limit) {
    assertThatThrownBy(() -> store.list(null, limit))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "1 fault in the list asked for:\nlist $.limit: The value ("
                + limit
                + ") must be 1 to 10000.\nMaybe ask for 100.");
  }

  @Test
  void refuses_everything_once_closed() {
    store.close();
    store.close();
    assertThatThrownBy(() -> store.list(null, 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.record(Given.entry("IN-1").entry(), 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The store is closed.");
  }

  // history and its version

  @Test
  void begins_a_history_with_version_zero() {
    assertThat(store.history(PersonId.of("BO-1"), LONG_AGO)).isEqualTo(new History(0, List.of()));
  }

  @Test
  void tells_when_the_newest_decision_about_the_borrower_was_made() {
    Entry earlier = Given.entry("IN-1").to("BO-1").at("2026-04-01T13:00:00Z").entry();
    store.record(earlier, 0);
    store.record(Given.entry("IN-2").to("BO-2").at("2026-05-01T13:00:00Z").entry(), 0);

    // of all that is recorded, though nothing of it is in the stretch asked for
    assertThat(store.history(PersonId.of("BO-1"), Instant.MAX).lastDecidedAt())
        .isEqualTo(earlier.verdict().grounds().decidedAt());
  }

  @Test
  void counts_the_version_up_for_the_borrower_alone() {
    kept(Given.entry("IN-1").to("BO-1").entry(), 0);
    kept(Given.entry("IN-2").to("BO-1").entry(), 1);
    kept(Given.entry("IN-3").to("BO-2").entry(), 0);
    assertThat(version("BO-1")).isEqualTo(2);
    assertThat(version("BO-2")).isEqualTo(1);
  }

  @Test
  void refuses_an_entry_that_rests_on_an_older_history() throws SQLException {
    kept(Given.entry("IN-1").entry(), 0);
    assertThat(store.record(Given.entry("IN-2").entry(), 0)).isEqualTo(new Written.HistoryMoved());
    assertThat(store.record(Given.entry("IN-2").entry(), 2)).isEqualTo(new Written.HistoryMoved());
    assertThat(store.find(InteractionId.of("IN-2"))).isEmpty();
    assertThat(version("BO-1")).isEqualTo(1);
    for (String table :
        List.of("candor_interaction", "candor_document", "candor_decision", "candor_outbox")) {
      assertThat(rows("select count(*) from " + table)).as(table).containsExactly("1");
    }
  }

  @Test
  void leaves_no_trace_of_a_borrower_it_kept_nothing_for() throws SQLException {
    assertThat(store.record(Given.entry("IN-1").entry(), 5)).isEqualTo(new Written.HistoryMoved());
    assertThat(rows("select count(*) from candor_recipient")).containsExactly("0");
  }

  @Test
  void tells_a_history_oldest_first_from_an_instant_on_and_into_the_future() {
    kept(Given.entry("late").at("2027-01-01T00:00:00Z").status(Status.SCHEDULED, null).entry());
    kept(Given.entry("early").at("2026-03-01T00:00:00Z").status(Status.CANCELED, null).entry());
    kept(
        Given.entry("middle")
            .at("2026-04-01T00:00:00Z")
            .status(Status.FAILED, StatusDetails.EMAIL_BOUNCED)
            .entry());
    kept(Given.entry("middle too").at("2026-04-01T00:00:00Z").entry());
    kept(Given.entry("another's").to("BO-2").at("2026-04-01T00:00:00Z").entry());
    assertThat(ids("2026-03-01T00:00:00Z"))
        .containsExactly("early", "middle", "middle too", "late");
    assertThat(ids("2026-03-01T00:00:00.000000001Z"))
        .containsExactly("middle", "middle too", "late");
    assertThat(ids("2027-01-01T00:00:01Z")).isEmpty();
    assertThat(store.history(PersonId.of("BO-1"), Instant.MIN).interactions()).hasSize(4);
    assertThat(store.history(PersonId.of("BO-1"), Instant.MAX).interactions()).isEmpty();
  }

  @Test
  void tells_a_past_interaction_as_rules_count_it() {
    Entry entry =
        Given.entry("IN-1")
            .at("2026-04-01T00:00:00.000000007Z")
            .status(Status.FAILED, StatusDetails.EMAIL_BOUNCED)
            .about("LN-1", "LN-2")
            .entry();
    kept(entry);
    Interaction interaction = entry.interaction();
    assertThat(store.history(PersonId.of("BO-1"), LONG_AGO).interactions())
        .containsExactly(
            new PastInteraction(
                "IN-1",
                Instant.parse("2026-04-01T00:00:00.000000007Z"),
                interaction.channel(),
                Direction.OUTBOUND,
                Status.FAILED,
                StatusDetails.EMAIL_BOUNCED,
                null,
                interaction.contactId(),
                interaction.subject(),
                interaction.theme(),
                Set.of(LoanId.of("LN-1"), LoanId.of("LN-2")),
                Set.of(),
                null,
                null));
  }

  // lists

  @Test
  void lists_newest_first_up_to_the_limit() {
    kept(Given.entry("second").created("2026-04-02T00:00:00Z").entry());
    kept(Given.entry("first").created("2026-04-01T00:00:00Z").entry());
    kept(Given.entry("third").to("BO-2").created("2026-04-03T00:00:00Z").entry());
    kept(Given.entry("also third").to("BO-2").created("2026-04-03T00:00:00Z").entry());
    assertThat(listed(null, 10_000)).containsExactly("also third", "third", "second", "first");
    assertThat(listed(null, 3)).containsExactly("also third", "third", "second");
    assertThat(listed("BO-1", 10)).containsExactly("second", "first");
    assertThat(listed("BO-1", 1)).containsExactly("second");
    assertThat(listed("BO-3", 1)).isEmpty();
  }

  // repeats

  @Test
  void names_the_existing_interaction_of_a_repeated_external_id() {
    kept(Given.entry("IN-1").as("run-7").entry());
    assertThat(store.record(Given.entry("IN-2").as("run-7").entry(), 1))
        .isEqualTo(new Written.Duplicate(InteractionId.of("IN-1")));
    assertThat(store.find(InteractionId.of("IN-2"))).isEmpty();
    assertThat(version("BO-1")).isEqualTo(1);
  }

  @Test
  void names_a_repeat_before_it_looks_at_the_version() {
    kept(Given.entry("IN-1").as("run-7").entry());
    kept(Given.entry("IN-2").entry());
    assertThat(store.record(Given.entry("IN-1").as("run-7").entry(), 0))
        .isEqualTo(new Written.Duplicate(InteractionId.of("IN-1")));
  }

  @Test
  void names_a_repeat_for_another_borrower_too() {
    kept(Given.entry("IN-1").to("BO-1").as("run-7").entry());
    assertThat(store.record(Given.entry("IN-2").to("BO-2").as("run-7").entry(), 0))
        .isEqualTo(new Written.Duplicate(InteractionId.of("IN-1")));
    assertNothingKept("BO-2");
  }

  @Test
  void does_not_use_an_external_id_up_for_what_it_did_not_keep() {
    assertThat(store.record(Given.entry("IN-1").as("run-7").entry(), 3))
        .isEqualTo(new Written.HistoryMoved());
    kept(Given.entry("IN-2").as("run-7").entry(), 0);
  }

  @Test
  void keeps_any_number_without_an_external_id() {
    IntStream.range(0, 5).forEach(i -> kept(Given.entry("IN-" + i).entry()));
    assertThat(listed("BO-1", 10)).hasSize(5);
  }

  // races

  @Test
  void keeps_one_of_many_that_saw_the_same_version() throws Exception {
    for (int round = 0; round < 20; round++) {
      String person = "BO-" + round;
      List<Written> answers =
          atOnce(thread -> store.record(Given.entry(person + "/" + thread).to(person).entry(), 0));
      assertThat(answers).filteredOn(Written.Kept.class::isInstance).hasSize(1);
      assertThat(answers).filteredOn(new Written.HistoryMoved()::equals).hasSize(THREADS - 1);
      assertThat(store.list(PersonId.of(person), 10)).hasSize(1);
    }
  }

  @Test
  void keeps_one_of_many_with_the_same_external_id() throws Exception {
    for (int round = 0; round < 20; round++) {
      String name = "run-" + round;
      // half of them for one borrower under one lock row, half for as many others
      List<Written> answers =
          atOnce(
              thread ->
                  store.record(
                      Given.entry(name + "/" + thread)
                          .to(name + "/BO-" + Math.min(thread, THREADS / 2))
                          .as(name)
                          .entry(),
                      0));
      assertThat(answers).filteredOn(Written.Kept.class::isInstance).hasSize(1);
      InteractionId existing =
          answers.stream()
              .<InteractionId>mapMulti(
                  (answer, sink) -> {
                    if (answer instanceof Written.Kept kept) {
                      sink.accept(kept.interaction().id());
                    }
                  })
              .findFirst()
              .orElseThrow();
      assertThat(answers)
          .filteredOn(answer -> !(answer instanceof Written.Kept))
          .hasSize(THREADS - 1)
          .containsOnly(new Written.Duplicate(existing));
    }
    assertThat(listed(null, 100)).hasSize(20);
  }

  @Test
  void never_lets_more_than_the_cap_through() throws Exception {
    int cap = 7;
    for (int round = 0; round < 8; round++) {
      PersonId person = PersonId.of("BO-" + round);
      List<Integer> kept =
          atOnce(
              thread -> {
                int mine = 0;
                for (int attempt = 0; ; attempt++) {
                  History history = store.history(person, LONG_AGO);
                  if (history.interactions().size() >= cap) {
                    return mine;
                  }
                  Entry entry =
                      Given.entry(person + "/" + thread + "/" + attempt).to(person.value()).entry();
                  mine += store.record(entry, history.version()).match(k -> 1, d -> 0, () -> 0);
                }
              });
      assertThat(kept.stream().mapToInt(Integer::intValue).sum()).isEqualTo(cap);
      assertThat(store.list(person, 100)).hasSize(cap);
      assertThat(version(person.value())).isEqualTo(cap);
    }
  }

  @Test
  @Tag("slow")
  void never_tells_a_version_newer_than_the_interactions_beside_it() throws Exception {
    int all = 60;
    List<Boolean> sound =
        atOnce(
            thread -> {
              if (thread == 0) {
                for (int i = 0; i < all; i++) {
                  kept(Given.entry("IN-" + i).entry(), i);
                }
                return true;
              }
              for (long version = 0; version < all; ) {
                History history = store.history(PersonId.of("BO-1"), LONG_AGO);
                version = history.version();
                if (history.interactions().size() < version) {
                  return false;
                }
              }
              return true;
            });
    assertThat(sound).containsOnly(true);
  }

  @Test
  @Tag("slow")
  void opens_a_new_database_for_many_at_once() throws Exception {
    for (int round = 0; round < 5; round++) {
      String url = anotherUrl("another" + round);
      List<Boolean> kept =
          atOnce(
              thread -> {
                try (JdbcInteractions mine = JdbcInteractions.open(url)) {
                  Entry entry = Given.entry("IN-" + thread).to("BO-" + thread).entry();
                  return mine.record(entry, 0).match(k -> true, d -> false, () -> false);
                }
              });
      assertThat(kept).containsOnly(true);
      try (JdbcInteractions whole = JdbcInteractions.open(url)) {
        assertThat(whole.list(null, 100)).hasSize(THREADS);
      }
    }
  }

  /** The url of one more database without tables. */
  abstract String anotherUrl(String name) throws Exception;

  // what is due

  @Test
  void tells_what_is_due_by_time_and_then_by_id() {
    scheduled("IN-3", "2026-04-02T12:00:00Z");
    scheduled("IN-2", "2026-04-02T12:00:00Z");
    scheduled("IN-1", "2026-04-02T12:00:00.000000001Z");
    scheduled("IN-4", "2026-04-02T11:00:00Z");
    kept(Given.entry("gone").at("2026-04-02T11:00:00Z").entry());
    kept(Given.entry("canceled").at("2026-04-02T11:00:00Z").status(Status.CANCELED, null).entry());
    assertThat(due("2026-04-02T12:00:00Z", null, 10)).containsExactly("IN-4", "IN-2", "IN-3");
    assertThat(due("2026-04-02T12:00:00Z", null, 2)).containsExactly("IN-4", "IN-2");
    assertThat(due("2026-04-02T13:00:00Z", "IN-2", 2)).containsExactly("IN-3", "IN-1");
    assertThat(due("2026-04-02T10:59:59.999999999Z", null, 10)).isEmpty();
  }

  @Test
  void tells_what_is_due_but_for_some_channels() {
    Instant at = Instant.parse("2026-04-02T12:00:00Z");
    for (Channel channel : List.of(Channel.TEXT, Channel.EMAIL, Channel.VOICE)) {
      kept(Given.entry("IN-" + channel).by(channel).at(at).status(Status.SCHEDULED, null).entry());
    }
    assertThat(store.due(at, Set.of(Channel.TEXT, Channel.VOICE), null, 10))
        .extracting(due -> due.interaction().id().value())
        .containsExactly("IN-email");
    assertThat(store.due(at, Set.of(Channel.values()), null, 10)).isEmpty();
  }

  @Test
  void tells_what_is_due_with_its_terms() throws SQLException {
    Entry entry = scheduled("IN-1", "2026-04-02T12:00:00Z");
    assertThat(store.due(Instant.MAX, Set.of(), null, 10))
        .containsExactly(
            new Due(entry.interaction(), entry.terms(), entry.verdict().decision().rulebook()));
    change("delete from candor_terms");
    assertThat(store.due(Instant.MAX, Set.of(), null, 10))
        .as("recorded before there were terms")
        .containsExactly(new Due(entry.interaction(), null, entry.verdict().decision().rulebook()));
    assertThat(store.find(InteractionId.of("IN-1")).orElseThrow().terms()).isNull();
  }

  private static Verdict.Permitted under(Verdict.Permitted verdict, RulebookVersion rulebook) {
    Decision said = verdict.decision();
    return new Verdict.Permitted(
        verdict.sendAt(),
        verdict.earliestAt(),
        verdict.movedBy(),
        new Decision(rulebook, said.findings(), said.warnings(), said.exceptions()),
        verdict.grounds());
  }

  @Test
  void tells_what_is_due_with_the_layers_of_the_latest_decision() {
    RulebookVersion first = new RulebookVersion("rulebook-us", "2026.1", "sha256:aa");
    RulebookVersion second =
        first.under(new RulebookVersion.Layer("house", "4", "sha256:bb"), "sha256:cc");
    Entry entry =
        Given.entry("IN-1")
            .to("BO-1")
            .at("2026-04-02T12:00:00Z")
            .status(Status.SCHEDULED, null)
            .entry();
    kept(
        new Entry(
            entry.interaction(), entry.document(), under(entry.verdict(), first), entry.terms()));
    assertThat(store.due(Instant.MAX, Set.of(), null, 10))
        .extracting(Due::rulebook)
        .containsExactly(first);
    Interaction moved =
        entry
            .interaction()
            .standing(Status.SCHEDULED, null, Instant.parse("2026-04-03T12:00:00Z"), null);
    assertThat(
            store.settle(
                new Settlement(entry.interaction(), moved, under(entry.verdict(), second)),
                store.history(entry.interaction().personId(), Instant.EPOCH).version(),
                null))
        .isEqualTo(Settled.KEPT);
    assertThat(store.due(Instant.MAX, Set.of(), null, 10))
        .extracting(Due::rulebook)
        .containsExactly(second);
  }

  @Test
  void reads_the_names_of_layers_off_a_decision_that_was_kept_before_there_were_layers()
      throws SQLException {
    scheduled("IN-1", "2026-04-02T12:00:00Z");
    change(
        "update candor_decision set verdict = '{\"rulebook\":{\"name\":\"rulebook-us+house\","
            + "\"version\":\"2026.1+4\",\"hash\":\"sha256:cc\"}}'");
    assertThat(store.due(Instant.MAX, Set.of(), null, 10))
        .extracting(Due::rulebook)
        .containsExactly(RulebookVersion.ofJoined("rulebook-us+house", "2026.1+4", "sha256:cc"));
  }

  @ParameterizedTest
  @MethodSource("limitsRefused")
  void refuses_to_tell_another_number_of_what_is_due(int limit) {
    assertThatThrownBy(() -> store.due(Instant.MAX, Set.of(), null, limit))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("The value (" + limit + ") must be 1 to 10000.");
  }

  // what becomes of it

  static Stream<Arguments> settlements() {
    return Stream.of(
        Arguments.argumentSet(
            "goes", Status.IN_PROGRESS, "2026-04-02T12:00:07Z", null, "waiting", 0),
        Arguments.argumentSet(
            "is moved", Status.SCHEDULED, "2026-04-03T12:00:00Z", null, "scheduled", 1),
        Arguments.argumentSet(
            "is withheld", Status.FAILED, "2026-04-02T12:00:00Z", "consent-revoked", "canceled", 0),
        Arguments.argumentSet(
            "is withheld by no rule", Status.FAILED, "2026-04-02T12:00:00Z", null, "canceled", 0));
  }

  @ParameterizedTest
  @MethodSource("settlements")
  void keeps_what_became_of_a_message_beside_what_was_decided_before(
      Status status, String sendAt, String rule, String outbox, int stillDue) throws SQLException {
    Entry entry = scheduled("IN-1", "2026-04-02T12:00:00Z");
    Settlement settlement = Given.settled(entry.interaction(), status, Instant.parse(sendAt), rule);

    assertThat(store.settle(settlement, 1, null)).isEqualTo(Settled.KEPT);

    Recorded recorded = store.find(InteractionId.of("IN-1")).orElseThrow();
    assertThat(recorded.interaction()).isEqualTo(settlement.after());
    assertThat(recorded.document()).isEqualTo(entry.document());
    assertThat(recorded.terms()).isEqualTo(entry.terms());
    assertThat(recorded.decisions())
        .containsExactly(
            new Decided(Given.NOW, Status.SCHEDULED, VerdictJson.of(entry.verdict())),
            new Decided(Given.NOW, status, VerdictJson.of(settlement.verdict())));
    assertThat(recorded.decision()).isEqualTo(VerdictJson.of(settlement.verdict()));
    assertThat(version("BO-1")).isEqualTo(2);
    assertThat(rows("select state || ' ' || due_at from candor_outbox"))
        .containsExactly(outbox + " " + Sql.nanos(Instant.parse(sendAt)));
    assertThat(due("2026-04-09T00:00:00Z", null, 10)).hasSize(stillDue);
  }

  static Stream<Arguments> stale() {
    return Stream.of(
        Arguments.argumentSet("an older history", 0L, "2026-04-02T12:00:00Z"),
        Arguments.argumentSet("a message moved since", 1L, "2026-04-02T12:00:01Z"));
  }

  @ParameterizedTest
  @MethodSource("stale")
  void settles_nothing_that_rests_on(long version, String seenAt) throws SQLException {
    Entry entry = scheduled("IN-1", "2026-04-02T12:00:00Z");
    Interaction seen =
        entry.interaction().standing(Status.SCHEDULED, null, Instant.parse(seenAt), null);
    assertThat(
            store.settle(
                Given.settled(seen, Status.IN_PROGRESS, Instant.parse(seenAt), null),
                version,
                null))
        .isEqualTo(Settled.HISTORY_MOVED);
    assertThat(store.find(InteractionId.of("IN-1"))).contains(recorded(entry));
    assertThat(version("BO-1")).isEqualTo(1);
    assertThat(rows("select state from candor_outbox")).containsExactly("scheduled");
  }

  @Test
  void settles_a_message_once() {
    Entry entry = scheduled("IN-1", "2026-04-02T12:00:00Z");
    Settlement settlement =
        Given.settled(entry.interaction(), Status.IN_PROGRESS, entry.interaction().sendAt(), null);
    assertThat(store.settle(settlement, 1, null)).isEqualTo(Settled.KEPT);
    assertThat(store.settle(settlement, 2, null)).isEqualTo(Settled.HISTORY_MOVED);
  }

  @Test
  void has_room_for_as_many_of_a_channel_in_a_period_as_its_throttle_says() {
    Instant at = Instant.parse("2026-04-02T12:00:00Z");
    Throttle throttle = new Throttle(Channel.EMAIL, 2, Duration.ofMinutes(1));
    kept(Given.entry("sent at once").to("BO-0").at(at.minusSeconds(30)).entry());
    kept(Given.entry("too old").to("BO-0").at(at.minusSeconds(60)).entry());
    kept(Given.entry("a text").to("BO-0").by(Channel.TEXT).at(at).entry());
    kept(
        Given.entry("withheld")
            .to("BO-0")
            .at(at)
            .status(Status.FAILED, StatusDetails.BLOCKED_BY_COMPLIANCE_GUARD)
            .entry());
    List<Settled> settled = new ArrayList<>();
    for (int i = 1; i < 4; i++) {
      Interaction seen = scheduled("IN-" + i, "BO-" + i, at.toString()).interaction();
      settled.add(store.settle(Given.settled(seen, Status.IN_PROGRESS, at, null), 1, throttle));
    }
    assertThat(settled).containsExactly(Settled.KEPT, Settled.THROTTLED, Settled.THROTTLED);
    Interaction held = store.find(InteractionId.of("IN-2")).orElseThrow().interaction();
    assertThat(
            store.settle(
                Given.settled(held, Status.IN_PROGRESS, at.plusSeconds(30), null), 1, throttle))
        .as("half a minute later the one sent at once is out of the period")
        .isEqualTo(Settled.KEPT);
    assertThat(
            store.settle(
                Given.settled(
                    store.find(InteractionId.of("IN-3")).orElseThrow().interaction(),
                    Status.FAILED,
                    at,
                    "consent-revoked"),
                1,
                throttle))
        .as("what does not go needs no room")
        .isEqualTo(Settled.KEPT);
  }

  @Test
  void settles_each_message_once_for_many_at_once_and_never_passes_a_throttle() throws Exception {
    Instant at = Instant.parse("2026-04-02T12:00:00Z");
    Throttle throttle = new Throttle(Channel.EMAIL, 10, Duration.ofMinutes(1));
    for (int i = 10; i < 35; i++) {
      scheduled("IN-" + i, "BO-" + i % 5, at.toString());
    }
    List<Integer> kept =
        atOnce(
            thread -> {
              int mine = 0;
              for (Due due : store.due(at, Set.of(), null, 100)) {
                Settled settled = Settled.HISTORY_MOVED;
                while (settled == Settled.HISTORY_MOVED
                    && store.find(due.interaction().id()).orElseThrow().interaction().status()
                        == Status.SCHEDULED) {
                  long version = version(due.interaction().personId().value());
                  settled =
                      store.settle(
                          Given.settled(due.interaction(), Status.IN_PROGRESS, at, null),
                          version,
                          throttle);
                }
                mine += settled == Settled.KEPT ? 1 : 0;
              }
              return mine;
            });
    assertThat(kept.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
    assertThat(rows("select count(*) from candor_outbox where state = 'waiting'"))
        .containsExactly("10");
    assertThat(rows("select max(number) from candor_decision")).containsExactly("2");
    assertThat(due("2026-04-02T12:00:00Z", null, 100)).hasSize(15);
  }

  // the words of these tests

  private Entry scheduled(String id, String at) {
    return scheduled(id, "BO-1", at);
  }

  private Entry scheduled(String id, String person, String at) {
    Entry entry = Given.entry(id).to(person).at(at).status(Status.SCHEDULED, null).entry();
    kept(entry);
    return entry;
  }

  private List<String> due(String now, String after, int limit) {
    Due last =
        after == null
            ? null
            : new Due(
                store.find(InteractionId.of(after)).orElseThrow().interaction(),
                null,
                new RulebookVersion("any", "1", "sha256:0"));
    return store.due(Instant.parse(now), Set.of(), last, limit).stream()
        .map(due -> due.interaction().id().value())
        .toList();
  }

  private static Recorded recorded(Entry entry) {
    return new Recorded(
        entry.interaction(),
        entry.document(),
        entry.terms(),
        List.of(
            new Decided(
                entry.verdict().grounds().decidedAt(),
                entry.interaction().status(),
                VerdictJson.of(entry.verdict()))));
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = connect()) {
      Sql.execute(connection, sql);
    }
  }

  private void kept(Entry entry) {
    kept(entry, version(entry.interaction().personId().value()));
  }

  private void kept(Entry entry, long versionSeen) {
    assertThat(store.record(entry, versionSeen)).isEqualTo(new Written.Kept(entry.interaction()));
  }

  private long version(String person) {
    return store.history(PersonId.of(person), LONG_AGO).version();
  }

  private List<String> ids(String since) {
    return store.history(PersonId.of("BO-1"), Instant.parse(since)).interactions().stream()
        .map(PastInteraction::id)
        .toList();
  }

  private List<String> listed(String person, int limit) {
    return store.list(person == null ? null : PersonId.of(person), limit).stream()
        .map(interaction -> interaction.id().value())
        .toList();
  }

  private Document document(String id) {
    return store.find(InteractionId.of(id)).orElseThrow().document();
  }

  private void assertNothingKept(String person) {
    assertThat(store.list(PersonId.of(person), 1)).isEmpty();
    assertThat(version(person)).isZero();
  }

  private List<String> rows(String sql) throws SQLException {
    try (Connection connection = connect()) {
      return Sql.query(connection, sql, row -> row.getString(1));
    }
  }

  /** What one thread does, by its number. */
  interface Race<T> {
    T run(int thread) throws Exception;
  }

  private static <T> List<T> atOnce(Race<T> race) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<T>> racers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        racers.add(
            () -> {
              start.await();
              return race.run(thread);
            });
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(racers)) {
        answers.add(future.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
