package dev.candor.benchmark.turn;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The processor time its thread really had, and the operations done in it. Unlike the time on the
 * wall it does not count what other programs on the machine took.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Meter {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long done;
  private long before;
  private long taken;

  /** Starts to measure. */
  @Setup(Level.Iteration)
  public void start() {
    done = 0;
    before = THREADS.getCurrentThreadCpuTime();
  }

  /** Counts one operation. */
  public void count() {
    done++;
  }

  /** Stops to measure. */
  @TearDown(Level.Iteration)
  public void stop() {
    taken = THREADS.getCurrentThreadCpuTime() - before;
  }

  /** Returns the processor time of the last iteration in nanoseconds. */
  public long cpu() {
    return taken;
  }

  /** Returns the operations in that time. */
  public long operations() {
    return done;
  }
}
