package dev.candor.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LawTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "us-reg-f-call-frequency", "1006-6", "house"})
  void a_rule_id_is_words_joined_by_hyphens(String value) {
    assertThat(RuleId.of(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a--b", "A", "a_b", "a b", "a\n", "ä"})
  void refuses_any_other_rule_id(String value) {
    assertThatThrownBy(() -> RuleId.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(" + value + ") is not a rule id");
  }

  @Test
  void a_rule_id_has_at_most_80_characters() {
    assertThat(RuleId.of("a".repeat(80)).value()).hasSize(80);
    assertThatThrownBy(() -> RuleId.of("a".repeat(81)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rule_ids_are_ordered_by_their_values() {
    assertThat(RuleId.of("a").compareTo(RuleId.of("b"))).isNegative();
    assertThat(RuleId.of("a").compareTo(RuleId.of("a"))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"us", "us/ny", "us/ny/new-york-city", "house"})
  void a_jurisdiction_is_a_path(String path) {
    assertThat(new Jurisdiction(path)).hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/us", "us/", "us//ny", "US", "us ny"})
  void refuses_any_other_jurisdiction(String path) {
    assertThatThrownBy(() -> new Jurisdiction(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(" + path + ")");
  }

  @Test
  void a_citation_reads_as_people_write_it() {
    assertThat(new Citation("CFPB", "12 CFR", "1006.6(b)(1)", null, Citation.Verified.TEXT))
        .hasToString("12 CFR 1006.6(b)(1)");
    assertThat(Citation.house("contact-invalid"))
        .hasToString("House check contact-invalid")
        .extracting(Citation::verified)
        .isEqualTo(Citation.Verified.HOUSE);
  }
}
