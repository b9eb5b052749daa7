package dev.candor.store.internal.sql;

import java.time.Duration;

/** Bounds how long a call waits while somebody else holds what it needs. */
public final class LockWait {

  public static final Duration LONGEST = Duration.ofSeconds(5);

  /** The same in milliseconds, as databases count it. */
  public static final int MILLIS = Math.toIntExact(LONGEST.toMillis());

  private LockWait() {}
}
