package dev.candor.workshop.change;

import dev.candor.Plan;
import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Excepted;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Rules;
import dev.candor.decision.Verdict;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.Reading;
import dev.candor.json.RecordReader;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.message.PersonId;
import dev.candor.message.Subject;
import dev.candor.workshop.casebook.RuleSandbox;
import dev.candor.workshop.page.InWords;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts recorded decisions to two rulebooks, one after the other and each at its own instant, and
 * tells which answers differ. Every decision stands on what was recorded with it: an answer that
 * changes does not change what is known in a later one. Every template is taken to be there, and
 * nothing is sent. Not to be shared between threads.
 *
 * <p>A history is read line by line and never held whole; only the ids of the borrowers whose
 * answers change are.
 */
public final class Replay {

  /** Characters of one line; what {@link RecordReader} reads at most. */
  private static final int LONGEST_LINE = 10_000_000;

  private static final int MOST_FAULTS = 1_000;

  private final Rules before;
  private final Rules after;
  private final RuleSandbox trial = new RuleSandbox();

  /**
   * What a rulebook makes of a message.
   *
   * @param permitted whether it may go
   * @param at when it goes; of a refusal the next allowable time, or null where there is none
   * @param rules the rules that refuse or move it
   * @param disclosures the ids of the disclosures it must carry
   * @param warnings the rules that warn
   */
  public record Answer(
      boolean permitted,
      @Nullable Instant at,
      Set<RuleId> rules,
      List<String> disclosures,
      Set<RuleId> warnings) {

    public Answer {
      rules = Set.copyOf(rules);
      disclosures = List.copyOf(disclosures);
      warnings = Set.copyOf(warnings);
    }

    static Answer of(Verdict verdict) {
      Decision decision = verdict.decision();
      List<String> disclosures =
          decision.disclosures().stream().map(Disclosure::id).sorted().toList();
      Set<RuleId> warnings = ids(decision.warnings());

      return verdict.match(
          permitted ->
              new Answer(true, permitted.sendAt(), ids(permitted.movedBy()), disclosures, warnings),
          refused ->
              new Answer(
                  false,
                  refused.nextAllowableAt(),
                  ids(refused.refusedBy()),
                  disclosures,
                  warnings));
    }

    private static Set<RuleId> ids(List<? extends Finding> findings) {
      Set<RuleId> ids = new TreeSet<>();
      findings.forEach(finding -> ids.add(finding.reason().ruleId()));
      return ids;
    }

    /** In a few words, such as {@code refused by us-reg-f-call-frequency}. */
    @Override
    public String toString() {
      String by = InWords.list(rules.stream().map(RuleId::value).sorted().toList(), "and");
      List<String> words = new ArrayList<>();
      words.add(
          permitted
              ? "goes at " + at + (by.isEmpty() ? "" : ", moved by " + by)
              : "refused by " + by + (at == null ? "" : " until " + at));
      if (permitted && !disclosures.isEmpty()) {
        words.add("carries " + InWords.list(disclosures, "and"));
      }
      if (!warnings.isEmpty()) {
        words.add(
            "warned by "
                + InWords.list(warnings.stream().map(RuleId::value).sorted().toList(), "and"));
      }

      return String.join(", ", words);
    }
  }

  /**
   * A decision that comes out otherwise.
   *
   * @param line its line in the history, from 1
   * @param at the instant it was made at
   * @param person the borrower
   * @param subject what the message is about
   * @param channel the way asked for, or null
   * @param before what the old rulebook makes of it
   * @param after what the new one does
   * @param because the rules that say something else, or are there in one only
   */
  public record DecisionChange(
      long line,
      Instant at,
      PersonId person,
      Subject subject,
      @Nullable Channel channel,
      Answer before,
      Answer after,
      Set<RuleId> because) {
    public DecisionChange {
      because = Set.copyOf(because);
    }
  }

  /**
   * What came of a history.
   *
   * @param decisions how many were replayed
   * @param changed how many came out otherwise
   * @param refusedNow of those, how many went before and are refused now
   * @param goNow of those, how many were refused before and go now
   * @param borrowers how many borrowers they are about
   */
  public record Summary(
      long decisions, long changed, long refusedNow, long goNow, long borrowers) {}

  private Replay(Rules before, Rules after) {
    this.before = before;
    this.after = after;
  }

  /** Replays by these two. */
  public static Replay of(Rulebook before, Rulebook after) {
    return new Replay(DroolsRules.of(before), DroolsRules.of(after));
  }

  /**
   * Replays a history.
   *
   * @param name stands for the history in the places of faults
   * @param history one {@link RecordedDecision} in JSON a line, in the order they were made; empty
   *     lines are passed over; not closed
   * @param changes is handed each change when it is found
   * @param progress is handed the number of lines read, after each
   * @throws InvalidInputException when lines cannot be read or their requests are refused; it lists
   *     them all, up to 1,000 faults, and none after a line that is too long. The lines that can be
   *     read are replayed before it is thrown
   */
  public Summary run(
      String name, Reader history, Consumer<DecisionChange> changes, LongConsumer progress)
      throws IOException {
    List<Fault> faults = new ArrayList<>();
    Set<String> borrowers = new HashSet<>();
    long line = 0;
    long decisions = 0;
    long changed = 0;
    long refusedNow = 0;
    long goNow = 0;
    StringBuilder text = new StringBuilder();
    while (faults.size() < MOST_FAULTS && read(history, text)) {
      line++;
      RecordedDecision recorded = recorded(name, line, text, faults);
      if (recorded != null) {
        decisions++;
        DecisionChange change = change(line, recorded);
        if (change != null) {
          changed++;
          refusedNow += change.before().permitted() && !change.after().permitted() ? 1 : 0;
          goNow += !change.before().permitted() && change.after().permitted() ? 1 : 0;
          borrowers.add(change.person().value());
          changes.accept(change);
        }
      }
      progress.accept(line);
      if (text.length() > LONGEST_LINE) {
        break;
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the history", faults);
    }

    return new Summary(decisions, changed, refusedNow, goNow, borrowers.size());
  }

  private @Nullable RecordedDecision recorded(
      String name, long line, StringBuilder text, List<Fault> faults) {
    if (text.length() > LONGEST_LINE) {
      faults.add(
          new Fault(
              name + ":" + line,
              "",
              "The line is longer than " + LONGEST_LINE + " characters.",
              "write one decision a line."));
      return null;
    }
    if (text.toString().isBlank()) {
      return null;
    }

    Reading<RecordedDecision> reading =
        RecordReader.read(name, text.toString(), RecordedDecision.class);
    RecordedDecision recorded = reading.record().orElse(null);
    List<Fault> found = new ArrayList<>(reading.faults());
    if (recorded != null) {
      for (Fault fault : trial.faults(recorded.request(), recorded.at())) {
        found.add(reading.locate(inside(fault)));
      }
    }
    found.forEach(fault -> faults.add(onLine(name, line, fault)));

    return found.isEmpty() ? recorded : null;
  }

  /** A request's fault is at a path in the request. */
  private static Fault inside(Fault fault) {
    return new Fault(
        fault.place(),
        fault.path().replaceFirst("^\\$", "\\$.request"),
        fault.message(),
        fault.maybe());
  }

  /** Each line is read as if it were the first. */
  private static Fault onLine(String name, long line, Fault fault) {
    String first = name + ":1:";
    String place =
        fault.place().startsWith(first)
            ? name + ":" + line + ":" + fault.place().substring(first.length())
            : name + ":" + line;
    return new Fault(place, fault.path(), fault.message(), fault.maybe());
  }

  private @Nullable DecisionChange change(long line, RecordedDecision recorded) {
    Facts facts = trial.facts(recorded.request(), recorded.file(), recorded.at());
    Verdict was = Plan.of(before).decide(facts, recorded.request(), recorded.at(), 0);
    Verdict is = Plan.of(after).decide(facts, recorded.request(), recorded.at(), 0);
    Answer old = Answer.of(was);
    Answer now = Answer.of(is);

    return old.equals(now)
        ? null
        : new DecisionChange(
            line,
            recorded.at(),
            recorded.request().personId(),
            recorded.request().subject(),
            recorded.request().channel(),
            old,
            now,
            differing(was.decision(), is.decision()));
  }

  private static Set<RuleId> differing(Decision one, Decision other) {
    Set<RuleId> ids = new TreeSet<>();
    only(said(one), said(other), ids);
    only(said(other), said(one), ids);
    return ids;
  }

  private static void only(Set<RuleSaying> here, Set<RuleSaying> there, Set<RuleId> ids) {
    here.stream().filter(one -> !there.contains(one)).forEach(one -> ids.add(one.rule()));
  }

  /** What a rule says, its wording apart. */
  private record RuleSaying(RuleId rule, String how, Object what) {}

  private static Set<RuleSaying> said(Decision decision) {
    Set<RuleSaying> said = new HashSet<>();
    Stream.of(decision.findings(), decision.warnings())
        .forEach(
            list ->
                list.forEach(
                    finding ->
                        said.add(
                            new RuleSaying(
                                finding.reason().ruleId(),
                                list == decision.warnings() ? "warns" : finding.effect().wireName(),
                                finding.<Object>match(
                                    refuse -> "",
                                    require -> require.disclosure(),
                                    restrict -> restrict.limits())))));
    for (Excepted excepted : decision.exceptions()) {
      said.add(new RuleSaying(excepted.by(), "excepts", excepted.reason().ruleId()));
    }

    return said;
  }

  /** Reads a line without its end; one too long only as far as shows it; false at the end. */
  private static boolean read(Reader history, StringBuilder line) throws IOException {
    line.setLength(0);
    int next = history.read();
    if (next < 0) {
      return false;
    }
    // what follows in a line without an end is not waited for
    while (next >= 0 && next != '\n' && line.length() <= LONGEST_LINE) {
      line.append((char) next);
      next = history.read();
    }
    return true;
  }
}
