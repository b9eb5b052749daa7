package dev.candor.cli.answer;

import dev.candor.decision.Decision;
import dev.candor.decision.Effect;
import dev.candor.decision.Excepted;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Verdict;
import dev.candor.law.RulebookVersion;
import dev.candor.message.SendRequest;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A verdict told to a person: what was decided, by which rules, when it goes and why. */
public final class VerdictPrinter {

  private final TextPage text;

  public VerdictPrinter(TextPage text) {
    this.text = text;
  }

  /** Prints a verdict on a request. */
  public void print(SendRequest request, Verdict verdict) {
    text.printAnswer(mark(verdict) + "  " + describe(request));
    Set<ZoneId> zones = zones(verdict.grounds().zoneEvidence());
    verdict.<@Nullable Void>match(
        permitted -> {
          text.printLabeled(
              permitted.later() ? "goes at" : "goes now",
              text.bold(permitted.sendAt().toString())
                  + TextPage.local(permitted.sendAt(), zones)
                  + jitter(permitted));
          return null;
        },
        refused -> {
          text.printWrapped("because", refused.message());
          Instant next = refused.nextAllowableAt();
          if (next != null) {
            text.printLabeled("next", text.bold(next.toString()) + TextPage.local(next, zones));
          }
          return null;
        });

    printFindings(verdict.decision(), verdict.grounds().askedFor(), zones);
    printEvidence(verdict.grounds().zoneEvidence());
    verdict.grounds().warnings().forEach(warning -> text.printWrapped("warning", warning));
    printRulebook(verdict.decision().rulebook());
  }

  private String mark(Verdict verdict) {
    return verdict.match(
        permitted ->
            permitted.later()
                ? text.paint("fg(yellow),bold", "SCHEDULED")
                : text.paint("fg(green),bold", "ACCEPTED"),
        refused -> text.paint("fg(red),bold", "REFUSED"));
  }

  private static String describe(SendRequest request) {
    String loans = request.loans().stream().map(Object::toString).collect(Collectors.joining(", "));
    return request.subject().title()
        + " for "
        + request.personId()
        + (loans.isEmpty() ? "" : ", " + loans);
  }

  private static String jitter(Verdict.Permitted permitted) {
    long seconds = permitted.sendAt().getEpochSecond() - permitted.earliestAt().getEpochSecond();
    return seconds == 0 ? "" : ", " + seconds + " s of it jitter";
  }

  private void printFindings(Decision decision, Instant asked, Set<ZoneId> zones) {
    text.printLabeled(
        "findings",
        !decision.findings().isEmpty()
            ? ""
            : decision.warnings().isEmpty() && decision.exceptions().isEmpty()
                ? "none: no rule has anything to say"
                : "none that binds");

    for (Finding finding : decision.findings()) {
      String colour =
          finding.effect() == Effect.REFUSE
              ? "fg(red)"
              : finding.effect() == Effect.RESTRICT ? "fg(yellow)" : "fg(cyan)";
      printFinding(finding, text.paint(colour, pad(finding.effect().wireName())), asked, zones);
    }

    for (Finding warning : decision.warnings()) {
      printFinding(warning, text.paint("fg(magenta)", pad("warn")), asked, zones);
    }
    for (Excepted excepted : decision.exceptions()) {
      printHead(text.paint("fg(green)", pad("excepted")), excepted.reason());
      text.printIndented(excepted.reason().explanation());
      text.printIndented("Excepted by " + excepted.by() + ": " + excepted.because());
    }
  }

  private void printFinding(Finding finding, String mark, Instant asked, Set<ZoneId> zones) {
    printHead(mark, finding.reason());

    text.printIndented(finding.reason().explanation());
    finding.<@Nullable Void>match(
        refuse -> null,
        require -> {
          text.printIndented("\"" + require.disclosure().text() + "\"");
          return null;
        },
        restrict -> {
          Instant next = restrict.nextAllowableAt();
          text.printLabeled(
              "",
              next == null
                  ? "permits no time within reach"
                  : next.equals(asked)
                      ? "permits the time asked for"
                      : "permits from " + next + TextPage.local(next, zones));
          return null;
        });
  }

  private void printHead(String mark, Reason reason) {
    text.printLine("  " + mark + " " + head(reason));
  }

  /** Returns title, citation and id of a reason. */
  public String head(Reason reason) {
    return text.bold(reason.title())
        + "  "
        + reason.citation().text()
        + "  ("
        + reason.ruleId()
        + ")";
  }

  private static String pad(String word) {
    return String.format("%-9s", word);
  }

  /** Prints where the borrower may be, and why. */
  public void printEvidence(List<ZoneEvidence> evidence) {
    String places =
        evidence.stream().map(VerdictPrinter::describe).collect(Collectors.joining(", "));
    text.printWrapped("where", places.isEmpty() ? "nothing tells where the borrower is" : places);
  }

  private static String describe(ZoneEvidence one) {
    return one.zones().stream().map(ZoneId::getId).sorted().collect(Collectors.joining(" or "))
        + " ("
        + one.basis()
        + (one.asOf() == null ? "" : ", " + one.asOf())
        + ")";
  }

  /** Prints who says where the borrower may be. */
  public void printSources(List<ZoneEvidence> evidence) {
    String mark = "told by";
    for (ZoneEvidence one : evidence) {
      if (one.takenFrom() != null) {
        text.printWrapped(mark, one.basis() + ": " + one.takenFrom());
        mark = "";
      }
    }
  }

  /** Prints which rulebook decided; where several lie over one another, each, lowest first. */
  public void printRulebook(RulebookVersion rulebook) {
    text.printLabeled("rulebook", version(rulebook.name(), rulebook.version(), rulebook.hash()));
    if (rulebook.layers().size() > 1) {
      rulebook
          .layers()
          .forEach(
              layer -> text.printLabeled("", version(layer.name(), layer.version(), layer.hash())));
    }
  }

  private static String version(String name, String version, String hash) {
    return name + " " + version + " " + hash.substring(0, Math.min(19, hash.length()));
  }

  /** Returns the zones that evidence names, by their names. */
  public static Set<ZoneId> zones(List<ZoneEvidence> evidence) {
    Set<ZoneId> zones = new TreeSet<>(Comparator.comparing(ZoneId::getId));
    evidence.forEach(one -> zones.addAll(one.zones()));
    return zones;
  }
}
