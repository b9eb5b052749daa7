package dev.candor.benchmark.email.engine;

import dev.candor.party.Money;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the reference e-mail says: an overdue payment, twelve payments before it, one disclosure.
 * All values are texts made ready, so that engines without helpers can take part.
 */
public final class ReferenceEmail {

  public static final String DISCLOSURE =
      "This is an attempt to collect a debt & any information obtained will be used for that"
          + " purpose. If you don't want e-mails about this debt, reply \"stop\" or choose"
          + " \"unsubscribe\" below; you may also tell us a time or place that is inconvenient.";

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

  private ReferenceEmail() {}

  /** Names and values, disclosures among them. */
  public static Map<String, Object> withDisclosures() {
    Map<String, Object> data = data();
    Map<String, Object> disclosure = new LinkedHashMap<>();
    disclosure.put("id", "reference-notice");
    disclosure.put("text", DISCLOSURE);
    data.put("disclosures", List.of(disclosure));
    return data;
  }

  /** Names and values without the disclosures. */
  public static Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(
        "person",
        map("firstName", "Maureen", "lastName", "O'Meara", "email", "maureen@example.com"));
    data.put(
        "company",
        map(
            "name", "Juniper Lending & Sons",
            "street", "1 Market Street, Suite <200>",
            "city", "Sacramento",
            "state", "CA",
            "postalCode", "95814",
            "phone", "(916) 555-0100",
            "website", "https://juniper.example.com"));
    data.put(
        "loan",
        map(
            "id", "LN-1001",
            "productName", "installment loan",
            "accountNumber", "****6789",
            "amountDue", "$412.50",
            "dueOn", "March 1, 2026",
            "daysOverdue", 5,
            "balance", "$6,412.50",
            "lateFee", "$15.00",
            "lateFeeOn", "March 5, 2026"));
    List<Map<String, Object>> payments = new ArrayList<>();

    for (int month = 1; month <= 12; month++) {
      payments.add(
          map(
              "dueOn",
              MONTHS.get(month - 1) + " 1, 2025",
              "paidOn",
              MONTHS.get(month - 1) + " " + (month + 1) + ", 2025",
              "late",
              month % 4 == 0,
              "method",
              month % 3 == 0 ? "Card \"ending\" 4242" : "Transfer",
              "amount",
              "$412.50",
              "balance",
              "$" + (13 - month) + ",912.50"));
    }

    data.put("payments", payments);

    return data;
  }

  /** Returns the same with amounts of money and days in place of the texts they print. */
  public static Map<String, Object> values() {
    return values(data());
  }

  private static Map<String, Object> values(Map<?, ?> texts) {
    Map<String, Object> values = new LinkedHashMap<>();
    texts.forEach((name, value) -> values.put((String) name, value((String) name, value)));
    return values;
  }

  private static Object value(String name, Object value) {
    if (value instanceof Map<?, ?> group) {
      return values(group);
    }
    if (value instanceof List<?> rows) {
      return rows.stream().map(row -> values((Map<?, ?>) row)).toList();
    }
    return switch (name) {
      case "amountDue", "balance", "lateFee", "amount" ->
          Money.of(value.toString().replace("$", "").replace(",", ""), "USD");
      case "dueOn", "paidOn", "lateFeeOn" -> LocalDate.parse(value.toString(), WRITTEN);
      default -> value;
    };
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
