package dev.candor.cli.message;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.InteractionForm;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.answer.VerdictAnswer;
import dev.candor.decision.Verdict;
import dev.candor.fault.FaultException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Release;
import dev.candor.law.RuleId;
import dev.candor.message.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answer of {@code candor release}: what became of each message that was due. */
record ReleaseAnswer(List<Release> releases) implements CommandAnswer {

  private static final int INDENT = 10;

  @Override
  public Object toJson() {
    return JsonAnswers.of("releases", releases.stream().map(ReleaseAnswer::toJson).toList());
  }

  private static Map<String, @Nullable Object> toJson(Release release) {
    Verdict verdict = verdict(release);
    return JsonAnswers.of(
        "outcome",
        outcome(release),
        "message",
        message(release),
        "interaction",
        InteractionForm.of(release.interaction()),
        "verdict",
        verdict == null ? null : VerdictAnswer.toJson(verdict));
  }

  @Override
  public void print(TextPage text) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (Release release : releases) {
      kinds.merge(outcome(release), 1, Integer::sum);
      print(text, release);
    }
    text.printLine(
        releases.isEmpty()
            ? "Nothing is due."
            : kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", ", "", ".")));
  }

  private static void print(TextPage text, Release release) {
    Interaction one = release.interaction();
    RuleId rule = one.complianceGuardRuleId();
    String mark = String.format("%-9s", outcome(release).toUpperCase(Locale.ROOT));
    text.printAnswer(
        text.paint(colour(release), mark)
            + " "
            + String.format(
                "%-20s %-24s %-8s %-14s ", one.id(), one.sendAt(), one.channel(), one.personId())
            + one.subject()
            + (rule == null ? "" : "  (" + rule + ")"));

    Verdict verdict = verdict(release);
    if (verdict != null) {
      verdict.grounds().warnings().forEach(warning -> printUnder(text, warning));
    }
    if (one.status() != Status.IN_PROGRESS) {
      printUnder(text, message(release));
    }
  }

  private static void printUnder(TextPage text, String words) {
    text.printLine(" ".repeat(INDENT) + text.wrap(words, INDENT));
  }

  /** Returns the one word for what became of a due message. */
  private static String outcome(Release release) {
    return release.match(
        new Releases<>(
            queued -> "queued",
            moved -> "moved",
            withheld -> "withheld",
            held -> "held",
            faulted -> "faulted"));
  }

  /** Returns the verdict behind it; null where there is none. */
  private static @Nullable Verdict verdict(Release release) {
    return release.<@Nullable Verdict>match(
        new Releases<@Nullable Verdict>(
            Release.Queued::verdict,
            Release.Moved::verdict,
            Release.Withheld::verdict,
            held -> null,
            faulted -> null));
  }

  /** Returns one sentence that says what became of it and why. */
  private static String message(Release release) {
    return release.match(
        new Releases<>(
            queued -> "Released; goes now.",
            moved -> "Moved to " + moved.interaction().sendAt() + movedBy(moved.verdict()),
            withheld -> "Withheld. " + withheld.verdict().message(),
            held ->
                "Waits for the throttle of "
                    + held.throttle().channel()
                    + ", "
                    + held.throttle().most()
                    + " in "
                    + held.throttle().period()
                    + "; so does every message behind it.",
            faulted ->
                "Could not be decided on (" + describe(faulted.cause()) + "); stays scheduled."));
  }

  /** Names only: the message of an exception that is not ours may hold anything. */
  private static String describe(RuntimeException cause) {
    return cause instanceof FaultException mistake
        ? mistake.faults().stream()
            .map(one -> one.message() + " Maybe " + one.maybe())
            .collect(Collectors.joining(" "))
        : cause.getClass().getName();
  }

  private static String movedBy(Verdict.Permitted verdict) {
    return " by: "
        + verdict.movedBy().stream()
            .map(one -> one.reason().title() + ", " + one.reason().citation().text())
            .collect(Collectors.joining("; "))
        + ".";
  }

  private static String colour(Release release) {
    return release.match(
        new Releases<>(
            queued -> "fg(green),bold",
            moved -> "fg(yellow),bold",
            withheld -> "fg(red),bold",
            held -> "fg(cyan)",
            faulted -> "fg(magenta),bold"));
  }
}
