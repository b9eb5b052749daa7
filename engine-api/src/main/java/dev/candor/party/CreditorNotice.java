package dev.candor.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The notice by which a creditor tells that a debt collector will use an e-mail address (12 CFR
 * 1006.6(d)(4)(ii)). Null means not known.
 *
 * @param usedForAccount whether the creditor got the address from the borrower and used it about
 *     the account, and was not asked to stop; advertising is not about the account
 * @param complete whether it names the debt collector and the address, and says that others may see
 *     the e-mails
 * @param simpleOptOut whether its instructions to opt out are a reasonable and simple method
 * @param sentOn the day it was sent
 * @param optOutBy the day by which a request to opt out must be received
 */
public record CreditorNotice(
    @Nullable Boolean usedForAccount,
    @Nullable Boolean complete,
    @Nullable Boolean simpleOptOut,
    @Nullable LocalDate sentOn,
    @Nullable LocalDate optOutBy) {}
