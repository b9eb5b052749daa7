package dev.candor.compliance.internal.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Question;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import dev.candor.party.BorrowerFile;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FactRegisterTest {

  static Stream<Arguments> borrowers() {
    return Stream.of(
        Arguments.of("with nothing special", Personas.newYorker()),
        Arguments.of("with two loans", Personas.twoLoans()),
        Arguments.of("in bankruptcy", Personas.bankrupt()),
        Arguments.of("with a dispute", Personas.disputing()),
        Arguments.of("with an attorney", Personas.representedBorrower()),
        Arguments.of("with a past", Personas.calledSevenTimes()),
        Arguments.of("with inconvenient times", Personas.inconvenientTimes()),
        Arguments.of("without a contact", Personas.noContact()));
  }

  @ParameterizedTest(name = "a borrower {0}")
  @MethodSource("borrowers")
  void every_fact_of_the_register_is_missing_or_what_its_type_says(String who, BorrowerFile file) {
    for (RuleInput matter :
        RuleInput.of(Question.of(file, Channel.VOICE, "2026-03-06T15:00:00Z").facts())) {
      for (Fact fact : FactRegister.all()) {
        Object value = matter.value(fact);
        if (value != null) {
          assertThat(value).as(fact.text()).isInstanceOf(java(fact.type()));
        }
      }
    }
  }

  private static Class<?> java(Fact.Type type) {
    return switch (type) {
      case WORD -> String.class;
      case WORDS -> Set.class;
      case NUMBER -> Long.class;
      case FLAG -> Boolean.class;
      case DATE -> LocalDate.class;
    };
  }
}
