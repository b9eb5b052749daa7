package dev.candor.cli.rules;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.workshop.change.RulebookDiff;
import dev.candor.workshop.change.RulebookDiff.Difference;
import dev.candor.workshop.change.RulebookDiff.KeyChange;
import java.util.List;

/** The answer of {@code rules diff}. */
record RulebookDifference(RulebookDiff diff) implements CommandAnswer {

  @Override
  public Object toJson() {
    return JsonAnswers.of(
        "rules",
        diff.rules().stream().map(RulebookDifference::toJson).toList(),
        "others",
        diff.others().stream().map(RulebookDifference::toJson).toList());
  }

  private static Object toJson(Difference one) {
    return JsonAnswers.of(
        "what", one.what(),
        "id", one.id(),
        "kind", one.kind().text(),
        "before", one.before(),
        "after", one.after(),
        "changes",
            one.changes().stream()
                .map(
                    change ->
                        JsonAnswers.of(
                            "key", change.key(),
                            "before", change.before(),
                            "after", change.after()))
                .toList());
  }

  @Override
  public void print(TextPage text) {
    diff.rules().forEach(one -> print(text, one));
    diff.others().forEach(one -> print(text, one));
    text.printLine(
        diff.isEmpty()
            ? "Nothing differs."
            : count(diff.rules())
                + (diff.others().isEmpty()
                    ? ""
                    : " Of what they name: " + diff.others().size() + "."));
  }

  private static void print(TextPage text, Difference one) {
    String place = one.after() == null ? one.before() : one.after();
    text.printLine(
        one.kind().text()
            + "  "
            + (one.what().equals("rule") ? "" : one.what() + " ")
            + one.id()
            + (place == null ? "" : "  " + place));

    for (KeyChange change : one.changes()) {
      text.printLine("    " + change.key());
      if (change.before() != null) {
        text.printLine("      - " + change.before());
      }
      if (change.after() != null) {
        text.printLine("      + " + change.after());
      }
    }
  }

  private static String count(List<Difference> rules) {
    return "Rules: "
        + count(rules, RulebookDiff.ChangeKind.ADDED)
        + " added, "
        + count(rules, RulebookDiff.ChangeKind.REMOVED)
        + " removed, "
        + count(rules, RulebookDiff.ChangeKind.EDITED)
        + " edited.";
  }

  private static long count(List<Difference> rules, RulebookDiff.ChangeKind kind) {
    return rules.stream().filter(one -> one.kind() == kind).count();
  }
}
