package dev.candor.template;

import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import dev.candor.template.TemplateSet.Part;
import dev.candor.template.internal.inline.StyleInliner;
import dev.candor.template.internal.print.Tongue;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.Compiler;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.visible.VisibilityAnalysis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
 * templatebook.properties                               name=, version=, base=, disabled=paymentFailed/text,
 *                                                       enabled=, sensitive=, name.paymentFailed/text=,
 *                                                       text.maxSegments= (1 to 255; 10 unless given)
 * templates/en/loanOverdueFirstNotice/email.subject.hbs
 * templates/en/loanOverdueFirstNotice/email.html.hbs
 * templates/en/loanOverdueFirstNotice/email.text.hbs    optional: text is taken from the HTML
 * templates/en/statement/mail.mortgage.html.hbs         for loans of one type only
 * partials/footer.hbs                                   {{&gt; footer}}
 * partials/es/footer.hbs                                {{&gt; footer}} in Spanish templates
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

  /** Channels whose pages are read on paper only. */
  static final Set<Channel> LETTERS = Set.of(Channel.MAIL, Channel.FAX, Channel.DOCUMENT);

  /** What makes a disclosure seen. */
  static final String UNSEEN =
      "take that out of the page, or give the words a plain style of their own, such as"
          + " <p style=\"color:#333333;background-color:#ffffff;font-size:13px\">.";

  private static final String DEFAULT_LANGUAGE = "en";
  private static final String TEMPLATES = "templates/";
  private static final String PARTIALS = "partials/";
  private static final String LAYOUTS = "layouts/";
  private static final String SUFFIX = ".hbs";
  private static final String HTML = ".html.hbs";
  private static final String TEXT = ".text.hbs";

  private final TemplateSettings settings;
  private final SortedMap<String, String> files;
  // which book each file is from
  private final Map<String, String> origins;
  private final Map<String, TemplateSet> sets;
  private final List<Fault> notes;
  // the same, without a text to be put together for each message
  private final Map<Slot, TemplateSet> shelf = new HashMap<>();
  private final String checksum;

  private record Slot(
      Subject subject, Channel channel, String language, @Nullable LoanType loanType) {}

  private Templatebook(
      TemplateSettings settings,
      SortedMap<String, String> files,
      Map<String, String> origins,
      Map<String, TemplateSet> sets,
      List<Fault> notes) {
    this.settings = settings;
    this.files = files;
    this.origins = origins;
    this.sets = sets;
    this.notes = notes;
    for (TemplateSet set : sets.values()) {
      TemplateDescriptor of = set.descriptor();
      shelf.put(new Slot(of.subject(), of.channel(), of.language(), of.loanType()), set);
    }
    this.checksum = checksum(files.keySet(), files);
  }

  private static Templatebook whole(
      TemplateSettings settings,
      SortedMap<String, String> files,
      Map<String, String> origins,
      List<Fault> faults) {
    Shelf shelf = new Shelf(settings, files, faults);
    Map<String, TemplateSet> sets = shelf.sets();
    if (!faults.isEmpty()) {
      throw new BrokenTemplateException("the templatebook", faults);
    }
    return new Templatebook(settings, files, origins, sets, List.copyOf(shelf.notes));
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
    SortedMap<String, String> files = TemplateFiles.inFolder(folder, faults);
    TemplateSettings settings =
        TemplateSettings.read(files.get(TemplateFiles.PROPERTIES), below.name(), faults);
    refuseOther(settings, below);
    return laid(settings, files, faults, below);
  }

  /**
   * The templatebook on the class path under {@code root}, such as {@code templatebook/us}: in a
   * folder or inside a jar.
   */
  public static Templatebook fromClasspath(ClassLoader loader, String root) {
    List<Fault> faults = new ArrayList<>();
    return of(TemplateFiles.onClasspath(loader, root, faults), faults);
  }

  /**
   * What one subject needs of the templatebook on the class path: for a process that writes one
   * message and ends. No other subject has a template in it, and what only others use is not looked
   * at.
   */
  public static Templatebook fromClasspath(ClassLoader loader, String root, Subject only) {
    List<Fault> faults = new ArrayList<>();
    SortedMap<String, String> files = TemplateFiles.onClasspath(loader, root, faults);
    String folder = "/" + only.wireName() + "/";
    files.keySet().removeIf(path -> path.startsWith(TEMPLATES) && !path.contains(folder));
    TemplateSettings settings =
        TemplateSettings.read(files.get(TemplateFiles.PROPERTIES), null, faults);
    Shelf shelf = new Shelf(settings, files, faults);
    Map<String, TemplateSet> sets = shelf.needed();
    if (!faults.isEmpty()) {
      throw new BrokenTemplateException("the templatebook", faults);
    }
    return new Templatebook(settings, files, Map.of(), sets, List.of());
  }

  /** A book of these files, for those who have none on disk. */
  static Templatebook of(SortedMap<String, String> files, List<Fault> faults) {
    return of(files, null, faults);
  }

  static Templatebook of(
      SortedMap<String, String> files, @Nullable String implied, List<Fault> faults) {
    return of(
        TemplateSettings.read(files.get(TemplateFiles.PROPERTIES), implied, faults), files, faults);
  }

  /** A book of these files with settings that stand elsewhere. */
  static Templatebook of(
      TemplateSettings settings, SortedMap<String, String> files, List<Fault> faults) {
    Map<String, String> origins = new HashMap<>();
    files.keySet().forEach(path -> origins.put(path, settings.name() + " " + settings.version()));
    return whole(settings, files, origins, faults);
  }

  private static String named(List<String> nearest) {
    return nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + ".";
  }

  /**
   * This book laid over another: each template, partial and layout of this one takes the place of
   * the same file there, and what this one says of a template (disabled, enabled, sensitive, its
   * name) goes before what that one says. An HTML part takes the text part below it with it: the
   * text is then taken from the HTML unless this book has one of its own. The whole is checked
   * again. Refused when this book names another {@code base}.
   */
  public Templatebook over(Templatebook below) {
    refuseOther(settings, below);
    return laid(settings, files, new ArrayList<>(), below);
  }

  private static void refuseOther(TemplateSettings settings, Templatebook below) {
    Fault elsewhere = settings.liesOver(below.name());
    if (elsewhere != null) {
      throw new BrokenTemplateException("the templatebook", elsewhere);
    }
  }

  /** Files and settings laid over a book, checked as a whole and only so. */
  static Templatebook laid(
      TemplateSettings settings,
      SortedMap<String, String> files,
      List<Fault> faults,
      Templatebook below) {
    SortedMap<String, String> merged = merged(files, below);
    Map<String, String> from = new HashMap<>(below.origins);
    files.keySet().forEach(path -> from.put(path, settings.name() + " " + settings.version()));
    return whole(settings.over(below.settings), merged, from, faults);
  }

  /** Files in the place of those of a book below. */
  static SortedMap<String, String> merged(SortedMap<String, String> files, Templatebook below) {
    SortedMap<String, String> merged = new TreeMap<>(below.files);
    // a text of the book below would say something else than the HTML of this one
    files.keySet().stream()
        .filter(path -> path.endsWith(HTML))
        .map(path -> path.substring(0, path.length() - HTML.length()) + TEXT)
        .forEach(merged::remove);
    merged.putAll(files);
    return merged;
  }

  /** A book of those of its templates that have no fault, whatever the others have. */
  static Templatebook sound(
      TemplateSettings settings, SortedMap<String, String> files, Map<String, TemplateSet> sets) {
    return new Templatebook(
        new TemplateSettings(
            settings.name(), settings.version(), null, settings.maxSegments(), settings.entries()),
        files,
        Map.of(),
        sets,
        List.of());
  }

  /** Its name. */
  public String name() {
    return settings.name();
  }

  /** Its version. */
  public String version() {
    return settings.version();
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

  /** What each of its templates is for, sorted by key. */
  public List<TemplateDescriptor> descriptors() {
    return sets.values().stream()
        .map(TemplateSet::descriptor)
        .sorted(Comparator.comparing(TemplateDescriptor::key))
        .toList();
  }

  /** Each of its templates with its checksum and its files, sorted by key. */
  public List<TemplateListing> listing() {
    return sets.values().stream()
        .map(set -> TemplateListing.of(set, files, origins))
        .sorted(Comparator.comparing(listing -> listing.descriptor().key()))
        .toList();
  }

  /**
   * The names that the templates of a subject use, through their layouts and partials and over all
   * their parts.
   *
   * @param channel only of this channel's templates; of all where null
   * @param language only of the templates in this language, or in English where it has none; of all
   *     where null
   */
  public TemplateVariables variables(
      Subject subject, @Nullable Channel channel, @Nullable String language) {
    return TemplateVariables.of(
        new Shelf(settings, files, new ArrayList<>()).placed(), subject, channel, language);
  }

  TemplateSettings settings() {
    return settings;
  }

  /**
   * What is allowed and yet likely not meant, by place: styles that are not copied into tags,
   * literal words of a text that make it longer, a page that does not say its language.
   */
  List<Fault> notes() {
    return notes;
  }

  /** Segments a text message may have, from 1 to 255; 10 unless its properties say otherwise. */
  int maxSegments() {
    return settings.segments();
  }

  /** Its templates, partials and layouts: path to text. */
  SortedMap<String, String> files() {
    SortedMap<String, String> words = new TreeMap<>(files);
    words.remove(TemplateFiles.PROPERTIES);
    return words;
  }

  /** The book it still has to be laid over, or null. */
  @Nullable String base() {
    return settings.base();
  }

  /**
   * The template for this kind of loan in this language; where there is none for the kind, the
   * common one; where there is none in the language, the English one.
   */
  Optional<TemplateSet> find(
      Subject subject, Channel channel, String language, @Nullable LoanType loanType) {
    TemplateSet set = shelf.get(new Slot(subject, channel, language, loanType));
    if (set == null && loanType != null) {
      set = shelf.get(new Slot(subject, channel, language, null));
    }
    return set != null || language.equals(DEFAULT_LANGUAGE)
        ? Optional.ofNullable(set)
        : find(subject, channel, DEFAULT_LANGUAGE, loanType);
  }

  /** The channels a subject has templates for, by wire name. */
  List<String> channels(Subject subject) {
    return sets.values().stream()
        .filter(set -> set.descriptor().subject() == subject)
        .map(set -> set.descriptor().channel().wireName())
        .distinct()
        .sorted()
        .toList();
  }

  /** Name, version and how many templates. */
  @Override
  public String toString() {
    return "Templatebook[" + name() + " " + version() + ", " + sets.size() + " templates]";
  }

  /** The path of a template's part below the book's root. */
  static String file(TemplateDescriptor template, String part) {
    return TEMPLATES
        + key(template.language(), template.subject(), template.channel(), template.loanType())
        + "."
        + part
        + SUFFIX;
  }

  private static String key(
      String language, Subject subject, Channel channel, @Nullable LoanType loanType) {
    String common = language + "/" + subject.wireName() + "/" + channel.wireName();
    return loanType == null ? common : common + "." + loanType.wireName();
  }

  static String checksum(Collection<String> paths, Map<String, String> files) {
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
  static final class Shelf {

    private final TemplateSettings settings;
    private final SortedMap<String, String> files;
    private final boolean complete;
    private final List<Fault> faults;
    private final SortedMap<String, Map<Part, Source>> sources = new TreeMap<>();
    private final Map<String, TemplateDescriptor> descriptors = new HashMap<>();
    private final SortedMap<String, Source> partials = new TreeMap<>();
    private final Set<Fault> notes = new TreeSet<>(Fault.BY_PLACE);

    Shelf(TemplateSettings settings, SortedMap<String, String> files, List<Fault> faults) {
      this.settings = settings;
      this.files = files;
      this.complete = settings.base() == null;
      this.faults = faults;
    }

    /** The files of each template and what it is for, without a plan being made of them. */
    Shelf placed() {
      files.forEach(this::place);
      return this;
    }

    /** The sources of each template by key, sorted. */
    SortedMap<String, Map<Part, Source>> sources() {
      return sources;
    }

    TemplateDescriptor descriptor(String key) {
      return Objects.requireNonNull(descriptors.get(key));
    }

    /** What is allowed and yet likely not meant, by place. */
    Set<Fault> notes() {
      return notes;
    }

    /** All partials and layouts by the name of their file, whatever their language. */
    SortedMap<String, Source> partials() {
      return partials;
    }

    /** The plans of every template, and every partial looked at. */
    Map<String, TemplateSet> sets() {
      return sets(true);
    }

    /** The plans of every template; of the partials only those are looked at that one uses. */
    Map<String, TemplateSet> needed() {
      return sets(false);
    }

    private Map<String, TemplateSet> sets(boolean everyPartial) {
      placed();
      Set<Fault> found = new LinkedHashSet<>();
      Map<String, Compiler> planners = new HashMap<>();
      Map<String, StyleInliner> styles = new HashMap<>();
      for (String language : languages()) {
        Map<String, Source> spoken = spoken(language);
        Compiler planner = new Compiler(spoken, complete, faults);
        if (everyPartial) {
          spoken.keySet().forEach(planner::partial);
        }
        planners.put(language, planner);
        styles.put(language, new StyleInliner(planner::body, faults, notes));
      }
      SortedMap<String, TemplateSet> sets = new TreeMap<>();
      sources.forEach(
          (key, parts) -> {
            String language = key.substring(0, key.indexOf('/'));
            sets.put(
                key,
                set(
                    key,
                    parts,
                    Objects.requireNonNull(planners.get(language)),
                    Objects.requireNonNull(styles.get(language))));
          });
      // what several languages share is planned once for each of them
      found.addAll(faults);
      faults.clear();
      faults.addAll(found);
      return sets;
    }

    private Set<String> languages() {
      Set<String> languages = new TreeSet<>(Set.of(DEFAULT_LANGUAGE));
      sources.keySet().forEach(key -> languages.add(key.substring(0, key.indexOf('/'))));
      partials.keySet().forEach(name -> language(name).ifPresent(languages::add));
      return languages;
    }

    /** The partials as templates in this language see them: its own stand before the common. */
    Map<String, Source> spoken(String language) {
      SortedMap<String, Source> spoken = new TreeMap<>();
      partials.forEach(
          (name, source) -> {
            if (language(name).isEmpty()) {
              spoken.put(name, source);
            }
          });
      partials.forEach(
          (name, source) -> {
            if (language(name).filter(language::equals).isPresent()) {
              spoken.put(common(name), source);
            }
          });
      return spoken;
    }

    /** The language a partial is written for: es for {@code es/footer} and layouts/es/letter. */
    private static Optional<String> language(String name) {
      String below = name.startsWith(LAYOUTS) ? name.substring(LAYOUTS.length()) : name;
      int slash = below.indexOf('/');
      return slash == 2 && TemplateSelector.isLanguage(below.substring(0, slash))
          ? Optional.of(below.substring(0, slash))
          : Optional.empty();
    }

    /** The name without its language. */
    private static String common(String name) {
      String root = name.startsWith(LAYOUTS) ? LAYOUTS : "";
      return root + name.substring(root.length() + 3);
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
      if (names.length != 4 || file.length < 3 || file.length > 4) {
        faults.add(
            new Fault(
                path,
                "",
                "The file is not templates/language/subject/channel.part.hbs.",
                "move it to a path like templates/en/paymentFailed/text.text.hbs."));
        return;
      }
      String written = file[file.length - 2];
      String language = names[1];
      if (!TemplateSelector.isLanguage(language)) {
        faults.add(
            new Fault(
                path,
                "",
                "The folder (" + language + ") is not a language.",
                "write two letters of ISO 639-1, such as en."));
      }
      Subject subject = TemplateSelector.word(Subject.WORDS, names[2], path, faults);
      Channel channel = TemplateSelector.word(Channel.WORDS, file[0], path, faults);
      LoanType loanType =
          file.length == 3 ? null : TemplateSelector.word(LoanType.WORDS, file[1], path, faults);
      if (subject == null || channel == null || (file.length == 4 && loanType == null)) {
        return;
      }
      List<String> allowed = TemplateSet.parts(channel).stream().map(Part::wireName).toList();
      if (!allowed.contains(written)) {
        List<String> nearest = Nearest.to(written, allowed, 1);
        faults.add(
            new Fault(
                path,
                "",
                "The part ("
                    + written
                    + ") does not belong to the channel ("
                    + channel
                    + ")."
                    + named(nearest),
                "use one of: " + String.join(", ", allowed) + "."));
        return;
      }
      Part part =
          TemplateSet.parts(channel).stream()
              .filter(one -> one.wireName().equals(written))
              .findFirst()
              .orElseThrow();
      TemplateDescriptor descriptor = settings.descriptor(language, subject, channel, loanType);
      String key = key(language, subject, channel, loanType);
      descriptors.put(key, descriptor);
      sources
          .computeIfAbsent(key, none -> new EnumMap<>(Part.class))
          .put(part, new Source(descriptor.key() + "." + written, text));
    }

    private TemplateSet set(
        String key, Map<Part, Source> parts, Compiler planner, StyleInliner styles) {
      TemplateDescriptor descriptor = Objects.requireNonNull(descriptors.get(key));
      Channel channel = descriptor.channel();
      String name = descriptor.key();
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
        String english = key(DEFAULT_LANGUAGE, descriptor.subject(), channel, null);
        if (!sources.containsKey(english)) {
          faults.add(
              new Fault(
                  name,
                  "",
                  "There is no English template ("
                      + english.substring(DEFAULT_LANGUAGE.length() + 1)
                      + ")"
                      + (descriptor.loanType() == null ? "" : " for every kind of loan")
                      + " to fall back to.",
                  "add "
                      + TEMPLATES
                      + english
                      + "."
                      + TemplateSet.needed(channel).iterator().next().wireName()
                      + SUFFIX
                      + "."));
        }
      }
      Map<Part, CompiledTemplate> plans = new EnumMap<>(Part.class);
      Set<String> paths = new TreeSet<>();
      parts.forEach(
          (part, source) -> {
            paths.add(TEMPLATES + key + "." + part.wireName() + SUFFIX);
            CompiledTemplate plan = planner.template(source);
            if (plan != null) {
              plan = looked(plan, part, channel, planner, styles);
            }
            if (plan != null) {
              plans.put(part, plan);
              check(plan, part, channel, descriptor.language());
              plan.summary().uses.forEach(partial -> paths.add(partial + SUFFIX));
            }
          });
      return new TemplateSet(
          descriptor,
          plans.get(Part.SUBJECT),
          plans.get(Part.HTML),
          plans.get(Part.TEXT),
          checksum(paths, files));
    }

    /** The plan with its styles copied where it is an e-mail's; what stands out is noted. */
    private @Nullable CompiledTemplate looked(
        CompiledTemplate plan, Part part, Channel channel, Compiler planner, StyleInliner styles) {
      Source source = plan.source();
      Body body = Objects.requireNonNull(planner.body(source));
      if (part == Part.HTML && complete && channel != Channel.GUI) {
        styles.noteLanguage(source, body);
      }
      if (channel == Channel.TEXT) {
        LiteralWords words = new LiteralWords(planner::body);
        words.refuseLonger(source, body, settings.segments(), faults);
        words.noteOutside(body, notes);
      }
      Body styled = part == Part.HTML && channel == Channel.EMAIL ? styles.styled(body) : null;
      if (part == Part.HTML && LETTERS.contains(channel)) {
        return plan.asLetter();
      }
      return styled == null ? plan : planner.template(source, styled);
    }

    /** Refuses a page that never shows the disclosures it prints, whatever its data. */
    private void refuseUnseen(CompiledTemplate plan) {
      // of a page in which data could run, only that is told
      if (!plan.summary().disclosures || !plan.misplaced().isEmpty()) {
        return;
      }
      plan.places()
          .unseen()
          .forEach(
              (printed, reason) -> {
                Fault fault =
                    printed
                        .term()
                        .position()
                        .fault(
                            "",
                            "The disclosures are printed where they are not seen. What hides them, or may: "
                                + reason.what()
                                + ".",
                            UNSEEN);
                boolean told = reason.what().equals(VisibilityAnalysis.UNREADABLE);
                if (!faults.contains(fault) && !(told && !faults.isEmpty())) {
                  faults.add(fault);
                }
              });
    }

    private void check(CompiledTemplate plan, Part part, Channel channel, String language) {
      if (Tongue.find(language).isEmpty()) {
        plan.summary()
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
                            "write the value without it, or write in one of: "
                                + String.join(", ", Tongue.LANGUAGES)
                                + ".")));
      }
      if (part == Part.HTML) {
        // a partial's is told once, however many templates use it
        plan.misplaced().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
        refuseUnseen(plan);
      } else {
        plan.summary()
            .pictures
            .forEach(
                (helper, position) ->
                    faults.add(
                        position.fault(
                            "",
                            "The helper ("
                                + helper
                                + ") prints a picture, and the part ("
                                + part.wireName()
                                + ") has no place for one.",
                            "print it in the html, and say in words here what it says.")));
      }
      boolean needsSlot =
          (channel == Channel.EMAIL && part != Part.SUBJECT) || channel == Channel.TEXT;
      if (complete && needsSlot && !plan.summary().disclosures) {
        faults.add(noSlot(plan, channel));
      }
    }
  }

  static Fault noSlot(CompiledTemplate plan, Channel channel) {
    return new Fault(
        plan.source().name() + ":1:1",
        "",
        "The template never prints (disclosures), and a message by ("
            + channel
            + ") must have room for them.",
        "add {{#each disclosures}}{{text}}{{/each}}.");
  }
}
