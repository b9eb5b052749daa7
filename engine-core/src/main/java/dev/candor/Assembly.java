package dev.candor;

import dev.candor.decision.Rules;
import dev.candor.document.Renderer;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Throttle;
import dev.candor.internal.decide.Decider;
import dev.candor.internal.gather.BorrowerLookup;
import dev.candor.internal.gather.FactCollector;
import dev.candor.internal.gather.MillisecondClock;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.internal.gather.RequestFacts;
import dev.candor.internal.gather.SubjectCatalog;
import dev.candor.internal.operation.ExplainMessage;
import dev.candor.internal.operation.FindOpenings;
import dev.candor.internal.operation.ReleaseDue;
import dev.candor.internal.operation.RenderDocument;
import dev.candor.internal.operation.SendMessage;
import dev.candor.internal.operation.ShowFacts;
import dev.candor.internal.write.InteractionFactory;
import dev.candor.internal.write.MessageWriter;
import dev.candor.internal.write.RandomIds;
import dev.candor.message.Channel;
import dev.candor.message.InteractionId;
import dev.candor.message.Subject;
import dev.candor.message.SubjectDescriptor;
import dev.candor.party.Borrowers;
import dev.candor.party.Company;
import dev.candor.scheduling.ZoneFinder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a host gave to a builder, and puts the operations together from it. Not to be shared
 * between threads.
 */
final class Assembly {

  @Nullable Borrowers borrowers;
  @Nullable Interactions interactions;
  @Nullable Rules rules;
  @Nullable Renderer renderer;
  @Nullable Clock clock;
  @Nullable Company company;
  LongSupplier seeds = new SecureRandom()::nextLong;
  Supplier<InteractionId> ids = new RandomIds(new SecureRandom());
  Timing timing = Timing.USUAL;
  boolean listedThemesOnly;
  final Map<Subject, SubjectDescriptor> subjects = new EnumMap<>(Subject.class);
  private final Map<Channel, Throttle> throttles = new EnumMap<>(Channel.class);

  /** The operations of one Candor, and what its shortest verbs look at. */
  record Operations(
      SendMessage send,
      ReleaseDue release,
      ExplainMessage explain,
      ShowFacts facts,
      FindOpenings openings,
      RenderDocument render,
      RequestCheck check,
      SubjectCatalog subjects,
      MillisecondClock clock) {}

  /** Adds a throttle; a second one for a channel is refused with IllegalArgumentException. */
  void add(Throttle throttle) {
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
  }

  /** Creates the operations; refuses with IllegalStateException, naming every port not given. */
  Operations assemble() {
    requireEveryPort();
    Borrowers borrowers = Objects.requireNonNull(this.borrowers);
    Interactions record = Objects.requireNonNull(interactions);
    Decider decider = timing.decider(Objects.requireNonNull(rules));
    Renderer renderer = Objects.requireNonNull(this.renderer);
    MillisecondClock now = new MillisecondClock(Objects.requireNonNull(clock));

    SubjectCatalog catalog = new SubjectCatalog(subjects, listedThemesOnly);
    RequestCheck check = new RequestCheck(catalog, timing.nowTolerance());
    BorrowerLookup lookup = new BorrowerLookup(borrowers, record);
    FactCollector collector = new FactCollector(renderer, new ZoneFinder());
    RequestFacts facts = new RequestFacts(lookup, catalog, collector);
    MessageWriter writer = new MessageWriter(renderer, company);
    InteractionFactory factory = new InteractionFactory(ids);

    return new Operations(
        new SendMessage(check, facts, decider, writer, factory, record, now, seeds),
        new ReleaseDue(lookup, facts, decider, record, throttles, now, seeds),
        new ExplainMessage(check, facts, decider, now, seeds),
        new ShowFacts(check, facts, decider, now),
        new FindOpenings(check, facts, decider, now),
        new RenderDocument(lookup, facts, decider, writer, now),
        check,
        catalog,
        now);
  }

  private void requireEveryPort() {
    Map<String, @Nullable Object> ports = new LinkedHashMap<>();
    ports.put("borrowers", borrowers);
    ports.put("interactions", interactions);
    ports.put("rules", rules);
    ports.put("renderer", renderer);
    ports.put("clock", clock);

    ports.values().removeIf(Objects::nonNull);
    if (!ports.isEmpty()) {
      throw new IllegalStateException(
          "Candor was built without "
              + String.join(", ", ports.keySet())
              + ".\nMaybe call "
              + ports.keySet().stream()
                  .map(port -> port + "(...)")
                  .collect(Collectors.joining(", "))
              + " of the builder; docs/embedding.md shows what each is.");
    }
  }
}
