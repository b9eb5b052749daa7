package dev.candor.template;

import dev.candor.document.TemplateDescriptor;
import dev.candor.template.internal.book.TemplatePaths;
import dev.candor.template.internal.book.TemplateSet;
import dev.candor.template.internal.program.CompiledTemplate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template and the files it is made of. Immutable.
 *
 * @param descriptor what it is for
 * @param checksum SHA-256 over its files and those of its partials, in hexadecimal
 * @param parts its subject line, HTML and text, as far as it has them
 */
public record TemplateListing(
    TemplateDescriptor descriptor, String checksum, List<TemplateListing.Part> parts) {

  /**
   * One file. Immutable.
   *
   * @param path below the book's root, such as {@code partials/footer.hbs}
   * @param book the name and version of the book it is from
   * @param text what it says
   */
  public record File(String path, String book, String text) {}

  /**
   * One part of a template. Immutable.
   *
   * @param name subject, html or text
   * @param file its own file
   * @param partials the layouts and partials it may print, sorted by path
   */
  public record Part(String name, File file, List<File> partials) {

    public Part {
      partials = List.copyOf(partials);
    }
  }

  public TemplateListing {
    parts = List.copyOf(parts);
  }

  static TemplateListing of(
      TemplateSet set, Map<String, String> files, Map<String, String> origins) {
    List<Part> parts = new ArrayList<>();
    add(set.subjectLine(), TemplateSet.Part.SUBJECT, set, parts, files, origins);
    add(set.html(), TemplateSet.Part.HTML, set, parts, files, origins);
    add(set.text(), TemplateSet.Part.TEXT, set, parts, files, origins);
    return new TemplateListing(set.descriptor(), set.checksum(), parts);
  }

  private static void add(
      @Nullable CompiledTemplate plan,
      TemplateSet.Part part,
      TemplateSet set,
      List<Part> parts,
      Map<String, String> files,
      Map<String, String> origins) {
    if (plan != null) {
      String name = part.wireName();
      parts.add(
          new Part(
              name,
              file(TemplatePaths.file(set.descriptor(), name), files, origins),
              plan.summary().uses.stream()
                  .map(partial -> file(partial + ".hbs", files, origins))
                  .toList()));
    }
  }

  private static File file(String path, Map<String, String> files, Map<String, String> origins) {
    return new File(path, origins.getOrDefault(path, ""), files.getOrDefault(path, ""));
  }

  /** The books its files are from, those of its own files first. */
  public List<String> books() {
    Set<String> books = new LinkedHashSet<>();
    parts.forEach(part -> books.add(part.file().book()));
    parts.forEach(part -> part.partials().forEach(partial -> books.add(partial.book())));
    return List.copyOf(books);
  }
}
