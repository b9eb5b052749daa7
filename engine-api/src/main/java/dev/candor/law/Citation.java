package dev.candor.law;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The provision a rule rests on, in parts, so that it can be sorted, linked and printed.
 *
 * @param body who made it, such as {@code CFPB} or {@code House}
 * @param corpus the collection, such as {@code 12 CFR} or {@code 11 USC}
 * @param section the section in it, such as {@code 1006.6(b)(1)}
 * @param url where its text can be read, or null
 * @param verified how far its words were checked
 */
public record Citation(
    String body, String corpus, String section, @Nullable String url, Verified verified) {

  /**
   * How far the words of a provision were checked by whoever wrote the rule. Unverified rules ship
   * switched off.
   */
  public enum Verified {
    /** The provision's text was read at its source. */
    @JsonProperty("text")
    TEXT,
    /** Its text was read as a quotation in somebody else's work. */
    @JsonProperty("quoted")
    QUOTED,
    /** Nobody checked. */
    @JsonProperty("unverified")
    UNVERIFIED,
    /** Not law: the lender's own policy, or the contract of the send operation. */
    @JsonProperty("house")
    HOUSE
  }

  /** Returns a citation of the house's own checks, such as {@code contact-archived}. */
  public static Citation house(String section) {
    return new Citation("House", "House check", section, null, Verified.HOUSE);
  }

  /** Returns the usual short form, such as {@code 12 CFR 1006.6(b)(1)}. */
  public String text() {
    return corpus + " " + section;
  }

  @Override
  public String toString() {
    return text();
  }
}
