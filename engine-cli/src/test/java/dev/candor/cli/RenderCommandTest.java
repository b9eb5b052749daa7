package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {

  @TempDir private Path folder;

  @Test
  @Tag("slow")
  void writes_a_letter_twice_to_the_same_bytes() throws IOException {
    Path first = folder.resolve("first.pdf");
    Path second = folder.resolve("second.pdf");

    Terminal one =
        Terminal.candor(
            "render",
            "--subject",
            "loanOverdueFirstNotice",
            "--channel",
            "mail",
            "--fmt",
            "pdf",
            "-o",
            first.toString(),
            "--now",
            Terminal.NOW);
    Terminal.candor(
        "render",
        "--subject",
        "loanOverdueFirstNotice",
        "--channel",
        "mail",
        "--fmt",
        "pdf",
        "-o",
        second.toString(),
        "--now",
        Terminal.NOW);

    assertThat(one.exit()).as(one.err()).isZero();
    assertThat(one.err()).doesNotContain("not defined");
    assertThat(Files.readAllBytes(first))
        .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
        .isEqualTo(Files.readAllBytes(second));
  }

  @Test
  void names_three_missing_names_with_template_line_and_column() {
    Terminal strict =
        Terminal.candor(
            "render",
            "--subject",
            "paymentSuccessful",
            "--channel",
            "email",
            "--fmt",
            "text",
            "--strict-undefined");

    assertThat(strict.exit()).isEqualTo(3);
    assertThat(strict.err())
        .contains("3 faults in the template paymentSuccessful/email")
        .contains("paymentSuccessful/email.text:5:28 payment.on: The name (payment.on) is not")
        .contains("paymentSuccessful/email.text:5:50 payment.amount: ")
        .contains("paymentSuccessful/email.text:6:7 payment.methodLabel: ");
  }

  @Test
  void a_channel_without_html_is_written_as_text_unless_a_form_is_asked_for() {
    Terminal plain =
        Terminal.candor("render", "--subject", "paymentSuccessful", "--channel", "text");
    Terminal asked =
        Terminal.candor(
            "render", "--subject", "paymentSuccessful", "--channel", "text", "--fmt", "text");

    assertThat(plain.exit()).isZero();
    assertThat(plain.out()).isNotBlank().isEqualTo(asked.out());
  }

  @Test
  void lists_what_it_left_blank_otherwise() {
    Terminal lenient =
        Terminal.candor(
            "render", "--subject", "paymentSuccessful", "--channel", "text", "--fmt", "text");
    assertThat(lenient.exit()).isZero();
    assertThat(lenient.err())
        .contains("not defined and were left blank")
        .contains("payment.amount")
        .contains("Maybe");
  }

  @Test
  void prints_html_and_text_to_the_terminal() {
    assertThat(
            Terminal.candor("render", "--subject", "loanOverdueFirstNotice", "--channel", "email")
                .out())
        .contains("<html");
    assertThat(
            Terminal.candor(
                    "render",
                    "--subject",
                    "loanOverdueFirstNotice",
                    "--channel",
                    "email",
                    "--fmt",
                    "text")
                .out())
        .doesNotContain("<");
  }

  @Test
  void previews_the_three_contents_as_json() {
    Terminal preview =
        Terminal.candor(
            "preview", "--subject", "loanOverdueFirstNotice", "--channel", "email", "--json");
    assertThat(preview.exit()).isZero();
    assertThat(preview.json().fieldNames())
        .toIterable()
        .containsExactly("contentHtml", "contentText", "subjectLine", "undefinedNames");
  }

  @Test
  void says_how_a_text_message_is_cut() {
    String[] asked = {"--subject", "loanOverdueFirstNotice", "--channel", "text"};

    Terminal json = preview(asked, "--json");
    assertThat(json.json().at("/encoding").asText()).isEqualTo("GSM-7");
    assertThat(json.json().at("/segments").asInt()).isBetween(1, 3);
    assertThat(preview(asked).out()).contains("--- text, " + json.json().at("/segments").asInt());
    Terminal rendered =
        Terminal.candor(
            "render", "--subject", "loanOverdueFirstNotice", "--channel", "text", "--fmt", "text");
    assertThat(rendered.err()).containsPattern("The text takes [1-3] segments?, GSM-7\\.");
    assertThat(rendered.out()).doesNotContain("GSM-7");
  }

  private static Terminal preview(String[] asked, String... more) {
    return Terminal.candor(
        Stream.of(Stream.of("preview"), Stream.of(asked), Stream.of(more))
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  @Test
  void says_all_that_is_wrong_with_what_was_asked() {
    Terminal wrong =
        Terminal.candor(
            "render",
            "--subject",
            "overdue",
            "--channel",
            "post",
            "--person",
            "",
            "--context",
            "none.json");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("--subject")
        .contains("--channel")
        .contains("--person")
        .contains("none.json")
        .contains("\nMaybe ");
  }

  @Test
  void names_a_form_the_channel_does_not_have() {
    Terminal wrong =
        Terminal.candor(
            "render", "--subject", "confirmationCode", "--channel", "text", "--fmt", "html");
    assertThat(wrong.exit()).isEqualTo(3);
    assertThat(wrong.err()).contains("html").contains("\nMaybe ");
  }

  @Test
  void keeps_a_file_that_stood_there_when_the_new_one_fails() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.pdf"), "kept");
    Terminal.candor(
        "render",
        "--subject",
        "paymentSuccessful",
        "--channel",
        "email",
        "--fmt",
        "html",
        "--strict-undefined",
        "-o",
        file.toString());
    assertThat(file).hasContent("kept");
  }

  @Test
  void lists_subjects_by_theme_and_shows_one() {
    assertThat(Terminal.candor("subjects", "list").out().lines()).hasSize(129);
    assertThat(Terminal.candor("subjects", "list", "--theme", "opsCollDebt").out())
        .contains("loanOverdueFirstNotice")
        .doesNotContain("statementLOC");
    assertThat(
            Terminal.candor("subjects", "show", "loanOverdueFirstNotice", "--json")
                .json()
                .get("theme")
                .asText())
        .isEqualTo("opsCollDebt");
    assertThat(Terminal.candor("subjects", "show", "loanOverduFirst").exit()).isEqualTo(2);
  }

  @Test
  void prints_the_schemas_and_a_shell_completion() {
    assertThat(Terminal.candor("schema", "portfolio").json().get("$schema").asText())
        .contains("2020-12");
    assertThat(Terminal.candor("generate-completion").out()).contains("complete");
    assertThat(Terminal.candor("schema", "other").exit()).isEqualTo(2);
    assertThat(Terminal.candor("--help").out()).contains("Examples:").contains("Exit codes:");
  }

  private static Terminal letter(Path to) {
    return Terminal.candor(
        "render",
        "--subject",
        "loanOverdueFirstNotice",
        "--channel",
        "mail",
        "--fmt",
        "text",
        "-o",
        to.toString());
  }

  @Test
  void follows_a_link_and_leaves_no_other_file() throws IOException {
    Path target = Files.writeString(folder.resolve("real.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);

    assertThat(letter(link).exit()).isZero();

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(target)).contains("Nora");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(target, link);
    }
  }

  @Test
  void writes_to_a_device_as_it_is() {
    assertThat(letter(Path.of("/dev/null")).exit()).isZero();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  @Tag("slow")
  void lays_a_folder_of_own_templates_over_the_standard_ones() throws IOException {
    Path own = Files.createDirectories(folder.resolve("own/templates/en/confirmationCode"));
    Files.writeString(own.resolve("text.text.hbs"), "Ours: {{code}}\n{{> disclosures-text}}");

    Terminal rendered =
        Terminal.candor(
            "render",
            "--subject",
            "confirmationCode",
            "--channel",
            "text",
            "--fmt",
            "text",
            "--templates",
            folder.resolve("own").toString());

    assertThat(rendered.exit()).as(rendered.err()).isZero();
    assertThat(rendered.out()).startsWith("Ours:");
  }

  @Test
  void says_what_is_wrong_with_the_options_together_with_the_words() {
    Terminal wrong =
        Terminal.candor(
            "render", "--subject", "foo", "--channel", "bar", "--fmt", "docx", "--now", "soon");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("4 faults")
        .contains("--fmt")
        .contains("--now")
        .contains("--subject")
        .contains("--channel");
  }
}
