package dev.candor.document;

import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import org.jspecify.annotations.Nullable;

/**
 * What a template is for, and whether it may be used.
 *
 * @param subject the subject it writes about
 * @param channel the channel it writes for
 * @param language the language it is written in, two letters of ISO 639-1
 * @param loanType the only kind of loan it is for, or null where it is for all that have none of
 *     their own
 * @param name what people call it
 * @param sensitive whether what it writes may be seen by the authorised only, such as a
 *     confirmation code
 * @param enabled whether messages may be written with it; a disabled one is a refusal
 */
public record TemplateDescriptor(
    Subject subject,
    Channel channel,
    String language,
    @Nullable LoanType loanType,
    String name,
    boolean sensitive,
    boolean enabled) {

  /**
   * Returns its key, such as {@code paymentFailed/email}, {@code es/paymentFailed/email} or {@code
   * statement/mail.mortgage}; English is not said.
   */
  public String key() {
    return (language.equals("en") ? "" : language + "/")
        + subject
        + "/"
        + channel
        + (loanType == null ? "" : "." + loanType);
  }
}
