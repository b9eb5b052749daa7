package dev.candor.workshop.casebook;

import dev.candor.fault.Fault;
import dev.candor.message.LoanId;
import dev.candor.message.SendRequest;
import dev.candor.party.BorrowerFile;
import dev.candor.party.PastInteraction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds what the history of a case names and its file does not have: a rule would look past it
 * without a word, so that the case would show nothing. Stateless.
 */
final class HistoryCheck {

  private HistoryCheck() {}

  /** Returns a fault for each debt and contact of a past interaction that is not on file. */
  static List<Fault> findUnknown(BorrowerFile file) {
    Set<String> loans = ids(file.loans().stream().map(loan -> loan.id().value()).toList());
    Set<String> contacts =
        ids(file.contacts().stream().map(contact -> contact.id().value()).toList());
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < file.history().size(); i++) {
      PastInteraction past = file.history().get(i);
      String at = "$.history[" + i + "]";
      faults.addAll(unknownDebts(past.debtsNamed(), at + ".debtsNamed", loans));
      faults.addAll(unknownDebts(past.debtsDiscussed(), at + ".debtsDiscussed", loans));
      if (past.debtElected() != null) {
        faults.addAll(unknownDebts(Set.of(past.debtElected()), at + ".debtElected", loans));
      }
      if (past.contactId() != null && !contacts.contains(past.contactId().value())) {
        faults.add(
            fault(at + ".contactId", "contact", past.contactId().value(), "contacts", contacts));
      }
    }

    return faults;
  }

  /** Returns a fault where the request answers something that is not in the history. */
  static List<Fault> findUnknown(SendRequest request, BorrowerFile file) {
    String answered = request.previousInteractionId();
    Set<String> known = ids(file.history().stream().map(PastInteraction::id).toList());
    return answered == null || known.contains(answered)
        ? List.of()
        : List.of(fault("$.previousInteractionId", "past interaction", answered, "history", known));
  }

  private static List<Fault> unknownDebts(Set<LoanId> named, String at, Set<String> loans) {
    return named.stream()
        .map(LoanId::value)
        .filter(Predicate.not(loans::contains))
        .sorted()
        .map(one -> fault(at, "loan", one, "loans", loans))
        .toList();
  }

  private static Set<String> ids(Collection<String> of) {
    return new TreeSet<>(of);
  }

  private static Fault fault(String path, String kind, String id, String where, Set<String> known) {
    return new Fault(
        "",
        path,
        "The file of the case has no " + kind + " (" + id + ").",
        known.isEmpty()
            ? "add it under " + where + "."
            : "write one of: " + known.stream().limit(6).collect(Collectors.joining(", ")) + ".");
  }
}
