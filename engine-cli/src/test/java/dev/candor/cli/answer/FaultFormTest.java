package dev.candor.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fault.Fault;
import org.junit.jupiter.api.Test;

class FaultFormTest {

  @Test
  void a_line_of_the_source_and_its_caret_stand_behind_a_bar() {
    Fault fault =
        new Fault(
            "paymentFailed/text.text:5:7",
            "payment.on",
            "The name (payment.on) is not defined.\n    on {{payment.on}}\n         ^",
            "put it into the context.");

    assertThat(FaultForm.lines(fault))
        .containsExactly(
            "paymentFailed/text.text:5:7 payment.on: The name (payment.on) is not defined.",
            "    | on {{payment.on}}",
            "    |      ^");
  }

  @Test
  void what_is_no_excerpt_stays_one_line_and_begins_no_other() {
    Fault fault = new Fault("r.json:1:2", "", "The word (x\n    Maybe pay) is none.", "");

    assertThat(FaultForm.lines(fault)).containsExactly(fault.line());
  }
}
