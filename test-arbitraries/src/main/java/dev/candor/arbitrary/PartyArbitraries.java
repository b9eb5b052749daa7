package dev.candor.arbitrary;

import dev.candor.arbitrary.Parts.Part;
import dev.candor.fixture.WrittenClock;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.Theme;
import dev.candor.party.Address;
import dev.candor.party.Affiliation;
import dev.candor.party.Attorney;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Consent;
import dev.candor.party.ConsentHolder;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactStatus;
import dev.candor.party.ContactType;
import dev.candor.party.Device;
import dev.candor.party.DoNotInteract;
import dev.candor.party.InconvenientTime;
import dev.candor.party.OptOut;
import dev.candor.party.Permission;
import dev.candor.party.PermissionGround;
import dev.candor.party.PermissionScope;
import dev.candor.party.PhoneKind;
import dev.candor.party.Place;
import dev.candor.party.Whereabouts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Arbitraries of borrowers and of what reaches them. */
final class PartyArbitraries {

  /** State and a ZIP code in it. */
  private static final List<List<String>> PLACES =
      List.of(
          List.of("NY", "10001"),
          List.of("CA", "90001"),
          List.of("TX", "79901"),
          List.of("FL", "32501"),
          List.of("IN", "46401"),
          List.of("TN", "37201"),
          List.of("AZ", "86510"),
          List.of("MA", "02101"),
          List.of("DC", "20001"),
          List.of("HI", "96801"),
          List.of("AK", "99501"),
          List.of("PR", "00901"));

  private static final List<String> AREA_CODES =
      List.of("212", "213", "602", "808", "907", "787", "219", "617", "202", "850", "915", "800");

  private final Gaps gaps;

  PartyArbitraries(Gaps gaps) {
    this.gaps = gaps;
  }

  /** Addresses in the United States, with ZIP codes of their states. */
  Arbitrary<Address> addresses() {
    Parts parts = new Parts();
    Part<Integer> number = parts.of(Arbitraries.integers().between(1, 999));
    Part<@Nullable String> flat = parts.of(gaps.perhaps(Arbitraries.of("Apt 1", "Unit 22")));
    Part<@Nullable String> city =
        parts.of(gaps.perhaps(Arbitraries.of("Exampleton", "Sampleville")));
    Part<List<String>> place = parts.of(Arbitraries.of(PLACES));
    Part<Boolean> stateKnown = parts.of(gaps.known());
    Part<Boolean> zipKnown = parts.of(gaps.known());
    Part<@Nullable String> country = parts.of(gaps.perhaps(Arbitraries.just("US")));
    Part<@Nullable String> county =
        parts.of(gaps.perhaps(Arbitraries.of("Lake", "Apache", "El Paso County", "Nowhere")));

    return parts.as(
        drawn ->
            new Address(
                drawn.get(number) + " Example Street",
                drawn.get(flat),
                drawn.get(city),
                drawn.get(stateKnown) ? drawn.get(place).get(0) : null,
                drawn.get(zipKnown) ? drawn.get(place).get(1) : null,
                drawn.get(country),
                drawn.get(county)));
  }

  /** Consents and withdrawals before the start of {@link WrittenClock}; some end by themselves. */
  Arbitrary<Consent> consents() {
    return Combinators.combine(
            Arbitraries.of(ConsentState.class),
            gaps.perhaps(TimeArbitraries.before(WrittenClock.START, Duration.ofDays(800))),
            gaps.perhaps(Arbitraries.of(ConsentHolder.class)),
            TimeArbitraries.before(WrittenClock.START, Duration.ofDays(800)).injectNull(0.8),
            TimeArbitraries.before(
                    WrittenClock.START.plus(Duration.ofDays(90)), Duration.ofDays(90))
                .injectNull(0.8),
            Draws.loanIds().set().ofMaxSize(2))
        .as(Consent::new);
  }

  /** E-mail addresses, phones and addresses, CT-1 to CT-8. */
  Arbitrary<Contact> contacts() {
    Parts parts = new Parts();
    Part<ContactId> id = parts.of(Draws.number(8).map(n -> ContactId.of("CT-" + n)));
    Part<ContactType> type = parts.of(Arbitraries.of(ContactType.class));
    Part<Boolean> valueKnown = parts.of(gaps.known());
    Part<Integer> line = parts.of(Arbitraries.integers().between(0, 99));
    Part<String> areaCode = parts.of(Arbitraries.of(AREA_CODES));
    Part<Address> address = parts.of(addresses());
    Part<@Nullable ContactLabel> label = parts.of(gaps.perhaps(Arbitraries.of(ContactLabel.class)));
    Part<@Nullable Affiliation> affiliation =
        parts.of(gaps.perhaps(Arbitraries.of(Affiliation.class)));
    Part<@Nullable ContactStatus> status =
        parts.of(gaps.perhaps(Arbitraries.of(ContactStatus.class)));
    Part<@Nullable Boolean> valid = parts.of(gaps.perhaps(Draws.flags()));
    Part<@Nullable Boolean> verified = parts.of(gaps.perhaps(Draws.flags()));
    Part<@Nullable PhoneKind> phoneKind = parts.of(gaps.perhaps(Arbitraries.of(PhoneKind.class)));
    Part<@Nullable Boolean> texts = parts.of(gaps.perhaps(Draws.flags()));
    Part<@Nullable Boolean> employer = parts.of(gaps.perhaps(Draws.flags()));
    Part<@Nullable Boolean> reassigned = parts.of(gaps.perhaps(Draws.flags()));
    Part<Map<Channel, Consent>> consents = parts.of(consentsByChannel());
    Part<@Nullable Consent> autodialed = parts.of(gaps.perhaps(consents()));
    Part<List<OptOut>> optOuts = parts.of(optOuts().list().ofMaxSize(2));
    Part<@Nullable LocalDate> givenOn = parts.of(gaps.perhaps(TimeArbitraries.days()));

    return parts.as(
        drawn -> {
          ContactType kind = drawn.get(type);
          boolean phone = kind == ContactType.PHONE;
          return new Contact(
              drawn.get(id),
              kind,
              drawn.get(valueKnown) ? value(kind, drawn.get(areaCode), drawn.get(line)) : null,
              kind == ContactType.ADDRESS && drawn.get(valueKnown) ? drawn.get(address) : null,
              drawn.get(label),
              drawn.get(affiliation),
              drawn.get(status),
              drawn.get(valid),
              drawn.get(verified),
              phone ? drawn.get(phoneKind) : null,
              phone ? drawn.get(texts) : null,
              drawn.get(employer),
              drawn.get(reassigned),
              drawn.get(consents),
              phone ? drawn.get(autodialed) : null,
              drawn.get(optOuts),
              drawn.get(givenOn));
        });
  }

  /** Borrowers, BO-1 to BO-9. */
  Arbitrary<Borrower> borrowers() {
    Parts parts = new Parts();
    Part<PersonId> id = parts.of(Draws.personIds());
    Part<@Nullable String> externalId =
        parts.of(gaps.perhaps(Draws.number(9).map(n -> "lender-" + n)));
    Part<BorrowerStatus> status = parts.of(Arbitraries.of(BorrowerStatus.class));
    Part<@Nullable String> first = parts.of(gaps.perhaps(Arbitraries.of("Nora", "Carl", "Tess")));
    Part<@Nullable String> last =
        parts.of(gaps.perhaps(Arbitraries.of("Yates", "Avery", "Zimmer")));
    Part<String> language = parts.of(Arbitraries.of("en", "es"));
    Part<@Nullable ZoneId> zone = parts.of(TimeArbitraries.zones().injectNull(0.7));
    Part<@Nullable LocalDate> statedOn = parts.of(gaps.perhaps(TimeArbitraries.days()));
    Part<List<Device>> devices =
        parts.of(
            Combinators.combine(TimeArbitraries.zones(), gaps.perhaps(TimeArbitraries.days()))
                .as(Device::new)
                .list()
                .ofMaxSize(2));
    Part<@Nullable LocalDate> deceasedOn = parts.of(TimeArbitraries.days().injectNull(0.9));
    Part<Map<Channel, Consent>> consents = parts.of(consentsByChannel());
    Part<List<DoNotInteract>> instructions = parts.of(doNotInteract().list().ofMaxSize(2));
    Part<@Nullable Attorney> attorney =
        parts.of(
            Combinators.combine(
                    gaps.perhaps(Draws.flags()),
                    Draws.loanIds().set().ofMaxSize(2),
                    gaps.perhaps(Draws.flags()),
                    Draws.flags().injectNull(0.8),
                    TimeArbitraries.days().injectNull(0.6),
                    TimeArbitraries.days().injectNull(0.8))
                .as(Attorney::new)
                .injectNull(0.7));
    Part<List<InconvenientTime>> times = parts.of(inconvenientTimes().list().ofMaxSize(2));
    Part<@Nullable Consent> electronic = parts.of(gaps.perhaps(consents()));
    Part<Set<Place>> places = parts.of(Arbitraries.of(Place.class).set().ofMaxSize(2));

    Part<@Nullable LocalDate> comesOfAge = parts.of(TimeArbitraries.days().injectNull(0.7));
    Part<@Nullable Whereabouts> whereabouts = parts.of(whereabouts().injectNull(0.8));
    Part<List<Permission>> permissions = parts.of(permissions().list().ofMaxSize(2));

    return parts.as(
        drawn ->
            new Borrower(
                drawn.get(id),
                drawn.get(externalId),
                drawn.get(status),
                drawn.get(first),
                drawn.get(last),
                drawn.get(language),
                drawn.get(zone),
                drawn.get(zone) == null ? null : drawn.get(statedOn),
                drawn.get(devices),
                drawn.get(deceasedOn),
                drawn.get(consents),
                drawn.get(instructions),
                drawn.get(attorney),
                drawn.get(times),
                drawn.get(places),
                drawn.get(electronic),
                drawn.get(comesOfAge),
                drawn.get(whereabouts),
                drawn.get(permissions),
                Map.of()));
  }

  private Arbitrary<Whereabouts> whereabouts() {
    return Combinators.combine(
            Arbitraries.of(Place.class),
            TimeArbitraries.instants().injectNull(0.5),
            TimeArbitraries.instants().injectNull(0.5))
        .as(Whereabouts::new);
  }

  private Arbitrary<Permission> permissions() {
    Parts parts = new Parts();
    Part<PermissionScope> scope = parts.of(Arbitraries.of(PermissionScope.class));
    Part<PermissionGround> ground = parts.of(Arbitraries.of(PermissionGround.class));
    Part<@Nullable ConsentHolder> givenTo =
        parts.of(Arbitraries.of(ConsentHolder.class).injectNull(0.2));
    Part<@Nullable Instant> at = parts.of(TimeArbitraries.instants().injectNull(0.2));
    Part<@Nullable LocalDate> until = parts.of(TimeArbitraries.days().injectNull(0.7));
    Part<Set<LoanId>> loanIds = parts.of(Draws.loanIds().set().ofMaxSize(2));
    Part<Set<ContactId>> contactIds =
        parts.of(
            Arbitraries.integers()
                .between(1, 4)
                .map(n -> ContactId.of("CT-" + n))
                .set()
                .ofMaxSize(3));
    Part<InconvenientTime> window = parts.of(inconvenientTimes());

    return parts.as(
        drawn ->
            new Permission(
                drawn.get(scope),
                drawn.get(ground),
                drawn.get(givenTo),
                drawn.get(at),
                drawn.get(until),
                drawn.get(loanIds),
                drawn.get(contactIds),
                drawn.get(window).days(),
                drawn.get(window).from(),
                drawn.get(window).to()));
  }

  private Arbitrary<OptOut> optOuts() {
    return Combinators.combine(
            Arbitraries.of(Channel.class),
            Arbitraries.of(Theme.class).set().ofMaxSize(2),
            gaps.perhaps(TimeArbitraries.before(WrittenClock.START, Duration.ofDays(800))))
        .as(OptOut::new);
  }

  private Arbitrary<DoNotInteract> doNotInteract() {
    return Combinators.combine(
            Arbitraries.of(Channel.class).set().ofMaxSize(2),
            Arbitraries.of(Theme.class).set().ofMaxSize(2),
            gaps.perhaps(TimeArbitraries.days()),
            gaps.perhaps(TimeArbitraries.days()),
            gaps.perhaps(Arbitraries.just("drawn")))
        .as(DoNotInteract::new);
  }

  private Arbitrary<InconvenientTime> inconvenientTimes() {
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(0, 23).map(hour -> LocalTime.of(hour, 0));

    return Combinators.combine(
            Arbitraries.of(DayOfWeek.class).set().ofMaxSize(3),
            gaps.perhaps(times),
            gaps.perhaps(times),
            gaps.perhaps(TimeArbitraries.zones()),
            gaps.perhaps(TimeArbitraries.days()),
            gaps.perhaps(Arbitraries.just("drawn")))
        .as(
            (days, one, other, zone, until, source) -> {
              boolean turned = one != null && other != null && one.isAfter(other);
              boolean empty = one != null && one.equals(other);
              return new InconvenientTime(
                  days,
                  turned ? other : one,
                  empty ? null : turned ? one : other,
                  zone,
                  until,
                  source);
            });
  }

  private Arbitrary<Map<Channel, Consent>> consentsByChannel() {
    return Arbitraries.maps(Arbitraries.of(Channel.class), consents()).ofMaxSize(3);
  }

  private static @Nullable String value(ContactType type, String areaCode, int line) {
    return switch (type) {
      case EMAIL -> "borrower" + line + "@example.com";
      case PHONE -> "+1%s55501%02d".formatted(areaCode, line);
      case ADDRESS -> null;
    };
  }
}
