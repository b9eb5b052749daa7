package dev.candor.compliance;

import dev.candor.law.Citation;
import dev.candor.law.Citation.Verified;
import dev.candor.law.Jurisdiction;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.Theme;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import dev.candor.party.ContactLabel;
import dev.candor.time.LimitZone;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of a rulebook one by one; what is wrong with one is noted with its file. Rules
 * share nothing but the words they name.
 */
final class RuleReader {

  private static final List<String> SAYINGS = List.of("refuse", "require", "restrict");
  private static final int DEEPEST_WAYS = 3;

  /** A rule without conditions always speaks, and one that counts everything says so. */
  private static final List<String> MAY_BE_EMPTY = List.of("when", "count", "after");

  /**
   * Facts without a vocabulary that have two letters all the same, each with the first of those.
   */
  private static final Map<String, Character> LETTERS =
      Map.of("address.state", 'A', "address.country", 'A', "borrower.language", 'a');

  private final Map<String, Parameter> parameters;
  private final Map<String, DisclosureText> disclosures;
  private final Map<String, Calendar> calendars;

  private final List<String> ruleKeys = RuleKey.rule().names();

  /** The keys under a joined name, which are looked for once and not in every rule. */
  private final Map<String, List<String>> keys = new HashMap<>();

  /** Ids of words that stand in a file and could not be read, which was told there. */
  private final Set<String> unreadable;

  RuleReader(Rulebook.Words words, Set<String> unreadable) {
    this.unreadable = unreadable;
    this.parameters = words.parameters();
    this.disclosures = words.disclosures();
    this.calendars = words.calendars();
  }

  /**
   * A rule as far as it could be read.
   *
   * @param id where its id stands; null where it has none
   * @param rule null where anything is wrong with it
   * @param overridden where it names the rules it gives an exception to
   */
  record Read(@Nullable Yaml id, @Nullable RuleDefinition rule, List<Yaml> overridden) {}

  /** Reads the rule a file or a row holds. */
  Read read(Yaml yaml) {
    List<Yaml> overridden = new ArrayList<>();
    yaml.only(ruleKeys);
    Optional<Yaml> named = yaml.need("id");
    Optional<String> id = named.isEmpty() ? Optional.empty() : named.get().text();
    if (id.isEmpty() || !isId(named.get(), id.get())) {
      named = Optional.empty();
      id = Optional.empty();
    }
    Optional<RuleDefinition> rule = rule(yaml, id, overridden);
    yaml.noteEmpty(MAY_BE_EMPTY);
    return new Read(named.orElse(null), yaml.isFaulty() ? null : rule.orElse(null), overridden);
  }

  private Optional<RuleDefinition> rule(Yaml yaml, Optional<String> id, List<Yaml> overridden) {
    Optional<String> title = yaml.needLine("title");
    if (title.isPresent() && new StringTokenizer(title.get()).countTokens() >= 10) {
      yaml.get("title")
          .orElseThrow()
          .fault(
              "The title has ten words or more.", "keep it under ten; the sentence says the rest.");
    }
    Optional<String> sentence = yaml.needText("sentence");
    Optional<Yaml> how = yaml.need("verified");
    @Nullable String verifiedBy = null;
    @Nullable LocalDate verifiedOn = null;
    if (how.isPresent() && how.get().isMapping()) {
      Yaml checking = how.get();
      checking.only(keys("verified"));
      verifiedBy = checking.text("by").orElse(null);
      verifiedOn = checking.date("on").orElse(null);
      how = checking.need("how");
    }
    Verified verified =
        how.isEmpty() ? Verified.UNVERIFIED : verified(how.get()).orElse(Verified.UNVERIFIED);
    Optional<Yaml> cited = yaml.need("citation");
    Optional<Citation> citation =
        cited.isEmpty() ? Optional.empty() : citation(cited.get(), verified);
    @Nullable String quote = yaml.text("quote").orElse(null);
    @Nullable String rationale = yaml.text("rationale").orElse(null);
    Optional<Yaml> severe = yaml.get("severity");
    Severity severity =
        severe.isEmpty() ? Severity.BLOCK : severity(severe.get()).orElse(Severity.BLOCK);
    Optional<Yaml> effective = yaml.need("effective");
    Optional<LocalDate> from = Optional.empty();
    Optional<LocalDate> to = Optional.empty();
    if (effective.isPresent()) {
      effective.get().only(keys("effective"));
      from = effective.get().needDate("from");
      to = effective.get().date("to");
      if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
        effective
            .get()
            .fault(
                "The rule ends (" + to.get() + ") before it begins (" + from.get() + ").",
                "swap the days.");
      }
    }
    Optional<Yaml> where = yaml.need("jurisdiction");
    Optional<Jurisdiction> jurisdiction =
        where.isEmpty() ? Optional.empty() : jurisdiction(where.get());
    Optional<Yaml> brief = yaml.need("explanation");
    Optional<Yaml> more = Optional.empty();
    if (brief.isPresent() && brief.get().isMapping()) {
      Yaml explained = brief.get();
      explained.only(keys("explanation"));
      more = explained.get("long");
      brief = explained.need("short");
    }
    Optional<String> explanation = explanation(brief);
    Optional<String> details = explanation(more);
    LocalDate first = from.orElse(LocalDate.MAX);
    List<Condition> when = new ArrayList<>();
    if (jurisdiction.isPresent()) {
      bind(jurisdiction.get(), when);
    }
    Optional<Yaml> asked = yaml.need("when");
    if (asked.isPresent()) {
      when.addAll(conditions(asked.get(), first, 0));
    }
    Optional<Saying> saying = saying(yaml, first);
    if (saying.isPresent() && asksInconvenientTimes(saying.get())) {
      when.add(oneOf(FactName.find("borrower.hasInconvenientTimes").orElseThrow(), Boolean.TRUE));
    }
    if (saying.isPresent() && saying.get() instanceof Saying.Require require) {
      spoken(yaml.get("require").orElseThrow(), require.disclosure(), when);
    }
    if (saying.isPresent()) {
      told(brief, explanation, saying.get());
      told(more, details, saying.get());
    }
    boolean enabled = yaml.flag("enabled").orElse(true) && verified != Verified.UNVERIFIED;
    List<RuleDefinition.Override> exceptions = exceptions(yaml, overridden);
    if (yaml.isFaulty()
        || id.isEmpty()
        || title.isEmpty()
        || sentence.isEmpty()
        || citation.isEmpty()
        || from.isEmpty()
        || jurisdiction.isEmpty()
        || explanation.isEmpty()
        || saying.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleDefinition(
            RuleId.of(id.get()),
            title.get(),
            sentence.get(),
            citation.get(),
            quote,
            rationale,
            verifiedBy,
            verifiedOn,
            from.get(),
            to.orElse(null),
            jurisdiction.get(),
            enabled,
            severity,
            when,
            saying.get(),
            exceptions,
            explanation.get(),
            details.orElse(null),
            yaml.place(),
            new Written(yaml)));
  }

  /** What a jurisdiction asks of where the borrower lives. */
  private static void bind(Jurisdiction jurisdiction, List<Condition> when) {
    Optional<String> country = jurisdiction.country();
    if (country.isPresent()) {
      when.add(oneOf(FactName.find("address.country").orElseThrow(), country.get()));
    }
    Optional<String> state = jurisdiction.state();
    if (state.isPresent()) {
      when.add(oneOf(FactName.STATE, state.get()));
    }
  }

  private static Condition oneOf(FactName fact, Object value) {
    return new Condition.Test(fact, Condition.Operator.ONE_OF, List.of(value), List.of());
  }

  private List<String> keys(String joined) {
    List<String> known = keys.get(joined);
    if (known == null) {
      known = RuleKey.find(joined).orElseThrow().names();
      keys.put(joined, known);
    }
    return known;
  }

  private static boolean asksInconvenientTimes(Saying saying) {
    if (saying instanceof Saying.Restrict restrict) {
      for (Saying.Restriction one : restrict.restrictions()) {
        if (one instanceof Saying.Restriction.InconvenientTimes) {
          return true;
        }
      }
    }
    return false;
  }

  private Optional<Severity> severity(Yaml at) {
    Optional<String> text = at.text();
    return text.isEmpty()
        ? Optional.empty()
        : named(at, "severity", text.get(), Severity.values(), Severity::text);
  }

  // ---- exceptions

  private List<RuleDefinition.Override> exceptions(Yaml rule, List<Yaml> overridden) {
    List<RuleDefinition.Override> all = new ArrayList<>();
    Optional<Yaml> list = rule.get("overrides");
    if (list.isEmpty()) {
      return all;
    }
    for (Yaml one : list.get().items()) {
      one.only(keys("overrides"));
      Optional<Yaml> named = one.need("rule");
      Optional<String> because = one.needText("because");
      Optional<String> text = named.isEmpty() ? Optional.empty() : named.get().text();
      if (text.isPresent() && because.isPresent() && isId(named.get(), text.get())) {
        overridden.add(named.get());
        all.add(new RuleDefinition.Override(RuleId.of(text.get()), because.get()));
      }
    }
    return all;
  }

  /** Whether this is an id; the fault is noted where it is none. */
  static boolean isId(Yaml at, String id) {
    try {
      RuleId.of(id);
      return true;
    } catch (IllegalArgumentException malformed) {
      at.fault(String.valueOf(malformed.getMessage()), "write it like us-reg-f-call-hours.");
      return false;
    }
  }

  private static Optional<String> explanation(Optional<Yaml> written) {
    Optional<String> text = written.isEmpty() ? Optional.empty() : written.get().text();
    if (text.isEmpty() || text.get().indexOf('{') < 0 && text.get().indexOf('}') < 0) {
      return text;
    }
    Yaml at = written.get();
    if (Explanation.isOpen(text.get())) {
      at.fault(
          "A brace is opened and not closed, or closed and not opened.",
          "write {name}, such as {loan}.");
    }
    for (String name : new Explanation(text.get()).names()) {
      if (!Explanation.NAMES.contains(name) && FactName.find(name).isEmpty()) {
        at.unknown("name", name, Explanation.known());
      }
    }
    return text;
  }

  /** Notes every name of a text that only rules of another kind can tell. */
  private static void told(Optional<Yaml> at, Optional<String> text, Saying saying) {
    if (at.isEmpty() || text.isEmpty() || text.get().indexOf('{') < 0) {
      return;
    }
    Set<String> told = Explanation.told(saying);
    for (String name : new Explanation(text.get()).names()) {
      if (Explanation.NAMES.contains(name) && !told.contains(name)) {
        at.get()
            .fault(
                "The name (" + name + ") is told by no rule that says what this one says.",
                "use one of: " + String.join(", ", told) + ", or a fact.");
      }
    }
  }

  private Optional<Verified> verified(Yaml at) {
    Optional<String> text = at.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (Verified one : Verified.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return Optional.of(one);
      }
    }
    at.fault(
        "The value (" + text.get() + ") is not a confidence.",
        "write text, quoted, unverified or house.");
    return Optional.empty();
  }

  private Optional<Citation> citation(Yaml at, Verified verified) {
    at.only(keys("citation"));
    Optional<String> body = at.needLine("body");
    Optional<String> corpus = at.needLine("corpus");
    Optional<String> section = at.needLine("section");
    Optional<String> url = at.text("url");
    if (url.isPresent() && !isPage(url.get())) {
      at.get("url")
          .orElseThrow()
          .fault(
              "The value (" + url.get() + ") is not the address of a page.",
              "begin it with https://, and write no blanks or quotes in it.");
    }
    return body.isEmpty() || corpus.isEmpty() || section.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Citation(body.get(), corpus.get(), section.get(), url.orElse(null), verified));
  }

  private static boolean isPage(String url) {
    boolean plain = true;
    for (int i = 0; i < url.length(); i++) {
      plain &= url.charAt(i) > ' ' && "\"'<>".indexOf(url.charAt(i)) < 0;
    }
    return plain && (url.startsWith("https://") || url.startsWith("http://"));
  }

  private Optional<Jurisdiction> jurisdiction(Yaml at) {
    Optional<String> text = at.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Jurisdiction jurisdiction = new Jurisdiction(text.get());
      if (!jurisdiction.isKnown()) {
        at.fault(
            "The value (" + text.get() + ") is not a jurisdiction a rule can be bound to.",
            "write us, a state such as us/ny, or house.");
        return Optional.empty();
      }
      return Optional.of(jurisdiction);
    } catch (IllegalArgumentException malformed) {
      at.fault(String.valueOf(malformed.getMessage()), "write us, us/ny or house.");
      return Optional.empty();
    }
  }

  private List<Condition> conditions(Yaml at, LocalDate from, int depth) {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, Yaml> entry : at.entries().entrySet()) {
      String name = entry.getKey();
      Yaml value = entry.getValue();
      if (name.equals(RuleKey.ANY_OF) || name.equals(RuleKey.NONE_OF)) {
        add(ways(value, from, depth, name.equals(RuleKey.NONE_OF)), conditions);
        continue;
      }
      Optional<FactName> fact = FactName.find(name);
      if (fact.isEmpty()) {
        value.unknown("fact", name, FactName.names());
      } else if (value.isMapping()) {
        for (Map.Entry<String, Yaml> compared : value.entries().entrySet()) {
          Optional<Condition.Operator> operator = operator(compared.getKey(), compared.getValue());
          if (operator.isPresent()) {
            add(condition(fact.get(), operator.get(), compared.getValue(), from), conditions);
          }
        }
      } else {
        Condition.Operator operator =
            fact.get().type() == FactName.Type.WORDS
                ? Condition.Operator.HAS
                : Condition.Operator.ONE_OF;
        add(condition(fact.get(), operator, value, from), conditions);
      }
    }
    return conditions;
  }

  private static <E> void add(Optional<? extends E> one, Collection<E> all) {
    if (one.isPresent()) {
      all.add(one.get());
    }
  }

  private Optional<Condition> ways(Yaml at, LocalDate from, int depth, boolean none) {
    if (depth >= DEEPEST_WAYS) {
      at.fault(
          "The conditions are nested deeper than " + DEEPEST_WAYS + ".", "write several rules.");
      return Optional.empty();
    }
    List<List<Condition>> ways = new ArrayList<>();
    for (Yaml way : at.items()) {
      List<Condition> conditions = conditions(way, from, depth + 1);
      if (!conditions.isEmpty()) {
        ways.add(conditions);
      }
    }
    if (at.items().isEmpty()) {
      at.fault("The list is empty.", "write at least one - fact: value.");
    }
    return ways.isEmpty() ? Optional.empty() : Optional.of(new Condition.Ways(ways, none));
  }

  private Optional<Condition.Operator> operator(String text, Yaml at) {
    return named(at, "operator", text, Condition.Operator.values(), Condition.Operator::text);
  }

  private Optional<Condition> condition(
      FactName fact, Condition.Operator operator, Yaml operand, LocalDate from) {
    boolean fits =
        operator.goesWith(fact.type())
            && switch (operator) {
              case AT_LEAST,
                  AT_MOST,
                  MORE_THAN,
                  LESS_THAN,
                  BEFORE,
                  ON_OR_AFTER,
                  DAYS_AGO_AT_LEAST,
                  DAYS_AGO_AT_MOST,
                  KNOWN ->
                  !operand.isList();
              case BETWEEN -> operand.items().size() == 2;
              case ONE_OF, NOT, HAS, HAS_NO, HAS_ALL -> true;
            };
    if (!fits) {
      operand.fault(
          "The operator (" + operator.text() + ") does not go with the fact (" + fact.text() + ").",
          switch (fact.type()) {
            case WORDS -> "use has, has no or has all.";
            case NUMBER ->
                "use at least, at most, more than or less than with one number, or between with two.";
            case DATE ->
                "use before or on or after with a day, or days ago at least or at most with a number.";
            case WORD, FLAG -> "use one of or not.";
          });
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    List<Parameter> numbers = new ArrayList<>();
    for (Yaml item : operand.items()) {
      switch (operator) {
        case AT_LEAST,
            AT_MOST,
            MORE_THAN,
            LESS_THAN,
            BETWEEN,
            DAYS_AGO_AT_LEAST,
            DAYS_AGO_AT_MOST ->
            add(number(item, from, 0), numbers);
        case BEFORE, ON_OR_AFTER -> add(item.date(), values);
        case KNOWN -> add(item.flag(), values);
        default -> add(value(fact, item), values);
      }
    }
    if (operand.isList() && operand.items().isEmpty()) {
      operand.fault(
          "The list is empty, so the condition can never be met.", "name at least one value.");
    }
    if (operator == Condition.Operator.BETWEEN
        && numbers.size() == 2
        && from.isBefore(LocalDate.MAX)
        && numbers.get(0).on(from) > numbers.get(1).on(from)) {
      operand.fault("The range ends before it begins.", "swap the numbers.");
    }
    return values.isEmpty() && numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Condition.Test(fact, operator, values, numbers));
  }

  private Optional<?> value(FactName fact, Yaml item) {
    return switch (fact.type()) {
      case NUMBER, DATE -> throw new IllegalStateException("compared with numbers and days");
      case FLAG -> item.flag();
      case WORD, WORDS -> {
        Vocabulary<?> words = fact.vocabulary();
        Optional<String> text = item.text();
        if (text.isEmpty() || words == null) {
          yield text.isEmpty() || hasForm(fact, item, text.get()) ? text : Optional.empty();
        }
        Optional<? extends Word> word = item.word(words, text.get());
        yield word.isEmpty() ? word : Optional.of(word.get().wireName());
      }
    };
  }

  private static boolean hasForm(FactName fact, Yaml at, String text) {
    Character first = LETTERS.get(fact.text());
    if (first == null
        || text.length() == 2
            && isLetter(text.charAt(0), first)
            && isLetter(text.charAt(1), first)) {
      return true;
    }
    at.fault(
        "The value (" + text + ") is no " + fact.text() + ", which has two letters.",
        "write it as " + (first == 'A' ? "NY." : "en."));
    return false;
  }

  private static boolean isLetter(char one, char first) {
    return one >= first && one < first + 26;
  }

  private Optional<Saying> saying(Yaml rule, LocalDate from) {
    List<String> said = new ArrayList<>();
    for (String key : SAYINGS) {
      if (rule.get(key).isPresent()) {
        said.add(key);
      }
    }
    if (said.isEmpty() && rule.get("overrides").isPresent()) {
      return Optional.of(new Saying.Except());
    }
    if (said.size() != 1) {
      rule.fault(
          "A rule says one of refuse, require and restrict; this one says "
              + (said.isEmpty() ? "none" : String.join(" and ", said))
              + ".",
          "write one rule for each thing to say; one that only gives exceptions has overrides:.");
    }
    Optional<Saying> saying = Optional.empty();
    for (String key : said) {
      Yaml at = rule.get(key).orElseThrow();
      saying =
          switch (key) {
            case "refuse" -> refusal(at);
            case "require" -> requirement(at);
            default -> restrictions(at, from);
          };
    }
    return said.size() == 1 ? saying : Optional.empty();
  }

  private static Optional<Saying> refusal(Yaml at) {
    Optional<Boolean> flag = at.flag();
    if (flag.isPresent() && !flag.get()) {
      at.fault(
          "A rule that refuses says refuse: true.",
          "write true, or switch the rule off with enabled: false.");
    }
    return flag.orElse(false) ? Optional.of(new Saying.Refuse()) : Optional.empty();
  }

  private Optional<Saying> requirement(Yaml at) {
    Optional<DisclosureText> words = named(at, "disclosure", "disclosure", disclosures);
    return words.isEmpty() ? Optional.empty() : Optional.of(new Saying.Require(words.get()));
  }

  /** Notes the channels that a rule names and its disclosure has no words for. */
  private static void spoken(Yaml at, DisclosureText disclosure, List<Condition> when) {
    for (Condition condition : when) {
      if (condition instanceof Condition.Test test
          && test.fact() == FactName.CHANNEL
          && test.operator() == Condition.Operator.ONE_OF) {
        for (Object channel : test.values()) {
          if (!disclosure.texts().containsKey(Channel.of(channel.toString()))) {
            at.fault(
                "The disclosure ("
                    + disclosure.id()
                    + ") has no words for "
                    + channel
                    + ", which the rule speaks of.",
                "add them to its words, or leave the channel out of when.");
          }
        }
      }
    }
  }

  /** What the word under a key names; the fault is noted where nothing of the kind is called so. */
  private <T> Optional<T> named(Yaml at, String key, String kind, Map<String, T> known) {
    Optional<Yaml> named = at.need(key);
    Optional<String> id = named.isEmpty() ? Optional.empty() : named.get().text();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    T found = known.get(id.get());
    if (found == null && !unreadable.contains(id.get())) {
      named.get().unknown(kind, id.get(), known.keySet());
    }
    return Optional.ofNullable(found);
  }

  private Optional<Saying> restrictions(Yaml at, LocalDate from) {
    at.only(keys("restrict"));
    List<Saying.Restriction> all = new ArrayList<>();
    int said = 0;
    for (String key : keys("restrict")) {
      Optional<Yaml> one = at.get(key);
      if (one.isPresent()) {
        said++;
        add(restriction(key, one.get(), from), all);
      }
    }
    if (said == 0) {
      at.fault(
          "The restriction says nothing.",
          "give it one of: " + String.join(", ", keys("restrict")) + ".");
    }
    // one that could not be read leaves none of the others by itself
    return said == 0 || all.size() < said
        ? Optional.empty()
        : Optional.of(new Saying.Restrict(all));
  }

  private Optional<? extends Saying.Restriction> restriction(String key, Yaml at, LocalDate from) {
    return switch (key) {
      case "hours" -> hours(at);
      case "weekdays" -> weekdays(at);
      case "holidays" -> holidays(at);
      case "inconvenient times" -> inconvenientTimes(at);
      case "not before", "not after" -> day(at, from, key.equals("not before"));
      case "cap" -> cap(at, from);
      case "cool-down" -> coolDown(at, from);
      default -> throw new IllegalStateException(key);
    };
  }

  private static Optional<Saying.Restriction> inconvenientTimes(Yaml at) {
    Optional<Boolean> flag = at.flag();
    if (flag.isPresent() && !flag.get()) {
      at.fault(
          "A rule that keeps them says inconvenient times: true.",
          "write true, or remove the key.");
    }
    return flag.orElse(false)
        ? Optional.of(new Saying.Restriction.InconvenientTimes())
        : Optional.empty();
  }

  private Optional<Saying.Restriction> cap(Yaml cap, LocalDate from) {
    cap.only(keys("restrict / cap"));
    Optional<Parameter> max = number(cap, "at most", from, 1);
    boolean rolling = cap.get("hours").isPresent();
    if (rolling && cap.get("days").isPresent()) {
      cap.fault("A cap is in days or in hours, not both.", "remove one of them.");
    }
    Optional<Parameter> length = number(cap, rolling ? "hours" : "days", from, 1);
    Optional<LimitZone> zone =
        rolling && cap.get("zone").isEmpty() ? Optional.of(LimitZone.recipient()) : zone(cap);
    Optional<Count> count = count(cap, "count");
    return max.isEmpty() || length.isEmpty() || zone.isEmpty() || count.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Saying.Restriction.Cap(max.get(), length.get(), rolling, zone.get(), count.get()));
  }

  private Optional<Saying.Restriction> coolDown(Yaml wait, LocalDate from) {
    wait.only(keys("restrict / cool-down"));
    Optional<Parameter> days = number(wait, "days", from, 1);
    Optional<LimitZone> zone = zone(wait);
    Optional<Count> count = count(wait, "after");
    return days.isEmpty() || zone.isEmpty() || count.isEmpty()
        ? Optional.empty()
        : Optional.of(new Saying.Restriction.CoolDown(days.get(), zone.get(), count.get()));
  }

  private Optional<Saying.Restriction> day(Yaml at, LocalDate from, boolean notBefore) {
    at.only(keys("restrict / not before"));
    Optional<FactName> fact = named(at, "fact", "day", RuleKey.DAYS);
    Optional<Parameter> days =
        at.get("plus days").isPresent()
            ? number(at, "plus days", from, 0)
            : Optional.of(Parameter.constant(0));
    Optional<LimitZone> zone = zone(at);
    if (fact.isEmpty() || days.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        notBefore
            ? new Saying.Restriction.NotBefore(fact.get(), days.get(), zone.get())
            : new Saying.Restriction.NotAfter(fact.get(), days.get(), zone.get()));
  }

  private Optional<Saying.Restriction> weekdays(Yaml at) {
    at.only(keys("restrict / weekdays"));
    Set<DayOfWeek> days = new LinkedHashSet<>();
    for (String day : oneOf(at.need("only"), "day of the week", RuleKey.WEEKDAYS)) {
      days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
    }
    Optional<LimitZone> zone = zone(at);
    return days.isEmpty() || zone.isEmpty()
        ? Optional.empty()
        : Optional.of(new Saying.Restriction.Weekdays(days, zone.get()));
  }

  private Optional<Saying.Restriction> holidays(Yaml at) {
    at.only(keys("restrict / holidays"));
    Optional<Calendar> calendar = named(at, "calendar", "calendar", calendars);
    Optional<LimitZone> zone = zone(at);
    return calendar.isEmpty() || zone.isEmpty()
        ? Optional.empty()
        : Optional.of(new Saying.Restriction.Holidays(calendar.get(), zone.get()));
  }

  private Optional<Saying.Restriction> hours(Yaml at) {
    at.only(keys("restrict / hours"));
    Optional<LocalTime> from = time(at, "from");
    Optional<LocalTime> to = time(at, "to");
    Optional<LimitZone> zone = zone(at);
    boolean same = from.isPresent() && from.equals(to);
    if (same) {
      at.fault(
          "The hours (" + from.get() + " to " + to.get() + ") are empty.",
          "let them end later than they begin; past midnight is fine.");
    }
    if (same || from.isEmpty() || to.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Saying.Restriction.Hours(from.get(), to.get(), zone.get()));
  }

  private static Optional<LocalTime> time(Yaml hours, String key) {
    Optional<Yaml> at = hours.need(key);
    Optional<String> text = at.isEmpty() ? Optional.empty() : at.get().text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(text.get()));
    } catch (DateTimeException malformed) {
      at.get()
          .fault(
              "The value (" + text.get() + ") is not a time of day.",
              "write it in quotes as \"08:00\".");
      return Optional.empty();
    }
  }

  /** The clock that a restriction reads. */
  private static Optional<LimitZone> zone(Yaml restriction) {
    Optional<Yaml> at = restriction.need("zone");
    Optional<String> text = at.isEmpty() ? Optional.empty() : at.get().text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().equals("recipient")) {
      return Optional.of(LimitZone.recipient());
    }
    try {
      return Optional.of(LimitZone.fixed(ZoneId.of(text.get())));
    } catch (DateTimeException unknown) {
      at.get().unknown("zone", text.get(), ZoneId.getAvailableZoneIds());
      return Optional.empty();
    }
  }

  private Optional<Parameter> number(Yaml limit, String key, LocalDate from, int least) {
    Optional<Yaml> at = limit.need(key);
    return at.isEmpty() ? Optional.empty() : number(at.get(), from, least);
  }

  private Optional<Parameter> number(Yaml at, LocalDate from, int least) {
    Optional<String> text = at.text();
    if (text.isPresent() && isNumber(text.get())) {
      int value = Integer.parseInt(text.get());
      if (value < least) {
        at.fault(
            "The value (" + value + ") must be at least " + least + ".",
            "remove the rule instead.");
        return Optional.empty();
      }
      return Optional.of(Parameter.constant(value));
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String id = text.get();
    Parameter parameter = parameters.get(id);
    if (parameter == null && id.matches("[-+]?[0-9][0-9.,_]*")) {
      at.fault(
          "The value (" + id + ") is not a whole number from " + least + " to 999999.",
          "write it in digits alone.");
    } else if (parameter == null) {
      if (!unreadable.contains(id)) {
        at.unknown("parameter", id, parameters.keySet());
      }
    } else if (from.isBefore(parameter.firstDay())) {
      at.fault(
          "The parameter ("
              + id
              + ") has no value before "
              + parameter.firstDay()
              + ", and the rule takes effect on "
              + from
              + ".",
          "add the value in force on that day.");
    }
    return Optional.ofNullable(parameter);
  }

  /** One to six digits. */
  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 6;
  }

  private Optional<Count> count(Yaml limit, String key) {
    Set<Count.Per> per = new LinkedHashSet<>();
    for (Yaml item : items(limit.need("per"))) {
      add(per(item), per);
    }
    Optional<Yaml> written = limit.need(key);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Yaml at = written.get();
    at.only(keys("restrict / cap / count"));
    Optional<Yaml> status = among(at, "status");
    Optional<Yaml> outcome = among(at, "outcome");
    Count count =
        new Count(
            per,
            words(at.get("channel"), Channel.WORDS),
            words(at.get("direction"), Direction.WORDS),
            words(at.get("theme"), Theme.WORDS),
            words(at.get("label"), ContactLabel.WORDS),
            words(get(status, "one of"), Status.WORDS),
            words(get(status, "not"), Status.WORDS),
            oneOf(get(outcome, "one of"), "outcome", RuleKey.OUTCOMES),
            oneOf(get(outcome, "not"), "outcome", RuleKey.OUTCOMES),
            at.flag("call-backs").orElse(true));
    return per.isEmpty() ? Optional.empty() : Optional.of(count);
  }

  private Optional<Yaml> among(Yaml at, String key) {
    Optional<Yaml> found = at.get(key);
    if (found.isPresent()) {
      found.get().only(keys("restrict / cap / count / status"));
    }
    return found;
  }

  private static Optional<Yaml> get(Optional<Yaml> at, String key) {
    return at.isEmpty() ? at : at.get().get(key);
  }

  private static List<Yaml> items(Optional<Yaml> list) {
    return list.isEmpty() ? List.of() : list.get().items();
  }

  private Optional<Count.Per> per(Yaml at) {
    Optional<String> text = at.text();
    return text.isEmpty()
        ? Optional.empty()
        : named(at, "unit", text.get(), Count.Per.values(), Count.Per::text);
  }

  /** The one of these that a rule writes so; the fault names the nearest. */
  private static <E> Optional<E> named(
      Yaml at, String kind, String text, E[] all, Function<E, String> word) {
    for (E one : all) {
      if (word.apply(one).equals(text)) {
        return Optional.of(one);
      }
    }
    at.unknown(kind, text, Arrays.stream(all).map(word).toList());
    return Optional.empty();
  }

  private static <W extends Word> Set<W> words(Optional<Yaml> list, Vocabulary<W> vocabulary) {
    Set<W> words = new LinkedHashSet<>();
    for (Yaml item : items(list)) {
      Optional<String> text = item.text();
      if (text.isPresent()) {
        add(item.word(vocabulary, text.get()), words);
      }
    }
    return words;
  }

  /** Those of the values that are among these; the others are noted. */
  private static Set<String> oneOf(Optional<Yaml> list, String kind, Collection<String> known) {
    Set<String> words = new LinkedHashSet<>();
    for (Yaml item : items(list)) {
      Optional<String> text = item.text();
      if (text.isPresent() && known.contains(text.get())) {
        words.add(text.get());
      } else if (text.isPresent()) {
        item.unknown(kind, text.get(), known);
      }
    }
    return words;
  }
}
