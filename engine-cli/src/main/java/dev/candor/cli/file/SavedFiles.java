package dev.candor.cli.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Waits until files are saved. An editor saves in several steps; they count as one. Not to be
 * shared between threads.
 */
public final class SavedFiles implements AutoCloseable {

  private static final long QUIET_MILLIS = 120;

  private final List<Path> watched;
  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();
  private final long start = System.nanoTime();

  private SavedFiles(List<Path> watched, WatchService service) {
    this.watched = watched;
    this.service = service;
  }

  /** Watches these folders with all in them, and the folders of these files. */
  public static SavedFiles in(List<Path> watched) {
    try {
      SavedFiles saved =
          new SavedFiles(List.copyOf(watched), FileSystems.getDefault().newWatchService());
      saved.register();
      return saved;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void register() {
    for (Path one : watched) {
      Path folder = Files.isDirectory(one) ? one : one.toAbsolutePath().getParent();
      if (folder == null) {
        continue;
      }
      try (Stream<Path> below = Files.walk(folder, Files.isDirectory(one) ? 16 : 0)) {
        for (Path path : (Iterable<Path>) below.filter(Files::isDirectory)::iterator) {
          WatchKey key =
              path.register(
                  service,
                  StandardWatchEventKinds.ENTRY_CREATE,
                  StandardWatchEventKinds.ENTRY_MODIFY,
                  StandardWatchEventKinds.ENTRY_DELETE);
          folders.put(key, path);
        }
      } catch (NoSuchFileException | UncheckedIOException gone) {
        // a folder that went away meanwhile: the next save finds the rest
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /**
   * Waits until something was saved and nothing more came for a moment. Ends where the first of
   * what is watched is gone.
   *
   * @param longest how long after the watch began it ends; never where null
   * @return false when it ended
   */
  public boolean await(@Nullable Duration longest) {
    try {
      boolean any = false;
      while (!any) {
        WatchKey key =
            longest == null
                ? service.take()
                : service.poll(
                    Math.max(0, longest.toNanos() - (System.nanoTime() - start)),
                    TimeUnit.NANOSECONDS);
        if (key == null) {
          return false;
        }
        while (key != null) {
          any |= concerns(key);
          key.reset();
          key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (!Files.exists(watched.get(0))) {
          return false;
        }
      }
      register();
      return true;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ClosedWatchServiceException closed) {
      return false;
    }
  }

  /**
   * Returns whether one of the files that changed is watched, and not only lies beside one that is.
   */
  private boolean concerns(WatchKey key) {
    Path folder = folders.get(key);
    boolean any = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      any |=
          folder == null
              || !(event.context() instanceof Path name)
              || watched.stream()
                  .map(one -> one.toAbsolutePath().normalize())
                  .anyMatch(folder.resolve(name).toAbsolutePath().normalize()::startsWith);
    }
    return any;
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
