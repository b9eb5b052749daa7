package dev.candor.benchmark.rules;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.TieredRules;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** What a process does from its start to its first decision. */
public final class ColdStart {

  /** Rules of the generated rulebook. */
  static final int RULES = 200;

  private ColdStart() {}

  /**
   * Arguments: {@code nothing}; {@code us}; {@code drl} and the file of {@link #usAsDrl}; {@code
   * folder} and a rulebook's; or {@code joined}. Prints the processor time it took in milliseconds
   * and when it had decided, in microseconds since 1970.
   */
  public static void main(String... arguments) throws IOException {
    int spoke =
        switch (arguments[0]) {
          case "us" -> decide(TieredRules.of(us()));
          case "folder" -> decide(TieredRules.of(Rulebooks.fromFolder(Path.of(arguments[1]))));
          case "joined" ->
              decide(new JoinedDrl(RulesContender.VERSION, GeneratedRule.rules(RULES)));
          case "drl" -> text(Files.readString(Path.of(arguments[1])));
          default -> 0;
        };
    long decided = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

    // asked of the system and not of the management beans, which take as long as all of a start
    long cpu = ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    System.out.println("cold " + cpu + " " + decided + " " + spoke);
  }

  private static int decide(Rules rules) {
    return rules.decide(Questions.plain()).findings().size();
  }

  private static Rulebook us() {
    return Rulebooks.fromClasspath(ColdStart.class.getClassLoader(), "rulebook/us");
  }

  /**
   * Returns the rules of rulebook-us that are switched on as Drools is commonly used: text over the
   * message, the loan, the contact and the borrower, which a rule joins.
   */
  static String usAsDrl() {
    StringBuilder text =
        new StringBuilder(
            """
            package cold;
            import dev.candor.benchmark.rules.ColdStart.AMessage;
            import dev.candor.benchmark.rules.ColdStart.ALoan;
            import dev.candor.benchmark.rules.ColdStart.AContact;
            import dev.candor.benchmark.rules.ColdStart.ABorrower;
            global java.util.concurrent.atomic.AtomicInteger spoke;
            """);
    us().rules()
        .forEach(
            rule ->
                text.append("rule \"")
                    .append(rule.id())
                    .append("\" enabled ")
                    .append(rule.enabled())
                    .append(" when\n")
                    .append(join(rule.when()))
                    .append("then spoke.incrementAndGet(); end\n"));

    return text.toString();
  }

  /** Returns one pattern for each kind of fact, and what lies across kinds after them. */
  private static String join(List<Condition> when) {
    Map<String, List<String>> patterns = new TreeMap<>();
    List<String> across = new ArrayList<>();
    for (Condition condition : when) {
      condition.each(
          test -> patterns.computeIfAbsent(kind(test.fact().text()), key -> new ArrayList<>()));
      if (condition instanceof Condition.Test test) {
        patterns.computeIfAbsent(kind(test.fact().text()), key -> new ArrayList<>()).add(drl(test));
      } else {
        across.add("eval(" + whole(condition) + ")\n");
      }
    }

    StringBuilder text = new StringBuilder();
    patterns.forEach(
        (kind, constraints) ->
            text.append("$")
                .append(kind)
                .append(" : ")
                .append(kind)
                .append("(")
                .append(String.join(", ", constraints))
                .append(")\n"));
    across.forEach(text::append);

    return text.toString();
  }

  private static String kind(String fact) {
    return fact.startsWith("loan.")
        ? "ALoan"
        : fact.startsWith("contact.") || fact.startsWith("consent.")
            ? "AContact"
            : fact.startsWith("message.") || !fact.contains(".") ? "AMessage" : "ABorrower";
  }

  /** Returns a condition over several facts as one expression. */
  private static String whole(Condition condition) {
    if (condition instanceof Condition.Ways ways) {
      return (ways.none() ? "!(" : "(")
          + ways.ways().stream()
              .map(
                  way ->
                      way.stream()
                          .map(ColdStart::whole)
                          .collect(Collectors.joining(" && ", "(", ")")))
              .collect(Collectors.joining(" || "))
          + ")";
    }

    Condition.Test test = (Condition.Test) condition;
    String words =
        test.values().stream().map(one -> ", \"" + one + "\"").collect(Collectors.joining());

    return "$"
        + kind(test.fact().text())
        + ".has(\""
        + test.fact().text()
        + "\""
        + (words.isEmpty() ? ", \"" + test.numbers() + "\"" : words)
        + ")";
  }

  /** Returns how many rules rulebook-us has, those that are switched off among them. */
  static int usRules() {
    return us().rules().size();
  }

  private static int text(String text) {
    KieBase compiled = JoinedDrl.compile(text);
    AtomicInteger spoke = new AtomicInteger();
    KieSession session = compiled.newKieSession();

    try {
      session.setGlobal("spoke", spoke);
      session.insert(new AMessage());
      session.insert(new ALoan());
      session.insert(new AContact());
      session.insert(new ABorrower());
      session.fireAllRules();
    } finally {
      session.dispose();
    }

    return spoke.get();
  }

  /** Returns a test of the rulebook as a constraint on one fact. */
  private static String drl(Condition.Test test) {
    String name = "\"" + test.fact().text() + "\"";
    String words =
        test.values().stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(", "));
    String number =
        test.numbers().isEmpty()
            ? ""
            : Integer.toString(test.numbers().get(0).values().lastEntry().getValue());

    return switch (test.operator()) {
      case ONE_OF -> "text(" + name + ") in (" + words + ")";
      case NOT -> "text(" + name + ") not in (" + words + ")";
      case AT_LEAST, DAYS_AGO_AT_LEAST, BETWEEN -> "number(" + name + ") >= " + number;
      case AT_MOST, DAYS_AGO_AT_MOST -> "number(" + name + ") <= " + number;
      case MORE_THAN -> "number(" + name + ") > " + number;
      case LESS_THAN -> "number(" + name + ") < " + number;
      case HAS, HAS_ALL -> "has(" + name + ", " + words + ")";
      case HAS_NO -> "!has(" + name + ", " + words + ")";
      case BEFORE, ON_OR_AFTER -> "text(" + name + ") < " + words;
      case KNOWN -> "text(" + name + ") != null";
    };
  }

  /** The message. */
  public static final class AMessage extends Fact {}

  /** The loan. */
  public static final class ALoan extends Fact {}

  /** Where it goes, and the consents to that. */
  public static final class AContact extends Fact {}

  /** The borrower, with cases, residence and attorney. */
  public static final class ABorrower extends Fact {}

  /** A fact that answers something; what it answers does not matter here. */
  public abstract static class Fact {

    /** Returns a word. */
    public String text(String name) {
      return name;
    }

    /** Returns a number. */
    public int number(String name) {
      return name.length();
    }

    /** Returns whether a set holds one of them. */
    public boolean has(String name, String... words) {
      return Set.of(words).contains(name);
    }
  }
}
