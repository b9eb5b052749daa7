package dev.candor.benchmark;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * openhtmltopdf as its guide shows it: a builder, the three font files the documents use, XHTML as
 * a string. Its log, which it writes by default, is off.
 */
final class StockPdfWriter implements PdfWriting {

  private static final byte[] COLORS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  private final File regular = PdfFontFiles.onDisk("LiberationSans").toFile();
  private final File bold = PdfFontFiles.onDisk("LiberationSans-Bold").toFile();
  private final File serif = PdfFontFiles.onDisk("LiberationSerif").toFile();
  private final String xhtml;
  private final boolean archival;

  StockPdfWriter(PdfDocument document, boolean archival) {
    this.archival = archival;
    XRLog.setLoggingEnabled(false);
    xhtml = document.xhtml();
  }

  @Override
  public byte[] write() {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFont(regular, "Liberation Sans");
    builder.useFont(bold, "Liberation Sans", 700, FontStyle.NORMAL, true);
    builder.useFont(serif, "Liberation Serif");
    builder.withHtmlContent(xhtml, "");
    if (archival) {
      builder
          .usePdfAConformance(PdfAConformance.PDFA_2_U)
          .usePdfUaAccessibility(true)
          .useColorProfile(COLORS);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    builder.toStream(out);
    try {
      builder.run();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }

    return out.toByteArray();
  }
}
