package dev.candor.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Writes one document as a PDF per call, with everything ready that can be made ready before. May
 * not be shared between threads.
 */
@FunctionalInterface
interface PdfWriting {

  byte[] write();

  /**
   * Writes for twenty seconds of processor time: so long it takes until all that a PDF passes
   * through is compiled, and on a busy machine the warm-up by the clock is over before that.
   */
  default PdfWriting warm() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + TimeUnit.SECONDS.toNanos(20);
    while (threads.getCurrentThreadCpuTime() < end) {
      write();
    }
    return this;
  }
}
