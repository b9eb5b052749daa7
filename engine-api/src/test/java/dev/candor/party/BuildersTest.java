package dev.candor.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.StatementId;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BuildersTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 6);
  private static final Money MONEY = Money.of("412.50", "USD");
  private static final Consent CONSENT =
      new Consent(ConsentState.GRANTED, Instant.EPOCH, ConsentHolder.US);

  /** A value that no builder begins with, for each component, by its name or else by its type. */
  private static final Map<String, Object> BY_NAME =
      Map.ofEntries(
          Map.entry("language", "es"),
          Map.entry("devices", List.of(new Device(ZoneId.of("America/Denver"), null))),
          Map.entry("doNotInteract", List.of(new DoNotInteract(null, null, DAY, null, "asked"))),
          Map.entry(
              "inconvenientTimes",
              List.of(new InconvenientTime(null, null, null, null, DAY, "borrower"))),
          Map.entry("inconvenientPlaces", Set.of(Place.WORK)),
          Map.entry(
              "permissions",
              List.of(
                  new Permission(
                      PermissionScope.TIMES,
                      PermissionGround.CONSENT,
                      ConsentHolder.US,
                      Instant.EPOCH,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null))),
          Map.entry("optOuts", List.of(new OptOut(Channel.TEXT, Set.of(), null))),
          Map.entry(
              "lookUps", List.of(new RegisterAnswer(OutsideRegister.DO_NOT_CALL, DAY, true, null))),
          Map.entry("loanIds", Set.of(LoanId.of("LN-2"))),
          Map.entry("lines", List.of(new Statement.Line(DAY, "Payment", MONEY))),
          Map.entry("consents", Map.of(Channel.EMAIL, CONSENT)),
          Map.entry("attributes", Map.of("branch", "Albany")));

  private static final Map<Class<?>, Object> BY_TYPE =
      Map.ofEntries(
          Map.entry(String.class, "1234"),
          Map.entry(Boolean.class, true),
          Map.entry(Integer.class, 40),
          Map.entry(LocalDate.class, DAY),
          Map.entry(ZoneId.class, ZoneId.of("America/New_York")),
          Map.entry(Money.class, MONEY),
          Map.entry(Consent.class, CONSENT),
          Map.entry(Attorney.class, new Attorney(true, Set.of(), false, null)),
          Map.entry(Address.class, new Address("1 Way", null, "Albany", "NY", "12207", "US")),
          Map.entry(Bankruptcy.class, new Bankruptcy(13, DAY, true, null, null)),
          Map.entry(Whereabouts.class, new Whereabouts(Place.HOME, null, null)),
          Map.entry(Notice.class, new Notice(DAY, true, null)),
          Map.entry(
              ContactOrigin.class,
              new ContactOrigin(
                  true, true, new CreditorNotice(true, true, true, DAY, DAY), true, true, false)),
          Map.entry(ContactLabel.class, ContactLabel.WORK),
          Map.entry(Affiliation.class, Affiliation.SPOUSE),
          Map.entry(ContactStatus.class, ContactStatus.PRIMARY),
          Map.entry(PhoneKind.class, PhoneKind.MOBILE),
          Map.entry(LoanType.class, LoanType.AUTO),
          Map.entry(ActorRole.class, ActorRole.SERVICER),
          Map.entry(LoanStatus.class, LoanStatus.values()[0]));

  /** What a builder is begun with. */
  private static Object begin(Class<?> type) {
    if (type == Borrower.class) {
      return Borrower.builder(PersonId.of("BO-1"), BorrowerStatus.ACTIVE);
    }
    if (type == Contact.class) {
      return Contact.builder(ContactId.of("CT-1"), ContactType.EMAIL);
    }
    if (type == Loan.class) {
      return Loan.builder(LoanId.of("LN-1"));
    }
    if (type == Case.class) {
      return Case.builder(CaseId.of("CS-1"), CaseType.BANKRUPTCY, CaseStatus.PROCESSING);
    }
    return Statement.builder(StatementId.of("SM-1"), LoanId.of("LN-1"));
  }

  private static final Map<Class<? extends Record>, Set<String>> BEGUN_WITH =
      Map.of(
          Borrower.class, Set.of("id", "status"),
          Contact.class, Set.of("id", "type"),
          Loan.class, Set.of("id"),
          Case.class, Set.of("id", "type", "status"),
          Statement.class, Set.of("id", "loanId"));

  static Stream<Class<? extends Record>> records() {
    return Stream.of(Borrower.class, Contact.class, Loan.class, Case.class, Statement.class);
  }

  static Stream<Arguments> components() {
    return records()
        .flatMap(
            type ->
                Arrays.stream(type.getRecordComponents())
                    .filter(component -> !BEGUN_WITH.get(type).contains(component.getName()))
                    .map(
                        component ->
                            Arguments.argumentSet(
                                type.getSimpleName() + "." + component.getName(),
                                type,
                                component)));
  }

  @ParameterizedTest
  @MethodSource("components")
  void what_is_set_arrives_and_nothing_else_changes(
      Class<? extends Record> type, RecordComponent component) throws Exception {
    Object value = BY_NAME.getOrDefault(component.getName(), BY_TYPE.get(component.getType()));
    Object builder = begin(type);
    Object before = build(begin(type));
    Method setter = builder.getClass().getMethod(component.getName(), component.getType());

    assertThat(setter.invoke(builder, value)).isSameAs(builder);

    Object built = build(builder);
    for (RecordComponent one : type.getRecordComponents()) {
      Object expected =
          one.getName().equals(component.getName()) ? value : one.getAccessor().invoke(before);
      assertThat(one.getAccessor().invoke(built)).as(one.getName()).isEqualTo(expected);
    }
    assertThat(built).isNotEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("components")
  void null_leaves_a_component_as_the_record_has_it(
      Class<? extends Record> type, RecordComponent component) throws Exception {
    Object builder = begin(type);
    builder
        .getClass()
        .getMethod(component.getName(), component.getType())
        .invoke(builder, new Object[] {null});

    assertThat(build(builder)).isEqualTo(build(begin(type)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_builder_sets_the_components_and_nothing_more(Class<? extends Record> type) {
    Set<String> named = new TreeSet<>(BEGUN_WITH.get(type));
    for (Method method : begin(type).getClass().getDeclaredMethods()) {
      named.add(method.getName());
    }
    Set<String> components = new TreeSet<>(Set.of("build"));
    for (RecordComponent component : type.getRecordComponents()) {
      components.add(component.getName());
    }

    assertThat(named).isEqualTo(components);
  }

  @Test
  void what_a_builder_begins_with_arrives() {
    assertThat(Borrower.builder(PersonId.of("BO-1"), BorrowerStatus.INACTIVE).build())
        .isEqualTo(
            new Borrower(
                PersonId.of("BO-1"),
                null,
                BorrowerStatus.INACTIVE,
                null,
                null,
                "en",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    Contact contact = Contact.builder(ContactId.of("CT-1"), ContactType.PHONE).build();
    assertThat(contact.id()).isEqualTo(ContactId.of("CT-1"));
    assertThat(contact.type()).isEqualTo(ContactType.PHONE);
    assertThat(Loan.builder(LoanId.of("LN-1")).build().id()).isEqualTo(LoanId.of("LN-1"));
    Case opened = Case.builder(CaseId.of("CS-1"), CaseType.DECEASED, CaseStatus.INITIATED).build();
    assertThat(opened.id()).isEqualTo(CaseId.of("CS-1"));
    assertThat(opened.type()).isEqualTo(CaseType.DECEASED);
    assertThat(opened.status()).isEqualTo(CaseStatus.INITIATED);
    Statement statement = Statement.builder(StatementId.of("SM-1"), LoanId.of("LN-1")).build();
    assertThat(statement.id()).isEqualTo(StatementId.of("SM-1"));
    assertThat(statement.loanId()).isEqualTo(LoanId.of("LN-1"));
  }

  @Test
  void a_builder_refuses_when_it_builds_what_the_record_refuses() {
    Borrower.Builder borrower = Borrower.builder(PersonId.of("BO-1"), BorrowerStatus.ACTIVE);
    borrower.devices(Collections.singletonList(null));
    assertThatThrownBy(borrower::build).isInstanceOf(NullPointerException.class);

    Contact.Builder contact = Contact.builder(ContactId.of("CT-1"), ContactType.EMAIL);
    contact.consents(Collections.singletonMap(Channel.EMAIL, null));
    assertThatThrownBy(contact::build).isInstanceOf(NullPointerException.class);

    Case.Builder opened = Case.builder(CaseId.of("CS-1"), CaseType.DECEASED, CaseStatus.INITIATED);
    opened.loanIds(Collections.singleton(null));
    assertThatThrownBy(opened::build).isInstanceOf(NullPointerException.class);

    Statement.Builder statement = Statement.builder(StatementId.of("SM-1"), LoanId.of("LN-1"));
    statement.lines(Collections.singletonList(null));
    assertThatThrownBy(statement::build).isInstanceOf(NullPointerException.class);
  }

  @Test
  void what_was_built_does_not_change_with_its_builder() {
    Loan.Builder builder = Loan.builder(LoanId.of("LN-1")).balance(MONEY);
    Loan loan = builder.build();

    builder.balance(new Money(BigDecimal.ONE, "USD"));

    assertThat(loan.balance()).isEqualTo(MONEY);
  }

  private static Object build(Object builder) throws ReflectiveOperationException {
    return builder.getClass().getMethod("build").invoke(builder);
  }
}
