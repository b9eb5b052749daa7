package dev.candor.benchmark;

/** Finds the first time a message may go. */
interface TimeFinder {

  /**
   * An Optional of the first instant from the earliest time to the horizon; the floor, which finds
   * nothing, gives what it has.
   */
  Object next(TimeQuestion question);
}
