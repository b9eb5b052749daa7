package dev.candor.template.internal.book;

import dev.candor.document.TemplateDescriptor;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the files of a templatebook stand, below its root. Stateless. */
public final class TemplatePaths {

  /** The language that is there for every subject, and needs no mention in a key. */
  public static final String DEFAULT_LANGUAGE = "en";

  /** The folder of templates. */
  public static final String TEMPLATES = "templates/";

  static final String PARTIALS = "partials/";
  static final String LAYOUTS = "layouts/";

  /** The end of every file's name. */
  public static final String SUFFIX = ".hbs";

  private static final String HTML = ".html" + SUFFIX;
  private static final String TEXT = ".text" + SUFFIX;

  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9_-]+/)+[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.hbs");

  private TemplatePaths() {}

  /** Returns the path of a template's part. */
  public static String file(TemplateDescriptor template, String part) {
    return TEMPLATES
        + key(template.language(), template.subject(), template.channel(), template.loanType())
        + "."
        + part
        + SUFFIX;
  }

  /** Returns the path of a template below {@link #TEMPLATES}, without its part. */
  static String key(
      String language, Subject subject, Channel channel, @Nullable LoanType loanType) {
    String common = language + "/" + subject.wireName() + "/" + channel.wireName();
    return loanType == null ? common : common + "." + loanType.wireName();
  }

  /** Returns the key that versions of a file are kept under; null for a path of no book. */
  public static @Nullable String versionKey(String path) {
    if (!PATH.matcher(path).matches()) {
      return null;
    }

    String whole = path.substring(0, path.length() - SUFFIX.length());
    if (whole.startsWith(PARTIALS) || whole.startsWith(LAYOUTS)) {
      return whole;
    }
    int dot = whole.lastIndexOf('.');
    return whole.startsWith(TEMPLATES) && dot > whole.lastIndexOf('/')
        ? whole.substring(TEMPLATES.length(), dot)
        : null;
  }

  /** Returns the files of a book laid over those of another. */
  public static SortedMap<String, String> merge(
      SortedMap<String, String> files, SortedMap<String, String> below) {
    SortedMap<String, String> merged = new TreeMap<>(below);
    // a text of the book below would say something else than the HTML of this one
    files.keySet().stream()
        .filter(path -> path.endsWith(HTML))
        .map(path -> path.substring(0, path.length() - HTML.length()) + TEXT)
        .forEach(merged::remove);
    merged.putAll(files);
    return merged;
  }

  /** Returns the language a partial is for: es for {@code es/footer} and layouts/es/letter. */
  static Optional<String> languageOf(String partial) {
    String below = partial.startsWith(LAYOUTS) ? partial.substring(LAYOUTS.length()) : partial;
    int slash = below.indexOf('/');
    return slash == 2 && TemplateSelector.isLanguage(below.substring(0, slash))
        ? Optional.of(below.substring(0, slash))
        : Optional.empty();
  }

  /** Returns the name templates call a partial by that is for one language. */
  static String withoutLanguage(String partial) {
    String root = partial.startsWith(LAYOUTS) ? LAYOUTS : "";
    return root + partial.substring(root.length() + 3);
  }
}
