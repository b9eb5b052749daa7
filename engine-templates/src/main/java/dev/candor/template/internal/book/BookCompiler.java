package dev.candor.template.internal.book;

import static dev.candor.template.internal.book.TemplatePaths.DEFAULT_LANGUAGE;
import static dev.candor.template.internal.book.TemplatePaths.SUFFIX;
import static dev.candor.template.internal.book.TemplatePaths.TEMPLATES;

import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import dev.candor.template.internal.book.TemplateSet.Part;
import dev.candor.template.internal.inline.StyleInliner;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.Compiler;
import dev.candor.template.internal.program.DisclosureCheck;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.visible.VisibilityAnalysis;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the templates of a book, each once: parsed, its styles copied into its tags where it is
 * an e-mail's, compiled, checked. Only for the thread that made it.
 */
public final class BookCompiler {

  private final TemplateSettings settings;
  private final BookSources sources;
  private final @Nullable CompiledBook below;
  private final boolean complete;
  private final List<Fault> faults;
  private final Set<Fault> notes = new TreeSet<>(Fault.BY_PLACE);
  private final Map<String, Compiler> compilers = new HashMap<>();
  private final Map<String, StyleInliner> inliners = new HashMap<>();

  private BookCompiler(
      TemplateSettings settings,
      BookSources sources,
      @Nullable CompiledBook below,
      List<Fault> faults) {
    this.settings = settings;
    this.sources = sources;
    this.below = below;
    this.complete = settings.base() == null;
    this.faults = faults;
  }

  /**
   * Compiles every template and every partial.
   *
   * @param below a book that the files include, without any fault; what comes out the same is taken
   *     from it. Null where there is none
   * @param faults where faults go; a template that has one lacks the part it stands in
   */
  public static CompiledBook compile(
      TemplateSettings settings,
      SortedMap<String, String> files,
      @Nullable CompiledBook below,
      List<Fault> faults) {
    BookSources sources =
        new BookSources(settings, files, below == null ? null : below.sources(), faults);
    return new BookCompiler(settings, sources, below, faults).compile(true);
  }

  /** Compiles every template, and only those partials that one of them uses. */
  public static CompiledBook compileNeeded(
      TemplateSettings settings, SortedMap<String, String> files, List<Fault> faults) {
    BookSources sources = new BookSources(settings, files, null, faults);
    return new BookCompiler(settings, sources, null, faults).compile(false);
  }

  private CompiledBook compile(boolean everyPartial) {
    for (String language : sources.languages()) {
      Map<String, Source> partials = sources.partials(language);
      Compiler compiler = new Compiler(partials, complete, sources.trees(), faults);
      if (everyPartial) {
        partials.keySet().forEach(compiler::partial);
      }
      compilers.put(language, compiler);
      inliners.put(language, new StyleInliner(compiler::body, faults, notes));
    }

    SortedMap<String, TemplateSet> sets = new TreeMap<>();
    sources.templates().forEach((key, parts) -> sets.put(key, set(key, parts)));

    // what several languages share is compiled once for each of them
    Set<Fault> found = new LinkedHashSet<>(faults);
    faults.clear();
    faults.addAll(found);
    return new CompiledBook(settings, sources, sets, notes);
  }

  private TemplateSet set(String key, Map<Part, Source> parts) {
    TemplateDescriptor descriptor = sources.descriptor(key);
    if (complete) {
      refuseMissingParts(key, descriptor, parts);
      refuseWithoutEnglish(descriptor);
    }

    TemplateSet same = below == null ? null : below.findUnchanged(key, settings, sources);
    if (below != null && same != null) {
      notes.addAll(below.notesIn(key));
      return same.with(descriptor);
    }

    Map<Part, CompiledTemplate> compiled = new EnumMap<>(Part.class);
    Set<String> paths = new TreeSet<>();
    parts.forEach(
        (part, source) -> {
          paths.add(TEMPLATES + key + "." + part.wireName() + SUFFIX);
          CompiledTemplate template = compile(source, part, descriptor);
          if (template != null) {
            compiled.put(part, template);
            check(template, part, descriptor);
            template.summary().uses.forEach(partial -> paths.add(partial + SUFFIX));
          }
        });
    return new TemplateSet(
        descriptor,
        compiled.get(Part.SUBJECT),
        compiled.get(Part.HTML),
        compiled.get(Part.TEXT),
        TemplateFiles.checksum(paths, sources.files()));
  }

  private void refuseMissingParts(
      String key, TemplateDescriptor descriptor, Map<Part, Source> parts) {
    Channel channel = descriptor.channel();
    for (Part part : TemplateSet.neededParts(channel)) {
      if (!parts.containsKey(part)) {
        faults.add(
            new Fault(
                descriptor.key(),
                "",
                "The part (%s) is missing, and the channel (%s) needs it."
                    .formatted(part.wireName(), channel),
                "add " + TEMPLATES + key + "." + part.wireName() + SUFFIX + "."));
      }
    }
  }

  private void refuseWithoutEnglish(TemplateDescriptor descriptor) {
    Channel channel = descriptor.channel();
    String english = TemplatePaths.key(DEFAULT_LANGUAGE, descriptor.subject(), channel, null);

    if (!sources.templates().containsKey(english)) {
      String part = TemplateSet.neededParts(channel).iterator().next().wireName();
      faults.add(
          new Fault(
              descriptor.key(),
              "",
              "There is no English template (%s)%s to fall back to."
                  .formatted(
                      english.substring(DEFAULT_LANGUAGE.length() + 1),
                      descriptor.loanType() == null ? "" : " for every kind of loan"),
              "add " + TEMPLATES + english + "." + part + SUFFIX + "."));
    }
  }

  /** Compiles a part, an e-mail's page with its styles copied; notes what stands out. */
  private @Nullable CompiledTemplate compile(
      Source source, Part part, TemplateDescriptor descriptor) {
    Channel channel = descriptor.channel();
    Compiler compiler = Objects.requireNonNull(compilers.get(descriptor.language()));
    StyleInliner inliner = Objects.requireNonNull(inliners.get(descriptor.language()));
    int before = faults.size();
    Body body = compiler.body(source);
    if (body == null || faults.size() > before) {
      return null;
    }

    Body styled = null;
    if (part == Part.HTML && channel == Channel.EMAIL && compiler.compilePartials(body)) {
      styled = inliner.copyStyles(body);
    }
    CompiledTemplate template = compiler.template(source, styled == null ? body : styled);
    if (template == null) {
      return null;
    }

    if (part == Part.HTML && complete && channel != Channel.GUI) {
      inliner.noteLanguage(source, body);
    }
    if (channel == Channel.TEXT) {
      SegmentEstimate words = new SegmentEstimate(compiler::body);
      words.refuseLonger(source, body, settings.segments(), faults);
      words.noteOutside(body, notes);
    }
    return part == Part.HTML && TemplateSet.isOnPaper(channel) ? template.asLetter() : template;
  }

  // ---- checks

  private void check(CompiledTemplate template, Part part, TemplateDescriptor descriptor) {
    String language = descriptor.language();
    if (PrintLocale.find(language).isEmpty()) {
      refuse(
          template.summary().localized,
          (helper, position) ->
              position.fault(
                  "",
                  "The helper (" + helper + ") has no tables for the language (" + language + ").",
                  "write the value without it, or write in one of: "
                      + String.join(", ", PrintLocale.LANGUAGES)
                      + "."));
    }

    if (part == Part.HTML) {
      // a partial's is told once, however many templates use it
      template.misplacedData().stream()
          .filter(fault -> !faults.contains(fault))
          .forEach(faults::add);
      refuseUnseen(template);
    } else {
      refuse(
          template.summary().pictures,
          (helper, position) ->
              position.fault(
                  "",
                  "The helper (%s) prints a picture, and the part (%s) has no place for one."
                      .formatted(helper, part.wireName()),
                  "print it in the html, and say in words here what it says."));
    }

    Channel channel = descriptor.channel();
    boolean needsSlot =
        (channel == Channel.EMAIL && part != Part.SUBJECT) || channel == Channel.TEXT;
    if (complete && needsSlot && !template.summary().disclosures) {
      faults.add(
          new Fault(
              template.source().name() + ":1:1",
              "",
              "The template never prints (disclosures), and a message by ("
                  + channel
                  + ") must have room for them.",
              "add {{#each disclosures}}{{text}}{{/each}}."));
    }
  }

  /** The fault of a helper's first place. */
  private interface HelperFault {
    Fault of(String helper, Position position);
  }

  private void refuse(Map<String, Position> helpers, HelperFault fault) {
    helpers.forEach((helper, position) -> faults.add(fault.of(helper, position)));
  }

  /** Refuses a page that never shows the disclosures it prints, whatever its data. */
  private void refuseUnseen(CompiledTemplate template) {
    // of a page in which data could run, only that is told
    if (!template.summary().disclosures || !template.misplacedData().isEmpty()) {
      return;
    }

    template
        .places()
        .unseen()
        .forEach(
            (printed, reason) -> {
              Fault fault =
                  printed
                      .position()
                      .fault(
                          "",
                          "The disclosures are printed where they are not seen. What hides them, or may: "
                              + reason.what()
                              + ".",
                          DisclosureCheck.SHOW);
              boolean told = reason.what().equals(VisibilityAnalysis.UNREADABLE);
              if (!faults.contains(fault) && !(told && !faults.isEmpty())) {
                faults.add(fault);
              }
            });
  }
}
