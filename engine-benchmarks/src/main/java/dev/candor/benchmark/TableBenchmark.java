package dev.candor.benchmark;

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

/** One operation puts a table of 198 pages on paper. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TableBenchmark {

  /** Who writes; each has a JVM of its own. */
  @Param public PdfMaker contender = PdfMaker.FLOOR;

  private PdfWriting writing = () -> new byte[0];

  /** Makes ready what can be made ready before the first document. */
  @Setup
  public void open() {
    writing = contender.open(PdfDocument.TABLE).warm();
  }

  /** Writes one document. */
  @Benchmark
  public Object write(Meter meter) {
    meter.count();
    return writing.write();
  }
}
