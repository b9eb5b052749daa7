package dev.candor.message;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to send a verification code (B-146 to B-152). At most 10 per borrower in any 60 minutes
 * (B-148, X-15); not evaluated by rules (B-150). One of {@code email}, {@code phone} and {@code
 * channel} is needed.
 *
 * @param personId the borrower; required
 * @param email where to, or null
 * @param phone where to, or null
 * @param channel email or text, or null
 * @param context data for the template
 */
public record ConfirmationCodeRequest(
    @NotNull PersonId personId,
    @Nullable @Email String email,
    @Nullable @Size(min = 3, max = 32) String phone,
    @Nullable Channel channel,
    @Size(max = 1_000) Map<String, @Nullable Object> context) {

  public ConfirmationCodeRequest {
    context =
        context == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "ConfirmationCodeRequest[" + personId + " " + channel + "]";
  }
}
