package dev.candor.template;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
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
 * TemplateVersion draft = library.draft(Map.of("partials/footer.hbs", text), "new address", by);
 * library.activate(draft.key(), draft.number(), by);
 * library.rollBack(draft.key(), by);
 * }</pre>
 */
public final class TemplateLibrary implements Renderer {

  private static final int TRIES = 20;
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9_-]+/)+[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.hbs");

  /** What is in use: never changed, only replaced. */
  private record Shown(Templatebook standard, @Nullable InUse stored, TemplateRenderer renderer) {}

  private final @Nullable TemplateStore store;
  private volatile Shown shown;

  private TemplateLibrary(Templatebook standard, @Nullable TemplateStore store) {
    this.store = store;
    this.shown = load(standard);
  }

  /** A library of this book alone; {@link #replace} exchanges it. */
  public static TemplateLibrary of(Templatebook standard) {
    return new TemplateLibrary(standard, null);
  }

  /** A library of what the store has in use, over this book. */
  public static TemplateLibrary over(Templatebook standard, TemplateStore store) {
    return new TemplateLibrary(standard, store);
  }

  private Shown load(Templatebook standard) {
    InUse stored = store == null ? null : store.inUse();
    return new Shown(standard, stored, TemplateRenderer.of(book(standard, stored)));
  }

  private static Templatebook book(Templatebook standard, @Nullable InUse stored) {
    if (stored == null || (stored.files().isEmpty() && stored.enabled().isEmpty())) {
      return standard;
    }
    return Templatebook.laid(
        TemplateSettings.stored(standard, stored), stored.files(), new ArrayList<>(), standard);
  }

  /** The book messages are written from now. */
  public Templatebook book() {
    return shown.renderer().book();
  }

  /**
   * The book as it would be with this version in use. Refused with {@link InvalidInputException}: a
   * key or number that the store does not have; with {@link BrokenTemplateException}: what would
   * not load.
   */
  public Templatebook book(String key, int number) {
    TemplateVersion version = version(key, number);
    return book(shown.standard(), with(store().inUse(), key, version.files()));
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
   * Keeps a draft of one template with all its parts, one partial or one layout. Refused with
   * {@link BrokenTemplateException}: what would not load together with everything in use.
   *
   * @param files path in a templatebook to text; all of one template, or one partial or layout.
   *     Others are refused with {@link InvalidInputException}
   * @param note why; may be empty, 1,000 characters at most
   */
  public TemplateVersion draft(Map<String, String> files, String note, Stamp by) {
    TemplateStore kept = store();
    refuse(by, note);
    SortedMap<String, String> sorted = new TreeMap<>(files);
    String key = key(sorted);
    refuseUnstorable(sorted);
    InUse now = kept.inUse();
    book(shown.standard(), with(now, key, sorted));
    return kept.draft(key, sorted, Templatebook.checksum(sorted.keySet(), sorted), note, by);
  }

  /** Every version of a key, newest first. */
  public List<TemplateVersion> versions(String key) {
    return store().versions(key);
  }

  /** The book as it would be with this version in use. Changes nothing. */
  public Templatebook with(String key, int number) {
    return book(shown.standard(), with(store().inUse(), key, version(key, number).files()));
  }

  /**
   * Puts a version into use and retires the one that was. Refused with {@link
   * BrokenTemplateException} where the whole would not load with it, and with {@link
   * InvalidInputException} where there is no such version. Does nothing to one that is active.
   */
  public TemplateVersion activate(String key, int number, Stamp by) {
    refuse(by, "");
    TemplateVersion version = version(key, number);
    if (version.state() != State.ACTIVE) {
      change(
          now -> with(now, key, version.files()),
          revision -> store().activate(key, number, revision, by));
    }
    return version(key, number);
  }

  /**
   * Puts the version into use that was before the active one; where there was none, takes the
   * active one out of use, so that the book below shows again. Refused with {@link
   * InvalidInputException} where none is active.
   *
   * @return the version in use afterwards, or empty
   */
  public Optional<TemplateVersion> rollBack(String key, Stamp by) {
    refuse(by, "");
    List<TemplateVersion> versions = versions(key);
    TemplateVersion active =
        versions.stream()
            .filter(version -> version.state() == State.ACTIVE)
            .findFirst()
            .orElseThrow(() -> unknown(key, "has no active version", store().keys()));
    Optional<TemplateVersion> before =
        versions.stream()
            .filter(version -> version.state() == State.RETIRED)
            .filter(version -> version.number() < active.number())
            .max(Comparator.comparing(TemplateVersion::number));
    if (before.isPresent()) {
      return Optional.of(activate(key, before.get().number(), by));
    }
    retire(key, by);
    return Optional.empty();
  }

  /** Takes the active version of a key out of use, so that the book below shows again. */
  public void retire(String key, Stamp by) {
    refuse(by, "");
    if (versions(key).stream().noneMatch(version -> version.state() == State.ACTIVE)) {
      throw unknown(key, "has no active version", store().keys());
    }
    change(now -> with(now, key, new TreeMap<>()), revision -> store().retire(key, revision, by));
  }

  /**
   * Switches a template on or off; messages for one that is off are refused (B-051).
   *
   * @param descriptor its {@link TemplateDescriptor#key}. One that there is not is refused with
   *     {@link InvalidInputException}
   */
  public void enable(String descriptor, boolean enabled, Stamp by) {
    refuse(by, "");
    List<String> keys = book().templates();
    if (!keys.contains(descriptor)) {
      throw unknown(descriptor, "is not a template", keys);
    }
    change(
        now -> {
          Map<String, Boolean> switches = new TreeMap<>(now.enabled());
          switches.put(descriptor, enabled);
          return new InUse(now.revision(), now.files(), now.numbers(), switches);
        },
        revision -> store().enable(descriptor, enabled, revision, by));
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

  private static InUse with(InUse now, String key, SortedMap<String, String> files) {
    SortedMap<String, String> all = new TreeMap<>(now.files());
    all.keySet().removeIf(path -> key.equals(keyOf(path)));
    all.putAll(files);
    return new InUse(now.revision(), all, now.numbers(), now.enabled());
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
      throw unknown(key, "has no version", store().keys());
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

  private static InvalidInputException unknown(String key, String what, List<String> keys) {
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

  /** What a file may not hold a store may not be asked to keep. */
  private static void refuseUnstorable(SortedMap<String, String> files) {
    List<Fault> faults = new ArrayList<>();
    files.forEach(
        (path, text) -> {
          if (text.length() > TemplateFiles.LARGEST) {
            faults.add(
                new Fault(
                    path,
                    "",
                    "The text has ("
                        + text.length()
                        + ") characters; "
                        + TemplateFiles.LARGEST
                        + " are the most.",
                    "move parts of it into partials."));
          }
          if (text.chars().anyMatch(c -> c == 0)
              || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            faults.add(
                new Fault(
                    path, "", "The text holds U+0000 or half a character.", "save it as UTF-8."));
          }
        });
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the draft", faults);
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

  /** The one key all the files belong to. */
  private static String key(SortedMap<String, String> files) {
    List<Fault> faults = new ArrayList<>();
    String key = null;
    for (String path : files.keySet()) {
      String one = keyOf(path);
      if (one == null) {
        faults.add(
            new Fault(
                path,
                "",
                "The path is not that of a template, partial or layout.",
                "write it like templates/en/paymentFailed/text.text.hbs or partials/footer.hbs."));
      } else if (key != null && !one.equals(key)) {
        faults.add(
            new Fault(
                path,
                "",
                "The file belongs to (" + one + ") and the others to (" + key + ").",
                "draft each on its own."));
      } else {
        key = one;
      }
    }
    if (key == null || !faults.isEmpty()) {
      if (faults.isEmpty()) {
        faults.add(new Fault("files", "", "There is no file.", "give at least one."));
      }
      throw new InvalidInputException("the draft", faults);
    }
    return key;
  }

  /** The key a path belongs to; null for one that is nowhere in a templatebook. */
  static @Nullable String keyOf(String path) {
    if (!PATH.matcher(path).matches()) {
      return null;
    }
    String whole = path.substring(0, path.length() - ".hbs".length());
    if (whole.startsWith("partials/") || whole.startsWith("layouts/")) {
      return whole;
    }
    int dot = whole.lastIndexOf('.');
    return whole.startsWith("templates/") && dot > whole.lastIndexOf('/')
        ? whole.substring("templates/".length(), dot)
        : null;
  }
}
