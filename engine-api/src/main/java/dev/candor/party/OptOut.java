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
 * @param marketingOnly whether it is of messages that advertise alone; false unless said otherwise
 */
public record OptOut(
    @NotNull Channel channel, Set<Theme> themes, @Nullable Instant at, Boolean marketingOnly) {

  public OptOut {
    themes = themes == null ? Set.of() : Set.copyOf(themes);
    marketingOnly = marketingOnly != null && marketingOnly;
  }

  /** Makes a request about every message of its channel and themes. */
  public OptOut(Channel channel, Set<Theme> themes, @Nullable Instant at) {
    this(channel, themes, at, false);
  }

  /**
   * Returns whether it covers a message.
   *
   * @param commercial whether the message advertises
   */
  public boolean covers(Channel channel, Theme theme, boolean commercial) {
    return this.channel == channel
        && (themes.isEmpty() || themes.contains(theme))
        && (commercial || !marketingOnly);
  }
}
