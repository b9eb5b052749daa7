package com.example.lender;

import static dev.candor.fixture.CandorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.Candor;
import dev.candor.fault.InvalidInputException;
import dev.candor.fixture.InMemoryBorrowers;
import dev.candor.fixture.InMemoryInteractions;
import dev.candor.fixture.Personas;
import dev.candor.fixture.WrittenClock;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Outcome;
import dev.candor.interaction.Release;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.store.Dialect;
import dev.candor.store.JdbcInteractions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MessagesTest {

  private static final Messages MESSAGES = Messages.load();

  private final LoanSystem system = LoanSystem.withTwoCustomers("test");
  private final Customer nora = system.find("1001-test").orElseThrow();
  private final Customer carl = system.find("1002-test").orElseThrow();
  private final WrittenClock clock = WrittenClock.atStart(); // Friday, 10:00 in Ohio
  private final Interactions interactions = new InMemoryInteractions();
  private final Candor candor =
      MESSAGES.candor(new LenderBorrowers(system), interactions, clock);

  // tag::test
  @Test
  void the_house_sends_no_texts_about_debts() {
    Outcome outcome = candor.send(Messages.overdueNotice(nora, Channel.TEXT, "2026-03"));

    assertThat(outcome)
        .refuses("house-no-texts-about-debts")
        .citing("House policy 4.2")
        .explaining("The house sends no texts about debts");
  }
  // end::test

  @Test
  void an_email_by_day_goes_with_the_lenders_own_words() {
    Outcome outcome = candor.send(Messages.overdueNotice(nora, Channel.EMAIL, "2026-03"));

    assertThat(outcome).isQueued();
    assertThat(interactions.list(PersonId.of("1001-test"), 1))
        .allSatisfy(
            sent ->
                assertThat(interactions.find(sent.id()).orElseThrow().document().text())
                    .contains("Your payment for the loan of Bluebird Savings has not reached us yet")
                    .contains("To stop e-mails to this address"))
        .hasSize(1);
  }

  @Test
  void a_notice_goes_once_a_month() {
    candor.send(Messages.overdueNotice(nora, Channel.EMAIL, "2026-03"));

    assertThat(candor.send(Messages.overdueNotice(nora, Channel.EMAIL, "2026-03")))
        .refuses("duplicate-external-id");
  }

  @Test
  void what_waited_for_the_morning_is_withheld_when_bankruptcy_comes_first(@TempDir Path folder) {
    try (JdbcInteractions record =
        JdbcInteractions.open(folder.resolve("messages.db").toString())) {
      Candor lasting = MESSAGES.candor(new LenderBorrowers(system), record, clock);
      clock.set(Instant.parse("2026-03-07T06:30:00Z")); // 22:30 in Los Angeles
      Instant morning = Instant.parse("2026-03-07T16:00:00Z"); // 8:00 there
      assertThat(lasting.send(Messages.overdueNotice(carl, Channel.EMAIL, "2026-03")))
          .isScheduledFor(morning);

      system.save(carl.bankruptSince(LocalDate.parse("2026-03-07")));
      clock.set(morning);

      List<Release> releases = lasting.release(10);

      assertThat(releases).hasSize(1);
      assertThat(releases.get(0)).isInstanceOf(Release.Withheld.class);
    }
  }

  @Test
  void the_record_stands_in_a_database_of_the_lenders(@TempDir Path folder) {
    SQLiteDataSource pool = new SQLiteDataSource();
    pool.setUrl("jdbc:sqlite:" + folder.resolve("lender.db"));
    Candor lasting =
        MESSAGES.candor(
            new LenderBorrowers(system), Messages.record(pool, Dialect.SQLITE), clock);

    assertThat(lasting.send(Messages.overdueNotice(nora, Channel.EMAIL, "2026-03"))).isQueued();
    assertThat(Messages.record(pool, Dialect.SQLITE).list(PersonId.of("1001-test"), 10)).hasSize(1);
  }

  @Test
  void a_mistake_lists_every_fault_and_may_be_logged() {
    // tag::errors
    SendRequest mistaken =
        SendRequest.about(Subject.FREE_FORM, PersonId.of("1001-test")).jitterSeconds(-1).build();

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> candor.send(mistaken))
        .satisfies(mistake -> assertThat(mistake.faults()).hasSize(2))
        .withMessageContaining("$.sendJitter")
        .withMessageContaining("$.theme");
    // end::errors
  }

  // tag::personas
  @Test
  void a_borrower_who_took_the_consent_back_gets_no_email() {
    Candor withPersonas =
        MESSAGES.candor(InMemoryBorrowers.of(Personas.revokedConsent()), interactions, clock);
    SendRequest request =
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, PersonId.of("BO-RC01"))
            .channel(Channel.EMAIL)
            .loan(LoanId.of("LN-RC01"))
            .build();

    assertThat(withPersonas.explain(request)).isRefused();
  }
  // end::personas
}
