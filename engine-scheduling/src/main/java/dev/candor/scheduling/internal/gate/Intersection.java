package dev.candor.scheduling.internal.gate;

import java.util.List;

/** Permits what every one of some gates permits, and everything where there is none. */
public final class Intersection implements Gate {

  private final Gate[] gates;
  private final int count;

  private Intersection(Gate[] gates, int count) {
    this.gates = gates;
    this.count = count;
  }

  public static Gate of(List<Gate> gates) {
    return of(gates.toArray(new Gate[0]), gates.size());
  }

  /**
   * Returns the intersection of the first so many; the array is not copied, and nobody may change
   * it any more.
   */
  static Gate of(Gate[] gates, int count) {
    return count == 1 ? gates[0] : new Intersection(gates, count);
  }

  /**
   * Pushes the time through the gates, from the first again whenever one moves it. No gate moves it
   * past what all permit, so it cannot arrive later than at the first such time.
   */
  @Override
  public long next(long time, long last) {
    long at = time;
    int mover = -1;
    int gate = 0;

    while (gate < count) {
      long next = gate == mover ? at : gates[gate].next(at, last);
      if (next == at) {
        gate++;
      } else if (next > last) {
        return NEVER;
      } else {
        at = next;
        mover = gate;
        gate = 0;
      }
    }

    return at;
  }

  @Override
  public long until(long permitted, long last) {
    long end = NEVER;
    for (int gate = 0; gate < count; gate++) {
      end = Math.min(end, gates[gate].until(permitted, Math.min(end, last)));
    }
    return end;
  }

  @Override
  public boolean goesOn(long permitted) {
    for (int gate = 0; gate < count; gate++) {
      if (!gates[gate].goesOn(permitted)) {
        return false;
      }
    }
    return true;
  }
}
