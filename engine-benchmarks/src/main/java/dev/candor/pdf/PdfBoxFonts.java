package dev.candor.pdf;

import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of letters as PDFBox embeds and subsets them, measured as openhtmltopdf measures. Parsed
 * once and without ligatures, which is the best PDFBox offers.
 */
public final class PdfBoxFonts extends PdfFonts {

  private final Map<String, TrueTypeFont> parsed = new HashMap<>();

  private PdfBoxFonts() {}

  /** Creates a writer of letters with these fonts; it may not be shared between threads. */
  public static PdfWriter writer() {
    PdfBoxFonts fonts = new PdfBoxFonts();
    return new PdfWriter(() -> fonts);
  }

  @Override
  PdfBoxTextRenderer textRenderer() {
    return new PdfBoxTextRenderer();
  }

  @Override
  PDFont create(PDDocument document, TrueTypeFace face) {
    try {
      return PDType0Font.load(
          document, parsed.computeIfAbsent(face.name(), PdfBoxFonts::parse), true);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static TrueTypeFont parse(String face) {
    String file = face.contains("-") ? face : face + "-Regular";
    try (InputStream in = PdfBoxFonts.class.getResourceAsStream("/liberation/" + file + ".ttf")) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      font.setEnableGsub(false);
      return font;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
