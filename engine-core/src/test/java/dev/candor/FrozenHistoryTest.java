package dev.candor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.Personas;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Release;
import dev.candor.interaction.Throttle;
import dev.candor.message.Channel;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.BorrowerFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A record that reads as of long ago and writes as of now, as in a transaction with a frozen view.
 */
@Tag("slow")
class FrozenHistoryTest {

  private static final BorrowerFile FILE = Personas.newYorker();

  /** 22:30 in New York: what is sent goes in the morning. */
  private static final Instant NIGHT = Instant.parse("2026-03-07T03:30:00Z");

  private static final SendRequest REQUEST =
      SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, FILE.borrower().id())
          .channel(Channel.EMAIL)
          .loan(FILE.loans().get(0).id())
          .build();

  /** Keeps in another record, and reads the histories as they were when it was made. */
  private static final class Frozen implements Interactions {

    private final Interactions now;
    private final History then;
    private int reads;

    Frozen(Interactions now) {
      this.now = now;
      this.then = now.history(FILE.borrower().id(), Instant.EPOCH);
    }

    @Override
    public History history(PersonId personId, Instant since) {
      reads++;
      return then;
    }

    @Override
    public Written record(Entry entry, long versionSeen) {
      return now.record(entry, versionSeen);
    }

    @Override
    public List<Due> due(Instant at, Set<Channel> except, @Nullable Due after, int limit) {
      return now.due(at, except, after, limit);
    }

    @Override
    public Settled settle(Settlement settlement, long versionSeen, @Nullable Throttle throttle) {
      return now.settle(settlement, versionSeen, throttle);
    }

    @Override
    public Optional<InteractionId> findByExternalId(ExternalId externalId) {
      return now.findByExternalId(externalId);
    }

    @Override
    public Optional<Recorded> find(InteractionId id) {
      return now.find(id);
    }

    @Override
    public List<Interaction> list(@Nullable PersonId personId, int limit) {
      return now.list(personId, limit);
    }
  }

  private static Candor over(Frozen frozen, House house) {
    return House.set(candor -> candor.interactions(frozen).clock(house.clock), FILE).candor;
  }

  @Test
  void ends_a_send_with_one_error_instead_of_deciding_a_thousand_times() {
    House house = House.with(FILE);
    Frozen frozen = new Frozen(house.interactions);
    house.candor.send(REQUEST);
    assertThatThrownBy(() -> over(frozen, house).send(REQUEST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            The record answers that the history of BO-NY01 moved, and still reads it as it was.
            Maybe it reads in a transaction that does not see what others commit, or from a copy of the database: roll back and repeat the whole, or read where it writes.""");
    assertThat(frozen.reads).isEqualTo(2);
    assertThat(house.interactions.entries()).hasSize(1);
  }

  @Test
  void leaves_a_due_message_scheduled_and_says_so() {
    House house = House.with(FILE);
    house.clock.set(NIGHT);
    house.candor.send(REQUEST);
    Frozen frozen = new Frozen(house.interactions);
    house.candor.send(REQUEST);
    house.clock.set(NIGHT.plusSeconds(36_000));
    assertThat(over(frozen, house).release(1))
        .singleElement()
        .isInstanceOfSatisfying(
            Release.Faulted.class,
            faulted ->
                assertThat(faulted.cause())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("and still reads it as it was."));
    assertThat(frozen.reads).isEqualTo(2);
  }
}
