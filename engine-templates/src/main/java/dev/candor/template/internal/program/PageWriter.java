package dev.candor.template.internal.program;

import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.program.ProgramNode.Printed;
import dev.candor.template.internal.visible.DataMark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page with all its blocks, and marks in the place of data. Only for the thread that made
 * it.
 */
final class PageWriter {

  private static final int MOST_NODES = 20_000;

  /** Stands at both ends of a block: nothing in the text of a page, and data in an attribute. */
  private static final String EDGE = "<!--" + DataMark.START + DataMark.END + "-->";

  private static final String EDGE_IN_TAG = " " + DataMark.START + DataMark.END + " ";

  /** The caller's block of a partial, and the one it stands in itself. */
  private record CallersBlock(ProgramNode @Nullable [] nodes, @Nullable CallersBlock outer) {}

  /**
   * What is known where nodes are written.
   *
   * @param constants what the caller of a partial gives it by name, as words
   * @param twice whether they are in a loop that was written twice
   * @param disclosed whether they are in a loop over disclosures
   */
  private record Frame(
      @Nullable CallersBlock given,
      Map<String, String> constants,
      boolean twice,
      boolean disclosed) {

    Frame with(@Nullable CallersBlock block, Map<String, String> names) {
      return new Frame(block, names, twice, disclosed);
    }

    Frame inLoop(Term list) {
      boolean ours = list.written().endsWith("disclosures");
      return new Frame(given, Map.of(), true, disclosed || ours);
    }
  }

  private final PageNesting nesting = new PageNesting();
  private final StringBuilder page = new StringBuilder();
  private final List<Printed> printed = new ArrayList<>();
  private final Set<Printed> slots = Collections.newSetFromMap(new IdentityHashMap<>());
  private int nodes;
  private boolean lost;

  private PageWriter() {}

  static PageWriter of(ProgramNode[] page) {
    PageWriter writer = new PageWriter();
    writer.write(page, new Frame(null, Map.of(), false, false));
    return writer;
  }

  /** Checks whether the page is too long to be written, or has marks of its own. */
  boolean isLost() {
    return lost;
  }

  String page() {
    return page.toString();
  }

  /** Returns what a mark with this number stands for. */
  Printed find(int mark) {
    return printed.get(mark);
  }

  /** Returns the places that print disclosures. */
  Set<Printed> slots() {
    return slots;
  }

  PageNesting nesting() {
    return nesting;
  }

  private void write(ProgramNode[] all, Frame frame) {
    for (ProgramNode node : all) {
      lost |= ++nodes > MOST_NODES;
      if (lost) {
        return;
      }
      if (node instanceof ProgramNode.Words words) {
        write(words.text());
      } else if (node instanceof Printed one) {
        print(one, frame);
      } else if (node instanceof ProgramNode.If block) {
        block(block.main(), frame);
        block(block.inverse(), frame);
      } else if (node instanceof ProgramNode.With block) {
        block(block.main(), frame.with(frame.given, Map.of()));
        block(block.inverse(), frame);
      } else if (node instanceof ProgramNode.Each block) {
        loop(block.main(), block.values(), frame);
        block(block.inverse(), frame);
      } else if (node instanceof ProgramNode.Section block) {
        loop(block.main(), block.value(), frame);
        block(block.inverse(), frame);
      } else if (node instanceof ProgramNode.Inserted inserted) {
        insert(inserted, frame);
      }
    }
  }

  private void loop(ProgramNode[] main, Term list, Frame frame) {
    block(main, frame.inLoop(list));
    if (!frame.twice) {
      block(main, frame.inLoop(list));
    }
  }

  private void block(ProgramNode[] all, Frame frame) {
    if (all.length > 0) {
      String begin = nesting.beginBlock();
      page.append(nesting.takesComments() ? EDGE : EDGE_IN_TAG);
      write(all, frame);
      page.append(nesting.takesComments() ? EDGE : EDGE_IN_TAG);
      nesting.endBlock(begin);
    }
  }

  private void insert(ProgramNode.Inserted inserted, Frame frame) {
    CallersBlock given = frame.given;
    ProgramNode[] target = inserted.target();
    if (target != null) {
      Map<String, String> names =
          new HashMap<>(inserted.context() == null ? frame.constants : Map.of());
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

      CallersBlock block =
          inserted.body() == null ? given : new CallersBlock(inserted.body(), given);
      write(target, frame.with(block, names));
    } else if (given != null && given.nodes != null) {
      write(given.nodes, frame.with(given.outer, Map.of()));
    }
  }

  private void write(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    lost |=
        text.indexOf(DataMark.START) >= 0
            || text.indexOf(DataMark.END) >= 0
            || lower.contains("e000")
            || lower.contains("57344");
    page.append(text);
    nesting.read(text);
  }

  private void print(Printed one, Frame frame) {
    String known = frame.constants.get(one.term().written());
    if (known != null && one.term() instanceof Term.Reference && !one.raw()) {
      int from = page.length();
      Form.HTML.append(known, page);
      nesting.read(page.substring(from));
      return;
    }
    if (frame.disclosed && one.term().written().endsWith("text")) {
      slots.add(one);
    }

    page.append(DataMark.START).append(printed.size()).append(DataMark.END);
    printed.add(one);
    nesting.print(one);
  }
}
