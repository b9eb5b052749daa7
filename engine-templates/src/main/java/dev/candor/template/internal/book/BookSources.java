package dev.candor.template.internal.book;

import static dev.candor.template.internal.book.TemplatePaths.DEFAULT_LANGUAGE;
import static dev.candor.template.internal.book.TemplatePaths.LAYOUTS;
import static dev.candor.template.internal.book.TemplatePaths.PARTIALS;
import static dev.candor.template.internal.book.TemplatePaths.SUFFIX;
import static dev.candor.template.internal.book.TemplatePaths.TEMPLATES;

import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import dev.candor.template.internal.book.TemplateSet.Part;
import dev.candor.template.internal.lint.HtmlOutline;
import dev.candor.template.internal.syntax.ParseTrees;
import dev.candor.template.internal.syntax.Source;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a templatebook, each where it belongs, with their parse trees. A tree is made when
 * it is first asked for and kept. May be shared between threads.
 */
public final class BookSources {

  private final SortedMap<String, String> files;
  private final Map<String, Source> byPath = new HashMap<>();
  private final SortedMap<String, Map<Part, Source>> templates = new TreeMap<>();
  private final Map<String, TemplateDescriptor> descriptors = new HashMap<>();
  private final SortedMap<String, Source> partials = new TreeMap<>();
  private final Map<String, Map<String, Source>> partialsByLanguage = new TreeMap<>();
  private final ParseTrees trees;
  private final Map<Source, HtmlOutline> outlines = new ConcurrentHashMap<>();

  /**
   * Puts files where they belong.
   *
   * @param below the sources of a book that these files include; what is the same there is neither
   *     read nor parsed again. Null where there is none
   * @param faults where files go that belong nowhere
   */
  public BookSources(
      TemplateSettings settings,
      SortedMap<String, String> files,
      @Nullable BookSources below,
      List<Fault> faults) {
    this.files = files;
    this.trees = below == null ? new ParseTrees() : below.trees;
    new Placing(settings, below, faults).placeAll();

    Set<String> languages = new TreeSet<>(Set.of(DEFAULT_LANGUAGE));
    templates.keySet().forEach(key -> languages.add(key.substring(0, key.indexOf('/'))));
    partials.keySet().forEach(name -> TemplatePaths.languageOf(name).ifPresent(languages::add));
    languages.forEach(language -> partialsByLanguage.put(language, partialsIn(language)));
  }

  /** Returns path to text. */
  public SortedMap<String, String> files() {
    return files;
  }

  /** Returns the sources of each template by key, sorted. */
  public SortedMap<String, Map<Part, Source>> templates() {
    return templates;
  }

  /** Returns what a template is for. */
  public TemplateDescriptor descriptor(String key) {
    return Objects.requireNonNull(descriptors.get(key));
  }

  /** Returns all partials and layouts by the name of their file, whatever their language. */
  public SortedMap<String, Source> partials() {
    return partials;
  }

  /** Returns the languages that have templates or partials, English always among them. */
  Set<String> languages() {
    return partialsByLanguage.keySet();
  }

  /** Returns the partials as templates in a language call them: its own before the common ones. */
  public Map<String, Source> partials(String language) {
    return Objects.requireNonNull(partialsByLanguage.get(language));
  }

  /** Returns the parse trees. */
  public ParseTrees trees() {
    return trees;
  }

  /** Returns a source as HTML. */
  public HtmlOutline outline(Source source) {
    return outlines.computeIfAbsent(source, HtmlOutline::of);
  }

  private Map<String, Source> partialsIn(String language) {
    SortedMap<String, Source> found = new TreeMap<>();
    partials.forEach(
        (name, source) -> {
          if (TemplatePaths.languageOf(name).isEmpty()) {
            found.put(name, source);
          }
        });
    partials.forEach(
        (name, source) -> {
          if (TemplatePaths.languageOf(name).filter(language::equals).isPresent()) {
            found.put(TemplatePaths.withoutLanguage(name), source);
          }
        });

    return found;
  }

  /** Puts each file where it belongs. */
  private final class Placing {

    private final TemplateSettings settings;
    private final @Nullable BookSources below;
    private final List<Fault> faults;

    Placing(TemplateSettings settings, @Nullable BookSources below, List<Fault> faults) {
      this.settings = settings;
      this.below = below;
      this.faults = faults;
    }

    void placeAll() {
      files.forEach(this::place);
    }

    private void place(String path, String text) {
      if (path.equals(TemplateFiles.PROPERTIES)) {
        return;
      }

      if (!path.endsWith(SUFFIX)) {
        refuse(
            path,
            "The file does not end in (" + SUFFIX + ").",
            "rename it, or move it out of the templates.");
      } else if (path.startsWith(PARTIALS) || path.startsWith(LAYOUTS)) {
        String whole = path.substring(0, path.length() - SUFFIX.length());
        partials.put(
            path.startsWith(PARTIALS) ? whole.substring(PARTIALS.length()) : whole,
            source(path, whole, text));
      } else if (path.startsWith(TEMPLATES)) {
        placeTemplate(path, text);
      } else {
        int slash = path.indexOf('/');
        String folder = slash < 0 ? "." : path.substring(0, slash);
        refuse(
            path,
            "The folder (%s) is not templates, partials or layouts.%s"
                .formatted(folder, nearest(folder, List.of("templates", "partials", "layouts"))),
            "move the file into one of these.");
      }
    }

    private void placeTemplate(String path, String text) {
      String[] names = path.split("/", -1);
      String[] file = names[names.length - 1].split("\\.", -1);
      if (names.length != 4 || file.length < 3 || file.length > 4) {
        refuse(
            path,
            "The file is not templates/language/subject/channel.part.hbs.",
            "move it to a path like templates/en/paymentFailed/text.text.hbs.");
        return;
      }

      String language = names[1];
      if (!TemplateSelector.isLanguage(language)) {
        refuse(
            path,
            "The folder (" + language + ") is not a language.",
            "write two letters of ISO 639-1, such as en.");
      }
      Subject subject = TemplateSelector.word(Subject.WORDS, names[2], path, faults);
      Channel channel = TemplateSelector.word(Channel.WORDS, file[0], path, faults);
      LoanType loanType =
          file.length == 3 ? null : TemplateSelector.word(LoanType.WORDS, file[1], path, faults);
      if (subject == null || channel == null || (file.length == 4 && loanType == null)) {
        return;
      }

      Part part = part(path, file[file.length - 2], channel);
      if (part != null) {
        TemplateDescriptor descriptor = settings.descriptor(language, subject, channel, loanType);
        String key = TemplatePaths.key(language, subject, channel, loanType);
        descriptors.put(key, descriptor);
        templates
            .computeIfAbsent(key, none -> new EnumMap<>(Part.class))
            .put(part, source(path, descriptor.key() + "." + part.wireName(), text));
      }
    }

    private @Nullable Part part(String path, String name, Channel channel) {
      Set<Part> allowed = TemplateSet.parts(channel);
      for (Part part : allowed) {
        if (part.wireName().equals(name)) {
          return part;
        }
      }
      List<String> names = allowed.stream().map(Part::wireName).toList();
      refuse(
          path,
          "The part (%s) does not belong to the channel (%s).%s"
              .formatted(name, channel, nearest(name, names)),
          "use one of: " + String.join(", ", names) + ".");

      return null;
    }

    private Source source(String path, String name, String text) {
      Source same = below == null ? null : below.byPath.get(path);
      Source source = same != null && same.text().equals(text) ? same : new Source(name, text);
      byPath.put(path, source);
      return source;
    }

    private void refuse(String path, String message, String maybe) {
      faults.add(new Fault(path, "", message, maybe));
    }

    private static String nearest(String name, List<String> names) {
      List<String> nearest = Nearest.to(name, names, 1);
      return nearest.isEmpty() ? "" : " Nearest: " + nearest.get(0) + ".";
    }
  }
}
