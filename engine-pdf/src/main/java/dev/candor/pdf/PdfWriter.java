package dev.candor.pdf;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.ThreadCtx;
import com.openhtmltopdf.util.XRLog;
import dev.candor.document.Paper;
import dev.candor.fault.BrokenTemplateException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * Lays HTML out on paper: a PDF that can be archived (PDF/A-2u, ISO 19005-2) and read aloud
 * (PDF/UA-1, ISO 14289-1), in the Liberation fonts, on US Letter unless the style says another
 * size. The same HTML and instant give the same bytes.
 *
 * <p>Nothing is fetched and no file is opened: pictures must be PNG or JPEG data URIs. Links are
 * kept to http, https, mailto, tel and places within the document. May be shared between threads.
 */
public final class PdfWriter implements Paper {

  private static final String COLORS = "sRGB IEC61966-2.1";

  // ISO 32000-1, 7.9.4
  private static final DateTimeFormatter CREATION_DATE =
      DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Made when the first PDF is, once for all writers: most programs that may write one do not. */
  private static final class Shared {

    static final PdfFonts FONTS = new PdfFonts();
    // how high the lines of each font are, so that only fonts that are written with are made
    static final FSDefaultCacheStore METRICS = new FSDefaultCacheStore();
    static final byte[] COLOR_PROFILE =
        deflate(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());

    static {
      // it would write to standard error for every document, and quote from the document
      XRLog.setLoggingEnabled(false);
      // pictures would pass through a temporary file each
      ImageIO.setUseCache(false);
    }
  }

  /** Creates a writer; the fonts are read from the class path with the first PDF of all writers. */
  public PdfWriter() {}

  /**
   * Writes a PDF.
   *
   * <p>Refused with a {@link BrokenTemplateException} that lists what is wrong: more than 2 MiB of
   * HTML, 50,000 elements, 200 levels, 200 pages, 64 KiB of style sheets, 200 columns of a table,
   * or 2,000 characters in a word; more cells, style rules or counting than it can be laid out
   * with; pictures that are not PNG or JPEG or are beyond 2 MiB, 5,000 pixels a side or 25 million
   * pixels together; SVG and MathML; characters that no Liberation font has (all are named) and
   * those written from right to left.
   *
   * @param html a whole HTML document; title and lang are asked for by PDF/UA, and guessed where
   *     missing
   * @param createdAt the PDF's date, to the second
   */
  @Override
  public byte[] write(String html, Instant createdAt) {
    Document source = PrintableHtml.read(html, Shared.FONTS);
    Instant second = createdAt.truncatedTo(ChronoUnit.SECONDS);
    PictureGuard images = new PictureGuard();
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(new PlainXml(loader));

    try (PDDocument pdf = new PDDocument()) {
      PdfRendererBuilder builder =
          new PdfRendererBuilder()
              .usePDDocument(pdf)
              .withProducer("Candor")
              .useDefaultPageSize(8.5f, 11f, PdfRendererBuilder.PageSizeUnits.INCHES)
              .useExternalResourceAccessControl(
                  images, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
              .addDOMMutator(document -> prepare(pdf))
              .withW3cDocument(source, "urn:none")
              .usePdfAConformance(PdfAConformance.PDFA_2_U)
              .usePdfUaAccessibility(true);
      ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        throwIfFaulty(images);
        int pages = renderer.getRootBox().getLayer().getPages().size();
        if (pages > PdfLimits.MAX_PAGES) {
          throw tooManyPages("(" + pages + ")");
        }
        renderer.createPDFWithoutClosing();
        throwIfFaulty(images);
        nameColors(pdf);
        date(pdf, html, second);
        pdf.save(out);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PageLimit.TooManyPages e) {
      throw tooManyPages("without end");
    } catch (BrokenTemplateException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw cannotLayOut(e);
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  /** Before the renderer being made on this thread reads the style sheets. */
  private void prepare(PDDocument pdf) {
    SharedContext context = ThreadCtx.get().sharedContext();
    // always one that knows no font but ours: those every reader has may not be used in archives
    PdfBoxFontResolver resolver =
        new PdfBoxFontResolver(context, pdf, Shared.METRICS, PdfAConformance.PDFA_2_U, true);
    Shared.FONTS.giveTo(resolver, pdf);
    context.setFontResolver(resolver);
    context.setCss(new PageLimit(context));
  }

  private static void throwIfFaulty(PictureGuard images) {
    if (!images.faults().isEmpty()) {
      throw PdfFaults.broken(images.faults());
    }
  }

  private static BrokenTemplateException tooManyPages(String pages) {
    return PdfFaults.broken(
        PdfFaults.fault(
            "The document has pages " + pages + "; the most is " + PdfLimits.MAX_PAGES + ".",
            "look for a height or margin that is too big, or write several documents."));
  }

  /** Names the place in the library and never its message, which may quote the document. */
  private static BrokenTemplateException cannotLayOut(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    String at =
        trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
    return PdfFaults.broken(
        PdfFaults.fault(
            "The document cannot be laid out (" + thrown.getClass().getSimpleName() + at + ").",
            "make its tables and styles simpler."));
  }

  /** Says what the colors mean, as archives want it (ISO 19005-2, 6.2.3). */
  private static void nameColors(PDDocument pdf) throws IOException {
    COSStream profile = pdf.getDocument().createCOSStream();
    profile.setItem(COSName.FILTER, COSName.FLATE_DECODE);
    profile.setInt(COSName.N, 3);
    try (OutputStream out = profile.createRawOutputStream()) {
      out.write(Shared.COLOR_PROFILE);
    }

    COSDictionary intent = new COSDictionary();
    intent.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
    intent.setItem(COSName.S, COSName.GTS_PDFA1);
    intent.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
    PDOutputIntent named = new PDOutputIntent(intent);
    named.setInfo(COLORS);
    named.setOutputCondition(COLORS);
    named.setOutputConditionIdentifier(COLORS);
    named.setRegistryName("http://www.color.org");
    pdf.getDocumentCatalog().addOutputIntent(named);
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater)) {
      deflating.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  /**
   * Dates the document. The library takes the system's clock and draws its id from there; both are
   * made to follow the input.
   */
  private static void date(PDDocument pdf, String html, Instant second) throws IOException {
    pdf.getDocumentInformation()
        .getCOSObject()
        .setString(COSName.CREATION_DATE, CREATION_DATE.format(second));
    pdf.setDocumentId(fingerprint(html, second));
    PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
    String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    for (String tag : List.of("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")) {
      xmp = replace(xmp, tag, second.toString());
    }
    metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
  }

  private static String replace(String xmp, String tag, String value) {
    int start = xmp.indexOf("<" + tag + ">");
    int end = xmp.indexOf("</" + tag + ">");
    return start < 0 || end < start
        ? xmp
        : xmp.substring(0, start + tag.length() + 2) + value + xmp.substring(end);
  }

  private static long fingerprint(String html, Instant second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, second.getEpochSecond()));
      return ByteBuffer.wrap(digest.digest(html.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Sees all that the thread's own loader sees, but no XML library. The metadata are written with
   * whatever transformer is found in the thread's loader: to look for one takes longer than the
   * rest of a letter, and the bytes would depend on the one that is found. So it is always the
   * JDK's.
   */
  private static final class PlainXml extends ClassLoader {

    PlainXml(@Nullable ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.startsWith("META-INF/services/javax.xml.")
          ? Collections.emptyEnumeration()
          : super.getResources(name);
    }
  }
}
