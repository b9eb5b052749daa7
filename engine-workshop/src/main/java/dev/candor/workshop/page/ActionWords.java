package dev.candor.workshop.page;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.rule.CountSpec;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.message.Word;
import dev.candor.time.LimitZone;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;

/** What the action of a rule says, a sentence each. Immutable. */
final class ActionWords implements RuleAction.Kinds<List<String>>, Restriction.Kinds<String> {

  private final boolean warns;
  private final Function<Parameter, String> numbers;

  /**
   * Creates the words of an action.
   *
   * @param warns whether the rule only warns
   * @param numbers prints a number
   */
  ActionWords(boolean warns, Function<Parameter, String> numbers) {
    this.warns = warns;
    this.numbers = numbers;
  }

  @Override
  public List<String> refuse(RuleAction.Refuse action) {
    return List.of(
        warns
            ? "The message may go, and the sender is warned with the words below."
            : "The message may not go.");
  }

  @Override
  public List<String> except(RuleAction.Except action) {
    return List.of("Nothing of its own: it only gives other rules an exception.");
  }

  @Override
  public List<String> require(RuleAction.Require action) {
    List<String> says = new ArrayList<>();
    says.add("The message must carry the disclosure " + action.disclosure().id() + ".");
    new TreeMap<>(action.disclosure().texts())
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

    return says;
  }

  @Override
  public List<String> restrict(RuleAction.Restrict action) {
    return action.restrictions().stream().map(one -> one.match(this)).toList();
  }

  @Override
  public String hours(Restriction.Hours hours) {
    return "Only from "
        + hours.from()
        + " until before "
        + hours.to()
        + (hours.to().isAfter(hours.from()) ? "" : " the next day")
        + ", "
        + InWords.zone(hours.zone())
        + ".";
  }

  @Override
  public String weekdays(Restriction.Weekdays weekdays) {
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

  @Override
  public String holidays(Restriction.Holidays holidays) {
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

  @Override
  public String inconvenientTimes(Restriction.InconvenientTimes restriction) {
    return "Not at the times the borrower called inconvenient.";
  }

  @Override
  public String notBefore(Restriction.NotBefore limit) {
    return "Not before " + bound(limit.days(), limit.fact(), limit.zone());
  }

  @Override
  public String notAfter(Restriction.NotAfter limit) {
    return "Not after " + bound(limit.days(), limit.fact(), limit.zone());
  }

  private String bound(Parameter days, Fact fact, LimitZone zone) {
    return plus(days) + "the day of " + fact + ", " + InWords.zone(zone) + ".";
  }

  @Override
  public String cap(Restriction.Cap cap) {
    return "At most "
        + numbers.apply(cap.max())
        + (cap.unit().rolls() ? " in any " : " in ")
        + numbers.apply(cap.length())
        + (cap.unit().rolls() ? " " : " consecutive ")
        + cap.unit().text()
        + per(cap.count())
        + (cap.unit().rolls() ? "" : ", days " + InWords.zone(cap.zone()))
        + ". "
        + whatCounts(cap.count());
  }

  @Override
  public String coolDown(Restriction.CoolDown wait) {
    return "Not for "
        + numbers.apply(wait.days())
        + " days from the last one"
        + per(wait.count())
        + ", the day of which is the first; days "
        + InWords.zone(wait.zone())
        + ". "
        + whatCounts(wait.count());
  }

  private String plus(Parameter days) {
    return days.id().isEmpty() && days.values().firstEntry().getValue() == 0
        ? ""
        : numbers.apply(days) + " days after ";
  }

  private static String per(CountSpec count) {
    List<String> per = count.per().stream().sorted().map(CountSpec.Per::text).toList();
    return per.isEmpty() ? " to a borrower" : " about or to the same " + InWords.list(per, "and");
  }

  private String whatCounts(CountSpec count) {
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
    if (count.consentDays() != null) {
      counted.add(
          "those placed on one of the first "
              + numbers.apply(count.consentDays())
              + " days of consent to them left out");
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
}
