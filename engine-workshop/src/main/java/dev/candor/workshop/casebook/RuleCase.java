package dev.candor.workshop.casebook;

import dev.candor.law.RuleId;
import dev.candor.message.SendRequest;
import dev.candor.party.BorrowerFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case of a rulebook, ready to run: what one rule must stop, or let through. Immutable.
 *
 * @param rule the rule it is of
 * @param sentence what it says, in one sentence
 * @param id of the example it is, or null
 * @param source where the example stands, or null
 * @param note what a reader should know, or null
 * @param persona the persona it starts from
 * @param place file, line and column
 * @param now the instant taken for now
 * @param request the message
 * @param file the borrower, with what happened before
 * @param expected what the rule must say
 */
public record RuleCase(
    RuleId rule,
    String sentence,
    @Nullable String id,
    @Nullable String source,
    @Nullable String note,
    String persona,
    String place,
    Instant now,
    SendRequest request,
    BorrowerFile file,
    Expectation expected) {}
