package dev.candor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One name for one thing, and a verb for what does something. */
@Tag("slow")
class WordsTest {

  private static final ShrinkingList NAMES = new ShrinkingList("names-of-several-types.txt");
  private static final ShrinkingList PARTICIPLES = new ShrinkingList("participles.txt");

  /** What every record or class has inside it is read with the name around it. */
  private static final Set<String> READ_WITH_THE_NAME_AROUND_IT = Set.of("Builder");

  private static final Set<String> IRREGULAR =
      Set.of(
          "bound",
          "bought",
          "broken",
          "brought",
          "built",
          "caught",
          "chosen",
          "done",
          "drawn",
          "driven",
          "fallen",
          "felt",
          "forbidden",
          "forgotten",
          "found",
          "given",
          "gone",
          "gotten",
          "grown",
          "heard",
          "held",
          "hidden",
          "kept",
          "known",
          "laid",
          "led",
          "left",
          "lent",
          "lost",
          "made",
          "meant",
          "met",
          "paid",
          "put",
          "said",
          "seen",
          "sent",
          "shown",
          "shut",
          "sold",
          "spent",
          "split",
          "spoken",
          "stood",
          "sunk",
          "taken",
          "taught",
          "thought",
          "thrown",
          "told",
          "torn",
          "understood",
          "undone",
          "unknown",
          "unseen",
          "won",
          "worn",
          "written");

  private static final Set<String> NO_PARTICIPLES =
      Set.of("bleed", "embed", "exceed", "feed", "indeed", "need", "proceed", "seed", "speed");

  @Test
  void a_simple_name_of_a_type_stands_once() {
    Map<String, Set<String>> places = new TreeMap<>();
    for (JavaClass type : House.MAIN) {
      String name = type.getSimpleName();
      if (House.ours().test(type)
          && !name.isEmpty()
          && !name.equals("package-info")
          && !READ_WITH_THE_NAME_AROUND_IT.contains(name)) {
        places.computeIfAbsent(name, key -> new TreeSet<>()).add(type.getName());
      }
    }
    places.values().removeIf(types -> types.size() == 1);

    NAMES.assertNothingIsNew(places.keySet(), "two things of one name: " + places);
    NAMES.assertNothingIsGone(places.keySet());
  }

  @Test
  void no_public_method_is_a_lone_past_participle() {
    Set<String> today =
        House.MAIN.stream()
            .filter(House.ours())
            .flatMap(type -> type.getMethods().stream())
            .filter(WordsTest::isAVerbToBe)
            .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
            .collect(Collectors.toCollection(TreeSet::new));

    PARTICIPLES.assertNothingIsNew(today, "a method says what it does, or what it returns");
    PARTICIPLES.assertNothingIsGone(today);
  }

  @Test
  void tells_a_participle_from_a_verb_and_a_noun() {
    assertThat(isParticiple("told")).isTrue();
    assertThat(isParticiple("verified")).isTrue();
    assertThat(isParticiple("isVerified")).isFalse();
    assertThat(isParticiple("need")).isFalse();
    assertThat(isParticiple("render")).isFalse();
  }

  /** A component of a record is a fact, and a method that overrides has its name from elsewhere. */
  private static boolean isAVerbToBe(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
        && isParticiple(method.getName())
        && !isComponent(method);
  }

  private static boolean isComponent(JavaMethod method) {
    return method.getOwner().isRecord()
        && method.getRawParameterTypes().isEmpty()
        && method.getOwner().getFields().stream()
            .anyMatch(field -> field.getName().equals(method.getName()));
  }

  private static boolean isParticiple(String name) {
    return name.chars().allMatch(Character::isLowerCase)
        && (IRREGULAR.contains(name) || name.endsWith("ed") && !NO_PARTICIPLES.contains(name));
  }
}
