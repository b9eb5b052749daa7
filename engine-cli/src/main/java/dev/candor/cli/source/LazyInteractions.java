package dev.candor.cli.source;

import dev.candor.document.TemplateStore;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Interactions.Due;
import dev.candor.interaction.Interactions.Entry;
import dev.candor.interaction.Interactions.History;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.interaction.Interactions.Settled;
import dev.candor.interaction.Interactions.Settlement;
import dev.candor.interaction.Interactions.Written;
import dev.candor.interaction.Throttle;
import dev.candor.message.Channel;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.store.JdbcInteractions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens the store when something first needs it, so that bad input leaves no empty database behind.
 * Not to be shared between threads.
 */
public final class LazyInteractions implements Interactions, AutoCloseable {

  private static final String SQLITE = "jdbc:sqlite:";

  private final String url;
  private @Nullable JdbcInteractions opened;

  public LazyInteractions(String url) {
    this.url = url;
  }

  private JdbcInteractions open() {
    JdbcInteractions store = opened;
    if (store == null) {
      store = openAt(url);
      opened = store;
    }
    return store;
  }

  /** Nothing, where there is no file yet: looking makes none. */
  @Override
  public History history(PersonId personId, Instant since) {
    return opened == null && isMissing(url)
        ? new History(0, List.of())
        : open().history(personId, since);
  }

  /** Opens the store now, which must be there: what releases makes no new one. */
  public LazyInteractions openExisting() {
    if (opened == null) {
      opened = existing(url);
    }
    return this;
  }

  /**
   * Returns the store at this url, which must be there: a command that only reads makes no new one.
   */
  public static JdbcInteractions existing(String url) {
    if (isMissing(url)) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              "--db",
              "",
              "There is no file (" + JdbcInteractions.redactUrl(url) + ").",
              "send something first, or name another --db."));
    }
    return openAt(url);
  }

  /** Opens the store at this url, or makes it; what is wrong with the url is told of the option. */
  public static JdbcInteractions openAt(String url) {
    try {
      return JdbcInteractions.open(url);
    } catch (InvalidInputException refused) {
      throw new InvalidInputException(
          "the store",
          refused.faults().stream()
              .map(fault -> new Fault("--db", fault.path(), fault.message(), fault.maybe()))
              .toList());
    }
  }

  /** Returns the templates kept there; empty where there is no file yet: looking makes none. */
  public Optional<TemplateStore> templates() {
    return opened == null && isMissing(url) ? Optional.empty() : Optional.of(open().templates());
  }

  private static boolean isMissing(String url) {
    String file = url.startsWith(SQLITE) ? url.substring(SQLITE.length()) : url;
    try {
      return !file.startsWith("jdbc:") && !file.isBlank() && Files.notExists(Path.of(file));
    } catch (InvalidPathException malformed) {
      return false;
    }
  }

  @Override
  public Written record(Entry entry, long versionSeen) {
    return open().record(entry, versionSeen);
  }

  @Override
  public List<Due> due(Instant now, Set<Channel> except, @Nullable Due after, int limit) {
    return open().due(now, except, after, limit);
  }

  @Override
  public Settled settle(Settlement settlement, long versionSeen, @Nullable Throttle throttle) {
    return open().settle(settlement, versionSeen, throttle);
  }

  @Override
  public Optional<InteractionId> findByExternalId(ExternalId externalId) {
    return opened == null && isMissing(url)
        ? Optional.empty()
        : open().findByExternalId(externalId);
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
