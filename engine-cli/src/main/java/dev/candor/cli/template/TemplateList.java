package dev.candor.cli.template;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.text.Columns;
import dev.candor.cli.text.Plural;
import dev.candor.document.TemplateDescriptor;
import dev.candor.template.TemplateListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code templates list}.
 *
 * @param all how many there are, whatever was asked for
 */
record TemplateList(List<TemplateListing> found, int all) implements CommandAnswer {

  private static final int SHORT = 12;

  @Override
  public Object toJson() {
    return found.stream().map(TemplateList::toJson).toList();
  }

  /** Returns a template without its text. */
  static Map<String, @Nullable Object> toJson(TemplateListing listing) {
    TemplateDescriptor template = listing.descriptor();
    return JsonAnswers.of(
        "key", template.key(),
        "subject", template.subject().wireName(),
        "channel", template.channel().wireName(),
        "language", template.language(),
        "loanType", JsonAnswers.text(template.loanType()),
        "name", template.name(),
        "sensitive", template.sensitive(),
        "enabled", template.enabled(),
        "books", listing.books(),
        "checksum", listing.checksum());
  }

  @Override
  public void print(TextPage text) {
    Columns columns = Columns.of("key", "name", "loan type", "", "book", "checksum");
    for (TemplateListing one : found) {
      TemplateDescriptor template = one.descriptor();
      columns.row(
          template.key(),
          template.name(),
          template.loanType() == null ? "" : template.loanType().wireName(),
          marks(template),
          one.parts().get(0).file().book(),
          one.checksum().substring(0, SHORT));
    }

    columns.print(text.out());
    text.printAside(Plural.of(found.size(), "template") + " of " + all + ".");
  }

  private static String marks(TemplateDescriptor template) {
    List<String> marks = new ArrayList<>();
    if (!template.enabled()) {
      marks.add("disabled");
    }
    if (template.sensitive()) {
      marks.add("sensitive");
    }
    return String.join(", ", marks);
  }
}
