package dev.candor.compliance;

import dev.candor.decision.Disclosure;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.message.Channel;
import dev.candor.party.Loan;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule made ready to answer: what Drools and the plain predicates both run. Immutable. */
final class Row {

  private final RuleDefinition rule;
  private final Explanation explanation;

  Row(RuleDefinition rule) {
    this.rule = rule;
    this.explanation = new Explanation(rule.explanation());
  }

  RuleDefinition rule() {
    return rule;
  }

  /**
   * Whether the rule speaks: unless a condition is plainly not met. An unknown one does not silence
   * it.
   */
  boolean speaks(Matter matter) {
    if (!rule.holdsOn(matter.day())) {
      return false;
    }
    for (Condition condition : rule.when()) {
      if (condition.test(matter) == Answer.NO) {
        return false;
      }
    }
    return true;
  }

  /**
   * What it says of a matter it speaks of: its saying, or a refusal that names the facts it misses.
   */
  Finding finding(Matter matter) {
    List<String> missing =
        rule.when().stream()
            .filter(condition -> condition.test(matter) == Answer.UNKNOWN)
            .map(condition -> condition.fact().text())
            .distinct()
            .toList();
    return missing.isEmpty() ? said(matter) : missing(matter, missing);
  }

  private Finding missing(Matter matter, List<String> missing) {
    Map<String, String> facts = about(matter);
    facts.put("missing", String.join(", ", missing));
    String what =
        missing.size() == 1
            ? "the fact " + missing.get(0) + ", which is"
            : "the facts " + String.join(", ", missing) + ", which are";
    Loan loan = matter.loan();
    return new Finding.Refuse(
        reason(
            "This rule needs "
                + what
                + " not known"
                + (loan == null ? "" : " for " + loan.id())
                + "; what is not known is never taken for a yes.",
            facts));
  }

  private Finding said(Matter matter) {
    Map<String, String> facts = about(matter);
    return rule.saying()
        .<Finding>match(
            refuse -> new Finding.Refuse(reason(explanation.with(facts), facts)),
            require -> required(matter, require, facts),
            restrict -> restricted(matter, restrict, facts));
  }

  private Finding required(Matter matter, Saying.Require require, Map<String, String> facts) {
    Channel channel = matter.facts().channel();
    String language = matter.facts().language();
    String words =
        channel == null ? null : require.disclosure().words(channel, language).orElse(null);
    if (words == null) {
      facts.put("disclosure", require.disclosure().id());
      return new Finding.Refuse(
          reason(
              "The disclosure "
                  + require.disclosure().id()
                  + " has no words for the channel "
                  + channel
                  + ".",
              facts));
    }
    return new Finding.Require(
        reason(explanation.with(facts), facts), new Disclosure(require.disclosure().id(), words));
  }

  private Finding restricted(Matter matter, Saying.Restrict restrict, Map<String, String> facts) {
    List<TimeLimit> limits = new ArrayList<>();
    for (Saying.Restriction restriction : restrict.restrictions()) {
      limits.add(
          restriction.<TimeLimit>match(
              hours -> hours(hours, facts),
              cap -> cap(matter, cap, facts),
              wait -> wait(matter, wait, facts)));
    }
    return Finding.Restrict.of(reason(explanation.with(facts), facts), limits);
  }

  private static TimeLimit hours(Saying.Restriction.Hours hours, Map<String, String> facts) {
    facts.put("hours", hours.from() + " to " + hours.to());
    return new TimeLimit.DailyHours(hours.from(), hours.to(), hours.zone());
  }

  private static TimeLimit cap(
      Matter matter, Saying.Restriction.Cap cap, Map<String, String> facts) {
    int days = cap.days().on(matter.day());
    int max = cap.max().on(matter.day());
    List<Instant> events = cap.count().events(matter);
    facts.put("count", Integer.toString(countIn(events, matter.facts(), cap.zone(), days)));
    facts.put("max", Integer.toString(max));
    facts.put("days", Integer.toString(days));
    return new TimeLimit.CalendarCap(max, days, cap.zone(), events);
  }

  private static TimeLimit wait(
      Matter matter, Saying.Restriction.Wait wait, Map<String, String> facts) {
    int days = wait.days().on(matter.day());
    List<Instant> events = wait.count().events(matter);
    List<LocalDate> dates =
        events.stream()
            .filter(event -> !event.isAfter(matter.facts().asOf()))
            .map(
                event ->
                    zones(matter.facts(), wait.zone()).stream()
                        .map(zone -> LocalDate.ofInstant(event, zone))
                        .max(LocalDate::compareTo)
                        .orElseThrow())
            .toList();
    facts.put("last", dates.isEmpty() ? "none" : dates.get(dates.size() - 1).toString());
    facts.put("days", Integer.toString(days));
    return new TimeLimit.CoolDown(days, wait.zone(), events);
  }

  /**
   * How many events lie in the fullest run of days that holds today, in the zone where that is
   * most: events already set for later count as well.
   */
  private static int countIn(List<Instant> events, Facts facts, LimitZone zone, int days) {
    int most = 0;
    for (ZoneId one : zones(facts, zone)) {
      LocalDate today = LocalDate.ofInstant(facts.asOf(), one);
      for (int back = 0; back < days; back++) {
        LocalDate first = today.minusDays(back);
        int count = 0;
        for (Instant event : events) {
          LocalDate day = LocalDate.ofInstant(event, one);
          count += !day.isBefore(first) && day.isBefore(first.plusDays(days)) ? 1 : 0;
        }
        most = Math.max(most, count);
      }
    }
    return most;
  }

  private static Set<ZoneId> zones(Facts facts, LimitZone zone) {
    return zone.match(
        () -> {
          Set<ZoneId> zones =
              facts.zoneEvidence().stream()
                  .map(ZoneEvidence::zones)
                  .flatMap(Set::stream)
                  .collect(Collectors.toSet());
          return zones.isEmpty() ? Set.of(ZoneOffset.UTC) : zones;
        },
        Set::of);
  }

  private static Map<String, String> about(Matter matter) {
    Map<String, String> facts = Explanation.values();
    put(facts, "channel", matter.value(FactName.CHANNEL));
    put(facts, "theme", matter.value(FactName.THEME));
    Loan loan = matter.loan();
    put(facts, "loan", loan == null ? null : loan.id());
    return facts;
  }

  private static void put(Map<String, String> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value.toString());
    }
  }

  private Reason reason(String text, Map<String, String> facts) {
    Map<String, String> kept = Explanation.values();
    // The loan belongs to the reason only where the rule looks at it; else one rule would speak
    // once for each loan.
    facts.forEach(
        (name, value) -> {
          if (!name.equals("loan") || looksAtLoan()) {
            kept.put(name, value);
          }
        });
    return new Reason(rule.id(), rule.title(), rule.citation(), text, kept, rule.from());
  }

  private boolean looksAtLoan() {
    return explanation.names().contains("loan");
  }
}
