package dev.candor.workshop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.workshop.change.RulebookDiff;
import dev.candor.workshop.change.RulebookDiff.ChangeKind;
import dev.candor.workshop.change.RulebookDiff.Difference;
import dev.candor.workshop.change.RulebookDiff.KeyChange;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RulebookDiffTest {

  private static Rulebook with(Consumer<SortedMap<String, byte[]>> change) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: house\nversion: \"1\"\n".getBytes(UTF_8));
    files.put("rules/hours.yaml", Book.HOURS.getBytes(UTF_8));
    files.put("rules/calls.yaml", Book.CALLS.getBytes(UTF_8));
    files.put(
        "parameters/calls.yaml",
        "id: house-most-calls\nunit: calls\nvalues: { 2026-01-01: 2 }\n".getBytes(UTF_8));
    change.accept(files);
    return Rulebooks.readFiles(files, null).orThrow();
  }

  private static final Rulebook OLD = with(files -> {});

  private static RulebookDiff edited(String file, String right, String wrong) {
    return RulebookDiff.of(
        OLD,
        with(
            files -> {
              String text = new String(files.get(file), UTF_8);
              assertThat(text).contains(right);
              files.put(file, text.replace(right, wrong).getBytes(UTF_8));
            }));
  }

  @Test
  void nothing_differs_in_the_same() {
    assertThat(RulebookDiff.of(OLD, with(files -> {})).isEmpty()).isTrue();
  }

  @Test
  void comments_quotes_the_order_of_keys_and_the_file_say_nothing() {
    Rulebook moved =
        with(
            files -> {
              files.remove("rules/hours.yaml");
              files.put(
                  "rules/other/name.yaml",
                  ("# a comment\n"
                          + Book.HOURS
                              .replace("title: Hours of the house\n", "")
                              .replace("section: \"1\"", "section: 1")
                              .replace(
                                  "explanation:", "title: \"Hours of the house\"\nexplanation:"))
                      .getBytes(UTF_8));
            });
    assertThat(RulebookDiff.of(OLD, moved).isEmpty()).isTrue();
  }

  @Test
  void names_a_rule_that_was_added_and_one_that_was_removed() {
    Rulebook other =
        with(
            files ->
                files.put(
                    "rules/hours.yaml",
                    Book.HOURS.replace("id: house-hours", "id: house-other").getBytes(UTF_8)));
    assertThat(RulebookDiff.of(OLD, other).rules())
        .containsExactly(
            new Difference(
                "rule", "house-hours", ChangeKind.REMOVED, "rules/hours.yaml:1:1", null, List.of()),
            new Difference(
                "rule", "house-other", ChangeKind.ADDED, null, "rules/hours.yaml:1:1", List.of()));
  }

  @Test
  void names_each_key_of_an_edited_rule_with_both_values() {
    assertThat(
            edited("rules/hours.yaml", "{ at least: 30 }", "{ more than: 30, less than: 90 }")
                .rules())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo("house-hours");
              assertThat(one.kind()).isEqualTo(ChangeKind.EDITED);
              assertThat(one.changes())
                  .containsExactly(
                      new KeyChange("when / loan.daysPastDue / at least", "30", null),
                      new KeyChange("when / loan.daysPastDue / more than", null, "30"),
                      new KeyChange("when / loan.daysPastDue / less than", null, "90"));
            });
    assertThat(edited("rules/hours.yaml", "channel: text", "channel: [text, voice]").rules())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.changes())
                    .containsExactly(new KeyChange("when / channel", "text", "text | voice")));
  }

  @Test
  void names_a_number_that_changed() {
    RulebookDiff diff =
        edited("parameters/calls.yaml", "2026-01-01: 2 }", "2026-01-01: 2, 2027-01-01: 3 }");
    assertThat(diff.rules()).isEmpty();
    assertThat(diff.others())
        .containsExactly(
            new Difference(
                "parameter",
                "house-most-calls",
                ChangeKind.EDITED,
                null,
                null,
                List.of(new KeyChange("values / 2027-01-01", null, "3"))));
  }
}
