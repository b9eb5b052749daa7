package dev.candor.party;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consent given or taken back.
 *
 * @param state whether it holds
 * @param at when that was said, or null where not known
 * @param givenTo to whom it was given, or null where not known; only {@code us} counts where the
 *     law says "directly"
 */
public record Consent(
    @NotNull ConsentState state, @Nullable Instant at, @Nullable ConsentHolder givenTo) {}
