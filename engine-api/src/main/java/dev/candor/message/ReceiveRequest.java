package dev.candor.message;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that came in, to be recorded with its inbound actions (B-066 to B-108). One shape for
 * every channel, with the channel's own fields optional.
 *
 * @param channel how it came; required (B-069)
 * @param theme why; required
 * @param status where it stands; required
 * @param content its content and attributes, or null (B-070)
 * @param personId the borrower, or null when it is not bound to one (B-107)
 * @param contactId an existing contact (B-072)
 * @param contactExternalId an existing contact by the lender's id, without {@code ext-} (B-072)
 * @param loanId a loan it is about (B-073)
 * @param loanIds several loans it is about
 * @param subject what it is about, or null
 * @param borrowerSelectedTheme the reason the borrower chose, or null (B-074)
 * @param sensitive whether access to it needs authority; false unless said otherwise (B-075)
 * @param externalId the lender's id, 1 to 255 characters, or null (B-077)
 * @param previousInteractionId the interaction before it, or null (B-079)
 * @param statusDetails what happened technically, or null (B-085)
 * @param direction who began, inbound unless said otherwise
 * @param agentOutcome how a call ended, or null (B-096)
 * @param twilioErrorCode the provider's code, at most 10 characters, or null (B-097)
 * @param metaData anything else, or null (B-098)
 * @param isTransactional or null (B-099)
 * @param startedAt when it began; null is the time of the call (B-100)
 * @param endedAt when it ended, for the log only (B-102)
 * @param scheduledAtFrom start of the window it is set for (B-103)
 * @param scheduledAtTo end of that window
 * @param failureDescriptionShort a short text for a screen (B-104)
 * @param failureDescriptionLong what failed and what can be done (B-104)
 * @param complianceGuardRuleId the rule that blocked it; only with blockedByComplianceGuard (B-105)
 */
public record ReceiveRequest(
    @NotNull Channel channel,
    @NotNull Theme theme,
    @NotNull Status status,
    @Nullable Map<String, @Nullable Object> content,
    @Nullable PersonId personId,
    @Nullable ContactId contactId,
    @Nullable @Size(min = 1, max = 255) String contactExternalId,
    @Nullable LoanId loanId,
    @Size(max = 100) List<LoanId> loanIds,
    @Nullable Subject subject,
    @Nullable Theme borrowerSelectedTheme,
    Boolean sensitive,
    @Nullable ExternalId externalId,
    @Nullable @Size(min = 1, max = 255) String previousInteractionId,
    @Nullable StatusDetails statusDetails,
    @Nullable Direction direction,
    @Nullable AgentOutcome agentOutcome,
    @Nullable @Size(max = 10) String twilioErrorCode,
    @Nullable Map<String, @Nullable Object> metaData,
    @Nullable Boolean isTransactional,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant scheduledAtFrom,
    @Nullable Instant scheduledAtTo,
    @Nullable String failureDescriptionShort,
    @Nullable String failureDescriptionLong,
    @Nullable @Size(max = 80) String complianceGuardRuleId) {

  public ReceiveRequest {
    loanIds = loanIds == null ? List.of() : List.copyOf(loanIds);
    content =
        content == null
            ? null
            : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(content));
    metaData =
        metaData == null
            ? null
            : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metaData));
    sensitive = sensitive != null && sensitive;
    direction = direction == null ? Direction.INBOUND : direction;
  }

  /** Names ids only; the content is personal. */
  @Override
  public String toString() {
    return "ReceiveRequest[" + channel + " " + theme + " " + personId + "]";
  }
}
