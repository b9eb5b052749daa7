package dev.candor.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendRequestTest {

  private static final PersonId BORROWER = PersonId.of("BO-NY01");

  /** A request as it is read from the least JSON there is. */
  private static SendRequest least() {
    return new SendRequest(
        Subject.STATEMENT,
        null,
        null,
        BORROWER,
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
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void what_is_left_out_takes_the_defaults_of_the_source() {
    SendRequest request = least();

    assertThat(request.isTransactional()).isTrue();
    assertThat(request.useTemplate()).isTrue();
    assertThat(request.sendJitter()).isZero();
    assertThat(request.strictUndefined()).isFalse();
    assertThat(request.loanIds()).isEmpty();
    assertThat(request.attachments()).isEmpty();
    assertThat(request.context()).isEmpty();
    assertThat(request.channel()).isNull();
    assertThat(request.theme()).isNull();
    assertThat(request.sendAt()).isNull();
  }

  @Test
  void what_is_said_stands() {
    SendRequest request =
        SendRequest.about(Subject.STATEMENT, BORROWER)
            .transactional(false)
            .useTemplate(false)
            .jitterSeconds(60)
            .strictUndefined(true)
            .channel(Channel.MAIL)
            .theme(Theme.OPS_SERVICING)
            .contact(ContactId.of("CT-1"))
            .inCase(CaseId.of("CS-1"))
            .statement(StatementId.of("SM-1"))
            .attach(DocumentId.of("DC-1"))
            .externalId(ExternalId.of("run-1"))
            .sendAt(Instant.EPOCH)
            .with("lenderName", "Peachy Lender")
            .build();

    assertThat(request.isTransactional()).isFalse();
    assertThat(request.useTemplate()).isFalse();
    assertThat(request.sendJitter()).isEqualTo(60);
    assertThat(request.strictUndefined()).isTrue();
    assertThat(request.channel()).isEqualTo(Channel.MAIL);
    assertThat(request.theme()).isEqualTo(Theme.OPS_SERVICING);
    assertThat(request.contactId()).isEqualTo(ContactId.of("CT-1"));
    assertThat(request.caseId()).isEqualTo(CaseId.of("CS-1"));
    assertThat(request.statementId()).isEqualTo(StatementId.of("SM-1"));
    assertThat(request.attachments()).containsExactly(DocumentId.of("DC-1"));
    assertThat(request.interactionExternalId()).isEqualTo(ExternalId.of("run-1"));
    assertThat(request.sendAt()).isEqualTo(Instant.EPOCH);
    assertThat(request.context()).containsExactly(Map.entry("lenderName", "Peachy Lender"));
  }

  @Test
  void the_builder_leaves_the_same_defaults() {
    assertThat(SendRequest.about(Subject.STATEMENT, BORROWER).build()).isEqualTo(least());
  }

  @Test
  void names_every_loan_once_the_single_one_first() {
    SendRequest request = withLoans("LN-2", List.of("LN-1", "LN-2", "LN-3", "LN-1"));

    assertThat(request.loans()).extracting(LoanId::value).containsExactly("LN-2", "LN-1", "LN-3");
  }

  @Test
  void names_no_loan_when_none_is_given() {
    assertThat(least().loans()).isEmpty();
  }

  @Test
  void the_builder_names_its_loans_in_the_order_given() {
    SendRequest request =
        SendRequest.about(Subject.STATEMENT, BORROWER)
            .loan(LoanId.of("LN-2"))
            .loan(LoanId.of("LN-1"))
            .loan(LoanId.of("LN-2"))
            .build();

    assertThat(request.loanId()).isEqualTo(LoanId.of("LN-2"));
    assertThat(request.loans()).extracting(LoanId::value).containsExactly("LN-2", "LN-1");
  }

  @Test
  void does_not_change_with_what_it_was_made_from() {
    List<LoanId> loans = new ArrayList<>(List.of(LoanId.of("LN-1")));
    Map<String, Object> context = new HashMap<>(Map.of("a", 1));
    SendRequest request =
        new SendRequest(
            Subject.STATEMENT,
            null,
            null,
            BORROWER,
            null,
            null,
            loans,
            null,
            null,
            context,
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

    loans.clear();
    context.put("b", 2);

    assertThat(request.loans()).hasSize(1);
    assertThat(request.context()).containsOnlyKeys("a");
    assertThatThrownBy(() -> request.context().put("c", 3))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keeps_null_values_of_the_context_because_null_is_defined() {
    assertThat(SendRequest.about(Subject.STATEMENT, BORROWER).with("note", null).build().context())
        .containsEntry("note", null);
  }

  @Test
  void a_render_request_is_lenient_unless_said_otherwise() {
    RenderRequest request =
        new RenderRequest(
            Subject.STATEMENT, Channel.EMAIL, null, null, null, null, null, null, null, null);

    assertThat(request.strictUndefined()).isFalse();
    assertThat(request.context()).isEmpty();
    assertThat(request).isEqualTo(RenderRequest.of(Subject.STATEMENT, Channel.EMAIL, null));
  }

  @Test
  void a_descriptor_is_the_sources_until_updated() {
    SubjectDescriptor descriptor = SubjectDescriptor.of(Subject.LOAN_OVERDUE_FIRST_NOTICE);
    SubjectDescriptor updated =
        descriptor.with(
            new SubjectUpdate(Theme.OPS_SERVICING, Set.of(CaseType.COLLECTION), null, true));

    assertThat(descriptor.title()).isEqualTo("Loan Overdue First Notice");
    assertThat(descriptor.theme()).isEqualTo(Theme.OPS_COLL_DEBT);
    assertThat(descriptor.with(new SubjectUpdate(null, null, null, null))).isEqualTo(descriptor);
    assertThat(updated.theme()).isEqualTo(Theme.OPS_SERVICING);
    assertThat(updated.caseTypes()).containsExactly(CaseType.COLLECTION);
    assertThat(updated.agentCanSend()).isEqualTo(descriptor.agentCanSend());
    assertThat(updated.previewOnly()).isTrue();
    assertThat(updated.title()).isEqualTo(descriptor.title());
  }

  private static SendRequest withLoans(String one, List<String> others) {
    return new SendRequest(
        Subject.STATEMENT,
        null,
        null,
        BORROWER,
        null,
        LoanId.of(one),
        others.stream().map(LoanId::of).toList(),
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
        null,
        null);
  }
}
