package dev.candor.cli.template;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.template.TemplateListing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of {@code templates show}: the files a template is written from. */
record TemplateSources(TemplateListing found, List<TemplateListing.Part> parts)
    implements CommandAnswer {

  @Override
  public Object toJson() {
    Map<String, @Nullable Object> tree = TemplateList.toJson(found);
    tree.put("parts", parts.stream().map(TemplateSources::toJson).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> toJson(TemplateListing.Part part) {
    return JsonAnswers.of(
        "part",
        part.name(),
        "file",
        toJson(part.file()),
        "partials",
        part.partials().stream().map(TemplateSources::toJson).toList());
  }

  private static Map<String, @Nullable Object> toJson(TemplateListing.File file) {
    return JsonAnswers.of("path", file.path(), "book", file.book(), "text", file.text());
  }

  @Override
  public void print(TextPage text) {
    Map<String, TemplateListing.File> files = new LinkedHashMap<>();
    parts.forEach(one -> files.put(one.file().path(), one.file()));
    parts.forEach(
        one -> one.partials().forEach(partial -> files.putIfAbsent(partial.path(), partial)));
    files
        .values()
        .forEach(file -> text.printContent(file.path() + " (" + file.book() + ")", file.text()));
  }
}
