package dev.candor.template.internal.program;

import dev.candor.document.UndefinedName;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.template.internal.helper.Arguments;
import dev.candor.template.internal.html.DataFaults;
import dev.candor.template.internal.html.DataPolicy;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.html.HtmlContext;
import dev.candor.template.internal.html.PrintedData;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.safe.Markup;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Snippet;
import dev.candor.template.internal.value.TemplateValues;
import dev.candor.template.internal.value.TemplateValues.RequiredWords;
import dev.candor.template.internal.visible.Contradictions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One order being written: the text so far, the limits, and what was found wrong. Only for the
 * thread that made it.
 */
public final class RenderRun implements HtmlContext.Watcher {

  /** Characters one part may have. */
  public static final int LONGEST = Arguments.LONGEST_TEXT;

  /** A part of a message that can be rendered. */
  public interface Part {

    /** Writes it. */
    void write(RenderRun run);

    /** Returns how many characters it may have, as a guess. */
    int sizeHint();

    /** Returns whether readers see what is printed there; false where that is not known. */
    boolean isSeen(PrintedData printed);

    /** Returns whether any data may be printed there, as far as a page is concerned. */
    boolean isPlain(PrintedData printed);

    /** Returns the place of a page it is printed at; null where only the page so far tells. */
    @Nullable HtmlContext findStart(PrintedData printed);
  }

  private static final int NAMED = 3;

  // looking for names nearby costs more than everything else at a place
  private static final int MOST_WITH_NEAREST = 100;

  private static final int LONGEST_NEAREST = 100;

  private static final int CHARACTERS_A_STEP = 16;

  final Object root;
  final PrintLocale tongue;
  final ZoneId zone;
  private final String what;
  private final Position start;
  private StringBuilder out = new StringBuilder(256);
  private Form form = Form.TEXT;
  private int steps;
  private int quiet;
  private Position at;
  private @Nullable Snippet atTerm;
  private @Nullable Part page;
  private final BitSet said = new BitSet();
  private final BitSet seen = new BitSet();
  // of each disclosure as it was printed: which, from where, to where
  private final List<int[]> places = new ArrayList<>();
  // where the text up to there ends, looked at only where a page asks for it
  private @Nullable HtmlContext place;
  private int placed;

  // by the place in the plan, so that a loop reports it once; null while nothing is wrong
  private @Nullable Map<Object, Missing> undefined;
  private @Nullable Set<Object> faulty;
  private @Nullable List<Fault> faults;

  /**
   * An order to be written.
   *
   * @param what is written, for errors
   * @param start the place that a limit names before any other is known
   */
  public RenderRun(Object root, PrintLocale tongue, ZoneId zone, String what, Position start) {
    this.root = root;
    this.tongue = tongue;
    this.zone = zone;
    this.what = what;
    this.start = start;
    this.at = start;
  }

  /** Writes one part and gives its text, which is gone when the next one is written. */
  public StringBuilder render(Part part, Form newForm) {
    if (out.capacity() < part.sizeHint()) {
      out = new StringBuilder(part.sizeHint());
    }
    out.setLength(0);
    form = newForm;
    at = start;
    atTerm = null;
    page = part;
    said.clear();
    seen.clear();
    places.clear();
    place = null;
    placed = 0;
    try {
      part.write(this);
      readWatched();
    } catch (BrokenTemplateException limit) {
      throw limit;
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError data) {
      throw unreadable(data);
    }

    return out;
  }

  /** Which disclosures the last part said, by index. */
  public BitSet saidDisclosures() {
    return said;
  }

  /** Returns words right beside a disclosure of the last part that take it back; null without. */
  public @Nullable String contradiction(int index) {
    for (int i = 0; i < places.size(); i++) {
      int[] at = places.get(i);
      if (at[0] == index) {
        // up to the next disclosure: what that says is the law's
        int start = i == 0 ? 0 : places.get(i - 1)[2];
        int end = i + 1 == places.size() ? out.length() : places.get(i + 1)[1];
        String found =
            Contradictions.find(
                out.substring(
                    Math.max(start, at[1] - Contradictions.REACH), Math.max(start, at[1])),
                out.substring(at[2], Math.max(at[2], Math.min(end, at[2] + Contradictions.REACH))),
                form == Form.HTML);
        if (found != null) {
          return found;
        }
      }
    }

    return null;
  }

  /** Of those, the ones known to be said where readers see them. */
  public BitSet seenDisclosures() {
    return seen;
  }

  /** Notes that a disclosure was printed there. */
  void say(RequiredWords words, PrintedData place, int from) {
    said.set(words.index());
    places.add(new int[] {words.index(), from, out.length()});
    // all of a text is seen
    if (form == Form.TEXT || (page != null && page.isSeen(place) && words.ordinary())) {
      seen.set(words.index());
    }
  }

  // ---- text

  void text(String text) {
    room(text.length());
    out.append(text);
  }

  /** Prints data, where the page has a place for it. */
  void print(String value, PrintedData printed) {
    room(value.length());
    if (form != Form.HTML || (page != null && page.isPlain(printed))) {
      append(value, printed.raw());
      return;
    }

    HtmlContext at = place(printed);
    Fault fault = DataPolicy.atRender(at, printed, value);
    if (fault != null) {
      fault(printed, () -> fault);
    }
    append(value, printed.raw());
    if (DataPolicy.isOpen(at)) {
      at.watch(printed);
    }
  }

  private void append(String value, boolean raw) {
    if (raw) {
      form.appendRaw(value, out);
    } else {
      form.append(value, out);
    }
    // an escape may be longer than what it stands for
    room(0);
  }

  /** Prints markup as it is, where the HTML so far has a place for it; elsewhere its words. */
  void markup(Markup markup, PrintedData printed) {
    if (form != Form.HTML) {
      print(markup.words(), printed);
      return;
    }
    HtmlContext at = place(printed);
    if (at.isMarkup()) {
      text(markup.html());
    } else {
      fault(printed, () -> DataFaults.misplacedMarkup(at, printed));
    }
  }

  /** Where this is printed: as the template alone tells, or else as the page so far is read. */
  private HtmlContext place(PrintedData printed) {
    HtmlContext start = page == null ? null : page.findStart(printed);
    if (start != null) {
      readWatched();
      place = start.copy(this);
      placed = out.length();
    }
    return readTo(out.length());
  }

  private HtmlContext readTo(int end) {
    place = place == null ? new HtmlContext(this) : place;
    place.read(out, placed, end);
    placed = end;
    return place;
  }

  /** Reads on tag by tag until what is watched is whole, or the page ends. */
  private void readWatched() {
    while (place != null && place.isWatching() && placed < out.length()) {
      int end = out.indexOf(">", placed);
      readTo(end < 0 ? out.length() : end + 1);
    }
  }

  @Override
  public void onWatched(PrintedData printed, HtmlContext at) {
    Fault fault = DataPolicy.atEnd(at, printed);
    if (fault != null) {
      fault(printed, () -> fault);
    }
  }

  @Override
  public void onRefresh(PrintedData printed) {
    fault(printed, () -> DataFaults.refreshes(printed));
  }

  int length() {
    return out.length();
  }

  /** Puts the indent before every line written since {@code from}. */
  void indent(int from, String indent) {
    boolean read = placed > from;
    if (read) {
      readTo(out.length());
    }
    String written = out.substring(from);
    for (int[] said : places) {
      for (int i = 1; i < said.length && said[i] >= from; i++) {
        long lines = written.substring(0, said[i] - from).chars().filter(c -> c == '\n').count();
        said[i] += (int) (lines + 1) * indent.length();
      }
    }
    out.setLength(from);
    int line = 0;
    while (line < written.length()) {
      int end = written.indexOf('\n', line);
      int next = end < 0 ? written.length() : end + 1;
      room(indent.length() + next - line);
      out.append(indent).append(written, line, next);
      line = next;
    }

    // an indent stands after a line end and changes no place
    placed = read ? out.length() : placed;
  }

  private void room(int more) {
    if (more > LONGEST - out.length()) {
      throw tooLong();
    }
  }

  private BrokenTemplateException tooLong() {
    return limit(
        "The output is longer than (" + LONGEST + ") characters.",
        "print less, or split the message.");
  }

  // ---- limits

  void step() {
    if (++steps > TemplateValues.MOST_STEPS) {
      throw limit(
          "The template takes more than (" + TemplateValues.MOST_STEPS + ") steps.",
          "put fewer loops inside loops, or hand in shorter lists.");
    }
  }

  void step(Position position) {
    at = position;
    atTerm = null;
    step();
  }

  void step(Snippet term) {
    atTerm = term;
    step();
  }

  /** As many steps as it takes to look at that many characters of data. */
  void work(int characters) {
    steps += characters / CHARACTERS_A_STEP;
    if (steps > TemplateValues.MOST_STEPS) {
      step();
    }
  }

  /**
   * What a map, list or record of the host threw. Its class and place are told, never its words,
   * which may be data.
   */
  private BrokenTemplateException unreadable(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    String place =
        trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
    return limit(
        "The data asked for here cannot be read (%s%s)."
            .formatted(thrown.getClass().getSimpleName(), place),
        "hand in maps, lists and records that answer.");
  }

  private BrokenTemplateException limit(String message, String maybe) {
    Position place = atTerm == null ? at : atTerm.position();
    return new BrokenTemplateException(what, place.fault("", message, maybe));
  }

  // ---- what is wrong

  /** Evaluates without noting undefined names. */
  <T extends @Nullable Object> T quietly(Supplier<T> evaluation) {
    quiet++;
    try {
      return evaluation.get();
    } finally {
      quiet--;
    }
  }

  /**
   * Notes an undefined name once per place.
   *
   * @param owner the place in the plan
   * @param known names that could have been meant, made only when needed
   */
  void reportUndefined(
      Object owner,
      String name,
      Position position,
      String wanted,
      Supplier<Collection<String>> known,
      String before,
      String after) {
    if (undefined == null) {
      undefined = new IdentityHashMap<>();
    }

    if (quiet == 0 && !undefined.containsKey(owner)) {
      List<String> names =
          undefined.size() < MOST_WITH_NEAREST
              ? known.get().stream().filter(RenderRun::canBeWritten).toList()
              : List.of();
      // the same name further out comes first
      List<String> nearest =
          Stream.concat(
                  names.stream().filter(near -> near.endsWith("/" + wanted)),
                  Nearest.to(wanted, names, NAMED).stream())
              .distinct()
              .limit(NAMED)
              .map(near -> before + near + after)
              .toList();
      undefined.put(
          owner,
          new Missing(
              position,
              new UndefinedName(
                  name,
                  position.source().name(),
                  position.line(),
                  position.column(),
                  position.sourceLine(),
                  nearest)));
    }
  }

  /** Whether it looks like a name: a key may also be a telephone number or an e-mail address. */
  private static boolean canBeWritten(String name) {
    int from = name.lastIndexOf("../") < 0 ? 0 : name.lastIndexOf("../") + 3;
    if (name.length() > LONGEST_NEAREST
        || from == name.length()
        || !Character.isLetter(name.charAt(from))) {
      return false;
    }

    for (int i = from; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '-') {
        return false;
      }
    }

    return true;
  }

  /** Notes a fault once per place. */
  public void fault(Object owner, Supplier<Fault> fault) {
    if (faulty == null) {
      faulty = Collections.newSetFromMap(new IdentityHashMap<>());
    }
    if (faulty.add(owner)) {
      fault(fault.get());
    }
  }

  public void fault(Fault fault) {
    if (faults == null) {
      faults = new ArrayList<>();
    }
    faults.add(fault);
  }

  /** Undefined names sorted by place. */
  public List<UndefinedName> undefinedNames() {
    if (undefined == null) {
      return List.of();
    }
    return undefined.values().stream()
        .map(Missing::name)
        .sorted(
            Comparator.comparing(UndefinedName::template)
                .thenComparingInt(UndefinedName::line)
                .thenComparingInt(UndefinedName::column)
                .thenComparing(UndefinedName::name))
        .toList();
  }

  /** Throws what was found wrong; under strict, undefined names are wrong. */
  public void finish(boolean strict) {
    if (faults == null && undefined == null) {
      return;
    }
    List<Fault> all = faults == null ? new ArrayList<>() : new ArrayList<>(faults);
    if (strict && undefined != null) {
      undefined.values().forEach(missing -> all.add(missing.fault()));
    }
    if (!all.isEmpty()) {
      throw new BrokenTemplateException(what, all);
    }
  }

  /** A name that is not there, and where it stands. */
  private record Missing(Position position, UndefinedName name) {

    Fault fault() {
      String nearest =
          name.nearest().isEmpty() ? "" : " Nearest: " + String.join(", ", name.nearest()) + ".";
      String maybe =
          name.nearest().isEmpty()
              ? "put (%s) into the context, or ask for it with {{#if (defined %s)}}."
                  .formatted(name.name(), name.name())
              : "write %s, or put (%s) into the context."
                  .formatted(name.nearest().get(0), name.name());
      return position.fault(
          name.name(), "The name (" + name.name() + ") is not defined." + nearest, maybe);
    }
  }
}
