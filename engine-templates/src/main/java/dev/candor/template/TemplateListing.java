package dev.candor.template;

import dev.candor.document.TemplateDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A template and the files it is made of. Immutable.
 *
 * @param descriptor what it is for
 * @param checksum SHA-256 over its files and those of its partials, in hexadecimal
 * @param parts the files of its own: subject line, HTML, text
 * @param partials the layouts and partials it may print
 */
public record TemplateListing(
    TemplateDescriptor descriptor,
    String checksum,
    List<TemplateSource> parts,
    List<TemplateSource> partials) {

  public TemplateListing {
    parts = List.copyOf(parts);
    partials = List.copyOf(partials);
  }

  static TemplateListing of(
      TemplateSet set, Map<String, String> files, Map<String, String> origins) {
    List<TemplateSource> parts = new ArrayList<>();
    Set<String> partials = new TreeSet<>();
    add(set.subjectLine(), "subject", set, parts, partials, files, origins);
    add(set.html(), "html", set, parts, partials, files, origins);
    add(set.text(), "text", set, parts, partials, files, origins);
    return new TemplateListing(
        set.descriptor(),
        set.checksum(),
        parts,
        partials.stream().map(partial -> source(partial + ".hbs", files, origins)).toList());
  }

  private static void add(
      @Nullable Plan plan,
      String part,
      TemplateSet set,
      List<TemplateSource> parts,
      Set<String> partials,
      Map<String, String> files,
      Map<String, String> origins) {
    if (plan != null) {
      parts.add(source(Templatebook.file(set.descriptor(), part), files, origins));
      partials.addAll(plan.traits().uses);
    }
  }

  private static TemplateSource source(
      String file, Map<String, String> files, Map<String, String> origins) {
    return new TemplateSource(
        file, origins.getOrDefault(file, ""), files.getOrDefault(file, ""));
  }

  /** The names of the books its files are from, its own files' first. */
  public List<String> books() {
    Set<String> books = new LinkedHashSet<>();
    parts.forEach(source -> books.add(source.book()));
    partials.forEach(source -> books.add(source.book()));
    return List.copyOf(books);
  }
}
