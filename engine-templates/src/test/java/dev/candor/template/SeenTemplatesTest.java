package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is seen is called seen: false alarms cost trust, too. */
class SeenTemplatesTest {

  @Test
  void ordinary_mails_are_called_seen() {
    List<String> alarms = new ArrayList<>();
    OrdinaryMails.all().forEach((name, page) -> alarm(name, page, alarms));

    assertThat(OrdinaryMails.all()).hasSizeGreaterThanOrEqualTo(60);
    // two in a hundred
    assertThat(alarms).hasSizeLessThanOrEqualTo(OrdinaryMails.all().size() * 2 / 100);
  }

  private static void alarm(String name, String page, List<String> alarms) {
    List<Fault> faults = new ArrayList<>();
    Planner planner = new Planner(new TreeMap<>(), true, faults);
    Source source = new Source(name, page);
    Plan plan = planner.template(source);
    assertThat(faults).as(name).isEmpty();
    Plan styled =
        planner.template(
            source,
            java.util.Objects.requireNonNullElse(
                new StyleInliner(planner::body, faults, new LinkedHashSet<>())
                    .styled(planner.body(source)),
                planner.body(source)));
    for (Plan one : List.of(plan, styled)) {
      String written = one.places().unseen().values().toString();
      String filled = written(page);
      if (!one.places().unseen().isEmpty() || !SeenWordsProperties.seen(filled, false)) {
        alarms.add(name + " " + written);
        return;
      }
    }
  }

  private static String written(String page) {
    return page.replace("{{#each disclosures}}{{text}} {{/each}}", PaintedWords.WORDS);
  }

  @Test
  @Tag("slow")
  void ordinary_mails_show_their_words_in_a_browser() {
    OrdinaryMails.all()
        .forEach(
            (name, page) ->
                assertThat(SeenWordsProperties.unpainted(written(page))).as(name).isEmpty());
  }

}
