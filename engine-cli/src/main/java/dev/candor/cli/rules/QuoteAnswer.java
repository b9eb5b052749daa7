package dev.candor.cli.rules;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.text.Columns;
import dev.candor.workshop.quote.EditionChanges;
import dev.candor.workshop.quote.QuoteResult;
import dev.candor.workshop.quote.QuoteResult.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code rules quotes}.
 *
 * @param quotes what came of each rule
 * @param changes what moved since the older edition; null where none was named
 */
record QuoteAnswer(List<QuoteResult> quotes, @Nullable List<EditionChanges.MovedText> changes)
    implements CommandAnswer {

  private static final int INDENT = 6;

  long count(Standing standing) {
    return quotes.stream().filter(one -> one.standing() == standing).count();
  }

  @Override
  public Object toJson() {
    return JsonAnswers.of(
        "quotes",
        quotes.stream().map(QuoteAnswer::toJson).toList(),
        "changes",
        changes == null ? null : changes.stream().map(QuoteAnswer::toJson).toList());
  }

  private static Object toJson(QuoteResult one) {
    return JsonAnswers.of(
        "rule", one.rule().id().value(),
        "citation", one.rule().citation().text(),
        "switchedOn", one.rule().enabled(),
        "standing", one.standing().text(),
        "place", one.place(),
        "nearest", one.nearest());
  }

  private static Object toJson(EditionChanges.MovedText one) {
    return JsonAnswers.of(
        "what", one.what(),
        "place", one.place(),
        "rules", List.copyOf(one.rules()),
        "before", one.before(),
        "after", one.after());
  }

  @Override
  public void print(TextPage text) {
    Columns columns = Columns.of("quote", "rule", "switched", "citation", "place");
    quotes.forEach(
        one ->
            columns.row(
                one.standing().text(),
                one.rule().id().value(),
                one.rule().enabled() ? "on" : "off",
                one.rule().citation().text(),
                one.place() == null ? "" : one.place()));
    columns.print(text.out());

    quotes.stream().filter(one -> one.nearest() != null).forEach(one -> printNearest(text, one));
    if (changes != null) {
      changes.forEach(one -> printChange(text, one));
    }
    text.printLine("");
    text.printLine(
        "Quotes: "
            + count(Standing.STANDS)
            + " stand, "
            + count(Standing.DOES_NOT_STAND)
            + " do not, "
            + count(Standing.NO_TEXT)
            + " have no text here; "
            + count(Standing.NO_QUOTE)
            + " rules have no quote."
            + (changes == null ? "" : " Moved since the older edition: " + changes.size() + "."));
  }

  private static void printNearest(TextPage text, QuoteResult one) {
    text.printLine("");
    text.printLine(one.rule().id() + "  " + one.rule().place());
    text.printLine(" ".repeat(INDENT) + text.wrap(String.valueOf(one.nearest()), INDENT));
  }

  private static void printChange(TextPage text, EditionChanges.MovedText one) {
    text.printLine("");
    text.printLine(one.what() + "  " + one.place() + "  " + String.join(", ", one.rules()));
    text.printLine("    - " + text.wrap(one.before() == null ? "nothing" : one.before(), INDENT));
    text.printLine("    + " + text.wrap(one.after() == null ? "nothing" : one.after(), INDENT));
  }
}
