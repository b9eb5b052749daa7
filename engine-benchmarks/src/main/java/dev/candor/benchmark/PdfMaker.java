package dev.candor.benchmark;

import dev.candor.pdf.PdfWriter;
import java.time.Instant;
import java.util.function.Function;

/** Who puts a document on paper. */
public enum PdfMaker {
  /** PDFBox alone, given every piece of text and its place: nothing is laid out. */
  FLOOR(RawPdfWriter::new),
  /** openhtmltopdf as its guide shows it: no standard, no tags. */
  OPENHTMLTOPDF(document -> new StockPdfWriter(document, false)),
  /** openhtmltopdf asked for what Candor writes: PDF/A-2u and PDF/UA-1. */
  OPENHTMLTOPDF_ARCHIVAL(document -> new StockPdfWriter(document, true)),
  /** Flying Saucer as its guide shows it, on OpenPDF: no standard, no tags. */
  FLYING_SAUCER(FlyingSaucerWriter::new),
  /** Candor as it ships: PDF/A-2u and PDF/UA-1. */
  CANDOR(PdfMaker::candor);

  private static final Instant NOW = Instant.parse("2026-03-06T15:00:00Z");

  private final Function<PdfDocument, PdfWriting> maker;

  PdfMaker(Function<PdfDocument, PdfWriting> maker) {
    this.maker = maker;
  }

  PdfWriting open(PdfDocument document) {
    return maker.apply(document);
  }

  private static PdfWriting candor(PdfDocument document) {
    PdfWriter writer = new PdfWriter();
    return () -> writer.write(document.html(), NOW);
  }
}
