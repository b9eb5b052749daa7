package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Rulebooks;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.casebook.RuleCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples whose outcome the regulator or the words of a rule give: each is a case by id. */
class WorkedExamplesTest {

  private static final Path LISTS = Path.of("src", "test", "resources");

  private static List<String> list(String name) throws IOException {
    return Files.readAllLines(LISTS.resolve(name)).stream().filter(id -> !id.isBlank()).toList();
  }

  private static Set<String> cases() {
    return Casebook.of(
            Rulebooks.fromClasspath(WorkedExamplesTest.class.getClassLoader(), "rulebook/us"))
        .cases()
        .stream()
        .map(RuleCase::id)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Run with {@code -Dcandor.rewrite=true} to take out of the missing what is a case by now. */
  @Test
  void every_worked_example_is_a_case_but_those_still_missing() throws IOException {
    List<String> examples = list("worked-examples.txt");
    Set<String> lacking = new TreeSet<>(examples);
    lacking.removeAll(cases());
    List<String> known = list("worked-examples-missing.txt");
    if (Boolean.getBoolean("candor.rewrite") && known.containsAll(lacking)) {
      Files.write(LISTS.resolve("worked-examples-missing.txt"), lacking);
    }

    assertThat(examples).hasSize(143).doesNotHaveDuplicates();
    assertThat(examples).as("what is missing is an example").containsAll(known);
    assertThat(known).as("the list of the missing only shrinks").containsAll(lacking);
  }
}
