package dev.candor.benchmark.time;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** java.time, day by day, into a RangeSet of Guava's. */
public final class GuavaRanges implements TimeFinder {

  @Override
  public Optional<Instant> next(TimeQuestion question) {
    RangeSet<Instant> permitted = TreeRangeSet.create();
    permitted.add(Range.closed(question.from(), question.horizon()));
    for (ForbiddenSpans.ForbiddenSpan span : ForbiddenSpans.of(question)) {
      if (span.start().isBefore(span.end())) {
        permitted.remove(Range.closedOpen(span.start(), span.end()));
      }
    }
    Set<Range<Instant>> ranges = permitted.asRanges();
    return ranges.isEmpty()
        ? Optional.empty()
        : Optional.of(ranges.iterator().next().lowerEndpoint());
  }
}
