package com.example.lender;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for the lender's own loan system: put your database or service in its place. */
final class LoanSystem {

  private final Map<String, Customer> customers = new ConcurrentHashMap<>();

  /** Returns a loan system with two invented customers, {@code 1001-run} and {@code 1002-run}. */
  static LoanSystem withTwoCustomers(String run) {
    LoanSystem system = new LoanSystem();
    Instant consented = Instant.parse("2025-06-02T16:00:00Z");
    system.save(
        new Customer(
            "1001-" + run,
            "Nora",
            "Yates",
            "nora@example.com",
            consented,
            "+1 614 555 0101",
            consented,
            "12 Example Street",
            "Columbus",
            "OH",
            "43215",
            "L-1001-" + run,
            new BigDecimal("3250.40"),
            new BigDecimal("412.50"),
            12,
            null));
    system.save(
        new Customer(
            "1002-" + run,
            "Carl",
            "Avery",
            "carl@example.com",
            consented,
            "+1 213 555 0102",
            consented,
            "34 Sample Avenue",
            "Los Angeles",
            "CA",
            "90001",
            "L-1002-" + run,
            new BigDecimal("980.00"),
            new BigDecimal("98.00"),
            5,
            null));
    return system;
  }

  /** Keeps a customer, in place of the one with that number. */
  void save(Customer customer) {
    customers.put(customer.number(), customer);
  }

  /** Finds a customer by number. */
  Optional<Customer> find(String number) {
    return Optional.ofNullable(customers.get(number));
  }
}
