package dev.candor.cli.message;

import dev.candor.Preview;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.InteractionForm;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.SegmentsForm;
import dev.candor.cli.answer.TextPage;
import dev.candor.document.TextSegments;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code preview}.
 *
 * @param segments how a text message is cut; null for what goes another way
 */
record PreviewAnswer(Preview preview, @Nullable TextSegments segments) implements CommandAnswer {

  @Override
  public Object toJson() {
    return SegmentsForm.add(
        segments,
        JsonAnswers.of(
            "contentHtml",
            preview.contentHtml(),
            "contentText",
            preview.contentText(),
            "subjectLine",
            preview.subjectLine(),
            "undefinedNames",
            preview.undefinedNames().stream().map(InteractionForm::of).toList()));
  }

  @Override
  public void print(TextPage text) {
    print(text, "subject line", preview.subjectLine());
    print(text, segments == null ? "text" : "text, " + segments, preview.contentText());
    print(text, "html", preview.contentHtml());
  }

  private static void print(TextPage text, String heading, @Nullable String content) {
    if (content != null) {
      text.printContent(heading, content);
    }
  }
}
