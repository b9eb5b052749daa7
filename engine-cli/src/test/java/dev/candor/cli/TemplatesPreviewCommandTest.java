package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class TemplatesPreviewCommandTest {

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

  @Test
  void writes_a_subject_into_a_folder_with_a_page_that_shows_it() throws IOException {
    Path to = folder.resolve("preview");

    Terminal written = templates("preview", "loanOverdueFirstNotice", "-o", to.toString());

    assertThat(written.exit()).as(written.err()).isZero();
    assertThat(to.resolve("loanOverdueFirstNotice-email.html")).content().contains("<html");
    assertThat(to.resolve("loanOverdueFirstNotice-email.txt")).content().doesNotContain("<html");
    assertThat(to.resolve("loanOverdueFirstNotice-email.subject.txt")).isNotEmptyFile();
    assertThat(Files.readAllBytes(to.resolve("loanOverdueFirstNotice-mail.pdf")))
        .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    assertThat(to.resolve("index.html"))
        .content()
        .contains("loanOverdueFirstNotice-email.html")
        .contains("loanOverdueFirstNotice-mail.pdf")
        .doesNotContain("refresh");
  }

  @Test
  void writes_for_a_borrower_of_the_portfolio() throws IOException {
    Path to = folder.resolve("preview");

    Terminal written =
        templates(
            "preview",
            "loanOverdueFirstNotice",
            "--channel",
            "email",
            "--person",
            "BO-NEWYORK",
            "--loan",
            "LN-NEWYORK",
            "-o",
            to.toString());

    assertThat(written.exit()).as(written.err()).isZero();
    assertThat(to.resolve("loanOverdueFirstNotice-email.txt")).content().contains("Nora");
    assertThat(to.resolve("loanOverdueFirstNotice-email.html")).content().contains("Nora");
  }

  private static void until(Path file, String words) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (Files.exists(file) && Files.readString(file).contains(words)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(file).content().contains(words);
  }

  /** Deletes a folder with all in it, which ends a watch. */
  private static void gone(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  @Tag("slow")
  void ends_a_watch_after_as_long_as_it_was_told() throws IOException {
    Terminal watch =
        templates(
            "preview",
            "confirmationCode",
            "--templates",
            own("own", Map.of("partials/mine.hbs", "mine")).toString(),
            "-o",
            folder.resolve("preview").toString(),
            "--watch",
            "--for",
            "PT0S");

    assertThat(watch.exit()).as(watch.err()).isZero();
    assertThat(watch.err()).contains("Watching ");
  }

  @Test
  @Tag("slow")
  void writes_again_when_a_file_is_saved_and_outlives_a_broken_one() throws Exception {
    Path own = own("own", Map.of(CODE, "One {{code}}{{> disclosures-inline}}"));
    Path to = folder.resolve("preview");
    Path text = to.resolve("confirmationCode-text.txt");
    Path page = to.resolve("index.html");
    CompletableFuture<Terminal> watch =
        CompletableFuture.supplyAsync(
            () ->
                templates(
                    "preview",
                    "confirmationCode",
                    "--channel",
                    "text",
                    "--templates",
                    own.toString(),
                    "-o",
                    to.toString(),
                    "--watch",
                    "--for",
                    "PT5M"));

    until(text, "One ");
    Files.writeString(own.resolve(CODE), "Two {{cod");
    until(page, "The tag that begins here never ends.");
    assertThat(text).content().startsWith("One ");
    Files.writeString(own.resolve(CODE), "Two {{code}}{{> disclosures-inline}}");
    until(text, "Two ");
    until(page, "<h2>confirmationCode/text</h2>");
    assertThat(page).content().doesNotContain("never ends");
    gone(own);
    Terminal ended = watch.get(4, TimeUnit.MINUTES);
    assertThat(ended.exit()).isZero();
    assertThat(ended.err()).contains("confirmationCode/text.text:1:5: The tag that begins");
    assertThat(page).content().contains("refresh");
  }
}
