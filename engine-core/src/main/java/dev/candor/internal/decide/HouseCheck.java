package dev.candor.internal.decide;

import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.TemplateState;
import dev.candor.internal.gather.Contacts;
import dev.candor.law.RuleId;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Consent;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.party.Loan;
import dev.candor.party.LoanStatus;
import dev.candor.party.Money;
import dev.candor.time.ZoneEvidence;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The refusals of the send operation that are no rule of law: each looks at the facts alone and
 * says its own reason. Their order means nothing; all of them speak.
 */
public enum HouseCheck {
  BORROWER_UNKNOWN(
      "borrower-unknown",
      "Borrower not known",
      "The host knows no borrower with the id that the request names.",
      "Check the id, and that the borrowers are the right ones.") {
    @Override
    Stream<String> faults(Facts facts) {
      return facts.file() == null ? Stream.of("The host knows no such borrower.") : Stream.empty();
    }
  },
  CHANNEL_UNDETERMINED(
      "channel-undetermined",
      "Channel cannot be chosen",
      "The request names no channel, and not exactly one channel has an enabled template that suits.",
      "Name the channel.") {
    @Override
    Stream<String> faults(Facts facts) {
      return facts.channel() != null
          ? Stream.empty()
          : Stream.of(
              "The request names no channel, and "
                  + (facts.channelsOffered().isEmpty()
                      ? "none has an enabled template"
                      : "more than one would do: " + names(facts.channelsOffered()))
                  + ".");
    }
  },
  TEMPLATE_DISABLED(
      "template-disabled",
      "Template disabled",
      "The template for the subject and channel is disabled.",
      "Enable it, or choose another channel.") {
    @Override
    Stream<String> faults(Facts facts) {
      return written(facts) && facts.template() == TemplateState.DISABLED
          ? Stream.of(
              "The template for " + facts.subject() + " by " + facts.channel() + " is disabled.")
          : Stream.empty();
    }
  },
  TEMPLATE_MISSING(
      "template-missing",
      "No template",
      "There is no template for the subject by the channel.",
      "Add one, or choose a channel that has one.") {
    @Override
    Stream<String> faults(Facts facts) {
      return written(facts) && facts.template() == TemplateState.MISSING
          ? Stream.of(
              "There is no template for "
                  + facts.subject()
                  + " by "
                  + facts.channel()
                  + "; "
                  + (facts.channelsOffered().isEmpty()
                      ? "no channel has one."
                      : "there is one for " + names(facts.channelsOffered()) + "."))
          : Stream.empty();
    }
  },
  LETTER_EMPTY(
      "letter-without-content",
      "Letter without content",
      "A letter without template has no attachments either.",
      "Add an attachment, or use a template.") {
    @Override
    Stream<String> faults(Facts facts) {
      return !facts.useTemplate() && facts.channel() == Channel.MAIL && facts.attachments() == 0
          ? Stream.of("A letter without template consists of its attachments, and there are none.")
          : Stream.empty();
    }
  },
  NO_SUITABLE_CONTACT(
      "no-suitable-contact",
      "No suitable contact",
      "The borrower has no contact that a message by the channel can go to, or the contact named is of another kind.",
      "Add such a contact, or choose another channel.") {
    @Override
    Stream<String> faults(Facts facts) {
      Channel channel = facts.channel();
      if (facts.file() == null || channel == null || !Contacts.needsContact(channel)) {
        return Stream.empty();
      }
      Contact contact = facts.contact();
      if (contact == null) {
        return facts.contactAsked() != null
            ? Stream.empty()
            : Stream.of(
                "The borrower has no "
                    + Contacts.wanted(channel)
                    + " for a message by "
                    + channel
                    + ".");
      }
      return Contacts.suits(contact, channel)
          ? Stream.empty()
          : Stream.of(
              "The contact "
                  + contact.id()
                  + " is no "
                  + Contacts.wanted(channel)
                  + " for a message by "
                  + channel
                  + ".");
    }
  },
  CONTACT_OF_ANOTHER(
      "contact-not-of-borrower",
      "Contact not the borrower's",
      "The contact named does not belong to the borrower.",
      "Name one of the borrower's own contacts.") {
    @Override
    Stream<String> faults(Facts facts) {
      return facts.file() != null && facts.contactAsked() != null && facts.contact() == null
          ? Stream.of(
              "The contact "
                  + facts.contactAsked()
                  + " does not belong to the borrower "
                  + facts.file().borrower().id()
                  + ".")
          : Stream.empty();
    }
  },
  BORROWER_INACTIVE(
      "borrower-inactive",
      "Borrower not active",
      "The borrower's status is not active.",
      "Set the status to active, if the borrower is served.") {
    @Override
    Stream<String> faults(Facts facts) {
      return facts.file() == null || facts.file().borrower().status() == BorrowerStatus.ACTIVE
          ? Stream.empty()
          : Stream.of(
              "The borrower "
                  + facts.file().borrower().id()
                  + " has status "
                  + facts.file().borrower().status()
                  + ".");
    }
  },
  DO_NOT_INTERACT(
      "do-not-interact",
      "Do not interact",
      "An instruction not to interact covers the channel, the theme and the day.",
      "Wait until it ends, or choose what it does not cover.") {
    @Override
    Stream<String> faults(Facts facts) {
      Channel channel = facts.channel();
      if (facts.file() == null || channel == null) {
        return Stream.empty();
      }
      return facts.file().borrower().doNotInteract().stream()
          .filter(
              instruction ->
                  days(facts)
                      .anyMatch(
                          day ->
                              named(facts)
                                  .anyMatch(theme -> instruction.covers(channel, theme, day))))
          .map(
              instruction ->
                  "An instruction not to interact covers "
                      + (instruction.channels().isEmpty()
                          ? "every channel"
                          : names(instruction.channels()))
                      + " and "
                      + (instruction.themes().isEmpty()
                          ? "every theme"
                          : names(instruction.themes()))
                      + (instruction.to() == null
                          ? ", without end."
                          : ", until " + instruction.to() + "."))
          .limit(1);
    }
  },
  DECEASED(
      "borrower-deceased",
      "Borrower deceased",
      "The borrower has died, and the subject is none of those for that.",
      "Send a subject whose name begins with deceased.") {
    @Override
    Stream<String> faults(Facts facts) {
      return facts.file() == null
              || !deceased(facts.file())
              || facts.subject().wireName().startsWith("deceased")
          ? Stream.empty()
          : Stream.of(
              "The borrower "
                  + facts.file().borrower().id()
                  + " has died; only the subjects for that may go out.");
    }
  },
  CONSENT_REVOKED(
      "consent-revoked",
      "Consent revoked",
      "The borrower has revoked consent to the channel, everywhere or at the contact.",
      "Choose another channel or contact.") {
    @Override
    Stream<String> faults(Facts facts) {
      Channel channel = facts.channel();
      if (facts.file() == null || channel == null) {
        return Stream.empty();
      }
      Contact contact = facts.contact();
      boolean everywhere = revoked(facts.file().borrower().consents().get(channel));
      boolean here = contact != null && revoked(contact.consents().get(channel));
      return everywhere || here
          ? Stream.of(
              "The borrower has revoked consent to be contacted by "
                  + channel
                  + (everywhere || contact == null ? "." : " at " + contact.id() + "."))
          : Stream.empty();
    }
  },
  CONTACT_INVALID(
      "contact-invalid",
      "Contact invalid",
      "The contact is marked invalid, or what it holds is not of its type.",
      "Correct the contact, or choose another.") {
    @Override
    Stream<String> faults(Facts facts) {
      Contact contact = facts.contact();
      if (contact == null) {
        return Stream.empty();
      }
      if (Boolean.FALSE.equals(contact.valid())) {
        return Stream.of("The contact " + contact.id() + " is marked invalid.");
      }
      return Contacts.wellFormed(contact)
          ? Stream.empty()
          : Stream.of("What the contact " + contact.id() + " holds is no " + contact.type() + ".");
    }
  },
  CONTACT_ARCHIVED(
      "contact-archived",
      "Contact archived",
      "The contact is archived.",
      "Choose another contact.") {
    @Override
    Stream<String> faults(Facts facts) {
      Contact contact = facts.contact();
      return contact != null && contact.archived()
          ? Stream.of("The contact " + contact.id() + " is archived.")
          : Stream.empty();
    }
  },
  OPTED_OUT(
      "contact-opted-out",
      "Opted out",
      "The borrower has opted out of the channel or theme at the contact, or takes no texts there.",
      "Choose another channel or contact.") {
    @Override
    Stream<String> faults(Facts facts) {
      Contact contact = facts.contact();
      Channel channel = facts.channel();
      if (contact == null || channel == null) {
        return Stream.empty();
      }
      boolean optedOut =
          contact.optOuts().stream()
              .anyMatch(optOut -> named(facts).anyMatch(theme -> optOut.covers(channel, theme)));
      boolean noTexts =
          channel == Channel.TEXT && Boolean.FALSE.equals(contact.receiveTextMessages());
      return optedOut || noTexts
          ? Stream.of(
              "The borrower has opted out of messages by " + channel + " at " + contact.id() + ".")
          : Stream.empty();
    }
  },
  REASSIGNED(
      "contact-reassigned",
      "Number of somebody else",
      "The contact is known to belong to somebody else now.",
      "Choose another contact.",
      "15 USC 1692c(b)") {
    @Override
    Stream<String> faults(Facts facts) {
      Contact contact = facts.contact();
      return contact != null && Boolean.TRUE.equals(contact.reassigned())
          ? Stream.of(
              "The contact "
                  + contact.id()
                  + " is known to belong to somebody else now, who must learn nothing of the borrower.")
          : Stream.empty();
    }
  },
  THEME_OF_ANOTHER(
      "theme-not-of-subject",
      "Theme of another subject",
      "The theme is for messages to third parties, and the subject has a theme of its own.",
      "Leave the theme out.") {
    @Override
    Stream<String> faults(Facts facts) {
      boolean another =
          facts.subject().implicitTheme().filter(own -> own != facts.theme()).isPresent();
      return another && OF_THIRD_PARTIES.contains(facts.theme())
          ? Stream.of(
              "The theme "
                  + facts.theme()
                  + " is for messages to third parties, and the subject "
                  + facts.subject()
                  + " has a theme of its own.")
          : Stream.empty();
    }
  },
  LOAN_NOT_OVERDUE(
      "loan-not-overdue",
      "Loan not overdue",
      "The subject speaks of a missed payment or a debt, and the loan owes nothing of the kind.",
      "Choose another subject, or name a loan that is owed.") {
    @Override
    Stream<String> faults(Facts facts) {
      List<Loan> loans = facts.loans();
      List<Loan> wrong =
          loans.stream().filter(loan -> owesNothing(loan, facts.subject()) != null).toList();
      boolean named = !facts.loansAsked().isEmpty() || facts.statementAsked() != null;
      // where none is named, one that is owed is enough
      return named || wrong.size() == loans.size()
          ? wrong.stream()
              .map(
                  loan ->
                      "The loan "
                          + loan.id()
                          + " "
                          + owesNothing(loan, facts.subject())
                          + ", so nothing is overdue that "
                          + facts.subject()
                          + " could speak of.")
          : Stream.empty();
    }
  },
  LOAN_THIN(
      "loan-lacks-details",
      "Loan lacks critical details",
      "A loan that the request names lacks details a message about it needs.",
      "Add what the answer names to the loan.") {
    @Override
    Stream<String> faults(Facts facts) {
      return facts.loans().stream()
          .filter(
              loan ->
                  facts.loansAsked().contains(loan.id())
                      && !loan.missingCriticalDetails().isEmpty())
          .map(
              loan ->
                  "The loan "
                      + loan.id()
                      + " lacks "
                      + String.join(", ", loan.missingCriticalDetails())
                      + ".");
    }
  },
  LOAN_OF_ANOTHER(
      "loan-not-of-borrower",
      "Loan not the borrower's",
      "A loan that the request names is not the borrower's.",
      "Name one of the borrower's own loans.") {
    @Override
    Stream<String> faults(Facts facts) {
      BorrowerFile file = facts.file();
      if (file == null) {
        return Stream.empty();
      }
      Set<LoanId> theirs = file.loans().stream().map(Loan::id).collect(Collectors.toSet());
      return facts.loansAsked().stream()
          .filter(loan -> !theirs.contains(loan))
          .map(
              loan ->
                  "The loan "
                      + loan
                      + " does not belong to the borrower "
                      + file.borrower().id()
                      + ".");
    }
  },
  CASE_OF_ANOTHER(
      "case-not-of-borrower",
      "Case not the borrower's",
      "The case named is not the borrower's.",
      "Name one of the borrower's own cases.") {
    @Override
    Stream<String> faults(Facts facts) {
      return facts.file() != null && facts.caseAsked() != null && facts.caseFile().isEmpty()
          ? Stream.of(
              "The case "
                  + facts.caseAsked()
                  + " does not belong to the borrower "
                  + facts.file().borrower().id()
                  + ".")
          : Stream.empty();
    }
  },
  STATEMENT_OF_ANOTHER(
      "statement-not-of-borrower",
      "Statement not the borrower's",
      "The statement named is not the borrower's.",
      "Name one of the borrower's own statements.") {
    @Override
    Stream<String> faults(Facts facts) {
      return facts.file() != null && facts.statementAsked() != null && facts.statement().isEmpty()
          ? Stream.of(
              "The statement "
                  + facts.statementAsked()
                  + " does not belong to the borrower "
                  + facts.file().borrower().id()
                  + ".")
          : Stream.empty();
    }
  },
  STATEMENT_OF_ANOTHER_LOAN(
      "statement-not-of-loan",
      "Statement of another loan",
      "The statement is of a loan that the request does not name.",
      "Name its loan as well, or no loan.") {
    @Override
    Stream<String> faults(Facts facts) {
      return facts.statement().stream()
          .filter(statement -> !facts.loansAsked().isEmpty())
          .filter(statement -> !facts.loansAsked().contains(statement.loanId()))
          .map(
              statement ->
                  "The statement "
                      + statement.id()
                      + " is of the loan "
                      + statement.loanId()
                      + ", which the request does not name.");
    }
  },
  CASE_OF_OTHER_LOANS(
      "case-not-of-loan",
      "Case of other loans",
      "The case is of other loans than the request names.",
      "Name one of its loans, or no loan.") {
    @Override
    Stream<String> faults(Facts facts) {
      return facts.caseFile().stream()
          .filter(matter -> !facts.loansAsked().isEmpty() && !matter.loanIds().isEmpty())
          .filter(matter -> matter.loanIds().stream().noneMatch(facts.loansAsked()::contains))
          .map(matter -> "The case " + matter.id() + " is of other loans than the request names.");
    }
  },
  ADDRESS_INVALID(
      "address-invalid",
      "Address invalid",
      "The borrower has no valid address with a state, so it cannot be told which state's rules apply.",
      "Add the state to an address of the borrower.") {
    @Override
    Stream<String> faults(Facts facts) {
      BorrowerFile file = facts.file();
      // A code or a password is never held back by a state's rules, so it needs no address
      // to find them by.
      if (file == null || facts.themes().equals(Set.of(Theme.OPS_ACCOUNT_CREDENTIALS))) {
        return Stream.empty();
      }
      boolean usable =
          file.contacts().stream()
              .anyMatch(
                  contact ->
                      contact.type() == ContactType.ADDRESS
                          && contact.affiliation() == Affiliation.SELF
                          && !contact.archived()
                          && !Boolean.FALSE.equals(contact.valid())
                          && contact.address() != null
                          && contact.address().tellsState());
      return usable
          ? Stream.empty()
          : Stream.of(
              "The borrower has no valid address with a state, so it cannot be told which state's rules apply.");
    }
  };

  /** Themes under which an employer or another third party is written to. */
  private static final Set<Theme> OF_THIRD_PARTIES =
      Set.of(
          Theme.OPS_COLL_LOCATE_BORROWER,
          Theme.OPS_COLL_VERIFY_EMPLOYMENT,
          Theme.OPS_COLL_CONTACT_EMPLOYER_NOTICE);

  /** Subjects that say a payment was missed. */
  private static final Set<Subject> SAYS_OVERDUE =
      Set.of(
          Subject.LOAN_OVERDUE_FIRST_NOTICE,
          Subject.LOAN_OVERDUE_SECOND_NOTICE,
          Subject.LOAN_OVERDUE_THIRD_NOTICE,
          Subject.LOAN_OVERDUE_FOURTH_NOTICE,
          Subject.LOAN_OVERDUE_FIFTH_NOTICE,
          Subject.LOAN_OVERDUE_SIXTH_NOTICE,
          Subject.LOAN_RIGHT_TO_CURE_PERSONAL_UNSECURED);

  private static final Set<LoanStatus> NOTHING_OWED =
      Set.of(LoanStatus.PENDING, LoanStatus.PAID_OFF, LoanStatus.CANCELED);

  private final HouseReason reason;

  HouseCheck(String id, String title, String meaning, String remedy) {
    this(id, title, meaning, remedy, id);
  }

  HouseCheck(String id, String title, String meaning, String remedy, String section) {
    this.reason = new HouseReason(RuleId.of(id), title, meaning, remedy, section);
  }

  /** Returns what the check is, in words. */
  public HouseReason reason() {
    return reason;
  }

  /** Returns one sentence for each thing that is wrong; none when all is well. */
  abstract Stream<String> faults(Facts facts);

  /** Returns a refusal for each house check that finds a fault. */
  static List<Finding> findings(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    for (HouseCheck check : values()) {
      check.faults(facts).forEach(text -> findings.add(check.reason.refuse(text, Map.of())));
    }
    return findings;
  }

  /**
   * Returns whether the message is about somebody or something that is not there, so that the rules
   * have nothing to look at and only say that they miss it (B-105).
   */
  static boolean nothingToRuleOn(Facts facts) {
    return BORROWER_UNKNOWN.faults(facts).findAny().isPresent()
        || LOAN_OF_ANOTHER.faults(facts).findAny().isPresent();
  }

  /**
   * Returns whether a check stops a message before any rule can look at it, so that no rule is
   * named as the one that blocked it (B-105).
   */
  public static boolean standsBeforeRules(RuleId id) {
    return id.equals(BORROWER_UNKNOWN.reason.id())
        || id.equals(LOAN_OF_ANOTHER.reason.id())
        || id.equals(ADDRESS_INVALID.reason.id());
  }

  /** The themes an instruction may name: those the message is judged under and the one given. */
  private static Stream<Theme> named(Facts facts) {
    return Stream.concat(facts.themes().stream(), Stream.of(facts.theme())).distinct();
  }

  private static boolean isZero(@Nullable Money money) {
    return money != null && money.amount().signum() <= 0;
  }

  private static boolean written(Facts facts) {
    return facts.channel() != null && (facts.useTemplate() || facts.channel() != Channel.MAIL);
  }

  /** Why a loan is known to owe nothing that the subject collects; null where it may. */
  private static @Nullable String owesNothing(Loan loan, Subject subject) {
    boolean overdue = SAYS_OVERDUE.contains(subject);
    boolean collects = subject.implicitTheme().filter(Theme.OPS_COLL_DEBT::equals).isPresent();
    if ((overdue || collects) && loan.status() != null && NOTHING_OWED.contains(loan.status())) {
      return "has status " + loan.status();
    }
    if ((overdue || collects) && isZero(loan.balance())) {
      return "has a balance of nothing";
    }
    if (overdue && isZero(loan.amountPastDue())) {
      return "has nothing past due";
    }
    Integer days = loan.daysPastDue();
    return overdue && days != null && days == 0 ? "is 0 days past due" : null;
  }

  private static boolean deceased(BorrowerFile file) {
    return file.borrower().deceasedOn() != null
        || file.cases().stream().anyMatch(one -> one.open() && one.type() == CaseType.DECEASED);
  }

  private static boolean revoked(@Nullable Consent consent) {
    return consent != null && consent.state() == ConsentState.REVOKED;
  }

  /** Today, wherever the borrower may be. */
  private static Stream<LocalDate> days(Facts facts) {
    Set<ZoneId> zones =
        facts.zoneEvidence().stream()
            .map(ZoneEvidence::zones)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    return (zones.isEmpty() ? Set.<ZoneId>of(ZoneOffset.UTC) : zones)
        .stream().map(zone -> LocalDate.ofInstant(facts.asOf(), zone)).distinct();
  }

  private static String names(Set<?> words) {
    return words.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }
}
