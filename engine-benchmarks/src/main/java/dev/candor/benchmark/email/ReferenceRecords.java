package dev.candor.benchmark.email;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The reference e-mail's texts in records, as a host that has classes for them hands them in. */
public final class ReferenceRecords {

  private ReferenceRecords() {}

  /** Who owes. */
  record Person(String firstName, String lastName, String email) {
    static Person of(Map<?, ?> values) {
      return new Person(
          (String) in(values, "firstName"),
          (String) in(values, "lastName"),
          (String) in(values, "email"));
    }
  }

  /** Who writes. */
  record ReferenceCompany(
      String name,
      String street,
      String city,
      String state,
      String postalCode,
      String phone,
      String website) {
    static ReferenceCompany of(Map<?, ?> values) {
      return new ReferenceCompany(
          (String) in(values, "name"),
          (String) in(values, "street"),
          (String) in(values, "city"),
          (String) in(values, "state"),
          (String) in(values, "postalCode"),
          (String) in(values, "phone"),
          (String) in(values, "website"));
    }
  }

  /** What is owed. */
  record ReferenceLoan(
      String id,
      String productName,
      String accountNumber,
      String amountDue,
      String dueOn,
      int daysOverdue,
      String balance,
      String lateFee,
      String lateFeeOn) {
    static ReferenceLoan of(Map<?, ?> values) {
      return new ReferenceLoan(
          (String) in(values, "id"),
          (String) in(values, "productName"),
          (String) in(values, "accountNumber"),
          (String) in(values, "amountDue"),
          (String) in(values, "dueOn"),
          (int) in(values, "daysOverdue"),
          (String) in(values, "balance"),
          (String) in(values, "lateFee"),
          (String) in(values, "lateFeeOn"));
    }
  }

  /** What was paid. */
  record Payment(
      String dueOn, String paidOn, boolean late, String method, String amount, String balance) {
    static Payment of(Map<?, ?> values) {
      return new Payment(
          (String) in(values, "dueOn"),
          (String) in(values, "paidOn"),
          (boolean) in(values, "late"),
          (String) in(values, "method"),
          (String) in(values, "amount"),
          (String) in(values, "balance"));
    }
  }

  /** Returns the groups and rows of these values as records. */
  static Map<String, Object> of(Map<String, Object> values) {
    Map<String, Object> records = new LinkedHashMap<>();
    records.put("person", Person.of((Map<?, ?>) in(values, "person")));
    records.put("company", ReferenceCompany.of((Map<?, ?>) in(values, "company")));
    records.put("loan", ReferenceLoan.of((Map<?, ?>) in(values, "loan")));
    records.put(
        "payments",
        ((List<?>) in(values, "payments"))
            .stream().map(row -> Payment.of((Map<?, ?>) row)).toList());
    return records;
  }

  private static Object in(Map<?, ?> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
