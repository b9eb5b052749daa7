package dev.candor.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Direction;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.StatementId;
import dev.candor.message.Status;
import dev.candor.message.Theme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PartyTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-06");
  private static final LoanId ONE = LoanId.of("LN-1");
  private static final LoanId OTHER = LoanId.of("LN-2");
  private static final Money MONEY = Money.of("412.50", "USD");

  static Stream<Arguments> instructions() {
    return Stream.of(
        covered(
            "all channels and themes", all(null, null), Channel.EMAIL, Theme.OPS_COLL_DEBT, true),
        covered(
            "account credentials under all",
            all(null, null),
            Channel.EMAIL,
            Theme.OPS_ACCOUNT_CREDENTIALS,
            false),
        covered(
            "account credentials by name",
            named(Theme.OPS_ACCOUNT_CREDENTIALS),
            Channel.EMAIL,
            Theme.OPS_ACCOUNT_CREDENTIALS,
            true),
        covered(
            "a theme named", named(Theme.OPS_COLL_DEBT), Channel.TEXT, Theme.OPS_COLL_DEBT, true),
        covered(
            "a theme not named",
            named(Theme.OPS_COLL_DEBT),
            Channel.TEXT,
            Theme.OPS_SERVICING,
            false),
        covered("a channel named", channel(Channel.TEXT), Channel.TEXT, Theme.OPS_SERVICING, true),
        covered(
            "a channel not named",
            channel(Channel.TEXT),
            Channel.EMAIL,
            Theme.OPS_SERVICING,
            false),
        covered(
            "account credentials on a channel named",
            channel(Channel.TEXT),
            Channel.TEXT,
            Theme.OPS_ACCOUNT_CREDENTIALS,
            false),
        covered("its first day", all(DAY, null), Channel.TEXT, Theme.OPS_SERVICING, true),
        covered(
            "the day before its first",
            all(DAY.plusDays(1), null),
            Channel.TEXT,
            Theme.OPS_SERVICING,
            false),
        covered("its last day", all(null, DAY), Channel.TEXT, Theme.OPS_SERVICING, true),
        covered(
            "the day after its last",
            all(null, DAY.minusDays(1)),
            Channel.TEXT,
            Theme.OPS_SERVICING,
            false));
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void an_instruction_not_to_interact_covers(
      DoNotInteract instruction, Channel channel, Theme theme, boolean covered) {
    assertThat(instruction.covers(channel, theme, DAY)).isEqualTo(covered);
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void account_credentials_are_never_blocked_by_all(Channel channel) {
    assertThat(all(null, null).covers(channel, Theme.OPS_ACCOUNT_CREDENTIALS, DAY)).isFalse();
  }

  @Test
  void an_opt_out_covers_its_channel_and_themes() {
    OptOut texts = new OptOut(Channel.TEXT, null, null);
    OptOut collectionTexts = new OptOut(Channel.TEXT, Set.of(Theme.OPS_COLL_DEBT), null);

    assertThat(texts.covers(Channel.TEXT, Theme.OPS_SERVICING, false)).isTrue();
    assertThat(texts.covers(Channel.VOICE, Theme.OPS_SERVICING, false)).isFalse();
    assertThat(collectionTexts.covers(Channel.TEXT, Theme.OPS_COLL_DEBT, false)).isTrue();
    assertThat(collectionTexts.covers(Channel.TEXT, Theme.OPS_SERVICING, false)).isFalse();
  }

  @Test
  void an_opt_out_of_marketing_covers_nothing_else() {
    OptOut marketing = new OptOut(Channel.EMAIL, Set.of(), null, true);

    assertThat(marketing.covers(Channel.EMAIL, Theme.OPS_SERVICING, true)).isTrue();
    assertThat(marketing.covers(Channel.EMAIL, Theme.OPS_SERVICING, false)).isFalse();
  }

  @Test
  void what_came_back_had_come_back_from_that_day_on() {
    PastInteraction letter =
        new PastInteraction(
            "IN-1",
            Instant.parse("2026-05-01T15:00:00Z"),
            Channel.MAIL,
            Direction.OUTBOUND,
            Status.SUCCEEDED,
            null,
            null,
            null,
            null,
            null,
            Set.of(),
            Set.of(),
            null,
            null,
            LocalDate.of(2026, 5, 10),
            null,
            null,
            Set.of());

    assertThat(letter.cameBackBy(LocalDate.of(2026, 5, 9))).isFalse();
    assertThat(letter.cameBackBy(LocalDate.of(2026, 5, 10))).isTrue();
    assertThat(letter.with(Status.ATTEMPTED, null).cameBackBy(LocalDate.of(2026, 5, 10))).isTrue();
  }

  static Stream<Arguments> charges() {
    return Stream.of(
        charged("nothing said of debts", call(Set.of(), Set.of(), null), true),
        charged("named", call(Set.of(ONE), Set.of(), null), true),
        charged("another named", call(Set.of(OTHER), Set.of(), null), false),
        charged("discussed", call(Set.of(), Set.of(ONE), null), true),
        charged("another discussed", call(Set.of(), Set.of(OTHER), null), false),
        charged("elected", call(Set.of(), Set.of(), ONE), true),
        charged("another elected", call(Set.of(), Set.of(), OTHER), false),
        charged(
            "another elected, discussed all the same", call(Set.of(), Set.of(ONE), OTHER), true),
        charged("left null", call(null, null, null), true));
  }

  @ParameterizedTest
  @MethodSource("charges")
  void an_interaction_is_charged_to_a_debt(PastInteraction past, boolean charged) {
    assertThat(past.chargedTo(ONE)).isEqualTo(charged);
  }

  static Stream<Arguments> loans() {
    return Stream.of(
        lacking("nothing", loan(ActorRole.SERVICER, LoanStatus.ACTIVE, "Peachy Lender", MONEY)),
        lacking("actorRole", loan(null, LoanStatus.ACTIVE, "Peachy Lender", MONEY), "actorRole"),
        lacking("status", loan(ActorRole.SERVICER, null, "Peachy Lender", MONEY), "status"),
        lacking("creditor", loan(ActorRole.SERVICER, LoanStatus.ACTIVE, null, MONEY), "creditor"),
        lacking(
            "creditor, blank", loan(ActorRole.SERVICER, LoanStatus.ACTIVE, " ", MONEY), "creditor"),
        lacking(
            "balance",
            loan(ActorRole.SERVICER, LoanStatus.ACTIVE, "Peachy Lender", null),
            "balance"),
        lacking(
            "everything",
            loan(null, null, null, null),
            "actorRole",
            "status",
            "creditor",
            "balance"));
  }

  @ParameterizedTest
  @MethodSource("loans")
  void a_loan_names_the_critical_details_it_lacks(Loan loan, List<String> missing) {
    assertThat(loan.missingCriticalDetails()).containsExactlyElementsOf(missing);
  }

  @Test
  void a_file_finds_what_is_the_borrowers_and_nothing_else() {
    Case matter = matter(CaseStatus.INITIATED, Set.of());
    Contact contact = contact(null, null);
    Statement statement =
        new Statement(StatementId.of("SM-1"), ONE, null, null, null, null, null, null, null, null);
    Loan loan = loan(null, null, null, null);
    BorrowerFile file =
        new BorrowerFile(
            borrower(), List.of(contact), List.of(loan), List.of(matter), List.of(statement), null);

    assertThat(file.contact(ContactId.of("CT-1"))).contains(contact);
    assertThat(file.contact(ContactId.of("CT-2"))).isEmpty();
    assertThat(file.loan(ONE)).contains(loan);
    assertThat(file.loan(OTHER)).isEmpty();
    assertThat(file.caseOf(CaseId.of("CS-1"))).contains(matter);
    assertThat(file.caseOf(CaseId.of("CS-2"))).isEmpty();
    assertThat(file.statement(StatementId.of("SM-1"))).contains(statement);
    assertThat(file.statement(StatementId.of("SM-2"))).isEmpty();
    assertThat(file.history()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CaseStatus.class)
  void a_case_is_open_until_completed_or_canceled(CaseStatus status) {
    assertThat(matter(status, Set.of()).open())
        .isEqualTo(status == CaseStatus.INITIATED || status == CaseStatus.PROCESSING);
  }

  @Test
  void a_case_that_names_no_loan_touches_all() {
    assertThat(matter(CaseStatus.INITIATED, Set.of()).touches(ONE)).isTrue();
    assertThat(matter(CaseStatus.INITIATED, Set.of(ONE)).touches(ONE)).isTrue();
    assertThat(matter(CaseStatus.INITIATED, Set.of(OTHER)).touches(ONE)).isFalse();
  }

  @Test
  void a_contact_is_the_borrowers_additional_one_unless_said_otherwise() {
    Contact contact = contact(null, null);

    assertThat(contact.affiliation()).isEqualTo(Affiliation.SELF);
    assertThat(contact.status()).isEqualTo(ContactStatus.ADDITIONAL);
    assertThat(contact.isArchived()).isFalse();
    assertThat(contact(Affiliation.SPOUSE, ContactStatus.ARCHIVED).isArchived()).isTrue();
    assertThat(contact(Affiliation.SPOUSE, null).affiliation()).isEqualTo(Affiliation.SPOUSE);
  }

  @Test
  void a_borrower_speaks_english_unless_said_otherwise() {
    assertThat(borrower().language()).isEqualTo("en");
  }

  @Test
  void money_is_written_plainly() {
    assertThat(Money.of("1E+3", "USD")).hasToString("1000 USD");
    assertThat(MONEY).hasToString("412.50 USD");
  }

  private static DoNotInteract all(LocalDate from, LocalDate to) {
    return new DoNotInteract(Set.of(), Set.of(), from, to, null);
  }

  private static DoNotInteract named(Theme theme) {
    return new DoNotInteract(null, Set.of(theme), null, null, null);
  }

  private static DoNotInteract channel(Channel channel) {
    return new DoNotInteract(Set.of(channel), null, null, null, null);
  }

  private static PastInteraction call(Set<LoanId> named, Set<LoanId> discussed, LoanId elected) {
    return new PastInteraction(
        "PI-1",
        Instant.EPOCH,
        Channel.VOICE,
        Direction.OUTBOUND,
        Status.ATTEMPTED,
        null,
        null,
        null,
        null,
        null,
        named,
        discussed,
        elected,
        null);
  }

  private static Loan loan(ActorRole role, LoanStatus status, String creditor, Money balance) {
    return new Loan(
        ONE, null, role, status, null, null, null, creditor, null, null, null, null, null, balance,
        null, null, null, null, null, null);
  }

  private static Case matter(CaseStatus status, Set<LoanId> loans) {
    return new Case(
        CaseId.of("CS-1"), CaseType.GENERIC, status, loans, null, null, null, null, Map.of());
  }

  private static Contact contact(Affiliation affiliation, ContactStatus status) {
    return new Contact(
        ContactId.of("CT-1"),
        ContactType.EMAIL,
        null,
        null,
        null,
        affiliation,
        status,
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

  private static Borrower borrower() {
    return new Borrower(
        PersonId.of("BO-1"),
        null,
        BorrowerStatus.ACTIVE,
        null,
        null,
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

  private static Arguments covered(
      String name, DoNotInteract instruction, Channel channel, Theme theme, boolean covered) {
    return Arguments.argumentSet(name, instruction, channel, theme, covered);
  }

  private static Arguments charged(String name, PastInteraction past, boolean charged) {
    return Arguments.argumentSet(name, past, charged);
  }

  private static Arguments lacking(String name, Loan loan, String... missing) {
    return Arguments.argumentSet(name, loan, List.of(missing));
  }
}
