package dev.candor.benchmark;

import com.lowagie.text.pdf.BaseFont;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.xhtmlrenderer.pdf.ITextRenderer;
import org.xhtmlrenderer.util.XRLog;

/**
 * Flying Saucer as its guide shows it: a renderer, the three font files the documents use, XHTML as
 * a string. Its log, which it writes by default, is off.
 */
final class FlyingSaucerWriter implements PdfWriting {

  private final List<Path> fonts =
      List.of(
          PdfFontFiles.onDisk("LiberationSans"),
          PdfFontFiles.onDisk("LiberationSans-Bold"),
          PdfFontFiles.onDisk("LiberationSerif"));
  private final String xhtml;

  FlyingSaucerWriter(PdfDocument document) {
    XRLog.setLoggingEnabled(false);
    xhtml = document.xhtml();
  }

  @Override
  public byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ITextRenderer renderer = new ITextRenderer();
      for (Path font : fonts) {
        renderer.getFontResolver().addFont(font.toString(), BaseFont.IDENTITY_H, true);
      }
      renderer.setDocumentFromString(xhtml);
      renderer.layout();
      renderer.createPDF(out);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }

    return out.toByteArray();
  }
}
