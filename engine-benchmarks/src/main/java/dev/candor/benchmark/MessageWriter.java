package dev.candor.benchmark;

/**
 * Writes the reference e-mail once per call, with everything ready that can be made ready before.
 * May be shared between threads.
 */
@FunctionalInterface
interface MessageWriter {
  Message write();
}
