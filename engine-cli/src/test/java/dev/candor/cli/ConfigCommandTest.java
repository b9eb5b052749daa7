package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.candor.cli.config.Configuration;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.fault.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code candor.yaml}, and what is in force. */
@Tag("slow")
class ConfigCommandTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @TempDir private Path folder;

  /** Runs in the folder, in this environment. */
  private Terminal candor(Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(environment, folder, new PrintWriter(out), new PrintWriter(err), args);
    return new Terminal(exit, out.toString(), err.toString());
  }

  private Terminal candor(String... args) {
    return candor(Map.of(), args);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String example() throws IOException {
    Matcher block =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  /** What the example of the page names. */
  private void layOut() throws IOException {
    write("candor.yaml", example());
    Files.createDirectories(folder.resolve("record"));
    Files.createDirectories(folder.resolve("house-templates"));
    Files.writeString(
        folder.resolve("house-templates/templatebook.properties"), "name = house\nversion = 1\n");
    Files.copy(Terminal.EXAMPLES.resolve("portfolio.json"), folder.resolve("portfolio.json"));
    Path house = House.rulebook(folder);
    Files.delete(house.resolve("rules/house/texts-to-new-york.yaml"));
    Files.move(house, folder.resolve("house-rules"));
  }

  @Test
  @Tag("slow")
  void the_example_of_the_page_runs() throws IOException {
    layOut();

    assertThat(candor("config", "check"))
        .as("%s", candor("config", "check"))
        .extracting(Terminal::exit)
        .isEqualTo(0);
    Terminal text =
        candor(
            "explain",
            Terminal.EXAMPLES.resolve("requests/night-text.json").toString(),
            "--now",
            Terminal.NOW);
    assertThat(text.exit()).as(text.out() + text.err()).isEqualTo(1);
    assertThat(text.out()).contains("house-no-texts");
    assertThat(text.err()).doesNotContain("demo").contains("Using rulebook-us+house 2026.1+1");
    Terminal email =
        candor(
            "send",
            Terminal.EXAMPLES.resolve("requests/overdue-email.json").toString(),
            "--now",
            Terminal.NOW);
    assertThat(email.exit()).as(email.out() + email.err()).isZero();
    assertThat(folder.resolve("record/candor.db")).exists();
    assertThat(candor("interactions", "list").out()).contains("1 interaction.");
    assertThat(candor("release", "--now", Terminal.NOW).out()).contains("Nothing is due.");
  }

  @Test
  void everything_the_configuration_names_in_vain_is_told_at_once() throws IOException {
    Path config = folder.resolve("in-vain.yaml");
    Files.writeString(
        config,
        """
        borrowers: none/portfolio.json
        rulebooks: [rulebook-us, none/house]
        templates: none/templates
        """);

    Terminal refused = candor("config", "check", "--config", config.toString());

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith("3 faults in what the configuration names:")
        .contains("portfolio.json", "house", "templates");
  }

  @Test
  void the_page_shows_what_is_in_force() throws IOException {
    layOut();
    String page = Files.readString(PAGE).replaceAll(" +", " ");
    String shown = candor("config", "show", "--portfolio", "other.json").out();
    assertThat(shown.lines().map(line -> line.replace(folder + "/", "").replaceAll(" +", " ")))
        .hasSize(10)
        .last()
        .asString()
        .isEqualTo("throttles 10 by text in PT1M candor.yaml:19");
    assertThat(shown.lines().limit(8))
        .allSatisfy(
            line ->
                assertThat(page).contains(line.replace(folder + "/", "").replaceAll(" +", " ")));
  }

  @Test
  void office_hours_throttles_and_tolerance_hold() throws IOException {
    write(
        "candor.yaml",
        """
        officeHours:
          - id: desk
            name: Desk
            channels: [email]
            zone: America/New_York
            from: "12:00"
            to: "17:00"
        """);
    JsonNode moved =
        candor(
                "explain",
                Terminal.EXAMPLES.resolve("requests/overdue-email.json").toString(),
                "--now",
                Terminal.NOW,
                "--json")
            .json();
    assertThat(moved.get("sendAt").asText()).isEqualTo("2026-03-06T17:00:00Z");
    assertThat(moved.toString()).contains("\"desk\"");
  }

  @Test
  void says_where_each_value_comes_from() throws IOException {
    write("candor.yaml", "database: a.db\nborrowers: b.json\n");

    JsonNode shown =
        candor(
                Map.of("CANDOR_BORROWERS", "c.json", "CANDOR_TEMPLATES", "t"),
                "config",
                "show",
                "--templates",
                "mine",
                "--json")
            .json();

    assertThat(shown.at("/foundBy").asText()).isEqualTo("folder");
    assertThat(shown.at("/database/from").asText()).endsWith("candor.yaml:1");
    assertThat(shown.at("/database/value").asText()).isEqualTo(folder.resolve("a.db").toString());
    assertThat(shown.at("/borrowers").toString())
        .isEqualTo("{\"value\":\"c.json\",\"from\":\"CANDOR_BORROWERS\"}");
    assertThat(shown.at("/templates").toString())
        .isEqualTo("{\"value\":\"mine\",\"from\":\"flag\"}");
    assertThat(shown.at("/tolerance").toString())
        .isEqualTo("{\"value\":\"PT1M\",\"from\":\"default\"}");
    assertThat(shown.at("/rulebooks/value/0").toString())
        .isEqualTo("{\"name\":\"rulebook-us\",\"from\":\"default\"}");
  }

  @Test
  void a_flag_wins_over_the_variable_and_that_over_the_folder() throws IOException {
    write("candor.yaml", "tolerance: PT1S\n");
    Path second = write("second.yaml", "tolerance: PT2S\n");
    Path third = write("third.yaml", "tolerance: PT3S\n");
    Map<String, String> environment = Map.of("CANDOR_CONFIG", second.toString());

    assertThat(candor("config", "show").out()).contains("PT1S");
    assertThat(candor(environment, "config", "show").out()).contains("PT2S");
    assertThat(candor(environment, "config", "show", "--config", third.toString()).out())
        .contains("PT3S");
    assertThat(candor(environment, "--config", third.toString(), "config", "show").out())
        .contains("PT3S");
    assertThat(candor(Map.of("CANDOR_CONFIG", " "), "config", "show").out()).contains("PT1S");
  }

  @Test
  void house_rules_of_the_file_stay_under_another_rulebook_below() throws IOException {
    write("candor.yaml", "rulebooks: [rulebook-us, house]\n");
    assertThat(
            candor("config", "show", "--rulebook", "law", "--json")
                .json()
                .at("/rulebooks/value")
                .findValuesAsText("name"))
        .containsExactly("law", "house");
    assertThat(
            candor("config", "show", "--house", "other", "--json")
                .json()
                .at("/rulebooks/value")
                .findValuesAsText("name"))
        .containsExactly("rulebook-us", "other");
  }

  static Stream<Arguments> secrets() {
    return Stream.of(
        Arguments.argumentSet(
            "in the query", "jdbc:postgresql://db/candor?user=me&password=hunter2"),
        Arguments.argumentSet("before the host", "jdbc:postgresql://me:hunter2@db/candor"),
        Arguments.argumentSet("with a slash", "jdbc:postgresql://me:x/hunter2@db/candor"),
        Arguments.argumentSet("with a question mark", "jdbc:postgresql://me:hunter2?x@db/candor"),
        Arguments.argumentSet("with an at", "jdbc:postgresql://me:hunter2@x@db/candor"),
        Arguments.argumentSet("of another program", "jdbc:sqlserver://db;user=me;password=hunter2"),
        Arguments.argumentSet("as Oracle writes it", "jdbc:oracle:thin:me/hunter2@//db/candor"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void a_password_is_never_shown(String url) throws IOException {
    Path config = write("other.yaml", "database: \"" + url + "\"\n");
    for (Terminal shown :
        List.of(
            candor("config", "show", "--config", config.toString()),
            candor("config", "show", "--config", config.toString(), "--json"),
            candor("config", "show", "--db", url),
            candor("config", "show", "--dbb", url),
            candor(Map.of("CANDOR_DATABASE", url), "config", "show", "--json"))) {
      assertThat(shown.out() + shown.err()).doesNotContain("hunter2").isNotBlank();
    }
  }

  @Test
  void every_fault_is_listed_with_its_place_and_its_advice() throws IOException {
    Path config =
        write(
            "bad.yaml",
            """
            databse: x.db
            tolerance: PT2H
            waitForCaps: perhaps
            rulebooks: []
            officeHours:
              - name: Desk
                channels: [emial]
                zone: America/New_Yrok
                from: "09:00"
                to: 9
            throttles:
              - {channel: text, most: 0, period: PT1M}
              - {channel: fax, most: 1, period: soon}
            """);

    Terminal refused = candor("config", "check", "--config", config.toString());

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err().replace(config.toString(), "bad.yaml"))
        .isEqualToNormalizingNewlines(
            """
            9 faults in the configuration:
            bad.yaml:1:10 $.databse: The key (databse) is not known here. Nearest: database.
                Maybe write database.
            bad.yaml:2:12 $.tolerance: The value (PT2H) must be whole seconds from PT0S to PT1H.
                Maybe write PT1M for a minute.
            bad.yaml:3:14 $.waitForCaps: Expected true or false, found (perhaps).
                Maybe write true or false without quotes.
            bad.yaml:4:12 $.rulebooks: The list is empty.
                Maybe write what belongs here, or remove the key.
            bad.yaml:7:16 $.officeHours[0].channels[0]: The value (emial) is not a known channel. Nearest: email, mail.
                Maybe write email.
            bad.yaml:8:11 $.officeHours[0].zone: The value (America/New_Yrok) is not a known time zone. Nearest: America/New_York.
                Maybe write America/New_York.
            bad.yaml:10:9 $.officeHours[0].to: The value (9) is no time of day.
                Maybe write it as "09:30".
            bad.yaml:12:27 $.throttles[0].most: The value (0) must be at least 1.
                Maybe leave the throttle out where nothing is held back.
            bad.yaml:13:37 $.throttles[1].period: The value (soon) is no length of time.
                Maybe write PT1M for a minute.
            Maybe mend the lines above and try again.
            """);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.argumentSet("no YAML", "a: [", "This is not YAML"),
        Arguments.argumentSet("a list", "- a", "Expected keys with values"),
        Arguments.argumentSet("a tag", "database: !!java.io.File x", "has no place here."),
        Arguments.argumentSet("an alias", "database: &a x\ntemplates: *a", "Anchors and aliases"),
        Arguments.argumentSet("too deep", "a: " + "[".repeat(60), "The nesting is deeper than 40."),
        Arguments.argumentSet(
            "too large", "#" + " ".repeat(1_048_576), "over the bound of 1048576 bytes"),
        Arguments.argumentSet("a key twice", "database: a\ndatabase: b", "stands here twice"),
        Arguments.argumentSet(
            "a hidden character", "database: \"a\\u202Eb\"", "holds an invisible character"),
        Arguments.argumentSet("a rulebook twice", "rulebooks: [a, a]", "stands here twice"),
        Arguments.argumentSet(
            "no hours", "officeHours: {name: a, channels: text, zone: UTC}", "limit nothing"),
        Arguments.argumentSet(
            "half of the hours",
            "officeHours: {name: a, channels: text, zone: UTC, from: \"09:00\"}",
            "name from and not the other"),
        Arguments.argumentSet(
            "hours twice",
            "officeHours: [{name: a, channels: text, zone: UTC, weekdays: monday},"
                + " {name: b, channels: text, zone: UTC, weekdays: monday}]",
            "The office hours (office-hours) stand here twice."),
        Arguments.argumentSet(
            "a channel twice",
            "throttles: [{channel: text, most: 1, period: PT1M}, {channel: text, most: 2, period: PT1M}]",
            "The channel (text) has a throttle already."));
  }

  @ParameterizedTest
  @MethodSource("broken")
  @Tag("slow")
  void a_broken_file_stops_every_command(String text, String said) throws IOException {
    write("candor.yaml", text);
    for (String[] args :
        List.of(
            new String[] {"config", "show"},
            new String[] {"subjects", "list"},
            new String[] {"interactions", "list"},
            new String[] {"templates", "list"},
            new String[] {"rules", "check"})) {
      Terminal refused = candor(args);
      assertThat(refused.exit()).as(refused.out() + refused.err()).isEqualTo(2);
      assertThat(refused.err()).contains(said).contains("Maybe ");
    }
    assertThat(candor("schema", "config").exit()).isZero();
    assertThat(candor("config", "--help").exit()).isZero();
  }

  @Test
  void a_file_that_is_named_has_to_be_there() {
    Terminal flag = candor("subjects", "list", "--config", "nowhere.yaml");
    assertThat(flag.exit()).isEqualTo(2);
    assertThat(flag.err()).contains("nowhere.yaml: There is no such file.");
    Terminal variable = candor(Map.of("CANDOR_CONFIG", "nowhere.yaml"), "subjects", "list");
    assertThat(variable.exit()).isEqualTo(2);
    assertThat(variable.err()).contains("nowhere.yaml: There is no such file.");
  }

  @Test
  void a_file_of_comments_says_nothing() throws IOException {
    write("candor.yaml", "# database: x.db\n\n");
    assertThat(candor("config", "show").out()).contains("candor.db");
  }

  @Test
  void paths_are_those_of_the_file() throws IOException {
    Path below = Files.createDirectories(folder.resolve("etc"));
    Path config = Files.writeString(below.resolve("c.yaml"), "database: \"jdbc:sqlite:a.db\"\n");
    assertThat(
            candor("config", "show", "--config", config.toString(), "--json")
                .json()
                .at("/database/value")
                .asText())
        .isEqualTo("jdbc:sqlite:" + below.resolve("a.db"));
  }

  @Test
  void the_schema_takes_the_example_and_has_the_keys_of_the_reader() throws IOException {
    List<Fault> faults = new ArrayList<>();
    JsonNode tree =
        tree(
            YamlParser.parse("example", example().getBytes(StandardCharsets.UTF_8), faults)
                .orElseThrow());
    String schema = candor("schema", "config").out();
    assertThat(schema).isEqualToNormalizingNewlines(Configuration.schema());
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(tree.toString(), InputFormat.JSON))
        .isEmpty();
    write("candor.yaml", "x: 1\n");
    List<String> keys = new ArrayList<>();
    new ObjectMapper().readTree(schema).get("properties").fieldNames().forEachRemaining(keys::add);
    assertThat(candor("config", "show").err())
        .contains("use one of: " + String.join(", ", keys) + ".");
  }

  private static JsonNode tree(YamlNode node) throws IOException {
    if (node.isMapping()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
        object.set(entry.getKey(), tree(entry.getValue()));
      }
      return object;
    }
    if (node.isList()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (YamlNode one : node.items()) {
        array.add(tree(one));
      }
      return array;
    }
    return new ObjectMapper().readTree(node.json().orElseThrow());
  }
}
