package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.Rendering;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.Channel;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written stays as it was, whatever is moved inside. */
@Tag("slow")
class GoldenTest {

  private static final Set<Channel> LETTERS = Set.of(Channel.MAIL, Channel.FAX, Channel.DOCUMENT);
  private static final Set<Channel> PAGES =
      Set.of(Channel.EMAIL, Channel.MAIL, Channel.FAX, Channel.DOCUMENT, Channel.GUI);
  private static final List<Disclosure> DISCLOSURES =
      List.of(
          new Disclosure("one", "Reply STOP to opt out of these messages."),
          new Disclosure("two", "This is an attempt to collect a debt."));

  @Test
  void standard_templates_write_what_they_wrote() {
    Templatebook book = Templatebook.fromFolder(BookSamples.BOOK);
    TemplateRenderer renderer = TemplateRenderer.of(book);
    SortedMap<String, String> texts = new TreeMap<>();

    for (TemplateDescriptor template : book.descriptors()) {
      String subject = template.subject().wireName();
      write(renderer, template, "full", BookSamples.of(subject), texts);
      write(renderer, template, "bare", BookSamples.bare(subject), texts);
    }

    assertThat(book.descriptors()).hasSizeGreaterThanOrEqualTo(275);
    Golden.assertUnchanged("standard.txt", texts);
  }

  private static void write(
      TemplateRenderer renderer,
      TemplateDescriptor template,
      String how,
      Map<String, @Nullable Object> sample,
      SortedMap<String, String> texts) {
    EnumSet<Format> formats = EnumSet.of(Format.TEXT);
    if (PAGES.contains(template.channel())) {
      formats.add(Format.HTML);
    }
    if (LETTERS.contains(template.channel())) {
      formats.add(Format.PDF);
    }
    String name = template.key() + " " + how + " ";
    Rendering rendering =
        renderer.render(
            new RenderOrder(
                template.subject(),
                template.channel(),
                template.language(),
                template.loanType(),
                sample,
                DISCLOSURES,
                false,
                formats,
                GivenTemplate.NOW,
                GivenTemplate.ZONE));

    Document document = rendering.document();
    keep(texts, name + "subject", document.subjectLine());
    keep(texts, name + "text", document.text());
    keep(texts, name + "html", document.html());
    keep(texts, name + "pdf", document.pdf() == null ? null : PdfWords.of(document.pdf()));
    keep(texts, name + "undefined", rendering.undefinedNames().toString());
  }

  private static void keep(SortedMap<String, String> texts, String name, @Nullable String text) {
    if (text != null) {
      texts.put(name, text);
    }
  }

  @Test
  void hostile_templates_end_as_they_ended() {
    SortedMap<String, String> texts = new TreeMap<>();

    for (HostileTemplate one : HostileTemplate.all()) {
      GivenTemplate given = one.given(GoldenTest::placed);
      try {
        texts.put(
            one.name() + " output", HostileTemplate.words(given.write(given.load(), one.format())));
      } catch (BrokenTemplateException broken) {
        texts.put(one.name() + " faults", broken.getMessage());
      }
    }

    Golden.assertUnchanged("hostile.txt", texts);
  }

  /** Places that are the same on every machine; who reads them is seen elsewhere. */
  private static String placed(String text) {
    return text.replace("{server}", "http://127.0.0.1:9").replace("{file}", "/kept.txt");
  }
}
