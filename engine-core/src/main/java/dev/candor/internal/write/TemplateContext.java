package dev.candor.internal.write;

import dev.candor.message.CaseId;
import dev.candor.message.LoanId;
import dev.candor.message.StatementId;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Company;
import dev.candor.party.Contact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a template sees: the request's own values, and over them the objects of the
 * identifiers it gave: {@code borrower} (also as {@code person}), {@code loan}, {@code loans},
 * {@code case}, {@code statement}, {@code contact}, {@code company}. A value from the record wins
 * over one from the request, so that a letter says what the books say.
 */
final class TemplateContext {

  private TemplateContext() {}

  static Map<String, @Nullable Object> of(
      Map<String, @Nullable Object> given,
      @Nullable BorrowerFile file,
      List<LoanId> loans,
      @Nullable CaseId caseId,
      @Nullable StatementId statementId,
      @Nullable Contact contact,
      @Nullable Company company) {
    Map<String, @Nullable Object> context = new LinkedHashMap<>(given);
    if (company != null) {
      context.put("company", company);
    }
    if (file != null) {
      context.put("borrower", file.borrower());
      context.put("person", file.borrower());
      put(context, "loan", loans.stream().findFirst().flatMap(file::loan));
      if (!loans.isEmpty()) {
        context.put("loans", loans.stream().map(file::loan).flatMap(Optional::stream).toList());
      }
      put(context, "case", Optional.ofNullable(caseId).flatMap(file::caseOf));
      put(context, "statement", Optional.ofNullable(statementId).flatMap(file::statement));
      put(context, "contact", Optional.ofNullable(contact));
    }

    return context;
  }

  private static void put(Map<String, @Nullable Object> context, String name, Optional<?> value) {
    value.ifPresent(present -> context.put(name, present));
  }
}
