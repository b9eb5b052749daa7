package dev.candor.internal.write;

import dev.candor.document.Format;
import dev.candor.message.Channel;
import java.util.EnumSet;
import java.util.Set;

/** Knows the formats that a message by a channel has: the one table of it. */
public final class ChannelFormats {

  private ChannelFormats() {}

  /** Returns the formats that a message by this channel is kept in. */
  public static Set<Format> toKeep(Channel channel) {
    return switch (channel) {
      case EMAIL, GUI -> Set.of(Format.HTML, Format.TEXT);
      case TEXT, VOICE, CHAT -> Set.of(Format.TEXT);
      case MAIL, FAX, DOCUMENT -> Set.of(Format.HTML, Format.TEXT, Format.PDF);
    };
  }

  /** Returns those of them that can be shown as a string. */
  public static Set<Format> toShow(Channel channel) {
    Set<Format> shown = EnumSet.copyOf(toKeep(channel));
    shown.remove(Format.PDF);

    return Set.copyOf(shown);
  }
}
