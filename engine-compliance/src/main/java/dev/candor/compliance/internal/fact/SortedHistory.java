package dev.candor.compliance.internal.fact;

import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What happened before, oldest first, shared by all inputs of one message: a rule reads the stretch
 * its window reaches back, and not all of a long past. Immutable.
 */
public final class SortedHistory {

  private static final Comparator<PastInteraction> OLDEST_FIRST =
      Comparator.comparing(PastInteraction::at);

  private final List<PastInteraction> all;

  private SortedHistory(List<PastInteraction> all) {
    this.all = all;
  }

  /** Returns this past in order; it is copied only where it is not. */
  static SortedHistory of(List<PastInteraction> history) {
    for (int i = 1; i < history.size(); i++) {
      if (history.get(i).at().isBefore(history.get(i - 1).at())) {
        List<PastInteraction> sorted = new ArrayList<>(history);
        sorted.sort(OLDEST_FIRST);
        return new SortedHistory(sorted);
      }
    }
    return new SortedHistory(history);
  }

  /** Returns all of it. */
  public List<PastInteraction> all() {
    return all;
  }

  /** Returns what happened at or after an instant. */
  public List<PastInteraction> since(Instant from) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).at().isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? all : all.subList(low, all.size());
  }
}
