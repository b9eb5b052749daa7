package dev.candor.benchmark;

import dev.candor.compliance.Condition;
import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.RuleDefinition;
import dev.candor.compliance.Rulebook;
import dev.candor.decision.Facts;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** What a process does from its start to its first decision by the whole rulebook-us. */
public final class ColdStart {

  private ColdStart() {}

  /** Argument: nothing, candor or drl. Prints the processor time it took in milliseconds. */
  public static void main(String... arguments) {
    int spoke =
        switch (arguments[0]) {
          case "candor" -> candor();
          case "drl" -> drl();
          default -> 0;
        };
    // asked of the system and not of the management beans, which take as long as all of a start
    long cpu =
        ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .map(java.time.Duration::toMillis)
            .orElse(0L);
    System.out.println("cold " + cpu + " " + spoke);
  }

  private static Rulebook us() {
    return Rulebook.fromClasspath(ColdStart.class.getClassLoader(), "rulebook/us");
  }

  private static int candor() {
    List<Facts> questions = Questions.of(List.of("NY"), 0);
    return DroolsRules.of(us()).decide(questions.get(0)).findings().size();
  }

  private static int drl() {
    StringBuilder text =
        new StringBuilder(
            """
            package cold;
            import dev.candor.benchmark.ColdStart.Flat;
            global java.util.concurrent.atomic.AtomicInteger spoke;
            """);
    us().rules().stream()
        .filter(RuleDefinition::enabled)
        .forEach(
            rule ->
                text.append("rule \"")
                    .append(rule.id())
                    .append("\" when Flat(")
                    .append(
                        rule.when().stream().map(ColdStart::drl).collect(Collectors.joining(", ")))
                    .append(") then spoke.incrementAndGet(); end\n"));
    KieBase compiled = JoinedDrl.compile(text.toString());
    AtomicInteger spoke = new AtomicInteger();
    KieSession session = compiled.newKieSession();
    try {
      session.setGlobal("spoke", spoke);
      session.insert(new Flat());
      session.fireAllRules();
    } finally {
      session.dispose();
    }
    return spoke.get();
  }

  /** A condition of the rulebook as a constraint on one flat fact. */
  private static String drl(Condition condition) {
    if (condition instanceof Condition.Ways ways) {
      return (ways.none() ? "!(" : "(")
          + ways.ways().stream()
              .map(
                  way ->
                      way.stream()
                          .map(ColdStart::drl)
                          .collect(Collectors.joining(" && ", "(", ")")))
              .collect(Collectors.joining(" || "))
          + ")";
    }
    Condition.Test test = (Condition.Test) condition;
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

  /** A flat fact that answers something; what it answers does not matter here. */
  public static final class Flat {

    /** A word. */
    public String text(String name) {
      return name;
    }

    /** A number. */
    public int number(String name) {
      return name.length();
    }

    /** Whether a set holds one of them. */
    public boolean has(String name, String... words) {
      return Set.of(words).contains(name);
    }
  }
}
