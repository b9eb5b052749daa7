package dev.candor.workshop.quote;

import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.law.RuleId;
import dev.candor.workshop.quote.QuoteResult.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What moved between two editions of the texts that rules cite: quotes, and the numbers and dates
 * in the cited sections. Not to be shared between threads.
 */
public final class EditionChanges {

  /** From this share of equal words on, two sentences are taken for one that was edited. */
  private static final double SAME_SENTENCE = 0.5;

  private final List<MovedText> changes = new ArrayList<>();

  /**
   * One thing that moved.
   *
   * @param what what it is: quote, number or date
   * @param place the section
   * @param rules the rules that cite it
   * @param before what stood there, or null
   * @param after what stands there, or null
   */
  public record MovedText(
      String what,
      String place,
      Set<String> rules,
      @Nullable String before,
      @Nullable String after) {

    public MovedText {
      rules = Collections.unmodifiableSet(new TreeSet<>(rules));
    }
  }

  private EditionChanges() {}

  /** Finds what moved for these rules: quotes first, then numbers and dates by section. */
  public static List<MovedText> of(
      Collection<RuleDefinition> rules, LawTexts before, LawTexts after) {
    EditionChanges found = new EditionChanges();
    found.quotes(QuoteCheck.of(rules, before), QuoteCheck.of(rules, after));
    Map<String, Set<String>> citing = new LinkedHashMap<>();
    Map<String, List<String>> was = sentences(rules, before, citing);
    Map<String, List<String>> is = sentences(rules, after, citing);

    citing.forEach(
        (place, ids) -> {
          List<String> old = was.get(place);
          List<String> now = is.get(place);
          if (old != null && now != null) {
            found.sentences(place, ids, old, now);
          }
        });

    return List.copyOf(found.changes);
  }

  private void quotes(List<QuoteResult> before, List<QuoteResult> after) {
    for (int i = 0; i < after.size(); i++) {
      QuoteResult was = before.get(i);
      QuoteResult is = after.get(i);
      boolean stood = was.standing() == Standing.STANDS;
      boolean stands = is.standing() == Standing.STANDS;
      if (stood != stands || (stands && !Objects.equals(heading(was), heading(is)))) {
        RuleId id = is.rule().id();
        changes.add(
            new MovedText(
                "quote", is.rule().citation().text(), Set.of(id.value()), told(was), told(is)));
      }
    }
  }

  private static String heading(QuoteResult one) {
    String place = String.valueOf(one.place());
    return place.substring(place.indexOf(", ") + 1);
  }

  private static String told(QuoteResult one) {
    return one.standing().text()
        + (one.place() == null ? "" : " in " + one.place())
        + (one.nearest() == null ? "" : "; " + one.nearest());
  }

  /** The sentences of every section that is cited, by the section without its file. */
  private static Map<String, List<String>> sentences(
      Collection<RuleDefinition> rules, LawTexts texts, Map<String, Set<String>> citing) {
    Map<String, List<String>> sentences = new LinkedHashMap<>();
    Set<LawSection> seen = new LinkedHashSet<>();
    for (RuleDefinition rule : rules) {
      List<LawSection> all = new ArrayList<>(texts.findCited(rule.citation()));
      all.addAll(texts.findSupplements(rule.citation()));
      for (LawSection one : all) {
        String place = (one.corpus() + " " + String.join(" ", one.numbers())).strip();
        citing.computeIfAbsent(place, key -> new TreeSet<>()).add(rule.id().value());
        if (seen.add(one)) {
          sentences
              .computeIfAbsent(place, key -> new ArrayList<>())
              .addAll(List.of(one.folded().split("(?<=[.;:])\\s")));
        }
      }
    }

    return sentences;
  }

  private void sentences(String place, Set<String> rules, List<String> before, List<String> after) {
    List<String> gone = new ArrayList<>(before);
    gone.removeAll(new LinkedHashSet<>(after));
    List<String> come = new ArrayList<>(after);
    come.removeAll(new LinkedHashSet<>(before));

    for (String old : gone) {
      @Nullable String now = nearest(old, come);
      if (now != null) {
        come.remove(now);
      }
      compare(place, rules, old, now);
    }
    come.forEach(now -> compare(place, rules, null, now));
  }

  private void compare(
      String place, Set<String> rules, @Nullable String before, @Nullable String after) {
    for (LawNumbers.FigureKind kind : LawNumbers.FigureKind.values()) {
      List<String> was = before == null ? List.of() : LawNumbers.find(kind, before);
      List<String> is = after == null ? List.of() : LawNumbers.find(kind, after);
      if (!was.equals(is)) {
        changes.add(new MovedText(kind.text(), place, rules, before, after));
      }
    }
  }

  private static @Nullable String nearest(String sentence, List<String> others) {
    Set<String> words = Set.copyOf(new LinkedHashSet<>(List.of(sentence.split(" "))));
    @Nullable String nearest = null;
    double most = SAME_SENTENCE;
    for (String other : others) {
      Set<String> all = new LinkedHashSet<>(List.of(other.split(" ")));
      int size = all.size();
      all.retainAll(words);
      double share = (double) all.size() / (words.size() + size - all.size());
      if (share >= most) {
        most = share;
        nearest = other;
      }
    }

    return nearest;
  }
}
