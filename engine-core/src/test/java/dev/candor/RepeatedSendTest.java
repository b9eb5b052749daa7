package dev.candor;

import static dev.candor.fixture.CandorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.decision.Finding;
import dev.candor.decision.Verdict;
import dev.candor.fault.InvalidInputException;
import dev.candor.fixture.Personas;
import dev.candor.interaction.Outcome;
import dev.candor.message.Channel;
import dev.candor.message.ExternalId;
import dev.candor.message.PersonId;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.BorrowerFile;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A send with an external id that an interaction has already. */
class RepeatedSendTest {

  private static final BorrowerFile FILE = Personas.newYorker();
  private static final ExternalId ID = ExternalId.of("run-1");

  private static SendRequest.Builder call() {
    return SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, FILE.borrower().id())
        .channel(Channel.VOICE)
        .loan(FILE.loans().get(0).id());
  }

  /** A second Candor over the record of a house, as another process of the host has one. */
  private static House besides(House house, UnaryOperator<Candor.Builder> options) {
    return House.set(
        candor -> options.apply(candor.interactions(house.interactions).clock(house.clock)), FILE);
  }

  private static Verdict.Refused refusal(Outcome outcome) {
    return ((Outcome.Refused) outcome).verdict();
  }

  @Test
  void is_answered_before_a_borrower_is_looked_up_or_a_rule_asked() {
    House house = House.with(FILE);
    assertThat(house.candor.send(call().externalId(ID).build())).isQueued();
    House asking =
        besides(
            house,
            candor ->
                candor
                    .borrowers(
                        id -> {
                          throw new IllegalStateException("borrowers were asked");
                        })
                    .rules(
                        facts -> {
                          throw new IllegalStateException("rules were asked");
                        }));

    assertThat(asking.candor.send(call().externalId(ID).build()))
        .isRefusedBy("duplicate-external-id");
  }

  @Test
  void is_refused_by_the_id_alone_and_says_which_interaction_has_it() {
    House house = House.with(FILE);
    house.candor.send(call().externalId(ID).build());
    String first = house.interactions.entries().get(0).interaction().id().value();

    Verdict.Refused refused = refusal(house.candor.send(call().externalId(ID).build()));

    assertThat(refused.message())
        .isEqualTo(
            "An interaction with the external id run-1 exists: "
                + first
                + ". A repeated send is blocked.");
    assertThat(refused.refusedBy())
        .singleElement()
        .extracting(finding -> finding.reason().facts())
        .hasToString("{existing=" + first + ", externalId=run-1}");
    assertThat(refused.decision().findings()).isEqualTo(refused.refusedBy());
    assertThat(refused.sendAt()).isNull();
    assertThat(refused.nextAllowableAt()).isNull();
    assertThat(refused.grounds().decidedAt()).isEqualTo(house.clock.instant());
  }

  @Test
  void is_refused_with_another_body_all_the_same() {
    House house = House.with(FILE, Personas.californian());
    house.candor.send(call().externalId(ID).build());

    SendRequest another =
        SendRequest.about(Subject.PAYMENT_SUCCESSFUL, Personas.californian().borrower().id())
            .channel(Channel.EMAIL)
            .externalId(ID)
            .build();

    assertThat(house.candor.send(another)).isRefusedBy("duplicate-external-id");
    assertThat(house.interactions.entries()).hasSize(1);
  }

  @Test
  void is_a_mistake_where_its_body_is_malformed() {
    House house = House.with(FILE);
    house.candor.send(call().externalId(ID).build());

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> house.candor.send(call().externalId(ID).jitterSeconds(-1).build()));
  }

  @Test
  void is_refused_though_the_borrower_is_gone() {
    House house = House.with(FILE);
    house.candor.send(call().externalId(ID).build());
    House empty = besides(house, candor -> candor.borrowers(id -> Optional.empty()));

    assertThat(empty.candor.send(call().externalId(ID).build()))
        .isRefusedBy("duplicate-external-id");
  }

  @Test
  void is_told_of_its_twin_and_not_of_the_cap_the_twin_has_filled() {
    House house = House.with(FILE);
    for (int i = 0; i < 6; i++) {
      assertThat(house.candor.send(call().build())).isQueued();
    }
    SendRequest once = call().externalId(ID).build();
    House late =
        besides(
            house,
            candor ->
                candor.borrowers(
                    (PersonId id) -> {
                      house.candor.send(once);
                      return Optional.of(FILE);
                    }));

    Verdict.Refused refused = refusal(late.candor.send(once));

    assertThat(refused.refusedBy())
        .extracting((Finding finding) -> finding.reason().ruleId().value())
        .containsExactly("duplicate-external-id");
    assertThat(house.interactions.entries()).hasSize(7);
  }

  @Test
  void explains_what_a_send_would_decide_if_the_id_were_free() {
    House house = House.with(FILE);
    house.candor.send(call().externalId(ID).build());

    assertThat(house.candor.explain(call().externalId(ID).build()).decision().findings())
        .extracting((Finding finding) -> finding.reason().ruleId().value())
        .doesNotContain("duplicate-external-id")
        .contains("us-reg-f-call-frequency");
  }
}
