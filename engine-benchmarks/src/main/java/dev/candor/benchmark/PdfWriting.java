package dev.candor.benchmark;

/**
 * Writes one document as a PDF per call, with everything ready that can be made ready before. May
 * not be shared between threads.
 */
@FunctionalInterface
interface PdfWriting {
  byte[] write();
}
