package dev.candor.template.internal.program;

import dev.candor.template.internal.css.ElementStyle.Reason;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.program.ProgramNode.Printed;
import dev.candor.template.internal.visible.Contradictions;
import dev.candor.template.internal.visible.VisibilityAnalysis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of a page that print where readers of it see what is printed, whichever way its
 * blocks go. Once, when the page is planned, so that not every message must be read again as a
 * browser reads it to know that a disclosure in it is seen.
 *
 * <p>It writes the page with all its blocks and lets {@link VisibilityAnalysis} look at it. What
 * that says is true of every message only where each block leaves the page as it found it, so it
 * follows only pages whose tags nest as written: known elements, each closed in the block that
 * opened it, attributes in quotes, no {@code {{{raw}}}} data. In any other page no place is surely
 * seen, and each message must be looked at. Only for the thread that made it.
 */
public final class PageSkeleton {

  private static final int MOST_NODES = 20_000;
  private static final int DEEPEST = 100;

  private static final Set<String> VOID = HtmlElements.with(Trait.EMPTY_IN_PAGE);
  private static final Set<String> INLINE = HtmlElements.with(Trait.INLINE);
  private static final Set<String> BLOCKS = HtmlElements.with(Trait.BLOCK);
  // these say something of the whole page, so none of them may depend on a block
  private static final Set<String> PAGE =
      Set.of("html", "head", "body", "meta", "link", "base", "style");
  // what stands in these only, and these hold nothing else
  private static final Set<String> ROWS = Set.of("table", "thead", "tbody", "tfoot");
  private static final Set<String> LISTS = Set.of("ul", "ol");
  // these end at the next block, whether they are closed or not
  private static final Set<String> LINES = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6");

  private final Set<String> once = new HashSet<>();

  /** How far the page was read. */
  private enum At {
    TEXT,
    TITLE,
    STYLE,
    TAG,
    VALUE
  }

  /** Everything that must be the same after a block as before it. */
  private record State(At at, String tag, String attribute, char quote, List<String> open) {}

  /**
   * What a page shows of what it prints.
   *
   * @param seen places that are seen in every message
   * @param unseen the disclosures of a page that never shows any: where they are printed, and why
   *     nobody sees them
   */
  public record Places(Set<Printed> seen, Map<Printed, Reason> unseen) {
    static final Places NONE = new Places(Set.of(), Map.of());
  }

  /** The caller's block of a partial, and the one it stands in itself. */
  private record Given(ProgramNode @Nullable [] nodes, @Nullable Given outer) {}

  /** The page is none of those that are followed. */
  private static final class LostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostException() {
      super(null, null, false, false);
    }
  }

  private static final Pattern MARK =
      Pattern.compile(VisibilityAnalysis.DATA + "([0-9]+)" + VisibilityAnalysis.END);

  /** Stands at both ends of a block: nothing in the text of a page, and data in an attribute. */
  private static final String EDGE =
      "<!--" + VisibilityAnalysis.DATA + VisibilityAnalysis.END + "-->";

  private static final String EDGE_IN_TAG =
      " " + VisibilityAnalysis.DATA + VisibilityAnalysis.END + " ";

  private final Set<Printed> inText = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Printed> elsewhere = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> open = new ArrayList<>();
  private At at = At.TEXT;
  private String tag = "";
  private String attribute = "";
  private char quote;
  private boolean entity;
  private boolean started;
  private int nodes;
  private int blocks;

  private PageSkeleton() {}

  /**
   * Finds the places of a page in which something is printed.
   *
   * @param letter whether it is read on paper only
   */
  static Places of(ProgramNode[] page, boolean letter) {
    Written written = new Written();
    try {
      written.write(page, null, Map.of(), false, false);
    } catch (LostException lost) {
      return Places.NONE;
    }
    Document document = Jsoup.parse(written.page.toString());
    VisibilityAnalysis analysis = VisibilityAnalysis.of(document, letter);
    Map<Printed, Reason> why = new IdentityHashMap<>();
    Set<Printed> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    for (TextNode text : document.nodeStream(TextNode.class).toList()) {
      Matcher marks = MARK.matcher(text.getWholeText());
      while (marks.find()) {
        Printed printed = written.printed.get(Integer.parseInt(marks.group(1)));
        Reason unseen = analysis.unseen(text);
        if (unseen == null) {
          shown.add(printed);
        } else {
          why.putIfAbsent(printed, unseen);
        }
      }
    }
    contradict(document, written, why, shown);
    PageSkeleton skeleton = new PageSkeleton();
    boolean followed = skeleton.follows(page);
    Map<Printed, Reason> unseen = new LinkedHashMap<>();
    for (Printed slot : written.slots) {
      Reason reason =
          followed || analysis.dangerOfPage() != null
              ? why.getOrDefault(slot, new Reason("a place that is not text", false))
              : null;
      if (reason == null || reason.byData() || shown.contains(slot)) {
        // shown in one place, or to be looked at in each message
        unseen.clear();
        break;
      }
      unseen.put(slot, reason);
    }
    shown.removeAll(why.keySet());
    shown.retainAll(skeleton.inText);
    shown.removeAll(skeleton.elsewhere);
    return new Places(followed ? shown : Set.of(), unseen);
  }

  /** Takes out disclosures that the page itself takes back right after them. */
  private static void contradict(
      Document document, Written written, Map<Printed, Reason> why, Set<Printed> shown) {
    String words = document.text();
    Matcher marks = MARK.matcher(words);
    while (marks.find()) {
      Printed printed = written.printed.get(Integer.parseInt(marks.group(1)));
      if (written.slots.contains(printed)) {
        int end = Math.min(words.length(), marks.end() + Contradictions.REACH);
        String after = MARK.matcher(words.substring(marks.end(), end)).replaceAll("");
        String before =
            words.substring(Math.max(0, marks.start() - Contradictions.REACH), marks.start());
        String found = Contradictions.find(MARK.matcher(before).replaceAll(""), after);
        if (found != null) {
          why.put(printed, new Reason("the words (" + found + ") beside them", false));
          shown.remove(printed);
        }
      }
    }
  }

  private boolean follows(ProgramNode[] page) {
    try {
      follow(page, null);
    } catch (LostException lost) {
      return false;
    }
    return at == At.TEXT && open.isEmpty();
  }

  /** Writes a page with all its blocks, and marks in the place of data. */
  private static final class Written {
    private final StringBuilder page = new StringBuilder();
    private final List<Printed> printed = new ArrayList<>();
    private final Set<Printed> slots = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    /**
     * Writes nodes.
     *
     * @param constants what the caller of a partial gives it by name, as words
     * @param twice whether they are in a loop that was written twice
     * @param disclosed whether they are in a loop over disclosures
     */
    void write(
        ProgramNode[] all,
        @Nullable Given given,
        Map<String, String> constants,
        boolean twice,
        boolean disclosed) {
      for (ProgramNode node : all) {
        if (++nodes > MOST_NODES) {
          throw new LostException();
        }
        if (node instanceof ProgramNode.Words words) {
          words(words.text());
        } else if (node instanceof Printed one) {
          print(one, constants, disclosed);
        } else if (node instanceof ProgramNode.If block) {
          block(block.main(), given, constants, twice, disclosed);
          block(block.inverse(), given, constants, twice, disclosed);
        } else if (node instanceof ProgramNode.With block) {
          block(block.main(), given, Map.of(), twice, disclosed);
          block(block.inverse(), given, constants, twice, disclosed);
        } else if (node instanceof ProgramNode.Each block) {
          loop(block.main(), given, twice, disclosed || ours(block.values()));
          block(block.inverse(), given, constants, twice, disclosed);
        } else if (node instanceof ProgramNode.Section block) {
          loop(block.main(), given, twice, disclosed || ours(block.value()));
          block(block.inverse(), given, constants, twice, disclosed);
        } else if (node instanceof ProgramNode.Inserted inserted) {
          insert(inserted, given, constants, twice, disclosed);
        } else {
          throw new LostException();
        }
      }
    }

    private static boolean ours(Term list) {
      return list.written().endsWith("disclosures");
    }

    private void loop(
        ProgramNode[] nodes, @Nullable Given given, boolean twice, boolean disclosed) {
      block(nodes, given, Map.of(), true, disclosed);
      if (!twice) {
        block(nodes, given, Map.of(), true, disclosed);
      }
    }

    private void block(
        ProgramNode[] all,
        @Nullable Given given,
        Map<String, String> constants,
        boolean twice,
        boolean disclosed) {
      if (all.length > 0) {
        page.append(edge());
        write(all, given, constants, twice, disclosed);
        page.append(edge());
      }
    }

    private String edge() {
      int open = page.lastIndexOf("<");
      boolean inTag = open >= 0 && page.indexOf(">", open) < 0;
      boolean inValue =
          inTag && page.substring(open).chars().filter(c -> c == '"').count() % 2 == 1;
      return inTag && !inValue ? EDGE_IN_TAG : EDGE;
    }

    private void insert(
        ProgramNode.Inserted inserted,
        @Nullable Given given,
        Map<String, String> constants,
        boolean twice,
        boolean disclosed) {
      Map<String, String> names = new HashMap<>(inserted.context() == null ? constants : Map.of());
      inserted
          .hash()
          .forEach(
              (name, term) -> {
                names.remove(name);
                if (term instanceof Term.Constant constant
                    && constant.value() instanceof String text) {
                  names.put(name, text);
                }
              });
      ProgramNode[] target = inserted.target();
      if (target != null) {
        Given block = inserted.body() == null ? given : new Given(inserted.body(), given);
        write(target, block, names, twice, disclosed);
      } else if (given != null && given.nodes != null) {
        write(given.nodes, given.outer, Map.of(), twice, disclosed);
      }
    }

    private void words(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      boolean marks =
          text.indexOf(VisibilityAnalysis.DATA) >= 0
              || text.indexOf(VisibilityAnalysis.END) >= 0
              || lower.contains("e000")
              || lower.contains("57344");
      if (marks) {
        throw new LostException();
      }
      page.append(text);
    }

    private void print(Printed one, Map<String, String> constants, boolean disclosed) {
      String known = constants.get(one.term().written());
      if (known != null && one.term() instanceof Term.Reference && !one.raw()) {
        Form.HTML.append(known, page);
        return;
      }
      if (disclosed && one.term().written().endsWith("text")) {
        slots.add(one);
      }
      page.append(VisibilityAnalysis.DATA).append(printed.size()).append(VisibilityAnalysis.END);
      printed.add(one);
    }
  }

  // ---- nodes

  private void follow(ProgramNode[] all, @Nullable Given given) {
    for (ProgramNode node : all) {
      if (++nodes > MOST_NODES) {
        throw new LostException();
      }
      if (node instanceof ProgramNode.Words words) {
        words(words.text());
      } else if (node instanceof Printed printed) {
        printed(printed);
      } else if (node instanceof ProgramNode.If block) {
        branches(block.main(), block.inverse(), given);
      } else if (node instanceof ProgramNode.With block) {
        branches(block.main(), block.inverse(), given);
      } else if (node instanceof ProgramNode.Each block) {
        branches(block.main(), block.inverse(), given);
      } else if (node instanceof ProgramNode.Section block) {
        branches(block.main(), block.inverse(), given);
      } else if (node instanceof ProgramNode.Inserted inserted) {
        inserted(inserted, given);
      } else {
        throw new LostException();
      }
    }
  }

  /** Either may be written, once, often or not at all: each must leave the page as it found it. */
  private void branches(ProgramNode[] main, ProgramNode[] inverse, @Nullable Given given) {
    State before = state();
    blocks++;
    for (ProgramNode[] branch : List.of(main, inverse)) {
      if (at == At.STYLE && branch.length > 0) {
        throw new LostException();
      }
      follow(branch, given);
      if (entity || !state().equals(before)) {
        throw new LostException();
      }
    }
    blocks--;
  }

  private void inserted(ProgramNode.Inserted inserted, @Nullable Given given) {
    ProgramNode[] target = inserted.target();
    if (target != null) {
      follow(target, inserted.body() == null ? given : new Given(inserted.body(), given));
    } else if (given != null && given.nodes != null) {
      follow(given.nodes, given.outer);
    }
  }

  private State state() {
    return at == At.TAG || at == At.VALUE
        ? new State(at, tag, attribute, quote, List.copyOf(open))
        : new State(at, "", "", ' ', List.copyOf(open));
  }

  private void printed(Printed printed) {
    if (printed.raw() || at == At.TAG) {
      throw new LostException();
    }
    if (at == At.TEXT) {
      text();
    }
    (at == At.TEXT && !entity ? inText : elsewhere).add(printed);
    started = true;
    entity = false;
  }

  // ---- the author's words

  private void words(String text) {
    int i = 0;
    while (i < text.length()) {
      i =
          switch (at) {
            case TEXT -> text.charAt(i) == '<' ? markup(text, i) : text(text, i);
            case TITLE, STYLE -> rawText(text, i);
            case TAG -> inTag(text, i);
            case VALUE -> value(text, i);
          };
    }
  }

  private int text(String text, int from) {
    int end = text.indexOf('<', from);
    int to = end < 0 ? text.length() : end;
    if (!text.substring(from, to).isBlank()) {
      text();
      started = true;
    }
    int and = text.lastIndexOf('&', to - 1);
    // what comes next could be read as part of an entity
    entity = end < 0 && (entity || and >= from) && text.indexOf(';', Math.max(and, from)) < 0;
    return to;
  }

  /** There is text here: it must be where text may stand. */
  private void text() {
    String parent = parent();
    if (parent.equals("html")
        || parent.equals("head")
        || parent.equals("tr")
        || ROWS.contains(parent)
        || LISTS.contains(parent)) {
      throw new LostException();
    }
  }

  private int markup(String text, int from) {
    entity = false;
    if (text.startsWith("<!--", from)) {
      int end = text.indexOf("-->", from + 4);
      String comment = end < 0 ? ">" : text.substring(from + 4, end);
      if (comment.startsWith(">") || comment.startsWith("-") || comment.contains("--")) {
        throw new LostException();
      }
      return end + 3;
    }
    if (!started && text.regionMatches(true, from, "<!doctype html>", 0, 15)) {
      started = true;
      return from + 15;
    }
    started = true;
    boolean closes = text.startsWith("</", from);
    int start = closes ? from + 2 : from + 1;
    int end = start;
    while (end < text.length() && isName(text.charAt(end))) {
      end++;
    }
    if (end == start || end == text.length()) {
      throw new LostException();
    }
    String name = text.substring(start, end).toLowerCase(Locale.ROOT);
    if (closes) {
      if (text.charAt(end) != '>' || !parent().equals(name)) {
        throw new LostException();
      }
      open.remove(open.size() - 1);
      return end + 1;
    }
    tag = name;
    at = At.TAG;
    return end;
  }

  private static boolean isName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
  }

  private int inTag(String text, int from) {
    char c = text.charAt(from);
    if (isBlank(c)) {
      return from + 1;
    }
    if (text.startsWith("/>", from) && VOID.contains(tag)) {
      opened();
      return from + 2;
    }
    if (c == '>') {
      opened();
      return from + 1;
    }
    int end = from;
    while (end < text.length()
        && (isName(text.charAt(end)) || text.charAt(end) == '-' || text.charAt(end) == ':')) {
      end++;
    }
    if (end == from || end == text.length()) {
      throw new LostException();
    }
    attribute = text.substring(from, end).toLowerCase(Locale.ROOT);
    char next = text.charAt(end);
    if (next != '=') {
      if (!isBlank(next) && next != '>' && next != '/') {
        throw new LostException();
      }
      return end;
    }
    if (end + 1 == text.length() || (text.charAt(end + 1) != '"' && text.charAt(end + 1) != '\'')) {
      throw new LostException();
    }
    quote = text.charAt(end + 1);
    at = At.VALUE;
    return end + 2;
  }

  private int value(String text, int from) {
    int end = text.indexOf(quote, from);
    if (end < 0) {
      return text.length();
    }
    at = At.TAG;
    return end + 1;
  }

  /** A title and a style sheet end at their own tag, and at no other. */
  private int rawText(String text, int from) {
    String close = at == At.TITLE ? "</title>" : "</style>";
    int end = text.toLowerCase(Locale.ROOT).indexOf(close, from);
    if (end < 0) {
      return text.length();
    }
    open.remove(open.size() - 1);
    at = At.TEXT;
    return end + close.length();
  }

  // ---- elements

  private String parent() {
    return open.isEmpty() ? "" : open.get(open.size() - 1);
  }

  /** The start of an element was read: it must be one that stands here as written. */
  private void opened() {
    at = At.TEXT;
    attribute = "";
    if (!fits(tag, parent()) || open.size() >= DEEPEST || (blocks > 0 && PAGE.contains(tag))) {
      throw new LostException();
    }
    if (VOID.contains(tag)) {
      return;
    }
    open.add(tag);
    at = tag.equals("title") ? At.TITLE : tag.equals("style") ? At.STYLE : At.TEXT;
  }

  private boolean fits(String name, String parent) {
    switch (name) {
      case "html":
        return open.isEmpty() && once.add(name);
      case "head", "body":
        return (parent.equals("html") || open.isEmpty()) && once.add(name);
      case "meta", "link", "base", "title", "style":
        return parent.equals("head");
      case "thead", "tbody", "tfoot":
        return parent.equals("table");
      case "tr":
        return ROWS.contains(parent);
      case "td", "th":
        return parent.equals("tr");
      case "li":
        return LISTS.contains(parent);
      default:
        break;
    }
    if (parent.equals("html")
        || parent.equals("head")
        || parent.equals("tr")
        || ROWS.contains(parent)
        || LISTS.contains(parent)) {
      return false;
    }
    if (name.equals("a")) {
      return open.stream().noneMatch(outer -> outer.equals("a"));
    }
    return INLINE.contains(name) || (BLOCKS.contains(name) && !inLine());
  }

  /** Whether something is open, up to the next cell, that a block would end. */
  private boolean inLine() {
    for (int i = open.size() - 1; i >= 0; i--) {
      String name = open.get(i);
      if (name.equals("td") || name.equals("th")) {
        return false;
      }
      if (LINES.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
