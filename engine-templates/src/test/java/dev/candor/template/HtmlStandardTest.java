package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.template.internal.safe.HtmlCleaner;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every element and attribute of the HTML standard, given by people outside. */
@Tag("slow")
class HtmlStandardTest {

  // their words are none of a message, or none that is written between their tags
  private static final Set<String> WITHOUT_WORDS =
      Set.of("br", "col", "colgroup", "hr", "img", "wbr", "frameset", "spacer");

  static List<String> elements() {
    return HtmlStandard.elements();
  }

  static Set<String> prose() {
    return HtmlStandard.PROSE;
  }

  static List<String> writtenByEditors() {
    return HtmlStandard.WRITTEN_BY_EDITORS;
  }

  @ParameterizedTest
  @MethodSource("elements")
  void nothing_runs_loads_or_asks(String element) {
    StringBuilder attributes = new StringBuilder();
    HtmlStandard.EVENTS.forEach(one -> attributes.append(' ').append(one).append("=alert(1)"));
    HtmlStandard.REACHING.forEach(one -> attributes.append(' ').append(one).append("=x"));
    Stream<String> addresses =
        Stream.of("javascript:alert(1)", "https://x.example/p", "//x.example", "data:text/html,x");
    addresses.forEach(
        address -> {
          StringBuilder all = new StringBuilder(attributes);
          HtmlStandard.ADDRESSES.forEach(one -> all.append(' ').append(one + "='" + address + "'"));
          String tag = "<" + element + all + ">words</" + element + ">";
          assertHarmless(HtmlCleaner.clean(tag + "<p>before<span>" + tag + "</span>after"));
          String large = tag.toUpperCase(Locale.ROOT);
          assertHarmless(
              HtmlCleaner.clean(
                  "<table><tr><td>" + tag + "</table><svg>" + large + "</svg><math><mtext>" + tag));
        });
  }

  @ParameterizedTest
  @MethodSource("prose")
  void words_stay(String element) {
    String clean = HtmlCleaner.clean("<p>before</p><" + element + ">words</" + element + ">");

    assertThat(Jsoup.parseBodyFragment(clean).text())
        .contains("before")
        .contains(WITHOUT_WORDS.contains(element) ? "" : "words");
  }

  @ParameterizedTest
  @MethodSource("writtenByEditors")
  void what_editors_write_stays_what_it_is(String html) {
    assertThat(HtmlCleaner.clean(html)).isEqualTo(html);
  }

  /** By the standard nothing in it runs, loads, asks, or reaches what stands around it. */
  static void assertHarmless(String clean) {
    for (Element element : Jsoup.parseBodyFragment(clean).body().select("*:not(body)")) {
      assertThat(HtmlStandard.PROSE).contains(element.normalName());
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        assertThat(name).doesNotStartWith("on").isNotIn(HtmlStandard.REACHING);
        if (name.equals("href")) {
          assertThat(element.normalName()).isEqualTo("a");
          assertThat(attribute.getValue().toLowerCase(Locale.ROOT))
              .matches("(https?://|mailto:|tel:)[^\\s\"<>\\\\]+");
        } else if (name.equals("src")) {
          assertThat(element.normalName()).isEqualTo("img");
          assertThat(attribute.getValue())
              .matches("data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=]+");
        } else {
          assertThat(name).isNotIn(HtmlStandard.ADDRESSES);
          assertThat(attribute.getValue().toLowerCase(Locale.ROOT)).doesNotContain("javascript:");
        }
      }
    }
  }
}
