package com.example.lender;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A customer with one loan, as the lender's own loan system keeps it. Null means not known. */
record Customer(
    String number,
    String firstName,
    String lastName,
    String email,
    Instant emailConsentAt,
    String mobile,
    Instant textConsentAt,
    String street,
    String city,
    String state,
    String zip,
    String loanNumber,
    BigDecimal balance,
    BigDecimal overdue,
    int daysPastDue,
    LocalDate bankruptcyFiledOn) {

  /** Returns this customer with a petition of bankruptcy. */
  Customer bankruptSince(LocalDate day) {
    return new Customer(
        number,
        firstName,
        lastName,
        email,
        emailConsentAt,
        mobile,
        textConsentAt,
        street,
        city,
        state,
        zip,
        loanNumber,
        balance,
        overdue,
        daysPastDue,
        day);
  }
}
