package dev.candor.template.internal.program;

import dev.candor.fault.Fault;
import dev.candor.template.internal.html.DataFaults;
import dev.candor.template.internal.html.DataPolicy;
import dev.candor.template.internal.html.DataPolicy.Judgement;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.html.HtmlContext;
import dev.candor.template.internal.html.PrintedData;
import dev.candor.template.internal.program.ProgramNode.Printed;
import dev.candor.template.internal.value.TemplateValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows a page through all its blocks, layouts and partials to every place where it prints,
 * whichever way the blocks go. It finds where no data may be printed; and where any data may be, so
 * that nothing need be looked at when a message is written. Of pages with too many ways it follows
 * the first ones; the rest is looked at as it is written. Once made it does not change.
 */
public final class DataPlaces {

  private static final int MOST_PLACES = 48;
  private static final int MOST_TURNS = 3;
  private static final int MOST_NODES = 100_000;
  private static final long MOST_CHARACTERS = 4_000_000;

  /** The caller's block of a partial, and the one it stands in itself. */
  private record Given(ProgramNode @Nullable [] nodes, @Nullable Given outer) {}

  private final Set<Fault> faults = new LinkedHashSet<>();
  private final Set<Printed> plain = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Printed> looked = Collections.newSetFromMap(new IdentityHashMap<>());
  // the one place where each can stand; null where there are several, or data decide
  private final Map<Printed, @Nullable HtmlContext> starts = new IdentityHashMap<>();
  private final Map<String, HtmlContext> known = new HashMap<>();
  // what the author gave the partial that is followed, by name
  private Map<String, String> words = Map.of();
  private long characters;
  private int nodes;
  private boolean lost;
  // whether a message may be at another place than is found here, as data may bring HTML
  private boolean unsure;

  private DataPlaces() {}

  static DataPlaces of(ProgramNode[] page) {
    DataPlaces places = new DataPlaces();
    places.follow(page, List.of(new HtmlContext(places.watcher())), null);
    if (places.lost) {
      places.plain.clear();
    } else {
      places.plain.removeAll(places.looked);
    }
    if (places.lost || places.unsure) {
      places.starts.clear();
    }
    places.known.clear();

    return places;
  }

  /** What is printed where it may not be, whatever it is. */
  Set<Fault> faults() {
    return faults;
  }

  /** What may be printed without a look, whatever it is. */
  Set<Printed> plain() {
    return plain;
  }

  /**
   * Returns the place at which something is printed, the same in every message; null where a
   * message must be read up to there to know it.
   */
  @Nullable HtmlContext start(PrintedData printed) {
    return starts.get(printed);
  }

  private HtmlContext.Watcher watcher() {
    return new HtmlContext.Watcher() {
      @Override
      public void onRefresh(PrintedData printed) {
        faults.add(DataFaults.refreshes(printed));
      }
    };
  }

  private List<HtmlContext> follow(
      ProgramNode[] all, List<HtmlContext> from, @Nullable Given given) {
    List<HtmlContext> places = from;
    for (ProgramNode node : all) {
      lost |= ++nodes > MOST_NODES;
      if (lost) {
        return places;
      }
      places = follow(node, places, given);
    }
    return places;
  }

  private List<HtmlContext> follow(
      ProgramNode node, List<HtmlContext> places, @Nullable Given given) {
    if (node instanceof ProgramNode.Words words) {
      characters += (long) places.size() * words.text().length();
      if (characters > MOST_CHARACTERS) {
        lost = true;
        return places;
      }
      places.forEach(place -> place.read(words.text(), 0, words.text().length()));
      return places.size() == 1 ? places : distinct(places);
    }
    if (node instanceof Printed printed) {
      print(places, printed);
      return places;
    }

    if (node instanceof ProgramNode.If block) {
      return either(block.main(), block.inverse(), places, given);
    }
    if (node instanceof ProgramNode.With block) {
      return within(Map.of(), () -> either(block.main(), block.inverse(), places, given));
    }
    if (node instanceof ProgramNode.Each block) {
      return within(Map.of(), () -> loop(block.main(), block.inverse(), places, given));
    }
    if (node instanceof ProgramNode.Section block) {
      return within(Map.of(), () -> loop(block.main(), block.inverse(), places, given));
    }
    if (node instanceof ProgramNode.Inserted inserted) {
      return insert(inserted, places, given);
    }
    lost = true;
    return places;
  }

  /** A partial and the block given to it see the same names: those around the call, and its own. */
  private List<HtmlContext> insert(
      ProgramNode.Inserted inserted, List<HtmlContext> places, @Nullable Given given) {
    Map<String, String> own = inserted.context() == null ? new HashMap<>(words) : new HashMap<>();
    inserted
        .hash()
        .forEach(
            (name, term) -> {
              String constant = constant(term);
              if (constant == null) {
                own.remove(name);
              } else {
                own.put(name, constant);
              }
            });

    ProgramNode[] target = inserted.target();
    if (target != null) {
      Given block = inserted.body() == null ? given : new Given(inserted.body(), given);
      return indented(inserted, within(own, () -> follow(target, places, block)));
    }
    ProgramNode[] block = given == null ? null : given.nodes;
    return given == null || block == null
        ? places
        : indented(inserted, within(own, () -> follow(block, places, given.outer)));
  }

  /** An indent is put before lines once they are written: a value that goes on has it, too. */
  private List<HtmlContext> indented(ProgramNode.Inserted inserted, List<HtmlContext> places) {
    unsure |= !inserted.indent().isEmpty() && !places.stream().allMatch(HtmlContext::isMarkup);
    return places;
  }

  private void print(List<HtmlContext> places, Printed printed) {
    places.forEach(place -> noteStart(printed, place));
    String own = constant(printed.term());
    if (own != null) {
      plain.add(printed);
      StringBuilder written = new StringBuilder();
      if (printed.raw()) {
        Form.HTML.appendRaw(own, written);
      } else {
        Form.HTML.append(own, written);
      }
      places.forEach(place -> place.read(written, 0, written.length()));
      return;
    }

    boolean markup = printed.isMarkup();
    unsure |= printed.raw() && !markup;
    List<Judgement> judgements =
        places.stream().map(place -> DataPolicy.atLoad(place, printed)).toList();
    boolean somewhere = judgements.stream().anyMatch(one -> one.fault() == null);
    for (Judgement judgement : judgements) {
      Fault fault = judgement.fault();
      // of markup, only the data can tell which way it is; what is refused is never written
      if (fault != null && !(markup && somewhere)) {
        faults.add(fault);
      }
      (judgement.look() ? looked : plain).add(printed);
    }

    for (HtmlContext place : places) {
      place.readData();
      if (DataPolicy.isOpen(place)) {
        place.watch(printed);
      }
    }
  }

  private void noteStart(Printed printed, HtmlContext place) {
    HtmlContext start =
        place.isFreeOfData() ? known.computeIfAbsent(place.key(), key -> place.copy()) : null;
    boolean other = starts.containsKey(printed) && starts.get(printed) != start;
    starts.put(printed, other ? null : start);
  }

  /** What the author gave a partial in so many words; null for everything else. */
  private @Nullable String constant(Term term) {
    if (term instanceof Term.Constant constant) {
      return constant.value() == null ? null : TemplateValues.print(constant.value());
    }
    return term instanceof Term.Reference reference ? words.get(reference.name()) : null;
  }

  private <T> T within(Map<String, String> inner, Supplier<T> work) {
    Map<String, String> outer = words;
    words = inner;
    T result = work.get();
    words = outer;
    return result;
  }

  private List<HtmlContext> either(
      ProgramNode[] main, ProgramNode[] inverse, List<HtmlContext> places, @Nullable Given given) {
    List<HtmlContext> others = copies(places);
    List<HtmlContext> all = new ArrayList<>(follow(main, places, given));
    all.addAll(follow(inverse, others, given));
    return distinct(all);
  }

  private List<HtmlContext> loop(
      ProgramNode[] main, ProgramNode[] inverse, List<HtmlContext> places, @Nullable Given given) {
    Set<String> known = keys(places);
    List<HtmlContext> all = new ArrayList<>(follow(inverse, copies(places), given));
    List<HtmlContext> turn = places;
    for (int i = 0; i < MOST_TURNS && !turn.isEmpty() && !lost; i++) {
      turn = distinct(follow(main, turn, given));
      all.addAll(copies(turn));
      // what stands where another turn began leads nowhere else
      turn = turn.stream().filter(place -> known.add(place.key())).toList();
    }
    lost |= !turn.isEmpty();
    return distinct(all);
  }

  private static Set<String> keys(Collection<HtmlContext> places) {
    Set<String> keys = new LinkedHashSet<>();
    places.forEach(place -> keys.add(place.key()));
    return keys;
  }

  private static List<HtmlContext> copies(List<HtmlContext> places) {
    return places.stream().map(HtmlContext::copy).toList();
  }

  private List<HtmlContext> distinct(List<HtmlContext> places) {
    Map<String, HtmlContext> distinct = new LinkedHashMap<>();
    places.forEach(place -> distinct.putIfAbsent(place.key(), place));
    if (distinct.size() > MOST_PLACES) {
      lost = true;
    }
    return List.copyOf(distinct.values());
  }
}
