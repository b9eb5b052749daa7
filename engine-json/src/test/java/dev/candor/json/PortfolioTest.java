package dev.candor.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.message.PersonId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PortfolioTest {

  @Test
  void finds_a_borrower_by_the_systems_and_by_the_lenders_identifier() {
    Portfolio portfolio =
        read(
            "{\"borrower\": {\"id\": \"BO-1\", \"externalId\": \"JL-1\", \"status\": \"active\"}}");

    assertThat(portfolio.find(PersonId.of("BO-1"))).isPresent();
    assertThat(portfolio.find(PersonId.of("JL-1"))).isEqualTo(portfolio.find(PersonId.of("BO-1")));
    assertThat(portfolio.find(PersonId.of("BO-2"))).isEmpty();
    assertThat(portfolio.company().name()).isEqualTo("Juniper Lending");
    assertThat(portfolio.borrowers()).hasSize(1);
    assertThat(portfolio).hasToString("a portfolio of 1 borrowers");
  }

  @Test
  void an_external_id_may_equal_the_borrowers_own_id() {
    assertThat(
            read("{\"borrower\": {\"id\": \"BO-1\", \"externalId\": \"BO-1\", \"status\": \"active\"}}")
                .find(PersonId.of("BO-1")))
        .isPresent();
  }

  @Test
  void reads_from_a_file() {
    assertThat(Portfolio.read(Examples.PORTFOLIO).find(PersonId.of("BO-NEWYORK"))).isPresent();
  }

  @Test
  void refuses_every_id_that_stands_twice_and_says_where_it_stood_first() {
    assertThat(
            faults(
                """
                {"borrower": {"id": "BO-1", "externalId": "X", "status": "active"},
                 "contacts": [{"id": "CT-1", "type": "email"}, {"id": "CT-1", "type": "phone"}],
                 "loans": [{"id": "LN-1"}],
                 "cases": [{"id": "CS-1", "type": "generic", "status": "completed"}],
                 "statements": [{"id": "SM-1", "loanId": "LN-1"}],
                 "history": [{"id": "IX-1", "at": "2026-03-01T12:00:00Z", "channel": "email", "direction": "outbound", "status": "failed"},
                             {"id": "IX-1", "at": "2026-03-01T12:00:00Z", "channel": "email", "direction": "outbound", "status": "failed"}]},
                {"borrower": {"id": "BO-1", "externalId": "X", "status": "active"},
                 "contacts": [{"id": "CT-1", "type": "phone"}],
                 "loans": [{"id": "LN-1"}],
                 "cases": [{"id": "CS-1", "type": "generic", "status": "completed"}],
                 "statements": [{"id": "SM-1", "loanId": "LN-1"}],
                 "history": [{"id": "IX-1", "at": "2026-03-01T12:00:00Z", "channel": "email", "direction": "outbound", "status": "failed"}]}"""))
        .containsExactly(
            "p.json:3:55 $.borrowers[0].contacts[1].id: The id (CT-1) of a contact stands twice: first at p.json:3:22.",
            "p.json:8:21 $.borrowers[0].history[1].id: The id (IX-1) of a past interaction stands twice: first at p.json:7:21.",
            "p.json:9:21 $.borrowers[1].borrower.id: The id (BO-1) of a borrower stands twice: first at p.json:2:21.",
            "p.json:9:43 $.borrowers[1].borrower.externalId: The id (X) of a borrower stands twice: first at p.json:2:43.",
            "p.json:10:22 $.borrowers[1].contacts[0].id: The id (CT-1) of a contact stands twice: first at p.json:3:22.",
            "p.json:11:19 $.borrowers[1].loans[0].id: The id (LN-1) of a loan stands twice: first at p.json:4:19.",
            "p.json:12:19 $.borrowers[1].cases[0].id: The id (CS-1) of a case stands twice: first at p.json:5:19.",
            "p.json:13:24 $.borrowers[1].statements[0].id: The id (SM-1) of a statement stands twice: first at p.json:6:24.");
  }

  @Test
  @Tag("slow")
  void refuses_an_external_id_that_is_another_borrowers_id() {
    assertThat(
            faults(
                """
                {"borrower": {"id": "BO-1", "status": "active"}},
                {"borrower": {"id": "BO-2", "externalId": "BO-1", "status": "active"}}"""))
        .containsExactly(
            "p.json:3:43 $.borrowers[1].borrower.externalId: The id (BO-1) of a borrower stands twice: first at p.json:2:21.");
  }

  @Test
  void refuses_loans_the_borrower_does_not_have_and_names_the_nearest() {
    assertThat(
            faults(
                """
                {"borrower": {"id": "BO-1", "status": "active", "attorney": {"loanIds": ["LN-X"]}},
                 "loans": [{"id": "LN-NEWYORK"}],
                 "cases": [{"id": "CS-1", "type": "bankruptcy", "status": "processing", "loanIds": ["LN-NEWYORK", "LN-NEWYRK"]}],
                 "statements": [{"id": "SM-1", "loanId": "LN-OTHER"}],
                 "history": [{"id": "IX-1", "at": "2026-03-01T12:00:00Z", "channel": "voice", "direction": "outbound", "status": "attempted",
                   "debtsNamed": ["LN-A"], "debtsDiscussed": ["LN-C", "LN-B"], "debtElected": "LN-D"}]},
                {"borrower": {"id": "BO-2", "status": "active"}, "loans": [{"id": "LN-OTHER"}]}"""))
        .containsExactly(
            "p.json:2:73 $.borrowers[0].borrower.attorney.loanIds: The attorney names a loan (LN-X) that the borrower does not have.",
            "p.json:4:84 $.borrowers[0].cases[0].loanIds: The case names a loan (LN-NEWYRK) that the borrower does not have. Nearest: LN-NEWYORK.",
            "p.json:5:42 $.borrowers[0].statements[0].loanId: The statement names a loan (LN-OTHER) that the borrower does not have.",
            "p.json:7:18 $.borrowers[0].history[0].debtsNamed: The past interaction names a loan (LN-A) that the borrower does not have.",
            "p.json:7:46 $.borrowers[0].history[0].debtsDiscussed: The past interaction names a loan (LN-B) that the borrower does not have.",
            "p.json:7:46 $.borrowers[0].history[0].debtsDiscussed: The past interaction names a loan (LN-C) that the borrower does not have.",
            "p.json:7:79 $.borrowers[0].history[0].debtElected: The past interaction names a loan (LN-D) that the borrower does not have.");
  }

  @Test
  void places_are_right_behind_an_item_that_was_refused() {
    assertThat(
            faults(
                """
                17,
                {"borrower": {"id": "BO-1", "status": "active"}},
                {"borrower": {"id": "BO-1", "status": "active"}}"""))
        .containsExactly(
            "p.json:2:1 $.borrowers[0]: The item (0) of borrowers must be an object in braces, not a number (17).",
            "p.json:4:21 $.borrowers[2].borrower.id: The id (BO-1) of a borrower stands twice: first at p.json:3:21.");
  }

  @Test
  void does_not_miss_loans_whose_own_id_could_not_be_read() {
    assertThat(
            faults(
                """
                {"borrower": {"id": "BO-1", "status": "active"}, "loans": [{"id": 5}],
                 "statements": [{"id": "SM-1", "loanId": "LN-1"}]}"""))
        .containsExactly(
            "p.json:2:67 $.borrowers[0].loans[0].id: The field (id) must be an identifier in double quotes, not a number.");
  }

  @Test
  void a_borrower_that_is_missing_or_has_no_id_is_a_fault_and_no_crash() {
    assertThat(faults("{\"loans\": [{}]}, {\"borrower\": {}}"))
        .containsExactly(
            "p.json:2:1 $.borrowers[0].borrower: The field (borrower) is required.",
            "p.json:2:12 $.borrowers[0].loans[0].id: The field (id) is required.",
            "p.json:2:31 $.borrowers[1].borrower.id: The field (id) is required.",
            "p.json:2:31 $.borrowers[1].borrower.status: The field (status) is required.");
  }

  @Test
  void says_all_of_it_in_one_exception() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                read(
                    """
                    {"borrower": {"id": "BO-1", "status": "actve"},
                     "loans": [{"id": "LN-1", "type": "moon"}],
                     "statements": [{"id": "SM-1", "loanId": "LN-1"}]},
                    {"borrower": {"id": "BO-1", "status": "active"}}"""))
        .withMessage(
            """
            3 faults in the portfolio:
            p.json:2:39 $.borrowers[0].borrower.status: The value (actve) is not a borrower status. Nearest: active.
                Maybe write "active".
            p.json:3:35 $.borrowers[0].loans[0].type: The value (moon) is not a loan type. Nearest: installment, lineOfCredit, creditCard, auto, mortgage, student, medical, payday, other.
                Maybe choose a loan type from those that candor schema lists.
            p.json:5:21 $.borrowers[1].borrower.id: The id (BO-1) of a borrower stands twice: first at p.json:2:21.
                Maybe give one of them another id.
            Maybe mend the lines above and try again.""");
  }

  @Test
  void needs_a_company() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Portfolio.read("p.json", stream("{}")))
        .withMessage(
            "1 fault in the portfolio:\np.json:1:1 $.company: The field (company) is required.\nMaybe add \"company\".");
  }

  @Test
  void a_file_that_is_not_there_is_said_as_a_portfolio() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Portfolio.read(Path.of("no", "such.json")))
        .withMessageStartingWith("1 fault in the portfolio:\nno");
  }

  private static Portfolio read(String borrowers) {
    return Portfolio.read(
        "p.json",
        stream(
            "{\"company\": {\"name\": \"Juniper Lending\"}, \"borrowers\": [\n"
                + borrowers
                + "\n]}"));
  }

  private static List<String> faults(String borrowers) {
    InvalidInputException e =
        catchThrowableOfType(InvalidInputException.class, () -> read(borrowers));
    assertThat(e).as("it is refused").isNotNull();
    return e.faults().stream().map(Fault::line).toList();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
