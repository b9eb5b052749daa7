package dev.candor.internal.decide;

import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.message.Channel;
import dev.candor.message.Theme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the sentences of a verdict. */
final class VerdictText {

  private VerdictText() {}

  /** Returns one sentence for each finding, with its rule and citation. */
  static String message(List<? extends Finding> findings) {
    return findings.stream().map(VerdictText::sentence).collect(Collectors.joining(" "));
  }

  /** Returns why the time is not permitted, and when it next would be. */
  static String tooEarly(List<? extends Finding> blocking, Instant next, Instant horizon) {
    return "The time is not permitted. "
        + message(blocking)
        + (next.isAfter(horizon)
            ? " Not within " + RequestCheck.HORIZON.toDays() + " days; next would be " + next + "."
            : " The next allowable time is " + next + ".");
  }

  private static String sentence(Finding finding) {
    Reason reason = finding.reason();
    String id = reason.ruleId().value();
    String source = reason.citation().text();

    // a house check is cited by its id, and said once
    return reason.explanation()
        + " ("
        + (reason.citation().section().equals(id) ? source : id + ", " + source)
        + ")";
  }

  /** Returns what the sender should know: deprecated words, parameters without effect. */
  static List<String> warnings(Facts facts) {
    List<String> warnings = new ArrayList<>();
    if (!facts.themes().equals(Set.of(facts.theme()))) {
      warnings.add(
          "The theme given is "
              + facts.theme()
              + "; the message is judged under "
              + facts.themes().stream().map(Theme::wireName).collect(Collectors.joining(" and "))
              + (facts.themes().size() > 1 ? ", and the stricter holds." : "."));
    }
    facts
        .theme()
        .replacement()
        .ifPresent(
            theme ->
                warnings.add("The theme " + facts.theme() + " is deprecated; use " + theme + "."));

    @Nullable Channel channel = facts.channel();
    if (channel == Channel.FAX) {
      warnings.add("The channel fax is deprecated.");
    }
    if (!facts.useTemplate() && channel != Channel.MAIL) {
      warnings.add("useTemplate=false has a meaning for mail only and is ignored.");
    }
    if (facts.attachments() > 0 && channel != Channel.MAIL && channel != Channel.EMAIL) {
      warnings.add("Attachments go with e-mail and mail only; they are kept in the record.");
    }

    return warnings;
  }
}
