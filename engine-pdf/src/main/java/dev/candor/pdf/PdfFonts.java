package dev.candor.pdf;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/**
 * The twelve faces of Liberation Sans, Serif and Mono that letters are set in, and which characters
 * they have. Immutable; may be shared between threads.
 */
class PdfFonts {

  /**
   * Each family by its file and the names CSS may call it by. The metrically equal families come
   * first after the own name: a letter set in Arial breaks its lines alike. The last is what the
   * library makes of the generic name.
   */
  private enum Family {
    SANS(
        "LiberationSans",
        List.of("Liberation Sans", "Arial", "Helvetica", "Helvetica Neue", "SansSerif")),
    SERIF(
        "LiberationSerif",
        List.of("Liberation Serif", "Times New Roman", "Times", "Georgia", "Serif")),
    MONO(
        "LiberationMono",
        List.of("Liberation Mono", "Courier New", "Courier", "Menlo", "Consolas", "Monospaced"));

    private final String file;
    private final List<String> names;

    Family(String file, List<String> names) {
      this.file = file;
      this.names = names;
    }
  }

  private enum Style {
    REGULAR("Regular", 400, IdentValue.NORMAL),
    BOLD("Bold", 700, IdentValue.NORMAL),
    ITALIC("Italic", 400, IdentValue.ITALIC),
    BOLD_ITALIC("BoldItalic", 700, IdentValue.ITALIC);

    private final String file;
    private final int weight;
    private final IdentValue style;

    Style(String file, int weight, IdentValue style) {
      this.file = file;
      this.weight = weight;
      this.style = style;
    }
  }

  private record Entry(Family family, Style style, TrueTypeFace face) {}

  private static final int LAST_CODE_POINT = 0xFFFF;

  private final List<Entry> entries = new ArrayList<>();
  private final BitSet drawn = new BitSet();

  /**
   * Reads the fonts from the class path; one that is missing is an {@link UncheckedIOException}
   * naming it.
   */
  PdfFonts() {
    drawn.set(0, LAST_CODE_POINT + 1);
    for (Family family : Family.values()) {
      for (Style style : Style.values()) {
        String name = family.file + "-" + style.file;
        // the upright face of normal weight is called as the family is
        TrueTypeFace face =
            new TrueTypeFace(name.replace("-Regular", ""), read("/liberation/" + name + ".ttf"));
        entries.add(new Entry(family, style, face));
        if (family == Family.SANS) {
          for (int at = 0; at <= LAST_CODE_POINT; at++) {
            if (face.glyph(at) == 0) {
              drawn.clear(at);
            }
          }
        }
      }
    }
  }

  /**
   * Whether there is a glyph for this code point, whatever the family and style asked for: every
   * sans face has one, and the sans faces stand in for the others, which have a little less.
   */
  boolean canDraw(int codePoint) {
    return drawn.get(codePoint);
  }

  /**
   * Gives the fonts to a document: by their own names and those of the fonts they stand in for, and
   * the sans faces for families and characters that are not there.
   */
  void giveTo(PdfBoxFontResolver resolver, PDDocument document) {
    for (Entry entry : entries) {
      PDFontSupplier supplier = new OneFont(document, entry.face);
      Style style = entry.style;
      for (String name : entry.family.names) {
        resolver.addFont(supplier, name, style.weight, style.style, true, FontGroup.MAIN);
      }
      if (entry.family == Family.SANS) {
        resolver.addFont(
            supplier,
            entry.family.names.get(0),
            style.weight,
            style.style,
            true,
            FontGroup.FINAL_FALLBACK);
      }
    }
  }

  /** Returns what measures text in these fonts, for one document. */
  PdfBoxTextRenderer textRenderer() {
    return new GlyphMetrics();
  }

  /** Creates the font with which a document writes in a face. */
  PDFont create(PDDocument document, TrueTypeFace face) {
    return new SubsetFont(document, face);
  }

  /** Makes a font of a document when it is first asked for, and once whatever its names. */
  private final class OneFont extends PDFontSupplier {

    private final PDDocument document;
    private final TrueTypeFace face;
    private @Nullable PDFont font;

    OneFont(PDDocument document, TrueTypeFace face) {
      super(null);
      this.document = document;
      this.face = face;
    }

    @Override
    public PDFont supply() {
      PDFont supplied = font;
      if (supplied == null) {
        supplied = create(document, face);
        font = supplied;
      }
      return supplied;
    }
  }

  private static byte[] read(String resource) {
    try (InputStream stream = PdfFonts.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new FileNotFoundException(
            "The font ("
                + resource
                + ") is not on the class path.\nMaybe add openpdf-fonts-extra.");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
