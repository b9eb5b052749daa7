package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.yaml.FlatKeys;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RuleKeys;
import dev.candor.compliance.rule.Severity;
import dev.candor.law.Citation;
import dev.candor.law.Citation.Verified;
import dev.candor.law.Jurisdiction;
import dev.candor.law.RuleId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of a rulebook one by one; what is wrong with one is noted with its file. Rules
 * share nothing but the words they name. This reads the head of a rule and puts it together with
 * what the readers of its parts make of them. Not to be shared between threads.
 */
final class RuleReader {

  private static final int MOST_WORDS = 9;

  /** A rule without conditions always speaks, and one that counts everything says so. */
  private static final List<String> MAY_BE_EMPTY = List.of("when", "count", "after");

  private static final List<String> RULE = RuleKeys.rule().names();
  private static final List<String> VERIFIED = RuleKeys.names("verified");
  private static final List<String> CITATION = RuleKeys.names("citation");
  private static final List<String> EFFECTIVE = RuleKeys.names("effective");
  private static final List<String> OVERRIDES = RuleKeys.names("overrides");

  private final ConditionReader conditions;
  private final ActionReader actions;

  RuleReader(NameResolver names) {
    this.conditions = new ConditionReader(names);
    this.actions = new ActionReader(names);
  }

  /**
   * A rule as far as it could be read.
   *
   * @param id where its id stands; null where it has none
   * @param rule null where anything is wrong with it
   * @param overridden where it names the rules it gives an exception to
   */
  record Draft(@Nullable YamlNode id, @Nullable RuleDefinition rule, List<YamlNode> overridden) {}

  /** How far a rule's words were checked. */
  private record Check(Verified how, @Nullable String by, @Nullable LocalDate on) {}

  /** The days on which a rule holds. */
  private record Days(@Nullable LocalDate from, @Nullable LocalDate to) {}

  /** Reads the rule a file or a row holds. */
  Draft read(YamlNode yaml) {
    List<YamlNode> overridden = new ArrayList<>();
    yaml.only(RULE);
    YamlNode named = yaml.need("id").orElse(null);
    String id = named == null ? null : named.text().orElse(null);
    if (named == null || id == null || !isId(named, id)) {
      named = null;
      id = null;
    }
    RuleDefinition rule = rule(yaml, id, overridden);
    yaml.noteEmpty(MAY_BE_EMPTY);
    return new Draft(named, yaml.isFaulty() ? null : rule, overridden);
  }

  private @Nullable RuleDefinition rule(
      YamlNode yaml, @Nullable String id, List<YamlNode> overridden) {
    String title = title(yaml);
    String sentence = yaml.needText("sentence").orElse(null);
    Check check = check(yaml);
    Citation citation = citation(yaml, check.how());
    String quote = yaml.text("quote").orElse(null);
    String rationale = yaml.text("rationale").orElse(null);
    Severity severity = severity(yaml);
    Days days = days(yaml);
    Jurisdiction jurisdiction = jurisdiction(yaml);
    ExplanationReader explanation = ExplanationReader.read(yaml);

    LocalDate first = days.from() == null ? LocalDate.MAX : days.from();
    List<Condition> when = new ArrayList<>();
    if (jurisdiction != null) {
      bind(jurisdiction, when);
    }
    Optional<YamlNode> asked = yaml.need("when");
    if (asked.isPresent()) {
      when.addAll(conditions.read(asked.get(), first));
    }

    RuleAction action = actions.read(yaml, first);
    if (action != null) {
      complete(yaml, action, when);
      checkReadsWords(yaml, action, when);
      explanation.checkNames(action);
    }
    boolean enabled = yaml.flag("enabled").orElse(true) && check.how() != Verified.UNVERIFIED;
    List<RuleDefinition.Override> exceptions = exceptions(yaml, overridden);

    if (yaml.isFaulty()
        || id == null
        || title == null
        || sentence == null
        || citation == null
        || days.from() == null
        || jurisdiction == null
        || explanation.brief() == null
        || action == null) {
      return null;
    }
    return new RuleDefinition(
        RuleId.of(id),
        title,
        sentence,
        citation,
        quote,
        rationale,
        check.by(),
        check.on(),
        days.from(),
        days.to(),
        jurisdiction,
        enabled,
        severity,
        when,
        action,
        exceptions,
        explanation.brief(),
        explanation.details(),
        yaml.place(),
        new FlatKeys(yaml));
  }

  // ---- what the law asks of where the borrower lives, and an action of when

  private static void bind(Jurisdiction jurisdiction, List<Condition> when) {
    Optional<String> country = jurisdiction.country();
    if (country.isPresent()) {
      when.add(oneOf(FactRegister.require("address.country"), country.get()));
    }
    Optional<String> state = jurisdiction.state();
    if (state.isPresent()) {
      when.add(oneOf(FactRegister.STATE, state.get()));
    }
  }

  /** Adds what an action asks by itself, and notes what it lacks for the conditions. */
  private static void complete(YamlNode yaml, RuleAction action, List<Condition> when) {
    for (Restriction one : action.restrictions()) {
      if (one instanceof Restriction.InconvenientTimes) {
        when.add(oneOf(FactRegister.require("borrower.hasInconvenientTimes"), Boolean.TRUE));
        break;
      }
    }
    if (action instanceof RuleAction.Require require) {
      ActionReader.checkChannels(yaml.get("require").orElseThrow(), require.disclosure(), when);
    }
  }

  /** Notes a rule that reads a message's words and would do more than refuse: it comes too late. */
  private static void checkReadsWords(YamlNode yaml, RuleAction action, List<Condition> when) {
    if (Condition.ask(when, FactRegister.WORDS)
        && (!(action instanceof RuleAction.Refuse) || yaml.get("overrides").isPresent())) {
      yaml.fault(
          "A rule that reads the words of a message (message.words) is asked when it is written, and can only refuse.",
          "write refuse: true, and give no exceptions.");
    }
  }

  private static Condition oneOf(Fact fact, Object value) {
    return new Condition.Test(fact, Condition.Operator.ONE_OF, List.of(value), List.of());
  }

  // ---- the head

  private static @Nullable String title(YamlNode yaml) {
    String title = yaml.needLine("title").orElse(null);
    if (title != null && new StringTokenizer(title).countTokens() > MOST_WORDS) {
      yaml.get("title")
          .orElseThrow()
          .fault(
              "The title has ten words or more.", "keep it under ten; the sentence says the rest.");
    }
    return title;
  }

  private static Check check(YamlNode yaml) {
    YamlNode how = yaml.need("verified").orElse(null);
    String by = null;
    LocalDate on = null;
    if (how != null && how.isMapping()) {
      YamlNode all = how;
      all.only(VERIFIED);
      by = all.text("by").orElse(null);
      on = all.date("on").orElse(null);
      how = all.need("how").orElse(null);
    }
    return new Check(how == null ? Verified.UNVERIFIED : confidence(how), by, on);
  }

  private static Verified confidence(YamlNode at) {
    Optional<String> text = at.text();
    if (text.isEmpty()) {
      return Verified.UNVERIFIED;
    }

    for (Verified one : Verified.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return one;
      }
    }
    at.fault(
        "The value (" + text.get() + ") is not a confidence.",
        "write text, quoted, unverified or house.");

    return Verified.UNVERIFIED;
  }

  private static @Nullable Citation citation(YamlNode yaml, Verified verified) {
    YamlNode at = yaml.need("citation").orElse(null);
    if (at == null) {
      return null;
    }

    at.only(CITATION);
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
        ? null
        : new Citation(body.get(), corpus.get(), section.get(), url.orElse(null), verified);
  }

  private static boolean isPage(String url) {
    boolean plain = true;
    for (int i = 0; i < url.length(); i++) {
      plain &= url.charAt(i) > ' ' && "\"'<>".indexOf(url.charAt(i)) < 0;
    }
    return plain && (url.startsWith("https://") || url.startsWith("http://"));
  }

  private static Severity severity(YamlNode yaml) {
    YamlNode at = yaml.get("severity").orElse(null);
    String text = at == null ? null : at.text().orElse(null);
    Severity severity =
        at == null || text == null
            ? null
            : NameResolver.find(at, "severity", text, Severity.values(), Severity::text);
    return severity == null ? Severity.BLOCK : severity;
  }

  private static Days days(YamlNode yaml) {
    YamlNode at = yaml.need("effective").orElse(null);
    if (at == null) {
      return new Days(null, null);
    }
    at.only(EFFECTIVE);
    LocalDate from = at.needDate("from").orElse(null);
    LocalDate to = at.date("to").orElse(null);
    if (from != null && to != null && to.isBefore(from)) {
      at.fault("The rule ends (" + to + ") before it begins (" + from + ").", "swap the days.");
    }
    return new Days(from, to);
  }

  private static @Nullable Jurisdiction jurisdiction(YamlNode yaml) {
    YamlNode at = yaml.need("jurisdiction").orElse(null);
    String text = at == null ? null : at.text().orElse(null);
    if (at == null || text == null) {
      return null;
    }

    try {
      Jurisdiction jurisdiction = new Jurisdiction(text);
      if (!jurisdiction.isKnown()) {
        at.fault(
            "The value (" + text + ") is not a jurisdiction a rule can be bound to.",
            "write us, a state such as us/ny, or house.");
        return null;
      }
      return jurisdiction;
    } catch (IllegalArgumentException malformed) {
      at.fault(String.valueOf(malformed.getMessage()), "write us, us/ny or house.");
      return null;
    }
  }

  // ---- exceptions

  private static List<RuleDefinition.Override> exceptions(
      YamlNode rule, List<YamlNode> overridden) {
    List<RuleDefinition.Override> all = new ArrayList<>();
    Optional<YamlNode> list = rule.get("overrides");
    if (list.isEmpty()) {
      return all;
    }

    for (YamlNode one : list.get().items()) {
      one.only(OVERRIDES);
      Optional<YamlNode> named = one.need("rule");
      Optional<String> because = one.needText("because");
      Optional<String> text = named.isEmpty() ? Optional.empty() : named.get().text();
      if (text.isPresent() && because.isPresent() && isId(named.get(), text.get())) {
        overridden.add(named.get());
        all.add(new RuleDefinition.Override(RuleId.of(text.get()), because.get()));
      }
    }

    return all;
  }

  /** Returns whether this is an id; the fault is noted where it is none. */
  static boolean isId(YamlNode at, String id) {
    try {
      RuleId.of(id);
      return true;
    } catch (IllegalArgumentException malformed) {
      at.fault(String.valueOf(malformed.getMessage()), "write it like us-reg-f-call-hours.");
      return false;
    }
  }
}
