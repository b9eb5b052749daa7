package dev.candor.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Loan;
import dev.candor.party.Money;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The constraints that every request and every borrower's file carries. */
class ConstraintsTest {

  private static final ValidatorFactory FACTORY =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory();
  private static final Validator VALIDATOR = FACTORY.getValidator();

  private static final PersonId BORROWER = PersonId.of("BO-NY01");

  @AfterAll
  static void close() {
    FACTORY.close();
  }

  static Stream<Arguments> sound() {
    return Stream.of(
        sound("the least send", SendRequest.about(Subject.STATEMENT, BORROWER).build()),
        sound(
            "a send at all its bounds",
            send(
                Subject.STATEMENT,
                BORROWER,
                100,
                1_000,
                100,
                "x".repeat(255),
                "x".repeat(255),
                Integer.MAX_VALUE)),
        sound(
            "the shortest previous interaction",
            send(Subject.STATEMENT, BORROWER, 0, 0, 0, "", "x", 0)),
        sound("the least render", RenderRequest.of(Subject.STATEMENT, Channel.EMAIL, null)),
        sound("a borrower's file", file("en", null, null)),
        sound(
            "a borrower's loan at its bounds",
            file("es", loan("LN-1", 0, "1234"), Money.of("1.00", "USD"))));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void takes(Object request) {
    assertThat(VALIDATOR.validate(request)).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken("a send without subject", send(null, BORROWER, 0, 0, 0, null, null, 0), "subject"),
        broken(
            "a send without borrower",
            send(Subject.STATEMENT, null, 0, 0, 0, null, null, 0),
            "personId"),
        broken(
            "a send with 101 loans",
            send(Subject.STATEMENT, BORROWER, 101, 0, 0, null, null, 0),
            "loanIds"),
        broken(
            "a send with 1,001 names in its context",
            send(Subject.STATEMENT, BORROWER, 0, 1_001, 0, null, null, 0),
            "context"),
        broken(
            "a send with 101 attachments",
            send(Subject.STATEMENT, BORROWER, 0, 0, 101, null, null, 0),
            "attachments"),
        broken(
            "a send with a long bulk id",
            send(Subject.STATEMENT, BORROWER, 0, 0, 0, "x".repeat(256), null, 0),
            "supercaseBulkOperationId"),
        broken(
            "a send after an empty interaction",
            send(Subject.STATEMENT, BORROWER, 0, 0, 0, null, "", 0),
            "previousInteractionId"),
        broken(
            "a send after a long interaction",
            send(Subject.STATEMENT, BORROWER, 0, 0, 0, null, "x".repeat(256), 0),
            "previousInteractionId"),
        broken(
            "a send with a negative jitter",
            send(Subject.STATEMENT, BORROWER, 0, 0, 0, null, null, -1),
            "sendJitter"),
        broken(
            "a send with everything wrong",
            send(null, null, 101, 1_001, 101, "x".repeat(256), "", -1),
            "subject",
            "personId",
            "loanIds",
            "context",
            "attachments",
            "supercaseBulkOperationId",
            "previousInteractionId",
            "sendJitter"),
        broken(
            "a render without subject and channel",
            RenderRequest.of(null, null, BORROWER),
            "subject",
            "channel"),
        broken("a render in a language of one letter", render("e", 0), "language"),
        broken("a render in a language of three letters", render("eng", 0), "language"),
        broken("a render with 1,001 names in its context", render("en", 1_001), "context"),
        broken("a borrower in a long language", file("eng", null, null), "borrower.language"),
        broken(
            "a loan with days past due below zero",
            file("en", loan("LN-1", -1, null), null),
            "loans[0].daysPastDue"),
        broken(
            "a loan with five last characters",
            file("en", loan("LN-1", 0, "12345"), null),
            "loans[0].accountNumberLastFour"),
        broken(
            "a balance in no currency",
            file("en", loan("LN-1", 0, null), Money.of("1.00", "usd")),
            "loans[0].balance.currency"),
        broken(
            "a file without borrower",
            new BorrowerFile(null, null, null, null, null, null),
            "borrower"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void refuses_with_every_place_at_once(Object request, List<String> places) {
    assertThat(VALIDATOR.validate(request))
        .extracting(violation -> violation.getPropertyPath().toString())
        .containsExactlyInAnyOrderElementsOf(places);
  }

  private static SendRequest send(
      Subject subject,
      PersonId personId,
      int loans,
      int context,
      int attachments,
      String bulk,
      String previous,
      int jitter) {
    return new SendRequest(
        subject,
        null,
        null,
        personId,
        null,
        null,
        numbered(loans, "LN-").map(LoanId::of).toList(),
        null,
        null,
        names(context),
        numbered(attachments, "DC-").map(DocumentId::of).toList(),
        bulk,
        previous,
        null,
        null,
        null,
        null,
        null,
        jitter,
        null);
  }

  private static RenderRequest render(String language, int context) {
    return new RenderRequest(
        Subject.STATEMENT,
        Channel.EMAIL,
        null,
        null,
        null,
        null,
        null,
        names(context),
        language,
        null);
  }

  private static BorrowerFile file(String language, Loan loan, Money balance) {
    Borrower borrower =
        new Borrower(
            BORROWER,
            null,
            BorrowerStatus.ACTIVE,
            null,
            null,
            language,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    List<Loan> loans =
        loan == null
            ? null
            : List.of(
                new Loan(
                    loan.id(),
                    null,
                    null,
                    null,
                    loan.daysPastDue(),
                    null,
                    null,
                    null,
                    null,
                    loan.accountNumberLastFour(),
                    null,
                    null,
                    null,
                    balance,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
    return new BorrowerFile(borrower, null, loans, null, null, null);
  }

  private static Loan loan(String id, int daysPastDue, String lastFour) {
    return new Loan(
        LoanId.of(id),
        null,
        null,
        null,
        daysPastDue,
        null,
        null,
        null,
        null,
        lastFour,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Map<String, Object> names(int count) {
    Map<String, Object> names = new HashMap<>();
    numbered(count, "name").forEach(name -> names.put(name, 1));
    return names;
  }

  private static Stream<String> numbered(int count, String prefix) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i);
  }

  private static Arguments sound(String name, Object request) {
    return Arguments.argumentSet(name, request);
  }

  private static Arguments broken(String name, Object request, String... places) {
    return Arguments.argumentSet(name, request, List.of(places));
  }
}
