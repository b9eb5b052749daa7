package dev.candor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.decision.Decision;
import dev.candor.decision.Effect;
import dev.candor.decision.Excepted;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Verdict;
import dev.candor.document.Document;
import dev.candor.document.TextSegments;
import dev.candor.document.UndefinedName;
import dev.candor.fault.FaultException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Decided;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.interaction.Outcome;
import dev.candor.interaction.Release;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.SendRequest;
import dev.candor.message.Status;
import dev.candor.time.ZoneEvidence;
import dev.candor.workshop.page.ExplainedVerdict;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The answers told to a person: what was decided, by which rules, when it goes and why. Coloured on
 * a terminal only.
 */
final class Told {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final int WIDTH = 96;

  /** Values of one fact, such as states, of which the rules are told one by one. */
  private static final int MOST_VALUES = 6;

  private static final String INDENT = " ".repeat(12);

  private final Ansi ansi;

  private Told(Ansi ansi) {
    this.ansi = ansi;
  }

  static Told in(CommandSpec command) {
    return new Told(command.commandLine().getColorScheme().ansi());
  }

  /** One sentence that says when it goes and what moved it. */
  static String message(Verdict.Permitted verdict) {
    if (!verdict.later()) {
      return "Accepted; goes now.";
    }
    String why =
        verdict.movedBy().stream()
            .map(one -> one.reason().title() + ", " + one.reason().citation().text())
            .collect(Collectors.joining("; "));
    return "Accepted; scheduled for "
        + verdict.sendAt()
        + (why.isEmpty() ? "." : ", moved by: " + why + ".");
  }

  /** The one word for what became of a due message. */
  static String outcome(Release release) {
    return release.match(
        new Releases<>(
            queued -> "queued",
            moved -> "moved",
            withheld -> "withheld",
            held -> "held",
            faulted -> "faulted"));
  }

  /** The verdict behind it; null where there is none. */
  static @Nullable Verdict verdict(Release release) {
    return release.<@Nullable Verdict>match(
        new Releases<@Nullable Verdict>(
            Release.Queued::verdict,
            Release.Moved::verdict,
            Release.Withheld::verdict,
            held -> null,
            faulted -> null));
  }

  /** One sentence that says what became of it and why. */
  static String message(Release release) {
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
                "Could not be decided on (" + because(faulted.cause()) + "); stays scheduled."));
  }

  /** Names only: the message of an exception that is not ours may hold anything. */
  private static String because(RuntimeException cause) {
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

  /** What became of each, a line or two each, and how many of each kind. */
  String releases(List<Release> releases) {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (Release release : releases) {
      Interaction one = release.interaction();
      String outcome = outcome(release);
      kinds.merge(outcome, 1, Integer::sum);
      RuleId rule = one.complianceGuardRuleId();
      lines.add(
          EscapingWriter.ANSWER
              + paint(colour(release), String.format("%-9s", outcome.toUpperCase(Locale.ROOT)))
              + " "
              + String.format(
                  "%-20s %-24s %-8s %-14s ", one.id(), one.sendAt(), one.channel(), one.personId())
              + one.subject()
              + (rule == null ? "" : "  (" + rule + ")"));
      Verdict verdict = verdict(release);
      if (verdict != null) {
        verdict
            .grounds()
            .warnings()
            .forEach(warning -> lines.add(" ".repeat(10) + wrapped(warning, 10)));
      }
      if (release.interaction().status() != Status.IN_PROGRESS) {
        lines.add(" ".repeat(10) + wrapped(message(release), 10));
      }
    }
    lines.add(
        releases.isEmpty()
            ? "Nothing is due."
            : kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", ", "", ".")));
    return EscapingWriter.lines(lines);
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

  static @Nullable Integer size(byte @Nullable [] bytes) {
    return bytes == null ? null : Integer.valueOf(bytes.length);
  }

  /** How a text message is cut; null for what goes another way. */
  static @Nullable TextSegments segments(@Nullable Document document) {
    return document == null || document.channel() != Channel.TEXT || document.text() == null
        ? null
        : TextSegments.of(document.text());
  }

  /** The line that says how a text message is cut. */
  String segments(TextSegments segments) {
    return label("text") + segments;
  }

  String outcome(SendRequest request, Outcome outcome) {
    return outcome.match(
        queued ->
            accepted(request, queued.interaction(), queued.undefinedNames(), queued.verdict()),
        scheduled ->
            accepted(
                request, scheduled.interaction(), scheduled.undefinedNames(), scheduled.verdict()),
        refused -> verdict(request, refused.verdict()));
  }

  private String accepted(
      SendRequest request,
      Interaction interaction,
      List<UndefinedName> undefined,
      Verdict.Permitted verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(request, verdict));
    lines.add(
        label("recorded")
            + bold(interaction.id().value())
            + ", status "
            + interaction.status()
            + ", "
            + interaction.channel()
            + (interaction.contactId() == null ? "" : " to " + interaction.contactId()));
    lines.add(label("") + "candor interactions show " + interaction.id());
    if (!undefined.isEmpty()) {
      lines.add(label("undefined") + undefined.size() + " names were left blank:");
      undefined.forEach(name -> lines.add(label("") + name.place() + "  " + name.name()));
    }
    return EscapingWriter.lines(lines);
  }

  String verdict(SendRequest request, Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(
        EscapingWriter.ANSWER
            + verdict.match(
                permitted ->
                    permitted.later()
                        ? paint("fg(yellow),bold", "SCHEDULED")
                        : paint("fg(green),bold", "ACCEPTED"),
                refused -> paint("fg(red),bold", "REFUSED"))
            + "  "
            + request.subject().title()
            + " for "
            + request.personId()
            + (request.loans().isEmpty()
                ? ""
                : ", "
                    + request.loans().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", "))));
    Set<ZoneId> zones = zones(verdict.grounds().zoneEvidence());
    lines.add(
        verdict.match(
            permitted ->
                label(permitted.later() ? "goes at" : "goes now")
                    + bold(permitted.sendAt().toString())
                    + local(permitted.sendAt(), zones)
                    + jitter(permitted),
            refused -> label("because") + wrapped(refused.message(), 12)));
    verdict.<@Nullable Void>match(
        permitted -> null,
        refused -> {
          Instant next = refused.nextAllowableAt();
          if (next != null) {
            lines.add(label("next") + bold(next.toString()) + local(next, zones));
          }
          return null;
        });
    findings(lines, verdict.decision(), verdict.grounds().askedFor(), zones);
    evidence(lines, verdict.grounds().zoneEvidence());
    verdict
        .grounds()
        .warnings()
        .forEach(warning -> lines.add(label("warning") + wrapped(warning, 12)));
    lines.addAll(rulebook(verdict.decision().rulebook()));
    return EscapingWriter.lines(lines);
  }

  /** Which rulebook decided; where several lie over one another, each on a line, lowest first. */
  List<String> rulebook(RulebookVersion rulebook) {
    List<String> lines = new ArrayList<>();
    lines.add(label("rulebook") + version(rulebook.name(), rulebook.version(), rulebook.hash()));
    if (rulebook.layers().size() > 1) {
      rulebook
          .layers()
          .forEach(
              layer -> lines.add(label("") + version(layer.name(), layer.version(), layer.hash())));
    }
    return lines;
  }

  private static String version(String name, String version, String hash) {
    return name + " " + version + " " + hash.substring(0, Math.min(19, hash.length()));
  }

  /** A verdict, and beside it who says where the borrower may be. */
  String explained(SendRequest request, Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(request, verdict));
    String mark = label("told by");
    for (ZoneEvidence one : verdict.grounds().zoneEvidence()) {
      if (one.takenFrom() != null) {
        lines.add(mark + wrapped(one.basis() + ": " + one.takenFrom(), INDENT.length()));
        mark = label("");
      }
    }
    return EscapingWriter.lines(lines);
  }

  /** A verdict, and beside it what would lift each refusal and which rules nearly spoke. */
  String explained(SendRequest request, ExplainedVerdict explained) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(request, explained.verdict()));
    for (ExplainedVerdict.Lift lift : explained.lifts()) {
      lines.add(label("lifts") + bold(lift.finding().reason().ruleId().value()));
      if (lift.turns().isEmpty() && lift.exceptions().isEmpty()) {
        lines.add(INDENT + "no one fact a rule looks at would");
      }
      lift.turns().forEach(turn -> lines.add(indented(turned(turn))));
      for (ExplainedVerdict.Nearly exception : lift.exceptions()) {
        exception
            .turns()
            .forEach(
                turn ->
                    lines.add(
                        indented(turned(turn) + ", as " + exception.rule() + " would except it")));
      }
    }
    Map<ExplainedVerdict.Turn, List<String>> nearly = new LinkedHashMap<>();
    for (ExplainedVerdict.Nearly one : explained.nearly()) {
      for (ExplainedVerdict.Turn turn : one.turns()) {
        nearly
            .computeIfAbsent(turn, key -> new ArrayList<>())
            .add(
                one.rule()
                    + " "
                    + one.would()
                    + (one.loan() == null ? "" : " (" + one.loan() + ")"));
      }
    }
    lines.add((label("nearly") + (nearly.isEmpty() ? "no rule" : "")).stripTrailing());
    Map<String, Long> values =
        nearly.keySet().stream()
            .collect(Collectors.groupingBy(ExplainedVerdict.Turn::fact, Collectors.counting()));
    Set<String> told = new HashSet<>();
    nearly.forEach(
        (turn, rules) -> {
          long others = values.getOrDefault(turn.fact(), 0L);
          if (others <= MOST_VALUES) {
            lines.add(indented(bold(turned(turn)) + ":"));
            rules.forEach(rule -> lines.add(INDENT + "  " + rule));
          } else if (told.add(turn.fact())) {
            lines.add(
                indented(
                    turn.fact()
                        + " is "
                        + turn.is()
                        + "; for "
                        + others
                        + " other values rules would speak, which --json lists"));
          }
        });
    return EscapingWriter.lines(lines);
  }

  private static String turned(ExplainedVerdict.Turn turn) {
    return turn.fact() + " is " + turn.is() + "; were it " + turn.wouldBe();
  }

  private static String jitter(Verdict.Permitted permitted) {
    long seconds = permitted.sendAt().getEpochSecond() - permitted.earliestAt().getEpochSecond();
    return seconds == 0 ? "" : ", " + seconds + " s of it jitter";
  }

  private void findings(List<String> lines, Decision decision, Instant asked, Set<ZoneId> zones) {
    lines.add(
        (label("findings")
                + (!decision.findings().isEmpty()
                    ? ""
                    : decision.warnings().isEmpty() && decision.exceptions().isEmpty()
                        ? "none: no rule has anything to say"
                        : "none that binds"))
            .stripTrailing());
    for (Finding finding : decision.findings()) {
      String colour =
          finding.effect() == Effect.REFUSE
              ? "fg(red)"
              : finding.effect() == Effect.RESTRICT ? "fg(yellow)" : "fg(cyan)";
      finding(lines, finding, paint(colour, marked(finding.effect().wireName())), asked, zones);
    }
    for (Finding warning : decision.warnings()) {
      finding(lines, warning, paint("fg(magenta)", marked("warn")), asked, zones);
    }
    for (Excepted excepted : decision.exceptions()) {
      lines.add(head(paint("fg(green)", marked("excepted")), excepted.reason()));
      lines.add(indented(excepted.reason().explanation()));
      lines.add(indented("Excepted by " + excepted.by() + ": " + excepted.because()));
    }
  }

  private void finding(
      List<String> lines, Finding finding, String mark, Instant asked, Set<ZoneId> zones) {
    lines.add(head(mark, finding.reason()));
    lines.add(indented(finding.reason().explanation()));
    finding.<@Nullable Void>match(
        refuse -> null,
        require -> {
          lines.add(indented("\"" + require.disclosure().text() + "\""));
          return null;
        },
        restrict -> {
          Instant next = restrict.nextAllowableAt();
          lines.add(
              INDENT
                  + (next == null
                      ? "permits no time within reach"
                      : next.equals(asked)
                          ? "permits the time asked for"
                          : "permits from " + next + local(next, zones)));
          return null;
        });
  }

  private static String marked(String word) {
    return String.format("%-9s", word);
  }

  private String head(String mark, Reason reason) {
    return "  "
        + mark
        + " "
        + bold(reason.title())
        + "  "
        + reason.citation().text()
        + "  ("
        + reason.ruleId()
        + ")";
  }

  private static String indented(String text) {
    return INDENT + wrapped(text, INDENT.length());
  }

  void evidence(List<String> lines, List<ZoneEvidence> evidence) {
    String text =
        evidence.stream()
            .map(
                one ->
                    one.zones().stream()
                            .map(ZoneId::getId)
                            .sorted()
                            .collect(Collectors.joining(" or "))
                        + " ("
                        + one.basis()
                        + (one.asOf() == null ? "" : ", " + one.asOf())
                        + ")")
            .collect(Collectors.joining(", "));
    lines.add(
        label("where")
            + (text.isEmpty() ? "nothing tells where the borrower is" : wrapped(text, 12)));
  }

  String recorded(Recorded recorded) {
    Interaction one = recorded.interaction();
    Document document = recorded.document();
    List<String> lines = new ArrayList<>();
    lines.add(bold(one.id().value()) + "  " + one.subject().title());
    lines.add(
        label("status")
            + one.status()
            + (one.statusDetails() == null ? "" : ", " + one.statusDetails())
            + (one.complianceGuardRuleId() == null ? "" : ", by " + one.complianceGuardRuleId()));
    lines.add(label("send at") + one.sendAt());
    lines.add(
        label("recorded")
            + one.createdAt()
            + (one.externalId() == null ? "" : ", external id " + one.externalId()));
    lines.add(
        label("borrower")
            + one.personId()
            + (one.contactId() == null ? "" : ", contact " + one.contactId()));
    lines.add(label("channel") + one.channel() + ", theme " + one.theme() + ", " + one.direction());
    if (!one.loanIds().isEmpty()) {
      lines.add(
          label("loans")
              + one.loanIds().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
    if (document != null) {
      lines.add(label("template") + document.template() + ", " + document.language());
      if (document.subjectLine() != null) {
        lines.add(label("subject") + document.subjectLine());
      }
      lines.add(
          (label("content")
                  + kept("text", document.text())
                  + kept("html", document.html())
                  + (document.pdf() == null ? "" : "pdf " + size(document.pdf()) + " bytes"))
              .stripTrailing());
      TextSegments segments = segments(document);
      if (segments != null) {
        lines.add(segments(segments));
      }
      lines.add(label("") + "candor interactions show " + one.id() + " --fmt text|html|pdf");
    }
    recorded
        .decisions()
        .forEach(
            decided ->
                lines.add(
                    label("decided")
                        + wrapped(decided.at() + " " + decided.status() + because(decided), 12)));
    lines.add(label("") + "candor interactions show " + one.id() + " --json");
    return EscapingWriter.lines(lines);
  }

  /** What a decision as it was kept says of itself in a few words. */
  private static String because(Decided decided) {
    JsonNode json = Json.tree(decided.verdict());
    List<String> rules = new ArrayList<>();
    json.path("movedBy").forEach(rule -> rules.add(rule.asText()));
    json.path("refusedBy").forEach(rule -> rules.add(rule.asText()));
    String by = rules.isEmpty() ? "" : ", by " + String.join(", ", new TreeSet<>(rules));
    return switch (decided.status()) {
      case SCHEDULED -> " for " + json.path("sendAt").asText() + by;
      case FAILED -> by;
      default -> "";
    };
  }

  private static String kept(String form, @Nullable String content) {
    return content == null ? "" : form + " " + content.length() + " characters  ";
  }

  static Set<ZoneId> zones(List<ZoneEvidence> evidence) {
    Set<ZoneId> zones = new TreeSet<>((a, b) -> a.getId().compareTo(b.getId()));
    evidence.forEach(one -> zones.addAll(one.zones()));
    return zones;
  }

  static String local(Instant instant, Set<ZoneId> zones) {
    return zones.isEmpty()
        ? ""
        : "  ("
            + zones.stream()
                .limit(3)
                .map(zone -> LOCAL.format(instant.atZone(zone)) + " " + zone.getId())
                .collect(Collectors.joining(", "))
            + ")";
  }

  static String wrapped(String text, int indent) {
    StringBuilder lines = new StringBuilder();
    int column = indent;
    for (String word : text.strip().split("\\s+")) {
      if (column > indent && column + 1 + word.length() > WIDTH) {
        lines.append(EscapingWriter.BREAK).append(" ".repeat(indent));
        column = indent;
      } else if (column > indent) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }

  String label(String text) {
    return String.format("  %-10s", text);
  }

  String bold(String text) {
    return paint("bold", text);
  }

  String paint(String style, String text) {
    return ansi.enabled()
        ? ansi.string("@|" + style + " " + EscapingWriter.escaped(text).replace("|@", "") + "|@")
            .replace("\u001B", EscapingWriter.ESCAPE)
        : text;
  }
}
