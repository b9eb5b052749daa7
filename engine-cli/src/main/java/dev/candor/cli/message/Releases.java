package dev.candor.cli.message;

import dev.candor.interaction.Release;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One function for each kind of release, as an expression. */
record Releases<T extends @Nullable Object>(
    Function<Release.Queued, T> ofQueued,
    Function<Release.Moved, T> ofMoved,
    Function<Release.Withheld, T> ofWithheld,
    Function<Release.Held, T> ofHeld,
    Function<Release.Faulted, T> ofFaulted)
    implements Release.Kinds<T> {

  @Override
  public T queued(Release.Queued release) {
    return ofQueued.apply(release);
  }

  @Override
  public T moved(Release.Moved release) {
    return ofMoved.apply(release);
  }

  @Override
  public T withheld(Release.Withheld release) {
    return ofWithheld.apply(release);
  }

  @Override
  public T held(Release.Held release) {
    return ofHeld.apply(release);
  }

  @Override
  public T faulted(Release.Faulted release) {
    return ofFaulted.apply(release);
  }
}
