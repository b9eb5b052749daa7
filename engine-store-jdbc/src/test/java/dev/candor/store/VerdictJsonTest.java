package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.decision.Verdict;
import org.junit.jupiter.api.Test;

class VerdictJsonTest {

  private static final String WRITTEN =
      """
      {
        "form" : 2,
        "outcome" : "accepted",
        "status" : 202,
        "message" : "Accepted; scheduled for 2026-04-01T13:01:00.123456789Z, moved by: Title words, 12 CFR 1006.6(b)(1).",
        "sendAt" : "2026-04-01T13:01:00.123456789Z",
        "earliestAt" : "2026-04-01T13:00:00.123456789Z",
        "movedBy" : [ "us-reg-f-hours" ],
        "decidedAt" : "2026-04-01T12:00:00.123456789Z",
        "askedFor" : "2026-04-01T12:00:00.123456789Z",
        "findings" : [ {
          "ruleId" : "us-reg-f-hours",
          "title" : "Title words",
          "effect" : "restrict",
          "citation" : "12 CFR 1006.6(b)(1)",
          "citationUrl" : null,
          "provision" : {
            "body" : "CFPB",
            "corpus" : "12 CFR",
            "section" : "1006.6(b)(1)",
            "verified" : "quoted"
          },
          "explanation" : "words",
          "facts" : {
            "calls.counted" : "3",
            "a words" : "words"
          },
          "effectiveFrom" : "2021-11-30",
          "nextAllowableAt" : "2026-04-01T13:00:00.123456789Z",
          "disclosure" : null,
          "severity" : "block",
          "limits" : [ {
            "kind" : "dailyHours",
            "from" : "08:00",
            "to" : "21:00",
            "zone" : "recipient"
          }, {
            "kind" : "calendarCap",
            "max" : 7,
            "days" : 7,
            "zone" : "America/New_York",
            "events" : [ "2026-04-01T12:00:00.123456789Z" ]
          }, {
            "kind" : "coolDown",
            "days" : 7,
            "zone" : "recipient",
            "events" : [ ]
          }, {
            "kind" : "notBefore",
            "instant" : "2026-04-01T12:00:00.123456789Z"
          }, {
            "kind" : "weekdays",
            "days" : [ "MONDAY", "FRIDAY" ],
            "zone" : "recipient"
          }, {
            "kind" : "notOnDays",
            "days" : [ "2026-12-25", "2027-01-01" ],
            "zone" : "recipient"
          }, {
            "kind" : "closed",
            "days" : [ "TUESDAY", "THURSDAY" ],
            "from" : "20:00",
            "to" : null,
            "first" : null,
            "last" : "2026-12-31",
            "zone" : "recipient"
          }, {
            "kind" : "rollingCap",
            "max" : 3,
            "period" : "PT24H",
            "events" : [ "2026-04-01T12:00:00.123456789Z" ]
          }, {
            "kind" : "notAfter",
            "instant" : "2026-04-01T12:00:00.123456789Z"
          }, {
            "kind" : "notBeforeDay",
            "day" : "2026-04-01",
            "zone" : "recipient"
          }, {
            "kind" : "notAfterDay",
            "day" : "2026-04-30",
            "zone" : "America/New_York"
          } ]
        }, {
          "ruleId" : "house-footer",
          "title" : "Footer",
          "effect" : "require",
          "citation" : "House check contact-invalid",
          "citationUrl" : null,
          "provision" : {
            "body" : "House",
            "corpus" : "House check",
            "section" : "contact-invalid",
            "verified" : "house"
          },
          "explanation" : "Every message carries it.",
          "facts" : { },
          "effectiveFrom" : null,
          "nextAllowableAt" : null,
          "disclosure" : "words",
          "severity" : "block",
          "disclosureId" : "footer"
        } ],
        "zoneEvidence" : [ {
          "source" : "area_code",
          "basis" : "area code 605",
          "zones" : [ "America/Chicago", "America/Denver" ],
          "takenFrom" : "a table",
          "asOf" : "2026-01-14"
        } ],
        "warnings" : [ "The theme (inbBug) is deprecated." ],
        "rulebook" : {
          "name" : "rulebook-us",
          "version" : "2026.1",
          "hash" : "sha256:00ff",
          "layers" : [ {
            "name" : "rulebook-us",
            "version" : "2026.1",
            "hash" : "sha256:00ff"
          } ]
        },
        "tzdb" : "2025a",
        "ruleWarnings" : [ {
          "ruleId" : "house-late",
          "title" : "Late",
          "effect" : "refuse",
          "citation" : "House check 4.2",
          "citationUrl" : null,
          "provision" : {
            "body" : "House",
            "corpus" : "House check",
            "section" : "4.2",
            "verified" : "house"
          },
          "explanation" : "Late it is.",
          "facts" : {
            "channel" : "text"
          },
          "effectiveFrom" : "2026-01-01",
          "nextAllowableAt" : null,
          "disclosure" : null,
          "severity" : "warn"
        } ],
        "exceptions" : [ {
          "ruleId" : "house-sundays",
          "title" : "Sundays",
          "citation" : "House check 4.2",
          "citationUrl" : null,
          "provision" : {
            "body" : "House",
            "corpus" : "House check",
            "section" : "4.2",
            "verified" : "house"
          },
          "explanation" : "Sundays it is.",
          "facts" : {
            "channel" : "text"
          },
          "effectiveFrom" : "2026-01-01",
          "exceptedBy" : "house-code",
          "because" : "asked words"
        } ]
      }""";

  /** A verdict as it was kept before the form had a mark. */
  private static final String BEFORE =
      """
      {"sendAt":"2026-04-01T13:01:00Z","earliestAt":"2026-04-01T13:00:00Z","movedBy":["us-reg-f-hours"],
       "decidedAt":"2026-04-01T12:00:00Z","askedFor":"2026-04-01T12:00:00Z",
       "rulebook":{"name":"rulebook-us","version":"2026.1","hash":"sha256:00ff",
        "layers":[{"name":"rulebook-us","version":"2026.1","hash":"sha256:00ff"}]},
       "findings":[{"ruleId":"us-reg-f-hours","title":"Title words","effect":"restrict",
        "citation":{"body":"CFPB","corpus":"12 CFR","section":"1006.6(b)(1)","url":null,"verified":"quoted"}}]}
      """;

  @Test
  void writes_everything_the_auditor_asks_for_in_one_order() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String json = VerdictJson.of(Given.permitted("words"));
    assertThat(mapper.readTree(json).toPrettyString().replace("\r\n", "\n")).isEqualTo(WRITTEN);
  }

  @Test
  void writes_the_same_bytes_for_the_same_verdict() {
    assertThat(VerdictJson.of(Given.permitted("\"words\"\u2028")))
        .isEqualTo(VerdictJson.of(Given.permitted("\"words\"\u2028")));
  }

  @Test
  void reads_the_rulebook_of_a_verdict_of_either_form() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    Verdict.Permitted verdict = Given.permitted("words");

    assertThat(VerdictJson.rulebook(mapper.readTree(BEFORE)))
        .isEqualTo(VerdictJson.rulebook(mapper.readTree(VerdictJson.of(verdict))))
        .isEqualTo(verdict.decision().rulebook());
  }
}
