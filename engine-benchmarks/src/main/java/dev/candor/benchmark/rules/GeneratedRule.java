package dev.candor.benchmark.rules;

import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.party.LoanType;
import dev.candor.party.PastInteraction;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a generated rulebook, in every form the contenders want: a file of a rulebook, Java,
 * and DRL over joined facts. All of them say the same.
 *
 * @param number which
 * @param kind what it asks and says
 * @param state the state it binds in; null for all
 * @param channel the channel it is for
 * @param loanType the product it is for
 * @param least a number it compares with
 */
public record GeneratedRule(
    int number,
    GeneratedKind kind,
    @Nullable String state,
    Channel channel,
    LoanType loanType,
    int least) {

  /** Six kinds of rules, as laws on messages have them. */
  public enum GeneratedKind {
    /** Hours for a product. */
    HOURS,
    /** A flag of the borrower. */
    BORROWER,
    /** A time-barred loan of a product, whatever the channel. */
    TIME_BARRED,
    /** Days past due of a product. */
    PAST_DUE,
    /** A cap over the history. */
    CAP,
    /** Contact, borrower and loan together. */
    CONTACT
  }

  static final List<Channel> CHANNELS =
      List.of(Channel.VOICE, Channel.TEXT, Channel.EMAIL, Channel.MAIL);
  static final List<LoanType> LOAN_TYPES =
      List.of(
          LoanType.INSTALLMENT,
          LoanType.LINE_OF_CREDIT,
          LoanType.CREDIT_CARD,
          LoanType.AUTO,
          LoanType.STUDENT,
          LoanType.PAYDAY);

  private static final List<String> STATES =
      List.of(
          ("NY CA TX FL IL AL AK AZ AR CO CT DE GA HI ID IN IA KS KY LA ME MD MA MI MN MS MO MT NE"
                  + " NV NH NJ NM NC ND OH OK OR PA RI SC SD TN UT VT VA WA WV WI WY DC")
              .split(" "));
  private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
  private static final LocalTime OPEN = LocalTime.of(8, 0);
  private static final LocalTime CLOSE = LocalTime.of(20, 0);
  private static final int CAP_DAYS = 7;

  /** Returns the states that rules of so many are spread over: 2, 10 or all 51. */
  static List<String> states(int rules) {
    return STATES.subList(0, rules <= 20 ? 2 : rules <= 200 ? 10 : STATES.size());
  }

  /** So many rules, the same each time: one in twenty federal, the rest spread over the states. */
  static List<GeneratedRule> rules(int count) {
    Random random = new Random(7);
    List<String> states = states(count);
    List<GeneratedRule> rules = new ArrayList<>();

    for (int number = 0; number < count; number++) {
      rules.add(
          new GeneratedRule(
              number,
              GeneratedKind.values()[random.nextInt(GeneratedKind.values().length)],
              number % 20 == 0 ? null : states.get(random.nextInt(states.size())),
              CHANNELS.get(random.nextInt(CHANNELS.size())),
              LOAN_TYPES.get(random.nextInt(LOAN_TYPES.size())),
              30 + random.nextInt(300)));
    }

    return rules;
  }

  String id() {
    return "rule-" + number;
  }

  /** Returns the file of a rulebook. */
  String yaml() {
    String product = "  loan.type: " + loanType.wireName() + "\n";
    String way = "  channel: " + channel.wireName() + "\n";
    String when =
        switch (kind) {
          case HOURS, CAP -> way + product;
          case BORROWER -> way + "  borrower.hasInconvenientTimes: true\n";
          case TIME_BARRED -> product + "  loan.timeBarred: true\n";
          case PAST_DUE -> way + product + "  loan.daysPastDue: { more than: " + least + " }\n";
          case CONTACT ->
              way + "  contact.label: work\n  borrower.status: active\n  loan.status: frozen\n";
        };
    String says =
        switch (kind) {
          case HOURS -> "restrict:\n  hours: { from: \"08:00\", to: \"20:00\", zone: recipient }\n";
          case CAP ->
              "restrict:\n  cap:\n    at most: 7\n    days: 7\n    per: borrower\n    zone: recipient\n"
                  + "    count: { channel: "
                  + channel.wireName()
                  + ", direction: outbound }\n";
          default -> "refuse: true\n";
        };

    return "id: "
        + id()
        + "\ntitle: A rule\nsentence: A rule.\n"
        + "citation: { body: House, corpus: House policy, section: \"1\" }\nverified: house\n"
        + "effective: { from: 2020-01-01 }\njurisdiction: us"
        + (state == null ? "" : "/" + state.toLowerCase(java.util.Locale.ROOT))
        + "\nwhen:\n"
        + when
        + says
        + "explanation: It is so.\n";
  }

  /** Returns whether it is for its channel alone. */
  boolean asksChannel() {
    return kind != GeneratedKind.TIME_BARRED;
  }

  /** Java that adds its finding; state and channel are looked at outside. */
  String java() {
    String type = "l.type() == LoanType." + loanType.name();
    String when =
        switch (kind) {
          case HOURS, CAP -> any(type);
          case BORROWER -> "!f.file().borrower().inconvenientTimes().isEmpty()";
          case TIME_BARRED -> any(type + " && l.timeBarred()");
          case PAST_DUE -> any(type + " && l.daysPastDue() > " + least);
          case CONTACT ->
              "f.contact().label() == ContactLabel.WORK"
                  + " && f.file().borrower().status() == BorrowerStatus.ACTIVE && "
                  + any("l.status() == LoanStatus.FROZEN");
        };

    return "if (" + when + ") out.add(rules[" + number + "].finding(f));\n";
  }

  private static String any(String test) {
    return "any(f, l -> " + test + ")";
  }

  /** DRL as most write it: a pattern for each fact, joined. */
  String drl() {
    String type = "type == LoanType." + loanType.name();
    List<String> request = new ArrayList<>();
    if (state != null) {
      request.add("state == \"" + state + "\"");
    }
    if (kind != GeneratedKind.TIME_BARRED) {
      request.add("channel == Channel." + channel.name());
    }
    String when =
        switch (kind) {
          case HOURS -> "exists Loan(" + type + ")\n";
          case CAP ->
              "exists Loan("
                  + type
                  + ")\naccumulate(PastInteraction(channel == Channel."
                  + channel.name()
                  + ", direction == Direction.OUTBOUND, $at : at); $events : collectList($at))\n";
          case BORROWER -> "Borrower(!inconvenientTimes.isEmpty())\n";
          case TIME_BARRED -> "exists Loan(" + type + ", timeBarred == true)\n";
          case PAST_DUE -> "exists Loan(" + type + ", daysPastDue > " + least + ")\n";
          case CONTACT ->
              "Contact(label == ContactLabel.WORK)\nBorrower(status == BorrowerStatus.ACTIVE)\n"
                  + "exists Loan(status == LoanStatus.FROZEN)\n";
        };

    return "rule \""
        + id()
        + "\" when\nRequest("
        + String.join(", ", request)
        + ")\n"
        + when
        + "then said.add("
        + number
        + (kind == GeneratedKind.CAP ? ", $events" : "")
        + "); end\n";
  }

  /** Returns what it says of these facts. */
  public Finding finding(Facts facts) {
    return kind == GeneratedKind.CAP ? decideCap(facts, events(facts)) : decideWithoutCap(facts);
  }

  /** Returns what it says where the engine has counted already. */
  Finding finding(Facts facts, List<Instant> events) {
    events.sort(null);
    return decideCap(facts, events);
  }

  private Finding decideWithoutCap(Facts facts) {
    Map<String, String> why = why(facts);
    if (kind == GeneratedKind.HOURS) {
      why.put("hours", OPEN + " to " + CLOSE);
      return Finding.Restrict.of(
          reason(why), List.of(new TimeLimit.DailyHours(OPEN, CLOSE, LimitZone.recipient())));
    }
    return new Finding.Refuse(reason(why));
  }

  private Finding decideCap(Facts facts, List<Instant> events) {
    Map<String, String> why = why(facts);
    why.put("max", "7");
    why.put("count", Integer.toString(count(facts, events)));
    why.put("days", "7");
    // as the engine: what happened longer ago bars nothing from now on
    Instant from = facts.asOf().minus(Duration.ofDays(CAP_DAYS + 3L));
    List<Instant> near = events.stream().filter(event -> !event.isBefore(from)).toList();
    return Finding.Restrict.of(
        reason(why), List.of(new TimeLimit.CalendarCap(7, CAP_DAYS, LimitZone.recipient(), near)));
  }

  private List<Instant> events(Facts facts) {
    List<Instant> events = new ArrayList<>();
    for (PastInteraction past : facts.history()) {
      if (past.channel() == channel && past.direction() == Direction.OUTBOUND) {
        events.add(past.at());
      }
    }
    events.sort(null);
    return events;
  }

  /** In the fullest seven days that hold today; nothing of a generated history lies ahead. */
  private static int count(Facts facts, List<Instant> events) {
    int most = 0;
    for (ZoneEvidence evidence : facts.zoneEvidence()) {
      for (ZoneId zone : evidence.zones()) {
        LocalDate first = LocalDate.ofInstant(facts.asOf(), zone).minusDays(CAP_DAYS - 1);
        int count = 0;
        for (Instant event : events) {
          count += LocalDate.ofInstant(event, zone).isBefore(first) ? 0 : 1;
        }
        most = Math.max(most, count);
      }
    }
    return most;
  }

  private static Map<String, String> why(Facts facts) {
    Map<String, String> why = new LinkedHashMap<>();
    Channel channel = facts.channel();
    why.put("channel", channel == null ? "" : channel.wireName());
    why.put("theme", facts.theme().wireName());
    return why;
  }

  private Reason reason(Map<String, String> why) {
    return new Reason(
        RuleId.of(id()),
        "A rule",
        new Citation("House", "House policy", "1", null, Citation.Verified.HOUSE),
        "It is so.",
        why,
        FROM);
  }
}
