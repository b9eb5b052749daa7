package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.workshop.page.FactsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FactsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "facts.md");

  /** Run with {@code -Dcandor.rewrite=true} after a change of facts, and read the difference. */
  @Test
  void lists_the_facts_as_the_register_has_them() throws IOException {
    if (Boolean.getBoolean("candor.rewrite")) {
      Files.writeString(PAGE, FactsPage.renderMarkdown());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(FactsPage.renderMarkdown());
  }

  @Test
  void lists_every_fact_once() {
    assertThat(FactRegister.all())
        .allSatisfy(
            fact ->
                assertThat(FactsPage.renderMarkdown())
                    .containsOnlyOnce("| `" + fact.text() + "` | "));
  }
}
