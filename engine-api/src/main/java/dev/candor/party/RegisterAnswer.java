package dev.candor.party;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an outside register to one look-up, kept as evidence.
 *
 * @param register which one
 * @param on the day it was asked
 * @param listed whether it has the number: as given to somebody else, as not to be called
 * @param since the day from which it was asked about, where it tells of changes since a day; null
 *     where not known
 */
public record RegisterAnswer(
    @NotNull OutsideRegister register,
    @NotNull LocalDate on,
    @NotNull Boolean listed,
    @Nullable LocalDate since) {}
