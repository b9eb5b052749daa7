package dev.candor.benchmark.email;

import dev.candor.benchmark.email.engine.EmailEngine;
import dev.candor.benchmark.turn.Meter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One operation writes the reference e-mail: subject line, HTML and text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EmailBenchmark {

  /** Who writes; each has a JVM of its own. */
  @Param public EmailWriter contender = EmailWriter.FLOOR;

  private static final int WARM_UP = 15_000;

  private EmailEngine writer = EmailWriter.FLOOR.open();

  /** Makes ready what can be made ready before the first message. */
  void open() {
    writer = contender.open();
  }

  /**
   * Makes ready and writes until all is compiled: by count, because time says little on a machine
   * that others use.
   */
  @Setup
  public void warmUp(Blackhole sink) {
    open();
    for (int i = 0; i < WARM_UP; i++) {
      sink.consume(writer.write());
    }
  }

  /** Writes one message. */
  @Benchmark
  public Object write(Meter meter) {
    meter.count();
    return writer.write();
  }
}
