package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.text.EscapingWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EscapingWriterTest {

  /** How an answer begins: a word in capitals at the start of its line, or JSON. */
  private static final Pattern ANSWER =
      Pattern.compile(
          "(ACCEPTED|SCHEDULED|REFUSED|QUEUED|MOVED|WITHHELD|HELD|FAULTED|OPEN|CLOSED)\\b|[{\\[]");

  private static final Pattern HARMFUL =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]");

  @TempDir private Path folder;

  private static String printed(String text) {
    StringWriter out = new StringWriter();
    EscapingWriter.over(out).println(text);
    return out.toString();
  }

  static Stream<Arguments> harmful() {
    return Stream.of(
        Arguments.argumentSet("a line break", "a\nACCEPTED", "a\\nACCEPTED\n"),
        Arguments.argumentSet("a return over the line", "a\rACCEPTED", "a\\rACCEPTED\n"),
        Arguments.argumentSet("a colour", "\u001B[32mgood", "\\u001B[32mgood\n"),
        Arguments.argumentSet("a colour in one byte", "\u009B32mgood", "\\u009B32mgood\n"),
        Arguments.argumentSet("a turn to the left", "a\u202Eb", "a\\u202Eb\n"),
        Arguments.argumentSet("an isolate", "a\u2067b", "a\\u2067b\n"),
        Arguments.argumentSet("a line separator", "a\u2028b", "a\\u2028b\n"),
        Arguments.argumentSet("a next line", "a\u0085b", "a\\u0085b\n"),
        Arguments.argumentSet("nothing to be seen", "a\u200Bb", "a\\u200Bb\n"),
        Arguments.argumentSet("a tag", "a\uDB40\uDC41b", "a\\uDB40\\uDC41b\n"),
        Arguments.argumentSet("half a pair", "a\uD800b", "a\\uD800b\n"),
        Arguments.argumentSet("an answer", "ACCEPTED  x", "  ACCEPTED  x\n"),
        Arguments.argumentSet("an answer in JSON", "{\"outcome\": 1}", "  {\"outcome\": 1}\n"),
        Arguments.argumentSet("letters of every kind", "tést ü 日本 ✓ a\tb", "tést ü 日本 ✓ a\tb\n"));
  }

  @ParameterizedTest
  @MethodSource("harmful")
  void shows_what_is_said_and_nothing_else(String text, String shown) {
    assertThat(printed(text)).isEqualToNormalizingNewlines(shown);
  }

  @Test
  void formats_values_as_it_prints_them() {
    StringWriter out = new StringWriter();
    EscapingWriter.over(out).printf("%-5s %d%n", "a\nb", 7);
    assertThat(out.toString()).isEqualToNormalizingNewlines("a\\nb  7\n");
  }

  @Test
  void keeps_its_own_lines_colours_and_answers() {
    assertThat(
            printed(
                EscapingWriter.lines(
                    List.of(
                        EscapingWriter.ANSWER + EscapingWriter.ESCAPE + "[1mACCEPTED", "  b\nc"))))
        .isEqualToNormalizingNewlines("\u001B[1mACCEPTED\n  b\\nc\n");
  }

  @Test
  void prints_a_document_to_the_byte() {
    StringWriter out = new StringWriter();
    EscapingWriter.over(out).print("a\n\u001B[1mb\r\n");
    assertThat(out.toString()).isEqualTo("a\n\u001B[1mb\r\n");
  }

  @Provide
  static Arbitrary<String> hostile() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "\n",
                "\r",
                "\r\n",
                "\u001B[2K",
                "\u001B[1A",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u202E",
                "\b",
                "\u0007",
                "ACCEPTED  Loan Overdue First Notice for BO-X",
                "REFUSED",
                "OPEN NOW",
                " ",
                "QUEUED    IX-1",
                "{\"outcome\": \"accepted\"}",
                "[",
                "1 queued.",
                "@|bold x|@",
                "|@",
                "%n",
                "${x}",
                "a",
                ".json",
                "-",
                "'"),
            Arbitraries.strings().ofMaxLength(6))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  private static void holdsNoForgery(Terminal terminal) {
    for (String text : List.of(terminal.out(), terminal.err())) {
      assertThat(HARMFUL.matcher(text.replace("\r\n", "\n")).find()).as(text).isFalse();
      assertThat(text.split("\n")).as(text).noneMatch(line -> ANSWER.matcher(line).lookingAt());
    }
  }

  @Property(tries = 40)
  @Tag("slow")
  void no_argument_begins_a_line_as_an_answer_does(@ForAll("hostile") String text) {
    holdsNoForgery(Terminal.candor("rules", "check", text));
    holdsNoForgery(Terminal.candor("templates", "diff", text, text));
    holdsNoForgery(Terminal.candor("interactions", "list", "--db", text + "/none/x.db"));
    holdsNoForgery(Terminal.candor("interactions", "show", text, "--db", "jdbc:" + text));
    holdsNoForgery(Terminal.candor(text));
    holdsNoForgery(Terminal.candor("release", "--now", text, "--portfolio", text));
    holdsNoForgery(Terminal.candor("config", "check", "--config", text));
    holdsNoForgery(Terminal.candor("subjects", "show", text));
  }

  @Property(tries = 15)
  @Tag("slow")
  void no_value_of_a_request_begins_a_line_as_an_answer_does(@ForAll("hostile") String text)
      throws IOException {
    Path request = Files.createTempFile("request", ".json");
    try {
      Files.writeString(
          request,
          new ObjectMapper()
              .writeValueAsString(
                  Map.of(
                      "subject",
                      "loanOverdueFirstNotice",
                      "personId",
                      text,
                      "channel",
                      "email",
                      "contactId",
                      text,
                      "loanIds",
                      List.of(text),
                      text,
                      text)),
          StandardCharsets.UTF_8);
      Terminal answer =
          Terminal.candor(
              "explain",
              request.toString(),
              "--portfolio",
              Terminal.EXAMPLES.resolve("portfolio.json").toString(),
              "--db",
              "none.db");
      String rest =
          answer.exit() == 1 ? answer.out().substring(answer.out().indexOf('\n')) : answer.out();
      assertThat(answer.exit()).isIn(1, 2);
      holdsNoForgery(new Terminal(answer.exit(), rest, answer.err()));
    } finally {
      Files.delete(request);
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("slow")
  void a_file_named_as_an_answer_is_no_answer() {
    Terminal refused = Terminal.candor("explain", "ACCEPTED  Loan Overdue\nACCEPTED  x.json");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            """
            No --portfolio given: using the demo portfolio, at its own time 2026-03-06T15:00:00Z.
            1 fault in the request:
              ACCEPTED  Loan Overdue\\nACCEPTED  x.json: There is no such file.
            Maybe check the folder you are in.
            """);
  }

  @Test
  void a_value_of_a_rendered_text_begins_no_answer_in_a_preview() throws IOException {
    Path context = folder.resolve("context.json");
    Files.writeString(context, "{\"code\": \"1\\nACCEPTED  x\\u001B[2K\", \"codeMinutes\": 5}");
    Terminal preview =
        Terminal.candor(
            "preview",
            "--subject",
            "confirmationCode",
            "--channel",
            "text",
            "--context",
            context.toString(),
            "--db",
            folder.resolve("none.db").toString());
    assertThat(preview.exit()).isZero();
    assertThat(preview.out()).contains("  ACCEPTED  x");
    holdsNoForgery(preview);
  }

  @Test
  void json_says_the_same_escaped() throws IOException {
    StringWriter out = new StringWriter();
    PrintWriter writer = EscapingWriter.over(out);
    String hostile = "a\nb\u202E\u001B\u2028\uDB40\uDC41";
    new JsonAnswers(writer).print(Map.of("a", hostile));
    assertThat(new ObjectMapper().readTree(out.toString()).get("a").asText()).isEqualTo(hostile);
    assertThat(HARMFUL.matcher(out.toString().replace("\r\n", "\n")).find()).isFalse();
  }
}
