package dev.candor.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.DocumentId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.RenderRequest;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.ConsentState;
import dev.candor.party.Device;
import dev.candor.party.Money;
import dev.candor.party.Place;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {

  @Test
  void reads_a_request_with_every_field() {
    SendRequest request =
        read(
                """
                {
                  "$schema": "request.schema.json",
                  "subject": "loanOverdueFirstNotice", "channel": "email", "theme": "opsCollDebt",
                  "personId": "BO-1", "contactId": "CT-1", "loanId": "LN-1", "loanIds": ["LN-1", "LN-2"],
                  "caseId": "CS-1", "statementId": "SM-1",
                  "context": {"text": "x", "small": 7, "negative": -2147483648, "long": 2147483648, "huge": 12345678901234567890,
                    "decimal": 412.50, "flag": true, "none": null, "list": [1, null, {"a": 1.0}]},
                  "attachments": ["DC-1"], "supercaseBulkOperationId": "bulk", "previousInteractionId": "IX-0",
                  "isTransactional": false, "useTemplate": false, "interactionExternalId": "run-1",
                  "sendAt": "2026-03-06T10:00:00.5-05:00", "sendJitter": 3600, "strictUndefined": true
                }
                """,
                SendRequest.class)
            .orThrow("the request");

    assertThat(request.subject()).isEqualTo(Subject.LOAN_OVERDUE_FIRST_NOTICE);
    assertThat(request.channel()).isEqualTo(Channel.EMAIL);
    assertThat(request.theme()).isEqualTo(Theme.OPS_COLL_DEBT);
    assertThat(request.personId()).isEqualTo(PersonId.of("BO-1"));
    assertThat(request.contactId()).isEqualTo(ContactId.of("CT-1"));
    assertThat(request.loans()).containsExactly(LoanId.of("LN-1"), LoanId.of("LN-2"));
    assertThat(request.attachments()).containsExactly(DocumentId.of("DC-1"));
    assertThat(request.isTransactional()).isFalse();
    assertThat(request.sendAt()).isEqualTo(Instant.parse("2026-03-06T15:00:00.500Z"));
    assertThat(request.sendJitter()).isEqualTo(3600);
    assertThat(request.context())
        .containsEntry("text", "x")
        .containsEntry("small", 7)
        .containsEntry("negative", Integer.MIN_VALUE)
        .containsEntry("long", 2147483648L)
        .containsEntry("huge", new BigDecimal("12345678901234567890"))
        .containsEntry("decimal", new BigDecimal("412.50"))
        .containsEntry("flag", true)
        .containsEntry("none", null)
        .containsEntry("list", Arrays.asList(1, null, Map.of("a", new BigDecimal("1.0"))));
  }

  @Test
  void leaves_defaults_to_the_record_for_what_is_null_or_left_out() {
    SendRequest request =
        read(
                "{\"subject\": \"statement\", \"personId\": \"BO-1\", \"loanIds\": null}",
                SendRequest.class)
            .orThrow("the request");

    assertThat(request)
        .isEqualTo(SendRequest.about(Subject.STATEMENT, PersonId.of("BO-1")).build());
  }

  @Test
  void reads_a_borrower_with_days_times_zones_places_and_consents() {
    Borrower borrower =
        read(
                """
                {"id": "BO-1", "status": "active", "timeZone": "America/Denver", "timeZoneStatedOn": "2026-02-11",
                 "devices": [{"timeZone": "America/Chicago", "reportedOn": "2026-03-01"}, {"timeZone": "America/Boise"}],
                 "deceasedOn": "2026-02-28",
                 "consents": {"email": {"state": "revoked", "at": "2026-02-02T14:45:00Z", "givenTo": "creditor"}},
                 "inconvenientTimes": [{"days": ["tuesday", "thursday", "tuesday"], "from": "09:30", "to": "17:00:30", "zone": "Europe/Madrid"}],
                 "inconvenientPlaces": ["home", "home"], "attorney": {"loanIds": ["LN-1"]}}
                """,
                Borrower.class)
            .orThrow("the borrower");

    assertThat(borrower.timeZone()).isEqualTo(ZoneId.of("America/Denver"));
    assertThat(borrower.timeZoneStatedOn()).isEqualTo(LocalDate.of(2026, 2, 11));
    assertThat(borrower.devices())
        .containsExactly(
            new Device(ZoneId.of("America/Chicago"), LocalDate.of(2026, 3, 1)),
            new Device(ZoneId.of("America/Boise"), null));
    assertThat(borrower.consents().get(Channel.EMAIL).state()).isEqualTo(ConsentState.REVOKED);
    assertThat(borrower.inconvenientTimes().get(0).days())
        .containsExactlyInAnyOrder(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
    assertThat(borrower.inconvenientTimes().get(0).to()).isEqualTo(LocalTime.of(17, 0, 30));
    assertThat(borrower.inconvenientPlaces()).containsExactly(Place.HOME);
    assertThat(borrower.language()).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource({"412.50, 412.50", "'\"412.50\"', 412.50", "4, 4", "1e2, 1E+2", "'\"-0.01\"', -0.01"})
  void reads_money_from_numbers_and_from_text(String written, BigDecimal amount) {
    assertThat(
            read("{\"amount\": " + written + ", \"currency\": \"USD\"}", Money.class)
                .orThrow("money")
                .amount())
        .isEqualTo(amount);
  }

  @Test
  void lists_every_fault_at_once_by_place() {
    Reading<SendRequest> reading =
        read(
            """
            {
              "subject": "loanOverdueFirstNotise",
              "chanel": "email",
              "channel": "emial",
              "contactId": 17,
              "loanIds": ["LN-1", null, 5, ""],
              "context": [],
              "isTransactional": "yes",
              "sendAt": "2026-03-06T10:00:00",
              "sendJitter": -5
            }
            """,
            SendRequest.class);

    assertThat(lines(reading))
        .containsExactly(
            "r.json:1:1 $.personId: The field (personId) is required.",
            "r.json:2:14 $.subject: The value (loanOverdueFirstNotise) is not a subject. Nearest: loanOverdueFirstNotice, loanOverdueFifthNotice, loanOverdueFourthNotice.",
            "r.json:3:3 $.chanel: The field (chanel) is not known here. Nearest: channel.",
            "r.json:4:14 $.channel: The value (emial) is not a channel. Nearest: email, mail.",
            "r.json:5:16 $.contactId: The field (contactId) must be an identifier in double quotes, not a number.",
            "r.json:6:23 $.loanIds[1]: The item (1) of loanIds must be an identifier in double quotes, not null.",
            "r.json:6:29 $.loanIds[2]: The item (2) of loanIds must be an identifier in double quotes, not a number.",
            "r.json:6:32 $.loanIds[3]: The length (0) of LoanId must be 1 to 255 characters.",
            "r.json:7:14 $.context: The field (context) must be an object in braces, not a list.",
            "r.json:8:22 $.isTransactional: The field (isTransactional) must be true or false, not text (yes).",
            "r.json:9:13 $.sendAt: The value (2026-03-06T10:00:00) of sendAt has no time of day with an offset from UTC.",
            "r.json:10:17 $.sendJitter: The value (-5) of sendJitter must be 0 or more.");
    assertThat(reading.record()).isEmpty();
    assertThat(reading.partial().orElseThrow().loanIds()).containsExactly(LoanId.of("LN-1"));
  }

  @Test
  void says_what_to_do_in_the_last_line() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                read(
                        "{\n \"subject\": \"loanOverdueFirstNotise\",\n \"personId\": \"BO-1\"}",
                        SendRequest.class)
                    .orThrow("the request"))
        .withMessage(
            """
            1 fault in the request:
            r.json:2:13 $.subject: The value (loanOverdueFirstNotise) is not a subject. Nearest: loanOverdueFirstNotice, loanOverdueFifthNotice, loanOverdueFourthNotice.
            Maybe write "loanOverdueFirstNotice".""");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sendJitter | 3.5 | The value (3.5) of sendJitter must be a whole number. | leave out the fraction.",
        "sendJitter | 2147483648 | The value (2147483648) of sendJitter must be at most 2147483647. | write a smaller number.",
        "sendJitter | -2147483649 | The value (-2147483649) of sendJitter must be at least -2147483648. | write a larger number.",
        "sendJitter | \"60\" | The field (sendJitter) must be a whole number, not text (60). | take away the quotes.",
        "sendJitter | true | The field (sendJitter) must be a whole number, not true. | write digits without quotes.",
        "sendAt | 1772809200 | The field (sendAt) must be a time such as 2026-03-06T15:00:00Z or 2026-03-06T10:00:00-05:00, not a number (1772809200). | put it in double quotes.",
        "sendAt | \"2026-02-30T10:00:00Z\" | The value (2026-02-30T10:00:00Z) of sendAt is not a time that exists. | write 2026-03-06T15:00:00Z or 2026-03-06T10:00:00-05:00.",
        "sendAt | \"2026-03-06\" | The value (2026-03-06) of sendAt has no time of day with an offset from UTC. | write 2026-03-06T15:00:00Z or 2026-03-06T10:00:00-05:00.",
        "sendAt | \"tomorrow at nine\" | The value of sendAt is not an RFC 3339 time with an offset from UTC. | write 2026-03-06T15:00:00Z or 2026-03-06T10:00:00-05:00.",
        "theme | \"call jane@example.com\" | The text of theme is not a theme. | choose a theme from those that candor schema lists.",
        "theme | [] | The field (theme) must be a word of the kind theme, not a list. | write a word of the kind theme.",
        "personId | {} | The field (personId) must be an identifier in double quotes, not an object. | write an identifier in double quotes.",
        "personId | \"  \" | The PersonId is blank or holds control characters. | write 1 to 255 visible characters, such as \"BO-NY01\".",
        "previousInteractionId | \"\" | The length (0) of previousInteractionId must be 1 to 255. | write something in it, or leave it out.",
        "attachments | \"DC-1\" | The field (attachments) must be a list in brackets, not text (DC-1). | put it in [ and ].",
      })
  void refuses_a_value_of_a_request(String field, String value, String message, String maybe) {
    String rest = field.equals("personId") ? "" : ", \"personId\": \"BO-1\"";
    Reading<SendRequest> reading =
        read(
            "{\"subject\": \"statement\"" + rest + ", \"" + field + "\": " + value + "}",
            SendRequest.class);

    assertThat(reading.faults()).hasSize(1);
    assertThat(reading.faults().get(0).path()).isEqualTo("$." + field);
    assertThat(reading.faults().get(0).message()).isEqualTo(message);
    assertThat(reading.faults().get(0).maybe()).isEqualTo(maybe);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "timeZone | \"New_York\" | The value (New_York) of timeZone is not a time zone. Nearest: America/New_York. | write \"America/New_York\".",
        "timeZone | \"America/New_Yrok\" | The value (America/New_Yrok) of timeZone is not a time zone. Nearest: America/New_York. | write \"America/New_York\".",
        "timeZone | \"12 Main Street\" | The value of timeZone is not a time zone. | write a name of the IANA database, such as America/New_York.",
        "deceasedOn | \"2026-13-01\" | The value (2026-13-01) of deceasedOn is not a day that exists. | check month and day: the form is 2026-03-06.",
        "deceasedOn | \"3/6/2026\" | The value of deceasedOn is not a date. | write year, month and day: 2026-03-06.",
        "language | \"EN\" | The value (EN) of language must be two small letters, such as en. | write two small letters, such as en.",
        "firstName | 2125550101 | The field (firstName) must be text in double quotes, not a number. | put it in double quotes.",
        "inconvenientTimes | [{\"from\": \"25:00\"}] | The value (25:00) of from is not a time of day that exists. | write 00:00 to 23:59.",
        "inconvenientTimes | [{\"from\": \"9 am\"}] | The value of from is not a time of day. | write hours and minutes: 09:30 or 21:00.",
        "inconvenientTimes | [{\"days\": [\"MONDAY\"]}] | The value (MONDAY) of item 0 is not a weekday. Nearest: monday, sunday. | write \"monday\".",
        "consents | {\"pigeon\": {\"state\": \"granted\"}} | The value (pigeon) is not a channel. Nearest: voice, email, fax, text, chat, mail, gui, document. | choose a channel from those that candor schema lists.",
        "consents | {\"email\": {}} | The field (state) is required. | add \"state\".",
        "consents | {\"email\": null} | The field (email) must be an object in braces, not null. | write an object in braces.",
        "jane@example.com | 1 | This field is not known here. | take it out; known here are id, externalId, status, firstName, lastName, language, timeZone, timeZoneStatedOn, devices, deceasedOn, consents, doNotInteract, attorney, inconvenientTimes, inconvenientPlaces, electronicConsent, comesOfAgeOn, whereabouts, permissions, attributes.",
      })
  void refuses_a_value_of_a_borrower(String field, String value, String message, String maybe) {
    Reading<Borrower> reading =
        read(
            "{\"id\": \"BO-1\", \"status\": \"active\", \"" + field + "\": " + value + "}",
            Borrower.class);

    assertThat(reading.faults()).hasSize(1);
    assertThat(reading.faults().get(0).message()).isEqualTo(message);
    assertThat(reading.faults().get(0).maybe()).isEqualTo(maybe);
  }

  @Test
  void gives_constraints_deep_inside_their_own_place_though_an_item_before_them_was_refused() {
    Reading<BorrowerFile> reading =
        read(
            """
            {"borrower": {"id": "BO-1", "status": "active"},
             "loans": [17,
              {"id": "LN-1", "daysPastDue": -3, "accountNumberLastFour": "123456789",
               "balance": {"currency": "usd"}}]}
            """,
            BorrowerFile.class);

    assertThat(lines(reading))
        .containsExactly(
            "r.json:2:12 $.loans[0]: The item (0) of loans must be an object in braces, not a number (17).",
            "r.json:3:33 $.loans[1].daysPastDue: The value (-3) of daysPastDue must be 0 or more.",
            "r.json:3:62 $.loans[1].accountNumberLastFour: The value of accountNumberLastFour must be 1 to 4 characters.",
            "r.json:4:15 $.loans[1].balance.amount: The field (amount) is required.",
            "r.json:4:28 $.loans[1].balance.currency: The value (usd) of currency must be three capital letters, such as USD.");
  }

  @Test
  void names_the_form_of_a_state_that_is_written_out() {
    assertThat(
            lines(
                read(
                    """
                    {"borrower": {"id": "BO-1", "status": "active"},
                     "contacts": [{"id": "CT-1", "type": "address", "address": {"state": "Ohio"}}]}
                    """,
                    BorrowerFile.class)))
        .contains(
            "r.json:2:70 $.contacts[0].address.state: The value (Ohio) of state must be two capital letters, such as NY or US.");
  }

  @Test
  void says_once_what_is_wrong_with_a_field_that_is_also_required() {
    assertThat(lines(read("{\"subject\": \"nope\", \"personId\": 5}", SendRequest.class)))
        .containsExactly(
            "r.json:1:13 $.subject: The value (nope) is not a subject.",
            "r.json:1:33 $.personId: The field (personId) must be an identifier in double quotes, not a number.");
  }

  @Test
  void refuses_a_null_for_what_is_required_at_the_null() {
    assertThat(lines(read("{\"subject\": null, \"personId\": \"BO-1\"}", SendRequest.class)))
        .containsExactly("r.json:1:13 $.subject: The field (subject) is required.");
  }

  @Test
  void bounds_the_size_of_lists_and_objects() {
    String ids = "\"LN-1\",".repeat(100) + "\"LN-1\"";

    assertThat(
            lines(
                read(
                    "{\"subject\": \"statement\", \"personId\": \"BO-1\", \"loanIds\": ["
                        + ids
                        + "]}",
                    SendRequest.class)))
        .containsExactly("r.json:1:57 $.loanIds: The length (101) of loanIds must be at most 100.");
  }

  @Test
  void refuses_a_document_that_is_no_object() {
    assertThat(lines(read("[]", SendRequest.class)))
        .containsExactly("r.json:1:1 $: The document must be an object in braces, not a list.");
  }

  @Test
  void a_broken_text_is_one_fault_and_no_record() {
    Reading<SendRequest> reading = read("{\"subject\": }", SendRequest.class);

    assertThat(lines(reading))
        .containsExactly("r.json:1:13: A value is missing before this closing (}).");
    assertThat(reading.partial()).isEmpty();
    assertThat(reading.placeOf("$.theme")).isEqualTo("r.json");
  }

  @Test
  void a_name_that_stands_twice_does_not_hide_the_other_faults() {
    assertThat(
            lines(
                read(
                    "{\"subject\": \"statement\", \"subject\": \"x\", \"personId\": 1}",
                    SendRequest.class)))
        .containsExactly(
            "r.json:1:26 $.subject: The field (subject) stands twice in this object: first at 1:2.",
            "r.json:1:54 $.personId: The field (personId) must be an identifier in double quotes, not a number.");
  }

  @Test
  void half_a_surrogate_pair_in_a_text_in_memory_is_refused_and_no_question_mark_made_of_it() {
    assertThat(
            lines(
                read(
                    "{\"subject\": \"statement\", \"personId\": \"BO-\ud800\"}",
                    SendRequest.class)))
        .containsExactly(
            "r.json:1:38 $.personId: This text holds half of a surrogate pair or the character U+0000.");
  }

  @Test
  void a_byte_order_mark_before_a_text_in_memory_changes_no_fault_and_no_place() {
    assertThat(lines(read("\ufeff{\"subjct\": 1}", SendRequest.class)))
        .isEqualTo(lines(read("{\"subjct\": 1}", SendRequest.class)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"x, 10_000_000", "é, 5_000_000"})
  void the_bound_of_a_text_in_memory_counts_the_bytes_of_its_utf_8_form(
      String letter, String most) {
    int letters = Integer.parseInt(most.replace("_", ""));

    assertThat(lines(read(letter.repeat(letters + 1), SendRequest.class)))
        .containsExactly(
            "r.json: The size of the input is over the bound of 10000000 bytes; nothing of it was read.");
    assertThat(lines(read(letter.repeat(letters), SendRequest.class)))
        .singleElement()
        .asString()
        .startsWith("r.json:1:1: ");
  }

  @Test
  void a_file_that_is_not_there_is_a_fault() {
    assertThat(RecordReader.read(Path.of("no", "such.json"), SendRequest.class).faults())
        .extracting(Fault::message)
        .containsExactly("There is no such file.");
  }

  @Test
  void gives_faults_that_others_find_their_place() {
    Reading<SendRequest> reading =
        read(
            "{\n \"subject\": \"freeForm\",\n \"personId\": \"BO-1\",\n \"theme\": null}",
            SendRequest.class);
    Fault theirs =
        new Fault(
            "send", "$.theme", "The subject (freeForm) has no theme of its own.", "give one.");
    Fault placeless = new Fault("send", "", "Something else.", "");

    assertThat(lines(reading.with(List.of(theirs, placeless))))
        .containsExactly(
            "r.json:4:11 $.theme: The subject (freeForm) has no theme of its own.",
            "send: Something else.");
    assertThat(reading.with(List.of(theirs)).record()).isEmpty();
    assertThat(reading.record()).isPresent();
  }

  @Test
  void stops_listing_at_a_thousand_faults() {
    Reading<SendRequest> reading =
        read(
            "{\"subject\": \"statement\", \"personId\": \"BO-1\", \"loanIds\": ["
                + "0,".repeat(5_000)
                + "0]}",
            SendRequest.class);

    assertThat(reading.faults()).hasSize(1_001);
    assertThat(reading.faults())
        .extracting(Fault::message)
        .contains("The list of faults is full (1000); what follows was not checked.");
  }

  @Test
  void reads_the_other_requests_too() {
    assertThat(
            read(
                    "{\"subject\": \"statement\", \"channel\": \"mail\", \"language\": \"es\"}",
                    RenderRequest.class)
                .orThrow("the request")
                .language())
        .isEqualTo("es");
  }

  /** Holds the constraints of addresses and lists that no request of today carries. */
  record Mailing(
      Map<String, Object> content, @NotEmpty List<@Valid @NotNull Recipient> personalizations) {}

  /** Holds the list inside of the list. */
  record Recipient(@NotEmpty List<@Valid @NotNull Mailbox> to) {}

  /** Holds the address. */
  record Mailbox(@Email String email) {}

  @Test
  void reads_whatever_record_it_is_given() {
    assertThat(
            read(
                    "{\"content\": {\"a\": [true]}, \"personalizations\": [{\"to\": [{}]}]}",
                    Mailing.class)
                .orThrow("the mailing")
                .content())
        .isEqualTo(Map.of("a", List.of(true)));
    assertThat(
            lines(
                read(
                    "{\"personalizations\": [{\"to\": [{\"email\": \"not an address\"}]}, {\"to\": []}]}",
                    Mailing.class)))
        .containsExactly(
            "r.json:1:41 $.personalizations[0].to[0].email: The value of email is not an e-mail address.",
            "r.json:1:69 $.personalizations[1].to: The field (to) must not be empty.");
  }

  @Test
  void faults_hold_no_personal_data() {
    Reading<BorrowerFile> reading =
        read(
            """
            {"borrower": {"id": "BO-1", "status": "Jane Doe", "firstName": {"Jane": 1}, "language": "Jane Doe",
              "timeZone": "12 Jane Street", "deceasedOn": "born to Jane"},
             "contacts": [{"id": "CT-1", "type": "jane@example.com", "value": 2125550101, "valid": "call 212 555 0101",
               "address": {"state": "Jane County"}, "jane@example.com": true}],
             "loans": [{"id": "LN-1", "dueOn": "2125550101", "daysPastDue": "212-555-0101", "accountNumberLastFour": "2125550101"}]}
            """,
            BorrowerFile.class);

    assertThat(reading.faults()).hasSizeGreaterThan(10);
    assertThat(lines(reading))
        .noneMatch(line -> line.contains("Jane") || line.contains("jane") || line.contains("555"));
    assertThat(reading.faults())
        .extracting(Fault::maybe)
        .noneMatch(line -> line.contains("Jane") || line.contains("555"));
  }

  private static <T extends Record> Reading<T> read(String text, Class<T> type) {
    return RecordReader.read("r.json", text, type);
  }

  private static List<String> lines(Reading<?> reading) {
    return reading.faults().stream().map(Fault::line).toList();
  }
}
