package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fault.Fault;
import dev.candor.message.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder in which everything is wrong that can be, and the same with one thing mended. */
class TemplateCheckTest {

  @TempDir private Path folder;

  /**
   * A fault planted in a file of its own, or in one line of one.
   *
   * @param line what is said of it: place, path, first line of the message
   * @param file where it is planted
   * @param wrong the text as it is there
   * @param right the text that mends it; null where the file has to go
   */
  private record Planted(String name, String line, String file, String wrong, String right) {}

  private static final String PAYMENT = "templates/en/paymentFailed/";
  private static final String OVERDUE = "templates/en/loanOverdueFirstNotice/";

  private static final List<Planted> FAULTS =
      List.of(
          new Planted(
              "an unknown helper",
              "paymentFailed/text.text:1:3: There is no helper (mony). Nearest: money.",
              PAYMENT + "text.text.hbs",
              "{{mony payment.amount}}",
              "{{money payment.amount}}"),
          new Planted(
              "an unknown partial",
              "paymentFailed/text.text:2:5: There is no partial (wordz). Nearest: words.",
              PAYMENT + "text.text.hbs",
              "{{> wordz}}",
              "{{> words}}"),
          new Planted(
              "a tag that never ends",
              "paymentSuccessful/text.text:1:6: The tag that begins here never ends.",
              "templates/en/paymentSuccessful/text.text.hbs",
              "Paid {{name",
              "Paid {{name}}"),
          new Planted(
              "no slot for disclosures",
              "confirmationCode/text.text:1:1: The template never prints (disclosures), and a"
                  + " message by (text) must have room for them.",
              "templates/en/confirmationCode/text.text.hbs",
              "Your code",
              "Your code{{> words}}"),
          new Planted(
              "a missing part",
              "paymentFailed/email: The part (subject) is missing, and the channel (email) needs"
                  + " it.",
              PAYMENT + "email.subject.hbs",
              null,
              "Your payment"),
          new Planted(
              "a helper without tables for the language",
              "fr/loanOverdueFirstNotice/mail.html:1:45: The helper (date) has no tables for the"
                  + " language (fr).",
              "templates/fr/loanOverdueFirstNotice/mail.html.hbs",
              "{{date today}}",
              "{{today}}"),
          new Planted(
              "a key nobody knows",
              "templatebook.properties:2:1: The key (versoin) is not known. Nearest: version.",
              "templatebook.properties",
              "versoin=1",
              "version=1"),
          new Planted(
              "a subject nobody knows",
              "templates/en/paymentFaild/text.text.hbs: The name (paymentFaild) is not a subject."
                  + " Nearest: paymentFailed.",
              "templates/en/paymentFaild/text.text.hbs",
              "x",
              null),
          new Planted(
              "a partial's block that is not printed",
              "loanOverdueFirstNotice/mail.html:2:6: The partial (words) does not print the block"
                  + " given to it.",
              OVERDUE + "mail.html.hbs",
              "{{#> words}}<br>{{/words}}",
              "{{> words}}"),
          new Planted(
              "a partial that calls itself",
              "partials/round:1:12: The partial (round) calls itself: round > round.",
              "partials/round.hbs",
              "around {{> round}}",
              "around"),
          new Planted(
              "a name that a borrower does not have",
              "loanOverdueFirstNotice/email.text:1:8 borrower.fristName: The name"
                  + " (borrower.fristName) is never defined: (borrower) has no (fristName)."
                  + " Nearest: firstName, lastName.",
              OVERDUE + "email.text.hbs",
              "Dear {{borrower.fristName}}",
              "Dear {{borrower.firstName}}"),
          new Planted(
              "a name of the engine's taken for another thing",
              "loanOverdueFirstNotice/email.text:2:8 loan.balance: The name (loan.balance) is an"
                  + " amount of money, and is taken for a day here.",
              OVERDUE + "email.text.hbs",
              "{{date loan.balance}}",
              "{{money loan.balance}}"),
          new Planted(
              "a name taken for two things",
              "loanOverdueFirstNotice/email.html:10:9 fee: The name (fee) is taken for an amount"
                  + " of money here, and for a day at loanOverdueFirstNotice/email.html:9:8.",
              OVERDUE + "email.html.hbs",
              "{{money fee}}",
              "{{date fee}}"),
          new Planted(
              "a name the sample does not have",
              "loanOverdueFirstNotice/email.text:3:3 planNumber: The name (planNumber) is not"
                  + " defined in the sample (loanOverdueFirstNotice). Nearest: planName.",
              OVERDUE + "email.text.hbs",
              "{{planNumber}}",
              "{{planName}}"),
          new Planted(
              "an address that runs code",
              "loanOverdueFirstNotice/email.html:3:4: The attribute (href) begins with"
                  + " (javascript:), which runs code.",
              OVERDUE + "email.html.hbs",
              "javascript:go()",
              "https://example.com/"),
          new Planted(
              "data in an attribute without quotes",
              "loanOverdueFirstNotice/email.html:4:12: The value of (cell) stands in the attribute"
                  + " (class) without quotes, so a space in it begins another attribute.",
              OVERDUE + "email.html.hbs",
              "<p class={{cell}}>",
              "<p class=\"{{cell}}\">"),
          new Planted(
              "data in a script",
              "loanOverdueFirstNotice/email.html:5:20: The value of (cell) stands in a script,"
                  + " where data could run.",
              OVERDUE + "email.html.hbs",
              "<script>var a = \"{{cell}}\";</script>",
              "<b></b>"),
          new Planted(
              "data in an attribute that runs",
              "loanOverdueFirstNotice/email.html:6:17: The value of (cell) stands in the attribute"
                  + " (onclick), where data could run.",
              OVERDUE + "email.html.hbs",
              "<b onclick=\"a({{cell}})\">",
              "<b>"),
          new Planted(
              "an image of the web in a letter",
              "loanOverdueFirstNotice/mail.html:3:6: The image is on the web, and nothing is read"
                  + " from there while a letter is written.",
              OVERDUE + "mail.html.hbs",
              "<img src=\"https://example.com/logo.png\" alt=\"\">",
              "<b></b>"));

  private static final List<Planted> NOTES =
      List.of(
          new Planted(
              "no template in a language that others have",
              "loanOverdueFirstNotice/email: There is no template in the language (fr), which"
                  + " others have; it goes out in English.",
              "templates/fr/loanOverdueFirstNotice/email.html.hbs",
              null,
              "{{> words}}"),
          new Planted(
              "a partial that no template prints",
              "partials/unused:1:1: No template prints the partial (partials/unused).",
              "partials/unused.hbs",
              "nobody",
              null),
          new Planted(
              "a link without text",
              "loanOverdueFirstNotice/email.html:7:1: The link has no text, so nobody can see where"
                  + " it leads.",
              OVERDUE + "email.html.hbs",
              "<a href=\"https://example.com/a\"> </a>",
              "<a href=\"https://example.com/a\">A</a>"),
          new Planted(
              "an image without words",
              "loanOverdueFirstNotice/email.html:8:1: The image has no alt, so who cannot see it"
                  + " does not know what it says.",
              OVERDUE + "email.html.hbs",
              "<img src=\"data:image/png;base64,AA\">",
              "<img src=\"data:image/png;base64,AA\" alt=\"\">"),
          new Planted(
              "an image of the web in an e-mail",
              "loanOverdueFirstNotice/email.html:11:6: The image is on the web, and most mail"
                  + " programs load it only when asked to.",
              OVERDUE + "email.html.hbs",
              "<img src=\"http://example.com/b.png\">",
              "<b></b>"),
          new Planted(
              "a value printed raw",
              "loanOverdueFirstNotice/email.html:12:4: The value of (cell) is printed raw: what"
                  + " data brings, tags too, goes out as it is.",
              OVERDUE + "email.html.hbs",
              "{{{cell}}}",
              "{{cell}}"),
          new Planted(
              "data in a style",
              "loanOverdueFirstNotice/email.html:13:19: The value of (cell) stands in a style,"
                  + " where data could hide or cover words.",
              OVERDUE + "email.html.hbs",
              "<p style=\"color:{{cell}}\">",
              "<p>"),
          new Planted(
              "a link to wherever data says",
              "loanOverdueFirstNotice/email.html:16:12: The value of (payUrl) is the target of a"
                  + " link, whatever data brings.",
              OVERDUE + "email.html.hbs",
              "{{payUrl}}",
              "{{url payUrl}}"),
          new Planted(
              "a page without a language",
              "loanOverdueFirstNotice/email.html:1:1: The page does not say its language.",
              OVERDUE + "email.html.hbs",
              "<html>",
              "<html lang=\"en\">"),
          new Planted(
              "flex in a letter",
              "loanOverdueFirstNotice/mail.html:4:13: The display (flex) is not known to the PDF"
                  + " writer and becomes blocks.",
              OVERDUE + "mail.html.hbs",
              "<div style=\"display:flex\">",
              "<div>"),
          new Planted(
              "a name that is asked for elsewhere",
              "loanOverdueFirstNotice/email.html:14:3 planName: The name (planName) must be defined"
                  + " here, and loanOverdueFirstNotice/email.html:15:11 works without it.",
              OVERDUE + "email.html.hbs",
              "{{default planName \"none\"}}",
              "{{planName}}"));

  private static Map<String, String> broken() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("templatebook.properties", "name=broken\nversoin=1\n");
    files.put("partials/words.hbs", "{{#each disclosures}}{{text}}{{/each}}");
    files.put("partials/round.hbs", "around {{> round}}");
    files.put("partials/unused.hbs", "nobody");
    files.put(PAYMENT + "text.text.hbs", "{{mony payment.amount}}\n{{> wordz}}{{> words}}");
    files.put(PAYMENT + "email.html.hbs", "<html lang=\"en\">{{> words}}</html>");
    files.put("templates/en/paymentFaild/text.text.hbs", "x");
    files.put("templates/en/paymentSuccessful/text.text.hbs", "Paid {{name");
    files.put("templates/en/confirmationCode/text.text.hbs", "Your code");
    files.put(
        "templates/fr/loanOverdueFirstNotice/mail.html.hbs",
        "<html lang=\"fr\">{{> round}} <p>{{> words}}{{date today}}</p></html>");
    files.put(OVERDUE + "email.subject.hbs", "Overdue");
    files.put(
        OVERDUE + "email.text.hbs",
        "Dear {{borrower.fristName}}\n{{date loan.balance}}\n{{planNumber}}\n{{> words}}");
    files.put(
        OVERDUE + "mail.html.hbs",
        String.join(
            "\n",
            "<html lang=\"en\"><head><title>t</title></head><body>",
            "{{#> words}}<br>{{/words}}",
            "<img src=\"https://example.com/logo.png\" alt=\"\">",
            "<div style=\"display:flex\">a</div>",
            "</body></html>"));
    files.put(
        OVERDUE + "email.html.hbs",
        String.join(
            "\n",
            "<html><body>",
            "{{> words}}",
            "<a href=\"javascript:go()\">Go</a>",
            "<p class={{cell}}>b</p>",
            "<script>var a = \"{{cell}}\";</script>",
            "<b onclick=\"a({{cell}})\">c</b>",
            "<a href=\"https://example.com/a\"> </a>",
            "<img src=\"data:image/png;base64,AA\">",
            "{{date fee}}",
            "{{money fee}}",
            "<img src=\"http://example.com/b.png\">",
            "{{{cell}}}",
            "<p style=\"color:{{cell}}\">d</p>",
            "{{planName}}",
            "{{default planName \"none\"}}",
            "<a href=\"{{payUrl}}\">Pay</a>",
            "</body></html>"));
    return files;
  }

  private TemplateCheck check(Map<String, String> files) {
    try {
      Path book = Files.createTempDirectory(folder, "book");
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = book.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      return TemplateCheck.ofFolder(
          book,
          Map.of(
              Subject.LOAN_OVERDUE_FIRST_NOTICE,
              Map.of(
                  "cell",
                  "c",
                  "fee",
                  "2026-03-16",
                  "planName",
                  "Blue",
                  "payUrl",
                  "https://example.com/pay")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> lines(List<Fault> faults) {
    return faults.stream().map(fault -> fault.line().lines().findFirst().orElseThrow()).toList();
  }

  /** The same files with one thing mended. */
  private static Map<String, String> mended(Planted planted) {
    Map<String, String> files = broken();
    if (planted.right == null) {
      assertThat(files.remove(planted.file)).isEqualTo(planted.wrong);
    } else if (planted.wrong == null) {
      assertThat(files.put(planted.file, planted.right)).isNull();
    } else {
      assertThat(files.get(planted.file)).contains(planted.wrong);
      files.computeIfPresent(
          planted.file, (file, text) -> text.replace(planted.wrong, planted.right));
    }
    return files;
  }

  @Test
  void names_every_fault_of_a_folder_at_once() {
    TemplateCheck check = check(broken());

    assertThat(lines(check.faults()))
        .containsExactlyInAnyOrderElementsOf(FAULTS.stream().map(Planted::line).toList());
    assertThat(check.faults()).allSatisfy(fault -> assertThat(fault.maybe()).isNotBlank());
  }

  @Test
  void names_what_is_worth_a_look_beside_them() {
    TemplateCheck check = check(broken());

    assertThat(lines(check.notes())).containsAll(NOTES.stream().map(Planted::line).toList());
    assertThat(check.notes()).allSatisfy(note -> assertThat(note.maybe()).isNotBlank());
  }

  static Stream<Arguments> planted() {
    return Stream.concat(FAULTS.stream(), NOTES.stream())
        .map(planted -> Arguments.argumentSet(planted.name, planted));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void one_mended_is_told_no_more(Object one) {
    Planted planted = (Planted) one;

    TemplateCheck check = check(mended(planted));

    assertThat(lines(check.faults())).doesNotContain(planted.line);
    assertThat(lines(check.notes())).doesNotContain(planted.line);
    assertThat(lines(check.faults()))
        .containsAll(FAULTS.stream().filter(other -> other != planted).map(Planted::line).toList());
  }

  @Test
  void tells_of_a_folder_over_a_book_only_what_the_folder_brings() throws IOException {
    Templatebook below =
        Templatebook.of(
            new TreeMap<>(
                Map.of(
                    "templatebook.properties", "name=below",
                    "partials/words.hbs", "{{#each disclosures}}{{{text}}}{{/each}}",
                    "partials/spare.hbs", "spare",
                    "templates/en/paymentFailed/text.text.hbs", "Failed {{> words}}")),
            new ArrayList<>());
    Path own = Files.createDirectories(folder.resolve("own/partials"));
    Files.writeString(own.resolve("words.hbs"), "no words");
    Files.writeString(own.resolve("mine.hbs"), "mine");

    TemplateCheck check = TemplateCheck.ofFolder(folder.resolve("own"), below, Map.of());

    assertThat(lines(check.faults()))
        .containsExactly(
            "paymentFailed/text.text:1:1: The template never prints (disclosures), and a message"
                + " by (text) must have room for them.");
    assertThat(lines(check.notes()))
        .containsExactly("partials/mine:1:1: No template prints the partial (partials/mine).");
  }
}
