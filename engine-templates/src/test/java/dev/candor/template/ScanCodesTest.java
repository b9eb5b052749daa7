package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import dev.candor.pdf.PdfWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScanCodesTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.argumentSet(
            "a link", "qr", "https://bank.example/pay?loan=LN-0042&amount=312.50"),
        Arguments.argumentSet("digits", "qr", "00012345678905"),
        Arguments.argumentSet("letters of many alphabets", "qr", "Peña, Ωμέγα, 支払い 😀"),
        Arguments.argumentSet("several lines", "qr", "BCD\n002\n1\nSCT\n\nPeachy Bank"),
        Arguments.argumentSet("a reference", "barcode", "LN-0042/a~ b"),
        Arguments.argumentSet("digits in pairs", "barcode", "0123456789012345"),
        Arguments.argumentSet("one character", "barcode", "x"));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("texts")
  void a_scanner_reads_what_was_said(String helper, String text) throws Exception {
    Element picture = picture("{{" + helper + " x alt=\"A & B\"}}", text);

    assertThat(picture.attr("alt")).isEqualTo("A & B");
    assertThat(read(image(picture)).getText()).isEqualTo(text);
  }

  /** A fax has 200 dots an inch; a page of US letter stands for 816 pixels of CSS. */
  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("texts")
  @Tag("slow")
  void a_scanner_reads_it_from_a_letter(String helper, String text) throws Exception {
    String html =
        given(
                "<html lang=\"en\"><head><title>t</title></head><body><p>Pay</p>{{"
                    + helper
                    + " x alt=\"Pay\"}}</body></html>")
            .with("x", text)
            .html();

    byte[] pdf = new PdfWriter().write(html, Instant.parse("2026-03-10T00:00:00Z"));

    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int dots : List.of(150, 200, 300)) {
        BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, dots, ImageType.GRAY);
        assertThat(read(page).getText()).as(dots + " dpi").isEqualTo(text);
      }
    }
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("texts")
  void is_sharp_for_each_module_is_a_whole_number_of_pixels(String helper, String text)
      throws Exception {
    Element picture = picture("{{" + helper + " x alt=\"a\"}}", text);
    BufferedImage image = image(picture);

    assertThat(image.getWidth()).isEqualTo(2 * Integer.parseInt(picture.attr("width")));
    assertThat(image.getHeight()).isEqualTo(2 * Integer.parseInt(picture.attr("height")));
    // the length of every run in the rows is a multiple of the shortest one
    int shortest = Integer.MAX_VALUE;
    java.util.Set<Integer> runs = new java.util.TreeSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      int from = 0;
      for (int x = 1; x <= image.getWidth(); x++) {
        if (x == image.getWidth() || image.getRGB(x, y) != image.getRGB(from, y)) {
          runs.add(x - from);
          shortest = Math.min(shortest, x - from);
          from = x;
        }
      }
    }
    int module = shortest;
    assertThat(runs).allSatisfy(run -> assertThat(run % module).isZero());
  }

  @Test
  void is_the_same_bytes_on_every_java() throws NoSuchAlgorithmException {
    String both =
        given("{{qr x alt=\"a\"}}{{barcode x alt=\"a\"}}").with("x", "https://bank.example").html();

    assertThat(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(both.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("e52aaeea3e37458780ed55ffedffa682e477940891359844875dc72515687dad");
    assertThat(both).hasSizeLessThan(3_000);
  }

  static Stream<Arguments> refused() {
    String bank = "https://bank.example";
    return Stream.of(
        refused("without words", "{{qr x}}", bank, "t:1:3 qr x: The helper (qr) needs (alt=)."),
        refused(
            "without words for bars",
            "{{#if (barcode x)}}{{/if}}",
            bank,
            "The helper (barcode) needs (alt=)."),
        refused(
            "with blank words",
            "{{qr x alt=\" \"}}",
            bank,
            "The option (alt) of (qr) must be words for whoever does not see it, at most 300 characters."),
        refused(
            "with words that are blank in the data",
            "{{qr x alt=blank}}",
            bank,
            "The option (alt) of (qr) must be words"),
        refused(
            "with words that are null in the data",
            "{{qr x alt=none}}",
            bank,
            "The option (alt) of (qr) must be words"),
        refused(
            "too small",
            "{{qr x alt=\"a\" size=79}}",
            bank,
            "The option (size) of (qr) must be a whole number from 80 to 480."),
        refused(
            "too big",
            "{{qr x alt=\"a\" size=481}}",
            bank,
            "must be a whole number from 80 to 480."),
        refused(
            "too big by the data",
            "{{qr x alt=\"a\" size=huge}}",
            bank,
            "must be a whole number from 80 to 480."),
        refused(
            "of a level there is not",
            "{{qr x alt=\"a\" level=\"Z\"}}",
            bank,
            "must be \"L\", \"M\", \"Q\" or \"H\"."),
        refused(
            "of nothing",
            "{{qr x alt=\"a\"}}",
            "",
            "t:1:6 x: The text in (x) has (0) characters and does not fit into a code of (160) pixels."),
        refused(
            "of too much",
            "{{qr x alt=\"a\" size=480}}",
            "s".repeat(1_001),
            "has (1001) characters and does not fit"),
        refused(
            "of too much for its size",
            "{{qr x alt=\"a\" size=80}}",
            "s".repeat(200),
            "has (200) characters and does not fit into a code of (80) pixels."),
        refused(
            "of a list",
            "{{qr list alt=\"a\"}}",
            "",
            "The value of (list) is a list, and (qr) takes a text."),
        refused(
            "bars too wide",
            "{{barcode x alt=\"a\" width=100}}",
            "s".repeat(12),
            "has (12) characters and does not fit into a code of (100) pixels."),
        refused(
            "bars of other letters",
            "{{barcode x alt=\"a\"}}",
            "s\u00e9cret",
            "is not what a bar code can say."),
        refused(
            "bars of nothing", "{{barcode x alt=\"a\"}}", "", "is not what a bar code can say."),
        refused(
            "bars of too much",
            "{{barcode x alt=\"a\" width=600}}",
            "s".repeat(81),
            "is not what a bar code can say."),
        refused(
            "bars without height",
            "{{barcode x alt=\"a\" height=0}}",
            bank,
            "must be a whole number from 24 to 200."));
  }

  private static Arguments refused(String name, String template, String text, String message) {
    return Arguments.argumentSet(name, template, text, message);
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("refused")
  void is_refused(String template, String text, String message) {
    assertThatThrownBy(
            () ->
                given(template)
                    .with("x", text, "blank", "", "none", null, "huge", 9_999, "list", List.of())
                    .html())
        .hasMessageContaining(message)
        .hasMessageContaining("\nMaybe ")
        .hasMessageNotContaining("bank.example")
        .hasMessageNotContaining("sss")
        .hasMessageNotContaining("s\u00e9cret");
  }

  @Test
  void what_the_author_wrote_is_refused_at_load() {
    assertThat(given("{{qr x}}{{barcode x alt=\"a\" width=1}}{{date x format=\"tiny\"}}").faults())
        .extracting(fault -> fault.line().lines().findFirst().orElseThrow())
        .containsExactly(
            "t:1:3 qr x: The helper (qr) needs (alt=).",
            "t:1:11 barcode x alt=\"a\" width=1: The option (width) of (barcode) must be a whole number from 100 to 600.",
            "t:1:40 date x format=\"tiny\": The option (format) of (date) must be \"full\", \"long\", \"medium\", \"short\", \"monthDay\", \"month\" or \"iso\".");
  }

  // ---- words of these tests

  private static Element picture(String template, String text) {
    return Jsoup.parseBodyFragment(given(template).with("x", text).html()).expectFirst("img");
  }

  private static BufferedImage image(Element picture) throws IOException {
    String source = picture.attr("src");
    return ImageIO.read(
        new ByteArrayInputStream(
            Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1))));
  }

  private static Result read(BufferedImage image) throws NotFoundException {
    int width = image.getWidth();
    int height = image.getHeight();
    return new MultiFormatReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(
                    new RGBLuminanceSource(
                        width, height, image.getRGB(0, 0, width, height, null, 0, width)))),
            Map.of(
                DecodeHintType.POSSIBLE_FORMATS,
                List.of(BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128),
                DecodeHintType.TRY_HARDER,
                true));
  }
}
