package dev.candor.cli;

import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.store.JdbcInteractions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens the store when something first needs it, so that bad input leaves no empty database behind.
 * Not to be shared between threads.
 */
final class LazyInteractions implements Interactions, AutoCloseable {

  private final String url;
  private @Nullable JdbcInteractions opened;

  LazyInteractions(String url) {
    this.url = url;
  }

  private JdbcInteractions open() {
    JdbcInteractions store = opened;
    if (store == null) {
      store = JdbcInteractions.open(url);
      opened = store;
    }
    return store;
  }

  @Override
  public History history(PersonId personId, Instant since) {
    return open().history(personId, since);
  }

  @Override
  public Written record(Entry entry, long versionSeen) {
    return open().record(entry, versionSeen);
  }

  @Override
  public Optional<Recorded> find(InteractionId id) {
    return open().find(id);
  }

  @Override
  public List<Interaction> list(@Nullable PersonId personId, int limit) {
    return open().list(personId, limit);
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
