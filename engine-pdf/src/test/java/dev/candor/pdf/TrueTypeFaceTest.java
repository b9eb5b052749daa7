package dev.candor.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.pdfboxout.PdfBoxRawPDFontMetrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we read of a font, against what FontBox and PDFBox read of it. */
@Tag("slow")
class TrueTypeFaceTest {

  private static final String SANS = "LiberationSans-Regular";

  @ParameterizedTest
  @ValueSource(
      strings = {
        SANS,
        "LiberationSans-BoldItalic",
        "LiberationSerif-Italic",
        "LiberationMono-Bold"
      })
  void knows_glyphs_and_widths_of_all_characters(String name) throws IOException {
    TrueTypeFace face = new TrueTypeFace(name, bytes(name));
    TrueTypeFont font = parsed(name);

    IntStream.range(0, 0x20000)
        .forEach(at -> assertThat(face.glyph(at)).as("U+%04X", at).isEqualTo(glyph(font, at)));
    for (int glyph = 0; glyph < face.glyphs(); glyph++) {
      assertThat(face.width(glyph))
          .as("glyph %d", glyph)
          .isEqualTo(Math.round(font.getAdvanceWidth(glyph) * 1000f / font.getUnitsPerEm()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SANS,
        "LiberationSans-Bold",
        "LiberationSerif-Italic",
        "LiberationMono-BoldItalic"
      })
  void describes_the_face_as_pdfbox_does(String name) throws IOException {
    try (PDDocument document = new PDDocument()) {
      COSDictionary theirs =
          PDType0Font.load(document, parsed(name), true).getFontDescriptor().getCOSObject();
      COSDictionary ours =
          new SubsetFont(document, new TrueTypeFace(name.replace("-Regular", ""), bytes(name)))
              .getFontDescriptor()
              .getCOSObject();
      if (name.contains("Serif")) {
        // PDFBox takes the class and subclass of the family for its class, and sees no serifs
        theirs.setFlag(COSName.FLAGS, 1 << 1, true);
      }

      for (COSName key : theirs.keySet()) {
        assertThat(Objects.toString(ours.getDictionaryObject(key)))
            .as(key.getName())
            .isEqualTo(Objects.toString(theirs.getDictionaryObject(key)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SANS, "LiberationSerif-Italic", "LiberationMono-Bold"})
  void stands_and_is_underlined_as_openhtmltopdf_has_it(String name) throws IOException {
    TrueTypeFace face = new TrueTypeFace(name, bytes(name));
    try (PDDocument document = new PDDocument()) {
      PDType0Font font = PDType0Font.load(document, parsed(name), true);
      PdfBoxRawPDFontMetrics theirs =
          PdfBoxRawPDFontMetrics.fromPdfBox(font, font.getFontDescriptor());

      assertThat(face.ascent()).isEqualTo(theirs._ascent);
      assertThat(-face.descent()).isEqualTo(theirs._descent).isEqualTo(theirs._typoDescent);
      assertThat(face.underline()).isEqualTo(theirs._underlinePosition);
      assertThat(face.underlineThickness()).isEqualTo(theirs._underlineThickness);
      assertThat(-face.box()[3] / 3).isEqualTo(theirs._strikethroughOffset);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SANS, "LiberationSerif-Bold", "LiberationMono-Italic"})
  void a_smaller_file_draws_its_glyphs_as_the_whole_one(String name) throws IOException {
    TrueTypeFace face = new TrueTypeFace(name, bytes(name));
    List<Integer> wanted = new ArrayList<>(List.of(0));
    // the accents are composed of other glyphs, some of those of others again
    "Ana Peña ǻ ệ Łódź – €".codePoints().map(face::glyph).distinct().forEach(wanted::add);

    byte[] file = face.subset(wanted);

    TrueTypeFont whole = parsed(name);
    TrueTypeFont part = new TTFParser().parseEmbedded(new ByteArrayInputStream(file));
    assertThat(file).hasSizeLessThan(24_000);
    assertThat(part.getNumberOfGlyphs()).isGreaterThan(wanted.size());
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(outline(part, i)).as("glyph %d", i).isEqualTo(outline(whole, wanted.get(i)));
      assertThat(part.getAdvanceWidth(i)).isEqualTo(whole.getAdvanceWidth(wanted.get(i)));
    }
  }

  private static String outline(TrueTypeFont font, int glyph) throws IOException {
    StringBuilder outline = new StringBuilder();
    double[] point = new double[6];
    var drawn = font.getGlyph().getGlyph(glyph);
    if (drawn == null) {
      return "";
    }
    for (var path = drawn.getPath().getPathIterator(null); !path.isDone(); path.next()) {
      outline.append(path.currentSegment(point)).append(' ');
      outline.append(List.of(point[0], point[1], point[2], point[3])).append('\n');
    }
    return outline.toString();
  }

  private static int glyph(TrueTypeFont font, int codePoint) {
    try {
      return font.getUnicodeCmapLookup().getGlyphId(codePoint);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TrueTypeFont parsed(String name) throws IOException {
    return new TTFParser().parseEmbedded(new ByteArrayInputStream(bytes(name)));
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            TrueTypeFaceTest.class.getResourceAsStream("/liberation/" + name + ".ttf"))) {
      return in.readAllBytes();
    }
  }
}
