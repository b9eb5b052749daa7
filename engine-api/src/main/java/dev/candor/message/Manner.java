package dev.candor.message;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sender declares of how a message goes, beyond its channel: facts no engine can find out
 * and the law asks for.
 *
 * @param dialing how a call is placed or a text sent; manual unless said otherwise
 * @param commercial whether its primary purpose is to advertise or sell (15 USC 7702(2), 47 USC
 *     227(a)(4)); false unless said otherwise, and true of one that is to advertise
 * @param limitedContent whether a voicemail is a limited-content message (12 CFR 1006.2(j)); false
 *     unless said otherwise
 * @param plainEnvelope whether nothing on an envelope, or to be seen through it, tells of a debt
 *     (12 CFR 1006.22(f)(2)); true unless said otherwise
 * @param purpose what it is for; to inform unless said otherwise
 * @param contains what it holds that the law may forbid, as far as the sender knows
 * @param socialAudience who can see it, where it goes over a social media platform, which it does
 *     by the channel chat; none unless said otherwise
 */
public record Manner(
    Dialing dialing,
    Boolean commercial,
    Boolean limitedContent,
    Boolean plainEnvelope,
    MessagePurpose purpose,
    Set<MessageContent> contains,
    SocialAudience socialAudience) {

  /** Manual, not commercial, in a plain envelope: what a request that says nothing means. */
  public static final Manner PLAIN = new Manner(null, null, null, null);

  public Manner(
      @Nullable Dialing dialing,
      @Nullable Boolean commercial,
      @Nullable Boolean limitedContent,
      @Nullable Boolean plainEnvelope,
      @Nullable MessagePurpose purpose,
      @Nullable Set<MessageContent> contains,
      @Nullable SocialAudience socialAudience) {
    this.dialing = dialing == null ? Dialing.MANUAL : dialing;
    this.commercial = (commercial != null && commercial) || purpose == MessagePurpose.ADVERTISE;
    this.limitedContent = limitedContent != null && limitedContent;
    this.plainEnvelope = plainEnvelope == null || plainEnvelope;
    this.purpose = purpose == null ? MessagePurpose.INFORM : purpose;
    this.contains =
        contains == null || contains.isEmpty()
            ? Set.of()
            : Collections.unmodifiableSet(EnumSet.copyOf(contains));
    this.socialAudience = socialAudience == null ? SocialAudience.NONE : socialAudience;
  }

  /** Makes a manner that says nothing of what the message is for or holds. */
  public Manner(
      @Nullable Dialing dialing,
      @Nullable Boolean commercial,
      @Nullable Boolean limitedContent,
      @Nullable Boolean plainEnvelope) {
    this(dialing, commercial, limitedContent, plainEnvelope, null, null, null);
  }
}
