package dev.candor.internal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.internal.check.HouseChecks;
import dev.candor.internal.check.HouseReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/house-checks.md} to the checks there are. */
class HouseChecksPageTest {

  private static final Path PAGE = Path.of("..", "docs", "house-checks.md");

  /** Run with {@code -Dcandor.rewrite=true} after a change of checks, and read the difference. */
  @Test
  void lists_the_house_checks_as_they_are() throws IOException {
    if (Boolean.getBoolean("candor.rewrite")) {
      Files.writeString(PAGE, markdown());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(markdown());
  }

  @Test
  void every_house_check_has_an_id_of_its_own_and_says_what_settles_it() {
    assertThat(reasons()).extracting(HouseReason::id).doesNotHaveDuplicates();
    assertThat(reasons())
        .allSatisfy(
            reason -> {
              assertThat(reason.title()).isNotBlank();
              assertThat(reason.meaning()).endsWith(".");
              assertThat(reason.remedy()).endsWith(".");
            });
  }

  @Test
  void no_house_check_is_cited_by_a_number_that_nothing_explains() {
    assertThat(reasons())
        .extracting(HouseReason::section)
        .noneMatch(section -> section.matches("[A-Z]-[0-9]+"));
  }

  private static List<HouseReason> reasons() {
    return Stream.concat(HouseChecks.reasons().stream(), SendRefusals.reasons().stream())
        .sorted(Comparator.comparing(HouseReason::id))
        .toList();
  }

  private static String markdown() {
    return """
        # House checks

        What the house refuses that no rule of law does. An answer cites each as `House check` with its id, or with the law it stands in for.
        Made from the checks themselves; do not edit it here.

        | id | title | what is refused | what would settle it |
        |---|---|---|---|
        """
        + reasons().stream()
            .map(
                reason ->
                    "| `%s` | %s | %s%s | %s |\n"
                        .formatted(
                            reason.id(),
                            reason.title(),
                            reason.meaning(),
                            reason.section().equals(reason.id().value())
                                ? ""
                                : " Cited as " + reason.section() + ".",
                            reason.remedy()))
            .collect(Collectors.joining());
  }
}
