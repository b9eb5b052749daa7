package dev.candor;

import static dev.candor.fixture.CandorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.decision.Verdict;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.Bankruptcy;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.CaseStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What may go while a stay is in force and after a discharge: the reviewed list and nothing else.
 */
@Tag("slow")
class StayTest {

  private static final BorrowerFile NORA = Personas.newYorker();

  /** As chapter 13 cases come from a host: no loan is named, so it covers every one. */
  private static BorrowerFile stayed() {
    return with(
        CaseStatus.PROCESSING, new Bankruptcy(13, LocalDate.parse("2026-01-01"), true, null, null));
  }

  private static BorrowerFile discharged() {
    return with(
        CaseStatus.COMPLETED,
        new Bankruptcy(
            7, LocalDate.parse("2025-01-01"), false, LocalDate.parse("2025-06-01"), null));
  }

  private static BorrowerFile with(CaseStatus status, Bankruptcy bankruptcy) {
    return PersonaBuilder.like(NORA)
        .with(
            new Case(
                CaseId.of("CA-1"),
                CaseType.BANKRUPTCY,
                status,
                Set.of(),
                null,
                null,
                bankruptcy,
                null,
                Map.of()))
        .build();
  }

  private static Verdict email(BorrowerFile file, Subject subject) {
    SendRequest.Builder request =
        SendRequest.about(subject, NORA.borrower().id())
            .channel(Channel.EMAIL)
            .loan(NORA.loans().get(0).id());
    return House.with(file)
        .candor
        .explain(
            (subject.implicitTheme().isPresent() ? request : request.theme(Theme.OPS_SERVICING))
                .build());
  }

  private static boolean stopped(Verdict verdict, String rule) {
    return verdict.decision().refusals().stream()
        .anyMatch(one -> one.reason().ruleId().value().equals(rule));
  }

  /** Which subjects may go, as the page says that whoever owns the rules reads. */
  private static Map<String, Boolean> reviewed() throws Exception {
    Map<String, Boolean> reviewed = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "bankruptcy.md"))) {
      String[] cells = line.split("\\|");
      if (cells.length == 6 && (cells[4].equals(" yes ") || cells[4].equals(" no "))) {
        reviewed.put(cells[1].trim(), cells[4].equals(" yes "));
      }
    }
    return reviewed;
  }

  @Test
  void lets_go_under_the_stay_and_after_a_discharge_what_the_reviewed_list_names_alone()
      throws Exception {
    Map<String, Boolean> reviewed = reviewed();
    Set<String> known = new TreeSet<>();
    for (Subject subject : Subject.values()) {
      known.add(subject.wireName());
      boolean mayGo = reviewed.getOrDefault(subject.wireName(), false);
      assertThat(stopped(email(stayed(), subject), "us-bankruptcy-stay"))
          .as(subject.wireName())
          .isEqualTo(!mayGo);
      assertThat(stopped(email(discharged(), subject), "us-bankruptcy-discharge"))
          .as(subject.wireName())
          .isEqualTo(!mayGo);
    }
    assertThat(reviewed.keySet()).as("each is reviewed").isEqualTo(known);
    assertThat(reviewed.values()).contains(true, false);
  }

  @Test
  void refuses_to_remind_of_autopay_under_the_stay() {
    assertThat(email(stayed(), Subject.AUTOPAY_ENABLE_REMINDER)).isRefusedBy("us-bankruptcy-stay");
  }

  @Test
  void refuses_to_ask_for_a_failed_payment_once_more_under_the_stay() {
    assertThat(email(stayed(), Subject.PAYMENT_FAILED)).isRefusedBy("us-bankruptcy-stay");
  }

  @Test
  void sends_codes_and_refunds_under_the_stay() {
    for (Subject subject :
        Set.of(Subject.CONFIRMATION_CODE, Subject.LOAN_REFUND_PROCESSED, Subject.LOAN_FREEZE)) {
      Verdict verdict = email(stayed(), subject);
      assertThat(verdict.<Boolean>match(permitted -> true, refused -> false))
          .as(subject + ": " + verdict)
          .isTrue();
    }
  }
}
