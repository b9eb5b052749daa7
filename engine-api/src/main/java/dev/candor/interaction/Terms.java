package dev.candor.interaction;

import dev.candor.decision.Disclosure;
import dev.candor.message.Manner;
import java.time.Instant;
import java.util.List;

/**
 * What a request said that its interaction does not, kept so that the message can be decided on
 * again when it is due. Nothing of the context, and nobody's data. Immutable.
 *
 * @param firstDueAt when it was first set to go, whatever it was moved to since
 * @param movable whether the request named no time of its own; only then is it moved again
 * @param jitterSeconds the longest delay the request allowed, in seconds
 * @param manner what the request declared of how it goes
 * @param useTemplate whether its content is written from a template
 * @param language the language it was decided on in, two letters
 * @param disclosures the disclosures its content carries
 */
public record Terms(
    Instant firstDueAt,
    boolean movable,
    int jitterSeconds,
    Manner manner,
    boolean useTemplate,
    String language,
    List<Disclosure> disclosures) {

  public Terms {
    disclosures = List.copyOf(disclosures);
  }
}
