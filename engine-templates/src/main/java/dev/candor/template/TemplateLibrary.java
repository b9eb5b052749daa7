package dev.candor.template;

import dev.candor.document.Paper;
import dev.candor.document.RenderOrder;
import dev.candor.document.Renderer;
import dev.candor.document.Rendering;
import dev.candor.document.TemplateDescriptor;
import dev.candor.document.TemplateStore;
import dev.candor.document.TemplateStore.InUse;
import dev.candor.document.TemplateVersion;
import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.document.TemplateVersion.State;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.fault.Nearest;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import dev.candor.template.internal.book.TemplateFiles;
import dev.candor.template.internal.book.TemplatePaths;
import dev.candor.template.internal.book.TemplateSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The templates in use, exchanged while messages are written: a templatebook, and over it what a
 * lender keeps in a {@link TemplateStore}. May be shared between threads.
 *
 * <p>Each message is written from one state of the library; none is ever written from two. Nothing
 * broken gets into use: a version is checked together with everything else in use before it is
 * activated, and what does not load ends in {@link BrokenTemplateException} and changes nothing.
 * Style sheets of e-mails are worked in then, not when a message is written.
 *
 * <pre>{@code
 * TemplateLibrary library = TemplateLibrary.over(standard, store);
 * TemplateVersion draft = library.draft(Map.of("partials/footer.hbs", text), "moved", by).get(0);
 * library.activate(Map.of(draft.key(), draft.number()), by);
 * library.rollBack(draft.key(), by);
 * }</pre>
 */
public final class TemplateLibrary implements Renderer {

  private static final int TRIES = 20;
  private static final String ENGLISH = "en/";

  /** What is in use: never changed, only replaced. */
  private record Shown(Templatebook standard, @Nullable InUse stored, TemplateRenderer renderer) {}

  private final @Nullable TemplateStore store;
  private final Supplier<@Nullable Paper> paper;
  private volatile Shown shown;

  private TemplateLibrary(
      Templatebook standard, @Nullable TemplateStore store, Supplier<@Nullable Paper> paper) {
    this.store = store;
    this.paper = paper;
    this.shown = load(standard);
  }

  /** A library of this book alone; {@link #replace} exchanges it. */
  public static TemplateLibrary of(Templatebook standard) {
    return new TemplateLibrary(standard, null, TemplateRenderer.paperOnClassPath());
  }

  /** Creates the same, with its PDFs laid out on this paper. */
  public static TemplateLibrary of(Templatebook standard, Paper paper) {
    return new TemplateLibrary(standard, null, () -> paper);
  }

  /** A library of what the store has in use, over this book. */
  public static TemplateLibrary over(Templatebook standard, TemplateStore store) {
    return new TemplateLibrary(standard, store, TemplateRenderer.paperOnClassPath());
  }

  /** Creates the same, with its PDFs laid out on this paper. */
  public static TemplateLibrary over(Templatebook standard, TemplateStore store, Paper paper) {
    return new TemplateLibrary(standard, store, () -> paper);
  }

  private Shown load(Templatebook standard) {
    InUse stored = store == null ? null : store.inUse();
    return new Shown(standard, stored, TemplateRenderer.of(book(standard, stored), paper));
  }

  private static Templatebook book(Templatebook standard, @Nullable InUse stored) {
    if (stored == null || (stored.files().isEmpty() && stored.enabled().isEmpty())) {
      return standard;
    }
    return Templatebook.layOver(
        TemplateSettings.fromStore(standard.name(), stored),
        stored.files(),
        new ArrayList<>(),
        standard);
  }

  /** The book messages are written from now. */
  public Templatebook book() {
    return shown.renderer().book();
  }

  /** Exchanges the book below what the store has. What does not load changes nothing. */
  public synchronized void replace(Templatebook standard) {
    shown = load(standard);
  }

  /**
   * Takes up what others put into use in the store; cheap when nothing was. Call it before a batch,
   * or on a timer. What does not load ends in {@link BrokenTemplateException}, and messages are
   * written from what was in use before.
   *
   * @return whether anything changed
   */
  public synchronized boolean refresh() {
    InUse stored = shown.stored();
    if (store == null || stored == null || store.revision() == stored.revision()) {
      return false;
    }
    shown = load(shown.standard());
    return true;
  }

  @Override
  public Optional<TemplateDescriptor> find(
      Subject subject, Channel channel, String language, @Nullable LoanType loanType) {
    return shown.renderer().find(subject, channel, language, loanType);
  }

  @Override
  public Rendering render(RenderOrder order) {
    return shown.renderer().render(order);
  }

  // ---- versions

  /**
   * Keeps drafts: of each template with all its parts, of each partial and each layout one. Refused
   * with {@link BrokenTemplateException}: what would not load together with everything in use.
   *
   * @param files path in a templatebook to text. A path that is none of a template, partial or
   *     layout, no file at all, a file of more than 262,144 characters, and one with U+0000 or half
   *     a character are refused with {@link InvalidInputException}
   * @param note why; may be empty, 1,000 characters at most
   * @return the drafts, sorted by key
   */
  public List<TemplateVersion> draft(Map<String, String> files, String note, Stamp by) {
    TemplateStore kept = store();
    refuse(by, note);
    SortedMap<String, SortedMap<String, String>> byKey = byKey(files);
    book(shown.standard(), with(kept.inUse(), byKey));

    return byKey.entrySet().stream()
        .map(
            one ->
                kept.draft(
                    one.getKey(),
                    one.getValue(),
                    TemplateFiles.checksum(one.getValue().keySet(), one.getValue()),
                    note,
                    by))
        .toList();
  }

  /**
   * Keeps drafts of what a folder has and what is in use has not, or has otherwise; see {@link
   * #draft(Map, String, Stamp)}. What a {@code templatebook.properties} there says of its templates
   * is refused with {@link InvalidInputException}, since no version holds it.
   */
  public List<TemplateVersion> draft(Path folder, String note, Stamp by) {
    List<Fault> faults = new ArrayList<>();
    SortedMap<String, String> files = TemplateFiles.inFolder(folder, faults);
    String properties = files.remove(TemplateFiles.PROPERTIES);
    if (!TemplateSettings.read(properties, null, faults).entries().isEmpty()) {
      faults.add(
          new Fault(
              TemplateFiles.PROPERTIES,
              "",
              "The properties say something of templates that no version holds.",
              "switch templates with enable, and take these lines out."));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the folder", faults);
    }

    SortedMap<String, SortedMap<String, String>> byKey = byKey(files);
    SortedMap<String, SortedMap<String, String>> inUse = byKey(book().files());
    byKey.entrySet().removeIf(one -> one.getValue().equals(inUse.get(one.getKey())));
    SortedMap<String, String> changed = new TreeMap<>();
    byKey.values().forEach(changed::putAll);

    return changed.isEmpty() ? List.of() : draft(changed, note, by);
  }

  /**
   * The key versions are kept under, of one as {@link TemplateDescriptor#key} writes it: {@code
   * en/paymentFailed/text} of {@code paymentFailed/text}. Every other key is returned as it is.
   * Every method here that takes the key of a version takes both.
   */
  public static String versionKey(String key) {
    String first = key.substring(0, Math.max(0, key.indexOf('/')));
    return Stream.of(Subject.values()).anyMatch(subject -> subject.wireName().equals(first))
        ? ENGLISH + key
        : key;
  }

  /** Every version of a key, newest first. */
  public List<TemplateVersion> versions(String key) {
    return store().versions(versionKey(key));
  }

  /**
   * The book as it would be with these versions in use. Changes nothing.
   *
   * @param numbers the number of the version by key
   */
  public Templatebook with(Map<String, Integer> numbers) {
    return book(shown.standard(), with(store().inUse(), files(byVersionKey(numbers))));
  }

  /**
   * Puts versions into use and retires those that were, all in one step. Refused with {@link
   * BrokenTemplateException} where the whole would not load with them, and with {@link
   * InvalidInputException} where there is no such version.
   *
   * @param numbers the number of the version by key
   */
  public void activate(Map<String, Integer> numbers, Stamp by) {
    refuse(by, "");
    SortedMap<String, Integer> kept = byVersionKey(numbers);
    SortedMap<String, SortedMap<String, String>> files = files(kept);
    change(now -> with(now, files), revision -> store().activate(kept, revision, by));
  }

  /**
   * Puts the version into use that was before the active one; where there was none, takes the
   * active one out of use, so that the book below shows again. Refused with {@link
   * InvalidInputException} where none is active.
   *
   * <p>Before is meant in time, whatever the numbers: after 1, 3 and 2 were activated, a roll-back
   * puts 3 into use, the next one 1, and the next one the book below. Each goes one step further
   * back and none returns to what was rolled back. Activating by hand the one that was before the
   * active one is such a step too; activating any other is a step forward. {@link #retire} forgets
   * the steps, so that a roll-back of what is activated later ends at the book below.
   *
   * @return the version in use afterwards, or empty
   */
  public Optional<TemplateVersion> rollBack(String key, Stamp by) {
    refuse(by, "");
    String kept = versionKey(key);
    AtomicInteger before = new AtomicInteger();
    change(
        now -> {
          Integer active = now.numbers().get(kept);
          if (active == null) {
            throw unknownKey(key, "has no active version", store().keys());
          }
          before.set(ActivationSteps.before(store().changes(), kept, active));
          return with(
              now,
              before.get() == 0
                  ? new TreeMap<>(Map.of(kept, new TreeMap<>()))
                  : files(Map.of(kept, before.get())));
        },
        revision ->
            before.get() == 0
                ? store().retire(kept, revision, by)
                : store().activate(Map.of(kept, before.get()), revision, by));

    return before.get() == 0 ? Optional.empty() : Optional.of(version(kept, before.get()));
  }

  /** Takes the active version of a key out of use, so that the book below shows again. */
  public void retire(String key, Stamp by) {
    refuse(by, "");
    String kept = versionKey(key);
    if (versions(kept).stream().noneMatch(version -> version.state() == State.ACTIVE)) {
      throw unknownKey(key, "has no active version", store().keys());
    }
    change(
        now -> with(now, new TreeMap<>(Map.of(kept, new TreeMap<>()))),
        revision -> store().retire(kept, revision, by));
  }

  /**
   * Switches a template on or off; messages for one that is off are refused.
   *
   * @param descriptor its {@link TemplateDescriptor#key}, or the key of its versions, such as
   *     {@code en/paymentFailed/text} for {@code paymentFailed/text}. One that there is not is
   *     refused with {@link InvalidInputException}
   */
  public void enable(String descriptor, boolean enabled, Stamp by) {
    refuse(by, "");
    List<String> keys = book().templates();
    String key =
        descriptor.startsWith(ENGLISH) ? descriptor.substring(ENGLISH.length()) : descriptor;
    if (!keys.contains(key)) {
      throw unknownKey(key, "is not a template", keys);
    }

    change(
        now -> {
          Map<String, Boolean> switches = new TreeMap<>(now.enabled());
          switches.put(key, enabled);
          return new InUse(now.revision(), now.files(), now.numbers(), switches);
        },
        revision -> store().enable(key, enabled, revision, by));
  }

  /** Checks what would be in use, and changes the store if nobody did meanwhile. */
  private synchronized void change(UnaryOperator<InUse> next, LongPredicate apply) {
    for (int tries = 0; tries < TRIES; tries++) {
      InUse now = store().inUse();
      book(shown.standard(), next.apply(now));
      if (apply.test(now.revision())) {
        shown = load(shown.standard());
        return;
      }
    }
    throw new IllegalStateException(
        "What is in use changed " + TRIES + " times while a change was checked.");
  }

  private static InUse with(InUse now, SortedMap<String, SortedMap<String, String>> byKey) {
    SortedMap<String, String> all = new TreeMap<>(now.files());
    all.keySet()
        .removeIf(
            path ->
                byKey.containsKey(
                    Objects.requireNonNullElse(TemplatePaths.versionKey(path), path)));
    byKey.values().forEach(all::putAll);
    return new InUse(now.revision(), all, now.numbers(), now.enabled());
  }

  private SortedMap<String, SortedMap<String, String>> files(Map<String, Integer> numbers) {
    SortedMap<String, SortedMap<String, String>> files = new TreeMap<>();
    numbers.forEach((key, number) -> files.put(key, version(key, number).files()));
    return files;
  }

  private static SortedMap<String, Integer> byVersionKey(Map<String, Integer> numbers) {
    SortedMap<String, Integer> kept = new TreeMap<>();
    List<Fault> faults = new ArrayList<>();
    new TreeMap<>(numbers)
        .forEach(
            (written, number) -> {
              String key = versionKey(written);
              Integer other = kept.put(key, number);
              if (other != null && !other.equals(number)) {
                faults.add(
                    new Fault(
                        key,
                        "",
                        "Two versions (" + other + ", " + number + ") are named of one key.",
                        "name one of them."));
              }
            });
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the versions", faults);
    }

    return kept;
  }

  private TemplateStore store() {
    if (store == null) {
      throw new IllegalStateException(
          "This library has no store. Maybe: make it with TemplateLibrary.over(book, store).");
    }
    return store;
  }

  private TemplateVersion version(String key, int number) {
    List<TemplateVersion> versions = versions(key);
    if (versions.isEmpty()) {
      throw unknownKey(key, "has no version", store().keys());
    }

    return versions.stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "the version",
                    new Fault(
                        key,
                        "",
                        "There is no version (" + number + ") of (" + key + ").",
                        "use 1 to " + versions.get(0).number() + ".")));
  }

  private static InvalidInputException unknownKey(String key, String what, List<String> keys) {
    List<String> nearest = Nearest.to(key, keys, 3);

    return new InvalidInputException(
        "the key",
        new Fault(
            key,
            "",
            "("
                + key
                + ") "
                + what
                + "."
                + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + "."),
            nearest.isEmpty() ? "draft one first." : "write " + nearest.get(0) + "."));
  }

  /** What no store can keep. */
  private static void refuseUnstorable(String path, String text, List<Fault> faults) {
    if (text.length() > TemplateFiles.LARGEST) {
      faults.add(
          new Fault(
              path,
              "",
              "The text has (%s) characters; %s are the most."
                  .formatted(text.length(), TemplateFiles.LARGEST),
              "move parts of it into partials."));
    }

    if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      faults.add(
          new Fault(path, "", "The text holds U+0000 or half a character.", "save it as UTF-8."));
    }
  }

  private static void refuse(Stamp by, String note) {
    List<Fault> faults = new ArrayList<>();
    if (by.by().isBlank()
        || by.by().length() > 200
        || by.by().chars().anyMatch(Character::isISOControl)) {
      faults.add(
          new Fault(
              "by",
              "",
              "The id of who does it is blank, has control characters or more than 200 characters ("
                  + by.by().length()
                  + ").",
              "give the user's id, 1 to 200 characters."));
    }

    if (note.length() > 1_000) {
      faults.add(
          new Fault(
              "note",
              "",
              "The note has (" + note.length() + ") characters; 1000 are the most.",
              "shorten it."));
    }

    if (!faults.isEmpty()) {
      throw new InvalidInputException("the change", faults);
    }
  }

  private static SortedMap<String, SortedMap<String, String>> byKey(Map<String, String> files) {
    List<Fault> faults = new ArrayList<>();
    SortedMap<String, SortedMap<String, String>> byKey = new TreeMap<>();
    new TreeMap<>(files)
        .forEach(
            (path, text) -> {
              String key = TemplatePaths.versionKey(path);
              if (key == null) {
                faults.add(
                    new Fault(
                        path,
                        "",
                        "The path is not that of a template, partial or layout.",
                        "write it like templates/en/paymentFailed/text.text.hbs or"
                            + " partials/footer.hbs."));
              } else {
                refuseUnstorable(path, text, faults);
                byKey.computeIfAbsent(key, none -> new TreeMap<>()).put(path, text);
              }
            });
    if (files.isEmpty()) {
      faults.add(new Fault("files", "", "There is no file.", "give at least one."));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the draft", faults);
    }

    return byKey;
  }
}
