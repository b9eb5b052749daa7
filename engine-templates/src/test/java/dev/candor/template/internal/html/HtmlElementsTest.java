package dev.candor.template.internal.html;

import static dev.candor.template.internal.html.HtmlElements.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.template.internal.html.HtmlElements.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtmlElementsTest {

  @ParameterizedTest
  @EnumSource
  void every_trait_has_elements(Trait trait) {
    assertThat(with(trait)).isNotEmpty().allMatch(name -> name.matches("[a-z][a-z0-9]*"));
  }

  @Test
  void what_a_trait_says_no_other_denies() {
    assertThat(with(Trait.KEPT))
        .doesNotContainAnyElementsOf(with(Trait.DROPPED))
        .doesNotContainAnyElementsOf(with(Trait.ACTIVE))
        .doesNotContainAnyElementsOf(with(Trait.RAW));
    assertThat(with(Trait.SHOWN))
        .doesNotContainAnyElementsOf(with(Trait.TEXTLESS))
        .doesNotContainAnyElementsOf(with(Trait.UNSTYLED))
        .doesNotContainAnyElementsOf(with(Trait.DROPPED));
    assertThat(with(Trait.LINE)).doesNotContainAnyElementsOf(with(Trait.PARAGRAPH));
    assertThat(with(Trait.EMPTY)).containsAll(with(Trait.EMPTY_IN_PAGE));
    assertThat(with(Trait.NO_MARKUP)).containsAll(with(Trait.RAW));
  }
}
