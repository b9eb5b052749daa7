package dev.candor.template;

import dev.candor.decision.Disclosure;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.internal.book.BookCompiler;
import dev.candor.template.internal.book.BookSources;
import dev.candor.template.internal.book.CompiledBook;
import dev.candor.template.internal.book.TemplateFiles;
import dev.candor.template.internal.book.TemplatePaths;
import dev.candor.template.internal.book.TemplateSet;
import dev.candor.template.internal.book.TemplateSet.Part;
import dev.candor.template.internal.book.TemplateSettings;
import dev.candor.template.internal.lint.HtmlLint;
import dev.candor.template.internal.lint.HtmlOutline;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.use.VariableUse;
import dev.candor.template.internal.value.EngineNames;
import dev.candor.template.internal.value.EngineNames.Known;
import dev.candor.template.variable.VariableType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is wrong with a templatebook, and what is worth a look, in one go. Immutable.
 *
 * <p>A fault is what loading refuses, what cannot be written with the sample of its subject, a name
 * that what the engine gives does not have, a name taken for two things no value can be, and data
 * printed where escaping does not help: a script, an attribute without quotes, an address that runs
 * code. A note is what works and may still be unwanted. A fault in one template hides nothing of
 * the others.
 */
public final class TemplateCheck {

  /** The instant at which samples are written. */
  private static final Instant AS_OF = Instant.parse("2026-03-06T15:00:00Z");

  private static final Disclosure DISCLOSURE =
      new Disclosure("sample-disclosure", "These words stand for those a rule requires.");

  private final CompiledBook book;
  private final Set<String> own;
  private final Map<Subject, Map<String, @Nullable Object>> samples;
  private final Set<Fault> faults;
  private final Set<Fault> notes = new LinkedHashSet<>();
  private final Map<Source, EnumSet<Channel>> html = new IdentityHashMap<>();
  private final Map<Source, String> places = new IdentityHashMap<>();
  private final int templates;

  private TemplateCheck(
      CompiledBook book,
      Set<String> own,
      Map<Subject, Map<String, @Nullable Object>> samples,
      List<Fault> loading) {
    this.book = book;
    this.own = own;
    this.samples = samples;
    this.faults = new LinkedHashSet<>(loading);
    BookSources sources = book.sources();
    this.templates = sources.templates().size();
    Set<Source> used = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<String, TemplateVariables> variables = new TreeMap<>();
    sources
        .templates()
        .forEach(
            (key, parts) -> {
              VariableUse root = VariableUse.root();
              TemplateDescriptor descriptor = sources.descriptor(key);
              parts.forEach(
                  (part, source) -> {
                    places.put(source, TemplatePaths.file(descriptor, part.wireName()));
                    Map<String, Source> printed =
                        TemplateVariables.read(sources, source, descriptor.language(), root);
                    used.addAll(printed.values());
                    if (part == Part.HTML) {
                      noteHtml(source, descriptor.channel());
                      printed.values().forEach(one -> noteHtml(one, descriptor.channel()));
                    }
                  });
              checkNames(root);
              variables.put(
                  key, TemplateVariables.of(descriptor.key(), List.of(descriptor.key()), root));
            });

    sources.partials().values().stream()
        .filter(source -> !used.contains(source))
        .forEach(this::noteUnused);
    html.forEach(
        (source, channels) -> {
          if (sources.trees().body(source) != null) {
            lint(sources.outline(source), source, channels);
          }
        });
    book.notes().stream().filter(this::isOwn).forEach(notes::add);
    noteMissingLanguages();
    renderSamples(variables);
  }

  /**
   * Checks a book that could be loaded, with a sample of the context by subject: what the request
   * brings and what the engine gives, by name. A subject without one is written with values made up
   * for it.
   */
  public static TemplateCheck of(
      Templatebook book, Map<Subject, Map<String, @Nullable Object>> samples) {
    return new TemplateCheck(book.compiledBook(), book.files().keySet(), samples, List.of());
  }

  /**
   * Checks the book in a folder, which need not be good enough to be loaded. Refused where there is
   * no such folder.
   */
  public static TemplateCheck ofFolder(
      Path folder, Map<Subject, Map<String, @Nullable Object>> samples) {
    List<Fault> faults = new ArrayList<>();
    SortedMap<String, String> files = TemplateFiles.inFolder(folder, faults);
    TemplateSettings settings =
        TemplateSettings.read(files.get(TemplateFiles.PROPERTIES), null, faults);
    CompiledBook book = BookCompiler.compile(settings, files, null, faults);
    return new TemplateCheck(book, files.keySet(), samples, faults);
  }

  /**
   * Checks the templates in a folder as they lie over another book, which is checked with them: a
   * partial of the folder may break a template below. Of what is worth a look only that in the
   * folder is told. A folder with nothing that lies over the book is a fault.
   */
  public static TemplateCheck ofFolder(
      Path folder, Templatebook below, Map<Subject, Map<String, @Nullable Object>> samples) {
    List<Fault> faults = new ArrayList<>();
    SortedMap<String, String> files = TemplateFiles.inFolder(folder, faults);
    TemplateSettings said =
        TemplateSettings.read(files.get(TemplateFiles.PROPERTIES), below.name(), faults);
    if (files.isEmpty() && faults.isEmpty()) {
      faults.add(
          new Fault(
              folder.toString(),
              "",
              "Nothing of this folder is used.",
              "name the folder that holds templates, partials and layouts."));
    }
    Fault elsewhere = said.liesOver(below.name());
    if (elsewhere != null) {
      faults.add(elsewhere);
    }
    CompiledBook book =
        BookCompiler.compile(
            said.over(below.compiledBook().settings()),
            Templatebook.merge(files, below),
            below.compiledBook(),
            faults);

    return new TemplateCheck(book, files.keySet(), samples, faults);
  }

  /** What must be mended, sorted by place. */
  public List<Fault> faults() {
    return faults.stream().sorted(Fault.BY_PLACE).toList();
  }

  /** What is worth a look, sorted by place. */
  public List<Fault> notes() {
    return notes.stream().sorted(Fault.BY_PLACE).toList();
  }

  /** How many templates were looked at. */
  public int templates() {
    return templates;
  }

  // ---- what loading does not find

  private void noteHtml(Source source, Channel channel) {
    html.computeIfAbsent(source, none -> EnumSet.noneOf(Channel.class)).add(channel);
  }

  private void lint(HtmlOutline html, Source source, EnumSet<Channel> channels) {
    boolean paper = channels.stream().anyMatch(TemplateSet::isOnPaper);
    boolean mine = isOwn(source);
    HtmlLint.check(
        html,
        paper,
        faults::add,
        note -> {
          if (mine) {
            notes.add(note);
          }
        });
  }

  private boolean isOwn(Source source) {
    return own.contains(places.getOrDefault(source, source.name() + ".hbs"));
  }

  /** Whether a note that loading made stands in a file of one's own. */
  private boolean isOwn(Fault note) {
    String name = note.place().substring(0, Math.max(0, note.place().indexOf(':')));
    return places.keySet().stream().anyMatch(one -> one.name().equals(name) && isOwn(one))
        || book.sources().partials().values().stream()
            .anyMatch(one -> one.name().equals(name) && isOwn(one));
  }

  private void noteUnused(Source source) {
    if (isOwn(source)) {
      notes.add(
          new Fault(
              source.name() + ":1:1",
              "",
              "No template prints the partial (" + source.name() + ").",
              "delete the file, or print it with {{> ...}}."));
    }
  }

  private void noteMissingLanguages() {
    Set<String> languages = new TreeSet<>();
    book.sources()
        .templates()
        .keySet()
        .forEach(key -> languages.add(book.sources().descriptor(key).language()));

    for (Map.Entry<String, Map<Part, Source>> one : book.sources().templates().entrySet()) {
      TemplateDescriptor descriptor = book.sources().descriptor(one.getKey());
      if (!descriptor.language().equals("en")
          || one.getValue().values().stream().noneMatch(this::isOwn)) {
        continue;
      }
      for (String language : languages) {
        String there = language + one.getKey().substring("en".length());
        if (!book.sources().templates().containsKey(there)) {
          notes.add(
              new Fault(
                  descriptor.key(),
                  "",
                  "There is no template in the language ("
                      + language
                      + "), which others have; it goes out in English.",
                  "add templates/" + there + "." + anyPart(descriptor.channel()) + ".hbs."));
        }
      }
    }
  }

  private static String anyPart(Channel channel) {
    return TemplateSet.neededParts(channel).iterator().next().wireName();
  }

  // ---- names

  private void checkNames(VariableUse root) {
    for (VariableUse need : root.names().values()) {
      Known known = EngineNames.find(need.name());
      if (known == null) {
        noteUnasked(need);
      }
      checkNames(need, known);
    }
  }

  private void checkNames(VariableUse need, @Nullable Known known) {
    if (known == null) {
      List<VariableUse.Use> clash = need.clash();
      if (!clash.isEmpty()) {
        faults.add(
            clash
                .get(1)
                .position()
                .fault(
                    need.path(),
                    "The name (%s) is taken for %s here, and for %s at %s."
                        .formatted(
                            need.path(),
                            kind(clash.get(1).type()),
                            kind(clash.get(0).type()),
                            clash.get(0).position().place()),
                    "use two names."));
      }
    } else {
      VariableUse.Use wrong = known.type() == VariableType.ANY ? null : need.against(known.type());
      if (wrong != null) {
        faults.add(
            wrong
                .position()
                .fault(
                    need.path(),
                    "The name (%s) is %s, and is taken for %s here."
                        .formatted(need.path(), kind(known.type()), kind(wrong.type())),
                    "use another name or another helper."));
      }
    }

    for (VariableUse inner : need.names().values()) {
      Known there = known == null ? null : known.member(inner.name());
      if (known != null && known.names() != null && there == null) {
        refuseUnknown(inner, known.names());
      } else {
        checkNames(inner, there);
      }
    }

    VariableUse held = need.held();
    if (held != null) {
      checkNames(held, known == null ? null : known.item());
    }
  }

  /** A name that what the engine gives does not have. */
  private void refuseUnknown(VariableUse need, Collection<String> names) {
    List<String> nearest = Nearest.to(need.name(), names, 3);
    String owner = need.outer() == null ? "" : need.outer().path();
    String message =
        "The name (%s) is never defined: (%s) has no (%s).%s"
            .formatted(
                need.path(),
                owner,
                need.name(),
                nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + ".");
    String maybe =
        nearest.isEmpty()
            ? names.contains("attributes")
                ? "write " + owner + ".attributes." + need.name() + "."
                : "take it out."
            : "write " + owner + "." + nearest.get(0) + ".";

    for (VariableUse.Use use : need.uses()) {
      Fault fault = use.position().fault(need.path(), message, maybe);
      if (use.certain()) {
        faults.add(fault);
      } else {
        notes.add(fault);
      }
    }
  }

  /** A name of the request that one place asks for and another takes for granted. */
  private void noteUnasked(VariableUse need) {
    List<VariableUse.Use> uses = need.uses();
    VariableUse.Use asking = uses.stream().filter(VariableUse.Use::asked).findFirst().orElse(null);
    VariableUse.Use certain =
        uses.stream().filter(VariableUse.Use::certain).findFirst().orElse(null);

    if (asking != null
        && certain != null
        && (isOwn(certain.position().source()) || isOwn(asking.position().source()))) {
      notes.add(
          certain
              .position()
              .fault(
                  need.path(),
                  "The name (%s) must be defined here, and %s works without it."
                      .formatted(need.path(), asking.position().place()),
                  "ask for it here too, with {{#if (defined " + need.path() + ")}} or default."));
    }

    need.names().values().forEach(this::noteUnasked);
    VariableUse held = need.held();
    if (held != null) {
      held.names().values().forEach(this::noteUnasked);
    }
  }

  private static String kind(VariableType type) {
    return switch (type) {
      case TEXT -> "a text";
      case NUMBER -> "a number";
      case MONEY -> "an amount of money";
      case DATE -> "a day";
      case DATE_TIME -> "an instant";
      case TIME -> "a time of the day";
      case TRUTH -> "true or false";
      case URI -> "the target of a link";
      case ADDRESS -> "an address";
      case LIST -> "a list";
      case GROUP -> "a group of names";
      case ANY -> "anything";
    };
  }

  // ---- samples

  private void renderSamples(Map<String, TemplateVariables> variables) {
    SortedMap<String, TemplateSet> sound = new TreeMap<>();
    book.sets()
        .forEach(
            (key, set) -> {
              Map<Part, Source> parts = book.sources().templates().getOrDefault(key, Map.of());
              boolean whole =
                  parts.keySet().containsAll(TemplateSet.neededParts(set.descriptor().channel()))
                      && parts.containsKey(Part.SUBJECT) == (set.subjectLine() != null)
                      && parts.containsKey(Part.HTML) == (set.html() != null)
                      && parts.containsKey(Part.TEXT) == (set.text() != null);
              if (whole && set.descriptor().enabled()) {
                sound.put(key, set);
              }
            });

    TemplateRenderer renderer = TemplateRenderer.of(Templatebook.ofSound(book, sound));
    sound.forEach(
        (key, set) -> {
          TemplateVariables names = variables.get(key);
          if (names != null) {
            write(renderer, set, names);
          }
        });
  }

  private void write(TemplateRenderer renderer, TemplateSet set, TemplateVariables names) {
    TemplateDescriptor descriptor = set.descriptor();
    Map<String, @Nullable Object> sample = samples.get(descriptor.subject());
    CompiledTemplate html = set.html();
    boolean slots =
        descriptor.channel() == Channel.EMAIL
            || descriptor.channel() == Channel.TEXT
            || (html != null && html.summary().disclosures);

    // why none is seen was told, or is told once the page is mended
    slots &= html == null || (html.misplacedData().isEmpty() && html.places().unseen().isEmpty());
    EnumSet<Format> formats = EnumSet.of(Format.TEXT);
    if (set.html() != null) {
      formats.add(Format.HTML);
    }
    RenderOrder order =
        new RenderOrder(
            descriptor.subject(),
            descriptor.channel(),
            descriptor.language(),
            descriptor.loanType(),
            names.context(sample),
            slots ? List.of(DISCLOSURE) : List.of(),
            true,
            formats,
            AS_OF,
            ZoneOffset.UTC);
    try {
      renderer.render(order);
    } catch (BrokenTemplateException broken) {
      broken.faults().stream()
          .map(fault -> sample == null ? fault : inSample(fault, descriptor.subject()))
          .filter(this::isNew)
          .forEach(faults::add);
    }
  }

  /** Whether nothing was said of this place; the first word is the more exact. */
  private boolean isNew(Fault fault) {
    return faults.stream().noneMatch(one -> one.place().equals(fault.place()));
  }

  private static Fault inSample(Fault fault, Subject subject) {
    String undefined = "The name (" + fault.path() + ") is not defined";
    return fault.message().startsWith(undefined)
        ? new Fault(
            fault.place(),
            fault.path(),
            undefined
                + " in the sample ("
                + subject
                + ")"
                + fault.message().substring(undefined.length()),
            fault.maybe().replace("the context", "the sample"))
        : fault;
  }
}
