package dev.candor.benchmark.time;

/** Finds the first time a message may go. */
public interface TimeFinder {

  /**
   * Returns an Optional of the first instant from the earliest time to the horizon; the floor,
   * which finds nothing, gives what it has.
   */
  Object next(TimeQuestion question);
}
