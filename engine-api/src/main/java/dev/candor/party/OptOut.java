package dev.candor.party;

import dev.candor.message.Channel;
import dev.candor.message.Theme;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request not to get messages of some kind at one contact.
 *
 * @param channel the channel it names
 * @param themes the themes it names; empty means all
 * @param at when it was received, or null where not known; it holds from the first
 */
public record OptOut(@NotNull Channel channel, Set<Theme> themes, @Nullable Instant at) {

  public OptOut {
    themes = themes == null ? Set.of() : Set.copyOf(themes);
  }

  /** Returns whether it covers a message. */
  public boolean covers(Channel channel, Theme theme) {
    return this.channel == channel && (themes.isEmpty() || themes.contains(theme));
  }
}
