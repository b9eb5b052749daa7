package dev.candor.benchmark.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** java.time, day by day: sorts what is forbidden and walks past it. */
public final class DayLoops implements TimeFinder {

  @Override
  public Optional<Instant> next(TimeQuestion question) {
    List<ForbiddenSpans.ForbiddenSpan> spans = ForbiddenSpans.of(question);
    spans.sort(Comparator.comparing(ForbiddenSpans.ForbiddenSpan::start));
    Instant at = question.from();
    for (ForbiddenSpans.ForbiddenSpan span : spans) {
      if (span.start().isAfter(at)) {
        break;
      }
      if (span.end().isAfter(at)) {
        at = span.end();
      }
    }
    return at.isAfter(question.horizon()) ? Optional.empty() : Optional.of(at);
  }
}
