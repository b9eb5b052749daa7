package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for every command alike, found by walking all there are. */
class EveryCommandTest {

  private static final String PORTFOLIO = Terminal.EXAMPLES.resolve("portfolio.json").toString();
  private static final String REQUEST =
      Terminal.EXAMPLES.resolve("requests/overdue-email.json").toString();

  /** Commands without {@code --json}, each with its reason. */
  private static final Map<String, String> WITHOUT_JSON =
      Map.of("candor generate-completion", "prints a script for a shell");

  /** Paths that are no file to read: folders, and what is written. */
  private static final Set<String> NO_INPUT = Set.of("FOLDER", "DIR", "FILE.svg");

  private static final Set<String> WRITTEN = Set.of("--output", "--record");

  @TempDir private Path folder;

  @Test
  void every_command_answers_in_json() {
    assertThat(
            leaves().stream()
                .filter(command -> command.findOption("--json") == null)
                .map(CommandSpec::qualifiedName))
        .containsExactlyInAnyOrderElementsOf(WITHOUT_JSON.keySet());
  }

  @Test
  void every_option_is_declared_the_same_wherever_it_is_shared() {
    Map<String, Set<String>> descriptions = new TreeMap<>();
    for (CommandSpec command : leaves()) {
      for (OptionSpec option : command.options()) {
        descriptions
            .computeIfAbsent(option.longestName(), name -> new TreeSet<>())
            .add(String.join(" ", option.description()));
      }
    }

    assertThat(descriptions)
        .allSatisfy(
            (option, texts) -> {
              if (Set.of(
                      "--db", "--now", "--json", "--templates", "--context", "--over", "--config")
                  .contains(option)) {
                assertThat(texts).as(option).hasSize(1);
              }
            });
  }

  @Test
  void every_file_that_is_read_may_be_standard_input() {
    Set<String> inputs = new TreeSet<>();
    for (CommandSpec command : leaves()) {
      for (ArgSpec argument : command.args()) {
        if (argument.type().equals(Path.class) && isInput(argument)) {
          String name =
              argument instanceof OptionSpec option
                  ? option.longestName()
                  : command.qualifiedName() + " " + argument.paramLabel();
          inputs.add(name);
          assertThat(String.join(" ", argument.description()))
              .as(name)
              .contains("- for", "standard input");
        }
      }
    }

    assertThat(inputs)
        .as("what is read, and run below")
        .containsExactlyInAnyOrderElementsOf(
            readings()
                .map(arguments -> (String) arguments.get()[0])
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static boolean isInput(ArgSpec argument) {
    return !NO_INPUT.contains(argument.paramLabel())
        && !(argument instanceof OptionSpec option && WRITTEN.contains(option.longestName()));
  }

  static Stream<Arguments> readings() {
    Path request = Path.of(REQUEST);
    Path table = Path.of("table.csv");
    return Stream.of(
        reading("--config", Path.of("candor.yaml"), "config", "check", "--config", "-"),
        reading(
            "--context",
            Path.of("context.json"),
            "preview",
            "--subject",
            "loanOverdueFirstNotice",
            "--channel",
            "email",
            "--context",
            "-"),
        reading(
            "--history",
            Terminal.EXAMPLES.resolve("history.jsonl"),
            "rules",
            "diff",
            "rulebook-us",
            "rulebook-us",
            "--history",
            "-"),
        reading(
            "--portfolio",
            Path.of(PORTFOLIO),
            "explain",
            REQUEST,
            "--portfolio",
            "-",
            "--now",
            Terminal.NOW),
        reading("candor explain REQUEST.json", request, "explain", "-"),
        reading("candor send REQUEST.json", request, "send", "-", "--db", "DB"),
        reading("candor when REQUEST.json", request, "when", "-"),
        reading("candor rules explain REQUEST.json", request, "rules", "explain", "-"),
        reading("candor rules diff OLD", table, "rules", "diff", "-", "TABLE"),
        reading("candor rules diff NEW", table, "rules", "diff", "TABLE", "-"),
        reading(
            "candor rules table import FILE", table, "rules", "table", "import", "-", "-o", "OUT"));
  }

  private static Arguments reading(String name, Path file, String... command) {
    return Arguments.argumentSet(name, name, file, command);
  }

  @ParameterizedTest
  @MethodSource("readings")
  @Tag("slow")
  void what_comes_from_standard_input_is_read_as_a_file_is(String name, Path file, String[] command)
      throws IOException {
    Path table = folder.resolve("table.csv");
    Terminal.candor(
        "rules", "table", "export", "--rules", "us-reg-f-call-hours", "-o", table.toString());
    Map<String, String> own =
        Map.of(
            "candor.yaml", "tolerance: PT2M\n",
            "context.json", "{\"note\": \"words\"}");
    Path input = folder.resolve(file.getFileName().toString());
    if (own.containsKey(file.toString())) {
      Files.writeString(input, own.get(file.toString()));
    } else if (!file.toString().equals("table.csv")) {
      Files.copy(file, input);
    }

    Terminal named = run("", "named", input.toString(), command);
    Terminal standard = run(Files.readString(input), "standard", "-", command);

    assertThat(standard.exit()).as(standard.err()).isEqualTo(named.exit());
    assertThat(standard.exit()).isIn(0, 1);
    assertThat(withoutNames(standard, "-")).isEqualTo(withoutNames(named, input.toString()));
  }

  private String withoutNames(Terminal answer, String input) {
    return answer
        .out()
        .replaceAll("IX-[0-9A-HJKMNP-TV-Z]{16}", "IX")
        .replaceAll("(?m)^  picture .*$", "")
        .replace("(" + input + ")", "(INPUT)")
        .replace("standard", "named");
  }

  private Terminal run(String text, String db, String input, String... command) {
    String[] args =
        Arrays.stream(command)
            .map(arg -> arg.equals("-") ? input : arg)
            .map(arg -> arg.equals("TABLE") ? folder.resolve("table.csv").toString() : arg)
            .map(arg -> arg.equals("OUT") ? folder.resolve(db).toString() : arg)
            .map(arg -> arg.equals("DB") ? folder.resolve(db + ".db").toString() : arg)
            .toArray(String[]::new);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return Terminal.candor(args);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void help_and_answers_are_as_wide_as_the_terminal() {
    for (int columns : List.of(60, 72, 132)) {
      String[] explain = {
        "explain",
        Terminal.EXAMPLES.resolve("requests/seven-calls.json").toString(),
        "--portfolio",
        PORTFOLIO,
        "--now",
        Terminal.NOW,
        "--db",
        folder.resolve("x.db").toString()
      };
      assertThat(longest(columns, "send", "--help")).isBetween(columns - 12, columns);
      assertThat(wrapped(columns, explain)).isBetween(columns - 16, columns);
    }
  }

  /** The longest line, of those that are sentences. */
  private static int wrapped(int columns, String... args) {
    return print(columns, args)
        .lines()
        .filter(line -> line.startsWith("            ") && !line.contains("permits "))
        .mapToInt(String::length)
        .max()
        .orElseThrow();
  }

  private static int longest(int columns, String... args) {
    return print(columns, args)
        .lines()
        .filter(line -> !line.startsWith("  candor ") && !line.contains("Examples"))
        .mapToInt(String::length)
        .max()
        .orElseThrow();
  }

  private static String print(int columns, String... args) {
    StringWriter out = new StringWriter();
    Main.run(
        Map.of("COLUMNS", String.valueOf(columns)),
        Path.of(""),
        new PrintWriter(out),
        new PrintWriter(new StringWriter()),
        args);
    return out.toString();
  }

  @Test
  void each_advice_stands_with_its_own_fault() {
    Terminal answer =
        Terminal.candor(
            "interactions", "list", "--limit", "0", "--person", "", "--db", "none/x.db");

    assertThat(answer.exit()).isEqualTo(2);
    List<String> lines = answer.err().lines().toList();
    assertThat(lines.get(0)).isEqualTo("2 faults in the command line:");
    assertThat(lines).hasSize(6);
    assertThat(lines.get(1)).startsWith("--");
    assertThat(lines.get(2)).startsWith("    Maybe ");
    assertThat(lines.get(3)).startsWith("--");
    assertThat(lines.get(4)).startsWith("    Maybe ");
    assertThat(lines.get(5)).isEqualTo("Maybe mend the lines above and try again.");
  }

  @Test
  void what_is_wrong_is_wrapped_as_well() {
    StringWriter err = new StringWriter();
    Main.run(
        Map.of("COLUMNS", "50"),
        Path.of(""),
        new PrintWriter(new StringWriter()),
        new PrintWriter(err),
        "interactions",
        "list",
        "--limit",
        "0",
        "--person",
        "");

    assertThat(err.toString().lines())
        .hasSizeGreaterThan(6)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(50))
        .filteredOn(line -> line.startsWith("    ") && !line.contains("Maybe"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "send", "when"})
  void every_folder_that_is_not_there_is_named_at_once(String command) {
    Terminal answer =
        Terminal.candor(
            command,
            Terminal.EXAMPLES.resolve("requests/night-text.json").toString(),
            "--portfolio",
            "none/portfolio.json",
            "--rulebook",
            "none/law",
            "--house",
            "none/house",
            "--templates",
            "none/templates");

    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.err())
        .startsWith("4 faults in ")
        .contains("none/portfolio.json", "none/law", "none/house", "none/templates");
  }

  @Test
  void a_kind_of_file_nobody_knows_names_the_nearest() {
    assertThat(Terminal.candor("schema", "req").err())
        .endsWith("Maybe write candor schema request.\n");
  }

  /** Every command that does something itself. */
  private static List<CommandSpec> leaves() {
    List<CommandSpec> leaves = new ArrayList<>();
    addLeaves(Main.commandLine(Map.of(), Path.of("")).getCommandSpec(), leaves);
    assertThat(leaves).hasSizeGreaterThan(30);
    return leaves;
  }

  private static void addLeaves(CommandSpec command, List<CommandSpec> leaves) {
    if (command.subcommands().isEmpty()) {
      leaves.add(command);
    }
    command.subcommands().values().forEach(below -> addLeaves(below.getCommandSpec(), leaves));
  }
}
