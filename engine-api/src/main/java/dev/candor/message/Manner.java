package dev.candor.message;

import org.jspecify.annotations.Nullable;

/**
 * What the sender declares of how a message goes, beyond its channel: facts no engine can find out
 * and the law asks for.
 *
 * @param dialing how a call is placed or a text sent; manual unless said otherwise
 * @param commercial whether its primary purpose is to advertise or sell (15 USC 7702(2), 47 USC
 *     227(a)(4)); false unless said otherwise
 * @param limitedContent whether a voicemail is a limited-content message (12 CFR 1006.2(j)); false
 *     unless said otherwise
 * @param plainEnvelope whether nothing on an envelope, or to be seen through it, tells of a debt
 *     (12 CFR 1006.22(f)(2)); true unless said otherwise
 */
public record Manner(
    Dialing dialing, Boolean commercial, Boolean limitedContent, Boolean plainEnvelope) {

  /** Manual, not commercial, in a plain envelope: what a request that says nothing means. */
  public static final Manner PLAIN = new Manner(null, null, null, null);

  public Manner(
      @Nullable Dialing dialing,
      @Nullable Boolean commercial,
      @Nullable Boolean limitedContent,
      @Nullable Boolean plainEnvelope) {
    this.dialing = dialing == null ? Dialing.MANUAL : dialing;
    this.commercial = commercial != null && commercial;
    this.limitedContent = limitedContent != null && limitedContent;
    this.plainEnvelope = plainEnvelope == null || plainEnvelope;
  }
}
