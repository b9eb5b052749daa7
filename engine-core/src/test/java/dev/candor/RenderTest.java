package dev.candor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.decision.Verdict;
import dev.candor.document.Format;
import dev.candor.document.Rendering;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.InteractionId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.RenderRequest;
import dev.candor.message.SendRequest;
import dev.candor.message.Status;
import dev.candor.message.Subject;
import dev.candor.message.SubjectDescriptor;
import dev.candor.message.SubjectUpdate;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.party.PastInteraction;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RenderTest {

  private final BorrowerFile file = Personas.newYorker();
  private final House house = House.with(file);

  private RenderRequest overdue(Channel channel) {
    return new RenderRequest(
        Subject.LOAN_OVERDUE_FIRST_NOTICE,
        channel,
        file.borrower().id(),
        file.loans().get(0).id(),
        null,
        null,
        null,
        Map.of(),
        null,
        true);
  }

  @Test
  void writes_only_the_form_asked_for() {
    Rendering rendering = house.candor.render(overdue(Channel.EMAIL), Format.TEXT);
    assertThat(rendering.document().text()).contains("Nora");
    assertThat(rendering.document().html()).isNull();
    assertThat(rendering.document().pdf()).isNull();
  }

  @Test
  void writes_the_same_pdf_byte_for_byte() {
    byte[] first = house.candor.render(overdue(Channel.MAIL), Format.PDF).document().pdf();
    assertThat(first)
        .startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo(house.candor.render(overdue(Channel.MAIL), Format.PDF).document().pdf());
  }

  @Test
  void writes_the_words_of_a_later_letter_once_the_first_is_on_record() {
    SendRequest letter =
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
            .channel(Channel.MAIL)
            .loan(file.loans().get(0).id())
            .build();
    String first = words(house.candor.explain(letter));
    assertThat(spaced(house.candor.preview(overdue(Channel.MAIL)).contentText())).contains(first);
    InteractionId sent =
        house
            .candor
            .send(letter)
            .<InteractionId>match(
                queued -> queued.interaction().id(),
                scheduled -> scheduled.interaction().id(),
                refused -> InteractionId.of("refused"));
    // the host reports that it arrived; what it was about stands in the record alone
    house.borrowers.put(
        PersonaBuilder.like(file)
            .history(
                new PastInteraction(
                    sent.value(),
                    house.clock.instant(),
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
                    null))
            .build());

    String later = words(house.candor.explain(letter));

    assertThat(later).isNotEqualTo(first);
    assertThat(spaced(house.candor.preview(overdue(Channel.MAIL)).contentText()))
        .contains(later)
        .doesNotContain(first);
  }

  private static String words(Verdict verdict) {
    return spaced(verdict.decision().disclosures().get(0).text());
  }

  private static String spaced(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void previews_the_three_contents_with_the_disclosures_a_send_would_carry() {
    Preview preview = house.candor.preview(overdue(Channel.EMAIL));
    assertThat(preview.subjectLine()).isNotBlank();
    assertThat(preview.contentHtml()).contains("<html").contains("STOP");
    assertThat(preview.contentText()).contains("STOP");
    assertThat(house.interactions.entries()).isEmpty();
  }

  @Test
  void names_everything_that_is_not_there_at_once() {
    RenderRequest request =
        new RenderRequest(
            Subject.STATEMENT,
            Channel.MAIL,
            file.borrower().id(),
            LoanId.of("LN-ELSE"),
            dev.candor.message.CaseId.of("CS-ELSE"),
            null,
            null,
            Map.of(),
            "english",
            false);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> house.candor.preview(request))
        .satisfies(
            broken ->
                assertThat(broken.faults())
                    .extracting(Fault::path)
                    .containsExactly("$.caseId", "$.language", "$.loanId"));
  }

  @Test
  void refuses_a_borrower_nobody_knows() {
    RenderRequest request =
        RenderRequest.of(Subject.STATEMENT, Channel.MAIL, PersonId.of("BO-NOBODY"));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> house.candor.preview(request))
        .withMessageContaining("BO-NOBODY");
  }

  @Test
  void puts_what_the_books_say_before_what_the_request_says() {
    RenderRequest request =
        new RenderRequest(
            Subject.LOAN_OVERDUE_FIRST_NOTICE,
            Channel.EMAIL,
            file.borrower().id(),
            file.loans().get(0).id(),
            null,
            null,
            null,
            Map.of("borrower", Map.of("firstName", "Mallory")),
            null,
            false);
    assertThat(house.candor.preview(request).contentText())
        .contains("Nora")
        .doesNotContain("Mallory");
  }

  @Test
  void lists_all_129_subjects() {
    assertThat(house.candor.subjects()).hasSize(129);
  }

  @Test
  void takes_an_updated_theme_for_later_requests() {
    SubjectDescriptor updated =
        SubjectDescriptor.of(Subject.CUSTOM_1)
            .with(new SubjectUpdate(Theme.OPS_SERVICING, null, null, true));
    assertThat(updated.theme()).isEqualTo(Theme.OPS_SERVICING);
    assertThat(updated.previewOnly()).isTrue();
    assertThat(updated.title()).isEqualTo("Custom 1");

    House updatedHouse = House.set(candor -> candor.subject(updated), file);
    SendRequest custom =
        SendRequest.about(Subject.CUSTOM_1, file.borrower().id()).channel(Channel.EMAIL).build();
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> house.candor.facts(custom))
        .withMessageContaining("custom1");
    assertThat(updatedHouse.candor.facts(custom).theme()).isEqualTo(Theme.OPS_SERVICING);
  }
}
