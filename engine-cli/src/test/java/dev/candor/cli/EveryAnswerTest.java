package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every command to the words it answered the examples with before, at fixed times. Run with
 * {@code -Dcandor.rewrite=true} after a change that is meant, and read the difference.
 */
@Tag("slow")
class EveryAnswerTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "answers");
  private static final String REQUESTS = "requests";
  private static final String A_MINUTE_LATER = "2026-03-06T15:01:00Z";
  private static final String NIGHT = "2026-03-07T03:30:00Z";
  private static final String MORNING = "2026-03-07T16:30:00Z";

  /** Ids are drawn at random; hashes and the zone rules' version are not this test's business. */
  private static final Pattern ID = Pattern.compile("IX-[0-9A-HJKMNP-TV-Z]{16}");

  /** Held by a hash of it: what templates look like is the business of their own module. */
  private static final Pattern HTML =
      Pattern.compile("\"contentHtml\" : \"((?:[^\"\\\\]++|\\\\.)*+)\"");

  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");
  private static final Pattern TZDB = Pattern.compile("\"20[0-9]{2}[a-z]\"");

  @TempDir private Path folder;

  private final StringBuilder transcript = new StringBuilder();
  private final List<String> ids = new ArrayList<>();

  static Stream<String> requests() throws IOException {
    try (Stream<Path> files = Files.list(Terminal.EXAMPLES.resolve(REQUESTS))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void every_command_answers_an_example_as_it_did(String request) throws IOException {
    String file = Terminal.EXAMPLES.resolve(REQUESTS).resolve(request).toString();
    String day = db("day");
    String night = db("night");

    run("send", file, "--now", Terminal.NOW, "--db", day);
    run("send", file, "--now", A_MINUTE_LATER, "--db", day);
    showAll(day);
    run("explain", file, "--now", Terminal.NOW, "--db", day);
    run("explain", file, "--now", NIGHT, "--db", night);
    run("when", file, "--now", Terminal.NOW, "--db", night, "--days", "3");
    run("rules", "explain", file, "--now", Terminal.NOW, "--db", night);
    run("send", file, "--now", NIGHT, "--db", night);
    run("release", "--now", MORNING, "--db", night);
    showAll(night);
    write(file);

    assertAnswers(request);
  }

  @Test
  void every_command_without_a_request_answers_as_it_did() throws IOException {
    String house = Terminal.EXAMPLES.resolve("rulebook-house").toString();

    run("subjects", "list");
    run("subjects", "list", "--theme", "opsCollDebt");
    run("subjects", "show", "freeForm");
    run("subjects", "show", "freForm");
    run("templates", "list", "--language", "es");
    run("templates", "show", "paymentSuccessful/email");
    run("templates", "variables", "paymentSuccessful");
    run("templates", "versions", "--db", db("none"));
    run("rules", "coverage");
    run("rules", "check", house);
    run("rules", "test", "--no-mutants", house);
    String table = folder.resolve("house.csv").toString();
    run("rules", "table", "export", house, "--all", "-o", table);
    run(
        "rules",
        "table",
        "import",
        table,
        "--from",
        house,
        "-o",
        folder.resolve("copy").toString());
    run("rules", "pages", house, "-o", folder.resolve("pages").toString());
    run("templates", "preview", "paymentSuccessful", "-o", folder.resolve("preview").toString());
    changeTemplates(db("templates"));
    run("config", "show");
    run("config", "check");
    run("schema", "nothing");
    run("interactions", "list", "--db", db("none"));
    run("interactions", "show", "IX-4Q2M8ZV7K1WB3N5D", "--db", db("none"));
    run("release", "--db", db("none"), "--most", "0");
    run("send", "nowhere.json", "--db", db("none"));

    assertAnswers("no-request");
  }

  private void changeTemplates(String db) throws IOException {
    String email = "en/paymentFailed/email";
    Path own = Files.createDirectories(folder.resolve("own/templates/en/paymentFailed"));
    Files.writeString(own.resolve("email.subject.hbs"), "It failed.");
    Files.writeString(
        own.resolve("email.html.hbs"),
        "<p>It failed.</p>{{#each disclosures}}<p>{{text}}</p>{{/each}}");
    List<String> change = List.of("--by", "ana", "--now", Terminal.NOW, "--db", db);

    run(with(change, "templates", "import", folder.resolve("own").toString()));
    run(with(change, "templates", "activate", email));
    run("templates", "versions", email, "--db", db);
    run(with(change, "templates", "rollback", email));
    run(with(change, "templates", "activate", email + "@1"));
    run(with(change, "templates", "retire", email));
    run(with(change, "templates", "disable", "paymentFailed/email"));
    run(with(change, "templates", "enable", "paymentFailed/email"));
  }

  private static String[] with(List<String> more, String... command) {
    return Stream.concat(Stream.of(command), more.stream()).toArray(String[]::new);
  }

  @Test
  void every_answer_written_down_is_asked_for() throws IOException {
    Set<String> asked =
        Stream.concat(requests(), Stream.of("no-request"))
            .map(name -> name.replace(".json", ".txt"))
            .map(name -> name.endsWith(".txt") ? name : name + ".txt")
            .collect(Collectors.toCollection(TreeSet::new));

    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(asked);
    }
  }

  private String db(String name) {
    return folder.resolve(name + ".db").toString();
  }

  /** Writes the message that a request is about, without a send. */
  private void write(String request) throws IOException {
    JsonNode asked = new ObjectMapper().readTree(Files.readString(Path.of(request)));
    Path context = folder.resolve("context.json");
    Files.writeString(
        context, asked.path("context").isObject() ? asked.get("context").toString() : "{}");
    List<String> order =
        new ArrayList<>(
            List.of(
                "--subject", asked.get("subject").asText(),
                "--channel", asked.get("channel").asText(),
                "--person", asked.get("personId").asText(),
                "--loan", asked.get("loanId").asText(),
                "--context", context.toString(),
                "--now", Terminal.NOW,
                "--db", db("written")));
    if (asked.has("statementId")) {
      order.addAll(List.of("--statement", asked.get("statementId").asText()));
    }

    run(Stream.concat(Stream.of("preview"), order.stream()).toArray(String[]::new));
    run(Stream.concat(Stream.of("render", "--fmt", "text"), order.stream()).toArray(String[]::new));
    run(
        Stream.concat(Stream.of("render", "--json", "--fmt", "text"), order.stream())
            .toArray(String[]::new));
  }

  private void showAll(String db) {
    Terminal listed = run("interactions", "list", "--db", db);
    if (listed.exit() == 0) {
      for (String id :
          ID.matcher(listed.out()).results().map(MatchResult::group).distinct().toList()) {
        run("interactions", "show", id, "--db", db);
      }
    }
  }

  /** Runs one command as JSON where it has that form, and notes what it printed. */
  private Terminal run(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    String verb = args.get(0);
    if (!verb.equals("render") && !args.contains("--json")) {
      args.add("--json");
    }
    if (Set.of("send", "explain", "when", "render", "preview", "release").contains(verb)
        || args.subList(0, 2).equals(List.of("rules", "explain"))) {
      args.addAll(List.of("--portfolio", Terminal.EXAMPLES.resolve("portfolio.json").toString()));
      args.addAll(List.of("--seed", "7"));
    }

    Terminal answer = Terminal.candor(args.toArray(String[]::new));

    transcript.append("$ candor ").append(String.join(" ", command)).append('\n');
    transcript.append(answer.out()).append(answer.err());
    transcript.append("exit ").append(answer.exit()).append("\n\n");
    return answer;
  }

  private void assertAnswers(String name) throws IOException {
    Path golden = GOLDEN.resolve(name.replace(".json", "") + ".txt");
    String answers = withoutChance(transcript.toString());
    if (Boolean.getBoolean("candor.rewrite")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, answers);
    }

    assertThat(answers).isEqualTo(Files.readString(golden));
    assertThat(answers)
        .as("a number of a requirement, which nothing in the project explains to a user")
        .doesNotContainPattern("\\b(B-[0-9]{3}|X-[0-9]{2})\\b");
  }

  private String withoutChance(String answers) {
    String named =
        ID.matcher(answers)
            .replaceAll(
                found -> {
                  if (!ids.contains(found.group())) {
                    ids.add(found.group());
                  }
                  return "IX-" + (ids.indexOf(found.group()) + 1);
                });
    String alike = HASH.matcher(named).replaceAll("HASH");
    String brief =
        HTML.matcher(alike)
            .replaceAll(html -> "\"contentHtml\" : \"(" + crc(html.group(1)) + ")\"");
    return TZDB.matcher(brief)
        .replaceAll("\"TZDB\"")
        .replace(folder.toString(), "FOLDER")
        .replace(Terminal.EXAMPLES.toString(), "examples");
  }

  private static String crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return text.length() + " characters, CRC " + Long.toHexString(crc.getValue());
  }
}
