package dev.candor.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.internal.decide.Trace;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TraceTest {

  private static List<String> turns(String when) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", bytes("name: house\nversion: \"1\"\n"));
    files.put(
        "rules/house/one.yaml",
        bytes(
            """
            id: house-one
            title: One rule
            sentence: What the house says.
            citation: { body: House, corpus: House policy, section: "1" }
            verified: house
            effective: { from: 2026-01-01 }
            jurisdiction: house
            refuse: true
            explanation: It is so.
            when:
            """
                + when.indent(2)));
    Question asked =
        Question.of(
            PersonaBuilder.like(Personas.bankrupt())
                .withoutLoans()
                .loan(LoanBuilder.loan("LN-1").daysPastDue(30).build())
                .build(),
            Channel.EMAIL,
            "2026-04-07T16:00:00Z");
    return Trace.of(Rulebooks.fromFiles(files, null), asked.facts()).get(0).checks().stream()
        .flatMap(check -> check.turns().stream())
        .map(turn -> turn.test() + " -> " + (turn.so() ? "so" : "not so"))
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void each_condition_that_is_met_would_turn_by_itself() {
    assertThat(turns("channel: email\nloan.daysPastDue: { at least: 30 }\n"))
        .containsExactly(
            "channel one of email -> not so", "loan.daysPastDue at least 30 -> not so");
  }

  @Test
  void a_condition_that_is_not_met_would_turn_by_being_met() {
    assertThat(turns("loan.daysPastDue: { more than: 30 }\n"))
        .containsExactly("loan.daysPastDue more than 30 -> so");
  }

  @Test
  void of_several_ways_that_are_all_closed_each_that_lacks_one_thing_would_open() {
    assertThat(
            turns(
                """
                any of:
                  - channel: text
                    loan.daysPastDue: { at least: 30 }
                  - channel: voice
                    loan.daysPastDue: { at least: 31 }
                """))
        .containsExactly("channel one of text -> so");
  }

  @Test
  void of_several_ways_that_are_open_no_one_fact_would_close_all() {
    assertThat(
            turns(
                """
                any of:
                  - channel: email
                  - loan.daysPastDue: { at least: 30 }
                """))
        .isEmpty();
  }

  @Test
  void none_of_these_ways_turns_the_other_way_round() {
    assertThat(turns("none of:\n  - channel: email\n    loan.daysPastDue: { at least: 30 }\n"))
        .containsExactly(
            "channel one of email -> not so", "loan.daysPastDue at least 30 -> not so");
    assertThat(turns("none of:\n  - channel: text\n    loan.daysPastDue: { at least: 30 }\n"))
        .containsExactly("channel one of text -> so");
  }
}
