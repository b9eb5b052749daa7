package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.InvalidInputException;
import dev.candor.law.RuleId;
import dev.candor.workshop.change.Replay;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  @TempDir private Path folder;

  private final List<Replay.DecisionChange> changes = new ArrayList<>();

  private Replay.Summary replay(Book before, Book after, Reader history) throws IOException {
    Rulebook old = before.reading(folder.resolve("old")).orThrow();
    Rulebook now = after.reading(folder.resolve("new")).orThrow();
    return Replay.of(old, now).run("history.jsonl", history, changes::add, line -> {});
  }

  private static String line(String at, String person, String channel) {
    return """
        {"at":"%s","request":{"subject":"loanOverdueFirstNotice","channel":"%s","personId":"%s"},\
        "file":{"borrower":{"id":"%s","status":"active"},"contacts":[\
        {"id":"C-1","type":"phone","value":"+1 212 555 0100","phoneKind":"mobile"},\
        {"id":"C-2","type":"address","address":{"line1":"1 Main St","city":"New York","state":"NY",\
        "postalCode":"10001","country":"US"}}],\
        "loans":[{"id":"LN-%s","actorRole":"debtCollector","status":"active","daysPastDue":45,\
        "creditor":"Bank","balance":{"amount":"100.00","currency":"USD"}}]}}
        """
        .formatted(at, channel, person, person, person);
  }

  @Test
  @Tag("slow")
  void an_earlier_end_of_the_hours_moves_the_texts_behind_it_and_no_other() throws IOException {
    Replay.Summary sum =
        replay(
            Book.good(),
            Book.good().changed("rules/hours.yaml", "18:00", "17:00").without("cases/hours.yaml"),
            new StringReader(
                line("2026-03-06T16:59:00-05:00", "P-1", "text")
                    + line("2026-03-06T17:00:00-05:00", "P-2", "text")
                    + "\n"
                    + line("2026-03-06T17:30:00-05:00", "P-2", "text")
                    + line("2026-03-06T17:30:00-05:00", "P-3", "voice")));

    assertThat(sum).isEqualTo(new Replay.Summary(4, 2, 0, 0, 1));
    Replay.DecisionChange first = changes.get(0);
    assertThat(first.line()).isEqualTo(2);
    assertThat(first.before()).hasToString("goes at 2026-03-06T22:00:00Z");
    assertThat(first.after()).hasToString("goes at 2026-03-07T14:00:00Z, moved by house-hours");
    assertThat(first.because()).containsExactly(RuleId.of("house-hours"));
    assertThat(changes.get(1).line()).isEqualTo(4);
  }

  @Test
  void tells_what_went_and_is_refused_and_the_other_way_round() throws IOException {
    Book refusing =
        Book.good()
            .changed(
                "rules/hours.yaml",
                "restrict:\n  hours: { from: \"09:00\", to: \"18:00\", zone: recipient }\n",
                "refuse: true\n")
            .changed("rules/hours.yaml", "The house texts from {hours} only.", "No texts.");
    String text = line("2026-03-06T12:00:00-05:00", "P-1", "text");

    assertThat(replay(Book.good(), refusing, new StringReader(text)))
        .isEqualTo(new Replay.Summary(1, 1, 1, 0, 1));
    assertThat(replay(refusing, Book.good(), new StringReader(text)))
        .isEqualTo(new Replay.Summary(1, 1, 0, 1, 1));
    assertThat(changes.get(0).after()).hasToString("refused by house-hours");
  }

  @Test
  @Tag("slow")
  void other_words_of_an_explanation_change_no_answer() throws IOException {
    assertThat(
            replay(
                Book.good(),
                Book.good().changed("rules/hours.yaml", "texts from", "texts between"),
                new StringReader(line("2026-03-06T20:00:00-05:00", "P-1", "text"))))
        .isEqualTo(new Replay.Summary(1, 0, 0, 0, 0));
  }

  @Test
  void lists_every_line_that_cannot_be_read_at_its_place() {
    assertThatThrownBy(
            () ->
                replay(
                    Book.good(),
                    Book.good(),
                    new StringReader(
                        line("2026-03-06T12:00:00-05:00", "P-1", "text")
                            + "{\"at\": 7}\n"
                            + "not JSON\n"
                            + line("2026-03-06T12:00:00-05:00", "P-1", "carrier pigeon"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("history.jsonl:2:8 $.at: ")
        .hasMessageContaining("history.jsonl:3:1")
        .hasMessageContaining("history.jsonl:4:")
        .hasMessageContaining("Maybe ");
  }

  @Test
  @Tag("slow")
  void a_long_history_is_read_line_by_line_and_never_held() throws IOException {
    String line = line("2026-03-06T20:00:00-05:00", "P-1", "text");
    List<Long> behind = new ArrayList<>();
    LinesOnDemand history = new LinesOnDemand(line, 2_000);
    Rulebook rulebook = Book.good().reading(folder).orThrow();

    Replay.of(rulebook, rulebook)
        .run(
            "history.jsonl",
            history,
            changes::add,
            read -> behind.add(history.handedOut / line.length() - read));

    assertThat(behind).hasSize(2_000).allSatisfy(lines -> assertThat(lines).isLessThan(2));
  }

  /** Makes each character when it is asked for. */
  private static final class LinesOnDemand extends Reader {
    private final String line;
    private final long end;
    private long handedOut;

    LinesOnDemand(String line, int lines) {
      this.line = line;
      this.end = (long) line.length() * lines;
    }

    @Override
    public int read() {
      return handedOut == end ? -1 : line.charAt((int) (handedOut++ % line.length()));
    }

    @Override
    public int read(char[] into, int from, int length) {
      throw new UnsupportedOperationException("one by one");
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
