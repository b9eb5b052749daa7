package dev.candor.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The vocabularies are the source's, word for word. */
class SourceVocabularyTest {

  private static final List<Map<String, String>> SUBJECTS = SpecTable.read("subjects.csv");
  private static final List<Map<String, String>> DETAILS = SpecTable.read("status-details.csv");

  @Test
  void there_are_129_subjects_in_the_sources_order() {
    assertThat(SUBJECTS).hasSize(129);
    assertThat(Subject.WORDS.names())
        .containsExactlyElementsOf(SUBJECTS.stream().map(row -> row.get("subject")).toList());
  }

  static Stream<Arguments> subjects() {
    return SUBJECTS.stream().map(row -> Arguments.argumentSet(row.get("subject"), row));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void a_subject_has_the_title_and_theme_of_the_source(Map<String, String> row) {
    Subject subject = Subject.of(row.get("subject"));

    assertThat(subject.title()).isEqualTo(row.get("title"));
    assertThat(subject.implicitTheme().map(Theme::wireName).orElse("")).isEqualTo(row.get("theme"));
  }

  @Test
  void only_free_form_and_the_twenty_custom_subjects_have_no_implicit_theme() {
    assertThat(Stream.of(Subject.values()).filter(s -> s.implicitTheme().isEmpty()))
        .hasSize(22)
        .allMatch(subject -> subject.wireName().matches("freeForm|freeFormBranded|custom[0-9]+"));
  }

  @Test
  void the_first_notice_of_an_overdue_loan_is_debt_collection() {
    assertThat(Subject.LOAN_OVERDUE_FIRST_NOTICE.implicitTheme()).contains(Theme.OPS_COLL_DEBT);
  }

  @Test
  void there_are_62_status_details_and_the_query_token_null() {
    assertThat(DETAILS).hasSize(63);
    assertThat(StatusDetails.WORDS.names())
        .hasSize(62)
        .containsExactlyElementsOf(
            DETAILS.stream()
                .map(row -> row.get("statusDetails"))
                .filter(name -> !name.equals("null"))
                .toList());
    assertThat(StatusDetails.WORDS.find("null")).isEmpty();
  }

  static Stream<Arguments> details() {
    return DETAILS.stream()
        .filter(row -> !row.get("statusDetails").equals("null"))
        .map(row -> Arguments.argumentSet(row.get("statusDetails"), row));
  }

  @ParameterizedTest
  @MethodSource("details")
  void a_status_detail_goes_with_the_status_channel_and_direction_of_the_source(
      Map<String, String> row) {
    StatusDetails details = StatusDetails.of(row.get("statusDetails"));

    assertThat(details.status().map(Status::wireName)).isEqualTo(bound(row.get("status")));
    assertThat(details.channel().map(Channel::wireName)).isEqualTo(bound(row.get("channel")));
    assertThat(details.direction().map(Direction::wireName)).isEqualTo(bound(row.get("direction")));
  }

  @Test
  void there_are_8_channels() {
    assertThat(Channel.WORDS.names())
        .containsExactly("voice", "email", "fax", "text", "chat", "mail", "gui", "document");
  }

  @Test
  void there_are_22_themes_and_the_one_of_the_prose() {
    assertThat(Theme.WORDS.names())
        .containsExactly(
            "agentNotification",
            "opsCollDebt",
            "opsCollLocateBorrower",
            "opsCollVerifyEmployment",
            "opsCollContactEmployerNotice",
            "opsServicingDebtValidation",
            "opsServicingNegativeCreditReportNotice",
            "opsServicingTimeBarredNotice",
            "opsServicing",
            "opsAccountCredentials",
            "inbMissingFeature",
            "inbEducation",
            "inbBug",
            "inbRequest",
            "inbHumanLove",
            "inbUnknown",
            "inbOther",
            "inbServicing",
            "inbCollections",
            "inbPayments",
            "inbFraud",
            "inbGeneralInquiry",
            "outOpsLoan");
  }

  @Test
  void only_the_theme_of_the_prose_falls_back_to_a_listed_one() {
    assertThat(Theme.OUT_OPS_LOAN.toListed()).isEqualTo(Theme.OPS_SERVICING);
    assertThat(Theme.values())
        .filteredOn(theme -> theme != Theme.OUT_OPS_LOAN)
        .hasSize(22)
        .allMatch(theme -> theme.toListed() == theme);
  }

  @Test
  void two_themes_are_deprecated_in_favour_of_the_general_inquiry() {
    assertThat(Theme.INB_HUMAN_LOVE.replacement()).contains(Theme.INB_GENERAL_INQUIRY);
    assertThat(Theme.INB_BUG.replacement()).contains(Theme.INB_GENERAL_INQUIRY);
    assertThat(Theme.values())
        .filteredOn(theme -> theme.replacement().isPresent())
        .containsExactlyInAnyOrder(Theme.INB_BUG, Theme.INB_HUMAN_LOVE);
  }

  @Test
  void there_are_14_case_types() {
    assertThat(CaseType.WORDS.names())
        .containsExactly(
            "generic",
            "bankruptcy",
            "ceaseCommunication",
            "collection",
            "deceased",
            "disputeOfDebt",
            "federalEmergency",
            "identityTheft",
            "legalAction",
            "militaryDuty",
            "debtValidation",
            "oFACSanctionedIndividual",
            "disputeOfPurchase",
            "creditBureauDispute");
  }

  @Test
  void there_are_6_statuses_and_null_is_none() {
    assertThat(Status.WORDS.names())
        .containsExactly("attempted", "succeeded", "failed", "scheduled", "canceled", "inProgress");
    assertThat(Status.WORDS.find("null")).isEmpty();
  }

  @Test
  void there_are_10_agent_outcomes() {
    assertThat(AgentOutcome.WORDS.names())
        .containsExactly(
            "voiceSpokeWithFirstParty",
            "voiceSpokeWithThirdParty",
            "voiceLeftVoicemail",
            "voiceLineBusyNoRing",
            "voiceReachedVoicemailNoMessageLeft",
            "voiceRangNoPickup",
            "voicePickedHungUp",
            "voiceFailedToInitiate",
            "voiceNumberDisconnected",
            "voiceUnexpectedDisconnect");
  }

  @Test
  void there_are_2_directions() {
    assertThat(Direction.WORDS.names()).containsExactly("outbound", "inbound");
  }

  private static Optional<String> bound(String cell) {
    return cell.isEmpty() || cell.equals("any") ? Optional.empty() : Optional.of(cell);
  }
}
