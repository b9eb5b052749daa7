package dev.candor.benchmark.email.engine;

/**
 * Writes the reference e-mail once per call, with everything ready that can be made ready before.
 * May be shared between threads.
 */
@FunctionalInterface
public interface EmailEngine {
  Message write();
}
