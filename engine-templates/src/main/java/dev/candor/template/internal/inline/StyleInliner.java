package dev.candor.template.internal.inline;

import dev.candor.fault.Fault;
import dev.candor.template.internal.css.CssReader.Declaration;
import dev.candor.template.internal.css.SelectorReader.Compound;
import dev.candor.template.internal.css.StyleSheet;
import dev.candor.template.internal.css.StyleSheet.KeptRule;
import dev.candor.template.internal.css.StyleSheet.SelectorRule;
import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.html.Tags;
import dev.candor.template.internal.html.Tags.Attribute;
import dev.candor.template.internal.html.Tags.Closes;
import dev.candor.template.internal.html.Tags.Inner;
import dev.candor.template.internal.html.Tags.Opens;
import dev.candor.template.internal.html.Tags.Token;
import dev.candor.template.internal.html.Tags.Unended;
import dev.candor.template.internal.syntax.Composition;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.syntax.Syntax.Block;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.syntax.Syntax.Partial;
import dev.candor.template.internal.syntax.Syntax.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies the style sheets of an e-mail's page into its tags, because mail programs drop them: once,
 * when the book is loaded. The style sheets stay where they are, for programs that read them and
 * for what no attribute can say.
 *
 * <p>A page is a template with its layouts and partials. Its style sheets are those that are
 * printed on every way through it. A tag gets, in this order: what the rules say that match it, the
 * less specific first; what its author wrote into it; what the rules say with {@code !important}.
 * So the copied styles say of a tag what the style sheet said of it.
 *
 * <p>Rules match by element, class, id and the elements around a tag. Those around it are known
 * only where every template and block closes what it opens; otherwise such rules stay in the style
 * sheet, as do those with other signs. What stays loses against what was copied unless it is {@code
 * !important}; each such case is a note.
 *
 * <p>A partial says something else in each page and place that styles it otherwise, so it may be
 * planned more than once. Only for the thread that made it.
 */
public final class StyleInliner {

  private static final String LANG = "<html lang=\"{{language}}\">";
  private static final String AROUND = "the elements around them";

  /** Elements that show nothing themselves. */
  private static final Set<String> UNSTYLED = HtmlElements.with(Trait.UNSTYLED);

  private static final Set<String> EMPTY = HtmlElements.with(Trait.EMPTY);

  /** Elements before which a browser ends an open paragraph. */
  private static final Set<String> END_A_PARAGRAPH = HtmlElements.with(Trait.ENDS_PARAGRAPH);

  private final Function<String, @Nullable Body> partials;
  private final List<Fault> faults;
  private final Set<Fault> notes;
  private final Map<Body, Tags> allTags = new IdentityHashMap<>();
  private final PageSheets sheets;
  private final Map<List<StyleSheet>, Cascade> sure = new HashMap<>();
  private final Map<List<StyleSheet>, Cascade> unsure = new HashMap<>();

  /**
   * Creates an inliner for some pages.
   *
   * @param partials statements by name; null where there are none
   * @param faults where faults of style sheets go
   * @param notes where what was not copied goes
   */
  public StyleInliner(
      Function<String, @Nullable Body> partials, List<Fault> faults, Set<Fault> notes) {
    this.partials = partials;
    this.faults = faults;
    this.notes = notes;
    sheets = new PageSheets(partials, this::tags, faults, notes);
  }

  /**
   * Adds a note where a page does not say its language, which a reader aloud and a translator need:
   * an {@code html} element without {@code lang}, or none at all.
   */
  public void noteLanguage(Source source, Body page) {
    boolean any = false;
    for (Body body : Composition.of(page, partials)) {
      Tags tags = tags(body);
      for (Token token : tags.tokens()) {
        if (token instanceof Opens opens && opens.name().equals("html")) {
          any = true;
          Attribute lang = opens.attribute("lang");
          if (!opens.open() && (lang == null || lang.value().isBlank())) {
            notes.add(
                tags.position(opens.at())
                    .fault("", "The page does not say its language.", "write " + LANG + "."));
          }
        }
      }
    }

    if (!any) {
      notes.add(
          new Fault(
              source.name() + ":1:1",
              "",
              "The page has no html element that says its language.",
              "put " + LANG + " around it."));
    }
  }

  /** Returns the page with its styles copied; null where it has none, or something is wrong. */
  public @Nullable Body copyStyles(Body page) {
    List<StyleSheet> found = sheets.find(page);
    if (!faults.isEmpty()) {
      return null;
    }
    Cascade cascade = sure.computeIfAbsent(found, sheets -> new Cascade(sheets, true));
    Body styled = cascade.rules.isEmpty() ? null : cascade.page(page);
    Position unclosed = cascade.unclosed;
    if (unclosed != null) {
      cascade = unsure.computeIfAbsent(found, sheets -> new Cascade(sheets, false));
      styled = cascade.page(page);
    }

    notes.addAll(cascade.notes);
    for (KeptRule kept : cascade.kept) {
      String why = kept.why();
      if (why != null) {
        notes.add(
            kept.position()
                .fault(
                    "",
                    "The rule ("
                        + kept.written()
                        + ") is not copied into the tags, because of "
                        + why
                        + ".",
                    unclosed != null && why.equals(AROUND)
                        ? "close what is open at "
                            + unclosed.place()
                            + " where it was opened, or use a class."
                        : "use a class."));
      }
    }
    return styled;
  }

  private Tags tags(Body body) {
    return allTags.computeIfAbsent(body, Tags::of);
  }

  // ---- pages

  /**
   * What stands around a tag.
   *
   * @param steps for each rule that asks for elements around the tag, how many of them were found
   * @param paragraph whether a paragraph is open
   */
  private record Around(List<Integer> steps, boolean paragraph) {}

  /**
   * What a partial says in some place, what stands around its caller's block in it, and the first
   * tag that makes that doubtful.
   */
  private record Styled(Body body, @Nullable Around slot, @Nullable Position unclosed) {}

  private record PartialCall(String partial, Around around) {}

  /** Where the caller's block is printed. */
  private static final class BlockPlace {
    private @Nullable Around around;
    private boolean various;

    void meet(Around next) {
      various |= around != null && !around.equals(next);
      around = around == null ? next : around;
    }
  }

  /** A tag and what matters of it. */
  private record KnownTag(String name, @Nullable String id, Set<String> classes) {
    boolean matches(Compound compound) {
      return compound.matches(name, id, classes);
    }
  }

  private record OpenTag(String name, int at, Around around) {}

  /** The rules of some style sheets, and what partials say under them. */
  private final class Cascade {
    private final List<SelectorRule> rules = new ArrayList<>();
    private final List<KeptRule> kept = new ArrayList<>();
    // those of the rules that ask for elements around the tag
    private final List<SelectorRule> nested = new ArrayList<>();
    private final Map<PartialCall, Styled> dressed = new HashMap<>();
    private final Map<SelectorRule, Integer> nestedAt = new IdentityHashMap<>();
    private final Set<Fault> notes = new LinkedHashSet<>();
    private final boolean ids;
    private @Nullable Position unclosed;

    Cascade(List<StyleSheet> sheets, boolean sure) {
      for (StyleSheet sheet : sheets) {
        for (SelectorRule rule : sheet.rules()) {
          if (rule.way().size() == 1 || sure) {
            rules.add(rule);
          } else {
            kept.add(rule.keptFor(AROUND));
          }
          if (rule.way().size() > 1 && sure) {
            nestedAt.put(rule, nested.size());
            nested.add(rule);
          }
        }
        kept.addAll(sheet.keptRules());
      }

      // stable, so of two alike the later one stays later
      rules.sort(Comparator.comparingInt(SelectorRule::specificity));
      ids =
          rules.stream().flatMap(rule -> rule.way().stream()).anyMatch(one -> !one.ids().isEmpty());
    }

    Body page(Body body) {
      unclosed = null;
      return dress(
          body, new Around(Collections.nCopies(nested.size(), 0), false), new BlockPlace());
    }

    private Body dress(Body body, Around start, BlockPlace slot) {
      Tags tags = tags(body);
      TreeMap<Integer, String> words = new TreeMap<>();
      Map<Statement, Statement> changed = new IdentityHashMap<>();
      Deque<OpenTag> open = new ArrayDeque<>();
      Around around = start;
      for (Token token : tags.tokens()) {
        if (token instanceof Opens opens) {
          KnownTag tag = dress(tags, opens, words, around);
          around = into(around, opens, tag, tags, open);
        } else if (token instanceof Closes closes && !EMPTY.contains(closes.name())) {
          OpenTag last = open.peek();
          if (last != null && last.name.equals(closes.name())) {
            around = open.pop().around;
          } else {
            unsure(tags.position(closes.at()));
          }
        } else if (token instanceof Inner inner) {
          changed.put(inner.statement(), inner(inner.statement(), around, slot));
        } else if (token instanceof Unended unended) {
          Position position = tags.position(unended.at());
          unsure(position);
          notes.add(
              position.fault(
                  "",
                  "This tag does not end where it begins, so no style is copied into it and what follows.",
                  "write the whole tag in {{#if}} and again in {{else}}."));
        }
      }

      OpenTag last = open.peekLast();
      if (last != null) {
        unsure(tags.position(last.at));
      }
      List<Statement> statements =
          tags.with(words).stream()
              .map(statement -> changed.getOrDefault(statement, statement))
              .toList();
      return new Body(statements, body.params(), body.chained());
    }

    private void unsure(Position position) {
      if (!nested.isEmpty() && unclosed == null) {
        unclosed = position;
      }
    }

    private Around into(Around around, Opens opens, KnownTag tag, Tags tags, Deque<OpenTag> open) {
      if (around.paragraph && END_A_PARAGRAPH.contains(opens.name())) {
        unsure(tags.position(opens.at()));
      }
      if (EMPTY.contains(opens.name())) {
        return around;
      }

      open.push(new OpenTag(opens.name(), opens.at(), around));
      List<Integer> steps = around.steps;
      for (int i = 0; i < nested.size(); i++) {
        List<Compound> way = nested.get(i).way();
        int step = steps.get(i);
        if (step < way.size() - 1 && tag.matches(way.get(step))) {
          if (steps == around.steps) {
            steps = new ArrayList<>(steps);
          }
          steps.set(i, step + 1);
        }
      }
      return new Around(steps, around.paragraph || opens.name().equals("p"));
    }

    private Statement inner(Statement statement, Around around, BlockPlace slot) {
      if (statement instanceof Block block) {
        return new Block(
            block.head,
            block.position,
            block.main == null ? null : dress(block.main, around, slot),
            block.inverse == null ? null : dress(block.inverse, around, slot),
            block.openStrip,
            block.inverseStrip,
            block.closeStrip);
      }
      return statement instanceof Partial partial ? partial(partial, around, slot) : statement;
    }

    private Partial partial(Partial partial, Around around, BlockPlace slot) {
      if (partial.isCallersBlock()) {
        slot.meet(around);
        return partial;
      }
      Styled styled = dressPartial(partial, around);
      Around theirs = styled == null ? null : styled.slot;
      Body body = partial.body;
      if (body != null) {
        body = dress(body, theirs == null ? around : theirs, slot);
      } else if (theirs != null) {
        // it prints the block of our caller
        slot.meet(theirs);
      }

      Partial copy =
          new Partial(
              partial.name,
              partial.position,
              partial.context,
              partial.hash,
              body,
              partial.openStrip,
              partial.closeStrip);
      copy.indent = partial.indent;
      copy.target = styled == null ? null : styled.body;
      return copy;
    }

    private @Nullable Styled dressPartial(Partial partial, Around around) {
      PartialCall call = new PartialCall(partial.name, around);
      Styled styled = dressed.get(call);
      if (styled == null) {
        Body target = partials.apply(partial.name);
        if (target == null) {
          return null;
        }
        Position before = unclosed;
        unclosed = null;
        BlockPlace slot = new BlockPlace();
        Body body = dress(target, around, slot);
        if (slot.various) {
          unsure(partial.position);
        }
        styled = new Styled(body, slot.around, unclosed);
        dressed.put(call, styled);
        unclosed = before;
      }

      if (styled.unclosed != null) {
        unsure(styled.unclosed);
      }
      return styled;
    }

    // ---- tags

    /** Puts the styles of a tag among the words. */
    private KnownTag dress(Tags tags, Opens opens, TreeMap<Integer, String> words, Around around) {
      Attribute names = opens.attribute("class");
      Attribute id = opens.attribute("id");
      String known = id == null || id.opaque() ? null : id.value();
      KnownTag tag = new KnownTag(opens.name(), known, classes(names));
      if (UNSTYLED.contains(tag.name) || !isAskedFor(tag)) {
        return tag;
      }

      String unclear = describeUnclear(opens, names, id);
      if (unclear != null) {
        note(tags, opens, unclear, "write the whole tag in {{#if}} and again in {{else}}.");
        return tag;
      }
      StyleAttribute style = new StyleAttribute(match(tag, around));
      if (!style.isEmpty()) {
        noteOverruled(tag, style);
        if (!style.write(opens, words)) {
          note(
              tags,
              opens,
              "The style of this tag has no quotes, so no other style is copied into it.",
              "put it in quotes.");
        }
      }
      return tag;
    }

    private static Set<String> classes(@Nullable Attribute names) {
      Set<String> classes = new HashSet<>();
      if (names != null && !names.opaque()) {
        classes.addAll(List.of(names.value().split("[ \t\n\r\f]+", -1)));
        classes.remove("");
      }
      return Set.copyOf(classes);
    }

    private boolean isAskedFor(KnownTag tag) {
      return rules.stream()
          .map(rule -> rule.subject().element())
          .anyMatch(element -> element == null || element.equals(tag.name));
    }

    /** Describes why nobody knows which rules are for a tag; null where it is known. */
    private @Nullable String describeUnclear(
        Opens opens, @Nullable Attribute names, @Nullable Attribute id) {
      if (opens.name().isEmpty()) {
        return "The name of this tag is printed, so no style is copied into it.";
      }
      if (opens.open()) {
        return "A mustache may print more attributes of this tag, so no style is copied into it.";
      }

      boolean printedClass = names != null && names.opaque();
      boolean printedId = ids && id != null && id.opaque();
      return printedClass || printedId
          ? "The "
              + (printedClass ? "class" : "id")
              + " of this tag is printed, so no style is copied into it."
          : null;
    }

    private void note(Tags tags, Opens opens, String message, String maybe) {
      notes.add(tags.position(opens.at()).fault("", message, maybe));
    }

    private List<SelectorRule> match(KnownTag tag, Around around) {
      List<SelectorRule> matched = new ArrayList<>();
      for (SelectorRule rule : rules) {
        Integer at = nestedAt.get(rule);
        if ((at == null || around.steps.get(at) == rule.way().size() - 1)
            && tag.matches(rule.subject())) {
          matched.add(rule);
        }
      }
      return matched;
    }

    /** Notes what stays in the style sheet and now has no effect on this tag. */
    private void noteOverruled(KnownTag tag, StyleAttribute style) {
      for (KeptRule one : kept) {
        if (!tag.matches(one.subject())) {
          continue;
        }
        for (Declaration declaration : one.declarations()) {
          if (!declaration.important() && style.hasProperty(declaration.property())) {
            notes.add(
                declaration
                    .position()
                    .fault(
                        "",
                        "The property ("
                            + declaration.property()
                            + ") of ("
                            + one.written()
                            + ") has no effect: tags it is for have it in their style, copied from another rule.",
                        "add !important."));
          }
        }
      }
    }
  }
}
