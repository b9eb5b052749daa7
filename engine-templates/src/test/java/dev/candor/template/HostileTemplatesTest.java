package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.fault.BrokenTemplateException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile template, from a folder on disk, ends as hostile/templates.txt says. */
@Tag("slow")
class HostileTemplatesTest {

  /** Not how fast it must be, but when it hangs. */
  private static final Duration HANGS = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static HostileWorld world;

  @BeforeAll
  static void open() {
    world = new HostileWorld(folder);
  }

  @AfterAll
  static void close() throws IOException {
    List<String> asked = world.asked();
    world.close();
    assertThat(asked).isEmpty();
  }

  static Stream<Arguments> cases() {
    return HostileTemplate.all().stream().map(one -> Arguments.argumentSet(one.toString(), one));
  }

  @Test
  void there_are_enough_of_them_and_each_has_a_name_of_its_own() {
    assertThat(HostileTemplate.all()).hasSizeGreaterThanOrEqualTo(110);
    assertThat(HostileTemplate.all()).extracting(HostileTemplate::name).doesNotHaveDuplicates();
  }

  /** Else no test here could fail for a letter: its bytes hold no words. */
  @Test
  void would_see_the_words_of_a_file_on_paper() {
    GivenTemplate given =
        GivenTemplate.given("mail.html", "<p>{{x}}</p>").with("x", HostileWorld.FILE_WORDS);
    Document letter = given.write(given.load(), Format.PDF);

    assertThat(given.pdf()).contains(HostileWorld.FILE_WORDS);
    assertThatThrownBy(() -> HostileWorld.assertUnread(letter)).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ends_as_it_should(HostileTemplate one) {
    assertTimeoutPreemptively(HANGS, () -> ends(one));
  }

  private static void ends(HostileTemplate one) {
    GivenTemplate given = one.given(world::placed);
    if (one.ends().equals("load")) {
      assertThatThrownBy(given::load)
          .isInstanceOfSatisfying(BrokenTemplateException.class, broken -> clear(one, broken));
      return;
    }
    Templatebook book = given.load();
    switch (one.ends()) {
      case "render" ->
          assertThatThrownBy(() -> given.write(book, one.format()))
              .isInstanceOfSatisfying(BrokenTemplateException.class, broken -> clear(one, broken));
      case "output" -> written(one, given.write(book, one.format()));
      case "either" -> {
        try {
          written(one, given.write(book, one.format()));
        } catch (BrokenTemplateException broken) {
          clear(one, broken);
        }
      }
      default -> throw new AssertionError(one.ends());
    }
  }

  private static void written(HostileTemplate one, Document document) {
    assertThat(HostileTemplate.words(document)).contains(one.says());
    HostileWorld.assertUnread(document);
  }

  private static void clear(HostileTemplate one, BrokenTemplateException broken) {
    assertThat(broken.getMessage())
        .contains(one.says())
        .doesNotContain(HostileValues.SECRET, HostileWorld.FILE_WORDS);
    assertThat(broken.getMessage().lines().toList()).last().asString().startsWith("Maybe ");
    assertThat(broken.faults())
        .allSatisfy(fault -> assertThat(fault.line().length()).isLessThan(4_000));
  }
}
