package dev.candor.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * PDFBox alone: the pieces of text of a finished document, drawn at their places in their fonts. No
 * layout, no boxes, no lines, no tags. Its fonts are parsed once and search for no ligatures, which
 * is the best PDFBox offers.
 */
final class RawPdfWriter implements PdfWriting {

  private record Piece(String face, float size, float x, float y, String text) {}

  private record Page(PDRectangle paper, List<Piece> pieces) {}

  private final List<Page> pages = new ArrayList<>();
  private final Map<String, TrueTypeFont> faces = new HashMap<>();

  RawPdfWriter(PdfDocument document) {
    try (PDDocument finished = Loader.loadPDF(PdfMaker.CANDOR.open(document).write())) {
      for (int i = 0; i < finished.getNumberOfPages(); i++) {
        Pieces pieces = new Pieces();
        pieces.setStartPage(i + 1);
        pieces.setEndPage(i + 1);
        pieces.getText(finished);
        pages.add(new Page(finished.getPage(i).getMediaBox(), pieces.found));
      }
      for (Page page : pages) {
        for (Piece piece : page.pieces) {
          if (!faces.containsKey(piece.face)) {
            faces.put(piece.face, parse(piece.face));
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static TrueTypeFont parse(String face) throws IOException {
    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(PdfFontFiles.read(face)));
    font.setEnableGsub(false);
    return font;
  }

  @Override
  public byte[] write() {
    try (PDDocument document = new PDDocument()) {
      Map<String, PDFont> fonts = new HashMap<>();
      for (Page page : pages) {
        PDPage paper = new PDPage(page.paper);
        document.addPage(paper);
        try (PDPageContentStream content = new PDPageContentStream(document, paper)) {
          for (Piece piece : page.pieces) {
            PDFont font = fonts.get(piece.face);
            if (font == null) {
              font = PDType0Font.load(document, faces.get(piece.face), true);
              fonts.put(piece.face, font);
            }
            content.beginText();
            content.setFont(font, piece.size);
            content.setTextMatrix(Matrix.getTranslateInstance(piece.x, piece.y));
            content.showText(piece.text);
            content.endText();
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
      document.save(out);
      return out.toByteArray();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Characters of one font and size that follow each other on a line. */
  private static final class Pieces extends PDFTextStripper {

    private static final float GAP = 0.6f;
    private static final float SAME_LINE = 0.1f;

    private final List<Piece> found = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable TextPosition first;
    private @Nullable TextPosition last;

    @Override
    protected void processTextPosition(TextPosition next) {
      if (last != null && !follows(last, next)) {
        end();
      }
      if (first == null) {
        first = next;
      }
      last = next;
      text.append(next.getUnicode());
    }

    private static boolean follows(TextPosition one, TextPosition next) {
      return Math.abs(next.getY() - one.getY()) < SAME_LINE
          && Math.abs(next.getX() - one.getX() - one.getWidth()) < GAP
          && next.getFont().getName().equals(one.getFont().getName())
          && next.getFontSizeInPt() == one.getFontSizeInPt();
    }

    @Override
    protected void writePage() {
      end();
    }

    private void end() {
      TextPosition start = first;
      if (start != null) {
        String name = start.getFont().getName();
        Matrix place = start.getTextMatrix();
        found.add(
            new Piece(
                name.substring(name.indexOf('+') + 1),
                start.getFontSizeInPt(),
                place.getTranslateX(),
                place.getTranslateY(),
                text.toString()));
      }

      first = null;
      last = null;
      text.setLength(0);
    }
  }
}
