package dev.candor.party;

import dev.candor.message.Channel;
import dev.candor.message.PersonId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person who owes. Null means not known.
 *
 * @param id the system's identifier
 * @param externalId the lender's identifier
 * @param status whether served at all
 * @param firstName given name
 * @param lastName family name
 * @param language two letters of ISO 639-1; en unless said otherwise
 * @param timeZone where the borrower said they are; replaces other evidence
 * @param timeZoneStatedOn the day they said so
 * @param devices what their devices and apps report; evidence beside the rest
 * @param deceasedOn day of death
 * @param consents consents by channel, whatever the contact
 * @param doNotInteract standing instructions not to contact
 * @param attorney who represents the borrower
 * @param inconvenientTimes times known to be inconvenient
 * @param inconvenientPlaces places known to be inconvenient
 * @param electronicConsent consent to get electronically what the law wants in writing (15 USC
 *     7001(c))
 * @param comesOfAgeOn the first day on which they are no minor
 * @param whereabouts where they are known to be for a while
 * @param permissions what is on file that allows what the law forbids without it
 * @param attributes anything more that templates may print
 */
public record Borrower(
    @NotNull PersonId id,
    @Nullable String externalId,
    @NotNull BorrowerStatus status,
    @Nullable String firstName,
    @Nullable String lastName,
    @Pattern(regexp = "[a-z]{2}") String language,
    @Nullable ZoneId timeZone,
    @Nullable LocalDate timeZoneStatedOn,
    List<@Valid Device> devices,
    @Nullable LocalDate deceasedOn,
    Map<Channel, @Valid Consent> consents,
    List<@Valid DoNotInteract> doNotInteract,
    @Nullable @Valid Attorney attorney,
    List<@Valid InconvenientTime> inconvenientTimes,
    Set<Place> inconvenientPlaces,
    @Nullable @Valid Consent electronicConsent,
    @Nullable LocalDate comesOfAgeOn,
    @Nullable @Valid Whereabouts whereabouts,
    List<@Valid Permission> permissions,
    Map<String, @Nullable Object> attributes) {

  public Borrower {
    language = language == null ? "en" : language;
    devices = devices == null ? List.of() : List.copyOf(devices);
    consents = consents == null ? Map.of() : Map.copyOf(consents);
    doNotInteract = doNotInteract == null ? List.of() : List.copyOf(doNotInteract);
    inconvenientTimes = inconvenientTimes == null ? List.of() : List.copyOf(inconvenientTimes);
    inconvenientPlaces = inconvenientPlaces == null ? Set.of() : Set.copyOf(inconvenientPlaces);
    permissions = permissions == null ? List.of() : List.copyOf(permissions);
    attributes =
        attributes == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
  }

  /** Makes a borrower who stated a zone on a day nobody noted, of no device and no permission. */
  public Borrower(
      PersonId id,
      @Nullable String externalId,
      BorrowerStatus status,
      @Nullable String firstName,
      @Nullable String lastName,
      String language,
      @Nullable ZoneId timeZone,
      @Nullable LocalDate deceasedOn,
      Map<Channel, Consent> consents,
      List<DoNotInteract> doNotInteract,
      @Nullable Attorney attorney,
      List<InconvenientTime> inconvenientTimes,
      Set<Place> inconvenientPlaces,
      @Nullable Consent electronicConsent,
      Map<String, @Nullable Object> attributes) {
    this(
        id,
        externalId,
        status,
        firstName,
        lastName,
        language,
        timeZone,
        null,
        List.of(),
        deceasedOn,
        consents,
        doNotInteract,
        attorney,
        inconvenientTimes,
        inconvenientPlaces,
        electronicConsent,
        null,
        null,
        List.of(),
        attributes);
  }

  /** Begins a borrower of whom nothing else is known. */
  public static Builder builder(PersonId id, BorrowerStatus status) {
    return new Builder(id, status);
  }

  /** Begins a borrower who is like this one, but for what is set anew. */
  public Builder toBuilder() {
    return new Builder(id, status)
        .externalId(externalId)
        .firstName(firstName)
        .lastName(lastName)
        .language(language)
        .timeZone(timeZone)
        .timeZoneStatedOn(timeZoneStatedOn)
        .devices(devices)
        .deceasedOn(deceasedOn)
        .consents(consents)
        .doNotInteract(doNotInteract)
        .attorney(attorney)
        .inconvenientTimes(inconvenientTimes)
        .inconvenientPlaces(inconvenientPlaces)
        .electronicConsent(electronicConsent)
        .comesOfAgeOn(comesOfAgeOn)
        .whereabouts(whereabouts)
        .permissions(permissions)
        .attributes(attributes);
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Borrower[" + id + "]";
  }

  /**
   * Builds a {@link Borrower}: each call sets the component of its name, and null says that it is
   * not known. Not to be shared between threads.
   */
  public static final class Builder {

    private final PersonId id;
    private @Nullable String externalId;
    private final BorrowerStatus status;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private String language = "en";
    private @Nullable ZoneId timeZone;
    private @Nullable LocalDate timeZoneStatedOn;
    private List<Device> devices = List.of();
    private @Nullable LocalDate deceasedOn;
    private Map<Channel, Consent> consents = Map.of();
    private List<DoNotInteract> doNotInteract = List.of();
    private @Nullable Attorney attorney;
    private List<InconvenientTime> inconvenientTimes = List.of();
    private Set<Place> inconvenientPlaces = Set.of();
    private @Nullable Consent electronicConsent;
    private @Nullable LocalDate comesOfAgeOn;
    private @Nullable Whereabouts whereabouts;
    private List<Permission> permissions = List.of();
    private Map<String, @Nullable Object> attributes = Map.of();

    private Builder(PersonId id, BorrowerStatus status) {
      this.id = id;
      this.status = status;
    }

    /** Sets the lender's identifier. */
    public Builder externalId(@Nullable String externalId) {
      this.externalId = externalId;
      return this;
    }

    /** Sets the given name. */
    public Builder firstName(@Nullable String firstName) {
      this.firstName = firstName;
      return this;
    }

    /** Sets the family name. */
    public Builder lastName(@Nullable String lastName) {
      this.lastName = lastName;
      return this;
    }

    /** Sets the language, two letters of ISO 639-1; en unless called. */
    public Builder language(String language) {
      this.language = language;
      return this;
    }

    /** Sets the zone that the borrower said they are in; it replaces other evidence. */
    public Builder timeZone(@Nullable ZoneId timeZone) {
      this.timeZone = timeZone;
      return this;
    }

    /** Sets the day they said so. */
    public Builder timeZoneStatedOn(@Nullable LocalDate timeZoneStatedOn) {
      this.timeZoneStatedOn = timeZoneStatedOn;
      return this;
    }

    /** Sets what their devices and apps report. */
    public Builder devices(List<Device> devices) {
      this.devices = devices;
      return this;
    }

    /** Sets the day of death. */
    public Builder deceasedOn(@Nullable LocalDate deceasedOn) {
      this.deceasedOn = deceasedOn;
      return this;
    }

    /** Sets the consents by channel, whatever the contact. */
    public Builder consents(Map<Channel, Consent> consents) {
      this.consents = consents;
      return this;
    }

    /** Sets the standing instructions not to contact. */
    public Builder doNotInteract(List<DoNotInteract> doNotInteract) {
      this.doNotInteract = doNotInteract;
      return this;
    }

    /** Sets who represents the borrower. */
    public Builder attorney(@Nullable Attorney attorney) {
      this.attorney = attorney;
      return this;
    }

    /** Sets the times known to be inconvenient. */
    public Builder inconvenientTimes(List<InconvenientTime> inconvenientTimes) {
      this.inconvenientTimes = inconvenientTimes;
      return this;
    }

    /** Sets the places known to be inconvenient. */
    public Builder inconvenientPlaces(Set<Place> inconvenientPlaces) {
      this.inconvenientPlaces = inconvenientPlaces;
      return this;
    }

    /** Sets the consent to get electronically what the law wants in writing. */
    public Builder electronicConsent(@Nullable Consent electronicConsent) {
      this.electronicConsent = electronicConsent;
      return this;
    }

    /** Sets the first day on which they are no minor. */
    public Builder comesOfAgeOn(@Nullable LocalDate comesOfAgeOn) {
      this.comesOfAgeOn = comesOfAgeOn;
      return this;
    }

    /** Sets where they are known to be for a while. */
    public Builder whereabouts(@Nullable Whereabouts whereabouts) {
      this.whereabouts = whereabouts;
      return this;
    }

    /** Sets what is on file that allows what the law forbids without it. */
    public Builder permissions(List<Permission> permissions) {
      this.permissions = permissions;
      return this;
    }

    /** Sets anything more that templates may print, by name. */
    public Builder attributes(Map<String, @Nullable Object> attributes) {
      this.attributes = attributes;
      return this;
    }

    /**
     * Returns the borrower.
     *
     * @throws NullPointerException when a collection holds a null that the borrower does not take
     */
    public Borrower build() {
      return new Borrower(
          id,
          externalId,
          status,
          firstName,
          lastName,
          language,
          timeZone,
          timeZoneStatedOn,
          devices,
          deceasedOn,
          consents,
          doNotInteract,
          attorney,
          inconvenientTimes,
          inconvenientPlaces,
          electronicConsent,
          comesOfAgeOn,
          whereabouts,
          permissions,
          attributes);
    }
  }
}
