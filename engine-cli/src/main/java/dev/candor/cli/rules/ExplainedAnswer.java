package dev.candor.cli.rules;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.answer.VerdictAnswer;
import dev.candor.cli.answer.VerdictPrinter;
import dev.candor.message.SendRequest;
import dev.candor.workshop.page.ExplainedVerdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answer of {@code rules explain}: a verdict, what would lift it and what nearly spoke. */
record ExplainedAnswer(SendRequest request, ExplainedVerdict explained) implements CommandAnswer {

  /** Values of one fact, such as states, of which the rules are told one by one. */
  private static final int MOST_VALUES = 6;

  @Override
  public Object toJson() {
    Map<String, @Nullable Object> json = VerdictAnswer.toJson(explained.verdict());
    json.put("lifts", explained.lifts().stream().map(ExplainedAnswer::toJson).toList());
    json.put("nearly", explained.nearly().stream().map(ExplainedAnswer::toJson).toList());
    return json;
  }

  private static Map<String, @Nullable Object> toJson(ExplainedVerdict.Lift lift) {
    return JsonAnswers.of(
        "ruleId",
        lift.finding().reason().ruleId().value(),
        "facts",
        lift.turns().stream().map(ExplainedAnswer::toJson).toList(),
        "exceptions",
        lift.exceptions().stream().map(ExplainedAnswer::toJson).toList());
  }

  private static Map<String, @Nullable Object> toJson(ExplainedVerdict.Nearly one) {
    return JsonAnswers.of(
        "ruleId", one.rule().value(),
        "title", one.title(),
        "would", one.would(),
        "loanId", JsonAnswers.text(one.loan()),
        "facts", one.turns().stream().map(ExplainedAnswer::toJson).toList());
  }

  private static Map<String, @Nullable Object> toJson(ExplainedVerdict.FactTurn turn) {
    return JsonAnswers.of("fact", turn.fact(), "is", turn.is(), "wouldBe", turn.wouldBe());
  }

  @Override
  public void print(TextPage text) {
    new VerdictPrinter(text).print(request, explained.verdict());
    explained.lifts().forEach(lift -> printLift(text, lift));
    printNearly(text);
  }

  private static void printLift(TextPage text, ExplainedVerdict.Lift lift) {
    text.printLabeled("lifts", text.bold(lift.finding().reason().ruleId().value()));
    if (lift.turns().isEmpty() && lift.exceptions().isEmpty()) {
      text.printLabeled("", "changing one fact is not enough");
    }
    lift.turns().forEach(turn -> text.printIndented(describe(turn)));

    for (ExplainedVerdict.Nearly exception : lift.exceptions()) {
      exception
          .turns()
          .forEach(
              turn ->
                  text.printIndented(
                      describe(turn) + ", as " + exception.rule() + " would except it"));
    }
  }

  private void printNearly(TextPage text) {
    Map<ExplainedVerdict.FactTurn, List<String>> nearly = rulesByTurn();
    text.printLabeled("nearly", nearly.isEmpty() ? "no rule" : "");

    Map<String, Long> values =
        nearly.keySet().stream()
            .collect(Collectors.groupingBy(ExplainedVerdict.FactTurn::fact, Collectors.counting()));
    Set<String> summed = new HashSet<>();
    nearly.forEach(
        (turn, rules) -> {
          long others = values.getOrDefault(turn.fact(), 0L);
          if (others <= MOST_VALUES) {
            text.printIndented(text.bold(describe(turn)) + ":");
            rules.forEach(rule -> text.printLabeled("", "  " + rule));
          } else if (summed.add(turn.fact())) {
            text.printIndented(
                turn.fact()
                    + " is "
                    + turn.is()
                    + "; for "
                    + others
                    + " other values rules would speak, which --json lists");
          }
        });
  }

  private Map<ExplainedVerdict.FactTurn, List<String>> rulesByTurn() {
    Map<ExplainedVerdict.FactTurn, List<String>> rules = new LinkedHashMap<>();
    for (ExplainedVerdict.Nearly one : explained.nearly()) {
      String rule =
          one.rule() + " " + one.would() + (one.loan() == null ? "" : " (" + one.loan() + ")");
      for (ExplainedVerdict.FactTurn turn : one.turns()) {
        rules.computeIfAbsent(turn, key -> new ArrayList<>()).add(rule);
      }
    }
    return rules;
  }

  private static String describe(ExplainedVerdict.FactTurn turn) {
    return turn.fact() + " is " + turn.is() + "; were it " + turn.wouldBe();
  }
}
