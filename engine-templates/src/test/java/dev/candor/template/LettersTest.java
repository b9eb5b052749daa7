package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every letter of the standard US templatebook, in every language, written from its sample. */
@Tag("slow")
class LettersTest {

  private static final Templatebook BOOK = Templatebook.fromFolder(BookSamples.BOOK);
  private static final TemplateRenderer RENDERER = TemplateRenderer.of(BOOK);
  private static final Set<Channel> PAPER = Set.of(Channel.MAIL, Channel.DOCUMENT);
  private static final Path EXPECTED = Path.of("src", "test", "resources", "letters");
  private static final Map<String, Document> WRITTEN = new ConcurrentHashMap<>();
  private static final Set<Format> PAGES = Set.of(Format.HTML, Format.TEXT, Format.PDF);
  private static final String WORDS =
      "These are the words that a rule requires; they stand where the reader sees them.";

  // gaps where something was left out, and what was never meant to be read
  private static final Pattern BADLY_SET =
      Pattern.compile("\\S  |\\{\\{|&#|\n\n\n|null| [,.]|\\.\\.|\\(\\)|: \n");

  // ---- all of them

  static List<Arguments> letters() {
    return BOOK.descriptors().stream()
        .filter(template -> PAPER.contains(template.channel()))
        .<Arguments>map(template -> Arguments.argumentSet(template.key(), template))
        .toList();
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("letters")
  void can_be_archived_and_read_aloud(TemplateDescriptor letter) throws IOException {
    Document document = written(letter);

    assertThat(PdfConformance.archiving(document.pdf())).isEmpty();
    assertThat(PdfConformance.accessibility(document.pdf())).isEmpty();
    assertThat(document.html())
        .contains("lang=\"" + letter.language() + "\"")
        .contains("<h1>")
        .doesNotContain("{{", "undefined", "flex", "grid");
    List<String> pages = pages(document);
    String counted = letter.language().equals("es") ? "Página %d de %d" : "Page %d of %d";
    for (int page = 1; page <= pages.size(); page++) {
      assertThat(pages.get(page - 1)).contains(counted.formatted(page, pages.size()));
    }
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("letters")
  void reads_well_as_plain_text_and_says_what_rules_require(TemplateDescriptor letter) {
    assertThat(text(letter, BookSamples.of(subject(letter))))
        .contains(WORDS)
        .doesNotContainPattern(BADLY_SET);
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("letters")
  void reads_well_where_hardly_anything_is_known(TemplateDescriptor letter) {
    assertThat(text(letter, BookSamples.bare(subject(letter))))
        .contains(WORDS)
        .doesNotContainPattern(BADLY_SET);
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("letters")
  void shows_the_address_in_the_window_of_the_envelope_and_nothing_else(TemplateDescriptor letter)
      throws IOException {
    Document document = written(letter);
    try (PDDocument pdf = Loader.loadPDF(document.pdf())) {
      PDFTextStripperByArea window = new PDFTextStripperByArea();
      window.addRegion("window", new Rectangle2D.Double(0.9 * 72, 2.05 * 72, 4.4 * 72, 1.1 * 72));
      window.extractRegions(pdf.getPage(0));
      assertThat(window.getTextForRegion("window"))
          .matches("(Nora|Martin) Yates\n118 Juniper Row\nApartment 4B\nNew York, NY 10027\n");
    }
  }

  /**
   * What npm handlebars 4.7.10 makes of the same templates and samples, with our helpers written
   * again in JavaScript; without the style sheet. Run with {@code -Dcandor.rewrite=true} after a
   * change of words, and read the difference.
   */
  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("letters")
  void equals_what_handlebars_in_javascript_writes(TemplateDescriptor letter) throws IOException {
    Path expected =
        EXPECTED
            .resolve(letter.language())
            .resolve(subject(letter) + "." + letter.channel() + ".html");
    String html =
        written(letter, BookSamples.of(subject(letter)), Set.of(Format.HTML))
            .html()
            .replaceAll("(?s)<style>.*</style>\n", "");
    if (Boolean.getBoolean("candor.rewrite")) {
      Files.writeString(expected, html);
    }

    assertThat(html).isEqualTo(Files.readString(expected));
  }

  /** Threats, false urgency and shouting, in either language (15 USC 1692e(4), (5)). */
  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("letters")
  void threatens_nobody(TemplateDescriptor letter) {
    assertThat(text(letter, BookSamples.of(subject(letter))))
        .doesNotContainIgnoringCase(
            "legal action",
            "lawsuit",
            "garnish",
            "attorney",
            "arrest",
            "seize",
            "immediately",
            "final notice",
            "last chance",
            "urgent",
            "acción legal",
            "demanda",
            "embargo",
            "abogado",
            "inmediatamente",
            "último aviso",
            "última oportunidad",
            "urgente",
            "!");
  }

  @Test
  void exist_in_spanish_wherever_they_exist_in_english() {
    assertThat(keys("en")).contains("debtValidationNotice/mail").hasSizeGreaterThan(20);
    assertThat(keys("es"))
        .isEqualTo(
            keys("en").stream()
                .filter(key -> !key.startsWith("debtValidationNotice/"))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("letters")
  void use_the_same_names_in_every_language(TemplateDescriptor letter) throws IOException {
    assertThat(names(letter.language(), letter)).isEqualTo(names("en", letter));
  }

  @Test
  void share_partials_that_use_the_same_names_in_every_language() throws IOException {
    Path partials = BookSamples.BOOK.resolve("partials");
    try (Stream<Path> spanish = Files.walk(partials.resolve("es/letter"))) {
      for (Path file : spanish.filter(Files::isRegularFile).toList()) {
        Path english = partials.resolve("letter").resolve(file.getFileName().toString());
        // the English name is that of the e-mails, and this one stands for it
        if (!file.endsWith("name.hbs")) {
          assertThat(names(file)).as(file.toString()).isEqualTo(names(english));
        }
      }
    }
  }

  // ---- the validation notice

  /** Model Form B-1 (12 CFR part 1006, appendix B), from its top to its bottom. */
  @Test
  void the_validation_notice_has_what_the_model_form_has_in_its_order() {
    String notice = written("en", "debtValidationNotice").text().replaceAll("[\\s|]+", " ");

    assertThat(notice)
        .containsSubsequence(
            "Juniper Lending",
            "400 Example Plaza",
            "(212) 555-0199, Monday to Friday, 9 a.m. to 5 p.m. Eastern",
            "juniper.example.com",
            "Nora Yates",
            "118 Juniper Row",
            "Reference: 584-345",
            "Juniper Lending is a debt collector. We are trying to collect a debt that you owe to Bank"
                + " of Rockville. We will use any information you give us to help collect the debt.",
            "Our information shows:",
            "You had a Main Street Department Store credit card from Bank of Rockville with account"
                + " number ending in 6789.",
            "As of July 2, 2025, you owed: $2,234.56",
            "Between July 2, 2025 and today:",
            "in interest: + $75.00",
            "in fees: + $25.00",
            "toward the debt: \u2212 $50.00",
            "Total amount of the debt now: $2,284.56",
            "How can you dispute the debt?",
            "Call or write to us by April 17, 2026, to dispute all or part of the debt.",
            "If you write to us by April 17, 2026, we must stop collection",
            "electronically at juniper.example.com/dispute.",
            "What else can you do?",
            "name and address of the original creditor",
            "If you write by April 17, 2026, we must stop collection",
            "electronically at juniper.example.com/request.",
            "www.cfpb.gov/debt-collection",
            "Contact us about your payment options.",
            "Póngase en contacto con nosotros para solicitar una copia de este formulario en"
                + " español.",
            "Mail this form to:",
            "Juniper Lending",
            "Nora Yates",
            "How do you want to respond?",
            "I want to dispute the debt because I think:",
            "This is not my debt.",
            "The amount is wrong.",
            "Other (please describe on reverse or attach additional information).",
            "I want you to send me the name and address of the original creditor.",
            "I enclosed this amount: $",
            "Make your check payable to Juniper Lending. Include the reference number 584-345.",
            "Quiero este formulario en español.");
  }

  static final List<Arguments> LANGUAGES =
      List.of(Arguments.argumentSet("English", "en"), Arguments.argumentSet("Spanish", "es"));

  @Test
  void the_validation_notice_is_one_page_and_says_where_other_words_stand() throws IOException {
    Map<String, @Nullable Object> sample = BookSamples.of("debtValidationNotice");

    assertThat(pages(written("en", "debtValidationNotice", sample, List.of())))
        .singleElement()
        .asString()
        .doesNotContain("See reverse side");
    List<String> pages = pages(written("en", "debtValidationNotice"));
    assertThat(pages).hasSize(2);
    assertThat(pages.get(0)).contains("See reverse side").doesNotContain(WORDS);
    assertThat(pages.get(1)).contains(WORDS);
  }

  /** The model form has a translation of its own, and no other is known to be as safe. */
  @Test
  void the_validation_notice_is_not_translated() {
    assertThat(BOOK.templates())
        .contains("debtValidationNotice/mail")
        .doesNotContain("es/debtValidationNotice/mail");
  }

  @Test
  void the_validation_notice_adds_up_in_its_sample() {
    Map<String, @Nullable Object> sample = BookSamples.of("debtValidationNotice");

    assertThat(
            amount(sample, "validation", "amountThen")
                .add(amount(sample, "validation", "interest"))
                .add(amount(sample, "validation", "fees"))
                .subtract(amount(sample, "validation", "paid")))
        .isEqualByComparingTo(amount(sample, "loan", "balance"));
  }

  static final List<Arguments> NEEDED =
      Stream.of("itemizationDate", "amountThen", "interest", "fees", "paid", "disputeBy")
          .<Arguments>map(name -> Arguments.argumentSet(name, name))
          .toList();

  @ParameterizedTest(name = "{argumentSetName}")
  @FieldSource("NEEDED")
  void the_validation_notice_is_refused_without(String name) {
    Map<String, @Nullable Object> sample = BookSamples.of("debtValidationNotice");
    ((Map<?, ?>) sample.get("validation")).remove(name);

    assertThatThrownBy(() -> written("en", "debtValidationNotice", sample, List.of()))
        .isInstanceOf(BrokenTemplateException.class)
        .hasMessageContaining("validation." + name);
  }

  // ---- statements

  @ParameterizedTest(name = "{argumentSetName}")
  @FieldSource("LANGUAGES")
  void a_statement_of_seventy_lines_has_its_slip_first_and_its_header_on_each_page(String language)
      throws IOException {
    boolean spanish = language.equals("es");
    List<String> pages = pages(written(language, "statementLOC"));
    String header = spanish ? "Fecha Descripción Cantidad" : "Date Description Amount";
    String running =
        spanish
            ? "Juniper Lending · Estado de cuenta de su línea de crédito · Cuenta terminada en 4117"
            : "Juniper Lending · Line of credit statement · Account ending in 4117";

    assertThat(pages).hasSize(3);
    assertThat(pages.get(0))
        .contains("****4117", spanish ? "Corte aquí" : "Please cut here")
        .doesNotContain(header, running);
    assertThat(pages.subList(1, 3))
        .allSatisfy(page -> assertThat(page).contains(header, running).doesNotContain("****4117"));
    assertThat(pages.get(2)).contains(spanish ? "Saldo al final" : "Balance at the end");
  }

  // ---- nothing that nobody knows

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("letters")
  void nobody_is_called_the_creditor_whose_name_is_not_known(TemplateDescriptor letter) {
    assertThat(text(letter, BookSamples.bare(subject(letter))))
        .doesNotContain("with Juniper", "con Juniper", "owe to Juniper")
        .doesNotContainPattern("(Owed to|Acreedor)[ |:]+Juniper|Loan[ |:]+Loan");
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @FieldSource("LANGUAGES")
  void lists_that_are_empty_are_not_announced(String language) {
    assertThat(emptied(language, "disputeOfDebtConfirmed", "dispute", "documents"))
        .doesNotContain("We enclose", "Adjuntamos");
    assertThat(emptied(language, "promiseToPayPlanCreated", "plan", "payments"))
        .doesNotContain("payments we agreed", "pagos que acordamos", "Pay by", "Fecha límite");
  }

  @SuppressWarnings("unchecked")
  private static String emptied(String language, String subject, String group, String name) {
    Map<String, @Nullable Object> sample = BookSamples.of(subject);
    ((Map<String, Object>) sample.get(group)).put(name, List.of());
    return written(language, subject, sample, List.of()).text();
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @FieldSource("LANGUAGES")
  @SuppressWarnings("unchecked")
  void only_a_collector_is_told_what_it_may_still_write(String language) {
    String subject = "ceaseCommunicationAcknowledgement";
    Map<String, @Nullable Object> sample = BookSamples.of(subject);

    assertThat(written(language, subject, sample, List.of()).text())
        .doesNotContain("1692c", "only to tell you", "Solo podremos");
    ((Map<String, Object>) sample.get("loan")).put("actorRole", "debtBuyer");
    assertThat(written(language, subject, sample, List.of()).text()).contains("1692c(c)");
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @FieldSource("LANGUAGES")
  @SuppressWarnings("unchecked")
  void nothing_past_due_is_no_amount_and_today_is_not_past(String language) {
    Map<String, @Nullable Object> sample = BookSamples.of("loanOverdueSecondNotice");
    Map<String, Object> loan = (Map<String, Object>) sample.get("loan");
    loan.put("amountPastDue", Map.of("amount", "0.00", "currency", "USD"));
    loan.put("dueOn", "2026-03-10");

    assertThat(written(language, "loanOverdueSecondNotice", sample, List.of()).text())
        .doesNotContain("$0.00", "Amount past due", "Was due on", "Vencido al", "Vencía el");
  }

  // ---- words of these tests

  private static String subject(TemplateDescriptor letter) {
    return letter.subject().wireName();
  }

  /** A letter from its sample, which several tests look at. */
  private static Document written(TemplateDescriptor letter) {
    return WRITTEN.computeIfAbsent(
        letter.key(), once -> written(letter, BookSamples.of(subject(letter)), PAGES));
  }

  private static String text(TemplateDescriptor letter, Map<String, @Nullable Object> context) {
    return written(letter, context, Set.of(Format.TEXT)).text();
  }

  private static Document written(
      TemplateDescriptor letter, Map<String, @Nullable Object> context, Set<Format> formats) {
    return written(
        letter.language(),
        subject(letter),
        letter.channel(),
        context,
        List.of(new Disclosure("test", WORDS)),
        formats);
  }

  private static Document written(String language, String subject) {
    return written(
        language, subject, BookSamples.of(subject), List.of(new Disclosure("test", WORDS)));
  }

  private static Document written(
      String language,
      String subject,
      Map<String, @Nullable Object> context,
      List<Disclosure> disclosures) {
    return written(language, subject, Channel.MAIL, context, disclosures, PAGES);
  }

  private static Document written(
      String language,
      String subject,
      Channel channel,
      Map<String, @Nullable Object> context,
      List<Disclosure> disclosures,
      Set<Format> formats) {
    Document document =
        RENDERER
            .render(
                new RenderOrder(
                    Subject.of(subject),
                    channel,
                    language,
                    null,
                    context,
                    disclosures,
                    true,
                    formats,
                    Instant.parse("2026-03-10T17:00:00Z"),
                    ZoneId.of("America/New_York")))
            .document();
    assertThat(document.language()).isEqualTo(language);
    return document;
  }

  private static List<String> pages(Document document) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(document.pdf())) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(pdf));
      }
      return pages;
    }
  }

  private static BigDecimal amount(
      Map<String, @Nullable Object> sample, String group, String name) {
    Map<?, ?> money = (Map<?, ?>) ((Map<?, ?>) sample.get(group)).get(name);
    return new BigDecimal((String) money.get("amount"));
  }

  private static Set<String> keys(String language) {
    Set<String> keys = new TreeSet<>();
    for (TemplateDescriptor template : BOOK.descriptors()) {
      if (PAPER.contains(template.channel()) && template.language().equals(language)) {
        keys.add(subject(template) + "/" + template.channel());
      }
    }
    return keys;
  }

  private static Set<String> names(String language, TemplateDescriptor letter) throws IOException {
    return names(
        BookSamples.BOOK
            .resolve("templates")
            .resolve(language)
            .resolve(subject(letter))
            .resolve(letter.channel() + ".html.hbs"));
  }

  /** What a file asks of its context, and the partials it takes; not the words it prints. */
  private static Set<String> names(Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    String source = Files.readString(file).replaceAll("(?s)\\{\\{!--.*?--}}", "");
    Matcher tag = Pattern.compile("\\{\\{([^}]*)}}").matcher(source);
    while (tag.find()) {
      names.addAll(List.of(tag.group(1).replaceAll("\"[^\"]*\"", "").split("[\\s()~]+")));
    }
    return names;
  }
}
