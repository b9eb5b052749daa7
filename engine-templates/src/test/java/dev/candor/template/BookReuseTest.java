package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.template.internal.book.TemplateSet;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds what a book laid over another takes from it as it is, and what it compiles again. */
class BookReuseTest {

  private static final String TEXT = "templates/en/paymentFailed/text.text.hbs";
  private static final String SPANISH = "templates/es/paymentFailed/text.text.hbs";
  private static final String SLOT = "{{#each disclosures}}{{text}}{{/each}}";
  private static final Templatebook BELOW =
      Templatebook.of(
          new TreeMap<>(
              Map.of(
                  TEXT,
                  "Hello. {{> bye}}" + SLOT,
                  SPANISH,
                  "Hola. {{> bye}}" + SLOT,
                  "templates/en/loanPaidOff/text.text.hbs",
                  "Thank you." + SLOT,
                  "partials/bye.hbs",
                  "Bye. ")),
          new ArrayList<>());

  private static Templatebook over(Map<String, String> files) {
    return Templatebook.of(new TreeMap<>(files), "templatebook", new ArrayList<>()).over(BELOW);
  }

  private static TemplateSet below(String key) {
    return BELOW.compiledBook().sets().get(key);
  }

  private static TemplateSet above(Map<String, String> files, String key) {
    return over(files).compiledBook().sets().get(key);
  }

  @Test
  void takes_a_template_whose_files_are_the_same() {
    TemplateSet set = above(Map.of(TEXT, "Good day. {{> bye}}" + SLOT), "en/loanPaidOff/text");

    assertThat(set.text()).isSameAs(below("en/loanPaidOff/text").text());
  }

  @Test
  void compiles_a_template_whose_file_is_another_one() {
    TemplateSet set = above(Map.of(TEXT, "Good day. {{> bye}}" + SLOT), "en/paymentFailed/text");

    assertThat(set.text()).isNotSameAs(below("en/paymentFailed/text").text());
  }

  @Test
  void compiles_a_template_whose_partial_is_another_one() {
    Map<String, String> files = Map.of("partials/bye.hbs", "So long. ");

    assertThat(above(files, "en/paymentFailed/text").text())
        .isNotSameAs(below("en/paymentFailed/text").text());
    assertThat(above(files, "en/loanPaidOff/text").text())
        .isSameAs(below("en/loanPaidOff/text").text());
  }

  @Test
  void compiles_a_template_that_gets_a_partial_in_its_language() {
    Map<String, String> files = Map.of("partials/es/bye.hbs", "Adiós. ");

    assertThat(above(files, "es/paymentFailed/text").text())
        .isNotSameAs(below("es/paymentFailed/text").text());
    assertThat(above(files, "en/paymentFailed/text").text())
        .isSameAs(below("en/paymentFailed/text").text());
  }

  @Test
  void compiles_a_text_message_again_under_another_limit() {
    Map<String, String> files = Map.of("templatebook.properties", "text.maxSegments=2");

    assertThat(above(files, "en/loanPaidOff/text").text())
        .isNotSameAs(below("en/loanPaidOff/text").text());
  }

  @Test
  void says_of_a_template_taken_as_it_is_what_the_book_above_says() {
    Map<String, String> files = Map.of("templatebook.properties", "disabled=loanPaidOff/text");
    TemplateSet set = above(files, "en/loanPaidOff/text");

    assertThat(set.text()).isSameAs(below("en/loanPaidOff/text").text());
    assertThat(set.descriptor().enabled()).isFalse();
  }
}
