package dev.candor;

import dev.candor.document.Document;
import dev.candor.document.Rendering;
import dev.candor.document.UndefinedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three contents of a message, written and not sent.
 *
 * @param contentHtml the HTML, or null where the channel has none
 * @param contentText the plain text, or null where the channel has none
 * @param subjectLine the subject line, or null where the channel has none
 * @param undefinedNames names its template did not find
 */
public record Preview(
    @Nullable String contentHtml,
    @Nullable String contentText,
    @Nullable String subjectLine,
    List<UndefinedName> undefinedNames) {

  public Preview {
    undefinedNames = List.copyOf(undefinedNames);
  }

  static Preview of(Rendering rendering) {
    Document document = rendering.document();
    return new Preview(
        document.html(), document.text(), document.subjectLine(), rendering.undefinedNames());
  }
}
