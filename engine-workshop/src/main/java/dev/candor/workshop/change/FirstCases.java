package dev.candor.workshop.change;

import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.law.RuleId;
import dev.candor.message.Theme;
import dev.candor.message.Vocabulary;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first two cases of a rule that was asked for: a persona of whom everything it asks is so, a
 * message it stops, and one that differs in one thing and goes. Immutable.
 *
 * @param persona the text of the persona's file
 * @param cases the text of the file of cases
 */
public record FirstCases(String persona, String cases) {

  private static final LocalTime NOON = LocalTime.NOON;
  // a place whose clock is UTC the year round, so cases read the same in summer
  private static final String ZONE = "Atlantic/Reykjavik";

  /**
   * One thing a rule asks.
   *
   * @param fact the fact
   * @param operator how it is compared
   * @param words with what
   */
  record Asked(String fact, String operator, List<String> words) {
    Asked {
      words = List.copyOf(words);
    }
  }

  static FirstCases of(
      String id, String from, String jurisdiction, List<Asked> asked, Rulebook rulebook) {
    RuleDefinition rule = rulebook.rule(RuleId.of(id)).orElseThrow();
    Map<String, Map<String, String>> so = new TreeMap<>();
    asked.forEach(one -> put(so, one.fact(), met(one)));
    LocalDate day =
        LocalDate.parse(from).plusDays(14).with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY));
    return new FirstCases(persona(id, jurisdiction, so), cases(id, rule, asked, day));
  }

  // ---- the persona

  private static String persona(
      String id, String jurisdiction, Map<String, Map<String, String>> so) {
    Map<String, String> request = so.getOrDefault("request", Map.of());
    Map<String, String> loan = new TreeMap<>(so.getOrDefault("loan", Map.of()));
    loan.putIfAbsent("type", "installment");
    loan.putIfAbsent("actorRole", "debtCollector");
    loan.putIfAbsent("status", "active");
    loan.putIfAbsent("daysPastDue", "45");
    Map<String, String> contact = new TreeMap<>(so.getOrDefault("contact", Map.of()));
    contact.putIfAbsent("label", "home");
    contact.putIfAbsent("affiliation", "self");
    contact.putIfAbsent("verified", "true");
    contact.putIfAbsent("employerProvided", "false");
    Map<String, String> phone = new TreeMap<>(contact);
    phone.putIfAbsent("phoneKind", "mobile");
    Map<String, String> other = new TreeMap<>(contact);
    other.remove("phoneKind");
    String[] place = jurisdiction.split("/");
    String state =
        place.length > 1 && place[0].equals("us") ? place[1].toUpperCase(Locale.ROOT) : "NY";
    Map<String, String> borrower = new TreeMap<>(so.getOrDefault("borrower", Map.of()));
    borrower.putIfAbsent("status", "active");

    return "persona: "
        + id
        + "\nrequest:\n  subject: freeForm\n  channel: "
        + request.getOrDefault("channel", "email")
        + "\n  theme: "
        + request.getOrDefault("theme", "opsCollDebt")
        + "\n"
        + (request.containsKey("isTransactional")
            ? "  isTransactional: " + request.get("isTransactional") + "\n"
            : "")
        + "  personId: BO-1\n  loanId: LN-1\nfile:\n  borrower: { id: BO-1, language: en, timeZone: "
        + ZONE
        + flow(borrower)
        + " }\n  contacts:\n    - { id: CT-EMAIL, type: email, value: someone@example.com"
        + flow(other)
        + " }\n    - { id: CT-PHONE, type: phone, value: \"+1 212 555 0101\""
        + flow(phone)
        + " }\n    - id: CT-HOME\n      type: address\n      label: home\n      affiliation: self\n"
        + "      address: { line1: 1 Example Street, city: Example, state: "
        + state
        + ", country: US }\n  loans:\n    - { id: LN-1"
        + flow(loan)
        + " }\n";
  }

  private static String flow(Map<String, String> keys) {
    StringBuilder flow = new StringBuilder();
    keys.forEach((key, value) -> flow.append(", ").append(key).append(": ").append(value));
    return flow.toString();
  }

  // ---- the cases

  private static String cases(String id, RuleDefinition rule, List<Asked> asked, LocalDate day) {
    RuleAction action = rule.action();
    OffsetDateTime noon = day.atTime(NOON).atOffset(ZoneOffset.UTC);
    String head = "rule: " + id + "\ncases:\n";
    if (action instanceof RuleAction.Restrict restrict) {
      return head + restricted(id, restrict.restrictions().get(0), day);
    }

    String expected =
        action instanceof RuleAction.Require require
            ? "{ requires: " + require.disclosure().id() + " }"
            : "stops";

    return head
        + one("A message of which everything it asks is so.", id, noon, "", expected)
        + one("The same but for one thing goes.", id, noon, otherwise(asked), "lets through");
  }

  private static String restricted(String id, Restriction restriction, LocalDate day) {
    OffsetDateTime noon = day.atTime(NOON).atOffset(ZoneOffset.UTC);
    if (restriction instanceof Restriction.Hours hours) {
      return one("At the end of its hours it waits.", id, at(day, hours.to()), "", "stops")
          + one("At their beginning it goes.", id, at(day, hours.from()), "", "lets through");
    }
    if (restriction instanceof Restriction.Weekdays weekdays) {
      OffsetDateTime open = noon;
      OffsetDateTime shut = noon;
      for (int ahead = 0; ahead < 7; ahead++) {
        OffsetDateTime then = noon.plusDays(6L - ahead);
        open = weekdays.days().contains(then.getDayOfWeek()) ? then : open;
        shut = weekdays.days().contains(then.getDayOfWeek()) ? shut : then;
      }
      return one("On another day it waits.", id, shut, "", "stops")
          + one("On one of its days it goes.", id, open, "", "lets through");
    }
    if (restriction instanceof Restriction.Cap cap) {
      int most = cap.max().values().lastEntry().getValue();
      return one("One more than it permits waits.", id, noon, history(noon, most), "stops")
          + one("The last it permits goes.", id, noon, history(noon, most - 1), "lets through");
    }

    Restriction.CoolDown wait = (Restriction.CoolDown) restriction;
    int days = wait.days().values().lastEntry().getValue();

    return one("On the last day of waiting it waits.", id, noon, last(noon, days - 1), "stops")
        + one("On the day after it goes.", id, noon, last(noon, days), "lets through");
  }

  private static OffsetDateTime at(LocalDate day, LocalTime time) {
    return day.atTime(time).atOffset(ZoneOffset.UTC);
  }

  private static String one(
      String sentence, String persona, OffsetDateTime now, String patch, String expected) {
    return "  - case: "
        + RuleText.quote(sentence)
        + "\n    persona: "
        + persona
        + "\n    now: "
        + now.toInstant()
        + "\n"
        + patch
        + "    expect: "
        + expected
        + "\n";
  }

  private static String history(OffsetDateTime now, int many) {
    StringBuilder history = new StringBuilder("    history:");
    for (int i = 0; i < many; i++) {
      history
          .append("\n      - { at: ")
          .append(now.minusMinutes(many - i).toInstant())
          .append(" }");
    }
    return many == 0 ? "    history: []\n" : history.append('\n').toString();
  }

  private static String last(OffsetDateTime now, int daysAgo) {
    // of a day with one day of waiting the last one is earlier today
    OffsetDateTime at = now.minusDays(daysAgo).minusMinutes(1);
    return "    history:\n      - { at: " + at.toInstant() + " }\n";
  }

  /** What makes the first thing it asks not so, those about the loan before the message itself. */
  private static String otherwise(List<Asked> asked) {
    Asked one = asked.get(asked.size() - 1);
    Map<String, Map<String, String>> not = new TreeMap<>();
    put(not, one.fact(), unmet(one));
    Map.Entry<String, Map<String, String>> section = not.entrySet().iterator().next();
    Map.Entry<String, String> key = section.getValue().entrySet().iterator().next();
    return "    " + section.getKey() + ": { " + key.getKey() + ": " + key.getValue() + " }\n";
  }

  private static void put(Map<String, Map<String, String>> sections, String fact, String value) {
    int dot = fact.indexOf('.');
    String section = dot < 0 ? "request" : fact.substring(0, dot);
    String key = fact.equals("transactional") ? "isTransactional" : fact.substring(dot + 1);
    sections.computeIfAbsent(section, name -> new TreeMap<>()).put(key, value);
  }

  private static String met(Asked one) {
    return one.operator().equals("one of")
        ? one.words().get(0)
        : Long.toString(Long.parseLong(one.words().get(0)) + met(one.operator()));
  }

  private static int met(String operator) {
    return operator.equals("more than") ? 1 : operator.equals("less than") ? -1 : 0;
  }

  private static String unmet(Asked one) {
    if (!one.operator().equals("one of")) {
      int step = one.operator().equals("at least") ? -1 : one.operator().equals("at most") ? 1 : 0;
      return Long.toString(Long.parseLong(one.words().get(0)) + step);
    }
    // a fact with words of its own has them in the register; true and false are all others have
    Vocabulary<?> words = FactRegister.find(one.fact()).orElseThrow().vocabulary();
    List<String> all = words == null ? List.of("true", "false") : List.copyOf(words.names());
    return all.stream()
        .filter(word -> !one.words().contains(word))
        .filter(word -> !one.fact().equals("theme") || isGivenFreely(Theme.of(word)))
        .findFirst()
        .orElse(one.words().get(0));
  }

  /** Whether a message to the borrower of a subject without a theme is judged under it alone. */
  private static boolean isGivenFreely(Theme theme) {
    return !theme.isInward()
        && theme != Theme.OPS_ACCOUNT_CREDENTIALS
        && theme != Theme.OPS_COLL_LOCATE_BORROWER
        && theme != Theme.OPS_COLL_VERIFY_EMPLOYMENT;
  }
}
