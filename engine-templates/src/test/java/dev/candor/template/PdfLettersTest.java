package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.Rendering;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.StatementId;
import dev.candor.message.Subject;
import dev.candor.party.ActorRole;
import dev.candor.party.Address;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Company;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.party.Loan;
import dev.candor.party.LoanStatus;
import dev.candor.party.LoanType;
import dev.candor.party.Money;
import dev.candor.party.Statement;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The standard US templates on paper, by e-mail and by text, with all that may be known and with
 * hardly anything.
 */
@Tag("slow")
class PdfLettersTest {

  private static final Path BOOK =
      Path.of("..", "templatebook-us", "src", "main", "resources", "templatebook", "us");
  private static final TemplateRenderer RENDERER =
      TemplateRenderer.of(Templatebook.fromFolder(BOOK));
  private static final int TEXT_SEGMENT = 160;

  // ---- letters

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("letters")
  void a_letter_can_be_archived_and_read_aloud(
      Subject subject, Map<String, @Nullable Object> context, int pages) throws IOException {
    byte[] pdf = pdf(subject, Channel.MAIL, context);

    assertThat(PdfConformance.archiving(pdf)).isEmpty();
    assertThat(PdfConformance.accessibility(pdf)).isEmpty();
    assertThat(text(pdf)).contains("Page 1 of " + pages, "Page " + pages + " of " + pages);
    assertThat(text(pdf).replaceAll("\\s+", " ")).contains(disclosure(Channel.MAIL).text());
    assertThat(pdf(subject, Channel.MAIL, context)).isEqualTo(pdf);
  }

  static Stream<Arguments> letters() {
    return Stream.of(
        Arguments.argumentSet("an overdue notice", Subject.of("loanOverdueFirstNotice"), full(), 1),
        Arguments.argumentSet(
            "an overdue notice of which little is known",
            Subject.of("loanOverdueFirstNotice"),
            bare(),
            1),
        Arguments.argumentSet(
            "a statement of three pages",
            Subject.of("statement"),
            with(full(), "statement", statement(75)),
            3),
        Arguments.argumentSet(
            "a statement without lines",
            Subject.of("statement"),
            with(bare(), "statement", emptyStatement()),
            1));
  }

  @Test
  void a_letter_says_who_is_owed_what_and_whom_to_ask() throws IOException {
    assertThat(text(pdf(Subject.of("loanOverdueFirstNotice"), Channel.MAIL, full())))
        .contains(
            "Ana Ruiz-O’Hara\n1290 Elm Street\nApt 4B\nSacramento, CA 95814\n",
            "March 10, 2026",
            "Your payment is past due",
            "Amount past due on March 10, 2026 $312.50",
            "Past due for 9 days",
            "Next payment due $312.50 on April 1, 2026",
            "Personal loan, account ending in 4821",
            "Owed to Peachy Bank",
            "(800) 555-0142",
            "care@peachy.example");
  }

  /**
   * A number 10 envelope shows 2.05 to 3.15 inches from the top and 0.9 to 5.3 inches from the left
   * of a letter in three folds.
   */
  @Test
  void the_address_stands_behind_the_window_and_nothing_else_does() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(pdf(Subject.of("loanOverdueFirstNotice"), Channel.MAIL, full()))) {
      PDFTextStripperByArea window = new PDFTextStripperByArea();
      window.addRegion("window", new Rectangle2D.Double(0.9 * 72, 2.05 * 72, 4.4 * 72, 1.1 * 72));
      window.extractRegions(document.getPage(0));
      assertThat(window.getTextForRegion("window"))
          .isEqualTo("Ana Ruiz-O’Hara\n1290 Elm Street\nApt 4B\nSacramento, CA 95814\n");
    }
  }

  // ---- everything else

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("messages")
  void every_template_writes_itself_and_its_disclosures(
      Subject subject, Channel channel, Map<String, @Nullable Object> context) {
    Document document =
        render(
            subject,
            channel,
            context,
            channel == Channel.EMAIL ? Set.of(Format.HTML, Format.TEXT) : Set.of(Format.TEXT));

    assertThat(document.text())
        .contains(disclosure(channel).text())
        .doesNotContain("{{", "&#", "  ", "\n\n\n");
    if (channel == Channel.EMAIL) {
      assertThat(document.html())
          .contains(disclosure(channel).text())
          .contains("lang=\"en\"")
          .doesNotContain("{{", "null");
      assertThat(document.subjectLine()).isNotBlank().doesNotContain("\n");
    }
  }

  static Stream<Arguments> messages() {
    Stream<Object[]> sets =
        Stream.of(
            new Object[] {"loanOverdueFirstNotice", Channel.EMAIL},
            new Object[] {"loanOverdueFirstNotice", Channel.TEXT},
            new Object[] {"loanOverdueFirstNotice", Channel.VOICE},
            new Object[] {"paymentSuccessful", Channel.EMAIL},
            new Object[] {"paymentSuccessful", Channel.TEXT},
            new Object[] {"confirmationCode", Channel.EMAIL},
            new Object[] {"confirmationCode", Channel.TEXT});
    return sets.flatMap(
        set ->
            Stream.of(
                Arguments.argumentSet(
                    set[0] + " by " + set[1], Subject.of((String) set[0]), set[1], full()),
                Arguments.argumentSet(
                    set[0] + " by " + set[1] + ", little known",
                    Subject.of((String) set[0]),
                    set[1],
                    bare())));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("texts")
  void a_text_is_one_segment_and_says_no_more_than_needed(Subject subject) {
    String text = render(subject, Channel.TEXT, full(), Set.of(Format.TEXT)).text();

    assertThat(text)
        .hasSizeLessThanOrEqualTo(TEXT_SEGMENT)
        .matches("\\p{ASCII}+")
        .doesNotContain("Ana", "4821", "Peachy Bank", "8,412");
  }

  static Stream<Arguments> texts() {
    return Stream.of("loanOverdueFirstNotice", "paymentSuccessful", "confirmationCode")
        .map(subject -> Arguments.argumentSet(subject, Subject.of(subject)));
  }

  @Test
  void an_overdue_notice_threatens_nobody() {
    for (Channel channel : List.of(Channel.EMAIL, Channel.TEXT, Channel.MAIL)) {
      assertThat(
              render(Subject.of("loanOverdueFirstNotice"), channel, full(), Set.of(Format.TEXT))
                  .text())
          .doesNotContainIgnoringCase(
              "legal action",
              "lawsuit",
              "garnish",
              "attorney",
              "credit report",
              "credit bureau",
              "immediately",
              "failure",
              "must",
              "final");
    }
  }

  @Test
  void an_overdue_payment_due_in_the_past_is_not_called_the_next() {
    Loan loan = loan(LocalDate.of(2026, 3, 1));

    assertThat(
            render(
                    Subject.of("loanOverdueFirstNotice"),
                    Channel.EMAIL,
                    with(full(), "loan", loan),
                    Set.of(Format.TEXT))
                .text())
        .contains("Was due on: March 1, 2026")
        .doesNotContain("Next payment");
  }

  // ---- words of these tests

  private static byte[] pdf(
      Subject subject, Channel channel, Map<String, @Nullable Object> context) {
    return render(subject, channel, context, Set.of(Format.PDF)).pdf();
  }

  private static Document render(
      Subject subject,
      Channel channel,
      Map<String, @Nullable Object> context,
      Set<Format> formats) {
    Rendering rendering =
        RENDERER.render(
            new RenderOrder(
                subject,
                channel,
                "en",
                null,
                context,
                List.of(disclosure(channel)),
                true,
                formats,
                Instant.parse("2026-03-10T17:00:00Z"),
                ZoneId.of("America/Los_Angeles")));
    assertThat(rendering.undefinedNames()).isEmpty();
    return rendering.document();
  }

  private static Disclosure disclosure(Channel channel) {
    return new Disclosure(
        "test",
        channel == Channel.TEXT
            ? "Reply STOP to opt out."
            : "This is an attempt to collect a debt, and any information obtained will be used for that purpose.");
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> context, String name, Object value) {
    Map<String, @Nullable Object> more = new HashMap<>(context);
    more.put(name, value);
    return more;
  }

  private static Map<String, @Nullable Object> full() {
    Address address = new Address("1290 Elm Street", "Apt 4B", "Sacramento", "CA", "95814", "US");
    Map<String, @Nullable Object> context = context("Ana", "Ruiz-O’Hara", address);
    context.put(
        "company",
        new Company(
            "Peachy Lender",
            "Peachy Lender, Inc.",
            new Address("480 Market Street", "Suite 1200", "San Francisco", "CA", "94111", "US"),
            "(800) 555-0142",
            "care@peachy.example",
            "peachy.example",
            "Monday to Friday, 8 AM to 6 PM Pacific",
            Map.of()));
    context.put("loan", loan(LocalDate.of(2026, 4, 1)));
    context.put(
        "payment",
        Map.of(
            "amount",
            Money.of("312.50", "USD"),
            "on",
            LocalDate.of(2026, 3, 9),
            "methodLabel",
            "Checking account",
            "accountLastFour",
            "0077"));
    return context;
  }

  private static Map<String, @Nullable Object> bare() {
    Map<String, @Nullable Object> context = context(null, null, null);
    context.put(
        "company", new Company("Peachy Lender", null, null, null, null, null, null, Map.of()));
    context.put(
        "loan",
        new Loan(
            new LoanId("loan-1"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of()));
    context.put(
        "payment",
        Map.of(
            "amount",
            Money.of("312.50", "USD"),
            "on",
            LocalDate.of(2026, 3, 9),
            "methodLabel",
            "Checking account"));
    return context;
  }

  private static Map<String, @Nullable Object> context(
      @Nullable String firstName, @Nullable String lastName, @Nullable Address address) {
    Borrower borrower =
        new Borrower(
            new PersonId("person-1"),
            null,
            BorrowerStatus.ACTIVE,
            firstName,
            lastName,
            "en",
            null,
            null,
            Map.of(),
            List.of(),
            null,
            List.of(),
            Set.of(),
            null,
            Map.of());
    Map<String, @Nullable Object> context = new HashMap<>();
    context.put("borrower", borrower);
    context.put("person", borrower);
    context.put(
        "contact",
        new Contact(
            new ContactId("contact-1"),
            ContactType.ADDRESS,
            null,
            address,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            null,
            List.of()));
    context.put("code", "402918");
    context.put("codeMinutes", 10);
    return context;
  }

  private static Loan loan(LocalDate dueOn) {
    return new Loan(
        new LoanId("loan-1"),
        LoanType.INSTALLMENT,
        ActorRole.ORIGINAL_CREDITOR,
        LoanStatus.ACTIVE,
        9,
        false,
        false,
        "Peachy Bank",
        "Personal loan",
        "4821",
        null,
        LocalDate.of(2024, 5, 6),
        Money.of("10000.00", "USD"),
        Money.of("8412.77", "USD"),
        Money.of("312.50", "USD"),
        Money.of("312.50", "USD"),
        dueOn,
        null,
        null,
        Map.of());
  }

  private static Statement statement(int lines) {
    List<Statement.Line> all =
        IntStream.range(0, lines)
            .mapToObj(
                i ->
                    new Statement.Line(
                        LocalDate.of(2025, 12, 1).plusDays(i),
                        i % 3 == 0 ? "Interest charged" : "Payment received, thank you",
                        Money.of(i % 3 == 0 ? "41.83" : "-312.50", "USD")))
            .toList();
    return new Statement(
        new StatementId("statement-1"),
        new LoanId("loan-1"),
        LocalDate.of(2025, 12, 1),
        LocalDate.of(2026, 2, 28),
        LocalDate.of(2026, 4, 1),
        Money.of("8901.12", "USD"),
        Money.of("8412.77", "USD"),
        Money.of("312.50", "USD"),
        all,
        Map.of());
  }

  private static Statement emptyStatement() {
    return new Statement(
        new StatementId("statement-1"),
        new LoanId("loan-1"),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        Map.of());
  }
}
