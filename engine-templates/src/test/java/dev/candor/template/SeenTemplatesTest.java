package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.decision.Disclosure;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.template.internal.inline.StyleInliner;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.Compiler;
import dev.candor.template.internal.syntax.ParseTrees;
import dev.candor.template.internal.syntax.Source;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is seen is called seen: false alarms cost trust, too. */
@Tag("slow")
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
    Compiler planner = new Compiler(new TreeMap<>(), true, new ParseTrees(), faults);
    Source source = new Source(name, page);
    CompiledTemplate plan = planner.template(source);
    assertThat(faults).as(name).isEmpty();
    CompiledTemplate styled =
        planner.template(
            source,
            Objects.requireNonNullElse(
                new StyleInliner(planner::body, faults, new LinkedHashSet<>())
                    .styled(planner.body(source)),
                planner.body(source)));
    for (CompiledTemplate one : List.of(plan, styled)) {
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

  @Test
  void standard_templates_show_what_they_must() {
    Templatebook book = Templatebook.fromFolder(BookSamples.BOOK);
    TemplateRenderer renderer = TemplateRenderer.of(book);
    List<String> alarms = new ArrayList<>();
    int pages = 0;
    int read = 0;
    for (TemplateDescriptor template : book.descriptors()) {
      CompiledTemplate html =
          book.find(
                  template.subject(), template.channel(), template.language(), template.loanType())
              .orElseThrow()
              .html();
      if (html == null || !html.summary().disclosures) {
        continue;
      }
      pages++;
      read += html.places().seen().isEmpty() ? 1 : 0;
      String subject = template.subject().wireName();
      for (Map<String, Object> sample :
          List.of(BookSamples.of(subject), BookSamples.bare(subject))) {
        try {
          renderer.render(order(template, sample));
        } catch (BrokenTemplateException refused) {
          alarms.add(refused.getMessage());
        }
      }
    }

    assertThat(alarms).isEmpty();
    assertThat(pages).isGreaterThan(160);
    // the pages of letters say other things in other tags; of e-mails each is known once and for
    // all
    assertThat(read).isLessThanOrEqualTo(50);
  }

  private static RenderOrder order(TemplateDescriptor template, Map<String, Object> sample) {
    return new RenderOrder(
        template.subject(),
        template.channel(),
        template.language(),
        template.loanType(),
        sample,
        List.of(
            new Disclosure("one", "Reply STOP to opt out of these messages."),
            new Disclosure("two", "This is an attempt to collect a debt.")),
        false,
        Set.of(Format.HTML),
        Instant.parse("2026-03-02T15:00:00Z"),
        ZoneOffset.UTC);
  }
}
