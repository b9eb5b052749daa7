package dev.candor.template;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
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
 * they have. The font files are read once, here; a parsed set of them is used by one document at a
 * time and then by the next. May be shared between threads.
 */
final class PdfFonts {

  /** The faces, by the name of their file, with the names CSS may call them by. */
  private enum Face {
    SANS("LiberationSans-Regular", 400, IdentValue.NORMAL),
    SANS_BOLD("LiberationSans-Bold", 700, IdentValue.NORMAL),
    SANS_ITALIC("LiberationSans-Italic", 400, IdentValue.ITALIC),
    SANS_BOLD_ITALIC("LiberationSans-BoldItalic", 700, IdentValue.ITALIC),
    SERIF("LiberationSerif-Regular", 400, IdentValue.NORMAL),
    SERIF_BOLD("LiberationSerif-Bold", 700, IdentValue.NORMAL),
    SERIF_ITALIC("LiberationSerif-Italic", 400, IdentValue.ITALIC),
    SERIF_BOLD_ITALIC("LiberationSerif-BoldItalic", 700, IdentValue.ITALIC),
    MONO("LiberationMono-Regular", 400, IdentValue.NORMAL),
    MONO_BOLD("LiberationMono-Bold", 700, IdentValue.NORMAL),
    MONO_ITALIC("LiberationMono-Italic", 400, IdentValue.ITALIC),
    MONO_BOLD_ITALIC("LiberationMono-BoldItalic", 700, IdentValue.ITALIC);

    /**
     * The metrically equal families come first after the own name: a letter set in Arial breaks its
     * lines alike.
     */
    private static final List<String> SANS_NAMES =
        List.of("Liberation Sans", "Arial", "Helvetica", "Helvetica Neue", "sans-serif");

    private static final List<String> SERIF_NAMES =
        List.of("Liberation Serif", "Times New Roman", "Times", "Georgia", "serif");

    private static final List<String> MONO_NAMES =
        List.of("Liberation Mono", "Courier New", "Courier", "Menlo", "Consolas", "monospace");

    private final String file;
    private final int weight;
    private final IdentValue style;

    Face(String file, int weight, IdentValue style) {
      this.file = file;
      this.weight = weight;
      this.style = style;
    }

    List<String> families() {
      return compareTo(SERIF) < 0 ? SANS_NAMES : compareTo(MONO) < 0 ? SERIF_NAMES : MONO_NAMES;
    }

    boolean sans() {
      return compareTo(SERIF) < 0;
    }
  }

  /** Beyond this no Liberation font has a character. */
  private static final int LAST_CODE_POINT = 0x1FFFF;

  private final Map<Face, byte[]> files = new EnumMap<>(Face.class);
  private final BitSet drawn = new BitSet();
  private final Queue<Map<Face, TrueTypeFont>> idle = new ConcurrentLinkedQueue<>();
  // spares each document the reading of faces that stand by and are not needed
  private final FSCacheEx<String, FSCacheValue> metrics = new FSDefaultCacheStore();

  /**
   * Reads the fonts from the class path; one that is missing is an {@link UncheckedIOException}
   * naming it.
   */
  PdfFonts() {
    Map<Face, TrueTypeFont> parsed = new EnumMap<>(Face.class);
    drawn.set(0, LAST_CODE_POINT + 1);
    for (Face face : Face.values()) {
      files.put(face, read("/liberation/" + face.file + ".ttf"));
      if (face.sans()) {
        drawn.and(charactersOf(parse(face, parsed)));
      }
    }
    idle.add(parsed);
  }

  /**
   * Whether there is a glyph for this code point, whatever the family and style asked for: every
   * sans face has one, and the sans faces stand in for the others, which have a little less.
   */
  boolean canDraw(int codePoint) {
    return drawn.get(codePoint);
  }

  /** What was measured of faces in earlier documents, for the builder. */
  FSCacheEx<String, FSCacheValue> metrics() {
    return metrics;
  }

  /**
   * Gives the fonts to a document: by their own names and those of the fonts they stand in for, and
   * the sans faces for families and characters that are not there. Hand the fonts back when the
   * document is written and closed; those of a document that failed are not used again.
   */
  Loan lend(PdfBoxFontResolver resolver, PDDocument document) {
    Map<Face, TrueTypeFont> waiting = idle.poll();
    Map<Face, TrueTypeFont> parsed = waiting == null ? new EnumMap<>(Face.class) : waiting;
    for (Face face : Face.values()) {
      PDFontSupplier supplier = new OneFont(() -> load(document, parse(face, parsed)));
      for (String family : face.families()) {
        resolver.addFont(supplier, family, face.weight, face.style, true, FontGroup.MAIN);
      }
      if (face.sans()) {
        resolver.addFont(
            supplier,
            face.families().get(0),
            face.weight,
            face.style,
            true,
            FontGroup.FINAL_FALLBACK);
      }
    }
    return () -> idle.add(parsed);
  }

  /** Fonts lent to one document. */
  @FunctionalInterface
  interface Loan {
    /** Hands the fonts back. */
    void giveBack();
  }

  /** Loads a face for a document when it is first asked for, and once whatever its names. */
  private static final class OneFont extends PDFontSupplier {

    private final Supplier<PDFont> loading;
    private @Nullable PDFont loaded;

    OneFont(Supplier<PDFont> loading) {
      super(null);
      this.loading = loading;
    }

    @Override
    public PDFont supply() {
      PDFont font = loaded;
      if (font == null) {
        font = loading.get();
        loaded = font;
      }
      return font;
    }
  }

  private static PDFont load(PDDocument document, TrueTypeFont font) {
    try {
      return PDType0Font.load(document, font, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TrueTypeFont parse(Face face, Map<Face, TrueTypeFont> parsed) {
    return parsed.computeIfAbsent(
        face,
        missing -> {
          byte[] file = files.get(missing);
          if (file == null) {
            throw new IllegalStateException(missing.file);
          }
          try {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            // the search for ligatures takes two thirds of the time, and letters need none
            font.setEnableGsub(false);
            return font;
          } catch (IOException e) {
            throw new UncheckedIOException(missing.file, e);
          }
        });
  }

  private static BitSet charactersOf(TrueTypeFont font) {
    try {
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      BitSet characters = new BitSet();
      for (int codePoint = 0; codePoint <= LAST_CODE_POINT; codePoint++) {
        if (glyphs.getGlyphId(codePoint) != 0) {
          characters.set(codePoint);
        }
      }
      return characters;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
