package dev.candor.workshop.change;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new rule, question by question, and writes it with its first two cases: one message it
 * stops and one it lets through. An answer that the rulebook's reader would refuse is refused right
 * there, with the reader's own words, and asked for again. Nothing is written before the last
 * answer, and nothing that is there is written over. Not to be shared between threads.
 */
public final class RuleInterview {

  private final NewRuleFolder folder;
  private final RuleDraft draft;
  private final QuestionConsole questions;

  /**
   * What was written.
   *
   * @param rule the rule's id
   * @param files the files, in the order of writing
   */
  public record NewRule(String rule, List<Path> files) {
    public NewRule {
      files = List.copyOf(files);
    }
  }

  private RuleInterview(NewRuleFolder folder, RuleDraft draft, QuestionConsole questions) {
    this.folder = folder;
    this.draft = draft;
    this.questions = questions;
  }

  /**
   * Asks for a rule and writes it.
   *
   * @param folder the rulebook it goes to; a folder that is not there, or is empty, is made one
   * @param below the rulebook that one lies over, or null
   * @param answers one a line
   * @param questions where they are asked
   * @throws BrokenRulebookException when the folder is a rulebook with faults; nothing is asked
   * @throws InvalidInputException when the answers end too early, or a file is there already;
   *     nothing is written
   */
  public static NewRule ask(
      Path folder, @Nullable Rulebook below, BufferedReader answers, PrintWriter questions) {
    try {
      NewRuleFolder place = new NewRuleFolder(folder);
      RuleDraft draft = new RuleDraft(place.read(below), below);
      return new RuleInterview(place, draft, new QuestionConsole(answers, questions)).ask();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private NewRule ask() throws IOException {
    questions.say(
        "A new rule. Answers are checked as they come; an empty line takes what is in [brackets].");

    plain("id", "Its id: small letters, digits and hyphens, such as house-no-texts", "");
    text("title", "Its title, under ten words");
    text("sentence", "One full sentence that says all of it");
    text("body", "Who made the provision", "House");
    text("corpus", "In which work it stands, such as 12 CFR", "House policy");
    text("section", "Its section");
    verified();
    plain("from", "The first day it holds, such as 2026-01-01", "");
    plain("jurisdiction", "Where it binds: us, a state such as us/ny, or house", "house");

    new ConditionQuestions(draft, questions).ask();
    new ActionQuestions(draft, questions).ask();

    text(
        "explanation",
        "What people are told; may name {loan}, {channel}, {theme} and facts in braces");
    return write();
  }

  private void text(String key, String question) {
    text(key, question, "");
  }

  private void text(String key, String question, String otherwise) {
    questions.ask(question, otherwise, answer -> draft.set(key, RuleText.quote(answer)));
  }

  private void plain(String key, String question, String otherwise) {
    questions.ask(
        question,
        otherwise,
        // what would end the value or begin another is quoted, and so told as it is
        answer ->
            draft.set(key, answer.matches("[A-Za-z0-9/._-]+") ? answer : RuleText.quote(answer)));
  }

  private void verified() {
    if (RuleText.quote("House").equals(draft.get("body"))) {
      draft.put("verified", "house");
      return;
    }
    List<String> ways = List.of("text", "quoted", "unverified");
    questions.say("An unverified rule is switched off until somebody reads its words.");
    draft.put("verified", ways.get(questions.choose("How far its words were checked", ways)));
  }

  private NewRule write() throws IOException {
    String id = draft.get("id");
    FirstCases first =
        FirstCases.of(
            id, draft.get("from"), draft.get("jurisdiction"), draft.conditions(), draft.read());
    SortedMap<String, String> files = new TreeMap<>();
    files.put(draft.file("rules"), draft.text());
    files.put(draft.file("cases"), first.cases());
    files.put("personas/" + id + ".yaml", first.persona());
    return new NewRule(id, folder.write(files));
  }
}
