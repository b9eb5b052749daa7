package dev.candor.template.internal.inline;

import dev.candor.fault.Fault;
import dev.candor.template.internal.css.StyleSheet;
import dev.candor.template.internal.html.Tags;
import dev.candor.template.internal.html.Tags.Inner;
import dev.candor.template.internal.html.Tags.Styles;
import dev.candor.template.internal.html.Tags.Token;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Syntax.Block;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.syntax.Syntax.Partial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds and reads the style sheets of pages. Only for the thread that made it. */
final class PageSheets {

  private final Function<String, @Nullable Body> partials;
  private final Function<Body, Tags> tags;
  private final List<Fault> faults;
  private final Set<Fault> notes;
  private final Map<Styles, StyleSheet> always = new IdentityHashMap<>();
  private final Map<Styles, StyleSheet> sometimes = new IdentityHashMap<>();

  /** Creates a finder; {@code faults} and {@code notes} are where those of style sheets go. */
  PageSheets(
      Function<String, @Nullable Body> partials,
      Function<Body, Tags> tags,
      List<Fault> faults,
      Set<Fault> notes) {
    this.partials = partials;
    this.tags = tags;
    this.faults = faults;
    this.notes = notes;
  }

  /** Finds the style sheets of a page, each once, in the order in which they are printed. */
  List<StyleSheet> find(Body page) {
    Finder finder = new Finder();
    finder.visit(page, null, true);
    return finder.found;
  }

  /** The block given to a partial, and that given to the partial it was written in. */
  private record GivenBlock(Body block, @Nullable GivenBlock outer) {}

  private final class Finder {
    private final List<StyleSheet> found = new ArrayList<>();
    private final Set<Body> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    void visit(@Nullable Body body, @Nullable GivenBlock given, boolean printed) {
      if (body == null || !visited.add(body)) {
        return;
      }

      Tags bodyTags = tags.apply(body);
      for (Token token : bodyTags.tokens()) {
        if (token instanceof Styles styles) {
          found.add(sheet(bodyTags, styles, printed));
        } else if (token instanceof Inner inner && inner.statement() instanceof Block block) {
          visit(block.main, given, false);
          visit(block.inverse, given, false);
        } else if (token instanceof Inner inner && inner.statement() instanceof Partial partial) {
          visit(partial, given, printed);
        }
      }
    }

    private void visit(Partial partial, @Nullable GivenBlock given, boolean printed) {
      Body block = partial.body;
      if (!partial.isCallersBlock()) {
        visit(
            partials.apply(partial.name),
            block == null ? given : new GivenBlock(block, given),
            printed);
        // where the partial was gone through before
        visit(block, given, printed);
      } else if (given != null) {
        visit(given.block, given.outer, printed);
      }
    }
  }

  private StyleSheet sheet(Tags tags, Styles styles, boolean printed) {
    Map<Styles, StyleSheet> known = printed ? always : sometimes;
    StyleSheet sheet = known.get(styles);
    if (sheet == null) {
      sheet = read(tags, styles, printed);
      known.put(styles, sheet);
    }
    return sheet;
  }

  private StyleSheet read(Tags tags, Styles styles, boolean printed) {
    Position mustache = tags.mustache(styles.from(), styles.from() + styles.css().length());
    if (mustache != null) {
      faults.add(
          mustache.fault(
              "",
              "A mustache stands in a style sheet, where nothing makes its data harmless.",
              "write the value, or give the tag a class in {{#if}} and {{else}}."));
      return StyleSheet.read("", true, index -> mustache, faults);
    }

    if (!printed) {
      notes.add(
          tags.position(styles.from())
              .fault(
                  "",
                  "The style sheet stands in a block, so its rules are not copied into the tags.",
                  "move it out of the block."));
    }
    return StyleSheet.read(
        styles.css(),
        printed && styles.always(),
        index -> tags.position(styles.from() + index),
        faults);
  }
}
