package dev.candor.internal.operation;

import dev.candor.decision.Facts;
import dev.candor.decision.Verdict;
import dev.candor.document.Rendering;
import dev.candor.document.UndefinedName;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Outcome;
import dev.candor.internal.decide.Decider;
import dev.candor.internal.decide.SendRefusals;
import dev.candor.internal.gather.MillisecondClock;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.internal.gather.RequestFacts;
import dev.candor.internal.write.HistoryRetry;
import dev.candor.internal.write.InteractionFactory;
import dev.candor.internal.write.MessageWriter;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.message.SendRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sends a message: decides, writes and records it in one transaction, and queues it. */
public final class SendMessage {

  private final RequestCheck check;
  private final RequestFacts requestFacts;
  private final Decider decider;
  private final MessageWriter writer;
  private final InteractionFactory factory;
  private final Interactions interactions;
  private final MillisecondClock clock;
  private final LongSupplier seeds;

  /** Creates the operation of these parts. */
  public SendMessage(
      RequestCheck check,
      RequestFacts requestFacts,
      Decider decider,
      MessageWriter writer,
      InteractionFactory factory,
      Interactions interactions,
      MillisecondClock clock,
      LongSupplier seeds) {
    this.check = check;
    this.requestFacts = requestFacts;
    this.decider = decider;
    this.writer = writer;
    this.factory = factory;
    this.interactions = interactions;
    this.clock = clock;
    this.seeds = seeds;
  }

  /**
   * Sends it; answers a repeated external id before anything is looked up or decided. Decides anew
   * on fresh facts whenever another send to the same borrower got in between, so that two sends
   * never share a cap.
   *
   * @throws dev.candor.fault.InvalidInputException when the request is malformed
   */
  public Outcome send(SendRequest request) {
    Instant now = clock.now();
    check.requireValid(request, now);

    long seed = seeds.getAsLong();
    for (int attempt = 0; attempt < HistoryRetry.MOST_ATTEMPTS; attempt++) {
      Optional<Outcome> repeated = refuseKnown(request, now);
      if (repeated.isPresent()) {
        return repeated.get();
      }

      RequestFacts.Collected collected = requestFacts.collect(request, now);
      Facts facts = collected.facts();
      Optional<Outcome> outcome =
          decider
              .decide(facts, request, now, seed)
              .match(
                  permitted -> record(request, facts, permitted, collected.historyVersion()),
                  // what refuses it may be its own repetition, recorded since the first look
                  refused ->
                      refuseKnown(request, now)
                          .or(() -> Optional.of(new Outcome.Refused(refused))));
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }

    throw HistoryRetry.giveUp(request.personId(), "send");
  }

  /**
   * Writes and records a permitted message; empty when the borrower's history or the templates
   * moved meanwhile: a disclosure was decided on in the language of the template there was.
   */
  private Optional<Outcome> record(
      SendRequest request, Facts facts, Verdict.Permitted verdict, long historyVersion) {
    @Nullable Rendering rendering = writer.write(request, facts, verdict);
    if (rendering != null && !rendering.template().language().equals(facts.language())) {
      return Optional.empty();
    }

    return decider
        .read(facts, verdict, () -> writer.words(rendering))
        .match(
            permitted -> record(request, facts, permitted, rendering, historyVersion),
            refused -> Optional.of(new Outcome.Refused(refused)));
  }

  private Optional<Outcome> record(
      SendRequest request,
      Facts facts,
      Verdict.Permitted verdict,
      @Nullable Rendering rendering,
      long historyVersion) {
    List<UndefinedName> undefined = rendering == null ? List.of() : rendering.undefinedNames();
    boolean sensitive = rendering != null && rendering.template().sensitive();
    Interactions.Entry entry =
        new Interactions.Entry(
            factory.create(request, facts, verdict, sensitive),
            rendering == null ? null : rendering.document(),
            verdict,
            InteractionFactory.terms(request, facts, verdict));
    PersonId personId = entry.interaction().personId();

    return interactions
        .record(entry, historyVersion)
        .<Optional<Outcome>>match(
            kept ->
                Optional.of(
                    verdict.later()
                        ? new Outcome.Scheduled(kept.interaction(), undefined, verdict)
                        : new Outcome.Queued(kept.interaction(), undefined, verdict)),
            duplicate ->
                Optional.of(
                    refuseRepeated(request, duplicate.existing(), verdict.grounds().decidedAt())),
            () -> {
              if (interactions.history(personId, verdict.sendAt()).version() == historyVersion) {
                throw HistoryRetry.frozen(personId);
              }
              return Optional.empty();
            });
  }

  /** Refuses a send whose external id an interaction has already; empty where none has it. */
  private Optional<Outcome> refuseKnown(SendRequest request, Instant now) {
    return Optional.ofNullable(request.interactionExternalId())
        .flatMap(interactions::findByExternalId)
        .map(existing -> refuseRepeated(request, existing, now));
  }

  /** Refuses by the id alone, whenever it is found: no rule and no fact has a part in it. */
  private Outcome refuseRepeated(SendRequest request, InteractionId existing, Instant now) {
    return new Outcome.Refused(
        decider.refuseUndecided(
            SendRefusals.duplicate(request.interactionExternalId(), existing), request, now));
  }
}
