package dev.candor.document;

import java.time.Instant;

/**
 * Lays pages out as PDF. A port; {@code engine-pdf} has the one that ships. Implementations may be
 * shared between threads, fetch nothing, open no file, and give the same bytes for the same page
 * and instant.
 */
public interface Paper {

  /**
   * Writes a PDF. What cannot be laid out ends in one {@link
   * dev.candor.fault.BrokenTemplateException} that lists all that is wrong.
   *
   * @param html a whole HTML document
   * @param createdAt the PDF's date, to the second
   */
  byte[] write(String html, Instant createdAt);
}
