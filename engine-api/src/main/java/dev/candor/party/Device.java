package dev.candor.party;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a device or app of the borrower reports of itself.
 *
 * @param timeZone the zone it is set to
 * @param reportedOn the day it reported so; null where nobody knows
 */
public record Device(@NotNull ZoneId timeZone, @Nullable LocalDate reportedOn) {}
