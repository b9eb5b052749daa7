package dev.candor.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.candor.fault.BrokenTemplateException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class PdfWriterTest {

  private static final Instant MARCH_2 = Instant.parse("2026-03-02T15:04:05.678Z");
  private static final PdfWriter WRITER = new PdfWriter();

  // ---- what is written

  @Test
  void writes_the_words_into_the_text_layer() throws IOException {
    byte[] pdf =
        write(
            "<p>The office filed an affluent affidavit: “flow” – fjord. Peña, Łódź, Nguyễn, Ωμέγα, Ёлка.</p>");

    assertThat(text(pdf))
        .contains(
            "The office filed an affluent affidavit: “flow” – fjord. Peña, Łódź, Nguyễn, Ωμέγα, Ёлка.");
  }

  @Test
  void sets_us_letter_unless_the_style_says_another_size() throws IOException {
    assertThat(pageSizes(write("<p>x</p>"))).containsExactly("612 x 792");
    assertThat(pageSizes(write("<style>@page { size: A4 }</style><p>x</p>")))
        .containsExactly("595 x 842");
  }

  @Test
  void counts_pages_and_repeats_the_header_of_a_table_that_breaks() throws IOException {
    String rows =
        IntStream.range(0, 120)
            .mapToObj(i -> "<tr><td>row " + i + "</td></tr>")
            .collect(Collectors.joining());
    byte[] pdf =
        write(
            "<style>@page { @bottom-center { content: 'Page ' counter(page) ' of ' counter(pages) } }"
                + " table { -fs-table-paginate: paginate }</style>"
                + "<table><thead><tr><th>Heading</th></tr></thead><tbody>"
                + rows
                + "</tbody></table>");

    int pages = pageSizes(pdf).size();
    assertThat(pages).isGreaterThan(1);
    assertThat(text(pdf).split("Heading", -1)).hasSize(pages + 1);
    assertThat(text(pdf)).contains("Page 1 of " + pages).contains("Page " + pages + " of " + pages);
  }

  @Test
  void reads_style_sheets_in_the_body_and_does_not_print_them() throws IOException {
    assertThat(text(write("<div><style>p { color: red }</style><p>x</p></div>")))
        .isEqualToIgnoringWhitespace("x");
  }

  @Test
  void writes_characters_that_only_the_sans_family_has_whatever_the_family() throws IOException {
    byte[] pdf =
        write(
            "<code>x\u2074</code> <i style='font-family: Courier'>y\u2074</i> <b style='font-family: Nobody'>z</b>");

    assertThat(text(pdf)).contains("x\u2074", "y\u2074", "z");
  }

  @Test
  void takes_accents_that_follow_their_letters() throws IOException {
    assertThat(text(write("<p>Pen\u0303a</p>"))).contains("Pe\u00F1a");
  }

  @Test
  void writes_a_hyphen_that_does_not_break_as_a_hyphen() throws IOException {
    assertThat(text(write("<p>12\u2011month, 6&#8209;month</p>"))).contains("12-month, 6-month");
  }

  @Test
  void keeps_title_subject_author_and_language_and_no_other_metadata() throws IOException {
    byte[] pdf =
        write(
            "<html lang='es'><head><title>Aviso</title><meta name='description' content='Su pago'>"
                + "<meta name='author' content='Peachy'><meta name='generator' content='x'><meta name='Producer' content='y'></head><p>x</p>");

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getMetadataKeys())
          .containsExactlyInAnyOrder("Title", "Subject", "Author", "Producer", "CreationDate");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Aviso");
      assertThat(document.getDocumentInformation().getSubject()).isEqualTo("Su pago");
      assertThat(document.getDocumentInformation().getProducer()).isEqualTo("Candor");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("es");
    }
  }

  @Test
  void takes_a_missing_title_from_the_heading() throws IOException {
    try (PDDocument document = Loader.loadPDF(write("<h1>Your statement</h1>"))) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Your statement");
    }
  }

  @Test
  void keeps_links_that_open_and_drops_those_that_run() throws IOException {
    byte[] pdf =
        write(
            "<a href='https://peachy.example/pay'>pay</a> <a href='mailto:a@peachy.example'>write</a>"
                + " <a href='javascript:alert(1)'>run</a> <a href='file:///etc/passwd'>read</a>");

    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<PDAnnotation> links = document.getPage(0).getAnnotations();
      assertThat(links).hasSize(2);
    }
    assertThat(text(pdf)).contains("run", "read");
  }

  // ---- standards

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("documents")
  @Tag("slow")
  void can_be_archived_and_read_aloud(String html) {
    byte[] pdf = WRITER.write(html, MARCH_2);

    assertThat(VeraPdf.archiving(pdf)).isEmpty();
    assertThat(VeraPdf.accessibility(pdf)).isEmpty();
  }

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.argumentSet("nothing at all", ""),
        Arguments.argumentSet("bare words", "words"),
        Arguments.argumentSet(
            "links and lists", "<h1>a</h1><ul><li><a href='https://x.example/'>x</a></li></ul>"),
        Arguments.argumentSet("tables", "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"),
        Arguments.argumentSet(
            "pictures",
            "<img alt='a' src='"
                + picture("png", 3, 2)
                + "'><img alt='' src='"
                + picture("jpg", 30, 20)
                + "'><img src='"
                + picture("png", 9, 9)
                + "'>"),
        Arguments.argumentSet("a form", "<form><input value='x'><button>y</button></form>"));
  }

  @Test
  void the_check_of_standards_can_fail() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(plain);
    }

    assertThat(VeraPdf.archiving(plain.toByteArray())).isNotEmpty();
    assertThat(VeraPdf.accessibility(plain.toByteArray())).isNotEmpty();
  }

  // ---- the same bytes

  @Test
  void gives_the_same_bytes_for_the_same_input() {
    String html =
        "<p>one</p><code>two</code><i>three</i><b>four</b><img alt='a' src='"
            + picture("png", 3, 2)
            + "'>";

    assertThat(new PdfWriter().write(html, MARCH_2))
        .isEqualTo(WRITER.write(html, MARCH_2))
        .isEqualTo(WRITER.write(html, MARCH_2));
  }

  @Test
  @Tag("slow")
  void gives_the_same_bytes_on_every_thread() throws Exception {
    List<String> documents =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    ("<p>"
                            + "word one two three ".repeat(300 + i)
                            + "</p><code>four</code><i>five</i><b>six</b>")
                        .repeat(3))
            .toList();
    List<String> alone = documents.stream().map(PdfWriterTest::written).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<String>>> tenTimesEach =
          documents.stream()
              .map(
                  html ->
                      (Callable<List<String>>)
                          () -> IntStream.range(0, 10).mapToObj(i -> written(html)).toList())
              .toList();
      List<Future<List<String>>> together = threads.invokeAll(tenTimesEach);
      for (int i = 0; i < documents.size(); i++) {
        assertThat(Set.copyOf(together.get(i).get())).isEqualTo(Set.of(alone.get(i)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void is_dated_by_the_instant_it_is_given() throws IOException {
    byte[] pdf = write("<p>x</p>");

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo("2026-03-02T15:04:05Z");
      assertThat(
              new String(
                  document.getDocumentCatalog().getMetadata().toByteArray(),
                  StandardCharsets.UTF_8))
          .contains("<xmp:CreateDate>2026-03-02T15:04:05Z</xmp:CreateDate>");
    }
    assertThat(WRITER.write("<p>x</p>", MARCH_2.plusSeconds(1))).isNotEqualTo(pdf);
  }

  @Test
  void goes_on_writing_after_a_document_that_failed() {
    byte[] before = write("<p>x</p>");
    assertThatThrownBy(() -> write("<div style='height: 9999999px'>x</div>"))
        .isInstanceOf(BrokenTemplateException.class);

    assertThat(write("<p>x</p>")).isEqualTo(before);
  }

  @Test
  void gives_the_same_bytes_whatever_xml_library_the_thread_offers() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // the tests have Saxon on their class path
    byte[] pdf = write("<p>x</p>");
    try {
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      assertThat(write("<p>x</p>")).isEqualTo(pdf);
      thread.setContextClassLoader(null);
      assertThat(write("<p>x</p>")).isEqualTo(pdf);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void leaves_the_thread_as_it_was() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    write("<p>x</p>");
    assertThatThrownBy(() -> write("<div style='height: 9999999px'>x</div>"))
        .isInstanceOf(BrokenTemplateException.class);

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  // ---- nothing is fetched

  @Test
  void asks_no_server_for_anything() throws IOException {
    Queue<String> requests = new ConcurrentLinkedQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String at = "http://127.0.0.1:" + server.getAddress().getPort();
      byte[] pdf =
          write(
              ("<html><head><base href='@/'><link rel='stylesheet' href='@/link.css'><link rel='stylesheet' href='relative.css'>"
                      + "<style>@import url(@/import.css); @import '@/import2.css';"
                      + "@font-face { font-family: F; src: url(@/f.ttf) } p { font-family: F; background: url(@/p.png); list-style-image: url(@/l.png) }"
                      + "p:before { content: url(@/c.png) } @page { background-image: url(@/page.png) }</style></head>"
                      + "<body background='@/body.png'><p>words</p><img src='@/i.png'><img src='/abs.png'><iframe src='@/frame'></iframe><object data='@/o.pdf'></object>"
                      + "<embed src='@/e'><video src='@/v'></video><div style='background: url(@/d.png)'>x</div><a href='@/a' download='x'>a</a>"
                      + "<input type='image' src='@/input.png'><table background='@/t.png'><tr><td>x</table></body></html>")
                  .replace("@/", at + "/"));

      assertThat(requests).isEmpty();
      assertThat(text(pdf)).contains("words");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void reads_no_file_and_no_resource(@TempDir Path folder) throws IOException {
    Path css = Files.writeString(folder.resolve("secret.css"), "p:after { content: 'SECRET' }");
    Path image = folder.resolve("secret.png");
    Files.write(image, Base64.getDecoder().decode(picture("png", 40, 40).split(",")[1]));
    byte[] pdf =
        write(
            "<html><head><link rel='stylesheet' href='"
                + css.toUri()
                + "'><style>@import url("
                + css.toUri()
                + ");</style></head>"
                + "<p>words</p><img alt='a' src='"
                + image.toUri()
                + "'><object data='"
                + css.toUri()
                + "'></object>"
                + "<img alt='b' src='jar:"
                + image.toUri()
                + "!/x'><img alt='c' src='classpath:/liberation/AUTHORS'>"
                + "<iframe src='"
                + css.toUri()
                + "'></iframe>");

    assertThat(text(pdf)).contains("words").doesNotContain("SECRET");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
    }
  }

  @Test
  void draws_the_pictures_a_document_brings_along() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(write("<img alt='a' src='" + picture("png", 40, 40) + "'>"))) {
      assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
    }
  }

  // ---- what is refused

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("refused")
  void refuses(String html, String message) {
    BrokenTemplateException refused =
        catchThrowableOfType(BrokenTemplateException.class, () -> write(html));

    assertThat(refused).isNotNull();
    assertThat(refused.getMessage()).startsWith("1 fault in the PDF:\npdf: ").contains(message);
    assertThat(refused.getMessage().lines().toList()).last().asString().startsWith("Maybe ");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refusal(
            "too much HTML",
            "<p>" + "word ".repeat(500_000),
            "The HTML has (2500003) characters; the most is 2097152."),
        refusal("too many elements", "<b>x</b>".repeat(60_000), "elements; the most is 50000."),
        refusal("elements too deep", "<div>".repeat(300), "deep; the most is 200."),
        refusal(
            "too long a word",
            "x".repeat(2_001),
            "A word has (2001) characters; the most is 2000."),
        refusal(
            "too long a word from a style",
            "<style>p:after { content: '" + "x".repeat(2_001) + "' }</style><p>",
            "A word has (2001) characters"),
        refusal(
            "too many pages",
            "<p style='page-break-after: always'>x</p>".repeat(201) + "end",
            "The document has pages (202); the most is 200."),
        refusal(
            "a tower of pages",
            "<div style='height: 9999999px'>x</div>",
            "The document has pages without end; the most is 200."),
        refusal(
            "a drop of pages",
            "<div style='position: absolute; top: 99999999px'>x</div>",
            "pages without end"),
        refusal(
            "a page of no size",
            "<style>@page { size: 0 0 }</style>x",
            "The document cannot be laid out (IllegalArgumentException at PageBox.java:"),
        refusal(
            "a table too wide",
            "<table><tr><td colspan='100000'>x</table>",
            "A table has (100000) columns; the most is 200."),
        refusal(
            "a table too tall",
            "<table><tr>" + "<td rowspan='99999'>x".repeat(3) + "</table>",
            "The tables have (299997) cells; the most is 200000."),
        refusal(
            "a list that counts too far",
            "<ol start='99999'><li>x</ol>",
            "A list counts from or by (99999); the most is 9999."),
        refusal(
            "a counter that counts too far",
            "<style>p { counter-reset: x 100000 }</style><p>x",
            "A list counts from or by (100000)"),
        refusal(
            "too much style",
            "<style>" + "p { color: red } ".repeat(4_000) + "</style>x",
            "The style sheets have (68001) characters; the most is 65536."),
        refusal(
            "too many rules for the elements",
            "<style>" + "* * x{}".repeat(2_000) + "</style>" + "<p>x</p>".repeat(9_000),
            "times the style rules are ("),
        refusal(
            "pages beside pages",
            "<style>@page { -fs-max-overflow-pages: 999 }</style>x",
            "-fs-overflow-pages"),
        refusal(
            "a character no font has",
            "<p>snow ☃ 中</p>",
            "No font has these characters: snowman (U+2603), Han (U+4E2D)."),
        refusal(
            "a character no font has, in a style",
            "<style>p:after { content: '\\2603' }</style><p>",
            "No font has these characters: snowman (U+2603)."),
        refusal(
            "a character no font has, from an attribute",
            "<style>p:after { content: attr(data-x) }</style><p data-x='☃'>",
            "(U+2603)"),
        refusal(
            "emoji",
            "<p>\uD83D\uDE00</p>",
            "No font has these characters: grinning face (U+1F600)."),
        refusal(
            "half a character",
            "<p>\uD83D</p>",
            "No font has these characters: half a character (U+D83D)."),
        refusal(
            "letters from right to left",
            "<p>שלום</p>",
            "These characters run from right to left and would be written backwards: Hebrew (U+05D5, U+05DC, U+05DD, U+05E9)."),
        refusal(
            "letters from right to left without a font",
            "<p>مر</p>",
            "These characters run from right to left and would be written backwards: Arabic (U+0631, U+0645)."),
        refusal(
            "letters of another script",
            "<p>नम</p>",
            "No font has these characters: Devanagari (U+0928, U+092E)."),
        refusal(
            "a character of nobody",
            "<p>\uE000</p>",
            "No font has these characters: private use (U+E000)."),
        refusal("a drawing", "<svg><circle/></svg>", "The drawing (svg) cannot be drawn."),
        refusal(
            "an SVG picture",
            "<img src='data:image/svg+xml;base64,PHN2Zy8+'>",
            "The picture type (image/svg+xml) cannot be drawn."),
        refusal(
            "a GIF",
            "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
            "The picture type (image/gif) cannot be drawn."),
        refusal(
            "a picture not in base64",
            "<img src='data:image/png,abc'>",
            "A picture (image/png) is not in base64."),
        refusal(
            "half a picture",
            "<img src='" + picture("png", 9, 9).substring(0, 90) + "'>",
            "A picture is not a whole (PNG) file."),
        refusal(
            "a picture that is another",
            "<img src='" + picture("png", 9, 9).replace("png", "jpeg") + "'>",
            "A picture is not a whole (JPEG) file."),
        refusal(
            "a picture too wide",
            "<img src='" + header(5_001, 10) + "'>",
            "A picture has (5001 x 10) pixels; the most is 5000 a side."),
        refusal(
            "pictures too big together",
            "<img src='" + header(5_000, 5_000) + "'><img src='" + header(100, 100) + "'>",
            "The pictures together have (25010000) pixels; the most is 25000000."),
        refusal(
            "a picture of too many bytes",
            "<img src='data:image/png;base64," + "A".repeat(4_000_000) + "'>",
            "bytes; the most is 2097152."),
        refusal(
            "a PNG with a note that may unfold",
            "<img src='" + noted() + "'>",
            "A PNG carries a note or profile of (70000) bytes; the most is 65536."),
        refusal("a JPEG in four colors", "<img src='" + fourColors() + "'>", "A JPEG is in (CMYK)"),
        refusal(
            "a picture in a style",
            "<div style='background: url(" + picture("png", 1, 1) + ")'>x</div>",
            "A style draws a picture (data:)"),
        refusal(
            "a picture in a style behind escapes",
            "<div style='background: url("
                + picture("png", 1, 1).replace("data:", "d\\61 ta:")
                + ")'>x</div>",
            "A style draws a picture (data:)"));
  }

  private static Arguments refusal(String name, String html, String message) {
    return Arguments.argumentSet(name, html, message);
  }

  @Test
  void names_every_fault_at_once() {
    assertThatThrownBy(() -> write("<p>☃</p><svg></svg>" + "x".repeat(3_000)))
        .hasMessage(
            """
            3 faults in the PDF:
            pdf: A word has (3000) characters; the most is 2000.
                Maybe put spaces into it.
            pdf: No font has these characters: snowman (U+2603).
                Maybe write them with Latin, Greek or Cyrillic letters and common signs; emoji and other scripts have no font.
            pdf: The drawing (svg) cannot be drawn.
                Maybe give a PNG or a JPEG as a data URI.
            Maybe mend the lines above and try again.""");
  }

  @Test
  void names_ten_characters_and_counts_the_others() {
    String cjk =
        IntStream.range(0x4E00, 0x4E00 + 12)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    assertThatThrownBy(() -> write("<p>" + cjk)).hasMessageContaining("U+4E08, U+4E09 and 2 more)");
  }

  @Test
  void does_not_mind_what_is_never_drawn() throws IOException {
    assertThat(
            text(
                write(
                    "<p>a\u200Bb\u00ADc\u034F\u0001d\uFE0F\u200De&#847;&#xFE0F;&#1;</p><p title='&#1;'><!-- ☃ --><script>☃</script><title>☃</title>")))
        .contains("a");
  }

  @Test
  @Tag("slow")
  void writes_a_big_table_and_refuses_a_bigger_one() throws IOException {
    String row = "<tr><td>January 2, 2026</td><td>Payment received</td><td>$100.00</td></tr>";

    assertThat(pageSizes(write("<table>" + row.repeat(5_000) + "</table>")))
        .hasSizeBetween(50, 200);
    assertThatThrownBy(() -> write("<table>" + row.repeat(12_000) + "</table>"))
        .hasMessageContaining("the most is 200.");
  }

  // ---- words of these tests

  private static byte[] write(String html) {
    return WRITER.write(html, MARCH_2);
  }

  private static String written(String html) {
    return HexFormat.of().formatHex(write(html));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static List<String> pageSizes(byte[] pdf) throws IOException {
    List<String> sizes = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        PDRectangle size = page.getMediaBox();
        sizes.add(Math.round(size.getWidth()) + " x " + Math.round(size.getHeight()));
      }
    }
    return sizes;
  }

  private static String picture(String format, int width, int height) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
      return "data:image/"
          + format.replace("jpg", "jpeg")
          + ";base64,"
          + Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A PNG that claims a size in its header; nothing else of it changes. */
  private static String header(int width, int height) {
    byte[] png = Base64.getDecoder().decode(picture("png", 1, 1).split(",")[1]);
    ByteBuffer buffer = ByteBuffer.wrap(png);
    buffer.putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    buffer.putInt(29, (int) sum.getValue());
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  /** A PNG with a compressed note of 70,000 bytes after its header. */
  private static String noted() {
    byte[] png = Base64.getDecoder().decode(picture("png", 1, 1).split(",")[1]);
    ByteBuffer noted = ByteBuffer.allocate(png.length + 12 + 70_000);
    noted.put(png, 0, 33).putInt(70_000).putInt(0x7A545874).position(33 + 12 + 70_000);
    noted.put(png, 33, png.length - 33);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(noted.array());
  }

  /** The start of a JPEG whose frame header says four components. */
  private static String fourColors() {
    byte[] jpeg =
        HexFormat.of().parseHex("ffd8ffe000044a46ffc0001108000a000a0401220003110104110002");
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
  }
}
