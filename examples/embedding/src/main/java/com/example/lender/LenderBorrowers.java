package com.example.lender;

import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.party.ActorRole;
import dev.candor.party.Address;
import dev.candor.party.Bankruptcy;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Borrowers;
import dev.candor.party.Case;
import dev.candor.party.CaseStatus;
import dev.candor.party.Consent;
import dev.candor.party.ConsentHolder;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactStatus;
import dev.candor.party.ContactType;
import dev.candor.party.Loan;
import dev.candor.party.LoanStatus;
import dev.candor.party.LoanType;
import dev.candor.party.Money;
import dev.candor.party.PhoneKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

// tag::borrowers
/** Tells Candor what the loan system knows of a customer. */
final class LenderBorrowers implements Borrowers {

  private final LoanSystem system;

  LenderBorrowers(LoanSystem system) {
    this.system = system;
  }

  @Override
  public Optional<BorrowerFile> find(PersonId id) {
    return system.find(id.value()).map(LenderBorrowers::file);
  }

  private static BorrowerFile file(Customer customer) {
    return new BorrowerFile(
        Borrower.builder(PersonId.of(customer.number()), BorrowerStatus.ACTIVE)
            .firstName(customer.firstName())
            .lastName(customer.lastName())
            .build(),
        List.of(email(customer), mobile(customer), home(customer)),
        List.of(loan(customer)),
        customer.bankruptcyFiledOn() == null ? List.of() : List.of(bankruptcy(customer)),
        List.of(), // statements
        List.of()); // history: what you sent before Candor, and what others send beside it
  }
  // end::borrowers

  // tag::contacts
  private static Contact email(Customer customer) {
    return Contact.builder(ContactId.of(customer.number() + "-email"), ContactType.EMAIL)
        .value(customer.email())
        .label(ContactLabel.PERSONAL)
        .status(ContactStatus.PRIMARY)
        .valid(true)
        .employerProvided(false)
        .consents(consents(customer.emailConsentAt(), Channel.EMAIL))
        .build();
  }

  private static Contact mobile(Customer customer) {
    return Contact.builder(ContactId.of(customer.number() + "-mobile"), ContactType.PHONE)
        .value(customer.mobile())
        .label(ContactLabel.PERSONAL)
        .status(ContactStatus.PRIMARY)
        .valid(true)
        .phoneKind(PhoneKind.MOBILE)
        .receiveTextMessages(true)
        .employerProvided(false)
        .consents(consents(customer.textConsentAt(), Channel.TEXT, Channel.VOICE))
        .autodialedConsent(consent(customer.textConsentAt()))
        .build();
  }

  /** Returns the consents given; none where nobody knows: never guess the better of the two. */
  private static Map<Channel, Consent> consents(Instant at, Channel... channels) {
    return at == null
        ? Map.of()
        : Arrays.stream(channels)
            .collect(Collectors.toMap(Function.identity(), channel -> consent(at)));
  }

  private static Consent consent(Instant at) {
    return at == null ? null : new Consent(ConsentState.GRANTED, at, ConsentHolder.US);
  }
  // end::contacts

  private static Contact home(Customer customer) {
    return Contact.builder(ContactId.of(customer.number() + "-home"), ContactType.ADDRESS)
        .address(
            new Address(
                customer.street(), null, customer.city(), customer.state(), customer.zip(), "US"))
        .label(ContactLabel.HOME)
        .status(ContactStatus.PRIMARY)
        .valid(true)
        .build();
  }

  // tag::loan
  private static Loan loan(Customer customer) {
    return Loan.builder(LoanId.of(customer.loanNumber()))
        .type(LoanType.INSTALLMENT)
        // decides which law binds; ORIGINAL_CREDITOR where you collect a loan of your own
        .actorRole(ActorRole.DEBT_COLLECTOR)
        .status(LoanStatus.ACTIVE)
        .daysPastDue(customer.daysPastDue())
        .chargedOff(false)
        .timeBarred(false)
        .creditor("Bluebird Savings")
        .productName("Personal Loan")
        .balance(dollars(customer.balance()))
        .amountPastDue(dollars(customer.overdue()))
        .build();
  }
  // end::loan

  private static Case bankruptcy(Customer customer) {
    return Case.builder(
            CaseId.of(customer.number() + "-bankruptcy"),
            CaseType.BANKRUPTCY,
            CaseStatus.PROCESSING)
        .openedOn(customer.bankruptcyFiledOn())
        .bankruptcy(new Bankruptcy(13, customer.bankruptcyFiledOn(), true, null, null))
        .build();
  }

  private static Money dollars(BigDecimal amount) {
    return new Money(amount, "USD");
  }
}
