package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class TemplatesCommandTest {

  private static final String CODE = "templates/en/confirmationCode/text.text.hbs";

  @TempDir private Path folder;

  /** A command of templates, with a database of its own that is not there. */
  private Terminal templates(String... args) {
    List<String> all = new ArrayList<>(List.of("templates"));
    all.addAll(List.of(args));
    all.add("--db");
    all.add(folder.resolve("none.db").toString());
    return Terminal.candor(all.toArray(String[]::new));
  }

  private Path own(String name, Map<String, String> files) throws IOException {
    Path own = folder.resolve(name);
    Files.createDirectories(own);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = own.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return own;
  }

  // ---- list and show

  @Test
  @Tag("slow")
  void lists_templates_with_the_book_each_is_from() throws IOException {
    Path own = own("own", Map.of(CODE, "Ours: {{code}}{{> disclosures-text}}"));

    Terminal list =
        templates("list", "--subject", "confirmationCode", "--templates", own.toString());

    assertThat(list.exit()).as(list.err()).isZero();
    assertThat(list.out().lines().findFirst().orElseThrow()).startsWith("key ");
    assertThat(list.out())
        .containsPattern("confirmationCode/text  +\\S.*  templatebook 0  +[0-9a-f]{12}\n")
        .containsPattern("confirmationCode/email  +\\S.*  templatebook-us \\S+  +[0-9a-f]{12}\n")
        .doesNotContain("paymentSuccessful");
  }

  @Test
  void lists_templates_as_json() {
    JsonNode list = templates("list", "--channel", "mail", "--language", "en", "--json").json();

    assertThat(list).isNotEmpty();
    assertThat(list.findValuesAsText("channel")).containsOnly("mail");
    assertThat(list.get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "key",
            "subject",
            "channel",
            "language",
            "loanType",
            "name",
            "sensitive",
            "enabled",
            "books",
            "checksum");
  }

  @Test
  void shows_a_part_with_the_partials_it_prints() {
    Terminal shown = templates("show", "confirmationCode/text");

    assertThat(shown.exit()).as(shown.err()).isZero();
    assertThat(shown.out())
        .startsWith("--- templates/en/confirmationCode/text.text.hbs (templatebook-us")
        .contains("{{code}}")
        .contains("--- partials/");
    JsonNode subject =
        templates("show", "confirmationCode/email", "--part", "subject", "--json").json();
    assertThat(subject.get("parts")).hasSize(1);
    assertThat(subject.at("/parts/0/file/text").asText()).isNotBlank();
  }

  // ---- variables

  @Test
  void tells_what_a_request_has_to_bring_and_what_candor_gives() {
    Terminal told = templates("variables", "paymentSuccessful", "--channel", "text");

    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out())
        .containsSubsequence("from the request", "payment ", "amount ", "money", "from candor")
        .containsPattern("company +group")
        .contains("Templates: ");
  }

  @Test
  void writes_a_sample_that_the_renderer_takes() throws IOException {
    Terminal sample = templates("variables", "paymentSuccessful", "--sample");
    Path context = Files.writeString(folder.resolve("context.json"), sample.out());

    Terminal rendered =
        Terminal.candor(
            "render",
            "--subject",
            "paymentSuccessful",
            "--channel",
            "email",
            "--context",
            context.toString(),
            "--strict-undefined",
            "--db",
            folder.resolve("none.db").toString());

    assertThat(rendered.exit()).as(rendered.err()).isZero();
    assertThat(rendered.out()).contains("$412.50");
  }

  @Test
  void writes_the_schema_of_a_context() {
    JsonNode schema = templates("variables", "paymentSuccessful", "--schema").json();

    assertThat(schema.get("$schema").asText()).contains("2020-12");
    assertThat(schema.at("/properties/payment/properties/amount/$ref").asText())
        .isEqualTo("#/$defs/money");
    assertThat(schema.at("/required/0").asText()).isEqualTo("payment");
  }

  // ---- check

  @Test
  @Tag("slow")
  void finds_nothing_wrong_with_the_standard_templates() {
    Terminal checked = templates("check");
    assertThat(checked.exit()).as(checked.out()).isZero();
    assertThat(checked.out()).contains(": 0 faults, ");
  }

  @Test
  @Tag("slow")
  void tells_every_fault_of_a_folder_with_its_place_and_ends_with_three() throws IOException {
    Path own =
        own(
            "own",
            Map.of(
                CODE,
                "{{code}}\n{{uper code}}{{> disclosure-inline}}",
                "templates/en/confirmationCode/email.text.hbs",
                "{{borrower.fristName}}{{> disclosures-text}}",
                "partials/mine.hbs",
                "mine"));

    Terminal checked = templates("check", own.toString());

    assertThat(checked.exit()).isEqualTo(3);
    assertThat(checked.out())
        .contains("fault  confirmationCode/text.text:2:3: There is no helper (uper).")
        .contains(
            "fault  confirmationCode/text.text:2:18: There is no partial (disclosure-inline).")
        .contains("fault  confirmationCode/email.text:1:3 borrower.fristName: ")
        .contains("    Maybe write borrower.firstName.")
        .contains("note  partials/mine:1:1: No template prints the partial (partials/mine).")
        .contains("3 faults, 1 note.");
    JsonNode json = templates("check", own.toString(), "--json").json();
    assertThat(json.get("faults")).hasSize(3);
    assertThat(json.at("/notes/0/place").asText()).isEqualTo("partials/mine:1:1");
  }

  @Test
  @Tag("slow")
  void counts_notes_as_faults_where_asked_to() throws IOException {
    Path own = own("own", Map.of("partials/mine.hbs", "mine"));

    assertThat(templates("check", own.toString()).exit()).isZero();
    assertThat(templates("check", own.toString(), "--strict").exit()).isEqualTo(3);
  }

  @Test
  @Tag("slow")
  void writes_with_the_samples_of_the_folder() throws IOException {
    Path own =
        own(
            "own",
            Map.of(
                CODE,
                "{{code}} {{place}}{{> disclosures-inline}}",
                "samples/confirmationCode.json",
                "{\"context\": {\"code\": \"1\", \"codeMinutes\": 5}}"));

    Terminal checked = templates("check", own.toString());

    assertThat(checked.exit()).isEqualTo(3);
    assertThat(checked.out())
        .contains("The name (place) is not defined in the sample (confirmationCode).");
    Files.writeString(own.resolve("samples/confirmationCode.json"), "{\"context\": {\"code\" 1}}");
    Files.writeString(own.resolve(CODE), "{{uper code}}{{> disclosures-inline}}");
    Terminal broken = templates("check", own.toString());
    assertThat(broken.exit()).isEqualTo(3);
    assertThat(broken.out())
        .containsPattern("fault  [^\n]*confirmationCode.json:1:\\d+: [^\n]+\n    Maybe ")
        .contains("fault  confirmationCode/text.text:1:3: There is no helper (uper).")
        .contains(": 2 faults, ");
  }

  @Test
  @Tag("slow")
  void a_folder_of_which_nothing_is_used_is_a_fault() throws IOException {
    Path empty = own("empty", Map.of());
    Path other = own("other", Map.of("README.md", "Ours", "en/confirmationCode/text.txt", "Ours"));

    for (Path folder : List.of(empty, other)) {
      Terminal checked = templates("check", folder.toString());
      assertThat(checked.exit()).as(checked.out()).isEqualTo(3);
      assertThat(checked.out())
          .contains("fault  " + folder + ": Nothing of this folder is used.\n    Maybe ")
          .contains(": 1 fault, ");
    }
  }

  @Test
  @Tag("slow")
  void a_link_that_leads_out_of_the_folder_is_a_fault_and_is_not_read() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "{{#if Hidden words");
    Path own = own("own", Map.of("partials/mine.hbs", "mine"));
    Files.createSymbolicLink(own.resolve("partials/out.hbs"), secret);

    Terminal checked = templates("check", own.toString());

    assertThat(checked.exit()).isEqualTo(3);
    assertThat(checked.out())
        .contains("fault  partials/out.hbs: The link leads out of the folder, or nowhere.")
        .doesNotContain("Hidden words");
  }

  // ---- versions

  private Terminal kept(String command, String... args) {
    List<String> all = new ArrayList<>(List.of("templates", command));
    all.addAll(List.of(args));
    all.addAll(List.of("--db", folder.resolve("kept.db").toString()));
    if (!command.equals("versions")) {
      all.addAll(List.of("--by", "ana"));
    }
    Terminal terminal = Terminal.candor(all.toArray(String[]::new));
    assertThat(terminal.exit()).as(terminal.err()).isZero();
    return terminal;
  }

  @Test
  @Tag("slow")
  void takes_the_key_of_a_template_as_it_takes_that_of_its_versions() throws IOException {
    for (String word : List.of("One", "Two", "Three")) {
      kept(
          "import", own(word, Map.of(CODE, word + " {{code}}{{> disclosures-inline}}")).toString());
    }
    String key = "confirmationCode/text";

    kept("activate", key + "@1");
    kept("activate", "en/" + key + "@3");
    assertThat(kept("activate", key + "@2").out())
        .isEqualTo("en/confirmationCode/text version 2 is in use.\n");
    assertThat(kept("versions", key).out()).isEqualTo(kept("versions", "en/" + key).out());
    assertThat(kept("rollback", key).out())
        .isEqualTo("en/confirmationCode/text version 3 is in use.\n");
    assertThat(kept("rollback", "en/" + key).out())
        .isEqualTo("en/confirmationCode/text version 1 is in use.\n");
    assertThat(kept("retire", key).out())
        .isEqualTo(
            "en/confirmationCode/text: no version is in use; the standard templates show.\n");
    assertThat(kept("disable", "en/" + key).out())
        .isEqualTo("en/confirmationCode/text is disabled.\n");
    assertThat(kept("enable", key).out()).isEqualTo("confirmationCode/text is enabled.\n");
  }

  // ---- diff

  @Test
  @Tag("slow")
  void tells_what_reads_differently() throws IOException {
    Path old = own("old", Map.of(CODE, "A\nB\n{{code}} is it\nC{{> disclosures-inline}}"));
    Path now = own("now", Map.of(CODE, "A\nB\n{{code}} is yours\nC{{> disclosures-inline}}"));

    Terminal diff = templates("diff", old.toString(), now.toString());

    assertThat(diff.exit()).as(diff.err()).isEqualTo(1);
    assertThat(diff.out())
        .contains("--- " + old + " confirmationCode/text\n+++ " + now + " confirmationCode/text\n")
        .containsPattern("@@ -1,4 \\+1,4 @@\n A\n B\n-\\d+ is it\n\\+\\d+ is yours\n C\n");
    assertThat(diff.err()).contains("1 of ").contains("read differently");
    assertThat(templates("diff", old.toString(), now.toString(), "--json").json())
        .singleElement()
        .satisfies(
            one -> assertThat(one.get("template").asText()).isEqualTo("confirmationCode/text"));
  }

  @Test
  @Tag("slow")
  void tells_that_nothing_reads_differently() throws IOException {
    Path same = own("same", Map.of("partials/unused.hbs", "x"));

    Terminal diff = templates("diff", "standard", same.toString(), "--subject", "confirmationCode");

    assertThat(diff.exit()).as(diff.err()).isZero();
    assertThat(diff.out()).isEmpty();
  }

  @Test
  @Tag("slow")
  void tells_what_a_version_in_the_database_reads_like() throws IOException {
    String db = folder.resolve("kept.db").toString();
    String[] import_ = {"templates", "import", "", "--by", "ana", "--db", db};
    import_[2] = own("one", Map.of(CODE, "One {{code}}{{> disclosures-inline}}")).toString();
    assertThat(Terminal.candor(import_).exit()).isZero();
    import_[2] = own("two", Map.of(CODE, "Two {{code}}{{> disclosures-inline}}")).toString();
    assertThat(Terminal.candor(import_).exit()).isZero();

    String key = "en/confirmationCode/text";
    Terminal diff = Terminal.candor("templates", "diff", key + "@1", key + "@2", "--db", db);

    assertThat(diff.exit()).as(diff.err()).isEqualTo(1);
    assertThat(diff.out())
        .contains("--- " + key + "@1 confirmationCode/text")
        .containsPattern("-One \\d+\n\\+Two \\d+\n");
    Terminal unknown = Terminal.candor("templates", "diff", key + "@1", key + "@9", "--db", db);
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("There is no version (9)").contains("\nMaybe ");
  }

  // ---- bad input

  private static Arguments wrong(String name, String said, String... args) {
    return Arguments.argumentSet(name, said, args);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("a subject nobody knows", "paymentSuccessful", "variables", "paymentSuccesful"),
        wrong("a channel nobody knows", "(post) is not a channel", "list", "--channel", "post"),
        wrong(
            "a language of three letters", "(eng) is not a language", "list", "--language", "eng"),
        wrong(
            "a key nobody knows", "Nearest: confirmationCode/text", "show", "confirmationCode/txt"),
        wrong(
            "a part a template does not have",
            "has no part (html). Parts: text.",
            "show",
            "confirmationCode/text",
            "--part",
            "html"),
        wrong("a folder that is not there", "There is no folder (nowhere)", "check", "nowhere"),
        wrong(
            "templates that are not there",
            "There is no folder (nowhere)",
            "list",
            "--templates",
            "nowhere"),
        wrong(
            "a side that is not there",
            "There is no folder (nowhere)",
            "diff",
            "standard",
            "nowhere"),
        wrong(
            "a version without a database",
            "There is no file",
            "diff",
            "standard",
            "en/paymentFailed/text@1"),
        wrong(
            "a watch without a folder",
            "There is no folder to watch",
            "preview",
            "confirmationCode",
            "-o",
            "target/preview",
            "--watch"),
        wrong(
            "a duration of no form",
            "(soon) is not a duration",
            "preview",
            "confirmationCode",
            "-o",
            "target/preview",
            "--for",
            "soon"),
        wrong(
            "a loan of nobody",
            "There is no --person",
            "preview",
            "confirmationCode",
            "-o",
            "target/preview",
            "--loan",
            "LN-1"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void says_what_is_wrong_with_what_was_asked(String said, String[] args) {
    Terminal refused = templates(args);

    assertThat(refused.exit()).as(refused.out()).isEqualTo(2);
    assertThat(refused.err()).contains(said).contains("\nMaybe ");
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void the_completion_knows_the_commands() {
    assertThat(Terminal.candor("generate-completion").out())
        .contains("templates_check", "templates_preview");
    assertThat(Terminal.candor("templates", "--help").out()).contains("Examples:");
  }
}
