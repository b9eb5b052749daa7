package dev.candor.workshop.change;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.message.Channel;
import dev.candor.message.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks what must be so for a rule to speak: its when. Not to be shared between threads. */
final class ConditionQuestions {

  private static final List<String> ASKABLE =
      List.of(
          "loan.daysPastDue",
          "loan.actorRole",
          "loan.type",
          "loan.status",
          "loan.chargedOff",
          "loan.timeBarred",
          "contact.label",
          "contact.affiliation",
          "contact.phoneKind",
          "contact.verified",
          "contact.employerProvided",
          "borrower.status",
          "transactional");
  private static final List<String> COMPARISONS =
      List.of("at least", "at most", "more than", "less than");

  private final RuleDraft draft;
  private final QuestionConsole questions;

  ConditionQuestions(RuleDraft draft, QuestionConsole questions) {
    this.draft = draft;
    this.questions = questions;
  }

  /** Asks, and puts the answers into the draft. */
  void ask() {
    StringBuilder when = new StringBuilder();
    List<String> channels = questions.chooseSeveral("Which channels", Channel.WORDS.names());
    List<String> themes = questions.chooseSeveral("Which themes", Theme.WORDS.names());
    add(when, "channel", channels);
    add(when, "theme", themes);

    while (true) {
      List<String> facts = new ArrayList<>(ASKABLE);
      facts.add(0, "no more facts");
      int which =
          questions.choose(
              "What else must be so; docs/facts.md has all facts, to add in the file", facts);
      if (which == 0) {
        if (when.length() > 0) {
          break;
        }
        questions.say("  A rule asks for one thing at least.");
        List<String> again = questions.chooseSeveral("Which channels", Channel.WORDS.names());
        add(when, "channel", again);
        continue;
      }
      fact(facts.get(which), when);
    }
    draft.put("when", when.toString());
  }

  private void add(StringBuilder when, String fact, List<String> words) {
    if (!words.isEmpty()) {
      when.append("  ").append(fact).append(": [").append(String.join(", ", words)).append("]\n");
      draft.addCondition(new FirstCases.Asked(fact, "one of", words));
    }
  }

  private void fact(String name, StringBuilder when) {
    Fact fact = FactRegister.find(name).orElseThrow();
    if (draft.conditions().stream().anyMatch(one -> one.fact().equals(name))) {
      questions.say("  It is asked for already.");
      return;
    }
    questions.say("  " + fact.meaning());

    if (fact.type() == Fact.Type.NUMBER) {
      String operator = COMPARISONS.get(questions.choose("How is it compared", COMPARISONS));
      questions.ask(
          "With which number" + (fact.unit() == null ? "" : ", in " + fact.unit()),
          "",
          answer -> {
            Optional<String> fault =
                trying(
                    when,
                    "  "
                        + name
                        + ": { "
                        + operator
                        + ": "
                        + RuleText.quoteUnlessWord(answer)
                        + " }\n");
            if (fault.isEmpty()) {
              draft.addCondition(new FirstCases.Asked(name, operator, List.of(answer)));
            }
            return fault;
          });
      return;
    }

    List<String> words =
        fact.type() == Fact.Type.FLAG
            ? List.of("true", "false")
            : questions.chooseSeveral(
                "Which of these",
                fact.vocabulary() == null ? List.of() : fact.vocabulary().names());
    List<String> chosen =
        fact.type() == Fact.Type.FLAG
            ? List.of(words.get(questions.choose("Which", words)))
            : words;
    if (!chosen.isEmpty()) {
      when.append("  ").append(name).append(": ");
      when.append(chosen.size() == 1 ? chosen.get(0) : chosen).append('\n');
      draft.addCondition(new FirstCases.Asked(name, "one of", chosen));
    }
  }

  private Optional<String> trying(StringBuilder when, String line) {
    Optional<String> fault = draft.set("when", when + line);
    if (fault.isEmpty()) {
      when.append(line);
    }
    return fault;
  }
}
