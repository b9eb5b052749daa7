package dev.candor.benchmark;

import dev.candor.pdf.Pdfs;
import java.util.function.Function;

/** Who puts a document on paper. */
public enum PdfMaker {
  /** PDFBox alone, given every piece of text and its place: nothing is laid out. */
  FLOOR(RawPdfWriter::new),
  /** openhtmltopdf as its guide shows it. */
  OPENHTMLTOPDF(StockPdfWriter::new),
  /** Candor as it ships: PDF/A-2u and PDF/UA-1. */
  CANDOR(
      document -> {
        Pdfs pdfs = new Pdfs();
        return () -> pdfs.archival(document.html());
      }),
  /** Candor without the standards, which is all that openhtmltopdf does in this contest. */
  CANDOR_PLAIN(
      document -> {
        Pdfs pdfs = new Pdfs();
        return () -> pdfs.plain(document.html());
      });

  private final Function<PdfDocument, PdfWriting> maker;

  PdfMaker(Function<PdfDocument, PdfWriting> maker) {
    this.maker = maker;
  }

  PdfWriting open(PdfDocument document) {
    return maker.apply(document);
  }
}
