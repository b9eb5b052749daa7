package dev.candor.template;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import dev.candor.template.Syntax.Body;
import dev.candor.template.TemplateSet.Part;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of templates, read, parsed and checked as a whole. Immutable; may be shared between
 * threads.
 *
 * <p>On disk:
 *
 * <pre>
 * templatebook.properties                               name=, version=, disabled=paymentFailed/text, base=,
 *                                                       text.maxSegments= (1 to 255; 10 unless given)
 * templates/en/loanOverdueFirstNotice/email.subject.hbs
 * templates/en/loanOverdueFirstNotice/email.html.hbs
 * templates/en/loanOverdueFirstNotice/email.text.hbs    optional: text is taken from the HTML
 * partials/footer.hbs                                   {{&gt; footer}}
 * layouts/email.hbs                                     {{#&gt; layouts/email}} ... {{/layouts/email}}
 * </pre>
 *
 * <p>What cannot be read, an unknown subject, channel, part, helper or partial, a partial that
 * calls itself, a template without a slot for {@code disclosures} where its channel needs one: all
 * of it ends in one {@link BrokenTemplateException} that lists every fault, when the book is loaded
 * and not when the first message is written.
 */
public final class Templatebook {

  /** What a lender who wants shorter or longer texts may do. */
  static final String SHORTEN =
      "shorten it, or change text.maxSegments= in templatebook.properties.";

  private static final String MAX_SEGMENTS = "text.maxSegments";
  private static final int USUAL_SEGMENTS = 10;
  // the header that joins segments counts them in one octet
  private static final int MOST_SEGMENTS = 255;
  private static final String DEFAULT_LANGUAGE = "en";
  private static final String TEMPLATES = "templates/";
  private static final String PARTIALS = "partials/";
  private static final String LAYOUTS = "layouts/";
  private static final String SUFFIX = ".hbs";
  private static final List<String> KEYS =
      List.of("name", "version", "disabled", "base", Templatebook.MAX_SEGMENTS);

  private final String name;
  private final String version;
  private final @Nullable String base;
  private final Set<String> disabled;
  private final @Nullable Integer maxSegments;
  private final SortedMap<String, String> files;
  private final Map<String, TemplateSet> sets;
  private final List<Fault> notes;
  private final String checksum;

  private Templatebook(
      String name,
      String version,
      @Nullable String base,
      Set<String> disabled,
      @Nullable Integer maxSegments,
      SortedMap<String, String> files,
      List<Fault> faults) {
    this.name = name;
    this.version = version;
    this.base = base;
    this.disabled = Set.copyOf(disabled);
    this.maxSegments = maxSegments;
    this.files = files;
    Shelf shelf = new Shelf(files, base == null, maxSegments(), faults);
    this.sets = shelf.sets();
    this.notes = List.copyOf(shelf.notes);
    if (!faults.isEmpty()) {
      throw new BrokenTemplateException("the templatebook", faults);
    }
    this.checksum = checksum(files.keySet(), files);
  }

  /**
   * The templatebook in a folder. Files are read now and never again.
   *
   * <p>With {@code base=} in its properties it is one that lies over another: partials it does not
   * have are looked for there, so it is checked fully by {@link #over} and cannot be used before.
   */
  public static Templatebook fromFolder(Path folder) {
    List<Fault> faults = new ArrayList<>();
    return of(TemplateFiles.inFolder(folder, faults), faults);
  }

  /**
   * A lender's own templates in a folder, laid over another book: what the folder does not have,
   * templates, layouts and partials alike, is taken from below. Needs no properties of its own.
   */
  public static Templatebook fromFolder(Path folder, Templatebook below) {
    List<Fault> faults = new ArrayList<>();
    return of(TemplateFiles.inFolder(folder, faults), below.name, faults).over(below);
  }

  /**
   * The templatebook on the class path under {@code root}, such as {@code templatebook/us}: in a
   * folder or inside a jar.
   */
  public static Templatebook fromClasspath(ClassLoader loader, String root) {
    List<Fault> faults = new ArrayList<>();
    return of(TemplateFiles.onClasspath(loader, root, faults), faults);
  }

  /** A book of these files, for those who have none on disk. */
  static Templatebook of(SortedMap<String, String> files, List<Fault> faults) {
    return of(files, null, faults);
  }

  private static Templatebook of(
      SortedMap<String, String> files, @Nullable String implied, List<Fault> faults) {
    Properties properties = new Properties();
    Set<String> disabled = new TreeSet<>();
    String text = files.get(TemplateFiles.PROPERTIES);
    if (text != null) {
      try {
        properties.load(new StringReader(text));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      } catch (IllegalArgumentException badEscape) {
        faults.add(
            new Fault(
                TemplateFiles.PROPERTIES,
                "",
                "A \\u is not followed by four hexadecimal digits.",
                "mend the escape."));
      }
      properties(properties, text, disabled, faults);
    }
    String base = properties.getProperty("base", implied);
    return new Templatebook(
        properties.getProperty("name", "templatebook").strip(),
        properties.getProperty("version", "0").strip(),
        base == null ? null : base.strip(),
        disabled,
        segments(properties.getProperty(MAX_SEGMENTS), text, faults),
        files,
        faults);
  }

  private static @Nullable Integer segments(
      @Nullable String value, @Nullable String text, List<Fault> faults) {
    if (value == null || text == null) {
      return null;
    }
    String digits = value.strip();
    boolean number =
        !digits.isEmpty()
            && digits.length() < 9
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int segments = number ? Integer.parseInt(digits) : 0;
    if (segments >= 1 && segments <= MOST_SEGMENTS) {
      return segments;
    }
    faults.add(
        new Fault(
            place(text, MAX_SEGMENTS),
            MAX_SEGMENTS,
            "The value (" + digits + ") is not a number from 1 to " + MOST_SEGMENTS + ".",
            "write " + USUAL_SEGMENTS + ", or leave it out for the same."));
    return null;
  }

  private static void properties(
      Properties properties, String text, Set<String> disabled, List<Fault> faults) {
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (!KEYS.contains(key)) {
        List<String> nearest = Nearest.to(key, KEYS, 1);
        faults.add(
            new Fault(
                place(text, key),
                "",
                "The key (" + key + ") is not known." + named(nearest),
                "use " + String.join(", ", KEYS) + "."));
      }
    }
    for (String entry : properties.getProperty("disabled", "").split(",", -1)) {
      String pair = entry.strip();
      if (pair.isEmpty()) {
        continue;
      }
      int slash = pair.indexOf('/');
      String place = place(text, "disabled");
      if (slash < 0) {
        faults.add(
            new Fault(
                place,
                "disabled",
                "The value (" + pair + ") is not subject/channel.",
                "write it like paymentFailed/text."));
      } else if (word(Subject.WORDS, pair.substring(0, slash), place, faults) != null
          & word(Channel.WORDS, pair.substring(slash + 1), place, faults) != null) {
        disabled.add(pair);
      }
    }
  }

  private static String place(String text, String key) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(key)) {
        return TemplateFiles.PROPERTIES + ":" + (i + 1) + ":" + (lines.get(i).indexOf(key) + 1);
      }
    }
    return TemplateFiles.PROPERTIES;
  }

  private static String named(List<String> nearest) {
    return nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + ".";
  }

  private static <W extends Word> @Nullable W word(
      Vocabulary<W> words, String wireName, String place, List<Fault> faults) {
    W found = words.find(wireName).orElse(null);
    if (found == null) {
      List<String> nearest = Nearest.to(wireName, words.names(), 3);
      String maybe =
          nearest.isEmpty()
              ? "see the list of every " + words.kind() + "."
              : "write " + nearest.get(0) + ".";
      faults.add(
          new Fault(
              place,
              "",
              "The name (" + wireName + ") is not a " + words.kind() + "." + named(nearest),
              maybe));
    }
    return found;
  }

  /**
   * This book laid over another: each template, partial and layout of this one takes the place of
   * the same file there, and what either disables is disabled. The whole is checked again. Refused
   * when this book names another {@code base}.
   */
  public Templatebook over(Templatebook below) {
    if (base != null && !base.equals(below.name)) {
      throw new BrokenTemplateException(
          "the templatebook",
          new Fault(
              TemplateFiles.PROPERTIES,
              "base",
              "The book (" + name + ") lies over (" + base + "), not over (" + below.name + ").",
              "lay it over (" + base + ")."));
    }
    SortedMap<String, String> merged = new TreeMap<>(below.files);
    merged.putAll(files);
    Set<String> both = new TreeSet<>(below.disabled);
    both.addAll(disabled);
    return new Templatebook(
        name,
        version,
        below.base,
        both,
        maxSegments == null ? below.maxSegments : maxSegments,
        merged,
        new ArrayList<>());
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its version. */
  public String version() {
    return version;
  }

  /** SHA-256 over all its files, in hexadecimal; the same wherever the book is read from. */
  public String checksum() {
    return checksum;
  }

  /**
   * The names of its templates, sorted, such as {@code loanOverdueFirstNotice/email} and {@code
   * es/paymentFailed/text}.
   */
  public List<String> templates() {
    return sets.values().stream().map(TemplateSet::name).sorted().toList();
  }

  /**
   * What is allowed and yet likely not meant, by place: styles that are not copied into tags,
   * literal words of a text that make it longer, a page that does not say its language.
   */
  List<Fault> notes() {
    return notes;
  }

  /** The book it still has to be laid over, or null. */
  @Nullable String base() {
    return base;
  }

  /** Segments a text message may have, from 1 to 255; 10 unless its properties say otherwise. */
  int maxSegments() {
    return maxSegments == null ? USUAL_SEGMENTS : maxSegments;
  }

  boolean isDisabled(Subject subject, Channel channel) {
    return disabled.contains(subject.wireName() + "/" + channel.wireName());
  }

  /** The template in this language, else in English. */
  Optional<TemplateSet> find(Subject subject, Channel channel, String language) {
    TemplateSet set = sets.get(key(language, subject, channel));
    return Optional.ofNullable(
        set == null ? sets.get(key(DEFAULT_LANGUAGE, subject, channel)) : set);
  }

  /** The channels a subject has templates for, by wire name. */
  List<String> channels(Subject subject) {
    return sets.values().stream()
        .filter(set -> set.subject() == subject)
        .map(set -> set.channel().wireName())
        .distinct()
        .sorted()
        .toList();
  }

  /** Name, version and how many templates. */
  @Override
  public String toString() {
    return "Templatebook[" + name + " " + version + ", " + sets.size() + " templates]";
  }

  private static String key(String language, Subject subject, Channel channel) {
    return language + "/" + subject.wireName() + "/" + channel.wireName();
  }

  private static String checksum(Collection<String> paths, Map<String, String> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String path : new TreeSet<>(paths)) {
        byte[] bytes = files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        digest.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Puts files where they belong and makes plans of them. */
  private static final class Shelf {

    private final SortedMap<String, String> files;
    private final boolean complete;
    private final int maxSegments;
    private final List<Fault> faults;
    private final SortedMap<String, Map<Part, Source>> sources = new TreeMap<>();
    private final SortedMap<String, Source> partials = new TreeMap<>();
    private final Set<Fault> notes = new TreeSet<>(Fault.BY_PLACE);

    Shelf(SortedMap<String, String> files, boolean complete, int maxSegments, List<Fault> faults) {
      this.files = files;
      this.complete = complete;
      this.maxSegments = maxSegments;
      this.faults = faults;
    }

    Map<String, TemplateSet> sets() {
      files.forEach(this::place);
      Planner planner = new Planner(partials, complete, faults);
      StyleInliner styles = new StyleInliner(planner::body, faults, notes);
      partials.keySet().forEach(planner::partial);
      SortedMap<String, TemplateSet> sets = new TreeMap<>();
      sources.forEach((key, parts) -> sets.put(key, set(key, parts, planner, styles)));
      return sets;
    }

    private void place(String path, String text) {
      if (path.equals(TemplateFiles.PROPERTIES)) {
        return;
      }
      if (!path.endsWith(SUFFIX)) {
        faults.add(
            new Fault(
                path,
                "",
                "The file does not end in (" + SUFFIX + ").",
                "rename it, or move it out of the templates."));
      } else if (path.startsWith(PARTIALS) || path.startsWith(LAYOUTS)) {
        String whole = path.substring(0, path.length() - SUFFIX.length());
        partials.put(
            path.startsWith(PARTIALS) ? whole.substring(PARTIALS.length()) : whole,
            new Source(whole, text));
      } else if (path.startsWith(TEMPLATES)) {
        template(path, text);
      } else {
        int slash = path.indexOf('/');
        String folder = slash < 0 ? "." : path.substring(0, slash);
        List<String> nearest = Nearest.to(folder, List.of("templates", "partials", "layouts"), 1);
        faults.add(
            new Fault(
                path,
                "",
                "The folder ("
                    + folder
                    + ") is not templates, partials or layouts."
                    + named(nearest),
                "move the file into one of these."));
      }
    }

    private void template(String path, String text) {
      String[] names = path.split("/", -1);
      String[] file = names[names.length - 1].split("\\.", -1);
      if (names.length != 4 || file.length != 3) {
        faults.add(
            new Fault(
                path,
                "",
                "The file is not templates/language/subject/channel.part.hbs.",
                "move it to a path like templates/en/paymentFailed/text.text.hbs."));
        return;
      }
      String language = names[1];
      if (language.length() != 2 || !language.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
        faults.add(
            new Fault(
                path,
                "",
                "The folder (" + language + ") is not a language.",
                "write two letters of ISO 639-1, such as en."));
      }
      Subject subject = word(Subject.WORDS, names[2], path, faults);
      Channel channel = word(Channel.WORDS, file[0], path, faults);
      if (subject == null || channel == null) {
        return;
      }
      List<String> allowed = TemplateSet.parts(channel).stream().map(Part::wireName).toList();
      if (!allowed.contains(file[1])) {
        List<String> nearest = Nearest.to(file[1], allowed, 1);
        faults.add(
            new Fault(
                path,
                "",
                "The part ("
                    + file[1]
                    + ") does not belong to the channel ("
                    + channel
                    + ")."
                    + named(nearest),
                "use one of: " + String.join(", ", allowed) + "."));
        return;
      }
      Part part =
          TemplateSet.parts(channel).stream()
              .filter(one -> one.wireName().equals(file[1]))
              .findFirst()
              .orElseThrow();
      String name =
          (language.equals(DEFAULT_LANGUAGE) ? "" : language + "/")
              + subject
              + "/"
              + channel
              + "."
              + file[1];
      sources
          .computeIfAbsent(key(language, subject, channel), key -> new EnumMap<>(Part.class))
          .put(part, new Source(name, text));
    }

    private TemplateSet set(
        String key, Map<Part, Source> parts, Planner planner, StyleInliner styles) {
      String[] names = key.split("/", -1);
      Subject subject = Subject.of(names[1]);
      Channel channel = Channel.of(names[2]);
      String name = names[0].equals(DEFAULT_LANGUAGE) ? names[1] + "/" + names[2] : key;
      if (complete) {
        for (Part part : TemplateSet.needed(channel)) {
          if (!parts.containsKey(part)) {
            faults.add(
                new Fault(
                    name,
                    "",
                    "The part ("
                        + part.wireName()
                        + ") is missing, and the channel ("
                        + channel
                        + ") needs it.",
                    "add " + TEMPLATES + key + "." + part.wireName() + SUFFIX + "."));
          }
        }
        String english = DEFAULT_LANGUAGE + "/" + names[1] + "/" + names[2];
        if (!sources.containsKey(english)) {
          faults.add(
              new Fault(
                  name,
                  "",
                  "There is no English template ("
                      + names[1]
                      + "/"
                      + names[2]
                      + ") to fall back to.",
                  "add "
                      + TEMPLATES
                      + english
                      + "."
                      + TemplateSet.needed(channel).iterator().next().wireName()
                      + SUFFIX
                      + "."));
        }
      }
      Map<Part, Plan> plans = new EnumMap<>(Part.class);
      Set<String> paths = new TreeSet<>();
      parts.forEach(
          (part, source) -> {
            paths.add(TEMPLATES + key + "." + part.wireName() + SUFFIX);
            Plan plan = planner.template(source);
            if (plan != null) {
              plan = looked(plan, part, channel, planner, styles);
            }
            if (plan != null) {
              plans.put(part, plan);
              check(plan, part, channel, names[0]);
              plan.traits()
                  .uses
                  .forEach(
                      partial ->
                          paths.add(
                              (partial.startsWith(LAYOUTS) ? "" : PARTIALS) + partial + SUFFIX));
            }
          });
      return new TemplateSet(
          subject,
          channel,
          names[0],
          name,
          plans.get(Part.SUBJECT),
          plans.get(Part.HTML),
          plans.get(Part.TEXT),
          checksum(paths, files));
    }

    /** The plan with its styles copied where it is an e-mail's; what stands out is noted. */
    private @Nullable Plan looked(
        Plan plan, Part part, Channel channel, Planner planner, StyleInliner styles) {
      Source source = plan.source();
      Body body = Objects.requireNonNull(planner.body(source));
      if (part == Part.HTML && complete && channel != Channel.GUI) {
        styles.noteLanguage(source, body);
      }
      if (channel == Channel.TEXT) {
        LiteralWords words = new LiteralWords(planner::body);
        words.refuseLonger(source, body, maxSegments, faults);
        words.noteOutside(body, notes);
      }
      Body styled = part == Part.HTML && channel == Channel.EMAIL ? styles.styled(body) : null;
      return styled == null ? plan : planner.plan(source, styled);
    }

    private void check(Plan plan, Part part, Channel channel, String language) {
      if (Tongue.find(language).isEmpty()) {
        plan.traits()
            .localized
            .forEach(
                (helper, position) ->
                    faults.add(
                        position.fault(
                            "",
                            "The helper ("
                                + helper
                                + ") has no tables for the language ("
                                + language
                                + ").",
                            "write the value without it, or use one of: en, es.")));
      }
      boolean needsSlot =
          (channel == Channel.EMAIL && part != Part.SUBJECT) || channel == Channel.TEXT;
      if (complete && needsSlot && !plan.traits().disclosures) {
        faults.add(noSlot(plan, channel));
      }
    }
  }

  static Fault noSlot(Plan plan, Channel channel) {
    return new Fault(
        plan.source().name() + ":1:1",
        "",
        "The template never prints (disclosures), and a message by ("
            + channel
            + ") must have room for them.",
        "add {{#each disclosures}}{{text}}{{/each}}.");
  }
}
