package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The days ahead as a picture: what docs/when.md shows is what is printed. */
@Tag("slow")
class WhenCommandTest {

  private static final Path PAGE = Path.of("..", "docs", "when.md");
  private static final Path PICTURE = Path.of("..", "docs", "when.svg");
  private static final Pattern SHOWN =
      Pattern.compile("```sh\n\\./candor ([^\n]*)\n```\n\n```\n(.*?)```\n", Pattern.DOTALL);

  @TempDir private Path folder;

  private Terminal when(String request, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "when",
                Terminal.EXAMPLES.resolve("requests").resolve(request).toString(),
                "--portfolio",
                Terminal.EXAMPLES.resolve("portfolio.json").toString(),
                "--db",
                folder.resolve("record.db").toString()));
    args.addAll(Arrays.asList(more));
    return Terminal.candor(args.toArray(String[]::new));
  }

  private Terminal now(String request, String... more) {
    return when(
        request,
        Stream.concat(Stream.of("--now", Terminal.NOW), Arrays.stream(more))
            .toArray(String[]::new));
  }

  private Terminal run(String command) {
    List<String> args =
        new ArrayList<>(List.of(command.replace("examples/", "../examples/").split(" ")));
    args.addAll(List.of("--db", folder.resolve("record.db").toString()));
    return Terminal.candor(args.toArray(String[]::new));
  }

  /**
   * Run with {@code -Dcandor.rewrite=true} after a change of the picture, and read the difference.
   */
  @Test
  @Tag("slow")
  void the_page_shows_what_is_printed() throws IOException {
    String page = Files.readString(PAGE);
    Matcher shown = SHOWN.matcher(page);
    StringBuilder again = new StringBuilder();
    int pictures = 0;
    while (shown.find()) {
      Terminal printed = run(shown.group(1));
      assertThat(printed.exit()).as(printed.err()).isLessThan(2);
      shown.appendReplacement(
          again,
          Matcher.quoteReplacement(
              "```sh\n./candor "
                  + shown.group(1)
                  + "\n```\n\n```\n"
                  + withoutHash(printed.out())
                  + "```\n"));
      pictures++;
    }
    shown.appendTail(again);
    if (Boolean.getBoolean("candor.rewrite")) {
      Files.writeString(PAGE, again.toString());
    }
    assertThat(pictures).isEqualTo(11);
    assertThat(Files.readString(PAGE)).isEqualTo(again.toString());
  }

  /** A rulebook may gain a rule that closes nothing here. */
  private static String withoutHash(String printed) {
    return printed.replaceAll("sha256:\\p{XDigit}+", "sha256:...");
  }

  @Test
  void the_picture_of_the_page_is_what_is_written() throws IOException {
    Path written = folder.resolve("week.svg");
    Terminal told = now("two-zones.json", "-o", written.toString());

    assertThat(told.exit()).isZero();
    assertThat(told.out()).contains("wrote " + written).doesNotContain("█");
    if (Boolean.getBoolean("candor.rewrite")) {
      Files.copy(written, PICTURE, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(Files.readString(written)).isEqualTo(Files.readString(PICTURE));
  }

  @Test
  void an_svg_holds_no_script_and_no_markup_of_a_rule() throws Exception {
    Path written = folder.resolve("week.svg");
    Path house = house("Only <script>alert(1)</script> & \"late\" ]]> hours", "09:10", "17:50");

    Terminal told = now("first-party.json", "--house", house.toString(), "-o", written.toString());

    assertThat(told.exit()).as(told.err()).isZero();
    Document svg = xml(Files.readString(written));
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("Only <script>alert(1)</script> & \"late\" ]]> hours");
  }

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  private Path house(String title, String from, String to) throws IOException {
    Path house = folder.resolve("house");
    Path rules = Files.createDirectories(house.resolve("rules/house"));
    Files.writeString(house.resolve("rulebook.yaml"), "name: house\nversion: \"1\"\n");
    Files.writeString(
        rules.resolve("hours.yaml"),
        """
        id: house-hours
        title: '%s'
        sentence: The house writes at these hours only.
        citation: { body: House, corpus: House policy, section: "4.2" }
        verified: house
        effective: { from: 2026-01-01 }
        jurisdiction: house
        when:
          channel: email
        restrict:
          hours: { from: "%s", to: "%s", zone: recipient }
        explanation: The house writes from {hours} only.
        """
            .formatted(title, from, to));
    return house;
  }

  @Test
  void a_half_hour_that_is_open_in_part_is_neither_and_the_hours_beside_are_exact()
      throws IOException {
    String house = house("Office hours", "09:10", "17:50:30").toString();

    Terminal told = now("first-party.json", "--house", house, "--days", "2");

    assertThat(told.out())
        .contains("a·················▒████████████████▒a···········  09:10-17:50:30");
  }

  @Test
  void a_wide_terminal_has_a_character_for_each_quarter() throws IOException {
    String house = house("Office hours", "09:15", "17:45").toString();

    Terminal told = now("first-party.json", "--house", house, "--width", "150");

    assertThat(told.out())
        .contains("a character is 15 minutes")
        .contains("a" + "·".repeat(36) + "█".repeat(34) + "a" + "·".repeat(24) + "  09:15-17:45");
  }

  @Test
  void a_narrow_terminal_gets_the_hours_below_the_picture() {
    Terminal told = now("two-zones.json", "--width", "70");

    assertThat(told.out().lines().filter(line -> line.matches("  \\w{3} [ \\d]\\d .*")))
        .hasSize(16)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(70))
        .anySatisfy(line -> assertThat(line).startsWith("  Sat  7 Mar  08:00-18:00  11:00-21:00"));
  }

  @Test
  void colours_are_for_terminals_and_change_no_character() {
    String plain = now("cool-down.json").out();
    System.setProperty("picocli.ansi", "true");
    String coloured;
    try {
      coloured = now("cool-down.json").out();
    } finally {
      System.clearProperty("picocli.ansi");
    }

    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[32m█");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void json_holds_every_stretch_with_every_rule_that_closes_it() {
    JsonNode json = now("cool-down.json", "--json").json();

    assertThat(json.get("open").asBoolean()).isFalse();
    assertThat(json.get("nextOpenAt").asText()).isEqualTo("2026-03-10T12:00:00Z");
    assertThat(json.get("from").asText()).isEqualTo(Terminal.NOW);
    assertThat(json.get("until").asText()).isEqualTo("2026-03-13T15:00:00Z");
    JsonNode night = json.at("/stretches/1");
    assertThat(night.get("from").asText()).isEqualTo("2026-03-07T02:00:00Z");
    assertThat(night.get("open").asBoolean()).isFalse();
    assertThat(night.get("closedBy").findValuesAsText("ruleId"))
        .containsExactly("us-reg-f-call-cool-down", "us-reg-f-call-hours");
    assertThat(night.get("closedBy").findValuesAsText("until"))
        .containsExactly("2026-03-10T04:00:00Z", "2026-03-07T13:00:00Z");
    assertThat(json.at("/rulebook/name").asText()).isEqualTo("rulebook-us");
    assertThat(json.get("tzdb").asText()).isNotBlank();
  }

  static Stream<Arguments> timesOfItsOwn() {
    return Stream.of(
        Arguments.of("in the past", "2026-03-01T15:00:00Z"),
        Arguments.of("too far ahead to send", "2027-03-01T15:00:00Z"),
        Arguments.of("at night", "2026-03-08T06:00:00Z"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("timesOfItsOwn")
  void the_time_a_request_names_itself_is_not_looked_at(String name, String sendAt)
      throws IOException {
    Path request = folder.resolve("request.json");
    String plain = Files.readString(Terminal.EXAMPLES.resolve("requests/overdue-email.json"));
    Files.writeString(
        request, plain.replaceFirst("\\{", "{\"sendAt\": \"" + sendAt + "\", \"sendJitter\": 60,"));

    Terminal named = now(request.toAbsolutePath().toString());

    assertThat(named.exit()).as(name + ": " + named.err()).isZero();
    assertThat(named.out()).isEqualTo(now("overdue-email.json").out());
  }

  /** The rule that closes a night. */
  private static final String NIGHT = "us-reg-f-call-hours";

  static Stream<Arguments> instants() {
    return Stream.of(
        Arguments.of("the first instant that is open", "2026-03-07T13:00:00Z", 0, ""),
        Arguments.of("a millisecond before", "2026-03-07T12:59:59.999Z", 1, NIGHT),
        Arguments.of("the last that is open", "2026-03-08T01:59:59.999Z", 0, ""),
        Arguments.of("the end, which is not", "2026-03-08T02:00:00Z", 1, NIGHT),
        Arguments.of("with an offset", "2026-03-07T08:00:00-05:00", 0, ""),
        Arguments.of(
            "before Regulation F and after the act",
            "2021-11-29T04:00:00Z",
            1,
            "us-ny-email-after-disclosures us-ny-email-consent us-reg-f-call-hours"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("instants")
  void at_any_instant_it_says_open_or_closed_and_by_which_rules(
      String name, String at, int exit, String rule) {
    Terminal json = now("overdue-email.json", "--at", at, "--json");
    Terminal text = now("overdue-email.json", "--at", at);

    assertThat(json.exit()).as(name).isEqualTo(exit);
    assertThat(text.exit()).as(name).isEqualTo(exit);
    assertThat(json.json().get("open").asBoolean()).isEqualTo(exit == 0);
    assertThat(String.join(" ", json.json().get("closedBy").findValuesAsText("ruleId")))
        .isEqualTo(rule);
    assertThat(text.out()).startsWith(exit == 0 ? "OPEN  " : "CLOSED  ");
    if (exit == 1) {
      assertThat(text.out()).contains("America/New_York");
      for (String one : rule.split(" ")) {
        assertThat(text.out()).contains("(" + one + ")");
      }
    }
  }

  @Test
  void nothing_open_in_the_time_shown_is_exit_1_and_the_next_time_is_named() {
    Terminal told = now("cool-down.json", "--days", "2");

    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out())
        .contains("opens     2026-03-10T12:00:00Z")
        .contains("after the time looked at");
  }

  @Test
  void an_instant_in_the_past_is_told_as_no_proof_and_now_is_not() {
    String told = "in the past: by what is known now, so no proof of what was permitted\n";

    assertThat(now("overdue-email.json", "--at", "2026-03-06T14:59:59.999Z").out()).contains(told);
    assertThat(now("overdue-email.json", "--at", "2026-03-06T15:00:00Z").out())
        .doesNotContain("in the past");
  }

  @Test
  void what_opens_beyond_the_horizon_says_so() {
    Terminal told =
        when("cool-down.json", "--now", "2026-03-01T15:00:00Z", "--from", "2026-03-09T15:00:00Z");

    assertThat(told.exit()).isZero();
    assertThat(told.out())
        .startsWith("CLOSED  ")
        .contains("opens     2026-03-10T12:00:00Z")
        .contains("more than 7 days after now");
  }

  @Test
  void one_whom_nothing_places_is_drawn_by_the_senders_clock() throws IOException {
    Path lordHowe = Terminal.EXAMPLES.resolve("lord-howe");
    Path nowhere =
        Files.writeString(
            folder.resolve("nowhere.json"),
            Files.readString(lordHowe.resolve("portfolio.json"))
                .replaceAll(",\\s+\"timeZone\": \"Australia/Lord_Howe\"", "")
                .replaceAll("\"state\": \"[A-Z]+\",", "")
                .replaceAll("\"postalCode\": \"[0-9]+\",", ""));

    Terminal told =
        Terminal.candor(
            "when",
            lordHowe.resolve("request.json").toString(),
            "--portfolio",
            nowhere.toString(),
            "--now",
            Terminal.NOW,
            "--db",
            folder.resolve("record.db").toString(),
            "--zone",
            "America/Denver");

    assertThat(told.exit()).as(told.err()).isEqualTo(1);
    assertThat(told.out())
        .contains("(location-unknown)")
        .contains("by the clock of America/Denver, yours, for nothing tells of the borrower's")
        .contains("where     nothing tells where the borrower is");

    Terminal without =
        Terminal.candor(
            "when",
            lordHowe.resolve("request.json").toString(),
            "--portfolio",
            nowhere.toString(),
            "--now",
            Terminal.NOW,
            "--db",
            folder.resolve("record.db").toString());

    assertThat(without.out()).contains("by the clock of UTC, yours,");
  }

  @Test
  void what_no_rule_restricts_is_open_from_midnight_to_midnight() {
    Terminal told = now("first-party.json", "--days", "3");

    assertThat(told.out())
        .startsWith("OPEN NOW  ")
        .contains("until     the end of the time looked at, 2026-03-09T15:00:00Z")
        .contains("  Sat  7 Mar  " + "█".repeat(48) + "  00:00-24:00")
        .contains("  Sun  8 Mar  " + "█".repeat(46) + "    00:00-24:00")
        .contains("  Mon  9 Mar  ")
        .contains("  00:00-11:00… ");
  }

  @Test
  void explain_names_the_command_that_shows_the_picture() {
    String request = Terminal.EXAMPLES.resolve("requests/two-zones.json").toString();
    String db = folder.resolve("a record's.db").toString();
    Terminal explained =
        Terminal.candor("explain", request, "--now", Terminal.NOW, "--db", db, "--seed", "4");

    assertThat(explained.out())
        .endsWith(
            "  picture   candor when "
                + request
                + " --now "
                + Terminal.NOW
                + " --db '"
                + db.replace("'", "'\\''")
                + "'\n");
  }

  @Test
  void a_number_that_is_none_is_told_without_the_word_of_a_programming_language() {
    assertThat(now("two-zones.json", "--days", "x").err())
        .contains("Invalid value for option '--days': 'x' is not a whole number");
  }

  @Test
  void every_fault_of_the_command_line_is_told_at_once() {
    Terminal told =
        now(
            "bad-words.json",
            "--zone",
            "Mars/Base",
            "--from",
            "tomorrow",
            "--days",
            "32",
            "--width",
            "69",
            "--json");

    assertThat(told.exit()).isEqualTo(2);
    assertThat(told.json().get("faults").findValuesAsText("message"))
        .contains(
            "The value (Mars/Base) is no time zone.",
            "The value (tomorrow) is not an instant.",
            "The value (32) must be from 1 to 31.",
            "The value (69) must be from 70 to 1000.")
        .hasSize(7);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("no days", new String[] {"--days", "0"}, "--days: The value (0) must be"),
        Arguments.of("days that are no number", new String[] {"--days", "week"}, "week"),
        Arguments.of(
            "an instant without its zone",
            new String[] {"--at", "2026-03-06T15:00:00"},
            "--at: The value (2026-03-06T15:00:00) is not an instant."),
        Arguments.of(
            "an instant out of range",
            new String[] {"--from", "1969-12-31T23:59:59Z"},
            "--from: The value (1969-12-31T23:59:59Z) must be from 1970"),
        Arguments.of(
            "a picture of one instant",
            new String[] {"--at", "2026-03-06T15:00:00Z", "-o", "x.svg", "--days", "3"},
            "(--days, -o)"),
        Arguments.of(
            "a picture named as what it is not",
            new String[] {"-o", "week.png"},
            "-o: The picture is an SVG, and the file (week.png) is named as something else."),
        Arguments.of(
            "a folder that is not there",
            new String[] {"-o", "no/such/folder/x.svg"},
            "no/such/folder/x.svg: The file cannot be written"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void a_mistake_is_told_with_its_value(String name, String[] options, String saying) {
    Terminal told = now("overdue-email.json", options);

    assertThat(told.exit()).as(name).isEqualTo(2);
    assertThat(told.err()).contains(saying).contains("\nMaybe ");
    assertThat(told.out()).isEmpty();
  }

  @Test
  void what_is_no_request_is_told_as_by_every_command() throws IOException {
    Path file = Files.writeString(folder.resolve("list.json"), "[1, 2]");

    Terminal told = Terminal.candor("when", file.toString());

    assertThat(told.exit()).isEqualTo(2);
    assertThat(told.err()).contains("list.json:1:1").contains("\nMaybe ");
  }
}
