package dev.candor.template.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.template.internal.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlLintTest {

  private static List<String> messages(String html) {
    List<String> messages = new ArrayList<>();
    HtmlLint.check(
        HtmlOutline.of(new Source("t", html)),
        true,
        fault -> messages.add(fault.place() + " " + fault.message().lines().findFirst().orElse("")),
        note -> messages.add(note.place() + " " + note.message().lines().findFirst().orElse("")));
    return messages;
  }

  @Test
  void finds_a_display_behind_a_mustache_in_a_style() {
    assertThat(messages("<p style=\"color:{{textColorOfTheLetter}};display:flex\">x</p>"))
        .anyMatch(message -> message.startsWith("t:1:42 The display (flex)"));
  }

  @Test
  void reads_on_behind_a_comment_that_ends_at_once() {
    assertThat(messages("<!--><img src=\"https://a.example/b.png\" alt=\"\">"))
        .singleElement()
        .asString()
        .startsWith("t:1:11 The image is on the web");
  }

  @Test
  void finds_no_tag_in_what_a_browser_takes_for_a_comment() {
    assertThat(messages("</ <img src=\"https://a.example/b.png\">")).isEmpty();
  }
}
