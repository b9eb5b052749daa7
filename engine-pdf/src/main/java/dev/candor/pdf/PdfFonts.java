package dev.candor.pdf;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The twelve faces of Liberation Sans, Serif and Mono that letters are set in, and which characters
 * they have. PDFBox measures, embeds and subsets them. Immutable; may be shared between threads.
 */
final class PdfFonts {

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

  /** One face; its file is read when a document first needs it. */
  private static final class Face {
    private final Family family;
    private final Style style;
    private @Nullable TrueTypeFont parsed;

    Face(Family family, Style style) {
      this.family = family;
      this.style = style;
    }

    /** Returns the face as PDFBox reads it; once read it may be shared between threads. */
    synchronized TrueTypeFont font() {
      TrueTypeFont font = parsed;
      if (font == null) {
        font = read("/liberation/" + family.file + "-" + style.file + ".ttf");
        parsed = font;
      }
      return font;
    }

    private static TrueTypeFont read(String resource) {
      try (InputStream stream = PdfFonts.class.getResourceAsStream(resource)) {
        if (stream == null) {
          throw new FileNotFoundException(
              "The font ("
                  + resource
                  + ") is not on the class path.\nMaybe add openpdf-fonts-extra.");
        }
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
        // ligatures cost a search for each word, and a reader aloud must undo them
        font.setEnableGsub(false);
        return font;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final int LAST_CODE_POINT = 0xFFFF;

  private final List<Face> faces = new ArrayList<>();
  private final BitSet drawn = new BitSet();

  /**
   * Reads the sans faces from the class path; one that is missing is an {@link
   * UncheckedIOException} naming it.
   */
  PdfFonts() {
    drawn.set(0, LAST_CODE_POINT + 1);
    for (Family family : Family.values()) {
      for (Style style : Style.values()) {
        Face face = new Face(family, style);
        faces.add(face);
        if (family == Family.SANS) {
          clearMissing(face.font());
        }
      }
    }
  }

  private void clearMissing(TrueTypeFont font) {
    try {
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      for (int at = 0; at <= LAST_CODE_POINT; at++) {
        if (glyphs.getGlyphId(at) == 0) {
          drawn.clear(at);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns whether there is a glyph for this code point, whatever the family and style asked for:
   * every sans face has one, and the sans faces stand in for the others, which have a little less.
   */
  boolean canDraw(int codePoint) {
    return drawn.get(codePoint);
  }

  /**
   * Gives the fonts to a document: by their own names and those of the fonts they stand in for, and
   * the sans faces for families and characters that are not there.
   */
  void giveTo(PdfBoxFontResolver resolver, PDDocument document) {
    for (Face face : faces) {
      PDFontSupplier supplier = new OneFont(document, face);
      Style style = face.style;
      for (String name : face.family.names) {
        resolver.addFont(supplier, name, style.weight, style.style, true, FontGroup.MAIN);
      }
      if (face.family == Family.SANS) {
        resolver.addFont(
            supplier,
            face.family.names.get(0),
            style.weight,
            style.style,
            true,
            FontGroup.FINAL_FALLBACK);
      }
    }
  }

  /** Makes a font of a document when it is first asked for, and once whatever its names. */
  private static final class OneFont extends PDFontSupplier {

    private final PDDocument document;
    private final Face face;
    private @Nullable PDFont font;

    OneFont(PDDocument document, Face face) {
      super(null);
      this.document = document;
      this.face = face;
    }

    @Override
    public PDFont supply() {
      PDFont supplied = font;
      if (supplied == null) {
        try {
          supplied = PDType0Font.load(document, face.font(), true);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        font = supplied;
      }
      return supplied;
    }
  }
}
