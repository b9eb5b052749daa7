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
 * @param status whether served at all (B-054)
 * @param firstName given name
 * @param lastName family name
 * @param language two letters of ISO 639-1; en unless said otherwise
 * @param timeZone where the borrower said they are; replaces other evidence
 * @param timeZoneStatedOn the day they said so
 * @param devices what their devices and apps report; evidence beside the rest
 * @param deceasedOn day of death
 * @param consents consents by channel, whatever the contact (B-055)
 * @param doNotInteract standing instructions not to contact
 * @param attorney who represents the borrower
 * @param inconvenientTimes times known to be inconvenient
 * @param inconvenientPlaces places known to be inconvenient
 * @param electronicConsent consent to get electronically what the law wants in writing (15 USC
 *     7001(c))
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
    Map<String, @Nullable Object> attributes) {

  public Borrower {
    language = language == null ? "en" : language;
    devices = devices == null ? List.of() : List.copyOf(devices);
    consents = consents == null ? Map.of() : Map.copyOf(consents);
    doNotInteract = doNotInteract == null ? List.of() : List.copyOf(doNotInteract);
    inconvenientTimes = inconvenientTimes == null ? List.of() : List.copyOf(inconvenientTimes);
    inconvenientPlaces = inconvenientPlaces == null ? Set.of() : Set.copyOf(inconvenientPlaces);
    attributes =
        attributes == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
  }

  /** A borrower who stated a zone on a day nobody noted, and of no device. */
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
        attributes);
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Borrower[" + id + "]";
  }
}
