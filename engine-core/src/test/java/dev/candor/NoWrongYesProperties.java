package dev.candor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.decision.Disclosure;
import dev.candor.decision.Finding;
import dev.candor.decision.Verdict;
import dev.candor.fixture.ContactBuilder;
import dev.candor.fixture.Past;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.internal.gather.Contacts;
import dev.candor.law.RuleId;
import dev.candor.message.AgentOutcome;
import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Dialing;
import dev.candor.message.Direction;
import dev.candor.message.LoanId;
import dev.candor.message.Manner;
import dev.candor.message.SendRequest;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.ActorRole;
import dev.candor.party.Address;
import dev.candor.party.Affiliation;
import dev.candor.party.Bankruptcy;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.CaseStatus;
import dev.candor.party.Consent;
import dev.candor.party.ConsentHolder;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.ContactStatus;
import dev.candor.party.ContactType;
import dev.candor.party.DoNotInteract;
import dev.candor.party.InconvenientTime;
import dev.candor.party.Loan;
import dev.candor.party.LoanStatus;
import dev.candor.party.Notice;
import dev.candor.party.PastInteraction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * What no claim, no contradiction, no later day and no other spelling may do: turn a no into a yes.
 */
class NoWrongYesProperties {
  /**
   * A share is told from chance by the tries of the full lane, not by the fifty of the fast one.
   */
  private static final boolean MANY_TRIES = Integer.getInteger("jqwik.tries.default", 1_000) >= 500;

  private static Predicate<Double> moreThan(double percent) {
    return share -> !MANY_TRIES || share > percent;
  }

  private static final Instant NOW = Instant.parse("2026-03-06T17:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-06");
  private static final ContactId TWIN = ContactId.of("CT-TWIN");

  private static final List<Subject> SUBJECTS =
      List.of(
          Subject.LOAN_OVERDUE_FIRST_NOTICE,
          Subject.LOAN_OVERDUE_SIXTH_NOTICE,
          Subject.SETTLEMENT_OFFER,
          Subject.STATEMENT,
          Subject.PAYMENT_DUE_DATE_REMINDER,
          Subject.PAYMENT_SUCCESSFUL,
          Subject.LOAN_DETAILS,
          Subject.DEBT_VALIDATION_NOTICE,
          Subject.CONFIRMATION_CODE);

  /** A message to a borrower, and how it is dialed. */
  record Asked(BorrowerFile file, Subject subject, Channel channel, boolean dialed) {

    SendRequest.Builder request() {
      return SendRequest.about(subject, file.borrower().id())
          .channel(channel)
          .manner(dialed ? new Manner(Dialing.AUTODIALED, null, null, null) : Manner.PLAIN);
    }

    Asked with(BorrowerFile other) {
      return new Asked(other, subject, channel, dialed);
    }

    Verdict explained() {
      return explained(request().build());
    }

    Verdict explained(SendRequest request) {
      House house = House.with(file);
      house.clock.set(NOW);
      return house.candor.explain(request);
    }

    @Override
    public String toString() {
      return file + " " + subject + " " + channel + (dialed ? " autodialed" : "");
    }
  }

  @Provide
  Arbitrary<Asked> messages() {
    return Combinators.combine(
            files(),
            Arbitraries.of(SUBJECTS),
            Arbitraries.of(Channel.EMAIL, Channel.TEXT, Channel.VOICE, Channel.MAIL),
            Arbitraries.of(false, false, true))
        .as(Asked::new);
  }

  /** Personas, of whom some more is told: what frees a message, and what forbids it. */
  private static Arbitrary<BorrowerFile> files() {
    Arbitrary<BorrowerFile> personas =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(2, Arbitraries.of(Personas.all())),
            net.jqwik.api.Tuple.of(
                3,
                Arbitraries.of(Personas.newYorker(), Personas.firstParty(), Personas.twoLoans())));
    Arbitrary<ActorRole> roles = Arbitraries.of(ActorRole.class);
    return Combinators.combine(personas, roles, Arbitraries.of(TOLD.keySet()).list().ofMaxSize(2))
        .as(
            (persona, role, told) -> {
              BorrowerFile file =
                  PersonaBuilder.like(persona).loans(loan -> loan.actorRole(role)).build();
              for (String one : told) {
                file = TOLD.get(one).apply(file);
              }
              return file;
            });
  }

  // ---- claims

  @Property
  void a_theme_given_never_turns_a_no_into_a_yes(
      @ForAll("messages") Asked asked, @ForAll Theme claimed) {
    Verdict plain = asked.explained();

    Verdict judged = asked.explained(asked.request().theme(claimed).build());

    isNoMilder(judged, plain);
    cover(plain);
  }

  @Property
  void a_theme_of_letters_that_come_in_counts_for_nothing_in_one_that_goes_out(
      @ForAll("messages") Asked asked, @ForAll Theme claimed) {
    boolean inward =
        claimed == Theme.AGENT_NOTIFICATION
            || claimed == Theme.OPS_ACCOUNT_CREDENTIALS
            || claimed.wireName().startsWith("inb");
    boolean collects =
        asked.file.loans().stream()
            .map(Loan::actorRole)
            .anyMatch(
                role ->
                    role == null
                        || role == ActorRole.DEBT_BUYER
                        || role == ActorRole.DEBT_COLLECTOR);
    Theme counted = inward ? (collects ? Theme.OPS_COLL_DEBT : Theme.OPS_SERVICING) : claimed;

    Verdict judged = explainedFreely(asked, claimed);

    assertThat(rules(judged)).isEqualTo(rules(explainedFreely(asked, counted)));
    Statistics.label("inward").collect(inward);
  }

  private static Verdict explainedFreely(Asked asked, Theme theme) {
    return asked.explained(
        SendRequest.about(Subject.FREE_FORM, asked.file.borrower().id())
            .channel(asked.channel)
            .theme(theme)
            .build());
  }

  /** Ways not to be answered: each past interaction looks like an inbound one and is not. */
  private static final Map<String, UnaryOperator<PastInteraction>> UNANSWERABLE =
      Map.ofEntries(
          Map.entry("later", past -> at(past, NOW.plusSeconds(1))),
          Map.entry("canceled", past -> past.with(Status.CANCELED, past.contactId())),
          Map.entry("failed", past -> past.with(Status.FAILED, past.contactId())),
          Map.entry("scheduled", past -> past.with(Status.SCHEDULED, past.contactId())),
          Map.entry("under way", past -> past.with(Status.IN_PROGRESS, past.contactId())),
          Map.entry(
              "from nobody known", past -> past.with(past.status(), ContactId.of("CT-NOBODY"))),
          Map.entry("from an employer", past -> past.with(past.status(), TWIN)),
          Map.entry("outbound", past -> turned(past, Direction.OUTBOUND)),
          Map.entry("of another loan", past -> about(past, LoanId.of("LN-ELSE"))),
          Map.entry(
              "failed by its details", past -> word(past, StatusDetails.INVALID_CONTACT, null)),
          Map.entry(
              "of somebody else",
              past -> word(past, null, AgentOutcome.VOICE_SPOKE_WITH_THIRD_PARTY)),
          Map.entry(
              "failed and talked about",
              past ->
                  new PastInteraction(
                      past.id(),
                      past.at(),
                      past.channel(),
                      past.direction(),
                      Status.FAILED,
                      null,
                      null,
                      past.contactId(),
                      null,
                      null,
                      past.debtsNamed(),
                      past.debtsNamed(),
                      null,
                      null)));

  @Property
  void an_answer_to_what_never_came_lifts_nothing(
      @ForAll("messages") Asked drawn, @ForAll("unanswerable") String how) {
    // a call that is under way is answered in that very call
    Assume.that(!how.equals("under way") || drawn.channel != Channel.VOICE);
    BorrowerFile at = bothered(drawn.file);
    Contact to = Contacts.best(at, drawn.channel).orElse(null);
    PastInteraction came =
        about(
            past("IN-1", NOW.minusSeconds(1_800), drawn.channel, to == null ? null : to.id()),
            at.loans().isEmpty() ? LoanId.of("LN-NONE") : at.loans().get(0).id());
    BorrowerFile file =
        PersonaBuilder.like(at)
            .with(
                ContactBuilder.mobile(TWIN.value(), "+1 646 555 0188")
                    .affiliation(Affiliation.EMPLOYER)
                    .build())
            .history(UNANSWERABLE.get(how).apply(came))
            .build();
    Asked asked = drawn.with(file);

    Verdict answering = asked.explained(asked.request().following("IN-1").build());

    isNoMilder(answering, asked.explained());
    Asked truly = drawn.with(PersonaBuilder.like(at).history(came).build());
    boolean lifts =
        !rules(truly.explained(truly.request().following("IN-1").build()))
            .equals(rules(truly.explained()));
    Statistics.label("would lift if it were true")
        .collect(lifts)
        .coverage(coverage -> coverage.check(true).count(count -> !MANY_TRIES || count > 0));
  }

  @Provide
  Arbitrary<String> unanswerable() {
    return Arbitraries.of(UNANSWERABLE.keySet());
  }

  // ---- days

  /** A fact with a day of its own, on a file that has none of its kind. */
  private interface Dated {
    BorrowerFile tell(BorrowerFile file, Instant at);
  }

  private static final Map<String, Dated> DATED = datedFacts();

  private static Map<String, Dated> datedFacts() {
    Map<String, Dated> dated = new LinkedHashMap<>();
    for (ConsentState state : ConsentState.values()) {
      dated.put(
          "consent at contacts " + state,
          (file, at) -> consents(file, true, new Consent(state, at, ConsentHolder.US)));
      dated.put(
          "consent altogether " + state,
          (file, at) -> consents(file, false, new Consent(state, at, ConsentHolder.US)));
      dated.put(
          "autodialed consent " + state,
          (file, at) ->
              contacts(
                  file, one -> one.autodialedConsent(new Consent(state, at, ConsentHolder.US))));
      dated.put(
          "electronic consent " + state,
          (file, at) ->
              PersonaBuilder.like(file)
                  .electronicConsent(new Consent(state, at, ConsentHolder.US))
                  .build());
    }
    dated.put(
        "stated zone",
        (file, at) ->
            PersonaBuilder.like(file)
                .timeZone(ZoneId.of("America/Los_Angeles"), dayAfter(at))
                .build());
    dated.put(
        "closing of cases",
        (file, at) ->
            cases(
                file,
                one ->
                    new Case(
                        one.id(),
                        one.type(),
                        CaseStatus.COMPLETED,
                        one.loanIds(),
                        one.openedOn(),
                        dayAfter(at),
                        one.bankruptcy(),
                        one.notice(),
                        Map.of())));
    dated.put(
        "answer to disputes",
        (file, at) ->
            cases(
                file,
                one -> {
                  Notice notice = one.notice();
                  return notice == null
                      ? one
                      : with(
                          one,
                          new Notice(notice.receivedOn(), notice.written(), dayAfter(at)),
                          one.bankruptcy());
                }));
    dated.put(
        "discharge",
        (file, at) ->
            cases(
                file,
                one -> {
                  Bankruptcy bankruptcy = one.bankruptcy();
                  return bankruptcy == null
                      ? one
                      : with(
                          one,
                          one.notice(),
                          new Bankruptcy(7, null, bankruptcy.stayInForce(), dayAfter(at), null));
                }));
    dated.put(
        "validation notice",
        (file, at) ->
            PersonaBuilder.like(file).loans(loan -> loan.validation(dayAfter(at), null)).build());
    return dated;
  }

  private static LocalDate dayAfter(Instant at) {
    return LocalDate.ofInstant(at, ZoneId.of("America/New_York")).plusDays(1);
  }

  @Property
  void a_fact_dated_later_changes_nothing(
      @ForAll("messages") Asked drawn,
      @ForAll("dated") String what,
      @ForAll("ahead") Duration ahead) {
    // nothing of the kind is told but this
    BorrowerFile plain = plain(drawn.file);
    Asked asked = drawn.with(plain);
    // judged now and not moved, so that now is the instant judged
    SendRequest request = asked.request().sendAt(NOW).build();

    Verdict then = drawn.with(DATED.get(what).tell(plain, NOW.plus(ahead))).explained(request);

    assertThat(findings(then)).isEqualTo(findings(asked.explained(request)));
    Verdict past =
        drawn.with(DATED.get(what).tell(plain, NOW.minus(Duration.ofDays(30)))).explained(request);
    Statistics.label("counts when it is not later")
        .collect(!findings(past).equals(findings(then)))
        .coverage(coverage -> coverage.check(true).percentage(moreThan(2)));
    cover(then);
  }

  @Provide
  Arbitrary<String> dated() {
    return Arbitraries.of(DATED.keySet());
  }

  @Provide
  Arbitrary<Duration> ahead() {
    return Arbitraries.longs()
        .between(1, Duration.ofDays(2_000).toMillis())
        .map(Duration::ofMillis);
  }

  // ---- contradictions and what is stricter

  /** Changes to a file each of which can only make the judgement stricter. */
  private static final Map<String, UnaryOperator<BorrowerFile>> STRICTER = stricterFacts();

  private static Map<String, UnaryOperator<BorrowerFile>> stricterFacts() {
    Map<String, UnaryOperator<BorrowerFile>> stricter = new LinkedHashMap<>();
    for (AgentOutcome outcome : AgentOutcome.values()) {
      if (outcome.rang()) {
        stricter.put(
            "calls that failed: " + outcome, file -> pasts(file, one -> rang(one, outcome)));
      }
    }
    stricter.put(
        "consent taken back",
        file -> consents(file, true, new Consent(ConsentState.REVOKED, null, null)));
    stricter.put("contacts invalid", file -> contacts(file, one -> one.valid(false)));
    stricter.put("numbers of others", file -> contacts(file, one -> one.reassigned(true)));
    stricter.put(
        "contacts of an employer",
        file -> contacts(file, one -> one.affiliation(Affiliation.EMPLOYER)));
    stricter.put(
        "contacts archived", file -> contacts(file, one -> one.status(ContactStatus.ARCHIVED)));
    for (Channel channel : List.of(Channel.EMAIL, Channel.TEXT, Channel.VOICE, Channel.MAIL)) {
      stricter.put("opted out of " + channel, file -> contacts(file, one -> one.optedOut(channel)));
    }
    stricter.put(
        "do not interact",
        file ->
            PersonaBuilder.like(file)
                .with(new DoNotInteract(Set.of(), Set.of(), null, null, null))
                .build());
    stricter.put("times bothering", NoWrongYesProperties::bothered);
    for (CaseStatus status : CaseStatus.values()) {
      stricter.put(
          "a stay in a case " + status,
          file -> withCase(file, bankruptcy(status, new Bankruptcy(7, null, true, null, null))));
      stricter.put(
          "a stay in a case of another loan " + status,
          file ->
              withCase(
                  file,
                  new Case(
                      CaseId.of("CA-BK"),
                      CaseType.BANKRUPTCY,
                      status,
                      Set.of(LoanId.of("LN-ELSE")),
                      null,
                      null,
                      new Bankruptcy(7, null, true, null, null),
                      null,
                      Map.of())));
    }
    for (CaseType type :
        List.of(CaseType.DECEASED, CaseType.IDENTITY_THEFT, CaseType.CEASE_COMMUNICATION)) {
      stricter.put(
          type + " completed", file -> withCase(file, plainCase(type, CaseStatus.COMPLETED)));
    }
    for (LoanStatus status : List.of(LoanStatus.PAID_OFF, LoanStatus.CANCELED)) {
      stricter.put(
          "loans " + status,
          file -> PersonaBuilder.like(file).loans(one -> one.status(status)).build());
    }
    stricter.put(
        "a call that rang",
        file ->
            PersonaBuilder.like(file)
                .history(
                    Past.unansweredCall(
                        NOW.minus(Duration.ofHours(3)),
                        file.loans().isEmpty() ? LoanId.of("LN-NONE") : file.loans().get(0).id()))
                .build());
    return stricter;
  }

  @Property
  void a_stricter_fact_never_turns_a_no_into_a_yes(
      @ForAll("messages") Asked asked, @ForAll("stricter") String swap) {
    Verdict before = asked.explained();

    Verdict after = asked.with(STRICTER.get(swap).apply(asked.file)).explained();

    assertThat(isPermitted(after) && !isPermitted(before)).as(swap).isFalse();
    Statistics.label("stops what went")
        .collect(isPermitted(before) && !isPermitted(after))
        .coverage(coverage -> coverage.check(true).percentage(moreThan(2)));
  }

  @Provide
  Arbitrary<String> stricter() {
    return Arbitraries.of(STRICTER.keySet());
  }

  @Property
  void a_closed_ticket_ends_no_death_no_theft_and_no_request_to_cease(
      @ForAll("messages") Asked drawn) {
    for (CaseType type :
        List.of(CaseType.DECEASED, CaseType.IDENTITY_THEFT, CaseType.CEASE_COMMUNICATION)) {
      BorrowerFile plain = plain(drawn.file);
      Asked open = drawn.with(withCase(plain, plainCase(type, CaseStatus.PROCESSING)));
      Asked completed = drawn.with(withCase(plain, plainCase(type, CaseStatus.COMPLETED)));
      assertThat(rules(completed.explained())).isEqualTo(rules(open.explained()));
    }
  }

  @Property
  void calls_that_failed_and_rang_count_as_calls_that_rang(
      @ForAll("messages") Asked drawn,
      @ForAll AgentOutcome outcome,
      @ForAll("failures") Status failure) {
    BorrowerFile file =
        PersonaBuilder.like(plain(drawn.file))
            .loans(one -> one.actorRole(ActorRole.DEBT_COLLECTOR))
            .build();
    LoanId loan = file.loans().isEmpty() ? LoanId.of("LN-NONE") : file.loans().get(0).id();
    BorrowerFile seven = file;
    BorrowerFile contradicted = file;
    for (int i = 0; i < 7; i++) {
      PastInteraction call = Past.unansweredCall(NOW.minus(Duration.ofHours(20L * i + 1)), loan);
      seven = PersonaBuilder.like(seven).history(call).build();
      contradicted =
          PersonaBuilder.like(contradicted)
              .history(
                  new PastInteraction(
                      call.id(),
                      call.at(),
                      call.channel(),
                      call.direction(),
                      failure,
                      StatusDetails.VOICE_LINE_BUSY_NO_RING,
                      outcome,
                      call.contactId(),
                      call.subject(),
                      call.theme(),
                      call.debtsNamed(),
                      call.debtsDiscussed(),
                      null,
                      null))
              .build();
    }
    Subject overdue = Subject.LOAN_OVERDUE_FIRST_NOTICE;
    Asked asked = new Asked(contradicted, overdue, Channel.VOICE, false);
    boolean called =
        refusing(new Asked(seven, overdue, Channel.VOICE, false).explained())
            .contains(RuleId.of("us-reg-f-call-frequency"));

    if (outcome.rang() && called) {
      assertThat(refusing(asked.explained())).contains(RuleId.of("us-reg-f-call-frequency"));
    }
    Statistics.label("over the cap")
        .collect(called && outcome.rang())
        .coverage(coverage -> coverage.check(true).percentage(moreThan(5)));
  }

  @Provide
  Arbitrary<Status> failures() {
    return Arbitraries.of(Status.FAILED, Status.CANCELED);
  }

  // ---- endpoints

  @Property
  void the_same_endpoint_written_otherwise_gives_the_same_verdict(
      @ForAll("messages") Asked drawn, @ForAll("spellings") List<Integer> spellings) {
    BorrowerFile file = drawn.file;
    List<Contact> twins = new ArrayList<>();
    for (Contact contact : file.contacts()) {
      // a second entry of the same endpoint, of which everything strict is told
      twins.add(
          ContactBuilder.like(contact)
              .id(contact.id().value() + "-2")
              .withoutConsents()
              .revoked(drawn.channel)
              .optedOut(Channel.TEXT)
              .build());
    }
    BorrowerFile asWritten = with(file, twins);
    List<Contact> respelled = new ArrayList<>();
    for (int i = 0; i < twins.size(); i++) {
      respelled.add(respell(twins.get(i), spellings.get(i % spellings.size())));
    }

    Verdict otherwise = drawn.with(with(file, respelled)).explained();

    Verdict same = drawn.with(asWritten).explained();
    assertThat(rules(otherwise)).isEqualTo(rules(same));
    assertThat(refusing(otherwise)).isEqualTo(refusing(same));
    Statistics.label("told of the twin")
        .collect(!rules(same).equals(rules(drawn.explained())))
        .coverage(coverage -> coverage.check(true).percentage(moreThan(5)));
  }

  @Property
  void where_it_goes_written_otherwise_gives_the_same_verdict(
      @ForAll("messages") Asked drawn, @ForAll("spellings") List<Integer> spellings) {
    List<Contact> respelled = new ArrayList<>();
    for (Contact contact : drawn.file.contacts()) {
      respelled.add(respell(contact, spellings.get(respelled.size() % spellings.size())));
    }
    BorrowerFile file =
        new BorrowerFile(
            drawn.file.borrower(),
            respelled,
            drawn.file.loans(),
            drawn.file.cases(),
            drawn.file.statements(),
            drawn.file.history());

    Verdict otherwise = drawn.with(file).explained();

    assertThat(findings(otherwise)).isEqualTo(findings(drawn.explained()));
    cover(otherwise);
  }

  @Provide
  Arbitrary<List<Integer>> spellings() {
    return Arbitraries.integers().between(0, 12).list().ofSize(4);
  }

  private static Contact respell(Contact contact, int how) {
    String value = contact.value();
    ContactBuilder other = ContactBuilder.like(contact);
    if (contact.type() == ContactType.PHONE && value != null) {
      String digits = value.replaceAll("[^0-9]", "");
      String ten = digits.substring(digits.length() - 10);
      String spelled =
          switch (how) {
            case 0 -> ten;
            case 1 -> "1" + ten;
            case 2 ->
                "(" + ten.substring(0, 3) + ") " + ten.substring(3, 6) + "-" + ten.substring(6);
            case 3 -> "+1 " + ten + " ext. 12";
            case 4 -> "tel:+1-" + ten;
            case 5 -> "001" + ten;
            case 6 -> "+\u200b1\u00a0" + ten.substring(0, 3) + "\u2011" + ten.substring(3);
            case 7 -> wide(ten);
            case 8 -> ten + " x9";
            case 9 -> "1." + ten + " EXT 3";
            default -> "011 1 " + ten;
          };
      return other.value(spelled).build();
    }
    if (contact.type() == ContactType.EMAIL && value != null) {
      int at = value.indexOf('@');
      String spelled =
          switch (how) {
            case 0 -> value.substring(0, at) + value.substring(at).toUpperCase(Locale.ROOT);
            case 1 -> "mailto:" + value;
            case 2 -> "<" + value + ">";
            case 3 -> "Somebody Else <" + value + ">";
            case 4 -> "  " + value + "\u200b";
            case 5 -> "MAILTO:" + value + "?subject=x";
            case 6 -> "\"" + value.substring(0, at) + "\"" + value.substring(at);
            case 7 -> wide(value);
            case 8 -> value + " (at home)";
            case 9 -> "mailto:" + value.replace("@", "%40");
            case 10 -> "'" + value + "';";
            case 11 -> value + " <nobody>";
            default -> value + ".";
          };
      return other.value(spelled).build();
    }
    Address address = contact.address();
    return address == null
        ? contact
        : other
            .address(
                new Address(
                    how % 2 == 0
                        ? address.line1()
                        : Objects.requireNonNull(address.line1())
                            .toUpperCase(Locale.ROOT)
                            .replace("STREET", "St."),
                    how % 3 == 0 ? address.line2() : "USA",
                    address.city(),
                    address.state(),
                    address.postalCode(),
                    address.country()))
            .build();
  }

  private static String wide(String text) {
    return text.chars()
        .map(c -> c > ' ' && c < 127 ? c - ' ' + 0xFF00 : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  // ---- how verdicts compare

  private static void isNoMilder(Verdict judged, Verdict plain) {
    if (!isPermitted(judged)) {
      return;
    }
    assertThat(isPermitted(plain)).as("refused without the claim").isTrue();
    assertThat(sendAt(judged)).isAfterOrEqualTo(sendAt(plain));
    assertThat(disclosures(judged)).containsAll(disclosures(plain));
  }

  private static void cover(Verdict verdict) {
    Statistics.label("goes")
        .collect(isPermitted(verdict))
        .coverage(
            coverage -> {
              coverage.check(true).percentage(moreThan(5));
              coverage.check(false).percentage(moreThan(20));
            });
  }

  private static boolean isPermitted(Verdict verdict) {
    return verdict.<Boolean>match(permitted -> true, refused -> false);
  }

  private static Instant sendAt(Verdict verdict) {
    return verdict.<Instant>match(Verdict.Permitted::sendAt, refused -> Instant.MAX);
  }

  private static Set<String> disclosures(Verdict verdict) {
    return verdict.decision().disclosures().stream()
        .map(Disclosure::id)
        .collect(Collectors.toSet());
  }

  private static Set<RuleId> rules(Verdict verdict) {
    return verdict.decision().findings().stream()
        .map(finding -> finding.reason().ruleId())
        .collect(Collectors.toSet());
  }

  private static Set<RuleId> refusing(Verdict verdict) {
    return verdict.<Set<RuleId>>match(
        permitted -> Set.of(),
        refused ->
            refused.refusedBy().stream()
                .map(finding -> finding.reason().ruleId())
                .collect(Collectors.toSet()));
  }

  private static Set<Finding> findings(Verdict verdict) {
    return Set.copyOf(verdict.decision().findings());
  }

  // ---- files

  /** What may be told of any borrower beside what the persona is. */
  private static final Map<String, UnaryOperator<BorrowerFile>> TOLD =
      Map.of(
          "nothing", file -> file,
          "consents",
              file ->
                  consents(
                      file,
                      true,
                      new Consent(
                          ConsentState.GRANTED, NOW.minus(Duration.ofDays(40)), ConsentHolder.US)),
          "first notice sent",
              file ->
                  PersonaBuilder.like(file)
                      .loans(
                          loan ->
                              loan.validation(
                                  LocalDate.parse("2026-01-02"), LocalDate.parse("2026-02-08")))
                      .build(),
          "bothered", NoWrongYesProperties::bothered,
          "no consents", NoWrongYesProperties::plain,
          "calls that failed",
              file ->
                  PersonaBuilder.like(file)
                      .history(
                          Past.failedMessage(
                              Channel.VOICE,
                              StatusDetails.VOICE_FAILED_TO_INITIATE,
                              NOW.minus(Duration.ofHours(30)),
                              file.loans().isEmpty()
                                  ? LoanId.of("LN-NONE")
                                  : file.loans().get(0).id()))
                      .build(),
          "a written dispute",
              file ->
                  withCase(
                      file,
                      with(
                          plainCase(CaseType.DISPUTE_OF_DEBT, CaseStatus.PROCESSING),
                          new Notice(LocalDate.parse("2026-01-10"), true, null),
                          null)));

  /** The file without what this test dates. */
  private static BorrowerFile plain(BorrowerFile file) {
    Borrower told = file.borrower();
    PersonaBuilder plain = PersonaBuilder.like(file).electronicConsent(null).timeZone(null, null);
    BorrowerFile without =
        plain
            .contacts(ContactType.EMAIL, one -> one.withoutConsents().autodialedConsent(null))
            .contacts(ContactType.PHONE, one -> one.withoutConsents().autodialedConsent(null))
            .loans(loan -> loan.validation(null, null))
            .build();
    Borrower borrower =
        told.toBuilder()
            .timeZone(null)
            .timeZoneStatedOn(null)
            .consents(Map.of())
            .electronicConsent(null)
            .build();
    return new BorrowerFile(
        borrower,
        without.contacts(),
        without.loans(),
        without.cases(),
        without.statements(),
        without.history());
  }

  /** The hour of {@link #NOW} is inconvenient. */
  private static BorrowerFile bothered(BorrowerFile file) {
    return PersonaBuilder.like(file)
        .with(
            new InconvenientTime(
                Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0), null, null, null))
        .build();
  }

  private static BorrowerFile consents(BorrowerFile file, boolean atContacts, Consent consent) {
    if (atContacts) {
      List<Contact> contacts = new ArrayList<>();
      for (Contact one : file.contacts()) {
        Map<Channel, Consent> all = new LinkedHashMap<>();
        for (Channel channel : List.of(Channel.EMAIL, Channel.TEXT, Channel.VOICE, Channel.MAIL)) {
          all.put(channel, consent);
        }
        contacts.add(
            new Contact(
                one.id(),
                one.type(),
                one.value(),
                one.address(),
                one.label(),
                one.affiliation(),
                one.status(),
                one.valid(),
                one.verified(),
                one.phoneKind(),
                one.receiveTextMessages(),
                one.employerProvided(),
                one.reassigned(),
                all,
                one.autodialedConsent(),
                one.optOuts()));
      }
      return new BorrowerFile(
          file.borrower(), contacts, file.loans(), file.cases(), file.statements(), file.history());
    }
    Borrower told = file.borrower();
    return new BorrowerFile(
        told.toBuilder()
            .consents(Map.of(Channel.EMAIL, consent, Channel.TEXT, consent, Channel.VOICE, consent))
            .build(),
        file.contacts(),
        file.loans(),
        file.cases(),
        file.statements(),
        file.history());
  }

  private static BorrowerFile contacts(BorrowerFile file, UnaryOperator<ContactBuilder> change) {
    return PersonaBuilder.like(file)
        .contacts(ContactType.EMAIL, change)
        .contacts(ContactType.PHONE, change)
        .contacts(ContactType.ADDRESS, change)
        .build();
  }

  private static BorrowerFile with(BorrowerFile file, List<Contact> more) {
    PersonaBuilder builder = PersonaBuilder.like(file);
    more.forEach(builder::with);
    return builder.build();
  }

  private static BorrowerFile withCase(BorrowerFile file, Case matter) {
    return PersonaBuilder.like(file).with(matter).build();
  }

  private static Case plainCase(CaseType type, CaseStatus status) {
    return new Case(
        CaseId.of("CA-" + type.wireName()),
        type,
        status,
        Set.of(),
        null,
        null,
        null,
        null,
        Map.of());
  }

  private static Case bankruptcy(CaseStatus status, Bankruptcy bankruptcy) {
    return with(plainCase(CaseType.BANKRUPTCY, status), null, bankruptcy);
  }

  private static Case with(Case one, @Nullable Notice notice, @Nullable Bankruptcy bankruptcy) {
    return new Case(
        one.id(),
        one.type(),
        one.status(),
        one.loanIds(),
        one.openedOn(),
        one.closedOn(),
        bankruptcy,
        notice,
        one.attributes());
  }

  private static BorrowerFile cases(BorrowerFile file, UnaryOperator<Case> change) {
    return new BorrowerFile(
        file.borrower(),
        file.contacts(),
        file.loans(),
        file.cases().stream().map(change).toList(),
        file.statements(),
        file.history());
  }

  private static BorrowerFile pasts(BorrowerFile file, UnaryOperator<PastInteraction> change) {
    return new BorrowerFile(
        file.borrower(),
        file.contacts(),
        file.loans(),
        file.cases(),
        file.statements(),
        file.history().stream().map(change).toList());
  }

  private static PastInteraction past(
      String id, Instant at, Channel channel, @Nullable ContactId contact) {
    return new PastInteraction(
        id,
        at,
        channel,
        Direction.INBOUND,
        Status.SUCCEEDED,
        null,
        null,
        contact,
        null,
        null,
        Set.of(),
        Set.of(),
        null,
        null);
  }

  private static PastInteraction at(PastInteraction one, Instant at) {
    return new PastInteraction(
        one.id(),
        at,
        one.channel(),
        one.direction(),
        one.status(),
        null,
        null,
        one.contactId(),
        null,
        null,
        one.debtsNamed(),
        one.debtsDiscussed(),
        null,
        null);
  }

  private static PastInteraction word(
      PastInteraction one, @Nullable StatusDetails details, @Nullable AgentOutcome outcome) {
    return new PastInteraction(
        one.id(),
        one.at(),
        one.channel(),
        one.direction(),
        one.status(),
        details,
        outcome,
        one.contactId(),
        null,
        null,
        one.debtsNamed(),
        one.debtsDiscussed(),
        null,
        null);
  }

  private static PastInteraction turned(PastInteraction one, Direction direction) {
    return new PastInteraction(
        one.id(),
        one.at(),
        one.channel(),
        direction,
        one.status(),
        null,
        null,
        one.contactId(),
        null,
        null,
        one.debtsNamed(),
        one.debtsDiscussed(),
        null,
        null);
  }

  private static PastInteraction about(PastInteraction one, LoanId loan) {
    return new PastInteraction(
        one.id(),
        one.at(),
        one.channel(),
        one.direction(),
        one.status(),
        null,
        null,
        one.contactId(),
        null,
        null,
        Set.of(loan),
        Set.of(),
        null,
        null);
  }

  private static PastInteraction rang(PastInteraction one, AgentOutcome outcome) {
    return one.status() != Status.FAILED || one.channel() != Channel.VOICE
        ? one
        : new PastInteraction(
            one.id(),
            one.at(),
            one.channel(),
            one.direction(),
            one.status(),
            one.statusDetails(),
            outcome,
            one.contactId(),
            one.subject(),
            one.theme(),
            one.debtsNamed(),
            one.debtsDiscussed(),
            one.debtElected(),
            one.callBackConsent());
  }
}
