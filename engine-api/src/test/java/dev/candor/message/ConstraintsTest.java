package dev.candor.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.message.FreeFormEmailRequest.Address;
import dev.candor.message.FreeFormEmailRequest.Personalization;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Loan;
import dev.candor.party.Money;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Collections;
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
  private static final Address SOMEBODY = new Address("somebody@example.com", null);

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
        sound("a resend", new ResendRequest(InteractionId.of("IX-1"))),
        sound("the least free-form e-mail", freeForm(List.of(to(SOMEBODY)), null, null)),
        sound(
            "a free-form e-mail at its bounds",
            freeForm(Collections.nCopies(1_000, to(SOMEBODY)), "es", "x".repeat(998))),
        sound(
            "the least receive",
            receive(Channel.CHAT, Theme.INB_OTHER, Status.SUCCEEDED, null, null, 0)),
        sound(
            "a receive at its bounds",
            receive(
                Channel.CHAT,
                Theme.INB_OTHER,
                Status.SUCCEEDED,
                "x".repeat(255),
                "x".repeat(10),
                100)),
        sound("the least confirmation code", code(BORROWER, null, null)),
        sound(
            "a confirmation code by e-mail and phone",
            code(BORROWER, "somebody@example.com", "+12125550101")),
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
        broken(
            "B-018 a send without subject",
            send(null, BORROWER, 0, 0, 0, null, null, 0),
            "subject"),
        broken(
            "B-019 a send without borrower",
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
            "B-046 a send with a negative jitter",
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
            "B-118 a render without subject and channel",
            RenderRequest.of(null, null, BORROWER),
            "subject",
            "channel"),
        broken("a render in a language of one letter", render("e", 0), "language"),
        broken("a render in a language of three letters", render("eng", 0), "language"),
        broken("a render with 1,001 names in its context", render("en", 1_001), "context"),
        broken("B-111 a resend of nothing", new ResendRequest(null), "interactionId"),
        broken(
            "B-137 a free-form e-mail to nobody",
            freeForm(List.of(), null, null),
            "personalizations"),
        broken(
            "a free-form e-mail to 1,001",
            freeForm(Collections.nCopies(1_001, to(SOMEBODY)), null, null),
            "personalizations"),
        broken(
            "a free-form e-mail to an empty list",
            freeForm(List.of(to()), null, null),
            "personalizations[0].to"),
        broken(
            "a free-form e-mail to no address",
            freeForm(List.of(to(SOMEBODY), to(new Address("nobody", null))), null, null),
            "personalizations[1].to[0].email"),
        broken(
            "a free-form e-mail to null",
            freeForm(List.of(to(new Address(null, null))), null, null),
            "personalizations[0].to[0].email"),
        broken(
            "a free-form e-mail to a long name",
            freeForm(List.of(to(new Address("a@example.com", "x".repeat(256)))), null, null),
            "personalizations[0].to[0].name"),
        broken(
            "a copy to no address",
            freeForm(
                List.of(
                    new Personalization(
                        List.of(SOMEBODY),
                        List.of(new Address("nobody", null)),
                        List.of(new Address("nobody", null)))),
                null,
                null),
            "personalizations[0].cc[0].email",
            "personalizations[0].bcc[0].email"),
        broken(
            "B-138 a language of three letters",
            freeForm(List.of(to(SOMEBODY)), "eng", null),
            "language"),
        broken(
            "B-138 a language of one letter",
            freeForm(List.of(to(SOMEBODY)), "e", null),
            "language"),
        broken(
            "B-138 a language in capitals",
            freeForm(List.of(to(SOMEBODY)), "EN", null),
            "language"),
        broken(
            "a subject line of 999 characters",
            freeForm(List.of(to(SOMEBODY)), null, "x".repeat(999)),
            "subjectLine"),
        broken(
            "contents of more than 262,144 characters",
            new FreeFormEmailRequest(
                List.of(to(SOMEBODY)),
                null,
                null,
                null,
                "x".repeat(262_145),
                "x".repeat(262_145),
                "",
                null),
            "contentHtml",
            "contentPlain",
            "previousInteractionId"),
        broken(
            "B-069 a receive without channel, theme and status",
            receive(null, null, null, null, null, 0),
            "channel",
            "theme",
            "status"),
        broken(
            "B-072 a receive of an empty contact",
            receive(Channel.CHAT, Theme.INB_OTHER, Status.SUCCEEDED, "", null, 0),
            "contactExternalId"),
        broken(
            "B-072 a receive of a long contact",
            receive(Channel.CHAT, Theme.INB_OTHER, Status.SUCCEEDED, "x".repeat(256), null, 0),
            "contactExternalId"),
        broken(
            "B-097 a provider's code of 11 characters",
            receive(Channel.CHAT, Theme.INB_OTHER, Status.SUCCEEDED, null, "x".repeat(11), 0),
            "twilioErrorCode"),
        broken(
            "a receive with 101 loans",
            receive(Channel.CHAT, Theme.INB_OTHER, Status.SUCCEEDED, null, null, 101),
            "loanIds"),
        broken("B-151 a confirmation code for nobody", code(null, null, null), "personId"),
        broken("a confirmation code to no address", code(BORROWER, "nobody", null), "email"),
        broken("a confirmation code to a short number", code(BORROWER, null, "12"), "phone"),
        broken(
            "a confirmation code to a long number", code(BORROWER, null, "1".repeat(33)), "phone"),
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

  private static FreeFormEmailRequest freeForm(
      List<Personalization> to, String language, String subjectLine) {
    return new FreeFormEmailRequest(to, null, language, subjectLine, null, null, null, null);
  }

  private static Personalization to(Address... to) {
    return new Personalization(List.of(to), null, null);
  }

  private static ReceiveRequest receive(
      Channel channel, Theme theme, Status status, String contact, String code, int loans) {
    return new ReceiveRequest(
        channel,
        theme,
        status,
        null,
        null,
        null,
        contact,
        null,
        numbered(loans, "LN-").map(LoanId::of).toList(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        code,
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

  private static ConfirmationCodeRequest code(PersonId personId, String email, String phone) {
    return new ConfirmationCodeRequest(personId, email, phone, null, null);
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
