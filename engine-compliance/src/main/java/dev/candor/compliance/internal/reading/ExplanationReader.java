package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.Explanation;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the explanation of a rule, the short one and the long one. Immutable. */
final class ExplanationReader {

  private static final List<String> KEYS = RuleKeys.names("explanation");

  private final @Nullable YamlNode briefAt;
  private final @Nullable YamlNode detailsAt;
  private final @Nullable String brief;
  private final @Nullable String details;

  private ExplanationReader(@Nullable YamlNode briefAt, @Nullable YamlNode detailsAt) {
    this.briefAt = briefAt;
    this.detailsAt = detailsAt;
    this.brief = text(briefAt);
    this.details = text(detailsAt);
  }

  /** Reads what a rule has under its key; what is wrong is noted. */
  static ExplanationReader read(YamlNode rule) {
    YamlNode brief = rule.need("explanation").orElse(null);
    YamlNode more = null;
    if (brief != null && brief.isMapping()) {
      YamlNode both = brief;
      both.only(KEYS);
      more = both.get("long").orElse(null);
      brief = both.need("short").orElse(null);
    }
    return new ExplanationReader(brief, more);
  }

  /** Returns the short one; null where it could not be read. */
  @Nullable String brief() {
    return brief;
  }

  /** Returns the long one; null where there is none. */
  @Nullable String details() {
    return details;
  }

  /** Notes every name that only rules with another action can fill. */
  void checkNames(RuleAction action) {
    checkNames(briefAt, brief, action);
    checkNames(detailsAt, details, action);
  }

  private static void checkNames(@Nullable YamlNode at, @Nullable String text, RuleAction action) {
    if (at == null || text == null || text.indexOf('{') < 0) {
      return;
    }
    Set<String> filled = Explanation.namesFilledBy(action);
    for (String name : new Explanation(text).names()) {
      if (Explanation.NAMES.contains(name) && !filled.contains(name)) {
        at.fault(
            "No rule of this kind fills the name (" + name + ").",
            "use one of: " + String.join(", ", filled) + ", or a fact.");
      }
    }
  }

  private static @Nullable String text(@Nullable YamlNode at) {
    Optional<String> text = at == null ? Optional.empty() : at.text();
    if (at == null || text.isEmpty()) {
      return null;
    }
    if (text.get().indexOf('{') < 0 && text.get().indexOf('}') < 0) {
      return text.get();
    }

    if (Explanation.isOpen(text.get())) {
      at.fault(
          "A brace is opened and not closed, or closed and not opened.",
          "write {name}, such as {loan}.");
    }
    for (String name : new Explanation(text.get()).names()) {
      if (!Explanation.NAMES.contains(name) && FactRegister.find(name).isEmpty()) {
        at.noteUnknown("name", name, Explanation.allNames());
      }
    }
    return text.get();
  }
}
