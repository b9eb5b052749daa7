package dev.candor;

import static dev.candor.fixture.CandorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.decision.Facts;
import dev.candor.decision.Verdict;
import dev.candor.fixture.Personas;
import dev.candor.interaction.Interactions.History;
import dev.candor.internal.gather.FactCollector;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OfficeHoursTest {

  private static final LimitZone CHICAGO = LimitZone.fixed(ZoneId.of("America/Chicago"));

  /** Weekdays from 10:00 to 18:00 in Chicago, an hour behind New York. */
  private static final OfficeHours CALLS =
      OfficeHours.of(
          "Call centre",
          Set.of(Channel.VOICE),
          new TimeLimit.Weekdays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), CHICAGO),
          new TimeLimit.DailyHours(LocalTime.of(10, 0), LocalTime.of(18, 0), CHICAGO));

  private static SendRequest.Builder overdue(Channel channel) {
    BorrowerFile file = Personas.newYorker();
    return SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
        .channel(channel)
        .loan(file.loans().get(0).id());
  }

  private static Verdict asked(SendRequest request, String now) {
    House house = House.set(candor -> candor.officeHours(CALLS), Personas.newYorker());
    house.clock.set(Instant.parse(now));
    return house.candor.explain(request);
  }

  @Test
  void move_a_message_to_when_the_sender_is_at_work() {
    Verdict moved = asked(overdue(Channel.VOICE).build(), "2026-03-07T15:00:00Z");
    assertThat(moved).isPermittedAt(Instant.parse("2026-03-09T15:00:00Z"));
    assertThat(moved)
        .restricts("office-hours")
        .explaining("The sender's own hours (Call centre) hold for every message by voice.")
        .next(Instant.parse("2026-03-09T15:00:00Z"));
  }

  @Test
  void refuse_a_time_that_was_named_and_say_the_next() {
    assertThat(
            asked(
                overdue(Channel.VOICE).sendAt(Instant.parse("2026-03-07T15:00:00Z")).build(),
                "2026-03-07T15:00:00Z"))
        .isRefusedBy("office-hours")
        .hasSendAt(Instant.parse("2026-03-09T15:00:00Z"));
  }

  @Test
  void say_nothing_of_another_channel() {
    assertThat(asked(overdue(Channel.EMAIL).build(), "2026-03-07T15:00:00Z"))
        .isPermittedAt(Instant.parse("2026-03-07T15:00:00Z"))
        .doesNotRestrict("office-hours");
  }

  @Provide
  Arbitrary<OfficeHours> hours() {
    return Arbitraries.integers()
        .between(0, 22)
        .flatMap(
            from ->
                Arbitraries.integers()
                    .between(from + 1, 23)
                    .map(
                        to ->
                            OfficeHours.of(
                                "Hours",
                                EnumSet.allOf(Channel.class),
                                new TimeLimit.DailyHours(
                                    LocalTime.of(from, 0), LocalTime.of(to, 0), CHICAGO))));
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2026-02-01T00:00:00Z").getEpochSecond(),
            Instant.parse("2026-12-01T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  @Property
  void never_let_through_what_the_law_alone_does_not(
      @ForAll("hours") OfficeHours hours, @ForAll("instants") Instant now) {
    BorrowerFile file = Personas.newYorker();
    SendRequest request = overdue(Channel.EMAIL).build();
    Facts facts =
        new FactCollector(House.RENDERER, new ZoneFinder())
            .collect(request, Theme.OPS_COLL_DEBT, file, new History(0, List.of()), now);
    Plan alone = Plan.of(House.RULES, new Timing(Duration.ZERO, false, List.of()));
    Verdict law = alone.decide(facts, request, now, 1);
    Verdict both =
        Plan.of(House.RULES, new Timing(Duration.ZERO, false, List.of(hours)))
            .decide(facts, request, now, 1);
    both.<Boolean>match(
        permitted -> {
          Instant sendAt = permitted.sendAt();
          SendRequest named = overdue(Channel.EMAIL).sendAt(sendAt).build();
          assertThat(alone.decide(facts, named, now, 1)).isPermittedAt(sendAt);
          assertThat(law.<Instant>match(Verdict.Permitted::sendAt, refused -> Instant.MAX))
              .isBeforeOrEqualTo(sendAt);
          return true;
        },
        refused -> true);
  }

  @Test
  void are_refused_with_every_fault_when_they_are_not_the_senders() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new OfficeHours(
                    RuleId.of("office-hours"),
                    " ",
                    Set.of(),
                    List.of(
                        new TimeLimit.NotBefore(Instant.EPOCH),
                        new TimeLimit.DailyHours(
                            LocalTime.of(9, 0), LocalTime.of(17, 0), LimitZone.recipient()))))
        .withMessage(
            """
            The name ( ) must be one line of 1 to 80 characters.
            The channels (none) must name at least one.
            The limit (NotBefore[instant=1970-01-01T00:00:00Z]) is not one of the time of day.
            The limit (DailyHours[from=09:00, to=17:00, zone=INSTANCE]) reads another clock than the sender's.
            Maybe give DailyHours, Weekdays, NotOnDays or Closed with LimitZone.fixed(zone); what reads the borrower's clock belongs in a rulebook.""");
  }

  @Test
  void are_refused_twice_under_one_id() {
    Candor.Builder builder = Candor.builder().officeHours(CALLS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.officeHours(CALLS))
        .withMessageStartingWith("The office hours (office-hours) are given twice.\nMaybe ");
  }
}
