package dev.candor.internal.write;

import dev.candor.message.InteractionId;
import java.security.SecureRandom;
import java.util.function.Supplier;

/** Draws ids of interactions: 80 random bits, in digits and letters that are not mistaken. */
public final class RandomIds implements Supplier<InteractionId> {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final SecureRandom random;

  /** Creates a source of ids. */
  public RandomIds(SecureRandom random) {
    this.random = random;
  }

  @Override
  public InteractionId get() {
    StringBuilder id = new StringBuilder("IX-");
    for (int i = 0; i < 16; i++) {
      id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }

    return InteractionId.of(id.toString());
  }
}
