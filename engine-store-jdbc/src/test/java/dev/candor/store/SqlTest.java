package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.store.internal.sql.Sql;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SqlTest {

  @Property
  void gives_back_every_nanosecond(@ForAll long nanos) {
    assertThat(Sql.nanos(Sql.instant(nanos))).isEqualTo(nanos);
    assertThat(Sql.keeps(Sql.instant(nanos))).isTrue();
  }

  @Property
  void sorts_as_instants_do(@ForAll long one, @ForAll long two) {
    assertThat(Integer.signum(Sql.instant(one).compareTo(Sql.instant(two))))
        .isEqualTo(Long.compare(one, two));
  }

  @Test
  void keeps_the_first_and_the_last_it_can_and_none_beyond() {
    Instant first = Instant.parse("1677-09-21T00:12:43.145224192Z");
    Instant last = Instant.parse("2262-04-11T23:47:16.854775807Z");
    assertThat(Sql.nanos(first)).isEqualTo(Long.MIN_VALUE);
    assertThat(Sql.nanos(last)).isEqualTo(Long.MAX_VALUE);
    assertThat(Sql.keeps(first)).isTrue();
    assertThat(Sql.keeps(last)).isTrue();
    assertThat(Sql.keeps(first.minusNanos(1))).isFalse();
    assertThat(Sql.keeps(last.plusNanos(1))).isFalse();
    assertThat(Sql.nanos(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    assertThat(Sql.nanos(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
  }
}
