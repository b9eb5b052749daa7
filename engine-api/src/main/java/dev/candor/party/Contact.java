package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param valid whether it is known to be right or wrong
 * @param verified whether the borrower confirmed it
 * @param phoneKind mobile, landline or voip
 * @param receiveTextMessages whether it takes texts
 * @param employerProvided whether an employer provides it (12 CFR 1006.22(f)(3))
 * @param reassigned whether the number is known to belong to somebody else since consent was given
 * @param consents consents by channel
 * @param autodialedConsent consent to autodialed or prerecorded calls and texts (47 USC
 *     227(b)(1)(A))
 * @param optOuts requests not to get messages here
 * @param givenOn the day it was given or last confirmed
 * @param origin what makes it one to rely on
 * @param lookUps what outside registers said of it
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
    @Nullable LocalDate givenOn,
    @Nullable @Valid ContactOrigin origin,
    List<@Valid RegisterAnswer> lookUps) {

  public Contact {
    affiliation = affiliation == null ? Affiliation.SELF : affiliation;
    status = status == null ? ContactStatus.ADDITIONAL : status;
    consents = consents == null ? Map.of() : Map.copyOf(consents);
    optOuts = optOuts == null ? List.of() : List.copyOf(optOuts);
    lookUps = lookUps == null ? List.of() : List.copyOf(lookUps);
  }

  /** Makes a contact of which nobody noted where it comes from. */
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
      List<OptOut> optOuts,
      @Nullable LocalDate givenOn) {
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
        givenOn,
        null,
        List.of());
  }

  /** Makes a contact given on a day nobody noted. */
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

  /** Returns whether it is no longer used. */
  @JsonIgnore // the status says it already
  public boolean isArchived() {
    return status == ContactStatus.ARCHIVED;
  }

  /** Begins a contact that is like this one, but for what is set anew. */
  public Builder toBuilder() {
    return new Builder(id, type)
        .value(value)
        .address(address)
        .label(label)
        .affiliation(affiliation)
        .status(status)
        .valid(valid)
        .verified(verified)
        .phoneKind(phoneKind)
        .receiveTextMessages(receiveTextMessages)
        .employerProvided(employerProvided)
        .reassigned(reassigned)
        .consents(consents)
        .autodialedConsent(autodialedConsent)
        .optOuts(optOuts)
        .givenOn(givenOn)
        .origin(origin)
        .lookUps(lookUps);
  }

  /** Begins a contact of which nothing else is known. */
  public static Builder builder(ContactId id, ContactType type) {
    return new Builder(id, type);
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Contact[" + id + " " + type + "]";
  }

  /**
   * Builds a {@link Contact}: each call sets the component of its name, and null says that it is
   * not known. Not to be shared between threads.
   */
  public static final class Builder {

    private final ContactId id;
    private final ContactType type;
    private @Nullable String value;
    private @Nullable Address address;
    private @Nullable ContactLabel label;
    private @Nullable Affiliation affiliation;
    private @Nullable ContactStatus status;
    private @Nullable Boolean valid;
    private @Nullable Boolean verified;
    private @Nullable PhoneKind phoneKind;
    private @Nullable Boolean receiveTextMessages;
    private @Nullable Boolean employerProvided;
    private @Nullable Boolean reassigned;
    private Map<Channel, Consent> consents = Map.of();
    private @Nullable Consent autodialedConsent;
    private List<OptOut> optOuts = List.of();
    private @Nullable LocalDate givenOn;
    private @Nullable ContactOrigin origin;
    private List<RegisterAnswer> lookUps = List.of();

    private Builder(ContactId id, ContactType type) {
      this.id = id;
      this.type = type;
    }

    /** Sets the e-mail address, or the number in any form. */
    public Builder value(@Nullable String value) {
      this.value = value;
      return this;
    }

    /** Sets the postal address. */
    public Builder address(@Nullable Address address) {
      this.address = address;
      return this;
    }

    /** Sets where it belongs: home, personal, work and so on. */
    public Builder label(@Nullable ContactLabel label) {
      this.label = label;
      return this;
    }

    /** Sets whose it is; the borrower's own unless called. */
    public Builder affiliation(@Nullable Affiliation affiliation) {
      this.affiliation = affiliation;
      return this;
    }

    /** Sets whether it is primary, additional or archived; additional unless called. */
    public Builder status(@Nullable ContactStatus status) {
      this.status = status;
      return this;
    }

    /** Sets whether it is known to be right or wrong. */
    public Builder valid(@Nullable Boolean valid) {
      this.valid = valid;
      return this;
    }

    /** Sets whether the borrower confirmed it. */
    public Builder verified(@Nullable Boolean verified) {
      this.verified = verified;
      return this;
    }

    /** Sets whether it is a mobile, a landline or voip. */
    public Builder phoneKind(@Nullable PhoneKind phoneKind) {
      this.phoneKind = phoneKind;
      return this;
    }

    /** Sets whether it takes texts. */
    public Builder receiveTextMessages(@Nullable Boolean receiveTextMessages) {
      this.receiveTextMessages = receiveTextMessages;
      return this;
    }

    /** Sets whether an employer provides it. */
    public Builder employerProvided(@Nullable Boolean employerProvided) {
      this.employerProvided = employerProvided;
      return this;
    }

    /** Sets whether the number is known to belong to somebody else since consent was given. */
    public Builder reassigned(@Nullable Boolean reassigned) {
      this.reassigned = reassigned;
      return this;
    }

    /** Sets the consents by channel. */
    public Builder consents(Map<Channel, Consent> consents) {
      this.consents = consents;
      return this;
    }

    /** Sets the consent to autodialed or prerecorded calls and texts. */
    public Builder autodialedConsent(@Nullable Consent autodialedConsent) {
      this.autodialedConsent = autodialedConsent;
      return this;
    }

    /** Sets the requests not to get messages here. */
    public Builder optOuts(List<OptOut> optOuts) {
      this.optOuts = optOuts;
      return this;
    }

    /** Sets the day it was given or last confirmed. */
    public Builder givenOn(@Nullable LocalDate givenOn) {
      this.givenOn = givenOn;
      return this;
    }

    /** Sets what makes it one to rely on. */
    public Builder origin(@Nullable ContactOrigin origin) {
      this.origin = origin;
      return this;
    }

    /** Sets what outside registers said of it. */
    public Builder lookUps(List<RegisterAnswer> lookUps) {
      this.lookUps = lookUps;
      return this;
    }

    /**
     * Returns the contact.
     *
     * @throws NullPointerException when a collection holds a null that the contact does not take
     */
    public Contact build() {
      return new Contact(
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
          givenOn,
          origin,
          lookUps);
    }
  }
}
