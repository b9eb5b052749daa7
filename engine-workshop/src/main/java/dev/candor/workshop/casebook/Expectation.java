package dev.candor.workshop.casebook;

import java.time.Instant;

/** What a case expects of its rule alone. Immutable. */
public sealed interface Expectation {

  /** As a case writes it. */
  String text();

  /** It refuses, or does not permit the time asked for. */
  record Stops() implements Expectation {
    @Override
    public String text() {
      return "stops";
    }
  }

  /** It says nothing, or permits the time asked for. */
  record LetsThrough() implements Expectation {
    @Override
    public String text() {
      return "lets through";
    }
  }

  /** It says something that does not bind. */
  record Warns() implements Expectation {
    @Override
    public String text() {
      return "warns";
    }
  }

  /** It does not speak at all. */
  record Silent() implements Expectation {
    @Override
    public String text() {
      return "silent";
    }
  }

  /**
   * It permits the message from an instant on.
   *
   * @param instant the first it permits
   */
  record WaitsUntil(Instant instant) implements Expectation {
    @Override
    public String text() {
      return "waits until " + instant;
    }
  }

  /**
   * It asks for a disclosure.
   *
   * @param disclosure its id
   */
  record Requires(String disclosure) implements Expectation {
    @Override
    public String text() {
      return "requires " + disclosure;
    }
  }

  /**
   * Its cap counts so many.
   *
   * @param number how many, 0 or more
   */
  record Counts(int number) implements Expectation {
    @Override
    public String text() {
      return "counts " + number;
    }
  }
}
