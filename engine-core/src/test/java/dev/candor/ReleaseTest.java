package dev.candor;

import static dev.candor.fixture.CandorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.decision.Decision;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Rules;
import dev.candor.fault.InvalidInputException;
import dev.candor.fault.RulebookChangedException;
import dev.candor.fixture.InMemoryBorrowers;
import dev.candor.fixture.InMemoryInteractions;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.Past;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.fixture.WrittenClock;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Interactions.Decided;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.interaction.Outcome;
import dev.candor.interaction.Release;
import dev.candor.interaction.Throttle;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.law.RulebookVersion.Layer;
import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.Dialing;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.LoanId;
import dev.candor.message.Manner;
import dev.candor.message.PersonId;
import dev.candor.message.SendRequest;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.party.Attorney;
import dev.candor.party.Bankruptcy;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.CaseStatus;
import dev.candor.party.ContactStatus;
import dev.candor.party.ContactType;
import dev.candor.party.PastInteraction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a message when its time has come. */
class ReleaseTest {

  /** Friday 6 March, 22:30 in New York. */
  private static final Instant NIGHT = Instant.parse("2026-03-07T03:30:00Z");

  /** Saturday, 08:00 in New York: what was asked for at night is set to it. */
  private static final Instant MORNING = Instant.parse("2026-03-07T13:00:00Z");

  private static SendRequest.Builder overdue(BorrowerFile file, Channel channel) {
    return SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
        .channel(channel)
        .loan(file.loans().get(0).id());
  }

  private static House at(Instant now, BorrowerFile... files) {
    return at(now, UnaryOperator.identity(), files);
  }

  private static House at(
      Instant now, UnaryOperator<Candor.Builder> options, BorrowerFile... files) {
    House house = House.set(options, files);
    house.clock.set(now);
    return house;
  }

  private static Interaction scheduled(House house, SendRequest request) {
    Outcome outcome = house.candor.send(request);
    return outcome.match(
        queued -> {
          throw new AssertionError("goes now");
        },
        Outcome.Scheduled::interaction,
        refused -> {
          throw new AssertionError(refused.verdict().message());
        });
  }

  /** Set at night for the morning, and then the borrower is another. */
  private static Release overnight(BorrowerFile before, BorrowerFile after, Channel channel) {
    House house = at(NIGHT, before);
    scheduled(house, overdue(before, channel).build());
    house.borrowers.put(after);
    house.clock.set(MORNING);
    return one(house);
  }

  private static Release one(House house) {
    List<Release> releases = house.candor.release(10);
    assertThat(releases).hasSize(1);
    return releases.get(0);
  }

  /** One line: what became of it, when it goes, by which rule it was stopped. */
  private static String told(Release release) {
    Interaction one = release.interaction();
    String kind = release.getClass().getSimpleName();
    return switch (one.status()) {
      case SCHEDULED -> kind + " " + one.sendAt();
      case FAILED -> kind + " " + one.statusDetails() + " " + one.complianceGuardRuleId();
      default -> kind + " " + one.status() + " " + one.sendAt();
    };
  }

  @Test
  void lets_a_message_go_when_its_time_has_come_with_the_content_it_was_accepted_with() {
    BorrowerFile file = Personas.newYorker();
    House house = at(NIGHT, file);
    Interaction before = scheduled(house, overdue(file, Channel.EMAIL).build());
    Recorded accepted = house.interactions.find(before.id()).orElseThrow();
    house.borrowers.put(PersonaBuilder.like(file).name("Nadia", "Young").build());

    house.clock.set(MORNING.minusMillis(1));
    assertThat(house.candor.release(10)).as("not before its time").isEmpty();
    house.clock.set(MORNING.plusSeconds(90));
    Release release = one(house);

    assertThat(told(release)).isEqualTo("Queued inProgress 2026-03-07T13:01:30Z");
    Recorded now = house.interactions.find(before.id()).orElseThrow();
    assertThat(now.interaction()).isEqualTo(release.interaction());
    assertThat(now.document()).isEqualTo(accepted.document());
    assertThat(now.decisions())
        .extracting(Decided::status)
        .containsExactly(Status.SCHEDULED, Status.IN_PROGRESS);
    assertThat(now.decisions().get(0)).isEqualTo(accepted.decisions().get(0));
    assertThat(house.candor.release(10)).as("only once").isEmpty();
  }

  static Stream<Arguments> changes() {
    BorrowerFile nora = Personas.newYorker();
    return Stream.of(
        change("nothing", file -> file, "Queued inProgress 2026-03-07T13:00:00Z"),
        change(
            "consent revoked",
            file -> file.revoked(Channel.EMAIL),
            "Withheld blockedByComplianceGuard consent-revoked"),
        change(
            "a bankruptcy case opened",
            file ->
                file.with(
                    new Case(
                        CaseId.of("CS-NY01"),
                        CaseType.BANKRUPTCY,
                        CaseStatus.PROCESSING,
                        Set.of(),
                        LocalDate.parse("2026-03-06"),
                        null,
                        new Bankruptcy(13, LocalDate.parse("2026-03-06"), true, null, null),
                        null,
                        Map.of())),
            "Withheld blockedByComplianceGuard us-bankruptcy-stay"),
        change(
            "an attorney appeared",
            file -> file.with(new Attorney(true, Set.of(), null, null)),
            "Withheld blockedByComplianceGuard us-reg-f-attorney"),
        change(
            "the contact was archived",
            file -> file.contacts(ContactType.EMAIL, email -> email.status(ContactStatus.ARCHIVED)),
            "Withheld blockedByComplianceGuard contact-archived"),
        change(
            "the contact is gone",
            file -> file.without(ContactType.EMAIL),
            "Withheld blockedByComplianceGuard contact-not-of-borrower"),
        change(
            "the address is gone, and with it the state whose rules apply",
            file -> file.without(ContactType.ADDRESS),
            "Withheld blockedByComplianceGuard null"),
        change(
            "the loan went to another",
            file -> file.withoutLoans().loan(LoanBuilder.loan("LN-OTHER").build()),
            "Withheld blockedByComplianceGuard null"),
        change(
            "a first message was read meanwhile, and the words of a first one say all a later one must",
            file ->
                file.history(
                    Past.sent(Channel.MAIL, NIGHT.plusSeconds(60), nora.loans().get(0).id())),
            "Queued inProgress 2026-03-07T13:00:00Z"));
  }

  private static Arguments change(
      String name, UnaryOperator<PersonaBuilder> change, String answer) {
    return Arguments.argumentSet(name, change, answer);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void decides_on_what_the_borrower_is_by_then(
      UnaryOperator<PersonaBuilder> change, String answer) {
    BorrowerFile nora = Personas.newYorker();
    Release release =
        overnight(nora, change.apply(PersonaBuilder.like(nora)).build(), Channel.EMAIL);
    assertThat(told(release)).isEqualTo(answer);
  }

  @Test
  void withheld_is_recorded_and_counts_against_nothing() {
    BorrowerFile file = Personas.newYorker();
    House house = at(NIGHT, file);
    Interaction before = scheduled(house, overdue(file, Channel.VOICE).build());
    house.borrowers.put(PersonaBuilder.like(file).revoked(Channel.VOICE).build());
    house.clock.set(MORNING);
    Release release = one(house);
    Recorded recorded = house.interactions.find(before.id()).orElseThrow();
    assertThat(recorded.interaction().statusDetails())
        .isEqualTo(StatusDetails.BLOCKED_BY_COMPLIANCE_GUARD);
    assertThat(recorded.interaction().sendAt()).isEqualTo(MORNING);
    assertThat(recorded.decisions())
        .extracting(Decided::status)
        .containsExactly(Status.SCHEDULED, Status.FAILED);
    assertThat(((Release.Withheld) release).verdict()).isRefusedBy("consent-revoked");
    house.borrowers.put(file);
    for (int call = 0; call < 7; call++) {
      assertThat(house.candor.send(overdue(file, Channel.VOICE).build())).isQueued();
    }
  }

  // time

  @Test
  void moves_a_message_whose_hours_are_over_and_sends_it_the_next_morning() {
    BorrowerFile file = Personas.newYorker();
    House house = at(NIGHT, file);
    scheduled(house, overdue(file, Channel.EMAIL).build());

    // 22:00 on Saturday; the clocks go forward in the night, so 08:00 is an hour nearer
    house.clock.set(Instant.parse("2026-03-08T03:00:00Z"));
    assertThat(told(one(house))).isEqualTo("Moved 2026-03-08T12:00:00Z");
    assertThat(house.candor.release(10)).isEmpty();

    house.clock.set(Instant.parse("2026-03-08T12:00:00Z"));
    Release release = one(house);
    assertThat(told(release)).isEqualTo("Queued inProgress 2026-03-08T12:00:00Z");
    assertThat(house.interactions.find(release.interaction().id()).orElseThrow().decisions())
        .extracting(Decided::status)
        .containsExactly(Status.SCHEDULED, Status.SCHEDULED, Status.IN_PROGRESS);
  }

  @Test
  void asks_the_rules_once_about_each_instant_it_looks_at() {
    BorrowerFile file = Personas.newYorker();
    List<Instant> asked = new ArrayList<>();
    House house =
        at(
            NIGHT,
            candor ->
                candor.rules(
                    facts -> {
                      asked.add(facts.asOf());
                      return House.RULES.decide(facts);
                    }),
            file);
    scheduled(house, overdue(file, Channel.EMAIL).build());
    Instant late = MORNING.plus(Duration.ofHours(14));
    house.clock.set(late);
    asked.clear();

    assertThat(one(house)).isInstanceOf(Release.Moved.class);

    assertThat(asked).containsExactly(late, MORNING.plus(Duration.ofHours(23)));
  }

  @Test
  void moves_over_the_night_the_clocks_go_back() {
    BorrowerFile file = Personas.newYorker();
    House house = at(Instant.parse("2026-10-31T02:00:00Z"), file);
    scheduled(house, overdue(file, Channel.EMAIL).build());
    house.clock.set(Instant.parse("2026-11-01T03:00:00Z"));
    assertThat(told(one(house))).isEqualTo("Moved 2026-11-01T13:00:00Z");
  }

  @Test
  void spreads_what_it_moves_by_the_jitter_of_the_request() {
    BorrowerFile file = Personas.newYorker();
    House house = at(NIGHT, file);
    Interaction before =
        scheduled(house, overdue(file, Channel.EMAIL).jitterSeconds(3_600).build());
    assertThat(before.sendAt()).isAfter(MORNING);
    house.clock.set(before.sendAt());
    assertThat(told(one(house))).as("none when it goes").startsWith("Queued");

    House late = at(NIGHT, file);
    scheduled(late, overdue(file, Channel.EMAIL).jitterSeconds(3_600).build());
    late.clock.set(Instant.parse("2026-03-08T03:00:00Z"));
    assertThat(one(late).interaction().sendAt())
        .isBetween(Instant.parse("2026-03-08T12:00:01Z"), Instant.parse("2026-03-08T13:00:00Z"));
  }

  @Test
  void lets_a_named_time_go_late_while_it_is_permitted_and_never_moves_it() {
    BorrowerFile file = Personas.newYorker();
    Instant asked = Instant.parse("2026-03-10T00:30:00Z");
    for (Map.Entry<String, String> late :
        Map.of(
                "2026-03-10T00:59:59.999Z", "Queued inProgress 2026-03-10T00:59:59.999Z",
                "2026-03-10T01:00:00Z", "Withheld blockedByComplianceGuard us-reg-f-call-hours")
            .entrySet()) {
      House house = at(MORNING, file);
      scheduled(house, overdue(file, Channel.EMAIL).sendAt(asked).build());
      house.clock.set(Instant.parse(late.getKey()));
      assertThat(told(one(house))).isEqualTo(late.getValue());
    }
  }

  @Test
  void withholds_a_message_first_set_to_go_more_than_seven_days_ago() {
    BorrowerFile file = Personas.newYorker();
    House house = at(NIGHT, file);
    scheduled(house, overdue(file, Channel.EMAIL).build());
    House late = at(NIGHT, file);
    scheduled(late, overdue(file, Channel.EMAIL).build());

    house.clock.set(MORNING.plus(Duration.ofDays(7)));
    assertThat(told(one(house))).isEqualTo("Queued inProgress 2026-03-14T13:00:00Z");
    late.clock.set(MORNING.plus(Duration.ofDays(7)).plusMillis(1));
    Release release = one(late);
    assertThat(told(release)).isEqualTo("Withheld blockedByComplianceGuard due-too-long-ago");
    assertThat(((Release.Withheld) release).verdict())
        .isRefusedSaying("first set to go at 2026-03-07T13:00:00Z, more than 7 days ago");
  }

  @Test
  void moves_a_message_no_further_than_seven_days_from_the_time_it_was_first_set_to() {
    BorrowerFile file = Personas.newYorker();
    House house = at(NIGHT, file);
    scheduled(house, overdue(file, Channel.EMAIL).build());
    house.clock.set(Instant.parse("2026-03-14T04:00:00Z"));
    assertThat(told(one(house))).isEqualTo("Moved 2026-03-14T12:00:00Z");

    House west = at(NIGHT, file);
    scheduled(west, overdue(file, Channel.EMAIL).build());
    west.borrowers.put(
        PersonaBuilder.like(file).timeZone(ZoneId.of("America/Los_Angeles")).build());
    west.clock.set(Instant.parse("2026-03-14T04:00:00Z"));
    Release release = one(west);
    assertThat(told(release)).isEqualTo("Withheld blockedByComplianceGuard us-reg-f-call-hours");
    assertThat(((Release.Withheld) release).verdict())
        .isRefusedSaying("Not within 7 days; next would be 2026-03-14T15:00:00Z.");
  }

  // caps and its own row

  @Test
  void never_counts_itself_against_a_cap() {
    BorrowerFile file = Personas.newYorker();
    LoanId loan = file.loans().get(0).id();
    List<PastInteraction> calls = new ArrayList<>();
    for (int call = 0; call < 6; call++) {
      calls.add(Past.unansweredCall(NIGHT.minus(Duration.ofDays(1)).minusSeconds(call * 60), loan));
    }
    BorrowerFile six =
        PersonaBuilder.like(file).history(calls.toArray(new PastInteraction[0])).build();
    House house = at(NIGHT, six);
    Interaction seventh = scheduled(house, overdue(six, Channel.VOICE).build());
    // the host reports the same one, too
    PastInteraction reported = seventh.past();
    calls.add(reported);
    house.borrowers.put(
        PersonaBuilder.like(file).history(calls.toArray(new PastInteraction[0])).build());
    house.clock.set(MORNING);
    assertThat(told(one(house))).startsWith("Queued");
  }

  static Stream<Arguments> capOptions() {
    UnaryOperator<Candor.Builder> usual = UnaryOperator.identity();
    UnaryOperator<Candor.Builder> waiting = Candor.Builder::waitForCaps;
    return Stream.of(
        Arguments.argumentSet(
            "caps refuse", usual, "Withheld blockedByComplianceGuard us-reg-f-call-frequency"),
        Arguments.argumentSet("the host waits for caps", waiting, "Moved 2026-03-13T12:00:00Z"));
  }

  @ParameterizedTest
  @MethodSource("capOptions")
  void withholds_or_moves_a_call_when_the_cap_was_reached_meanwhile(
      UnaryOperator<Candor.Builder> options, String answer) {
    BorrowerFile file = Personas.newYorker();
    LoanId loan = file.loans().get(0).id();
    House house = at(NIGHT, options, file);
    scheduled(house, overdue(file, Channel.VOICE).build());
    PastInteraction[] calls =
        IntStream.range(0, 7)
            .mapToObj(call -> Past.unansweredCall(NIGHT.minusSeconds(call * 60L), loan))
            .toArray(PastInteraction[]::new);
    house.borrowers.put(PersonaBuilder.like(file).history(calls).build());
    house.clock.set(MORNING);
    assertThat(told(one(house))).isEqualTo(answer);
  }

  @Test
  void counts_a_released_call_at_the_time_it_went() {
    BorrowerFile file = Personas.newYorker();
    House house = at(NIGHT, file);
    Interaction call = scheduled(house, overdue(file, Channel.VOICE).build());
    house.clock.set(MORNING.plusSeconds(3_600));
    house.candor.release(1);
    assertThat(house.interactions.history(file.borrower().id(), Instant.EPOCH).interactions())
        .singleElement()
        .satisfies(
            past -> {
              assertThat(past.id()).isEqualTo(call.id().value());
              assertThat(past.at()).isEqualTo(MORNING.plusSeconds(3_600));
              assertThat(past.status()).isEqualTo(Status.IN_PROGRESS);
            });
  }

  // what only the request knew

  @Test
  void asks_the_rules_again_with_everything_the_request_declared() {
    BorrowerFile file = Personas.firstParty();
    List<Facts> asked = new ArrayList<>();
    Rules listening =
        facts -> {
          asked.add(facts);
          return House.RULES.decide(facts);
        };
    House house = at(NIGHT, candor -> candor.rules(listening), file);
    Manner manner = new Manner(Dialing.PRERECORDED, true, true, false);
    SendRequest request =
        overdue(file, Channel.EMAIL)
            .sendAt(MORNING)
            .manner(manner)
            .transactional(false)
            .following("IX-BEFORE")
            .build();
    Interaction before = scheduled(house, request);
    Facts first = asked.get(0);
    asked.clear();
    house.clock.set(MORNING);
    assertThat(told(one(house))).startsWith("Queued");
    Facts again = asked.get(0);
    assertThat(again.manner()).isEqualTo(manner);
    assertThat(again.contact()).isEqualTo(first.contact());
    assertThat(again.contactAsked()).isEqualTo(before.contactId());
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFields("contactAsked", "channelsOffered", "lastDecidedAt")
        .isEqualTo(first);
  }

  @Test
  void a_clock_that_went_back_behind_the_record_leaves_the_message_scheduled() {
    BorrowerFile file = Personas.newYorker();
    House house = at(NIGHT, file);
    Interaction set = scheduled(house, overdue(file, Channel.EMAIL).build());
    house.clock.set(MORNING.plus(Duration.ofHours(5)));
    house.candor.send(overdue(file, Channel.MAIL).build());
    house.clock.set(MORNING);

    List<Release> releases = house.candor.release(10);

    assertThat(releases).singleElement().isInstanceOf(Release.Faulted.class);
    assertThat(house.interactions.find(set.id()).orElseThrow().interaction()).isEqualTo(set);
    house.clock.set(MORNING.plus(Duration.ofHours(5)));
    assertThat(house.candor.release(10)).singleElement().isInstanceOf(Release.Queued.class);
  }

  private static Rules requiring(AtomicInteger words) {
    return facts -> requiring(new Disclosure("words", "Words " + words.get() + "."));
  }

  private static Decision requiring(Disclosure words) {
    return new Decision(
        new RulebookVersion("test", "1", "sha256:0"),
        List.of(
            new Finding.Require(
                new Reason(
                    RuleId.of("words"), "Words", Citation.house("test"), "W.", Map.of(), null),
                words)));
  }

  @Test
  void withholds_a_message_that_does_not_carry_the_words_required_by_then() {
    BorrowerFile file = Personas.newYorker();
    AtomicInteger words = new AtomicInteger();
    House house = at(NIGHT, candor -> candor.rules(requiring(words)), file);
    SendRequest request = overdue(file, Channel.EMAIL).sendAt(MORNING).build();
    scheduled(house, request);
    house.clock.set(MORNING);
    words.set(1);
    Release release = one(house);
    assertThat(told(release)).isEqualTo("Withheld blockedByComplianceGuard disclosure-not-carried");
    assertThat(((Release.Withheld) release).verdict())
        .isRefusedSaying("The rule words now requires words (words)");
  }

  @Test
  void lets_words_stand_for_others_that_say_less() {
    BorrowerFile file = Personas.newYorker();
    AtomicReference<Disclosure> words =
        new AtomicReference<>(
            new Disclosure("first", "All of it.", Map.of("later", "A part of it.")));
    House house = at(NIGHT, candor -> candor.rules(facts -> requiring(words.get())), file);
    for (int message = 0; message < 3; message++) {
      scheduled(house, overdue(file, Channel.EMAIL).sendAt(MORNING).build());
    }
    house.clock.set(MORNING);
    words.set(new Disclosure("later", "A part of it."));
    assertThat(told(house.candor.release(1).get(0))).startsWith("Queued");
    words.set(new Disclosure("later", "Worded anew."));
    assertThat(told(house.candor.release(1).get(0)))
        .isEqualTo("Withheld blockedByComplianceGuard disclosure-not-carried");
    words.set(new Disclosure("other", "Something else."));
    assertThat(told(house.candor.release(1).get(0)))
        .isEqualTo("Withheld blockedByComplianceGuard disclosure-not-carried");
  }

  // throttle

  private static House texting(int borrowers, Throttle throttle) {
    BorrowerFile[] files =
        IntStream.range(0, borrowers)
            .mapToObj(
                i -> PersonaBuilder.like(Personas.newYorker()).id("BO-%02d".formatted(i)).build())
            .toArray(BorrowerFile[]::new);
    House house = at(NIGHT, candor -> candor.throttle(throttle), files);
    for (BorrowerFile file : files) {
      scheduled(house, overdue(file, Channel.TEXT).build());
    }
    return house;
  }

  private static Map<String, Integer> kinds(List<Release> releases) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    releases.forEach(one -> kinds.merge(one.getClass().getSimpleName(), 1, Integer::sum));
    return kinds;
  }

  @Test
  void lets_no_more_of_a_channel_go_in_a_period_than_its_throttle_says() {
    House house = texting(25, new Throttle(Channel.TEXT, 10, Duration.ofMinutes(1)));
    BorrowerFile first = Personas.newYorker();
    house.borrowers.put(first);
    scheduled(house, overdue(first, Channel.EMAIL).build());
    List<String> turn =
        house.interactions.due(MORNING, Set.of(), null, 100).stream()
            .filter(due -> due.interaction().channel() == Channel.TEXT)
            .map(due -> due.interaction().id().value())
            .toList();
    List<String> gone = new ArrayList<>();
    List<Map<String, Integer>> told = new ArrayList<>();
    for (int minute = 0; minute < 4; minute++) {
      house.clock.set(MORNING.plus(Duration.ofMinutes(minute)));
      List<Release> releases = house.candor.release(1_000);
      told.add(kinds(releases));
      releases.stream()
          .filter(Release.Queued.class::isInstance)
          .filter(release -> release.interaction().channel() == Channel.TEXT)
          .forEach(release -> gone.add(release.interaction().id().value()));
    }
    assertThat(told)
        .containsExactly(
            Map.of("Queued", 11, "Held", 1),
            Map.of("Queued", 10, "Held", 1),
            Map.of("Queued", 5),
            Map.of());
    assertThat(gone).as("in turn").isEqualTo(turn);
  }

  @Test
  void leaves_no_room_before_the_period_is_over() {
    House house = texting(2, new Throttle(Channel.TEXT, 1, Duration.ofMinutes(1)));
    house.clock.set(MORNING);
    assertThat(kinds(house.candor.release(10))).isEqualTo(Map.of("Queued", 1, "Held", 1));
    house.clock.set(MORNING.plusSeconds(60).minusMillis(1));
    assertThat(kinds(house.candor.release(10))).isEqualTo(Map.of("Held", 1));
    house.clock.set(MORNING.plusSeconds(60));
    assertThat(kinds(house.candor.release(10))).isEqualTo(Map.of("Queued", 1));
  }

  @Test
  void moves_what_the_throttle_held_until_its_hours_were_over() {
    House house = texting(2, new Throttle(Channel.TEXT, 1, Duration.ofHours(20)));
    house.clock.set(MORNING);
    house.candor.release(10);
    house.clock.set(Instant.parse("2026-03-08T03:00:00Z"));
    assertThat(told(one(house))).isEqualTo("Moved 2026-03-08T12:00:00Z");
  }

  static Stream<Arguments> throttlesRefused() {
    return Stream.of(
        Arguments.argumentSet("none", 0, Duration.ofMinutes(1), "The throttle (0) must be"),
        Arguments.argumentSet("no period", 1, Duration.ZERO, "The period (PT0S) must be"),
        Arguments.argumentSet(
            "a part of a second", 1, Duration.ofMillis(1_500), "The period (PT1.5S) must be"),
        Arguments.argumentSet(
            "more than a month", 1, Duration.ofDays(31).plusSeconds(1), "The period (PT744H1S)"));
  }

  @ParameterizedTest
  @MethodSource("throttlesRefused")
  void refuses_a_throttle_of(int most, Duration period, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Throttle(Channel.TEXT, most, period))
        .withMessageStartingWith(words)
        .withMessageContaining("\nMaybe ");
  }

  @Test
  void refuses_a_second_throttle_for_a_channel() {
    Throttle throttle = new Throttle(Channel.TEXT, 10, Duration.ofMinutes(1));
    Candor.Builder builder = Candor.builder().throttle(throttle);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.throttle(throttle))
        .withMessageContaining("The channel (text) has a throttle already, 10 in PT1M.\nMaybe ");
  }

  // how many, and what goes wrong

  @Test
  void releases_the_oldest_first_and_at_most_so_many() {
    BorrowerFile file = Personas.newYorker();
    House house = at(NIGHT, file);
    Map<Integer, InteractionId> ids = new LinkedHashMap<>();
    for (int hour : List.of(3, 1, 2)) {
      Instant at = MORNING.plus(Duration.ofHours(hour));
      ids.put(hour, scheduled(house, overdue(file, Channel.EMAIL).sendAt(at).build()).id());
    }
    house.clock.set(MORNING.plus(Duration.ofHours(4)));
    assertThat(house.candor.release(2))
        .extracting(release -> release.interaction().id())
        .containsExactly(ids.get(1), ids.get(2));
    assertThat(house.candor.release(2))
        .extracting(release -> release.interaction().id())
        .containsExactly(ids.get(3));
  }

  static Stream<Arguments> numbersRefused() {
    return Stream.of(
        Arguments.argumentSet("none", 0),
        Arguments.argumentSet("less than none", -1),
        Arguments.argumentSet("one too many", 10_001));
  }

  @ParameterizedTest
  @MethodSource("numbersRefused")
  void refuses_to_release(int most) {
    House house = at(NIGHT, Personas.newYorker());
    assertThatThrownBy(() -> house.candor.release(most))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "1 fault in the release asked for:\nrelease $.most: The value ("
                + most
                + ") must be 1 to 10000.\nMaybe release 1000 and call again while there are as many.");
  }

  @Test
  void leaves_a_message_scheduled_when_the_host_throws_and_goes_on() {
    BorrowerFile file = Personas.newYorker();
    BorrowerFile other = Personas.firstParty();
    InMemoryInteractions interactions = new InMemoryInteractions();
    InMemoryBorrowers borrowers = InMemoryBorrowers.of(file, other);
    WrittenClock clock = WrittenClock.at(NIGHT);
    boolean[] down = {false};
    Candor candor =
        Candor.builder()
            .borrowers(
                id -> {
                  if (down[0] && id.equals(file.borrower().id())) {
                    throw new IllegalStateException("Nora Yates, 212 555 0101: no connection");
                  }
                  return borrowers.find(id);
                })
            .interactions(interactions)
            .rules(House.RULES)
            .renderer(House.RENDERER)
            .company(House.COMPANY)
            .clock(clock)
            .build();
    Interaction first = sent(candor, overdue(file, Channel.EMAIL).sendAt(MORNING).build());
    sent(candor, overdue(other, Channel.EMAIL).sendAt(MORNING).build());
    down[0] = true;
    clock.set(MORNING);

    List<Release> releases = candor.release(10);

    assertThat(kinds(releases)).isEqualTo(Map.of("Faulted", 1, "Queued", 1));
    assertThat(releases.toString()).contains("IllegalStateException").doesNotContain("Nora");
    assertThat(interactions.find(first.id()).orElseThrow().interaction()).isEqualTo(first);
    down[0] = false;
    assertThat(kinds(candor.release(10))).isEqualTo(Map.of("Queued", 1));
  }

  @Test
  void a_borrower_nobody_knows_leaves_the_message_scheduled_and_says_so() {
    BorrowerFile file = Personas.newYorker();
    BorrowerFile other = Personas.firstParty();
    House house = at(NIGHT, file, other);
    Interaction first = scheduled(house, overdue(file, Channel.EMAIL).sendAt(MORNING).build());
    scheduled(house, overdue(other, Channel.EMAIL).sendAt(MORNING).build());
    Recorded before = house.interactions.find(first.id()).orElseThrow();
    house.borrowers.remove(file.borrower().id());
    house.clock.set(MORNING);

    List<Release> releases = house.candor.release(10);

    assertThat(kinds(releases)).isEqualTo(Map.of("Faulted", 1, "Queued", 1));
    Release.Faulted faulted =
        releases.stream()
            .filter(Release.Faulted.class::isInstance)
            .map(Release.Faulted.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(faulted.interaction()).isEqualTo(first);
    assertThat(faulted.cause())
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            """
            1 fault in the release asked for:
            release $.personId: There is no borrower (%s).
            Maybe check that the borrowers are those that the message was accepted with."""
                .formatted(file.borrower().id()));
    assertThat(house.interactions.find(first.id())).contains(before);
    house.borrowers.put(file);
    assertThat(kinds(house.candor.release(10))).isEqualTo(Map.of("Queued", 1));
  }

  private static Interaction sent(Candor candor, SendRequest request) {
    return candor
        .send(request)
        .match(Outcome.Queued::interaction, Outcome.Scheduled::interaction, refused -> null);
  }

  @Test
  void withholds_a_message_recorded_before_its_terms_were_kept() {
    BorrowerFile file = Personas.newYorker();
    InMemoryInteractions interactions = new InMemoryInteractions();
    WrittenClock clock = WrittenClock.at(NIGHT);
    Candor candor =
        Candor.builder()
            .borrowers(InMemoryBorrowers.of(file))
            .interactions(new Older(interactions))
            .rules(House.RULES)
            .renderer(House.RENDERER)
            .company(House.COMPANY)
            .clock(clock)
            .build();
    sent(candor, overdue(file, Channel.EMAIL).build());
    clock.set(MORNING);
    assertThat(candor.release(10))
        .singleElement()
        .satisfies(
            release ->
                assertThat(told(release))
                    .isEqualTo("Withheld blockedByComplianceGuard terms-unknown"));
  }

  // together

  @Test
  void releases_each_message_once_whoever_asks_at_once() throws Exception {
    House house = texting(40, new Throttle(Channel.TEXT, 30, Duration.ofMinutes(1)));
    house.clock.set(MORNING);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<Release>>> releasers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        releasers.add(() -> house.candor.release(1_000));
      }
      List<InteractionId> gone = new ArrayList<>();
      for (Future<List<Release>> releases : threads.invokeAll(releasers)) {
        releases.get().stream()
            .filter(Release.Queued.class::isInstance)
            .forEach(release -> gone.add(release.interaction().id()));
      }
      assertThat(gone).hasSize(30).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void never_shares_the_last_call_of_a_cap_with_a_send() throws Exception {
    BorrowerFile file = Personas.newYorker();
    for (int round = 0; round < 10; round++) {
      House house = at(NIGHT, file);
      for (int call = 0; call < 6; call++) {
        scheduled(house, overdue(file, Channel.VOICE).build());
      }
      house.clock.set(MORNING);
      ExecutorService threads = Executors.newFixedThreadPool(3);
      try {
        List<Callable<Object>> both = new ArrayList<>();
        both.add(() -> house.candor.release(10));
        for (int i = 0; i < 4; i++) {
          both.add(() -> house.candor.send(overdue(file, Channel.VOICE).build()));
        }
        for (Future<Object> done : threads.invokeAll(both)) {
          done.get();
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(
              house.interactions.entries().stream()
                  .filter(entry -> entry.interaction().status() == Status.IN_PROGRESS))
          .hasSize(7);
    }
  }

  // ---- the rulebooks it was accepted under

  private static final Layer LAW = new Layer("rulebook-us", "2026.1", "sha256:law");
  private static final Layer OURS = new Layer("house", "1", "sha256:ours");

  private static RulebookVersion layers(Layer lowest, Layer... upper) {
    RulebookVersion all = new RulebookVersion(lowest.name(), lowest.version(), lowest.hash());
    for (Layer one : upper) {
      all = all.under(one, "sha256:all");
    }
    return all;
  }

  /** The rules of the law under another name. */
  private static Rules named(AtomicReference<RulebookVersion> version) {
    return facts -> {
      Decision said = House.RULES.decide(facts);
      return new Decision(version.get(), said.findings(), said.warnings(), said.exceptions());
    };
  }

  private static Layer version(Layer layer, String version) {
    return new Layer(layer.name(), version, layer.hash() + version);
  }

  static Stream<Arguments> changed() {
    String goes = "Queued inProgress " + MORNING;
    String stays = "Faulted " + MORNING;
    return Stream.of(
        Arguments.argumentSet("the same goes", layers(LAW, OURS), goes, ""),
        Arguments.argumentSet(
            "a newer version goes and is told",
            layers(version(LAW, "2026.10"), OURS),
            goes,
            "The rulebook rulebook-us was 2026.1 when the message was accepted and is 2026.10 now."),
        Arguments.argumentSet(
            "a longer version of the same numbers is newer",
            layers(LAW, version(OURS, "1.1")),
            goes,
            "The rulebook house was 1 when the message was accepted and is 1.1 now."),
        Arguments.argumentSet(
            "one more layer goes and is told",
            layers(LAW, OURS, new Layer("state", "3", "sha256:state")),
            goes,
            "The rulebook state 3 was added since the message was accepted."),
        Arguments.argumentSet(
            "a missing layer stays",
            layers(LAW),
            stays,
            "house: The message was accepted under the rulebook (house), and it is not in force; in force is rulebook-us.\nMaybe put house in force again, such as with --house."),
        Arguments.argumentSet(
            "a missing lowest layer stays",
            layers(OURS),
            stays,
            "rulebook-us: The message was accepted under the rulebook (rulebook-us), and it is not in force"),
        Arguments.argumentSet(
            "an older version stays",
            layers(version(LAW, "2026.0"), OURS),
            stays,
            "rulebook-us: The version (2026.0) is older than (2026.1), under which the message was accepted."),
        Arguments.argumentSet(
            "another text under the same version stays",
            layers(new Layer("rulebook-us", "2026.1", "sha256:edited"), OURS),
            stays,
            "rulebook-us: The version (2026.1) has another text than when the message was accepted; its hash is sha256:edited and was sha256:law."),
        Arguments.argumentSet(
            "a version that cannot be compared stays",
            layers(LAW, version(OURS, "autumn")),
            stays,
            "house: The version is (autumn) and was (1) when the message was accepted; which is newer cannot be told."));
  }

  @ParameterizedTest
  @MethodSource("changed")
  void keeps_to_the_rulebooks_a_message_was_accepted_under(
      RulebookVersion now, String told, String says) {
    BorrowerFile file = Personas.newYorker();
    AtomicReference<RulebookVersion> version = new AtomicReference<>(layers(LAW, OURS));
    House house = at(NIGHT, candor -> candor.rules(named(version)), file);
    Interaction before = scheduled(house, overdue(file, Channel.EMAIL).build());
    version.set(now);
    house.clock.set(MORNING);
    Release release = one(house);
    assertThat(told(release)).isEqualTo(told);
    if (release instanceof Release.Faulted faulted) {
      assertThat(faulted.cause())
          .isInstanceOf(RulebookChangedException.class)
          .hasMessageContaining(says);
      assertThat(house.interactions.find(before.id()).orElseThrow().interaction())
          .isEqualTo(before);
      version.set(layers(LAW, OURS));
      assertThat(told(one(house))).as("once they are in force again").startsWith("Queued");
    } else {
      assertThat(((Release.Queued) release).verdict().grounds().warnings())
          .isEqualTo(says.isEmpty() ? List.of() : List.of(says));
    }
  }

  @Test
  void withholds_what_is_too_old_whatever_rulebook_is_missing() {
    BorrowerFile file = Personas.newYorker();
    AtomicReference<RulebookVersion> version = new AtomicReference<>(layers(LAW, OURS));
    House house = at(NIGHT, candor -> candor.rules(named(version)), file);
    scheduled(house, overdue(file, Channel.EMAIL).build());
    version.set(layers(LAW));
    house.clock.set(MORNING.plus(Duration.ofDays(8)));
    assertThat(told(one(house))).isEqualTo("Withheld blockedByComplianceGuard due-too-long-ago");
  }

  @Test
  void keeps_to_the_rulebooks_it_was_moved_under() {
    BorrowerFile file = Personas.newYorker();
    AtomicReference<RulebookVersion> version = new AtomicReference<>(layers(LAW));
    House house = at(NIGHT, candor -> candor.rules(named(version)), file);
    scheduled(house, overdue(file, Channel.EMAIL).build());
    version.set(layers(LAW, OURS));
    house.clock.set(MORNING.plus(Duration.ofHours(15)));
    Release moved = one(house);
    assertThat(told(moved)).startsWith("Moved");
    version.set(layers(LAW));
    house.clock.set(moved.interaction().sendAt());
    assertThat(told(one(house))).startsWith("Faulted");
  }

  /** A record that tells what is due without its terms, as one of an older version does. */
  private record Older(InMemoryInteractions now) implements Interactions {
    @Override
    public History history(PersonId personId, Instant since) {
      return now.history(personId, since);
    }

    @Override
    public Written record(Entry entry, long versionSeen) {
      return now.record(entry, versionSeen);
    }

    @Override
    public List<Due> due(Instant at, Set<Channel> except, @Nullable Due after, int limit) {
      return now.due(at, except, after, limit).stream()
          .map(due -> new Due(due.interaction(), null, due.rulebook()))
          .toList();
    }

    @Override
    public Settled settle(Settlement settlement, long versionSeen, @Nullable Throttle throttle) {
      return now.settle(settlement, versionSeen, throttle);
    }

    @Override
    public Optional<InteractionId> findByExternalId(ExternalId externalId) {
      return now.findByExternalId(externalId);
    }

    @Override
    public Optional<Recorded> find(InteractionId id) {
      return now.find(id);
    }

    @Override
    public List<Interaction> list(@Nullable PersonId personId, int limit) {
      return now.list(personId, limit);
    }
  }
}
