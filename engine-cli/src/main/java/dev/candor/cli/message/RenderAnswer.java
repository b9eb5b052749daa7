package dev.candor.cli.message;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.InteractionForm;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.SegmentsForm;
import dev.candor.cli.answer.TextPage;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.Rendering;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code render}: the document in one form, or the file it was written to.
 *
 * @param file null where the document is the answer
 * @param size the bytes of the document
 */
record RenderAnswer(Rendering rendering, Format format, @Nullable Path file, int size)
    implements CommandAnswer {

  @Override
  public Object toJson() {
    Document document = rendering.document();

    return SegmentsForm.add(
        SegmentsForm.count(document),
        JsonAnswers.of(
            "template",
            document.template(),
            "language",
            document.language(),
            "format",
            format.wireName(),
            "subjectLine",
            document.subjectLine(),
            "content",
            file == null ? content(document) : null,
            "file",
            JsonAnswers.text(file),
            "bytes",
            size,
            "undefinedNames",
            rendering.undefinedNames().stream().map(InteractionForm::of).toList()));
  }

  private @Nullable String content(Document document) {
    return switch (format) {
      case TEXT -> document.text();
      case HTML -> document.html();
      case PDF -> null;
    };
  }

  @Override
  public void print(TextPage text) {
    String content = content(rendering.document());
    if (file == null && content != null) {
      text.out().print(content);
      text.out().flush();
    }
  }
}
