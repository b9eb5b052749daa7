package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.document.Format;
import dev.candor.document.RenderOrder;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.Borrower;
import dev.candor.party.Case;
import dev.candor.party.Company;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every e-mail, text and call script of the standard US templatebook, in English and in Spanish,
 * with the sample of its subject.
 */
@Tag("slow")
class BookMessagesTest {

  private static final Path BOOK =
      Path.of("..", "templatebook-us", "src", "main", "resources", "templatebook", "us");
  private static final Templatebook TEMPLATES = Templatebook.fromFolder(BOOK);
  private static final TemplateRenderer RENDERER = TemplateRenderer.of(TEMPLATES);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Channel> CHANNELS = Set.of(Channel.EMAIL, Channel.TEXT, Channel.VOICE);
  private static final Map<String, Class<?>> RECORDS =
      Map.of(
          "borrower", Borrower.class,
          "contact", Contact.class,
          "loan", Loan.class,
          "case", Case.class,
          "statement", Statement.class,
          "company", Company.class);

  /** One segment in the seven-bit alphabet of 3GPP TS 23.038. */
  private static final int SEGMENT = 160;

  private static final String SEVEN_BIT =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /** Gmail cuts a longer one off. */
  private static final int LONGEST_HTML = 100 * 1024;

  private static final int LONGEST_SUBJECT_LINE = 60;

  // ---- all of them

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void writes_itself_and_its_disclosures_with_nothing_undefined(TemplateDescriptor template) {
    Document document = write(template, sample(template));

    assertThat(document.text())
        .contains(disclosures(template).stream().map(Disclosure::text).toList())
        .doesNotContain("{{", "}}", "&#", "&amp;", "  ", "\n\n\n", " \n", " .", " ,", "..", "null")
        .doesNotStartWith(" ")
        .doesNotStartWith("\n");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void reads_well_where_hardly_anything_is_known(TemplateDescriptor template) {
    Document document = write(template, bare(template));

    assertThat(document.text())
        .contains(disclosures(template).stream().map(Disclosure::text).toList())
        .doesNotContain("  ", "\n\n\n", " .", " ,", "..", "null", "()")
        .doesNotContainPattern("(?m):\\h*$(?!\\n)");
  }

  static Stream<Arguments> messages() {
    return of(template -> CHANNELS.contains(template.channel()));
  }

  @Test
  void english_and_spanish_define_the_same_parts() throws IOException {
    assertThat(parts("es")).isEqualTo(parts("en")).hasSizeGreaterThan(150);
  }

  @Test
  void each_subject_has_a_sample_and_each_sample_a_subject() throws IOException {
    Set<String> written =
        TEMPLATES.descriptors().stream()
            .filter(template -> CHANNELS.contains(template.channel()))
            .map(template -> template.subject().wireName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> samples;
    try (Stream<Path> files = Files.list(BOOK.resolve("samples"))) {
      samples =
          files
              .map(file -> file.getFileName().toString().replace(".json", ""))
              .collect(Collectors.toCollection(TreeSet::new));
    }

    assertThat(samples).containsAll(written);
    assertThat(samples).allSatisfy(name -> assertThat(Subject.WORDS.find(name)).isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("promises")
  void the_guide_says_what_the_request_must_give_and_what_it_may(
      String subject, Set<String> channels, Set<String> needed, Set<String> optional) {
    List<TemplateDescriptor> templates =
        TEMPLATES.descriptors().stream()
            .filter(template -> CHANNELS.contains(template.channel()))
            .filter(template -> template.subject().wireName().equals(subject))
            .toList();

    assertThat(templates)
        .extracting(template -> template.channel().wireName())
        .containsOnly(channels.toArray(String[]::new));
    for (String name : needed) {
      assertThat(templates)
          .as(name)
          .anySatisfy(
              template ->
                  assertThatThrownBy(() -> write(template, without(sample(template), name)))
                      .isInstanceOf(BrokenTemplateException.class)
                      .hasMessageContaining("The name (" + name));
    }
    for (TemplateDescriptor template : templates) {
      Map<String, @Nullable Object> least = sample(template);
      optional.forEach(name -> without(least, name));
      assertThat(write(template, least).text()).isNotBlank();
    }
  }

  static Stream<Arguments> promises() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "standard-messages.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| subject"))
        .map(line -> line.split("\\|", -1))
        .map(
            cells ->
                Arguments.of(cells[1].strip(), names(cells[2]), names(cells[3]), names(cells[4])));
  }

  @Test
  void the_guide_lists_every_subject() throws IOException {
    assertThat(promises().map(row -> row.get()[0]))
        .containsExactlyElementsOf(
            TEMPLATES.descriptors().stream()
                .filter(template -> CHANNELS.contains(template.channel()))
                .map(template -> template.subject().wireName())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> names(String cell) {
    return Stream.of(cell.replace("`", "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Takes the name out of the context, or out of the group it stands in. */
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> without(
      Map<String, @Nullable Object> context, String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      context.remove(name);
    } else if (context.get(name.substring(0, dot)) instanceof Map<?, ?> group) {
      ((Map<String, @Nullable Object>) group).remove(name.substring(dot + 1));
    }
    return context;
  }

  // ---- e-mails

  @ParameterizedTest(name = "{0}")
  @MethodSource("emails")
  void an_email_is_whole_and_small_and_says_its_language(TemplateDescriptor template) {
    Document document = write(template, sample(template));
    String html = Objects.requireNonNull(document.html());
    Parser parser = Parser.htmlParser().setTrackErrors(10);

    org.jsoup.nodes.Document page = Jsoup.parse(html, "", parser);

    assertThat(parser.getErrors()).isEmpty();
    assertThat(page.selectFirst("html").attr("lang")).isEqualTo(template.language());
    assertThat(page.title()).isNotBlank();
    assertThat(html).doesNotContain("{{", "}}", "null", "undefined");
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LONGEST_HTML);
    assertThat(page.select("a")).allMatch(link -> link.attr("href").startsWith("https://"));
    assertThat(page.text()).contains("400 Example Plaza, Suite 12, New York, NY 10018");
    assertThat(document.subjectLine()).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_SUBJECT_LINE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("emails")
  void an_email_has_one_heading_and_at_most_one_button(TemplateDescriptor template) {
    org.jsoup.nodes.Document page = Jsoup.parse(html(template));

    assertThat(page.select("a")).hasSizeLessThanOrEqualTo(1);
    if (!template.subject().equals(Subject.FREE_FORM_BRANDED)) {
      assertThat(page.select("h1")).hasSize(1);
      assertThat(preheader(page)).isNotBlank().isNotEqualTo(page.selectFirst("h1").text());
    }
  }

  static Stream<Arguments> emails() {
    return of(template -> template.channel() == Channel.EMAIL);
  }

  @Test
  void a_free_form_email_is_the_senders_words_in_the_layout() {
    TemplateDescriptor template = template("freeFormBranded", Channel.EMAIL, "en");
    Document document = write(template, sample(template));

    assertThat(document.subjectLine()).isEqualTo("Our offices are closed on March 16");
    assertThat(document.html())
        .contains("<p>Thank you,<br>Customer Care</p>", "class=\"card\"", "Juniper Lending LLC");
    assertThat(document.text())
        .startsWith("Our offices are closed on March 16. You can reach us again on March 17.\n\n")
        .contains("Thank you,\nCustomer Care\n", "Juniper Lending LLC");
  }

  // ---- texts

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void a_text_is_one_segment_that_says_first_who_writes(TemplateDescriptor template) {
    String text = write(template, sample(template), List.of()).text();

    assertThat(text).hasSizeLessThanOrEqualTo(SEGMENT).doesNotContain("\n");
    assertThat(text.chars().filter(c -> SEVEN_BIT.indexOf(c) < 0).mapToObj(Character::toString))
        .isEmpty();
    if (template.subject().equals(Subject.CONFIRMATION_CODE)
        || template.subject().equals(Subject.ONE_TIME_CODE)) {
      assertThat(text).startsWith("482913 ").contains("Juniper Lending");
    } else {
      assertThat(text).startsWith("Juniper Lending: ");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void a_text_names_neither_borrower_nor_account(TemplateDescriptor template) {
    assertThat(write(template, sample(template), List.of()).text())
        .doesNotContain("Nora", "Yates", "4117", "Bluebird", "6,412", "6.412", "6120", "0077");
  }

  static Stream<Arguments> texts() {
    return of(template -> template.channel() == Channel.TEXT);
  }

  // ---- what a stranger may read, and what nobody may be told

  private static final Pattern DEBT =
      Pattern.compile(
          "debt|past due|overdue|\\bowe|\\bloan|collect|settle|\\$|deuda|vencid|adeud|préstamo|cobr|atraso|liquid",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  @ParameterizedTest(name = "{0}")
  @MethodSource("collecting")
  void nothing_about_a_debt_stands_where_a_stranger_sees_it(TemplateDescriptor template) {
    Document document = write(template, sample(template), List.of());

    if (template.channel() == Channel.EMAIL) {
      assertThat(document.subjectLine()).doesNotContainPattern(DEBT);
      assertThat(preheader(Jsoup.parse(Objects.requireNonNull(document.html()))))
          .doesNotContainPattern(DEBT);
    } else if (template.channel() == Channel.TEXT) {
      assertThat(document.text()).doesNotContainPattern(DEBT);
    } else {
      String opening = Objects.requireNonNull(document.text()).split("\n3\\. ", 2)[0];
      assertThat(opening.lines().filter(line -> line.startsWith("\"")))
          .isNotEmpty()
          .allSatisfy(
              said -> assertThat(said).doesNotContainPattern(DEBT).doesNotContain("Juniper"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("collecting")
  void nobody_is_threatened_or_hurried(TemplateDescriptor template) {
    Document document = write(template, sample(template), List.of());

    assertThat(document.subjectLine() + "\n" + document.text())
        .doesNotContainIgnoringCase(
            "legal action",
            "lawsuit",
            "garnish",
            "credit report",
            "credit bureau",
            "immediately",
            "right away",
            "failure to",
            "final notice",
            "last chance",
            "urgent",
            "must ",
            "acción legal",
            "demanda",
            "embarg",
            "buró",
            "inmediat",
            "último aviso",
            "última oportunidad",
            "urgente",
            "debe pagar",
            "!");
  }

  static Stream<Arguments> collecting() {
    return of(
        template ->
            CHANNELS.contains(template.channel())
                && template.subject().implicitTheme().filter(COLLECTING::contains).isPresent());
  }

  private static final Set<Theme> COLLECTING =
      Set.of(Theme.OPS_COLL_DEBT, Theme.OPS_SERVICING_DEBT_VALIDATION, Theme.OUT_OPS_LOAN);

  @Test
  void codes_are_marked_as_sensitive_and_nothing_else_is() {
    assertThat(
            TEMPLATES.descriptors().stream()
                .filter(TemplateDescriptor::sensitive)
                .map(TemplateDescriptor::key))
        .containsExactlyInAnyOrder(
            "confirmationCode/email",
            "confirmationCode/text",
            "oneTimeCode/email",
            "oneTimeCode/text",
            "es/confirmationCode/email",
            "es/confirmationCode/text",
            "es/oneTimeCode/email",
            "es/oneTimeCode/text");
  }

  @Test
  void spanish_templates_speak_spanish_through_and_through() {
    TemplateDescriptor template = template("loanOverdueFirstNotice", Channel.EMAIL, "es");

    assertThat(write(template, sample(template)).text())
        .contains(
            "Hola, Nora Yates:",
            "Monto vencido al 6 de marzo de 2026",
            "Acreedor: Bluebird Savings",
            "cuenta que termina en 4117",
            "llame al (212) 555-0199 o escriba a help@example.com")
        .doesNotContain("Dear", "Owed to", " call ", " or ", "Monday");
    assertThat(write(template, bare(template)).text())
        .contains("Hola, cliente:", "escríbanos a la dirección que aparece en este mensaje");
  }

  // ---- nothing that nobody knows

  private static final Map<String, Object> NOTHING = Map.of("amount", "0.00", "currency", "USD");

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void nobody_is_called_the_creditor_whose_name_is_not_known(TemplateDescriptor template) {
    assertThat(write(template, bare(template)).text())
        .doesNotContain("with Juniper", "con Juniper", "to: Juniper", "Creditor: Juniper")
        .doesNotContain("Acreedor: Juniper", "Loan: Loan", "Préstamo: Préstamo");
  }

  @Test
  void the_sender_is_the_creditor_where_the_loan_says_that_it_lent() {
    TemplateDescriptor template = template("loanOverdueFirstNotice", Channel.EMAIL, "en");
    Map<String, @Nullable Object> bare = bare(template);
    group(bare, "loan").put("actorRole", "originalCreditor");

    assertThat(write(template, bare).text()).contains("Owed to: Juniper Lending");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("overdue")
  void an_amount_past_due_is_told_only_where_there_is_one(TemplateDescriptor template) {
    Map<String, @Nullable Object> sample = sample(template);
    group(sample, "loan").put("amountPastDue", NOTHING);

    assertThat(write(template, sample).text())
        .doesNotContain("$0.00", "Amount past due", "Monto vencido");
    group(sample, "loan").put("amountPastDue", Map.of("amount", "-5.00", "currency", "USD"));
    group(sample, "loan").put("daysPastDue", 0);
    assertThat(write(template, sample).text()).doesNotContain("$5.00");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("overdue")
  void a_payment_due_today_is_not_past(TemplateDescriptor template) {
    Map<String, @Nullable Object> sample = sample(template);
    group(sample, "loan").put("dueOn", "2026-03-06");

    assertThat(write(template, sample).text()).doesNotContain("Was due on", "Venció el");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("overdue")
  void an_overdue_notice_says_nothing_of_what_was_sent_or_answered_before(
      TemplateDescriptor template) {
    Document document = write(template, sample(template));

    assertThat(document.subjectLine() + "\n" + document.text())
        .doesNotContainIgnoringCase(
            "wrote to you",
            "have written",
            "heard from you",
            "second message",
            "another message",
            "message has passed",
            "able to agree",
            "Le escribimos",
            "Le hemos escrito",
            "sabido de usted",
            "otro mensaje",
            "podido acordar");
  }

  static Stream<Arguments> overdue() {
    return of(
        template ->
            CHANNELS.contains(template.channel())
                && template.subject().wireName().startsWith("loanOverdue"));
  }

  @Test
  void a_voicemail_has_what_a_limited_content_message_has() {
    TemplateDescriptor english = template("loanOverdueFirstNotice", Channel.VOICE, "en");
    TemplateDescriptor spanish = template("loanOverdueFirstNotice", Channel.VOICE, "es");

    assertThat(write(english, sample(english)).text())
        .contains(
            "\"Hello. This is [your name] from [the name of our business]."
                + " Please call me back at (212) 555-0199. Thank you.\"");
    assertThat(write(spanish, sample(spanish)).text())
        .contains(
            "\"Hola. Le habla [su nombre], de [el nombre de nuestra empresa]."
                + " Por favor, llámeme al (212) 555-0199. Gracias.\"");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paidOff")
  void a_loan_that_is_paid_off_has_no_balance(TemplateDescriptor template) {
    assertThat(write(template, sample(template)).text())
        .doesNotContain("6,412.50", "Balance", "Saldo");
  }

  static Stream<Arguments> paidOff() {
    return of(template -> template.key().endsWith("loanPaidOff/email"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void a_statement_without_an_amount_due_does_not_say_that_none_is(TemplateDescriptor template) {
    assertThat(write(template, bare(template)).text()).doesNotContain("None", "Ninguno");
  }

  static Stream<Arguments> statements() {
    return of(
        template ->
            template.channel() == Channel.EMAIL
                && template.subject().wireName().startsWith("statement"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settlements")
  void an_offer_does_not_say_that_it_is_less_than_the_balance(TemplateDescriptor template) {
    assertThat(write(template, sample(template)).text())
        .doesNotContain("less than", "por menos de");
  }

  static Stream<Arguments> settlements() {
    return of(
        template ->
            CHANNELS.contains(template.channel())
                && template.subject().wireName().startsWith("settlementOffer"));
  }

  @Test
  void a_plan_without_payments_claims_no_agreement() {
    TemplateDescriptor template = template("promiseToPayPlanCreated", Channel.EMAIL, "en");
    Map<String, @Nullable Object> sample = sample(template);
    group(sample, "plan").put("payments", List.of());

    assertThat(write(template, sample).text()).doesNotContain("agreed");
  }

  @Test
  void a_text_says_in_spanish_what_it_says_in_english() {
    TemplateDescriptor closed = template("locLineClosed", Channel.TEXT, "es");
    TemplateDescriptor limit = template("locCreditLimitChanged", Channel.TEXT, "es");

    assertThat(write(closed, sample(closed)).text()).contains("Se ha cerrado su cuenta de crédito");
    assertThat(write(limit, sample(limit)).text()).contains("El tope de su crédito cambia el ");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("emails")
  void a_website_is_told_in_words_and_only_an_address_that_was_given_is_a_button(
      TemplateDescriptor template) {
    Map<String, @Nullable Object> sample = sample(template);
    group(sample, "company").put("website", "https://juniper.example.com");
    assertThat(write(template, sample).html()).doesNotContain("https://https:");
    group(sample, "company")
        .put(
            "attributes",
            Map.of(
                "paymentUrl", "https://juniper.example.com/pay",
                "accountUrl", "https://juniper.example.com/me"));

    assertThat(Jsoup.parse(Objects.requireNonNull(write(template, sample).html())).select("a"))
        .hasSizeLessThanOrEqualTo(1)
        .allMatch(link -> link.attr("href").startsWith("https://"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> group(
      Map<String, @Nullable Object> context, String name) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(context.get(name));
  }

  // ---- words of these tests

  private static Stream<Arguments> of(Predicate<TemplateDescriptor> wanted) {
    return TEMPLATES.descriptors().stream()
        .filter(wanted)
        .map(template -> Arguments.of(org.junit.jupiter.api.Named.of(template.key(), template)));
  }

  private static TemplateDescriptor template(String subject, Channel channel, String language) {
    return RENDERER.find(Subject.of(subject), channel, language, null).orElseThrow();
  }

  private static String html(TemplateDescriptor template) {
    return Objects.requireNonNull(write(template, sample(template)).html());
  }

  private static String preheader(org.jsoup.nodes.Document page) {
    return page.select("body > div").first().text().replaceAll("[\\u034f\\u200c\\u00a0\\s]+$", "");
  }

  private static Document write(
      TemplateDescriptor template, Map<String, @Nullable Object> context) {
    return write(template, context, disclosures(template));
  }

  private static Document write(
      TemplateDescriptor template,
      Map<String, @Nullable Object> context,
      List<Disclosure> disclosures) {
    return RENDERER
        .render(
            new RenderOrder(
                template.subject(),
                template.channel(),
                template.language(),
                null,
                context,
                disclosures,
                true,
                template.channel() == Channel.EMAIL
                    ? Set.of(Format.HTML, Format.TEXT)
                    : Set.of(Format.TEXT),
                Instant.parse("2026-03-06T15:00:00Z"),
                ZoneId.of("America/New_York")))
        .document();
  }

  private static List<Disclosure> disclosures(TemplateDescriptor template) {
    return template.language().equals("es")
        ? List.of(
            new Disclosure("one", "Responda STOP para no recibir más mensajes."),
            new Disclosure("two", "Palabras que la ley exige."))
        : List.of(
            new Disclosure("one", "Reply STOP to get no more messages."),
            new Disclosure("two", "Words that the law requires."));
  }

  /** What the subject is shown with; what the host's records leave open is null. */
  private static Map<String, @Nullable Object> sample(TemplateDescriptor template) {
    Path file = BOOK.resolve("samples").resolve(template.subject().wireName() + ".json");
    try {
      Map<String, @Nullable Object> sample =
          JSON.readerForMapOf(Object.class).readValue(Files.readString(file));
      RECORDS.forEach(
          (name, type) -> {
            if (sample.get(name) instanceof Map<?, ?> given) {
              Map<String, @Nullable Object> known = nothing(type);
              given.forEach((part, value) -> known.put((String) part, value));
              sample.put(name, known);
            }
          });
      return sample;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file.toString(), unreadable);
    }
  }

  /** The same with nothing known but who sends and what the request says. */
  private static Map<String, @Nullable Object> bare(TemplateDescriptor template) {
    Map<String, @Nullable Object> sample = sample(template);
    RECORDS.forEach(
        (name, type) -> {
          if (sample.containsKey(name)) {
            Map<String, @Nullable Object> known = nothing(type);
            if (name.equals("company")) {
              known.put("name", "Juniper Lending");
            }
            sample.put(name, known);
          }
        });
    return sample;
  }

  private static Map<String, @Nullable Object> nothing(Class<?> type) {
    Map<String, @Nullable Object> known = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      known.put(
          component.getName(),
          Map.class.isAssignableFrom(component.getType())
              ? Map.of()
              : List.class.isAssignableFrom(component.getType()) ? List.of() : null);
    }
    return known;
  }

  private static Set<String> parts(String language) throws IOException {
    Path folder = BOOK.resolve("templates").resolve(language);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file ->
                  CHANNELS.stream()
                      .anyMatch(
                          channel ->
                              file.getFileName().toString().startsWith(channel.wireName() + ".")))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
