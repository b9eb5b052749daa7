package dev.candor.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.compliance.internal.decide.PredicateRules;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that read the words of a message speak once it is written, and can only refuse. */
class WordRulesTest {

  private static final Facts FACTS =
      Question.of(Personas.newYorker(), Channel.VOICE, "2026-03-06T15:00:00Z").facts();

  private static String rule(String id, String rest) {
    return """
        id: %s
        title: A rule
        sentence: A rule of a test says something.
        citation: { body: House, corpus: House policy, section: "1" }
        verified: house
        effective: { from: 2020-01-01 }
        jurisdiction: house
        explanation: It says so.
        """
            .formatted(id)
        + rest.stripIndent();
  }

  private static Rulebook book(String... rules) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: test\nversion: \"1\"\n".getBytes(UTF_8));
    for (int i = 0; i < rules.length; i++) {
      files.put("rules/r" + i + ".yaml", rules[i].getBytes(UTF_8));
    }
    return Rulebooks.fromFiles(files, null);
  }

  private static final Rulebook NO_SUIT =
      book(
          rule(
              "no-suit",
              """
              when:
                channel: voice
                message.words: { has: [we will sue, "don't wait", "día de pago"] }
              refuse: true
              """),
          rule("other", "when: { channel: mail }\nrefuse: true\n"));

  private static Decision read(Rules rules, String words) {
    return rules.read(FACTS, words);
  }

  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.argumentSet("as it stands", "And then we will sue.", true),
        Arguments.argumentSet("alone", "we will sue", true),
        Arguments.argumentSet("in capitals", "WE WILL SUE YOU", true),
        Arguments.argumentSet("over lines and spaces", "we\n  will\u00A0\tsue", true),
        Arguments.argumentSet("with characters nobody sees", "we wi\u200Bll s\u00ADue", true),
        Arguments.argumentSet("in wide letters", "\uFF57\uFF45 will sue", true),
        Arguments.argumentSet("behind a bracket", "(we will sue)", true),
        Arguments.argumentSet("with a curly quote", "Don\u2019t wait!", true),
        Arguments.argumentSet("without its accent", "el dia de pago", true),
        Arguments.argumentSet("with a combining accent", "el di\u0301a de pago", true),
        Arguments.argumentSet(
            "after a part of a word that is like it", "owe will sue; we will sue", true),
        Arguments.argumentSet("as part of a word", "owe will sue", false),
        Arguments.argumentSet("going on as another word", "we will sueber", false),
        Arguments.argumentSet("with another word between", "we will not sue", false),
        Arguments.argumentSet("not at all", "Please call us.", false),
        Arguments.argumentSet("in no words", "", false));
  }

  @ParameterizedTest
  @MethodSource("words")
  void a_phrase_is_found_however_it_is_set_and_only_whole(String words, boolean found) {
    for (Rules rules :
        List.of(PredicateRules.of(NO_SUIT), DroolsRules.of(NO_SUIT), TieredRules.of(NO_SUIT))) {
      assertThat(read(rules, words).refusals())
          .extracting(one -> one.reason().ruleId().value())
          .isEqualTo(found ? List.of("no-suit") : List.of());
    }
  }

  @Test
  void nothing_is_said_before_the_message_is_written() {
    for (Rules rules :
        List.of(PredicateRules.of(NO_SUIT), DroolsRules.of(NO_SUIT), TieredRules.of(NO_SUIT))) {
      assertThat(rules.decide(FACTS).findings()).isEmpty();
      assertThat(rules.readsWords()).isTrue();
    }
  }

  @Test
  void no_rule_that_reads_no_words_is_asked_again() {
    Rulebook book = book(rule("all", "when: {}\nrefuse: true\n"));

    assertThat(DroolsRules.of(book).readsWords()).isFalse();
    assertThat(read(DroolsRules.of(book), "words").findings()).isEmpty();
    assertThat(DroolsRules.of(book).decide(FACTS).refusals()).hasSize(1);
  }

  @Test
  void a_warning_refuses_nothing() {
    Rulebook book =
        book(rule("w", "when: { message.words: today }\nseverity: warn\nrefuse: true\n"));

    Decision said = read(DroolsRules.of(book), "Pay today");

    assertThat(said.findings()).isEmpty();
    assertThat(said.warnings()).hasSize(1);
  }

  @Test
  void what_else_it_needs_and_nobody_knows_refuses() {
    Rulebook book =
        book(
            rule(
                "barred",
                "when: { message.words: sue, loan.validationNoticeSentOn: { days ago at most: 5 } }\nrefuse: true\n"));

    assertThat(read(DroolsRules.of(book), "We sue.").refusals())
        .first()
        .satisfies(
            one -> assertThat(one.reason().explanation()).contains("loan.validationNoticeSentOn"));
    assertThat(read(DroolsRules.of(book), "We call.").refusals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when: { message.words: sue }\nrestrict: { hours: { from: \"08:00\", to: \"21:00\", zone: recipient } }\n",
        "when: { any of: [ { message.words: sue } ] }\nrestrict: { hours: { from: \"08:00\", to: \"21:00\", zone: recipient } }\n",
        "when: { message.words: sue }\noverrides: [ { rule: other, because: It is so. } ]\n",
        "when: { message.words: sue }\nrefuse: true\noverrides: [ { rule: other, because: It is so. } ]\n"
      })
  void one_that_would_do_more_than_refuse_is_a_fault(String rest) {
    assertThatThrownBy(() -> book(rule("late", rest), rule("other", "when: {}\nrefuse: true\n")))
        .isInstanceOf(BrokenRulebookException.class)
        .hasMessageContaining("message.words")
        .hasMessageContaining("can only refuse");
  }

  @Test
  void none_is_given_an_exception_by_another() {
    assertThatThrownBy(
            () ->
                book(
                    rule("late", "when: { message.words: sue }\nrefuse: true\n"),
                    rule("frees", "when: {}\noverrides: [ { rule: late, because: It is so. } ]\n")))
        .isInstanceOf(BrokenRulebookException.class)
        .hasMessageContaining("asked after all others");
  }
}
