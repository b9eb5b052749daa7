package dev.candor.workshop.page;

import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Severity;
import dev.candor.decision.Effect;
import dev.candor.law.Citation;
import dev.candor.law.Jurisdiction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What a rule says, in words to print. Stateless. */
public final class RuleWords {

  private static final Map<String, String> STATES = states();

  private RuleWords() {}

  /** Returns what it says, a sentence each. */
  static List<String> says(RuleDefinition rule, Function<Parameter, String> numbers) {
    return rule.action().match(new ActionWords(rule.severity() == Severity.WARN, numbers));
  }

  /** Returns every dated number it uses, in the order of use. */
  static Set<Parameter> numbers(RuleDefinition rule) {
    Set<Parameter> numbers = new LinkedHashSet<>();
    rule.when().forEach(one -> one.each(test -> numbers.addAll(test.numbers())));
    for (Restriction one : rule.action().restrictions()) {
      numbers.addAll(one.parameters());
    }
    numbers.removeIf(number -> number.id().isEmpty());
    return numbers;
  }

  /** One way of several, such as {@code contact.label is work, and loan.type is auto}. */
  static String way(List<Condition> way, Function<Parameter, String> numbers) {
    return InWords.list(way.stream().map(one -> condition(one, numbers)).toList(), "and");
  }

  private static String condition(Condition one, Function<Parameter, String> numbers) {
    if (one instanceof Condition.Test test) {
      return test.fact() + " is " + InWords.so(test, numbers);
    }
    Condition.Ways ways = (Condition.Ways) one;
    return (ways.none() ? "none of (" : "any of (")
        + InWords.list(ways.ways().stream().map(way -> way(way, numbers)).toList(), "or")
        + ")";
  }

  static String checked(RuleDefinition rule) {
    String how =
        switch (rule.citation().verified()) {
          case TEXT -> "Against the provision's text";
          case QUOTED -> "Against a quotation of the provision";
          case UNVERIFIED -> "Not yet";
          case HOUSE -> "A rule of the house: there is no text of law to check against";
        };
    String by = rule.verifiedBy() == null ? "" : ": " + rule.verifiedBy();
    boolean undated =
        rule.verifiedOn() == null
            && (rule.citation().verified() == Citation.Verified.TEXT
                || rule.citation().verified() == Citation.Verified.QUOTED);

    return how
        + by
        + (rule.verifiedOn() != null
            ? ", on " + rule.verifiedOn()
            : undated ? "; the day was not noted" : "")
        + ".";
  }

  /** Where it binds, as people say it. */
  static String binds(Jurisdiction jurisdiction) {
    String[] path = jurisdiction.path().split("/");
    String nation =
        switch (path[0]) {
          case "house" -> "This house";
          case "us" -> "United States";
          case "ca" -> "Canada";
          default -> path[0].toUpperCase(Locale.ROOT);
        };
    if (path.length == 1) {
      return nation;
    }

    String code = path[1].toUpperCase(Locale.ROOT);
    String state = path[0].equals("us") ? STATES.getOrDefault(code, code) : code + ", " + nation;

    return path.length == 2 ? state : place(path[2]) + ", " + state;
  }

  private static String place(String path) {
    List<String> words = new ArrayList<>();
    for (String word : path.split("-")) {
      words.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return String.join(" ", words);
  }

  /** What it does in one word. */
  static String effect(RuleDefinition rule) {
    return rule.effect().map(Effect::wireName).orElse("except");
  }

  private static Map<String, String> states() {
    String all =
        "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,"
            + "DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,"
            + "KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,"
            + "MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,"
            + "NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,"
            + "PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,"
            + "TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming";
    Map<String, String> states = new TreeMap<>();
    for (String state : all.split(",")) {
      states.put(state.substring(0, 2), state.substring(3));
    }

    return Map.copyOf(states);
  }
}
