package dev.candor.internal.known;

import dev.candor.internal.gather.Contacts;
import dev.candor.internal.gather.Endpoint;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.party.Affiliation;
import dev.candor.party.Consent;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.party.OptOut;
import dev.candor.party.OutsideRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a borrower's contacts what is known of them: what is said of one number, mailbox or
 * house holds for every contact that has it, as far as it is the stricter. For one thread and one
 * use.
 */
final class KnownContacts {

  /** Where each day begins first, so that no answer that is in waits for the next. */
  private static final ZoneOffset EARLIEST = ZoneOffset.MAX;

  private final @Nullable Contact to;
  private final Instant asOf;
  private final KnownConsents consents;
  private final List<Contact> told;

  /** The contacts that share an endpoint, together; those with one of their own are in no list. */
  private final List<List<Contact>> shared;

  /**
   * Looks at contacts.
   *
   * @param told as the host says them
   * @param to the one the message goes to
   * @param asOf the instant judged
   */
  KnownContacts(List<Contact> told, @Nullable Contact to, Instant asOf) {
    this.to = to;
    this.asOf = asOf;
    this.consents = new KnownConsents(asOf);
    this.told = told;
    this.shared = findShared(told);
  }

  /** Returns what is known of each; the same list where nothing changes. */
  List<Contact> contacts() {
    return mergePersons(CopyOnChange.map(told, this::contact));
  }

  /**
   * Returns which contact stands for all of its endpoint: the one the message goes to, else the
   * first.
   */
  Map<ContactId, ContactId> sameAs() {
    Map<ContactId, ContactId> sameAs = new HashMap<>();
    for (List<Contact> same : shared) {
      ContactId first = to != null && same.contains(to) ? to.id() : same.get(0).id();
      same.forEach(one -> sameAs.put(one.id(), first));
    }
    return sameAs;
  }

  private static List<List<Contact>> findShared(List<Contact> contacts) {
    if (contacts.size() < 2) {
      return List.of();
    }

    Map<Endpoint, List<Contact>> byEndpoint = new LinkedHashMap<>();
    for (Contact contact : contacts) {
      Endpoint endpoint = Endpoint.of(contact);
      if (endpoint != null) {
        byEndpoint.computeIfAbsent(endpoint, one -> new ArrayList<>(1)).add(contact);
      }
    }

    return byEndpoint.size() == contacts.size()
        ? List.of()
        : byEndpoint.values().stream().filter(one -> one.size() > 1).toList();
  }

  /**
   * Returns the contacts as they count: where the line the message goes to is of several persons,
   * their lines count as those of one who is not the borrower alone: calls to any of them add up,
   * and the borrower's consent frees none.
   */
  private List<Contact> mergePersons(List<Contact> contacts) {
    Set<Affiliation> persons = EnumSet.noneOf(Affiliation.class);
    for (List<Contact> same : shared) {
      if (to != null && same.stream().anyMatch(one -> one.id().equals(to.id()))) {
        same.forEach(one -> persons.add(Objects.requireNonNull(one.affiliation())));
      }
    }
    if (persons.size() < 2 || persons.stream().anyMatch(Contacts::isThirdParty)) {
      return contacts;
    }

    Affiliation other =
        persons.stream().filter(one -> one != Affiliation.SELF).findFirst().orElseThrow();

    return CopyOnChange.map(
        contacts,
        one ->
            one.type() != ContactType.ADDRESS && persons.contains(one.affiliation())
                ? of(one, other)
                : one);
  }

  private static Contact of(Contact told, Affiliation affiliation) {
    return told.toBuilder().affiliation(affiliation).build();
  }

  private Contact contact(Contact told) {
    List<Contact> same = List.of();
    for (List<Contact> group : shared) {
      same = group.contains(told) ? group : same;
    }

    Map<Channel, Consent> known = this.consents.of(told.consents(), same);
    Consent autodialed = autodialedConsent(told, same);
    Boolean reassigned = reassigned(told, same);
    if (same.isEmpty()
        && known.equals(told.consents())
        && Objects.equals(reassigned, told.reassigned())
        && told.optOuts().stream().noneMatch(this::isToCome)
        && Objects.equals(autodialed, told.autodialedConsent())) {
      return told;
    }

    Set<OptOut> optOuts = new LinkedHashSet<>(told.optOuts());
    same.forEach(one -> optOuts.addAll(one.optOuts()));
    optOuts.removeIf(this::isToCome);

    return told.toBuilder()
        .label(unlessContradicted(told.label(), same.stream().map(Contact::label)))
        .affiliation(affiliation(told, same))
        .valid(stricter(told.valid(), false, same.stream().map(Contact::valid)))
        .verified(stricter(told.verified(), false, same.stream().map(Contact::verified)))
        .phoneKind(unlessContradicted(told.phoneKind(), same.stream().map(Contact::phoneKind)))
        .receiveTextMessages(
            stricter(
                told.receiveTextMessages(), false, same.stream().map(Contact::receiveTextMessages)))
        .employerProvided(
            stricter(told.employerProvided(), true, same.stream().map(Contact::employerProvided)))
        .reassigned(reassigned)
        .consents(known)
        .autodialedConsent(autodialed)
        .optOuts(List.copyOf(optOuts))
        .build();
  }

  private boolean isToCome(OptOut optOut) {
    return optOut.at() != null && optOut.at().isAfter(asOf);
  }

  private @Nullable Consent autodialedConsent(Contact told, List<Contact> same) {
    for (Contact other : same) {
      if (KnownConsents.isRevoked(consents.dropFuture(other.autodialedConsent()))) {
        return other.autodialedConsent();
      }
    }
    return consents.dropFuture(told.autodialedConsent());
  }

  /**
   * Returns whose the line is: that of somebody who must not learn of a debt is theirs, whosever
   * else it is said to be.
   */
  private static @Nullable Affiliation affiliation(Contact told, List<Contact> same) {
    for (Contact other : same) {
      if (Contacts.isThirdParty(other)) {
        return other.affiliation();
      }
    }
    return told.affiliation();
  }

  /** Returns whether it is somebody else's now: a register that was asked by then counts, too. */
  private @Nullable Boolean reassigned(Contact told, List<Contact> same) {
    boolean listed =
        Stream.concat(Stream.of(told), same.stream())
            .flatMap(one -> one.lookUps().stream())
            .anyMatch(
                answer ->
                    answer.register() == OutsideRegister.REASSIGNED_NUMBERS
                        && answer.listed()
                        && !answer.on().isAfter(LocalDate.ofInstant(asOf, EARLIEST)));
    return listed
        ? Boolean.TRUE
        : stricter(told.reassigned(), true, same.stream().map(Contact::reassigned));
  }

  private static @Nullable Boolean stricter(
      @Nullable Boolean told, boolean stricter, Stream<@Nullable Boolean> same) {
    return same.anyMatch(Boolean.valueOf(stricter)::equals) ? Boolean.valueOf(stricter) : told;
  }

  /** Returns what no other contact of the endpoint contradicts; null, not known, where one does. */
  private static <T> @Nullable T unlessContradicted(@Nullable T told, Stream<@Nullable T> same) {
    boolean contradicted =
        told != null && same.anyMatch(other -> other != null && !other.equals(told));
    return contradicted ? null : told;
  }
}
