package dev.candor.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bankruptcy.
 *
 * @param chapter 7, 11, 12 or 13
 * @param filedOn day of the petition
 * @param stayInForce whether the automatic stay holds (11 USC 362)
 * @param dischargedOn day of discharge (11 USC 524)
 * @param reaffirmed whether the debt was reaffirmed (11 USC 524(c))
 */
public record Bankruptcy(
    @Nullable Integer chapter,
    @Nullable LocalDate filedOn,
    @Nullable Boolean stayInForce,
    @Nullable LocalDate dischargedOn,
    @Nullable Boolean reaffirmed) {}
