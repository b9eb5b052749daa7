package dev.candor.template;

import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import dev.candor.template.internal.book.BookCompiler;
import dev.candor.template.internal.book.CompiledBook;
import dev.candor.template.internal.book.TemplateFiles;
import dev.candor.template.internal.book.TemplatePaths;
import dev.candor.template.internal.book.TemplateSet;
import dev.candor.template.internal.book.TemplateSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

  private final CompiledBook compiled;
  // which book each file is from
  private final Map<String, String> origins;
  // the same, without a text to be put together for each message
  private final Map<Slot, TemplateSet> shelf = new HashMap<>();
  private final String checksum;

  private record Slot(
      Subject subject, Channel channel, String language, @Nullable LoanType loanType) {}

  private Templatebook(CompiledBook compiled, Map<String, String> origins) {
    this.compiled = compiled;
    this.origins = origins;
    for (TemplateSet set : compiled.sets().values()) {
      TemplateDescriptor of = set.descriptor();
      shelf.put(new Slot(of.subject(), of.channel(), of.language(), of.loanType()), set);
    }
    SortedMap<String, String> files = compiled.sources().files();
    this.checksum = TemplateFiles.checksum(files.keySet(), files);
  }

  private static Templatebook whole(
      CompiledBook compiled, Map<String, String> origins, List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new BrokenTemplateException("the templatebook", faults);
    }
    return new Templatebook(compiled, origins);
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
    return layOver(settings, files, faults, below);
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
    files
        .keySet()
        .removeIf(path -> path.startsWith(TemplatePaths.TEMPLATES) && !path.contains(folder));
    TemplateSettings settings =
        TemplateSettings.read(files.get(TemplateFiles.PROPERTIES), null, faults);
    return whole(BookCompiler.compileNeeded(settings, files, faults), Map.of(), faults);
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
    return whole(BookCompiler.compile(settings, files, null, faults), origins, faults);
  }

  /**
   * This book laid over another: each template, partial and layout of this one takes the place of
   * the same file there, and what this one says of a template (disabled, enabled, sensitive, its
   * name) goes before what that one says. An HTML part takes the text part below it with it: the
   * text is then taken from the HTML unless this book has one of its own. The whole is checked
   * again. Refused when this book names another {@code base}.
   */
  public Templatebook over(Templatebook below) {
    refuseOther(settings(), below);
    return layOver(settings(), compiled.sources().files(), new ArrayList<>(), below);
  }

  private static void refuseOther(TemplateSettings settings, Templatebook below) {
    Fault elsewhere = settings.liesOver(below.name());
    if (elsewhere != null) {
      throw new BrokenTemplateException("the templatebook", elsewhere);
    }
  }

  /** Files and settings laid over a book, checked as a whole and only so. */
  static Templatebook layOver(
      TemplateSettings settings,
      SortedMap<String, String> files,
      List<Fault> faults,
      Templatebook below) {
    Map<String, String> from = new HashMap<>(below.origins);
    files.keySet().forEach(path -> from.put(path, settings.name() + " " + settings.version()));
    CompiledBook merged =
        BookCompiler.compile(
            settings.over(below.settings()), merge(files, below), below.compiled, faults);
    return whole(merged, from, faults);
  }

  /** Files in the place of those of a book below. */
  static SortedMap<String, String> merge(SortedMap<String, String> files, Templatebook below) {
    return TemplatePaths.merge(files, below.compiled.sources().files());
  }

  /** A book of those of its templates that have no fault, whatever the others have. */
  static Templatebook ofSound(CompiledBook compiled, Map<String, TemplateSet> sets) {
    TemplateSettings settings = compiled.settings();
    TemplateSettings whole =
        new TemplateSettings(
            settings.name(), settings.version(), null, settings.maxSegments(), settings.entries());
    return new Templatebook(new CompiledBook(whole, compiled.sources(), sets, Set.of()), Map.of());
  }

  CompiledBook compiledBook() {
    return compiled;
  }

  /** Its name. */
  public String name() {
    return settings().name();
  }

  /** Its version. */
  public String version() {
    return settings().version();
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
    return compiled.sets().values().stream().map(TemplateSet::name).sorted().toList();
  }

  /** What each of its templates is for, sorted by key. */
  public List<TemplateDescriptor> descriptors() {
    return compiled.sets().values().stream()
        .map(TemplateSet::descriptor)
        .sorted(Comparator.comparing(TemplateDescriptor::key))
        .toList();
  }

  /** Each of its templates with its checksum and its files, sorted by key. */
  public List<TemplateListing> listing() {
    return compiled.sets().values().stream()
        .map(set -> TemplateListing.of(set, compiled.sources().files(), origins))
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
    return TemplateVariables.of(compiled.sources(), subject, channel, language);
  }

  private TemplateSettings settings() {
    return compiled.settings();
  }

  /**
   * What is allowed and yet likely not meant, by place: styles that are not copied into tags,
   * literal words of a text that make it longer, a page that does not say its language.
   */
  List<Fault> notes() {
    return List.copyOf(compiled.notes());
  }

  /** Segments a text message may have, from 1 to 255; 10 unless its properties say otherwise. */
  int maxSegments() {
    return settings().segments();
  }

  /** Its templates, partials and layouts: path to text. */
  SortedMap<String, String> files() {
    SortedMap<String, String> words = new TreeMap<>(compiled.sources().files());
    words.remove(TemplateFiles.PROPERTIES);
    return words;
  }

  /** The book it still has to be laid over, or null. */
  @Nullable String base() {
    return settings().base();
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
    return set != null || language.equals(TemplatePaths.DEFAULT_LANGUAGE)
        ? Optional.ofNullable(set)
        : find(subject, channel, TemplatePaths.DEFAULT_LANGUAGE, loanType);
  }

  /** The channels a subject has templates for, by wire name. */
  List<String> channels(Subject subject) {
    return compiled.sets().values().stream()
        .filter(set -> set.descriptor().subject() == subject)
        .map(set -> set.descriptor().channel().wireName())
        .distinct()
        .sorted()
        .toList();
  }

  /** Name, version and how many templates. */
  @Override
  public String toString() {
    return "Templatebook["
        + name()
        + " "
        + version()
        + ", "
        + compiled.sets().size()
        + " templates]";
  }
}
