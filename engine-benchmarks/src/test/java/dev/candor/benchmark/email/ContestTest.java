package dev.candor.benchmark.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.benchmark.email.engine.Message;
import dev.candor.benchmark.turn.Meter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class ContestTest {

  private static final Message BY_HAND = new HandWritten().write().plainly();

  @ParameterizedTest
  @EnumSource
  void all_write_the_same_email(EmailWriter contender) {
    EmailBenchmark benchmark = new EmailBenchmark();
    benchmark.contender = contender;
    benchmark.open();

    Message message = (Message) benchmark.write(new Meter());

    assertThat(message.plainly()).isEqualTo(BY_HAND);
  }
}
