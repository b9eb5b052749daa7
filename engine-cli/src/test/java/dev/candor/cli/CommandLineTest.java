package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.option.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class CommandLineTest {

  private static final Path REQUEST = Terminal.EXAMPLES.resolve("requests/overdue-email.json");

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "sendd, There is no command (sendd) of candor. Nearest: send., Maybe write candor send.",
    "rules chekc, There is no command (chekc) of candor rules. Nearest: check., Maybe write candor rules check.",
    "qqqqqqq, There is no command (qqqqqqq) of candor., Maybe see candor --help.",
    "sendd --help, There is no command (sendd) of candor. Nearest: send., Maybe write candor send.",
    "rules chekc --help, There is no command (chekc) of candor rules. Nearest: check., Maybe write candor rules check."
  })
  void a_command_nobody_knows_is_bad_input_and_names_the_nearest(
      String line, String told, String maybe) {
    Terminal answer = Terminal.candor(line.split(" "));

    assertThat(answer.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines()).contains("command line: " + told, maybe);
    assertThat(answer.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "rules --help", "send --help"})
  void help_of_a_command_that_is_one_is_help(String line) {
    Terminal answer = Terminal.candor(line.split(" "));

    assertThat(answer.exit()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).startsWith("Usage: candor");
  }

  @Test
  @Tag("slow")
  void a_request_is_read_from_standard_input() throws IOException {
    Terminal named = explain(REQUEST.toString(), "");
    Terminal given = explain("-", Files.readString(REQUEST));

    assertThat(given.exit()).isEqualTo(named.exit()).isEqualTo(ExitCode.DONE);
    assertThat(decided(given)).isEqualTo(decided(named));
  }

  @Test
  void what_is_wrong_with_standard_input_has_its_place() {
    Terminal answer = explain("-", "{\"subject\": \"loanOverdueFirstNotise\"}");

    assertThat(answer.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err()).contains("-:1:13 $.subject: ", "loanOverdueFirstNotice");
  }

  @Test
  void standard_input_is_for_one_of_two() {
    Terminal answer =
        reading("{}", "explain", "-", "--portfolio", "-", "--db", db(), "--now", Terminal.NOW);

    assertThat(answer.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err())
        .contains("Two inputs are to come from standard input (-), which can be read once.");
  }

  @Test
  @Tag("slow")
  void a_byte_order_mark_before_a_request_changes_nothing() throws IOException {
    Path marked = folder.resolve("marked.json");
    Files.writeString(marked, "\ufeff" + Files.readString(REQUEST));

    assertThat(decided(explain(marked.toString(), "")))
        .isEqualTo(decided(explain(REQUEST.toString(), "")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"collections, inbCollections", "servicing, inbServicing", "payments, inbPayments"})
  void no_hint_names_a_theme_of_what_comes_in_for_a_message_that_goes_out(
      String theme, String wrong) {
    Terminal answer =
        explain(
            "-",
            "{\"subject\": \"freeForm\", \"personId\": \"BO-NY01\", \"theme\": \"" + theme + "\"}");

    assertThat(answer.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err())
        .contains("The value (" + theme + ") is not a theme.")
        .doesNotContain(wrong);
  }

  @Test
  void a_theme_of_what_comes_in_is_named_where_one_was_meant() {
    Terminal answer = explain("-", "{\"subject\": \"freeForm\", \"theme\": \"inbColections\"}");

    assertThat(answer.err()).contains("Nearest: inbCollections.");
  }

  @Test
  @Tag("slow")
  void a_shell_completes_channels_subjects_themes_formats_and_rules() {
    assertThat(Terminal.candor("generate-completion").out())
        .contains(
            "\"email\"",
            "\"loanOverdueFirstNotice\"",
            "\"opsCollDebt\"",
            "\"pdf\"",
            "\"us-reg-f-call-hours\"");
  }

  /** What was decided, without the line that names the file. */
  private static List<String> decided(Terminal answer) {
    assertThat(answer.out()).contains("\n  picture ");
    return answer.out().lines().filter(line -> !line.startsWith("  picture ")).toList();
  }

  private Terminal explain(String request, String input) {
    return reading(
        input,
        "explain",
        request,
        "--portfolio",
        Terminal.EXAMPLES.resolve("portfolio.json").toString(),
        "--db",
        db(),
        "--now",
        Terminal.NOW);
  }

  private String db() {
    return folder.resolve("record.db").toString();
  }

  private static Terminal reading(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return Terminal.candor(arguments);
    } finally {
      System.setIn(before);
    }
  }
}
