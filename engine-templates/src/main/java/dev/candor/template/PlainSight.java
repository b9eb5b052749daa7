package dev.candor.template;

import dev.candor.template.HarmlessStyles.Hiding;
import dev.candor.template.Plan.Node;
import dev.candor.template.Plan.Printed;
import dev.candor.template.StyleSheet.Compound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which places of a page print where readers of it see what is printed, whichever way its blocks
 * go. Found once, when the page is planned, so that not every message must be read again as a
 * browser reads it to know that a disclosure in it is seen.
 *
 * <p>It never says so of a place where it could be wrong. It follows only pages whose tags nest as
 * written: known elements, each closed in the block that opened it, attributes in quotes, no {@code
 * {{{raw}}}} data. In any other page no place is in plain sight, and {@link PlainText} must look.
 * Only for the thread that made it.
 */
final class PlainSight {

  private static final int MOST_NODES = 20_000;
  private static final int DEEPEST = 100;

  private static final Set<String> VOID = Set.of("meta", "link", "br", "img", "hr", "wbr");
  private static final Set<String> INLINE =
      Set.of("span", "a", "b", "strong", "em", "i", "u", "small", "br", "img", "wbr");
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "div",
          "section",
          "article",
          "header",
          "footer",
          "main",
          "center",
          "blockquote",
          "ul",
          "ol",
          "table",
          "hr");
  private static final Set<String> PAGE = Set.of("html", "head", "body");
  // what stands in these only, and these hold nothing else
  private static final Set<String> ROWS = Set.of("table", "thead", "tbody", "tfoot");
  private static final Set<String> LISTS = Set.of("ul", "ol");
  // these end at the next block, whether they are closed or not
  private static final Set<String> LINES = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6");

  /** How far the page was read. */
  private enum At {
    TEXT,
    TITLE,
    TAG,
    VALUE
  }

  /** An element that is open. */
  private record Open(String name, boolean hidden, @Nullable String id, @Nullable String classes) {

    /** Whether a rule may be for it; what is printed into its tag may be any name. */
    boolean mayMatch(Compound compound) {
      return (compound.element() == null || compound.element().equals(name))
          && (id == null || compound.ids().stream().allMatch(id::equalsIgnoreCase))
          && (classes == null || names(classes).containsAll(names(compound.classes())));
    }

    private static Set<String> names(String classes) {
      return Stream.of(classes.toLowerCase(Locale.ROOT).split("\\s+", -1))
          .filter(one -> !one.isEmpty())
          .collect(Collectors.toSet());
    }

    private static Set<String> names(List<String> classes) {
      return names(String.join(" ", classes));
    }
  }

  /** Everything that must be the same after a block as before it. */
  private record State(
      At at,
      String tag,
      boolean hides,
      String attribute,
      char quote,
      @Nullable String style,
      Tag own,
      List<Open> open) {}

  /**
   * What rules ask of a tag; null where it may be anything.
   *
   * @param look what its attributes say, as a style
   */
  private record Tag(@Nullable String id, @Nullable String classes, String look) {}

  /** The caller's block of a partial, and the one it stands in itself. */
  private record Given(Node @Nullable [] nodes, @Nullable Given outer) {}

  /** The page is none of those that are followed. */
  private static final class LostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostException() {
      super(null, null, false, false);
    }
  }

  private static final Tag NO_NAMES = new Tag("", "", "");

  private final Set<Printed> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Printed> unseen = Collections.newSetFromMap(new IdentityHashMap<>());
  private List<Open> open = new ArrayList<>();
  private At at = At.TEXT;
  private String tag = "";
  private boolean hides;
  private Tag own = NO_NAMES;
  private final List<Hiding> hiding = new ArrayList<>();
  private String attribute = "";
  private char quote;
  // null once something that is not the author's stands in it
  private @Nullable String style = "";
  private boolean entity;
  private boolean started;
  private int nodes;

  private PlainSight() {}

  /** The places of this page in plain sight; none where the page cannot be followed. */
  static Set<Printed> of(Node[] page) {
    PlainSight sight = new PlainSight();
    try {
      sight.follow(page, null);
    } catch (LostException lost) {
      return Set.of();
    }
    if (sight.at != At.TEXT || !sight.open.isEmpty()) {
      return Set.of();
    }
    sight.seen.removeAll(sight.unseen);
    return sight.seen;
  }

  // ---- nodes

  private void follow(Node[] all, @Nullable Given given) {
    for (Node node : all) {
      if (++nodes > MOST_NODES) {
        throw new LostException();
      }
      if (node instanceof Plan.Words words) {
        words(words.text());
      } else if (node instanceof Printed printed) {
        printed(printed);
      } else if (node instanceof Plan.If block) {
        branches(block.main(), block.inverse(), given);
      } else if (node instanceof Plan.With block) {
        branches(block.main(), block.inverse(), given);
      } else if (node instanceof Plan.Each block) {
        branches(block.main(), block.inverse(), given);
      } else if (node instanceof Plan.Section block) {
        branches(block.main(), block.inverse(), given);
      } else if (node instanceof Plan.Inserted inserted) {
        inserted(inserted, given);
      } else {
        throw new LostException();
      }
    }
  }

  /** Either may be written, once, often or not at all: each must leave the page as it found it. */
  private void branches(Node[] main, Node[] inverse, @Nullable Given given) {
    if (at == At.VALUE) {
      style = null;
    }
    State before = state();
    for (Node[] branch : List.of(main, inverse)) {
      follow(branch, given);
      if (entity || !state().equals(before)) {
        throw new LostException();
      }
    }
  }

  private void inserted(Plan.Inserted inserted, @Nullable Given given) {
    Plan target = inserted.target();
    if (target != null) {
      follow(target.nodes(), inserted.body() == null ? given : new Given(inserted.body(), given));
    } else if (given != null && given.nodes != null) {
      follow(given.nodes, given.outer);
    }
  }

  private State state() {
    return at == At.TEXT || at == At.TITLE
        ? new State(at, "", false, "", ' ', "", NO_NAMES, List.copyOf(open))
        : new State(at, tag, hides, attribute, quote, style, own, List.copyOf(open));
  }

  private void printed(Printed printed) {
    if (printed.raw() || at == At.TAG) {
      throw new LostException();
    }
    if (at == At.VALUE) {
      style = null;
    }
    if (at == At.TEXT) {
      text();
    }
    boolean inSight = at == At.TEXT && !entity && open.stream().noneMatch(this::hides);
    (inSight ? seen : unseen).add(printed);
    started = true;
    entity = false;
  }

  private boolean hides(Open element) {
    return element.hidden || hiding.stream().anyMatch(rule -> element.mayMatch(rule.subject()));
  }

  // ---- the author's words

  private void words(String text) {
    int i = 0;
    while (i < text.length()) {
      i =
          switch (at) {
            case TEXT -> text.charAt(i) == '<' ? markup(text, i) : text(text, i);
            case TITLE -> title(text, i);
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
    hides = false;
    own = NO_NAMES;
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
      return tag.equals("style") ? styleSheet(text, from + 1) : from + 1;
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
    hides |= attribute.equals("hidden") || attribute.equals("popover");
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
    style = "";
    at = At.VALUE;
    return end + 2;
  }

  private int value(String text, int from) {
    int end = text.indexOf(quote, from);
    int to = end < 0 ? text.length() : end;
    boolean styled = attribute.equals("style");
    if (style != null) {
      style += text.substring(from, to);
    }
    if (end < 0) {
      return to;
    }
    hides |= styled && (style == null || style.indexOf('&') >= 0);
    named(style);
    style = "";
    at = At.TAG;
    return end + 1;
  }

  /** Keeps what the value of an attribute tells rules and readers. */
  private void named(@Nullable String value) {
    String known = value == null || value.indexOf('&') >= 0 ? null : value;
    switch (attribute) {
      case "id" -> own = new Tag("".equals(own.id) ? known : null, own.classes, own.look);
      case "class" -> own = new Tag(own.id, "".equals(own.classes) ? known : null, own.look);
      case "style" -> own = new Tag(own.id, own.classes, own.look + ";" + known);
      case "bgcolor" -> own = new Tag(own.id, own.classes, own.look + ";background-color:" + known);
      default -> {}
    }
  }

  private int title(String text, int from) {
    int end = text.toLowerCase(Locale.ROOT).indexOf("</title>", from);
    if (end < 0) {
      return text.length();
    }
    open.remove(open.size() - 1);
    at = At.TEXT;
    return end + "</title>".length();
  }

  /** A style sheet must end in the words it begins in. */
  private int styleSheet(String text, int from) {
    int end = text.toLowerCase(Locale.ROOT).indexOf("</style>", from);
    if (end < 0) {
      throw new LostException();
    }
    List<Hiding> rules = HarmlessStyles.hiding(text.substring(from, end));
    if (!rules.isEmpty() && !seen.isEmpty()) {
      throw new LostException();
    }
    hiding.addAll(rules);
    open.remove(open.size() - 1);
    return end + "</style>".length();
  }

  // ---- elements

  private String parent() {
    return open.isEmpty() ? "" : open.get(open.size() - 1).name();
  }

  /** The start of an element was read: it must be one that stands here as written. */
  private void opened() {
    at = At.TEXT;
    attribute = "";
    hides |= HarmlessStyles.hides(HarmlessStyles.effect(own.look));
    // of a hidden element nothing is followed but its text; a second body hides the first
    if (!fits(tag, parent())
        || open.size() >= DEEPEST
        || (hides && PAGE.contains(tag))
        || (!open.isEmpty() && open.get(open.size() - 1).hidden())) {
      throw new LostException();
    }
    if (VOID.contains(tag)) {
      return;
    }
    open.add(new Open(tag, hides, own.id, own.classes));
    if (tag.equals("title")) {
      at = At.TITLE;
    }
  }

  private boolean fits(String name, String parent) {
    switch (name) {
      case "html":
        return open.isEmpty();
      case "head", "body":
        return parent.equals("html") || open.isEmpty();
      case "meta", "link", "title", "style":
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
      return open.stream().noneMatch(outer -> outer.name().equals("a"));
    }
    return INLINE.contains(name) || (BLOCKS.contains(name) && !inLine());
  }

  /** Whether what is open up to the next cell is, or holds, something that a block would end. */
  private boolean inLine() {
    for (int i = open.size() - 1; i >= 0; i--) {
      String name = open.get(i).name();
      if (name.equals("td") || name.equals("th")) {
        return false;
      }
      if (LINES.contains(name) || INLINE.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
