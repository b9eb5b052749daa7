package dev.candor.internal.decide;

import dev.candor.decision.Finding;
import dev.candor.message.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hours of the sender's own: what they say of every message by some channels. Immutable.
 *
 * @param channels the channels they hold for
 * @param finding the restriction to them
 */
public record SenderHours(Set<Channel> channels, Finding.Restrict finding) {

  public SenderHours {
    channels = Set.copyOf(channels);
  }

  boolean holdFor(@Nullable Channel channel) {
    return channel != null && channels.contains(channel);
  }
}
