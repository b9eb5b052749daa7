package dev.candor.compliance.internal.fact;

import dev.candor.party.Contact;
import dev.candor.party.OutsideRegister;
import dev.candor.party.RegisterAnswer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What outside registers said of a number, as far as they were asked by today. Stateless. */
final class LookUps {

  private LookUps() {}

  /**
   * Returns the last day on which the register of reassigned numbers was asked about a time that
   * reaches back to a day and had not seen the number given to somebody else; null where that day
   * is not known, or there is no such answer.
   */
  static @Nullable LocalDate unreassignedOn(
      Contact contact, @Nullable LocalDate day, FactSource from) {
    LocalDate last = null;
    for (RegisterAnswer answer : contact.lookUps()) {
      LocalDate since = answer.since();
      if (answer.register() == OutsideRegister.REASSIGNED_NUMBERS
          && !answer.listed()
          && day != null
          && since != null
          && !since.isAfter(day)
          && !answer.on().isBefore(day)
          && isAsked(answer, from)
          && (last == null || answer.on().isAfter(last))) {
        last = answer.on();
      }
    }

    return last;
  }

  /** Returns what a register said when it was last asked; of two answers of a day the stricter. */
  static @Nullable Boolean isListed(Contact contact, OutsideRegister register, FactSource from) {
    LocalDate last = askedOn(contact, register, from);
    if (last == null) {
      return null;
    }
    return contact.lookUps().stream()
        .anyMatch(
            answer -> answer.register() == register && answer.on().equals(last) && answer.listed());
  }

  /** Returns the day a register was last asked; null where it was not. */
  static @Nullable LocalDate askedOn(Contact contact, OutsideRegister register, FactSource from) {
    LocalDate last = null;
    for (RegisterAnswer answer : contact.lookUps()) {
      if (answer.register() == register
          && isAsked(answer, from)
          && (last == null || answer.on().isAfter(last))) {
        last = answer.on();
      }
    }
    return last;
  }

  private static boolean isAsked(RegisterAnswer answer, FactSource from) {
    return !answer.on().isAfter(from.today());
  }
}
