package dev.candor;

import dev.candor.Assembly.Operations;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import dev.candor.decision.Verdict;
import dev.candor.document.Format;
import dev.candor.document.Renderer;
import dev.candor.document.Rendering;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Outcome;
import dev.candor.interaction.Release;
import dev.candor.interaction.Throttle;
import dev.candor.internal.gather.BorrowerLookup;
import dev.candor.message.InteractionId;
import dev.candor.message.RenderRequest;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.message.SubjectDescriptor;
import dev.candor.party.Borrowers;
import dev.candor.party.Company;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a message to a borrower may go out, when, and with which words; writes it and
 * keeps the record.
 *
 * <p>Every verb is a stretch of one line: request, facts, decision, time, document, record. {@link
 * #send} walks all of it, {@link #explain} up to the time, {@link #render} and {@link #preview} the
 * document alone. A refusal is a normal answer; a mistake in the input is one exception that lists
 * every fault. May be shared between threads, and should be: one for the process.
 */
public final class Candor {

  /**
   * How far back a borrower's history is read; the longest period a rule may count over. A day more
   * than the ten years for which a third party is asked once (15 USC 1692b(3)).
   */
  public static final Duration HISTORY = BorrowerLookup.HISTORY;

  private final Operations operations;

  private Candor(Operations operations) {
    this.operations = operations;
  }

  /** Begins a Candor; borrowers, interactions, rules, renderer and clock must be given. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Sends a message: decides, times, writes and records it in one transaction, and queues it.
   * Nothing is delivered inline. Decides anew on fresh facts whenever another send to the same
   * borrower got in between, so that two sends never share a cap.
   *
   * @return queued or scheduled with its interaction, or refused with every finding; a repeated
   *     external id is refused and names the interaction that has it
   * @throws InvalidInputException when the request is malformed; lists every fault, records nothing
   * @throws dev.candor.fault.BrokenTemplateException when its template fails, or under
   *     strictUndefined uses undefined names; records nothing
   */
  public Outcome send(SendRequest request) {
    return operations.send().send(request);
  }

  /**
   * Releases messages whose time has come, the oldest first: gathers fresh facts for each, asks the
   * rules and the time once more, and lets it go, moves it or withholds it, with the content it was
   * accepted with. A message moves only where time alone is in the way and its request had named
   * none; it goes at most seven days after the time it was first set to. What goes has status
   * inProgress and waits in the outbox, and its time is the one it was released at.
   *
   * <p>Each message is written in one transaction, on the history it was decided on: two that
   * release at once never release one twice, and none shares a cap with a send. A message that
   * cannot be decided on, because a port throws or knows no such borrower, or a rulebook it was
   * accepted under is not in force, stays scheduled and does not stop the others.
   *
   * @param most at most so many messages, 1 to 10,000; as many faults end a release as well
   * @return what became of each, in the order taken; of those that a throttle holds back, the first
   *     of each channel
   * @throws InvalidInputException when {@code most} is out of bounds
   */
  public List<Release> release(int most) {
    return operations.release().release(most);
  }

  /**
   * Returns whether the message may go and when, with every reason; writes and records nothing.
   *
   * @throws InvalidInputException when the request is malformed; lists every fault
   */
  public Verdict explain(SendRequest request) {
    return operations.explain().explain(request);
  }

  /**
   * Returns everything the rules look at when {@link #explain} is asked the same: to try a rulebook
   * on it, or to see why a rule keeps silent. Decides, writes and records nothing.
   *
   * @return the facts as of now, or as of the send time asked for where that is later
   * @throws InvalidInputException when the request is malformed; lists every fault
   */
  public Facts facts(SendRequest request) {
    return operations.facts().show(request);
  }

  /**
   * Returns when the message may go in the time ahead, and which rules close the rest, judged on
   * what is known now. The request's own {@code sendAt} and jitter are not looked at. Decides for
   * no instant, writes and records nothing.
   *
   * @param from the first instant looked at, rounded down to a millisecond; may be in the past
   * @param until the end, at least a millisecond and at most {@link Openings#LONGEST} later
   * @throws InvalidInputException when the request is malformed; lists every fault
   * @throws IllegalArgumentException when {@code until} is not after {@code from}, too long after
   *     it, or either is before the year 2 or after the year 9997
   */
  public Openings openings(SendRequest request, Instant from, Instant until) {
    return Openings.of(operations.openings().find(request, from, until));
  }

  /**
   * Writes a message in one form and sends nothing. With a borrower it carries the disclosures the
   * rules require.
   *
   * @throws InvalidInputException when the request is malformed or names a borrower, loan, case or
   *     statement that is not there
   * @throws dev.candor.fault.BrokenTemplateException when there is no such template or form, it
   *     fails, or under strictUndefined uses undefined names
   */
  public Rendering render(RenderRequest request, Format format) {
    return operations.render().render(request, Set.of(format));
  }

  /**
   * Writes the three contents of a message as strings, to try and debug a template; otherwise as
   * {@link #render}.
   */
  public Preview preview(RenderRequest request) {
    return Preview.of(operations.render().render(request, Set.of()));
  }

  /** Returns every subject with what is known of it. */
  public List<SubjectDescriptor> subjects() {
    return operations.subjects().list();
  }

  /** Returns what is known of one subject. */
  public SubjectDescriptor subject(Subject subject) {
    return operations.subjects().get(subject);
  }

  /**
   * Returns every fault of a request as {@link #send} would refuse it; empty when it is valid.
   * Copes with one only partly read.
   */
  public List<Fault> faults(SendRequest request) {
    return operations.check().faults(request, operations.clock().now());
  }

  /** Puts a {@link Candor} together. Not to be shared between threads. */
  public static final class Builder {

    private final Assembly assembly = new Assembly();

    private Builder() {}

    /** Sets where the host keeps its borrowers. */
    public Builder borrowers(Borrowers borrowers) {
      assembly.borrowers = borrowers;
      return this;
    }

    /** Sets where the record is kept. */
    public Builder interactions(Interactions interactions) {
      assembly.interactions = interactions;
      return this;
    }

    /** Sets the rulebook, ready to decide. */
    public Builder rules(Rules rules) {
      assembly.rules = rules;
      return this;
    }

    /** Sets the templatebook, ready to write. */
    public Builder renderer(Renderer renderer) {
      assembly.renderer = renderer;
      return this;
    }

    /** Sets the only clock that is read, once for each request. */
    public Builder clock(Clock clock) {
      assembly.clock = clock;
      return this;
    }

    /** Sets whoever sends, as templates print it. */
    public Builder company(@Nullable Company company) {
      assembly.company = company;
      return this;
    }

    /** Sets where the seeds of jitter come from; a secure random source unless given. */
    public Builder seeds(LongSupplier seeds) {
      assembly.seeds = seeds;
      return this;
    }

    /**
     * Sets where the ids of interactions come from; 80 random bits unless given. Must never repeat.
     */
    public Builder ids(Supplier<InteractionId> ids) {
      assembly.ids = ids;
      return this;
    }

    /** Replaces what is known of a subject, such as its implicit theme. */
    public Builder subject(SubjectDescriptor descriptor) {
      assembly.subjects.put(descriptor.subject(), descriptor);
      return this;
    }

    /**
     * Knows only the 22 themes the source lists: outOpsLoan, which its prose alone names, is
     * refused in a request, and a subject that carries it counts as opsServicing.
     */
    public Builder listedThemesOnly() {
      assembly.listedThemesOnly = true;
      return this;
    }

    /**
     * Sets how far from now a send time may be, on either side, and still mean now: one minute
     * unless given, 0 to 1 hour; anything else is refused with IllegalArgumentException. What is
     * further in the past is refused. Where now is not permitted and the time named is, as at the
     * opening of the hours, the message is set for that.
     */
    public Builder nowTolerance(Duration tolerance) {
      assembly.timing = assembly.timing.nowTolerance(tolerance);
      return this;
    }

    /**
     * Lets a message that named no time wait for caps and cool-downs as it waits for the time of
     * day, at most seven days. Without it they refuse and say when they would permit.
     */
    public Builder waitForCaps() {
      assembly.timing = assembly.timing.waitingForCaps();
      return this;
    }

    /**
     * Adds hours of the sender's own, which hold beside the law's; none unless given. Two with one
     * id are refused with IllegalArgumentException.
     */
    public Builder officeHours(OfficeHours hours) {
      assembly.timing = assembly.timing.with(hours);
      return this;
    }

    /**
     * Holds back a channel at {@link Candor#release}; none unless given. A second throttle for a
     * channel is refused with IllegalArgumentException.
     */
    public Builder throttle(Throttle throttle) {
      assembly.add(throttle);
      return this;
    }

    /**
     * Creates the Candor; refuses with IllegalStateException, naming every port that was not given.
     */
    public Candor build() {
      return new Candor(assembly.assemble());
    }
  }
}
