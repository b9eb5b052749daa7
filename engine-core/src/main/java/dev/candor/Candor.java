package dev.candor;

import dev.candor.decision.Decision;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Rules;
import dev.candor.decision.Verdict;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.Renderer;
import dev.candor.document.Rendering;
import dev.candor.document.UndefinedName;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Interactions.History;
import dev.candor.interaction.Outcome;
import dev.candor.interaction.Release;
import dev.candor.interaction.Terms;
import dev.candor.interaction.Throttle;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Direction;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.message.RenderRequest;
import dev.candor.message.SendRequest;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.message.SubjectDescriptor;
import dev.candor.message.Theme;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Borrowers;
import dev.candor.party.Company;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.ZoneEvidence;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  public static final Duration HISTORY = Duration.ofDays(3_651);

  private static final RuleId DUPLICATE = RuleId.of("duplicate-external-id");
  private static final int MOST_ATTEMPTS = 1_000;
  private static final int MOST_RELEASED = 10_000;

  /** How many due messages are read at once. */
  private static final int PAGE = 100;

  private final Borrowers borrowers;
  private final Interactions interactions;
  private final Rules rules;
  private final Renderer renderer;
  private final Plan plan;
  private final Timing timing;
  private final Map<Channel, Throttle> throttles;
  private final Gathering gathering;
  private final @Nullable Company company;
  private final Clock clock;
  private final LongSupplier seeds;
  private final Supplier<InteractionId> ids;
  private final Map<Subject, SubjectDescriptor> subjects;
  private final boolean listedThemesOnly;

  private Candor(Builder builder) {
    this.borrowers = Objects.requireNonNull(builder.borrowers, "borrowers");
    this.interactions = Objects.requireNonNull(builder.interactions, "interactions");
    this.rules = Objects.requireNonNull(builder.rules, "rules");
    this.renderer = Objects.requireNonNull(builder.renderer, "renderer");
    this.clock = Objects.requireNonNull(builder.clock, "clock");
    this.company = builder.company;
    this.seeds = builder.seeds;
    this.ids = builder.ids;
    this.subjects = Map.copyOf(builder.subjects);
    this.listedThemesOnly = builder.listedThemesOnly;
    this.timing = builder.timing;
    this.throttles = Map.copyOf(builder.throttles);
    this.plan = Plan.of(rules, timing);
    this.gathering = new Gathering(renderer, new ZoneFinder());
  }

  /** Begins a Candor; borrowers, interactions, rules, renderer and clock must be given. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Sends a message: decides, times, writes and records it in one transaction, and queues it (B-014
   * to B-065). Nothing is delivered inline. Decides anew on fresh facts whenever another send to
   * the same borrower got in between, so that two sends never share a cap.
   *
   * @return queued or scheduled with its interaction, or refused with every finding; a repeated
   *     external id is refused and names the interaction that has it (B-038)
   * @throws InvalidInputException when the request is malformed; lists every fault, records nothing
   * @throws dev.candor.fault.BrokenTemplateException when its template fails, or under
   *     strictUndefined uses undefined names; records nothing
   */
  public Outcome send(SendRequest request) {
    Instant now = now();
    check(request, now);
    Theme theme = theme(request);
    long seed = seeds.getAsLong();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      @Nullable BorrowerFile file = fileOf(request.personId());
      History history = history(file, now);
      Facts facts = gathering.facts(request, theme, own(request.subject()), file, history, now);
      Verdict verdict = plan.decide(facts, request, now, seed);
      Optional<InteractionId> known =
          Optional.ofNullable(request.interactionExternalId()).flatMap(interactions::known);
      if (known.isPresent()) {
        return new Outcome.Refused(
            duplicate(request, known.get(), verdict.decision(), verdict.grounds()));
      }
      Optional<Outcome> outcome =
          verdict.match(
              permitted -> record(request, facts, permitted, history.version()),
              refused -> Optional.of(new Outcome.Refused(refused)));
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw moved(request.personId(), "send");
  }

  /**
   * Releases messages whose time has come, the oldest first: gathers fresh facts for each, asks the
   * rules and the time once more, and lets it go, moves it or withholds it, with the content
   * it was accepted with (B-043). A message moves only where time alone is in the way and its
   * request had named none; it goes at most seven days after the time it was first set to. What
   * goes has status inProgress and waits in the outbox, and its time is the one it was released at.
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
    if (most < 1 || most > MOST_RELEASED) {
      throw new InvalidInputException(
          "the release asked for",
          new Fault(
              "release",
              "$.most",
              "The value (" + most + ") must be 1 to " + MOST_RELEASED + ".",
              "release 1000 and call again while there are as many."));
    }
    List<Release> releases = new ArrayList<>();
    Set<Channel> full = EnumSet.noneOf(Channel.class);
    int settled = 0;
    int faulted = 0;
    Interactions.@Nullable Due last = null;
    while (settled < most && faulted < most) {
      List<Interactions.Due> page = interactions.due(now(), full, last, Math.min(PAGE, most));
      if (page.isEmpty()) {
        break;
      }
      for (Interactions.Due due : page) {
        last = due;
        if (settled == most || faulted == most) {
          break;
        }
        if (full.contains(due.interaction().channel())) {
          continue;
        }
        Release release = release(due).orElse(null);
        if (release == null) {
          continue;
        }
        releases.add(release);
        if (release instanceof Release.Held) {
          full.add(due.interaction().channel());
        } else if (release instanceof Release.Faulted) {
          faulted++;
        } else {
          settled++;
        }
      }
    }
    return List.copyOf(releases);
  }

  /** What became of one message; empty when somebody else has released it meanwhile. */
  private Optional<Release> release(Interactions.Due due) {
    try {
      return settled(due);
    } catch (RuntimeException cause) {
      // whoever threw it, one borrower's fault is not the next one's
      return Optional.of(new Release.Faulted(due.interaction(), cause));
    }
  }

  private Optional<Release> settled(Interactions.Due due) {
    Interaction before = due.interaction();
    @Nullable Throttle throttle = throttles.get(before.channel());
    long seed = seeds.getAsLong();
    long versionSeen = -1;
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      if (attempt > 0 && !stillDue(before)) {
        return Optional.empty();
      }
      Instant now = now();
      @Nullable BorrowerFile file = fileOf(before.personId());
      if (file == null) {
        // another host's data, or a source that is not up yet: nothing was learned of the message
        return Optional.of(new Release.Faulted(before, nobody(before.personId())));
      }
      History history = interactions.history(before.personId(), now.minus(HISTORY));
      if (history.version() == versionSeen) {
        throw frozen(before.personId());
      }
      versionSeen = history.version();
      requireClock(history.lastDecidedAt(), now);
      Verdict verdict =
          plan.decideDue(
              gathering.facts(before, due.terms(), own(before.subject()), file, history, now),
              due.terms(),
              due.rulebook(),
              now,
              seed);
      Release release =
          verdict.match(permitted -> let(before, permitted), refused -> withheld(before, refused));
      Interactions.Settled written =
          interactions.settle(
              new Interactions.Settlement(before, release.interaction(), verdict),
              history.version(),
              throttle);
      switch (written) {
        case KEPT:
          return Optional.of(release);
        case THROTTLED:
          return Optional.of(new Release.Held(before, Objects.requireNonNull(throttle)));
        case HISTORY_MOVED:
          break;
      }
    }
    throw moved(before.personId(), "release");
  }

  /** A message is not withheld for good because a clock was wrong for a while. */
  private void requireClock(@Nullable Instant lastDecidedAt, Instant now) {
    if (plan.isClockBehind(lastDecidedAt, now)) {
      throw new IllegalStateException(
          "The clock reads "
              + now
              + ", and a decision about the borrower was recorded at "
              + lastDecidedAt
              + ".\nMaybe set the clock right, and release again.");
    }
  }

  private static InvalidInputException nobody(PersonId personId) {
    return new InvalidInputException(
        "the release asked for",
        new Fault(
            "release",
            "$.personId",
            "There is no borrower (" + personId + ").",
            "check that the borrowers are those that the message was accepted with."));
  }

  private boolean stillDue(Interaction seen) {
    return interactions
        .find(seen.id())
        .filter(recorded -> recorded.interaction().equals(seen))
        .isPresent();
  }

  private static Release let(Interaction before, Verdict.Permitted verdict) {
    Instant sendAt = verdict.sendAt();
    return verdict.later()
        ? new Release.Moved(before.standing(Status.SCHEDULED, null, sendAt, null), verdict)
        : new Release.Queued(before.standing(Status.IN_PROGRESS, null, sendAt, null), verdict);
  }

  private static Release withheld(Interaction before, Verdict.Refused verdict) {
    List<RuleId> ids = verdict.refusedBy().stream().map(one -> one.reason().ruleId()).toList();
    @Nullable RuleId by = ids.stream().anyMatch(HouseCheck::beforeRules) ? null : ids.get(0);
    return new Release.Withheld(
        before.standing(
            Status.FAILED, StatusDetails.BLOCKED_BY_COMPLIANCE_GUARD, before.sendAt(), by),
        verdict);
  }

  /** Whoever is told that the history moved and reads it as it was would be told so forever. */
  private static IllegalStateException frozen(PersonId personId) {
    return new IllegalStateException(
        "The record answers that the history of "
            + personId
            + " moved, and still reads it as it was."
            + "\nMaybe it reads in a transaction that does not see what others commit, or from a copy"
            + " of the database: roll back and repeat the whole, or read where it writes.");
  }

  private static IllegalStateException moved(PersonId personId, String during) {
    return new IllegalStateException(
        "The history of "
            + personId
            + " or the template moved "
            + MOST_ATTEMPTS
            + " times during one "
            + during
            + ".");
  }

  /**
   * Whether the message may go and when, with every reason; writes and records nothing.
   *
   * @throws InvalidInputException when the request is malformed; lists every fault
   */
  public Verdict explain(SendRequest request) {
    Instant now = now();
    return plan.decide(gathered(request, now), request, now, seeds.getAsLong());
  }

  /**
   * Everything the rules look at when {@link #explain} is asked the same: to try a rulebook on it,
   * or to see why a rule keeps silent. Decides, writes and records nothing.
   *
   * @return the facts as of now, or as of the send time asked for where that is later
   * @throws InvalidInputException when the request is malformed; lists every fault
   */
  public Facts facts(SendRequest request) {
    Instant now = now();
    return KnownFacts.of(gathered(request, now).at(plan.asked(request, now)), now);
  }

  /**
   * When the message may go in the time ahead, and which rules close the rest, judged on what is
   * known now. The request's own {@code sendAt} and jitter are not looked at. Decides for no
   * instant, writes and records nothing.
   *
   * @param from the first instant looked at, rounded down to a millisecond; may be in the past
   * @param until the end, at least a millisecond and at most {@link Openings#LONGEST} later
   * @throws InvalidInputException when the request is malformed; lists every fault
   * @throws IllegalArgumentException when {@code until} is not after {@code from}, too long after
   *     it, or either is before the year 2 or after the year 9997
   */
  public Openings openings(SendRequest request, Instant from, Instant until) {
    return Openings.of(plan, gathered(request.anytime(), now()), from, until);
  }

  private Facts gathered(SendRequest request, Instant now) {
    check(request, now);
    @Nullable BorrowerFile file = fileOf(request.personId());
    return gathering.facts(
        request, theme(request), own(request.subject()), file, history(file, now), now);
  }

  /**
   * Writes a message in one form and sends nothing (B-113 to B-122). With a borrower it carries the
   * disclosures the rules require.
   *
   * @throws InvalidInputException when the request is malformed or names a borrower, loan, case or
   *     statement that is not there
   * @throws dev.candor.fault.BrokenTemplateException when there is no such template or form, it
   *     fails, or under strictUndefined uses undefined names
   */
  public Rendering render(RenderRequest request, Format format) {
    return written(request, Set.of(format));
  }

  /**
   * The three contents of a message as strings, to try and debug a template (B-130 to B-134);
   * otherwise as {@link #render}.
   */
  public Preview preview(RenderRequest request) {
    Rendering rendering = written(request, Set.of());
    Document document = rendering.document();
    return new Preview(
        document.html(), document.text(), document.subjectLine(), rendering.undefinedNames());
  }

  /** Every subject with what is known of it (B-153). */
  public List<SubjectDescriptor> subjects() {
    List<SubjectDescriptor> all = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      all.add(subject(subject));
    }
    return all;
  }

  /** What is known of one subject (B-154). */
  public SubjectDescriptor subject(Subject subject) {
    return Objects.requireNonNullElseGet(
        subjects.get(subject), () -> SubjectDescriptor.of(subject));
  }

  /**
   * Every fault of a request as {@link #send} would refuse it; empty when it is valid. Copes with
   * one only partly read.
   */
  public List<Fault> faults(SendRequest request) {
    return faults(request, now());
  }

  /**
   * What the host knows of a borrower; an answer about somebody else is the host's mistake and goes
   * no further.
   */
  private @Nullable BorrowerFile fileOf(PersonId id) {
    Optional<BorrowerFile> found =
        Objects.requireNonNull(
            borrowers.find(id), "Borrowers.find answered null; it answers an Optional");
    if (found.isPresent()) {
      Borrower borrower = found.get().borrower();
      if (!borrower.id().equals(id) && !id.value().equals(borrower.externalId())) {
        throw new IllegalStateException(
            "Asked for ("
                + id
                + "), Borrowers answered with another borrower, "
                + borrower.id()
                + ".");
      }
    }
    return found.orElse(null);
  }

  private void check(SendRequest request, Instant now) {
    List<Fault> faults = faults(request, now);
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the request", faults);
    }
  }

  private List<Fault> faults(SendRequest request, Instant now) {
    List<Fault> faults =
        new ArrayList<>(RequestCheck.faults(request, this::hasTheme, timing.nowTolerance(), now));
    if (listedThemesOnly && request.theme() == Theme.OUT_OPS_LOAN) {
      faults.add(
          new Fault(
              "",
              "$.theme",
              "The theme (outOpsLoan) is not one of the 22 listed ones.",
              "write \"opsServicing\"."));
    }
    return faults;
  }

  private boolean hasTheme(Subject subject) {
    return subject(subject).theme() != null;
  }

  /** The subject's own theme, by the source or as the host set it. */
  private @Nullable Theme own(Subject subject) {
    return subject(subject).theme();
  }

  private Theme theme(SendRequest request) {
    Theme given = request.theme();
    if (given != null) {
      return given;
    }
    Theme implicit = Objects.requireNonNull(subject(request.subject()).theme());
    return listedThemesOnly ? implicit.listed() : implicit;
  }

  /** Now to the millisecond: what a store and a wire keep exactly. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private History history(@Nullable BorrowerFile file, Instant now) {
    return file == null
        ? new History(0, List.of())
        : interactions.history(file.borrower().id(), now.minus(HISTORY));
  }

  /**
   * Writes and records a permitted message; empty when the borrower's history or the templates
   * moved meanwhile: a disclosure was decided on in the language of the template there was.
   */
  private Optional<Outcome> record(
      SendRequest request, Facts facts, Verdict.Permitted verdict, long versionSeen) {
    BorrowerFile file = Objects.requireNonNull(facts.file());
    Channel channel = Objects.requireNonNull(facts.channel());
    Rendering rendering =
        templated(request, channel)
            ? renderer.render(order(request, facts, file, channel, verdict))
            : null;
    if (rendering != null && !rendering.template().language().equals(facts.language())) {
      return Optional.empty();
    }
    List<UndefinedName> undefined = rendering == null ? List.of() : rendering.undefinedNames();
    boolean sensitive = rendering != null && rendering.template().sensitive();
    Interaction interaction = interaction(request, facts, file, channel, verdict, sensitive);
    Interactions.Written written =
        interactions.record(
            new Interactions.Entry(
                interaction,
                rendering == null ? null : rendering.document(),
                verdict,
                terms(request, facts, verdict)),
            versionSeen);
    return written.<Optional<Outcome>>match(
        kept ->
            Optional.of(
                verdict.later()
                    ? new Outcome.Scheduled(kept.interaction(), undefined, verdict)
                    : new Outcome.Queued(kept.interaction(), undefined, verdict)),
        duplicate ->
            Optional.of(
                new Outcome.Refused(
                    duplicate(
                        request, duplicate.existing(), verdict.decision(), verdict.grounds()))),
        () -> {
          PersonId personId = file.borrower().id();
          if (interactions.history(personId, verdict.sendAt()).version() == versionSeen) {
            throw frozen(personId);
          }
          return Optional.empty();
        });
  }

  private static Terms terms(SendRequest request, Facts facts, Verdict.Permitted verdict) {
    return new Terms(
        verdict.sendAt(),
        request.sendAt() == null,
        request.sendJitter(),
        request.manner(),
        request.useTemplate(),
        facts.language(),
        verdict.decision().disclosures());
  }

  private static boolean templated(SendRequest request, Channel channel) {
    return request.useTemplate() || channel != Channel.MAIL;
  }

  private static Verdict.Refused duplicate(
      SendRequest request, InteractionId existing, Decision decision, Verdict.Grounds grounds) {
    @Nullable ExternalId externalId = request.interactionExternalId();
    String text =
        "An interaction with the external id "
            + externalId
            + " exists: "
            + existing
            + ". A repeated send is blocked.";
    Finding.Refuse refusal =
        HouseCheck.refusal(
            DUPLICATE,
            "External id already used",
            Citation.house("B-038"),
            text,
            Map.of("existing", existing.value(), "externalId", String.valueOf(externalId)));
    List<Finding> findings = new ArrayList<>(decision.findings());
    findings.add(refusal);
    return new Verdict.Refused(
        text, List.of(refusal), null, null, decision.with(findings), grounds);
  }

  private Interaction interaction(
      SendRequest request,
      Facts facts,
      BorrowerFile file,
      Channel channel,
      Verdict.Permitted verdict,
      boolean sensitive) {
    Contact contact = facts.contact();
    @Nullable ContactId contactId = contact == null ? null : contact.id();
    return new Interaction(
        ids.get(),
        request.interactionExternalId(),
        file.borrower().id(),
        contactId,
        channel,
        facts.subject(),
        facts.theme(),
        Direction.OUTBOUND,
        verdict.later() ? Status.SCHEDULED : Status.IN_PROGRESS,
        null,
        verdict.sendAt(),
        verdict.grounds().decidedAt(),
        request.loans(),
        request.caseId(),
        request.statementId(),
        request.attachments(),
        request.previousInteractionId(),
        request.supercaseBulkOperationId(),
        request.isTransactional(),
        sensitive,
        null);
  }

  private RenderOrder order(
      SendRequest request,
      Facts facts,
      BorrowerFile file,
      Channel channel,
      Verdict.Permitted verdict) {
    List<Loan> loans = Gathering.writtenAbout(request, file);
    return new RenderOrder(
        facts.subject(),
        channel,
        facts.language(),
        Gathering.loanType(loans),
        Context.of(
            request.context(),
            file,
            loans.stream().map(Loan::id).toList(),
            request.caseId(),
            request.statementId(),
            facts.contact(),
            company),
        verdict.decision().disclosures(),
        request.strictUndefined(),
        formats(channel),
        // a letter bears the day it goes
        verdict.sendAt(),
        zone(facts.zoneEvidence()));
  }

  /** The forms a message is kept in, by channel. */
  private static Set<Format> formats(Channel channel) {
    return switch (channel) {
      case EMAIL, GUI -> Set.of(Format.HTML, Format.TEXT);
      case TEXT, VOICE, CHAT -> Set.of(Format.TEXT);
      case MAIL, FAX, DOCUMENT -> Set.of(Format.HTML, Format.TEXT, Format.PDF);
    };
  }

  private Rendering written(RenderRequest request, Set<Format> wanted) {
    Instant now = now();
    List<Fault> faults = new ArrayList<>(RequestCheck.violations(request));
    @Nullable BorrowerFile file = find(request.personId(), faults);
    if (file != null) {
      missing(
          faults,
          "loanId",
          request.loanId(),
          request.loanId() == null || file.loan(request.loanId()).isPresent());
      missing(
          faults,
          "caseId",
          request.caseId(),
          request.caseId() == null || file.caseOf(request.caseId()).isPresent());
      missing(
          faults,
          "statementId",
          request.statementId(),
          request.statementId() == null || file.statement(request.statementId()).isPresent());
    }
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the request", faults);
    }
    Channel channel = request.channel();
    Contact contact = file == null ? null : Contacts.best(file, channel).orElse(null);
    Optional<Loan> loan =
        file == null || request.loanId() == null ? Optional.empty() : file.loan(request.loanId());
    String language =
        request.language() != null
            ? request.language()
            : file == null ? "en" : file.borrower().language();
    Set<Format> formats =
        wanted.isEmpty()
            ? (channel == Channel.EMAIL
                    || channel == Channel.GUI
                    || channel == Channel.MAIL
                    || channel == Channel.DOCUMENT
                    || channel == Channel.FAX
                ? Set.of(Format.HTML, Format.TEXT)
                : Set.of(Format.TEXT))
            : wanted;
    return renderer.render(
        new RenderOrder(
            request.subject(),
            channel,
            language,
            loan.map(Loan::type).orElse(null),
            Context.of(
                request.context(),
                file,
                request.loanId() == null ? List.of() : List.of(request.loanId()),
                request.caseId(),
                request.statementId(),
                contact,
                company),
            disclosures(request, file, language, now),
            request.strictUndefined(),
            formats,
            now,
            file == null ? ZoneOffset.UTC : zone(new ZoneFinder().evidence(file, contact))));
  }

  private @Nullable BorrowerFile find(@Nullable PersonId id, List<Fault> faults) {
    Optional<BorrowerFile> file = id == null ? Optional.empty() : Optional.ofNullable(fileOf(id));
    missing(faults, "personId", id, id == null || file.isPresent());
    return file.orElse(null);
  }

  private static void missing(
      List<Fault> faults, String field, @Nullable Object id, boolean there) {
    if (!there) {
      faults.add(
          new Fault(
              "",
              "$." + field,
              "There is no such ("
                  + id
                  + ")"
                  + (field.equals("personId") ? "." : " of this borrower."),
              "check " + field + "."));
    }
  }

  /**
   * The disclosures a send of the same message would carry, so that a preview shows what goes out.
   */
  private List<Disclosure> disclosures(
      RenderRequest request, @Nullable BorrowerFile file, String language, Instant now) {
    if (file == null) {
      return List.of();
    }
    Theme own = own(request.subject());
    SendRequest.Builder send =
        SendRequest.about(request.subject(), file.borrower().id()).channel(request.channel());
    if (request.loanId() != null) {
      send.loan(request.loanId());
    }
    if (request.caseId() != null) {
      send.inCase(request.caseId());
    }
    if (request.statementId() != null) {
      send.statement(request.statementId());
    }
    // a subject without a theme may be sent under any: the message shown is the strictest of them
    Theme theme = own == null ? Theme.INB_OTHER : own;
    Facts facts =
        gathering.facts(send.build(), theme, own, file, language, history(file, now), now);
    return plan.said(facts, now).disclosures();
  }

  /**
   * The zone dates are printed in: the address's first, else the first there is evidence of, else
   * UTC.
   */
  private static ZoneId zone(List<ZoneEvidence> evidence) {
    return evidence.stream()
        .max((a, b) -> a.source().compareTo(b.source()))
        .map(
            strongest ->
                strongest.zones().stream()
                    .min((a, b) -> a.getId().compareTo(b.getId()))
                    .orElseThrow())
        .orElse(ZoneOffset.UTC);
  }

  /** Puts a {@link Candor} together. Not to be shared between threads. */
  public static final class Builder {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private @Nullable Borrowers borrowers;
    private @Nullable Interactions interactions;
    private @Nullable Rules rules;
    private @Nullable Renderer renderer;
    private @Nullable Clock clock;
    private @Nullable Company company;
    private LongSupplier seeds = new SecureRandom()::nextLong;
    private Supplier<InteractionId> ids = randomIds(new SecureRandom());
    private final Map<Subject, SubjectDescriptor> subjects = new EnumMap<>(Subject.class);

    private final Map<Channel, Throttle> throttles = new EnumMap<>(Channel.class);
    private Timing timing = Timing.USUAL;
    private boolean listedThemesOnly;

    private Builder() {}

    /** Where the host keeps its borrowers. */
    public Builder borrowers(Borrowers borrowers) {
      this.borrowers = borrowers;
      return this;
    }

    /** Where the record is kept. */
    public Builder interactions(Interactions interactions) {
      this.interactions = interactions;
      return this;
    }

    /** The rulebook, ready to decide. */
    public Builder rules(Rules rules) {
      this.rules = rules;
      return this;
    }

    /** The templatebook, ready to write. */
    public Builder renderer(Renderer renderer) {
      this.renderer = renderer;
      return this;
    }

    /** The only clock that is read, once for each request. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Whoever sends, as templates print it. */
    public Builder company(@Nullable Company company) {
      this.company = company;
      return this;
    }

    /** Where the seeds of jitter come from; a secure random source unless given. */
    public Builder seeds(LongSupplier seeds) {
      this.seeds = seeds;
      return this;
    }

    /** Where the ids of interactions come from; 80 random bits unless given. Must never repeat. */
    public Builder ids(Supplier<InteractionId> ids) {
      this.ids = ids;
      return this;
    }

    /** Replaces what is known of a subject, such as its implicit theme (B-156, B-157). */
    public Builder subject(SubjectDescriptor descriptor) {
      subjects.put(descriptor.subject(), descriptor);
      return this;
    }

    /**
     * Knows only the 22 themes the source lists: outOpsLoan, which its prose alone names, is
     * refused in a request, and a subject that carries it counts as opsServicing.
     */
    public Builder listedThemesOnly() {
      this.listedThemesOnly = true;
      return this;
    }

    /**
     * How far from now a send time may be, on either side, and still mean now: one minute
     * unless given, 0 to 1 hour; anything else is refused with IllegalArgumentException. What is
     * further in the past is refused. Where now is not permitted and the time named is, as at the
     * opening of the hours, the message is set for that.
     */
    public Builder nowTolerance(Duration tolerance) {
      this.timing = timing.nowTolerance(tolerance);
      return this;
    }

    /**
     * Lets a message that named no time wait for caps and cool-downs as it waits for the time of
     * day, at most seven days. Without it they refuse and say when they would permit.
     */
    public Builder waitForCaps() {
      this.timing = timing.waitingForCaps();
      return this;
    }

    /**
     * Adds hours of the sender's own, which hold beside the law's; none unless given. Two with one
     * id are refused with IllegalArgumentException.
     */
    public Builder officeHours(OfficeHours hours) {
      this.timing = timing.with(hours);
      return this;
    }

    /**
     * Holds back a channel at {@link Candor#release}; none unless given. A second throttle for a
     * channel is refused with IllegalArgumentException.
     */
    public Builder throttle(Throttle throttle) {
      Throttle given = throttles.putIfAbsent(throttle.channel(), throttle);
      if (given != null) {
        throw new IllegalArgumentException(
            "The channel ("
                + throttle.channel()
                + ") has a throttle already, "
                + given.most()
                + " in "
                + given.period()
                + ".\nMaybe give the stricter of the two alone.");
      }
      return this;
    }

    /** The Candor; a port that was not given is refused with NullPointerException naming it. */
    public Candor build() {
      return new Candor(this);
    }

    private static Supplier<InteractionId> randomIds(SecureRandom random) {
      return () -> {
        StringBuilder id = new StringBuilder("IX-");
        for (int i = 0; i < 16; i++) {
          id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return InteractionId.of(id.toString());
      };
    }
  }
}
