package dev.candor.workshop;

import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.CountSpec;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Severity;
import dev.candor.decision.Effect;
import dev.candor.law.Citation;
import dev.candor.law.Jurisdiction;
import dev.candor.message.Word;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a rule says, in words to print. Stateless. */
final class RuleWords {

  private static final Map<String, String> STATES = states();

  private RuleWords() {}

  /** What it says, a sentence each. */
  static List<String> says(RuleDefinition rule) {
    RuleAction saying = rule.action();
    List<String> says = new ArrayList<>();
    boolean warns = rule.severity() == Severity.WARN;
    if (saying instanceof RuleAction.Refuse) {
      says.add(
          warns
              ? "The message may go, and the sender is warned with the words below."
              : "The message may not go.");
    } else if (saying instanceof RuleAction.Except) {
      says.add("Nothing of its own: it only gives other rules an exception.");
    } else if (saying instanceof RuleAction.Require require) {
      says.add("The message must carry the disclosure " + require.disclosure().id() + ".");
      new TreeMap<>(require.disclosure().texts())
          .forEach(
              (channel, texts) ->
                  new TreeMap<>(texts)
                      .forEach(
                          (language, words) ->
                              says.add(
                                  "By "
                                      + channel
                                      + ", in "
                                      + language
                                      + ": “"
                                      + words.strip()
                                      + "”")));
    } else {
      ((RuleAction.Restrict) saying).restrictions().forEach(one -> says.add(restriction(one)));
    }
    return says;
  }

  private static String restriction(Restriction one) {
    if (one instanceof Restriction.Hours hours) {
      return "Only from "
          + hours.from()
          + " until before "
          + hours.to()
          + (hours.to().isAfter(hours.from()) ? "" : " the next day")
          + ", "
          + InWords.zone(hours.zone())
          + ".";
    }
    if (one instanceof Restriction.Weekdays weekdays) {
      return "Only on "
          + InWords.list(
              weekdays.days().stream()
                  .sorted()
                  .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                  .toList(),
              "and")
          + ", "
          + InWords.zone(weekdays.zone())
          + (weekdays.days().contains(DayOfWeek.SUNDAY) ? "." : "; never on a Sunday.");
    }
    if (one instanceof Restriction.Holidays holidays) {
      return "Not on the days of the calendar "
          + holidays.calendar().id()
          + ", which covers "
          + holidays.calendar().firstYear()
          + " to "
          + holidays.calendar().lastYear()
          + ", "
          + InWords.zone(holidays.zone())
          + ".";
    }
    if (one instanceof Restriction.InconvenientTimes) {
      return "Not at the times the borrower called inconvenient.";
    }
    if (one instanceof Restriction.NotBefore limit) {
      return "Not before "
          + plus(limit.days())
          + "the day of "
          + limit.fact()
          + ", "
          + InWords.zone(limit.zone())
          + ".";
    }
    if (one instanceof Restriction.NotAfter limit) {
      return "Not after "
          + plus(limit.days())
          + "the day of "
          + limit.fact()
          + ", "
          + InWords.zone(limit.zone())
          + ".";
    }
    if (one instanceof Restriction.Cap cap) {
      return "At most "
          + named(cap.max())
          + (cap.rolling() ? " in any " : " in ")
          + named(cap.length())
          + (cap.rolling() ? " hours" : " consecutive days")
          + per(cap.count())
          + (cap.rolling() ? "" : ", days " + InWords.zone(cap.zone()))
          + ". "
          + counted(cap.count());
    }
    Restriction.CoolDown wait = (Restriction.CoolDown) one;
    return "Not for "
        + named(wait.days())
        + " days from the last one"
        + per(wait.count())
        + ", the day of which is the first; days "
        + InWords.zone(wait.zone())
        + ". "
        + counted(wait.count());
  }

  private static String plus(Parameter days) {
    return days.id().isEmpty() && days.values().firstEntry().getValue() == 0
        ? ""
        : named(days) + " days after ";
  }

  private static String per(CountSpec count) {
    List<String> per = count.per().stream().sorted().map(CountSpec.Per::text).toList();
    return per.isEmpty() ? " to a borrower" : " about or to the same " + InWords.list(per, "and");
  }

  private static String counted(CountSpec count) {
    List<String> counted = new ArrayList<>();
    add(counted, "by ", count.channels());
    add(counted, "direction ", count.directions());
    add(counted, "theme ", count.themes());
    add(counted, "to a contact labelled ", count.labels());
    add(counted, "status ", count.statuses());
    add(counted, "status not ", count.statusesNot());
    if (!count.outcomes().isEmpty()) {
      counted.add("outcome " + InWords.list(count.outcomes().stream().sorted().toList(), "or"));
    }
    if (!count.outcomesNot().isEmpty()) {
      counted.add(
          "outcome not " + InWords.list(count.outcomesNot().stream().sorted().toList(), "or"));
    }
    if (!count.callBacksCount()) {
      counted.add("those made with call-back consent left out");
    }
    return counted.isEmpty()
        ? "Everything counts."
        : "What counts: " + String.join("; ", counted) + ".";
  }

  private static void add(List<String> counted, String what, Collection<? extends Word> words) {
    if (!words.isEmpty()) {
      counted.add(what + InWords.list(words.stream().map(Word::wireName).sorted().toList(), "or"));
    }
  }

  /** A number as it is, or as its name, whose values stand in a table of their own. */
  private static String named(Parameter number) {
    return number.id().isEmpty()
        ? InWords.number(number, null)
        : number.values().lastEntry().getValue() + " (" + number.id() + ")";
  }

  /** Every dated number it uses, in the order of use. */
  static Set<Parameter> numbers(RuleDefinition rule) {
    Set<Parameter> numbers = new LinkedHashSet<>();
    rule.when().forEach(one -> one.each(test -> numbers.addAll(test.numbers())));
    if (rule.action() instanceof RuleAction.Restrict restrict) {
      for (Restriction one : restrict.restrictions()) {
        if (one instanceof Restriction.Cap cap) {
          numbers.add(cap.max());
          numbers.add(cap.length());
        } else if (one instanceof Restriction.CoolDown wait) {
          numbers.add(wait.days());
        } else if (one instanceof Restriction.NotBefore limit) {
          numbers.add(limit.days());
        } else if (one instanceof Restriction.NotAfter limit) {
          numbers.add(limit.days());
        }
      }
    }
    numbers.removeIf(number -> number.id().isEmpty());
    return numbers;
  }

  /** One way of several, such as {@code contact.label is work, and loan.type is auto}. */
  static String way(List<Condition> way) {
    return InWords.list(way.stream().map(RuleWords::condition).toList(), "and");
  }

  private static String condition(Condition one) {
    if (one instanceof Condition.Test test) {
      return test.fact() + " is " + InWords.so(test, null);
    }
    Condition.Ways ways = (Condition.Ways) one;
    return (ways.none() ? "none of (" : "any of (")
        + InWords.list(ways.ways().stream().map(RuleWords::way).toList(), "or")
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

  static String since(RuleDefinition rule, @Nullable Object to) {
    return "Since "
        + rule.from()
        + (to == null ? "; no end is written." : ", until " + to + " inclusive.");
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
