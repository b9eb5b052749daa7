package dev.candor.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fault.Fault;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.message.SendRequest;
import dev.candor.message.Status;
import dev.candor.message.Subject;
import dev.candor.party.ActorRole;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.PastInteraction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

  private static final Instant NOW = Instant.parse("2026-03-06T15:00:00Z");
  private static final Portfolio PORTFOLIO = Portfolio.read(Examples.PORTFOLIO);

  @ParameterizedTest
  @MethodSource("readable")
  void every_good_request_is_read_names_its_channel_and_a_borrower_of_the_portfolio_and_no_time(
      String file) {
    SendRequest request = request(file);

    assertThat(PORTFOLIO.find(request.personId())).isPresent();
    assertThat(request.channel()).isNotNull();
    assertThat(request.loanId()).isNotNull();
    assertThat(request.sendAt()).isNull();
  }

  static Stream<String> readable() throws IOException {
    return Examples.requests().stream().filter(name -> !name.equals("bad-words.json"));
  }

  @Test
  void bad_words_have_three_faults_with_their_nearest_words() {
    Reading<SendRequest> reading =
        RecordReader.read(Examples.REQUESTS.resolve("bad-words.json"), SendRequest.class);

    assertThat(reading.faults())
        .extracting(fault -> fault.line().substring(fault.line().indexOf(':') + 1))
        .containsExactly(
            "2:14 $.subject: The value (loanOverdueFirstNotise) is not a subject. Nearest: loanOverdueFirstNotice, loanOverdueFifthNotice, loanOverdueFourthNotice.",
            "3:14 $.channel: The value (emial) is not a channel. Nearest: email, mail.",
            "4:12 $.theme: The value (opsColDebt) is not a theme. Nearest: opsCollDebt.");
    assertThat(reading.faults())
        .extracting(Fault::maybe)
        .containsExactly(
            "write \"loanOverdueFirstNotice\".", "write \"email\".", "write \"opsCollDebt\".");
  }

  @Test
  void the_readme_tells_of_every_request_and_of_no_other() throws IOException {
    Set<String> told =
        Files.readAllLines(Examples.FOLDER.resolve("README.md"), StandardCharsets.UTF_8).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .collect(Collectors.toSet());

    assertThat(told).isEqualTo(Set.copyOf(Examples.requests()));
  }

  @Test
  void only_the_first_party_lends_its_own_money() {
    assertThat(PORTFOLIO.borrowers())
        .filteredOn(file -> file.loans().get(0).actorRole() != ActorRole.DEBT_COLLECTOR)
        .extracting(file -> file.borrower().id().value())
        .containsExactly("BO-FIRSTPARTY");
  }

  @Test
  void only_the_thin_loan_lacks_critical_details() {
    assertThat(PORTFOLIO.borrowers().stream().flatMap(file -> file.loans().stream()))
        .filteredOn(loan -> !loan.missingCriticalDetails().isEmpty())
        .singleElement()
        .satisfies(
            loan -> {
              assertThat(loan.id()).isEqualTo(LoanId.of("LN-THINLOAN"));
              assertThat(loan.missingCriticalDetails()).containsExactly("creditor", "balance");
            });
  }

  @Test
  void nothing_in_it_happens_after_now() {
    assertThat(PORTFOLIO.borrowers().stream().flatMap(file -> file.history().stream()))
        .extracting(PastInteraction::at)
        .allMatch(at -> at.isBefore(NOW));
  }

  @Test
  void seven_calls_count_on_seven_days_and_two_more_failed() {
    assertThat(calls("seven-calls.json", Status.ATTEMPTED)).hasSize(7).doesNotHaveDuplicates();
    assertThat(calls("seven-calls.json", Status.FAILED)).hasSize(2);
    assertThat(calls("six-calls.json", Status.ATTEMPTED)).hasSize(6).doesNotHaveDuplicates();
    assertThat(calls("six-calls.json", Status.FAILED)).hasSize(3);
  }

  private static List<String> calls(String file, Status status) {
    SendRequest request = request(file);
    return PORTFOLIO.find(request.personId()).orElseThrow().history().stream()
        .filter(call -> call.channel() == Channel.VOICE && call.status() == status)
        .filter(call -> call.chargedTo(request.loanId()))
        .map(call -> call.at().toString().substring(0, 10))
        .toList();
  }

  @Test
  void status_details_go_with_their_status_channel_and_direction() {
    assertThat(PORTFOLIO.borrowers().stream().flatMap(file -> file.history().stream()))
        .filteredOn(past -> past.statusDetails() != null)
        .isNotEmpty()
        .allSatisfy(
            past ->
                assertThat(
                        past.statusDetails()
                            .faultsWith(past.status(), past.channel(), past.direction()))
                    .isEmpty());
  }

  @Test
  void all_numbers_are_fictional_and_all_addresses_are_example_addresses() {
    List<String> values =
        PORTFOLIO.borrowers().stream()
            .map(BorrowerFile::contacts)
            .flatMap(List::stream)
            .map(Contact::value)
            .filter(value -> value != null)
            .toList();

    assertThat(values).hasSizeGreaterThan(30);
    assertThat(values)
        .allMatch(
            value ->
                value.matches("\\+1 [0-9]{3} 555 01[0-9]{2}") || value.endsWith("@example.com"));
  }

  @Test
  void the_foreign_loan_and_the_foreign_contact_belong_to_somebody_else() {
    SendRequest wrongLoan = request("wrong-loan.json");
    SendRequest foreignContact = request("foreign-contact.json");
    BorrowerFile asked = PORTFOLIO.find(wrongLoan.personId()).orElseThrow();

    assertThat(asked.loan(wrongLoan.loanId())).isEmpty();
    assertThat(PORTFOLIO.borrowers()).anyMatch(file -> file.loan(wrongLoan.loanId()).isPresent());
    assertThat(asked.contact(foreignContact.contactId())).isEmpty();
    assertThat(PORTFOLIO.borrowers())
        .anyMatch(file -> file.contact(foreignContact.contactId()).isPresent());
  }

  @Test
  void the_statement_adds_up() {
    SendRequest letter = request("statement-letter.json");

    assertThat(PORTFOLIO.find(letter.personId()).orElseThrow().statement(letter.statementId()))
        .hasValueSatisfying(
            statement ->
                assertThat(
                        statement.lines().stream()
                            .map(line -> line.amount().amount())
                            .reduce(
                                statement.previousBalance().amount(), java.math.BigDecimal::add))
                    .isEqualByComparingTo(statement.newBalance().amount()));
  }

  @Test
  void the_free_form_message_gives_no_theme_and_its_subject_has_none() {
    SendRequest request = request("free-form-no-theme.json");

    assertThat(request.subject()).isEqualTo(Subject.FREE_FORM);
    assertThat(request.theme()).isNull();
    assertThat(request.subject().implicitTheme()).isEmpty();
  }

  private static SendRequest request(String file) {
    return RecordReader.read(Examples.REQUESTS.resolve(file), SendRequest.class)
        .orThrow("the request");
  }
}
