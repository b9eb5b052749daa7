package dev.candor.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.document.Format;
import dev.candor.party.ActorRole;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.CaseStatus;
import dev.candor.party.ConsentHolder;
import dev.candor.party.ConsentState;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactStatus;
import dev.candor.party.ContactType;
import dev.candor.party.LoanStatus;
import dev.candor.party.LoanType;
import dev.candor.party.PhoneKind;
import dev.candor.party.Place;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {

  static Stream<Arguments> vocabularies() {
    return Stream.of(
            Subject.WORDS,
            Theme.WORDS,
            Channel.WORDS,
            Status.WORDS,
            StatusDetails.WORDS,
            Direction.WORDS,
            CaseType.WORDS,
            AgentOutcome.WORDS,
            Format.WORDS,
            ActorRole.WORDS,
            Affiliation.WORDS,
            BorrowerStatus.WORDS,
            CaseStatus.WORDS,
            ConsentHolder.WORDS,
            ConsentState.WORDS,
            ContactLabel.WORDS,
            ContactStatus.WORDS,
            ContactType.WORDS,
            LoanStatus.WORDS,
            LoanType.WORDS,
            PhoneKind.WORDS,
            Place.WORDS)
        .map(words -> Arguments.argumentSet(words.kind(), words));
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void finds_every_word_by_its_name_and_no_other(Vocabulary<?> words) {
    assertThat(words.names())
        .isNotEmpty()
        .allSatisfy(
            name -> {
              assertThat(words.of(name).wireName()).isEqualTo(name);
              assertThat(words.of(name)).hasToString(name);
              assertThat(words.find(name)).isPresent();
            });
    assertThat(words.find("no such word")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void refuses_a_word_it_does_not_hold_by_name(Vocabulary<?> words) {
    assertThatThrownBy(() -> words.of("no such word at all"))
        .isInstanceOf(UnknownWordException.class)
        .hasMessageStartingWith(
            "The value (no such word at all) is not "
                + (words.kind().matches("[aeiou].*") ? "an " : "a ")
                + words.kind()
                + ".");
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void does_not_forgive_another_case(Vocabulary<?> words) {
    String first = words.names().iterator().next();

    assertThatThrownBy(() -> words.of(first.toUpperCase(Locale.ROOT)))
        .hasMessageContaining("Nearest: " + first);
  }

  @Test
  void an_unknown_word_is_refused_with_the_nearest() {
    assertThatThrownBy(() -> Channel.of("emial"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The value (emial) is not a channel. Nearest: email, mail.");
    assertThatThrownBy(() -> Subject.of("loanOverdueFirstNotise"))
        .hasMessageStartingWith(
            "The value (loanOverdueFirstNotise) is not a subject. Nearest: loanOverdueFirstNotice,");
    assertThatThrownBy(() -> Theme.of("opsCollDept")).hasMessageContaining("opsCollDebt");
    assertThatThrownBy(() -> Status.of("cancelled")).hasMessageContaining("canceled");
  }

  @Test
  void a_word_near_to_nothing_is_refused_with_all_of_a_short_vocabulary() {
    UnknownWordException unknown =
        catchThrowableOfType(UnknownWordException.class, () -> Direction.of("sideways-and-up"));

    assertThat(unknown.nearest()).containsExactly("outbound", "inbound");
  }

  @Test
  void a_word_near_to_nothing_is_refused_without_all_of_a_long_vocabulary() {
    UnknownWordException unknown =
        catchThrowableOfType(UnknownWordException.class, () -> Subject.of("xyzzyxyzzyxyzzy"));

    assertThat(unknown.nearest()).isEmpty();
    assertThat(unknown).hasMessage("The value (xyzzyxyzzyxyzzy) is not a subject.");
  }

  @Test
  void the_tokens_of_other_vocabularies_are_unknown() {
    assertThatThrownBy(() -> Status.of("null")).isInstanceOf(UnknownWordException.class);
    assertThatThrownBy(() -> StatusDetails.of("null")).isInstanceOf(UnknownWordException.class);
    assertThatThrownBy(() -> AgentOutcome.of("voiceDisconnectedWhileQueuedOnHold"))
        .isInstanceOf(UnknownWordException.class);
    assertThatThrownBy(() -> Subject.of("paymentReminder"))
        .isInstanceOf(UnknownWordException.class);
  }

  @Test
  void an_endless_word_is_shown_in_part_and_on_one_line() {
    assertThatThrownBy(() -> Channel.of("x\n".repeat(5_000)))
        .hasMessageMatching("The value \\((x ){30}\\.\\.\\.\\) is not a channel\\..*");
  }

  @Test
  void the_returned_letter_is_a_subject_and_a_status_detail_of_its_own() {
    assertThat(Subject.of("letterReturnedToSender"))
        .isNotEqualTo(StatusDetails.of("letterReturnedToSender"));
  }
}
