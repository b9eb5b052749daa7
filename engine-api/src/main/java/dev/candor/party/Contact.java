package dev.candor.party;

import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach somebody. Null means not known.
 *
 * @param id its identifier
 * @param type e-mail, phone or address
 * @param value the e-mail address, or the number in any form; null for an address
 * @param address the postal address; null otherwise
 * @param label home, personal, work ...
 * @param affiliation whose it is; the borrower's own unless said otherwise
 * @param status primary, additional or archived; additional unless said otherwise
 * @param valid whether it is known to be right or wrong (B-056)
 * @param verified whether the borrower confirmed it
 * @param phoneKind mobile, landline or voip
 * @param receiveTextMessages whether it takes texts (B-058)
 * @param employerProvided whether an employer provides it (12 CFR 1006.22(f)(3))
 * @param reassigned whether the number is known to belong to somebody else since consent was given
 * @param consents consents by channel (B-055)
 * @param autodialedConsent consent to autodialed or prerecorded calls and texts (47 USC
 *     227(b)(1)(A))
 * @param optOuts requests not to get messages here (B-058)
 * @param givenOn the day it was given or last confirmed
 */
public record Contact(
    @NotNull ContactId id,
    @NotNull ContactType type,
    @Nullable String value,
    @Nullable @Valid Address address,
    @Nullable ContactLabel label,
    @Nullable Affiliation affiliation,
    @Nullable ContactStatus status,
    @Nullable Boolean valid,
    @Nullable Boolean verified,
    @Nullable PhoneKind phoneKind,
    @Nullable Boolean receiveTextMessages,
    @Nullable Boolean employerProvided,
    @Nullable Boolean reassigned,
    Map<Channel, @Valid Consent> consents,
    @Nullable @Valid Consent autodialedConsent,
    List<@Valid OptOut> optOuts,
    @Nullable LocalDate givenOn) {

  public Contact {
    affiliation = affiliation == null ? Affiliation.SELF : affiliation;
    status = status == null ? ContactStatus.ADDITIONAL : status;
    consents = consents == null ? Map.of() : Map.copyOf(consents);
    optOuts = optOuts == null ? List.of() : List.copyOf(optOuts);
  }

  /** A contact given on a day nobody noted. */
  public Contact(
      ContactId id,
      ContactType type,
      @Nullable String value,
      @Nullable Address address,
      @Nullable ContactLabel label,
      @Nullable Affiliation affiliation,
      @Nullable ContactStatus status,
      @Nullable Boolean valid,
      @Nullable Boolean verified,
      @Nullable PhoneKind phoneKind,
      @Nullable Boolean receiveTextMessages,
      @Nullable Boolean employerProvided,
      @Nullable Boolean reassigned,
      Map<Channel, Consent> consents,
      @Nullable Consent autodialedConsent,
      List<OptOut> optOuts) {
    this(
        id,
        type,
        value,
        address,
        label,
        affiliation,
        status,
        valid,
        verified,
        phoneKind,
        receiveTextMessages,
        employerProvided,
        reassigned,
        consents,
        autodialedConsent,
        optOuts,
        null);
  }

  /** Whether it is no longer used. */
  public boolean archived() {
    return status == ContactStatus.ARCHIVED;
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Contact[" + id + " " + type + "]";
  }
}
