package dev.candor.benchmark.email;

import dev.candor.benchmark.email.engine.EmailEngine;
import dev.candor.benchmark.email.engine.Message;
import dev.candor.benchmark.email.engine.ReferenceEmail;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The reference e-mail by hand: appends in the order of the text and escapes what is data, with no
 * template, no check and no limit.
 */
public final class HandWritten implements EmailEngine {

  private final Map<String, Object> data = ReferenceEmail.withDisclosures();

  @Override
  public Message write() {
    return new Message(subjectLine(), html(), text());
  }

  private String subjectLine() {
    Map<String, Object> person = group(data, "person");
    Map<String, Object> loan = group(data, "loan");
    StringBuilder out = new StringBuilder(128);
    plain(person, "firstName", out);
    out.append(", your ");
    plain(loan, "productName", out);
    out.append(" payment of ");
    plain(loan, "amountDue", out);
    out.append(" was due on ");
    plain(loan, "dueOn", out);
    out.append("\n");
    return out.toString();
  }

  private String html() {
    Map<String, Object> person = group(data, "person");
    Map<String, Object> company = group(data, "company");
    Map<String, Object> loan = group(data, "loan");
    StringBuilder out = new StringBuilder(8192);
    out.append(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Your ");
    escape(loan, "productName", out);
    out.append(
        " payment is overdue</title>\n</head>\n<body style=\"margin:0;padding:0;background-color:#eef2f3;\">\n<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"background-color:#eef2f3;\">\n<tr><td align=\"center\" style=\"padding:32px 12px;\">\n<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"width:600px;background-color:#ffffff;\">\n<tr><td style=\"padding:28px 40px 20px;border-bottom:1px solid #dde4e7;\">\n<p style=\"margin:0;font-family:Georgia,serif;font-size:24px;line-height:30px;color:#17495c;\">");
    escape(company, "name", out);
    out.append("</p>\n</td></tr>\n<tr><td style=\"padding:28px 40px;\">\n<p>Dear ");
    escape(person, "firstName", out);
    out.append(" ");
    escape(person, "lastName", out);
    out.append(",</p>\n<p>Your payment of <strong>");
    escape(loan, "amountDue", out);
    out.append("</strong> on ");
    escape(loan, "productName", out);
    out.append(" ");
    escape(loan, "accountNumber", out);
    out.append(" was due on ");
    escape(loan, "dueOn", out);
    out.append(" and has not arrived.\nIt is now ");
    escape(loan, "daysOverdue", out);
    out.append(" days late. Your balance is ");
    escape(loan, "balance", out);
    out.append(".</p>\n");
    if (loan.get("lateFee") != null) {
      out.append("<p>A late fee of ");
      escape(loan, "lateFee", out);
      out.append(" was added on ");
      escape(loan, "lateFeeOn", out);
      out.append(".</p>\n");
    }
    out.append("<p><a href=\"");
    escape(company, "website", out);
    out.append("/pay/");
    escape(loan, "id", out);
    out.append("\" style=\"color:#17495c;\">Pay ");
    escape(loan, "amountDue", out);
    out.append(
        " now</a></p>\n<h2>Your last payments</h2>\n<table width=\"100%\" cellpadding=\"4\" cellspacing=\"0\" border=\"0\">\n<tr>\n<th align=\"left\">Due</th>\n<th align=\"left\">Paid</th>\n<th align=\"left\">How</th>\n<th align=\"right\">Amount</th>\n<th align=\"right\">Balance</th>\n</tr>\n");

    for (Map<String, Object> payment : rows(data, "payments")) {
      out.append("<tr>\n<td>");
      escape(payment, "dueOn", out);
      out.append("</td>\n<td>");
      if (payment.get("late") == Boolean.TRUE) {
        out.append("<em>");
        escape(payment, "paidOn", out);
        out.append("</em>");
      } else {
        escape(payment, "paidOn", out);
      }
      out.append("</td>\n<td>");
      escape(payment, "method", out);
      out.append("</td>\n<td align=\"right\">");
      escape(payment, "amount", out);
      out.append("</td>\n<td align=\"right\">");
      escape(payment, "balance", out);
      out.append("</td>\n</tr>\n");
    }

    out.append(
        "</table>\n<p>If you have paid in the last days, thank you: there is nothing more to do. If you cannot pay at once, call us at\n");
    escape(company, "phone", out);
    out.append(
        " and we will look for a plan that fits.</p>\n</td></tr>\n<tr><td style=\"padding:20px 40px 28px;border-top:1px solid #dde4e7;\">\n");

    for (Map<String, Object> disclosure : rows(data, "disclosures")) {
      out.append("<p style=\"margin:0 0 12px;font-size:13px;line-height:20px;color:#333d44;\">");
      escape(disclosure, "text", out);
      out.append("</p>\n");
    }

    footer(out, person, company, loan);
    out.append("</td></tr>\n</table>\n</td></tr>\n</table>\n</body>\n</html>\n");

    return out.toString();
  }

  private static void footer(
      StringBuilder out,
      Map<String, Object> person,
      Map<String, Object> company,
      Map<String, Object> loan) {
    out.append("<p style=\"margin:0;font-size:12px;line-height:18px;color:#5b6770;\">");
    escape(company, "name", out);
    out.append(", ");
    escape(company, "street", out);
    out.append(", ");
    escape(company, "city", out);
    out.append(", ");
    escape(company, "state", out);

    out.append(" ");
    escape(company, "postalCode", out);
    out.append(".\nSent to ");
    escape(person, "email", out);
    out.append(" because you have ");
    escape(loan, "productName", out);
    out.append(" ");
    escape(loan, "accountNumber", out);
    out.append(" with us. <a href=\"");
    escape(company, "website", out);
    out.append("/preferences\">Choose what we send you</a></p>\n");
  }

  private String text() {
    Map<String, Object> person = group(data, "person");
    Map<String, Object> company = group(data, "company");
    Map<String, Object> loan = group(data, "loan");
    StringBuilder out = new StringBuilder(4096);
    out.append("Dear ");
    plain(person, "firstName", out);
    out.append(" ");
    plain(person, "lastName", out);
    out.append(",\n\nYour payment of ");
    plain(loan, "amountDue", out);
    out.append(" on ");
    plain(loan, "productName", out);
    out.append(" ");
    plain(loan, "accountNumber", out);
    out.append(" was due on ");
    plain(loan, "dueOn", out);
    out.append(" and has not arrived.\nIt is now ");
    plain(loan, "daysOverdue", out);
    out.append(" days late. Your balance is ");
    plain(loan, "balance", out);
    out.append(".\n");
    if (loan.get("lateFee") != null) {
      out.append("A late fee of ");
      plain(loan, "lateFee", out);
      out.append(" was added on ");
      plain(loan, "lateFeeOn", out);
      out.append(".\n");
    }
    out.append("\nPay now: ");
    plain(company, "website", out);
    out.append("/pay/");
    plain(loan, "id", out);
    out.append("\n\nYour last payments:\n");

    for (Map<String, Object> payment : rows(data, "payments")) {
      out.append("- due ");
      plain(payment, "dueOn", out);
      out.append(", paid ");
      plain(payment, "paidOn", out);
      if (payment.get("late") == Boolean.TRUE) {
        out.append(" (late)");
      }
      out.append(", ");
      plain(payment, "method", out);
      out.append(": ");
      plain(payment, "amount", out);
      out.append(", balance ");
      plain(payment, "balance", out);
      out.append("\n");
    }

    out.append("\nIf you cannot pay at once, call us at ");
    plain(company, "phone", out);
    out.append(".\n\n");

    for (Map<String, Object> disclosure : rows(data, "disclosures")) {
      plain(disclosure, "text", out);
      out.append("\n");
    }

    out.append("\n");
    plain(company, "name", out);
    out.append(", ");
    plain(company, "street", out);
    out.append(", ");
    plain(company, "city", out);
    out.append(", ");
    plain(company, "state", out);
    out.append(" ");
    plain(company, "postalCode", out);
    out.append("\n");

    return out.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> group(Map<String, Object> data, String name) {
    return (Map<String, Object>) Objects.requireNonNull(data.get(name));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Map<String, Object> data, String name) {
    return (List<Map<String, Object>>) Objects.requireNonNull(data.get(name));
  }

  private static void plain(Map<String, Object> group, String name, StringBuilder out) {
    out.append(group.get(name));
  }

  private static void escape(Map<String, Object> group, String name, StringBuilder out) {
    String text = Objects.requireNonNull(group.get(name)).toString();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped =
          switch (text.charAt(i)) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#x27;";
            case '`' -> "&#x60;";
            case '=' -> "&#x3D;";
            default -> "";
          };
      if (!escaped.isEmpty()) {
        out.append(text, from, i).append(escaped);
        from = i + 1;
      }
    }

    out.append(text, from, text.length());
  }
}
