package dev.candor.party;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * What makes an address or number one that a debt collector may rely on (12 CFR 1006.6(d)(3) and
 * (4)). Null means not known.
 *
 * @param givenWithNotice whether the borrower gave it to the sender after a clear disclosure that
 *     it may be used about the debt (comment 6(d)(4)(i)(B)-2)
 * @param publicDomain whether its domain name is available for use by the general public (12 CFR
 *     1006.6(d)(4)(ii)(E))
 * @param creditorNotice the creditor's notice that it will be used
 * @param priorCollectorObtained whether any prior debt collector obtained it in accordance with 12
 *     CFR 1006.6(d)(4)(i) or (ii)
 * @param priorCollectorUsed whether the immediately prior debt collector used it about the debt and
 *     the borrower did not opt out (12 CFR 1006.6(d)(4)(iii)(B) and (C))
 * @param disclosesToOthers whether any person has said that messages there disclose the debt to
 *     others (comment 6(d)(3)(ii)-1)
 */
public record ContactOrigin(
    @Nullable Boolean givenWithNotice,
    @Nullable Boolean publicDomain,
    @Nullable @Valid CreditorNotice creditorNotice,
    @Nullable Boolean priorCollectorObtained,
    @Nullable Boolean priorCollectorUsed,
    @Nullable Boolean disclosesToOthers) {}
