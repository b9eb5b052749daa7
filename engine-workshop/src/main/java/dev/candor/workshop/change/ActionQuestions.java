package dev.candor.workshop.change;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks what a rule says: it refuses, requires or restricts. Not to be shared between threads. */
final class ActionQuestions {

  private final RuleDraft draft;
  private final QuestionConsole questions;

  ActionQuestions(RuleDraft draft, QuestionConsole questions) {
    this.draft = draft;
    this.questions = questions;
  }

  /** Asks, and puts the answer into the draft. */
  void ask() {
    switch (questions.choose(
        "What it says",
        List.of(
            "refuse: the message may not go",
            "require: it must carry a disclosure",
            "restrict: only at some hours",
            "restrict: only on some days of the week",
            "restrict: at most so many in so many days",
            "restrict: not for so many days after one"))) {
      case 0 -> draft.put("saying", "refuse: true\n");
      case 1 -> require();
      case 2 -> hours();
      case 3 -> weekdays();
      case 4 -> cap();
      default -> coolDown();
    }
  }

  private void require() {
    List<String> known = new ArrayList<>(draft.read().disclosures().keySet());
    if (known.isEmpty()) {
      questions.say(
          "  There is no disclosure yet: write one under disclosures/ first. It refuses for now.");
      draft.put("saying", "refuse: true\n");
      return;
    }

    String disclosure = known.get(questions.choose("Which disclosure", known));
    draft
        .set("saying", "require: { disclosure: " + disclosure + " }\n")
        .ifPresent(
            fault -> {
              questions.say("  " + fault);
              require();
            });
  }

  private void hours() {
    String from = time("From which hour, such as 08:00", "00:00", "23:59");
    questions.ask(
        "To which hour, such as 21:00",
        "",
        to ->
            draft.set(
                "saying",
                "restrict:\n  hours: { from: \""
                    + from
                    + "\", to: "
                    + RuleText.quote(to)
                    + ", zone: recipient }\n"));
  }

  /** A time the reader takes. */
  private String time(String question, String low, String high) {
    String[] taken = {""};
    questions.ask(
        question,
        "",
        answer -> {
          Optional<String> fault =
              draft.set(
                  "saying",
                  "restrict:\n  hours: { from: "
                      + RuleText.quote(answer)
                      + ", to: \""
                      + (answer.equals(high) ? low : high)
                      + "\", zone: recipient }\n");
          taken[0] = answer;
          return fault;
        });

    return taken[0];
  }

  private void weekdays() {
    List<String> days =
        Arrays.stream(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();
    while (true) {
      List<String> only = questions.chooseSeveral("On which days it may go", days);
      Optional<String> fault =
          draft.set(
              "saying",
              "restrict:\n  weekdays: { only: ["
                  + String.join(", ", only)
                  + "], zone: recipient }\n");

      if (fault.isEmpty() && only.size() < days.size()) {
        return;
      }
      questions.say("  " + fault.orElse("A rule that permits every day restricts nothing."));
    }
  }

  private void cap() {
    String[] most = {""};
    questions.ask(
        "At most how many",
        "",
        answer -> {
          most[0] = RuleText.quoteUnlessWord(answer);
          return draft.set("saying", cap(most[0], "7"));
        });
    questions.ask(
        "In how many consecutive days",
        "",
        answer -> draft.set("saying", cap(most[0], RuleText.quoteUnlessWord(answer))));
  }

  private String cap(String most, String days) {
    return "restrict:\n  cap:\n    at most: "
        + most
        + "\n    days: "
        + days
        + "\n    per: borrower\n    zone: recipient\n    count: { direction: outbound"
        + counted()
        + " }\n";
  }

  private void coolDown() {
    questions.ask(
        "For how many days, the day of the last one being the first",
        "",
        answer ->
            draft.set(
                "saying",
                "restrict:\n  cool-down:\n    days: "
                    + RuleText.quoteUnlessWord(answer)
                    + "\n    per: borrower\n    zone: recipient\n    after: { direction: outbound"
                    + counted()
                    + " }\n"));
  }

  /** What goes the same way counts. */
  private String counted() {
    return draft.conditions().stream()
        .filter(one -> one.fact().equals("channel"))
        .map(one -> ", channel: [" + String.join(", ", one.words()) + "]")
        .findFirst()
        .orElse("");
  }
}
