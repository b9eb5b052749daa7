package dev.candor.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.compliance.internal.decide.PredicateRules;
import dev.candor.compliance.internal.decide.Trace;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Excepted;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.Past;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.LoanId;
import dev.candor.party.BorrowerFile;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactType;
import dev.candor.party.InconvenientTime;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each key of a rule means, decided by Drools and by the plain predicates alike. */
class RuleLanguageTest {

  private static final Instant NOON = Instant.parse("2026-04-07T16:00:00Z");
  private static final LimitZone RECIPIENT = LimitZone.recipient();

  private static String rule(String id, String rest) {
    return """
        id: %s
        title: A rule
        sentence: A rule of a test says something.
        citation: { body: House, corpus: House policy, section: "1" }
        verified: house
        effective: { from: 2026-01-01 }
        jurisdiction: house
        explanation: It says so.
        """
            .formatted(id)
        + rest.stripIndent();
  }

  private static SortedMap<String, byte[]> files(String... rules) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: test\nversion: \"1\"\n".getBytes(UTF_8));
    files.put(
        "calendars/closed.yaml",
        "id: closed\ntitle: Closed\nyears: { from: 2026, to: 2026 }\ndays: { 2026-04-08: Closing day }\n"
            .getBytes(UTF_8));
    files.put(
        "parameters/late.yaml",
        "id: late\nunit: days\nvalues: { 2026-01-01: 30, 2026-04-08: 60 }\n".getBytes(UTF_8));
    for (int i = 0; i < rules.length; i++) {
      files.put("rules/r" + i + ".yaml", rules[i].getBytes(UTF_8));
    }
    return files;
  }

  private static Rulebook book(String... rules) {
    return Rulebooks.fromFiles(files(rules), null);
  }

  private static Decision decide(Rulebook book, Facts facts) {
    Decision decision = DroolsRules.of(book).decide(facts);
    assertThat(PredicateRules.of(book).decide(facts)).isEqualTo(decision);
    return decision;
  }

  private static Facts call(BorrowerFile file) {
    return Question.of(file, Channel.VOICE, NOON).facts();
  }

  private static BorrowerFile owing(int days) {
    return PersonaBuilder.like(Personas.newYorker())
        .withoutLoans()
        .loan(LoanBuilder.loan("LN-1").daysPastDue(days).build())
        .build();
  }

  private static List<String> ids(List<? extends Finding> findings) {
    return findings.stream().map(one -> one.reason().ruleId().value()).toList();
  }

  // ---- when

  static Stream<Arguments> ways() {
    return Stream.of(
        Arguments.argumentSet(
            "any of, by its first way", "any of: [{ channel: voice }, { channel: mail }]", true),
        Arguments.argumentSet(
            "any of, by its last way", "any of: [{ channel: mail }, { channel: voice }]", true),
        Arguments.argumentSet(
            "any of, by no way", "any of: [{ channel: mail }, { channel: text }]", false),
        Arguments.argumentSet(
            "any of, a way half met",
            "any of: [{ channel: voice, theme: opsServicing }, { channel: mail }]",
            false),
        Arguments.argumentSet(
            "none of, none met", "none of: [{ channel: mail }, { channel: text }]", true),
        Arguments.argumentSet(
            "none of, one met", "none of: [{ channel: voice }, { channel: text }]", false),
        Arguments.argumentSet(
            "between, on its first bound", "loan.daysPastDue: { between: [45, 60] }", true),
        Arguments.argumentSet(
            "between, on its last bound", "loan.daysPastDue: { between: [30, 45] }", true),
        Arguments.argumentSet("between, outside", "loan.daysPastDue: { between: [46, 60] }", false),
        Arguments.argumentSet(
            "a parameter's value of the day", "loan.daysPastDue: { more than: late }", true),
        Arguments.argumentSet("known", "loan.daysPastDue: { known: true }", true),
        Arguments.argumentSet("not known", "case.deceased.openedOn: { known: false }", true),
        Arguments.argumentSet("known and asked for", "loan.daysPastDue: { known: false }", false),
        Arguments.argumentSet(
            "has all, one missing", "cases.open: { has all: [bankruptcy] }", false));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void looks_at_facts_in_every_way_a_rule_may_ask(String when, boolean speaks) {
    Decision decision =
        decide(book(rule("asks", "when: { %s }\nrefuse: true\n".formatted(when))), call(owing(45)));
    assertThat(decision.refusals()).hasSize(speaks ? 1 : 0);
  }

  @Test
  void takes_the_value_a_number_has_on_the_day() {
    Rulebook book =
        book(rule("asks", "when: { loan.daysPastDue: { more than: late } }\nrefuse: true\n"));
    Facts later = Question.of(owing(45), Channel.VOICE, NOON.plus(Duration.ofDays(1))).facts();
    assertThat(decide(book, call(owing(45))).refusals()).hasSize(1);
    assertThat(decide(book, later).refusals()).isEmpty();
  }

  @Test
  void refuses_and_names_the_fact_an_unknown_way_needs() {
    Rulebook book =
        book(
            rule(
                "asks",
                "when: { any of: [{ channel: mail }, { loan.chargedOff: true }] }\nrefuse: true\n"));
    BorrowerFile unknown =
        PersonaBuilder.like(Personas.newYorker()).loans(loan -> loan.chargedOff(null)).build();
    assertThat(decide(book, call(unknown)).refusals())
        .singleElement()
        .satisfies(
            one -> assertThat(one.reason().facts()).containsEntry("missing", "loan.chargedOff"));
  }

  // ---- exceptions

  private static final String BAR = rule("bar", "when: { channel: voice }\nrefuse: true\n");

  private static String exception(String when) {
    return rule(
        "lift", "when: { %s }\noverrides: [{ rule: bar, because: It may. }]\n".formatted(when));
  }

  @Test
  void an_exception_silences_the_rule_it_names_and_is_told() {
    Decision decision =
        decide(book(BAR, exception("loan.daysPastDue: { at least: 45 }")), call(owing(45)));
    assertThat(decision.findings()).isEmpty();
    assertThat(decision.exceptions())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.reason().ruleId().value()).isEqualTo("bar");
              assertThat(one.by().value()).isEqualTo("lift");
              assertThat(one.because()).isEqualTo("It may.");
            });
  }

  @Test
  void an_exception_whose_facts_are_not_all_known_is_not_given() {
    BorrowerFile unknown =
        PersonaBuilder.like(Personas.newYorker()).loans(loan -> loan.chargedOff(null)).build();
    Decision decision = decide(book(BAR, exception("loan.chargedOff: true")), call(unknown));
    assertThat(ids(decision.refusals())).containsExactly("bar");
    assertThat(decision.exceptions()).isEmpty();
  }

  @Test
  void an_exception_for_one_loan_leaves_the_rule_for_the_other() {
    BorrowerFile file =
        PersonaBuilder.like(Personas.newYorker())
            .withoutLoans()
            .loan(LoanBuilder.loan("LN-1").daysPastDue(10).build())
            .loan(LoanBuilder.loan("LN-2").daysPastDue(90).build())
            .build();
    String bar =
        rule("bar", "when: { channel: voice }\nrefuse: true\n")
            .replace("It says so.", "Not about {loan}.");
    Decision decision =
        decide(book(bar, exception("loan.daysPastDue: { at least: 45 }")), call(file));
    assertThat(decision.refusals())
        .singleElement()
        .satisfies(one -> assertThat(one.reason().facts()).containsEntry("loan", "LN-1"));
    assertThat(decision.exceptions())
        .extracting(Excepted::by)
        .extracting(Object::toString)
        .containsExactly("lift");
  }

  @Test
  void a_rule_of_the_house_gives_no_exception_to_the_law() {
    String law = BAR.replace("jurisdiction: house", "jurisdiction: us");
    BrokenRulebookException broken =
        catchThrowableOfType(
            BrokenRulebookException.class, () -> book(law, exception("channel: voice")));
    assertThat(broken.faults())
        .extracting(Fault::line)
        .containsExactly(
            "rules/r1.yaml:10:21 $.overrides[0].rule: A rule of the house gives no exception to the law (bar, House policy 1).");
  }

  @Test
  void a_rule_that_rests_on_the_house_is_no_law_wherever_it_says_it_binds() {
    String law =
        BAR.replace("jurisdiction: house", "jurisdiction: us")
            .replace("verified: house", "verified: text");
    String dressedUp =
        exception("channel: voice").replace("jurisdiction: house", "jurisdiction: us");
    assertThat(catchThrowableOfType(BrokenRulebookException.class, () -> book(law, dressedUp)))
        .hasMessageContaining("A rule of the house gives no exception to the law (bar");
    assertThat(book(law, dressedUp.replace("verified: house", "verified: text")).rules())
        .hasSize(2);
  }

  // ---- severity

  @Test
  void a_rule_that_warns_binds_nothing_and_is_told() {
    Decision decision = decide(book(BAR + "severity: warn\n"), call(owing(45)));
    assertThat(decision.findings()).isEmpty();
    assertThat(ids(decision.warnings())).containsExactly("bar");
  }

  // ---- where

  @Test
  void two_residences_bind_the_law_of_both_states() {
    String ohio =
        BAR.replace("id: bar", "id: oh").replace("jurisdiction: house", "jurisdiction: us/oh");
    String california =
        BAR.replace("id: bar", "id: ca").replace("jurisdiction: house", "jurisdiction: us/ca");
    String texas =
        BAR.replace("id: bar", "id: tx").replace("jurisdiction: house", "jurisdiction: us/tx");
    PersonaBuilder both = PersonaBuilder.like(Personas.newYorker());
    Personas.californian().contacts().stream()
        .filter(one -> one.type() == ContactType.ADDRESS)
        .forEach(both::with);
    assertThat(ids(decide(book(ohio, california, texas), call(both.build())).refusals()))
        .containsExactly("ca", "oh");
  }

  // ---- restrict

  static Stream<Arguments> restrictions() {
    BorrowerFile called =
        PersonaBuilder.like(Personas.newYorker())
            .history(
                Past.unansweredCall(NOON.minus(Duration.ofHours(3)), LoanId.of("LN-1")),
                Past.sent(Channel.EMAIL, NOON.minus(Duration.ofHours(2)), LoanId.of("LN-1")))
            .build();
    Instant call = NOON.minus(Duration.ofHours(3));
    return Stream.of(
        Arguments.argumentSet(
            "hours past midnight",
            "hours: { from: \"20:00\", to: \"02:00\", zone: America/New_York }",
            Personas.newYorker(),
            new TimeLimit.DailyHours(
                LocalTime.of(20, 0), LocalTime.of(2, 0), LimitZone.fixed(Question.NEW_YORK))),
        Arguments.argumentSet(
            "weekdays",
            "weekdays: { only: [monday, friday], zone: recipient }",
            Personas.newYorker(),
            new TimeLimit.Weekdays(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), RECIPIENT)),
        Arguments.argumentSet(
            "holidays",
            "holidays: { calendar: closed, zone: recipient }",
            Personas.newYorker(),
            new TimeLimit.NotOnDays(Set.of(LocalDate.of(2026, 4, 8)), RECIPIENT)),
        Arguments.argumentSet(
            "not before a day",
            "not before: { fact: case.bankruptcy.openedOn, plus days: late, zone: recipient }",
            Personas.bankrupt(),
            new TimeLimit.NotBeforeDay(LocalDate.of(2026, 1, 12).plusDays(30), RECIPIENT)),
        Arguments.argumentSet(
            "not after a day",
            "not after: { fact: case.bankruptcy.openedOn, zone: recipient }",
            Personas.bankrupt(),
            new TimeLimit.NotAfterDay(LocalDate.of(2026, 1, 12), RECIPIENT)),
        Arguments.argumentSet(
            "a cap that rolls",
            "cap: { at most: 1, hours: 24, per: borrower, count: { channel: voice } }",
            called,
            new TimeLimit.RollingCap(1, Duration.ofHours(24), List.of(call))),
        Arguments.argumentSet(
            "a cap in minutes, which roll",
            "cap: { at most: 1, minutes: 200, per: contact, count: { channel: voice } }",
            called,
            new TimeLimit.RollingCap(1, Duration.ofMinutes(200), List.of(call))),
        Arguments.argumentSet(
            "a cap over some labels of contacts",
            "cap: { at most: 2, days: 7, per: borrower, zone: recipient, count: { label: work } }",
            called,
            new TimeLimit.CalendarCap(
                2, 7, RECIPIENT, List.of(call, NOON.minus(Duration.ofHours(2))))));
  }

  @ParameterizedTest
  @MethodSource("restrictions")
  void restricts_to_what_it_says(String restriction, BorrowerFile file, TimeLimit limit) {
    Decision decision =
        decide(
            book(
                rule(
                    "limits",
                    "when: { channel: voice }\nrestrict: { %s }\n".formatted(restriction))),
            call(file));
    assertThat(decision.restrictions())
        .singleElement()
        .satisfies(one -> assertThat(one.limits()).containsExactly(limit));
  }

  @Test
  void closes_the_times_the_borrower_called_inconvenient_and_nothing_where_there_are_none() {
    Rulebook book =
        book(rule("times", "when: { channel: voice }\nrestrict: { inconvenient times: true }\n"));
    InconvenientTime tuesdays =
        new InconvenientTime(
            Set.of(DayOfWeek.TUESDAY), null, null, null, LocalDate.of(2026, 12, 31), null);
    BorrowerFile busy = PersonaBuilder.like(Personas.newYorker()).with(tuesdays).build();
    assertThat(decide(book, call(busy)).restrictions())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.limits())
                    .containsExactly(
                        new TimeLimit.Closed(
                            Set.of(DayOfWeek.TUESDAY),
                            null,
                            null,
                            null,
                            LocalDate.of(2026, 12, 31),
                            RECIPIENT)));
    assertThat(decide(book, call(Personas.newYorker())).findings()).isEmpty();
  }

  @Test
  void closes_the_whole_day_for_a_time_that_ends_as_it_begins() {
    Rulebook book =
        book(rule("times", "when: { channel: voice }\nrestrict: { inconvenient times: true }\n"));
    for (LocalTime from : new LocalTime[] {null, LocalTime.MIDNIGHT, LocalTime.NOON}) {
      LocalTime to = from == null ? LocalTime.MIDNIGHT : from;
      InconvenientTime time =
          new InconvenientTime(Set.of(DayOfWeek.TUESDAY), from, to, null, null, null);
      BorrowerFile busy = PersonaBuilder.like(Personas.newYorker()).with(time).build();
      assertThat(decide(book, call(busy)).restrictions())
          .singleElement()
          .satisfies(
              one ->
                  assertThat(one.limits())
                      .containsExactly(
                          new TimeLimit.Closed(
                              Set.of(DayOfWeek.TUESDAY), null, null, null, null, RECIPIENT)));
    }
  }

  @Test
  void an_inconvenient_time_that_is_not_kept_is_a_fault() {
    assertThat(
            catchThrowableOfType(
                    BrokenRulebookException.class,
                    () ->
                        book(
                            rule(
                                "times",
                                "when: { channel: voice }\nrestrict: { inconvenient times: false }\n")))
                .getMessage())
        .contains("says inconvenient times: true");
  }

  @Test
  void refuses_where_the_calendar_does_not_cover_the_week() {
    Rulebook book =
        book(
            rule(
                "closing",
                "when: { channel: voice }\nrestrict: { holidays: { calendar: closed, zone: recipient } }\n"));
    Facts endOfYear =
        Question.of(Personas.newYorker(), Channel.VOICE, "2026-12-28T16:00:00Z").facts();
    assertThat(decide(book, endOfYear).refusals())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.reason().facts())
                    .containsEntry("missing", "calendar closed for 2027"));
  }

  @Test
  void counts_a_contact_by_its_label_and_one_without_for_every_label() {
    BorrowerFile home =
        PersonaBuilder.like(Personas.newYorker())
            .contacts(ContactType.PHONE, contact -> contact.label(ContactLabel.HOME))
            .build();
    Rulebook book =
        book(
            rule(
                "work",
                "when: { channel: voice }\nrestrict: { cap: { at most: 1, days: 7, per: person, zone: recipient, count: { label: work } } }\n"));
    Facts facts = call(home);
    assertThat(facts.contact().label()).isEqualTo(ContactLabel.HOME);
    assertThat(decide(book, facts).restrictions()).hasSize(1);
  }

  // ---- layers

  private static Path folder(Path dir, SortedMap<String, byte[]> files) throws Exception {
    for (var file : files.entrySet()) {
      Path path = dir.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return dir;
  }

  @Test
  void layers_add_up_and_name_both(@TempDir Path dir) throws Exception {
    Rulebook law = book(BAR.replace("jurisdiction: house", "jurisdiction: us"));
    SortedMap<String, byte[]> house = new TreeMap<>();
    house.put("rulebook.yaml", "name: house\nversion: \"2\"\n".getBytes(UTF_8));
    house.put(
        "rules/late.yaml",
        rule("house-late", "when: { loan.daysPastDue: { more than: late } }\nrefuse: true\n")
            .getBytes(UTF_8));
    Rulebook both = Rulebooks.fromFolder(folder(dir, house), law);
    assertThat(ids(decide(both, call(owing(45))).refusals())).containsExactly("bar", "house-late");
    assertThat(both.version().name()).isEqualTo("test+house");
    assertThat(both.version().version()).isEqualTo("1+2");
    assertThat(both.version().hash()).isNotEqualTo(law.version().hash());
  }

  @Test
  void a_layer_may_lie_on_the_class_path_in_a_folder_or_in_a_jar(@TempDir Path dir)
      throws Exception {
    Rulebook law = book(BAR);
    SortedMap<String, byte[]> house = new TreeMap<>();
    house.put("rulebook.yaml", "name: house\nversion: \"2\"\n".getBytes(UTF_8));
    house.put(
        "rules/late.yaml",
        rule("house-late", "when: { channel: voice }\nrefuse: true\n").getBytes(UTF_8));
    Rulebook expected = Rulebooks.fromFolder(folder(dir.resolve("root/lender/rules"), house), law);
    Path jar = dir.resolve("lender.jar");
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var file : house.entrySet()) {
        entries.putNextEntry(new JarEntry("lender/rules/" + file.getKey()));
        entries.write(file.getValue());
        entries.closeEntry();
      }
    }
    for (Path place : List.of(dir.resolve("root"), jar)) {
      try (URLClassLoader loader = new URLClassLoader(new URL[] {place.toUri().toURL()}, null)) {
        Rulebook both = Rulebooks.fromClasspath(loader, "lender/rules", law);

        assertThat(both.version()).isEqualTo(expected.version());
        assertThat(both.below()).containsSame(law);
      }
    }
  }

  @Test
  void a_layer_takes_no_id_that_lies_below(@TempDir Path dir) throws Exception {
    Rulebook law = book(BAR);
    SortedMap<String, byte[]> house = new TreeMap<>();
    house.put("rulebook.yaml", "name: house\nversion: \"2\"\n".getBytes(UTF_8));
    house.put("rules/bar.yaml", BAR.getBytes(UTF_8));
    Path folder = folder(dir, house);
    assertThat(
            catchThrowableOfType(
                    BrokenRulebookException.class, () -> Rulebooks.fromFolder(folder, law))
                .faults())
        .extracting(Fault::line)
        .containsExactly(
            "rules/bar.yaml:1:5 $.id: The id (bar) is taken at rules/r0.yaml:1:1 of test, which lies below.");
  }

  private static Rulebook over(Rulebook below, String... rules) {
    return Rulebooks.fromFiles(upper(rules), below);
  }

  private static SortedMap<String, byte[]> upper(String... rules) {
    SortedMap<String, byte[]> house = files(rules);
    house.put("rulebook.yaml", "name: house\nversion: \"2\"\n".getBytes(UTF_8));
    house.keySet().removeIf(name -> !name.startsWith("rule"));
    return house;
  }

  private static List<String> faultsOver(Rulebook below, SortedMap<String, byte[]> files) {
    return Rulebooks.readFiles(files, below).faults().stream().map(Fault::line).toList();
  }

  @Test
  void a_rule_above_gives_none_below_an_exception_whatever_it_says_of_itself() {
    for (String where : List.of("house", "us", "us/ny")) {
      for (String how : List.of("house", "text", "quoted")) {
        for (String rest : List.of("", "refuse: true\n")) {
          String lifting =
              exception("channel: voice")
                      .replace("jurisdiction: house", "jurisdiction: " + where)
                      .replace("verified: house", "verified: " + how)
                  + rest;
          assertThat(faultsOver(book(BAR), upper(lifting)))
              .containsExactly(
                  "rules/r0.yaml:10:21 $.overrides[0].rule: The rule (lift) gives an exception to (bar), which lies below at rules/r0.yaml:1:1 of test. A rulebook that is laid over another only adds.");
        }
      }
    }
  }

  @Test
  void says_that_law_is_corrected_by_replacing_its_rulebook() {
    assertThatThrownBy(() -> over(book(BAR), exception("channel: voice")))
        .hasMessageEndingWith(
            "Maybe leave it out: law is corrected by replacing its rulebook, not by laying another over it.");
  }

  @Test
  void rules_of_one_layer_give_each_other_exceptions_over_another() {
    Rulebook both =
        over(
            book(BAR),
            rule("house-bar", "when: { channel: voice }\nrefuse: true\n"),
            rule(
                "house-lift",
                "when: { channel: voice }\noverrides: [{ rule: house-bar, because: It may. }]\n"));
    assertThat(ids(decide(both, call(owing(45))).refusals())).containsExactly("bar");
  }

  @Test
  void a_rule_in_the_middle_lies_below_as_well() {
    Rulebook middle =
        Rulebooks.fromFiles(
            named("state", rule("middle", "when: { channel: voice }\nrefuse: true\n")), book(BAR));
    for (String lower : List.of("bar", "middle")) {
      assertThat(faultsOver(middle, upper(exception("channel: voice").replace("bar", lower))))
          .singleElement()
          .asString()
          .contains("gives an exception to (" + lower + "), which lies below");
    }
  }

  private static SortedMap<String, byte[]> named(String name, String... rules) {
    SortedMap<String, byte[]> files = upper(rules);
    files.put("rulebook.yaml", "name: %s\nversion: \"2\"\n".formatted(name).getBytes(UTF_8));
    return files;
  }

  @Test
  void no_layer_takes_the_name_of_one_below_or_joins_two() {
    Rulebook law = book(BAR);
    String own = rule("own", "when: {}\nrefuse: true\n");
    assertThat(faultsOver(law, named("test", own)))
        .containsExactly("rulebook.yaml:1:7 $.name: The name (test) is that of a rulebook below.");
    assertThat(faultsOver(law, named("a+b", own)))
        .containsExactly(
            "rulebook.yaml:1:7 $.name: The name (a+b) has a +, which joins the names of layers.");
  }

  @Test
  void words_numbers_days_personas_and_rows_below_keep_their_names() {
    SortedMap<String, byte[]> law = files(BAR);
    law.put("parameters/n.yaml", "id: n\nunit: days\nvalues: { 2020-01-01: 3 }\n".getBytes(UTF_8));
    law.put("disclosures/w.yaml", "id: w\nwords: { text: { en: So. } }\n".getBytes(UTF_8));
    law.put(
        "calendars/c.yaml",
        "id: c\nyears: { from: 2026, to: 2026 }\ndays: { 2026-01-01: Day }\n".getBytes(UTF_8));
    law.put("personas/p.yaml", "persona: p\nfile: {}\n".getBytes(UTF_8));
    Rulebook below = Rulebooks.fromFiles(law, null);
    SortedMap<String, byte[]> house = upper(rule("own", "when: {}\nrefuse: true\n"));
    house.put(
        "parameters/n.yaml", "id: n\nunit: days\nvalues: { 2020-01-01: 99 }\n".getBytes(UTF_8));
    house.put("disclosures/w.yaml", "id: w\nwords: { text: { en: No. } }\n".getBytes(UTF_8));
    house.put(
        "calendars/c.yaml",
        "id: c\nyears: { from: 2026, to: 2026 }\ndays: { 2026-01-02: Day }\n".getBytes(UTF_8));
    house.put("personas/other.yaml", "persona: p\nfile: {}\n".getBytes(UTF_8));
    house.put(
        "tables/t.csv",
        "id,title,sentence,citation / body,citation / corpus,citation / section,verified,effective / from,jurisdiction,when,refuse,explanation\nbar,A rule,It says.,House,House policy,1,house,2026-01-01,house,{},true,So.\n"
            .getBytes(UTF_8));
    assertThat(faultsOver(below, house))
        .containsExactlyInAnyOrder(
            "parameters/n.yaml:1:5 $.id: The id (n) is taken at test, which lies below.",
            "disclosures/w.yaml:1:5 $.id: The id (w) is taken at test, which lies below.",
            "calendars/c.yaml:1:5 $.id: The id (c) is taken at test, which lies below.",
            "personas/other.yaml:1:10 $.persona: The persona (p) stands in test, which lies below.",
            "tables/t.csv:2:1 $.id: The id (bar) is taken at rules/r0.yaml:1:1 of test, which lies below.");
  }

  @Test
  void an_exception_that_comes_another_way_counts_for_nothing_below() {
    Rulebook both =
        over(
            book(BAR),
            rule("house-bar", "when: { channel: voice }\nrefuse: true\n"),
            rule(
                "house-lift",
                "when: { channel: voice }\noverrides: [{ rule: house-bar, because: It may. }]\n"));
    Rulebook lifted =
        both.only(
            both.rules().stream()
                .map(rule -> rule.id().value().equals("house-lift") ? lifting(rule, "bar") : rule)
                .toList());
    assertThat(ids(decide(lifted, call(owing(45))).refusals())).containsExactly("bar", "house-bar");
    assertThat(decide(lifted, call(owing(45))).exceptions()).isEmpty();
  }

  private static RuleDefinition lifting(RuleDefinition rule, String other) {
    return new RuleDefinition(
        rule.id(),
        rule.title(),
        rule.sentence(),
        rule.citation(),
        rule.quote(),
        rule.rationale(),
        rule.verifiedBy(),
        rule.verifiedOn(),
        rule.from(),
        rule.to(),
        rule.jurisdiction(),
        rule.enabled(),
        rule.severity(),
        rule.when(),
        rule.action(),
        List.of(new RuleDefinition.Override(RuleId.of(other), "It may.")),
        rule.explanation(),
        rule.details(),
        rule.place(),
        rule.written());
  }

  @Test
  void holds_no_rule_twice() {
    Rulebook law = book(BAR);
    assertThatThrownBy(() -> law.only(List.of(law.rules().get(0), law.rules().get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The rule (bar) is there twice.\nMaybe leave one of them out.");
  }

  @Test
  void names_each_layer_with_its_version_and_hash() {
    Rulebook law = book(BAR);
    Rulebook house = over(law, rule("own", "when: {}\nrefuse: true\n"));
    Rulebook alone = Rulebooks.fromFiles(upper(rule("own", "when: {}\nrefuse: true\n")), null);
    assertThat(house.version().layers())
        .containsExactly(law.version().layers().get(0), alone.version().layers().get(0));
    assertThat(house.version().layers())
        .extracting(RulebookVersion.Layer::name)
        .containsExactly("test", "house");
  }

  // ---- no rule in force

  private static final String TAKES_EFFECT = "effective: { from: 2026-01-01 }";

  private static List<String> refusals(Rulebook book) {
    return ids(decide(book, Question.of(owing(45), Channel.EMAIL, NOON).facts()).refusals());
  }

  @Test
  void refuses_on_a_day_on_which_no_rule_is_in_force() {
    for (String days : List.of("{ from: 2026-04-08 }", "{ from: 2026-01-01, to: 2026-04-06 }")) {
      Rulebook book = book(BAR.replace(TAKES_EFFECT, "effective: " + days));
      assertThat(decide(book, Question.of(owing(45), Channel.EMAIL, NOON).facts()).refusals())
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.reason().ruleId().value()).isEqualTo("no-rule-in-force");
                assertThat(one.reason().explanation())
                    .startsWith("No rule of test is in force on 2026-04-07");
              });
    }
    assertThat(refusals(book(BAR))).isEmpty();
    assertThat(refusals(book(BAR + "enabled: false\n"))).containsExactly("no-rule-in-force");
  }

  @Test
  void asks_only_the_lowest_layer_for_a_rule_in_force() {
    String later = BAR.replace(TAKES_EFFECT, "effective: { from: 2026-06-01 }");
    String own = rule("own", "when: { channel: voice }\nrefuse: true\n");
    assertThat(
            refusals(over(book(BAR), own.replace(TAKES_EFFECT, "effective: { from: 2026-06-01 }"))))
        .as("the house's rules begin later")
        .isEmpty();
    assertThat(refusals(over(book(later), own)))
        .as("the law of the day is not known")
        .containsExactly("no-rule-in-force");
  }

  // ---- trace

  @Test
  void tells_of_each_rule_what_it_looked_at_and_what_kept_it_silent() {
    Rulebook book =
        book(
            rule(
                "asks",
                "when: { channel: voice, loan.daysPastDue: { more than: 60 } }\nrefuse: true\n"));
    assertThat(Trace.of(book, call(owing(45))))
        .singleElement()
        .satisfies(
            trace -> {
              assertThat(trace.speaks()).isFalse();
              assertThat(trace.loan()).isEqualTo(LoanId.of("LN-1"));
              assertThat(trace.silencedBy())
                  .singleElement()
                  .satisfies(
                      check -> {
                        assertThat(check.condition()).hasToString("loan.daysPastDue more than 60");
                        assertThat(check.facts()).containsExactly("loan.daysPastDue = 45");
                      });
            });
  }
}
