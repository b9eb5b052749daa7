package dev.candor.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bounds of every identifier. */
class IdsTest {

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind("PersonId", PersonId::of),
        kind("ContactId", ContactId::of),
        kind("LoanId", LoanId::of),
        kind("CaseId", CaseId::of),
        kind("StatementId", StatementId::of),
        kind("DocumentId", DocumentId::of),
        kind("InteractionId", InteractionId::of),
        kind("ExternalId", ExternalId::of));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void takes_1_to_255_characters_as_they_are(String kind, Function<String, Record> of) {
    for (String value : new String[] {"A", "x".repeat(255), "ext-ABCDE", "run 7: Ünïcode/#1"}) {
      assertThat(of.apply(value)).hasToString(value).isEqualTo(of.apply(value));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refuses_an_empty_value(String kind, Function<String, Record> of) {
    assertThatThrownBy(() -> of.apply(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The length (0) of " + kind + " must be 1 to 255 characters.");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refuses_256_characters_without_repeating_them(String kind, Function<String, Record> of) {
    assertThatThrownBy(() -> of.apply("x".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The length (256) of " + kind + " must be 1 to 255 characters.");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refuses_blanks_and_control_characters(String kind, Function<String, Record> of) {
    for (String value : new String[] {" ", "a\nb", "a\u0000", "\u007f", "a\u0085b"}) {
      assertThatThrownBy(() -> of.apply(value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The " + kind + " is blank or holds control characters.");
    }
  }

  @Test
  void are_ordered_by_their_values() {
    assertThat(Stream.of(LoanId.of("LN-2"), LoanId.of("LN-1"), LoanId.of("LN-10")).sorted())
        .containsExactly(LoanId.of("LN-1"), LoanId.of("LN-10"), LoanId.of("LN-2"));
  }

  @Test
  void of_two_kinds_with_one_value_are_not_equal() {
    assertThat(LoanId.of("A")).isNotEqualTo(CaseId.of("A"));
  }

  private static Arguments kind(String name, Function<String, Record> of) {
    return Arguments.argumentSet(name, name, of);
  }
}
