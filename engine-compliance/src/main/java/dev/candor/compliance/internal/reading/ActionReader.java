package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.DisclosureText;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.message.Channel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a rule does: refuse, require, restrict, or only give exceptions. Immutable. */
final class ActionReader {

  private static final List<String> ACTIONS = List.of("refuse", "require", "restrict");

  private final NameResolver names;
  private final RestrictionReader restrictions;

  ActionReader(NameResolver names) {
    this.names = names;
    this.restrictions = new RestrictionReader(names);
  }

  /**
   * Reads the action of a rule; null, with the fault noted, where there is not exactly one.
   *
   * @param from the first day of the rule, on which every number must have a value
   */
  @Nullable RuleAction read(YamlNode rule, LocalDate from) {
    List<String> found = new ArrayList<>();
    for (String key : ACTIONS) {
      if (rule.get(key).isPresent()) {
        found.add(key);
      }
    }
    if (found.isEmpty() && rule.get("overrides").isPresent()) {
      return new RuleAction.Except();
    }
    if (found.size() != 1) {
      rule.fault(
          "A rule says one of refuse, require and restrict; this one says "
              + (found.isEmpty() ? "none" : String.join(" and ", found))
              + ".",
          "write one rule for each thing to say; one that only gives exceptions has overrides:.");
    }

    RuleAction action = null;
    for (String key : found) {
      YamlNode at = rule.get(key).orElseThrow();
      action =
          switch (key) {
            case "refuse" -> refuse(at);
            case "require" -> require(at);
            default -> restrictions.read(at, from);
          };
    }
    return found.size() == 1 ? action : null;
  }

  private static @Nullable RuleAction refuse(YamlNode at) {
    Optional<Boolean> flag = at.flag();
    if (flag.isPresent() && !flag.get()) {
      at.fault(
          "A rule that refuses says refuse: true.",
          "write true, or switch the rule off with enabled: false.");
    }
    return flag.orElse(false) ? new RuleAction.Refuse() : null;
  }

  private @Nullable RuleAction require(YamlNode at) {
    DisclosureText words = names.find(at, "disclosure", "disclosure", names.words().disclosures());
    return words == null ? null : new RuleAction.Require(words);
  }

  /** Notes the channels that a rule names and its disclosure has no words for. */
  static void checkChannels(YamlNode at, DisclosureText disclosure, List<Condition> when) {
    for (Condition condition : when) {
      if (condition instanceof Condition.Test test
          && test.fact() == FactRegister.CHANNEL
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
}
