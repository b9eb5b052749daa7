package dev.candor.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a borrower wrote or said that the law hangs something on: a dispute, a request to cease.
 * Null means not known.
 *
 * @param receivedOn day it was received
 * @param written whether it was in writing, which an electronic notice is where the receiver
 *     accepts such (12 CFR 1006.6(c)(1), comment 2)
 * @param answeredOn day the answer it calls for was sent, such as the verification of a debt
 */
public record Notice(
    @Nullable LocalDate receivedOn, @Nullable Boolean written, @Nullable LocalDate answeredOn) {}
