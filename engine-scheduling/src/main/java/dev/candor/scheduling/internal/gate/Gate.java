package dev.candor.scheduling.internal.gate;

/**
 * A set of permitted milliseconds on a line of time, which is either the one since the epoch or one
 * that a wall clock shows. Immutable.
 */
public interface Gate {

  /** Later than anything: there is no such millisecond. */
  long NEVER = Long.MAX_VALUE;

  /** Permits everything. */
  Gate OPEN =
      new Gate() {
        @Override
        public long next(long time, long last) {
          return time;
        }

        @Override
        public long until(long permitted, long last) {
          return NEVER;
        }
      };

  /** Permits nothing. */
  Gate SHUT =
      new Gate() {
        @Override
        public long next(long time, long last) {
          return NEVER;
        }

        @Override
        public long until(long permitted, long last) {
          throw new IllegalStateException("Nothing is permitted.");
        }
      };

  /**
   * Returns the least permitted millisecond at or after {@code time}; when there is none up to and
   * including {@code last}, anything later than {@code last}.
   */
  long next(long time, long last);

  /**
   * Returns the exclusive end of the permitted stretch around {@code permitted}; when that lies
   * after {@code last}, anything later than {@code last}.
   */
  long until(long permitted, long last);

  /**
   * Returns whether what lies between {@code permitted} and the next millisecond is permitted as
   * well: not where a stretch holds its last instant.
   */
  default boolean goesOn(long permitted) {
    return true;
  }
}
