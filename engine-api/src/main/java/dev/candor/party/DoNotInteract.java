package dev.candor.party;

import dev.candor.message.Channel;
import dev.candor.message.Theme;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A standing instruction not to contact the borrower. One that names no theme covers all but
 * account credentials.
 *
 * @param channels the channels it names; empty means all
 * @param themes the themes it names; empty means all but opsAccountCredentials
 * @param from first day, or null where it holds from the first
 * @param to last day, or null where it has no end
 * @param reason why, for the record
 */
public record DoNotInteract(
    Set<Channel> channels,
    Set<Theme> themes,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String reason) {

  public DoNotInteract {
    channels = channels == null ? Set.of() : Set.copyOf(channels);
    themes = themes == null ? Set.of() : Set.copyOf(themes);
  }

  /** Returns whether it covers a message on some day. */
  public boolean covers(Channel channel, Theme theme, LocalDate day) {
    boolean themed =
        themes.isEmpty() ? theme != Theme.OPS_ACCOUNT_CREDENTIALS : themes.contains(theme);
    return themed
        && (channels.isEmpty() || channels.contains(channel))
        && (from == null || !day.isBefore(from))
        && (to == null || !day.isAfter(to));
  }
}
