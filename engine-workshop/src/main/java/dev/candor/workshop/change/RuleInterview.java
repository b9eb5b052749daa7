package dev.candor.workshop.change;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.message.Channel;
import dev.candor.message.Theme;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new rule, question by question, and writes it with its first two cases: one message it
 * stops and one it lets through. An answer that the rulebook's reader would refuse is refused right
 * there, with the reader's own words, and asked for again. Nothing is written before the last
 * answer, and nothing that is there is written over. Not to be shared between threads.
 */
public final class RuleInterview {

  private static final Path MARKER = Path.of("rulebook.yaml");
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

  private final Path folder;
  private final @Nullable Rulebook below;
  private final BufferedReader answers;
  private final PrintWriter questions;
  private final SortedMap<String, byte[]> there;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final List<FirstCases.Asked> asked = new ArrayList<>();

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

  private RuleInterview(
      Path folder,
      @Nullable Rulebook below,
      BufferedReader answers,
      PrintWriter questions,
      SortedMap<String, byte[]> there) {
    this.folder = folder;
    this.below = below;
    this.answers = answers;
    this.questions = questions;
    this.there = there;
    keys.put("id", "new-rule");
    keys.put("title", RuleText.quote("New rule"));
    keys.put("sentence", RuleText.quote("A new rule."));
    keys.put("body", RuleText.quote("House"));
    keys.put("corpus", RuleText.quote("House policy"));
    keys.put("section", RuleText.quote("1"));
    keys.put("verified", "house");
    keys.put("from", "2026-01-01");
    keys.put("jurisdiction", "house");
    keys.put("when", "  channel: [email]\n");
    keys.put("saying", "refuse: true\n");
    keys.put("explanation", RuleText.quote("It is so."));
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
      SortedMap<String, byte[]> there = new TreeMap<>();
      if (Files.exists(folder.resolve(MARKER))) {
        there.putAll(Rulebooks.fromFolder(folder, below).files());
      } else {
        refuseFilled(folder);
        there.put(MARKER.toString(), bytes(rulebook(folder)));
      }
      return new RuleInterview(folder, below, answers, questions, there).ask();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void refuseFilled(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new InvalidInputException(
            "the folder",
            new Fault(
                folder.toString(),
                "",
                "The folder (" + folder + ") holds files and no rulebook.yaml.",
                "name a rulebook's folder, or one that is not there yet."));
      }
    }
  }

  private static String rulebook(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "name: " + RuleText.quote(plain.isBlank() ? "house" : plain) + "\nversion: \"1\"\n";
  }

  private NewRule ask() throws IOException {
    questions.println(
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
    when();
    saying();
    text(
        "explanation",
        "What people are told; may name {loan}, {channel}, {theme} and facts in braces");
    return write();
  }

  // ---- one question each

  private void text(String key, String question) {
    text(key, question, "");
  }

  private void text(String key, String question, String otherwise) {
    until(question, otherwise, answer -> set(key, RuleText.quote(answer)));
  }

  private void plain(String key, String question, String otherwise) {
    until(
        question,
        otherwise,
        // what would end the value or begin another is quoted, and so told as it is
        answer -> set(key, answer.matches("[A-Za-z0-9/._-]+") ? answer : RuleText.quote(answer)));
  }

  private void verified() {
    if (RuleText.quote("House").equals(keys.get("body"))) {
      keys.put("verified", "house");
      return;
    }
    List<String> ways = List.of("text", "quoted", "unverified");
    questions.println("An unverified rule is switched off until somebody reads its words.");
    keys.put("verified", ways.get(number("How far its words were checked", ways)));
  }

  private void when() {
    asked.clear();
    StringBuilder when = new StringBuilder();
    List<String> channels = several("Which channels", Channel.WORDS.names());
    List<String> themes = several("Which themes", Theme.WORDS.names());
    add(when, "channel", channels);
    add(when, "theme", themes);
    while (true) {
      List<String> facts = new ArrayList<>(ASKABLE);
      facts.add(0, "no more facts");
      int which =
          number("What else must be so; docs/facts.md has all facts, to add in the file", facts);
      if (which == 0) {
        if (when.length() > 0) {
          break;
        }
        questions.println("  A rule asks for one thing at least.");
        List<String> again = several("Which channels", Channel.WORDS.names());
        add(when, "channel", again);
        continue;
      }
      fact(facts.get(which), when);
    }
    keys.put("when", when.toString());
  }

  private void add(StringBuilder when, String fact, List<String> words) {
    if (!words.isEmpty()) {
      when.append("  ").append(fact).append(": [").append(String.join(", ", words)).append("]\n");
      asked.add(new FirstCases.Asked(fact, "one of", words));
    }
  }

  private void fact(String name, StringBuilder when) {
    Fact fact = FactRegister.find(name).orElseThrow();
    if (asked.stream().anyMatch(one -> one.fact().equals(name))) {
      questions.println("  It is asked for already.");
      return;
    }
    questions.println("  " + fact.meaning());
    if (fact.type() == Fact.Type.NUMBER) {
      String operator = COMPARISONS.get(number("How is it compared", COMPARISONS));
      until(
          "With which number" + (fact.unit() == null ? "" : ", in " + fact.unit()),
          "",
          answer -> {
            Optional<String> fault =
                trying(when, "  " + name + ": { " + operator + ": " + word(answer) + " }\n");
            if (fault.isEmpty()) {
              asked.add(new FirstCases.Asked(name, operator, List.of(answer)));
            }
            return fault;
          });
      return;
    }
    List<String> words =
        fact.type() == Fact.Type.FLAG
            ? List.of("true", "false")
            : several(
                "Which of these",
                fact.vocabulary() == null ? List.of() : fact.vocabulary().names());
    List<String> chosen =
        fact.type() == Fact.Type.FLAG ? List.of(words.get(number("Which", words))) : words;
    if (!chosen.isEmpty()) {
      when.append("  ").append(name).append(": ");
      when.append(chosen.size() == 1 ? chosen.get(0) : chosen).append('\n');
      asked.add(new FirstCases.Asked(name, "one of", chosen));
    }
  }

  private Optional<String> trying(StringBuilder when, String line) {
    Optional<String> fault = set("when", when + line);
    if (fault.isEmpty()) {
      when.append(line);
    }
    return fault;
  }

  private void saying() {
    switch (number(
        "What it says",
        List.of(
            "refuse: the message may not go",
            "require: it must carry a disclosure",
            "restrict: only at some hours",
            "restrict: only on some days of the week",
            "restrict: at most so many in so many days",
            "restrict: not for so many days after one"))) {
      case 0 -> keys.put("saying", "refuse: true\n");
      case 1 -> require();
      case 2 -> hours();
      case 3 -> weekdays();
      case 4 -> cap();
      default -> coolDown();
    }
  }

  private void require() {
    List<String> known =
        new ArrayList<>(reading(Map.of(file("rules"), rule())).disclosures().keySet());
    if (known.isEmpty()) {
      questions.println(
          "  There is no disclosure yet: write one under disclosures/ first. It refuses for now.");
      keys.put("saying", "refuse: true\n");
      return;
    }
    String disclosure = known.get(number("Which disclosure", known));
    set("saying", "require: { disclosure: " + disclosure + " }\n")
        .ifPresent(
            fault -> {
              questions.println("  " + fault);
              require();
            });
  }

  private void hours() {
    String from = time("From which hour, such as 08:00", "00:00", "23:59");
    until(
        "To which hour, such as 21:00",
        "",
        to ->
            set(
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
    until(
        question,
        "",
        answer -> {
          Optional<String> fault =
              set(
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
      List<String> only = several("On which days it may go", days);
      Optional<String> fault =
          set(
              "saying",
              "restrict:\n  weekdays: { only: ["
                  + String.join(", ", only)
                  + "], zone: recipient }\n");
      if (fault.isEmpty() && only.size() < days.size()) {
        return;
      }
      questions.println("  " + fault.orElse("A rule that permits every day restricts nothing."));
    }
  }

  private void cap() {
    String[] most = {""};
    until(
        "At most how many",
        "",
        answer -> {
          most[0] = word(answer);
          return set("saying", cap(most[0], "7"));
        });
    until("In how many consecutive days", "", answer -> set("saying", cap(most[0], word(answer))));
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
    until(
        "For how many days, the day of the last one being the first",
        "",
        answer ->
            set(
                "saying",
                "restrict:\n  cool-down:\n    days: "
                    + word(answer)
                    + "\n    per: borrower\n    zone: recipient\n    after: { direction: outbound"
                    + counted()
                    + " }\n"));
  }

  /** What goes the same way counts. */
  private String counted() {
    return asked.stream()
        .filter(one -> one.fact().equals("channel"))
        .map(one -> ", channel: [" + String.join(", ", one.words()) + "]")
        .findFirst()
        .orElse("");
  }

  // ---- asking

  /** Says what is wrong with an answer; empty where nothing is. */
  private interface Taking {
    Optional<String> take(String answer);
  }

  private void until(String question, String otherwise, Taking taking) {
    while (true) {
      questions.print(question + (otherwise.isEmpty() ? ": " : " [" + otherwise + "]: "));
      questions.flush();
      String answer = line(question);
      String taken = answer.isEmpty() ? otherwise : answer;
      Optional<String> fault =
          taken.isEmpty() ? Optional.of("It cannot be left out.") : taking.take(taken);
      if (fault.isEmpty()) {
        return;
      }
      questions.println("  " + fault.get());
    }
  }

  private int number(String question, List<String> choices) {
    list(choices);
    int[] chosen = {0};
    until(
        question + ", by number",
        "",
        answer -> {
          Optional<Integer> one = choice(answer, choices.size());
          one.ifPresent(number -> chosen[0] = number);
          return one.isPresent()
              ? Optional.empty()
              : Optional.of("The value (" + answer + ") must be from 1 to " + choices.size() + ".");
        });
    return chosen[0];
  }

  private List<String> several(String question, Iterable<String> words) {
    List<String> choices = new ArrayList<>();
    words.forEach(choices::add);
    list(choices);
    List<String> chosen = new ArrayList<>();
    until(
        question + ", by numbers such as 1, 3",
        "any",
        answer -> {
          chosen.clear();
          if (answer.equals("any")) {
            return Optional.empty();
          }
          for (String one : answer.split(",")) {
            Optional<Integer> number = choice(one.strip(), choices.size());
            if (number.isEmpty()) {
              return Optional.of(
                  "The value (" + one.strip() + ") must be from 1 to " + choices.size() + ".");
            }
            if (!chosen.contains(choices.get(number.get()))) {
              chosen.add(choices.get(number.get()));
            }
          }
          return Optional.empty();
        });
    return List.copyOf(chosen);
  }

  private void list(List<String> choices) {
    for (int i = 0; i < choices.size(); i++) {
      questions.println("  " + (i + 1) + " " + choices.get(i));
    }
  }

  private static Optional<Integer> choice(String answer, int size) {
    return answer.matches("[0-9]{1,4}")
            && Integer.parseInt(answer) >= 1
            && Integer.parseInt(answer) <= size
        ? Optional.of(Integer.parseInt(answer) - 1)
        : Optional.empty();
  }

  private String line(String question) {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new InvalidInputException(
            "the answers",
            new Fault(
                "standard input",
                "",
                "The answers end before the question (" + question + "). Nothing was written.",
                "answer every question, one a line."));
      }
      return line.strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  // ---- what the reader makes of it

  /** Takes a value where the reader takes it; else says what the reader says. */
  private Optional<String> set(String key, String value) {
    String before = keys.put(key, value);
    try {
      String file = file("rules");
      if (there.containsKey(file) || there.containsKey(file("cases"))) {
        keys.put(key, String.valueOf(before));
        return Optional.of("There is a file (" + file + ") or its cases already.");
      }
      reading(Map.of(file, rule()));
      return Optional.empty();
    } catch (BrokenRulebookException refused) {
      keys.put(key, String.valueOf(before));
      Fault first = refused.faults().get(0);
      return Optional.of(first.message() + " Maybe " + first.maybe());
    }
  }

  private Rulebook reading(Map<String, String> more) {
    SortedMap<String, byte[]> files = new TreeMap<>(there);
    more.forEach((name, text) -> files.put(name, bytes(text)));
    return Rulebooks.fromFiles(files, below);
  }

  private String file(String kind) {
    return kind + "/" + keys.get("jurisdiction") + "/" + keys.get("id") + ".yaml";
  }

  private String rule() {
    return "id: "
        + keys.get("id")
        + "\ntitle: "
        + keys.get("title")
        + "\nsentence: "
        + keys.get("sentence")
        + "\ncitation:\n  body: "
        + keys.get("body")
        + "\n  corpus: "
        + keys.get("corpus")
        + "\n  section: "
        + keys.get("section")
        + "\nverified: "
        + keys.get("verified")
        + "\neffective:\n  from: "
        + keys.get("from")
        + "\njurisdiction: "
        + keys.get("jurisdiction")
        + "\nwhen:\n"
        + keys.get("when")
        + keys.get("saying")
        + "explanation: "
        + keys.get("explanation")
        + "\n";
  }

  // ---- writing

  private NewRule write() throws IOException {
    String id = String.valueOf(keys.get("id"));
    FirstCases first =
        FirstCases.of(
            id,
            String.valueOf(keys.get("from")),
            String.valueOf(keys.get("jurisdiction")),
            asked,
            reading(Map.of(file("rules"), rule())));
    SortedMap<String, String> files = new TreeMap<>();
    if (!Files.exists(folder.resolve(MARKER))) {
      files.put(MARKER.toString(), rulebook(folder));
    }
    files.put(file("rules"), rule());
    files.put(file("cases"), first.cases());
    files.put("personas/" + id + ".yaml", first.persona());
    String taken =
        files.keySet().stream()
            .filter(name -> Files.exists(folder.resolve(name)))
            .collect(Collectors.joining(", "));
    if (!taken.isEmpty()) {
      throw new InvalidInputException(
          "the folder",
          new Fault(
              folder.toString(),
              "",
              "There is already (" + taken + "). Nothing was written.",
              "take another id, or move the file away."));
    }
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      written.add(
          Files.writeString(
              path, file.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW));
    }
    return new NewRule(id, written);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A word or number as it is; anything else quoted, so that it stays one value. */
  private static String word(String answer) {
    return answer.matches("[A-Za-z0-9_.-]+") ? answer : RuleText.quote(answer);
  }
}
