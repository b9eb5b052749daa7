package dev.candor.internal.known;

import dev.candor.message.Channel;
import dev.candor.party.Borrower;
import dev.candor.party.Consent;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells which consents were said by the instant judged. Immutable. */
final class KnownConsents {

  private final Instant asOf;

  KnownConsents(Instant asOf) {
    this.asOf = asOf;
  }

  Borrower of(Borrower told) {
    Map<Channel, Consent> consents = of(told.consents(), List.of());
    Consent electronic = dropFuture(told.electronicConsent());

    return consents.equals(told.consents()) && Objects.equals(electronic, told.electronicConsent())
        ? told
        : told.toBuilder().consents(consents).electronicConsent(electronic).build();
  }

  /** Returns the consent as far as it was said by then; one of which nobody noted the day was. */
  @Nullable Consent dropFuture(@Nullable Consent consent) {
    if (consent == null || consent.at() == null) {
      return consent;
    }
    return consent.at().isAfter(asOf) ? null : consent;
  }

  /** Returns the consents said by then; one taken back at the same endpoint is taken back here. */
  Map<Channel, Consent> of(Map<Channel, Consent> told, List<Contact> same) {
    Map<Channel, Consent> consents = new LinkedHashMap<>();
    told.forEach(
        (channel, consent) -> {
          Consent given = dropFuture(consent);
          if (given != null) {
            consents.put(channel, given);
          }
        });
    for (Contact other : same) {
      other
          .consents()
          .forEach(
              (channel, consent) -> {
                if (isRevoked(dropFuture(consent))) {
                  consents.put(channel, consent);
                }
              });
    }

    return consents.equals(told) ? told : consents;
  }

  static boolean isRevoked(@Nullable Consent consent) {
    return consent != null && consent.state() == ConsentState.REVOKED;
  }
}
