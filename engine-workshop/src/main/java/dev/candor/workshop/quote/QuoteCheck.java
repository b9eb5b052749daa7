package dev.candor.workshop.quote;

import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.law.Citation;
import dev.candor.workshop.quote.QuoteResult.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the quote of each rule, word for word, in the text its citation names. White space and
 * typography are folded; {@code [...]} parts pieces that follow each other. Rules of the house have
 * no text to be looked up in. Not to be shared between threads.
 */
public final class QuoteCheck {

  private static final String LEFT_OUT = "[...]";

  private final LawTexts texts;

  private QuoteCheck(LawTexts texts) {
    this.texts = texts;
  }

  /** Looks up the quotes of these rules, in the order of the rules. */
  public static List<QuoteResult> of(Collection<RuleDefinition> rules, LawTexts texts) {
    QuoteCheck check = new QuoteCheck(texts);
    return rules.stream()
        .filter(rule -> rule.citation().verified() != Citation.Verified.HOUSE)
        .map(check::lookUp)
        .toList();
  }

  private QuoteResult lookUp(RuleDefinition rule) {
    List<LawSection> cited = texts.findCited(rule.citation());
    @Nullable String place = cited.isEmpty() ? null : cited.get(0).place();
    if (rule.quote() == null) {
      return new QuoteResult(rule, Standing.NO_QUOTE, place, null);
    }
    String quote = Folded.of(rule.quote());
    List<LawSection> all = new ArrayList<>(cited);
    all.addAll(texts.findSupplements(rule.citation()));
    for (LawSection one : all) {
      if (stands(quote, one.folded())) {
        return new QuoteResult(rule, Standing.STANDS, one.place(), null);
      }
    }
    if (cited.isEmpty()) {
      return new QuoteResult(rule, Standing.NO_TEXT, null, elsewhere(quote));
    }

    @Nullable String nearest = elsewhere(quote);
    return new QuoteResult(
        rule, Standing.DOES_NOT_STAND, place, nearest == null ? nearest(quote, all) : nearest);
  }

  private @Nullable String elsewhere(String quote) {
    return texts.sections().stream()
        .filter(one -> stands(quote, one.folded()))
        .findFirst()
        .map(one -> "it stands in " + one.place() + ", which the rule does not cite")
        .orElse(null);
  }

  /** Finds what comes nearest to the first piece that is not there. */
  private static @Nullable String nearest(String quote, List<LawSection> cited) {
    for (String piece : pieces(quote)) {
      if (cited.stream().noneMatch(one -> stands(piece, one.folded()))) {
        @Nullable NearestWords nearest = NearestWords.find(piece, cited);
        return nearest == null ? null : nearest.inWords();
      }
    }
    return "its pieces stand there, and not in one section in this order";
  }

  private static List<String> pieces(String quote) {
    return List.of(quote.split("\\s*\\[\\.\\.\\.\\]\\s*")).stream()
        .filter(piece -> !piece.isBlank())
        .toList();
  }

  /** Returns whether each piece of a folded quote stands in a folded text, one after the other. */
  static boolean stands(String quote, String text) {
    int from = 0;
    List<String> pieces = pieces(quote);
    for (String piece : pieces) {
      int at = find(piece, text, from);
      if (at < 0) {
        return false;
      }
      from = at + piece.length();
    }

    return !pieces.isEmpty() && !quote.equals(LEFT_OUT);
  }

  /** Finds whole words only: "7 days" does not stand in "17 days". */
  private static int find(String piece, String text, int from) {
    for (int at = text.indexOf(piece, from); at >= 0; at = text.indexOf(piece, at + 1)) {
      if (isEdge(text, at) && isEdge(text, at + piece.length())) {
        return at;
      }
    }
    return -1;
  }

  /** Returns whether words part here; headings of the US Code run into what follows them. */
  private static boolean isEdge(String text, int at) {
    if (at == 0 || at >= text.length()) {
      return true;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return !Character.isLetterOrDigit(before)
        || !Character.isLetterOrDigit(after)
        || (Character.isLowerCase(before) && Character.isUpperCase(after));
  }
}
