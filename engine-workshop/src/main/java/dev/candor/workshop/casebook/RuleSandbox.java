package dev.candor.workshop.casebook;

import dev.candor.Candor;
import dev.candor.Plan;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import dev.candor.decision.Verdict;
import dev.candor.document.RenderOrder;
import dev.candor.document.Renderer;
import dev.candor.document.Rendering;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.Fault;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Throttle;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.BorrowerFile;
import dev.candor.party.LoanType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Candor itself with nothing around it: one borrower at a time, a clock that stands, no record, and
 * every template taken to be there. Not to be shared between threads.
 */
public final class RuleSandbox {

  private static final RulebookVersion NONE = new RulebookVersion("none", "0", "none");

  private final Candor candor =
      Candor.builder()
          .borrowers(id -> Optional.ofNullable(this.file))
          .interactions(new NoRecord())
          .rules(this::noted)
          .renderer(new EveryTemplate())
          .clock(new StandingClock())
          .seeds(() -> 0)
          .build();
  private @Nullable BorrowerFile file;
  private Instant now = Instant.EPOCH;
  private @Nullable Facts noted;
  private @Nullable Rules asked;

  /** What was decided, and what the rules said before the house checks had their say. */
  record Attempt(Verdict verdict, Decision said) {}

  /** Every fault of a request as a send would refuse it. */
  public List<Fault> faults(SendRequest request, Instant now) {
    this.now = now;
    return candor.faults(request);
  }

  /** What the rules may look at. */
  public Facts facts(RuleCase one) {
    return facts(one.request(), one.file(), one.now());
  }

  /** What the rules may look at, of a message to this borrower at this instant. */
  public Facts facts(SendRequest request, BorrowerFile file, Instant now) {
    this.file = file;
    this.now = now;
    candor.explain(request);
    return Objects.requireNonNull(noted);
  }

  /**
   * Returns what Candor answers to a case by these rules: the whole line, with house checks and
   * time, up to the words.
   */
  Verdict explain(Rules rules, RuleCase one) {
    this.file = one.file();
    this.now = one.now();
    this.asked = facts -> decide(rules, one, facts);
    try {
      return candor.explain(one.request());
    } finally {
      this.asked = null;
    }
  }

  /** Returns what rules decide, those that read the words of the case among them. */
  private static Decision decide(Rules rules, RuleCase one, Facts facts) {
    Decision decision = rules.decide(facts);
    String words = one.words();
    if (words == null || !rules.readsWords()) {
      return decision;
    }

    Decision read = rules.read(facts, words);
    return decision
        .with(Stream.concat(decision.findings().stream(), read.findings().stream()).toList())
        .warning(Stream.concat(decision.warnings().stream(), read.warnings().stream()).toList());
  }

  /** What these rules make of a case. */
  static Attempt answer(Rules rules, RuleCase one, Facts facts) {
    Decision[] said = new Decision[1];
    Verdict verdict =
        Plan.of(
                asked -> {
                  Decision decision = decide(rules, one, asked);
                  if (said[0] == null) {
                    said[0] = decision; // of the time asked for, not of one it was moved to
                  }
                  return decision;
                })
            .decide(facts, one.request(), one.now(), 0);
    return new Attempt(verdict, said[0]);
  }

  private Decision noted(Facts facts) {
    noted = facts;
    return asked == null ? new Decision(NONE, List.of()) : asked.decide(facts);
  }

  private final class StandingClock extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Nothing is ever recorded: what happened before stands in the borrower's file. */
  private static final class NoRecord implements Interactions {

    @Override
    public History history(PersonId personId, Instant since) {
      return new History(0, List.of());
    }

    @Override
    public Written record(Entry entry, long versionSeen) {
      throw new UnsupportedOperationException("a case records nothing");
    }

    @Override
    public List<Due> due(Instant now, Set<Channel> except, @Nullable Due after, int limit) {
      return List.of();
    }

    @Override
    public Settled settle(Settlement settlement, long versionSeen, @Nullable Throttle throttle) {
      throw new UnsupportedOperationException("a case records nothing");
    }

    @Override
    public Optional<InteractionId> findByExternalId(ExternalId externalId) {
      return Optional.empty();
    }

    @Override
    public Optional<Recorded> find(InteractionId id) {
      return Optional.empty();
    }

    @Override
    public List<Interaction> list(@Nullable PersonId personId, int limit) {
      return List.of();
    }
  }

  private static final class EveryTemplate implements Renderer {

    @Override
    public Optional<TemplateDescriptor> find(
        Subject subject, Channel channel, String language, @Nullable LoanType loanType) {
      return Optional.of(
          new TemplateDescriptor(
              subject, channel, language, null, subject.wireName(), false, true));
    }

    @Override
    public Rendering render(RenderOrder order) {
      throw new UnsupportedOperationException("a case writes nothing");
    }
  }
}
