package dev.candor.workshop.change;

import dev.candor.message.SendRequest;
import dev.candor.party.BorrowerFile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * What one decision was made on: a line of a history that is replayed. Immutable.
 *
 * @param at the instant taken for now; required
 * @param request the request; required
 * @param file what was known of its borrower at that instant, past interactions recorded by Candor
 *     among them; required
 */
public record RecordedDecision(
    @NotNull Instant at, @NotNull @Valid SendRequest request, @NotNull @Valid BorrowerFile file) {}
