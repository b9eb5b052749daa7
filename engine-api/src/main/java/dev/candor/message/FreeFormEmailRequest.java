package dev.candor.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wholly custom e-mail in the branded layout of subject freeFormBranded (B-135 to B-145). Not
 * evaluated by rules (B-136).
 *
 * @param personalizations the destinations; at least one (B-137)
 * @param theme why, or null (B-140, X-02)
 * @param language two letters of ISO 639-1; en unless said otherwise (B-138)
 * @param subjectLine the subject line, or null
 * @param contentHtml the HTML content, or null
 * @param contentPlain the plain-text content, or null
 * @param previousInteractionId an earlier interaction this one follows (B-141)
 * @param isTransactional false unless said otherwise (B-142)
 */
public record FreeFormEmailRequest(
    @NotEmpty @Size(max = 1_000) List<@Valid Personalization> personalizations,
    @Nullable Theme theme,
    @Pattern(regexp = "[a-z]{2}") String language,
    @Nullable @Size(max = 998) String subjectLine,
    @Nullable @Size(max = 262_144) String contentHtml,
    @Nullable @Size(max = 262_144) String contentPlain,
    @Nullable @Size(min = 1, max = 255) String previousInteractionId,
    Boolean isTransactional) {

  /**
   * One destination, in the shape of SendGrid's mail send.
   *
   * @param to recipients; at least one
   * @param cc copies
   * @param bcc hidden copies
   */
  public record Personalization(
      @NotEmpty List<@Valid Address> to, List<@Valid Address> cc, List<@Valid Address> bcc) {
    public Personalization {
      to = to == null ? List.of() : List.copyOf(to);
      cc = cc == null ? List.of() : List.copyOf(cc);
      bcc = bcc == null ? List.of() : List.copyOf(bcc);
    }
  }

  /**
   * An e-mail address and the name shown with it.
   *
   * @param email the address; required
   * @param name the name, or null
   */
  public record Address(@NotNull @Email String email, @Nullable @Size(max = 255) String name) {}

  public FreeFormEmailRequest {
    personalizations = personalizations == null ? List.of() : List.copyOf(personalizations);
    language = language == null ? "en" : language;
    isTransactional = isTransactional != null && isTransactional;
  }

  /** Names neither addresses nor content. */
  @Override
  public String toString() {
    return "FreeFormEmailRequest[" + language + " " + theme + "]";
  }
}
