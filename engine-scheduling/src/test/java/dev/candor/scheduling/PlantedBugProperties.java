package dev.candor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tag;

/**
 * The laws are worth what they catch: every schedule that is wrong on purpose breaks one of them
 * within the tries of the full lane, and mostly within some dozens.
 */
@Tag("slow")
class PlantedBugProperties {

  private static final int TRIES = 20_000;
  private static final long SEED = 5;

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void every_planted_bug_is_caught(@ForAll PlantedBug bug) {
    assertThat(caught(bug::make, TRIES)).as("%s within %d tries", bug, TRIES).isNotNull();
  }

  @Example
  void a_schedule_without_a_planted_bug_is_not_caught() {
    assertThat(caught(Situation::schedule, 500)).isNull();
    assertThat(caught(PlantedBug::unspoilt, 500)).isNull();
  }

  /** The law that was broken and by what, or null. */
  private static String caught(Function<Situation, Schedule> maker, int tries) {
    RandomGenerator<Situation> situations = Situations.any().generator(1_000);
    Random random = new Random(SEED);
    for (int i = 0; i < tries; i++) {
      Situation given = situations.next(random).value();
      for (Laws law : Laws.values()) {
        try {
          law.check(given, maker);
        } catch (AssertionError | IllegalStateException | IllegalArgumentException broken) {
          return law + " after " + (i + 1) + " tries: " + given;
        }
      }
    }
    return null;
  }
}
