package dev.candor.pdf;

import java.time.Instant;

/**
 * The writer of PDFs without the templates in front of it, which are measured elsewhere. May be
 * shared between threads.
 */
public final class Pdfs {

  private static final Instant NOW = Instant.parse("2026-03-06T15:00:00Z");

  private final PdfWriter writer = new PdfWriter();

  /** A PDF as Candor ships it: it can be archived and read aloud. */
  public byte[] archival(String html) {
    return writer.write(html, NOW);
  }

  /** The same pages and nothing besides. */
  public byte[] plain(String html) {
    return writer.writePlain(html, NOW);
  }
}
