package dev.candor.template.internal.safe;

import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.visible.HtmlToText;
import org.jspecify.annotations.Nullable;

/**
 * What a helper prints as HTML rather than as data: balanced, and harmless wherever text may stand
 * in a page. A part without HTML gets the words of it. Immutable.
 */
public final class Markup {

  private final String html;
  private final @Nullable String words;

  private Markup(String html, @Nullable String words) {
    this.html = html;
    this.words = words;
  }

  /** Markup whose words are the plain text of it. */
  public static Markup of(String html) {
    return new Markup(html, null);
  }

  /** Markup with the words that stand for it where there is no HTML. */
  public static Markup of(String html, String words) {
    return new Markup(html, words);
  }

  /** Each line of data on a line of its own. */
  public static Markup lines(Iterable<String> lines) {
    StringBuilder html = new StringBuilder();
    for (String line : lines) {
      html.append(html.length() == 0 ? "" : "<br>");
      Form.HTML.append(line, html);
    }
    return new Markup(html.toString(), String.join("\n", lines));
  }

  public String html() {
    return html;
  }

  public String words() {
    return words == null ? HtmlToText.of(html) : words;
  }

  public boolean isEmpty() {
    return html.isEmpty();
  }
}
