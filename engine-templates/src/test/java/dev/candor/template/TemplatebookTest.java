package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.party.LoanType;
import dev.candor.template.internal.book.TemplateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatebookTest {

  static final String SLOT = "{{#each disclosures}}{{text}}{{/each}}";

  @TempDir Path folder;

  static Map<String, String> small() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("templatebook.properties", "name=us\nversion=2026.1\ndisabled=loanPaidOff/text\n");
    files.put("templates/en/paymentFailed/email.subject.hbs", "Payment failed");
    files.put(
        "templates/en/paymentFailed/email.html.hbs",
        "{{#> layouts/email}}<p>{{name}}</p>{{/layouts/email}}");
    files.put("templates/en/paymentFailed/text.text.hbs", "Failed. " + SLOT);
    files.put("templates/es/paymentFailed/text.text.hbs", "Fall\u00f3. " + SLOT);
    files.put("templates/en/loanPaidOff/text.text.hbs", "Paid. " + SLOT);
    files.put("layouts/email.hbs", "<html>{{> @partial-block}}{{> footer}}</html>");
    files.put("partials/footer.hbs", "<p>" + SLOT + "</p>");
    files.put("README.md", "not read");
    return files;
  }

  private Path write(String book, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(book).resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder.resolve(book);
  }

  private Templatebook load(Map<String, String> files) throws IOException {
    return Templatebook.fromFolder(write("book", files));
  }

  @Test
  void loads_a_folder() throws IOException {
    Templatebook book = load(small());

    assertThat(book.name()).isEqualTo("us");
    assertThat(book.version()).isEqualTo("2026.1");
    assertThat(book.templates())
        .containsExactly(
            "es/paymentFailed/text",
            "loanPaidOff/text",
            "paymentFailed/email",
            "paymentFailed/text");
    assertThat(book.checksum()).matches("[0-9a-f]{64}");
    assertThat(enabled(book, Subject.LOAN_PAID_OFF)).isFalse();
    assertThat(book).hasToString("Templatebook[us 2026.1, 4 templates]");
  }

  @Test
  void needs_no_properties() throws IOException {
    Map<String, String> files = small();
    files.remove("templatebook.properties");

    assertThat(load(files).name()).isEqualTo("templatebook");
  }

  @Test
  void is_the_same_from_a_folder_a_class_path_folder_and_a_jar() throws IOException {
    Path onDisk = write("root/templatebook/us", small());
    Path jar = folder.resolve("book.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Map.Entry<String, String> file : small().entrySet()) {
        // no entries for folders: many build tools write none
        entries.putNextEntry(new JarEntry("templatebook/us/" + file.getKey()));
        entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
      }
      entries.putNextEntry(new JarEntry("templatebook/other/templates/x.hbs"));
      entries.closeEntry();
    }
    try (URLClassLoader inFolder =
            new URLClassLoader(new URL[] {folder.resolve("root").toUri().toURL()}, null);
        URLClassLoader inJar = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      Templatebook expected = Templatebook.fromFolder(onDisk);

      assertThat(Templatebook.fromClasspath(inFolder, "templatebook/us").checksum())
          .isEqualTo(expected.checksum());
      assertThat(Templatebook.fromClasspath(inJar, "templatebook/us/").checksum())
          .isEqualTo(expected.checksum());
      assertThat(Templatebook.fromClasspath(inJar, "templatebook/us").templates())
          .isEqualTo(expected.templates());
    }
  }

  @Test
  void is_the_same_with_the_line_ends_of_windows() throws IOException {
    Map<String, String> files = small();
    files.replaceAll((path, text) -> text.replace("\n", "\r\n"));

    assertThat(Templatebook.fromFolder(write("windows", files)).checksum())
        .isEqualTo(load(small()).checksum());
  }

  @Test
  void says_when_there_is_none() {
    assertThatThrownBy(() -> Templatebook.fromFolder(folder.resolve("nowhere")))
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining("There is no folder (");
    assertThatThrownBy(
            () -> Templatebook.fromClasspath(getClass().getClassLoader(), "templatebook/nowhere"))
        .hasMessage(
            "1 fault in the templatebook:\ntemplatebook/nowhere: The class path has no (templatebook/nowhere/templatebook.properties).\nMaybe add the jar of the templatebook to the class path.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "templates/en/paymentFaild/text.text.hbs | templates/en/paymentFaild/text.text.hbs: The name (paymentFaild) is not a subject. Nearest: paymentFailed.",
        "templates/en/paymentFailed/emial.html.hbs | templates/en/paymentFailed/emial.html.hbs: The name (emial) is not a channel. Nearest: email, mail.",
        "templates/en/paymentFailed/email.htlm.hbs | templates/en/paymentFailed/email.htlm.hbs: The part (htlm) does not belong to the channel (email). Nearest: html.",
        "templates/en/paymentFailed/text.html.hbs | templates/en/paymentFailed/text.html.hbs: The part (html) does not belong to the channel (text).",
        "templates/eng/paymentFailed/text.text.hbs | templates/eng/paymentFailed/text.text.hbs: The folder (eng) is not a language.",
        "templates/en/paymentFailed.hbs | templates/en/paymentFailed.hbs: The file is not templates/language/subject/channel.part.hbs.",
        "templates/en/paymentFailed/text.text.hb | templates/en/paymentFailed/text.text.hb: The file does not end in (.hbs).",
        "partial/x.hbs | partial/x.hbs: The folder (partial) is not templates, partials or layouts. Nearest: partials.",
        "templates/en/loanPaidOff/email.subject.hbs | loanPaidOff/email: The part (html) is missing, and the channel (email) needs it.",
        "templates/es/loanPaidOff/mail.html.hbs | es/loanPaidOff/mail: There is no English template (loanPaidOff/mail) to fall back to."
      })
  void names_what_is_misplaced(String path, String line) throws IOException {
    Map<String, String> files = small();
    files.put(path, "x");

    assertThatThrownBy(() -> load(files))
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vesion=1 | templatebook.properties:1:1: The key (vesion) is not known. Nearest: version.",
        "disabled=paymentFailed | templatebook.properties:1:1 disabled: The value (paymentFailed) is not subject/channel.",
        "disabled=paymentFaild/text | templatebook.properties:1:1: The name (paymentFaild) is not a subject. Nearest: paymentFailed.",
        "name=a\\u00zz | templatebook.properties: A \\u is not followed by four hexadecimal digits."
      })
  void names_what_is_wrong_in_the_properties(String properties, String line) throws IOException {
    Map<String, String> files = small();
    files.put("templatebook.properties", properties);

    assertThatThrownBy(() -> load(files)).hasMessageContaining(line);
  }

  @Test
  void lists_every_fault_of_every_file_at_once() throws IOException {
    Map<String, String> files = small();
    files.put("templates/en/paymentFailed/text.text.hbs", "{{mony x}}" + SLOT);
    files.put("templates/es/paymentFailed/text.text.hbs", "{{> fotter}}" + SLOT);
    files.put("partials/footer.hbs", "{{#if x}}");
    files.put("partials/unused.hbs", "{{uper x}}");
    files.put("templates/en/paymentFaild/text.text.hbs", "x");

    assertThatThrownBy(() -> load(files))
        .isInstanceOfSatisfying(
            BrokenTemplateException.class,
            broken ->
                assertThat(broken.faults())
                    .extracting(fault -> fault.place())
                    .containsExactly(
                        "es/paymentFailed/text.text:1:5",
                        "partials/footer:1:1",
                        "partials/unused:1:3",
                        "paymentFailed/text.text:1:3",
                        "templates/en/paymentFaild/text.text.hbs"))
        .hasMessageMatching("(?s)5 faults in the templatebook:\n.*\nMaybe .*");
  }

  @Test
  void refuses_a_file_that_is_too_large_or_not_text() throws IOException {
    Map<String, String> files = small();
    files.put("partials/large.hbs", "x".repeat(TemplateFiles.LARGEST + 1));
    files.put("partials/fits.hbs", "x".repeat(TemplateFiles.LARGEST));
    Path book = write("book", files);
    Files.write(book.resolve("partials/latin.hbs"), new byte[] {'a', (byte) 0xe9, 'b'});

    assertThatThrownBy(() -> Templatebook.fromFolder(book))
        .hasMessage(
            """
            2 faults in the templatebook:
            partials/large.hbs: The file is larger than (262144) bytes.
                Maybe move parts of it into partials.
            partials/latin.hbs: The file is not UTF-8.
                Maybe save it as UTF-8.
            Maybe mend the lines above and try again.""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "templates/en/paymentFailed/text.text.hbs | Failed. | paymentFailed/text.text:1:1: The template never prints (disclosures), and a message by (text) must have room for them.",
        "templates/en/paymentFailed/text.text.hbs | Failed. {{#if disclosures}}x{{/if}} | paymentFailed/text.text:1:1: The template never prints (disclosures)",
        "templates/en/paymentFailed/email.html.hbs | <p>x</p> | paymentFailed/email.html:1:1: The template never prints (disclosures), and a message by (email) must have room for them.",
        "templates/en/paymentFailed/email.text.hbs | x | paymentFailed/email.text:1:1: The template never prints (disclosures), and a message by (email) must have room for them.",
        "layouts/email.hbs | {{> @partial-block}} | paymentFailed/email.html:1:1: The template never prints (disclosures), and a message by (email) must have room for them."
      })
  void wants_a_slot_for_disclosures_in_emails_and_texts(String path, String text, String line)
      throws IOException {
    Map<String, String> files = small();
    files.put(path, text);

    assertThatThrownBy(() -> load(files)).hasMessageContaining(line);
  }

  @Test
  void wants_no_slot_in_a_letter_or_a_call_script() throws IOException {
    Map<String, String> files = small();
    files.put("templates/en/paymentFailed/mail.html.hbs", "<p>x</p>");
    files.put("templates/en/paymentFailed/voice.text.hbs", "Hello");

    assertThat(load(files).templates()).contains("paymentFailed/mail", "paymentFailed/voice");
  }

  @Test
  void wants_tables_only_where_a_language_needs_them() throws IOException {
    Map<String, String> files = small();
    files.put("templates/fr/paymentFailed/text.text.hbs", "Bonjour {{upper name}} " + SLOT);
    assertThat(load(files).templates()).contains("fr/paymentFailed/text");

    files.put("templates/fr/paymentFailed/text.text.hbs", "Bonjour {{date day}} " + SLOT);
    assertThatThrownBy(() -> load(files))
        .hasMessageContaining(
            "fr/paymentFailed/text.text:1:11: The helper (date) has no tables for the language (fr).");
  }

  @Test
  void a_lenders_book_takes_the_place_of_single_files() throws IOException {
    Templatebook us = load(small());
    Templatebook lender =
        Templatebook.fromFolder(
            write(
                "lender",
                Map.of(
                    "templatebook.properties",
                        "name=peach\nversion=7\nbase=us\ndisabled=paymentFailed/text",
                    "templates/en/paymentFailed/email.html.hbs",
                        "{{#> layouts/email}}<p>Peach</p>{{/layouts/email}}",
                    "partials/footer.hbs", "<p>Peach Bank " + SLOT + "</p>")));

    Templatebook both = lender.over(us);

    assertThat(both.name()).isEqualTo("peach");
    assertThat(both.templates()).isEqualTo(us.templates());
    assertThat(enabled(both, Subject.PAYMENT_FAILED)).isFalse();
    assertThat(enabled(both, Subject.LOAN_PAID_OFF)).isFalse();
    assertThat(both.checksum()).isNotEqualTo(us.checksum());
    assertThat(both.find(Subject.PAYMENT_FAILED, Channel.TEXT, "en", null).orElseThrow().checksum())
        .isEqualTo(
            us.find(Subject.PAYMENT_FAILED, Channel.TEXT, "en", null).orElseThrow().checksum());
    assertThat(
            both.find(Subject.PAYMENT_FAILED, Channel.EMAIL, "en", null).orElseThrow().checksum())
        .isNotEqualTo(
            us.find(Subject.PAYMENT_FAILED, Channel.EMAIL, "en", null).orElseThrow().checksum());
  }

  @Test
  void a_book_over_another_is_checked_with_it_and_not_used_without() throws IOException {
    Templatebook us = load(small());
    Templatebook lender =
        Templatebook.fromFolder(
            write(
                "lender",
                Map.of(
                    "templatebook.properties",
                    "name=peach\nbase=us",
                    "partials/footer.hbs",
                    "{{> nowhere}}")));
    Templatebook stranger =
        Templatebook.fromFolder(
            write("stranger", Map.of("templatebook.properties", "name=plum\nbase=ca")));

    assertThatThrownBy(() -> lender.over(us))
        .hasMessageContaining("partials/footer:1:5: There is no partial (nowhere).");
    assertThatThrownBy(() -> TemplateRenderer.of(lender))
        .hasMessageContaining("The book (peach) lies over (us) and was not laid over it.");
    assertThatThrownBy(() -> stranger.over(us))
        .hasMessageContaining("The book (plum) lies over (ca), not over (us).");
  }

  private static boolean enabled(Templatebook book, Subject subject) {
    return book.find(subject, Channel.TEXT, "en", null).orElseThrow().descriptor().enabled();
  }

  private static TemplateRenderer renderer(Templatebook book) {
    return TemplateRenderer.of(book);
  }

  private static String text(Templatebook book, String language, @Nullable LoanType loanType) {
    return Objects.requireNonNull(
        renderer(book)
            .render(
                new RenderOrder(
                    Subject.PAYMENT_FAILED,
                    Channel.TEXT,
                    language,
                    loanType,
                    Map.of(),
                    List.of(),
                    true,
                    Set.of(Format.TEXT),
                    Instant.EPOCH,
                    ZoneOffset.UTC))
            .document()
            .text());
  }

  @Test
  void a_partial_in_a_language_stands_before_the_common_one() throws IOException {
    Map<String, String> files = small();
    files.put("partials/thanks.hbs", "Thank you.");
    files.put("partials/es/thanks.hbs", "Gracias.");
    files.put("templates/en/paymentFailed/text.text.hbs", "{{> thanks}}" + SLOT);
    files.put("templates/es/paymentFailed/text.text.hbs", "{{> thanks}}" + SLOT);
    Templatebook book = load(files);

    assertThat(text(book, "en", null)).isEqualTo("Thank you.");
    assertThat(text(book, "es", null)).isEqualTo("Gracias.");
    assertThat(text(book, "fr", null)).isEqualTo("Thank you.");

    String before =
        book.find(Subject.PAYMENT_FAILED, Channel.TEXT, "es", null).orElseThrow().checksum();
    files.put("partials/thanks.hbs", "Thanks.");
    assertThat(
            load(files)
                .find(Subject.PAYMENT_FAILED, Channel.TEXT, "es", null)
                .orElseThrow()
                .checksum())
        .isEqualTo(before);
  }

  @Test
  void a_fault_in_what_two_languages_share_is_told_once() {
    Map<String, String> files = small();
    files.put("partials/footer.hbs", SLOT + "{{> nothing}}");
    files.put("partials/es/thanks.hbs", "Gracias.");

    assertThatThrownBy(() -> load(files))
        .isInstanceOf(BrokenTemplateException.class)
        .satisfies(broken -> assertThat(((BrokenTemplateException) broken).faults()).hasSize(1));
  }

  @Test
  void a_template_for_one_type_of_loan_stands_before_the_common_one() throws IOException {
    Map<String, String> files = small();
    files.put("templates/en/paymentFailed/text.mortgage.text.hbs", "Mortgage. " + SLOT);
    Templatebook book = load(files);

    assertThat(text(book, "en", LoanType.MORTGAGE)).isEqualTo("Mortgage. ");
    assertThat(text(book, "en", LoanType.AUTO)).isEqualTo("Failed. ");
    assertThat(text(book, "en", null)).isEqualTo("Failed. ");
    // the language goes before the type of the loan: it is understood, the other is only apt
    assertThat(text(book, "es", LoanType.MORTGAGE)).isEqualTo("Fall\u00f3. ");
    assertThat(book.templates()).contains("paymentFailed/text.mortgage");
  }

  @Test
  void a_template_for_one_type_of_loan_needs_the_common_one() {
    Map<String, String> files = small();
    files.put("templates/en/loanDetails/text.auto.text.hbs", "Car. " + SLOT);

    assertThatThrownBy(() -> load(files))
        .hasMessageContaining(
            "loanDetails/text.auto: There is no English template (loanDetails/text) for every kind"
                + " of loan to fall back to.");
  }

  @Test
  void the_properties_say_what_is_disabled_sensitive_and_called_what() throws IOException {
    Map<String, String> files = small();
    files.put(
        "templatebook.properties",
        "disabled=es/paymentFailed/text\nsensitive=paymentFailed/text\n"
            + "name.paymentFailed/email=Missed payment\n");
    List<TemplateDescriptor> descriptors = load(files).descriptors();

    assertThat(descriptors)
        .extracting(
            TemplateDescriptor::key,
            TemplateDescriptor::name,
            TemplateDescriptor::sensitive,
            TemplateDescriptor::enabled)
        .containsExactly(
            tuple("es/paymentFailed/text", "Payment Failed, text", true, false),
            tuple("loanPaidOff/text", "Loan Paid Off, text", false, true),
            tuple("paymentFailed/email", "Missed payment", false, true),
            tuple("paymentFailed/text", "Payment Failed, text", true, true));
  }

  @Test
  void a_layer_above_enables_what_the_one_below_disabled() throws IOException {
    Templatebook below = load(small());
    Path above = write("above", Map.of("templatebook.properties", "enabled=loanPaidOff/text\n"));

    assertThat(enabled(below, Subject.LOAN_PAID_OFF)).isFalse();
    assertThat(enabled(Templatebook.fromFolder(above, below), Subject.LOAN_PAID_OFF)).isTrue();
  }
}
